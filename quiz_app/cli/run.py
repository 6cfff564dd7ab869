"""What the global options say, and the desk that a command opens with them."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz_app.cli.progress import PATIENCE_S, long_work
from quiz_app.errors import UnknownLearner
from quiz_app.paths import Places, find_places
from quiz_app.text import clean

if TYPE_CHECKING:
    from quiz_app.documents.shelf import DocumentShelf
    from quiz_app.study.desk import Desk


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the program: where things lie, which database, and whose cards.

    Where no database was named, the settings file may name one, else it is the usual one of these places.
    """

    places: Places
    database: str | None
    learner: str | None

    @classmethod
    def from_options(cls, database: str | None, home: str | None, learner: str | None) -> Run:
        """Options first, then the environment, then the platform's own folders."""
        places = find_places(os.environ, Path(home) if home else None)
        return cls(places, database or os.environ.get("QUIZ_DATABASE") or None, learner or _named_learner())

    def database_file(self) -> Path:
        """The file of this run's database, whether or not there is one."""
        from quiz_app.look import read_look
        from quiz_app.storage.location import named_file

        named = self.database or read_look(self.places.settings_file).database
        return named_file(named or self.places.database)

    def open_shelf(self, first: Path | None = None) -> DocumentShelf:
        """The documents of this run, looked for in `first` and from the folder it was started in."""
        from quiz_app.documents.shelf import shelf_for

        return shelf_for(os.environ, self.places, self._here(), first)

    def _here(self) -> Path:
        """The folder that the program was started in; its home where that folder is gone."""
        try:
            return Path.cwd()
        except OSError:
            return self.places.home

    def open_desk(
        self,
        *,
        sync: bool = True,
        offers: bool = True,
        progress: Callable[[str, int, int], None] | None = None,
    ) -> Desk:
        """The desk of this run, with the decks brought up to date and what was noticed told on stderr.

        Without `offers` it is not said that questions which left may have come back in other words. `progress` hears
        how far it is where a database has to be brought up to date; without it a line on stderr tells that.
        """
        with long_work() as line:
            desk = self._known_desk(progress or line)
        try:
            if sync:
                with reading_progress() as told:
                    notices = desk.sync(told)
                for notice in (*notices, *(desk.offers.notices() if offers else ())):
                    say(notice)
        except BaseException:
            desk.close()
            raise
        return desk

    def _known_desk(self, progress: Callable[[str, int, int], None]) -> Desk:
        from quiz_app.clock import SystemClock
        from quiz_app.look import read_look
        from quiz_app.storage.database import open_database
        from quiz_app.study.desk import Desk

        named = self.database or read_look(self.places.settings_file).database or self.places.database

        def opened(*, add: bool) -> Desk:
            return Desk.open(
                self.places,
                SystemClock(),
                learner=self.learner,
                database=open_database(named, told=progress),
                add_learner=add,
                user=_user(),
            )

        try:
            return opened(add=False)
        except UnknownLearner as unknown:
            if not is_terminal():
                raise
            if not click.confirm(f"{unknown.message} Add this learner?", err=True):
                raise
            return opened(add=True)


@contextmanager
def reading_progress() -> Iterator[Callable[[int, int], None]]:
    """A line on a terminal's stderr that counts the decks read so far; it is gone when they all are."""
    begun = time.monotonic()
    shown = False

    def told(done: int, total: int) -> None:
        nonlocal shown
        if sys.stderr.isatty() and time.monotonic() - begun > PATIENCE_S:
            shown = True
            click.echo(f"\rReading decks: {done} of {total} ", nl=False, err=True)

    yield told
    if shown:
        click.echo("\r" + " " * 40 + "\r", nl=False, err=True)


def say(sentence: str) -> None:
    """Tell a person something: on stderr, so that stdout holds data alone. Names in it are told as tame text."""
    click.echo(clean(sentence), err=True)


def is_terminal() -> bool:
    """Whether a person sits before this program; the app draws on standard error."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def _user() -> str:
    """The name that the machine has for whoever sits before it; a new database's first learner gets it."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "You"


def _named_learner() -> str | None:
    return os.environ.get("QUIZ_LEARNER") or None
