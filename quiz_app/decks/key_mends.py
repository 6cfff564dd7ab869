"""Misspelt keys of questions that cannot be used: named as they are meant, where that can be only one thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quiz_app.decks.deck import Deck, Reading
from quiz_app.decks.edits import Edit, edited
from quiz_app.decks.encoding import decode
from quiz_app.decks.harmless import harmless
from quiz_app.decks.outline import Outline, outline_of
from quiz_app.decks.reader import read_deck
from quiz_app.decks.split import TOP_KEYS
from quiz_app.questions.node import Mapping, Scalar
from quiz_app.questions.registry import known_keys
from quiz_app.text import one_line

CODE = "Q008"
HEADER_CODE = "D014"
# A deck's id is permanent, so its key is not guessed.
_HEADER_KEYS = ("title", "questions")
_MISSING = ("D013", "D015")  # a deck without a title, and one without questions
_QUOTES = ("", "'", '"')
_LONGEST = 24  # of a key that may be a slip for another


@dataclass(frozen=True, slots=True)
class KeyMend:
    """A key that was named anew, on a line counted from 1."""

    line: int
    code: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class _Renamed:
    """The keys of one mapping that are named anew, with their edits; `begin` is where it stands."""

    begin: int
    keys: tuple[KeyMend, ...]
    edits: tuple[Edit, ...]


def with_known_keys(data: bytes, name: str) -> tuple[bytes, tuple[KeyMend, ...]]:
    """`data`, the bytes of the deck file `name`, with misspelt keys named right, and which these are.

    Only questions that cannot be used, and then can, are touched; and the keys of the header that every deck needs.
    """
    before = read_deck(data, name)
    deck = before.deck
    if deck is None or not before.errors:
        return data, ()
    outline = outline_of(decode(data).readable)
    text = decode(data).text or ""
    renamed = tuple(_renamed(text, outline, deck))
    if not renamed:
        return data, ()

    def is_good(chosen: tuple[_Renamed, ...]) -> bool:
        return _only_more(before, read_deck(_applied(data, chosen), name), chosen)

    good = harmless(renamed, is_good)
    keys = tuple(key for each in good for key in each.keys)
    return (_applied(data, good) if good else data), keys


def near_keys(key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The known keys for which a key may be a slip: those with the fewest letters wrong, missing or swapped."""
    from rapidfuzz.distance import OSA

    plain = key.casefold().replace("-", "_").replace(" ", "_")
    if not plain or len(plain) > _LONGEST:
        return ()
    allowed = 0 if len(plain) < 4 else 1 if len(plain) < 7 else 2
    far = {each: OSA.distance(plain, each, score_cutoff=allowed) for each in known}
    least = min(far.values())
    return tuple(each for each, steps in far.items() if steps == least <= allowed)


def _renamed(text: str, outline: Outline, deck: Deck) -> Iterator[_Renamed]:
    usable = {placed.start.index for placed in deck.questions}
    known = known_keys()
    for item in outline.items or ():
        if isinstance(item.node, Mapping) and item.node.begin not in usable:
            yield from _of_mapping(text, item.node, known, CODE)
    if isinstance(outline.top, Mapping):
        yield from _of_mapping(text, outline.top, known, HEADER_CODE)


def _of_mapping(text: str, mapping: Mapping, known: tuple[str, ...], code: str) -> Iterator[_Renamed]:
    keys: list[KeyMend] = []
    edits: list[Edit] = []
    names = TOP_KEYS if code == HEADER_CODE else known
    have = set(mapping.values)
    for entry in mapping.entries:
        near = near_keys(entry.key.text, names) if entry.key.text not in names else ()
        if len(near) != 1 or near[0] in have or (code == HEADER_CODE and near[0] not in _HEADER_KEYS):
            continue
        edit = _edit(text, entry.key, near[0])
        if edit is not None:
            have.add(near[0])
            keys.append(KeyMend(entry.key.start.line, code, one_line(entry.key.text, 40), near[0]))
            edits.append(edit)
    if keys:
        yield _Renamed(mapping.begin, tuple(keys), tuple(edits))


def _edit(text: str, key: Scalar, new: str) -> Edit | None:
    """The edit that names a key anew within its quotes; None where it is not written as it reads."""
    for quote in _QUOTES:
        if text[key.begin : key.stop] == f"{quote}{key.text}{quote}":
            return Edit(key.begin, key.stop, f"{quote}{new}{quote}")
    return None


def _applied(data: bytes, chosen: tuple[_Renamed, ...]) -> bytes:
    return edited(data, (edit for each in chosen for edit in each.edits))


def _only_more(before: Reading, after: Reading, chosen: tuple[_Renamed, ...]) -> bool:
    """Whether all that could be read is the same, each question with a renamed key can be used, and no error came."""
    old, new = before.deck, after.deck
    top = {key.new for each in chosen for key in each.keys if key.code == HEADER_CODE}
    if old is None or new is None or not _is_better(before, after, bool(top)):
        return False
    now = {placed.start.line: placed.question for placed in new.questions}
    if any(now.get(placed.start.line) != placed.question for placed in old.questions):
        return False
    good = _lines_of(new)
    if any(key.line not in good for each in chosen for key in each.keys if key.code == CODE):
        return False
    parts = ("id", "description", "language", "license", "document", "sources", "title")
    stays = all(getattr(old, part) == getattr(new, part) for part in parts if part not in top)
    # Questions that nobody had seen below a misspelt key may be broken too.
    return (
        stays
        and new.unreadable <= old.unreadable
        and ("questions" in top or set(new.broken) <= set(old.broken))
    )


def _is_better(before: Reading, after: Reading, is_top: bool) -> bool:
    """Whether there are fewer errors, or with a key at the `is_top` fewer of those about what is missing there."""

    def counted(reading: Reading) -> int:
        return sum(each.problem.code in _MISSING for each in reading.problems) if is_top else reading.errors

    return counted(after) < counted(before)


def _lines_of(deck: Deck) -> frozenset[int]:
    """The lines on which the deck's good questions stand."""
    return frozenset(
        line for placed in deck.questions for line in range(placed.start.line, placed.end.line + 1)
    )
