"""`quiz decks rename`, `duplicate` and `move`: other names for decks and questions, under which progress is kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from quiz_app.cli.run import Run, say
from quiz_app.errors import DONE
from quiz_app.text import one_line, plural

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz_app.authoring.named import Library
    from quiz_app.authoring.renaming import Plan
    from quiz_app.study.names import Carried

_dry = click.option(
    "--dry-run", is_flag=True, help="Show as a diff what would be written, and write nothing."
)
_json = click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="A JSON object: files, renamed (objects with old, new), progress (objects with learner, questions), notes, "
    "dry_run, diff.",
)


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@_dry
@_json
@click.pass_obj
def rename(run: Run, old: str, new: str, dry_run: bool, as_json: bool) -> int:
    """Give a deck or a question another id, and keep all progress.

    OLD is a deck (`rivers`, or its file) or a question (`rivers/amur`), NEW the new id. Only the lines of the ids
    change: comments, quoting and all else stay. Groups in other decks that name the deck follow. The file
    keeps its name.

    What is recorded of each question, answers, flags, notes and exams, goes by the new name, for all learners of this
    database; whoever studies the file with another one is asked about it by `quiz decks offers`. `u` (undo) takes back
    only that, since the file is text; renaming it back takes back both.
    """
    from quiz_app.authoring import renaming

    plan, carried = _carry_out(run, lambda library: renaming.rename(library, old, new), dry_run)
    _tell(plan, carried, dry_run, as_json, f"{_shown(old)} is {_shown(new)} now.",
          f"`quiz decks rename {_back(plan)}` takes it back.")  # fmt: skip
    return DONE


@click.command()
@click.argument("old", metavar="DECK_OR_QUESTION")
@click.argument("new", metavar="NEW")
@_dry
@_json
@click.pass_obj
def duplicate(run: Run, old: str, new: str, dry_run: bool, as_json: bool) -> int:
    """Copy a deck into a file of its own, or a question right below it; the copy begins without progress.

    A deck (`rivers`, or its file) is copied to NEW.yaml beside it, one that came with the program into your own decks
    folder. A question (`rivers/amur`) is copied within its deck. NEW is the copy's id. Nothing is ever overwritten.
    """
    from quiz_app.authoring import renaming

    plan, carried = _carry_out(run, lambda library: renaming.duplicate(library, old, new), dry_run)
    _tell(plan, carried, dry_run, as_json, f"{_shown(old)} was copied to {_shown(new)}.", "")
    return DONE


@click.command()
@click.argument("questions", nargs=-1, required=True, metavar="DECK/QUESTION...")
@click.argument("deck", metavar="OTHER-DECK")
@click.option("--as", "identity", metavar="NEWID", default="", help="The question's id in the other deck.")
@_dry
@_json
@click.pass_obj
def move(run: Run, questions: tuple[str, ...], deck: str, identity: str, dry_run: bool, as_json: bool) -> int:
    """Move questions to the end of another deck, and keep all progress.

    The lines of a question go as they stand, with the comment right above it. Its groups and citations stay what they
    are: what went without saying in its deck is written out, and the document that it cites is named in the other deck.

    What is recorded of it goes by the new name, for all learners of this database. `u` (undo) takes back only that,
    since the files are text; moving it back takes back both.
    """
    from quiz_app.authoring import renaming

    plan, carried = _carry_out(
        run, lambda library: renaming.move(library, questions, deck, identity), dry_run
    )
    _tell(plan, carried, dry_run, as_json,
          f"{plural(len(plan.renamed), 'question')} moved to {_shown(plan.deck)}.", "")  # fmt: skip
    return DONE


def _carry_out(
    run: Run, planned: Callable[[Library], Plan], dry_run: bool
) -> tuple[Plan, tuple[Carried, ...]]:
    """Plan, write the files, then record that progress goes along: broken off in between, `offers` asks about it."""
    from quiz_app.authoring.named import Library
    from quiz_app.authoring.rewriting import written

    desk = run.open_desk(offers=False)
    try:
        known = desk.names.files()
        shipped = (desk.names.shipped,) if desk.names.shipped else ()
        plan = planned(Library(known, shipped, run.places.own_decks))
        desk.names.refuse_used(plan.became())
        if dry_run:
            return plan, ()
        own = {deck for deck, file in plan.holders.items() if desk.names.is_own(deck, file)}
        with written(plan.changes):
            desk.read_decks()
            carried = desk.names.carry(pair for pair in plan.renamed if pair[0].partition("/")[0] in own)
        for deck in sorted(plan.holders.keys() - own):
            say(f"The deck {deck} in your library is another file; its progress stays with it.")
        if plan.copied is not None and plan.copied.absolute() in known.values():
            for sentence in desk.add_decks(plan.file):
                say(sentence)
        return plan, carried
    finally:
        desk.close()


def _tell(
    plan: Plan, carried: tuple[Carried, ...], dry_run: bool, as_json: bool, done: str, further: str
) -> None:
    from quiz_app.authoring.rewriting import diff

    if as_json:
        click.echo(json.dumps(_plain(plan, carried, dry_run, diff(plan.changes)), ensure_ascii=False))
    elif dry_run:
        click.echo(diff(plan.changes), nl=False)
    for note in plan.notes:
        say(note)
    if dry_run:
        say("Nothing was written.")
        return
    say(done)
    if len(carried) == 1:
        say(f"The progress of {plural(carried[0].questions, 'question')} went along.")
    elif carried:
        say(f"The progress of {plural(len(carried), 'learner')} went along.")
    if further:
        say(further)


def _plain(plan: Plan, carried: tuple[Carried, ...], dry_run: bool, shown: str) -> dict[str, object]:
    return {
        "files": [one_line(str(change.file)) for change in plan.changes],
        "renamed": [{"old": old, "new": new} for old, new in plan.renamed],
        "progress": [{"learner": each.learner, "questions": each.questions} for each in carried],
        "notes": list(plan.notes),
        "dry_run": dry_run,
        "diff": shown,
    }


def _back(plan: Plan) -> str:
    """What `quiz decks rename` takes to undo the renaming."""
    before, after = plan.renamed[0]
    if before.partition("/")[0] != after.partition("/")[0]:
        return f"{plan.deck} {before.partition('/')[0]}"
    return f"{after} {before.partition('/')[2]}"


def _shown(name: str) -> str:
    return one_line(name, 120)
