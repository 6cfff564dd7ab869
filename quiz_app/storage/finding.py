"""The cards that a search finds: its terms as conditions of one statement, and the orders in which they come."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    true,
    tuple_,
)

from quiz_app.memory.fsrs import SHORTEST_STABILITY
from quiz_app.memory.keeping import kept_until
from quiz_app.questions.searching import search_form
from quiz_app.storage.database import Database
from quiz_app.storage.filters import (
    Atom,
    Due,
    InDeck,
    InSection,
    Is,
    Mark,
    OfType,
    Order,
    Says,
    Tagged,
    Term,
    wants_gone,
)  # fmt: skip
from quiz_app.storage.rows import number_learner
from quiz_app.storage.tables import card, card_state, deck, question, question_words, tag

_C, _S, _Q, _W, _D = card.c, card_state.c, question.c, question_words.c, deck.c
# The content of a question begins with its type.
TYPE = '{"type":"'
_LAST = 9e15  # after every key of an order
Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The study day, and the settings by which cards are kept or fading, and leeches."""

    today: int
    parameters: tuple[float, ...]
    leech_after: int


def find(
    database: Database, learner: str, terms: tuple[Term, ...], order: Order, as_of: AsOf
) -> tuple[str, ...]:
    """The cards for which all terms hold, in order. Those that are gone only where a term asks for them.

    A card is gone where it can be asked no more and the learner's events say something of it.
    """
    gone = wants_gone(terms)
    state = own_state()
    inner = any(_needs_state(term) for term in terms)
    joined = card.join(card_state, state) if inner else card.outerjoin(card_state, state)
    query = (
        select(_C.uid, _C.deck, _key(order, as_of))
        .select_from(joined)
        .where(or_(_C.active, _S.card.is_not(None)) if gone else _C.active)
        .where(*(_holds(term, as_of) for term in terms))
        .order_by(_C.deck, _C.position)
    )
    with database.read() as connection:
        _teach(connection)
        person = number_learner(connection, learner)
        found = connection.execute(query, {"person": person}).cursor.fetchall()
        titles = connection.execute(select(_D.deck, _D.title)).all()
    return _ordered(found, {row.deck: (row.title.casefold(), row.deck) for row in titles}, order)


def own_state() -> Condition:
    """The condition that a state is a card's; the learner's number is the parameter `person`."""
    return and_(_S.card == _C.uid, _S.learner == bindparam("person"))


def _ordered(
    found: Sequence[tuple[str, str, float]], titles: Mapping[str, tuple[str, str]], order: Order
) -> tuple[str, ...]:
    by_deck: dict[str, list[tuple[str, str, float]]] = {}
    for row in found:
        by_deck.setdefault(row[1], []).append(row)
    decks = sorted(by_deck, key=lambda name: titles.get(name, (name, name)))
    rows = [row for name in decks for row in by_deck[name]]
    if order is not Order.DECK:
        rows.sort(key=_by_key)
    return tuple(row[0] for row in rows)


def _by_key(row: tuple[str, str, float]) -> float:
    return row[2]


def _key(order: Order, as_of: AsOf) -> ColumnElement[Any]:
    if order is Order.DUE:
        return func.coalesce(_S.due_day, _LAST)
    if order is Order.LAPSES:
        return -func.coalesce(_S.lapses, 0)
    if order is Order.RECENT:
        return func.coalesce(-_S.last_day, _LAST)
    if order is Order.KNOWN:
        return case((_S.stability.is_(None), _LAST), (_missed(as_of), -_LAST), else_=-_faded(as_of))
    return literal(0)


def _holds(term: Term, as_of: AsOf) -> Condition:
    """The condition that a term states; what is not known of a card counts as false, and its opposite as true."""
    decks = [each.deck for each in term.any if isinstance(each, InDeck)]
    tags = [each.tag for each in term.any if isinstance(each, Tagged)]
    conditions = [condition(each, as_of) for each in term.any if not isinstance(each, (InDeck, Tagged))]
    if decks:
        conditions.append(_C.deck.in_(decks))
    if tags:
        tagged = select(tag.c.deck, tag.c.question).where(tag.c.tag.in_(tags))
        conditions.append(tuple_(_C.deck, _C.question).in_(tagged))
    any_holds = or_(*conditions)
    return any_holds.is_not(true()) if term.negated else any_holds


def condition(atom: Atom, as_of: AsOf) -> Condition:
    """The condition that an atom states; what is not known of a card makes it unknown, not false."""
    match atom:
        case Says(form):
            return _says(form)
        case OfType(name):
            begins = f'{TYPE}{name}"'
            of_type = select(_Q.deck, _Q.question).where(func.substr(_Q.content, 1, len(begins)) == begins)
            return tuple_(_C.deck, _C.question).in_(of_type)
        case InSection(form):
            sections = select(_C.section).distinct().subquery()
            held = func.search_form(sections.c.section)
            return _C.section.in_(select(sections.c.section).where(func.instr(held, form) > 0))
        case Due(last, first):
            asked = func.max(_S.due_day, func.coalesce(_S.buried_until, 0))
            return and_(_S.suspended.is_(False), asked <= last, *(() if first is None else (asked >= first,)))
        case Is(mark):
            return _marked(mark, as_of)
        case _:
            raise ValueError(f"There is no such condition: {atom!r}.")


def _says(form: str) -> Condition:
    words = (
        select(_W.words)
        .where(_W.deck == _C.deck, _W.question == _C.question)
        .correlate(card)
        .scalar_subquery()
    )
    noted = [
        and_(column != "", func.instr(func.search_form(column), form) > 0)
        for column in (_S.note, _S.flag_note)
    ]
    return or_(func.instr(words, form) > 0, *noted)


def _marked(mark: Mark, as_of: AsOf) -> Condition:
    conditions = {
        Mark.NEW: _S.stability.is_(None),
        Mark.FADING: and_(_S.stability.is_not(None), or_(_missed(as_of), _faded(as_of) > _most(as_of))),
        Mark.KEPT: and_(
            _S.stability.is_not(None), _missed(as_of).is_not(true()), _faded(as_of) <= _most(as_of)
        ),
        # Repeats the condition of the index, which SQLite needs to see.
        Mark.LEECH: and_(_S.lapses > literal(1, literal_execute=True), _S.lapses >= as_of.leech_after),
        Mark.SUSPENDED: _S.suspended.is_(True),
        Mark.FLAGGED: _S.flagged.is_(True),
        Mark.BURIED: _S.buried_until > as_of.today,
        Mark.NOTED: _S.note != "",
        Mark.GONE: _C.active.is_(False),
    }
    return conditions[mark]


def _missed(as_of: AsOf) -> Condition:
    """Missed today, and waiting to be asked again; see `memory.keeping.known_now`."""
    return and_(_S.last_day >= as_of.today, _S.due_day <= as_of.today)


def _faded(as_of: AsOf) -> ColumnElement[float]:
    """How far a card has faded, reckoned step by step as `memory.fsrs.retrievability` does."""
    days = func.max(1, as_of.today - _S.last_day)
    until = kept_until(as_of.parameters)
    return 1.0 + literal(until.factor) * days / func.max(_S.stability, SHORTEST_STABILITY)


def _most(as_of: AsOf) -> float:
    return kept_until(as_of.parameters).most


def _needs_state(term: Term) -> bool:
    """Whether only a card with a state can fulfil the term, so that the states lead the way."""
    blank = (Is(Mark.NEW), Is(Mark.GONE))
    return not term.negated and all(isinstance(each, (Is, Due)) and each not in blank for each in term.any)


def _teach(connection: Connection) -> None:
    """Let this connection fold the words of notes as questions' words were folded."""
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        driver.create_function("search_form", 1, _folded, deterministic=True)


def _folded(text: str | None) -> str:
    return search_form(text) if text else ""
