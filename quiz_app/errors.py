"""Failures that a person can understand: what is wrong, where, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DONE = 0
FOUND_PROBLEMS = 1
WRONG_USE = 2
ENVIRONMENT_FAILED = 3


class QuizError(Exception):
    """A failure told to the user as a sentence, never as a traceback.

    `message` says what is wrong and where, `hint` what to do next; `exit_code` is what a command ends with.
    """

    exit_code = ENVIRONMENT_FAILED

    def __init__(self, message: str, *, hint: str = "", title: str = "That did not work") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.title = title

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class WrongUse(QuizError):
    """The person asked for something that does not exist or cannot be meant."""

    exit_code = WRONG_USE


class UnknownLearner(WrongUse):
    """A learner was named who is not in the database; none is made silently."""


class EnvironmentFailed(QuizError):
    """A file, folder, database or terminal did not do what the program needs of it."""


class DatabaseFailed(EnvironmentFailed):
    """The database could not be opened, read or written."""


class DatabaseBusy(DatabaseFailed):
    """Another process holds the database's writer lock for longer than we wait."""


class DatabaseTooNew(DatabaseFailed):
    """A newer version of the program has written the database."""


class DatabaseDamaged(DatabaseFailed):
    """The file is not a database, is gone though it was one, or its pages are broken; `file` says which it is."""

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        title: str = "The database is damaged",
        file: Path | None = None,
    ) -> None:
        super().__init__(message, hint=hint, title=title)
        self.file = file
