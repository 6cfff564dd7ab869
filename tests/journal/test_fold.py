"""What the events of a card and a day come to."""

import pytest

from quiz_app.journal.event import SCHEMA_VERSION, Kind
from quiz_app.journal.fold import Folded, fold, fold_card_before, is_blank, step
from quiz_app.journal.rules import Rules
from quiz_app.journal.state import CardState, DayTotal
from quiz_app.journal.totals import DAY_SUMS, SUMS, Facet
from quiz_app.memory.evidence import learn
from quiz_app.memory.model import Evidence, Grade
from quiz_app.questions.model import Accepted
from quiz_app.settings import DEFAULT_PARAMETERS, ScheduleSettings
from tests.journal.story import ANNA, BEN, DAY, DESK, PHONE, Story

SETTINGS = ScheduleSettings()


def folded(story: Story) -> Folded:
    return fold(story.events, ANNA)


def card(story: Story, uid: str = "d/q") -> CardState:
    """The card's state; blank where nothing is kept of it."""
    return folded(story).cards.get(uid, CardState(card=uid))


def total(story: Story, day: int = DAY, deck: str = "d") -> DayTotal:
    key = (Facet.DECK.value, deck, day)
    sums = folded(story).totals.get(key, (0,) * len(SUMS))
    return DayTotal(study_day=day, deck=deck, **dict(zip(DAY_SUMS, sums, strict=False)))


def test_the_first_answer_introduces_the_card(story: Story) -> None:
    story.answer(grade=3)
    state = card(story)
    assert state.memory == learn(None, 0, Evidence(Grade.GOOD), DEFAULT_PARAMETERS)
    assert (state.first_day, state.last_day, state.due_day) == (DAY, DAY, DAY + 3)
    assert (state.answers, state.last_grade, state.lapse_days) == (1, 3, ())


def test_memory_follows_the_study_days_between_answers(story: Story) -> None:
    story.answer(grade=3)
    story.answer(day=DAY + 3, grade=2)
    first = learn(None, 0, Evidence(Grade.GOOD), DEFAULT_PARAMETERS)
    assert card(story).memory == learn(first, 3, Evidence(Grade.HARD), DEFAULT_PARAMETERS)


def test_a_guess_and_a_partly_right_answer_are_weighed(story: Story) -> None:
    story.answer("d/guessed", chance=0.25)
    story.answer("d/partly", grade=1, weight=0.75)
    first = fold(story.events, ANNA).cards
    assert first["d/guessed"].memory == learn(None, 0, Evidence(Grade.GOOD, chance=0.25), DEFAULT_PARAMETERS)
    assert first["d/partly"].memory == learn(None, 0, Evidence(Grade.AGAIN, weight=0.75), DEFAULT_PARAMETERS)


def test_a_lapse_is_counted_once_a_day_and_not_on_the_day_of_introduction(story: Story) -> None:
    story.answer(grade=1)
    story.answer(grade=1)
    assert card(story).lapse_days == ()
    for _ in range(2):
        story.answer(day=DAY + 2, grade=1)
    story.answer(day=DAY + 5, grade=1)
    assert card(story).lapse_days == (DAY + 2, DAY + 5)


def test_a_partly_right_answer_is_no_lapse(story: Story) -> None:
    story.answer()
    story.answer(day=DAY + 2, grade=1, weight=0.6)
    assert card(story).lapse_days == ()


def test_an_answer_that_does_not_count_for_the_schedule_is_only_summed(story: Story) -> None:
    story.answer(counts=False, new=True, taken_ms=500, p=0.25)
    state = card(story)
    assert (state.answers, state.memory, state.first_day, state.due_day) == (1, None, None, None)
    sums = total(story)
    assert (sums.answers, sums.right, sums.introduced, sums.taken_ms, sums.predictions) == (1, 1, 0, 500, 0)


def test_a_clock_set_back_a_day_makes_no_time_run_backwards(story: Story) -> None:
    story.answer(day=DAY)
    story.answer(day=DAY - 1)
    first = learn(None, 0, Evidence(Grade.GOOD), DEFAULT_PARAMETERS)
    assert card(story).memory == learn(first, 0, Evidence(Grade.GOOD), DEFAULT_PARAMETERS)
    state = CardState(card="d/q")
    for event in story.events:
        state = step(state, event, SETTINGS)
    assert state == card(story)


def test_an_override_gives_its_own_grade_and_promise_unweighted(story: Story) -> None:
    answer = story.answer(grade=1, chance=0.25, due=DAY)
    story.override(answer, 4, due=DAY + 9)
    state = card(story)
    assert state.memory == learn(None, 0, Evidence(Grade.EASY), DEFAULT_PARAMETERS)
    assert (state.due_day, state.last_grade, state.answers) == (DAY + 9, 4, 1)
    assert (total(story).right, total(story).again, total(story).easy) == (1, 0, 1)


def test_an_override_without_a_promise_keeps_the_one_made(story: Story) -> None:
    answer = story.answer(due=DAY + 3)
    story.override(answer, 2)
    assert card(story).due_day == DAY + 3


def test_the_last_override_that_stands_holds(story: Story) -> None:
    answer = story.answer(grade=1)
    story.override(answer, 4)
    last = story.override(answer, 2)
    assert card(story).last_grade == 2
    undo = story.undo(last)
    assert card(story).last_grade == 4
    story.undo(undo)
    assert card(story).last_grade == 2


def test_an_override_of_an_earlier_answer_changes_what_came_after(story: Story) -> None:
    early = story.answer(grade=3)
    story.answer(day=DAY + 3, grade=3, due=DAY + 20)
    story.override(early, 1, due=DAY)
    first = learn(None, 0, Evidence(Grade.AGAIN), DEFAULT_PARAMETERS)
    state = card(story)
    assert state.memory == learn(first, 3, Evidence(Grade.GOOD), DEFAULT_PARAMETERS)
    assert state.due_day == DAY + 20


def test_an_override_waits_for_its_answer_and_goes_with_it(story: Story) -> None:
    answer = story.answer(grade=1)
    override = story.override(answer, 3)
    assert fold([override], ANNA).cards == {}
    story.undo(answer)
    assert is_blank(card(story))
    assert total(story).answers == 0


def test_a_later_answers_promise_stands_when_an_earlier_one_is_overridden(story: Story) -> None:
    missed = story.answer(grade=1, due=DAY)
    story.answer(day=DAY + 1, grade=3, due=DAY + 6)
    story.override(missed, 4, due=DAY + 30)
    first = learn(None, 0, Evidence(Grade.EASY), DEFAULT_PARAMETERS)
    assert card(story).memory == learn(first, 1, Evidence(Grade.GOOD), DEFAULT_PARAMETERS)
    assert (card(story).due_day, card(story).last_day) == (DAY + 6, DAY + 1)


def test_an_override_of_the_latest_answer_moves_its_promise_and_a_lapse(story: Story) -> None:
    story.answer()
    missed = story.answer(day=DAY + 3, grade=1, due=DAY + 3)
    assert card(story).lapse_days == (DAY + 3,)
    story.override(missed, 3, due=DAY + 12)
    assert (card(story).due_day, card(story).lapse_days) == (DAY + 12, ())


def test_a_day_that_was_set_on_purpose_stands_when_the_answer_before_is_overridden(story: Story) -> None:
    answer = story.answer()
    story.add(Kind.RESCHEDULED, "d/q", due=DAY + 40)
    story.override(answer, 1, due=DAY)
    assert card(story).due_day == DAY + 40


def test_the_state_before_an_answer_knows_later_overrides_of_what_was_before(story: Story) -> None:
    early = story.answer(grade=3)
    story.answer("d/other")
    late = story.answer(day=DAY + 3, grade=3)
    story.answer(day=DAY + 9, grade=1)
    story.override(early, 1, due=DAY)
    story.override(late, 4)
    before = fold_card_before("d/q", story.events, Rules(), late.event_id)
    assert before is not None
    assert before.memory == learn(None, 0, Evidence(Grade.AGAIN), DEFAULT_PARAMETERS)
    assert (before.card, before.answers, before.last_day) == ("d/q", 1, DAY)
    assert fold_card_before("d/q", story.events, Rules(), early.event_id) == CardState(card="d/q")


def test_an_answer_that_was_taken_back_or_is_another_cards_found_no_state(story: Story) -> None:
    answer = story.answer()
    assert fold_card_before("d/other", story.events, Rules(), answer.event_id) is None
    story.undo(answer)
    assert fold_card_before("d/q", story.events, Rules(), answer.event_id) is None


def test_an_accepted_answer_is_kept_once_and_can_be_withdrawn(story: Story) -> None:
    for text in ("valey", "the  Amur\x1b[31m valey", "valey"):
        story.add(Kind.ACCEPTED, "d/q", text=text, stands_for="")
    story.add(Kind.ACCEPTED, "d/q", text="valey", stands_for="the valley")
    assert card(story).accepted == (
        Accepted("valey"), Accepted("the Amur valey"), Accepted("valey", "the valley"),
    )  # fmt: skip
    story.add(Kind.UNACCEPTED, "d/q", text="valey", stands_for="")
    assert card(story).accepted == (Accepted("the Amur valey"), Accepted("valey", "the valley"))
    story.add(Kind.ACCEPTED, "d/q", text="valey")
    assert card(story).accepted[-1] == Accepted("valey")


def test_an_accepted_answer_outlives_a_reset_and_follows_a_move(story: Story) -> None:
    story.answer()
    story.add(Kind.ACCEPTED, "d/q", text="valey")
    story.add(Kind.RESET, "d/q")
    assert card(story).accepted == (Accepted("valey"),)
    story.add(Kind.MOVED, "d/q", to="d/new")
    assert card(story, "d/new").accepted == (Accepted("valey"),)
    assert is_blank(card(story))


def test_an_accepted_answer_that_is_too_long_or_no_text_is_none_and_a_card_keeps_a_hundred(
    story: Story,
) -> None:
    for text in ("x" * 1001, " \x07 ", 7, None):
        story.add(Kind.ACCEPTED, "d/q", text=text)
    assert is_blank(card(story))
    for number in range(120):
        story.add(Kind.ACCEPTED, "d/q", text=f"n{number}")
    assert len(card(story).accepted) == 100


def test_an_override_and_an_accepted_answer_of_one_action_go_and_come_together(story: Story) -> None:
    answer = story.answer(grade=1, due=DAY)
    override = story.override(answer, 3, due=DAY + 4)
    accepted = story.add(Kind.ACCEPTED, "d/q", action=override.action, text="valey")
    assert (card(story).last_grade, card(story).accepted) == (3, (Accepted("valey"),))
    undo = story.undo(accepted)
    assert (card(story).last_grade, card(story).accepted) == (1, ())
    story.undo(undo)
    assert (card(story).last_grade, card(story).accepted) == (3, (Accepted("valey"),))


def test_a_partly_right_answer_is_summed_as_neither_right_nor_missed(story: Story) -> None:
    partly = story.answer(grade=1, weight=0.6)
    sums = total(story)
    assert (sums.answers, sums.right, sums.again, sums.partly) == (1, 0, 0, 1)
    story.override(partly, 3)
    assert (total(story).right, total(story).good, total(story).partly) == (1, 1, 0)


def test_undo_leaves_a_card_and_its_day_as_if_nothing_had_been(story: Story) -> None:
    story.undo(story.answer())
    assert folded(story).cards == {}
    assert folded(story).totals == {}


def test_a_reset_card_is_new_again_and_its_history_stays(story: Story) -> None:
    story.answer(grade=3)
    story.answer(day=DAY + 3, grade=1)
    story.add(Kind.FLAGGED, "d/q", note="typo")
    story.add(Kind.RESET, "d/q", DAY + 4)
    state = card(story)
    assert (state.memory, state.first_day, state.last_day, state.due_day) == (None, None, None, None)
    assert (state.lapse_days, state.last_grade, state.answers) == ((), 0, 2)
    assert (state.flagged, state.flag_note) == (True, "typo")
    story.answer(day=DAY + 5, grade=2)
    assert card(story).memory == learn(None, 0, Evidence(Grade.HARD), DEFAULT_PARAMETERS)
    assert card(story).first_day == DAY + 5


def test_suspending_burying_and_flagging_are_put_on_and_taken_off(story: Story) -> None:
    story.add(Kind.SUSPENDED, "d/q")
    story.add(Kind.BURIED, "d/q", until=DAY + 7)
    story.add(Kind.FLAGGED, "d/q", note="see page 3")
    state = card(story)
    assert (state.suspended, state.buried_until, state.flag_note) == (True, DAY + 7, "see page 3")
    for kind in (Kind.UNSUSPENDED, Kind.UNBURIED, Kind.UNFLAGGED):
        story.add(kind, "d/q")
    assert is_blank(card(story))


def test_a_card_buried_without_a_day_returns_the_next(story: Story) -> None:
    story.add(Kind.BURIED, "d/q")
    assert card(story).buried_until == DAY + 1


def test_a_due_day_moves_only_where_something_says_so(story: Story) -> None:
    story.add(Kind.RESCHEDULED, "d/q", due=DAY + 1)
    assert is_blank(card(story))
    story.answer()
    story.add(Kind.RESCHEDULED, "d/q", due=DAY + 30)
    assert card(story).due_day == DAY + 30
    story.add(Kind.SETTING_CHANGED, name="retention", value=0.8)
    assert card(story).due_day == DAY + 30
    story.answer(day=DAY + 1, due=DAY + 2)
    assert card(story).due_day == DAY + 2


def test_parameters_hold_for_the_whole_replay_and_retention_for_none_of_it(story: Story) -> None:
    story.answer()
    story.answer(day=DAY + 4)
    before = card(story).memory
    story.add(Kind.SETTING_CHANGED, name="retention", value=0.8)
    assert card(story).memory == before
    other = [number * 1.1 for number in DEFAULT_PARAMETERS]
    change = story.add(Kind.SETTING_CHANGED, name="parameters", value=other)
    first = learn(None, 0, Evidence(Grade.GOOD), tuple(other))
    assert card(story).memory == learn(first, 4, Evidence(Grade.GOOD), tuple(other))
    assert folded(story).settings == ScheduleSettings(retention=0.8, parameters=tuple(other))
    story.undo(change)
    assert card(story).memory == before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("retention", "high"), ("retention", True), ("retention", 7), ("retention", float("nan")),
        ("new_per_day", 2.5), ("new_per_day", -1), ("new_per_day", None), ("fuzz", 1), ("fuzz", "on"),
        ("catch_up", 739211), ("catch_up", "soon"), ("catch_up", "2026-11-28/2026-11-22"), ("catch_up", None),
        ("parameters", []), ("parameters", "default"), ("parameters", [1e999] * 21), ("parameters", [True] * 21),
        ("of a later version", 3), (None, 3), ("__class__", 3),
    ],
)  # fmt: skip
def test_a_setting_that_this_version_cannot_use_changes_nothing(
    story: Story, name: object, value: object
) -> None:
    story.add(Kind.SETTING_CHANGED, name=name, value=value)
    assert folded(story).settings == SETTINGS


def test_totals_are_sums_by_day_and_deck(story: Story) -> None:
    story.answer("d/a", grade=1, taken_ms=1000, p=0.5, new=True, hints=2)
    story.answer("d/b", grade=2, taken_ms=2000, p=0.1, hinted=True)
    story.answer("e/a", grade=4)
    story.answer("d/a", DAY + 1, grade=3)
    assert total(story) == DayTotal(
        study_day=DAY, deck="d", answers=2, right=1, again=1, hard=1, introduced=1, hints=2,
        taken_ms=3000,
    )  # fmt: skip
    assert total(story, deck="e").easy == 1
    assert total(story, DAY + 1).good == 1


def test_two_devices_with_interleaved_clocks_fold_into_one_line(story: Story) -> None:
    story.answer(grade=1, clock=2000, device=PHONE, due=DAY)
    story.answer(grade=4, clock=1500, device=DESK)
    story.answer(grade=2, clock=2000, device=DESK, due=DAY + 8)
    memory = None
    for grade in (Grade.EASY, Grade.AGAIN, Grade.HARD):
        memory = learn(memory, 0, Evidence(grade), DEFAULT_PARAMETERS)
    assert (card(story).memory, card(story).due_day) == (memory, DAY + 8)


def test_each_learner_has_their_own_states(story: Story) -> None:
    story.answer(learner=BEN)
    assert folded(story).cards == {}
    assert list(fold(story.events, BEN).cards) == ["d/q"]


def test_an_event_of_a_newer_version_is_read_as_far_as_it_goes(story: Story) -> None:
    story.add("praised", "d/q", schema=SCHEMA_VERSION + 5, loudly=True)
    assert is_blank(card(story))
    story.answer(schema=SCHEMA_VERSION + 5, mood={"kind": "good"})
    assert card(story).answers == 1
