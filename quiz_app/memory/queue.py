"""The queue of a sitting: which cards fit into today, in what order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from quiz_app.memory.backlog import Worth
from quiz_app.memory.interleave import Placed, interleaved
from quiz_app.questions.grouping import group_keys
from quiz_app.settings import ScheduleSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A card that might be asked today.

    `question` is its `deck/question`, `groups` the author's names for cards that give each other away (see
    `questions.grouping`), `topic` its tags and section, `retrievability` 0–1 now (0 for a new card), `due_day` its
    study day (None for a new card), `position` its place in the deck; `stability`, `difficulty` and `away`, the study
    days since its last answer, are its memory (0 for a new card). `repeat` says that it was answered earlier today,
    not right, and so comes whatever the limits and its siblings say.
    """

    card: str
    question: str
    deck: str
    groups: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    retrievability: float = 0.0
    stability: float = 0.0
    difficulty: float = 0.0
    away: int = 0
    due_day: int | None = None
    position: int = 0
    new: bool = False
    repeat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is left of today's limits; None is no limit.

    `reviews` and `new` count cards over all decks, less those asked today already; `backlog` is how many reviews
    are due over all decks (None: those given to `plan`), and above `pause_new_at` (0: never) no new card comes.
    `total` bounds this sitting alone.
    """

    reviews: int | None = None
    new: int | None = None
    pause_new_at: int = 0
    backlog: int | None = None
    total: int | None = None

    @classmethod
    def left(
        cls,
        settings: ScheduleSettings,
        *,
        reviewed: int,
        introduced: int,
        backlog: int | None = None,
        total: int | None = None,
        quota: int | None = None,
    ) -> Limits:
        """The limits of the settings after so many different cards `reviewed` and `introduced` today.

        `quota` is how many reviews a catch-up lets through today, None where there is none; the smaller limit holds.
        """
        bounds = [each for each in (settings.reviews_per_day or None, quota) if each is not None]
        return cls(
            reviews=max(0, min(bounds) - reviewed) if bounds else None,
            new=max(0, settings.new_per_day - introduced),
            pause_new_at=settings.pause_new_at,
            backlog=backlog,
            total=total,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What fits into today: cards to repeat, reviews, and new cards; `waiting` reviews were left by a limit."""

    repeats: tuple[Candidate, ...] = ()
    reviews: tuple[Candidate, ...] = ()
    new: tuple[Candidate, ...] = ()
    waiting: int = 0

    @property
    def due(self) -> int:
        """How many reviews fit into today, those to repeat included."""
        return len(self.repeats) + len(self.reviews)


def apart(question: str, deck: str, groups: tuple[str, ...]) -> tuple[str, ...]:
    """What a card of a deck shares with those that are kept a day from it: its question, and its groups."""
    own = f"question {question}"
    return (own, *_shared(deck, groups)) if groups else (own,)


@lru_cache(maxsize=1024)  # many cards stand in one group, and each is looked at several times
def _shared(deck: str, groups: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"group {key}" for key in group_keys(deck, groups))


def plan(
    due: Sequence[Candidate],
    new: Sequence[Candidate],
    limits: Limits,
    seed: int | str,
    seen: AbstractSet[str] = frozenset(),
    worth: Worth | None = None,
) -> tuple[str, ...]:
    """The uids of the cards of a sitting, in order; the same input in any order gives the same plan.

    `seen` holds what `apart` gives for every card answered today. See `choose` for what fits and `arrange` for
    the order. Takes O(n log n) time.
    """
    return arrange(choose(due, new, limits, seen, worth), seed)


def choose(
    due: Sequence[Candidate],
    new: Sequence[Candidate],
    limits: Limits,
    seen: AbstractSet[str] = frozenset(),
    worth: Worth | None = None,
) -> Chosen:
    """What fits into today.

    Of the cards of one question or group a day sees one: the one answered already, else a due one (the
    likeliest to be forgotten), else a new one.

    When a limit cuts, the reviews stay that gain most retrievability for each minute they take, as `worth` weighs
    them (see `memory.backlog`); where they are only counted it may be left out. No new card comes while reviews
    have to wait.
    """
    room = _Room(limits.total)
    repeats = room.take(sorted((c for c in due if c.repeat), key=_by_loss))
    taken = set(seen).union(*(_keys(card) for card in repeats))
    reviews = _one_of_each(sorted((c for c in due if not c.repeat), key=_by_loss), taken)
    waiting = len(reviews)
    backlog = waiting if limits.backlog is None else limits.backlog
    if worth is not None and room.cuts(reviews, limits.reviews):
        reviews = _by_gain(reviews, worth)
    reviews = room.take(reviews, limits.reviews)
    waiting -= len(reviews)
    fresh: list[Candidate] = []
    if not waiting and not (0 < limits.pause_new_at < backlog):
        fresh = _one_of_each(sorted(new, key=_by_position), taken)
        fresh = room.take(fresh, limits.new)
    return Chosen(repeats=tuple(repeats), reviews=tuple(reviews), new=tuple(fresh), waiting=waiting)


def arrange(chosen: Chosen, seed: int | str) -> tuple[str, ...]:
    """The order of a sitting: similar topics apart, each topic spread over the whole, new cards evenly between.

    New cards keep the author's order as far as that allows; the order of all others follows from the seed.
    """
    random = Random(seed)
    topics: dict[tuple[str, ...], list[Candidate]] = {}
    for candidate in sorted((*chosen.repeats, *chosen.reviews), key=lambda each: each.card):
        topics.setdefault(_topics(candidate), []).append(candidate)
    spread: list[tuple[float, Candidate]] = []
    for cards in topics.values():
        random.shuffle(cards)
        start = random.random()
        spread += [((start + number) / len(cards), each) for number, each in enumerate(cards)]
    spread.sort(key=lambda each: each[0])
    return interleaved([*_evenly([each for _, each in spread]), *_evenly(chosen.new)])


def _evenly(cards: Sequence[Candidate]) -> list[Placed]:
    # Over the same stretch for reviews and new cards, however many of each there are: so they mix evenly.
    return [
        Placed((number + 0.5) / len(cards), each.card, _topics(each)) for number, each in enumerate(cards)
    ]


class _Room:
    """How many cards the sitting may still take."""

    def __init__(self, total: int | None) -> None:
        self.total = total

    def cuts(self, cards: Sequence[Candidate], limit: int | None) -> bool:
        """Whether some of the cards, but not all, would be taken."""
        room = self._for(limit)
        return room is not None and 0 < room < len(cards)

    def take(self, cards: list[Candidate], limit: int | None = None) -> list[Candidate]:
        room = self._for(limit)
        taken = cards if room is None else cards[:room]
        if self.total is not None:
            self.total -= len(taken)
        return taken

    def _for(self, limit: int | None) -> int | None:
        bounds = [each for each in (self.total, limit) if each is not None]
        return max(0, min(bounds)) if bounds else None


def _one_of_each(cards: Iterable[Candidate], taken: set[str]) -> list[Candidate]:
    # `taken` grows by what the kept cards share, so that the next kind of candidates gives way to these.
    kept = []
    for candidate in cards:
        keys = _keys(candidate)
        if taken.isdisjoint(keys):
            taken.update(keys)
            kept.append(candidate)
    return kept


def _keys(candidate: Candidate) -> tuple[str, ...]:
    return apart(candidate.question, candidate.deck, candidate.groups)


def _topics(candidate: Candidate) -> tuple[str, ...]:
    # Cards without tags or section are like the others of their deck.
    return candidate.topic or (f"deck {candidate.deck}",)


def _by_loss(candidate: Candidate) -> tuple[float, int, int, str]:
    return (candidate.retrievability, candidate.due_day or 0, candidate.position, candidate.card)


def _by_gain(cards: Sequence[Candidate], worth: Worth) -> list[Candidate]:
    weighed = zip(worth.per_minute(cards), cards, strict=True)
    ranked = sorted((-gained, each.due_day or 0, each.position, each.card, each) for gained, each in weighed)
    return [row[-1] for row in ranked]


def _by_position(candidate: Candidate) -> tuple[int, str, str]:
    return (candidate.position, candidate.deck, candidate.card)
