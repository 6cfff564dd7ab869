"""Units of measure as learners write them, and exact conversions between those of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from quiz_app.questions.normal import ARTICLES
from quiz_app.text import fold

# What is measured, how much of its smallest part, and the spellings in the singular. The conversions are exact by
# definition: the inch is 25.4 mm, the pound 0.45359237 kg (agreement of 1959), the verst 3,500 feet.
_ROWS = (
    ("length", "0.001", "mm|millimetre|millimeter"),
    ("length", "0.01", "cm|centimetre|centimeter"),
    ("length", "1", "m|metre|meter"),
    ("length", "1000", "km|kilometre|kilometer|klick"),
    ("length", "0.0254", "in|inch|inche"),
    ("length", "0.3048", "ft|foot|feet"),
    ("length", "0.9144", "yd|yard"),
    ("length", "1609.344", "mi|mile"),
    ("length", "1852", "nmi|nautical mile"),
    ("length", "1066.8", "verst|versta"),
    ("area", "0.0001", "cm2|sq cm|square centimetre|square centimeter"),
    ("area", "1", "m2|sq m|square metre|square meter"),
    ("area", "10000", "ha|hectare"),
    ("area", "1000000", "km2|sq km|square kilometre|square kilometer"),
    ("area", "4046.8564224", "acre"),
    ("area", "2589988.110336", "sq mi|mi2|square mile"),
    ("volume", "0.001", "ml|millilitre|milliliter|cm3|cubic centimetre|cubic centimeter"),
    ("volume", "1", "l|litre|liter"),
    ("volume", "1000", "m3|cubic metre|cubic meter"),
    ("volume", "1000000000000", "km3|cubic kilometre|cubic kilometer"),
    ("mass", "0.001", "mg|milligram|milligramme"),
    ("mass", "1", "g|gram|gramme"),
    ("mass", "1000", "kg|kilo|kilogram|kilogramme"),
    ("mass", "1000000", "t|tonne|ton|metric ton"),
    ("mass", "28.349523125", "oz|ounce"),
    ("mass", "453.59237", "lb|pound"),
    ("time", "1", "s|sec|second"),
    ("time", "60", "min|minute"),
    ("time", "3600", "h|hr|hour"),
    ("time", "86400", "d|day"),
    ("time", "604800", "week"),
    ("time", "1209600", "fortnight"),
    ("age", "1", "month"),
    ("age", "12", "year|yr|yr old|year old"),
    ("age", "120", "decade"),
    ("age", "1200", "century|centurie"),
    ("age", "12000", "millennium|millennia"),
    ("speed", "1", "km/h|kmh|kph|km per hour|kilometre per hour|kilometer per hour"),
    ("speed", "3.6", "m/s|metre per second|meter per second"),
    ("speed", "1.609344", "mph|mile per hour"),
    ("speed", "1.852", "kn|knot"),
    ("power", "1", "w|watt"),
    ("power", "1000", "kw|kilowatt"),
    ("power", "1000000", "mw|megawatt"),
    ("power", "1000000000", "gw|gigawatt"),
    ("energy", "1", "kwh|kilowatt hour"),
    ("energy", "1000", "mwh|megawatt hour"),
    ("energy", "1000000", "gwh|gigawatt hour"),
    ("energy", "1000000000", "twh|terawatt hour"),
    ("share", "1", "%|percent|per cent|pct|p c"),
    ("share", "0.1", "‰|per mille|per mill"),
    ("points", "1", "percentage point|percent point|pp"),
    ("celsius", "1", "°c|c|degree c|degree celsius|celsius|degree centigrade|centigrade|°|degree|deg"),
    ("fahrenheit", "1", "°f|f|degree f|degree fahrenheit|fahrenheit|°|degree|deg"),
    ("kelvin", "1", "k|kelvin"),
    ("angle", "1", "°|degree|deg"),
    ("people", "1", "people|person|inhabitant|resident|soul"),
    ("soldiers", "1", "soldier|troop|man|men"),
    ("dollar", "1", "$|us$|us $|u s $|usd|dollar|us dollar|u s dollar|american dollar"),
    ("euro", "1", "€|eur|euro"),
    ("sterling", "1", "£|gbp|pound|pound sterling"),
    ("yuan", "1", "¥|cny|rmb|renminbi|yuan|chinese yuan"),
    ("yen", "1", "¥|jpy|yen|japanese yen"),
    ("rouble", "1", "₽|rub|rouble|ruble|russian rouble|russian ruble"),
)
_UNITS: dict[str, tuple[tuple[str, Fraction], ...]] = {}
for _kind, _size, _spellings in _ROWS:
    for _spelling in _spellings.split("|"):
        _UNITS[_spelling] = (*_UNITS.get(_spelling, ()), (_kind, Fraction(_size)))
# What may stand before a unit, or behind it, and how many of it that makes: million US dollars.
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "mln": 10**6, "mn": 10**6}
_SCALES |= {"billion": 10**9, "bn": 10**9, "trillion": 10**12}
_TIMES = {"fold": "time", "x": "time", "\u00d7": "time"}
_PREFIXED = frozenset("$€£¥₽")
_CLOSE = re.compile("[%‰°].*")
_NOT_UNIT = re.compile(r"[().,;:!?\"']")


def factor(given: str, wanted: Sequence[str]) -> Fraction | None:
    """What a number in the `given` unit is multiplied with to be in the wanted one; None for another unit.

    `wanted` are the accepted spellings of one unit, none where no unit is asked for. No unit given is the wanted one,
    and words behind a unit say nothing: "km long".
    """
    words = _key(given).split()
    if not words or not wanted:
        return Fraction(1)
    spellings = {_key(spelling) for spelling in wanted}
    for count in range(len(words), 0, -1):
        written = " ".join(words[:count])
        if written in spellings:
            return Fraction(1)
        for kind, size in _UNITS.get(written, ()):
            for own, unit in _UNITS.get(_key(wanted[0]), ()):
                if kind == own:
                    return size / unit
    return None


def factors(given: str, wanted: Sequence[str]) -> tuple[Fraction, ...]:
    """All factors with which a number in the `given` unit may be meant, the likelier first; () for another unit.

    A wanted unit may have a scale word, as in million US dollars: there a number counts millions or dollars.
    """
    scale, bare = _scaled(tuple(wanted))
    found = [factor(given, wanted)]
    if scale != 1:
        single = factor(given, bare)
        found.append(None if single is None else single / scale)
    return tuple(dict.fromkeys(times for times in found if times is not None))


def has_scale(wanted: Sequence[str]) -> bool:
    """Whether a unit has a scale word, as million US dollars has."""
    return _scaled(tuple(wanted))[0] != 1


def known_unit(text: str) -> bool:
    """Whether a text is a unit that can be converted, or one of money."""
    return _key(text) in _UNITS


def names_unit(question: str, wanted: Sequence[str]) -> bool:
    """Whether the words of a question say the unit already, in any spelling."""
    words = f" {_key(question)} "
    return any(f" {spelling} " in words for spelling in _spellings_of(wanted) if spelling)


def with_unit(number: str, unit: str) -> str:
    """A number with its unit as English writes it: $5, 12%, 40 °C, 2,824 km."""
    if not unit:
        return number
    if unit in _PREFIXED:
        return f"-{unit}{number[1:]}" if number.startswith("-") else unit + number
    return f"{number}{'' if unit in ('%', '‰', '°') else ' '}{unit}"


@lru_cache(maxsize=256)
def _scaled(wanted: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """How many of a unit its scale word makes, 1 where it has none; and all spellings without it."""
    bare = []
    scale = 1
    for number, unit in enumerate(wanted):
        words = _key(unit).split()
        place = next((place for place in (0, -1) if words and words[place] in _SCALES), None)
        if place is not None:
            scale = _SCALES[words[place]] if number == 0 else scale
            del words[place]
        bare.append(" ".join(word for word in words if word != "of"))
    return scale, tuple(filter(None, bare))


def _spellings_of(wanted: Sequence[str]) -> Iterator[str]:
    for spelling in map(_key, wanted):
        yield spelling
        for kind, size in _UNITS.get(spelling, ()):
            alike = (other for other, units in _UNITS.items() if (kind, size) in units)
            # A single letter in a question is as often a name.
            yield from (other for other in alike if len(other) > 1 or not other.isalpha())


@lru_cache(maxsize=1024)
def _key(text: str) -> str:
    """A unit as it is looked up: folded, without punctuation and articles, each word in the singular."""
    words = _NOT_UNIT.sub(" ", fold(text).replace("^", "")).replace("-", " ").split()
    key = " ".join(_singular(word) for word in words if word not in ARTICLES or len(words) == 1)
    return _TIMES.get(key, key)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if len(word) > 2 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
