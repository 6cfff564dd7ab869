"""A year of days as a map: weeks side by side, weekdays below each other, darker where more was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from quiz_app.ui.charts.canvas import Canvas
from quiz_app.ui.charts.scale import MONTHS, Label, date_near, number, placed
from quiz_app.ui.glyphs import Glyphs

WEEKS = 53
DAYS = 7
MARGIN = 4
_WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")


def heat(
    counts: Mapping[int, int],
    last_day: int,
    width: int,
    height: int,
    glyphs: Glyphs,
    *,
    noun: str = "answers",
) -> Content:
    """The year that ends with `last_day`, or as many weeks as there is room for.

    A day's shade says in which quarter of all days with something it lies; the legend names the bounds. Where the
    height is too small for the days of the week, each week is one sign.
    """
    sheet = Canvas(width, height)
    by_weekday = height >= DAYS
    margin = MARGIN if by_weekday and width >= 20 else 0
    each = 2 if (width - margin) >= 2 * WEEKS else 1
    weeks = max(0, min(WEEKS, (width - margin) // each))
    monday = last_day - date_near(last_day).weekday() - DAYS * (weeks - 1)
    top = 1 if height > (DAYS if by_weekday else 1) else 0
    if top:
        _months(sheet, margin, each, monday, weeks)
    amounts = _amounts(counts, monday, last_day, by_weekday)
    bounds = quarters(list(amounts.values()))
    for (week, weekday), amount in amounts.items():
        shade = shade_of(amount, bounds)
        sign = glyphs.shades[shade - 1] if shade else glyphs.rest
        sheet.write(margin + week * each, top + weekday, sign * each, "$bar" if shade else "$faint")
    rows = DAYS if by_weekday else 1
    for row, name in enumerate(_WEEKDAYS if margin else ()):
        sheet.write(0, top + row, name, "$quiet")
    if height > top + rows:
        _legend(
            sheet,
            margin,
            min(height - 1, top + rows + 1),
            (bounds, max(amounts.values(), default=0)),
            glyphs,
            noun,
        )
    return sheet.content()


def _amounts(
    counts: Mapping[int, int], monday: int, last_day: int, by_weekday: bool
) -> dict[tuple[int, int], int]:
    """What each cell counts: a day, or a week where there is no room for days."""
    amounts: dict[tuple[int, int], int] = {}
    for day in range(monday, last_day + 1):
        week, weekday = divmod(day - monday, DAYS)
        cell = (week, weekday if by_weekday else 0)
        amounts[cell] = amounts.get(cell, 0) + max(0, counts.get(day, 0))
    return amounts


def quarters(amounts: Sequence[int]) -> tuple[int, ...]:
    """The least amounts of the shades above the first: the quartiles of those above 0, equal ones once."""
    ranked = sorted(amount for amount in amounts if amount > 0)
    if not ranked:
        return ()
    cuts = [ranked[len(ranked) * part // 4] for part in (1, 2, 3)]
    return tuple(sorted({cut for cut in cuts if cut > ranked[0]}))


def shade_of(amount: int, bounds: Sequence[int]) -> int:
    """0 for nothing, else 1 to 4; with few different amounts the darkest shades are used for the most."""
    if amount <= 0:
        return 0
    return 4 - len(bounds) + sum(amount >= bound for bound in bounds)


def _months(sheet: Canvas, margin: int, each: int, monday: int, weeks: int) -> None:
    labels = []
    for week in range(weeks):
        day = date_near(monday + week * DAYS + DAYS - 1)  # the month that begins in this week
        if day.day <= DAYS:
            words = str(day.year) if day.month == 1 else MONTHS[day.month - 1]
            labels.append(Label(week * each, words, day.month == 1))
    for cell, words in placed(labels, weeks * each):
        sheet.write(margin + cell, 0, words, "$quiet")


def _legend(
    sheet: Canvas, x: int, y: int, amounts: tuple[Sequence[int], int], glyphs: Glyphs, noun: str
) -> None:
    bounds, most = amounts
    if not most:
        return
    least = [1, *bounds]
    for place, bound in enumerate(least):
        last = least[place + 1] - 1 if place + 1 < len(least) else most
        sign = glyphs.shades[4 - len(least) + place]
        words = f" {number(bound)}" if bound == last else f" {number(bound)}–{number(last)}"
        sheet.write(x, y, sign, "$bar")
        sheet.write(x + 1, y, words, "$quiet")
        x += len(words) + 4
    sheet.write(x - 2, y, noun, "$quiet")
