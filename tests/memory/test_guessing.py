"""The simulation of benchmarks/ at a small scale: weighing answers by their luck keeps recall near what is aimed at."""

from __future__ import annotations

import pytest

from benchmarks.guessing import SETTINGS, World, measured

CARDS = 150


@pytest.mark.parametrize("chance", [0.0, 0.25, 0.5])
def test_weighted_answers_keep_true_recall_near_its_target(chance: float) -> None:
    found = measured(World(chance=chance, weighted=True), seed=1, cards=CARDS)
    assert found.at_due == pytest.approx(SETTINGS.retention, abs=0.025)
    assert found.predicted == pytest.approx(found.right, abs=0.02)


def test_naive_grading_lets_true_recall_sink_where_half_the_guesses_are_right() -> None:
    assert measured(World(chance=0.5, weighted=False), seed=1, cards=CARDS).at_due < 0.84
