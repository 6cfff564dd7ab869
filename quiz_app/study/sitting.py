"""One sitting, step by step and without a screen: prompt, raw answer, verdict, grade, next card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from quiz_app.clock import Clock
from quiz_app.journal.event import Draft, Kind
from quiz_app.memory.evidence import grade_of
from quiz_app.memory.line import Line
from quiz_app.memory.model import Evidence, Grade
from quiz_app.questions.hints import letter_count
from quiz_app.questions.model import Response, ResponseKind, Verdict
from quiz_app.study.asking import Asked, answered, overridden, self_judged, wanted_now
from quiz_app.study.dossier import card_info
from quiz_app.study.ledger import Ledger
from quiz_app.study.picture import returns, showing_of, with_more_hint
from quiz_app.study.showing import CardInfo, Phase, Showing, Summary
from quiz_app.study.step import Answer, Step, summary_of
from quiz_app.text import one_line


class Sitting:
    """The stepper behind the app and the plain session.

    Every answer is recorded, and so durable, before the method that took it returns. `showing` is the picture
    to draw, None once the sitting is over. A method called in a phase that it does not belong to does nothing,
    so that a key pressed twice harms nothing.
    """

    def __init__(
        self,
        ledger: Ledger,
        line: Line,
        clock: Clock,
        session: str,
        *,
        still_due: Callable[[], int],
        minutes: int = 0,
    ) -> None:
        self._ledger = ledger
        self._clock = clock
        self._session = session
        self._still_due = still_due
        self._ends_ms = clock.monotonic_ms() + minutes * 60_000 if minutes else None
        self._before: dict[str, Step] = {}  # what stood before an action of this sitting, for undo
        self._after: dict[str, Step] = {}  # what stood after an action that was taken back, for redo
        self._last: Step | None = None  # the last judged card, for an override after moving on
        self._step = Step(line=line)
        self._step = self._ask(line)

    @property
    def showing(self) -> Showing | None:
        """The card as it is to be drawn now, or None when the sitting is over."""
        asked = self._step.asked
        return (
            None if asked is None else showing_of(self._step, flagged=self._ledger.state(asked.card).flagged)
        )

    def respond(self, response: Response, taken_ms: int) -> None:
        """Take a raw answer: a self-graded card is revealed, any other is judged, recorded and shown as judged."""
        step = self._step
        if step.asked is None or step.phase is not Phase.ASKED:
            return
        asked = self._as_of_now(step.asked)
        step = replace(step, asked=asked)
        if response.kind is ResponseKind.REVEALED:
            self._step = replace(step, phase=Phase.REVEALED, response=response, verdict=self_judged(asked))
            return
        verdict = asked.question.judge(asked.part, response, self._ledger.rivals_of(asked.card))
        evidence = grade_of(verdict, step.hint_letters, letter_count(verdict.wanted), step.hinted)
        judged = replace(step, phase=Phase.JUDGED, response=response, verdict=verdict, evidence=evidence)
        event = self._record_answer(judged, asked, response, verdict, evidence, taken_ms)
        self._step = self._last = replace(self._step, event=event)

    def grade(self, grade: Grade, taken_ms: int = 0) -> None:
        """Grade a revealed card as pressed, record it, and go on to the next card."""
        step = self._step
        if step.asked is None or step.phase is not Phase.REVEALED or step.response is None:
            return
        evidence, asked = Evidence(grade), self._as_of_now(step.asked)
        graded = replace(step, asked=asked, phase=Phase.JUDGED, evidence=evidence)
        event = self._record_answer(graded, asked, step.response, self_judged(asked), evidence, taken_ms)
        self._step = self._last = replace(self._step, event=event)
        self.advance()

    def override(self, grade: Grade) -> None:
        """Put the learner's grade in place of the verdict's; both stay on record."""
        step = self._step
        if step.asked is None or step.phase is not Phase.JUDGED:
            return
        action = self._record(overridden(step.asked, step.event, grade), before=step)[0]
        self._step = replace(step.regraded(grade), evidence=Evidence(grade), overridden=True)
        self._last = self._step
        self._after.pop(action, None)

    def override_last(self, grade: Grade | None = None) -> str | None:
        """Override the last verdict, also after moving on; without a grade it is turned round. Says what holds."""
        last = self._last
        if last is None or last.asked is None or last.evidence is None:
            return None
        given = grade or (Grade.GOOD if last.evidence.grade is Grade.AGAIN else Grade.AGAIN)
        if self._step.event == last.event:
            self.override(given)
        else:
            self._record(overridden(last.asked, last.event, given), before=self._step)
            self._last = replace(last, evidence=Evidence(given), overridden=True)
            self._regrade_earlier(last.asked.card, given)
        return f"Overridden: {given.name.lower()}."

    def advance(self) -> None:
        """Go on from a judged card to the next one; a card that was not right comes back later in this sitting."""
        step = self._step
        if step.asked is None or step.phase is not Phase.JUDGED:
            return
        self._step = self._ask(step.line.repeat(step.asked.card) if returns(step) else step.line.done())

    def hint(self) -> None:
        """Uncover the author's hint, then the answer's letters one by one."""
        if self._step.asked is None or self._step.phase is not Phase.ASKED:
            return
        more = with_more_hint(self._step)
        if more is not None:
            self._step = more

    def flag(self) -> str:
        """Flag the card for its author, or take the flag off; gives a sentence."""
        asked = self._step.asked
        if asked is None:
            return "There is no card to flag."
        flagged = self._ledger.state(asked.card).flagged
        self._record(Draft(kind=Kind.UNFLAGGED if flagged else Kind.FLAGGED, card=asked.card))
        return "The flag is off." if flagged else "Flagged for a second look."

    def bury(self) -> str:
        """Put the card away until tomorrow; gives a sentence."""
        asked = self._step.asked
        if asked is None:
            return "There is no card to bury."
        until = self._ledger.today() + 1
        return self._put_away(
            Draft(kind=Kind.BURIED, card=asked.card, payload={"until": until}), "Buried until tomorrow."
        )

    def suspend(self) -> str:
        """Put the card away until it is taken back; gives a sentence."""
        asked = self._step.asked
        if asked is None:
            return "There is no card to suspend."
        return self._put_away(Draft(kind=Kind.SUSPENDED, card=asked.card), "Suspended; u brings it back.")

    def undo(self) -> str | None:
        """Take back the learner's last action, of this sitting or one before; gives what it was, None if nothing."""
        undone = self._ledger.undo()
        if undone is None:
            return None
        before = self._before.get(undone.action)
        if before is not None:
            self._after[undone.action] = self._step
            self._restore(before)
        elif undone.shows_card and self._ledger.is_known(undone.card):
            self._restore(
                replace(
                    self._step.card_unasked(self._step.line.put_back(undone.card)),
                    asked=self._ledger.ask(undone.card),
                )
            )
        self._last = None if self._step.phase is not Phase.JUDGED else self._step
        return f"Took back: {undone.words}."

    def redo(self) -> str | None:
        """Bring back what undo took back; gives what it was, None if nothing."""
        redone = self._ledger.redo()
        if redone is None:
            return None
        after = self._after.pop(redone.action, None)
        if after is not None:
            self._step = after
            self._last = after if after.phase is Phase.JUDGED else None
        elif redone.shows_card:
            self._step = self._ask(self._step.line.drop(redone.card))
        return f"Brought back: {redone.words}."

    def info(self) -> CardInfo | None:
        """Everything about the card in hand, None when the sitting is over."""
        return None if self._step.asked is None else card_info(self._ledger, self._step.asked.card)

    def summary(self) -> Summary:
        """What the last screen says, at the end or when leaving early."""
        return summary_of(self._step.answers, self._ledger.due_tomorrow(), self._still_due())

    def _ask(self, line: Line) -> Step:
        """The next card of the queue that is still wanted: another session may have answered or suspended it."""
        answers = self._step.answers
        seen = {answer.card for answer in answers}
        if self._ends_ms is not None and self._clock.monotonic_ms() >= self._ends_ms:
            return Step(line=line, answers=answers)
        while line.current is not None:
            asked = self._ledger.ask(line.current)
            if wanted_now(asked, repeat=asked.card in seen):
                return Step(line=line, answers=answers, asked=asked)
            line = line.drop(asked.card)
        return Step(line=line, answers=answers)

    def _as_of_now(self, asked: Asked) -> Asked:
        """The card as asked, or as of the new study day where one has begun since: its dates count from there."""
        today = self._ledger.today()
        return asked if asked.today == today else replace(asked, today=today)

    def _restore(self, step: Step) -> None:
        """Show a step of the past again, with its card as the events now leave it, and its answer not yet given."""
        if step.asked is None or step.phase is Phase.JUDGED:
            self._step = step
            return
        asked = self._ledger.ask(step.asked.card)
        self._step = replace(step, asked=asked, phase=Phase.ASKED, response=None, verdict=None)

    def _record(self, draft: Draft, before: Step | None = None) -> tuple[str, str]:
        """Record one action; gives its id and the event's. Without `before`, undo leaves the card in hand alone."""
        asked = self._step.asked
        action, event = self._ledger.record(draft, asked.question if asked else None)
        if before is not None:
            self._before[action] = before
        self._after.clear()
        return action, event

    def _record_answer(
        self,
        judged: Step,
        asked: Asked,
        response: Response,
        verdict: Verdict,
        evidence: Evidence,
        taken_ms: int,
    ) -> str:
        draft = answered(
            asked, response, verdict, evidence, taken_ms=taken_ms, hint_letters=judged.hint_letters,
            hinted=judged.hinted, session=self._session,
        )  # fmt: skip
        event = self._record(draft, before=self._step)[1]
        seen = any(answer.card == asked.card for answer in self._step.answers)
        self._step = judged.answered(
            Answer(
                card=asked.card,
                first=not seen,
                new=asked.state.memory is None,
                grade=evidence.grade,
                expected=asked.predicted,
                taken_ms=taken_ms,
                text=one_line(asked.prompt.text, 160),
                given=verdict.given,
                wanted=verdict.wanted,
            )
        )
        return event

    def _regrade_earlier(self, card: str, grade: Grade) -> None:
        """The card before the one in hand has another grade: it comes again, or need not any more."""
        line = self._step.line.repeat(card) if grade is Grade.AGAIN else self._step.line.drop(card)
        self._step = replace(self._step.regraded(grade), line=line)
        if self._step.asked is not None and line.current != self._step.asked.card:
            self._step = self._ask(line)

    def _put_away(self, draft: Draft, sentence: str) -> str:
        before = self._step
        self._record(draft, before=before)
        self._step = self._ask(before.line.done())
        return sentence
