"""What `quiz check` tells of one deck by its neighbours and documents, found again and again while it is written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from quiz_app.authoring.check import looks_like_a_deck
from quiz_app.authoring.lint.cited_texts import cited_texts
from quiz_app.authoring.lint.run import lint
from quiz_app.authoring.proving import Memory, proofs
from quiz_app.decks.deck import Located, Reading
from quiz_app.decks.files import files_in, find_deck_files, load
from quiz_app.decks.reader import same_ids
from quiz_app.documents.shelf import DocumentShelf

MOST_FILES = 200  # beside a deck; a folder with more is none of decks alone


class _Overtaken(Exception):
    """The file was saved meanwhile."""


class Around:
    """The decks in the folder of one deck and the documents that it cites; only what changed is read again."""

    def __init__(self, path: Path, open_shelf: Callable[[], DocumentShelf]) -> None:
        """`path` is the deck's file; the shelf of documents is opened when it is needed first."""
        self._path = path
        self._open_shelf = open_shelf
        self._shelf: DocumentShelf | None = None
        self._read: dict[Path, tuple[tuple[int, ...], Reading]] = {}
        self._proven = Memory()

    def judge(self, reading: Reading) -> tuple[Located, ...] | None:
        """The warnings on the deck that was read, by itself, beside its neighbours and by its documents.

        What two decks have in common is told of this one. None where the file is saved while they are looked for: the
        work stops at once, since it would hold up the picture of what was saved.
        """
        begun = _stamp(self._path)

        def look(*_done: object) -> None:
            if _stamp(self._path) != begun:
                raise _Overtaken

        try:
            return self._judged(reading, look)
        except _Overtaken:
            return None

    def _judged(self, reading: Reading, look: Callable[..., None]) -> tuple[Located, ...]:
        if self._shelf is None:
            self._shelf = self._open_shelf()
        others = self._others(reading, look)
        wrong, _counts = proofs((reading,), self._shelf, look, self._proven)
        return (
            *(each for each in same_ids((*others, reading)) if each.path == reading.path),
            *lint(
                (*_of_other_ids(others, reading), reading), cited_texts(self._shelf), of=reading, between=look
            ),
            *wrong,
        )

    def _others(self, reading: Reading, look: Callable[..., None]) -> tuple[Reading, ...]:
        """The decks that `quiz check` finds in the same folder and its decks/."""
        folder = self._path.parent
        below = find_deck_files(folder / "decks") if (folder / "decks").is_dir() else ()
        found: dict[Path, tuple[tuple[int, ...], Reading]] = {}
        for file in (*files_in(folder), *below)[:MOST_FILES]:
            look()
            stamp, known = _stamp(file), self._read.get(file)
            if stamp and not _is_same(file, self._path):
                found[file] = known if known is not None and known[0] == stamp else (stamp, _read(file))
                self._read[file] = found[file]
        self._read = found
        return tuple(each for _stamp, each in found.values() if each.path != reading.path)


def _stamp(file: Path) -> tuple[int, ...]:
    """What tells one version of a file from the next; () where there is none."""
    try:
        at = os.stat(file)  # noqa: PTH116  (half the time of Path.stat, once a question)
    except OSError:
        return ()
    return (at.st_mtime_ns, at.st_size, at.st_ino)


def _is_same(file: Path, other: Path) -> bool:
    try:
        return file.samefile(other)
    except OSError:
        return False


def _read(file: Path) -> Reading:
    """The deck in a file; nothing where it is another YAML file."""
    name = os.fspath(file)
    return load(file) if looks_like_a_deck(file) else Reading(path=name)


def _of_other_ids(others: tuple[Reading, ...], reading: Reading) -> tuple[Reading, ...]:
    own = reading.deck.id if reading.deck else ""
    return tuple(each for each in others if each.deck is not None and each.deck.id != own)
