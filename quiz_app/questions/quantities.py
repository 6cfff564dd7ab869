"""Numbers as people write them, read exactly: separators, decimals, fractions, words, powers of ten, ranges, units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from quiz_app.questions.number_words import digits
from quiz_app.questions.units import factor, known_unit
from quiz_app.text import fold

_LONGEST = 120
_MOST_DIGITS = 30  # of a number, and the highest power of ten: what is longer is no amount that anyone asks
_SCALES = {"hundred": 100, "dozen": 12, "k": 10**3, "thousand": 10**3, "thousands": 10**3}
_SCALES |= dict.fromkeys(("m", "mn", "mio", "mln", "million", "millions"), 10**6)
_SCALES |= dict.fromkeys(("b", "bn", "billion", "billions"), 10**9)
_SCALES |= dict.fromkeys(("tn", "trillion", "trillions"), 10**12)
_SCALE_WORD = r"(?:thousand|million|billion|trillion|mln|mn|bn)"
_ROUND = r"(?:dozen|hundred|thousand|million|billion|trillion)\b"
_PART = "(?:third|quarter|fourth|fifth|tenth)"

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_POWER = re.compile("(?<=10)[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_REWRITTEN = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\.{2,}", " - "),
        ("[\u2010-\u2015\u2212\uff0d]", "-"),
        ("\u2044", "/"),
        (r"(?<=[a-z])\^(?=[23]\b)", ""),
        (r"(?<=[0-9])['\u2019\u02bc](?=[0-9]{3}(?![0-9]))", ""),
        (r"['\u2019\u2018`\"()\[\]]", " "),
        (r"[.!?,;]+$", ""),
        (r"^(?=[0-9])(.*?) ?(?:degrees? )?below (?:zero|freezing)$", r"-\1"),
        (r"\ban? (?=(?:third|quarter|fourth|fifth|tenth)\b)", "1 "),
        # A quarter of a billion, half of a dozen, a million and a half.
        (rf"\b({_PART}s?) (?:of )?(?:an? |one )?(?={_ROUND})", r"\1 of "),
        (rf"^(?={_PART} of {_ROUND})", "1 "),
        (rf"(?<=[0-9]/[0-9]) of (?:an? |one )?(?={_ROUND})", " "),
        (r"\b(?:an?|one|1) (?=half\b)", ""),
        (rf"\bhalf (?:of )?(?:an? |one )?(?={_ROUND})", "half "),
        (rf"\b(?:an?|one|1) ({_ROUND}) and (?:an? |one |1 )?(half|quarter)\b(?! of)", r"1 and \2 \1"),
        # Fourfold, twice, by a factor of four.
        (r"^(?:it )?(?:(?:rose|grew|increased|multiplied)(?: by)?|by) ", ""),
        (r"^(?:an? )?factor of (.+)", r"\1 times"),
        (r" ?-?fold\b", " times"),
        (r"\b(?:it )?(?:twice|doubled?)\b", "2 times"),
        (r"\b(?:it )?(?:thrice|tripled?|trebled?)\b", "3 times"),
        (r"\b(?:it )?quadrupled?\b", "4 times"),
        ("^fortnight$", "1 fortnight"),
    )
)
_ABOUT = re.compile(
    r"(?:it (?:is|was)|about|around|approximately|approx\b\.?|circa|ca\b\.?|c\.|c(?=[0-9])|roughly|nearly|almost|some"
    r"|(?:just |well |slightly )?(?:over|under|more than|less than|fewer than)|at least|at most|up to|close to"
    r"|(?:an )?estimated|exactly|from|[~\u2248=])(?![a-z]) *"
)
_VAGUE = re.compile(
    r" *(?:about|around|approx|circa|ca\b|c\.|roughly|nearly|almost|some\b|more than|less than|over\b|[~\u2248<>])"
)
_ONE_OF = re.compile("an? ([^0-9]+)")
_LITERAL = re.compile(
    r"(?<![\w.,])(?:[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)*|[.][0-9]+)"
)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{2,3})*,[0-9]{3}|[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_EXPONENT = re.compile(
    r"(?<![\w.])(?:([0-9]+(?:\.[0-9]+)?) ?(?:e ?|[x*\u00d7\u00b7] ?10 ?(?:\^|\*\*) ?)|10 ?(?:\^|\*\*) ?)"
    r"([+-]?[0-9]{1,3})(?!\w)"
)
_APART = re.compile(
    r"(?<=[0-9])-?(?=[a-z])|(?<=[0-9])(?=[%\u2030\u00b0$\u20ac\u00a3\u00a5\u20bd])|(?<=[a-z])-(?=[a-z])"
)
_SYMBOL_APART = re.compile(r"(?<=[$\u20ac\u00a3\u00a5\u20bd])(?=[0-9])")
_FRACTION_WORD = re.compile(rf"\b([0-9]+) ({_PART})s?\b(?: of (?={_ROUND}))?")
_PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}
_SINGLE = re.compile(
    r"(?P<first>[+-]?) ?(?P<before>[^0-9+-]*?) ?(?P<sign>[+-]?)"
    r"(?P<number>[0-9]+ [0-9]+/[0-9]+|[0-9]+/[0-9]+|[0-9]+(?:\.[0-9]+)?)(?P<after>(?: .*)?)"
)
_BREAK = re.compile(r" *(?:(?<= )(?:to|until)(?= )|-) *")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or all from `low` to `high`, in a unit as it was written ("" for none)."""

    low: Fraction
    high: Fraction
    unit: str = ""

    @property
    def single(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high

    def times(self, factor: Fraction) -> Quantity:
        """The same in another unit, which is no longer named; the ends in order."""
        low, high = sorted((self.low * factor, self.high * factor))
        return Quantity(low, high)


@lru_cache(maxsize=512)
def read_quantities(text: str) -> tuple[Quantity, ...]:
    """What a text may mean as a number or range, the likeliest first; () where it is none.

    A comma before three digits parts thousands; another one is a decimal comma. A point is a decimal point, and
    before three digits may part thousands too, as in much of Europe: 2.824 has both readings. "3 m" are metres or
    millions. "2 to 3 million" begins at two million, or at two.
    """
    if len(text) > _LONGEST:
        return ()
    found = [quantity for written in _variants(text) for quantity in (*_single(written), *_range(written))]
    return tuple(dict.fromkeys(found))


def about(text: str) -> bool:
    """Whether a text gives its number as about right: ~100 million, around 12."""
    return _VAGUE.match(fold(text)) is not None


def number_text(number: Fraction, *, grouped: bool = True) -> str:
    """A number in digits, thousands parted by commas from five digits on; a fraction where decimals never end."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    sign, number = ("-" if number < 0 else ""), abs(number)
    whole, part = divmod(number, 1)
    decimals = ""
    while part:
        digit, part = divmod(part * 10, 1)
        decimals += str(digit)
    written = f"{whole:,}" if grouped and whole >= 10_000 else str(whole)
    return sign + written + (f".{decimals}" if decimals else "")


def _variants(text: str) -> Iterator[str]:
    """A text with its numbers in plain digits, once for each way to read its points and its words."""
    text = fold(_POWER.sub(lambda power: "^" + power[0].translate(_RAISED), text))
    text = " ".join(text.split())
    for pattern, replacement in _REWRITTEN:
        text = pattern.sub(replacement, text).strip()
    while (about := _ABOUT.match(text)) is not None:
        text = text[about.end() :]
    if (one := _ONE_OF.fullmatch(text)) is not None and known_unit(one[1]):
        text = f"1 {one[1]}"  # a year, an hour
    text = re.sub("^between (.+) and ", r"\1 to ", text)
    for written in dict.fromkeys((_LITERAL.sub(_literal, text), _LITERAL.sub(_literal_with_points, text))):
        spaced = _SYMBOL_APART.sub(" ", _APART.sub(" ", _EXPONENT.sub(_raised, written)))
        words = " ".join(word for word in spaced.replace(",", " ").split() if word not in ("a", "an", "the"))
        inherited = re.sub(rf"^([^-]*[^- ]) *(-|to) *(.*?) ({_SCALE_WORD})\b", r"\1 \4 \2 \3 \4", words)
        for form in dict.fromkeys((inherited, words)):
            for years in (False, True):
                yield _FRACTION_WORD.sub(_fraction, re.sub(r"^half\b", "1/2", digits(form, years=years)))


def _literal(found: re.Match[str], points: bool = False) -> str:
    """A number without what parts its thousands; with `points` a point before three digits does that too."""
    written = found[0].replace(" ", "")
    comma, point = written.rfind(","), written.rfind(".")
    if comma >= 0 and point >= 0:
        last, first = max(comma, point), min(written.find(","), written.find("."))
        parted = written[:last]
        if first == last or not (_GROUPED.fullmatch(parted) or parted.isdigit()):
            return written
        return re.sub("[.,]", "", parted) + "." + written[last + 1 :]
    if _GROUPED.fullmatch(written) and (comma >= 0 or points or written.count(".") > 1):
        return re.sub("[.,]", "", written)
    return ("0" if point == 0 else "") + written.replace(",", ".", 1)


def _literal_with_points(found: re.Match[str]) -> str:
    return _literal(found, points=True)


def _raised(power: re.Match[str]) -> str:
    """A number with a power of ten, in digits; as it stands where the power is out of all measure."""
    exponent = int(power[2])
    if abs(exponent) > _MOST_DIGITS or len(power[1] or "") > _MOST_DIGITS:
        return power[0]
    return number_text(Fraction(power[1] or 1) * Fraction(10) ** exponent, grouped=False)


def _fraction(words: re.Match[str]) -> str:
    return f"{words[1]}/{_PARTS[words[2]]}" + (" " if words[0].endswith(" ") else "")


def _single(text: str) -> Iterator[Quantity]:
    """The readings of one number with its unit before or behind it."""
    found = _SINGLE.fullmatch(text)
    if found is None or (found["first"] and found["sign"]) or len(found["number"]) > 2 * _MOST_DIGITS:
        return
    number = _value(found["number"])
    unit, after = found["before"].strip(), found["after"].split()
    if number is None or re.search(r"(?<![a-z])[0-9]", found["after"]) or _BREAK.search(found["after"]):
        return
    value = -number if "-" in (found["first"], found["sign"]) else number
    if unit and after and not known_unit(unit):
        return
    if not after or after[0] not in _SCALES or known_unit(after[0]):
        rest = " ".join(after)
        yield Quantity(value, value, unit or rest)
    if after and after[0] in _SCALES:
        scaled = value * _SCALES[after[0]]
        yield Quantity(scaled, scaled, unit or " ".join(after[1:]))


def _value(number: str) -> Fraction | None:
    whole, _space, part = number.rpartition(" ")
    if "/" not in part:
        return Fraction(part) if len(part) <= _MOST_DIGITS + len(part.partition(".")[2]) else None
    over, under = part.split("/")
    return Fraction(int(whole or 0)) + Fraction(int(over), int(under)) if int(under) else None


def _range(text: str) -> Iterator[Quantity]:
    """The readings of two numbers with a dash or word between them; the unit stands once or twice."""
    for gap in _BREAK.finditer(text):
        if not gap.start():
            continue
        for high in _single(text[gap.end() :]):
            for low in _single(text[: gap.start()]):
                if not low.unit or not high.unit or factor(low.unit, (high.unit,)) == 1:
                    yield Quantity(low.low, high.high, high.unit or low.unit)
