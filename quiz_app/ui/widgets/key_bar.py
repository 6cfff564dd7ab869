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
        offers = self._offered.copy()
        _drop_what_does_not_fit(offers, width - 2)
        left = [offer for offer in offers if GROUPS[offer.group] is not ALWAYS]
        right = [offer for offer in offers if GROUPS[offer.group] is ALWAYS]
        parts: list[Content] = []
        self._spots = []
        place = self._place(left, 1, parts)
        start = max(place, width - 1 - _width(right))
        parts.append(Content(" " * (start - place)))
        self._place(right, start, parts)
        return [Content(" ").append(Content.assemble(*parts))]

    def _place(self, offers: list[Offer], place: int, parts: list[Content]) -> int:
        """Add the offers to `parts` from cell `place` on, remembering where each stands; gives the cell after."""
        for index, offer in enumerate(offers):
            if index:
                gap = _gap(offers[index - 1], offer)
                parts.append(Content(" " * gap))
                place += gap
            parts.append(Content.assemble((offer.key, "bold"), " ", (offer.label, "$quiet")))
            self._spots.append((place, place + offer.width, offer))
            place += offer.width
        return place

    def _offers(self) -> list[Offer]:
        offers: dict[tuple[int, str], Offer] = {}
        label_of = getattr(self.screen, "label_of", None)
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
                offers[place] = Offer(key_name(binding.key), label, binding.action, active.node, group)
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


def _gap(before: Offer, after: Offer) -> int:
    return 3 if before.group == after.group else 4


def _width(offers: list[Offer]) -> int:
    gaps = sum(_gap(before, after) for before, after in pairwise(offers))
    return sum(offer.width for offer in offers) + gaps


def _drop_what_does_not_fit(offers: list[Offer], room: int) -> None:
    """Take out what matters least until the rest fits; the first and the last, which is help, stay longest."""
    while len(offers) > 2 and _width(offers) > room:
        middle = [index for index, offer in enumerate(offers) if GROUPS[offer.group] is not ALWAYS and index]
        del offers[middle[-1] if middle else -2]
