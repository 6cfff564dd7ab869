"""How well predictions came true: RMSE(bins), AUC, and the bins that are shown."""

from __future__ import annotations

from itertools import product
from math import sqrt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.journal.predictions import Prediction, log_loss
from quiz_app.progress.calibration import auc, read_calibration, rmse_bins, shown
from quiz_app.progress.intervals import wilson
from quiz_app.progress.picture import ENOUGH_PREDICTIONS
from quiz_app.storage.tallies import Predicted
from tests.progress.predicted import CAME, predict
from tests.storage.room import Room, a_room


def binned(pairs: list[tuple[float, float]]) -> list[Predicted]:
    """Predictions by their bins, as they are summed."""
    sums: dict[int, list[int]] = {}
    for p, y in pairs:
        part = (1, round(y * 1e6), round(p * 1e6))
        own = sums.setdefault(Prediction(p, y, 1, 1, 0, is_mature=False).bin, [0, 0, 0])
        own[:] = [a + b for a, b in zip(own, part, strict=True)]
    return [Predicted(f"{number:02d}", *own) for number, own in sorted(sums.items())]


def test_rmse_over_bins_is_that_of_a_small_example() -> None:
    cells = (
        Predicted("0/1/0", 4, 3_000_000, 3_600_000),  # 0.75 came, 0.9 was predicted
        Predicted("1/2/1", 1, 0, 500_000),
    )
    assert rmse_bins(cells) == pytest.approx(sqrt((4 * 0.15**2 + 0.5**2) / 5))
    assert rmse_bins(()) is None


def test_auc_is_that_of_a_small_example() -> None:
    # Of the four pairs of a right and a wrong one two are in order, one is a tie, one is the wrong way round.
    assert auc(binned([(0.9, 1), (0.5, 1), (0.5, 0), (0.3, 0)])) == pytest.approx(3.5 / 4)
    assert auc(binned([(0.9, 1), (0.4, 1)])) is None
    assert auc(binned([(0.9, 0)])) is None
    assert auc(()) is None


@given(st.lists(CAME, max_size=30))
def test_auc_is_the_share_of_pairs_in_order(pairs: list[tuple[float, float]]) -> None:
    weights = score = 0.0
    for (p, y), (q, x) in product(pairs, pairs):
        weight = y * (1 - x)
        weights += weight
        bins = (int(p * 100 + 1e-9), int(q * 100 + 1e-9))
        score += weight * (1.0 if bins[0] > bins[1] else 0.5 if bins[0] == bins[1] else 0.0)
    found = auc(binned(pairs))
    assert found == (pytest.approx(score / weights) if weights else None)


def test_five_bins_are_shown_as_one_with_its_interval() -> None:
    bins = shown(binned([(0.851, 1), (0.87, 1), (0.899, 0), (0.9, 1), (1.0, 0.5)]))
    assert [(each.low, each.high, each.answers) for each in bins] == [
        (0.85, 0.9, 3),
        (0.9, 0.95, 1),
        (0.95, 1.0, 1),
    ]
    assert bins[0].predicted == pytest.approx((0.851 + 0.87 + 0.899) / 3)
    assert bins[0].right == pytest.approx(2 / 3)
    assert (bins[0].right_low, bins[0].right_high) == wilson(2, 3)
    assert bins[2].right == 0.5


def test_too_few_predictions_say_nothing_but_how_many_they_are(room: Room) -> None:
    for number in range(ENOUGH_PREDICTIONS - 1):
        predict(room, 0.8, number % 2, day=number // 10)
    few = read_calibration(room.database, room.learner.id)
    assert (few.answers, few.forecasters, few.rmse_bins, few.auc, few.bins) == (99, (), None, None, ())
    predict(room, 0.8, 1, day=20)
    enough = read_calibration(room.database, room.learner.id)
    assert enough.is_enough
    assert [each.name for each in enough.forecasters] == ["fsrs", "moving average", "running average"]
    assert enough.auc == 0.5, "all of them in one bin"


@settings(max_examples=10)
@given(st.lists(CAME, min_size=ENOUGH_PREDICTIONS, max_size=ENOUGH_PREDICTIONS + 20))
def test_what_is_kept_gives_the_figures_of_the_predictions_themselves(
    template: Path, pairs: list[tuple[float, float]]
) -> None:
    with a_room(template) as room:
        for place, (p, y) in enumerate(pairs):
            predict(room, p, y, day=place // 7)
        found = read_calibration(room.database, room.learner.id)
    losses = {each.name: each.log_loss for each in found.forecasters}
    assert losses["fsrs"] == pytest.approx(sum(log_loss(p, y) for p, y in pairs) / len(pairs), abs=1e-6)
    assert found.auc == auc(binned(pairs))
    assert found.bins == shown(binned(pairs))
    means = (sum(p for p, _ in pairs), sum(y for _, y in pairs))
    assert found.rmse_bins == pytest.approx(abs(means[0] - means[1]) / len(pairs)), "all are in one cell"
