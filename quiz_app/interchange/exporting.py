"""Carrying a deck out: as a table that holds all of its questions, or as Markdown of hashcards, which holds less."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from quiz_app.decks.as_written import as_written
from quiz_app.decks.deck import Deck
from quiz_app.interchange.cells import cells_of, columns_for
from quiz_app.interchange.form import Fate, Note, note
from quiz_app.interchange.hashcards_text import card_text
from quiz_app.questions.model import Question

TARGETS = ("csv", "tsv", "markdown")
_HEAD = ("description", "language", "license", "document", "sources")


@dataclass(frozen=True, slots=True)
class Carried:
    """The text of a deck in another form, and what it does not hold as the deck has it; `line` is that of the deck.

    `questions` counts those that are in it.
    """

    text: str
    questions: int
    notes: tuple[Note, ...] = ()


def as_table(deck: Deck, delimiter: str = ",") -> Carried:
    """All questions as a table after RFC 4180: a row a question, a column a key, lines with CR LF."""
    kinds = [placed.question.type_name for placed in deck.questions]
    rows = [cells_of(as_written(placed.question)) for placed in deck.questions]
    columns = columns_for(rows)
    header = ("id", "type", *(name for name in columns if name not in ("id", "type")))
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(header)
    for kind, row in zip(kinds, rows, strict=True):
        filled = {**row, "type": kind}
        writer.writerow([filled.get(name, "") for name in header])
    return Carried(out.getvalue(), len(rows), tuple(_of_head(deck)))


def as_markdown(deck: Deck) -> Carried:
    """What can be said as hashcards: questions with answers, and clozes; what is lost is noted."""
    notes = _of_head(deck)
    cards: list[str] = []
    for placed in deck.questions:
        said = card_text(placed.question)
        line, asks = placed.start.line, placed.question.prompt(placed.question.parts()[0]).text
        if said.text:
            cards.append(said.text)
        for why in said.lost:
            fate = Fate.CHANGED if said.text else Fate.DROPPED
            notes.append(note(fate, line, asks, why))
        if said.text:
            notes += (
                note(Fate.DROPPED, line, asks, f"Hashcards have no `{key}`.")
                for key in _without_place(placed.question)
            )
    title = deck.title.replace("\\", "\\\\").replace('"', '\\"')
    text = f'---\nname = "{title}"\n---\n\n' + "\n\n".join(cards)
    return Carried(f"{text}\n" if cards else text, len(cards), tuple(notes))


def _of_head(deck: Deck) -> list[Note]:
    """What stands above the questions and has no place in the other form."""
    lost = [key for key in _HEAD if getattr(deck, key)]
    if not lost:
        return []
    why = f"What stands above the questions stays out: {', '.join(lost)}."
    return [note(Fate.DROPPED, 0, deck.id, why)]


def _without_place(question: Question) -> Sequence[str]:
    """The keys that every type may have and hashcards have not; the id comes from the text there."""
    about = question.about
    held = {
        "explain": about.explain, "hint": about.hint, "source": about.citations, "contradicts": about.contradicts,
        "inference": about.inference, "according_to": about.according_to, "as_of": about.as_of, "tags": about.tags,
        "group": about.groups, "when": about.when, "level": about.level, "draft": about.draft,
    }  # fmt: skip
    return [key for key, value in held.items() if value]
