"""The simulation of benchmarks/ at a small scale: the program's order keeps more after an absence than others do."""

from __future__ import annotations

from statistics import mean

from benchmarks.backlog import ORDERS, OURS, back, learner, spread

CARDS = 150
SEEDS = (1, 2, 3)


def kept(order: str) -> float:
    """What is known over the first month after twelve weeks away, with a minute and a half a day."""
    return mean(
        back(learner(seed, 0.0, CARDS), seed, weeks=12, order=ORDERS[order], minutes=1.5).over_a_month
        for seed in SEEDS
    )


def test_gain_per_minute_keeps_more_than_the_orders_that_other_programs_use() -> None:
    ours = kept(OURS)
    for other in ("due date", "relative overdueness", "lowest recall first", "highest recall first"):
        assert ours > kept(other) + 0.003, other


def test_a_spread_ends_with_no_more_than_a_day_brings() -> None:
    before = learner(1, 0.0, CARDS)
    loads, _, after = spread(before, 1, weeks=12, days=7)
    assert len(loads) == 7
    assert max(loads) <= 2 * min(loads)
    assert after <= max(loads)
