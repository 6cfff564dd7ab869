"""What the screens of progress, the report and `quiz stats` show: frozen pictures of what a learner knows.

Days are study-day ordinals, times milliseconds, shares and probabilities 0 to 1. `docs/figures.md` gives the formula
of each figure, `progress.meanings` one line on each.
"""

from __future__ import annotations

from dataclasses import dataclass

from quiz_app.journal.state import DayWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """How well a group of cards is known now: all, a deck, a tag, a section, or the dated cards of a year.

    `name` is the deck's id, the tag, the heading of the section or the year, "" for all; `title` the deck's title;
    `deck` is set for a section. `recalled` is the sum of what each card adds to what is known (see `memory.keeping`);
    `cards` is kept + fading + unseen.
    """

    name: str
    title: str = ""
    deck: str = ""
    cards: int = 0
    unseen: int = 0
    kept: int = 0
    fading: int = 0
    recalled: float = 0.0

    @property
    def share(self) -> float:
        """The mean retrievability over all cards, new ones counting 0."""
        return self.recalled / self.cards if self.cards else 0.0

    @property
    def introduced(self) -> int:
        """Cards that were asked at least once."""
        return self.kept + self.fading

    @property
    def share_introduced(self) -> float:
        """The mean retrievability over the cards that were asked at least once."""
        return self.recalled / self.introduced if self.introduced else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDay:
    """How much was known at the end of a study day: cards ever asked by then, and the sum of retrievability."""

    study_day: int
    cards: int
    recalled: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Streak:
    """Days in a row with an answer up to today, the longest such row ever, and days studied at all."""

    now: int
    longest: int
    studied: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Recall that was predicted, beside what came; only answers at least one study day after the one before.

    `right` may be broken, since a list that was partly right counts by its weight. `low` and `high` bound the share
    by Wilson's interval of 95 %. `predicted` is the mean p(correct) before the answers.
    """

    name: str  # "all", "young", "mature", or a month as "2026-11"
    answers: int
    right: float
    predicted: float
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share that was right."""
        return self.right / self.answers if self.answers else 0.0

    @property
    def is_enough(self) -> bool:
        """Whether there are answers enough to say something."""
        return self.answers >= ENOUGH_ANSWERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """Actual recall beside predicted, over the days since `since`; `goal` is the wanted retention.

    A card is mature whose stability was at least 21 days before the answer, young below. `months` are oldest first,
    months without such answers left out; they reach further back than `since` does.
    """

    since: int
    goal: float
    whole: Rate
    young: Rate
    mature: Rate
    months: tuple[Rate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Predictions from `low` up to `high`: how many, their mean, and the share that was right with its interval."""

    low: float
    high: float
    answers: int
    predicted: float
    right: float
    right_low: float
    right_high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecaster:
    """How well one way of predicting did over the same answers: the mean log loss, in nats."""

    name: str  # "fsrs", "running average", "moving average"
    log_loss: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How well p(correct) was predicted, over all predictions ever logged. None where that cannot be said yet."""

    answers: int
    first_day: int | None
    forecasters: tuple[Forecaster, ...]
    rmse_bins: float | None
    auc: float | None
    bins: tuple[Bin, ...]

    @property
    def is_enough(self) -> bool:
        """Whether there are predictions enough to say something."""
        return self.answers >= ENOUGH_PREDICTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What is scheduled: cards that fall due on each day, today first; today holds what is overdue, `overdue` of it.

    `each_ms` is what a review takes at the learner's pace.
    """

    days: tuple[int, ...]
    overdue: int
    each_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """How cards that were asked are spread over a figure: `edges` has one more entry than `counts`.

    The last edge may be infinite. `median` is None where there is no card.
    """

    edges: tuple[float, ...]
    counts: tuple[int, ...]
    median: float | None

    @property
    def cards(self) -> int:
        """How many cards it counts."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """The time that answers took, of a question type, of a deck, or of all ("")."""

    name: str
    title: str
    answers: int
    taken_ms: int
    kept: int = 0  # cards that are kept now, of a deck or of all

    @property
    def each_ms(self) -> float:
        """Time of an answer, on average."""
        return self.taken_ms / self.answers if self.answers else 0.0

    @property
    def minutes_per_kept(self) -> float | None:
        """All minutes spent, for each card that is kept now; None where none is."""
        return self.taken_ms / 60_000 / self.kept if self.kept else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """What knowing costs: over all, by type (most time first) and by deck."""

    whole: Cost
    types: tuple[Cost, ...]
    decks: tuple[Cost, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leech:
    """A card that was forgotten on so many days; `known` as of today."""

    card: str
    deck: str
    text: str
    lapses: int
    known: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All that is shown of what a learner knows, as of the study day `today`, over `scope` (deck ids, () for all).

    `decks`, `tags` and `sections` are ordered by name; `weakest` are the tags of which most is forgotten, weakest
    first. `course` ends with today and `days` holds a year and today, days without answers left out of both where
    nothing is known of them. `timeline` has a group for each year in which a card is dated, earliest first;
    221 BCE is "-221". `calibration` is over all decks whatever the scope, and so is `leeches`' rule.
    """

    today: int
    learner: str
    scope: tuple[str, ...]
    whole: Knowledge
    decks: tuple[Knowledge, ...]
    tags: tuple[Knowledge, ...]
    sections: tuple[Knowledge, ...]
    weakest: tuple[Knowledge, ...]
    leeches: tuple[Leech, ...]
    course: tuple[KnownDay, ...]
    days: tuple[DayWork, ...]
    streak: Streak
    retention: Retention
    calibration: Calibration
    forecast: Forecast
    stability: Histogram  # days
    difficulty: Histogram  # 1 to 10
    retrievability: Histogram  # 0 to 1
    costs: Costs
    timeline: tuple[Knowledge, ...]


ENOUGH_ANSWERS = 20
ENOUGH_PREDICTIONS = 100
ENOUGH_CARDS = 5  # of a tag, before it is called weak; of a histogram
