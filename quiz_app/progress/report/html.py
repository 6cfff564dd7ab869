"""Pieces of the page: text as text, figures with what they mean, tables with numbers to the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quiz_app.progress.meanings import FIGURES
from quiz_app.progress.report.drawing import element, words


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `cls` is "" for text, "number" or "mark"."""

    title: str
    cls: str = ""


def paragraph(text: str, cls: str | None = None) -> str:
    """A paragraph of plain text."""
    return element("p", words(text), cls=cls)


def chapter(name: str, title: str, parts: Iterable[str]) -> str:
    """A chapter that the table of contents leads to."""
    return element("section", element("h2", words(title)) + "".join(parts), id=name)


def figure(key: str, title: str, body: str, cls: str | None = None, legend: str = "") -> str:
    """What a chart or table says, the thing itself, how to read its signs, and what the figure of this key means.

    What is a mere list has the key "", and its legend says all.
    """
    below = paragraph(legend, "legend") if legend else ""
    below += paragraph(FIGURES[key].says, "meaning") if key else ""
    return element("figure", element("h3", words(title)) + body + below, cls=cls)


def table(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> str:
    """A table of plain text."""
    head = "".join(
        element("th", words(each.title) or " ", cls=each.cls or None, scope="col") for each in columns
    )
    body = "".join(
        element("tr", "".join(_cell(column, value) for column, value in zip(columns, row, strict=True)))
        for row in rows
    )
    return element("table", element("thead", element("tr", head)) + element("tbody", body))


def _cell(column: Column, value: object) -> str:
    # A cell without content would close itself, which HTML does not know.
    return element("td", words(value) or " ", cls=column.cls or None)
