"""What the history says of exams and study: what counts, under which filter, and by which words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz_app.errors import WrongUse
from quiz_app.exam.exams import Exams
from quiz_app.exam.past import Past
from quiz_app.exam.request import Request
from quiz_app.memory.model import Grade
from quiz_app.progress.compare import compare
from quiz_app.progress.history import read_scores
from quiz_app.progress.scores import Comparison, Filter, Mark, MatrixRow, Scores
from quiz_app.questions.model import Response
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from tests.exam.answering import answer_right, answer_wrong, go_to
from tests.support.life import StillClock

ASKED = Request(types=("date", "typed", "choice"), in_order=True, seed="s")
YEAR, VALLEY, TOWN = "treaties/year", "treaties/valley", "treaties/town"


def scores(desk: Desk, sessions: int = 50, **wanted: object) -> Scores:
    filter_ = Filter(**wanted)  # type: ignore[arg-type]
    return read_scores(desk.ledger.database, desk.ledger.author.learner, filter_, sessions=sessions)


def compared(desk: Desk, before: str, after: str) -> Comparison:
    return compare(desk.ledger.database, desk.ledger.author.learner, before, after)


def take(exams: Exams, *right: str, wrong: tuple[str, ...] = (), clock: StillClock) -> str:
    """Hand in an exam in which these were right and those were wrong, ten seconds each; gives its id."""
    sitting = exams.start(ASKED)
    for card in (*right, *wrong):
        go_to(sitting, card)
        clock.pass_ms(10_000)
        (answer_right if card in right else answer_wrong)(sitting)
    sitting.hand_in()
    clock.pass_ms(1000)
    return sitting.attempt.exam


def study(desk: Desk, card: str, *responses: Response, clock: StillClock) -> None:
    """Study one card with these answers."""
    for response in responses:
        sitting = desk.start(Selection(cards=(card,)))
        clock.pass_ms(1000)
        sitting.respond(response, 4000)


def row(rows: tuple[MatrixRow, ...], name: str) -> MatrixRow:
    (found,) = [each for each in rows if each.name == name]
    return found


def test_each_question_stands_over_the_attempts_with_how_it_went_and_how_long_it_took(
    desk: Desk, exams: Exams, clock: StillClock
) -> None:
    ids = (
        take(exams, YEAR, wrong=(VALLEY, TOWN), clock=clock),
        take(exams, YEAR, TOWN, clock=clock),
    )
    found = scores(desk)
    assert [each.exam for each in found.attempts] == [ids[1], ids[0]], "the newest first, as a list is read"
    assert found.questions.exams == ids
    assert [(each.name, each.marks) for each in found.questions.rows] == [
        (VALLEY, (Mark.WRONG, Mark.OPEN)),
        (TOWN, (Mark.WRONG, Mark.RIGHT)),
        (YEAR, (Mark.RIGHT, Mark.RIGHT)),
    ]
    town = row(found.questions.rows, TOWN)
    assert (town.title, town.asked, town.right, town.each_ms) == ("Where was trade fixed?", 2, 1, 10_000)
    assert [(each.title, each.marks, each.asked, each.right) for each in found.sections.rows] == [
        ("Nerchinsk", (Mark.PARTLY, Mark.PARTLY), 4, 2),
        ("Kyakhta", (Mark.WRONG, Mark.RIGHT), 2, 1),
    ]


def test_a_void_exam_stays_in_the_list_and_counts_nowhere_until_undo_brings_it_back(
    desk: Desk, exams: Exams, clock: StillClock
) -> None:
    ids = [take(exams, wrong=(YEAR, VALLEY, TOWN), clock=clock) for _ in range(3)]
    before = scores(desk)
    assert len(before.hardest) == 3
    past = Past(desk.ledger)
    past.void(past.attempt(ids[1]))
    found = scores(desk)
    assert [each.exam for each in found.attempts] == ids[::-1]
    assert found.questions.exams == (ids[0], ids[2])
    assert found.hardest == (), "two answers are too few"
    assert {each.times for each in found.mix_ups} == {2}
    desk.undo()
    assert scores(desk) == before


def test_undo_of_a_hand_in_takes_its_answers_out_of_the_history(
    desk: Desk, exams: Exams, clock: StillClock
) -> None:
    before = scores(desk)
    take(exams, YEAR, clock=clock)
    assert scores(desk).questions.rows
    desk.undo()
    found = scores(desk)
    assert [each.ended_ms for each in found.attempts] == [0]
    assert (found.questions, found.mix_ups) == (before.questions, before.mix_ups)


def test_a_regrading_counts_from_then_on_and_undo_goes_back(
    desk: Desk, exams: Exams, clock: StillClock, deck_file: Path
) -> None:
    take(exams, wrong=(YEAR,), clock=clock)
    before = scores(desk)
    text = deck_file.read_text("utf-8").replace("date: 1689, section", "date: 1900, section")
    deck_file.write_text(text, "utf-8")
    desk.sync()
    past = Past(desk.ledger)
    past.regrade(past.regradings(past.scored()))
    after = scores(desk)
    assert row(before.questions.rows, YEAR).marks == (Mark.WRONG,)
    assert row(after.questions.rows, YEAR).marks == (Mark.RIGHT,)
    assert not any(YEAR in each.cards for each in after.mix_ups)
    desk.undo()
    assert row(scores(desk).questions.rows, YEAR).marks == (Mark.WRONG,)


def test_attempts_are_found_by_the_questions_in_them_also_open_and_void_ones(
    desk: Desk, exams: Exams, clock: StillClock
) -> None:
    scored = take(exams, YEAR, clock=clock)
    void = take(exams, YEAR, clock=clock)
    past = Past(desk.ledger)
    past.void(past.attempt(void))
    is_open = exams.start(Request(types=("date",))).attempt.exam
    exams.start(Request(types=("choice",)))
    assert [each.exam for each in scores(desk, tags=("OLD",)).attempts] == [is_open, void, scored]
    assert scores(desk, decks=("rivers",)).attempts == ()
    assert len(scores(desk, decks=("rivers", "treaties")).attempts) == 4
    (only,) = scores(desk, tags=("old",)).questions.rows
    assert only.name == YEAR


def test_an_exam_that_was_drawn_by_a_tag_is_found_by_it_though_its_questions_lost_it(
    desk: Desk, exams: Exams, deck_file: Path
) -> None:
    drawn = exams.start(Request(types=("date",), tags=("old",))).attempt.exam
    exams.start(Request(types=("date",)))
    deck_file.write_text(deck_file.read_text("utf-8").replace(", tags: [old]", ""), "utf-8")
    desk.sync()
    assert [each.exam for each in scores(desk, tags=("old",)).attempts] == [drawn]
    assert scores(desk, tags=("old",), decks=("rivers",)).attempts == ()


def test_days_bound_exams_study_and_sessions_alike(desk: Desk, exams: Exams, clock: StillClock) -> None:
    day = desk.today()
    take(exams, wrong=(VALLEY,), clock=clock)
    study(desk, VALLEY, *[Response.typed("the Ob")] * 2, clock=clock)
    clock.pass_days()
    study(desk, VALLEY, Response.typed("the Amur valley"), clock=clock)
    (hard,) = scores(desk).hardest
    assert (hard.asked, hard.right) == (4, 1)
    assert len(scores(desk).sessions) == 3
    first, second = scores(desk, since=day, until=day), scores(desk, since=day + 1)
    assert ([each.asked for each in first.hardest], len(first.sessions), len(first.attempts)) == ([3], 2, 1)
    assert (second.hardest, len(second.sessions), second.attempts) == ((), 1, ())
    assert (second.questions.rows, second.mix_ups) == ((), ())


def test_a_question_that_left_is_told_in_its_last_wording_with_its_section(
    desk: Desk, exams: Exams, clock: StillClock, deck_file: Path
) -> None:
    take(exams, wrong=(TOWN,), clock=clock)
    lines = deck_file.read_text("utf-8").splitlines(keepends=True)
    deck_file.write_text("".join(line for line in lines if "id: town" not in line), "utf-8")
    desk.sync()
    found = scores(desk)
    assert row(found.questions.rows, TOWN).title == "Where was trade fixed?"
    assert "treaties > Kyakhta" in [each.name for each in found.sections.rows]


def test_a_question_is_told_in_its_newest_wording(
    desk: Desk, exams: Exams, clock: StillClock, deck_file: Path
) -> None:
    take(exams, TOWN, clock=clock)
    text = deck_file.read_text("utf-8").replace("Where was trade fixed?", "Which town had the trade?")
    deck_file.write_text(text, "utf-8")
    desk.sync()
    assert row(scores(desk).questions.rows, TOWN).title == "Which town had the trade?"


def test_without_its_deck_a_question_is_told_as_it_was_asked(
    desk: Desk, exams: Exams, clock: StillClock
) -> None:
    """So it is where only the log came from another machine."""
    take(exams, wrong=(TOWN,), clock=clock)
    with desk.ledger.database.write() as connection:
        for table in ("card", "question", "deck", "tag", "rival"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    found = scores(desk)
    assert row(found.questions.rows, TOWN).title == "Where was trade fixed?"
    assert row(found.sections.rows, "treaties > Kyakhta").title == "Kyakhta"
    assert [each.exam for each in scores(desk, tags=("old",)).attempts] == [found.attempts[0].exam]


def test_hard_questions_count_each_answer_once_and_reviews_of_exams_with_the_exam(
    desk: Desk, exams: Exams, clock: StillClock
) -> None:
    sitting = desk.start(Selection(cards=(YEAR,)))
    clock.pass_ms(1000)
    sitting.respond(Response.typed("1689"), 2000)
    clock.pass_days()
    take(exams, wrong=(YEAR,), clock=clock)
    assert desk.ledger.state(YEAR).answers == 2, "the exam counted as a review"
    study(desk, YEAR, Response.typed("1700"), clock=clock)
    (hard,) = scores(desk).hardest
    assert (hard.card, hard.asked, hard.right) == (YEAR, 3, 1)
    assert len(scores(desk).sessions) == 2, "an exam is no session"


def test_an_answer_that_was_overridden_counts_by_its_new_grade(desk: Desk, clock: StillClock) -> None:
    study(desk, VALLEY, *[Response.typed("the Ob")] * 3, clock=clock)
    assert [each.times for each in scores(desk).mix_ups] == [3]
    answers = [each for each in desk.browse().info(VALLEY).history if each.event_id]
    desk.browse().override_answer(answers[0].event_id, Grade.GOOD)
    found = scores(desk)
    assert [(each.asked, each.right) for each in found.hardest] == [(3, 1)]
    assert [each.times for each in found.mix_ups] == [2]


def test_wrong_pairs_of_a_match_are_mixed_up_one_by_one(desk: Desk, exams: Exams) -> None:
    sitting = exams.start(Request(types=("match",)))
    assert sitting.answer(Response.pick(1, 0, 2)) == ""
    sitting.hand_in()
    assert [(each.given, each.wanted, each.times) for each in scores(desk).mix_ups] == [
        ("1689", "1727", 1),
        ("1727", "1689", 1),
    ]


@pytest.mark.parametrize(
    ("kind", "response"),
    [
        ("order", Response.pick(2, 1, 0)), ("list", Response.typed("Spain")), ("true-false", Response.pick(1)),
        ("multi-select", Response.pick(2, 3)),
    ],
)  # fmt: skip
def test_where_nothing_stands_for_anything_else_nothing_is_mixed_up(
    desk: Desk, exams: Exams, kind: str, response: Response
) -> None:
    sitting = exams.start(Request(types=(kind,)))
    assert sitting.answer(response) == ""
    sitting.hand_in()
    found = scores(desk)
    assert found.questions.rows[0].marks == (Mark.WRONG,)
    assert found.mix_ups == ()


def test_of_several_picks_one_wrong_in_place_of_one_right_is_a_mix_up(desk: Desk, exams: Exams) -> None:
    sitting = exams.start(Request(types=("multi-select",)))
    assert sitting.answer(Response.pick(0, 2)) == ""
    sitting.hand_in()
    assert [(each.given, each.wanted) for each in scores(desk).mix_ups] == [("Britain", "France")]


def test_a_typed_slip_counts_when_it_is_known_elsewhere_or_comes_twice(desk: Desk, clock: StillClock) -> None:
    study(desk, VALLEY, Response.typed("Kyakhta"), Response.typed("a bog"), clock=clock)
    assert [each.given for each in scores(desk).mix_ups] == ["Kyakhta"]
    study(desk, VALLEY, Response.typed("the  BOG!"), clock=clock)
    assert [(each.given, each.times) for each in scores(desk).mix_ups] == [("a bog", 2), ("Kyakhta", 1)]
    study(desk, VALLEY, *[Response.typed("many words " * 9)] * 2, clock=clock)
    assert len(scores(desk).mix_ups) == 2, "what is long is no name of anything"


def test_sessions_are_listed_newest_first_and_older_ones_are_left_out(desk: Desk, clock: StillClock) -> None:
    for _ in range(4):
        study(desk, VALLEY, Response.typed("the Ob"), clock=clock)
        clock.pass_days()
    every = scores(desk).sessions
    assert [each.started_ms for each in every] == sorted((each.started_ms for each in every), reverse=True)
    assert (every[0].decks, every[0].answers, every[0].right, every[0].taken_ms) == (
        ("treaties",),
        1,
        0,
        4000,
    )
    some = scores(desk, sessions=2)
    assert (some.sessions, some.more_sessions) == (every[:2], True)
    assert scores(desk, sessions=4).more_sessions is False
    assert scores(desk, decks=("rivers",)).sessions == ()


def test_a_session_that_goes_on_past_the_end_of_its_day_is_one(desk: Desk, clock: StillClock) -> None:
    sitting = desk.start(Selection(cards=(VALLEY, YEAR)))
    sitting.respond(Response.typed("1700"), 1000)
    sitting.advance()
    clock.pass_days()
    sitting.respond(Response.typed("1700"), 1000)
    (session,) = scores(desk, sessions=1).sessions
    assert (session.answers, session.taken_ms) == (2, 2000)
    assert session.study_day == desk.today() - 1


def test_two_attempts_are_set_side_by_side(desk: Desk, exams: Exams, clock: StillClock) -> None:
    before = take(exams, YEAR, wrong=(VALLEY,), clock=clock)
    after = take(exams, VALLEY, wrong=(YEAR,), clock=clock)
    found = compared(desk, before, after)
    assert [(each.card, each.before, each.after) for each in found.questions] == [
        (YEAR, Mark.RIGHT, Mark.WRONG),
        (VALLEY, Mark.WRONG, Mark.RIGHT),
        (TOWN, Mark.OPEN, Mark.OPEN),
    ]
    assert (found.gained, found.lost, found.before.exam, found.after.exam) == (1, 1, before, after)
    assert [(each.before_ms, each.after_ms) for each in found.questions][:2] == [(10_000, 10_000)] * 2


def test_what_has_no_score_is_not_compared(desk: Desk, exams: Exams, clock: StillClock) -> None:
    scored, void = (take(exams, YEAR, clock=clock) for _ in range(2))
    past = Past(desk.ledger)
    past.void(past.attempt(void))
    is_open = exams.start(ASKED).attempt.exam
    for other, said in ((void, "void"), (is_open, "open"), ("0" * 32, "no such exam")):
        with pytest.raises(WrongUse, match=said):
            compared(desk, scored, other)


def test_a_renamed_question_is_one_with_what_it_was(
    open_desk: Callable[[], Desk], deck_file: Path, clock: StillClock
) -> None:
    desk = open_desk()
    exams = Exams(desk.ledger, clock)
    take(exams, wrong=(VALLEY,), clock=clock)
    study(desk, VALLEY, Response.typed("the Ob"), clock=clock)
    deck_file.write_text(deck_file.read_text("utf-8").replace("id: valley", "id: river"), "utf-8")
    desk.sync()
    desk.offers.carry_over(VALLEY, "treaties/river")
    take(exams, wrong=(), clock=clock)
    found = scores(desk)
    assert row(found.questions.rows, "treaties/river").marks == (Mark.WRONG, Mark.OPEN)
    assert VALLEY not in [each.name for each in found.questions.rows]
    assert found.mix_ups[0].cards == ("treaties/river",)
    assert found.mix_ups[0].times == 2


def test_one_who_has_not_begun_has_a_history_without_anything(desk: Desk) -> None:
    found = scores(desk)
    assert (found.attempts, found.sessions, found.more_sessions) == ((), (), False)
    assert (found.sections.rows, found.questions.rows, found.hardest, found.mix_ups) == ((), (), (), ())
