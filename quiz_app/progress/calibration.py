"""How well p(correct) was predicted: log loss beside two baselines, RMSE(bins), AUC, and what came by bins of p."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import sqrt

from quiz_app.journal.predictions import BINS
from quiz_app.journal.totals import Facet
from quiz_app.progress.averages import read_baselines
from quiz_app.progress.intervals import wilson
from quiz_app.progress.picture import ENOUGH_PREDICTIONS, Bin, Calibration, Forecaster
from quiz_app.storage.database import Database
from quiz_app.storage.tallies import Predicted, by_name

# The bins of the picture.
SHOWN_BINS = 20
_MILLION = 1_000_000


def rmse_bins(cells: Sequence[Predicted]) -> float | None:
    """The root of the mean squared difference of what came and what was predicted, over cells of like answers.

    RMSE(bins) = sqrt(sum of n (mean y - mean p)² / sum of n), as the SRS benchmark reckons it
    (open-spaced-repetition/srs-benchmark); the cells are `journal.predictions.cell_of`. None without a prediction.
    """
    count = sum(each.predictions for each in cells)
    if not count:
        return None
    squares = sum(
        (each.recalled_ppm - each.p_ppm) ** 2 / each.predictions for each in cells if each.predictions
    )
    return sqrt(squares / count) / _MILLION


def auc(bins: Sequence[Predicted]) -> float | None:
    """The share of pairs, one right and one wrong, in which the right one had the higher p; ties count half.

    This is the area under the ROC curve as Mann and Whitney's statistic. `bins` are in order of p; two predictions
    of one bin are a tie, and an answer that was partly right counts as right by its weight and as wrong by the rest.
    None where nothing was right or nothing was wrong.
    """
    pairs = below = 0
    for each in bins:
        wrong = each.predictions * _MILLION - each.recalled_ppm
        pairs += each.recalled_ppm * (2 * below + wrong)
        below += wrong
    right = sum(each.recalled_ppm for each in bins)
    return pairs / (2 * right * below) if right and below else None


def shown(bins: Sequence[Predicted]) -> tuple[Bin, ...]:
    """Bins of p, in order and named by their number, in SHOWN_BINS wider ones; those without a prediction left out."""
    found = []
    for number, part in groupby(bins, key=lambda each: int(each.name) * SHOWN_BINS // BINS):
        group = tuple(part)
        count = sum(each.predictions for each in group)
        if not count:
            continue
        right = sum(each.recalled_ppm for each in group) / _MILLION
        low, high = wilson(right, count)
        found.append(
            Bin(
                low=number / SHOWN_BINS,
                high=(number + 1) / SHOWN_BINS,
                answers=count,
                predicted=sum(each.p_ppm for each in group) / _MILLION / count,
                right=right / count,
                right_low=low,
                right_high=high,
            )
        )
    return tuple(found)


def read_calibration(database: Database, learner_id: str) -> Calibration:
    """How well all answers of the learner were predicted; nothing more than their number where they are too few.

    Nothing is written: what `averages.bring_up_to_date` has not kept yet is reckoned from the log.
    """
    losses = read_baselines(database, learner_id)
    if losses.predictions < ENOUGH_PREDICTIONS:
        return Calibration(
            answers=losses.predictions, first_day=losses.first_day,
            forecasters=(), rmse_bins=None, auc=None, bins=(),
        )  # fmt: skip
    bins = by_name(database, learner_id, Facet.PREDICTED)
    return Calibration(
        answers=losses.predictions,
        first_day=losses.first_day,
        forecasters=(
            Forecaster(name="fsrs", log_loss=losses.fsrs / losses.predictions),
            Forecaster(name="moving average", log_loss=losses.moving / losses.predictions),
            Forecaster(name="running average", log_loss=losses.running / losses.predictions),
        ),
        rmse_bins=rmse_bins(by_name(database, learner_id, Facet.CELL)),
        auc=auc(bins),
        bins=shown(bins),
    )
