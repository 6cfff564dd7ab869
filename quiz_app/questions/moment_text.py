"""Dates as people write them, read as periods: ISO, English in any order, numbers, words, centuries and ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from quiz_app.questions.moments import Grain, Moment, Period, century, decade
from quiz_app.questions.number_words import digits
from quiz_app.questions.numerals import roman
from quiz_app.questions.slips import edits
from quiz_app.text import MONTHS, fold

_LONGEST = 100
_MOST_BREAKS = 6
_ENDING = "(?:st|nd|rd|th)"
_MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
_MONTH_NUMBERS |= {name[:3]: number for name, number in _MONTH_NUMBERS.items()} | {"sept": 9}
_MONTH = "(?:" + "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True)) + ")"

# How each thing is written out alike before it is read, in this order; the text is folded already.
_REWRITTEN = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("[\u2010\u2011]", "-"),
        ("^[\u2212\u2013] ?(?=[0-9])", "-"),
        (r"[\u2012-\u2015\u2212\uff0d]|\.{2,}", " – "),
        ("['\u2019\u2018`\u00b4]", ""),
        (r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?", " "),
        (r"\b(?:o\. ?s|n\. ?s)\b\.?|\b(?:old|new) style\b", " "),
        (r"\bbefore (?:the |our )?(?:common |christian )?era\b|\bbefore christ\b", " bce "),
        (r"\banno domini\b|\bcommon era\b", " ce "),
        (r"(?:(?<=[0-9])|\b)b\.?c(?:\.?e)?\b\.?", " bce "),
        (r"(?:(?<=[0-9])|\b)(?:c\.?e|a\.?d)\b\.?", " ce "),
        (rf"({_ENDING}) c\b\.?", r"\1 century"),
        (r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))", ""),
        (r"(?<=[a-z])\.|(?<=[0-9])\.(?=\s|$)|[,;?!()\[\]]", " "),
        (r"\b(early|mid|middle|late)-(?=[0-9a-z])", r"\1 "),
        (rf"(?<![a-z0-9])({_MONTH})-(?={_MONTH}\b)", r"\1 – "),
        (r"(?<![a-z0-9])([a-z]+)-(?=[a-z]+(?![a-z0-9]))", r"\1 "),
        (r"\bthe\b", " "),
    )
)
_AMERICAN = re.compile(
    rf"\b({_MONTH}) ([0-9]{{1,2}}){_ENDING}? ?(?:-|–|\bto\b|\band\b) ?([0-9]{{1,2}}){_ENDING}? ([0-9]{{3,4}})\b"
)
_CIRCA = re.compile(
    r"(?:circa|ca|c|about|around|approximately|approx|roughly|probably)\b ?|c(?=[0-9])|[~\u2248] ?"
)
_LEAD = re.compile(r"(?:in|on|at|by|it was|year|during|from|between|since|until|till)\b ?")
_SEASON = re.compile(r"(?:spring|summer|autumn|fall|winter) (?:of )?(?=[0-9])")
_PART_OF_MONTH = re.compile(rf"\b(?:early|late|mid|middle|beginning|start|end)(?: of)? (?={_MONTH}\b)")
_MEANT_MONTH = re.compile("[a-z]{5,}")
_BREAK = re.compile(r" (?:to|until|till|through|and|–) |-|/")
_ISO = re.compile(r"([0-9]{4})([-./])([0-9]{1,2})(?:\2([0-9]{1,2}))?")
_NUMERIC = re.compile(r"([0-9]{1,2})([-./ ])([0-9]{1,2})\2([0-9]{3,4})")
_NO_YEAR = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})(?:\2[0-9]{2})?")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[-./]([0-9]{3,4})")
_BEFORE = re.compile(r"-([0-9]{1,6})")
_PART = re.compile(r"(early|late|mid|middle|beginning|end|(?:1st|2nd) half)(?: of)? (?=[0-9ivx])")
_PART_NAMES = {"middle": "mid", "beginning": "early", "end": "late"}
_PART_NAMES |= {"1st half": "first half of", "2nd half": "second half of"}
_CENTURY = re.compile(rf"([0-9]{{1,2}}{_ENDING}?|[ivx]+) (?:century|centuries)")
_DECADE = re.compile(r"([0-9]{2,3}0)s")
_WORDS = re.compile(rf"([0-9]{{1,6}}|[0-9]{{1,2}}{_ENDING}|{_MONTH})(?: of)?(?: |$)")


class Fault(StrEnum):
    """Why a text is no date."""

    UNREADABLE = "unreadable"
    IMPOSSIBLE = "impossible"
    BACKWARDS = "backwards"


@dataclass(frozen=True, slots=True)
class Readings:
    """What a text may mean, the likeliest first; `fault` says why where it means nothing."""

    periods: tuple[Period, ...]
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    moment: Moment
    circa: bool


@lru_cache(maxsize=512)
def read_periods(text: str, *, kindly: bool = True) -> Readings:
    """The periods that a text may mean.

    5/6/1900 is the fifth of June or the sixth of May, 1904-05 a month or two years, the 1600s a decade or a century,
    -0220 is 221 BCE as ISO counts and 220 BCE as people do. Read `kindly`, as a learner is, a slip of the pen in a
    month's name is mended, and the season of a year or the part of a month is passed over.
    """
    if len(text) > _LONGEST:
        return Readings((), Fault.UNREADABLE)
    written = _rewritten(text)
    if kindly:
        written = _MEANT_MONTH.sub(_month_meant, re.sub(" or so$", "", written))
        written = _PART_OF_MONTH.sub("", _SEASON.sub("", written))
    singles = [Period(start=read.moment, circa=read.circa) for read in _moments(written)]
    found = singles + list(_ranges(written, numeric=bool(singles)))
    real = [period for period in found if all(moment.exists for moment in period.ends)]
    forward = [period for period in real if period.end is None or _follows(period.start, period.end)]
    if forward:
        return Readings(tuple(dict.fromkeys(forward)))
    fault = Fault.BACKWARDS if real and not singles else Fault.IMPOSSIBLE if found else Fault.UNREADABLE
    return Readings((), fault)


def _rewritten(text: str) -> str:
    text = fold(text)
    for pattern, replacement in _REWRITTEN:
        text = pattern.sub(replacement, text)
    text = digits(" ".join(text.split()).strip(" ."))
    text = re.sub("(?:(?<=[0-9]) on(?:ward|wards)?| –)$", "", text)
    text = re.sub("^([0-9]{3,4}) ([0-9]{3,4})$", r"\1 – \2", text)
    return _AMERICAN.sub(r"\2 – \3 \1 \4", text)


def _month_meant(word: re.Match[str]) -> str:
    """The month whose name a word misspells by no more than a slip of the pen; any other word as it stands."""
    near = [name.lower() for name in MONTHS if edits(word[0], name.lower()) is not None]
    return near[0] if len(near) == 1 else word[0]


def _follows(start: Moment, end: Moment) -> bool:
    return start.first < end.first and start.last <= end.last


def _moments(text: str) -> list[_Read]:
    """The single moments a text may mean, those that do not exist too."""
    circa = False
    while (lead := _LEAD.match(text) or _CIRCA.match(text)) is not None:
        circa = circa or lead.re is _CIRCA
        text = text[lead.end() :]
    part = _PART.match(text)
    if part is not None:
        text = text[part.end() :]
    words = text.split()
    era = next((word for word in words if word in ("bce", "ce")), "")
    text = " ".join(word for word in words if word not in ("bce", "ce"))
    moments = _numeric(text) or list(_wider(text, era == "bce")) or list(_worded(text, era))
    if part is not None:
        name = _PART_NAMES.get(part[1], part[1])
        moments = [replace(moment, part=name) for moment in moments if moment.grain <= Grain.YEAR]
    return [_Read(moment, circa) for moment in moments]


def _numeric(text: str) -> list[Moment]:
    """ISO dates, and numbers of day and month in both orders."""
    if (iso := _ISO.fullmatch(text)) is not None:
        year, month, day = int(iso[1]), int(iso[3]), int(iso[4] or 0)
        return [_dated(year, month, day)] if year else []
    if (dated := _NUMERIC.fullmatch(text)) is not None:
        one, other, year = int(dated[1]), int(dated[3]), int(dated[4])
        return (
            list(dict.fromkeys((_dated(year, other, one), _dated(year, one, other)))) if one and other else []
        )
    if (open_year := _NO_YEAR.fullmatch(text)) is not None:
        one, other = int(open_year[1]), int(open_year[3])
        pairs = dict.fromkeys(((one, other), (other, one)))
        return [Moment(grain=Grain.DAY, year=None, month=month, day=day) for day, month in pairs]
    if (monthly := _MONTH_YEAR.fullmatch(text)) is not None:
        return [_dated(int(monthly[2]), int(monthly[1]), 0)]
    if (negative := _BEFORE.fullmatch(text)) is not None:
        number = int(negative[1])
        astronomical = [Moment(grain=Grain.YEAR, year=-number)] if len(negative[1]) == 4 else []
        return ([Moment(grain=Grain.YEAR, year=1 - number)] if number else []) + astronomical
    return []


def _dated(year: int, month: int, day: int) -> Moment:
    return Moment(grain=Grain.DAY if day else Grain.MONTH, year=year, month=month, day=day)


def _wider(text: str, before: bool) -> Iterator[Moment]:
    """Centuries and decades."""
    if (counted := _CENTURY.fullmatch(text)) is not None:
        number = roman(counted[1]) or int("".join(filter(str.isdigit, counted[1])) or 0)
        if number:
            yield century(number, before=before)
    elif (round_year := _DECADE.fullmatch(text)) is not None:
        year = int(round_year[1])
        if year >= 100:
            yield decade(year, before=before)
            if year % 100 == 0:
                yield century(year // 100 + 1, before=before)


def _worded(text: str, era: str) -> Iterator[Moment]:
    """Days, months and years with the month in words, and years alone."""
    words: list[str] = []
    place = 0
    while place < len(text):
        word = _WORDS.match(text, place)
        if word is None or len(words) == 3:
            return
        words.append(word[1])
        place = word.end()
    months = [index for index, word in enumerate(words) if word in _MONTH_NUMBERS]
    if not months:
        if len(words) == 1 and words[0].isdigit() and int(words[0]):
            yield Moment(grain=Grain.YEAR, year=_year(words[0], era))
        return
    if len(months) > 1:
        return
    month = _MONTH_NUMBERS[words.pop(months[0])]
    yield from _around(words, month, era)


def _around(words: list[str], month: int, era: str) -> Iterator[Moment]:
    """A month with what stands around it: a day, a year, both or nothing."""
    if not words:
        yield Moment(grain=Grain.MONTH, year=None, month=month)
    elif len(words) == 1:
        if _is_day(words[0]) and not era:
            yield Moment(grain=Grain.DAY, year=None, month=month, day=_number(words[0]))
        elif words[0].isdigit() and int(words[0]):
            yield Moment(grain=Grain.MONTH, year=_year(words[0], era), month=month)
    else:
        # The year stands last, save where it leads, as in 1689 August 27.
        year, day = reversed(words) if _is_day(words[0]) else words
        if year.isdigit() and int(year) and _is_day(day):
            yield Moment(grain=Grain.DAY, year=_year(year, era), month=month, day=_number(day))


def _is_day(word: str) -> bool:
    return bool(re.fullmatch(rf"[0-9]{{1,2}}{_ENDING}?", word)) and _number(word) <= 31


def _number(word: str) -> int:
    return int("".join(filter(str.isdigit, word)))


def _year(word: str, era: str) -> int:
    return 1 - int(word) if era == "bce" else int(word)


def _ranges(text: str, *, numeric: bool) -> Iterator[Period]:
    """What a text may mean from one moment to another, wherever it can be broken.

    Of text that is a date by itself, only a month in ISO (`numeric`) may be two years: 1904-05.
    """
    text = re.sub("^(?:from|between) ", "", text)
    for count, gap in enumerate(_BREAK.finditer(text)):
        left, right = text[: gap.start()].strip(), text[gap.end() :].strip()
        short = re.fullmatch("[0-9]{3,4}", left) and re.fullmatch("[0-9]{1,4}", right)
        if count >= _MOST_BREAKS or not left or not right or (numeric and not short):
            continue
        if gap[0] == "/" and not short:
            continue
        for one, other in _completed(left, right):
            yield from _pairs(one, other)


def _completed(left: str, right: str) -> Iterator[tuple[str, str]]:
    """Both ends with what each leaves to the other: the era, the century, the first digits of the year."""
    undated = any(read.moment.year is None for read in _moments(left)) or _day_of(left, right)
    if right.endswith(" bce") and "bce" not in left and not left.endswith(" ce") and not undated:
        left += " bce"
    if re.search(" centur(?:y|ies)", right) and "centur" not in left:
        left = re.sub("( bce)?$", r" century\1", left, count=1)
    shortened = re.fullmatch("[0-9]+", left) and re.fullmatch("[0-9]{1,2}", right) and len(right) < len(left)
    if shortened and len(left) >= 3:
        right = left[: -len(right)] + right
    elif (decades := re.fullmatch("((?:early|mid|late) )?([0-9]0s)", right)) and re.search(
        "[0-9]{3}0s", left
    ):
        hundreds = re.findall("([0-9]{2})[0-9]0s", left)[-1]
        right = f"{decades[1] or ''}{hundreds}{decades[2]}"
    yield left, right
    if left.endswith(" bce") and not re.search(r"\bb?ce\b", right):
        yield left, f"{right} bce"


def _day_of(left: str, right: str) -> bool:
    """Whether the left end is but the day of a month that the right one names."""
    return _is_day(left) and bool(re.search(rf"(?<![a-z]){_MONTH}(?![a-z])", right))


def _pairs(left: str, right: str) -> Iterator[Period]:
    for end in _moments(right):
        if end.moment.year is None:
            continue
        starts = _moments(left)
        if _day_of(left, right) and end.moment.grain is Grain.DAY:
            starts = [_Read(replace(end.moment, day=_number(left)), circa=False)]
        elif _is_day(left) and not 0 < end.moment.year < 100:
            starts = []
        for start in starts:
            moment = (
                start.moment if start.moment.year is not None else replace(start.moment, year=end.moment.year)
            )
            yield Period(start=moment, end=end.moment, circa=start.circa or end.circa)
