"""The keys of a date question as an author writes them, each problem told at its place."""

from __future__ import annotations

import re

from quiz_app.questions.accepting import ACCEPT_REPEATS, REJECT_ACCEPTED
from quiz_app.questions.alike import Alike
from quiz_app.questions.codes import Explanation
from quiz_app.questions.fields import Fields, Noted, shorten
from quiz_app.questions.moment_match import agreement
from quiz_app.questions.moment_text import Fault, read_periods
from quiz_app.questions.moments import Grain, Period, shown
from quiz_app.questions.node import Place
from quiz_app.questions.problem import Severity

DATE_UNREADABLE = "Q110"
DATE_IMPOSSIBLE = "Q111"
DATE_AMBIGUOUS = "Q112"
DATES_BACKWARDS = "Q113"
PRECISION_UNKNOWN = "Q114"
PRECISION_FINER = "Q115"
CIRCA_TOO_FINE = "Q116"
DATE_WITHOUT_YEAR = "Q117"

PRECISIONS = {"year": Grain.YEAR, "month": Grain.MONTH, "day": Grain.DAY}
_FORMS = "Write it as 1689, 1689-08, 1689-08-27, 1904–1905, c. 1640, 221 BCE, 1680s or 17th century."
# Of a long list so many are looked at, and each is compared with so many before it: reading a date takes its time.
_MOST_CHECKED, _MOST_COMPARED = 50, 20
_ISO_MONTH = re.compile(r"\d{4}-\d{2}")


def read_date(fields: Fields, written: str) -> Period | None:
    """What `date` says; None where it says nothing, or two things, which is reported."""
    mark = fields.mark("date")
    readings = read_periods(written, kindly=False)
    if readings.fault is Fault.UNREADABLE:
        fields.problem(DATE_UNREADABLE, f"`{shorten(written)}` is no date.", _FORMS, mark=mark)
    return _settled(fields, written, "date", mark)


def read_precision(fields: Fields, wanted: Period | None) -> str:
    """The key `precision`, or ""; one that the date cannot answer is reported."""
    precision = fields.text("precision").lower()
    if not precision:
        return ""
    mark = fields.mark("precision")
    if precision not in PRECISIONS:
        fields.problem(
            PRECISION_UNKNOWN,
            f"`precision` is `{shorten(precision)}`, which is none of year, month and day.",
            "Write `precision: year`, or leave the line out to ask for all that `date` says.",
            mark=mark,
        )
        return ""
    if wanted is not None and PRECISIONS[precision] > wanted.grain:
        fields.problem(
            PRECISION_FINER,
            f"`precision` asks for the {precision}, but `date` does not say it.",
            "Write `date` as exactly as it is asked, or leave `precision` out.",
            mark=mark,
        )
    return precision


def check_accepted_dates(
    fields: Fields, wanted: Period, precision: Grain, accept: tuple[tuple[str, Place], ...]
) -> None:
    """Report accepted dates that cannot be, and warn of those that are right already. Plain text is no problem."""
    right = [wanted]
    for text, mark in accept[:_MOST_CHECKED]:
        period = _settled(fields, text, "accept", mark)
        if period is None:
            continue
        repeated = next((one for one in right if agreement(one, precision, period).share == 1), None)
        if repeated is not None:
            fields.problem(
                ACCEPT_REPEATS,
                f"`{shorten(text)}` is accepted already, as `{shown(repeated)}`.",
                "Delete it: how a date is written never counts, nor does more than is asked.",
                mark=mark,
                severity=Severity.WARNING,
            )
        if len(right) < _MOST_COMPARED:
            right.append(period)


def check_rejected_dates(
    fields: Fields,
    wanted: Period,
    precision: Grain,
    accept: tuple[tuple[str, Place], ...],
    reject: tuple[Noted, ...],
) -> None:
    """Report rejected dates that cannot be, and those that are also right."""
    right = [wanted]
    texts = Alike(text for text, _mark in accept)
    for text, _mark in accept[:_MOST_COMPARED]:
        read = read_periods(text, kindly=False).periods[:1]
        right += (period for period in read if all(moment.year is not None for moment in period.ends))
    for noted in reject[:_MOST_CHECKED]:
        period = _settled(fields, noted.text, "reject", noted.mark)
        judged = [] if period is None else [agreement(one, precision, period) for one in right]
        if texts.first(noted.text) or any(one.share == 1 for one in judged):
            fields.problem(
                REJECT_ACCEPTED,
                f"`{shorten(noted.text)}` is rejected and also right.",
                "Delete it from `reject`, or correct `date` or `accept`.",
                mark=noted.mark,
            )


def _settled(fields: Fields, text: str, key: str, mark: Place) -> Period | None:
    """The one date that a text means; None for plain text, and where what it means is reported."""
    readings = read_periods(text, kindly=False)
    if readings.fault is Fault.IMPOSSIBLE:
        message = f"`{key}` is `{shorten(text)}`, and there is no such date."
        fields.problem(DATE_IMPOSSIBLE, message, "Correct the day, the month or the year.", mark=mark)
    elif readings.fault is Fault.BACKWARDS:
        message = f"`{key}` is `{shorten(text)}`, which ends before it begins."
        fields.problem(DATES_BACKWARDS, message, "Write the earlier date first.", mark=mark)
    elif len(readings.periods) > 1 and not _ISO_MONTH.fullmatch(text.strip()):
        message = f"`{key}` is `{shorten(text)}`, which can be read in two ways."
        one, other = (shown(period) for period in readings.periods[:2])
        fields.problem(DATE_AMBIGUOUS, message, f"Write `{one}` or `{other}`.", mark=mark)
    elif readings.periods:
        return _whole(fields, readings.periods[0], text, key, mark)
    return None


def _whole(fields: Fields, period: Period, text: str, key: str, mark: Place) -> Period | None:
    """A period whose years are known, and exactly where its months are."""
    if any(moment.year is None for moment in period.ends):
        message = f"`{key}` is `{shorten(text)}`, which has no year."
        fields.problem(DATE_WITHOUT_YEAR, message, f"Add the year. {_FORMS}", mark=mark)
        return None
    if period.circa and max(moment.grain for moment in period.ends) > Grain.YEAR:
        message = f"`{key}` is `{shorten(text)}`, but only a year can be given as about right."
        fields.problem(CIRCA_TOO_FINE, message, "Write the year alone, or leave the `c.` out.", mark=mark)
        return None
    return period


EXPLANATIONS = (
    Explanation(
        DATE_UNREADABLE,
        "a date cannot be read",
        "A date is a year, a month, a day, a decade, a century, or a range of them.",
        _FORMS,
        "question: When was the treaty signed?\ndate: long ago",
        "question: When was the treaty signed?\ndate: 1689-08-27",
    ),
    Explanation(
        DATE_IMPOSSIBLE,
        "there is no such date",
        "The month has fewer days, the year fewer months, or the year lies beyond all that can be meant.",
        "Correct the day, the month or the year.",
        "question: When was the treaty signed?\ndate: 1689-02-30",
        "question: When was the treaty signed?\ndate: 1689-08-27",
    ),
    Explanation(
        DATE_AMBIGUOUS,
        "a date can be read in two ways",
        "5/6/1900 is in May or in June, the 1600s are ten years or a hundred, and -0220 is 220 or 221 BCE.",
        "Write the month in words or the date as 1900-06-05, a century as 17th century, and BCE in letters.",
        "question: When did the siege begin?\ndate: 5/6/1900",
        "question: When did the siege begin?\ndate: 5 June 1900",
    ),
    Explanation(
        DATES_BACKWARDS,
        "a range ends before it begins",
        "The second date of a range is later than the first; in years BCE it is the smaller number.",
        "Write the earlier date first.",
        "question: When was the war?\ndate: 1905–1904",
        "question: When was the war?\ndate: 1904–1905",
    ),
    Explanation(
        PRECISION_UNKNOWN,
        "precision is none of year, month and day",
        "It says how much of the date must be answered.",
        "Write `precision: year`, `month` or `day`, or leave the line out.",
        "question: When was the treaty signed?\ndate: 1689-08-27\nprecision: hour",
        "question: When was the treaty signed?\ndate: 1689-08-27\nprecision: year",
    ),
    Explanation(
        PRECISION_FINER,
        "more is asked than the date says",
        "Nobody can answer with a day where only the year is known.",
        "Write the date as exactly as it is asked, or leave `precision` out.",
        "question: When was the treaty signed?\ndate: 1689\nprecision: day",
        "question: When was the treaty signed?\ndate: 1689-08-27\nprecision: day",
    ),
    Explanation(
        CIRCA_TOO_FINE,
        "a month or day is given as about right",
        "About right has a margin in years: 2, of a year that ends in 0 it is 5, in 00 it is 25.",
        "Write the year alone, or leave the `c.` out.",
        "question: When was the fort built?\ndate: c. August 1640",
        "question: When was the fort built?\ndate: c. 1640",
    ),
    Explanation(
        DATE_WITHOUT_YEAR,
        "a date has no year",
        "A day or month of no year is no moment of history.",
        "Add the year, or ask for the day as a typed answer.",
        "question: When was the treaty signed?\ndate: 27 August",
        "question: When was the treaty signed?\ndate: 27 August 1689",
    ),
)
