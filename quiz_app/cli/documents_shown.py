"""What `quiz documents` prints of a document: its contents, a section's passages, what was left out, and its size."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from quiz_app.cli.run import say
from quiz_app.errors import WrongUse
from quiz_app.text import clean, one_line, plural

if TYPE_CHECKING:
    from quiz_app.documents.document import Document, Section
    from quiz_app.documents.shelf import Found

_NARROWEST = 40


def counts_of(read: Document) -> dict[str, int]:
    """How many sections and passages there are, and how many pieces were left out."""
    passages = sum(len(section.passages) for section in read.sections)
    return {"sections": len(read.sections), "passages": passages, "left_out": len(read.left_out)}


def size_of(read: Document) -> str:
    """The same in words."""
    sections, passages, left = counts_of(read).values()
    out = f"; {plural(left, 'piece')} left out as no content" if left else ""
    return f"{plural(sections, 'section')}, {plural(passages, 'passage')}{out}"


def print_json(value: dict[str, object] | Sequence[dict[str, object]]) -> None:
    """Data for a program, on one line."""
    click.echo(json.dumps(value, ensure_ascii=False))


def show_contents(found: Found, read: Document, as_json: bool) -> None:
    """Its sections with the number of passages of each, by pages where the file holds several."""
    if as_json:
        sections = [{**_of_section(section), "passages": len(section.passages)} for section in read.sections]
        counts = {"sections": sections, "left_out": len(read.left_out)}
        print_json(
            {"id": read.id, "title": read.title, "path": str(found.path), "place": found.place, **counts}
        )
        return
    click.echo(one_line(read.title))
    click.echo(f"{read.id}: {size_of(read)}")
    click.echo(clean(f"{found.place + ': ' if found.place else ''}{found.path}"))
    click.echo("\npassages  section")
    page = 1
    for section in read.sections:
        if section.page != page:
            page = section.page
            click.echo(f"          -- page {page} --")
        click.echo(f"{len(section.passages):>8}  {'  ' * (section.level - 1)}{section.title}")
    if read.left_out:
        say(
            f"`--left-out` lists the {plural(len(read.left_out), 'piece')} left out, with the reason of each."
        )


def show_section(read: Document, name: str, as_json: bool) -> None:
    """The passages of a section, as citations count them; raises WrongUse where there is no such section."""
    from quiz_app.documents.missing import no_section
    from quiz_app.documents.places_in import find_section

    section = find_section(read, name)
    if section is None:
        raise WrongUse(no_section(read, name), hint="`quiz documents show` with the id alone lists them.")
    if as_json:
        passages = [
            {"number": passage.number, "line": passage.line, "text": passage.text}
            for passage in section.passages
        ]
        print_json({**_of_section(section), "passages": passages})
        return
    click.echo(section.title)
    for passage in section.passages:
        click.echo(_numbered(passage.number, passage.text))
    if not section.passages:
        say("The section is a heading without text of its own.")


def show_left_out(found: Found, read: Document, as_json: bool) -> None:
    """What of the file is no content, with the line (of a PDF the page) and the reason."""
    if as_json:
        print_json([{"line": left.line, "why": left.why, "text": left.text} for left in read.left_out])
        return
    unit = "page" if found.path.suffix.lower() == ".pdf" else "line"
    for left in read.left_out:
        click.echo(f"{unit} {left.line}, {left.why}: {left.text}")
    if not read.left_out:
        say("Nothing was left out: all of the file is content.")


def _numbered(number: int, text: str) -> str:
    """A passage behind its number: folded for a terminal, else on one line."""
    lead = f"{number:>4}  "
    if not sys.stdout.isatty():
        return lead + text
    width = max(_NARROWEST, shutil.get_terminal_size().columns)
    return textwrap.fill(text, width, initial_indent=lead, subsequent_indent=" " * len(lead))


def _of_section(section: Section) -> dict[str, object]:
    return {key: getattr(section, key) for key in ("number", "title", "level", "page", "line")}
