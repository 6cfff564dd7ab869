"""A review log as other programs write it: a CSV with one line a review, read into reviews or into problems."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta, tzinfo

from quiz_app.errors import WrongUse
from quiz_app.journal.reading import LONGEST_ANSWER_MS
from quiz_app.memory.model import Grade
from quiz_app.text import fold, one_line

# So many problems are kept to be shown; all are counted.
MOST_SHOWN = 10
LONGEST_NAME = 200

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Whole numbers up to here are seconds since 1970 (until the year 5138), above it milliseconds.
_LAST_SECOND = 99_999_999_999
_LONGEST_DATE = len("2024-03-29")
# What programs call their columns, the commonest first; compared without case, spaces and underscores.
_NAMES = {
    "card": ("card", "cardid", "cid", "uid", "cardname", "item", "itemid"),
    "rating": ("rating", "reviewrating", "grade", "ease", "button", "answer", "score"),
    "time": ("time", "reviewtime", "timestamp", "reviewedat", "reviewdate", "date", "datetime", "id"),
    "duration": ("duration", "reviewduration", "durationms", "takenms", "timetaken", "timems", "elapsedms"),
}
_GRADES = {str(int(grade)): grade for grade in Grade} | {grade.name.casefold(): grade for grade in Grade}


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column holds what, by the names in the first line; "" for one that is to be told by its name.

    `duration` may be missing in the file: then no time is known.
    """

    card: str = ""
    rating: str = ""
    time: str = ""
    duration: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One review: the card as the file names it, the grade, when in UTC milliseconds, and how long it took."""

    card: str
    grade: Grade
    utc_ms: int
    taken_ms: int


@dataclass(frozen=True, slots=True)
class ReviewLog:
    """What a file holds: its reviews by time, and the lines that are none.

    `problems` holds the first of them as sentences, `bad_lines` counts all.
    """

    reviews: tuple[Review, ...]
    problems: tuple[str, ...] = ()
    bad_lines: int = 0


def read_review_log(
    lines: Iterator[str], columns: Columns, zone: tzinfo, rollover: int, now_ms: int
) -> ReviewLog:
    """Read a CSV whose first line names the columns.

    Times are ISO 8601 or numbers since 1970 in seconds or milliseconds; one without an offset is in `zone`, and a
    date alone is the begin of that study day, `rollover` minutes after midnight. Grades
    are 1 to 4, or again, hard, good, easy; durations are milliseconds. Reviews of one millisecond keep the file's
    order. Raises WrongUse where the file names no columns, or none for card, rating or time.
    """
    rows = _rows(lines)
    _, head = next(rows, (1, []))
    return _read(rows, _places(head, columns), _Clock(zone, rollover, now_ms))


def _rows(lines: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
    """The rows, each with the number of the line in which it begins: a name in quotes may go on over several."""
    rows = csv.reader(lines)
    number = 1
    try:
        for row in rows:
            yield number, row
            number = rows.line_num + 1
    except csv.Error as error:
        raise WrongUse(
            f"Line {rows.line_num} is no CSV: {one_line(str(error), 80)}.", hint="Save the log as CSV again."
        ) from None


def _places(head: Sequence[str], columns: Columns) -> dict[str, int]:
    """The place of each column in a row; of the duration only where there is one."""
    named = [one_line(name.removeprefix("\ufeff"), LONGEST_NAME) for name in head]
    places: dict[str, int] = {}
    for field in fields(Columns):
        asked = getattr(columns, field.name)
        place = _place(named, (asked,)) if asked else _place(named, _NAMES[field.name])
        if place is not None:
            places[field.name] = place
        elif asked or field.name != "duration":
            here = ", ".join(named) or "none"
            raise WrongUse(
                f"There is no column {one_line(asked, 60)!r}."
                if asked
                else f"No column is told to be the {field.name} by its name.",
                hint=f"Columns here: {one_line(here, 300)}. Name the right one with --{field.name}.",
            )
    return places


def _place(named: Sequence[str], wanted: Sequence[str]) -> int | None:
    plain = [_plain(name) for name in named]
    return next((plain.index(_plain(name)) for name in wanted if _plain(name) in plain), None)


def _plain(name: str) -> str:
    return "".join(letter for letter in fold(name) if letter.isalnum())


@dataclass(frozen=True, slots=True)
class _Clock:
    """How times are meant that do not say it themselves, and the last that can be."""

    zone: tzinfo
    rollover: int
    now_ms: int


def _read(rows: Iterator[tuple[int, list[str]]], places: Mapping[str, int], clock: _Clock) -> ReviewLog:
    reviews: list[Review] = []
    problems: list[str] = []
    bad = 0
    for number, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        try:
            reviews.append(_review(row, places, clock))
        except ValueError as error:
            bad += 1
            if len(problems) < MOST_SHOWN:
                problems.append(f"Line {number}: {error}")
    return ReviewLog(tuple(sorted(reviews, key=lambda each: each.utc_ms)), tuple(problems), bad)


def _review(row: Sequence[str], places: Mapping[str, int], clock: _Clock) -> Review:
    """The review of a row; ValueError with a sentence where it is none."""
    cells = {name: one_line(row[place]) if place < len(row) else "" for name, place in places.items()}
    if not cells["card"] or len(cells["card"]) > LONGEST_NAME:
        raise ValueError("there is no card." if not cells["card"] else "the card's name is too long.")
    grade = _GRADES.get(fold(cells["rating"]))
    if grade is None:
        raise ValueError(f"{one_line(cells['rating'], 30)!r} is no grade from 1 (again) to 4 (easy).")
    utc_ms = _milliseconds(cells["time"], clock)
    if not 0 <= utc_ms <= clock.now_ms:
        raise ValueError(f"{one_line(cells['time'], 40)!r} does not lie between 1970 and now.")
    return Review(
        card=cells["card"], grade=grade, utc_ms=utc_ms, taken_ms=_duration(cells.get("duration", ""))
    )


def _milliseconds(text: str, clock: _Clock) -> int:
    """UTC milliseconds since 1970; ValueError with a sentence for what is no time."""
    if text.isascii() and text.isdigit() and len(text) > 8:
        number = int(text[:20])
        return number if number > _LAST_SECOND else number * 1000
    try:
        when = datetime.fromisoformat(text)
        if len(text) <= _LONGEST_DATE:
            when += timedelta(minutes=clock.rollover)
        aware = when if when.tzinfo else when.replace(tzinfo=clock.zone)
        return (aware - _EPOCH) // timedelta(milliseconds=1)
    except (ValueError, OverflowError):
        raise ValueError(f"{one_line(text, 40)!r} is no time such as 2024-03-29T20:32:39+00:00.") from None


def _duration(text: str) -> int:
    """Milliseconds, held within a day; 0 where none is given. ValueError with a sentence for what is no number."""
    if not text:
        return 0
    try:
        return round(min(max(float(text), 0.0), LONGEST_ANSWER_MS))
    except ValueError:
        raise ValueError(f"{one_line(text, 30)!r} is no number of milliseconds.") from None
