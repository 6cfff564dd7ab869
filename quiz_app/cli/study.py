"""`quiz study`: a sitting in the app, or as plain lines with --plain."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

import click

from quiz_app.cli.run import Run, is_terminal, say
from quiz_app.errors import DONE, EnvironmentFailed
from quiz_app.study.selection import Selection

if TYPE_CHECKING:
    from quiz_app.documents.reading_room import ReadingRoom
    from quiz_app.study.desk import Desk


@click.command()
@click.argument("decks", nargs=-1, metavar="[DECK]...")
@click.option("--tag", "tags", multiple=True, metavar="T", help="Only cards with this tag; may be repeated.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most N cards.")
@click.option("--minutes", type=click.IntRange(1), metavar="M", help="No further cards after M minutes.")
@click.option(
    "--cram",
    is_flag=True,
    help="Practise cards that are not due; answers are kept, the schedule stays as it is.",
)
@click.option(
    "--plain", is_flag=True, help="Plain lines instead of the app; answers come from standard input."
)
@click.pass_obj
def study(
    run: Run,
    decks: tuple[str, ...],
    tags: tuple[str, ...],
    limit: int | None,
    minutes: int | None,
    cram: bool,
    plain: bool,
) -> int:
    """Study what is due today, from all decks or from those named.

    A plain session prints each question, reads one line for each answer and prints the verdict;
    `:?` lists its commands. An answer is saved before its verdict appears.
    """
    selection = Selection(decks=decks, tags=tags, limit=limit or 0, minutes=minutes or 0, cram=cram)
    if plain:
        return _study_plain(run, selection)
    return open_app(run, selection)


def need_terminal(plain: str) -> None:
    """Raise EnvironmentFailed where the app cannot run; `plain` is the command that can."""
    if not is_terminal():
        raise EnvironmentFailed(
            "The app needs a terminal, and this is none.", hint=f"`{plain}` works through pipes."
        )
    if os.environ.get("TERM") == "dumb":
        raise EnvironmentFailed(
            "The app places text all over the screen, and this terminal (TERM=dumb) cannot.",
            hint=f"`{plain}` writes line by line.",
        )


def open_app(run: Run, start: Selection | str | None, desk: Desk | None = None) -> int:
    """Open the app, on Home, in a sitting, or in an exam as `ui.app.run` has it; gives its exit code.

    With `desk` it is used instead of another one, and closed in the end.
    """
    need_terminal("quiz study --plain")
    # Until all stands nothing becomes garbage; looking for it would take a tenth of the start.
    gc.disable()
    from quiz_app.cli.hangup import end_with_terminal
    from quiz_app.look import read_look
    from quiz_app.ui.app import run as run_app
    from quiz_app.ui.keeping import Progress

    end_with_terminal(sys.stdin.fileno())
    look, progress = read_look(run.places.settings_file), Progress()
    return run_app(
        run.places,
        look,
        lambda: desk or run.open_desk(sync=False, progress=progress.told),
        start,
        progress,
        run.open_shelf,
    )


def _study_plain(run: Run, selection: Selection) -> int:
    from quiz_app.cli.hangup import leave_when_asked
    from quiz_app.cli.plain import PlainSession
    from quiz_app.cli.plain_editing import PlainEditor
    from quiz_app.cli.plain_passages import PlainPassages
    from quiz_app.clock import SystemClock
    from quiz_app.look import read_look

    leave_when_asked()
    # Bytes that are not UTF-8 become replacement characters: a wrong answer is better than a lost sitting.
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    desk: Desk = run.open_desk()
    try:
        passages = PlainPassages(
            lambda: _reading_room(run, desk),
            _tell,
            read_first=read_look(run.places.settings_file).read_first,
        )
        sitting = desk.start(selection)
        session = PlainSession(
            sitting,
            SystemClock(),
            _tell,
            passages,
            PlainEditor(
                lambda: desk.editing,
                os.environ,
                run.places.own_decks,
                _tell,
                has_terminal=sys.stdin.isatty() and sys.stdout.isatty(),
            ),
            retries=sys.stdin.isatty(),
            nothing="" if sitting.showing else desk.why_nothing(selection),
        )
        # readline, not iteration: iteration reads ahead and would keep an answer waiting for the next one.
        session.run(iter(sys.stdin.readline, ""))
        trouble = desk.back_up_daily()
        if trouble:
            say(trouble)
    finally:
        desk.close()
    return DONE


def _reading_room(run: Run, desk: Desk) -> ReadingRoom:
    from quiz_app.documents.reading_room import ReadingRoom

    return ReadingRoom(desk.ledger.database, desk.ledger.author.learner, run.open_shelf())


def _tell(line: str) -> None:
    click.echo(line)
    sys.stdout.flush()
