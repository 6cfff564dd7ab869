"""Passages of a document, one below another: what they are cited for stands out, and only what is in sight is drawn."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import getters
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from quiz_app.ui.folding import cuts_of
from quiz_app.ui.host import Host
from quiz_app.ui.widgets.brush import Brush, Piece
from quiz_app.ui.widgets.column import Column, column_in

if TYPE_CHECKING:
    from quiz_app.documents.document import Span
    from quiz_app.documents.pictures import CitedPlace

SIGN_ROOM = 2
BESIDE = 64  # cells up to which passages may stand beside a card, where lines are rather long than aligned
MARKED = "bold underline"


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph. One that `stands_out` has a sign beside it, `style` is that of its text, `marks` are evidence."""

    text: str
    style: str = ""
    stands_out: bool = False
    marks: tuple[Span, ...] = ()


class _Line(NamedTuple):
    """Which part of which paragraph stands on a line; an empty line belongs to the paragraph below it."""

    paragraph: int
    start: int
    end: int


def as_evidence(place: CitedPlace) -> list[Written]:
    """The section of a cited place: what bears the answer out stands out, its evidence marked; all else is quiet."""
    if place.section is None:
        return [Written(place.missing, "$quiet")]
    from quiz_app.documents.proving.bearing import bearing

    shown = bearing(place)
    return [
        Written(each.text, "", stands_out=True, marks=tuple(place.marked.get(each.number, ())))
        if each.number in shown
        else Written(each.text, "$quiet")
        for each in place.section.passages
    ]


def as_text(place: CitedPlace) -> list[Written]:
    """The section of a cited place as it is to be read, with nothing given away of what will be asked."""
    passages = place.section.passages if place.section else ()
    return [Written(each.text) for each in passages]


def column_of(width: int) -> Column:
    """Where passages stand in so many cells, with room for a sign before them: over a card where its text does."""
    column = column_in(width)
    return column if width > BESIDE else Column(SIGN_ROOM, 0, max(1, width - SIGN_ROOM - 1))


class PassageView(ScrollView, can_focus=False):
    """Shows paragraphs from one of them on; another width leaves what is being read where it is."""

    ALLOW_SELECT = False
    DEFAULT_CSS: ClassVar[str] = """
    PassageView {
        width: 100%; height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable;
        background: transparent;
    }
    """
    app = getters.app(Host)

    def __init__(self) -> None:
        super().__init__()
        self._paragraphs: tuple[Written, ...] = ()
        self._first = 0
        self._lines: list[_Line] = []
        self._width = 0
        self._strips: dict[int, Strip] = {}
        self._brush = Brush(self)
        self._then: Callable[[], None] | None = None

    def show(
        self, paragraphs: Sequence[Written], first: int = 0, then: Callable[[], None] | None = None
    ) -> None:
        """Show these paragraphs, the one numbered `first` (from 0) in sight; `then` is called once they are painted."""
        self._then = then
        self._paragraphs = tuple(paragraphs)
        self._first = first
        self._width, self._lines = 0, []  # they may have no place yet to be laid out in
        self._strips.clear()
        self._lay()

    def renew(self) -> None:
        """Draw anew what is in sight, in other colours or signs."""
        self._strips.clear()
        self._brush.dry()
        self.refresh()

    def notify_style_update(self) -> None:
        self._strips.clear()
        self._brush.dry()
        super().notify_style_update()

    def on_resize(self) -> None:
        self._lay()

    @property
    def rows(self) -> int:
        """How many lines there is room for."""
        return max(1, self.scrollable_content_region.height)

    def _lay(self) -> None:
        """Break the paragraphs into lines of the present width."""
        width = self.scrollable_content_region.width
        if not width or width == self._width:
            return
        reads_at = self._lines[self.scroll_offset.y : self.scroll_offset.y + 1] if self._width else []
        self._width = width
        self._strips.clear()
        self._lines = list(self._broken(column_of(width).text))
        self.virtual_size = Size(0, len(self._lines))
        top = self._with(reads_at[0]) if reads_at else self._top()
        top = min(top, max(0, len(self._lines) - self.rows))
        self.scroll_to(y=top, animate=False, immediate=True, force=True)  # the scroll bar may not stand yet
        self.refresh()
        if self._then is not None:
            # What has changed asks for its layout when it is idle, and only then is there a refresh to wait for.
            self.call_later(self.call_after_refresh, self._then)
            self._then = None

    def _broken(self, width: int) -> Iterator[_Line]:
        for number, paragraph in enumerate(self._paragraphs):
            if number:
                yield _Line(number, -1, -1)
            for start, end in cuts_of(paragraph.text, width):
                yield _Line(number, start, end)

    def _with(self, before: _Line) -> int:
        """The line on which now stands what a line of another width began with."""
        return max(0, bisect_left(self._lines, _Line(before.paragraph, before.start + 1, -1)) - 1)

    def _top(self) -> int:
        """The line to begin with: that of the first paragraph's evidence, with as much before it as there is room."""
        begin = bisect_left(self._lines, _Line(self._first, 0, 0))
        end = bisect_left(self._lines, _Line(self._first + 1, -1, -1))
        if end <= self.rows:
            return 0
        marks = self._paragraphs[self._first].marks if self._first < len(self._paragraphs) else ()
        evidence = begin
        if marks:
            evidence = max(begin, bisect_left(self._lines, _Line(self._first, marks[0].start + 1, 0)) - 1)
        return begin if evidence < begin + self.rows - 1 else evidence - self.rows // 3

    def render_line(self, y: int) -> Strip:
        place = self.scroll_offset.y + y
        if place not in self._strips:
            self._strips[place] = self._brush.drawn(self._pieces(place), self._width)
        return self._strips[place]

    def _pieces(self, place: int) -> list[Piece]:
        if place >= len(self._lines) or self._lines[place].start < 0:
            return []
        line = self._lines[place]
        paragraph = self._paragraphs[line.paragraph]
        margin = column_of(self._width).start
        sign = self.app.glyphs.cited if paragraph.stands_out else " "
        pieces: list[Piece] = [(" " * (margin - SIGN_ROOM), ""), (sign, "$accent"), (" ", "")]
        at = line.start
        for mark in paragraph.marks:
            start, end = max(at, mark.start), min(line.end, mark.end)
            if start < end:
                pieces += [
                    (paragraph.text[at:start], paragraph.style),
                    (paragraph.text[start:end], MARKED),
                ]
                at = end
        pieces.append((paragraph.text[at : line.end], paragraph.style))
        return [piece for piece in pieces if piece[0]]
