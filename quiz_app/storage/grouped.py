"""The cards of one group that progress is told of: of a section, of a tag, or dated in a year."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, exists, func, select

from quiz_app.questions.when import first_year
from quiz_app.storage.database import Database
from quiz_app.storage.tables import card, question, tag
from quiz_app.text import fold

_C, _Q, _T = card.c, question.c, tag.c


def of_section(database: Database, deck: str, section: str) -> tuple[str, ...]:
    """The cards of a deck's section that can be asked, in the deck's order."""
    return _cards(database, (deck,), _C.section == section)


def of_tag(database: Database, name: str, decks: Sequence[str] = ()) -> tuple[str, ...]:
    """The cards with a tag that can be asked, of these decks or of all, deck by deck."""
    tagged = exists().where(_T.tag == fold(name), _T.deck == _C.deck, _T.question == _C.question)
    return _cards(database, decks, tagged)


def of_year(database: Database, year: int, decks: Sequence[str] = ()) -> tuple[str, ...]:
    """The cards dated in a year (negative before the common era) that can be asked, of these decks or of all.

    Reads what every question says of its time: takes long where there are very many.
    """
    dated = func.coalesce(
        func.nullif(func.json_extract(_Q.content, "$.when"), ""), func.json_extract(_Q.content, "$.date")
    )
    query = (
        select(_C.uid, dated)
        .join(question, (_Q.deck == _C.deck) & (_Q.question == _C.question))
        .where(_C.active, dated.is_not(None), *_within(decks))
        .order_by(_C.deck, _C.position, _C.uid)
    )
    with database.read() as connection:
        return tuple(uid for uid, said in connection.execute(query) if first_year(str(said)) == year)


def _cards(database: Database, decks: Sequence[str], holds: ColumnElement[bool]) -> tuple[str, ...]:
    query = select(_C.uid).where(_C.active, holds, *_within(decks)).order_by(_C.deck, _C.position, _C.uid)
    with database.read() as connection:
        return tuple(connection.execute(query).scalars())


def _within(decks: Sequence[str]) -> list[ColumnElement[bool]]:
    return [_C.deck.in_(decks)] if decks else []
