"""Ids written into the questions that have none, spliced into the text so that nothing else in the file moves."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from quiz_app.decks.deck import Deck, Reading
from quiz_app.decks.encoding import decode, line_end_of
from quiz_app.decks.outline import outline_of
from quiz_app.decks.reader import read_deck
from quiz_app.questions.node import Mapping

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file's bytes with ids written, the ids, and those that could not be written without changing the deck.

    `at` are the lines of the ids as the file was; `lines` those of them before which a line was put.
    """

    data: bytes
    added: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    at: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Splice:
    index: int
    text: str
    id: str
    line: int
    is_line: bool


def with_ids(data: bytes, name: str) -> Fixed:
    """`data`, the bytes of the deck file `name`, with an `id` in every usable question that has none.

    The ids are those by which the questions are known already, so no progress moves. The result is read again,
    and what would change anything else is left out.
    """
    before = read_deck(data, name)
    if before.deck is None:
        return Fixed(data)
    splices = tuple(_splices(data, before.deck))
    if not splices:
        return Fixed(data)
    good = _harmless(data, before, splices, name)
    left = tuple(splice.id for splice in splices if splice not in good)
    fixed = _apply(data, before.text, good)
    if not _only_ids_differ(before, read_deck(fixed, name), good):
        return Fixed(data, left=tuple(splice.id for splice in splices))
    at = tuple(splice.line for splice in good)
    lines = tuple(splice.line for splice in good if splice.is_line)
    return Fixed(fixed, tuple(splice.id for splice in good), left, at, lines)


def _harmless(data: bytes, before: Reading, splices: tuple[_Splice, ...], name: str) -> tuple[_Splice, ...]:
    """The splices that change nothing else, found by halving: one odd spelling must not stop all the others."""
    if _only_ids_differ(before, read_deck(_apply(data, before.text, splices), name), splices):
        return splices
    if len(splices) == 1:
        return ()
    middle = len(splices) // 2
    return (
        *_harmless(data, before, splices[:middle], name),
        *_harmless(data, before, splices[middle:], name),
    )


def _splices(data: bytes, deck: Deck) -> Iterable[_Splice]:
    text = decode(data).text or ""
    wanted = {placed.start.index: placed.question.about.id for placed in deck.questions if not placed.has_id}
    for item in outline_of(decode(data).readable).items or ():
        if isinstance(item.node, Mapping) and item.node.begin in wanted and item.node.entries:
            yield _splice(text, item.node, wanted[item.node.begin])


def _splice(text: str, mapping: Mapping, identity: str) -> _Splice:
    key = mapping.entries[0].key
    if mapping.flow:
        quote = '"' if key.style == '"' else ""
        named = f"{quote}id{quote}: {quote}{identity}{quote}, "
        return _Splice(key.begin, named, identity, key.start.line, is_line=False)
    place = mapping.start if text.startswith("?", mapping.begin) else key.start
    end = _LINE_END.search(text, place.index)
    margin = " " * (place.column - 1)
    line = f"id: {identity}{end.group() if end else line_end_of(text)}{margin}"
    return _Splice(place.index, line, identity, place.line, is_line=True)


def _apply(data: bytes, text: str, splices: tuple[_Splice, ...]) -> bytes:
    pieces: list[str] = []
    done = 0
    for splice in splices:
        pieces += (text[done : splice.index], splice.text)
        done = splice.index
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + "".join((*pieces, text[done:])).encode("utf-8")


def _only_ids_differ(before: Reading, after: Reading, splices: tuple[_Splice, ...]) -> bool:
    if before.deck is None or after.deck is None:
        return False
    had = {placed.question.about.id for placed in before.deck.questions if placed.has_id}
    have = {placed.question.about.id for placed in after.deck.questions if placed.has_id}
    return (
        have == had | {splice.id for splice in splices}
        and [placed.question for placed in before.deck.questions]
        == [placed.question for placed in after.deck.questions]
        and _header(before.deck) == _header(after.deck)
        and [located.problem.code for located in before.problems]
        == [located.problem.code for located in after.problems]
    )


def _header(deck: Deck) -> tuple[object, ...]:
    return (
        deck.id,
        deck.title,
        deck.description,
        deck.language,
        deck.license,
        deck.document,
        deck.sources,
        deck.broken,
        deck.unreadable,
    )
