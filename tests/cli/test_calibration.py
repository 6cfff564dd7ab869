"""`quiz stats --calibration` says how well it was predicted what would be known, once there are answers enough."""

from __future__ import annotations

import json
from typing import Any

from tests.support.executable import Quiz

FIGURES = ("log_loss", "rmse_bins", "auc")


def test_calibration_says_nothing_before_there_are_answers_enough(quiz: Quiz) -> None:
    quiz("study", "--plain", typed="0\n:q\n")
    assert quiz("stats", "--calibration").out == (
        "0 predictions so far: not enough answers yet to say how well they came true.\n"
    )
    figures = json.loads(quiz("stats", "--calibration", "--json").out)
    assert (figures["predictions"], figures["scored"]) == (0, 0)
    assert [figures[name] for name in FIGURES] == [None] * 3


def test_calibration_is_of_all_decks_and_days(quiz: Quiz) -> None:
    for more in (("--deck", "rivers"), ("--since", "2026-01-01")):
        told = quiz("stats", "--calibration", *more)
        assert told.code == 2
        assert "Leave out" in told.err
        assert told.out == ""


def test_calibration_of_a_log_is_told_from_a_hundred_predictions_on(quiz: Quiz) -> None:
    lines = [
        f"c{card},{1 if (card + day) % 5 == 0 else 3},2024-03-{day:02d}T12:00:00+00:00"
        for day in (1, 3, 8, 20)
        for card in range(34)
    ]
    few = calibration(quiz, lines[:133])
    assert (few["predictions"], few["scored"]) == (99, 0)
    assert [few[name] for name in FIGURES] == [None] * 3
    enough = calibration(quiz, lines)
    assert (enough["predictions"], enough["scored"]) == (102, 85)
    words = quiz("stats", "--calibration").out
    assert "102 predictions. Log loss over the last 85 " in words
    assert f"FSRS            {enough['log_loss']['fsrs']:.4f}\n" in words
    assert f"AUC {enough['auc']:.4f}" in words


def calibration(quiz: Quiz, reviews: list[str]) -> dict[str, Any]:
    """The figures of a log of these reviews; those that are in it already come in no second time."""
    (quiz.folder / "log.csv").write_text("\n".join(["card,rating,time", *reviews]), "utf-8")
    assert quiz("import", "--reviews", "log.csv", "--zone", "UTC").code == 0
    figures: dict[str, Any] = json.loads(quiz("stats", "--calibration", "--json").out)
    return figures
