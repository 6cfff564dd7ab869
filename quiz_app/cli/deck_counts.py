"""What `quiz decks counts` prints: a table for people, and the same counts for programs."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from quiz_app.text import one_line, plural

if TYPE_CHECKING:
    from quiz_app.documents.document import Document
    from quiz_app.documents.shelf import DocumentShelf
    from quiz_app.study.counting import Counts, DeckCounts

_NARROWEST, _WIDEST = 60, 100
_ROOM_FOR_NAMES = 34
_SHARE = 6  # of a column with per cent
_NOTHING = "-"
_LAST = 1_000_000  # behind all sections of a document

Row = tuple[str, Sequence[int]]


def plain(counts: Counts) -> dict[str, object]:
    """Counts for programs; a section is called as citations write it, `DOCUMENT > SECTION`."""
    return {
        "questions": counts.questions,
        "drafts": counts.drafts,
        "types": dict(counts.types),
        "levels": dict(counts.levels),
        "tags": dict(counts.tags),
        "sections": {" > ".join(filter(None, place)): count for place, count in counts.sections.items()},
    }


def print_counts(decks: Sequence[DeckCounts], total: Counts, shelf: DocumentShelf) -> None:
    """The counts of some decks and of all of them together, as a table that fits the terminal."""
    table = _Table([each.counts for each in decks], total, shutil.get_terminal_size().columns)
    for number, each in enumerate(decks, 1):
        name = f"{number}  {each.deck}" if table.of_each else each.deck
        click.echo(_cut(f"{name}: {one_line(each.title)}", table.room))
    click.echo()
    for line in table.lines():
        click.echo(line)
    for document in dict.fromkeys(document for document, _ in total.sections):
        read = _read(document, decks, shelf)
        rows = _sections(document, read, table.columns)
        for line in table.block(f"sections of {document}" if document else "sections", rows):
            click.echo(line)
        if left := _without(read, rows):
            click.echo(left)


class _Table:
    """Numbers under the numbers of their decks, then those of all, and their share; one deck needs no other column.

    Where there is no room for the columns of all decks, none has one.
    """

    def __init__(self, each: Sequence[Counts], total: Counts, room: int) -> None:
        self.room = min(max(room, _NARROWEST), _WIDEST)
        self._total = total
        self._wide = max(len(f"{total.questions:,}"), len("all")) + 2
        self._each = max((len(f"{counts.questions:,}") for counts in each), default=1) + 2
        fits = self._names(len(each)) >= _ROOM_FOR_NAMES
        self.of_each: Sequence[Counts] = each if len(each) > 1 and fits else ()
        self.columns = (*self.of_each, total)

    def lines(self) -> Iterator[str]:
        """All counts but those of sections."""
        columns = self.columns
        heads = "".join(f"{number:>{self._each}}" for number in range(1, len(self.of_each) + 1))
        if heads:
            yield f"{'':{self._names(len(self.of_each))}}{heads}{'all':>{self._wide}}"
        yield self._line("questions", [counts.questions for counts in columns], share=False)
        if self._total.drafts:
            yield self._line("drafts, not counted below", [counts.drafts for counts in columns], share=False)
        yield from self.block("types", self._rows([counts.types for counts in columns]))
        yield from self.block("levels", self._rows([counts.levels for counts in columns]))
        yield from self.block("tags", self._rows([counts.tags for counts in columns]))

    def block(self, title: str, rows: Iterable[Row]) -> Iterator[str]:
        """Rows below their title."""
        yield ""
        yield _cut(title, self.room)
        for name, numbers in rows:
            yield self._line(name, numbers, indent=2)

    def _rows(self, columns: Sequence[Mapping[str, int]]) -> Iterator[Row]:
        for name in columns[-1]:
            yield name or "(none)", [column.get(name, 0) for column in columns]

    def _line(self, name: str, numbers: Sequence[int], *, share: bool = True, indent: int = 0) -> str:
        from rich.cells import set_cell_size

        room = self._names(len(self.of_each))
        *each, total = (f"{number:,}" if number else _NOTHING for number in numbers)
        cells = "".join(f"{number:>{self._each}}" for number in each)
        part = _share(numbers[-1], self._total.questions) if share else ""
        name = _cut(" " * indent + one_line(name, room), room)
        return f"{set_cell_size(name, room)}{cells}{total:>{self._wide}}{part:>{_SHARE}}".rstrip()

    def _names(self, columns: int) -> int:
        return self.room - columns * self._each - self._wide - _SHARE


def _sections(document: str, read: Document | None, columns: Sequence[Counts]) -> list[Row]:
    """The cited sections of a document, in its own order where it was `read`, else in that in which they are cited."""
    from quiz_app.documents.places_in import find_section

    found: dict[str, tuple[int, list[int]]] = {}
    for place in columns[-1].sections:
        if place[0] != document:
            continue
        section = find_section(read, place[1]) if read else None
        name = section.title if section else place[1] or ("(no section named)" if document else "(none)")
        _, numbers = found.setdefault(name, (section.number if section else _LAST, [0] * len(columns)))
        for column, counts in enumerate(columns):
            numbers[column] += counts.sections.get(place, 0)
    return [(name, numbers) for name, (_, numbers) in sorted(found.items(), key=lambda each: each[1][0])]


def _without(read: Document | None, rows: Iterable[Row]) -> str:
    """How many sections with a text of their own are not among the rows, in words."""
    cited = {name for name, _ in rows}
    left = (
        sum(section.title not in cited and bool(section.passages) for section in read.sections) if read else 0
    )
    return f"  ({plural(left, 'section')} without a question)" if left else ""


def _read(document: str, decks: Sequence[DeckCounts], shelf: DocumentShelf) -> Document | None:
    """The document, where it can be had by what a deck says of it."""
    from quiz_app.errors import QuizError

    for deck in decks:
        for source in deck.sources:
            if source.id == document:
                try:
                    read = shelf.read(document, source.file, deck.path, source.title)
                except QuizError:
                    return None  # `quiz documents` tells why; the counts are good without it
                if read is not None:
                    return read
    return None


def _share(part: int, whole: int) -> str:
    if not part or not whole:
        return ""
    return "<1%" if part / whole < 0.005 else f"{part / whole:.0%}"


def _cut(text: str, room: int) -> str:
    """Text that takes at most `room` cells of a line."""
    from rich.cells import cell_len, chop_cells

    return text if cell_len(text) <= room else f"{chop_cells(text, room - 1)[0].rstrip()}…"
