"""Years from left to right, the cards of each stacked over it by how well they are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from quiz_app.progress.picture import Knowledge
from quiz_app.progress.titles import year_words
from quiz_app.text import plural
from quiz_app.ui.charts.canvas import Canvas, cut
from quiz_app.ui.charts.scale import Label, number, placed
from quiz_app.ui.glyphs import Glyphs

_SPANS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 5000, 100_000)
_ROUND = ((1000, 6), (500, 5), (100, 4), (50, 3), (10, 2), (5, 1))
LONGEST_GAP = 7  # places without a card, from which on the axis is broken
BREAK = 3
MOST_CELLS = 3  # of a place, where there is much room
LONGEST_YEAR = 6

Stack = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Place:
    """Years that share a cell: the first of them, the cell, whether the axis is broken before it, and their cards."""

    year: int
    cell: int
    broken: bool
    stack: Stack


def timeline(groups: Sequence[Knowledge], width: int, height: int, glyphs: Glyphs) -> Content:
    """A group for each year, named by it; years before the common era are negative.

    Years stand to scale, several in one place where there are too many; where nothing is dated for long the axis is
    broken. The bottom of each stack is kept, above it stands what is fading, then what is new.
    """
    sheet = Canvas(width, height)
    years = _by_year(groups)
    if not years or sheet.is_empty:
        return sheet.content()
    span, places = _fitting(years, width)
    each = max(1, min(MOST_CELLS, (width - 1) // max(1, places[-1].cell)))
    rows = max(1, height - 2)
    worth = _worth(max(sum(place.stack) for place in places), rows)
    signs = ((glyphs.kept, "$success"), (glyphs.fading, "$warning"), (glyphs.new, "$quiet"))
    for place in places:
        y = rows
        for (sign, style), count in zip(signs, _signs(place.stack, worth), strict=True):
            for _ in range(count):
                y -= 1
                sheet.write(place.cell * each, y, sign, style)
        if place.broken:
            sheet.write((place.cell - 2) * each, rows - 1, glyphs.broken, "$quiet")
    if height > 1:
        _years(sheet, rows, places, each)
    if height > 2:
        _legend(sheet, places, (span, worth), glyphs)
    return sheet.content()


def _by_year(groups: Sequence[Knowledge]) -> dict[int, Stack]:
    """The cards of each year as kept, fading and new; a group that is not named by a year is left out."""
    years: dict[int, Stack] = {}
    for group in groups:
        digits = group.name.removeprefix("-")
        if digits.isascii() and digits.isdecimal() and len(digits) <= LONGEST_YEAR:
            kept, fading, unseen = years.get(int(group.name), (0, 0, 0))
            stack = (kept + max(0, group.kept), fading + max(0, group.fading), unseen + max(0, group.unseen))
            if any(stack):
                years[int(group.name)] = stack
    return years


def _fitting(years: Mapping[int, Stack], width: int) -> tuple[int, list[_Place]]:
    """The shortest span of years for one place with which all have room, and the places."""
    for span in _SPANS:
        places = _places(years, span)
        if places[-1].cell < width:
            return span, places
    span = _SPANS[-1]
    return span, _places(years, span)[:width]


def _places(years: Mapping[int, Stack], span: int) -> list[_Place]:
    stacks: dict[int, Stack] = {}
    for year, (kept, fading, unseen) in sorted(years.items()):
        so_far = stacks.get(year // span, (0, 0, 0))
        stacks[year // span] = (so_far[0] + kept, so_far[1] + fading, so_far[2] + unseen)
    found: list[_Place] = []
    before = min(stacks)
    for at, stack in stacks.items():
        broken = at - before > LONGEST_GAP
        cell = found[-1].cell + (BREAK + 1 if broken else at - before) if found else 0
        found.append(_Place(at * span, cell, broken, stack))
        before = at
    return found


def _worth(most: int, rows: int) -> int:
    """For how many cards one sign stands, so that the highest stack has room: a round number."""
    power = 1
    while True:
        for step in (1, 2, 3, 4, 5):
            if -(-most // (step * power)) <= rows:
                return step * power
        power *= 10


def _signs(stack: Stack, worth: int) -> Stack:
    """How many signs of each kind: together as many as the cards need, shared out by the largest remainders."""
    total = -(-sum(stack) // worth)
    exact = [cards * total / sum(stack) for cards in stack]
    counts = [int(part) for part in exact]
    for part in sorted(range(3), key=lambda part: counts[part] - exact[part])[: total - sum(counts)]:
        counts[part] += 1
    return counts[0], counts[1], counts[2]


def _years(sheet: Canvas, y: int, places: Sequence[_Place], each: int) -> None:
    """The years below: the first and last one and those after a break in any case, then the rounder ones."""
    labels = []
    for place in places:
        weight = next((weight for multiple, weight in _ROUND if place.year % multiple == 0), 0)
        weight += 20 * (place is places[0]) + 19 * (place is places[-1]) + 10 * place.broken
        labels.append(Label(place.cell * each, year_words(place.year), weight))
    for cell, words in placed(labels, sheet.width, gap=2):
        sheet.write(cell, y, words, "$quiet")


def _legend(sheet: Canvas, places: Sequence[_Place], scale: tuple[int, int], glyphs: Glyphs) -> None:
    """What a sign and a place stand for, and as there is room how many cards are kept, fading and new."""
    span, worth = scale
    notes = [f"a sign: {plural(worth, 'card')}{f' of {span:,} years' * (span > 1)}"] if worth > 1 else []
    notes += [f"a place: {plural(span, 'year')}"] if span > 1 >= worth else []
    room = sheet.width - sum(len(note) + 3 for note in notes)
    signs = ((glyphs.kept, "$success"), (glyphs.fading, "$warning"), (glyphs.new, "$quiet"))
    cards = [number(sum(place.stack[part] for place in places)) for part in range(3)]
    told = [f"{count} {word}" for count, word in zip(cards, ("kept", "fading", "new"), strict=True)]
    words = next((each for each in (told, cards) if sum(len(text) + 5 for text in each) - 3 <= room), [])
    x, y = 0, sheet.height - 1
    for (sign, style), text in zip(signs, words, strict=False):
        sheet.write(x, y, sign, style)
        sheet.write(x + 2, y, text, "$quiet")
        x += len(text) + 5
    left = sheet.width - x - sum(len(note) + 3 for note in notes)
    gaps = [f"{glyphs.broken} years left out", f"{glyphs.broken} a gap"] * any(
        place.broken for place in places
    )
    notes += [gap for gap in gaps if len(gap) <= left][:1]
    for note in notes:
        sheet.write(x, y, cut(note, sheet.width - x), "$quiet")
        x += len(note) + 3
