"""What is derived from the log, row by row: card states, day totals, rules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, select, text
from sqlalchemy.dialects.sqlite import insert

from quiz_app.journal import codec
from quiz_app.journal.fold import is_blank
from quiz_app.journal.moves import Move, Moves
from quiz_app.journal.rules import Rules, usable
from quiz_app.journal.state import CardState
from quiz_app.journal.totals import SUMS, Key, Sums
from quiz_app.memory.model import Memory
from quiz_app.questions.model import Accepted
from quiz_app.settings import ScheduleSettings, from_values
from quiz_app.storage.failure import Unreadable
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.tables import card_state, day_total, rules

_DEFAULTS = ScheduleSettings()


def states() -> Select[*tuple[Any, ...]]:
    """The query of whole states, to which a caller adds which ones."""
    c = card_state.c
    return select(
        c.card, c.stability, c.difficulty, c.first_day, c.last_day, c.due_day, c.answers, c.lapse_days,
        c.last_grade, c.suspended, c.buried_until, c.flagged, c.flag_note, c.accepted, c.note,
    )  # fmt: skip


_GET_STATE = Prepared(
    states().where(card_state.c.learner == bindparam("person"), card_state.c.card == bindparam("uid"))
)
_AT_ONCE = 100
_GET_STATES = Prepared(
    states().where(
        card_state.c.learner == bindparam("person"),
        card_state.c.card.in_([bindparam(f"n{place}") for place in range(_AT_ONCE)]),
    )
)
_DROP_STATE = Prepared(
    delete(card_state).where(
        card_state.c.learner == bindparam("person"), card_state.c.card == bindparam("uid")
    )
)
_GET_RULES = Prepared(select(rules.c.settings, rules.c.moves).where(rules.c.learner == bindparam("person")))
_PUT_STATE = Prepared(
    (new := insert(card_state)).on_conflict_do_update(
        index_elements=["card", "learner"],
        set_={c.key: new.excluded[c.key] for c in card_state.columns if not c.primary_key},
    ),
    card_state.c.keys(),
)
_TOTAL_KEY = ("learner", "facet", "study_day", "name")
_ADD_TOTAL = Prepared(
    (part := insert(day_total)).on_conflict_do_update(
        index_elements=list(_TOTAL_KEY),
        set_={name: day_total.c[name] + part.excluded[name] for name in SUMS},
    ),
    [*_TOTAL_KEY, *SUMS],
)
_DROP_EMPTY = Prepared(
    delete(day_total).where(
        *(day_total.c[name] == bindparam(name) for name in _TOTAL_KEY),
        *(day_total.c[name] == text("0") for name in SUMS),
    )
)


def state_of(row: Sequence[Any]) -> CardState:
    """The state that a row of `states` holds; Unreadable for one that holds none."""
    try:
        return _state(row)
    except (ValueError, TypeError, AttributeError) as error:
        raise Unreadable("the state of a card cannot be read") from error


def _state(row: Sequence[Any]) -> CardState:
    (card, stability, difficulty, first_day, last_day, due_day, answers, lapse_days, last_grade, suspended,
     buried_until, flagged, flag_note, accepted, note) = row  # fmt: skip
    return CardState(
        card=card,
        memory=None if stability is None else Memory(stability, difficulty),
        first_day=first_day,
        last_day=last_day,
        due_day=due_day,
        answers=answers,
        lapse_days=tuple(int(day) for day in lapse_days.split()),
        last_grade=last_grade,
        suspended=bool(suspended),
        buried_until=buried_until,
        flagged=bool(flagged),
        flag_note=flag_note,
        accepted=tuple(Accepted(*each) for each in json.loads(accepted)) if accepted else (),
        note=note,
    )


def state_row(person: int, state: CardState) -> dict[str, object]:
    """The row that keeps a state."""
    return {
        "learner": person,
        "card": state.card,
        "stability": None if state.memory is None else state.memory.stability,
        "difficulty": None if state.memory is None else state.memory.difficulty,
        "first_day": state.first_day,
        "last_day": state.last_day,
        "due_day": state.due_day,
        "answers": state.answers,
        "lapses": len(state.lapse_days),
        "lapse_days": " ".join(str(day) for day in state.lapse_days),
        "last_grade": state.last_grade,
        "suspended": state.suspended,
        "buried_until": state.buried_until,
        "flagged": state.flagged,
        "flag_note": state.flag_note,
        "accepted": _pairs(state.accepted),
        "note": state.note,
    }


def _pairs(accepted: Iterable[Accepted]) -> str:
    """What was accepted as JSON pairs; "" for nothing, as of nearly every card."""
    pairs = [[each.text, each.stands_for] for each in accepted]
    return json.dumps(pairs, ensure_ascii=False, separators=(",", ":")) if pairs else ""


def read_state(connection: Connection, person: int, card: str) -> CardState:
    """The state kept of a card; a blank one where nothing is known of it."""
    row = _GET_STATE.first(connection, person=person, uid=card)
    return CardState(card=card) if row is None else state_of(row)


def read_states(connection: Connection, person: int, cards: Iterable[str]) -> dict[str, CardState]:
    """The states kept of these cards, a blank one where nothing is known of a card."""
    found = {card: CardState(card=card) for card in cards}
    names = list(found)
    if len(names) == 1:
        return {names[0]: read_state(connection, person, names[0])}
    for start in range(0, len(names), _AT_ONCE):
        some = names[start : start + _AT_ONCE]
        # Filled up with one of them: the statement always has as many places.
        filled = some + some[:1] * (_AT_ONCE - len(some))
        named = {f"n{place}": name for place, name in enumerate(filled)}
        found.update((row[0], state_of(row)) for row in _GET_STATES.all(connection, person=person, **named))
    return found


def put_states(connection: Connection, person: int, changed: Iterable[CardState]) -> None:
    """Keep these states in place of what was kept of their cards; of a card that is blank again nothing is kept."""
    changed = list(changed)
    full = [state_row(person, state) for state in changed if not is_blank(state)]
    blank = [state.card for state in changed if is_blank(state)]
    if full:
        _PUT_STATE.run_each(connection, full)
    if blank:
        _DROP_STATE.run_each(connection, [{"person": person, "uid": card} for card in blank])


def total_row(person: int, key: Key, sums: Sums) -> tuple[object, ...]:
    """The row that keeps a total, in the order of its columns."""
    facet, name, day = key
    return (person, facet, day, name, *sums)


def add_totals(connection: Connection, person: int, parts: Iterable[tuple[Key, Sums]]) -> None:
    """Add to the totals, subtracting where a part is negative; one without answers left is not kept."""
    rows, lessened = [], []
    for key, sums in parts:
        rows.append(total_row(person, key, sums))
        if sums[0] <= 0:  # answers
            lessened.append(dict(zip(_TOTAL_KEY, rows[-1], strict=False)))
    if rows:
        _ADD_TOTAL.run_tuples(connection, rows)
    if lessened:
        _DROP_EMPTY.run_each(connection, lessened)


def put_rules(connection: Connection, person: int, ruling: Rules) -> None:
    """Keep a learner's rules."""
    connection.execute(delete(rules).where(rules.c.learner == person))
    row = rules_row(person, ruling)
    if row is not None:
        connection.execute(insert(rules), row)


def rules_row(person: int, ruling: Rules) -> dict[str, object] | None:
    """The row that keeps the rules: the settings that differ from the defaults, and the moves; None for none."""
    settings = {
        each.name: getattr(ruling.settings, each.name)
        for each in fields(ScheduleSettings)
        if getattr(ruling.settings, each.name) != getattr(_DEFAULTS, each.name)
    }
    moves = [[*step.order, step.old, step.new] for step in ruling.moves.steps]
    if not settings and not moves:
        return None
    return {"learner": person, "settings": codec.written(settings), "moves": json.dumps(moves)}


# They are read with every answer and seldom change; after a deck was renamed there is a move for each of its questions.
@lru_cache(maxsize=4)
def rules_from(settings: str | None, moves: str | None) -> Rules:
    """The rules that a row keeps; the defaults where there is none."""
    values: Mapping[str, object] = codec.read(settings or "{}")
    try:
        steps = [
            Move((clock, device, sequence), old, new)
            for clock, device, sequence, old, new in json.loads(moves or "[]")
        ]
    except (ValueError, TypeError) as error:
        raise Unreadable("the rules of a learner cannot be read") from error
    return Rules(
        from_values({name: value for name, value in values.items() if usable(name, value)}),
        Moves(tuple(steps)),
    )


def read_rules(connection: Connection, person: int) -> Rules:
    """The learner's rules as they are kept."""
    row = _GET_RULES.first(connection, person=person)
    return Rules() if row is None else rules_from(*row)
