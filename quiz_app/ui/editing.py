"""Editing a question in the learner's own editor, and coming back to the same card."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported
from textual.worker import get_current_worker

from quiz_app.authoring.editor_runs import Ended, editor_name, run_beside, run_in_terminal
from quiz_app.authoring.editors import Place, command_for, is_windowed
from quiz_app.paths import shipped_decks
from quiz_app.text import one_line
from quiz_app.ui.following import follow_decks

if TYPE_CHECKING:
    from pathlib import Path

    from quiz_app.study.desk import Desk
    from quiz_app.study.editing import Written
    from quiz_app.ui.host import Host

EDITING = "editing"
SHIPPED = "This deck came with the program and is left as it is; e in Browse edits a copy of it."
NO_SUSPENSION = "This terminal cannot be handed to an editor. Set VISUAL to one with a window of its own."


def edit_question(app: Host, card: str) -> None:
    """Open the card's question in an editor at its line; once that has ended, all screens show what is written now.

    A deck that came with the program is copied into the learner's own folder first, if that is wanted.
    """
    desk = app.desk
    if desk is None:
        return
    if app.waits_for:
        app.tell(app.waits_for)
        return
    written = app.safely(lambda: desk.editing.written(card))
    if written is None:
        return
    # Whether there is an editor comes before any question.
    if app.safely(lambda: _command(written)) is None:
        return
    if written.shipped:
        _ask(app, desk, written)
    else:
        _open(app, desk, written)


def edit_place(app: Host, place: Place) -> None:
    """Open a deck file in an editor at a line, as from the preview, which follows the file by itself."""
    shipped = shipped_decks()
    if app.waits_for:
        app.tell(app.waits_for)
    elif shipped is not None and place.file.resolve().is_relative_to(shipped.resolve()):
        app.tell(SHIPPED, title="Nothing was opened", severity="warning")
    elif (command := app.safely(lambda: command_for(os.environ, place))) is not None:

        def come_back(ended: Ended) -> None:
            _put_away(app)
            if ended.trouble:
                app.tell(ended.trouble, title="The editor", severity="warning")

        _run(app, command, place.file, come_back)


def _command(written: Written) -> tuple[str, ...]:
    return command_for(os.environ, Place(written.file, written.line, written.column))


def _ask(app: Host, desk: Desk, written: Written) -> None:
    from quiz_app.ui.screens.browse_confirm import ConfirmScreen

    app.push_screen(
        ConfirmScreen(
            "Copy this deck and edit the copy?",
            f"{one_line(written.deck_title, 80)} came with the program and is left as it is. The copy goes into "
            f"{one_line(str(app.places.own_decks), 200)} and is studied in its place from then on, with all your "
            "progress. Delete the copy, and the deck that came with the program is back.",
            "copy and edit",
            lambda: _open_copy(app, desk, written),
        )
    )


def _open_copy(app: Host, desk: Desk, written: Written) -> None:
    copy = app.safely(lambda: desk.editing.own_copy(written.file))
    if copy is not None:
        _open(app, desk, replace(written, file=copy, shipped=False))


def _open(app: Host, desk: Desk, written: Written) -> None:
    command = app.safely(lambda: _command(written))
    if command is not None:
        _run(app, command, written.file, partial(_come_back, app, desk, written))


def _run(app: Host, command: tuple[str, ...], file: Path, come_back: Callable[[Ended], None]) -> None:
    """Run the editor: in this terminal, or where it has a window of its own beside the app, which goes on."""
    if is_windowed(command):
        name = one_line(file.name, 60)
        app.waits_for = f"{name} is open in {editor_name(command)}; close it there to come back to it here."
        app.hush()
        app.run_worker(
            partial(_wait, app, command, come_back), thread=True, exit_on_error=False, name=EDITING
        )
        return
    try:
        with app.suspend():
            ended = run_in_terminal(command)
    except SuspendNotSupported:
        app.tell(NO_SUSPENSION, title="No editor", severity="warning")
        return
    come_back(ended)


def _wait(app: Host, command: tuple[str, ...], come_back: Callable[[Ended], None]) -> None:
    worker = get_current_worker()
    ended = run_beside(command, lambda: worker.is_cancelled)
    if ended is not None and not worker.is_cancelled:
        app.call_from_thread(come_back, ended)


def _put_away(app: Host) -> None:
    """Nothing is waited for any more."""
    app.waits_for = ""
    app.hush()


def _come_back(app: Host, desk: Desk, written: Written, ended: Ended) -> None:
    """Read what was written, say what came of it, and show it wherever the card stands."""
    _put_away(app)
    edited = app.safely(lambda: desk.editing.edited(written))
    if edited is None:
        return
    if app.reloading is not None:
        app.reloading.heard_of(edited.problems)
    lost = (
        "" if written.is_found else " The question itself was not found in it, so its place was not gone to."
    )
    sentence = f"{ended.trouble} {edited.sentence}".strip() + lost
    if ended.trouble or edited.is_trouble or lost:
        app.tell(sentence, title="Edited" if not ended.trouble else "The editor", severity="warning")
    else:
        app.tell(sentence)
    follow_decks(app, written.card)
