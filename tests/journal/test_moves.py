"""Answers of a card that was renamed count for its new name, whenever and wherever they were given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.journal.cards import question_of
from quiz_app.journal.event import Event, Kind
from quiz_app.journal.fold import fold, fold_card
from quiz_app.journal.moves import Move, Moves
from quiz_app.journal.rules import rules_of
from tests.journal.logs import CARDS
from tests.journal.story import ANNA, DAY, DESK, PHONE, Story


def answers(story: Story) -> dict[str, int]:
    """How many answers count for each card."""
    return {uid: state.answers for uid, state in fold(story.events, ANNA).cards.items()}


def move(story: Story, old: str, new: str) -> Event:
    return story.add(Kind.MOVED, old, to=new)


def test_a_moved_card_takes_its_history_along(story: Story) -> None:
    story.answer("d/old", DAY)
    move(story, "d/old", "d/new")
    story.answer("d/new", DAY + 3)
    assert answers(story) == {"d/new": 2}
    assert fold(story.events, ANNA).cards["d/new"].first_day == DAY


def test_a_moved_question_takes_all_its_parts_along(story: Story) -> None:
    for part in ("", "#c1", "#reverse"):
        story.answer(f"d/old{part}")
    story.answer("d/older")
    move(story, "d/old", "e/new")
    assert answers(story) == {"e/new": 1, "e/new#c1": 1, "e/new#reverse": 1, "d/older": 1}


def test_one_part_can_move_alone(story: Story) -> None:
    story.answer("d/q#c1")
    story.answer("d/q#c2")
    move(story, "d/q#c1", "d/q#c3")
    assert answers(story) == {"d/q#c3": 1, "d/q#c2": 1}


def test_answers_that_arrive_later_follow(story: Story) -> None:
    move(story, "d/old", "d/new")
    story.answer("d/old", clock=1, device=DESK)
    story.answer("d/old", device=DESK)
    assert answers(story) == {"d/new": 2}


def test_an_undone_move_gives_the_history_back(story: Story) -> None:
    story.answer("d/old")
    moved = move(story, "d/old", "d/new")
    undo = story.undo(moved)
    assert answers(story) == {"d/old": 1}
    story.undo(undo)
    assert answers(story) == {"d/new": 1}


def test_moves_follow_one_another(story: Story) -> None:
    story.answer("d/a")
    move(story, "d/a", "d/b")
    move(story, "d/b", "d/c")
    assert answers(story) == {"d/c": 1}


def test_a_card_that_moved_there_and_back_is_where_it_was(story: Story) -> None:
    story.answer("d/a")
    move(story, "d/a", "d/b")
    story.answer("d/b")
    move(story, "d/b", "d/a")
    story.answer("d/a")
    assert answers(story) == {"d/a": 3}


def test_two_cards_can_change_names(story: Story) -> None:
    story.answer("d/a")
    for _ in range(2):
        story.answer("d/b")
    move(story, "d/a", "d/spare")
    move(story, "d/b", "d/a")
    move(story, "d/spare", "d/b")
    assert answers(story) == {"d/b": 1, "d/a": 2}
    story.answer("d/a")
    assert answers(story) == {"d/b": 1, "d/a": 3}


def test_a_name_given_to_another_card_means_that_one_from_then_on(story: Story) -> None:
    story.answer("d/a")
    move(story, "d/a", "d/b")
    move(story, "d/c", "d/a")
    story.answer("d/a")
    assert answers(story) == {"d/b": 1, "d/a": 1}


def test_answers_that_arrive_later_follow_their_card_past_a_name_that_means_another_now(story: Story) -> None:
    story.answer("d/a")
    move(story, "d/a", "d/b")
    move(story, "d/b", "d/c")
    move(story, "d/x", "d/b")
    story.answer("d/a", device=DESK)
    assert answers(story) == {"d/c": 2}


def test_days_keep_their_totals_when_cards_move(story: Story) -> None:
    story.answer("d/a")
    before = fold(story.events, ANNA).totals
    move(story, "d/a", "e/a")
    assert fold(story.events, ANNA).totals == before


@pytest.mark.parametrize("target", [None, 7, "", "d/a", ["d/b"]])
def test_a_move_that_names_no_other_card_does_nothing(story: Story, target: object) -> None:
    story.answer("d/a")
    story.add(Kind.MOVED, "d/a", to=target)
    assert answers(story) == {"d/a": 1}


def test_suspension_and_flag_move_too(story: Story) -> None:
    story.add(Kind.SUSPENDED, "d/a")
    move(story, "d/a", "d/b")
    assert fold(story.events, ANNA).cards["d/b"].suspended


def test_a_family_of_names_is_all_that_can_count_for_a_card(story: Story) -> None:
    story.answer("d/a#c1")
    move(story, "d/a", "d/b")
    move(story, "d/b#c1", "d/c#c2")
    rules = rules_of(story.events, ANNA)
    assert rules.moves.family(["d/c#c2"]) == {"d/a#c1", "d/b#c1", "d/c#c2"}
    assert fold_card("d/c#c2", story.events, rules).answers == 1
    assert fold_card("d/a#c1", story.events, rules).answers == 0


def test_a_name_that_was_given_away_means_itself_again_once_it_is_named_anew(story: Story) -> None:
    story.answer("d/a")
    move(story, "d/a", "d/b")
    story.answer("d/a")
    move(story, "d/a", "d/a")
    story.answer("d/a")
    story.answer("d/b")
    assert answers(story) == {"d/b": 3, "d/a": 1}


def test_all_parts_of_a_question_are_named_anew_with_it(story: Story) -> None:
    for part in ("", "#c1", "#reverse"):
        story.answer(f"d/a{part}")
    move(story, "d/a", "d/b")
    move(story, "d/a", "d/a")
    story.answer("d/a#c1")
    assert answers(story) == {"d/b": 1, "d/b#c1": 1, "d/b#reverse": 1, "d/a#c1": 1}


def test_what_another_device_did_counts_by_when_the_name_was_named_anew(story: Story) -> None:
    moved = move(story, "d/a", "d/b")
    again = move(story, "d/a", "d/a")
    story.answer("d/a", device=DESK, clock=moved.clock - 1)
    story.answer("d/a", device=DESK, clock=moved.clock)
    story.answer("d/a", device=DESK, clock=again.clock)
    story.answer("d/a", device=DESK, clock=again.clock + 1)
    assert answers(story) == {"d/b": 2, "d/a": 2}


def test_undo_takes_a_name_back_with_the_answer_that_gave_it(story: Story) -> None:
    story.answer("d/a")
    move(story, "d/a", "d/b")
    again = story.add(Kind.MOVED, "d/a", action="c" * 32, to="d/a")
    story.add(Kind.ANSWERED, "d/a", action="c" * 32, grade=3, due=DAY + 3)
    assert answers(story) == {"d/b": 1, "d/a": 1}
    undo = story.undo(again)
    assert answers(story) == {"d/b": 1}
    story.answer("d/a")
    assert answers(story) == {"d/b": 2}
    story.undo(undo)
    assert answers(story) == {"d/b": 1, "d/a": 2}


def test_progress_that_went_away_can_come_back_to_a_name_that_was_named_anew(story: Story) -> None:
    story.answer("d/a")
    move(story, "d/a", "d/b")
    move(story, "d/a", "d/a")
    story.answer("d/a")
    move(story, "d/b", "d/a")
    assert answers(story) == {"d/a": 2}


def test_what_a_name_means_anew_can_be_carried_on_by_itself(story: Story) -> None:
    story.answer("d/a")
    move(story, "d/a", "d/b")
    move(story, "d/a", "d/a")
    for _ in range(2):
        story.answer("d/a")
    move(story, "d/a", "d/c")
    story.answer("d/a", device=DESK)
    assert answers(story) == {"d/b": 1, "d/c": 3}


def test_a_name_that_was_never_given_away_loses_nothing_by_being_named_anew(story: Story) -> None:
    story.answer("d/a")
    moved = move(story, "d/a", "d/b")
    move(story, "d/a", "d/a")
    story.answer("d/a")
    story.undo(moved)
    assert answers(story) == {"d/a": 2}


ORDERS = st.tuples(st.integers(1, 30), st.sampled_from([PHONE, DESK]), st.integers(1, 9))
STEPS = st.lists(
    st.builds(Move, ORDERS, st.sampled_from(CARDS), st.sampled_from(CARDS)),
    max_size=8,
    unique_by=lambda step: step.order,
).map(lambda steps: tuple(sorted(steps, key=lambda step: step.order)))


@given(STEPS, st.sampled_from(CARDS))
def test_whatever_was_moved_a_name_named_anew_means_itself_from_then_on(
    steps: tuple[Move, ...], card: str
) -> None:
    end = (100, PHONE, 1)
    question = question_of(card)
    moves = Moves((*steps, Move(end, question, question)))
    assert moves.present_name(card) == card
    assert moves.resolve(card, end) == card
    assert moves.resolve(card, (101, DESK, 1)) == card


@given(STEPS, st.sampled_from(CARDS), st.sampled_from(CARDS), ORDERS)
def test_what_came_before_a_name_was_named_anew_counts_where_it_did(
    steps: tuple[Move, ...], card: str, name: str, order: tuple[int, str, int]
) -> None:
    again = Move((100, PHONE, 1), question_of(name), question_of(name))
    assert Moves((*steps, again)).resolve(card, order) == Moves(steps).resolve(card, order)


@given(STEPS)
def test_a_family_holds_every_name_for_which_one_of_its_names_can_count(steps: tuple[Move, ...]) -> None:
    moves = Moves(steps)
    for card in CARDS:
        family = moves.family([card])
        for order in [(0, PHONE, 1), *(step.order for step in steps)]:
            assert moves.resolve(card, order) in family
