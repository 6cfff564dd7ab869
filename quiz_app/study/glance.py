"""Today at a glance: what Home shows of the day's work, the decks and the days around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import ceil
from pathlib import Path

from quiz_app.journal.exams import ExamState
from quiz_app.memory.backlog import Worth
from quiz_app.memory.queue import Candidate, Chosen, Limits, choose
from quiz_app.settings import LONGEST_CATCH_UP, ScheduleSettings
from quiz_app.storage import exams, figures, library, queries
from quiz_app.storage.database import Database
from quiz_app.storage.habits import StudiedDay, pace_of
from quiz_app.storage.last_scores import LastScore, last_scores
from quiz_app.storage.queries import EVERYTHING
from quiz_app.study.catching_up import days_away, is_backlog, planned, usual_day
from quiz_app.study.overview import Backlog, DeckRow, Overview
from quiz_app.study.today import Work, chosen_from, studied_before, weighing, work_of, worth_of
from quiz_app.text import one_line

# A new card takes so much longer than another.
_NEW_TAKES = 2.0


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
    work = work_of(database, learner, today, settings, EVERYTHING, None)
    worth = worth_of(database, learner, today, settings, work)
    chosen = chosen_from(database, learner, today, work, EVERYTHING, worth)
    standings = figures.deck_standings(database, learner, today, settings.parameters)
    studied = studied_before(database, learner, today)
    costs = worth or Worth(parameters=settings.parameters, usual_ms=pace_of(studied))
    marks = figures.marks(database, learner, settings.leech_after)
    coming = figures.coming_due(database, learner, today, 7)
    backlog = _backlog(database, learner, today, settings, work, studied, chosen, worth)
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
        decks=tuple(_rows(database, chosen, standings, costs, shipped, last_scores(database, learner))),
        learner=name,
        first_time=not figures.has_answers(database, learner),
        notices=tuple(notices),
        offers=offers,
        paused=0 < settings.pause_new_at < (work.limits.backlog or 0),
        open_exams=len(exams.exams(database, learner, ExamState.OPEN)),
        backlog=replace(backlog, known=_known(standings)) if backlog else None,
    )


def answers_ahead(database: Database, learner: str, today: int) -> tuple[str, ...]:
    """A sentence where answers are dated later than any time zone could make them: a clock was or is wrong."""
    count, latest = figures.answers_after(database, learner, today + 1)
    if latest is None:
        return ()
    from quiz_app.study.wording import day_words

    last = day_words(latest, today)
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
    scores: Mapping[str, LastScore],
) -> Iterator[DeckRow]:
    reviews: dict[str, list[Candidate]] = {}
    for each in (*chosen.repeats, *chosen.reviews):
        reviews.setdefault(each.deck, []).append(each)
    new = Counter(each.deck for each in chosen.new)
    repeats = Counter(each.deck for each in chosen.repeats)
    for shelf in library.decks(database):
        standing = standings.get(shelf.deck) or figures.DeckStanding(deck=shelf.deck)
        due = reviews.get(shelf.deck, [])
        score = scores.get(shelf.deck)
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
            score=score.share if score else None,
            score_of=score.questions if score else 0,
            score_day=score.study_day if score else 0,
        )


def _backlog(
    database: Database,
    learner: str,
    today: int,
    settings: ScheduleSettings,
    work: Work,
    studied: Sequence[StudiedDay],
    chosen: Chosen,
    worth: Worth | None,
) -> Backlog | None:
    """What Home tells of a backlog; None where no more waits than on a usual day and no catch-up runs."""
    before = [day for day in studied if day.study_day < today]
    usual = usual_day(before)
    waiting = [each for each in work.due if not each.repeat]
    if work.span is None and not (before and is_backlog(len(waiting) + work.done, usual) and waiting):
        return None
    costs = worth or weighing(database, learner, today, settings, studied)
    coming = queries.coming_due(database, learner, today, today + LONGEST_CATCH_UP)
    found = Backlog(
        today=today,
        waiting=len(waiting),
        at_once=len(choose(waiting, (), Limits(), work.seen).reviews),
        reviewed=work.done,
        known=0.0,
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


def _minutes(costs: Worth, due: Sequence[Candidate], new: int) -> int:
    return ceil((costs.takes_ms(due) + new * _NEW_TAKES * costs.usual_ms) / 60_000)
