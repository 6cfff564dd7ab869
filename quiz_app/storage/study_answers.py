"""The answers that were given in study to some cards, and which cards those are that go wrong most."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, bindparam, or_, select, text

from quiz_app.journal.event import Event
from quiz_app.journal.exams import read_response
from quiz_app.journal.fold import overrides_of
from quiz_app.journal.reading import Answer, read_answer
from quiz_app.journal.reading import text as text_in
from quiz_app.journal.undo import standing
from quiz_app.memory.model import Grade
from quiz_app.questions.model import Response
from quiz_app.storage.database import Database
from quiz_app.storage.queries import Scope, within
from quiz_app.storage.reader import LogReader
from quiz_app.storage.rows import number_learner
from quiz_app.storage.states import read_rules
from quiz_app.storage.tables import card, card_state

_S = card_state.c
# As the partial index says it, word for word, which SQLite needs to see.
_LAPSED = text("card_state.lapses > 1")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Of how many cards answers are read at most, and after how many answers of no further card."""

    cards: int
    answers: int

    def kept(self, counted: Iterable[tuple[str, int]]) -> tuple[str, ...]:
        """The first of the cards, each given with its number of answers, that are within the bounds."""
        kept: list[str] = []
        read = 0
        for name, answers in counted:
            if len(kept) >= self.cards or read >= self.answers:
                break
            kept.append(name)
            read += answers
        return tuple(kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyAnswer:
    """One answer in study, by the grade that counts now; `card` is what it counts for, by its present name.

    `worth` is 1 where it was graded above again, the weight where it was partly right, else 0; `verdict` how it was
    judged then, "" where that is not known; `fingerprint` names the wording, `response` is kept of what was not right.
    """

    card: str
    fingerprint: str
    study_day: int
    worth: float
    taken_ms: int
    verdict: str
    response: Response | None


def most_missed(
    database: Database, learner_id: str, scope: Scope, since: int, most: Bounds
) -> tuple[str, ...]:
    """The cards of the scope, answered since that study day, that were forgotten most often.

    Where few were forgotten more than once, those that were answered most often follow.
    """
    query = (
        select(_S.card, _S.answers)
        .where(_S.learner == bindparam("person"), _S.answers > 0, *_within(scope))
        .order_by(_S.lapses.desc(), _S.answers.desc(), _S.card)
        .limit(most.cards)
    )
    if scope.tags:
        query = query.join(card, card.c.uid == _S.card)
    if since:
        query = query.where(_S.last_day >= since)
    with database.read() as connection:
        person = number_learner(connection, learner_id)
        found = connection.execute(query.where(_LAPSED), {"person": person}).all()
        if len(found) < most.cards:
            found = connection.execute(query, {"person": person}).all()
    return most.kept([(name, answers) for name, answers in found])


def few_enough(database: Database, learner_id: str, cards: Sequence[str], most: Bounds) -> tuple[str, ...]:
    """The first of these cards within the bounds."""
    some = cards[: most.cards]
    query = select(_S.card, _S.answers).where(_S.learner == bindparam("person"), _S.card.in_(some))
    with database.read() as connection:
        person = number_learner(connection, learner_id)
        answers = {row[0]: row[1] for row in connection.execute(query, {"person": person})}
    return most.kept([(name, answers.get(name, 0)) for name in some])


def study_answers(
    database: Database, learner_id: str, cards: Collection[str], since: int, until: int
) -> tuple[StudyAnswer, ...]:
    """The answers to these cards on these study days, in order; those given in exams are not among them.

    Reads all events of the cards: for some hundred at most.
    """
    with database.read() as connection:
        person = number_learner(connection, learner_id)
        if person is None:
            return ()
        log, moves = LogReader(connection, learner_id, person), read_rules(connection, person).moves
        counting = standing(log.with_naming(log.of_cards(sorted(moves.family(cards)))))
    overrides, wanted = overrides_of(counting), frozenset(cards)
    found = []
    for event in counting:
        answer = read_answer(event, overrides.get(event.event_id))
        if answer is None or not since <= event.study_day <= until or "exam" in event.payload:
            continue
        name = moves.resolve(event.card, event.order)
        if name in wanted:
            found.append(_read(name, event, answer))
    return tuple(found)


def _within(scope: Scope) -> Iterator[ColumnElement[bool]]:
    """Conditions on states; a deck is told by the card's name, since a question may have left it."""
    if scope.decks:
        yield or_(*(and_(_S.card >= f"{deck}/", _S.card < f"{deck}0") for deck in scope.decks))
    yield from within(Scope(tags=scope.tags))


def _read(name: str, event: Event, answer: Answer) -> StudyAnswer:
    evidence = answer.evidence
    weight = evidence.weight if evidence.weight is not None else float(evidence.grade is not Grade.AGAIN)
    return StudyAnswer(
        card=name,
        fingerprint=event.fingerprint,
        study_day=event.study_day,
        worth=weight,
        taken_ms=answer.taken_ms,
        verdict=text_in(event.payload, "verdict"),
        # Of an answer that was right nobody asks what it was.
        response=read_response(event.payload.get("response")) if weight < 1 else None,
    )
