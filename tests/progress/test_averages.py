"""The two baselines: by hand, and the same however the days of the baselines came to be kept."""

from __future__ import annotations

from math import exp, log
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.journal.event import Kind
from quiz_app.progress.averages import RunningAverage, bring_up_to_date, read_baselines
from quiz_app.progress.protocol import protocol, read_protocol
from quiz_app.storage.predicting import PredictedDay, came_since
from tests.journal.story import DAY
from tests.progress.predicted import CAME, came, predict
from tests.storage.room import Room, a_room, dump
from tests.support.examples import examples


def told(room: Room, *, kept: bool) -> object:
    """The losses, after nothing is kept any more where they are to be reckoned from nothing."""
    if not kept:
        with room.database.write() as connection:
            connection.exec_driver_sql("DELETE FROM baseline_day")
    losses = read_baselines(room.database, room.learner.id)
    return (
        losses.predictions,
        losses.first_day,
        *(round(loss, 9) for loss in (losses.fsrs, losses.moving, losses.running)),
    )


def days_kept(room: Room) -> list[int]:
    """The days of the baselines that are kept."""
    return [row[1] for row in dump(room.database)["baseline_day"]]


def test_the_running_average_predicts_a_day_from_the_days_before() -> None:
    days = (PredictedDay(DAY, 4, 3_000_000, 0, 0), PredictedDay(DAY + 5, 2, 500_000, 0, 0))
    second = 4 / 6  # (1 + 3) / (2 + 4)
    average = RunningAverage()
    assert [average.meet(day) for day in days] == [0.5, second]
    assert average.missed == pytest.approx(4 * log(2) - 0.5 * log(second) - 1.5 * log(1 - second))


def test_the_baseline_day_learns_from_each_answer(room: Room) -> None:
    for day, share in ((0, 1.0), (0, 0.0), (2, 0.5)):
        predict(room, 0.8, share, day=day)
    logit, missed = 1.2, 0.0
    for y in (1.0, 0.0, 0.5):
        p = 1 / (1 + exp(-logit))
        missed -= y * log(p) + (1 - y) * log(1 - p)
        logit += 0.3 * (y - p)
    losses = read_baselines(room.database, room.learner.id)
    assert losses.moving == pytest.approx(missed)
    assert (losses.predictions, losses.first_day) == (3, DAY)


def test_nothing_was_predicted_where_nothing_was_answered(room: Room) -> None:
    bring_up_to_date(room.database, room.learner.id)
    assert told(room, kept=True) == (0, None, 0, 0, 0)
    assert read_protocol(room.database, room.learner.id) is None
    assert list(came_since(room.database, "e" * 32)) == []


def test_what_is_kept_is_read_again_only_from_the_day_that_changed(room: Room) -> None:
    for day in range(5):
        predict(room, 0.8, day % 2, day=day)
    bring_up_to_date(room.database, room.learner.id)
    assert days_kept(room) == [DAY, DAY + 1, DAY + 2, DAY + 3, DAY + 4]
    fourth = room.events[3]
    room.override(fourth, 1)
    found = told(room, kept=True)
    assert days_kept(room) == [DAY, DAY + 1, DAY + 2, DAY + 3, DAY + 4], "a look writes nothing"
    assert found == told(room, kept=False)
    bring_up_to_date(room.database, room.learner.id)
    assert found == told(room, kept=True)


def test_answers_of_a_clock_that_was_set_back_are_found(room: Room) -> None:
    for day in (5, 6):
        predict(room, 0.8, 1, day=day)
    bring_up_to_date(room.database, room.learner.id)
    predict(room, 0.8, 0, day=2)  # later in order, of an earlier day
    found = told(room, kept=True)
    bring_up_to_date(room.database, room.learner.id)
    assert days_kept(room) == [DAY + 2, DAY + 5, DAY + 6]
    assert told(room, kept=True) == found == told(room, kept=False)


def test_a_day_of_which_everything_was_taken_back_is_forgotten(room: Room) -> None:
    for day in (0, 3, 1):
        predict(room, 0.8, 0, day=day)
    bring_up_to_date(room.database, room.learner.id)
    room.undo()
    found = told(room, kept=True)
    assert found == told(room, kept=False)
    bring_up_to_date(room.database, room.learner.id)
    assert told(room, kept=True) == found


ACTS = st.one_of(
    st.tuples(st.just("answer"), CAME, st.sampled_from([-2, 0, 0, 0, 1])),
    st.tuples(st.just("override"), st.integers(0, 30), st.integers(1, 4)),
    st.tuples(st.sampled_from(["undo", "redo", "look", "look"])),
)


@settings(max_examples=examples(40))
@given(acts=st.lists(ACTS, max_size=25))
def test_what_is_kept_bit_by_bit_is_what_is_reckoned_from_nothing(
    template: Path, acts: list[tuple[object, ...]]
) -> None:
    with a_room(template) as room:
        day = 0
        for one in acts:
            answers = [event for event in room.events if event.kind == Kind.ANSWERED]
            match one:
                case ("answer", (float(p), float(share)), int(passed)):
                    day += passed
                    predict(room, p, share, day=day)
                case ("override", int(number), int(grade)) if answers:
                    room.override(answers[number % len(answers)], grade)
                case ("undo",):
                    room.undo()
                case ("redo",):
                    room.redo()
                case ("look",):
                    bring_up_to_date(room.database, room.learner.id)
        found = told(room, kept=True)
        bring_up_to_date(room.database, room.learner.id)
        assert told(room, kept=True) == found
        assert told(room, kept=False) == found


def test_the_protocol_scores_the_last_five_sixths() -> None:
    assert protocol(came(*[(0.5, 1.0)] * 5)) is None
    pairs = [(0.9, 1.0), (0.8, 0.0), (0.9, 1.0), (0.6, 1.0), (0.7, 1.0), (0.9, 1.0), (0.9, 0.0)]
    found = protocol(came(*pairs))
    assert found is not None
    assert (found.predictions, found.scored) == (7, 5)
    assert found.fsrs == pytest.approx(-(log(0.9) + log(0.6) + log(0.7) + log(0.9) + log(0.1)) / 5)
    means = (1 / 2, 2 / 3, 3 / 4, 4 / 5, 5 / 6)  # each fifth is one prediction here
    came_right = log(1 / 2) + log(2 / 3) + log(3 / 4) + log(4 / 5)
    assert found.running == pytest.approx(-(came_right + log(1 - means[-1])) / 5)
