"""Numbers and dates in running text: what they mean, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from quiz_app.documents.document import Span
from quiz_app.questions.number_words import digits
from quiz_app.questions.numerals import roman
from quiz_app.text import MONTHS, fold


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as far as it is told: 0 for what is not. Years before our era are negative.

    `span` tells what `year` begins: "" a year, "decade" ten, "century" a hundred (of which `year` is the number).
    """

    year: int = 0
    month: int = 0
    day: int = 0
    span: str = ""

    def holds(self, other: Dated) -> bool:
        """Whether this date, as a text tells it, bears out `other`: it tells all of that, and nothing else of it."""
        if other.span == "decade" and self.span == "century":
            return other.year == 100 * (self.year - 1) > 0  # the 1800s are rather the century than ten years
        if self.span != other.span or (other.year and self.year != other.year):
            return False
        if other.month and self.month != other.month:
            return False
        return not other.day or self.day == other.day


@dataclass(frozen=True, slots=True)
class Amount:
    """A number; `kind` is "" for one that counts, "th" for one that orders."""

    value: Fraction
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a text, and where."""

    what: Dated | Amount
    span: Span


_MONTHS = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_TO_DAY = r"(?:\s?[-\u2010-\u2015]\s?[0-3]?[0-9](?:st|nd|rd|th)?)?"
_NO_MORE = r"(?![\w%]|,[0-9]{3}(?![0-9])|\.[0-9])"
_YEAR = r"(?P<year>[1-9][0-9]{2,3})" + _NO_MORE
_EDGE = r"(?<![\w.$\u20ac\u00a3])"
_ERA = r"(?:\s?(?P<era>b\.?\s?c\.?(?:\s?e\b\.?)?)(?![\w]))"
_TEENS = "ten|eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twentie"
_CENTURIES = rf"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|(?:{_TEENS})th|twenty-first"
# In this order; what one of them has read, no later one reads again.
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _EDGE + r"(?P<year>[12][0-9]{3})-(?P<number>[01][0-9])(?:-(?P<day>[0-3][0-9]))?(?![\w-])",
        _EDGE + _DAY + _TO_DAY + r"\s(?:of\s)?" + _MONTH + r"(?:,?\s(?:of\s)?" + _YEAR + r")?(?!\w)",
        r"(?<!\w)" + _MONTH + r"\s" + _DAY + _TO_DAY + r"(?![\w:.])(?:,?\s" + _YEAR + r")?(?!\w)",
        r"(?<!\w)" + _MONTH + r",?\s(?:of\s)?" + _YEAR + r"(?!\w)",
        rf"(?<!\w)(?P<century>{_CENTURIES}|[0-9]{{1,2}}(?:st|nd|rd|th)|[ivx]+)[-\u2010-\u2015\s]centur(?:y|ies)"
        + _ERA
        + "?",
        _EDGE + r"(?P<decade>[1-9][0-9]{2}0)['\u2019]?s(?!\w)",
        _EDGE + r"(?P<year>[1-9][0-9]{0,3})" + _ERA,
        _EDGE
        + r"(?P<year>1[0-9]{3}|20[0-9]{2})\s?[-\u2010-\u2015/]\s?(?P<until>[0-9]{2}|[12][0-9]{3})"
        + _NO_MORE,
        _EDGE + r"(?P<year>1[0-9]{3}|20[0-9]{2})" + _NO_MORE,
    )
)
_DIGITS = re.compile(r"(?<![\w.,])[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:st|nd|rd|th)?(?![0-9])")
_WORD = re.compile(r"[a-z]+")
_PIECE = re.compile(rf"{_DIGITS.pattern}|(?<![^\W_])[A-Za-z]+(?![^\W_])")
_BETWEEN = re.compile(r"[\s\-\u2010-\u2012]{1,3}")
PAIRS = frozenset(("both", "pair", "couple", "twice", "double", "twin"))
_INSIDE = ("and", "point", "a")
_FRACTION_ENDS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4}
_ENDS = ["fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"]
_FRACTION_ENDS |= {end + more: parts for parts, end in enumerate(_ENDS, start=4) for more in ("", "s")}
_FRACTION_ENDS |= {"twentieth": 20, "twentieths": 20, "hundredth": 100, "hundredths": 100}
# "A third of them", as against "a third attempt".
_SHARE = re.compile(
    rf"\ban?[\s-](third|quarter|{'|'.join(_ENDS)}|twentieth|hundredth)(?=\s+of\b|\s*[,.;:)]|\s*$)",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    r"(?<![\w.,])(?:one|1)\s(?:in|out\sof)\s(?:every\s)?([a-z]+|[0-9]+)(?![\w%]|[.,][0-9])", re.IGNORECASE
)
# "From 8 to 55 billion": the first means billions, too.
_UP_TO = re.compile(r"\s*(?:[-\u2010-\u2015]|to|or|and)\s*[$\u20ac\u00a3]?\s*")
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
# "A quarter of a billion" is neither a quarter nor a billion.
_PART_OF_SCALE = re.compile(
    rf"(?<!\w)(?:(an?|one|two|three|four|[1-9])[\s-])?({'|'.join(_FRACTION_ENDS)})\s+of\s+(?:an?|one)\s"
    rf"({'|'.join(_SCALES)})(?!\w)",
    re.IGNORECASE,
)
_DECADES = re.compile(r"[\s-]decades?\b", re.IGNORECASE)
_PERCENT = re.compile(r"\s?(?:%|per\s?cent\b)", re.IGNORECASE)
_FOLD = "fold"
_MOST_PARTS = 1000  # "one in 1689" is no share
_READ = re.compile(r"(-?[0-9]{1,30}(?:\.[0-9]{1,30})?)(st|nd|rd|th)?")
_LONGEST_RUN = 12


def dates_and_numbers(text: str) -> tuple[Found, ...]:
    """The dates and numbers of a text in its order. A year may be a number, too: only the date is told."""
    taken: list[tuple[int, int]] = []
    found: list[Found] = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            dated = tuple(_dated(match))
            if dated:
                taken.append(match.span())
                found += [Found(each, Span(*match.span())) for each in dated]
    parts = tuple(_parts(text))
    found += parts
    taken += [(each.span.start, each.span.end) for each in parts]
    blank = list(text)
    for start, end in taken:
        blank[start:end] = "\0" * (end - start)
    found += _in_full(list(_numbers("".join(blank))), text)
    return tuple(sorted(found, key=lambda each: (each.span.start, each.span.end)))


def _parts(text: str) -> Iterator[Found]:
    """Parts of a whole or of a round number: a third of them, one in four, a quarter of a billion."""
    scaled: list[int] = []
    for match in _PART_OF_SCALE.finditer(text):
        count = digits(match[1].lower()) if match[1] else ""
        share = Fraction(int(count) if count.isdigit() else 1, _FRACTION_ENDS[match[2].lower()])
        scaled.append(match.start())
        yield Found(Amount(share * _SCALES[match[3].lower()]), Span(*match.span()))
    for match in _SHARE.finditer(text):
        if match.start() not in scaled:
            yield Found(Amount(Fraction(1, _FRACTION_ENDS[match[1].lower()])), Span(*match.span()))
    for match in _ONE_IN.finditer(text):
        parts = digits(fold(match[1]))
        if parts.isascii() and parts.isdigit() and 1 < int(parts) <= _MOST_PARTS:
            yield Found(Amount(Fraction(1, int(parts))), Span(*match.span()))


def _dated(match: re.Match[str]) -> Iterator[Dated]:
    """What a match tells; nothing where that is no date."""
    told = match.groupdict()
    if told.get("century"):
        number = _counted(told["century"])
        if number:
            yield Dated(-number if told.get("era") else number, span="century")
        return
    if told.get("decade"):
        yield Dated(int(told["decade"]), span="decade")
        return
    year = int(told.get("year") or 0) * (-1 if told.get("era") else 1)
    month = int(told.get("number") or 0) or _MONTHS.get((told.get("month") or "").lower(), 0)
    day = int(told.get("day") or 0)
    if month > 12 or day > 31:
        return
    if told.get("until"):
        yield from _ends(told["year"], told["until"])
    elif told.get("number") and not day:
        yield from _ends(told["year"], told["number"])  # 1904-05 may be a month or two years
        yield Dated(year, month)
    elif year or month:
        yield Dated(year, month, day)


def _ends(first: str, last: str) -> Iterator[Dated]:
    """Both years of "1904-05" and "1856-1860"; where the second is no later year, only the first."""
    yield Dated(int(first))
    year = int(last) if len(last) == 4 else int(first[:2] + last)
    if year > int(first):
        yield Dated(year)


def _counted(word: str) -> int:
    word = fold(word)
    ordinal = digits(word.replace("-", " "))
    figures = "".join(filter(str.isdigit, ordinal))
    return int(figures) if figures else roman(word) or 0


def _numbers(text: str) -> Iterator[Found]:
    """Numbers in digits and in words, what belongs together as one: 1.5 million, twenty five, two thirds."""
    run: list[re.Match[str]] = []
    for piece in _PIECE.finditer(text):
        joined = run and _BETWEEN.fullmatch(text, run[-1].end(), piece.start()) is not None
        if run and (not joined or not _counts(piece[0]) or len(run) >= _LONGEST_RUN):
            yield from _read(run)
            run = []
        if _counts(piece[0]) and (run or fold(piece[0]) not in _INSIDE):
            run.append(piece)
    if run:
        yield from _read(run)


def shares(found: Sequence[Found], text: str) -> Iterator[Found]:
    """What of a text's numbers are percentages, as parts of one."""
    for each in found:
        if isinstance(each.what, Amount) and _PERCENT.match(text, each.span.end):
            yield Found(Amount(each.what.value / 100), each.span)


def _in_full(found: Sequence[Found], text: str) -> Iterator[Found]:
    """The same numbers; decades are told in years, and the first of two up to millions in millions."""
    for number, each in enumerate(found):
        yield Found(_meant(each, found[number + 1 : number + 2], text), each.span)


def _meant(found: Found, following: Sequence[Found], text: str) -> Dated | Amount:
    amount = found.what
    if not isinstance(amount, Amount) or amount.kind:
        return amount
    if _DECADES.match(text, found.span.end):
        return Amount(amount.value * 10)
    for last in following:
        scale = _SCALES.get(text[last.span.start : last.span.end].rsplit(maxsplit=1)[-1].lower(), 1)
        if isinstance(last.what, Amount) and _UP_TO.fullmatch(text, found.span.end, last.span.start):
            return Amount(amount.value * scale) if amount.value * scale < last.what.value else amount
    return amount


def _without_fold(word: str) -> str:
    """six of sixfold."""
    folded = fold(word)
    bare = folded.removesuffix(_FOLD)
    return bare if bare and digits(bare) != bare else folded


@lru_cache(maxsize=16384)
def _counts(word: str) -> bool:
    folded = _without_fold(word)
    if folded[0].isdigit() or folded in _INSIDE or folded in ("hundred", "half", "halves") or folded in PAIRS:
        return True
    return folded in _FRACTION_ENDS or digits(folded) != folded


def _read(run: Sequence[re.Match[str]]) -> Iterator[Found]:
    """The numbers that a run of number words and digits makes, each as long as can be."""
    start = 0
    while start < len(run):
        for end in range(len(run), start, -1):
            value = _value([_without_fold(piece[0]).replace(",", "") for piece in run[start:end]])
            if value is not None:
                yield Found(value, Span(run[start].start(), run[end - 1].end()))
                start = end
                break
        else:
            start += 1


def _value(words: Sequence[str]) -> Amount | None:
    """What words mean as one number; None for none, and for a lone "one", "first" or "second", which say little."""
    if words[0] in _INSIDE or words[-1] in _INSIDE:
        return None
    if len(words) == 1 and words[0] in PAIRS:
        return Amount(Fraction(2))
    words = [word for word in words if word != "a"]
    share = _share(words)
    if share is not None:
        return Amount(share)
    read = _READ.fullmatch(digits(" ".join(words)))
    if read is None or words in (["one"], ["first"], ["second"]):
        return None
    return Amount(Fraction(read[1]), "th" if read[2] else "")


def _share(words: Sequence[str]) -> Fraction | None:
    """A fraction in words: half, a third, two thirds, three quarters."""
    parts = _FRACTION_ENDS.get(words[-1])
    if parts is None or len(words) > 2:
        return None
    if len(words) == 1:
        return Fraction(1, parts) if words[-1] in ("half", "quarter", "quarters") else None
    count = digits(words[0])
    if not count.isdigit() or (words[-1][-1] != "s" and int(count) != 1):
        return None
    return Fraction(int(count), parts)
