"""The library: copies of documents that the learner added. Nothing in it is overwritten or deleted, only put aside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from quiz_app.decks.placing import replace_bytes
from quiz_app.documents.document import Document
from quiz_app.documents.files import ENDINGS, PDF, TEXT, read_bytes
from quiz_app.documents.reading import read_document
from quiz_app.documents.shelf import called
from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.questions.close_word import close_word
from quiz_app.questions.identity import is_id, suggest_id
from quiz_app.text import one_line

REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A document that lies in the library now.

    `already` says that its file was there before, byte for byte; `aside` is where the file lies that it replaced.
    """

    document: Document
    path: Path
    already: bool = False
    aside: Path | None = None


def add(
    library: Path,
    path: Path,
    id: str = "",
    *,
    replace: bool = False,
    read: Callable[[bytes, str, str], Document] = read_document,
) -> Added:
    """Copy a file into the library, wholly or not at all, after it was read as a document.

    Without an `id` it is made of the file's name. Raises WrongUse where the id is none, or is taken by another text
    and not to be replaced; Unreadable where no document can be had of the file; EnvironmentFailed where the library
    cannot be written.
    """
    if id:
        _check(id)
    data = read_bytes(path)
    name = id or _id_of(path)
    document = read(data, path.name, name)
    before = called(library, name)
    if before is not None:
        if read_bytes(before) == data:
            return Added(document=document, path=before, already=True)
        if not replace:
            raise _taken(name, path, own_id=bool(id))
    target = library / f"{name}{_ending(path, data)}"
    with _writing(library):
        library.mkdir(parents=True, exist_ok=True)
        aside = _put_aside(library, before) if before is not None else None
        try:
            replace_bytes(target, data)
        except BaseException:
            if before is not None and aside is not None:
                aside.rename(before)
            raise
    return Added(document=document, path=target, aside=aside)


def remove(library: Path, id: str) -> Path:
    """Put a document of the library aside; the path at which it lies now. Raises WrongUse where it is not there."""
    path = called(library, id) if is_id(id) else None
    if path is None:
        near = close_word(id, [found.stem for found in _files(library)])
        raise WrongUse(
            f"There is no document {one_line(id, 80)!r} in your library.",
            hint=f"Did you mean {near}?"
            if near
            else "`quiz documents` lists what there is, and where it lies.",
        )
    with _writing(library):
        return _put_aside(library, path)


def _check(id: str) -> None:
    if not is_id(id):
        near = suggest_id(id)
        raise WrongUse(
            f"{one_line(id, 80)!r} cannot be a document's id: it is made of a-z, 0-9 and single hyphens, at most 80.",
            hint=f"Write for example `--id {near or 'border-history'}`.",
        )


def _id_of(path: Path) -> str:
    """The id that a file's name makes."""
    made = suggest_id(path.name.removesuffix(path.suffix))
    if not made:
        raise WrongUse(
            f"No id can be made of the name {one_line(path.name, 60)!r}.",
            hint="Name one, as with `--id border-history`; decks cite the document by it.",
        )
    return made


def _taken(name: str, path: Path, *, own_id: bool) -> WrongUse:
    another = "`--id` with another id keeps both" if own_id else "`--id ID` gives this one another"
    return WrongUse(
        f"Your library has a document {name} already, and {one_line(path.name, 60)} says something else.",
        hint=f"`--replace` puts this one in its place, and the old one aside; {another}.",
    )


def _ending(path: Path, data: bytes) -> str:
    """How the copy's name ends: like the file's, unless that does not say what the file is."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return PDF
    written = path.suffix.lower()
    return written if written in ENDINGS else TEXT


def _files(library: Path) -> tuple[Path, ...]:
    try:
        return tuple(path for path in library.iterdir() if path.suffix.lower() in ENDINGS)
    except OSError:
        return ()


def _put_aside(library: Path, path: Path) -> Path:
    """Move a file into the folder of what was removed, under a name that nothing has there."""
    folder = library / REMOVED
    folder.mkdir(exist_ok=True)
    aside, number = folder / path.name, 1
    while aside.exists() or aside.is_symlink():
        number += 1
        aside = folder / f"{path.stem}-{number}{path.suffix}"
    path.rename(aside)
    return aside


@contextmanager
def _writing(library: Path) -> Iterator[None]:
    try:
        yield
    except OSError as failure:
        reason = one_line(failure.strerror or str(failure))
        raise EnvironmentFailed(
            f"Your library {one_line(str(library))} could not be changed: {reason}.",
            hint="Give yourself the right to write there; a folder named in QUIZ_DOCUMENTS is looked through as well.",
        ) from None
