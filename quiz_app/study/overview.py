"""What Home and `quiz due` show: today's work over all decks and each deck's standing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckRow:
    """One deck on Home.

    `due` (with `repeat` of them missed earlier today) and `new` are what today's limits let through over all
    decks, `minutes` how long they will take; `known` is the mean retrievability over all its cards,
    new ones counting 0; `problems` counts errors in its file; `missing` says that the file has vanished; `score` is
    the share of points that `score_of` questions of it got in the last exam that asked any, on the study day
    `score_day`.
    """

    deck: str
    title: str
    path: str
    cards: int
    due: int
    new: int
    known: float
    kept: int
    fading: int
    unseen: int
    repeat: int = 0
    minutes: int = 0
    problems: int = 0
    missing: bool = False
    shipped: bool = False
    score: float | None = None
    score_of: int = 0
    score_day: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """What waits where it is clearly more than on a usual day, or while a catch-up spreads it, over all decks.

    `away` is study days since the last day with an answer, 0 where they are few; `waiting` reviews are due and not
    answered today, of which `at_once` could be asked today if nothing was spread (cards of one question or group come
    a day apart), `reviewed` were answered today; `known` is the mean retrievability (0-1) of all cards ever
    asked; `each_ms` is what a waiting card is expected to take, `coming` how many cards are known to fall due on
    each of the following days, tomorrow first; `usual` is the answers of a usual day, `limit` the learner's reviews
    a day, 0 for none. While a catch-up runs, today is day `day` of its `days` up to the study day `until`, `left`
    cards are to be reviewed today still and `later` after; else all these are 0.
    """

    today: int
    waiting: int
    at_once: int
    reviewed: int
    known: float
    each_ms: float
    away: int = 0
    coming: tuple[int, ...] = ()
    usual: int = 0
    limit: int = 0
    day: int = 0
    days: int = 0
    until: int = 0
    left: int = 0
    later: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Today at a glance.

    `due` counts reviews, `repeat` cards missed earlier today, `new` what the limit still allows, none while new cards
    are `paused` because too many reviews are due; `minutes` is an estimate from the learner's own pace; `past` and
    `coming` are answers in the last seven days (today last) and reviews due in the next seven (today first), as a
    catch-up spreads them; `streak` is days in a row with an answer.
    `notices` are sentences the learner should read (deck problems, vanished files). `learner` is the learner's
    name where several share the database, else "". `offers` counts questions that left their deck and may have
    come back reworded, `open_exams` exams that can be resumed.
    """

    today: int
    due: int
    repeat: int
    new: int
    minutes: int
    past: tuple[int, ...]
    coming: tuple[int, ...]
    streak: int
    leeches: int
    flagged: int
    decks: tuple[DeckRow, ...]
    learner: str
    first_time: bool
    notices: tuple[str, ...] = ()
    backlog: Backlog | None = None
    offers: int = 0
    open_exams: int = 0
    paused: bool = False
