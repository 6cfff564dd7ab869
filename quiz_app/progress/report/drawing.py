"""Pieces of SVG as text, with everything from outside escaped, and the scales that charts have in common."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from quiz_app.text import SHORT_MONTHS

WIDTH = 720.0
LEFT, RIGHT, TOP, BOTTOM = 48.0, 16.0, 10.0, 26.0
# A label on an axis of dates takes so much of it.
_DATE_WIDTH = 64.0
# What is smaller has no marks of its own; of the smallest floats no logarithm can be taken.
_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers from `low` to `high` as places from `start` to `end`, in the units of the drawing."""

    low: float
    high: float
    start: float
    end: float

    def at(self, number: float) -> float:
        """Where a number stands; one beyond the ends stands at the nearer of them."""
        span = self.high - self.low
        share = (min(max(number, self.low), self.high) - self.low) / span if span else 0.0
        return self.start + share * (self.end - self.start)


def element(name: str, content: str = "", **attributes: object) -> str:
    """One element; `cls` is its class, "_" in names stands for "-", None leaves an attribute out.

    `content` is taken as it is: it is made of elements and of `words`.
    """
    named = (("class" if key == "cls" else key.replace("_", "-"), value) for key, value in attributes.items())
    written = "".join(f' {key}="{_value(value)}"' for key, value in named if value is not None)
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def words(text: object) -> str:
    """Text as text."""
    return escape(str(text), quote=False)


def label(x: float, y: float, text: object, anchor: str = "start", cls: str = "label") -> str:
    """A label; `anchor` is start, middle or end."""
    return element("text", words(text), x=x, y=y, text_anchor=anchor, cls=cls)


def line(x1: float, y1: float, x2: float, y2: float, cls: str) -> str:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, cls=cls)


def rect(x: float, y: float, width: float, height: float, cls: str, about: str = "") -> str:
    """A filled area, with what it says to whoever points at it."""
    return element("rect", _title(about), x=x, y=y, width=max(0.0, width), height=max(0.0, height), cls=cls)


def circle(x: float, y: float, radius: float, cls: str, about: str = "") -> str:
    """A dot, with what it says to whoever points at it."""
    return element("circle", _title(about), cx=x, cy=y, r=radius, cls=cls)


def diamond(x: float, y: float, about: str) -> str:
    """What was predicted, told from what came by its shape."""
    corners = ((x, y - 5), (x + 5, y), (x, y + 5), (x - 5, y))
    points = " ".join(f"{_value(across)},{_value(down)}" for across, down in corners)
    return element("polygon", _title(about), points=points, cls="predicted")


def path(points: Iterable[tuple[float, float]], cls: str, *, closed: bool = False) -> str:
    """A line through points, or the area that they go round."""
    moves = " L".join(f"{_value(x)} {_value(y)}" for x, y in points)
    return element("path", d=f"M{moves}{' Z' if closed else ''}", cls=cls)


def drawing(content: Iterable[str], height: float, about: str, width: float = WIDTH) -> str:
    """A whole drawing; `about` is read out in its place."""
    size = f"0 0 {_value(width)} {_value(height)}"
    return element("svg", "".join(content), viewBox=size, role="img", aria_label=about)


def across(low: float, high: float, width: float = WIDTH) -> Scale:
    """The scale from left to right."""
    return Scale(low, high, LEFT, width - RIGHT)


def upward(low: float, high: float, height: float) -> Scale:
    """The scale from the bottom to the top."""
    return Scale(low, high, height - BOTTOM, TOP)


def ticks(high: float, wanted: int = 4) -> tuple[float, ...]:
    """Round numbers from 0 up to the first that is not below `high`."""
    if high <= _NOTHING or not math.isfinite(high):
        return (0.0, 1.0)
    raw = high / wanted
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * each for each in (1.0, 2.0, 2.5, 5.0, 10.0) if power * each >= raw * (1 - 1e-9))
    return tuple(step * n for n in range(math.ceil(high / step - 1e-9) + 1))


def shares_from(low: float) -> tuple[float, ...]:
    """Whole percents in equal steps, from the last that is not above `low` up to 100 %: at most eight."""
    step = next(step for step in (5, 10, 20, 25) if (100 - low * 100) / step <= 6 or step == 25)
    most = math.ceil((100 - max(0.0, low) * 100) / step - 1e-9)
    return tuple((100 - step * n) / 100 for n in range(max(1, most), -1, -1))


def number(value: float) -> str:
    """A number as short as it can be said exactly to two decimals."""
    return f"{value:,.2f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"


def grid(
    scale: Scale, marks: Sequence[float], width: float = WIDTH, said: Callable[[float], str] = number
) -> list[str]:
    """Faint lines across, with what they stand for on the left."""
    found = []
    for mark in marks:
        y = scale.at(mark)
        found.append(line(LEFT, y, width - RIGHT, y, "grid"))
        found.append(label(LEFT - 6, y + 4, said(mark), "end"))
    return found


def days(scale: Scale, y: float) -> list[str]:
    """Dates along an axis of study days: the first of months, as many as have room."""
    room = max(1, int(abs(scale.end - scale.start) // _DATE_WIDTH))
    firsts = _firsts(int(scale.low), int(scale.high))
    if len(firsts) < 2:
        at = (int(scale.low), int(scale.high)) if scale.high - scale.low >= 1 else (int(scale.low),)
        return [label(scale.at(day), y, day_words(day), "start" if day == at[0] else "end") for day in at]
    step = math.ceil(len(firsts) / room)
    shown = firsts[::step]
    # Where Januaries are left out each label tells its year.
    return [label(scale.at(day.toordinal()), y, _month(day, always=step > 1), "middle") for day in shown]


def day_words(day: int) -> str:
    """A study day as "12 Mar 2026"; "" for one outside the calendar."""
    if not 1 <= day <= date.max.toordinal():
        return ""
    then = date.fromordinal(day)
    return f"{then.day} {SHORT_MONTHS[then.month - 1]} {then.year}"


def month_words(name: str) -> str:
    """A month named "2026-11" as "Nov 26"."""
    year, _, month = name.partition("-")
    return f"{SHORT_MONTHS[int(month) - 1]} {year[2:]}"


def _firsts(low: int, high: int) -> list[date]:
    begin = date.fromordinal(max(1, low))
    months = range(begin.year * 12 + begin.month - 1, (begin.year + 200) * 12)
    found = []
    for month in months:
        first = date(month // 12, month % 12 + 1, 1)
        if first.toordinal() > high:
            break
        if first.toordinal() >= low:
            found.append(first)
    return found


def _month(first: date, *, always: bool) -> str:
    named = SHORT_MONTHS[first.month - 1]
    return f"{named} {first.year}" if always or first.month == 1 else named


def _title(about: str) -> str:
    return element("title", words(about)) if about else ""


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return escape(str(value))
