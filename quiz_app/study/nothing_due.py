"""Why there is nothing to ask of a selection today, in a sentence: what waits, and for what."""

from __future__ import annotations

from quiz_app.settings import ScheduleSettings
from quiz_app.storage import queries
from quiz_app.storage.database import Database
from quiz_app.storage.queries import Scope
from quiz_app.study.today import Work, work_of
from quiz_app.text import plural

NOTHING = "Nothing is due here today."
NOTHING_TO_CRAM = "There is nothing to practise: of what you have met all is due, or nothing was met yet."
_APART = "waits a day: a card of its question or group was asked."


def why_nothing(
    database: Database, learner: str, today: int, settings: ScheduleSettings, scope: Scope
) -> str:
    """A sentence that fits a line of 80 cells; for a scope of which no card fits into the study day."""
    work = work_of(database, learner, today, settings, scope, None)
    if work.due:
        return _why_no_review(work, settings)
    if queries.new_candidates(database, learner, today, 1, scope):
        return _why_none_new(work, settings)
    return NOTHING


def _why_no_review(work: Work, settings: ScheduleSettings) -> str:
    if work.limits.reviews != 0:
        return f"What is due here {_APART}"
    waiting = f"{plural(len(work.due), 'card')} due here must wait"
    if work.span is not None:
        return f"The catch-up asks no more today; {waiting}."
    return f"As many reviews as set for a day ({settings.reviews_per_day:,}) are done; {waiting}."


def _why_none_new(work: Work, settings: ScheduleSettings) -> str:
    backlog = work.limits.backlog or 0
    if 0 < settings.pause_new_at < backlog:
        return f"No new cards while more than {settings.pause_new_at:,} reviews (a setting) are due: {backlog:,} are."
    if not settings.new_per_day:
        return "Nothing is due here; new cards a day are set to 0."
    if work.introduced >= settings.new_per_day:
        return (
            f"Nothing is due here; as many new cards as set for a day ({settings.new_per_day:,}) were asked."
        )
    if work.limits.new == 0:
        return "Nothing is due here; new cards wait for the reviews of other decks."
    return f"What is new here {_APART}"
