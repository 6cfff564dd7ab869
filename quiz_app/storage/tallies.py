"""The sums of what was answered and predicted, as progress reads them: by day, month, bin, cell, deck and type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select

from quiz_app.journal.state import DayWork
from quiz_app.journal.totals import Facet
from quiz_app.storage.database import Database
from quiz_app.storage.rows import number_learner
from quiz_app.storage.tables import day_total

_T = day_total.c
# A study day is an ordinal of the proleptic Gregorian calendar; day 1 begins at this Julian date.
_JULIAN = 1721424.5


@dataclass(frozen=True, slots=True)
class Predicted:
    """Sums over some predictions, see `journal.predictions.PREDICTION_SUMS`; `name` is what they have in common."""

    name: str
    predictions: int
    recalled_ppm: int
    p_ppm: int


@dataclass(frozen=True, slots=True)
class Spell:
    """Predictions of a month, as "2026-11", or of all days ("")."""

    month: str
    predictions: int
    recalled_ppm: int
    p_ppm: int
    mature: int
    mature_recalled_ppm: int
    mature_p_ppm: int


@dataclass(frozen=True, slots=True)
class Spent:
    """The time that answers to questions of one deck and type took; the type is "" for what was imported."""

    deck: str
    type: str
    answers: int
    taken_ms: int


def worked_days(
    database: Database, learner: str, since: int, until: int, decks: Sequence[str] = ()
) -> tuple[DayWork, ...]:
    """The study days with an answer from `since` to `until`, both included, earliest first; of some decks or all."""
    sums = (_T.answers, _T.right, _T.introduced, _T.taken_ms)
    query = (
        select(_T.study_day, *_summed(sums, decks))
        .where(*_among(decks), _T.study_day.between(since, until))
        .order_by(_T.study_day)
    )
    return tuple(DayWork(*row) for row in _read(database, learner, _grouped(query, decks, _T.study_day)))


def studied_on(database: Database, learner: str, until: int, decks: Sequence[str] = ()) -> tuple[int, ...]:
    """Every study day with an answer up to a day, earliest first."""
    query = (
        select(_T.study_day).where(*_among(decks), _T.study_day <= until).distinct().order_by(_T.study_day)
    )
    return tuple(row[0] for row in _read(database, learner, query))


def spells(
    database: Database, learner: str, since: int, until: int, decks: Sequence[str] = (), *, months: bool
) -> tuple[Spell, ...]:
    """Predictions on the days from `since` to `until`: by calendar month, oldest first, or all in one."""
    month = func.strftime("%Y-%m", _T.study_day + _JULIAN) if months else func.min("")
    names = ("predictions", "recalled_ppm", "p_ppm", "mature", "mature_recalled_ppm", "mature_p_ppm")
    query = select(month.label("month"), *(func.sum(_T[name]) for name in names)).where(
        *_among(decks), _T.study_day.between(since, until), _T.predictions > 0
    )
    if months:
        query = query.group_by("month").order_by("month")
    return tuple(Spell(*row) for row in _read(database, learner, query) if row[1])


def by_name(database: Database, learner: str, facet: Facet) -> tuple[Predicted, ...]:
    """All predictions ever, by the names of a facet: bins of p(correct) or cells of RMSE(bins); in order of name."""
    query = (
        select(_T.name, func.sum(_T.predictions), func.sum(_T.recalled_ppm), func.sum(_T.p_ppm))
        .where(_T.learner == bindparam("person"), _T.facet == facet.value)
        .group_by(_T.name)
        .order_by(_T.name)
    )
    return tuple(Predicted(*row) for row in _read(database, learner, query))


def spent(database: Database, learner: str, decks: Sequence[str] = ()) -> tuple[Spent, ...]:
    """The time that all answers ever took, by deck and type."""
    query = (
        select(_T.name, func.sum(_T.answers), func.sum(_T.taken_ms))
        .where(_T.learner == bindparam("person"), _T.facet == Facet.TYPE.value)
        .group_by(_T.name)
    )
    found = []
    for name, answers, taken_ms in _read(database, learner, query):
        deck, _, kind = name.rpartition(" ")
        if not decks or deck in decks:
            found.append(Spent(deck, kind, answers, taken_ms))
    return tuple(found)


def _among(decks: Sequence[str]) -> tuple[ColumnElement[bool], ...]:
    """The rows of all decks together, or those of some."""
    own = _T.learner == bindparam("person")
    if not decks:
        return own, _T.facet == Facet.ALL.value
    return own, _T.facet == Facet.DECK.value, _T.name.in_(decks)


def _summed(sums: Sequence[ColumnElement[int]], decks: Sequence[str]) -> Sequence[ColumnElement[int]]:
    return [func.sum(each) for each in sums] if decks else sums


def _grouped(
    query: Select[*tuple[Any, ...]], decks: Sequence[str], by: ColumnElement[int]
) -> Select[*tuple[Any, ...]]:
    """Over all decks a day has one row already."""
    return query.group_by(by) if decks else query


def _read(database: Database, learner: str, query: Select[*tuple[Any, ...]]) -> Sequence[Any]:
    with database.read() as connection:
        person = number_learner(connection, learner)
        return [] if person is None else connection.execute(query, {"person": person}).all()
