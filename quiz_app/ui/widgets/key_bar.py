"""The last line of a screen: what can be done now, grouped, each by its key or with the mouse."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from quiz_app.ui.keys import ALWAYS, GROUPS, is_letter, key_name
from quiz_app.ui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual import events
    from textual.binding import Binding
    from textual.dom import DOMNode
    from textual.screen import Screen
    from textual.widget import Widget


class Offer(NamedTuple):
    """One action in the footer, with the node that it is run on."""

    key: str
    label: str
    action: str
    node: DOMNode
    group: int
    short: str = ""

    @property
    def width(self) -> int:
        """Cells that it takes, without what stands between offers."""
        return cell_len(self.key) + 1 + cell_len(self.label)


class KeyBar(Drawn):
    """The footer. It asks its screen for the active bindings each time they change."""

    DEFAULT_CSS: ClassVar[str] = """
    KeyBar { width: 100%; height: 1; text-wrap: nowrap; text-overflow: clip; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._spots: list[tuple[int, int, Offer]] = []
        self._offered: list[Offer] | None = None
        self._will_look = False
        self._gaps = _WIDE

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._look_soon, immediate=True)

    def _look_soon(self, _screen: Screen[object]) -> None:
        """Bindings are told to be new several times at each turn of a card: one look will do for all of them."""
        if not self._will_look:
            self._will_look = True
            self.call_next(self._look)

    def _look(self) -> None:
        self._will_look = False
        offers = self._offers()
        if offers != self._offered:
            self._offered = offers
            self.refresh()

    def drawn_lines(self, width: int) -> list[Content]:
        if self._offered is None:
            self._offered = self._offers()
        spare: tuple[str, ...] = getattr(self.screen, "SPARE", ())
        offers, self._gaps = _fitting(self._offered, width - 2, spare)
        left = [offer for offer in offers if GROUPS[offer.group] is not ALWAYS]
        right = [offer for offer in offers if GROUPS[offer.group] is ALWAYS]
        parts: list[Content] = []
        self._spots = []
        place = self._place(left, 1, parts)
        start = max(place, width - 1 - _width(right, self._gaps))
        parts.append(Content(" " * (start - place)))
        self._place(right, start, parts)
        return [Content(" ").append(Content.assemble(*parts))]

    def _place(self, offers: list[Offer], place: int, parts: list[Content]) -> int:
        """Add the offers to `parts` from cell `place` on, remembering where each stands; gives the cell after."""
        for index, offer in enumerate(offers):
            if index:
                gap = self._gaps.between(offers[index - 1], offer)
                parts.append(Content(" " * gap))
                place += gap
            parts.append(Content.assemble((offer.key, "bold"), " ", (offer.label, "$quiet")))
            self._spots.append((place, place + offer.width, offer))
            place += offer.width
        return place

    def _offers(self) -> list[Offer]:
        offers: dict[tuple[int, str], Offer] = {}
        label_of = getattr(self.screen, "label_of", None)
        shorter: dict[str, str] = getattr(self.screen, "SHORT", {})
        for active in self.screen.active_bindings.values():
            binding: Binding = active.binding
            if not binding.show or not active.enabled or binding.group not in GROUPS:
                continue
            if types_text(self.screen.focused, binding.key):
                continue
            label = label_of(binding) if label_of else binding.description
            place = (id(active.node), binding.action)
            if label and place not in offers:
                group = GROUPS.index(binding.group)
                short = shorter.get(binding.action, "") if label == binding.description else ""
                offers[place] = Offer(
                    key_name(binding.key), label, binding.action, active.node, group, short or label
                )
        return sorted(offers.values(), key=lambda offer: offer.group)

    async def on_click(self, event: events.Click) -> None:
        for start, end, offer in self._spots:
            if start <= event.x < end:
                event.stop()
                await self.app.run_action(offer.action, default_namespace=offer.node)
                return


def types_text(focused: Widget | None, key: str) -> bool:
    """Whether `key` is written into the text field that has the focus instead of doing anything."""
    return focused is not None and focused.check_consume_key("x", "x") and is_letter(key)


class _Gaps(NamedTuple):
    """The cells between two offers of one group, and between two groups."""

    within: int
    groups: int

    def between(self, before: Offer, after: Offer) -> int:
        """The cells between these two."""
        return self.within if before.group == after.group else self.groups


_WIDE, _CLOSE, _CLOSEST = _Gaps(3, 4), _Gaps(2, 3), _Gaps(2, 2)


def _width(offers: list[Offer], gaps: _Gaps) -> int:
    return sum(offer.width for offer in offers) + sum(gaps.between(*pair) for pair in pairwise(offers))


def _fitting(offers: list[Offer], room: int, spare: tuple[str, ...]) -> tuple[list[Offer], _Gaps]:
    """The offers that stand in so many cells, and the gaps between them.

    First they move closer; then those go that the screen can spare, the first of them first; then labels get short;
    and at last what matters least goes. The first offer and the last, which is help, stay longest.
    """
    fitting = offers.copy()
    for gaps in (_WIDE, _CLOSE):
        if _width(fitting, gaps) <= room:
            return fitting, gaps
    for action in spare:
        fitting = [offer for offer in fitting if offer.action != action]
        if _width(fitting, _CLOSE) <= room:
            return fitting, _CLOSE
    fitting = [offer._replace(label=offer.short) for offer in fitting]
    while len(fitting) > 2 and _width(fitting, _CLOSEST) > room:
        middle = [index for index, offer in enumerate(fitting) if GROUPS[offer.group] is not ALWAYS and index]
        del fitting[middle[-1] if middle else -2]
    return fitting, _CLOSE if _width(fitting, _CLOSE) <= room else _CLOSEST
