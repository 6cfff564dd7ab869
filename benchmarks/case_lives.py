"""Made-up histories of cards over three years, scheduled by the program's own rules, for the speed table's large case.

A learner who recalls as FSRS predicts answers each card on the day it falls due, and again in the same sitting
where it was missed. Cards are begun more often as time goes by, which makes some eleven answers a card.
A few thousand such histories are lived; the cards of a large case share them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

from quiz_app.journal.predictions import found_by_answer
from quiz_app.journal.state import CardState
from quiz_app.memory.evidence import learn, predicted, recall
from quiz_app.memory.model import Evidence, Grade, Memory
from quiz_app.memory.promise import Promise, promise
from quiz_app.settings import ScheduleSettings

DAYS = 1095
SETTINGS = ScheduleSettings()
CHOICE_CHANCE = 0.25


@dataclass(frozen=True, slots=True)
class Lived:
    """One answer of a history: the study day counted from the first, and the payload as it is stored."""

    day: int
    payload: Mapping[str, object]


def live(number: int, start: int, *, choice: bool, days: int = DAYS) -> tuple[Lived, ...]:
    """One history of answers before day `days`; `start` is the study day of the first day, as an ordinal."""
    dice = Random(number)
    day = int(days * dice.random() ** 0.3)
    chance = CHOICE_CHANCE if choice else 0.0
    state = CardState(card=f"{number}")
    lived: list[Lived] = []
    while day < days:
        waited = 0 if state.last_day is None else day - state.last_day
        r = recall(state.memory, waited, SETTINGS.parameters)
        p = predicted(r, chance)
        passed = dice.random() < (p if state.memory is not None else 0.6)
        grade = (
            Grade.AGAIN if not passed else dice.choices((Grade.HARD, Grade.GOOD, Grade.EASY), (1, 8, 1))[0]
        )
        evidence = Evidence(Grade.GOOD if choice and passed else grade, chance=chance)
        after = learn(state.memory, waited, evidence, SETTINGS.parameters)
        promised = promise(after, evidence.grade, SETTINGS, state.card, start + day)
        taken_ms = int(dice.lognormvariate(8.8, 0.6))
        payload = _payload(evidence, r, p, promised, taken_ms, choice=choice)
        found = found_by_answer(state, day, "choice" if choice else "flashcard")
        lived.append(Lived(day, {**payload, **found, "new": state.memory is None}))
        state = _after(state, day, after, evidence)
        day += promised.interval
    return tuple(lived)


def _after(state: CardState, day: int, memory: Memory, evidence: Evidence) -> CardState:
    lapsed = evidence.grade is Grade.AGAIN and state.last_day is not None and state.last_day < day
    lapses = (*state.lapse_days, day) if lapsed else state.lapse_days
    return replace(state, memory=memory, last_day=day, answers=state.answers + 1, lapse_days=lapses)


def _payload(
    evidence: Evidence, r: float, p: float, promised: Promise, taken_ms: int, *, choice: bool
) -> dict[str, object]:
    right = evidence.grade is not Grade.AGAIN
    picked = [0 if right else 2]
    return {
        "response": {
            "kind": "picked" if choice else "revealed",
            "text": "",
            "picked": picked if choice else [],
        },
        "options": [2, 0, 3, 1] if choice else [],
        "verdict": ("right" if right else "wrong") if choice else "self-graded",
        "share": 1.0 if right else 0.0,
        "grade": int(evidence.grade),
        "chance": evidence.chance,
        "weight": None,
        "taken_ms": taken_ms,
        "hints": 0,
        "hinted": False,
        "r": round(r, 6),
        "p": round(p, 6),
        "interval": promised.interval,
        "due": promised.due_day,
        "counts": True,
    }
