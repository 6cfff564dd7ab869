"""Undo names an action; redo undoes the undo; nothing is removed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.journal.event import Event, Kind
from quiz_app.journal.undo import next_redo, next_undo, standing
from tests.journal.story import ANNA, BEN, DESK, Story, ids


def test_an_undo_takes_its_action_back_and_the_undo_stands(story: Story) -> None:
    answer = story.answer()
    undo = story.undo(answer)
    assert standing(story.events) == (undo,)


@pytest.mark.parametrize("presses", range(1, 7))
def test_undo_of_undo_of_undo_turns_the_answer_off_and_on(story: Story, presses: int) -> None:
    answer = last = story.answer()
    for _ in range(presses):
        last = story.undo(last)
    assert (answer in standing(story.events)) == (presses % 2 == 0)


def test_one_undo_takes_back_every_event_of_the_action(story: Story) -> None:
    first = story.answer("d/a")
    story.add(Kind.BURIED, "d/b", action=first.action)
    other = story.answer("d/c")
    undo = story.undo(first)
    assert standing(story.events) == (other, undo)


def test_an_undo_that_arrives_before_its_target_waits_for_it(story: Story) -> None:
    answer = story.answer()
    undo = story.undo(answer)
    assert standing([undo]) == (undo,)
    assert standing([undo, answer]) == (undo,)


def test_an_undo_from_a_clock_that_was_behind_still_counts(story: Story) -> None:
    answer = story.answer()
    undo = story.undo(answer, clock=1, device=DESK)
    assert standing(story.events) == (undo,)


def test_an_undo_earlier_in_order_than_the_undo_it_names_does_nothing_to_it(story: Story) -> None:
    answer = story.answer()
    undo = story.undo(answer)
    story.undo(undo, clock=1)
    assert answer not in standing(story.events)


def test_an_undo_that_names_its_own_action_ends(story: Story) -> None:
    undo = story.add(Kind.UNDONE, target=f"{1:032x}")
    assert undo.action == f"{1:032x}"
    assert standing(story.events) == (undo,)


def test_nobody_undoes_what_another_learner_did(story: Story) -> None:
    answer = story.answer()
    story.undo(answer, learner=BEN)
    assert answer in standing(story.events)


def test_an_undo_without_a_readable_target_takes_nothing_back(story: Story) -> None:
    answer = story.answer()
    for target in (None, 7, [answer.action], "", {"action": answer.action}):
        story.add(Kind.UNDONE, target=target)
    assert answer in standing(story.events)


def test_a_press_of_undo_takes_the_latest_action_that_counts(story: Story) -> None:
    first, second = story.answer("d/a"), story.answer("d/b")
    assert next_undo(story.events, ANNA) == second.action
    story.undo(second)
    assert next_undo(story.events, ANNA) == first.action
    story.undo(first)
    assert next_undo(story.events, ANNA) is None


def test_redo_brings_back_one_after_the_other_in_the_order_they_were_undone(story: Story) -> None:
    first, second = story.answer("d/a"), story.answer("d/b")
    one = story.undo(second)
    two = story.undo(first)
    assert next_redo(story.events, ANNA) == (two.action,)
    story.undo(two)
    assert next_redo(story.events, ANNA) == (one.action,)
    story.undo(one)
    assert next_redo(story.events, ANNA) == ()
    assert next_undo(story.events, ANNA) == second.action


def test_a_new_action_leaves_nothing_to_redo(story: Story) -> None:
    story.undo(story.answer("d/a"))
    new = story.answer("d/b")
    assert next_redo(story.events, ANNA) == ()
    undo = story.undo(new)
    assert next_redo(story.events, ANNA) == (undo.action,)
    story.undo(undo)
    assert next_redo(story.events, ANNA) == ()


def test_redo_takes_back_both_undos_where_two_devices_undid_the_same(story: Story) -> None:
    answer = story.answer()
    one, two = story.undo(answer), story.undo(answer, device=DESK)
    assert next_redo(story.events, ANNA) == (one.action, two.action)


def test_each_learner_has_their_own_undo(story: Story) -> None:
    mine = story.answer()
    story.answer(learner=BEN)
    assert next_undo(story.events, ANNA) == mine.action


@given(st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=30))
def test_undo_and_redo_are_the_two_stacks_that_everyone_expects(presses: list[str]) -> None:
    story = Story()
    done: list[Event] = []
    undone: list[tuple[Event, Event]] = []
    for press in presses:
        if press == "do":
            done.append(story.answer())
            undone.clear()
        elif press == "undo":
            assert next_undo(story.events, ANNA) == (done[-1].action if done else None)
            if done:
                target = done.pop()
                undone.append((target, story.undo(target)))
        else:
            assert next_redo(story.events, ANNA) == ((undone[-1][1].action,) if undone else ())
            if undone:
                target, undo = undone.pop()
                story.undo(undo)
                done.append(target)
        counting = [event for event in standing(story.events) if event.kind == Kind.ANSWERED]
        assert ids(counting) == ids(done)
