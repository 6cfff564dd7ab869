"""A year of days as a map: weeks side by side, weekdays below each other, darker where more was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from quiz_app.progress.shades import SHADES, quarters, ranges, shade_of
from quiz_app.text import SHORT_MONTHS
from quiz_app.ui.charts.canvas import Canvas, cut
from quiz_app.ui.charts.scale import Label, date_near, number, placed
from quiz_app.ui.glyphs import Glyphs

WEEKS = 53
DAYS = 7
MARGIN = 4
LEAST_WIDTH = 20
_WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")

Cell = tuple[int, int]


def heat(counts: Mapping[int, int], last_day: int, width: int, height: int, glyphs: Glyphs) -> Content:
    """The year that ends with `last_day`, or as many weeks as there is room for; `counts` are answers by study day.

    A day's shade says in which quarter of all days with something it lies; the legend names the bounds. Where the
    height is too small for the days of the week, each week is one sign.
    """
    sheet = Canvas(width, height)
    last_day = date_near(last_day).toordinal()
    rows = DAYS if height >= DAYS else 1
    margin = MARGIN if rows == DAYS and width >= LEAST_WIDTH else 0
    each = 2 if width - margin >= 2 * WEEKS else 1
    weeks = min(WEEKS, (width - margin) // each)
    if sheet.is_empty or weeks < 1:
        return sheet.content()
    monday = last_day - date_near(last_day).weekday() - DAYS * (weeks - 1)
    top = 1 if height > rows else 0
    if top:
        _months(sheet, margin, each, monday, weeks)
    amounts = _amounts(counts, monday, last_day, rows)
    bounds = quarters(list(amounts.values()))
    for (week, row), amount in amounts.items():
        shade = shade_of(amount, bounds)
        sign = glyphs.shades[shade - 1] if shade else glyphs.rest
        sheet.write(margin + week * each, top + row, sign * each, _style(shade))
    for row, name in enumerate(_WEEKDAYS if margin else ()):
        sheet.write(0, top + row, name, "$quiet")
    below = top + rows
    if height > below and bounds:
        words = f"answers a {'day' if rows == DAYS else 'week'}"
        _legend(sheet, (margin, min(height - 1, below + 1)), ranges(list(amounts.values())), glyphs, words)
    return sheet.content()


def _style(shade: int) -> str:
    return ("$faint", "$bar", "$bar", "$bar", "$accent")[shade]


def _amounts(counts: Mapping[int, int], monday: int, last_day: int, rows: int) -> dict[Cell, int]:
    """What each cell counts: a day, or a week where there is one row only. Days before all time count nothing."""
    amounts: dict[Cell, int] = {}
    for day in range(monday, last_day + 1):
        week, weekday = divmod(day - monday, DAYS)
        cell = (week, weekday if rows > 1 else 0)
        amounts[cell] = amounts.get(cell, 0) + max(0, counts.get(day, 0))
    return amounts


def _months(sheet: Canvas, margin: int, each: int, monday: int, weeks: int) -> None:
    """The names of months over the weeks in which they begin, with the year where there is room."""
    labels = []
    for week in range(weeks):
        day = date_near(monday + week * DAYS + DAYS - 1)
        if day.day <= DAYS:
            year = f" {day.year}" if each > 1 and day.month == 1 else ""
            labels.append(Label(week * each, SHORT_MONTHS[day.month - 1] + year, int(bool(year))))
    for cell, words in placed(labels, weeks * each):
        sheet.write(margin + cell, 0, words, "$quiet")


def _legend(sheet: Canvas, at: Cell, spans: Sequence[tuple[int, int]], glyphs: Glyphs, words: str) -> None:
    """The shades with the amounts that they stand for, or from the least to the most where there is little room.

    `spans` are the least and the greatest amount of each shade that is used.
    """
    x, y = at
    used = range(SHADES + 1 - len(spans), SHADES + 1)
    shades = [(glyphs.shades[shade - 1], _style(shade)) for shade in used]
    told = [
        number(low) if low == high else f"{number(low)}{glyphs.dash}{number(high)}" for low, high in spans
    ]
    if x + sum(len(each) + 5 for each in told) - 2 + len(words) <= sheet.width:
        for (sign, style), text in zip(shades, told, strict=True):
            sheet.write(x, y, sign, style)
            sheet.write(x + 2, y, text, "$quiet")
            x += len(text) + 5
        sheet.write(x - 2, y, words, "$quiet")
        return
    for sign, style in shades:
        sheet.write(x, y, sign, style)
        x += 1
    span = f"{number(spans[0][0])}{glyphs.dash}{number(spans[-1][1])}"
    sheet.write(x + 1, y, cut(f"{span} {words}", sheet.width - x - 1), "$quiet")
