"""Today's work: which cards fit into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quiz_app.memory.backlog import Span, Worth
from quiz_app.memory.queue import Candidate, Chosen, Limits, choose
from quiz_app.settings import ScheduleSettings
from quiz_app.storage import queries
from quiz_app.storage.database import Database
from quiz_app.storage.queries import EVERYTHING, Scope

if TYPE_CHECKING:
    from quiz_app.storage.habits import StudiedDay

# Siblings and groups thin new cards out; so many times the limit are looked at first.
_SPARE = 4
_NO_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a day holds before it is chosen from.

    `due` lies in the scope; `limits` are over all decks, `seen` what was answered today, `done` counts the reviews
    of today and `introduced` its new cards; `span` is the catch-up that runs.
    """

    due: tuple[Candidate, ...]
    limits: Limits
    seen: frozenset[str]
    done: int
    introduced: int
    span: Span | None


def agenda(
    database: Database,
    learner: str,
    today: int,
    settings: ScheduleSettings,
    scope: Scope = EVERYTHING,
    total: int | None = None,
) -> Chosen:
    """The cards of the scope that fit into today, by the learner's limits over all decks."""
    work = work_of(database, learner, today, settings, scope, total)
    return chosen_from(
        database, learner, today, work, scope, worth_of(database, learner, today, settings, work)
    )


def without_limits(settings: ScheduleSettings) -> ScheduleSettings:
    """The settings for cards that were asked for one by one: nothing of a day's limits holds them back."""
    return replace(settings, new_per_day=_NO_LIMIT, reviews_per_day=0, pause_new_at=0, catch_up="")


def reviews_left(
    database: Database, learner: str, today: int, settings: ScheduleSettings, scope: Scope = EVERYTHING
) -> int:
    """How many cards of the scope are still to be reviewed or repeated today, within the learner's limits."""
    work = work_of(database, learner, today, settings, scope, None)
    return choose(work.due, (), work.limits, work.seen).due


def chosen_from(
    database: Database, learner: str, today: int, work: Work, scope: Scope, worth: Worth | None
) -> Chosen:
    """The cards of the day's work that are asked, with the new ones that there is room for."""
    spare = _SPARE
    while True:
        look_at = (work.limits.new or 0) * spare
        new = queries.new_candidates(database, learner, today, look_at, scope)
        chosen = choose(work.due, new, work.limits, work.seen, worth)
        if len(new) < look_at or not _has_room(chosen, work.limits):
            return chosen
        spare *= 8


def work_of(
    database: Database,
    learner: str,
    today: int,
    settings: ScheduleSettings,
    scope: Scope,
    total: int | None,
) -> Work:
    """What the day holds; `total` bounds the cards of a sitting, None for no bound."""
    done = queries.done_today(database, learner, today)
    due = queries.due_candidates(database, learner, today, settings.parameters, scope)
    backlog = queries.count_due(database, learner, today)
    span, share = _spread(database, learner, today, settings, backlog, done.reviewed)
    limits = Limits.left(
        settings,
        reviewed=done.reviewed,
        introduced=done.introduced,
        backlog=backlog,
        total=total,
        quota=share,
    )
    if scope != EVERYTHING and limits.reviews is not None:
        all_due = queries.due_candidates(database, learner, today, settings.parameters)
        if choose(all_due, (), replace(limits, total=None), done.seen).waiting:
            limits = replace(limits, new=0)  # reviews of other decks have to wait
    return Work(
        due=due,
        limits=limits,
        seen=done.seen,
        done=done.reviewed,
        introduced=done.introduced,
        span=span,
    )


def worth_of(
    database: Database, learner: str, today: int, settings: ScheduleSettings, work: Work
) -> Worth | None:
    """What reviews are weighed by, where they cannot all be asked; the pace of each type is read only then."""
    bounds = [each for each in (work.limits.reviews, work.limits.total) if each is not None]
    if not bounds or len(work.due) <= min(bounds):
        return None
    return weighing(database, learner, today, settings, studied_before(database, learner, today))


def weighing(
    database: Database, learner: str, today: int, settings: ScheduleSettings, studied: Sequence[StudiedDay]
) -> Worth:
    """What the cards that are due today are weighed by: the learner's parameters and pace by type of question."""
    from quiz_app.storage import habits

    by_type = habits.type_paces(database, learner)
    types = habits.due_types(database, learner, today) if len(by_type) > 1 else {}
    paces = {question: by_type[kind] for question, kind in types.items() if kind in by_type}
    return Worth(parameters=settings.parameters, paces=paces, usual_ms=habits.pace_of(studied))


def studied_before(database: Database, learner: str, today: int) -> tuple[StudiedDay, ...]:
    """The last days up to today that were studied, the newest first; the pace is theirs."""
    from quiz_app.storage import habits

    return habits.studied_days(database, learner, today + 1, habits.PACE_DAYS)


def _spread(
    database: Database, learner: str, today: int, settings: ScheduleSettings, backlog: int, reviewed: int
) -> tuple[Span | None, int | None]:
    """The catch-up that runs and what it lets through today; a day without one does not pay for its import."""
    if not settings.catch_up:
        return None, None
    from quiz_app.study.catching_up import running, share_of

    span = running(database, learner, today, settings)
    return span, None if span is None else share_of(database, learner, today, span, backlog, reviewed)


def _has_room(chosen: Chosen, limits: Limits) -> bool:
    """Whether further new cards would be taken."""
    if chosen.waiting or 0 < limits.pause_new_at < (limits.backlog or 0):
        return False
    bounds = [limits.new, None if limits.total is None else limits.total - chosen.due]
    return len(chosen.new) < min(bound for bound in bounds if bound is not None)
