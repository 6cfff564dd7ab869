"""What an exam does to the schedule when it is handed in, and what it says in the end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quiz_app.errors import WrongUse
from quiz_app.exam.exams import Exams
from quiz_app.exam.past import Past, Regrading
from quiz_app.exam.request import Request
from quiz_app.exam.sitting import ExamSitting
from quiz_app.journal.event import Draft, Event, Kind
from quiz_app.journal.exams import ExamState
from quiz_app.memory.model import Grade
from quiz_app.questions.model import DONT_KNOW, REVEALED, Outcome, Response
from quiz_app.storage import exams as kept
from quiz_app.storage import log
from quiz_app.storage.rebuild import compare_rebuild
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from tests.exam.answering import answer_all_right, answer_right, answer_wrong, go_to, right
from tests.support.life import StillClock

TOWN, YEAR, VALLEY = "treaties/town", "treaties/year", "treaties/valley"


def study(desk: Desk, *cards: str) -> None:
    """Answer these cards right in a sitting."""
    sitting = desk.start(Selection(cards=cards))
    while (showing := sitting.showing) is not None:
        if showing.question.type_name == "flashcard":
            sitting.respond(REVEALED, 1000)
            sitting.grade(Grade.GOOD, 1000)
            continue
        sitting.respond(right(showing.question, showing.part), 1000)
        sitting.advance()


def answers(desk: Desk) -> list[Event]:
    events = log.all_events(desk.ledger.database, desk.ledger.author.learner)
    return [event for event in events if event.kind == Kind.ANSWERED]


def begin(exams: Exams, *cards: str, **request: object) -> ExamSitting:
    return exams.start(Request(**{"cards": cards, "seed": "s", **request}))  # type: ignore[arg-type]


def test_an_answer_counts_as_a_review_if_its_card_was_met_before_and_not_answered_that_day(
    exams: Exams, desk: Desk, clock: StillClock
) -> None:
    study(desk, TOWN, YEAR)
    clock.pass_days(30)
    study(desk, YEAR)
    before = {card: desk.ledger.state(card) for card in (TOWN, YEAR, VALLEY)}
    sitting = begin(exams, TOWN, YEAR, VALLEY)
    answer_all_right(sitting)
    assert len(answers(desk)) == 3, "nothing counts before the hand-in"
    sitting.hand_in()
    (review,) = answers(desk)[3:]
    assert (review.card, review.payload["exam"], review.payload["counts"]) == (
        TOWN,
        sitting.attempt.exam,
        True,
    )
    assert review.payload["new"] is False
    orders = {place.item.card: list(place.item.order) for place in sitting.attempt.places}
    assert review.payload["options"] == orders[TOWN], "the options as they were shown"
    assert desk.ledger.state(TOWN).last_day == desk.today()
    assert desk.ledger.state(YEAR) == before[YEAR], "it was answered today already"
    assert desk.ledger.state(VALLEY) == before[VALLEY], "a card not yet met is not introduced"


def test_an_answer_that_was_only_practice_does_not_stop_that_of_the_exam_from_counting(
    exams: Exams, desk: Desk, clock: StillClock
) -> None:
    study(desk, TOWN)
    clock.pass_days(3)
    desk.ledger.record(Draft(kind=Kind.RESCHEDULED, card=TOWN, payload={"due": desk.today() + 5}))
    crammed = desk.start(Selection(cards=(TOWN,), cram=True))
    showing = crammed.showing
    assert showing is not None
    crammed.respond(right(showing.question, showing.part), 1000)
    crammed.advance()
    before = desk.ledger.state(TOWN)
    assert before.last_day == desk.today() - 3, "what is only practised is not answered for the schedule"
    sitting = begin(exams, TOWN)
    answer_all_right(sitting)
    sitting.hand_in()
    assert [event.payload["counts"] for event in answers(desk)] == [True, False, True]
    after = desk.ledger.state(TOWN)
    assert (after.last_day, after.answers) == (desk.today(), before.answers + 1)
    again = begin(exams, TOWN)
    answer_all_right(again)
    again.hand_in()
    assert desk.ledger.state(TOWN) == after, "it counts once a day"


def test_practice_after_an_exam_changes_nothing_either(exams: Exams, desk: Desk, clock: StillClock) -> None:
    study(desk, TOWN)
    clock.pass_days(3)
    sitting = begin(exams, TOWN)
    answer_all_right(sitting)
    sitting.hand_in()
    before = desk.ledger.state(TOWN)
    crammed = desk.start(Selection(cards=(TOWN,), cram=True))
    showing = crammed.showing
    assert showing is not None
    crammed.respond(right(showing.question, showing.part), 1000)
    after = desk.ledger.state(TOWN)
    assert (after.due_day, after.memory, after.last_day) == (before.due_day, before.memory, before.last_day)


def test_what_was_not_answered_is_never_again(exams: Exams, desk: Desk, clock: StillClock) -> None:
    study(desk, TOWN, YEAR)
    clock.pass_days(30)
    before = desk.ledger.state(TOWN)
    sitting = begin(exams, TOWN, YEAR)
    go_to(sitting, YEAR)
    answer_wrong(sitting)
    sitting.hand_in()
    assert desk.ledger.state(TOWN) == before
    assert desk.ledger.state(YEAR).last_grade == Grade.AGAIN
    assert desk.ledger.state(YEAR).due_day == desk.today(), "what was wrong is due at once"


def test_a_suspended_card_is_not_asked_and_one_suspended_meanwhile_is_no_review(
    exams: Exams, desk: Desk, clock: StillClock
) -> None:
    study(desk, TOWN, YEAR)
    clock.pass_days(30)
    sitting = begin(exams, TOWN, YEAR)
    answer_all_right(sitting)

    desk.ledger.record(Draft(kind=Kind.SUSPENDED, card=TOWN))
    sitting.hand_in()
    assert [event.card for event in answers(desk)[2:]] == [YEAR]
    assert [each.card for each in exams.supply(Request(cards=(TOWN, YEAR))).cards] == [YEAR]


@pytest.mark.parametrize(("asked", "counted"), [(None, 0), (True, 1), (False, 0)])
def test_the_setting_keeps_exams_out_of_the_schedule_unless_the_exam_says_otherwise(
    exams: Exams, desk: Desk, clock: StillClock, asked: bool | None, counted: int
) -> None:
    study(desk, TOWN)
    clock.pass_days(30)
    desk.change_setting("exam-reviews", "off")
    sitting = begin(exams, TOWN, reviews=asked)
    answer_all_right(sitting)
    sitting.hand_in()
    assert len(answers(desk)) - 1 == counted


def test_one_undo_takes_back_the_hand_in_with_all_its_reviews(
    exams: Exams, desk: Desk, clock: StillClock
) -> None:
    study(desk, TOWN, YEAR)
    clock.pass_days(30)
    before = [desk.ledger.state(card) for card in (TOWN, YEAR)]
    sitting = begin(exams, TOWN, YEAR)
    answer_all_right(sitting)
    sitting.hand_in()
    assert [desk.ledger.state(card) for card in (TOWN, YEAR)] != before
    assert desk.undo() == "Took back: handing in an exam with reviews of 2 cards."
    assert [desk.ledger.state(card) for card in (TOWN, YEAR)] == before
    assert compare_rebuild(desk.ledger.database) == ()
    assert desk.undo() == "Took back: an answer in an exam."


def test_a_result_sets_seen_and_unseen_apart_and_says_what_was_expected(
    exams: Exams, desk: Desk, clock: StillClock
) -> None:
    study(desk, TOWN, YEAR)
    clock.pass_days(3)
    sitting = begin(exams, TOWN, YEAR, VALLEY, passing=0.6)
    for card in (TOWN, VALLEY):
        go_to(sitting, card)
        answer_right(sitting)
    sitting.hand_in()
    result = Past(desk.ledger).result(sitting.attempt)
    assert (result.whole.right, result.seen.right, result.unseen.right) == (2, 1, 1)
    assert (result.seen.most, result.unseen.most) == (2, 1)
    assert result.passed is True
    assert result.missed == (YEAR,)
    recalled = [place.item.predicted for place in sitting.attempt.places if place.item.seen]
    assert result.whole.expected == pytest.approx(sum(recalled)), "a typed card not yet met is not expected"
    assert all(0.5 < each < 1 for each in recalled)
    by_card = {each.card: each for each in result.questions}
    assert (by_card[TOWN].words, by_card[TOWN].wanted, by_card[TOWN].outcome) == (
        "Kyakhta",
        "Kyakhta",
        Outcome.RIGHT,
    )
    assert (by_card[YEAR].given, by_card[YEAR].wanted, by_card[YEAR].outcome) == (None, "1689", None)


def test_of_a_card_answered_on_the_same_day_no_more_is_expected_than_is_known_of_it(
    exams: Exams, desk: Desk
) -> None:
    study(desk, TOWN)
    missed = desk.start(Selection(cards=(YEAR,)))
    missed.respond(DONT_KNOW, 1000)
    missed.advance()
    recalls = {place.item.card: place.item.recall for place in begin(exams, TOWN, YEAR).attempt.places}
    assert recalls[TOWN] == pytest.approx(desk.card_info(TOWN).known, abs=1e-6)
    assert 0 < recalls[TOWN] < 1
    assert recalls[YEAR] == 0


def test_what_was_missed_is_a_selection_to_study_and_to_be_asked_again(exams: Exams, desk: Desk) -> None:
    sitting = begin(exams, TOWN, YEAR)
    go_to(sitting, TOWN)
    answer_right(sitting)
    sitting.hand_in()
    result = Past(desk.ledger).result(sitting.attempt)
    missed = result.missed
    assert result.to_study == Selection(cards=(YEAR,), beyond=True)
    showing = desk.start(result.to_study).showing
    assert showing is not None
    assert showing.card == YEAR
    assert [place.item.card for place in begin(exams, *missed).attempt.places] == [YEAR]


@pytest.mark.parametrize("limit", ["0", "1"])
def test_what_was_missed_is_studied_whatever_the_limits_of_the_day(
    exams: Exams, desk: Desk, limit: str
) -> None:
    desk.change_setting("new_per_day", limit)
    sitting = begin(exams, YEAR, VALLEY)
    sitting.hand_in()
    selection = Past(desk.ledger).result(sitting.attempt).to_study
    assert selection is not None
    first = desk.start(selection).showing
    assert first is not None
    assert (first.total, first.card in (YEAR, VALLEY)) == (2, True)
    within = desk.start(replace(selection, beyond=False)).showing
    assert within is None or within.total < 2, "a sitting that was not asked for card by card keeps to them"


def test_with_a_penalty_a_wrong_pick_costs_and_an_empty_place_does_not(exams: Exams, desk: Desk) -> None:
    sitting = begin(exams, TOWN, YEAR, VALLEY, penalty=True)
    go_to(sitting, YEAR)
    answer_right(sitting)
    go_to(sitting, TOWN)
    answer_wrong(sitting)
    sitting.hand_in()
    result = Past(desk.ledger).result(sitting.attempt)
    assert result.whole.points == pytest.approx(1 - 1 / 3)
    (row,) = kept.exams(desk.ledger.database, desk.ledger.author.learner)
    assert row.whole.points == row.reached == pytest.approx(1 - 1 / 3, abs=1e-5)
    assert row.whole.expected == result.whole.expected == 0, (
        "no card was met before, and guessing gains nothing"
    )
    assert (row.low, row.high) == (result.whole.low, result.whole.high) == (0, 1)


def test_an_exam_is_found_by_the_end_of_its_id_and_declared_void(exams: Exams, desk: Desk) -> None:
    past, sitting = Past(desk.ledger), begin(exams, TOWN)
    sitting.hand_in()
    exam = sitting.attempt.exam
    assert past.find(exam[-6:]).exam == past.find("last").exam == past.find(exam.upper()).exam == exam
    for name in ("zzz", "", "0" * 32):
        with pytest.raises(WrongUse, match="no exam"):
            past.find(name)
    assert "is void; undo" in past.void(past.find("last"), "the  fire alarm")
    assert past.find("last").why_void == "the fire alarm"
    assert "already" in past.void(past.find("last"))
    assert past.scored() == ()
    assert desk.undo() == "Took back: making an exam void."
    assert past.find("last").state is ExamState.HANDED_IN


def regrading(desk: Desk) -> Regrading | None:
    past = Past(desk.ledger)
    return next(iter(past.regradings(past.scored())), None)


def corrected(desk: Desk, deck_file: Path, old: str, new: str) -> None:
    text = deck_file.read_text("utf-8")
    assert old in text
    deck_file.write_text(text.replace(old, new), encoding="utf-8")
    desk.sync()


def test_a_corrected_question_counts_as_before_until_it_is_regraded(
    exams: Exams, desk: Desk, deck_file: Path
) -> None:
    sitting = begin(exams, TOWN, YEAR)
    go_to(sitting, TOWN)
    asked = sitting.view.asked
    assert asked is not None
    sitting.answer(Response.pick(asked.prompt.options.index("Peking")))
    sitting.hand_in()
    assert regrading(desk) is None
    corrected(desk, deck_file, "answer: Kyakhta, wrong: [Aigun: it came later, Peking, Ili]",
              "answer: Peking, wrong: [Ili, Kyakhta, Aigun]")  # fmt: skip
    past = Past(desk.ledger)
    assert past.result(past.find("last")).whole.right == 0
    found = regrading(desk)
    assert found is not None
    assert [(change.card, change.before, change.after) for change in found.changes] == [
        (TOWN, Outcome.WRONG, Outcome.RIGHT)
    ]
    assert (found.before.points, found.after.points) == (0, 1)
    past.regrade([found])
    result = past.result(past.find("last"))
    assert (result.whole.right, result.missed) == (1, (YEAR,))
    assert [each.regraded for each in result.questions if each.card == TOWN] == [True]
    assert [each.wanted for each in result.questions if each.card == TOWN] == ["Kyakhta"], (
        "as it was asked then"
    )
    assert regrading(desk) is None, "scoring anew once more changes nothing"
    (row,) = kept.exams(desk.ledger.database, desk.ledger.author.learner)
    assert (row.whole.right, row.regraded) == (1, True)
    assert compare_rebuild(desk.ledger.database) == ()
    assert desk.undo() == "Took back: regrading an exam."
    assert past.result(past.find("last")).whole.right == 0


@pytest.mark.parametrize(
    ("card", "old", "new", "after"),
    [
        ("steps", "order: [Nerchinsk, Kyakhta, Aigun]", "order: [Aigun, Kyakhta, Nerchinsk]", Outcome.WRONG),
        ("pairs", "{Nerchinsk: 1689, Kyakhta: 1727, Aigun: 1858}", "{Aigun: 1858, Nerchinsk: 1727, Kyakhta: 1689}",
         Outcome.WRONG),
        ("powers", "answers: [Russia, France], wrong: [Britain,", "answers: [Britain, Russia], wrong: [France,",
         Outcome.PARTLY),
        ("year", "date: 1689", "date: 1690", Outcome.WRONG),
        ("first", "answer: true", "answer: false, correction: It was the second", Outcome.WRONG),
    ],
)  # fmt: skip
def test_an_answer_is_carried_over_to_the_corrected_wording_by_what_it_says(
    exams: Exams, desk: Desk, deck_file: Path, card: str, old: str, new: str, after: Outcome
) -> None:
    sitting = begin(exams, f"treaties/{card}")
    answer_right(sitting)
    sitting.hand_in()
    corrected(desk, deck_file, old, new)
    found = regrading(desk)
    assert found is not None
    assert [change.after for change in found.changes] == [after]


def test_a_correction_that_is_taken_back_can_be_regraded_back(
    exams: Exams, desk: Desk, deck_file: Path
) -> None:
    sitting = begin(exams, YEAR)
    answer_right(sitting)
    sitting.hand_in()
    corrected(desk, deck_file, "date: 1689", "date: 1690")
    past = Past(desk.ledger)
    past.regrade(past.regradings(past.scored()))
    assert past.result(past.find("last")).whole.right == 0
    corrected(desk, deck_file, "date: 1690", "date: 1689")
    found = regrading(desk)
    assert found is not None
    assert [change.after for change in found.changes] == [Outcome.RIGHT]
    past.regrade([found])
    assert past.result(past.find("last")).whole.right == 1


@pytest.mark.parametrize(
    ("card", "old", "new"),
    [
        ("pairs", "{Nerchinsk: 1689, Kyakhta: 1727, Aigun: 1858}", "{Aigun: 1858, Nerchinsk: 1689, Kyakhta: 1727}"),
        ("powers", "[Russia, France], wrong: [Britain,", "[France, Russia], wrong: [Austria, Britain,"),
        ("town", "[Aigun: it came later, Peking, Ili]", "[Urga, Ili, Peking, Aigun]"),
    ],
)  # fmt: skip
def test_options_in_another_order_change_no_score(
    exams: Exams, desk: Desk, deck_file: Path, card: str, old: str, new: str
) -> None:
    sitting = begin(exams, f"treaties/{card}")
    answer_right(sitting)
    sitting.hand_in()
    corrected(desk, deck_file, old, new)
    assert regrading(desk) is None


def test_an_answer_that_the_corrected_wording_does_not_allow_counts_as_before(
    exams: Exams, desk: Desk, deck_file: Path
) -> None:
    sitting = begin(exams, TOWN, YEAR)
    answer_all_right(sitting)
    sitting.hand_in()
    corrected(desk, deck_file, "answer: Kyakhta, wrong", "answer: Selenginsk, wrong")
    corrected(desk, deck_file, "date: 1689, section", "date: 1690, section")
    found = regrading(desk)
    assert found is not None
    assert [change.card for change in found.changes] == [YEAR]
    assert [sitting.attempt.places[place].item.card for place in found.kept] == [TOWN]


def test_a_card_tells_in_its_history_that_it_was_answered_in_an_exam(exams: Exams, desk: Desk) -> None:
    from quiz_app.study.wording import info_lines

    sitting = begin(exams, TOWN)
    sitting.mark()
    answer_right(sitting)
    sitting.hand_in()
    lines = info_lines(desk.card_info(TOWN))
    assert sum("answered “Kyakhta” in an exam" in line for line in lines) == 1
    assert not any("marked" in line or "looked" in line for line in lines)


@pytest.mark.parametrize(("typed", "counts"), [("the Am", False), ("the Amur valley", True)])
def test_what_the_clock_took_half_done_is_no_review_unless_it_was_right_already(
    exams: Exams, desk: Desk, clock: StillClock, typed: str, counts: bool
) -> None:
    study(desk, VALLEY)
    clock.pass_days(30)
    sitting = begin(exams, VALLEY, minutes=1)
    sitting.standing = lambda: {0: Response.typed(typed)}
    clock.pass_ms(61_000)
    sitting.tick()
    assert sitting.attempt.state is ExamState.HANDED_IN
    assert len(answers(desk)) == (2 if counts else 1)
    assert compare_rebuild(desk.ledger.database) == ()


def test_an_exam_of_what_was_missed_is_named_so_and_names_the_decks_of_its_questions(exams: Exams) -> None:
    paper = exams.start(Request(cards=(TOWN, VALLEY))).attempt.paper
    assert (paper.name, paper.decks) == ("what was missed", ("treaties",))
