"""What the library says of many cards at once, also of those that left their decks, and which texts it knows."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import and_, bindparam, func, select

from quiz_app.journal import codec
from quiz_app.storage.database import Database
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.tables import card, question, rival
from quiz_app.text import fold

_C, _Q = card.c, question.c
# As one value, because they may be more than a statement can have.
_NAMED = func.json_each(bindparam("names")).table_valued("value")
_PLACES = Prepared(select(_C.uid, _C.section, _C.tags).where(_C.uid.in_(select(_NAMED.c.value))))
_WORDINGS = Prepared(
    select(_C.uid, _Q.content)
    .join(question, and_(_Q.deck == _C.deck, _Q.question == _C.question))
    .where(_C.uid.in_(select(_NAMED.c.value)))
)
_KNOWN = Prepared(select(rival.c.text).where(rival.c.text.in_(select(_NAMED.c.value))).distinct())


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a card stands: the section that its question cites first, and its tags in the form of `text.fold`."""

    section: str
    tags: frozenset[str]


def placed(database: Database, cards: Collection[str]) -> dict[str, Placed]:
    """The places of these cards, of those that the library ever had."""
    with database.read() as connection:
        rows = _PLACES.all(connection, names=json.dumps(list(cards)))
    return {uid: Placed(section, _folded(tags)) for uid, section, tags in rows}


def wordings(database: Database, cards: Collection[str]) -> dict[str, Mapping[str, object]]:
    """The content of these cards' questions as their decks last had them, of those that the library ever had."""
    with database.read() as connection:
        rows = _WORDINGS.all(connection, names=json.dumps(list(cards)))
    return {uid: codec.read(content) for uid, content in rows}


def known_texts(database: Database, normalised: Collection[str]) -> frozenset[str]:
    """Those of the normalised texts that are an answer or a wrong option of any question."""
    with database.read() as connection:
        return frozenset(row[0] for row in _KNOWN.all(connection, names=json.dumps(list(normalised))))


@lru_cache(maxsize=1024)  # many questions have the same tags
def _folded(tags: str) -> frozenset[str]:
    return frozenset() if tags == "[]" else frozenset(fold(tag) for tag in json.loads(tags))
