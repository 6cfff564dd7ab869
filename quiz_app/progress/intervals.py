"""Wilson's interval: between which bounds a share lies that was seen in so many trials."""

from __future__ import annotations

from math import sqrt

# The quantile of the normal distribution that leaves 2.5 % on each side.
Z95 = 1.959963984540054


def wilson(successes: float, trials: float, z: float = Z95) -> tuple[float, float]:
    """The bounds of the share of successes, 0 to 1, by default those of 95 %; all of it where nothing was tried.

    The score interval of E. B. Wilson, "Probable inference, the law of succession, and statistical inference" (1927).
    `successes` may be broken: answers that were partly right count by their weight.
    """
    if trials <= 0:
        return 0.0, 1.0
    share = min(max(successes / trials, 0.0), 1.0)
    below = 1 + z * z / trials
    middle = (share + z * z / (2 * trials)) / below
    half = z * sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials)) / below
    low = 0.0 if share == 0 else max(middle - half, 0.0)
    high = 1.0 if share == 1 else min(middle + half, 1.0)
    return low, high
