"""The course of what is known: each day that is over, and today."""

from __future__ import annotations

from collections.abc import Mapping

from quiz_app.progress.picture import KnownDay

_MILLION = 1_000_000


def course(days: Mapping[int, tuple[int, int]], today: int, now: tuple[int, int]) -> tuple[KnownDay, ...]:
    """Every day from the first on which a card had been asked up to `today`, () where there is none.

    `days` gives for days that are over the cards that had been asked by their end, and what was known of these in
    millionths; `now` gives the same for today. A day of which nothing is given in between had no such card.
    """
    known = {**days, today: now}
    begun = [day for day, (cards, _) in known.items() if cards and day <= today]
    if not begun:
        return ()
    return tuple(
        KnownDay(study_day=day, cards=cards, recalled=ppm / _MILLION)
        for day in range(min(begun), today + 1)
        for cards, ppm in (known.get(day, (0, 0)),)
    )
