"""Whatever is done in an exam, however often it is left or the machine dies: all is kept, and the clock is right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.exam.exams import Exams
from quiz_app.exam.past import Past
from quiz_app.exam.request import Request
from quiz_app.exam.sitting import PULSE_MS, ExamSitting
from quiz_app.journal.exams import ExamState
from quiz_app.paths import Places, find_places
from quiz_app.questions.model import Outcome
from quiz_app.storage import exams as kept
from quiz_app.storage.rebuild import compare_rebuild
from quiz_app.study.desk import Desk
from tests.exam.answering import answer_right, answer_wrong
from tests.exam.conftest import DECK
from tests.support.examples import examples
from tests.support.life import StillClock

QUESTIONS = 5
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["right", "wrong", "clear", "mark", "skip", "next", "leave", "die"])),
        st.tuples(st.just("go"), st.integers(0, QUESTIONS)),
        st.tuples(st.just("wait"), st.integers(0, 12_000)),
    ),
    max_size=25,
)


class Life:
    """One learner who takes one exam, and what is to be true of it."""

    def __init__(self, places: Places, decks: Path, request: Request) -> None:
        self.places, self.decks, self.clock = places, decks, StillClock()
        self.desk = self._open()
        self.exams = Exams(self.desk.ledger, self.clock)
        self.sitting: ExamSitting = self.exams.start(request)
        self.right: dict[int, bool] = {}
        self.marked: set[int] = set()
        self.spent = self.lost = 0

    def _open(self) -> Desk:
        desk = Desk.open(self.places, self.clock, user="Ada", shipped=self.decks)
        desk.sync()
        return desk

    def do(self, deed: tuple[object, ...]) -> None:
        place = self.sitting.view.place
        match deed:
            case ("right",) | ("wrong",):
                (answer_right if deed[0] == "right" else answer_wrong)(self.sitting)
                self.right[place] = deed[0] == "right"
            case ("clear",):
                self.sitting.clear()
                self.right.pop(place, None)
            case ("mark",):
                self.sitting.mark()
                self.marked ^= {place}
            case ("skip",):
                self.sitting.skip()
            case ("next",):
                self.sitting.next()
            case ("go", int(number)):
                self.sitting.go(number)
                assert self.sitting.view.place == min(number, QUESTIONS - 1)
            case ("wait", int(ms)):
                self.clock.pass_ms(ms)
                self.spent += ms
                self.sitting.tick()
            case ("leave",):
                self.sitting.leave()
                self.clock.pass_ms(999_999)
                self.resume()
                assert self.sitting.view.place == place
                assert self.sitting.view.spent_ms == self.spent
            case ("die",):
                self.resume()
                assert self.sitting.view.place == place
                lost = self.spent - self.sitting.view.spent_ms
                assert 0 <= lost < PULSE_MS, "a pulse was missed"
                self.spent -= lost

    def resume(self) -> None:
        """The program starts anew, and goes on with the exam."""
        exam = self.sitting.attempt.exam
        self.desk.close()
        self.desk = self._open()
        self.exams = Exams(self.desk.ledger, self.clock)
        self.sitting = self.exams.resume(exam)

    def holds(self) -> None:
        view = self.sitting.view
        assert {n for n, place in enumerate(view.places) if place.answered} == set(self.right)
        assert {n for n, place in enumerate(view.places) if place.marked} == self.marked
        assert view.spent_ms == self.spent


@contextmanager
def a_life(request: Request) -> Iterator[Life]:
    with TemporaryDirectory() as folder:
        decks = Path(folder) / "decks"
        decks.mkdir()
        (decks / "treaties.yaml").write_bytes(DECK.read_bytes())
        life = Life(find_places({}, Path(folder) / "home"), decks, request)
        try:
            yield life
        finally:
            life.desk.close()


@settings(max_examples=examples(30))
@given(deeds=DEEDS, seed=st.sampled_from("abc"))
def test_an_exam_is_what_was_done_in_it(deeds: list[tuple[object, ...]], seed: str) -> None:
    with a_life(Request(questions=QUESTIONS, seed=seed)) as life:
        for deed in deeds:
            life.do(deed)
            life.holds()
        life.sitting.hand_in()
        database, learner = life.desk.ledger.database, life.desk.ledger.author.learner
        attempt = kept.attempt(database, learner, life.sitting.attempt.exam)
        assert attempt == life.sitting.attempt
        assert attempt.state is ExamState.HANDED_IN
        assert attempt.spent_ms == life.spent
        outcomes = [result.outcome for result in attempt.standing]
        assert {n for n, outcome in enumerate(outcomes) if outcome in (Outcome.RIGHT, Outcome.NEAR)} == {
            n for n, right in life.right.items() if right
        }
        assert {n for n, outcome in enumerate(outcomes) if outcome is None} == set(range(QUESTIONS)) - set(
            life.right
        )
        assert Past(life.desk.ledger).result(attempt).whole.right == sum(life.right.values())
        assert compare_rebuild(database) == ()


@settings(max_examples=examples(20))
@given(deeds=DEEDS, minutes=st.sampled_from([0, 1]), each=st.sampled_from([0, 10]))
def test_no_exam_lasts_longer_than_its_time(deeds: list[tuple[object, ...]], minutes: int, each: int) -> None:
    request = Request(questions=QUESTIONS, seed="a", minutes=minutes, seconds_each=each)
    with a_life(request) as life:
        for deed in deeds:
            sitting = life.sitting
            if sitting.is_over:
                break
            match deed:
                case ("right" | "wrong",):
                    asked = sitting.view.asked
                    if not sitting.view.closed and asked is not None:
                        answer_right(sitting)
                case ("wait", int(ms)):
                    life.clock.pass_ms(ms)
                    sitting.tick()
                case ("leave",):
                    sitting.leave()
                    life.resume()
                case ("skip",):
                    sitting.skip()
        attempt = life.sitting.attempt
        assert not minutes or attempt.spent_ms <= 60_000
        assert life.sitting.is_over == (attempt.state is ExamState.HANDED_IN)
