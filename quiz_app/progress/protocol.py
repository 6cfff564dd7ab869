"""The protocol by which ways of predicting are compared: log loss over the last five sixths of all predictions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quiz_app.journal.predictions import log_loss
from quiz_app.progress.averages import MovingAverage
from quiz_app.storage.database import Database
from quiz_app.storage.predicting import Came, came_since

FIFTHS = 5


@dataclass(frozen=True, slots=True)
class Protocol:
    """The mean log loss in nats of three ways over the last `scored` of so many `predictions`, all weighed alike."""

    predictions: int
    scored: int
    fsrs: float
    moving: float
    running: float


def protocol(came: Sequence[Came]) -> Protocol | None:
    """Predictions in the order of time, judged by the protocol; None for fewer than six.

    All are parted into six. The first sixth is only learnt from; the others are scored. FSRS is taken as it was
    predicted then; the moving average runs over all; the running average of a fifth is the mean of what came before
    the fifth began. This is the time series split of the SRS benchmark (open-spaced-repetition/srs-benchmark).
    """
    fifth = len(came) // (FIFTHS + 1)
    if not fifth:
        return None
    scored = FIFTHS * fifth
    first = len(came) - scored
    average = MovingAverage()
    for each in came[:first]:
        average.meet(each.recalled)
    average.missed = 0.0
    fsrs = running = mean = 0.0
    recalled = sum(each.recalled for each in came[:first])
    for place, each in enumerate(came[first:]):
        if place % fifth == 0:
            mean = recalled / (first + place)
        recalled += each.recalled
        fsrs += log_loss(each.p, each.recalled)
        running += log_loss(mean, each.recalled)
        average.meet(each.recalled)
    return Protocol(len(came), scored, fsrs / scored, average.missed / scored, running / scored)


def read_protocol(database: Database, learner_id: str) -> Protocol | None:
    """The protocol's figures from the learner's log as it stands; None for fewer than six predictions."""
    return protocol(tuple(came_since(database, learner_id)))
