"""`quiz import`: cards of other programs as the start of a deck, or what another program knows of the learner."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict, Unpack

import click

from quiz_app.cli.reviews import DECK, AskedOfReviews, import_reviews
from quiz_app.cli.run import Run
from quiz_app.errors import WrongUse
from quiz_app.text import one_line


class _AskedOfForm(TypedDict):
    """The options of `quiz import FILE`, which make no sense beside --reviews."""

    form: str | None
    title: str
    output: Path | None
    columns: str
    delimiter: str
    header: bool | None
    encoding: str


class _AskedAll(AskedOfReviews, _AskedOfForm):
    """All options of `quiz import`."""

    source: Path | None


_OF_REVIEWS = {"card": "--card", "rating": "--rating", "when": "--time", "duration": "--duration", "zone": "--zone",
               "rollover": "--rollover", "skip_bad": "--skip-bad"}  # fmt: skip
_OF_FORMS = {"form": "--as", "title": "--title", "output": "--output", "columns": "--columns",
             "delimiter": "--delimiter", "header": "--header", "encoding": "--encoding"}  # fmt: skip


@click.command("import")
@click.argument("source", metavar="[FILE]", required=False, type=click.Path(path_type=Path, readable=False))
@click.option("--as", "form", type=click.Choice(["csv", "tsv", "hashcards", "obsidian"]), default=None,
              help="What FILE is, where it is told wrongly.")  # fmt: skip
@click.option("--deck", metavar="ID", default="",
              help=f"The new deck's id, else made of the file; with --reviews the deck for cards without one "
                   f"[default: {DECK}].")  # fmt: skip
@click.option("--title", metavar="TITLE", default="", help="The new deck's title.")
@click.option("--output", "-o", metavar="FILE", type=click.Path(path_type=Path),
              help="The new deck's file, ID.yaml here unless named; never over another file.")  # fmt: skip
@click.option("--columns", metavar="ROLES", default="",
              help="What a table's columns hold: question,answer,-,tags or Front=question,Notes=explain.")  # fmt: skip
@click.option("--delimiter", metavar="SIGN", default="", help="What parts a table's cells: a sign, or tab.")
@click.option("--header/--no-header", default=None, help="Whether a table's first row names its columns.")
@click.option("--encoding", metavar="NAME", default="", help="How FILE is written where it is no UTF-8.")
@click.option("--reviews", "file", metavar="CSV", type=click.Path(path_type=Path, readable=False),
              help="A review log instead, one line a review.")  # fmt: skip
@click.option("--card", metavar="COLUMN", default="", help="Reviews: the column of the card's name.")
@click.option("--rating", metavar="COLUMN", default="", help="Reviews: the column of the grade, 1 to 4.")
@click.option("--time", "when", metavar="COLUMN", default="", help="Reviews: the column of the time.")
@click.option("--duration", metavar="COLUMN", default="",
              help="Reviews: the column of the time taken, in milliseconds.")  # fmt: skip
@click.option("--zone", metavar="ZONE",
              help="Reviews: where it was learnt, Europe/Berlin or UTC-5; else this machine's zone.")  # fmt: skip
@click.option(
    "--rollover", metavar="HH:MM", help="Reviews: when a study day began; else as your setting says."
)
@click.option("--skip-bad", is_flag=True, help="Reviews: leave out lines that hold no review.")
@click.option("--dry-run", is_flag=True, help="Say what would come in, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object; its keys are described above.")
@click.pass_obj
def import_(run: Run, **asked: Unpack[_AskedAll]) -> int:
    """Make the start of a deck of cards in FILE, or bring in the reviews that another program kept.

    FILE is a table (CSV or TSV, also as flashcard programs export it or `quiz export` wrote it), Markdown of hashcards
    (`Q:` and `A:`; `C:` with [what is hidden]) or Markdown of Obsidian (`::`, `:::`, `?`, `??`, ==cloze==). What it is,
    and what its columns hold, is told from it and said. A deck file is written, never over another one, that
    `quiz check` passes without an error, and a report: what was kept, changed and dropped, with line and reason.
    Columns may hold question, answer, wrong, accept, explain, hint, tags, id, level, when, term, definition, cloze
    and deck; or question, option (several) and correct, which names the right ones by letter, number or text.

    \b
    --json prints for FILE an object with
      form, read_as  what FILE was taken for, and how it was read, in sentences
      decks          a list, one object a deck: deck, title, file, questions; several for very large files
      written        whether they were written
      kept, changed  cards that came in as they were, and those with a change
      dropped        what did not come in
      notes          each change and loss: what ("changed" or "dropped"), line (or null), text, why

    With --reviews the first line of the CSV names the columns; those of common programs are known. Times are ISO 8601,
    or seconds or milliseconds since 1970; a date alone is that study day. A card named as here (DECK/QUESTION) is that
    card; all others get a deck of their own in your decks folder, where their questions can be written. A review of a
    card that came in before does not come in again. One undo takes the whole import back.

    \b
    --json prints for --reviews an object with
      reviews, new       reviews in the file, and those that were not here yet
      cards, new_cards   cards in the file, and those that the deck got
      first, last        the study days of the first and the last review, YYYY-MM-DD
      deck_file          the file of their deck, or null
      bad_lines          lines that hold no review, left out

    Exit codes: 0 done, 1 nothing could be brought in, 2 wrong use, 3 a file failed.
    """
    source, reviews = asked["source"], asked.get("file")
    if (source is None) == (reviews is None):
        raise WrongUse(
            "A file has to be named: one of cards, or one of reviews." if source is None
            else "FILE and --reviews are two different imports.",
            hint="quiz import FILE makes a deck of cards; quiz import --reviews CSV brings in past answers.",
        )  # fmt: skip
    alien, whose = (_OF_REVIEWS, "--reviews") if source is not None else (_OF_FORMS, "FILE")
    for name, option in alien.items():
        nothing = (None, "") if name == "header" else (None, "", False)
        if asked.get(name) not in nothing:
            raise WrongUse(f"{option} belongs to an import of {whose}.", hint="Leave it out.")
    if source is None:
        return import_reviews(run, asked)
    return _import_cards(source, asked)


def _import_cards(source: Path, asked: _AskedAll) -> int:
    from quiz_app.cli.forms import import_form
    from quiz_app.interchange.form_import import Wanted

    delimiter = {"tab": "\t", "\\t": "\t"}.get(asked["delimiter"].lower(), asked["delimiter"])
    if len(delimiter) > 1 or delimiter in ('"', "\n", "\r"):
        raise WrongUse(
            f"{one_line(delimiter, 20)!r} is no single sign.", hint="Write --delimiter ';' or tab."
        )
    wanted = Wanted(
        form=asked["form"] or "",
        deck=asked["deck"],
        title=asked["title"],
        output=asked["output"],
        columns=asked["columns"],
        delimiter=delimiter,
        header=asked["header"],
        encoding=asked["encoding"],
    )
    return import_form(source, wanted, dry=asked["dry_run"], as_json=asked["as_json"])
