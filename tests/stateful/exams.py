"""Rules of exams: one is taken, handed in or left; what it does to cards is what the model says of reviews."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st
from hypothesis.stateful import rule

from quiz_app.errors import WrongUse
from quiz_app.exam.exams import Exams
from quiz_app.exam.past import Past
from quiz_app.exam.request import SELF_GRADED, Request
from quiz_app.exam.sitting import ExamSitting
from quiz_app.questions.model import Expects, Response
from quiz_app.study.asked_then import AskedThen
from tests.exam.answering import right
from tests.stateful.computer import Computer, Window, entry_of
from tests.stateful.model import Entry
from tests.stateful.story import WHERE, Story

ANSWERS = st.lists(st.sampled_from(["right", "wrong", "", "mark"]), min_size=1, max_size=6)


class Examined(Story):
    """A learner takes exams."""

    @rule(where=WHERE, answers=ANSWERS, questions=st.integers(1, 5), leaves=st.booleans())
    def take_an_exam(
        self, where: tuple[int, int], answers: list[str], questions: int, *, leaves: bool
    ) -> None:
        computer, window = self.at(where)
        exams = Exams(window.desk.ledger, computer.clock)
        try:
            sitting = exams.start(Request(questions=questions))
        except WrongUse:
            asked = computer.library.asked().values()
            assert all(card.type_name in SELF_GRADED for card in asked) or self._all_away(computer, window)
            return
        self._noted(computer, window)
        self._answer_all(computer, window, sitting, answers)
        if leaves:
            sitting.leave()
            self._noted(computer, window)
            sitting = Exams(window.desk.ledger, computer.clock).resume(sitting.attempt.exam)
            assert sitting.view.answered == len([a for a in sitting.attempt.places if a.given])
        self._hand_in(computer, window, sitting)
        self.done(computer, window)

    def _answer_all(
        self, computer: Computer, window: Window, sitting: ExamSitting, answers: list[str]
    ) -> None:
        for number in range(len(sitting.attempt.places)):
            sitting.go(number)
            asked, said = sitting.view.asked, answers[number % len(answers)]
            assert asked is not None
            self._pass(computer, 900)
            if said == "mark":
                sitting.mark()
            elif said:
                assert sitting.answer(answer_to(asked, said)) == ""
            self._noted(computer, window)

    def _hand_in(self, computer: Computer, window: Window, sitting: ExamSitting) -> None:
        """What was answered is a review of a card that was met before and not answered today, and of no other."""
        told, day = computer.diary(window).told, computer.day(window)
        given = [place.item.card for place in sitting.attempt.places if place.given is not None]
        met = {card: told.card(card) for card in given}
        wanted = [
            card
            for card, facts in met.items()
            if facts.first_day is not None and (facts.last_day or 0) < day and not facts.suspended
        ]
        sitting.hand_in()
        new = self._noted(computer, window)
        assert [entry.card for entry in new if entry.what == "answered"] == wanted
        result = Past(window.desk.ledger).result(sitting.attempt)
        assert [each.given is not None for each in result.questions] == [
            place.item.card in given for place in sitting.attempt.places
        ]

    def _noted(self, computer: Computer, window: Window) -> list[Entry]:
        """Take note of what was written; the rules of other chapters look at clocks and numbers."""
        entries = [entry_of(event) for event in computer.unseen(window)]
        computer.diary(window).add(entries)
        return entries

    def _all_away(self, computer: Computer, window: Window) -> bool:
        told = computer.diary(window).told
        return all(
            told.card(name).suspended
            for name, card in computer.library.asked().items()
            if card.type_name not in SELF_GRADED
        )


def answer_to(asked: AskedThen, quality: str) -> Response:
    """An answer to a question of a paper, right or mostly not."""
    if quality == "right":
        return right(asked.question, asked.part)
    if asked.prompt.expects is Expects.TYPING:
        return Response.typed("xyzzy")
    return next(asked.question.guesses(asked.part, Random(0)))
