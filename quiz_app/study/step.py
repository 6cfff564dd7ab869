"""Where a sitting stands: the queue, the card in hand and what was answered so far, in one frozen picture."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quiz_app.memory.line import Line
from quiz_app.memory.model import Evidence, Grade
from quiz_app.questions.model import Response, Verdict
from quiz_app.study.asking import Asked
from quiz_app.study.showing import Missed, Phase, Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of this sitting; `first` says that the card had not been answered in it before."""

    card: str
    first: bool
    new: bool
    grade: Grade
    expected: float
    taken_ms: int
    text: str
    given: str
    wanted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """The last answer of this sitting, for an override after moving on: its card, its event, its grade by now."""

    asked: Asked
    event: str
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A sitting between two key presses. `event` is the id of the recorded answer while the card is judged."""

    line: Line
    answers: tuple[Answer, ...] = ()
    last: Last | None = None
    asked: Asked | None = None
    phase: Phase = Phase.ASKED
    hint_letters: int = 0
    hinted: bool = False
    response: Response | None = None
    verdict: Verdict | None = None
    evidence: Evidence | None = None
    event: str = ""
    overridden: bool = False

    def answered(self, answer: Answer, last: Last) -> Step:
        """This step with one more answer, recorded as the event of `last`."""
        return replace(self, answers=(*self.answers, answer), last=last, event=last.event)

    def regraded(self, grade: Grade) -> Step:
        """This step with the last answer under another grade."""
        last = None if self.last is None else replace(self.last, grade=grade)
        return replace(self, answers=(*self.answers[:-1], replace(self.answers[-1], grade=grade)), last=last)

    def without_card(self, line: Line) -> Step:
        """Between two cards: what was answered stays, the card in hand is put away, the queue is as given."""
        return Step(line=line, answers=self.answers, last=self.last)


def summary_of(answers: tuple[Answer, ...], due_tomorrow: int, still_due: int) -> Summary:
    """What the last screen of a sitting says of its answers."""
    first = [answer for answer in answers if answer.first]
    missed: dict[str, Missed] = {}
    for answer in answers:
        if answer.grade is Grade.AGAIN and answer.card not in missed:
            missed[answer.card] = Missed(
                card=answer.card, text=answer.text, given=answer.given, wanted=answer.wanted
            )
    return Summary(
        answered=len(answers),
        cards=len({answer.card for answer in answers}),
        first_answers=len(first),
        right=sum(answer.grade is not Grade.AGAIN for answer in first),
        expected=sum(answer.expected for answer in first),
        introduced=sum(answer.new and answer.first for answer in answers),
        taken_ms=sum(answer.taken_ms for answer in answers),
        missed=tuple(missed.values()),
        due_tomorrow=due_tomorrow,
        still_due=still_due,
    )
