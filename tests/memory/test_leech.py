"""A leech is a card that lapsed on enough different study days, and is announced once."""

from __future__ import annotations

from quiz_app.memory.leech import becomes_leech, is_leech


def test_lapses_on_six_different_days_make_a_leech() -> None:
    assert not is_leech((1, 2, 3, 4, 5), 6)
    assert is_leech((1, 2, 3, 4, 5, 6), 6)


def test_two_lapses_on_one_day_count_once() -> None:
    assert not is_leech((1, 2, 3, 4, 5, 5), 6)


def test_a_leech_is_announced_once() -> None:
    days = tuple(range(1, 10))
    told = [becomes_leech(days[: n - 1], days[:n], 6) for n in range(1, 10)]
    assert told == [n == 6 for n in range(1, 10)]


def test_a_further_lapse_on_the_same_day_announces_nothing() -> None:
    assert not becomes_leech((1, 2, 3, 4, 5, 6), (1, 2, 3, 4, 5, 6, 6), 6)
