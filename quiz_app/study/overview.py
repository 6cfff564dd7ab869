"""What Home and `quiz due` show: today's work over all decks and each deck's standing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckRow:
    """One deck on Home.

    `due` (with `repeat` of them missed earlier today) and `new` are what today's limits let through over all
    decks, `minutes` how long they will take; `known` is the mean retrievability over all its cards,
    new ones counting 0; `problems` counts errors in its file; `missing` says that the file has vanished.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Today at a glance.

    `due` counts reviews, `repeat` cards missed earlier today, `new` what the limit still allows; `minutes` is an
    estimate from the learner's own pace; `past` and `coming` are answers in the last seven days (today last) and
    reviews due in the next seven (today first); `streak` is days in a row with an answer. `notices` are
    sentences the learner should read (deck problems, vanished files). `learner` is the learner's name where several
    share the database, else "". `offers` counts questions that left their deck and may have come back reworded.
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
    offers: int = 0
