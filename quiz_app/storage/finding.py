"""The cards that a search finds: what decks say is looked up in the catalogue, what the learner did in the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    TextClause,
    and_,
    bindparam,
    case,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
    text,
)

from quiz_app.memory.fsrs import SHORTEST_STABILITY
from quiz_app.memory.keeping import kept_until
from quiz_app.questions.searching import search_form
from quiz_app.storage.catalogue import Catalogue
from quiz_app.storage.database import Database
from quiz_app.storage.filters import (
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
from quiz_app.storage.tables import card_state

_S = card_state.c
# More cards than this are ordered by reading all states at once, fewer by looking each of them up.
_MANY = 2000
_AT_ONCE = 500
_LAST = 10**12  # after every key of an order
# The learner behind a sign that says "without an index": of all states together, a scan is several times as quick.
_OF_ALL: ColumnElement[int] = literal_column("+card_state.learner")
Condition = ColumnElement[bool] | TextClause
# As the partial indexes say it, word for word, which SQLite needs to see.
_NOTED, _FLAGGED, _SUSPENDED, _BURIED, _LAPSED = (
    text(f"card_state.{condition}")
    for condition in ("note != ''", "flagged = 1", "suspended = 1", "buried_until > 0", "lapses > 1")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The study day, and the settings by which cards are kept or fading, and leeches."""

    today: int
    parameters: tuple[float, ...]
    leech_after: int


class Finder:
    """Finds cards of one catalogue for one learner on one study day."""

    def __init__(self, database: Database, learner: str, cards: Catalogue, as_of: AsOf) -> None:
        self._database = database
        self._learner = learner
        self.cards = cards
        self.as_of = as_of

    def find(self, terms: Iterable[Term], order: Order) -> tuple[str, ...]:
        """The cards for which all terms hold, in order; those that are gone only where a term asks for them.

        A card is gone where it can be asked no more and the learner's events say something of it.
        """
        terms = tuple(terms)
        places: Sequence[int] = self.cards.asked
        if wants_gone(terms):
            places = sorted([*places, *self._gone()])
        for term in sorted(terms, key=_effort):
            places = self._where(term, places)
        names = self.cards.cards
        if order is Order.DECK or not places:
            return self.cards.asked_cards if places is self.cards.asked else tuple(names[p] for p in places)
        keys = self._keys(order, places)
        return tuple(names[p] for p in sorted(places, key=keys.__getitem__))

    def count(self, atoms: Mapping[str, Is | Due]) -> dict[str, int]:
        """How many of the cards that can be asked each of these atoms holds for; for `is:gone`, how many are gone."""
        told = [
            _S.stability.is_not(None),
            *(condition(atom, self.as_of) for atom in atoms.values() if _of_state(atom)),
        ]
        sums = [func.sum(case((holds, 1), else_=0)) for holds in told]
        active, places = self.cards.active, self.cards.places
        resting = [
            name
            for (name,) in self._rows(select(_S.card))
            if (place := places.get(name)) is None or not active[place]
        ]
        totals = self._sums(select(*sums), every=True)
        for start in range(0, len(resting), _AT_ONCE):
            others = self._sums(select(*sums).where(_S.card.in_(resting[start : start + _AT_ONCE])))
            totals = [total - other for total, other in zip(totals, others, strict=True)]
        met, *numbers = totals
        counted = iter(numbers)
        found: dict[str, int] = {}
        for name, atom in atoms.items():
            if _of_state(atom):
                found[name] = next(counted)
            else:
                gone = atom == Is(Mark.GONE)
                found[name] = len(self._gone()) if gone else len(self.cards.asked) - met
        return found

    def _sums(self, query: Select[*tuple[Any, ...]], *, every: bool = False) -> list[int]:
        ((*sums,),) = self._rows(query, every=every)
        return [number or 0 for number in sums]

    def _where(self, term: Term, places: Sequence[int]) -> Sequence[int]:
        """Those of the places for which a term holds."""
        held: set[int] = set()
        cards = self.cards
        # The beginning of a name may mean very many of these: each place is looked at once.
        decks = {each.deck for each in term.any if isinstance(each, InDeck)}
        if decks:
            held.update(place for place in places if cards.decks[place] in decks)
        tagged = cards.tagged([each.tag for each in term.any if isinstance(each, Tagged)])
        if tagged:
            held.update(place for place in places if cards.questions[place] in tagged)
        for atom in term.any:
            if not isinstance(atom, (InDeck, Tagged)):
                held.update(self._holding(atom, places))
        return [place for place in places if (place in held) is not term.negated]

    def _holding(self, atom: Says | OfType | InSection | Is | Due, places: Sequence[int]) -> Iterable[int]:
        """At least those of the places for which an atom holds, and no other for which it does not."""
        cards = self.cards
        match atom:
            case Says(form):
                words = cards.words
                return (*(place for place in places if form in words[place]), *self._noting(form))
            case OfType(name):
                return (place for place in places if cards.types[place] == name)
            case InSection(form):
                held = {name for name in set(cards.sections) if form in search_form(name)}
                return (place for place in places if cards.sections[place] in held)
            case Is(Mark.GONE):
                return (place for place in places if not cards.active[place])
            case Is(Mark.NEW):
                met = bytearray(len(cards.cards))
                for place in self._states(_S.last_day.is_not(None)):
                    met[place] = True
                return (place for place in places if not met[place])
            case Is() | Due():
                every = atom in (Is(Mark.KEPT), Is(Mark.FADING))
                return self._states(condition(atom, self.as_of), every=every)

    def _noting(self, form: str) -> Iterable[int]:
        """The cards whose notes hold a form."""
        places = self.cards.places
        for column, marked in ((_S.note, _NOTED), (_S.flag_note, _FLAGGED)):
            for name, said in self._rows(select(_S.card, column).where(marked)):
                if name in places and form in search_form(said):
                    yield places[name]

    def _states(self, holds: Condition, *, every: bool = False) -> list[int]:
        """The cards whose states fulfil a condition."""
        places = self.cards.places
        found = (places.get(name) for (name,) in self._rows(select(_S.card).where(holds), every=every))
        return [place for place in found if place is not None]

    def _gone(self) -> list[int]:
        """The cards that can be asked no more, and of which something is known."""
        cards = self.cards
        resting = [place for place, active in enumerate(cards.active) if not active]
        found = self._states_of([cards.cards[place] for place in resting], literal(0.0))
        return [place for place in resting if cards.cards[place] in found]

    def _keys(self, order: Order, places: Sequence[int]) -> list[float]:
        """By what each card is ordered, the lowest first; those without a state as if never asked."""
        names, at = self.cards.cards, self.cards.places
        key = _key(order, self.as_of)
        if len(places) <= _MANY:
            found: Iterable[tuple[str, float]] = self._states_of([names[p] for p in places], key).items()
        else:
            found = ((name, number) for name, number in self._rows(select(_S.card, key), every=True))
        # Of one kind of number, all whole or none: so they are sorted several times as quick.
        never = {Order.LAPSES: 0, Order.KNOWN: float(_LAST)}.get(order, _LAST)
        keys: list[float] = [never] * len(names)
        for name, number in found:
            place = at.get(name)
            if place is not None:
                keys[place] = number
        return keys

    def _states_of(self, names: Sequence[str], column: ColumnElement[Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for start in range(0, len(names), _AT_ONCE):
            some = names[start : start + _AT_ONCE]
            found.update(self._rows(select(_S.card, column).where(_S.card.in_(some))))
        return found

    def _rows(self, query: Select[*tuple[Any, ...]], *, every: bool = False) -> list[tuple[Any, ...]]:
        """Rows of the learner's states as the driver gives them; `every` says that all must be looked at anyway."""
        with self._database.read() as connection:
            person = number_learner(connection, self._learner)
            own = query.where((_OF_ALL if every else _S.learner) == bindparam("person"))
            return list(connection.execute(own, {"person": person}).cursor.fetchall())


def _of_state(atom: Is | Due) -> bool:
    """Whether a state tells by itself that an atom holds: a card without one is new, and may be gone."""
    return atom not in (Is(Mark.NEW), Is(Mark.GONE))


def condition(atom: Is | Due, as_of: AsOf) -> Condition:
    """What an atom says of a state, as a condition on the table of states."""
    if isinstance(atom, Due):
        # A buried card is asked when it is back; that it is due by then at all lets SQLite take the index.
        first = literal(True) if atom.first is None else _asked_on() >= atom.first
        return and_(_S.due_day <= atom.last, _asked_on() <= atom.last, _S.suspended.is_(False), first)
    conditions: dict[Mark, Condition] = {
        Mark.NEW: _S.stability.is_(None),
        Mark.FADING: and_(_S.stability.is_not(None), or_(_missed(as_of), _faded(as_of) > _most(as_of))),
        Mark.KEPT: and_(_S.stability.is_not(None), not_(_missed(as_of)), _faded(as_of) <= _most(as_of)),
        Mark.LEECH: and_(_LAPSED, _S.lapses >= as_of.leech_after),
        Mark.SUSPENDED: _SUSPENDED,
        Mark.FLAGGED: _FLAGGED,
        Mark.BURIED: and_(_BURIED, _S.buried_until > as_of.today),
        Mark.NOTED: _NOTED,
    }
    return conditions[atom.mark]


def _asked_on() -> ColumnElement[int]:
    return func.max(_S.due_day, func.coalesce(_S.buried_until, 0))


def _missed(as_of: AsOf) -> ColumnElement[bool]:
    """Missed today, and waiting to be asked again; see `memory.keeping.known_now`."""
    return and_(_S.last_day >= as_of.today, _S.due_day <= as_of.today)


def _faded(as_of: AsOf) -> ColumnElement[float]:
    """How far a card has faded, reckoned step by step as `memory.fsrs.retrievability` does."""
    days = func.max(1, as_of.today - _S.last_day)
    until = kept_until(as_of.parameters)
    return 1.0 + literal(until.factor) * days / func.max(_S.stability, SHORTEST_STABILITY)


def _most(as_of: AsOf) -> float:
    return kept_until(as_of.parameters).most


def _key(order: Order, as_of: AsOf) -> ColumnElement[Any]:
    """What cards with a state are ordered by, the lowest first."""
    if order is Order.DUE:
        return func.coalesce(_S.due_day, _LAST)
    if order is Order.LAPSES:
        return -_S.lapses
    if order is Order.RECENT:
        return func.coalesce(-_S.last_day, _LAST)
    return case((_S.stability.is_(None), float(_LAST)), (_missed(as_of), -float(_LAST)), else_=-_faded(as_of))


def _effort(term: Term) -> int:
    """What narrows a search for little is done first: of what is left, less has to be looked through."""
    return max(
        (2 if isinstance(each, (Is, Due)) else 1 if isinstance(each, Says) else 0) for each in term.any
    )
