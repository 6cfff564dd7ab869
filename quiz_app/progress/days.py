"""What was done on each study day of a year, and how many days in a row."""

from __future__ import annotations

from collections.abc import Sequence

from quiz_app.journal.state import DayWork
from quiz_app.progress.picture import Streak
from quiz_app.storage.database import Database
from quiz_app.storage.tallies import studied_on, worked_days

YEAR = 365


def streak(days: Sequence[int], today: int) -> Streak:
    """The rows of days without a gap; `days` are study days with an answer up to today, earliest first, each once.

    Today counts once it holds an answer; as long as it holds none, it breaks nothing.
    """
    now = longest = run = 0
    before = 0
    for day in days:
        run = run + 1 if run and day == before + 1 else 1
        longest, before = max(longest, run), day
    if days and days[-1] >= today - 1:
        now = run
    return Streak(now=now, longest=longest, studied=len(days))


def read_days(
    database: Database, learner_id: str, today: int, scope: Sequence[str] = ()
) -> tuple[DayWork, ...]:
    """The work of today and the year before, on days with answers; over the decks of `scope` (all for none)."""
    return worked_days(database, learner_id, today - YEAR, today, scope)


def read_streak(database: Database, learner_id: str, today: int, scope: Sequence[str] = ()) -> Streak:
    """Days in a row with an answer to a question of the decks of `scope` (all for none)."""
    return streak(studied_on(database, learner_id, today, scope), today)
