"""Ids written into the questions that have none, spliced into the text so that nothing else in the file moves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quiz_app.decks.deck import Deck, Reading
from quiz_app.decks.edits import Edit, edited, new_entry
from quiz_app.decks.encoding import decode
from quiz_app.decks.harmless import harmless
from quiz_app.decks.outline import outline_of
from quiz_app.decks.reader import read_deck
from quiz_app.questions.node import Mapping


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
    edit: Edit
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

    def is_good(some: tuple[_Splice, ...]) -> bool:
        return _only_ids_differ(before, read_deck(_applied(data, some), name), some)

    good = harmless(splices, is_good)
    left = tuple(splice.id for splice in splices if splice not in good)
    at = tuple(splice.line for splice in good)
    lines = tuple(splice.line for splice in good if splice.is_line)
    return Fixed(_applied(data, good), tuple(splice.id for splice in good), left, at, lines)


def _splices(data: bytes, deck: Deck) -> Iterable[_Splice]:
    text = decode(data).text or ""
    wanted = {placed.start.index: placed.question.about.id for placed in deck.questions if not placed.has_id}
    for item in outline_of(decode(data).readable).items or ():
        if isinstance(item.node, Mapping) and item.node.begin in wanted and item.node.entries:
            yield _splice(text, item.node, wanted[item.node.begin])


def _splice(text: str, mapping: Mapping, identity: str) -> _Splice:
    edit = new_entry(text, mapping, "id", identity)
    return _Splice(edit, identity, mapping.lines.mark(edit.begin).line, is_line=not mapping.flow)


def _applied(data: bytes, splices: Iterable[_Splice]) -> bytes:
    return edited(data, (splice.edit for splice in splices))


def _only_ids_differ(before: Reading, after: Reading, splices: tuple[_Splice, ...]) -> bool:
    if before.deck is None or after.deck is None:
        return False
    had = {placed.question.about.id for placed in before.deck.questions if placed.has_id}
    have = {placed.question.about.id for placed in after.deck.questions if placed.has_id}
    return (
        have == had | {splice.id for splice in splices}
        and [placed.question for placed in before.deck.questions]
        == [placed.question for placed in after.deck.questions]
        and before.deck.head == after.deck.head
        and before.codes == after.codes
    )
