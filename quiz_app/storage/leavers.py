"""Questions that left their deck although the learner has history with them, and what may have taken their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import bindparam, func, select

from quiz_app.journal import codec
from quiz_app.journal.cards import question_of
from quiz_app.journal.event import Kind
from quiz_app.journal.fold import is_blank
from quiz_app.journal.moves import Moves
from quiz_app.journal.reading import text
from quiz_app.journal.state import CardState
from quiz_app.journal.undo import standing
from quiz_app.storage.database import Database
from quiz_app.storage.reader import LogReader
from quiz_app.storage.rows import number_learner
from quiz_app.storage.states import read_rules, state_of, states
from quiz_app.storage.tables import card, card_state, deck, deck_file, event, question


@dataclass(frozen=True, slots=True)
class Leaver:
    """A question (`deck/question`) that is no longer in its deck, with its content and what is known of its cards."""

    name: str
    content: Mapping[str, object]
    cards: tuple[CardState, ...]


# A question that left has cards at rest. All cards are looked through for them, whose rows are small; adding 0 keeps
# SQLite from going through all that the learner knows instead, one card after another.
_LEFT = (
    states()
    .add_columns(question.c.content)
    .select_from(card)
    .join(question, (question.c.deck == card.c.deck) & (question.c.question == card.c.question))
    .join(deck, deck.c.deck == question.c.deck)
    # A deck that the learner took off the list is no loss; one whose file now holds another id may be.
    .join(deck_file, deck_file.c.path == deck.c.path)
    .join(card_state, card_state.c.card == card.c.uid)
    .where(
        card.c.active.is_(False),
        question.c.present.is_(False),
        card_state.c.learner + 0 == bindparam("person"),
    )
    .order_by(question.c.deck, question.c.position, card_state.c.card)
)


def left_behind(database: Database, learner: str) -> tuple[Leaver, ...]:
    """The questions in no deck of which the learner answered, flagged, suspended, noted or accepted something."""
    with database.read() as connection:
        person = number_learner(connection, learner)
        rows = connection.execute(_LEFT, {"person": person}).all()
    found: dict[str, Leaver] = {}
    for *columns, content in rows:
        state = state_of(columns)
        if is_blank(replace(state, buried_until=None)):
            continue
        name = question_of(state.card)
        before = found.get(name)
        known = codec.read(content) if before is None else before.content
        found[name] = Leaver(name, known, (*(before.cards if before else ()), state))
    return tuple(found.values())


def count_present(database: Database) -> int:
    """How many questions all decks have."""
    with database.read() as connection:
        return connection.execute(select(func.count()).where(question.c.present)).scalar_one()


def present_questions(database: Database, decks: Iterable[str] | None = None) -> dict[str, dict[str, object]]:
    """The content of every question that is in one of these decks now, in all where none is given, by its name."""
    c = question.c
    query = select(c.deck, c.question, c.content).where(c.present).order_by(c.deck, c.position)
    if decks is not None:
        query = query.where(c.deck.in_(list(decks)))
    with database.read() as connection:
        return {f"{row[0]}/{row[1]}": codec.read(row[2]) for row in connection.execute(query)}


def answered_between(database: Database, learner: str, name: str) -> tuple[int, int] | None:
    """The study days of the first and last answer that counts for a question's cards, undone ones too; None without."""
    with database.read() as connection:
        person = number_learner(connection, learner)
        if person is None:
            return None
        moves = read_rules(connection, person).moves
        if name in moves.names():
            return _resolved_days(LogReader(connection, learner, person), moves, name)
        c = event.c
        among = (c.learner == person, c.card >= name, c.card <= f"{name}$", c.kind == Kind.ANSWERED.value)
        row = connection.execute(select(func.min(c.study_day), func.max(c.study_day)).where(*among)).one()
    span: tuple[int | None, int | None] = (row[0], row[1])
    return None if span[0] is None or span[1] is None else (span[0], span[1])


def _resolved_days(log: LogReader, moves: Moves, name: str) -> tuple[int, int] | None:
    """The same of a question that moves speak of: what bears its name may count for another, and the other way."""
    days = [
        each.study_day
        for each in log.of_cards(log.parts_of(moves.family([name])))
        if each.kind == Kind.ANSWERED and question_of(moves.resolve(each.card, each.order)) == name
    ]
    return (min(days), max(days)) if days else None


def present_name(database: Database, learner: str, name: str) -> str:
    """The question for which by now all counts that was recorded under a name; mostly that of this name itself."""
    with database.read() as connection:
        person = number_learner(connection, learner)
        return name if person is None else read_rules(connection, person).moves.present_name(name)


def with_history_of_others(database: Database, learner: str) -> frozenset[str]:
    """The questions for which history counts that was recorded under another name."""
    with database.read() as connection:
        person = number_learner(connection, learner)
        if person is None:
            return frozenset()
        moves = read_rules(connection, person).moves
        return frozenset(
            question_of(moves.resolve(step.old, step.order)) for step in moves.steps if not step.names_anew
        )


def kept_apart(database: Database, learner: str, names: Iterable[str]) -> frozenset[tuple[str, str]]:
    """The pairs (old, new) that the learner called two questions, for these old ones."""
    with database.read() as connection:
        person = number_learner(connection, learner)
        if person is None:
            return frozenset()
        log = LogReader(connection, learner, person)
        said = [each for each in log.of_cards(names) if each.kind == Kind.KEPT_APART]
        counting = standing(log.with_naming(said))
    return frozenset(
        (each.card, text(each.payload, "to")) for each in counting if each.kind == Kind.KEPT_APART
    )


def library_mark(database: Database) -> int:
    """A number that changes when a deck file was read anew, came or went: while it holds, so do all questions."""
    c = deck_file.c
    with database.read() as connection:
        return hash(tuple(map(tuple, connection.execute(select(c.path, c.hash, c.deck).order_by(c.path)))))
