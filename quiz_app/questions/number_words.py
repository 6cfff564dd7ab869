"""Numbers in English words, read as digits: cardinals, ordinals, decades, spoken years and scale words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Context, Decimal

_UNITS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_TEENS = {"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16}
_TEENS |= {"seventeen": 17, "eighteen": 18, "nineteen": 19}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70}
_TENS |= {"eighty": 80, "ninety": 90}
_SMALL = {"zero": 0, "nought": 0} | _UNITS | _TEENS
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
_ORDINALS |= {"eighth": 8, "ninth": 9, "twelfth": 12}
_ORDINALS |= {f"{word}th": value for word, value in _TEENS.items() if word != "twelve"}
_ORDINALS |= {word.removesuffix("y") + "ieth": value for word, value in _TENS.items()}
_DECADES = {word.removesuffix("y") + "ies": value for word, value in _TENS.items()}
_SCALES = {"dozen": 12, "thousand": 10**3, "million": 10**6, "mln": 10**6, "billion": 10**9, "bn": 10**9}
_SCALES |= {"trillion": 10**12}
_ROUND_ORDINALS = {"hundredth": 100, "thousandth": 10**3, "millionth": 10**6}
_FRACTIONS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_DIGITS = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")  # longer ones are no amount, and would be rounded
_WIDE = Context(prec=100)
# Words after which "one" is somebody, or "hundred" some number or other.
_PRONOUN_BEFORE = re.compile("no|any|some|every|each|this|that|which|another")
_VAGUE_BEFORE = re.compile("several|few|many|some|couple|of|tens|hundreds|thousands|millions")
_KNOWN = frozenset(
    (
        *_SMALL,
        *_TENS,
        *_ORDINALS,
        *_DECADES,
        *_SCALES,
        *_ROUND_ORDINALS,
        *_FRACTIONS,
        "hundred",
        "hundreds",
        "minus",
    )
)


def digits(text: str, *, years: bool = True) -> str:
    """A normalised text with its number words as digits; `years` reads "sixteen eighty nine" as 1689, not as 16 89.

    Cardinals, ordinals (3rd), decades (1680s), scale words and halves of them are rewritten, Roman numerals are not.
    """
    words = text.split()
    if _KNOWN.isdisjoint(words):
        return text
    written: list[str] = []
    place = 0
    while place < len(words):
        read = _read(words, place, years)
        if read is None:
            written.append(words[place])
            place += 1
            continue
        value, place = read
        written.append(value)
    return " ".join(written)


def ordinal_of(number: int) -> str:
    """A number as an ordinal: 1st, 2nd, 3rd, 11th."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def plain(number: Decimal) -> str:
    """A number in digits, without an exponent and without noughts at the end of its decimals."""
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _read(words: Sequence[str], place: int, years: bool) -> tuple[str, int] | None:
    """The number that begins at `place`, as digits, and the place behind it; None where none begins."""
    before = words[place - 1] if place else ""
    if words[place] == "one" and _PRONOUN_BEFORE.fullmatch(before):
        return None
    if words[place] == "minus":
        return _negative(words, place + 1)
    if words[place][0] == "-" and _DIGITS.fullmatch(words[place]):
        return _negative([*words[:place], words[place][1:], *words[place + 1 :]], place)
    special = (
        _ordinal(words, place, before) or _decade(words, place) or (_year(words, place) if years else None)
    )
    if special is not None:
        return special
    read_amount = _amount(words, place, before)
    return None if read_amount is None else (plain(read_amount[0]), read_amount[1])


def _negative(words: Sequence[str], place: int) -> tuple[str, int] | None:
    """The negative of the cardinal that begins at `place`."""
    if place >= len(words):
        return None
    read = _amount(words, place, "minus")
    if read is not None:
        return plain(-read[0]), read[1]
    return (f"-{words[place]}", place + 1) if re.fullmatch(r"[0-9.]+", words[place]) else None


def _ordinal(words: Sequence[str], place: int, before: str) -> tuple[str, int] | None:
    """An ordinal in words; one behind a number is a fraction or a second of time, and stays."""
    whole = 0
    start = place
    counted = _amount(words, place, before, ordinal=True)
    if counted is not None:
        whole, place = int(counted[0]), counted[1]
    if place >= len(words):
        return None
    word = words[place]
    if word in _ROUND_ORDINALS and start < place and 0 < whole < 1000:
        return ordinal_of(whole * _ROUND_ORDINALS[word]), place + 1
    value = _ORDINALS.get(word, _ROUND_ORDINALS.get(word))
    if value is None:
        return None
    if start == place:
        second_of_time = word == "second" and before == "per"
        return (
            None
            if _DIGITS.fullmatch(before) or before in _SMALL or second_of_time
            else (ordinal_of(value), place + 1)
        )
    last = words[place - 1]
    fits = (last in _TENS and value < 10) or (
        last in ("hundred", "thousand", "million", "and") and value < 100
    )
    return (ordinal_of(whole + value), place + 1) if fits else None


def _decade(words: Sequence[str], place: int) -> tuple[str, int] | None:
    """A decade: "thirties", or with the hundreds before it."""
    if words[place] in _DECADES:
        return f"{_DECADES[words[place]]}s", place + 1
    century = _below_hundred(words, place)
    if century is None or century[1] >= len(words) or not 10 <= century[0] <= 20:
        return None
    following = words[century[1]]
    if following == "hundreds":
        return f"{century[0]}00s", century[1] + 1
    return (f"{century[0]}{_DECADES[following]}s", century[1] + 1) if following in _DECADES else None


def _year(words: Sequence[str], place: int) -> tuple[str, int] | None:
    """A year as it is spoken in two halves, of 1001 to 2099."""
    if words[place] not in _TEENS and words[place] != "twenty":
        return None
    century = _SMALL.get(words[place], 20)
    rest = words[place + 1 : place + 3]
    if len(rest) == 2 and rest[0] in ("oh", "o", "zero") and rest[1] in _UNITS:
        return f"{century}0{_UNITS[rest[1]]}", place + 3
    end = _below_hundred(words, place + 1)
    if end is None or end[0] < 10:
        return None
    follows = words[end[1]] if end[1] < len(words) else ""
    return None if follows == "hundred" or follows in _SCALES else (f"{century}{end[0]}", end[1])


def _amount(
    words: Sequence[str], place: int, before: str, *, ordinal: bool = False
) -> tuple[Decimal, int] | None:
    """A cardinal: parts of falling scale, "and" between them; with `ordinal` one that an ordinal may end."""
    total, ceiling, start = Decimal(0), Decimal(10) ** 30, place
    while place < len(words):
        at = place + 1 if place > start and words[place] == "and" else place
        part = _part(words, at, alone=place == start and not _counted_by(before))
        if part is None or not 0 <= part[0] < ceiling or (place > start and ceiling <= 1):
            break
        value, unit, following = part
        total, place = _WIDE.add(total, value), following
        ceiling = unit
    if place == start:
        return None
    if ordinal and words[place - 1] != "and" and place < len(words) and words[place] == "and":
        place += 1
    return total, place


def _counted_by(before: str) -> bool:
    """Whether a scale word behind `before` is counted by it, so that it means no round number by itself."""
    counted = before in _SCALES or before == "hundred" or before[-1:].isdigit()
    return counted or bool(_VAGUE_BEFORE.fullmatch(before))


def _part(words: Sequence[str], place: int, *, alone: bool) -> tuple[Decimal, Decimal, int] | None:
    """A number with its scale: the value, the scale that what follows must stay below, and the place behind."""
    read = _factor(words, place, alone=alone)
    if read is None:
        return None
    factor, following = read
    unit = Decimal(1)
    written = following == place + 1 and bool(_DIGITS.fullmatch(words[place]))
    if following < len(words) and words[following] in _SCALES:
        unit = Decimal(_SCALES[words[following]])
        following += 1
    elif written:
        return None  # digits alone are left as they stand
    elif factor >= 100 and factor % 100 == 0:
        return factor, Decimal(100), following
    return _WIDE.multiply(factor, unit), unit, following


def _factor(words: Sequence[str], place: int, *, alone: bool) -> tuple[Decimal, int] | None:
    """What stands before a scale word: hundreds and what is below, digits, halves; 1 for a scale word alone."""
    if place >= len(words):
        return None
    word = words[place]
    if word in _SCALES:
        return (Decimal(1), place) if alone else None
    if word in _FRACTIONS:
        scaled = place + 1 < len(words) and words[place + 1] in _SCALES
        return (_FRACTIONS[word], place + 1) if scaled and alone else None
    read: tuple[Decimal, int] | None
    if _DIGITS.fullmatch(word):
        hundreds = words[place + 1 : place + 2] == ["hundred"]
        read = Decimal(word) * (100 if hundreds else 1), place + 1 + hundreds
    else:
        small = _below_thousand(words, place, alone=alone)
        read = None if small is None else (Decimal(small[0]), small[1])
    return None if read is None else _with_decimals(words, *read)


def _with_decimals(words: Sequence[str], value: Decimal, place: int) -> tuple[Decimal, int]:
    """Adds "and half" or "point five" to a number."""
    rest = words[place : place + 2]
    if len(rest) == 2 and rest[0] == "and" and rest[1] in _FRACTIONS and value == int(value):
        return value + _FRACTIONS[rest[1]], place + 2
    if len(rest) == 2 and rest[0] == "point" and value == int(value):
        decimals = ""
        while place + 1 < len(words) and words[place + 1] in _SMALL and _SMALL[words[place + 1]] < 10:
            decimals += str(_SMALL[words[place + 1]])
            place += 1
        if 0 < len(decimals) <= 30:
            return Decimal(f"{value}.{decimals}"), place + 1
    return value, place


def _below_thousand(words: Sequence[str], place: int, *, alone: bool) -> tuple[int, int] | None:
    """A number in words up to ninety nine hundred and ninety nine."""
    read = _below_hundred(words, place)
    value, following = read if read is not None else (1, place)
    if following >= len(words) or words[following] != "hundred" or (read is None and not alone) or not value:
        return read
    value, following = value * 100, following + 1
    at = following + 1 if following < len(words) and words[following] == "and" else following
    rest = _below_hundred(words, at)
    if rest is not None and rest[0] and not (rest[1] < len(words) and words[rest[1]] == "hundred"):
        return value + rest[0], rest[1]
    return value, following


def _below_hundred(words: Sequence[str], place: int) -> tuple[int, int] | None:
    if place >= len(words):
        return None
    word = words[place]
    if word in _SMALL:
        return _SMALL[word], place + 1
    if word not in _TENS:
        return None
    if place + 1 < len(words) and words[place + 1] in _UNITS:
        return _TENS[word] + _UNITS[words[place + 1]], place + 2
    return _TENS[word], place + 1
