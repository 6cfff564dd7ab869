"""The cards that an exam may be drawn from, with what its paper is spread over, read by one query."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import and_, bindparam, case, func, or_, select

from quiz_app.journal import codec
from quiz_app.memory.queue import apart
from quiz_app.questions.cloze import Cloze
from quiz_app.questions.contents import from_content
from quiz_app.questions.model import Expects
from quiz_app.storage.database import Database
from quiz_app.storage.queries import Scope, within
from quiz_app.storage.rows import number_learner
from quiz_app.storage.tables import card, card_state, question

_C, _Q, _S = card.c, question.c, card_state.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Examinable:
    """A card that can be asked and is not suspended.

    `section` is the one that its question cites first, `level` 0 where it has none; `apart` is what it shares with
    cards that give it away (`memory.queue.apart`); `seen` says that it was introduced; `tags` are as the author
    wrote them; `left_open` says that it is a gap which is left to the learner's own judgement.
    """

    card: str
    deck: str
    section: str
    level: int
    type_name: str
    position: int
    apart: frozenset[str]
    seen: bool
    tags: tuple[str, ...] = ()
    left_open: bool = False


def examinable(
    database: Database, learner: str, scope: Scope, levels: tuple[int, ...] = (), types: tuple[str, ...] = ()
) -> tuple[Examinable, ...]:
    """The cards of the scope with any of these levels and of any of these types; none named means all.

    In no certain order. Reads the content of all their questions: not for a key press.
    """
    kind, level = func.json_extract(_Q.content, "$.type"), func.json_extract(_Q.content, "$.level")
    level = func.coalesce(level, 0)
    query = (
        select(
            _C.uid,
            _C.deck,
            _C.question,
            _C.groups,
            _C.section,
            _C.position,
            kind,
            level,
            _S.first_day,
            _C.tags,
            _C.part,
            case((kind == Cloze.type_name, _Q.content), else_=""),
        )
        .join_from(card, question, and_(_Q.deck == _C.deck, _Q.question == _C.question))
        .outerjoin(card_state, and_(_S.card == _C.uid, _S.learner == bindparam("person")))
        .where(_C.active, or_(_S.card.is_(None), _S.suspended.is_(False)), *within(scope))
    )
    if levels:
        query = query.where(level.in_(levels))
    if types:
        query = query.where(kind.in_(types))
    with database.read() as connection:
        rows = connection.execute(query, {"person": number_learner(connection, learner)}).all()
    return tuple(
        Examinable(
            card=uid,
            deck=deck,
            section=section,
            level=int(grade),
            type_name=type_name,
            position=position,
            apart=frozenset(apart(f"{deck}/{name}", deck, tuple(groups.split("\n")) if groups else ())),
            seen=first_day is not None,
            tags=_names(tags),
            left_open=bool(gaps) and part in _open_gaps(gaps),
        )
        for uid, deck, name, groups, section, position, type_name, grade, first_day, tags, part, gaps in rows
    )


@lru_cache(maxsize=1024)  # many questions have the same tags
def _names(tags: str) -> tuple[str, ...]:
    return tuple(json.loads(tags))


@lru_cache(maxsize=4096)  # asked for each gap, and again with each change of a wish
def _open_gaps(content: str) -> frozenset[str]:
    """The parts of a cloze that nothing but its learner can judge."""
    question = from_content(codec.read(content))
    return frozenset(part for part in question.parts() if question.prompt(part).expects is Expects.REVEAL)
