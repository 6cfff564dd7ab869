"""The deck of cards that came in with reviews only: a file in which their questions can be written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from quiz_app.decks.files import load
from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.journal.cards import card_uid
from quiz_app.questions.identity import derive_id, suggest_id
from quiz_app.text import clean, one_line

_HEAD = """\
# Cards of which only the reviews are known. Write their questions and answers here: the ids keep the progress.
deck: {deck}
title: Imported reviews
language: en
questions:
"""
_CARD = """\
  - id: {identity}
    question: {question}
    answer: Its text was not in the log.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What a deck file gets: `text` is the whole file as it will be, `ids` the questions that are new in it."""

    path: Path
    text: str
    ids: tuple[str, ...]


def uids_for(names: Iterable[str], deck: str, known: Iterable[str]) -> dict[str, str]:
    """The uid of each card by its name in the log: its own where it is `known`, else one in `deck`.

    The same name gets the same uid whatever other names there are.
    """
    here = set(known)
    return {name: name if name in here else card_uid(deck, _identity(name)) for name in names}


def _identity(name: str) -> str:
    # Two names that give one id would be one card; the readable form is kept only where it says the name whole.
    readable = suggest_id(name)
    return readable if readable == name else derive_id(name)


def addition(path: Path, deck: str, cards: Mapping[str, str]) -> Addition | None:
    """What the deck's file lacks of these cards (uids by name); None where all are in it.

    What stands in the file stays as it is. Raises WrongUse where the file is another deck or cannot be read as one.
    """
    there = _text(path)
    present = _ids(path, deck) if there else set()
    wanted = {uid.partition("/")[2]: name for name, uid in cards.items() if uid.partition("/")[0] == deck}
    fresh = {identity: name for identity, name in wanted.items() if identity not in present}
    if not fresh:
        return None
    head = there if there.endswith("\n") or not there else there + "\n"
    body = "".join(
        _CARD.format(identity=each, question=_quoted(f"Card {name}")) for each, name in fresh.items()
    )
    return Addition(path=path, text=(head or _HEAD.format(deck=deck)) + body, ids=tuple(fresh))


@contextmanager
def put_in_place(added: Addition) -> Iterator[None]:
    """Write the file beside its place, and put it there when the block has gone well; else all stays as it was.

    EnvironmentFailed where that cannot be done: before the block where the folder allows no writing.
    """
    try:
        added.path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=added.path.parent, prefix=f".{added.path.name}.", suffix=".part")
    except OSError as error:
        raise _unwritable(added.path, error) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as new:
            new.write(added.text)
            new.flush()
            os.fsync(new.fileno())
        yield
        Path(name).replace(added.path)
    except OSError as error:
        raise _unwritable(added.path, error) from None
    finally:
        with suppress(OSError):
            Path(name).unlink()


def _unwritable(path: Path, error: OSError) -> EnvironmentFailed:
    reason = one_line(error.strerror or str(error), 100)
    return EnvironmentFailed(
        f"The deck of the imported cards cannot be written: {one_line(str(path), 200)}: {reason}.",
        hint="Make room and give yourself the right to write there, then import again.",
    )


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise _unwritable(path, error) from None
    except UnicodeDecodeError:
        raise _no_deck(path) from None


def _ids(path: Path, deck: str) -> set[str]:
    read = load(path).deck
    if read is None or read.id != deck or read.unreadable:
        raise _no_deck(path)
    return {each.question.about.id for each in read.questions} | set(read.broken)


def _no_deck(path: Path) -> WrongUse:
    shown = one_line(str(path), 200)
    return WrongUse(
        f"Cards without a deck would be added to {shown}, which cannot be read as their deck.",
        hint="Mend it (`quiz check` says how), or name another deck with --deck.",
    )


def _quoted(text: str) -> str:
    """The text in YAML's double quotes."""
    return '"' + clean(text).replace("\\", "\\\\").replace('"', '\\"') + '"'
