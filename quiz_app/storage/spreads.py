"""The fine bins by which cards are counted, in SQL: stability, difficulty and how well each is known.

Each bin holds its lower bound. The bounds of the coarser bins that are shown are among them, and within a bin the
middle card of all is found closely enough.
"""

from __future__ import annotations

from quiz_app.memory.fsrs import LONGEST_STABILITY

# Tenths of a day up to ten days, days up to a hundred, five days up to a thousand, five hundred days above.
STABILITY_BOUNDS = (
    *(tenth / 10 for tenth in range(100)),
    *(float(day) for day in range(10, 100)),
    *(float(day) for day in range(100, 1000, 5)),
    *(float(day) for day in range(1000, int(LONGEST_STABILITY) + 500, 500)),
)
STABILITY_SQL = f"""CASE
    WHEN s.stability < 10.0 THEN CAST(s.stability * 10.0 AS INTEGER)
    WHEN s.stability < 100.0 THEN 90 + CAST(s.stability AS INTEGER)
    WHEN s.stability < 1000.0 THEN 190 + CAST((s.stability - 100.0) / 5.0 AS INTEGER)
    ELSE min(370 + CAST((s.stability - 1000.0) / 500.0 AS INTEGER), {len(STABILITY_BOUNDS) - 2}) END"""

DIFFICULTY_BOUNDS = tuple(tenth / 10 for tenth in range(10, 101))
DIFFICULTY_SQL = "max(0, min(CAST((s.difficulty - 1.0) * 10.0 AS INTEGER), 89))"

# Hundredths, of which the last holds 1 as well.
KNOWN_BOUNDS = tuple(hundredth / 100 for hundredth in range(101))
