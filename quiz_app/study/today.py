"""Today's work: which cards fit into it, and what Home shows of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path

from quiz_app.memory.backlog import USUAL_MS, Span, Worth
from quiz_app.memory.queue import Candidate, Chosen, Limits, choose
from quiz_app.settings import LONGEST_CATCH_UP, ScheduleSettings
from quiz_app.storage import figures, habits, library, queries
from quiz_app.storage.database import Database
from quiz_app.storage.habits import StudiedDay
from quiz_app.storage.queries import EVERYTHING, Scope
from quiz_app.study.catching_up import days_away, is_backlog, planned, running, share_of, usual_day
from quiz_app.study.overview import Backlog, DeckRow, Overview
from quiz_app.text import one_line

# A new card takes so much longer than another; the pace is that of so many days that were studied.
_NEW_TAKES = 2.0
_PACE_DAYS = 30
_FEWEST_ANSWERS = 20
# Siblings and groups thin new cards out; so many times the limit are looked at first.
_SPARE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a day holds before it is chosen from.

    `due` lies in the scope; `limits` are over all decks, `seen` what was answered today, `done` counts the reviews
    of today; `span` is the catch-up that runs, `studied` are the last days that were studied, the newest first.
    """

    due: tuple[Candidate, ...]
    limits: Limits
    seen: frozenset[str]
    done: int
    span: Span | None
    studied: tuple[StudiedDay, ...]


def agenda(
    database: Database,
    learner: str,
    today: int,
    settings: ScheduleSettings,
    scope: Scope = EVERYTHING,
    total: int | None = None,
) -> Chosen:
    """The cards of the scope that fit into today, by the learner's limits over all decks."""
    work = _work(database, learner, today, settings, scope, total)
    return _chosen(database, learner, today, work, scope, _worth(database, learner, today, settings, work))


def reviews_left(
    database: Database, learner: str, today: int, settings: ScheduleSettings, scope: Scope = EVERYTHING
) -> int:
    """How many cards of the scope are still to be reviewed or repeated today, within the learner's limits."""
    work = _work(database, learner, today, settings, scope, None)
    return choose(work.due, (), work.limits, work.seen).due


def _chosen(
    database: Database, learner: str, today: int, work: Work, scope: Scope, worth: Worth | None
) -> Chosen:
    spare = _SPARE
    while True:
        look_at = (work.limits.new or 0) * spare
        new = queries.new_candidates(database, learner, today, look_at, scope)
        chosen = choose(work.due, new, work.limits, work.seen, worth)
        if len(new) < look_at or not _has_room(chosen, work.limits):
            return chosen
        spare *= 8


def _work(
    database: Database,
    learner: str,
    today: int,
    settings: ScheduleSettings,
    scope: Scope,
    total: int | None,
) -> Work:
    done = queries.done_today(database, learner, today)
    due = queries.due_candidates(database, learner, today, settings.parameters, scope)
    backlog = queries.count_due(database, learner, today)
    span = running(database, learner, today, settings)
    share = None if span is None else share_of(database, learner, today, span, backlog, done.reviewed)
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
        span=span,
        studied=habits.studied_days(database, learner, today + 1, _PACE_DAYS),
    )


def _worth(
    database: Database, learner: str, today: int, settings: ScheduleSettings, work: Work
) -> Worth | None:
    """What reviews are weighed by, where they cannot all be asked; the pace of each type is read only then."""
    bounds = [each for each in (work.limits.reviews, work.limits.total) if each is not None]
    if not bounds or len(work.due) <= min(bounds):
        return None
    return weighing(database, learner, today, settings, work.studied)


def weighing(
    database: Database, learner: str, today: int, settings: ScheduleSettings, studied: Sequence[StudiedDay]
) -> Worth:
    """What the cards that are due today are weighed by: the learner's parameters and pace by type of question."""
    by_type = habits.type_paces(database, learner)
    types = habits.due_types(database, learner, today) if len(by_type) > 1 else {}
    paces = {question: by_type[kind] for question, kind in types.items() if kind in by_type}
    return Worth(parameters=settings.parameters, paces=paces, usual_ms=_pace(studied))


def _has_room(chosen: Chosen, limits: Limits) -> bool:
    """Whether further new cards would be taken."""
    if chosen.waiting or 0 < limits.pause_new_at < (limits.backlog or 0):
        return False
    bounds = [limits.new, None if limits.total is None else limits.total - chosen.due]
    return len(chosen.new) < min(bound for bound in bounds if bound is not None)


def overview(
    database: Database,
    learner: str,
    name: str,
    today: int,
    settings: ScheduleSettings,
    notices: Iterable[str],
    shipped: str,
    offers: int,
) -> Overview:
    """What Home shows; `shipped` is the folder of the decks that came with the program, "" for none."""
    work = _work(database, learner, today, settings, EVERYTHING, None)
    worth = _worth(database, learner, today, settings, work)
    chosen = _chosen(database, learner, today, work, EVERYTHING, worth)
    standings = figures.deck_standings(database, learner, today, settings.parameters)
    costs = worth or Worth(parameters=settings.parameters, usual_ms=_pace(work.studied))
    marks = figures.marks(database, learner, settings.leech_after)
    coming = figures.coming_due(database, learner, today, 7)
    backlog = _backlog(database, learner, today, settings, work, chosen, _known(standings), worth)
    return Overview(
        today=today,
        due=chosen.due,
        repeat=len(chosen.repeats),
        new=len(chosen.new),
        minutes=_minutes(costs, (*chosen.repeats, *chosen.reviews), len(chosen.new)),
        past=figures.answers_by_day(database, learner, today - 6, today),
        coming=planned(backlog, coming) if backlog and backlog.days else coming,
        streak=figures.streak(database, learner, today),
        leeches=marks.leeches,
        flagged=marks.flagged,
        decks=tuple(_rows(database, chosen, standings, costs, shipped)),
        learner=name,
        first_time=not figures.has_answers(database, learner),
        notices=tuple(notices),
        offers=offers,
        backlog=backlog,
    )


def answers_ahead(database: Database, learner: str, today: int) -> tuple[str, ...]:
    """A sentence where answers are dated later than any time zone could make them: a clock was or is wrong."""
    ahead = figures.day_totals(database, learner, today + 2)
    count = sum(each.answers for each in ahead)
    if count <= 0:
        return ()
    from quiz_app.study.wording import day_words

    last = day_words(max(each.study_day for each in ahead), today)
    are, them = ("answer is", "it") if count == 1 else ("answers are", "them")
    return (
        f"{count:,} {are} dated {last}: the clock was ahead then, or is behind now. Set it right; if it is right "
        f"now, take {them} back with undo, or reset the cards.",
    )


def _rows(
    database: Database,
    chosen: Chosen,
    standings: Mapping[str, figures.DeckStanding],
    costs: Worth,
    shipped: str,
) -> Iterator[DeckRow]:
    reviews: dict[str, list[Candidate]] = {}
    for each in (*chosen.repeats, *chosen.reviews):
        reviews.setdefault(each.deck, []).append(each)
    new = Counter(each.deck for each in chosen.new)
    repeats = Counter(each.deck for each in chosen.repeats)
    for shelf in library.decks(database):
        standing = standings.get(shelf.deck) or figures.DeckStanding(deck=shelf.deck)
        due = reviews.get(shelf.deck, [])
        yield DeckRow(
            deck=shelf.deck,
            title=one_line(shelf.title),
            path=one_line(shelf.path),
            cards=standing.cards,
            due=len(due),
            new=new[shelf.deck],
            repeat=repeats[shelf.deck],
            minutes=_minutes(costs, due, new[shelf.deck]),
            known=standing.known,
            kept=standing.kept,
            fading=standing.fading,
            unseen=standing.unseen,
            problems=shelf.errors,
            missing=shelf.missing,
            shipped=bool(shipped) and Path(shelf.path).is_relative_to(shipped),
        )


def _backlog(
    database: Database,
    learner: str,
    today: int,
    settings: ScheduleSettings,
    work: Work,
    chosen: Chosen,
    known: float,
    worth: Worth | None,
) -> Backlog | None:
    """What Home tells of a backlog; None where no more waits than on a usual day and no catch-up runs."""
    before = [day for day in work.studied if day.study_day < today]
    usual = usual_day(before)
    waiting = [each for each in work.due if not each.repeat]
    if work.span is None and not (before and is_backlog(len(waiting) + work.done, usual) and waiting):
        return None
    costs = worth or weighing(database, learner, today, settings, work.studied)
    coming = queries.coming_due(database, learner, today, today + LONGEST_CATCH_UP)
    found = Backlog(
        today=today,
        waiting=len(waiting),
        at_once=len(choose(waiting, (), Limits(), work.seen).reviews),
        reviewed=work.done,
        known=known,
        each_ms=costs.takes_ms(waiting) / max(1, len(waiting)),
        away=days_away(before, today),
        coming=tuple(coming.get(today + ahead, 0) for ahead in range(1, LONGEST_CATCH_UP)),
        usual=usual,
        limit=settings.reviews_per_day,
    )
    if work.span is None:
        return found
    return replace(
        found,
        day=work.span.day(today),
        days=work.span.days,
        until=work.span.last,
        left=chosen.due,
        later=len(waiting) - len(chosen.reviews),
    )


def _known(standings: Mapping[str, figures.DeckStanding]) -> float:
    """The mean retrievability of all cards that were ever asked."""
    asked = sum(each.cards - each.unseen for each in standings.values())
    return sum(each.recalled for each in standings.values()) / max(1, asked)


def _pace(studied: Sequence[StudiedDay]) -> float:
    """Milliseconds that the learner takes for a card, by the last days that were studied."""
    answers = sum(day.answers for day in studied)
    taken = sum(day.taken_ms for day in studied)
    return taken / answers if answers >= _FEWEST_ANSWERS and taken else USUAL_MS


def _minutes(costs: Worth, due: Sequence[Candidate], new: int) -> int:
    return ceil((costs.takes_ms(due) + new * _NEW_TAKES * costs.usual_ms) / 60_000)
