"""Back after weeks away, with some minutes a day: in which order is the backlog worth working off?

    python -m benchmarks.backlog            all seeds, some minutes on one core
    python -m benchmarks.backlog --quick    one seed, some seconds

A learner has met 1,000 cards, ten new ones a day, reviewed each on the day it fell due for 160 days, and then stays
away for three, six or twelve weeks. Back again there are ten minutes a day and no new cards. Each day all that is due
is put into an order, and answered until the minutes are used up; what was missed is asked again at once.

What is assumed of the learner:

- A card is recalled with the probability that FSRS-6 gives; recalled it is good (0.80), hard (0.12) or easy (0.08), on
  the first day a quarter are again. A missed card is relearnt in the same sitting, as *again* and then *good*.
- An answer takes 7 to 24 seconds by type of question, and each card between 0.7 and 1.4 times that. The orders that
  weigh minutes know the mean of the type alone, as the program does.
- The chance of every answer is drawn from seed, card and count, so that all orders meet with the same luck.
- In the second table memory is not what FSRS takes it for: each card's true stability is the reckoned one times a
  factor of its own, log-normal with sigma 0.5. Orders see what is reckoned; recall and what is known are true.

Measured: what is *known* (the mean retrievability over all 1,000 cards) 7, 14, 30 and 60 days after the return, its
mean over the first 30 days, and the days and minutes until a day first ends with nothing due.

The last table spreads the backlog as the program does it (`memory.backlog.quota`): cards and minutes of the first,
the middle and the last day, and what is due on the day after.

The exit code is 1 where the order of the program, gain per minute, is not the best by the mean over the first 30 days
after each absence.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random
from statistics import mean, median

from benchmarks.guessing import versions
from quiz_app.memory import fsrs
from quiz_app.memory.backlog import AHEAD, Worth, gain_by, quota
from quiz_app.memory.model import Grade, Memory
from quiz_app.memory.promise import promise
from quiz_app.memory.queue import Candidate
from quiz_app.settings import ScheduleSettings

SETTINGS = ScheduleSettings()
PARAMETERS = SETTINGS.parameters
CARDS = 1000
STUDIED = 160
MINUTES = 10
SEEDS = tuple(range(1, 8))
WEEKS = (3, 6, 12)
CHECKED = (7, 14, 30, 60)
SECONDS = {"choice": 7.0, "flashcard": 8.0, "cloze": 9.0, "typed": 10.0, "order": 20.0, "list": 24.0}


@dataclass(slots=True)
class Card:
    """A card of the learner: what is reckoned of it, how its true stability differs, and how long it takes."""

    number: int
    kind: str
    seconds: float
    factor: float
    memory: Memory | None = None
    last: int = 0
    due: int = 0
    asked: int = 0

    def recall(self, day: int, *, true: bool = True) -> float:
        """The probability of recall on a day, as it is or as it is reckoned."""
        if self.memory is None:
            return 0.0
        stability = self.memory.stability * (self.factor if true else 1.0)
        return fsrs.retrievability(stability, day - self.last, PARAMETERS)

    def answer(self, day: int, grade: Grade) -> None:
        """An answer; one that was missed is relearnt at once."""
        away = day - self.last if self.memory else 0
        self.memory = fsrs.after(self.memory, away, grade, PARAMETERS)
        if grade is Grade.AGAIN:
            self.memory = fsrs.after(self.memory, 0, Grade.GOOD, PARAMETERS)
        self.last = day
        self.due = promise(self.memory, Grade.GOOD, SETTINGS, f"simulated/{self.number}", day).due_day


Order = Callable[[Sequence[Card], int], list[float]]
Found = dict[int, dict[str, list["Figures"]]]  # by weeks away, then by the name of the order
WORTH = Worth(parameters=PARAMETERS, paces={kind: 1000.0 * seconds for kind, seconds in SECONDS.items()})


def candidates(cards: Sequence[Card], day: int) -> list[Candidate]:
    """The cards as the program's queue knows them; by their `question` it finds how long they take."""
    return [
        Candidate(
            card=str(card.number),
            question=card.kind,
            deck="",
            stability=card.memory.stability if card.memory else 0.0,
            difficulty=card.memory.difficulty if card.memory else 0.0,
            away=day - card.last,
            retrievability=card.recall(day, true=False),
        )
        for card in cards
    ]


def per_minute(ahead: int) -> Order:
    """Gain per minute where a review is to pay off so many days ahead."""

    def weigh(cards: Sequence[Card], day: int) -> list[float]:
        gain = gain_by(PARAMETERS, ahead)
        found = candidates(cards, day)
        return [-gain(c.stability, c.difficulty, c.away) / WORTH.takes_ms([c]) for c in found]

    return weigh


def _per_card(cards: Sequence[Card], day: int) -> list[float]:
    return [-gain_by(PARAMETERS)(c.stability, c.difficulty, c.away) for c in candidates(cards, day)]


def _overdue(cards: Sequence[Card], day: int) -> list[float]:
    return [-(day - card.due) / max(1, card.due - card.last) for card in cards]


OURS = "gain per minute"
ORDERS: dict[str, Order] = {
    OURS: lambda cards, day: [-worth for worth in WORTH.per_minute(candidates(cards, day))],
    "gain per card": _per_card,
    "due date": lambda cards, _day: [float(card.due) for card in cards],
    "relative overdueness": _overdue,
    "lowest recall first": lambda cards, day: [card.recall(day, true=False) for card in cards],
    "highest recall first": lambda cards, day: [-card.recall(day, true=False) for card in cards],
    "by chance": lambda cards, day: [Random(f"{card.number} {day}").random() for card in cards],
}
HORIZONS: dict[str, Order] = {f"{OURS}, {days} days ahead": per_minute(days) for days in (7, 14, 60, 90, 180)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one seed measured: known on the days CHECKED, its mean over 30 days, and when nothing was due."""

    known: tuple[float, ...]
    over_a_month: float
    days: int
    minutes: float


def learner(seed: int, unlike: float, cards: int = CARDS) -> list[Card]:
    """The learner on the last day before the absence; `unlike` is how far memory differs from what is reckoned."""
    return [_studied(seed, number, unlike) for number in range(cards)]


def _studied(seed: int, number: int, unlike: float) -> Card:
    dice = Random(f"{seed} {number}")
    kind = dice.choice(tuple(SECONDS))
    seconds = SECONDS[kind] * dice.uniform(0.7, 1.4)
    card = Card(number, kind, seconds, dice.lognormvariate(0.0, unlike))
    card.due = number // SETTINGS.new_per_day
    while card.due < STUDIED:
        card.answer(card.due, _first(dice) if card.memory is None else _later(card.recall(card.due), dice))
    return card


def _first(dice: Random) -> Grade:
    return dice.choices(tuple(Grade), (0.25, 0.15, 0.5, 0.1))[0]


def _later(recall: float, dice: Random) -> Grade:
    if dice.random() >= recall:
        return Grade.AGAIN
    return dice.choices((Grade.HARD, Grade.GOOD, Grade.EASY), (0.12, 0.8, 0.08))[0]


def answered(card: Card, day: int, seed: int) -> float:
    """One review, with its repeat where it was missed; gives the seconds that it took."""
    dice = Random(f"{seed} {card.number} {card.asked} back")
    card.asked += 1
    grade = _later(card.recall(day), dice)
    card.answer(day, grade)
    return card.seconds * (2 if grade is Grade.AGAIN else 1)


def ordered(cards: Iterable[Card], day: int, order: Order) -> list[Card]:
    """What is due on a day, in this order."""
    due = [card for card in cards if card.due <= day]
    weighed = sorted(
        zip(order(due, day), (card.number for card in due), due, strict=True), key=lambda each: each[:2]
    )
    return [each[2] for each in weighed]


def back(before: Sequence[Card], seed: int, weeks: int, order: Order, minutes: float = MINUTES) -> Figures:
    """Sixty days after an absence of so many weeks, with so many minutes a day."""
    cards = [replace(card) for card in before]
    back_on, spent, done_after, course = STUDIED + 7 * weeks, 0.0, 0, []
    for day in range(back_on, back_on + CHECKED[-1]):
        course.append(mean(card.recall(day) for card in cards))
        left = minutes * 60.0
        for card in ordered(cards, day, order):
            if left <= 0:
                break
            left -= answered(card, day, seed)
        if not done_after:
            spent += minutes * 60.0 - left
            done_after = day - back_on + 1 if all(card.due > day for card in cards) else 0
    course.append(mean(card.recall(back_on + CHECKED[-1]) for card in cards))
    return Figures(
        known=tuple(course[day] for day in CHECKED),
        over_a_month=mean(course[1:31]),
        days=done_after or CHECKED[-1],
        minutes=spent / 60.0,
    )


def spread(before: Sequence[Card], seed: int, weeks: int, days: int) -> tuple[list[int], list[float], int]:
    """The cards and minutes of each day of a catch-up as the program spreads it, and what is due on the day after."""
    cards = [replace(card) for card in before]
    begins, loads, minutes = STUDIED + 7 * weeks, [], []
    for day in range(begins, begins + days):
        waiting = ordered(cards, day, ORDERS[OURS])
        coming = sum(day < card.due < begins + days for card in cards)
        asked = waiting[: quota(len(waiting), 0, coming, begins + days - day)]
        minutes.append(sum(answered(card, day, seed) for card in asked) / 60.0)
        loads.append(len(asked))
    return loads, minutes, sum(card.due <= begins + days for card in cards)


def table_of(lines: Sequence[Sequence[str]]) -> str:
    """A Markdown table that also reads as plain text; the first line holds its headings."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    drawn = [
        f"| {line[0]:<{widths[0]}} | "
        + " | ".join(f"{cell:>{width}}" for cell, width in zip(line[1:], widths[1:], strict=True))
        + " |"
        for line in lines
    ]
    rule = f"|{'-' * (widths[0] + 2)}|" + "|".join(f"{'-' * (width + 1)}:" for width in widths[1:]) + "|"
    return "\n".join([drawn[0], rule, *drawn[1:]])


def cells(name: str, found: Sequence[Figures]) -> tuple[str, ...]:
    """One line of a table: medians over the seeds."""
    return (
        name,
        *(f"{median(each.known[place] for each in found):.4f}" for place in range(len(CHECKED))),
        f"{median(each.over_a_month for each in found):.4f}",
        f"{median(each.days for each in found):.0f}",
        f"{median(each.minutes for each in found):.0f}",
    )


def compared(seeds: Sequence[int], unlike: float, orders: dict[str, Order]) -> Found:
    """The figures of each order after each absence."""
    learners = {seed: learner(seed, unlike) for seed in seeds}
    return {
        weeks: {
            name: [back(learners[seed], seed, weeks, order) for seed in seeds]
            for name, order in orders.items()
        }
        for weeks in WEEKS
    }


def is_best(found: Found) -> bool:
    """Whether gain per minute keeps most over the first month after each absence."""
    return all(
        max(by_order, key=lambda name: median(each.over_a_month for each in by_order[name])) == OURS
        for by_order in found.values()
    )


def _tell(found: Found) -> None:
    for weeks, by_order in found.items():
        title = f"{weeks} weeks away"
        head = (title, *(f"day {day}" for day in CHECKED), "days 1-30", "days to clear", "minutes")
        print(table_of([head, *(cells(name, figures) for name, figures in by_order.items())]) + "\n")


def _tell_spreads(seeds: Sequence[int]) -> None:
    lines = [("away", "days", "due", "cards a day", "minutes a day", "due on the day after")]
    for weeks, days in ((3, 7), (6, 14), (12, 14), (12, 30)):
        runs = [spread(learner(seed, 0.0), seed, weeks, days) for seed in seeds]
        places = (0, days // 2, days - 1)
        due = median(sum(card.due <= STUDIED + 7 * weeks for card in learner(seed, 0.0)) for seed in seeds)
        loads = " - ".join(f"{median(run[0][place] for run in runs):.0f}" for place in places)
        minutes = " - ".join(f"{median(run[1][place] for run in runs):.0f}" for place in places)
        after = f"{median(run[2] for run in runs):.0f}"
        lines.append((f"{weeks} weeks", str(days), f"{due:.0f}", loads, minutes, after))
    print(table_of(lines))


def main() -> int:
    """Print the tables; 0 where gain per minute is the best order, else 1."""
    parser = argparse.ArgumentParser(description="In which order is a backlog worth working off?")
    parser.add_argument("--quick", action="store_true", help="one seed")
    seeds = SEEDS[:1] if parser.parse_args().quick else SEEDS
    found = compared(seeds, 0.0, ORDERS)
    best = is_best(found)
    print(f"""# Known after an absence, by the order in which the backlog is worked off

Written by `python -m benchmarks.backlog`, whose first lines say what is assumed and measured: {CARDS:,} cards,
{MINUTES} minutes a day, medians of seeds 1 to {len(seeds)}; {versions()}.
The program's order is gain per minute, {AHEAD} days ahead. Best over the first month after each absence:
**{"yes" if best else "NO"}**.
""")
    _tell(found)
    print("Where memory is not what FSRS takes it for:\n")
    _tell(compared(seeds[:3], 0.5, ORDERS))
    print("Where a review is to pay off sooner or later than that:\n")
    _tell(compared(seeds, 0.0, HORIZONS))
    print("Spread over days, on the first, the middle and the last day:\n")
    _tell_spreads(seeds)
    return 0 if best else 1


if __name__ == "__main__":
    sys.exit(main())
