"""Whether a card is kept can be told without a power function, and always as `is_kept` tells it."""

from __future__ import annotations

from math import inf, nextafter

from hypothesis import given
from hypothesis import strategies as st

from quiz_app.memory.fsrs import BOUNDS, SHORTEST_STABILITY, curve, retrievability
from quiz_app.memory.keeping import is_kept, kept_until
from quiz_app.settings import DEFAULT_PARAMETERS

DECAYS = st.floats(*BOUNDS[20]).map(lambda decay: (*DEFAULT_PARAMETERS[:20], decay))


@given(parameters=DECAYS, stability=st.floats(0.0, 36500.0), days=st.integers(1, 40_000))
def test_a_card_is_kept_while_it_has_not_faded_beyond_the_bound(
    parameters: tuple[float, ...], stability: float, days: int
) -> None:
    until = kept_until(parameters)
    faded = 1.0 + until.factor * days / max(stability, SHORTEST_STABILITY)
    assert is_kept(retrievability(stability, days, parameters)) is (faded <= until.most)


@given(parameters=DECAYS, steps=st.integers(-8, 8))
def test_the_bound_is_exact_to_the_last_bit(parameters: tuple[float, ...], steps: int) -> None:
    until = kept_until(parameters)
    decay, _ = curve(parameters)
    near = until.most
    for _ in range(abs(steps)):
        near = nextafter(near, inf if steps > 0 else 0.0)
    assert is_kept(near**decay) is (near <= until.most)


@given(parameters=DECAYS, days=st.integers(1, 36500))
def test_at_its_very_stability_the_two_agree(parameters: tuple[float, ...], days: int) -> None:
    until = kept_until(parameters)
    faded = 1.0 + until.factor * days / float(days)
    assert is_kept(retrievability(float(days), days, parameters)) is (faded <= until.most)
