"""What a learner is told of a number beside the verdict: what went wrong, or what it is in the unit asked for."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from quiz_app.questions.number_reading import Wanted
from quiz_app.questions.quantities import Quantity, number_text, read_quantities
from quiz_app.questions.units import factor, with_unit

NO_NUMBER = "That is no number: one is wanted, such as 12 or 1,200."
_TOO_MUCH = {1: "Ten", 2: "A hundred", 3: "A thousand", 6: "A million", 9: "A billion"}
_FIGURES = 4  # significant ones that a converted number is told with


def conversion(text: str, units: Sequence[str], wanted: Wanted, shown: str) -> str:
    """What a number in another unit is in the one that is asked for: "That is about 160.9 km."; "" for others.

    Of several readings one that is right is told. `shown` is how the right number is written.
    """
    told = ""
    for quantity in read_quantities(text):
        times = factor(quantity.unit, units)
        if times in (None, 1) or not quantity.single:
            continue
        meant = quantity.times(times).low
        if meant == wanted.low == wanted.high:
            return f"That is {with_unit(shown, units[0])}."
        rounded = _rounded(meant)
        about = "" if rounded == meant else "about "
        told = told or f"That is {about}{with_unit(number_text(rounded), units[0])}."
        if wanted.holds(_number(meant)):
            return f"That is {about}{with_unit(number_text(rounded), units[0])}."
    return told


def _rounded(number: Fraction) -> Fraction:
    """A number to four significant figures; one that is whole and short stays as it is."""
    if number.denominator == 1 and abs(number) < 100_000:
        return number
    places = _FIGURES
    while abs(number) >= 10 ** (_FIGURES - places):
        places -= 1
    while number and abs(number) < Fraction(1, 10) ** (places - _FIGURES + 1):
        places += 1
    return round(number, places)


def slip(given: Quantity, wanted: Wanted) -> str:
    """What a wrong number has in common with the right one, where that tells the learner what went wrong."""
    if not given.single:
        if given.low <= wanted.low and wanted.high <= given.high:
            single = wanted.low == wanted.high
            return "One number is wanted, not a range." if single else "That range is too wide."
        return ""
    value = given.low
    for power, name in _TOO_MUCH.items():
        if value and wanted.holds(_number(value / 10**power)):
            return f"{name} times too large."
        if value and wanted.holds(_number(value * 10**power)):
            return f"{name} times too small."
    if value and wanted.holds(_number(-value)):
        return "The number is right, its sign is not."
    if wanted.low == wanted.high and _exchanged(number_text(value), number_text(wanted.low)):
        return "Two digits have changed places."
    return ""


def _number(value: Fraction) -> Quantity:
    return Quantity(value, value)


def _exchanged(one: str, other: str) -> bool:
    """Whether two numbers differ by two neighbouring digits that have changed places."""
    one, other = one.replace(",", ""), other.replace(",", "")
    places = [place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return (
        len(one) == len(other)
        and len(places) == 2
        and places[1] == places[0] + 1
        and one[places[0]] == other[places[1]]
        and one[places[1]] == other[places[0]]
    )
