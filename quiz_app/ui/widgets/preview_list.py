"""All cards of a deck that is previewed, a line each: the line of the file, and what is asked or answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.questions.fences import plain_lines
from quiz_app.study.wording import gist
from quiz_app.text import one_line
from quiz_app.ui.widgets.brush import Piece, fitted
from quiz_app.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from quiz_app.ui.preview_words import Entry

CURSOR, LINE, LONGEST = 2, 6, 300


class PreviewList(LineList, can_focus=False):
    """The screen moves the cursor, which stands on the card that is shown."""

    def __init__(self) -> None:
        super().__init__("entries")
        self.entries: Sequence[Entry] = ()
        self._broken: frozenset[str] = frozenset()
        self._warned: frozenset[str] = frozenset()
        self._turned = False

    @property
    def count(self) -> int:
        return len(self.entries)

    def show(
        self,
        entries: Sequence[Entry],
        cursor: int,
        *,
        broken: frozenset[str],
        warned: frozenset[str],
        turned: bool,
    ) -> None:
        """Show these cards, with the cursor on that place; `broken` and `warned` are ids of their questions."""
        self.entries, self._broken, self._warned, self._turned = entries, broken, warned, turned
        self.renew(cursor)

    def instead(self) -> list[Content]:
        return [Content("  No card yet.").stylize("$quiet")]

    def line(self, place: int, width: int) -> Iterable[Piece]:
        entry, here, glyphs = self.entries[place], place == self.cursor, self.app.glyphs
        on = " on $lifted" if here else ""
        question = entry.shown.question
        yield f"{glyphs.cursor} " if here else "  ", f"$accent bold{on}"
        yield f"{entry.shown.line:>{LINE - 1}} ", f"$quiet{on}"
        is_broken = entry.shown.kept or entry.id in self._broken
        mark = glyphs.leech if is_broken or entry.id in self._warned else " "
        yield f"{mark} ", f"{'$warning' if is_broken else '$faint'}{on}"
        said = (
            " ".join(plain_lines(question.answer(entry.part)))
            if self._turned
            else gist(question.prompt(entry.part).text)
        )
        room = max(0, width - CURSOR - LINE - 2)
        yield fitted(one_line(said, LONGEST), room), f"{'bold' if here else ''}{on}".strip()
