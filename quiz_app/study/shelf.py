"""Keeping the library in step with the deck files: what is new is read, what is unchanged is not, nothing is lost."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from quiz_app.decks.deck import Located, Reading
from quiz_app.decks.files import Refused, find_deck_files, load, read_bytes
from quiz_app.storage import library
from quiz_app.storage.database import Database
from quiz_app.storage.library import KnownFile
from quiz_app.storage.registered import deck_paths

if TYPE_CHECKING:
    from quiz_app.storage.shelving import Shelving

HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Found:
    """A deck file as it lies on disk now; `hash` is "" where it cannot be read."""

    path: str
    hash: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What a sync has to do: read these files, carry these over to a new path, and let these go."""

    read: tuple[Found, ...]
    moved: tuple[tuple[str, str], ...]
    returned: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Precedence:
    """Decks in the folder `own` take the place of those in `shipped` that have the same id, without a word."""

    own: Path
    shipped: Path

    def makes_room(self, path: str, other: str) -> bool:
        """Whether the deck at `path` leaves its place to the one at `other`."""
        return Path(path).is_relative_to(self.shipped) and Path(other).is_relative_to(self.own)


def roots(database: Database, shipped: Path | None, own: Path) -> tuple[Path, ...]:
    """Where decks are looked for: those shipped, the learner's own folder, and what was added, in this order."""
    added = [Path(each.path) for each in deck_paths(database) if each.kind != HIDDEN]
    return tuple(path for path in (shipped, own, *added) if path is not None)


def sync(
    database: Database,
    where: Iterable[Path],
    told: Callable[[int, int], None] | None = None,
    precedence: Precedence | None = None,
) -> Changes:
    """Bring the library up to date with the files below these roots; `told` hears of files read and to read.

    Of two files with one deck id the second is a problem, except where `precedence` says which one makes room. Only
    files whose bytes changed are parsed. Everything changes in one transaction.
    """
    where = tuple(where)
    hidden = {each.path for each in deck_paths(database) if each.kind == HIDDEN}
    found = {each.path: each for each in _files(where) if each.path not in hidden}
    known = library.known_files(database)
    # A file that lay where decks are still looked for has vanished; elsewhere it was let go.
    let_go = {path for path in known if path in hidden or not _lies_in(path, where)}
    changes = compare(found, known, let_go)
    if not (changes.read or changes.moved or changes.returned or changes.gone):
        return changes
    with _no_collection():
        _carry_out(database, changes, found, known, let_go, told, precedence)
    return changes


@contextmanager
def _no_collection() -> Iterator[None]:
    """Pauses the collector of cycles, which takes a fifth of the time to find none in all that is read from files."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _carry_out(
    database: Database,
    changes: Changes,
    found: Mapping[str, Found],
    known: Mapping[str, KnownFile],
    let_go: AbstractSet[str],
    told: Callable[[int, int], None] | None,
    precedence: Precedence | None,
) -> None:
    readings = []
    for number, each in enumerate(changes.read):
        if told:
            told(number, len(changes.read))
        readings.append((_read(each.path), each.hash))
    if told and changes.read:
        told(len(changes.read), len(changes.read))
    # Putting decks away is imported only where there are any: at most starts nothing has changed.
    from quiz_app.storage.shelving import shelving

    with shelving(database) as shelves:
        for old, new in changes.moved:
            shelves.moved(old, new)
        for path in changes.returned:
            shelves.returned(path)
        _put(shelves, readings, _claims(known, found, changes), known, precedence)
        # Only now is it known which decks are read from another file.
        renamed = {old for old, _ in changes.moved}
        for path in known:
            if path in let_go:
                shelves.remove(path)
            elif path not in found and path not in renamed:
                shelves.vanished(path)


def compare(
    found: Mapping[str, Found], known: Mapping[str, KnownFile], let_go: AbstractSet[str] = frozenset()
) -> Changes:
    """What differs between the files on disk and those read before, of which some are to be `let_go`.

    A file with the bytes of one that is gone has moved. A file put aside because another had its deck's id is
    read again once anything else changed, because it may have come into its own.
    """
    gone = {path: each for path, each in known.items() if path not in found}
    by_hash = {each.hash: path for path, each in gone.items() if each.hash and each.deck}
    read, moved, returned = [], [], []
    for path, each in found.items():
        before = known.get(path)
        if before is not None and before.hash == each.hash:
            if before.missing:
                returned.append(path)
            continue
        old = by_hash.pop(each.hash, None) if before is None else None
        if old is None:
            read.append(each)
        else:
            moved.append((old, path))
            del gone[old]
    left = tuple(path for path, each in gone.items() if not each.missing or path in let_go)
    if read or moved or left:
        aside = (path for path, each in known.items() if path in found and not each.deck)
        waiting = {each.path for each in read}
        read += [found[path] for path in aside if path not in waiting]
    return Changes(tuple(read), tuple(moved), tuple(returned), left)


def _files(where: Iterable[Path]) -> Iterable[Found]:
    seen = set()
    for root in where:
        for file in find_deck_files(root):
            path = str(file.absolute())
            # One file that is reached in several ways, as by a link, is one deck.
            real = os.path.realpath(path)
            if real not in seen and _usable(path) and (file.exists() or file.is_symlink()):
                seen.add(real)
                yield Found(path, _hash(file))


def _lies_in(path: str, where: Iterable[Path]) -> bool:
    return any(Path(path).is_relative_to(root) for root in where)


def _hash(file: Path) -> str:
    try:
        return sha256(read_bytes(file)).hexdigest()
    except Refused:
        return ""


def _read(path: str) -> Reading:
    # The path as the file system has it is the key; the reading's own is cleaned for showing.
    return replace(load(Path(path)), path=path)


def _usable(path: str) -> bool:
    # A name that is no valid text cannot be kept in the database; `quiz check` names such a file.
    return path.isprintable() or not any(0xD800 <= ord(c) <= 0xDFFF for c in path)


def _claims(known: Mapping[str, KnownFile], found: Mapping[str, Found], changes: Changes) -> dict[str, str]:
    """Which deck id belongs to which file that need not be read again."""
    reread = {each.path for each in changes.read}
    renamed = dict(changes.moved)
    claims = {}
    for old, each in known.items():
        path = renamed.get(old, old)
        if each.deck and path in found and path not in reread:
            claims[each.deck] = path
    return claims


def _put(
    shelves: Shelving,
    readings: Sequence[tuple[Reading, str]],
    claims: dict[str, str],
    known: Mapping[str, KnownFile],
    precedence: Precedence | None,
) -> None:
    def makes_room(path: str, other: str) -> bool:
        return precedence is not None and precedence.makes_room(path, other)

    def newcomer(reading: Reading) -> bool:
        before = known.get(reading.path)
        return before is None or reading.deck is None or before.deck != reading.deck.id

    for reading, _ in readings:
        before = known.get(reading.path)
        if reading.deck is None and before is not None and before.deck:
            # A deck that cannot be read just now stays with its file, also beside a copy that can.
            claims.setdefault(before.deck, reading.path)
    for reading, file_hash in sorted(readings, key=lambda each: newcomer(each[0])):
        owner = claims.get(reading.deck.id) if reading.deck else None
        if reading.deck is not None and owner is not None and owner != reading.path:
            if makes_room(owner, reading.path):
                shelves.makes_room(owner)
            else:
                is_fine = makes_room(reading.path, owner)
                aside = replace(reading, problems=()) if is_fine else reading
                shelves.put_aside(aside, file_hash, () if is_fine else _same_ids(owner, reading))
                continue
        if reading.deck is not None:
            claims[reading.deck.id] = reading.path
        shelves.put(reading, file_hash)


def _same_ids(owner: str, reading: Reading) -> tuple[Located, ...]:
    # Reading YAML is imported only when a file has changed: most starts need none of it.
    from quiz_app.decks.reader import same_ids

    return same_ids((Reading(path=owner, deck=reading.deck), reading))
