"""The keys of a number question as an author writes them, each problem told at its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from quiz_app.questions.accepting import ACCEPT_REPEATS, REJECT_ACCEPTED
from quiz_app.questions.alike import Alike
from quiz_app.questions.codes import Explanation
from quiz_app.questions.compare import same
from quiz_app.questions.fields import Fields, Noted, shorten
from quiz_app.questions.node import Place
from quiz_app.questions.problem import Severity
from quiz_app.questions.quantities import Quantity, about, read_quantities
from quiz_app.questions.units import factor, factors, has_scale

NUMBER_UNREADABLE = "Q100"
UNIT_IN_NUMBER = "Q101"
TOLERANCE_UNREADABLE = "Q102"
TOLERANCE_OF_RANGE = "Q103"
NUMBERS_BACKWARDS = "Q104"
TOLERANCE_TOO_WIDE = "Q105"
ABOUT_HOW_MUCH = "Q106"

_MOST_CHECKED = 100  # of a long list so many are looked at: reading a number takes its time
_FORMS = "Write it as 12, 2,824, 2.8 million, -40, 1e6, or as a range: 4 to 6."
_FRACTION = re.compile("[0-9] ?/ ?[0-9]|[\u00bc-\u00be\u2150-\u215e]|half|third|quarter|fourth|fifth|tenth")
_WITH_UNIT = re.compile(
    r"((?:[^a-z]*[0-9])(?: ?(?:hundred|thousand|million|billion|trillion))?) ?([^\s0-9][^0-9]*)"
)
_SCALE = re.compile("thousand|million|billion|trillion|mln|mn|bn")
_PLUS_MINUS = re.compile(r"^\s*(?:\u00b1|\+/?-|\+ ?/ ?-)\s*")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The numbers that are right: all from `low` to `high`, once more `margin` to either side."""

    low: Fraction
    high: Fraction
    margin: Fraction = Fraction(0)

    def holds(self, quantity: Quantity) -> bool:
        """Whether a number or range lies within, tolerance included."""
        return self.low - self.margin <= quantity.low and quantity.high <= self.high + self.margin


def parse_wanted(number: str, units: Sequence[str], tolerance: str) -> Wanted | None:
    """What an author's keys ask for; None where they cannot be read."""
    meant = read_quantities(number)
    if not meant or meant[0].unit or meant[0].low > meant[0].high:
        return None
    margin = parse_tolerance(tolerance, meant[0], units) if tolerance else Fraction(0)
    return None if margin is None else Wanted(meant[0].low, meant[0].high, margin)


def parse_tolerance(text: str, number: Quantity, units: Sequence[str]) -> Fraction | None:
    """How far a number may be off, in its unit. A percentage is of the number, save where the unit itself is one."""
    for quantity in read_quantities(_PLUS_MINUS.sub("", text)):
        if not quantity.single or quantity.low < 0:
            continue
        meant = _in_unit(quantity, text, units) if units or not quantity.unit else []
        if meant:
            return meant[0].low
        if factor(quantity.unit, ("%",)) == 1:
            return abs(number.low) * quantity.low / 100
    return None


def read_wanted(fields: Fields, number: str, units: Sequence[str], tolerance: str) -> Wanted | None:
    """What `number` and `tolerance` ask for; None where a problem was reported."""
    mark = fields.mark("number")
    meant = read_quantities(number)
    if not meant:
        fields.problem(NUMBER_UNREADABLE, f"`{shorten(number)}` is no number.", _FORMS, mark=mark)
        return None
    too_much = _more_than_a_number(number, meant, units)
    if too_much is not None:
        fields.problem(UNIT_IN_NUMBER, *too_much, mark=mark)
        return None
    if meant[0].low > meant[0].high:
        message = f"`number` is `{shorten(number)}`, which ends below where it begins."
        fields.problem(NUMBERS_BACKWARDS, message, "Write the smaller number first.", mark=mark)
        return None
    if about(number) and not tolerance:
        fields.problem(
            ABOUT_HOW_MUCH,
            f"`number` is `{shorten(number)}`, but nothing says how far an answer may be off.",
            "Write the number alone, and below it `tolerance: 10 %`.",
            mark=mark,
            severity=Severity.WARNING,
        )
    margin = _read_tolerance(fields, meant[0], units, tolerance) if tolerance else Fraction(0)
    return None if margin is None else Wanted(meant[0].low, meant[0].high, margin)


def _more_than_a_number(
    number: str, meant: Sequence[Quantity], units: Sequence[str]
) -> tuple[str, str] | None:
    """What `number` says that belongs to its unit, and how to mend that; None where it says nothing more."""
    shown = f"`number` is `{shorten(number)}`"
    if any(quantity.unit for quantity in meant):
        return f"{shown}, which holds more than a number.", _parted(number)
    if has_scale(units) and _SCALE.search(number.lower()):
        counts = f"its unit `{shorten(units[0])}` counts as many once more"
        return f"{shown}, and {counts}.", "Write it once: `number: 250 million` and `unit: dollars`."
    return None


def _parted(number: str) -> str:
    """How a number is parted from the unit behind it."""
    found = _WITH_UNIT.fullmatch(number.strip())
    if found is None:
        return "Write the number alone, and its unit on a line of its own: `unit: km`."
    unit = found[2] if found[2][0].isalpha() else f'"{found[2]}"'
    return f"Write `number: {found[1]}` and below it `unit: {shorten(unit, 20)}`."


def _read_tolerance(
    fields: Fields, number: Quantity, units: Sequence[str], tolerance: str
) -> Fraction | None:
    mark = fields.mark("tolerance")
    margin = parse_tolerance(tolerance, number, units)
    if margin is None:
        fields.problem(
            TOLERANCE_UNREADABLE,
            f"`tolerance` is `{shorten(tolerance)}`, which does not say how far the number may be off.",
            "Write it in the unit of the number, as 5, or as a share of it: 2 %.",
            mark=mark,
        )
    elif not number.single:
        fields.problem(
            TOLERANCE_OF_RANGE,
            "`tolerance` stands beside a range, which says already what is right.",
            "Delete it, and write the range as wide as it should be.",
            mark=mark,
        )
    elif "%" in tolerance and "%" not in units and number.low and margin >= abs(number.low):
        fields.problem(
            TOLERANCE_TOO_WIDE,
            f"`tolerance` is `{shorten(tolerance)}`, so that even 0 would be right.",
            "Write less than 100 %.",
            mark=mark,
        )
    else:
        return margin
    return None


def check_numbers(
    fields: Fields,
    wanted: Wanted,
    units: Sequence[str],
    accept: tuple[tuple[str, Place], ...],
    reject: tuple[Noted, ...],
) -> None:
    """Warn of accepted numbers that are right already, and report rejected ones that are also right."""
    texts = Alike()
    amounts: set[Quantity] = set()
    for text, mark in accept[:_MOST_CHECKED]:
        if _within(text, wanted, units) or texts.first(text):
            fields.problem(
                ACCEPT_REPEATS,
                f"`{shorten(text)}` is accepted already.",
                "Delete it: how a number is written never counts.",
                mark=mark,
                severity=Severity.WARNING,
            )
        texts.add(text)
        amounts.update(converted(text, units)[:1])
    for noted in reject[:_MOST_CHECKED]:
        meant = converted(noted.text, units)
        if any(map(wanted.holds, meant[:1])) or texts.first(noted.text) or not amounts.isdisjoint(meant):
            fields.problem(
                REJECT_ACCEPTED,
                f"`{shorten(noted.text)}` is rejected and also right.",
                "Delete it from `reject`, or correct `number`, `tolerance` or `accept`.",
                mark=noted.mark,
            )


def equal(given: str, text: str, units: Sequence[str]) -> bool:
    """Whether a given text is another one, as a number of the same unit or word for word."""
    if same(given, text):
        return True
    known = converted(text, units)[:1]
    return bool(known) and known[0] in converted(given, units)


def converted(text: str, units: Sequence[str]) -> list[Quantity]:
    """What a text may mean in the unit that is asked for; readings in another unit are left out.

    Where percent are asked for, a fraction without a unit is a share of the whole: a fifth is 20 %.
    """
    share = bool(units) and factor("%", units) == 1 and bool(_FRACTION.search(text.lower()))
    return [
        meant.times(Fraction(100)) if share and not quantity.unit else meant
        for quantity in read_quantities(text)
        if quantity.low <= quantity.high
        for meant in _in_unit(quantity, text, units)
    ]


def _in_unit(quantity: Quantity, text: str, units: Sequence[str]) -> list[Quantity]:
    """What a quantity may mean in the unit that is asked for, the likeliest first.

    Of a unit with a scale word, such as million dollars, "250 million" has that scale already, and "250" has not.
    """
    meant = [quantity.times(times) for times in factors(quantity.unit, units)]
    if len(meant) > 1 and (_SCALE.search(text.lower()) or abs(meant[1].low) >= 1):
        meant.reverse()
    return meant


def _within(text: str, wanted: Wanted, units: Sequence[str]) -> bool:
    return any(wanted.holds(quantity) for quantity in converted(text, units)[:1])


EXPLANATIONS = (
    Explanation(
        NUMBER_UNREADABLE,
        "a number cannot be read",
        "A number is written in digits, with scale words or a power of ten where it is large, or as a range of two.",
        _FORMS,
        "question: How long is the Amur?\nnumber: very long\nunit: km",
        "question: How long is the Amur?\nnumber: 2,824\nunit: km",
    ),
    Explanation(
        UNIT_IN_NUMBER,
        "a number holds more than a number",
        "The unit has a key of its own, so that it need not be typed and its spellings are all right.",
        "Write the number alone, and `unit: km` below it.",
        "question: How long is the Amur?\nnumber: 2,824 km",
        "question: How long is the Amur?\nnumber: 2,824\nunit: km",
    ),
    Explanation(
        ABOUT_HOW_MUCH,
        "a number is about right, and nothing says how far off an answer may be",
        "Only the number itself counts as right until a tolerance says how far an answer may be off.",
        "Write the number alone, and a `tolerance` below it.",
        "question: How long is the Amur?\nnumber: about 2,800\nunit: km",
        "question: How long is the Amur?\nnumber: 2,800\nunit: km\ntolerance: 5 %",
    ),
    Explanation(
        TOLERANCE_UNREADABLE,
        "a tolerance cannot be read",
        "It says how far an answer may be off: in the unit of the number, or in percent of it.",
        "Write `tolerance: 5` or `tolerance: 2 %`.",
        "question: How long is the Amur?\nnumber: 2,824\nunit: km\ntolerance: a little",
        "question: How long is the Amur?\nnumber: 2,824\nunit: km\ntolerance: 2 %",
    ),
    Explanation(
        TOLERANCE_OF_RANGE,
        "a range has a tolerance",
        "Every number of a range is right already; where it ends must be plain.",
        "Delete `tolerance`, and write the range as wide as it should be.",
        "question: How many died?\nnumber: 4 to 6\ntolerance: 1",
        "question: How many died?\nnumber: 3 to 7",
    ),
    Explanation(
        NUMBERS_BACKWARDS,
        "a range ends below where it begins",
        "The second number of a range is the larger one.",
        "Write the smaller number first.",
        "question: How many died?\nnumber: 6 to 4",
        "question: How many died?\nnumber: 4 to 6",
    ),
    Explanation(
        TOLERANCE_TOO_WIDE,
        "a tolerance is as large as the number",
        "Where an answer may be off by all of it, 0 would be right.",
        "Write less than 100 %.",
        "question: How long is the Amur?\nnumber: 2,824\nunit: km\ntolerance: 100 %",
        "question: How long is the Amur?\nnumber: 2,824\nunit: km\ntolerance: 10 %",
    ),
)
