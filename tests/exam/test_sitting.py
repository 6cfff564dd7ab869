"""An exam step by step: answers, marks, the clock and its warnings, hand-in, leaving and going on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz_app.errors import WrongUse
from quiz_app.exam.exams import Exams
from quiz_app.exam.past import Past
from quiz_app.exam.request import Request
from quiz_app.exam.sitting import ExamSitting
from quiz_app.journal.event import Kind
from quiz_app.journal.exams import ExamState
from quiz_app.questions.model import DONT_KNOW, REVEALED, Outcome, Response
from quiz_app.storage import log
from quiz_app.study.desk import Desk
from tests.exam.answering import answer_all_right, answer_right, answer_wrong, go_to
from tests.support.life import StillClock

MINUTE = 60_000


def kinds(desk: Desk) -> list[str]:
    return [event.kind for event in log.all_events(desk.ledger.database, desk.ledger.author.learner)]


def begin(exams: Exams, **request: object) -> ExamSitting:
    return exams.start(Request(**{"questions": 20, "seed": "s", **request}))  # type: ignore[arg-type]


def test_a_paper_has_every_question_that_can_be_judged_once_and_no_flashcard(exams: Exams) -> None:
    supply = exams.supply(Request())
    assert supply.self_graded == 1
    assert supply.left_out_words.startswith("1 flashcard is left out")
    cards = [place.item.card for place in begin(exams).attempt.places]
    assert len(cards) == 10, "of the two parts of the cloze only one is asked"
    assert len({card.partition("#")[0] for card in cards}) == 10
    assert "treaties/card" not in cards


def test_the_same_seed_draws_the_same_paper_with_the_same_options_also_on_another_day(
    exams: Exams, clock: StillClock
) -> None:
    first = begin(exams, seed="x", questions=6)
    clock.pass_days(1)
    assert begin(exams, seed="x", questions=6).attempt.places == first.attempt.places
    assert begin(exams, seed="y", questions=6).attempt.places != first.attempt.places


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ({"levels": (1,)}, {"year", "town", "first"}),
        ({"tags": ("old",)}, {"year", "count"}),
        ({"types": ("match", "order")}, {"pairs", "steps"}),
        ({"cards": ("treaties/year", "treaties/gap#c2")}, {"year", "gap#c2"}),
    ],
)
def test_a_paper_is_drawn_from_what_was_chosen(
    exams: Exams, request_: dict[str, object], expected: set[str]
) -> None:
    cards = {place.item.card.partition("/")[2] for place in begin(exams, **request_).attempt.places}
    assert cards == expected


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        ({"questions": 0}, "1 to 1,000"), ({"levels": (4,)}, "no level 4"), ({"types": ("flashcard",)}, "graded by"),
        ({"types": ("essay",)}, "no type"), ({"passing": 1.5}, "pass mark"), ({"decks": ("none",)}, "no deck"),
        ({"tags": ("none",)}, "has the tag"), ({"types": ("match",), "levels": (1,)}, "no question to draw"),
        ({"minutes": -1}, "minutes"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_with_a_sentence(
    exams: Exams, desk: Desk, request_: dict[str, object], words: str
) -> None:
    with pytest.raises(WrongUse, match=words):
        begin(exams, **request_)
    assert kinds(desk) == []


def test_a_gap_that_is_left_to_the_learners_own_judgement_is_in_no_paper(
    exams: Exams, desk: Desk, deck_file: Path
) -> None:
    text = deck_file.read_text("utf-8").replace(
        'fell in {{c2::1758}}."', 'fell in {{c2::1758}}.", typed: false'
    )
    deck_file.write_text(text, encoding="utf-8")
    desk.sync()
    cards = [place.item.card for place in begin(exams).attempt.places]
    assert len(cards) == 9
    assert not any("gap" in card for card in cards)
    supply = exams.supply(Request())
    assert (len(supply.cards), supply.gaps) == (9, 2)
    assert supply.left_out_words.startswith("3 self-graded cards are left out")


def test_in_order_the_questions_stand_as_in_the_deck(exams: Exams) -> None:
    cards = [place.item.card for place in begin(exams, in_order=True).attempt.places]
    assert cards[:3] == ["treaties/year", "treaties/valley", "treaties/town"]


def test_every_type_is_answered_right_and_scored_in_full(exams: Exams, desk: Desk) -> None:
    sitting = begin(exams)
    answer_all_right(sitting)
    assert sitting.view.unanswered == ()
    sitting.hand_in()
    assert sitting.is_over
    result = Past(desk.ledger).result(sitting.attempt)
    assert (result.whole.points, result.whole.right, result.missed) == (10, 10, ())
    assert result.to_study is None


def test_every_type_is_answered_wrong_and_scores_nothing(exams: Exams, desk: Desk) -> None:
    sitting = begin(exams, passing=0.5)
    for number in range(10):
        sitting.go(number)
        answer_wrong(sitting)
    sitting.hand_in()
    result = Past(desk.ledger).result(sitting.attempt)
    assert result.whole.right == 0
    assert result.passed is False
    assert len(result.missed) == 10


def test_an_answer_can_be_changed_and_taken_back_until_the_hand_in(exams: Exams) -> None:
    sitting = begin(exams)
    go_to(sitting, "treaties/town")
    answer_wrong(sitting)
    answer_right(sitting)
    assert sitting.view.words == "Kyakhta"
    assert sitting.view.verdict is None, "verdicts come at the end"
    assert sitting.clear() == ""
    assert sitting.view.given is None
    answer_right(sitting)
    sitting.hand_in()
    assert sitting.answer(Response.pick(0)) == "The exam is over."


@pytest.mark.parametrize("response", [DONT_KNOW, REVEALED, Response.typed("  ")])
def test_what_is_no_answer_leaves_the_place_empty(exams: Exams, response: Response) -> None:
    sitting = begin(exams)
    go_to(sitting, "treaties/valley")
    answer_right(sitting)
    sitting.answer(response)
    assert sitting.view.given is None


def test_with_feedback_at_once_the_verdict_shows_and_the_answer_stands(exams: Exams) -> None:
    sitting = begin(exams, at_once=True)
    go_to(sitting, "treaties/town")
    answer_wrong(sitting)
    assert sitting.view.verdict is not None
    assert sitting.view.verdict.outcome is Outcome.WRONG
    assert sitting.view.closed
    assert "stands" in sitting.answer(Response.pick(0))
    assert "stands" in sitting.clear()


def test_a_question_is_marked_skipped_and_found_again(exams: Exams) -> None:
    sitting = begin(exams, questions=4)
    assert sitting.mark()
    sitting.skip()
    assert sitting.view.place == 1
    answer_right(sitting)
    sitting.skip()
    sitting.skip()
    assert sitting.view.place == 3
    sitting.skip()
    assert sitting.view.place == 0, "after the last comes the first that is not answered"
    assert sitting.view.marked
    assert not sitting.mark()
    sitting.previous()
    assert sitting.view.place == 0
    sitting.go(99)
    assert sitting.view.place == 3
    sitting.next()
    assert sitting.view.place == 3
    assert sitting.view.unanswered == (0, 2, 3)


def test_where_all_is_answered_there_is_nothing_to_skip_to(exams: Exams) -> None:
    sitting = begin(exams, questions=2)
    answer_all_right(sitting)
    assert not sitting.skip()


def test_the_time_on_each_question_is_kept(exams: Exams, clock: StillClock) -> None:
    sitting = begin(exams, questions=3)
    clock.pass_ms(4000)
    answer_right(sitting)
    clock.pass_ms(1000)
    sitting.next()
    clock.pass_ms(2500)
    sitting.previous()
    clock.pass_ms(500)
    sitting.hand_in()
    assert [place.taken_ms for place in sitting.attempt.places] == [5500, 2500, 0]
    assert sitting.attempt.spent_ms == 8000


def test_time_is_warned_of_and_when_it_is_over_the_exam_is_handed_in(exams: Exams, clock: StillClock) -> None:
    sitting = begin(exams, minutes=20)
    answer_right(sitting)
    told = []
    for _ in range(20):
        clock.pass_ms(MINUTE)
        told.append(sitting.tick())
    assert [words for words in told if words] == [
        "Half of the time is over; 10 minutes left.",
        "5 minutes left.",
        "1 minute left.",
        "Time is over: the exam was handed in.",
    ]
    assert sitting.is_over
    assert sitting.attempt.spent_ms == 20 * MINUTE
    assert sitting.attempt.standing[0].outcome is Outcome.RIGHT


def test_an_answer_that_comes_after_the_time_does_not_count(exams: Exams, clock: StillClock) -> None:
    sitting = begin(exams, minutes=1)
    clock.pass_ms(61_000)
    assert sitting.answer(DONT_KNOW) == "The exam is over."
    assert sitting.attempt.spent_ms == MINUTE
    assert sitting.attempt.state is ExamState.HANDED_IN


def test_a_question_whose_time_is_over_closes_and_the_next_one_shows(exams: Exams, clock: StillClock) -> None:
    sitting = begin(exams, questions=3, seconds_each=30)
    clock.pass_ms(20_000)
    assert sitting.tick() == "10 seconds left for this question."
    clock.pass_ms(10_000)
    assert sitting.tick() == "The time for question 1 is over."
    assert sitting.view.place == 1
    sitting.previous()
    assert "time for this question is over" in sitting.view.why_closed
    assert sitting.tick() == ""
    assert "over" in sitting.answer(Response.typed("x"))
    assert sitting.view.given is None


def test_an_answer_meant_for_a_question_whose_time_is_over_is_given_to_no_other(
    exams: Exams, clock: StillClock
) -> None:
    sitting = begin(exams, questions=3, seconds_each=30)
    clock.pass_ms(31_000)
    assert "over" in sitting.answer(Response.typed("x"))
    assert sitting.view.place == 1
    assert sitting.view.unanswered == (0, 1, 2)
    clock.pass_ms(31_000)
    assert not sitting.mark()
    assert sitting.view.place == 2
    assert not any(place.marked for place in sitting.view.places)


def test_when_the_time_of_all_questions_is_over_the_exam_is_handed_in(
    exams: Exams, clock: StillClock
) -> None:
    sitting = begin(exams, questions=2, seconds_each=30)
    for _ in range(2):
        clock.pass_ms(30_000)
        sitting.tick()
    assert sitting.is_over
    assert [place.taken_ms for place in sitting.attempt.places] == [30_000, 30_000]


def test_an_exam_that_was_left_goes_on_where_it_stood_with_its_clock_as_it_was(
    exams: Exams, clock: StillClock, open_desk: Callable[[], Desk]
) -> None:
    sitting = begin(exams, minutes=10)
    answer_right(sitting)
    clock.pass_ms(5000)
    sitting.go(3)
    sitting.mark()
    clock.pass_ms(2000)
    sitting.leave()
    clock.pass_days(2)
    clock.pass_ms(90 * MINUTE)
    resumed = Exams(open_desk().ledger, clock).resume(sitting.attempt.exam)
    assert resumed.attempt == sitting.attempt
    assert resumed.view.place == 3
    assert resumed.view.marked
    assert resumed.view.left_ms == 10 * MINUTE - 7000


def test_an_exam_whose_machine_died_goes_on_with_every_answer_and_the_clock_of_its_last_pulse(
    exams: Exams, clock: StillClock, open_desk: Callable[[], Desk]
) -> None:
    sitting = begin(exams, minutes=10)
    clock.pass_ms(1000)
    card = answer_right(sitting)
    for _ in range(14):
        clock.pass_ms(1000)
        sitting.tick()
    clock.pass_ms(800)  # and now the power fails
    again = Exams(open_desk().ledger, clock).resume(sitting.attempt.exam)
    assert again.attempt.places[0].given is not None
    assert again.attempt.places[0].item.card == card
    assert again.view.spent_ms == 11_000, "the last pulse was at eleven seconds"


def test_what_was_warned_of_before_is_not_said_again_after_a_break(exams: Exams, clock: StillClock) -> None:
    sitting = begin(exams, minutes=20)
    clock.pass_ms(11 * MINUTE)
    assert sitting.tick().startswith("Half")
    sitting.leave()
    again = exams.resume(sitting.attempt.exam)
    assert again.tick() == ""
    clock.pass_ms(4 * MINUTE)
    assert again.tick() == "5 minutes left."


def test_an_exam_that_was_ended_elsewhere_takes_no_more_answers(exams: Exams, desk: Desk) -> None:
    here = begin(exams)
    there = exams.resume(here.attempt.exam)
    there.hand_in()
    asked = here.view.asked
    assert asked is not None
    assert here.answer(Response.typed("x") if not asked.prompt.options else Response.pick(0)) != ""
    assert here.is_over
    here.hand_in()
    here.leave()
    assert kinds(desk).count(Kind.EXAM_HANDED_IN) == 1
    assert kinds(desk)[-1] == Kind.EXAM_HANDED_IN


def test_only_an_open_exam_is_resumed(exams: Exams, desk: Desk) -> None:
    sitting = begin(exams)
    assert [each.exam for each in exams.open()] == [sitting.attempt.exam]
    sitting.hand_in()
    assert exams.open() == ()
    with pytest.raises(WrongUse, match="was handed in, so it cannot go on"):
        exams.resume(sitting.attempt.exam)
    for name in ("0" * 32, "nonsense"):
        with pytest.raises(WrongUse, match="no such exam"):
            exams.resume(name)
    assert desk.undo() == "Took back: handing in an exam."
    assert exams.resume(sitting.attempt.exam).attempt.spent_ms == sitting.attempt.spent_ms


def test_the_question_stays_as_it_was_drawn_when_its_author_changes_it(
    exams: Exams, desk: Desk, deck_file: Path
) -> None:
    sitting = begin(exams)
    deck_file.write_text(deck_file.read_text().replace("answer: Kyakhta", "answer: Maimaicheng"))
    desk.sync()
    again = exams.resume(sitting.attempt.exam)
    go_to(again, "treaties/town")
    assert answer_right(again) == "treaties/town"
    assert again.view.words == "Kyakhta"


def test_a_preset_is_kept_found_and_forgotten(exams: Exams, desk: Desk) -> None:
    request = Request(
        questions=7, levels=(1, 2), minutes=5, penalty=True, passing=0.5, tags=("old",), seed="x"
    )
    assert "Kept as Mid term" in exams.keep_preset(" Mid  term ", request)
    found = exams.preset("mid TERM")
    assert (found.questions, found.levels, found.minutes, found.penalty, found.passing, found.tags) == (
        7, (1, 2), 5, True, 0.5, ("old",)
    )  # fmt: skip
    assert (found.seed, found.name) == ("", "Mid term")
    exams.drop_preset("mid term")
    with pytest.raises(WrongUse, match="no preset"):
        exams.preset("Mid term")
    assert desk.undo() == "Took back: the change of the exam preset Mid term."
    assert list(exams.presets()) == ["Mid term"]
    with pytest.raises(WrongUse, match="needs a name"):
        exams.keep_preset("  ", request)


def test_what_stands_in_the_field_is_given_when_the_time_is_over(exams: Exams, clock: StillClock) -> None:
    sitting = begin(exams, minutes=1, cards=("treaties/valley", "treaties/year"), in_order=True)
    sitting.standing = lambda: {0: Response.typed("1689")}
    clock.pass_ms(MINUTE + 700)
    assert sitting.tick() == "Time is over: the exam was handed in."
    given = sitting.attempt.places[0].given
    assert given is not None
    assert (given.words, given.cut_off) == ("1689", True)
    assert sitting.attempt.results[0].outcome is Outcome.RIGHT
    assert sitting.attempt.spent_ms == MINUTE


def test_what_stands_at_several_places_is_given_with_the_hand_in_as_an_answer_like_any_other(
    exams: Exams,
) -> None:
    sitting = begin(exams, at_once=True, cards=("treaties/valley", "treaties/year"), in_order=True)
    sitting.standing = lambda: {0: Response.typed("1689"), 1: Response.typed("the Ob")}
    sitting.hand_in()
    given = [place.given for place in sitting.attempt.places]
    assert [each and (each.words, each.cut_off) for each in given] == [("1689", False), ("the Ob", False)]


def test_an_answer_whose_verdict_was_shown_is_not_replaced_by_what_stands_there(exams: Exams) -> None:
    sitting = begin(exams, at_once=True, cards=("treaties/year",))
    answer_wrong(sitting)
    sitting.standing = lambda: {0: Response.typed("1689")}
    sitting.hand_in()
    assert sitting.attempt.results[0].outcome is Outcome.WRONG


def test_what_stands_in_the_field_is_given_when_the_time_for_its_question_is_over(
    exams: Exams, clock: StillClock
) -> None:
    sitting = begin(exams, seconds_each=30, cards=("treaties/valley", "treaties/year"), in_order=True)
    sitting.standing = lambda: {0: Response.typed("1689")}
    clock.pass_ms(31_000)
    assert sitting.tick() == "The time for question 1 is over."
    assert sitting.view.place == 1
    given = sitting.attempt.places[0].given
    assert given is not None
    assert given.cut_off
