"""The sums of what was answered, counted anew from the plain list: by day, deck, session, type, bin and cell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import log
from typing import Any

from tests.stateful.model import Entry, Told

Key = tuple[str, str, int]
WORDS = ("again", "hard", "good", "easy")


def sums_of(told: Told) -> dict[Key, dict[str, int]]:
    """What all answers that stand sum to; what is not summed is left out."""
    sums: dict[Key, dict[str, int]] = {}
    for entry in told.standing:
        if entry.what == "answered":
            grade, _, weight, _ = told.worth(entry)
            predicted = foretold(entry, grade, weight)
            amounts = {**done(entry, grade, weight), **predicted}
            for key in keys(entry, bool(predicted)):
                own = sums.setdefault(key, {})
                for name, amount in amounts.items():
                    own[name] = own.get(name, 0) + amount
    return {key: {name: amount for name, amount in own.items() if amount} for key, own in sums.items()}


def done(entry: Entry, grade: int, weight: float | None) -> dict[str, int]:
    """What an answer adds, predicted or not."""
    word = "partly" if weight is not None else WORDS[grade - 1]
    return {
        "answers": 1,
        word: 1,
        "right": int(word in ("hard", "good", "easy")),
        "introduced": int(entry.says["new"] and entry.says["counts"]),
        "hints": int(entry.says["hinted"] or entry.says["hints"] > 0),
        "taken_ms": entry.says["taken_ms"],
    }


def foretold(entry: Entry, grade: int, weight: float | None) -> dict[str, int]:
    """What an answer adds that was predicted; nothing for another."""
    says = entry.says
    if not says["counts"] or not says["waited"]:
        return {}
    came = float(grade > 1) if weight is None else weight
    p = min(max(says["p"], 1e-6), 1 - 1e-6)
    loss = round(-1e6 * (came * log(p) + (1 - came) * log(1 - p)))
    recalled, expected = round(came * 1e6), round(says["p"] * 1e6)
    amounts = {"predictions": 1, "recalled_ppm": recalled, "p_ppm": expected, "loss": loss}
    if says["stability"] >= 21:
        amounts |= {"mature": 1, "mature_recalled_ppm": recalled, "mature_p_ppm": expected}
    return amounts


def keys(entry: Entry, predicted: bool) -> Iterator[Key]:
    """Where an answer is summed."""
    says, deck = entry.says, entry.card.partition("/")[0]
    year = date.fromordinal(entry.day).replace(month=1, day=1).toordinal()
    yield "", "", entry.day
    yield "deck", deck, entry.day
    yield "session", f"{says['session']} {deck}", entry.day
    yield "type", f"{deck} {says['type']}", year
    if predicted:
        yield "p", f"{min(int(round(says['p'] * 1e6) / 1e4), 99):02}", year
        yield "cell", cell(says), year


def cell(says: Any) -> str:
    """The cell of RMSE(bins)."""
    waited, place, lapses = says["waited"], says["answers"] + 1, says["lapses"]
    return f"{up_to(waited, 3.62)}/{up_to(place, 1.89)}/{1 + up_to(lapses, 1.73) if lapses else 0}"


def up_to(number: int, base: float) -> int:
    """The greatest power of the base that is no more than the number."""
    power = 0
    while base ** (power + 1) <= number:
        power += 1
    return power
