"""Years from left to right, the cards of each stacked over it by how well they are known."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quiz_app.progress.picture import Knowledge
from quiz_app.text import plural
from quiz_app.ui.charts.canvas import Canvas
from quiz_app.ui.charts.scale import Label, placed
from quiz_app.ui.glyphs import Glyphs

_SPANS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
GAP = 4


def timeline(groups: Sequence[Knowledge], width: int, height: int, glyphs: Glyphs) -> Content:
    """Years stand to scale; where nothing is dated for long the axis is broken, and many years share a place."""
    sheet = Canvas(width, height)
    years = {int(group.name): group for group in groups if _is_year(group.name)}
    if not years or width < 1 or height < 1:
        return sheet.content()
    span = next((span for span in _SPANS if _cells(years, span)[-1][1] < width), _SPANS[-1])
    places = _cells(years, span)
    rows = max(1, height - 2)
    stacks = {place: _stack(years, place, span) for place, _ in places}
    most = max(sum(stack) for stack in stacks.values())
    scale = max(1, -(-most // rows))
    for place, cell in places:
        y = rows - 1
        for sign, style, cards in zip(
            (glyphs.kept, glyphs.fading, glyphs.new),
            ("$success", "$warning", "$quiet"),
            stacks[place],
            strict=True,
        ):
            for _ in range(-(-cards // scale)):
                sheet.write(cell, y, sign, style)
                y -= 1
    labels = [Label(cell, year_words(place * span), 1) for place, cell in places]
    for cell, text in placed(labels, width):
        sheet.write(cell, rows, text, "$quiet")
    kept, fading, new = (sum(stack[part] for stack in stacks.values()) for part in range(3))
    legend = f"{glyphs.kept} {kept} kept  {glyphs.fading} {fading} fading  {glyphs.new} {new} new"
    more = f"   one sign: {plural(scale, 'card')}" if scale > 1 else ""
    sheet.write(0, height - 1, legend + more, "$quiet")
    return sheet.content()


def year_words(year: int) -> str:
    """A year as it is written: "1689", "221 BCE"."""
    return f"{-year} BCE" if year < 0 else str(year)


def _is_year(name: str) -> bool:
    return name.removeprefix("-").isdecimal() and len(name) <= 6


def _stack(years: dict[int, Knowledge], place: int, span: int) -> tuple[int, int, int]:
    found = [group for year, group in years.items() if year // span == place]
    return (
        sum(group.kept for group in found),
        sum(group.fading for group in found),
        sum(group.unseen for group in found),
    )


def _cells(years: dict[int, Knowledge], span: int) -> list[tuple[int, int]]:
    """The occupied places, counted in spans, and the cells at which they stand."""
    found: list[tuple[int, int]] = []
    for place in sorted({year // span for year in years}):
        cell = found[-1][1] + min(GAP, place - found[-1][0]) if found else 0
        found.append((place, cell))
    return found
