"""What each chart of predictions says, as a sentence above it: how well they came true, and beside what."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from quiz_app.progress.picture import ENOUGH_PREDICTIONS
from quiz_app.progress.titles import lacking, percent
from quiz_app.text import plural

if TYPE_CHECKING:
    from quiz_app.progress.picture import Calibration

OWN = "fsrs"  # the forecaster that schedules
COIN = 0.693  # the log loss of a coin, ln 2
AS_PREDICTED = 0.01  # a share that is off by less came out as predicted
# Differences of log loss on single predictions spread by 0.37 on the log of a learner (12,580 reviews, FSRS-6 beside
# the moving average); two standard errors of their mean are this over the root of their number.
LOSS_SPREAD = 0.75


def calibration(made: Calibration) -> str:
    """Whether more or less came right than was predicted, over all predictions, as far as their number tells."""
    answers = sum(each.answers for each in made.bins)
    predicted = sum(each.predicted * each.answers for each in made.bins) / answers
    right = sum(each.right * each.answers for each in made.bins) / answers
    figures = f"{percent(predicted)} predicted, {percent(right)} came right"
    if abs(right - predicted) < AS_PREDICTED:
        return f"On average predictions hold: {figures}"
    if abs(right - predicted) < 1.96 * math.sqrt(predicted * (1 - predicted) / answers):
        return f"Predictions hold, as far as {plural(answers, 'answer')} tell: {figures}"
    return f"You know {'more' if right > predicted else 'less'} than predicted: {figures}"


def over_all(title: str, *, scoped: bool) -> str:
    """A title on predictions, which are looked at over all decks: it says so where only some decks are shown."""
    return f"All decks: {title}" if scoped else title


def calibration_lacks(made: Calibration) -> str:
    """What is missing to judge predictions; "" where nothing is."""
    lacks = lacking(made.answers, ENOUGH_PREDICTIONS, "predictions")
    return lacks or ("" if made.bins and OWN in losses_of(made) else "Nothing to compare with yet.")


def baselines(made: Calibration) -> str:
    """Which way of predicting does best; of figures too close for their number neither is called better."""
    losses = losses_of(made)
    own = losses.pop(OWN)
    margin = LOSS_SPREAD / math.sqrt(made.answers)
    beaten = [name for name in losses if losses[name] - own > margin]
    beside = " and ".join(f"{loss:.3f}" for loss in losses.values())
    figures = f"log loss {own:.3f} beside {beside}"
    if len(losses) > 1 and len(beaten) == len(losses):
        return f"FSRS beats both baselines: {figures}"
    if not beaten and all(abs(own - loss) <= margin for loss in losses.values()):
        return f"FSRS and simpler ways are too close to tell apart yet: {figures}"
    if not beaten:
        return f"FSRS does no better than the {' and the '.join(losses)}: {figures}"
    only = "only " if len(losses) > 1 else ""
    return f"FSRS beats {only}the {' and the '.join(beaten)}: {figures}"


def losses_of(made: Calibration) -> dict[str, float]:
    """The log loss of each way of predicting, to three digits: FSRS first, then the others from the best on."""
    losses = {each.name: round(each.log_loss, 3) for each in made.forecasters}
    names = sorted(losses, key=lambda name: (name != OWN, losses[name], name))
    return {name: losses[name] for name in names}


def log_loss(made: Calibration) -> str:
    """The log loss of the predictions, beside that of a coin."""
    loss = losses_of(made)[OWN]
    word = "less" if loss < COIN else "more" if loss > COIN else "as much"
    return f"Log loss is {loss:.3f}, {word} {'as' if word == 'as much' else 'than'} a coin gets ({COIN:.3f})"


def rmse(made: Calibration) -> str:
    """The root mean square error over bins, in points of a hundred."""
    if made.rmse_bins is None:
        return "Among like cards, nothing to compare yet"
    return f"Among cards alike, predictions are {made.rmse_bins * 100:.1f} points off"


def auc(made: Calibration) -> str:
    """The chance that of a card kept and one forgotten, the one kept was predicted higher."""
    if made.auc is None:
        return "What is kept and what is forgotten cannot be told apart yet"
    return f"In {percent(made.auc)} of pairs the forgotten card had been thought the weaker one"
