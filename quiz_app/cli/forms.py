"""`quiz import FILE` and `quiz export`: cards from plain forms as the start of a deck, and decks as plain forms."""

from __future__ import annotations

import json
import shlex
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz_app.cli.progress import long_work
from quiz_app.cli.run import Run, say
from quiz_app.errors import DONE, FOUND_PROBLEMS, EnvironmentFailed, WrongUse
from quiz_app.text import clean, one_line, plural

if TYPE_CHECKING:
    from quiz_app.decks.deck import Deck
    from quiz_app.interchange.exporting import Carried
    from quiz_app.interchange.form import Note
    from quiz_app.interchange.form_import import Brought, Wanted

_MOST_LINES = 6  # of one kind of change are named, and all are counted
_TARGETS = ("csv", "tsv", "markdown")


def import_form(file: Path, wanted: Wanted, *, dry: bool, as_json: bool) -> int:
    """Make a deck of a file of cards, and report what became of them."""
    from quiz_app.interchange.form_import import bring_in

    with long_work() as told:
        brought = bring_in(file, wanted, dry=dry, told=told)
    if as_json:
        click.echo(json.dumps(_figures(brought, dry=dry), ensure_ascii=False))
    else:
        for line in _report(file, brought, dry=dry):
            click.echo(clean(line))
    if brought.files and not dry:
        _say_next(brought.files)
    return DONE if brought.files else FOUND_PROBLEMS


def _figures(brought: Brought, *, dry: bool) -> dict[str, object]:
    made = brought.made
    return {
        "form": brought.form.kind,
        "read_as": list(brought.read_as),
        "decks": [
            {"deck": deck.id, "title": deck.title, "file": str(file), "questions": deck.questions}
            for deck, file in zip(made.decks, brought.files, strict=True)
        ],
        "written": bool(brought.files) and not dry,
        "kept": made.whole,
        "changed": made.changed,
        "dropped": sum(note.fate == "dropped" for note in made.notes),
        "notes": [_note(note) for note in made.notes],
    }


def _note(note: Note) -> dict[str, object]:
    return {"what": note.fate.value, "line": note.line or None, "text": note.text, "why": note.why}


def _report(file: Path, brought: Brought, *, dry: bool) -> list[str]:
    made = brought.made
    lines = [f"{one_line(file.name, 80)} was read as {_KINDS[brought.form.kind]}.", *brought.read_as]
    verb = "Would write" if dry else "Wrote"
    lines += [
        f"{verb} {one_line(str(path), 200)}: {plural(deck.questions, 'question')} in the deck {deck.id}."
        for deck, path in zip(made.decks, brought.files, strict=True)
    ]
    if not made.decks:
        lines.append("Nothing was written: there is no card in it that a deck can hold.")
    lines.append(f"Kept as they were: {made.whole:,}. Kept with changes: {made.changed:,}.")
    return [*lines, *_grouped(made.notes)]


_KINDS = {
    "csv": "a table (csv)",
    "tsv": "a table (tsv)",
    "hashcards": "Markdown of hashcards",
    "obsidian": "Markdown of Obsidian's spaced repetition",
}


def _grouped(notes: Iterable[Note], of: str = "line") -> list[str]:
    """What was changed and dropped, a line for each reason, with the lines where it holds."""
    found: dict[tuple[str, str], list[Note]] = defaultdict(list)
    for note in notes:
        found[(note.fate.value, note.why)].append(note)
    lines = []
    for (fate, why), alike in sorted(found.items(), key=lambda each: (each[0][0], each[1][0].line)):
        named = [str(note.line) for note in alike[:_MOST_LINES] if note.line]
        more = f" and {len(alike) - _MOST_LINES:,} more" if len(alike) > _MOST_LINES else ""
        where = (
            f" ({of} {', '.join(named)}{more})" if len(alike) == 1 else f" ({of}s {', '.join(named)}{more})"
        )
        first = f" “{alike[0].text}”" if len(alike) == 1 and alike[0].text else f" {len(alike):,}×"
        lines.append(f"{fate.capitalize()}{first}{where if named else ''}: {why}")
    return lines


def _say_next(files: Sequence[Path]) -> None:
    typed = " ".join(shlex.quote(one_line(str(file))) for file in files[:1])
    say("Next:")
    say(f"  1. read it over in your editor; quiz check {typed} finds what could be better;")
    say(f"  2. quiz decks add {typed} makes `quiz` ask its cards.")


@click.command()
@click.argument("deck", metavar="DECK")
@click.option("--to", "target", type=click.Choice(_TARGETS), default=None,
              help="The form; else as the ending of --output says, else csv.")  # fmt: skip
@click.option("--output", "-o", metavar="FILE", type=click.Path(path_type=Path, allow_dash=True),
              help="Write into FILE, which must not be there yet; - or nothing is standard output.")  # fmt: skip
@click.option("--bom", is_flag=True, help="Begin the table with a byte-order mark, which Excel needs.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON; needs --output FILE.")
@click.pass_obj
def export(run: Run, /, deck: str, target: str | None, output: Path | None, bom: bool, as_json: bool) -> int:
    """Carry a deck out, as a table or as Markdown. DECK is a file, or the id of a deck that you have.

    csv and tsv hold every question whole, and `quiz import` reads them back: a row a question, a column a key of the
    deck format (`id`, `type`, `question`, `answer`, ...), as the README lists them. A key that is a list has an item a
    line; there a backslash stands before a backslash, and \\n for a line end inside an item. `wrong`, `reject`, `match`
    and `allow` have `text: reason` or `left: right` a line; \\: is a colon of the text itself. Values in groups begin
    with `json:`. An apostrophe stands before a cell that a spreadsheet would take for a formula.

    markdown has the form of hashcards: `Q:` with `A:`, and `C:` with [what is hidden]. Other types become a question
    with its answer; what was left out or changed is told, with the line in the deck.

    \b
    --json prints an object with
      deck, file   the deck's id, and the file that was written
      questions    how many questions are in it
      notes        what is not as in the deck: objects with what ("changed" or "dropped"), line, text, why
    """
    there = output is not None and str(output) != "-"
    if as_json and not there:
        raise WrongUse(
            "--json needs a file: the deck itself goes to standard output.", hint="Add --output FILE."
        )
    read = _deck(run, deck)
    kind = target or (_kind_of(output) if output else "csv")
    carried = _carried(read, kind)
    text = ("\ufeff" if bom and kind != "markdown" else "") + carried.text
    if there and output is not None:
        _write(output, text)
    else:
        _print(text)
    if as_json:
        figures = {"deck": read.id, "file": str(output), "questions": carried.questions,
                   "notes": [_note(note) for note in carried.notes]}  # fmt: skip
        click.echo(json.dumps(figures, ensure_ascii=False))
        return DONE
    where = f" into {one_line(str(output), 200)}" if there else ""
    say(f"{carried.questions:,} of {plural(len(read.questions), 'question')} went{where} as {kind}.")
    for line in _grouped(carried.notes):
        say(line)
    return DONE


def _kind_of(output: Path) -> str:
    return {".md": "markdown", ".markdown": "markdown", ".tsv": "tsv", ".tab": "tsv"}.get(
        output.suffix.lower(), "csv"
    )


def _carried(deck: Deck, kind: str) -> Carried:
    from quiz_app.interchange.exporting import as_markdown, as_table

    return as_markdown(deck) if kind == "markdown" else as_table(deck, "\t" if kind == "tsv" else ",")


def _deck(run: Run, named: str) -> Deck:
    """The deck in a file, or of an id; its problems are counted on stderr."""
    from quiz_app.decks.files import load

    path = Path(named)
    if not (path.suffix.lower() in (".yaml", ".yml") or path.exists()):
        path = _file_of(run, named)
    reading = load(path)
    shown = one_line(str(path), 200)
    if reading.deck is None or not reading.deck.questions:
        first = reading.problems[0].problem if reading.problems else None
        why = f"{first.message} {first.hint}" if first else "It holds no question."
        kind = EnvironmentFailed if reading.refused else WrongUse
        raise kind(
            f"There is no deck to export in {shown}: {why}", hint="`quiz check` names all its problems."
        )
    if reading.errors:
        found = plural(reading.errors, "error")
        say(f"{shown} has {found}, which `quiz check` names; questions that cannot be used stay out.")
    return reading.deck


def _file_of(run: Run, deck: str) -> Path:
    desk = run.open_desk(offers=False)
    try:
        rows = {row.deck: row.path for row in desk.overview().decks}
    finally:
        desk.close()
    if deck not in rows:
        raise WrongUse(
            f"There is no deck {one_line(deck, 60)!r}, and no such file.",
            hint="`quiz decks` lists the decks' ids.",
        )
    return Path(rows[deck])


def _print(text: str) -> None:
    """The text on standard output as it is in a file: UTF-8, and line ends as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def _write(file: Path, text: str) -> None:
    from quiz_app.decks.placing import place_new

    shown = one_line(str(file), 200)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        place_new(file, text.encode())
    except FileExistsError:
        raise WrongUse(
            f"{shown} is there already, and is left as it is.", hint="Name another with --output."
        ) from None
    except OSError as error:
        reason = one_line(error.strerror or str(error), 100)
        raise EnvironmentFailed(
            f"Could not write {shown}: {reason}.", hint="Name another place with --output."
        ) from None
