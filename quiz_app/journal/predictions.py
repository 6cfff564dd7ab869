"""What an answer says of the prediction before it, and where it belongs in the figures of calibration."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from quiz_app.journal.event import Event
from quiz_app.journal.reading import LAST_DAY, Answer, is_number, share, switch, whole
from quiz_app.journal.state import CardState
from quiz_app.memory.days import elapsed
from quiz_app.memory.model import Evidence, Grade

# Cards of at least so many days of stability are called mature, as in Anki and the FSRS tools.
MATURE = 21.0
# Probabilities are parted into so many bins of the same width.
BINS = 100
# A probability is held so far from 0 and 1 that a miss that was thought impossible costs 13.8 nats and not infinity.
SMALLEST = 1e-6
# What predictions are summed by, beside all answers. Predictions are answers that the schedule learns from at least one
# study day after the card's answer before. `recalled_ppm` sums what came (1 for right, the weight for partly right, 0
# for again), `p_ppm` p(correct) as predicted, both in millionths, `loss` the log loss in millionths of a nat. `mature`
# counts those among them whose stability was at least MATURE.
PREDICTION_SUMS = (
    "predictions", "recalled_ppm", "p_ppm", "loss", "mature", "mature_recalled_ppm", "mature_p_ppm",
)  # fmt: skip
_MILLION = 1_000_000
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Prediction:
    """One prediction and what came: `p` is p(correct) as told before, `recalled` 1, 0, or the weight of a part.

    `waited` counts study days since the card's answer before; `answers` and `lapses` what the card had had till then.
    """

    p: float
    recalled: float
    waited: int
    answers: int
    lapses: int
    is_mature: bool

    @property
    def bin(self) -> int:
        """In which of the BINS p lies."""
        return min(round(self.p * _MILLION) * BINS // _MILLION, BINS - 1)

    @property
    def cell(self) -> str:
        """The cell of RMSE(bins)."""
        return cell_of(self.waited, self.answers, self.lapses)

    @property
    def sums(self) -> tuple[int, ...]:
        """What it adds to totals, in the order of PREDICTION_SUMS."""
        recalled, p = round(self.recalled * _MILLION), round(self.p * _MILLION)
        whole_ = (1, recalled, p, round(log_loss(self.p, self.recalled) * _MILLION))
        return (*whole_, 1, recalled, p) if self.is_mature else (*whole_, 0, 0, 0)


def found_by_answer(state: CardState, day: int, question_type: str) -> dict[str, object]:
    """What the event of an answer tells of its card as the answer found it on a study day.

    By it predictions are judged later without any other event. `waited` is null for a card without an answer before.
    """
    return {
        "type": question_type,
        "waited": None if state.last_day is None else elapsed(state.last_day, day),
        "stability": None if state.memory is None else round(state.memory.stability, 4),
        "answers": state.answers,
        "lapses": len(state.lapse_days),
    }


def read_prediction(event: Event, answer: Answer) -> Prediction | None:
    """The prediction before an answer.

    None where the answer does not count for the schedule, or is the first of its card, or of the same study day as
    the one before.
    """
    payload = event.payload
    foretold = foretold_in(payload)
    if foretold is None:
        return None
    waited, p = foretold
    stability = payload.get("stability")
    return Prediction(
        p=p,
        recalled=recalled(answer.evidence),
        waited=waited,
        answers=whole(payload, "answers", 0, _MOST) or 0,
        lapses=whole(payload, "lapses", 0, _MOST) or 0,
        is_mature=isinstance(stability, (int, float)) and is_number(stability) and stability >= MATURE,
    )


def foretold_in(payload: Mapping[str, object]) -> tuple[int, float] | None:
    """The days since the answer before, and p(correct) as it was told, by the payload of an answer.

    None where it was not predicted, see `read_prediction`.
    """
    waited, p = whole(payload, "waited", 1, LAST_DAY), share(payload, "p")
    return None if waited is None or p is None or not switch(payload, "counts", True) else (waited, p)


def recalled(evidence: Evidence) -> float:
    """What came of a prediction: 1 for hard, good and easy, the weight for a partly right answer, 0 for again."""
    if evidence.weight is not None:
        return evidence.weight
    return float(evidence.grade is not Grade.AGAIN)


def log_loss(p: float, came: float) -> float:
    """−[y ln p + (1 − y) ln(1 − p)] in nats: what a prediction p costs where y (0 to 1) came."""
    held = min(max(p, SMALLEST), 1 - SMALLEST)
    return -(came * math.log(held) + (1 - came) * math.log1p(-held))


@lru_cache(maxsize=4096)
def cell_of(waited: int, answers: int, lapses: int) -> str:
    """The cell of RMSE(bins) as "waited/answers/lapses", each by the number of its bin.

    The bins are those of the SRS benchmark (open-spaced-repetition/srs-benchmark, `rmse_matrix`): days since the
    answer before by powers of 3.62, the place of this answer among the card's by powers of 1.89, lapses by powers of
    1.73, with a bin of its own, 0, for none.
    """
    return f"{_power(waited, 3.62)}/{_power(answers + 1, 1.89)}/{_power(lapses, 1.73) + 1 if lapses else 0}"


def _power(number: int, base: float) -> int:
    return math.floor(math.log(number) / math.log(base))
