"""The deck of cards that came in with reviews only: a file in which their questions can be written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

from quiz_app.decks.deck import Deck
from quiz_app.decks.encoding import MOST_BYTES, line_end_of
from quiz_app.decks.files import Refused, read_bytes
from quiz_app.decks.placing import placed
from quiz_app.decks.reader import read_deck
from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.journal.cards import card_uid
from quiz_app.questions.identity import derive_id, suggest_id
from quiz_app.text import clean, one_line, plural

_HEAD = """\
# Cards of which only the reviews are known. Write their questions and answers here: the ids keep the progress.
deck: {deck}
title: Imported reviews
language: en
questions:
"""
_CARD = """\
- id: {identity}
  question: {text}
  answer: Its text was not in the log.
"""
_USUAL_INDENT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What a deck file gets: `data` is the whole file as it will be, `ids` the questions that are new in it."""

    path: Path
    data: bytes
    ids: tuple[str, ...] = ()


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


def addition(path: Path, deck: str, cards: Mapping[str, str]) -> Addition:
    """What the deck's file lacks of these cards (uids by name).

    What stands in the file stays as it is. Raises WrongUse where the file is another deck, or cannot be added to.
    """
    there = _read(path)
    wanted = {uid.partition("/")[2]: name for name, uid in cards.items() if uid.partition("/")[0] == deck}
    text = there.decode("utf-8", "replace")
    known = _deck(path, there, deck) if there else None
    present = _ids(known) | set(known.broken) if known else set()
    fresh = {identity: name for identity, name in wanted.items() if identity not in present}
    if not fresh:
        return Addition(path=path, data=there)
    end = line_end_of(text) if there else "\n"
    body = "".join(_CARD.format(identity=each, text=_quoted(f"Card {name}")) for each, name in fresh.items())
    body = indent(body, " " * (_indent(text, known) if known else _USUAL_INDENT)).replace("\n", end)
    head = (text if text.endswith("\n") else text + end) if there else _HEAD.format(deck=deck)
    added = Addition(path=path, data=(head + body).encode(), ids=tuple(fresh))
    _check(added, deck, known)
    return added


@contextmanager
def put_in_place(added: Addition, deck: str, cards: Mapping[str, str]) -> Iterator[None]:
    """Put the file there when the block has gone well; else all stays as it was.

    What was written into it meanwhile stays, too. EnvironmentFailed where that cannot be done: before the block
    where the folder allows no writing.
    """
    try:
        added.path.parent.mkdir(parents=True, exist_ok=True)
        with placed(added.path, added.data) as part:
            yield
            now = addition(added.path, deck, cards)
            if now.data != added.data:
                part.write_bytes(now.data)
    except OSError as error:
        reason = one_line(error.strerror or str(error), 100)
        raise EnvironmentFailed(
            f"The deck of the imported cards cannot be written: {one_line(str(added.path), 200)}: {reason}.",
            hint="Make room and give yourself the right to write there, then import again.",
        ) from None


def _read(path: Path) -> bytes:
    try:
        return read_bytes(path)
    except Refused:
        if os.path.lexists(path):
            raise _no_deck(path) from None
        return b""


def _deck(path: Path, data: bytes, deck: str) -> Deck:
    read = read_deck(data, str(path)).deck
    if read is None or read.id != deck or read.unreadable:
        raise _no_deck(path)
    return read


def _ids(deck: Deck) -> set[str]:
    return {each.question.about.id for each in deck.questions}


def _indent(text: str, deck: Deck) -> int:
    """How far the questions of a deck are indented, so that more of them can follow the last."""
    if not deck.questions:
        return _USUAL_INDENT
    line = text.split("\n")[deck.questions[-1].start.line - 1]
    return len(line) - len(line.lstrip(" "))


def _check(added: Addition, deck: str, before: Deck | None) -> None:
    """Raise WrongUse unless the file can be read with all questions that it had and those that it gets."""
    if len(added.data) > MOST_BYTES:
        raise WrongUse(
            f"{plural(len(added.ids), 'card')} without a deck would make {one_line(str(added.path), 200)} too big.",
            hint="Split the log by cards, and import each part with another --deck.",
        )
    after = read_deck(added.data, str(added.path)).deck
    wanted = set(added.ids) | (_ids(before) if before else set())
    if after is None or after.id != deck or after.unreadable or not wanted <= _ids(after):
        raise WrongUse(
            f"Questions cannot be added at the end of {one_line(str(added.path), 200)}.",
            hint="Put its list of `questions` last, each in lines of its own, or name another deck with --deck.",
        )


def _no_deck(path: Path) -> WrongUse:
    shown = one_line(str(path), 200)
    return WrongUse(
        f"Cards without a deck would be added to {shown}, which cannot be read as their deck.",
        hint="Mend it (`quiz check` says how), or name another deck with --deck.",
    )


def _quoted(text: str) -> str:
    """The text in YAML's double quotes."""
    return '"' + clean(text).replace("\\", "\\\\").replace('"', '\\"') + '"'
