"""Study days as they are typed on the command line."""

from __future__ import annotations

from datetime import date

from quiz_app.errors import WrongUse
from quiz_app.text import one_line


def day_of(typed: str | None, otherwise: int = 0) -> int:
    """The study day of a date written as YYYY-MM-DD, `otherwise` where none was; WrongUse for what is no date."""
    if typed is None:
        return otherwise
    try:
        return date.fromisoformat(typed).toordinal()
    except ValueError:
        raise WrongUse(f"{one_line(typed, 40)!r} is not a date.", hint="Write it as 2026-11-30.") from None
