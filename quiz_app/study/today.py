"""Today's work: which cards fit into it, and what Home shows of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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
# Siblings and groups thin new cards out; so many more than the limit are looked at.
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
    done = queries.done_today(database, learner, today)
    due = queries.due_candidates(database, learner, today, settings.parameters, scope)
    backlog = queries.count_due(database, learner, today) if scope != EVERYTHING else None
    limits = Limits.left(
        settings, reviewed=done.reviewed, introduced=done.introduced, backlog=backlog, total=total
    )
    new = _new(database, learner, today, limits.new or 0, scope)
    return choose(due, new, limits, done.seen)


def overview(
    database: Database,
    learner: str,
    name: str,
    today: int,
    settings: ScheduleSettings,
    notices: Iterable[str],
    shipped: str,
) -> Overview:
    """What Home shows; `shipped` is the folder of the decks that came with the program, "" for none."""
    chosen = agenda(database, learner, today, settings)
    standings = figures.deck_standings(database, learner, today, settings.parameters)
    reviews = Counter(each.deck for each in (*chosen.repeats, *chosen.reviews))
    new = Counter(each.deck for each in chosen.new)
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
        minutes=_minutes(database, learner, today, chosen.due, len(chosen.new)),
        past=figures.answers_by_day(database, learner, today - 6, today),
        coming=figures.coming_due(database, learner, today, 7),
        streak=figures.streak(database, learner, today),
        leeches=marks.leeches,
        flagged=marks.flagged,
        decks=tuple(rows),
        learner=name,
        first_time=not figures.has_answers(database, learner),
        notices=tuple(notices),
    )


def _new(database: Database, learner: str, today: int, limit: int, scope: Scope) -> list[Candidate]:
    # Deck by deck, so that every deck's first cards are among those that the limit is chosen from.
    found: list[Candidate] = []
    for deck in scope.decks or tuple(shelf.deck for shelf in library.decks(database)):
        own = Scope(decks=(deck,), tags=scope.tags)
        found += queries.new_candidates(database, learner, today, limit * _SPARE, own)
    return found


def _minutes(database: Database, learner: str, today: int, due: int, new: int) -> int:
    totals = figures.day_totals(database, learner, today - _PACE_DAYS)
    answers = sum(total.answers for total in totals)
    taken = sum(total.taken_ms for total in totals)
    pace = taken / answers if answers >= _FEWEST_ANSWERS and taken else _USUAL_MS
    return ceil((due + new * _NEW_TAKES) * pace / 60_000)
