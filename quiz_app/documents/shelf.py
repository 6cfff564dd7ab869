"""Where documents are looked for by id; what is found there is read once for as long as its file stays the same."""

from __future__ import annotations

import os
import re
import stat
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from quiz_app.documents.files import ENDINGS, read_bytes
from quiz_app.documents.unreadable import Unreadable
from quiz_app.questions.identity import is_id

if TYPE_CHECKING:
    from quiz_app.documents.document import Document
    from quiz_app.paths import Places

VARIABLE = "QUIZ_DOCUMENTS"
LIBRARY = "your library"
_FOLDER = "documents"
# Of documents that were read, the latest are kept up to so many bytes of their files.
_KEPT_BYTES = 32_000_000
_PARTS = re.compile(r"[/\\]")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder in which documents are looked for, and in a few words what it is ("your library")."""

    path: Path
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A document's file, not read yet. `own` says that it lies in the library, from which it can be removed."""

    id: str
    path: Path
    place: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class _Stamp:
    """By which a file is known to be the one that was read, and what it was read as."""

    path: Path
    size: int
    modified: int
    id: str
    title: str


class DocumentShelf:
    """The documents that can be had on this machine.

    `folders` are looked through in their order, the library being one of them; `first`, a folder named for this
    run, comes before what lies beside a deck, all others after it.
    """

    def __init__(self, folders: Sequence[Folder], library: Path, first: Folder | None = None) -> None:
        self.library = library
        self._first = (first,) if first else ()
        self._folders = tuple(folders)
        self._read: OrderedDict[_Stamp, Document | Unreadable] = OrderedDict()
        self._lock = Lock()

    def find(self, id: str, file: str = "", deck_path: str = "") -> Found | None:
        """The file of the document called `id`, or None.

        `file` is what the deck's source names, `deck_path` the deck's own file, beside which is looked as well. In
        each folder the named file comes before ID.txt, ID.md, ... Neither leaves the folder, not by links either.
        """
        for folder in (*self._first, *_beside(deck_path), *self._folders):
            path = _inside(folder.path, file) if file else None
            path = path or (called(folder.path, id) if is_id(id) else None)
            if path is not None:
                return Found(id=id, path=path, place=folder.place, own=self._is_own(folder))
        return None

    def read(self, id: str, file: str = "", deck_path: str = "", title: str = "") -> Document | None:
        """The document called `id`, None where no file of it is found; raises Unreadable.

        `title` is that of the deck's source, for a text that names none itself.
        """
        found = self.find(id, file, deck_path)
        return None if found is None else self.open(found, title)

    def open(self, found: Found, title: str = "") -> Document:
        """The document in a file that was found; raises Unreadable."""
        stamp = _stamp(found, title)
        with self._lock:
            known = self._read.get(stamp)
            if known is not None:
                self._read.move_to_end(stamp)
        if known is None:
            known = self._open(found, title)
            self._keep(stamp, known)
        if isinstance(known, Unreadable):
            raise Unreadable(known.message, hint=known.hint)
        return known

    def all(self) -> tuple[Found, ...]:
        """The documents that lie in the folders, by id; of several files of one id the one that is found by it.

        What lies beside decks is not among them: it is found by asking for the documents that decks cite.
        """
        found: dict[str, Found] = {}
        for folder in (*self._first, *self._folders):
            for name, path in _lying_in(folder.path):
                there = Found(id=name, path=path, place=folder.place, own=self._is_own(folder))
                found.setdefault(name, there)
        return tuple(found[name] for name in sorted(found))

    def _is_own(self, folder: Folder) -> bool:
        return folder.path == self.library

    def _open(self, found: Found, title: str) -> Document | Unreadable:
        from quiz_app.documents.reading import read_document

        # Raised past the cache: a right to read may be given without any change to the file.
        data = read_bytes(found.path)
        try:
            return read_document(data, found.path.name, found.id, title)
        except Unreadable as failure:
            return failure

    def _keep(self, stamp: _Stamp, read: Document | Unreadable) -> None:
        with self._lock:
            self._read[stamp] = read
            while len(self._read) > 1 and sum(kept.size for kept in self._read) > _KEPT_BYTES:
                self._read.popitem(last=False)


def shelf_for(
    environment: Mapping[str, str], places: Places, here: Path, first: Path | None = None
) -> DocumentShelf:
    """The shelf of this run: `first`, what lies beside a deck, documents/ in `here`, the library, QUIZ_DOCUMENTS.

    `here` is the folder that the program was started in. No folder need exist.
    """
    named = [part for part in environment.get(VARIABLE, "").split(os.pathsep) if part.strip()]
    folders = (
        Folder(here / _FOLDER, "documents/ here"),
        Folder(places.own_documents, LIBRARY),
        *(Folder(here / _at_home(part), VARIABLE) for part in named),
    )
    named_first = None if first is None else Folder(first, "the folder named with --documents")
    return DocumentShelf(folders, places.own_documents, named_first)


def called(folder: Path, id: str) -> Path | None:
    """The file ID.txt, ID.md, ... in a folder, or None; endings in capitals count as well."""
    for ending in ENDINGS:
        for written in (ending, ending.upper()):
            path = _inside(folder, id + written)
            if path is not None:
                return path
    return None


def _at_home(written: str) -> Path:
    try:
        return Path(written).expanduser()
    except RuntimeError:  # no home is known for ~NAME
        return Path(written)


def _beside(deck_path: str) -> Iterator[Folder]:
    if not deck_path:
        return
    folder = Path(deck_path).parent
    yield Folder(folder, "beside the deck")
    yield Folder(folder / _FOLDER, "documents/ beside the deck")
    yield Folder(folder.parent / _FOLDER, "documents/ beside the deck's folder")


def _inside(folder: Path, file: str) -> Path | None:
    """The regular file of that name in the folder or below it; None where there is none, or it leads elsewhere."""
    parts = _PARTS.split(file)
    if any(not part or part.startswith(".") or "\0" in part or ":" in part for part in parts):
        return None
    path = folder.joinpath(*parts)
    try:
        if not stat.S_ISREG(path.stat().st_mode) or not path.resolve().is_relative_to(folder.resolve()):
            return None
    except (OSError, ValueError, RuntimeError):  # not there, not to be asked for, no name, a loop of links
        return None
    return path


def _lying_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """The ids and files in a folder itself, in an order in which the one comes first that is found by its id."""
    try:
        names = [path.name for path in folder.iterdir()]
    except (OSError, ValueError):
        return
    stems = {name.rpartition(".")[0] for name in names if name.lower().endswith(ENDINGS)}
    for stem in sorted(filter(is_id, stems)):
        path = called(folder, stem)
        if path is not None:
            yield stem, path


def _stamp(found: Found, title: str) -> _Stamp:
    try:
        state = found.path.stat()
    except OSError:
        return _Stamp(found.path, 0, 0, found.id, title)
    return _Stamp(found.path, state.st_size, state.st_mtime_ns, found.id, title)
