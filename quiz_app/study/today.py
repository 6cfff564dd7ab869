"""Today's work: which cards fit into it, and what Home shows of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from math import ceil
from pathlib import Path

from quiz_app.memory.queue import Candidate, Chosen, Limits, choose
from quiz_app.settings import ScheduleSettings
from quiz_app.storage import figures, library, queries
from quiz_app.storage.database import Database
from quiz_app.storage.queries import EVERYTHING, Scope
from quiz_app.study.overview import DeckRow, Overview
from quiz_app.text import one_line

# What a card takes where the learner's own pace is not known yet, and how much longer a new one takes.
_USUAL_MS = 12_000
_NEW_TAKES = 2.0
_PACE_DAYS = 30
_FEWEST_ANSWERS = 20
# Siblings and groups thin new cards out; so many times the limit are looked at first.
_SPARE = 4


def agenda(
    database: Database,
    learner: str,
    today: int,
    settings: ScheduleSettings,
    scope: Scope = EVERYTHING,
    total: int | None = None,
) -> Chosen:
    """The cards of the scope that fit into today, by the learner's limits over all decks."""
    due, limits, seen = _reviews(database, learner, today, settings, scope, total)
    spare = _SPARE
    while True:
        look_at = (limits.new or 0) * spare
        new = queries.new_candidates(database, learner, today, look_at, scope)
        chosen = choose(due, new, limits, seen)
        if len(new) < look_at or not _has_room(chosen, limits):
            return chosen
        spare *= 8


def reviews_left(
    database: Database, learner: str, today: int, settings: ScheduleSettings, scope: Scope = EVERYTHING
) -> int:
    """How many cards of the scope are still to be reviewed or repeated today, within the learner's limits."""
    due, limits, seen = _reviews(database, learner, today, settings, scope, None)
    return choose(due, (), limits, seen).due


def _reviews(
    database: Database,
    learner: str,
    today: int,
    settings: ScheduleSettings,
    scope: Scope,
    total: int | None,
) -> tuple[tuple[Candidate, ...], Limits, frozenset[str]]:
    """What is due in the scope, what is left of today's limits, and what was answered today."""
    done = queries.done_today(database, learner, today)
    due = queries.due_candidates(database, learner, today, settings.parameters, scope)
    all_due = due
    if scope != EVERYTHING and settings.reviews_per_day:
        all_due = queries.due_candidates(database, learner, today, settings.parameters)
    backlog = queries.count_due(database, learner, today)
    limits = Limits.left(
        settings, reviewed=done.reviewed, introduced=done.introduced, backlog=backlog, total=total
    )
    if all_due is not due and choose(all_due, (), replace(limits, total=None), done.seen).waiting:
        limits = replace(limits, new=0)  # reviews of other decks have to wait
    return due, limits, done.seen


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
    chosen = agenda(database, learner, today, settings)
    standings = figures.deck_standings(database, learner, today, settings.parameters)
    reviews = Counter(each.deck for each in (*chosen.repeats, *chosen.reviews))
    new = Counter(each.deck for each in chosen.new)
    repeats = Counter(each.deck for each in chosen.repeats)
    pace = _pace(database, learner, today)
    rows = []
    for shelf in library.decks(database):
        standing = standings.get(shelf.deck) or figures.DeckStanding(deck=shelf.deck)
        rows.append(
            DeckRow(
                deck=shelf.deck,
                title=one_line(shelf.title),
                path=one_line(shelf.path),
                cards=standing.cards,
                due=reviews[shelf.deck],
                new=new[shelf.deck],
                repeat=repeats[shelf.deck],
                minutes=_minutes(pace, reviews[shelf.deck], new[shelf.deck]),
                known=standing.known,
                kept=standing.kept,
                fading=standing.fading,
                unseen=standing.unseen,
                problems=shelf.errors,
                missing=shelf.missing,
                shipped=bool(shipped) and Path(shelf.path).is_relative_to(shipped),
            )
        )
    marks = figures.marks(database, learner, settings.leech_after)
    return Overview(
        today=today,
        due=chosen.due,
        repeat=len(chosen.repeats),
        new=len(chosen.new),
        minutes=_minutes(pace, chosen.due, len(chosen.new)),
        past=figures.answers_by_day(database, learner, today - 6, today),
        coming=figures.coming_due(database, learner, today, 7),
        streak=figures.streak(database, learner, today),
        leeches=marks.leeches,
        flagged=marks.flagged,
        decks=tuple(rows),
        learner=name,
        first_time=not figures.has_answers(database, learner),
        notices=tuple(notices),
        offers=offers,
    )


def _pace(database: Database, learner: str, today: int) -> float:
    """Milliseconds that the learner takes for a card."""
    totals = figures.day_totals(database, learner, today - _PACE_DAYS)
    answers = sum(total.answers for total in totals)
    taken = sum(total.taken_ms for total in totals)
    return taken / answers if answers >= _FEWEST_ANSWERS and taken else _USUAL_MS


def _minutes(pace: float, due: int, new: int) -> int:
    return ceil((due + new * _NEW_TAKES) * pace / 60_000)
