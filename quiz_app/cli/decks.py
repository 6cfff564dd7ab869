"""`quiz decks`: list the decks there are, add and remove them, and carry progress over to a reworded question."""

from __future__ import annotations

import json
from pathlib import Path

import click

from quiz_app.cli.run import Run, say
from quiz_app.errors import DONE
from quiz_app.text import one_line, plural


@click.group(invoke_without_command=True)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="A JSON list: deck, title, path, cards, due, new, known, problems.",
)
@click.pass_context
def decks(ctx: click.Context, as_json: bool) -> int:
    """List the decks there are, with their counts.

    Decks come from three places: those shipped with the program, the decks folder in your own data folder,
    and what you added with `quiz decks add`.
    """
    if ctx.invoked_subcommand is not None:
        return DONE
    desk = ctx.obj.open_desk()
    try:
        overview = desk.overview()
    finally:
        desk.close()
    if as_json:
        keys = ("deck", "title", "path", "cards", "due", "new", "known", "problems", "missing", "shipped")
        click.echo(
            json.dumps(
                [{key: getattr(row, key) for key in keys} for row in overview.decks], ensure_ascii=False
            )
        )
        return DONE
    if not overview.decks:
        click.echo("There are no decks yet. `quiz new NAME` starts one, `quiz decks add PATH` adds one.")
    width = max((len(row.deck) for row in overview.decks), default=0)
    for row in overview.decks:
        remark = (
            "   file not found"
            if row.missing
            else "   " + plural(row.problems, "problem")
            if row.problems
            else ""
        )
        click.echo(f"{row.deck:<{width}}  {plural(row.cards, 'card'):>11}  {row.due:>5} due  {row.new:>5} new  "
                   f"{row.known:>4.0%} known  {one_line(row.title)}{remark}")  # fmt: skip
    return DONE


@decks.command()
@click.argument("path", type=click.Path(path_type=Path, readable=False))
@click.pass_obj
def add(run: Run, path: Path) -> int:
    """Add a deck file, or a folder in which every deck is to be found.

    The file stays where it is; the program reads it whenever it has changed.
    """
    desk = run.open_desk(sync=False)
    try:
        for sentence in desk.add_decks(path):
            say(sentence)
    finally:
        desk.close()
    return DONE


@decks.command()
@click.argument("deck", metavar="ID_OR_PATH")
@click.pass_obj
def remove(run: Run, deck: str) -> int:
    """Take a deck, or an added folder, out of the list.

    Its file is left alone, and your progress is kept for when you add it again.
    """
    desk = run.open_desk()
    try:
        say(desk.remove_decks(deck))
    finally:
        desk.close()
    return DONE


@decks.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.pass_obj
def carry(run: Run, old: str, new: str) -> int:
    """Carry the progress of a question that vanished over to the one that replaced it.

    Both are written as DECK/QUESTION; `quiz decks` proposes pairs after a question's id has changed.
    """
    desk = run.open_desk()
    try:
        say(desk.carry_over(old, new))
    finally:
        desk.close()
    return DONE
