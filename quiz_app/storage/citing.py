"""Which documents are cited, by what: kept beside the questions, so that a document's cards are found at once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from quiz_app.journal import codec
from quiz_app.memory.fsrs import Parameters
from quiz_app.memory.keeping import known_now
from quiz_app.questions.contents import from_content
from quiz_app.questions.model import Question
from quiz_app.storage.database import Database
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.rows import number_learner
from quiz_app.storage.tables import card, card_state, deck, question, question_citation

_AT_ONCE = 1000
_R, _Q, _C, _S, _D = question_citation.c, question.c, card.c, card_state.c, deck.c
_PUT = Prepared(insert_or(question_citation), question_citation.c.keys())
_DROP = Prepared(
    delete(question_citation).where(_R.deck == bindparam("of_deck"), _R.question == bindparam("of_question"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedHere:
    """One card that can be asked, by one place of a document that its question cites as its source.

    `question` is deck/question and `fingerprint` its wording's; `number` counts its citations from 1. `known` is
    what the card adds to what is known (0-1, see `memory.keeping`), None for one that is new.
    """

    card: str
    question: str
    fingerprint: str
    number: int
    section: str
    passage: int
    known: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedHere:
    """One deck that cites a document, in whatever way."""

    document: str
    deck: str


def citation_rows(deck_id: str, asked: Question) -> Iterator[dict[str, object]]:
    """The rows that keep where a question comes from: its sources, then what contradicts them."""
    about = asked.about
    told = [(each, False) for each in about.citations] + [(each, True) for each in about.contradicts]
    for number, (each, contradicts) in enumerate(told, start=1):
        yield {
            "deck": deck_id,
            "question": about.id,
            "number": number,
            "document": each.document,
            "section": each.section,
            "passage": each.passage,
            "contradicts": contradicts,
        }


def put_citations(
    connection: Connection, deck_id: str, changed: Iterable[Question], known: Iterable[str]
) -> None:
    """Keep where these questions of a deck come from; of the `known` ones what was kept before is dropped first."""
    _DROP.run_each(connection, [{"of_deck": deck_id, "of_question": name} for name in known])
    _PUT.run_each(connection, [row for each in changed for row in citation_rows(deck_id, each)])


def remake_citations(connection: Connection) -> None:
    """Make the citations of all questions anew, also of those that left, within the caller's transaction."""
    connection.execute(delete(question_citation))
    rows = connection.execute(select(_Q.deck, _Q.question, _Q.content))
    for some in rows.partitions(_AT_ONCE):
        made = [row for deck_id, name, content in some for row in _rows_in(deck_id, name, content)]
        if made:
            connection.execute(insert(question_citation), made)


def _rows_in(deck_id: str, name: str, content: str) -> list[dict[str, object]]:
    try:
        found = citation_rows(deck_id, from_content(codec.read(content)))
    except (ValueError, TypeError, KeyError, AttributeError):  # of a newer version, which knows more types
        return []
    return [{**row, "question": name} for row in found]


def cited_by(database: Database, document: str | None = None) -> tuple[CitedHere, ...]:
    """Every document (or the one named) with each deck that cites it and may be studied, in the order of the shelf."""
    query = (
        select(_R.document, _R.deck, _D.title)
        .join_from(question_citation, question, and_(_Q.deck == _R.deck, _Q.question == _R.question))
        .join(deck, _D.deck == _R.deck)
        .where(_Q.present, _D.present)
        .distinct()
    )
    if document is not None:
        query = query.where(_R.document == document)
    rows = sorted(_rows(database, query), key=lambda row: (row[0], row[2].casefold(), row[1]))
    return tuple(CitedHere(document=row[0], deck=row[1]) for row in rows)


def asked_of(
    database: Database, learner: str, today: int, parameters: Parameters, document: str | None = None
) -> dict[str, list[AskedHere]]:
    """The cards that can be asked, by the document (or the one named) that they cite as their source.

    They come in the order of the shelf: by the deck's title, then the place in the deck; a card that cites several
    places of a document comes with each. Suspended cards are cards too. Reads all states of these cards at once:
    not for a key press.
    """
    # The cards of a question lie together by their names, of which "$" ends the last; SQLite would otherwise look
    # through the whole deck for those of each question.
    name = _R.deck + "/" + _R.question
    same = and_(_S.card == _C.uid, _S.learner == bindparam("person"))
    query = (
        select(
            _R.document, _R.deck, _R.question, _R.number, _R.section, _R.passage, _Q.fingerprint, _C.uid,
            _C.position, _S.stability, _S.last_day, _S.due_day,
        )
        .join_from(question_citation, question, and_(_Q.deck == _R.deck, _Q.question == _R.question))
        .join(card, and_(_C.uid.between(name, name + "$"), _C.question == _R.question))
        .outerjoin(card_state, same)
        .where(_R.contradicts.is_(False), _C.active)
    )  # fmt: skip
    if document is not None:
        query = query.where(_R.document == document)
    with database.read() as connection:
        person = number_learner(connection, learner)
        shelf = {row[0]: (row[1].casefold(), row[0]) for row in connection.execute(select(_D.deck, _D.title))}
        rows = list(connection.execute(query, {"person": person}).cursor.fetchall())
    rows.sort(key=lambda row: (shelf.get(row[1], (row[1], row[1])), row[8], row[7], row[3]))
    found: dict[str, list[AskedHere]] = {}
    for cited, deck_id, named, number, section, passage, print_, uid, _, stability, last_day, due_day in rows:
        known = None if stability is None else known_now(stability, last_day, due_day, today, parameters)
        found.setdefault(cited, []).append(
            AskedHere(
                card=uid,
                question=f"{deck_id}/{named}",
                fingerprint=print_,
                number=number,
                section=section,
                passage=passage,
                known=known,
            )
        )
    return found


def contents_of(database: Database, names: Sequence[str]) -> dict[str, dict[str, object]]:
    """The content of each of these questions (deck/question) that the library has."""
    wanted = func.json_each(bindparam("names")).table_valued("value")
    deck_id = func.substr(wanted.c.value, 1, func.instr(wanted.c.value, "/") - 1)
    name = func.substr(wanted.c.value, func.instr(wanted.c.value, "/") + 1)
    query = select(wanted.c.value, _Q.content).join_from(
        wanted, question, and_(_Q.deck == deck_id, _Q.question == name)
    )
    found: dict[str, dict[str, object]] = {}
    with database.read() as connection:
        for start in range(0, len(names), _AT_ONCE):
            some = json.dumps(names[start : start + _AT_ONCE])
            rows = connection.execute(query, {"names": some}).cursor.fetchall()
            found.update((row[0], codec.read(row[1])) for row in rows)
    return found


def _rows(database: Database, query: Select[*tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    with database.read() as connection:
        return list(connection.execute(query).cursor.fetchall())
