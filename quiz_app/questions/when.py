"""The key `when`: the year or date that a question is about, read loosely, since people tell time in many forms."""

from __future__ import annotations

import re
from functools import lru_cache

from quiz_app.questions import codes
from quiz_app.questions.fields import Fields, shorten

_YEAR = re.compile(r"\d{1,4}s?|\d{1,2}(?:st|nd|rd|th)")
_TIME_WORD = re.compile(
    r"jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?"
    r"|c|ca|circa|about|around|early|mid|late|before|after|between|from|to|until|and"
    r"|spring|summer|autumn|winter|century|centuries|ad|bc|bce|ce"
)
# Most are a year or two, of which no more need be known.
_YEARS = re.compile(r"(\d{4})(?:[-\u2013](\d{4}))?")
_ENDS = re.compile(r"\s+(?:to|until|and|[-\u2013\u2014])\s+|/")
_ISO = re.compile(r"\d{4}(?:-\d{1,2}){0,2}")


def check_when(fields: Fields, when: str) -> None:
    """Report what is no time, a date that never was, and a range that ends before it begins."""
    if when and (fault := _fault(when)):
        said, hint = fault
        fields.problem(
            codes.BAD_WHEN, f"`when` is `{shorten(when)}`, {said}.", hint, mark=fields.mark("when")
        )


@lru_cache(maxsize=4096)
def first_year(when: str) -> int | None:
    """The year in which a time begins, the likeliest where it may be several; None where it names none.

    Years before the common era are negative: 221 BCE is -221.
    """
    if years := _YEARS.fullmatch(when):
        return int(years[1]) or None
    from quiz_app.questions.moment_text import read_periods

    for text in (when, *_ENDS.split(when)):
        for period in read_periods(text).periods:
            year = period.start.year
            if year is not None:
                return year if year > 0 else year - 1
    return None


def _fault(when: str) -> tuple[str, str] | None:
    """What is wrong with it and how to mend it; None where nothing is."""
    if (years := _YEARS.fullmatch(when)) and "0000" < years[1] <= (years[2] or "9999"):
        return None
    if not _is_time(when):
        forms = "Write a year, a day or a range: 1689, 1689-08-27, 1689-1727, c. 1640, 221 BCE."
        return "which is no year or date", forms
    from quiz_app.questions.moment_text import Fault, read_periods

    whole = read_periods(when).fault
    ends = [part for part in _ENDS.split(when) if part]
    if whole is Fault.UNREADABLE and len(ends) > 1:
        if any(read_periods(part).fault is Fault.IMPOSSIBLE for part in ends):
            whole = Fault.IMPOSSIBLE
        elif len(ends) == 2 and all(map(_ISO.fullmatch, ends)):
            whole = read_periods(" to ".join(ends)).fault
    if whole is Fault.IMPOSSIBLE:
        return "and there is no such date", "Correct the day, the month or the year."
    if whole is Fault.BACKWARDS:
        return "which ends before it begins", "Write the earlier date first."
    return None


def _is_time(when: str) -> bool:
    """Whether it is made of years, dates, centuries and the words around them."""
    words = re.findall(r"[^\s.,/()\u2013\u2014-]+", when.casefold())
    return any(_YEAR.fullmatch(word) for word in words) and all(
        _YEAR.fullmatch(word) or _TIME_WORD.fullmatch(word) for word in words
    )
