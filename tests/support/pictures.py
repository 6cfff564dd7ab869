"""Pictures of progress for tests of what shows them: a full one, a sparse one, and one of a learner without cards."""

from __future__ import annotations

import math

from quiz_app.journal.state import DayWork
from quiz_app.progress.picture import (
    Bin,
    Calibration,
    Cost,
    Costs,
    Forecast,
    Forecaster,
    Histogram,
    Knowledge,
    KnownDay,
    Leech,
    Picture,
    Rate,
    Retention,
    Streak,
)

TODAY = 739941  # 21 November 2026
INFINITE = math.inf


def _known(
    name: str, kept: int, fading: int, unseen: int, share: float, title: str = "", deck: str = ""
) -> Knowledge:
    """A group of which `share` is known, as the mean over all its cards."""
    cards = kept + fading + unseen
    return Knowledge(
        name=name, title=title, deck=deck, cards=cards, unseen=unseen, kept=kept, fading=fading,
        recalled=round(share * cards, 6),
    )  # fmt: skip


def rate(name: str, answers: int, share: float, predicted: float) -> Rate:
    """Answers of which a share was right, with Wilson's interval of 95 %."""
    if not answers:
        return Rate(name=name, answers=0, right=0.0, predicted=0.0, low=0.0, high=1.0)
    z = 1.959964
    middle = share + z * z / (2 * answers)
    spread = z * math.sqrt(share * (1 - share) / answers + z * z / (4 * answers**2))
    below = 1 + z * z / answers
    return Rate(
        name=name, answers=answers, right=share * answers, predicted=predicted,
        low=max(0.0, (middle - spread) / below), high=min(1.0, (middle + spread) / below),
    )  # fmt: skip


DECKS = (
    _known("asia", 61, 19, 20, 0.71, "Border treaties of Asia"),
    _known("empires", 38, 4, 0, 0.97, "Empires and their capitals"),
    _known("sino-russian", 84, 31, 25, 0.66, "History of Sino-Russian relations"),
    _known("sources", 3, 9, 28, 0.22, "Where the documents disagree"),
)
TAGS = (
    _known("amur", 14, 3, 2, 0.79),
    _known("capitals", 38, 4, 0, 0.97),
    _known("dates", 22, 31, 9, 0.41),
    _known("names", 18, 9, 3, 0.63),
    _known("treaties", 52, 18, 12, 0.68),
    _known("war", 9, 12, 6, 0.38),
)
SECTIONS = (
    _known("Early contacts", 18, 4, 3, 0.77, deck="sino-russian"),
    _known("Treaty of Nerchinsk (1689)", 21, 7, 2, 0.74, deck="sino-russian"),
    _known("Treaty of Kyakhta (1729)", 12, 8, 4, 0.61, deck="sino-russian"),
    _known("Aigun and Peking", 19, 9, 8, 0.58, deck="sino-russian"),
    _known("Boundaries after 1860", 40, 10, 8, 0.75, deck="asia"),
    _known("Liaodong", 21, 9, 12, 0.65, deck="asia"),
)


def _course() -> tuple[KnownDay, ...]:
    """A year of steady learning with a break in summer."""
    days = []
    for ago in range(320, -1, -1):
        done = (320 - ago) / 320
        share = 0.78 - 0.1 * math.cos(done * 9) * (1 - done)
        cards = round(249 * min(1.0, done * 1.15 + 0.02))
        if 90 < ago < 115:
            share -= 0.2
        days.append(KnownDay(study_day=TODAY - ago, cards=cards, recalled=round(cards * share, 6)))
    days[-1] = KnownDay(study_day=TODAY, cards=249, recalled=212.94)
    return tuple(days)


def _days() -> tuple[DayWork, ...]:
    days = []
    for ago in range(320, -1, -1):
        if 90 < ago < 115 or (ago % 17 == 3 and ago > 20):
            continue
        answers = 12 + (ago * 7919) % 41
        days.append(
            DayWork(
                study_day=TODAY - ago,
                answers=answers,
                right=round(answers * 0.88),
                introduced=min(answers, (ago * 31) % 9),
                taken_ms=answers * 8200,
            )
        )
    return tuple(days)


def _bins() -> tuple[Bin, ...]:
    bins = []
    for low, answers, right in (
        (0.3, 24, 0.42), (0.4, 41, 0.46), (0.5, 83, 0.57), (0.6, 190, 0.66), (0.7, 412, 0.72), (0.8, 1204, 0.84),
        (0.9, 3218, 0.945),
    ):  # fmt: skip
        share = rate("", answers, right, low + 0.05)
        bins.append(
            Bin(
                low=low,
                high=low + 0.1,
                answers=answers,
                predicted=low + 0.055,
                right=right,
                right_low=share.low,
                right_high=share.high,
            )
        )
    return tuple(bins)


def _retention() -> Retention:
    months = [
        rate(f"2026-{month:02}", 180 + 60 * (month % 4), 0.86 + 0.01 * ((month * 5) % 8), 0.89)
        for month in range(1, 12)
    ]
    return Retention(
        since=TODAY - 365,
        goal=0.9,
        whole=rate("all", 2480, 0.91, 0.902),
        young=rate("young", 1310, 0.87, 0.881),
        mature=rate("mature", 1170, 0.955, 0.925),
        months=tuple(months),
    )


def _timeline() -> tuple[Knowledge, ...]:
    return (
        _known("-221", 1, 0, 0, 0.96),
        _known("1206", 1, 1, 0, 0.7),
        _known("1689", 9, 3, 1, 0.76),
        _known("1727", 4, 3, 1, 0.62),
        _known("1858", 7, 2, 0, 0.83),
        _known("1860", 6, 5, 3, 0.55),
        _known("1896", 2, 4, 3, 0.31),
        _known("1904", 5, 1, 0, 0.88),
        _known("1945", 4, 0, 1, 0.75),
        _known("1969", 2, 3, 4, 0.36),
        _known("1991", 3, 1, 0, 0.85),
        _known("2008", 0, 1, 2, 0.2),
    )


RICH = Picture(
    today=TODAY,
    learner="Ada",
    scope=(),
    whole=_known("", 186, 63, 73, 212.94 / 322),
    decks=DECKS,
    tags=TAGS,
    sections=SECTIONS,
    weakest=tuple(sorted(TAGS, key=lambda tag: tag.share_introduced)),
    leeches=(
        Leech(
            card="sino-russian/1", deck="sino-russian", text="Which treaty opened Kyakhta to trade?", lapses=9,
            known=0.34,
        ),
        Leech(card="asia/2", deck="asia", text="When was the Treaty of Livadia signed?", lapses=7, known=0.52),
    ),
    course=_course(),
    days=_days(),
    streak=Streak(now=17, longest=62, studied=281),
    retention=_retention(),
    calibration=Calibration(
        answers=5172,
        first_day=TODAY - 320,
        forecasters=(
            Forecaster(name="fsrs", log_loss=0.4417),
            Forecaster(name="running average", log_loss=0.5113),
            Forecaster(name="moving average", log_loss=0.4777),
        ),
        rmse_bins=0.0421,
        auc=0.712,
        bins=_bins(),
    ),
    forecast=Forecast(
        days=(34, 21, 18, 40, 12, 9, 15, 22, 30, 8, 5, 17, 11, 9, 14, 6, 3, 12, 9, 8, 7, 10, 4, 6, 9, 2, 5, 8, 3, 6),
        overdue=6,
        each_ms=8200.0,
    ),
    stability=Histogram(
        edges=(0.0, 1.0, 3.0, 7.0, 21.0, 60.0, 180.0, 365.0, INFINITE),
        counts=(9, 14, 22, 58, 71, 49, 20, 6),
        median=27.4,
    ),
    difficulty=Histogram(
        edges=(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0),
        counts=(21, 34, 40, 52, 41, 30, 18, 9, 4),
        median=4.6,
    ),
    retrievability=Histogram(
        edges=(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0),
        counts=(1, 2, 3, 5, 7, 9, 16, 30, 62, 114),
        median=0.89,
    ),
    costs=Costs(
        whole=Cost(name="", title="", answers=9210, taken_ms=75_522_000, kept=186),
        types=(
            Cost(name="typed", title="typed", answers=3100, taken_ms=34_100_000),
            Cost(name="choice", title="choice", answers=3900, taken_ms=23_400_000),
            Cost(name="order", title="order", answers=610, taken_ms=11_590_000),
            Cost(name="flashcard", title="flashcard", answers=1600, taken_ms=6_432_000),
        ),
        decks=(
            Cost(name="asia", title="Border treaties of Asia", answers=2800, taken_ms=24_360_000, kept=61),
            Cost(name="empires", title="Empires and their capitals", answers=900, taken_ms=3_762_000, kept=38),
            Cost(
                name="sino-russian", title="History of Sino-Russian relations", answers=4800,
                taken_ms=41_400_000, kept=84,
            ),
            Cost(name="sources", title="Where the documents disagree", answers=710, taken_ms=6_000_000, kept=3),
        ),
    ),
    timeline=_timeline(),
)  # fmt: skip
"""A year of study of four decks."""

_NO_CARDS = Histogram(edges=(0.0, 1.0), counts=(0,), median=None)

EMPTY = Picture(
    today=TODAY,
    learner="Ada",
    scope=(),
    whole=Knowledge(name=""),
    decks=(),
    tags=(),
    sections=(),
    weakest=(),
    leeches=(),
    course=(),
    days=(),
    streak=Streak(now=0, longest=0, studied=0),
    retention=Retention(
        since=TODAY - 365, goal=0.9, whole=rate("all", 0, 0, 0), young=rate("young", 0, 0, 0),
        mature=rate("mature", 0, 0, 0), months=(),
    ),
    calibration=Calibration(answers=0, first_day=None, forecasters=(), rmse_bins=None, auc=None, bins=()),
    forecast=Forecast(days=(0,) * 30, overdue=0, each_ms=0.0),
    stability=_NO_CARDS,
    difficulty=_NO_CARDS,
    retrievability=_NO_CARDS,
    costs=Costs(whole=Cost(name="", title="", answers=0, taken_ms=0), types=(), decks=()),
    timeline=(),
)  # fmt: skip
"""Nothing at all: no deck."""

SPARSE = Picture(
    today=TODAY,
    learner="Ada",
    scope=(),
    whole=_known("", 3, 4, 33, 0.15),
    decks=(_known("asia", 3, 4, 33, 0.15, "Border treaties of Asia"),),
    tags=(_known("treaties", 1, 1, 10, 0.14),),
    sections=(_known("Liaodong", 3, 4, 5, 0.45, deck="asia"),),
    weakest=(),
    leeches=(),
    course=(
        KnownDay(study_day=TODAY - 1, cards=4, recalled=3.6),
        KnownDay(study_day=TODAY, cards=7, recalled=6.0),
    ),
    days=(
        DayWork(study_day=TODAY - 1, answers=5, right=4, introduced=4, taken_ms=61_000),
        DayWork(study_day=TODAY, answers=9, right=8, introduced=3, taken_ms=83_000),
    ),
    streak=Streak(now=2, longest=2, studied=2),
    retention=Retention(
        since=TODAY - 365, goal=0.9, whole=rate("all", 7, 6 / 7, 0.91), young=rate("young", 7, 6 / 7, 0.91),
        mature=rate("mature", 0, 0, 0), months=(rate("2026-11", 7, 6 / 7, 0.91),),
    ),
    calibration=Calibration(
        answers=7, first_day=TODAY, forecasters=(), rmse_bins=None, auc=None, bins=()
    ),
    forecast=Forecast(days=(2, 1, 3, 0, 1, *(0,) * 25), overdue=0, each_ms=10_300.0),
    stability=Histogram(edges=(0.0, 1.0, 3.0, 7.0, 21.0, INFINITE), counts=(0, 4, 3, 0, 0), median=2.3),
    difficulty=Histogram(edges=(1.0, 4.0, 7.0, 10.0), counts=(3, 4, 0), median=5.3),
    retrievability=Histogram(edges=(0.0, 0.5, 0.8, 0.9, 1.0), counts=(0, 2, 3, 2), median=0.87),
    costs=Costs(
        whole=Cost(name="", title="", answers=14, taken_ms=144_000, kept=3),
        types=(Cost(name="choice", title="choice", answers=14, taken_ms=144_000),),
        decks=(Cost(name="asia", title="Border treaties of Asia", answers=14, taken_ms=144_000, kept=3),),
    ),
    timeline=(_known("1858", 1, 0, 0, 0.9), _known("1896", 0, 1, 0, 0.8)),
)  # fmt: skip
"""The second day of a learner with one deck."""
