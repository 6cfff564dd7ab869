"""Bringing in a plain form: a file of cards becomes the start of a deck, never in the place of another file."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from quiz_app.decks.placing import place_new
from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.interchange.csv_form import read_table
from quiz_app.interchange.deck_from_form import Made, deck_from
from quiz_app.interchange.form import Form, Told, silent
from quiz_app.interchange.form_file import form_of, read_form_file
from quiz_app.interchange.hashcards import read_hashcards
from quiz_app.interchange.obsidian import read_obsidian
from quiz_app.questions.identity import is_id, suggest_id
from quiz_app.text import one_line

_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was asked for; what is empty is told from the file. See `csv_form.read_table` for what tables allow."""

    form: str = ""
    deck: str = ""
    title: str = ""
    output: Path | None = None
    columns: str = ""
    delimiter: str = ""
    header: bool | None = None
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of a file: how it was read, what became of its cards, and the files of their decks."""

    form: Form
    made: Made
    files: tuple[Path, ...]
    read_as: tuple[str, ...]


def bring_in(file: Path, wanted: Wanted, *, dry: bool = False, told: Told = silent) -> Brought:
    """Make the start of a deck of the file's cards, and write it; with `dry` nothing is written.

    Without `wanted.output` it is written into the folder where one is, as ID.yaml. Raises WrongUse for what cannot
    be read as cards and for a file that is there already, EnvironmentFailed where nothing can be read or written.
    Where no card could be kept there are no files, and nothing is written.
    """
    read = read_form_file(file, wanted.encoding)
    kind = wanted.form or form_of(file, read.text)
    if kind in ("csv", "tsv"):
        delimiter = wanted.delimiter or ("\t" if kind == "tsv" and wanted.form else "")
        form = read_table(
            read.text, kind, columns=wanted.columns, delimiter=delimiter, header=wanted.header, told=told
        )
    else:
        form = (read_hashcards if kind == "hashcards" else read_obsidian)(read.text, told)
    deck = _deck_id(file, wanted, form)
    title = one_line(wanted.title or form.title, _LONGEST_TITLE) or deck.replace("-", " ").capitalize()
    made = deck_from(form, deck, title, _about(file), told)
    output = wanted.output or Path(f"{deck}.yaml")
    files = tuple(_numbered(output, place, len(made.decks)) for place in range(1, len(made.decks) + 1))
    for each in files:
        _refuse_there(each)
    if not dry:
        _write(files, [each.text.encode() for each in made.decks])
    encoding = (f"The file is written in {read.encoding}; the deck is UTF-8.",) if read.encoding else ()
    return Brought(form, made, files, (*encoding, *form.read_as))


def _deck_id(file: Path, wanted: Wanted, form: Form) -> str:
    if wanted.deck:
        if not is_id(wanted.deck):
            better = suggest_id(wanted.deck)
            raise WrongUse(
                f"{one_line(wanted.deck, 60)!r} cannot be a deck's id.",
                hint=f"It is made of a-z, 0-9 and single hyphens{f', as {better}' if better else ''}.",
            )
        return wanted.deck
    output = suggest_id(wanted.output.stem) if wanted.output else ""
    return output or form.deck or suggest_id(form.title) or suggest_id(file.stem) or "imported-cards"


def _about(file: Path) -> tuple[str, ...]:
    return (
        f"Made of {one_line(file.name, 80)} by `quiz import`: the start of a deck. Read it over, and give the",
        "questions what makes them good: `explain` (why it is so), `section` (where it stands), and other types.",
        "The ids are permanent, since progress hangs on them.",
    )


def _numbered(output: Path, place: int, count: int) -> Path:
    return output if count == 1 else output.with_name(f"{output.stem}-{place}{output.suffix}")


def _refuse_there(file: Path) -> None:
    if file.is_dir():
        raise WrongUse(f"{one_line(str(file), 200)} is a folder.", hint="Name a file in it with --output.")
    if file.is_symlink() or file.exists():
        raise _there(file)


def _there(file: Path) -> WrongUse:
    return WrongUse(
        f"{one_line(str(file), 200)} is there already, and is left as it is.",
        hint="Name another file with --output, or another deck with --deck.",
    )


def _write(files: Sequence[Path], texts: Sequence[bytes]) -> None:
    """Write all of the files or none."""
    done: list[Path] = []
    try:
        for file, data in zip(files, texts, strict=True):
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                place_new(file, data)
            except FileExistsError:
                raise _there(file) from None
            except OSError as error:
                reason = one_line(error.strerror or str(error), 100)
                raise EnvironmentFailed(
                    f"Could not write {one_line(str(file), 200)}: {reason}.",
                    hint="Make room and give yourself the right to write there, or name another place with --output.",
                ) from None
            done.append(file)
    except (WrongUse, EnvironmentFailed):
        for file in done:
            with suppress(OSError):
                file.unlink()
        raise
