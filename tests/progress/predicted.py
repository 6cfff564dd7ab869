"""Predictions by hand: a learner's answers, each a study day or more after the one before."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from quiz_app.storage.predicting import Came
from tests.journal.story import DAY
from tests.storage.room import Room

BEFORE: dict[str, Any] = {"waited": 3, "stability": 5.0, "answers": 2, "lapses": 0, "type": "typed"}
# p(correct) and what came, as a share.
CAME = st.tuples(st.sampled_from([0.005, 0.3, 0.305, 0.5, 0.85, 0.9, 1.0]), st.sampled_from([0.0, 0.25, 1.0]))


def came(*pairs: tuple[float, float]) -> tuple[Came, ...]:
    """Predictions, one a day."""
    return tuple(Came(DAY + place, place, p, y) for place, (p, y) in enumerate(pairs))


def predict(room: Room, p: float, share: float, day: int = 0, card: str = "d/q", **more: Any) -> None:
    """An answer that was predicted, and of which a share was right; `day` is counted from DAY."""
    weight = share if 0 < share < 1 else None
    grade = 3 if share == 1 else 1
    room.answer(card, day=DAY + day, grade=grade, weight=weight, p=p, **{**BEFORE, **more})
