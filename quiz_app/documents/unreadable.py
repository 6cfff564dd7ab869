"""The failure of a file that should have been a document: a sentence on why it cannot be read, and what to do."""

from __future__ import annotations

from quiz_app.errors import EnvironmentFailed


class Unreadable(EnvironmentFailed):
    """A file is there, but no document can be had of it."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message, hint=hint, title="The document cannot be read")
