"""`quiz new`: a deck to begin with, made from a few answers or from options."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz_app.cli.run import is_terminal, say
from quiz_app.errors import DONE, QuizError, WrongUse

if TYPE_CHECKING:
    from quiz_app.authoring.new import Source


@click.command()
@click.argument("name", required=False)
@click.option("--title", default="", help="The deck's title; made from NAME where it is missing.")
@click.option("--document", metavar="FILE", type=click.Path(path_type=Path),
              help="The document it is built from; its sections are listed in the deck.")  # fmt: skip
@click.option(
    "--language", default="", metavar="CODE", help="The language it is written in; en unless named."
)
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), default=Path(),
              help="Where to put it; this folder unless named.")  # fmt: skip
@click.option(
    "--ask/--no-ask", default=None, help="Ask for what is not given; on a terminal, where only NAME is."
)
def new(
    name: str | None,
    title: str,
    document: Path | None,
    language: str,
    folder: Path,
    ask: bool | None,
) -> int:
    """Start a deck: NAME.yaml, with comments and an example of each type of question.

    NAME becomes the deck's permanent id (a-z, 0-9 and hyphens). A file that is there already is never touched.
    The path of the new file is printed. Beside it stands deck.schema.json, by which editors complete and check it.
    """
    from quiz_app.authoring.new import named, source_of, start_deck
    from quiz_app.text import one_line

    asks = is_terminal() and not (title or document or language) if ask is None else ask
    if asks:
        name = name or _asked("What is the deck about? Its name", "")
    if not name:
        raise WrongUse("A deck needs a name.", hint="As in: quiz new border-treaties")
    identity, usual = named(name)
    _refuse_taken(folder / f"{identity}.yaml")
    if asks:
        title = _asked("Title", title or usual)
        language = _asked("Language it is written in", language or "en")
    source = source_of(document, folder) if document else _asked_source(folder) if asks else None
    started = start_deck(name, folder, title, language=language or "en", source=source)
    path = one_line(str(started.path))
    click.echo(path)
    typed = shlex.quote(path)
    say(f"“{started.title}” is a deck with an example of each type. Next:")
    say("  1. write your own questions into it, in the place of the examples;")
    say(f"     quiz preview {typed} shows them as you save, as learners will see them;")
    say(f"  2. quiz check {typed} finds what is wrong with it;")
    say(f"  3. quiz decks add {typed} makes `quiz` ask its cards.")
    if source is not None and not (folder / source.file).is_file():
        say(
            f"The document is not beside the deck: copy it there, or `quiz documents add FILE --id {source.id}`."
        )
    if started.notice:
        say(started.notice)
    return DONE


def _asked(question: str, usual: str) -> str:
    answer = click.prompt(question, default=usual or None, err=True)
    return str(answer).strip()


def _asked_source(folder: Path) -> Source | None:
    """The document that is named, asked for until it can be read; None where none is."""
    from quiz_app.authoring.new import source_of

    while True:
        typed = click.prompt(
            "The document it is built from, a file (Enter for none)", default="", show_default=False, err=True
        ).strip()
        if not typed:
            return None
        try:
            return source_of(Path(typed).expanduser(), folder)
        except QuizError as refusal:
            say(f"{refusal.message} {refusal.hint}".strip())


def _refuse_taken(path: Path) -> None:
    """Say at once that the file is there, before anything is asked in vain; writing it looks again."""
    from quiz_app.text import one_line

    if path.exists():
        raise WrongUse(
            f"{one_line(str(path))} is there already, and is left as it is.",
            hint="Choose another name, or open that file in your editor.",
        )
