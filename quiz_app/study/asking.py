"""One card put before the learner: its prompt, its prediction, and what an answer to it is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from random import Random

from quiz_app.journal.event import Draft, Kind
from quiz_app.journal.predictions import found_by_answer
from quiz_app.journal.state import CardState
from quiz_app.memory.days import elapsed
from quiz_app.memory.evidence import comes_again, learn, predicted, recall
from quiz_app.memory.fsrs import Parameters
from quiz_app.memory.keeping import is_kept, known_now
from quiz_app.memory.model import Evidence, Grade
from quiz_app.memory.promise import Promise, previews, promise
from quiz_app.questions.model import DONT_KNOW, Outcome, Prompt, Question, Response, ResponseKind, Verdict
from quiz_app.settings import ScheduleSettings
from quiz_app.study.showing import GradeChoice, Standing
from quiz_app.text import clean

# More than any honest answer has: twenty names of a thousand characters fit.
LONGEST_RESPONSE = 40_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A card as it stood when it was asked: all that is needed to judge, predict and record an answer to it.

    In `practice` an answer leaves the schedule as it is.
    """

    card: str
    deck: str
    deck_title: str
    question: Question
    fingerprint: str
    part: str
    state: CardState
    prompt: Prompt
    order: tuple[int, ...]
    today: int
    settings: ScheduleSettings
    document_titles: tuple[tuple[str, str], ...] = ()
    practice: bool = False

    @property
    def elapsed_days(self) -> int:
        """Study days since the last answer, 0 for a new card."""
        return 0 if self.state.last_day is None else elapsed(self.state.last_day, self.today)

    @property
    def retrievability(self) -> float:
        """The probability of recall before the answer; 0 for a new card."""
        return recall(self.state.memory, self.elapsed_days, self.settings.parameters)

    @property
    def predicted(self) -> float:
        """p(correct) before the answer, guessing included."""
        return predicted(self.retrievability, self.prompt.chance)

    @property
    def known(self) -> float:
        """What the card adds to what is known as of today (0-1), see `memory.keeping.known_now`; 0 for a new card."""
        return known_of(self.state, self.today, self.settings.parameters) or 0.0

    @property
    def is_foretold(self) -> bool:
        """Whether `predicted` says anything: of a new card, and of one that was asked today, FSRS foretells nothing."""
        return self.state.memory is not None and self.elapsed_days > 0

    @property
    def standing(self) -> Standing:
        """New, fading or kept, as of today."""
        return standing(self.state, self.today, self.settings.parameters)

    def choices(self) -> tuple[GradeChoice, ...]:
        """The four grades with what each would promise."""
        if self.practice:
            kept = ((grade, self.promised(Evidence(grade))) for grade in Grade)
            return tuple(
                GradeChoice(grade=grade, interval=each.interval, due_day=each.due_day) for grade, each in kept
            )
        return tuple(
            GradeChoice(grade=each.grade, interval=each.promise.interval, due_day=each.promise.due_day)
            for each in previews(self.state.memory, self.elapsed_days, self.settings, self.card, self.today)
        )

    def promised(self, evidence: Evidence) -> Promise:
        """When the card is asked again after an answer of this worth; in practice, when it is due already."""
        if self.practice:
            due = self.today if comes_again(evidence) else max(self.state.due_day or self.today, self.today)
            return Promise(interval=due - self.today, due_day=due)
        return promised_after(self.state, self.today, self.settings, evidence)


def promised_after(state: CardState, day: int, settings: ScheduleSettings, evidence: Evidence) -> Promise:
    """When a card is asked again that an answer of this worth found in this state on a study day."""
    waited = 0 if state.last_day is None else elapsed(state.last_day, day)
    after = learn(state.memory, waited, evidence, settings.parameters)
    return promise(after, evidence.grade, settings, state.card, day, comes_again(evidence))


def standing(state: CardState, today: int, parameters: Parameters) -> Standing:
    """How well a card is kept on a study day: new if it has no memory."""
    known = known_of(state, today, parameters)
    return Standing.NEW if known is None else Standing.KEPT if is_kept(known) else Standing.FADING


def known_of(state: CardState, today: int, parameters: Parameters) -> float | None:
    """What a card adds to what is known on a study day (0-1), by which it is kept or fading; None if it is new."""
    if state.memory is None or state.last_day is None or state.due_day is None:
        return None
    return known_now(state.memory.stability, state.last_day, state.due_day, today, parameters)


def wanted_now(asked: Asked) -> bool:
    """Whether a card in the queue should still be asked: another session may have answered or put it away.

    A card that was missed is due on the day of its answer, also where the clock was set back since.
    """
    state = asked.state
    if state.suspended or (state.buried_until or 0) > asked.today:
        return False
    if asked.practice:
        return True
    return state.due_day is None or state.due_day <= max(asked.today, state.last_day or 0)


def shuffled(prompt: Prompt, card: str, today: int, answers: int) -> tuple[int, ...]:
    """The order in which options are shown: another at each showing, the same again after undo; pinned ones last.

    Where the author's order is the answer, it never comes up.
    """
    free = list(range(len(prompt.options) - prompt.pinned))
    digest = sha256(f"{card} {today} {answers}".encode()).digest()
    dice = Random(digest)
    dice.shuffle(free)
    while prompt.order_is_answer and len(free) > 1 and free == sorted(free):
        dice.shuffle(free)
    return (*free, *range(len(free), len(prompt.options)))


def taken_in(response: Response) -> Response:
    """A raw answer as it enters the program: cleaned like all text from outside, and of a bounded length."""
    if not response.text:
        return response
    text = clean(response.text)[:LONGEST_RESPONSE]
    blank = response.kind is ResponseKind.TEXT and not text.strip()
    return DONT_KNOW if blank else replace(response, text=text)


def answered(
    asked: Asked,
    response: Response,
    verdict: Verdict,
    evidence: Evidence,
    *,
    taken_ms: int,
    hint_letters: int,
    hinted: bool,
    session: str,
) -> Draft:
    """The record of an answer: what was given, how it was judged, what was predicted and what was promised."""
    promised = asked.promised(evidence)
    payload: Mapping[str, object] = {
        "response": {"kind": response.kind.value, "text": response.text, "picked": list(response.picked)},
        "options": list(asked.order),
        "verdict": verdict.outcome.value,
        "share": round(verdict.share, 6),
        "grade": int(evidence.grade),
        "chance": round(evidence.chance, 6),
        "weight": evidence.weight,
        "taken_ms": max(0, taken_ms),
        "hints": hint_letters,
        "hinted": hinted,
        "r": round(asked.retrievability, 6),
        "p": round(asked.predicted, 6),
        "interval": promised.interval,
        "due": promised.due_day,
        "counts": not asked.practice,
        "new": asked.state.memory is None and not asked.practice,
        **found_by_answer(asked.state, asked.today, asked.question.type_name),
        "session": session,
    }
    return Draft(kind=Kind.ANSWERED, card=asked.card, fingerprint=asked.fingerprint, payload=payload)


def response_in(payload: Mapping[str, object]) -> Response | None:
    """The raw answer that an event keeps; None where there is none that can be read."""
    kept = payload.get("response")
    if not isinstance(kept, dict) or kept.get("kind") not in tuple(ResponseKind):
        return None
    picked = kept.get("picked")
    numbers = picked if isinstance(picked, list) else []
    places = tuple(n for n in numbers if isinstance(n, int) and not isinstance(n, bool))
    return Response(kind=ResponseKind(kept["kind"]), text=str(kept.get("text", "")), picked=places)


def self_judged(asked: Asked) -> Verdict:
    """The verdict of a self-graded card: the learner's own."""
    return Verdict(outcome=Outcome.SELF, share=1.0, wanted=asked.question.answer(asked.part))
