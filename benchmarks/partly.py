"""Does a list that is often partly right keep its schedule? Two simulated years of lists of four items.

    python -m benchmarks.partly              some 20 seconds on one core
    python -m benchmarks.partly --quick      one seed and fewer lists

Every item of a list has a true memory of its own, which follows FSRS-6: *good* where it was named, *again* where it was
missed and read afterwards. The program keeps one memory a card and sees only the share of items named. Compared
are the program's rule (DESIGN section 5: under half is *again*, else the share mixes *again* and *good*, and the
list is asked again in the sitting until it is whole), all or nothing (*again* unless whole), and letting a half
count as right. Measured: the mean true retrievability of the items on days when the list fell due, which ought to
be 0.90, how often it was whole then, and answers a list a year. Nothing is promised of these figures.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random
from statistics import mean, median

from benchmarks.guessing import DAYS, SETTINGS, versions
from quiz_app.memory import fsrs
from quiz_app.memory.evidence import comes_again, grade_of, learn, recall
from quiz_app.memory.model import Evidence, Grade, Memory
from quiz_app.memory.promise import promise
from quiz_app.questions.model import Outcome, Verdict

ITEMS = 4
LISTS = 600
SEEDS = (1, 2, 3)
A_DAY = 5


class Rule(StrEnum):
    """How a list that is partly right is graded."""

    SHARE = "by its share"
    WHOLE = "all or nothing"
    HALF = "half is right"


@dataclass(frozen=True, slots=True)
class Figures:
    """What one seed measured."""

    at_due: float
    whole: float
    cost: float


def evidence_of(named: int, rule: Rule) -> Evidence:
    """What a rule makes of so many named items."""
    share = named / ITEMS
    outcome = Outcome.RIGHT if named == ITEMS else Outcome.PARTLY if named else Outcome.WRONG
    evidence = grade_of(Verdict(outcome=outcome, share=share, wanted=""), 0, 0, hinted=False)
    if evidence.weight is None or rule is Rule.SHARE:
        return evidence
    return replace(evidence, grade=Grade.AGAIN if rule is Rule.WHOLE else Grade.GOOD, weight=None)


def life(card: str, start: int, rule: Rule, dice: Random) -> tuple[list[tuple[float, bool]], int]:
    """One list from its first day to the last: recall and wholeness whenever it was due, and its answers."""
    heads: list[Memory | None] = [None] * ITEMS
    memory: Memory | None = None
    found: list[tuple[float, bool]] = []
    day = before = start
    answers = 0
    while day < DAYS:
        chances = [recall(head, day - before, SETTINGS.parameters) for head in heads]
        named = [dice.random() < chance for chance in chances]
        if day > before:
            found.append((mean(chances), all(named)))
        heads = [
            fsrs.after(head, day - before, Grade.GOOD if known else Grade.AGAIN, SETTINGS.parameters)
            for head, known in zip(heads, named, strict=True)
        ]
        evidence = evidence_of(sum(named), rule)
        memory = learn(memory, day - before, evidence, SETTINGS.parameters)
        again = comes_again(evidence)
        day, before = promise(memory, evidence.grade, SETTINGS, card, day, again).due_day, day
        answers += 1
    return found, answers


def measured(rule: Rule, seed: int, lists: int) -> Figures:
    """Two years of lists, five new ones a day; the same seed gives the same figures."""
    found: list[tuple[float, bool]] = []
    answers = lived = 0
    for number in range(lists):
        dues, took = life(f"simulated/{number}", number // A_DAY, rule, Random(f"{seed} {number}"))
        found += dues
        answers += took
        lived += DAYS - number // A_DAY
    return Figures(mean(due[0] for due in found), mean(due[1] for due in found), answers / lived * 365)


def main() -> int:
    """Print the table as Markdown, which also reads as plain text."""
    parser = argparse.ArgumentParser(description="Two simulated years of lists that are often partly right.")
    parser.add_argument("--quick", action="store_true", help="one seed and 150 lists")
    quick = parser.parse_args().quick
    seeds, lists = (SEEDS[:1], 150) if quick else (SEEDS, LISTS)
    print(f"""# True recall of the items of a list that is often partly right

Written by `python -m benchmarks.partly`, whose first lines say what is assumed and measured:
{lists} lists of {ITEMS}, {DAYS} days, medians of seeds 1 to {len(seeds)}; {versions()}.

| partly right is graded | at due | whole | answers a year |
|------------------------|-------:|------:|---------------:|""")
    for rule in Rule:
        found = [measured(rule, seed, lists) for seed in seeds]
        due = median(each.at_due for each in found)
        whole, cost = median(each.whole for each in found), median(each.cost for each in found)
        print(f"| {rule:<22} | {due:>6.4f} | {whole:>5.3f} | {cost:>14.1f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
