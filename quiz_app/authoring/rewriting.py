"""Several files changed together: nothing is replaced that was not read a moment ago, and all or none of it stays."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from quiz_app.decks.files import Refused, read_bytes
from quiz_app.decks.placing import placed, replace_bytes
from quiz_app.errors import EnvironmentFailed
from quiz_app.text import clean, one_line


@dataclass(frozen=True, slots=True)
class Change:
    """A file's bytes as they were read, None for a file that is new, and as they shall be."""

    file: Path
    before: bytes | None
    after: bytes


@contextmanager
def written(changes: Sequence[Change]) -> Iterator[None]:
    """Write the files, each atomically and in this order, for good once the block ends well; else all is put back.

    All is on disk beside the files before the first of them is replaced, so that a full disk or a missing right
    changes nothing. Raises EnvironmentFailed, also where a file is no more what was read.
    """
    try:
        with ExitStack() as stack:
            # What is entered last is put in its place first.
            for change in reversed(changes):
                if change.before is None:
                    change.file.parent.mkdir(parents=True, exist_ok=True)
                stack.enter_context(placed(change.file, change.after))
            for change in changes:
                _refuse_changed(change)
    except OSError as failure:
        _put_back(changes)
        where = one_line(failure.filename) if isinstance(failure.filename, str) else "the file"
        raise EnvironmentFailed(
            f"Nothing was changed, since {where} cannot be written: {one_line(failure.strerror or str(failure))}.",
            hint="Make room, or give yourself the right to write it and its folder, then try again.",
        ) from None
    try:
        yield
    except BaseException:
        _put_back(changes)
        raise


def diff(changes: Sequence[Change]) -> str:
    """The changes as a unified diff, safe to show."""
    lines: list[str] = []
    for change in changes:
        name = one_line(str(change.file))
        old, new = (
            clean(data.decode("utf-8-sig", "replace")).splitlines(keepends=True)
            for data in (change.before or b"", change.after)
        )
        was = "/dev/null" if change.before is None else name
        lines += (
            line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"
            for line in difflib.unified_diff(old, new, was, name)
        )
    return "".join(lines)


def _refuse_changed(change: Change) -> None:
    if _now(change.file) != change.before:
        raise EnvironmentFailed(
            f"Nothing was changed: {one_line(str(change.file))} was written by another program just now.",
            hint="Save and close it there, then try again.",
        )


def _now(file: Path) -> bytes | None:
    if not file.exists():
        return None
    try:
        return read_bytes(file)
    except Refused:
        return b""


def _put_back(changes: Sequence[Change]) -> None:
    """Put back what was replaced, where nobody has written it since."""
    for change in reversed(changes):
        if change.before == change.after or _now(change.file) != change.after:
            continue
        with suppress(OSError):
            if change.before is None:
                change.file.unlink()
            else:
                replace_bytes(change.file, change.before)
