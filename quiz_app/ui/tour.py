"""The first start: three real cards that teach how studying works, asked by a sitting that records nothing."""

from __future__ import annotations

from dataclasses import replace

from quiz_app.memory.model import Grade
from quiz_app.questions.contents import from_content
from quiz_app.questions.model import ALONE, Accepted, Question, Response, ResponseKind
from quiz_app.study.showing import CardInfo, GradeChoice, Phase, Showing, Standing, Summary

TITLE = "A short tour; Esc skips it"
_CONTENTS: tuple[dict[str, object], ...] = (
    {
        "type": "flashcard",
        "id": "turn",
        "question": "Think of the answer first, then turn the card with Space.\nWhat do you do once it is turned?",
        "answer": "Say how well you knew it: 1 again, 2 hard, 3 good, 4 easy.",
        "explain": "Below each grade stands when the card comes back. Cards you know come rarely, cards you miss come "
        "again in the same sitting. Press 3.",
    },
    {
        "type": "typed",
        "id": "undo",
        "question": "Some answers are typed, and Enter checks them.\nWhich letter takes back your last action?",
        "answer": "u",
        "explain": "Every answer is saved at once, and u takes it back, even tomorrow. Spelling slips count as right; "
        "where the verdict is unfair, o overrules it. Enter goes on.",
    },
    {
        "type": "choice",
        "id": "lucky",
        "question": "Others are picked by number, then checked with Enter.\nYou guess and are lucky. Does that count "
        "like knowing?",
        "answer": "No, a lucky guess counts less",
        "wrong": [
            {"text": "Yes, right is right"},
            {"text": "No, guesses are ignored", "reason": "They count, only less."},
        ],
        "explain": "That is the whole of it: a few minutes a day, and ? whenever you wonder. Enter begins.",
    },
)
_PREVIEW = ((Grade.AGAIN, 0), (Grade.HARD, 1), (Grade.GOOD, 3), (Grade.EASY, 8))


def tour_questions() -> tuple[Question, ...]:
    """The questions of the tour, of the same types as those in decks."""
    return tuple(from_content(content) for content in _CONTENTS)


class TourSitting:
    """Steps through the tour like a sitting, but keeps nothing: whatever is answered, the next card follows."""

    def __init__(self, questions: tuple[Question, ...]) -> None:
        self._questions = questions
        self._showings: list[Showing] = []
        self.showing: Showing | None = self._ask(0)

    def respond(self, response: Response, taken_ms: int) -> None:
        """Judge an answer, or turn the card."""
        showing = self.showing
        if showing is None or showing.phase is not Phase.ASKED:
            return
        self._showings.append(showing)
        if response.kind is ResponseKind.REVEALED:
            self.showing = replace(
                showing, phase=Phase.REVEALED, response=response, choices=_choices(*_PREVIEW)
            )
            return
        verdict = showing.question.judge(showing.part, response, ALONE)
        given = _PREVIEW[2] if verdict.passed else _PREVIEW[0]
        self.showing = replace(
            showing,
            phase=Phase.JUDGED,
            response=response,
            verdict=verdict,
            grade=given[0],
            choices=_choices(given),
        )

    def grade(self, grade: Grade, taken_ms: int = 0) -> None:
        """Take a grade and go on."""
        if self.showing is not None and self.showing.phase is Phase.REVEALED:
            self._go_on()

    def override(self, grade: Grade) -> None:
        """Put another grade in place of the verdict."""
        if self.showing is not None and self.showing.phase is Phase.JUDGED:
            self._showings.append(self.showing)
            given = _PREVIEW[int(grade) - 1]
            self.showing = replace(self.showing, grade=grade, overridden=True, choices=_choices(given))

    def advance(self) -> None:
        """Go on from a judged card."""
        if self.showing is not None and self.showing.phase is Phase.JUDGED:
            self._go_on()

    def undo(self) -> str | None:
        """Take back the last step of the tour."""
        if not self._showings:
            return None
        self.showing = self._showings.pop()
        return "Took back the last step."

    def redo(self) -> str | None:
        """The tour brings nothing back."""
        return None

    def hint(self) -> None:
        """The tour has no hints."""

    def flag(self) -> str:
        """The tour's cards cannot be flagged."""
        return "The tour's cards are not kept."

    bury = suspend = accept = flag

    def override_answer(self, event: str, grade: Grade) -> str:
        """The tour has no history."""
        return self.flag()

    def withdraw(self, card: str, accepted: Accepted) -> str:
        """The tour accepts nothing of the learner's own."""
        return self.flag()

    def info(self, card: str = "") -> CardInfo | None:
        """The tour's cards have no history."""
        return None

    def reread(self) -> bool:
        """The tour's cards stand in no deck."""
        return False

    def summary(self) -> Summary:
        """Nothing was answered that counts."""
        return Summary(answered=0, cards=0, first_answers=0, right=0, foretold=0, recalled=0.0, expected=0.0,
                       introduced=0, taken_ms=0, missed=(), due_tomorrow=0, still_due=0)  # fmt: skip

    def _go_on(self) -> None:
        if self.showing is not None:
            self._showings.append(self.showing)
            self.showing = self._ask(self.showing.position)

    def _ask(self, place: int) -> Showing | None:
        if place >= len(self._questions):
            return None
        question = self._questions[place]
        prompt = question.prompt("")
        return Showing(
            card=f"tour/{question.about.id}", deck="tour", deck_title=TITLE, question=question, part="", prompt=prompt,
            order=tuple(range(len(prompt.options)))[::-1], phase=Phase.ASKED, position=place + 1,
            total=len(self._questions), standing=Standing.NEW, retrievability=0.0, predicted=0.0,
        )  # fmt: skip


def _choices(*given: tuple[Grade, int]) -> tuple[GradeChoice, ...]:
    return tuple(GradeChoice(grade=grade, interval=interval, due_day=interval) for grade, interval in given)
