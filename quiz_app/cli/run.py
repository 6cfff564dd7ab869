"""What the global options say, and the desk that a command opens with them."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz_app.errors import UnknownLearner
from quiz_app.paths import Places, find_places

if TYPE_CHECKING:
    from quiz_app.study.desk import Desk


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the program: where things lie, which database, and whose cards."""

    places: Places
    database: str | None
    learner: str | None

    @classmethod
    def from_options(cls, database: str | None, home: str | None, learner: str | None) -> Run:
        """Options first, then the environment, then the platform's own folders."""
        places = find_places(os.environ, Path(home) if home else None)
        return cls(places, database or os.environ.get("QUIZ_DATABASE") or None, learner or _named_learner())

    def open_desk(self, *, sync: bool = True) -> Desk:
        """The desk of this run, with the decks brought up to date and what was noticed told on stderr."""
        desk = self._known_desk()
        if sync:
            for notice in desk.sync():
                say(notice)
        return desk

    def _known_desk(self) -> Desk:
        from quiz_app.clock import SystemClock
        from quiz_app.study.desk import Desk

        def opened(*, add: bool) -> Desk:
            return Desk.open(
                self.places, SystemClock(), learner=self.learner, database=self.database, add_learner=add
            )

        try:
            return opened(add=False)
        except UnknownLearner as unknown:
            if not is_terminal():
                raise
            if not click.confirm(f"{unknown.message} Add this learner?", err=True):
                raise
            return opened(add=True)


def say(sentence: str) -> None:
    """Tell a person something: on stderr, so that stdout holds data alone."""
    click.echo(sentence, err=True)


def is_terminal() -> bool:
    """Whether a person sits before this program; the app draws on standard error."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def _named_learner() -> str | None:
    return os.environ.get("QUIZ_LEARNER") or None
