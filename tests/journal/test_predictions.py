"""What an answer says of the prediction before it, and into which sums it goes."""

import math
from typing import Any

import pytest

from quiz_app.journal.event import Event
from quiz_app.journal.predictions import Prediction, cell_of, log_loss, read_prediction
from quiz_app.journal.reading import read_answer
from quiz_app.journal.totals import SUMS, Facet, contribution, first_of_year
from tests.journal.story import DAY, Story

FORETOLD: dict[str, Any] = {"p": 0.8, "waited": 4, "stability": 30.0, "answers": 3, "lapses": 1}


def prediction(event: Event, override: Event | None = None) -> Prediction | None:
    """The prediction of an answer; the answer itself must be one."""
    answer = read_answer(event, override)
    assert answer is not None
    return read_prediction(event, answer)


def sums_of(event: Event, override: Event | None = None) -> dict[str, int]:
    """What an answer adds to each of its sums."""
    answer = read_answer(event, override)
    assert answer is not None
    return dict(zip(SUMS, contribution(event, answer)[1], strict=True))


def names_of(event: Event) -> dict[str, tuple[str, int]]:
    """The name and day of each facet under which an answer is summed."""
    answer = read_answer(event)
    assert answer is not None
    return {facet: (name, day) for facet, name, day in contribution(event, answer)[0]}


@pytest.mark.parametrize(
    ("given", "came"),
    [({"grade": 1}, 0), ({"grade": 2}, 1), ({"grade": 4}, 1), ({"grade": 1, "weight": 0.75}, 0.75)],
)
def test_what_came_is_right_wrong_or_the_weight_of_a_part(
    story: Story, given: dict[str, Any], came: float
) -> None:
    found = prediction(story.answer(**{**FORETOLD, **given}))
    assert found is not None
    assert (found.p, found.recalled, found.is_mature) == (0.8, came, True)


@pytest.mark.parametrize(
    "strange",
    [
        {"counts": False},
        {"waited": None},
        {"waited": 0},
        {"waited": "4"},
        {"waited": True},
        {"p": None},
        {"p": 1.5},
    ],
)
def test_a_first_answer_practice_and_what_was_not_predicted_are_no_predictions(
    story: Story, strange: dict[str, Any]
) -> None:
    event = story.answer(**{**FORETOLD, **strange})
    assert prediction(event) is None
    assert sums_of(event)["predictions"] == 0
    assert names_of(event).keys() == {Facet.ALL, Facet.DECK, Facet.SESSION, Facet.TYPE}


@pytest.mark.parametrize(
    ("stability", "mature"), [(21, True), (20.9999, False), (None, False), ("30", False), (True, False)]
)
def test_a_card_is_mature_from_twenty_one_days_of_stability(
    story: Story, stability: object, mature: bool
) -> None:
    found = prediction(story.answer(**{**FORETOLD, "stability": stability}))
    assert found is not None
    assert found.is_mature is mature


def test_an_override_changes_what_came_and_nothing_of_what_was_predicted(story: Story) -> None:
    wrong = story.answer(**{**FORETOLD, "grade": 1})
    before, after = sums_of(wrong), sums_of(wrong, story.override(wrong, 3))
    changed = {name: (before[name], after[name]) for name in SUMS if before[name] != after[name]}
    assert changed == {
        "again": (1, 0), "good": (0, 1), "right": (0, 1), "recalled_ppm": (0, 1_000_000),
        "mature_recalled_ppm": (0, 1_000_000),
        "loss": (round(-math.log(0.2) * 1e6), round(-math.log(0.8) * 1e6)),
    }  # fmt: skip


def test_an_answer_is_summed_under_its_day_deck_session_type_bin_and_cell(story: Story) -> None:
    session = "5" * 32
    event = story.answer("seas/lena", **FORETOLD, type="true-false", session=session)
    year = first_of_year(DAY)
    assert names_of(event) == {
        "": ("", DAY), "deck": ("seas", DAY), "session": (f"{session} seas", DAY),
        "type": ("seas true-false", year), "p": ("80", year), "cell": (cell_of(4, 3, 1), year),
    }  # fmt: skip


def test_a_session_or_type_that_this_program_would_not_write_is_none(story: Story) -> None:
    for strange in (
        {"session": "x y", "type": "a b"},
        {"session": 7, "type": ["choice"]},
        {"type": "<b>" * 40},
        {},
    ):
        names = names_of(story.answer("seas/lena", **strange))
        assert names["session"] == (" seas", DAY)
        assert names["type"][0] == "seas "


@pytest.mark.parametrize(
    ("p", "bin_"),
    [(0, 0), (0.0099999, 1), (0.00999, 0), (0.01, 1), (0.29, 29), (0.57, 57), (0.999, 99), (1, 99)],
)
def test_bins_of_p_begin_where_they_say(p: float, bin_: int) -> None:
    assert Prediction(p, 1.0, 1, 1, 0, is_mature=False).bin == bin_


@pytest.mark.parametrize(
    ("waited", "answers", "lapses", "cell"),
    [
        (1, 0, 0, "0/0/0"),  # the benchmark writes 2.48, 2 and 0
        (3, 1, 1, "0/1/1"),
        (4, 2, 2, "1/1/2"),  # 3.62 ≤ 4, 1.89 ≤ 3 < 3.57, 1.73 ≤ 2 < 2.99
        (13, 3, 3, "1/2/3"),
        (14, 6, 5, "2/3/3"),
        (365, 20, 11, "4/4/5"),
    ],
)
def test_cells_are_powers_of_days_answers_and_lapses(
    waited: int, answers: int, lapses: int, cell: str
) -> None:
    assert cell_of(waited, answers, lapses) == cell


def test_a_miss_that_was_thought_impossible_costs_no_more_than_a_millionth_does() -> None:
    assert log_loss(1.0, 0) == pytest.approx(-math.log(1e-6))
    assert log_loss(0.0, 1) == pytest.approx(-math.log(1e-6))
    assert log_loss(0.25, 0.5) == pytest.approx(-(math.log(0.25) + math.log(0.75)) / 2)


@pytest.mark.parametrize(("day", "first"), [(0, 0), (4_000_000, 4_000_000), (DAY, 737_791), (1, 1)])
def test_a_day_outside_the_calendar_stands_for_its_year(day: int, first: int) -> None:
    assert first_of_year(day) == first
