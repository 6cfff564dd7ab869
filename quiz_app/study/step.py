"""Where a sitting stands: the queue, the card in hand and what was answered so far, in one frozen picture."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quiz_app.journal.predictions import recalled
from quiz_app.memory.line import Line
from quiz_app.memory.model import Evidence, Grade
from quiz_app.questions.model import Response, Verdict
from quiz_app.study.asking import Asked
from quiz_app.study.showing import Missed, Phase, Summary
from quiz_app.text import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of this sitting, recorded as `event`.

    `first` says that the card had not been answered in it before; `partly` that so much of it was right that it is
    weighed. `recalled` is what came (1 for right, the weight for partly right, 0 for again), `expected` what had been
    predicted, None where nothing was.
    """

    event: str
    card: str
    first: bool
    new: bool
    grade: Grade
    recalled: float
    expected: float | None
    taken_ms: int
    text: str
    given: str
    wanted: str
    partly: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """The last answer of this sitting, for second thoughts after moving on: what was asked, given and judged.

    `grade` and `verdict` are as they hold by now.
    """

    asked: Asked
    event: str
    grade: Grade
    response: Response
    verdict: Verdict
    hint_letters: int
    hinted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a learner answered, how it was judged, what that is worth, and how many milliseconds it took."""

    response: Response
    verdict: Verdict
    evidence: Evidence
    taken_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A sitting between two key presses. `event` is the id of the recorded answer while the card is judged.

    `reworded` is the card in hand as its author has written it since it was answered: it is drawn so, while all that
    is judged and recorded is of the card as it was `asked`.
    """

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
    reworded: Asked | None = None

    def answered(self, asked: Asked, given: Given, event: str) -> Step:
        """This step with one more answer, recorded as `event`."""
        verdict, evidence = given.verdict, given.evidence
        answer = Answer(
            event=event,
            card=asked.card,
            first=all(before.card != asked.card for before in self.answers),
            new=asked.state.memory is None,
            grade=evidence.grade,
            recalled=recalled(evidence),
            expected=asked.predicted if asked.is_foretold else None,
            taken_ms=given.taken_ms,
            text=one_line(asked.prompt.text, 160),
            given=verdict.given,
            wanted=verdict.wanted,
            partly=evidence.weight is not None,
        )
        last = Last(
            asked=asked,
            event=event,
            grade=evidence.grade,
            response=given.response,
            verdict=verdict,
            hint_letters=self.hint_letters,
            hinted=self.hinted,
        )
        return replace(self, answers=(*self.answers, answer), last=last, event=event)

    def regraded(self, event: str, grade: Grade) -> Step:
        """This step with one of its answers under another grade; unchanged where the answer is of another sitting."""
        answers = tuple(
            replace(each, grade=grade, partly=False, recalled=recalled(Evidence(grade)))
            if each.event == event
            else each
            for each in self.answers
        )
        last = self.last
        if last is not None and last.event == event:
            last = replace(last, grade=grade)
        return replace(self, answers=answers, last=last)

    def rejudged(self, verdict: Verdict) -> Step:
        """This step with its last answer under another verdict, which is shown where the answer is in hand."""
        if self.last is None:
            return self
        shown = verdict if self.event == self.last.event else self.verdict
        return replace(self, last=replace(self.last, verdict=verdict), verdict=shown)

    def without_card(self, line: Line) -> Step:
        """Between two cards: what was answered stays, the card in hand is put away, the queue is as given."""
        return Step(line=line, answers=self.answers, last=self.last)


def summary_of(answers: tuple[Answer, ...], due_tomorrow: int, still_due: int) -> Summary:
    """What the last screen of a sitting says of its answers."""
    first = [answer for answer in answers if answer.first]
    foretold = [(each.recalled, each.expected) for each in first if each.expected is not None]
    missed: dict[str, Missed] = {}
    for answer in answers:
        if answer.grade is Grade.AGAIN and answer.card not in missed:
            missed[answer.card] = Missed(
                card=answer.card,
                text=answer.text,
                given=answer.given,
                wanted=answer.wanted,
                partly=answer.partly,
            )
    return Summary(
        answered=len(answers),
        cards=len({answer.card for answer in answers}),
        first_answers=len(first),
        right=sum(answer.grade is not Grade.AGAIN for answer in first),
        partly=sum(answer.partly for answer in first),
        foretold=len(foretold),
        recalled=sum(came for came, _ in foretold),
        expected=sum(expected for _, expected in foretold),
        introduced=sum(answer.new and answer.first for answer in answers),
        taken_ms=sum(answer.taken_ms for answer in answers),
        missed=tuple(missed.values()),
        due_tomorrow=due_tomorrow,
        still_due=still_due,
    )
