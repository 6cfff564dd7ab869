"""Deck files on disk: found in folders, and read within bounds; what cannot be had is a problem, never an exception."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from quiz_app.decks.deck import Located, Reading
from quiz_app.decks.encoding import MOST_BYTES, too_big
from quiz_app.questions.problem import Problem
from quiz_app.text import one_line

SUFFIXES = (".yaml", ".yml")
_DEEPEST = 20


class Refused(Exception):
    """A path of which no bytes can be had; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def load(path: Path) -> Reading:
    """The deck in a file; problems carry the path as it was given."""
    name = one_line(str(path))
    try:
        data = read_bytes(path)
    except Refused as refusal:
        # A file that is there and is merely too big for a deck is a problem of the deck, not of the machine.
        had = refusal.problem.code == "Y002"
        return Reading(path=name, problems=(Located(name, refusal.problem),), refused=not had)
    from quiz_app.decks.reader import read_deck

    return read_deck(data, name)


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file of at most MOST_BYTES; raises Refused. Never waits for a pipe or a device."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise Refused(
                _problem("D002", "This is a folder, not a deck file.", "Name a file that ends in .yaml.")
            )
        if not stat.S_ISREG(found.st_mode):
            raise Refused(
                _problem("D004", "This is a device or a pipe, no file.", "Name a file that ends in .yaml.")
            )
        if found.st_size > MOST_BYTES:
            raise Refused(too_big(found.st_size))
        # What the path names may have changed since: without O_NONBLOCK a pipe put there would hold us up.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as failure:
        raise Refused(_unreadable(path, failure)) from None
    except ValueError:  # a NUL in the path
        raise Refused(
            _problem("D001", "There is no such file.", "Check the path for typing errors.")
        ) from None
    if len(data) > MOST_BYTES:
        raise Refused(too_big(len(data)))
    return data


def find_deck_files(path: Path) -> tuple[Path, ...]:
    """The deck files at `path`: itself if it is no folder, else all *.yaml and *.yml below it, in natural order.

    Hidden files and folders are passed over, links to folders are followed once. Folders that cannot be listed
    hold nothing.
    """
    if not path.is_dir():
        return (path,)
    return tuple(sorted(_below(path, set(), 0), key=_natural))


def files_in(folder: Path) -> tuple[Path, ...]:
    """The deck files that lie in `folder` itself, in natural order."""
    try:
        entries = tuple(folder.iterdir())
    except OSError:
        return ()
    return tuple(sorted((e for e in entries if _is_deck_file(e) and not e.is_dir()), key=_natural))


def _is_deck_file(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".")


def _below(folder: Path, seen: set[tuple[int, int]], depth: int) -> Iterator[Path]:
    try:
        identity = folder.stat()
        if (identity.st_dev, identity.st_ino) in seen or depth > _DEEPEST:
            return
        seen.add((identity.st_dev, identity.st_ino))
        entries = sorted(folder.iterdir(), key=_natural)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _below(entry, seen, depth + 1)
        elif _is_deck_file(entry):
            yield entry


def _natural(path: Path) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """A key by which "deck 2" comes before "deck 10"."""
    return tuple(_runs(part.casefold()) for part in path.parts)


def _runs(name: str) -> tuple[tuple[int, int, str], ...]:
    runs = (run for run in re.split(r"([0-9]+)", name) if run)
    return tuple((0, int(run[:18]), run) if run[0] in "0123456789" else (1, 0, run) for run in runs)


def _problem(code: str, message: str, hint: str) -> Problem:
    return Problem(code=code, message=message, hint=hint)


def _unreadable(path: Path, failure: OSError) -> Problem:
    if failure.errno == errno.ENOENT and path.is_symlink():
        aim = one_line(os.fsdecode(os.readlink(path)), 120)  # noqa: PTH115  (Path.readlink would drop a leading "./")
        return _problem(
            "D005", f"This is a link to {aim}, which is not there.", "Mend the link or delete it."
        )
    if failure.errno == errno.ELOOP:
        return _problem("D005", "This is a link that leads back to itself.", "Delete the link.")
    if failure.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
        return _problem("D001", "There is no such file.", "Check the path for typing errors.")
    if failure.errno in (errno.EACCES, errno.EPERM):
        return _problem(
            "D003", "The file may not be read.", "Give yourself the right to read it, as with chmod u+r."
        )
    reason = one_line(failure.strerror or str(failure))
    return _problem(
        "D003", f"The file could not be read: {reason}.", "Try again, or copy the file to another place."
    )
