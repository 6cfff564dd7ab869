"""Sessions of study that are past: each answer as it was asked then, how it was judged, and what it counts now."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from quiz_app.errors import WrongUse
from quiz_app.memory.model import Grade
from quiz_app.questions.model import DONT_KNOW, Outcome, Response, Verdict
from quiz_app.storage import sessions
from quiz_app.storage.database import Database
from quiz_app.storage.session_answers import SessionAnswer, session_answers
from quiz_app.storage.sessions import Session
from quiz_app.storage.tagged_sessions import tagged_cards
from quiz_app.study.asked_then import AskedThen, questions_of
from quiz_app.study.wording import NO_ANSWER
from quiz_app.text import one_line

LONGEST_GIVEN = 500
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAnswer:
    """One answer of a session; `place` counts from 0.

    `asked` is None where its wording is not in the database, as that of imported reviews; `words` the answer in
    words, "" where the learner graded without one. `verdict` judges it by the wording that was asked and as it was
    judged then; None where the learner graded, or nothing was kept to judge. `grade` counts now, `first_grade` is
    the one before it was overruled; `partly` says that so much was right that it is weighed. `counts` is False of
    practice; `wait` is the days until the card was promised to come again. Of a card of an earlier day `recalled` is
    what came of the prediction: 1, 0, or the weight of what was partly right; None says nothing of memory.
    """

    place: int
    card: str
    asked: AskedThen | None
    utc_ms: int
    offset_s: int
    response: Response | None
    words: str
    verdict: Verdict | None
    grade: Grade
    first_grade: Grade
    overruled: bool
    partly: bool
    predicted: float
    taken_ms: int
    hinted: bool
    introduced: bool
    counts: bool
    wait: int
    recalled: float | None

    @property
    def passed(self) -> bool:
        """Whether it counts as right, as a whole."""
        return self.grade is not Grade.AGAIN and not self.partly

    @property
    def is_blank(self) -> bool:
        """Whether nothing was answered."""
        return self.response is not None and self.response.kind in NO_ANSWER

    @property
    def wanted(self) -> str:
        """The right answer in words."""
        return self.asked.question.answer(self.asked.part) if self.asked else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastSession:
    """A session with its answers, in the order in which they were given; `session` is "" for an imported day."""

    session: str
    study_day: int
    decks: tuple[str, ...]
    answers: tuple[PastAnswer, ...]

    @property
    def missed(self) -> tuple[PastAnswer, ...]:
        """The answers that were not right as a whole."""
        return tuple(each for each in self.answers if not each.passed)

    @property
    def taken_ms(self) -> int:
        """The time on all answers."""
        return sum(each.taken_ms for each in self.answers)

    @property
    def earlier(self) -> tuple[PastAnswer, ...]:
        """The answers to cards of an earlier day, which alone tell how well it was predicted what would be known."""
        return tuple(each for each in self.answers if each.recalled is not None)

    @property
    def recalled(self) -> float:
        """How many of those were recalled; partly right ones by their weight."""
        return sum(each.recalled or 0.0 for each in self.earlier)

    @property
    def expected(self) -> float:
        """How many of those were expected to be."""
        return sum(each.predicted for each in self.earlier)


def past_session(
    database: Database,
    learner_id: str,
    session: Session,
    decks: Collection[str] = (),
    tags: Collection[str] = (),
) -> PastSession:
    """A session to its answers; of some decks or tags only those answers."""
    with database.read():
        found: Sequence[SessionAnswer] = session_answers(database, learner_id, session)
        if decks:
            found = [each for each in found if each.deck in decks]
        if tags:
            cards = tagged_cards(database, tags)
            found = [each for each in found if each.card in cards]
        questions = questions_of(database, [_Then(each) for each in found])
    answers = (_past(place, each, questions[place]) for place, each in enumerate(found))
    return PastSession(
        session=session.session,
        study_day=session.study_day,
        decks=tuple(dict.fromkeys(one_line(each.deck) for each in found)),
        answers=tuple(answers),
    )


def session_at(database: Database, learner_id: str, name: str, study_day: int) -> Session:
    """The session with this id, or what was imported on that day for ""; WrongUse where there is none any more."""
    found = (
        next(iter(sessions.sessions_ending(database, learner_id, name)), None)
        if name
        else sessions.imported_on(database, learner_id, study_day)
    )
    if found is None:
        raise WrongUse("This session has no answers any more: they were taken back.")
    return found


def sessions_named(database: Database, learner_id: str, name: str) -> tuple[Session, ...]:
    """The sessions that the end of an id may mean, the newest first."""
    ending = name.strip().lower()
    if not ending or not _HEX.issuperset(ending):
        return ()
    return sessions.sessions_ending(database, learner_id, ending)


class _Then:
    """An answer as `asked_then` looks for its question: by the name that the card had."""

    def __init__(self, each: SessionAnswer) -> None:
        self.card, self.fingerprint, self.order = each.named, each.fingerprint, each.order


def _past(place: int, each: SessionAnswer, asked: AskedThen | None) -> PastAnswer:
    verdict = _verdict(each, asked)
    evidence = each.answer.evidence
    return PastAnswer(
        place=place,
        card=each.card,
        asked=asked,
        utc_ms=each.utc_ms,
        offset_s=each.offset_s,
        response=each.response,
        words=_words(each.response, verdict),
        verdict=verdict,
        grade=evidence.grade,
        first_grade=each.first_grade,
        overruled=each.overridden,
        partly=evidence.weight is not None,
        predicted=each.predicted,
        taken_ms=each.answer.taken_ms,
        hinted=each.answer.hinted,
        introduced=each.answer.introduces,
        counts=each.answer.counts,
        wait=max(0, each.answer.due_day - each.study_day),
        recalled=each.sums["recalled_ppm"] / 1e6 if each.sums["predictions"] else None,
    )


def _verdict(each: SessionAnswer, asked: AskedThen | None) -> Verdict | None:
    """The verdict as it was then: what is accepted by now, or was then, may differ."""
    if asked is None or each.response is None or each.verdict == Outcome.SELF.value:
        return None
    response = DONT_KNOW if each.response.kind in NO_ANSWER else each.response
    verdict = asked.judge(response)
    if verdict is None or verdict.outcome is Outcome.SELF:
        return None
    known = each.verdict in {outcome.value for outcome in Outcome}
    return replace(verdict, outcome=Outcome(each.verdict)) if known else verdict


def _words(response: Response | None, verdict: Verdict | None) -> str:
    if response is None:
        return ""
    said = NO_ANSWER.get(response.kind) or (verdict.given if verdict else response.text)
    return one_line(said, LONGEST_GIVEN)
