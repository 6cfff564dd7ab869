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
from quiz_app.questions.model import Accepted, Outcome, Response, ResponseKind
from quiz_app.study.amending import NOTHING_TO_ACCEPT, Regrade, accepting, is_missed, regrading, withdrawal
from quiz_app.study.asking import Asked, answered, self_judged, taken_in, wanted_now
from quiz_app.study.ledger import Ledger, Taken
from quiz_app.study.picture import line_after, showing_of, with_more_hint
from quiz_app.study.showing import CardInfo, Phase, Showing, Summary
from quiz_app.study.step import Given, Step, summary_of
from quiz_app.study.wording import accepted_words, card_words

# A card that waited longer waited for somebody who had gone away; the rest would spoil the learner's pace.
LONGEST_TAKEN_MS = 600_000


class Sitting:
    """The stepper behind the app and the plain session.

    Every answer is recorded, and so durable, before the method that took it returns. `showing` is the picture
    to draw, None once the sitting is over. A method called in a phase that it does not belong to does nothing.
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
        self._step = Step(line=line)
        self._ask(line)

    @property
    def showing(self) -> Showing | None:
        """The card as it is to be drawn now, or None when the sitting is over."""
        asked = self._step.asked
        return showing_of(self._step, flagged=asked is not None and self._ledger.state(asked.card).flagged)

    def respond(self, response: Response, taken_ms: int) -> None:
        """Take a raw answer: a self-graded card is revealed, any other is judged, recorded and shown as judged."""
        step, taken_ms = self._step, min(taken_ms, LONGEST_TAKEN_MS)
        if step.asked is None or step.phase is not Phase.ASKED:
            return
        asked, response = self._ledger.as_of_now(step.asked), taken_in(response)
        step = replace(step, asked=asked)
        if response.kind is ResponseKind.REVEALED:
            self._step = replace(step, phase=Phase.REVEALED, response=response, verdict=self_judged(asked))
            return
        known = self._ledger.known_of(asked.card, asked.state)
        verdict = asked.question.judge(asked.part, response, known)
        if verdict.outcome is Outcome.SELF:
            self._step = replace(step, phase=Phase.REVEALED, response=response, verdict=verdict)
            return
        evidence = grade_of(verdict, step.hint_letters, letter_count(verdict.wanted), step.hinted)
        judged = replace(step, phase=Phase.JUDGED, response=response, verdict=verdict, evidence=evidence)
        given = Given(response=response, verdict=verdict, evidence=evidence, taken_ms=taken_ms)
        self._record_answer(judged, asked, given)

    def grade(self, grade: Grade, taken_ms: int = 0) -> None:
        """Grade a revealed card as pressed, record it, and go on to the next card."""
        step, taken_ms = self._step, min(taken_ms, LONGEST_TAKEN_MS)
        if step.asked is None or step.phase is not Phase.REVEALED or step.response is None:
            return
        evidence, asked = Evidence(grade), self._ledger.as_of_now(step.asked)
        gave = Given(response=step.response, verdict=self_judged(asked), evidence=evidence, taken_ms=taken_ms)
        self._record_answer(replace(step, asked=asked, phase=Phase.JUDGED, evidence=evidence), asked, gave)
        self.advance()

    def override(self, grade: Grade) -> None:
        """Put the learner's grade in place of the verdict's; both stay on record."""
        if self._step.asked is not None and self._step.phase is Phase.JUDGED:
            self.override_answer(self._step.event, grade)

    def override_last(self, grade: Grade | None = None) -> str | None:
        """Override the last verdict, also after moving on; without a grade it is turned round. Says what holds."""
        last = self._step.last
        if last is None:
            return None
        given = grade or (Grade.GOOD if last.grade is Grade.AGAIN else Grade.AGAIN)
        return self.override_answer(last.event, given)

    def override_answer(self, event: str, grade: Grade) -> str:
        """Put another grade in place of any answer's, by its event's id; the sentence names a card not in hand."""
        change = regrading(self._ledger, event, grade)
        if isinstance(change, str):
            return change
        card = "" if self._step.event == event else f" for {card_words(self._ledger.about(change.card))}"
        self._keep(self._ledger.record(change.draft)[0], self._step)
        self._take_over(change)
        return f"Overridden: {grade.name.lower()}{card}."

    def accept(self, *, undo: str = "u") -> str:
        """Take what was answered last as right from now on; the sentence names a card not in hand, and `undo`."""
        last = self._step.last
        change = NOTHING_TO_ACCEPT if last is None else accepting(self._ledger, last)
        if last is None or isinstance(change, str):
            return str(change)
        card = (
            "" if self._step.event == last.event else f" as an answer to {card_words(last.asked.prompt.text)}"
        )
        action, _ = self._ledger.record_together(change.drafts, last.asked.question)
        self._keep(action, self._step)
        self._step = self._step.rejudged(change.verdict)
        if change.regrade is not None:
            self._take_over(change.regrade)
        return f"{accepted_words(change.accepted)} is accepted from now on{card}; {undo} takes it back."

    def withdraw(self, card: str, accepted: Accepted, *, undo: str = "u") -> str:
        """Take an answer of the learner's own as right no more; gives a sentence that names `undo`."""
        if accepted not in self._ledger.state(card).accepted:
            return f"{accepted_words(accepted)} is not accepted here."
        self._keep(self._ledger.record(withdrawal(card, accepted))[0])
        return f"{accepted_words(accepted)} is accepted no more; {undo} takes it back."

    def advance(self) -> None:
        """Go on from a judged card to the next one; a card that was not right comes back later in this sitting."""
        if self._step.asked is not None and self._step.phase is Phase.JUDGED:
            self._ask(line_after(self._step))

    def reread(self) -> bool:
        """Draw an answered card in the words that its deck has now; False where it stays as it was asked."""
        from quiz_app.study.rewording import reworded

        rewritten = reworded(self._step, self._ledger)
        self._step = rewritten or self._step
        return rewritten is not None

    def hint(self) -> None:
        """Uncover the author's hint, then the answer's letters one by one."""
        if self._step.asked is None or self._step.phase is not Phase.ASKED:
            return
        more = with_more_hint(self._step)
        if more is not None:
            self._step = more

    def flag(self) -> str:
        """Flag the card for its author, or take the flag off; gives a sentence."""
        if (asked := self._step.asked) is None:
            return "There is no card to flag."
        flagged = self._ledger.state(asked.card).flagged
        self._record(Draft(kind=Kind.UNFLAGGED if flagged else Kind.FLAGGED, card=asked.card), asked)
        return "The flag is off." if flagged else "Flagged for a second look."

    def bury(self) -> str:
        """Put the card away until tomorrow; gives a sentence."""
        if (asked := self._step.asked) is None:
            return "There is no card to bury."
        until = self._ledger.today() + 1
        draft = Draft(kind=Kind.BURIED, card=asked.card, payload={"until": until})
        return self._put_away(draft, asked, "Buried until tomorrow.")

    def suspend(self, *, undo: str = "u") -> str:
        """Put the card away until it is taken back; gives a sentence that names `undo`."""
        if (asked := self._step.asked) is None:
            return "There is no card to suspend."
        draft = Draft(kind=Kind.SUSPENDED, card=asked.card)
        return self._put_away(draft, asked, f"Suspended; {undo} brings it back.")

    def undo(self) -> str | None:
        """Take back the learner's last action, of this sitting or one before; gives what it was, None if nothing."""
        if (undone := self._ledger.undo()) is None:
            return None
        if (before := self._before.get(undone.action)) is not None:
            self._after[undone.action] = self._step
            self._restore(before)
        elif undone.kind == Kind.OVERRIDDEN:
            self._settle(undone.card)
        elif undone.shows_card:
            self._show_again(undone)
        else:
            self._let_go(undone)
        return f"Took back: {undone.words}."

    def redo(self) -> str | None:
        """Bring back what undo took back; gives what it was, None if nothing."""
        if (redone := self._ledger.redo()) is None:
            return None
        if (after := self._after.pop(redone.action, None)) is not None:
            self._step = after
        elif redone.shows_card:
            self._settle(redone.card)
        else:
            self._let_go(redone)
        return f"Brought back: {redone.words}."

    def info(self, card: str = "") -> CardInfo | None:
        """Everything about a card: the one in hand, else the last one answered; None where there is neither."""
        last = self._step.asked or (self._step.last and self._step.last.asked)
        name = card or (last.card if last else "")
        if not name:
            return None
        from quiz_app.study.dossier import card_info

        return card_info(self._ledger, name)

    def summary(self) -> Summary:
        """What the last screen says, at the end or when leaving early."""
        return summary_of(self._step.answers, self._ledger.due_tomorrow(), self._still_due())

    def _ask(self, line: Line) -> None:
        """Show the next card of the queue that is still wanted.

        Another session may have answered it or put it away, and its author may have taken it out of the deck.
        """
        step = self._step.without_card(line)
        if self._ends_ms is None or self._clock.monotonic_ms() < self._ends_ms:
            while line.current is not None:
                asked = self._ledger.find(line.current)
                if asked is not None and wanted_now(asked):
                    step = replace(step, asked=asked)
                    break
                line = line.drop(line.current)
        self._step = replace(step, line=line)

    def _go_on(self, line: Line) -> None:
        """Take another queue: the card in hand stays as it is where its turn is now, else the next one is shown."""
        asked = self._step.asked
        if asked is not None and line.current == asked.card:
            self._step = replace(self._step, line=line)
        else:
            self._ask(line)

    def _restore(self, step: Step) -> None:
        """Show a step of the past again, with its card as the events now leave it, and its answer not yet given."""
        self._step = step
        if step.asked is None or step.phase is Phase.JUDGED:
            return
        asked = self._ledger.find(step.asked.card)
        if asked is None:
            self._ask(step.line.drop(step.asked.card))
        else:
            self._step = replace(step, asked=asked, phase=Phase.ASKED, response=None, verdict=None)

    def _show_again(self, undone: Taken) -> None:
        """Show the card of an action that was taken back and that was not of this sitting."""
        asked = self._ledger.find(undone.card)
        if asked is None or (undone.kind != Kind.ANSWERED and not wanted_now(asked)):
            return
        line = line_after(self._step).put_back(undone.card)
        self._step = replace(self._step.without_card(line), asked=asked)

    def _let_go(self, taken: Taken) -> None:
        """Go on where the card in hand, not answered yet, is among those that an undo or redo has put away."""
        if (asked := self._step.asked) is None or asked.card not in taken.cards:
            return
        if self._step.phase is not Phase.JUDGED and not wanted_now(self._ledger.as_of_now(asked)):
            self._ask(self._step.line.drop(asked.card))

    def _take_over(self, change: Regrade) -> None:
        """Let another grade of an answer hold in this sitting: for the card in hand, the queue and the account."""
        step = self._step.regraded(change.event, change.grade)
        if step.asked is not None and step.event == change.event:
            asked = replace(step.asked, state=change.before, settings=self._ledger.settings())
            self._step = replace(step, asked=asked, evidence=Evidence(change.grade), overridden=True)
        elif step.asked is None or step.asked.card != change.card:
            self._step = step
            if change.card in step.line.waiting and self._is_missed(change.card):
                return
            self._settle(change.card)
        elif step.phase is not Phase.JUDGED:
            asked = self._ledger.as_of_now(step.asked)
            self._step = replace(step, asked=asked)
            if not wanted_now(asked):
                self._ask(step.line.drop(change.card))
        else:
            self._step = step  # an earlier answer of the card in hand: what its last answer promised stands

    def _is_missed(self, card: str) -> bool:
        return is_missed(self._ledger, card)

    def _settle(self, card: str) -> None:
        """Let a card come again in this sitting if it was missed by what the events now say, and else no more."""
        line = self._step.line
        self._go_on(line.repeat(card) if self._is_missed(card) else line.drop(card))

    def _record(self, draft: Draft, asked: Asked, before: Step | None = None) -> str:
        """Record one action on a card; gives the event's id. Without `before`, undo leaves the card in hand alone."""
        action, event = self._ledger.record(replace(draft, fingerprint=asked.fingerprint), asked.question)
        self._keep(action, before)
        return event

    def _keep(self, action: str, before: Step | None = None) -> None:
        """Note what stood before an action, so that undo goes back to it; what was taken back is past now."""
        if before is not None:
            self._before[action] = before
        self._after.clear()

    def _record_answer(self, judged: Step, asked: Asked, given: Given) -> None:
        draft = answered(
            asked, given.response, given.verdict, given.evidence, taken_ms=given.taken_ms,
            hint_letters=judged.hint_letters, hinted=judged.hinted, session=self._session,
        )  # fmt: skip
        event = self._record(draft, asked, before=self._step)
        self._step = judged.answered(asked, given, event)

    def _put_away(self, draft: Draft, asked: Asked, sentence: str) -> str:
        self._record(draft, asked, before=self._step)
        self._ask(self._step.line.done())
        return sentence
