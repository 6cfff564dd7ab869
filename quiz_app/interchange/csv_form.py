"""A table of cards, CSV or TSV, as questions: without loss where `quiz export` wrote it, else as can be told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from quiz_app.decks.writing import Value
from quiz_app.errors import WrongUse
from quiz_app.interchange.cells import values_of
from quiz_app.interchange.columns import DECK, SKIP, Columns, columns_of
from quiz_app.interchange.form import NO_ANSWER, NO_QUESTION, Card, Fate, Form, Note, Told, note, silent
from quiz_app.interchange.options import (
    ALL_RIGHT,
    CORRECT,
    NO_RIGHT_OPTION,
    OPTION,
    By,
    picked,
    question_of,
    told_by,
)
from quiz_app.interchange.rich_text import MEDIA_NAMED, NO_HTML, has_media, is_html, without_html
from quiz_app.interchange.table import Table, table_of
from quiz_app.questions.identity import is_id
from quiz_app.text import clean, one_line

_SAMPLE = 200
_EVERY = 1000  # rows between two words on how far it is
_GAP = re.compile(r"\{\{c\d+::")
_SEPARATED = re.compile(r"\s*[;|\n]\s*")
SEVERAL_DECKS = "The file names several decks; each became a tag."


def read_table(
    text: str,
    kind: str,
    *,
    columns: str = "",
    delimiter: str = "",
    header: bool | None = None,
    told: Told = silent,
) -> Form:
    """The cards of a table; `kind` is csv or tsv. See `columns_of` and `table_of` for what may be overridden.

    Raises WrongUse where it is no table, or its columns cannot be told.
    """
    table = table_of(text, delimiter)
    sample = [row for _line, row in islice(table.rows(), _SAMPLE)]
    if not sample:
        raise WrongUse("There are no rows in the file.", hint="Nothing was written.")
    told_columns = columns_of(sample, columns, table.directives, header=header)
    by = _told_by(table, told_columns)
    reader = _Rows(table, told_columns, told, by)
    cards = tuple(reader.cards())
    return Form(
        kind=kind,
        cards=reader.tagged(cards),
        notes=tuple(reader.notes),
        read_as=(
            table.read_as(),
            *told_columns.read_as(),
            *((by.sentence(),) if by else ()),
        ),
        deck=reader.only_deck if is_id(reader.only_deck) else "",
        title=reader.only_deck.rpartition("::")[2] or table.directives.get("deck", ""),
    )


def _told_by(table: Table, columns: Columns) -> By | None:
    """How the rows tell the right one of their options; None where no column holds options."""
    if OPTION not in columns.roles or columns.own:
        return None
    rows = islice(table.rows(), int(columns.header), None)
    return told_by(_options_in(columns, row) for _line, row in rows)


def _options_in(columns: Columns, row: Sequence[str]) -> tuple[list[str], str]:
    """The options of a row, "" for those that are not there, and what says which are right."""
    cells = {OPTION: list[str](), CORRECT: list[str]()}
    for role, cell in zip(columns.roles, row, strict=False):
        if role in cells:
            text = without_html(cell) if is_html(cell) else cell
            cells[role].append(clean(text).strip())
    return cells[OPTION], " ".join(cells[CORRECT])


class _Rows:
    """Turns the rows of a table into cards, and notes what was not kept as it was."""

    def __init__(self, table: Table, columns: Columns, told: Told, by: By | None) -> None:
        self._by = by
        self._table = table
        self._columns = columns
        self._told = told
        self._decks: dict[int, str] = {}
        self.notes: list[Note] = []

    @property
    def only_deck(self) -> str:
        """The deck that all rows name, if they name one and no other."""
        names = set(self._decks.values())
        return next(iter(names)) if len(names) == 1 else ""

    def cards(self) -> Iterator[Card]:
        size = self._table.text.count("\n") + 1
        rows = self._table.rows()
        if self._columns.header:
            next(rows, None)
        for number, (line, row) in enumerate(rows):
            if number % _EVERY == 0:
                self._told("Reading the rows", line, size)
            if len(row) > len(self._columns.roles):
                self._note(
                    Fate.CHANGED, line, row, "It has more cells than there are columns; these were left out."
                )
            card = self._own(line, row) if self._columns.own else self._card(line, row)
            if card is not None:
                yield card

    def tagged(self, cards: Sequence[Card]) -> tuple[Card, ...]:
        """The cards with their deck's name as a tag, where the rows name several."""
        if len(set(self._decks.values())) < 2:
            return tuple(cards)
        found = []
        for card in cards:
            name = self._decks.get(card.line, "")
            tags = card.values.get("tags", ())
            held = (
                [each for each in tags if isinstance(each, str)] if not isinstance(tags, str | bool) else []
            )
            if name and name not in held:
                self.notes.append(note(Fate.CHANGED, card.line, name, SEVERAL_DECKS))
                values = {**card.values, "tags": [*held, name]}
                found.append(Card(line=card.line, values=values, eyes=card.eyes))
            else:
                found.append(card)
        return tuple(found)

    def _note(self, fate: Fate, line: int, row: Sequence[str], why: str) -> None:
        self.notes.append(note(fate, line, " | ".join(row), why))

    def _own(self, line: int, row: Sequence[str]) -> Card | None:
        cells = dict(zip(self._columns.roles, row, strict=False))
        kind = cells.pop("type", "").strip()
        try:
            values = values_of(cells)
        except ValueError as failure:
            self._note(Fate.DROPPED, line, row, f"It cannot be read: {one_line(str(failure), 120)}")
            return None
        if kind == "typed" and not {"accept", "reject"} & set(values):
            values["typed"] = True
        return Card(line=line, values=values)

    def _card(self, line: int, row: Sequence[str]) -> Card | None:
        cells = self._plain_cells(line, row)
        held = {role: "\n".join(texts) if role != "wrong" else "" for role, texts in cells.items()}
        if held.get(DECK):
            self._decks[line] = one_line(held[DECK], 80)
        values: dict[str, Value] = {}
        main = self._chosen(line, row, held) if self._by is not None else _main(held)
        if isinstance(main, str):
            self._note(Fate.DROPPED, line, row, main)
            return None
        values |= main
        if "answer" in values and (wrong := _several(cells.get("wrong", ()))):
            values["wrong"] = list(wrong)
        if "answer" in values and "wrong" not in values and held.get("accept"):
            values["accept"] = list(_several((held["accept"],)))
        values |= {key: held[key] for key in ("explain", "hint", "when", "level", "id") if held.get(key)}
        if tags := _tags(cells.get("tags", ()), spaced="tags column" in self._table.directives):
            values["tags"] = list(tags)
        media = any(has_media(cell) for cell in row)
        return Card(line=line, values=values, eyes=(MEDIA_NAMED,) if media else ())

    def _chosen(self, line: int, row: Sequence[str], held: dict[str, str]) -> dict[str, Value] | str:
        """What a row with options asks and answers; without options it is like any other. Or why it is none."""
        options, correct = _options_in(self._columns, row)
        question = held.get("question", "")
        if not any(options):
            return _main({**held, "answer": correct})
        if not question:
            return NO_QUESTION
        right = [options[place] for place in picked(options, correct, self._by or By.TEXT)]
        if self._by is By.APART and correct:
            right = [correct]
        if not right:
            return NO_RIGHT_OPTION if correct else NO_ANSWER
        values = question_of(question, options, right)
        if "answers" in values and "wrong" not in values:
            self._note(Fate.CHANGED, line, row, ALL_RIGHT)
        return values

    def _plain_cells(self, line: int, row: Sequence[str]) -> dict[str, list[str]]:
        """The texts of each role, without HTML where that was there."""
        found: dict[str, list[str]] = {}
        changed = False
        for role, cell in zip(self._columns.roles, row, strict=False):
            if role == SKIP or not cell.strip():
                continue
            text = without_html(cell) if is_html(cell) else cell
            changed = changed or text != cell
            if text.strip():
                found.setdefault(role, []).append(clean(text).strip())
        if changed:
            self._note(Fate.CHANGED, line, row, NO_HTML)
        return found


def _main(held: dict[str, str]) -> dict[str, Value] | str:
    """What a card asks and answers, or why it is none."""
    question, answer = held.get("question", ""), held.get("answer", "")
    cloze = held.get("cloze") or (question if _GAP.search(question) else "")
    if cloze:
        # What stands on the back of a cloze is shown with its answer.
        more = [text for text in (answer, held.get("explain", "")) if text]
        held["explain"] = "\n".join(more)
        return {"cloze": cloze}
    if held.get("term") and held.get("definition"):
        return {"term": held["term"], "definition": held["definition"]}
    question = question or held.get("term", "")
    answer = answer or held.get("definition", "")
    if not question:
        return NO_QUESTION
    return {"question": question, "answer": answer} if answer else NO_ANSWER


def _several(cells: Sequence[str]) -> tuple[str, ...]:
    """The texts of cells of which each may hold several, with semicolons, bars or line ends between."""
    texts = (text.strip() for cell in cells for text in _SEPARATED.split(cell))
    return tuple(dict.fromkeys(text for text in texts if text))


def _tags(cells: Sequence[str], *, spaced: bool) -> tuple[str, ...]:
    """Tags have commas or semicolons between them, or spaces: where it is said so, and where `a::b` or `#a` stands."""
    found: list[str] = []
    for cell in cells:
        parts = re.split(r"[,;|\n]", cell)
        if len(parts) == 1 and (spaced or re.search(r"(?:^|\s)#\w|::", cell)):
            parts = cell.split()
        found += (one_line(part.strip().removeprefix("#")) for part in parts)
    return tuple(dict.fromkeys(tag for tag in found if tag))
