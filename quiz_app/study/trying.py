"""A question asked as in studying, of which nothing is kept: how authors see and try what they write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quiz_app.decks.deck import Deck
from quiz_app.journal.cards import card_uid
from quiz_app.journal.state import CardState
from quiz_app.memory.evidence import grade_of
from quiz_app.memory.line import Line
from quiz_app.memory.model import Evidence, Grade
from quiz_app.questions.contents import fingerprint
from quiz_app.questions.hints import letter_count
from quiz_app.questions.model import (
    ALONE,
    DONT_KNOW,
    REVEALED,
    Accepted,
    Expects,
    Outcome,
    Question,
    Response,
    ResponseKind,
)
from quiz_app.questions.option import noted_options
from quiz_app.settings import ScheduleSettings
from quiz_app.study.asking import Asked, self_judged, shuffled, taken_in
from quiz_app.study.picture import showing_of, with_more_hint
from quiz_app.study.showing import CardInfo, Phase, Showing, Summary
from quiz_app.study.step import Given, Step, summary_of

_NOT_KEPT = "Nothing is kept of what is only tried."


def asked_as_new(
    deck: Deck, question: Question, part: str, today: int, settings: ScheduleSettings | None = None
) -> Asked:
    """A card as a learner meets it who has never seen it, on a study day."""
    card = card_uid(deck.id, question.about.id, part)
    prompt = question.prompt(part)
    return Asked(
        card=card,
        deck=deck.id,
        deck_title=deck.title,
        question=question,
        fingerprint=fingerprint(question),
        part=part,
        state=CardState(card=card),
        prompt=prompt,
        order=shuffled(prompt, card, today, 0),
        today=today,
        settings=settings or ScheduleSettings(),
        document_titles=tuple((source.id, source.title) for source in deck.sources),
    )


def before_answer(asked: Asked) -> Showing:
    """The card as it is asked."""
    showing = Trial((asked,)).showing
    assert showing is not None
    return showing


def after_answer(asked: Asked) -> Showing:
    """The card after the answer of one who does not know it: all that is then told."""
    trial = Trial((asked,))
    trial.respond(REVEALED if asked.prompt.expects is Expects.REVEAL else DONT_KNOW, 0)
    assert trial.showing is not None
    return trial.showing


def foreseen(showing: Showing) -> tuple[tuple[str, str], ...]:
    """What else the author foresaw to be typed: each text, and what is told of it ("" where it is right)."""
    if showing.prompt.expects is not Expects.TYPING:
        return ()
    content = showing.question.content()
    accepted = content.get("accept")
    if isinstance(accepted, dict):
        accepted = accepted.get(showing.part)
    right = [(text, "") for text in accepted] if isinstance(accepted, list) else []
    rejected = content.get("reject")
    if isinstance(rejected, dict):
        content = {"reject": rejected.get(showing.part)}
    wrong = [(option.text, option.reason or "wrong") for option in noted_options(content, "reject")]
    return (*((str(text), told) for text, told in right), *wrong)


class Trial:
    """Asks these cards one after the other, like a sitting, and keeps nothing."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self._cards = {each.card: each for each in asked}
        self._past: list[Step] = []
        self._undone: list[Step] = []
        self._step = Step(line=Line(order=tuple(self._cards)))
        self._ask(self._step.line)

    @property
    def showing(self) -> Showing | None:
        """What is to be drawn, None at the end."""
        showing = showing_of(self._step, flagged=False)
        return None if showing is None else replace(showing, total=len(self._cards))

    def respond(self, response: Response, taken_ms: int) -> None:
        """Judge an answer, or turn the card."""
        step, asked = self._step, self._step.asked
        if asked is None or step.phase is not Phase.ASKED:
            return
        response = taken_in(response)
        if response.kind is ResponseKind.REVEALED:
            self._go(replace(step, phase=Phase.REVEALED, response=response, verdict=self_judged(asked)))
            return
        verdict = asked.question.judge(asked.part, response, ALONE)
        if verdict.outcome is Outcome.SELF:
            self._go(replace(step, phase=Phase.REVEALED, response=response, verdict=verdict))
            return
        evidence = grade_of(verdict, step.hint_letters, letter_count(verdict.wanted), step.hinted)
        judged = replace(step, phase=Phase.JUDGED, response=response, verdict=verdict, evidence=evidence)
        given = Given(response=response, verdict=verdict, evidence=evidence, taken_ms=taken_ms)
        self._go(judged.answered(asked, given, str(len(step.answers))))

    def grade(self, grade: Grade, taken_ms: int = 0) -> None:
        """Grade a revealed card and go on."""
        step, asked = self._step, self._step.asked
        if asked is None or step.phase is not Phase.REVEALED or step.response is None:
            return
        given = Given(
            response=step.response, verdict=self_judged(asked), evidence=Evidence(grade), taken_ms=taken_ms
        )
        self._go(step.answered(asked, given, str(len(step.answers))))
        self._ask(self._step.line.done())

    def override(self, grade: Grade) -> None:
        """Put another grade in place of the verdict's."""
        if self._step.phase is Phase.JUDGED:
            regraded = self._step.regraded(self._step.event, grade)
            self._go(replace(regraded, evidence=Evidence(grade), overridden=True))

    def advance(self) -> None:
        """Go on from a judged card; one that was missed does not come again."""
        if self._step.asked is not None and self._step.phase is Phase.JUDGED:
            self._go(self._step)
            self._ask(self._step.line.done())

    def hint(self) -> None:
        """Uncover a hint or one more letter."""
        if self._step.phase is Phase.ASKED and (more := with_more_hint(self._step)) is not None:
            self._step = more
            self._undone.clear()

    def undo(self) -> str | None:
        """Take back the last step."""
        if not self._past:
            return None
        self._undone.append(self._step)
        self._step = self._past.pop()
        return "Took back the last step."

    def redo(self) -> str | None:
        """Bring back the step taken back last."""
        if not self._undone:
            return None
        self._past.append(self._step)
        self._step = self._undone.pop()
        return "Brought back the step."

    def flag(self) -> str:
        """Nothing can be marked on what is only tried."""
        return _NOT_KEPT

    bury = suspend = accept = flag

    def override_answer(self, event: str, grade: Grade) -> str:
        """What was tried has no history."""
        return _NOT_KEPT

    def withdraw(self, card: str, accepted: Accepted) -> str:
        """Nothing was accepted."""
        return _NOT_KEPT

    def info(self, card: str = "") -> CardInfo | None:
        """A card that is only tried has no history."""
        return None

    def reread(self) -> bool:
        """A card that is tried stays as it was asked."""
        return False

    def summary(self) -> Summary:
        """The account of what was tried."""
        return summary_of(self._step.answers, 0, 0)

    def _go(self, step: Step) -> None:
        self._past.append(self._step)
        self._undone.clear()
        self._step = step

    def _ask(self, line: Line) -> None:
        step = self._step.without_card(line)
        self._step = replace(step, asked=self._cards[line.current]) if line.current else step
