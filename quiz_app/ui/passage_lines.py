"""Sections and passages as lines of pieces: how well each is remembered as a sign, its text, and a few words on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from quiz_app.documents.pictures import MappedPassage, MappedSection
from quiz_app.questions.sections import section_words
from quiz_app.ui.flow import Spot
from quiz_app.ui.folding import Cut, cuts_of
from quiz_app.ui.memory_words import figure_of, sign_of, style_of
from quiz_app.ui.widgets.brush import Piece, fitted

if TYPE_CHECKING:
    from quiz_app.ui.glyphs import Glyphs

Item = MappedSection | MappedPassage
MARGIN = 4  # cells for cursor and sign
FIGURES = 15  # cells for what is told of a passage, with the space before it
READING = 72
WITH_FIGURES = 60  # cells from which on there is room for them
MOST_KEPT = 1_000
LONGEST_SHOWN = 100_000  # characters of one passage
WHOLE = 1_000_000  # lines


class Columns(NamedTuple):
    """Cells before a line, of its text, and of what is told beside it, 0 where that has no room."""

    left: int
    text: int
    figures: int


def columns_in(width: int, *, centred: bool) -> Columns:
    """How a line of so many cells is divided."""
    figures = FIGURES if width >= WITH_FIGURES else 0
    text = max(2, min(READING, width - MARGIN - figures - 1))
    left = max(0, (width - MARGIN - text - figures) // 2) if centred else 0
    return Columns(left, text, figures)


class Laid(NamedTuple):
    """An item in lines: blank ones, where its text is cut, blank ones; `more` says that there is more of its text."""

    before: int
    cuts: list[Cut]
    after: int
    more: bool

    @property
    def height(self) -> int:
        """All lines of it."""
        return self.before + len(self.cuts) + self.after


class PassageLines:
    """Lays and draws the items at one width: whole and centred for `reading`, else what fits of their beginnings.

    Each item is looked at only when it is asked for. Beginnings are as long as lets all of them stand in `room`
    lines with a blank line between them, or one line each where that cannot be.
    """

    def __init__(self, items: Sequence[Item], width: int, room: int, *, reading: bool) -> None:
        self.items = items
        self.columns = columns_in(max(1, width), centred=reading)
        self._reading = reading
        self._is_asked = any(each.memories.cards for each in items)  # else it is not said of each passage
        self._laid: dict[int, Laid] = {}
        self._most = WHOLE if reading else self._fitting(room)

    def _fitting(self, room: int) -> int:
        """How many lines the longest beginnings may have."""
        if len(self.items) * 3 > room:
            return 1
        heights = [len(self._cut(item, self.columns.text, room)) for item in self.items]
        fits = (
            most for most in range(room, 1, -1) if sum(min(most, each) + 1 for each in heights) <= room + 1
        )
        return next(fits, 1)

    def lay(self, place: int) -> Laid:
        """An item in lines; kept, as it may soon be needed again."""
        if place not in self._laid:
            if len(self._laid) > MOST_KEPT:
                self._laid.clear()
            item, most = self.items[place], self._most
            if isinstance(item, MappedSection):
                cuts = self._cut(item, self.columns.text, WHOLE)
                self._laid[place] = Laid(1 if place else 0, cuts, 1, False)
            else:
                cuts = self._cut(item, self.columns.text, most)
                self._laid[place] = Laid(0, cuts[:most], 1 if most > 1 else 0, len(cuts) > most)
        return self._laid[place]

    def height_of(self, place: int) -> int:
        """How many lines an item takes, with the blank ones around it."""
        return self.lay(place).height

    def text_lines(self, place: int) -> tuple[Spot, Spot]:
        """The first and the last line of an item's text."""
        laid = self.lay(place)
        return Spot(place, laid.before), Spot(place, laid.before + len(laid.cuts) - 1)

    def _cut(self, item: Item, width: int, lines: int) -> list[Cut]:
        """Where the lines of an item end; for few lines, not much more than these is looked at."""
        return cuts_of(text_of(item)[: min(LONGEST_SHOWN, (lines + 2) * width * 2)], width)

    def pieces(
        self, spot: Spot, glyphs: Glyphs, *, here: bool, words: re.Pattern[str] | None
    ) -> Iterable[Piece]:
        """One line: its margin, with the cursor where it is `here`, its text, and what is told of the passage."""
        item, laid = self.items[spot.place], self.lay(spot.place)
        number = spot.line - laid.before
        yield " " * self.columns.left, ""
        if not 0 <= number < len(laid.cuts):
            return
        if isinstance(item, MappedSection):
            yield f"{glyphs.cursor if here and number == 0 else '':<{MARGIN}}", "$accent bold"
            yield from _marked(text_of(item), laid.cuts[number], "bold", words)
            return
        memories, first = item.memories, number == 0
        on = " on $lifted" if here and not self._reading else ""
        yield f"{glyphs.cursor if first and here else ' '} ", f"$accent bold{on}"
        yield sign_of(memories, glyphs) if first else " ", style_of(memories) + on
        yield " ", on.strip()
        style = "" if self._reading or memories.cards else "$quiet"
        for text, look in self._text(text_of(item), laid, number, style, words):
            yield text, f"{look}{on}".strip()
        if self.columns.figures:
            told = figure_of(memories) if first and self._is_asked else ""
            yield fitted(told, self.columns.figures, right=True), f"$quiet{on}"

    def _text(
        self, text: str, laid: Laid, number: int, style: str, words: re.Pattern[str] | None
    ) -> Iterable[Piece]:
        """The text of a line, as wide as its column; where it is the last and there is more, it ends so."""
        start, end = laid.cuts[number]
        if laid.more and number == len(laid.cuts) - 1:
            last = text[start:end] if cell_len(text[start:end]) < self.columns.text else text[start : end - 2]
            yield fitted(f"{last.rstrip()}…", self.columns.text), style
            return
        yield from _marked(text, (start, end), style, words)
        yield " " * max(0, self.columns.text - cell_len(text[start:end])), style


def text_of(item: Item) -> str:
    """What an item says."""
    return section_words(item.section.title) if isinstance(item, MappedSection) else item.passage.text


def _marked(text: str, cut: Cut, style: str, words: re.Pattern[str] | None) -> Iterable[Piece]:
    """A line of a text, with what of the words looked for stands in it reversed."""
    at, end = cut
    for match in words.finditer(text) if words else ():
        if match.start() >= end:
            break
        first, last = max(at, match.start()), min(end, match.end())
        if first < last:
            yield text[at:first], style
            yield text[first:last], f"{style} reverse".strip()
            at = last
    yield text[at:end], style
