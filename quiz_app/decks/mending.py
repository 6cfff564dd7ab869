"""A deck mended of all that can be mended safely, in one pass over its bytes, and what was done on which line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from quiz_app.decks.fix import with_ids
from quiz_app.decks.key_order import with_ordered_keys
from quiz_app.decks.trap_mends import without_traps


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing done: `code` is that of the problem, or `id` and `order` where there was none; `what` says it in words.

    `first` and `last` are the lines of the file as it was, `line` is where that stands now.
    """

    line: int
    code: str
    what: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class MendedDeck:
    """A file's bytes, mended; `left` are the ids that could not be written without changing more."""

    data: bytes
    mends: tuple[Mend, ...] = ()
    left: tuple[str, ...] = ()


def mended_deck(data: bytes, name: str) -> MendedDeck:
    """`data`, the bytes of the deck file `name`, mended of all that is safe; never raises.

    What YAML misread is put in quotes first, so that the questions behind it can be put in order and get their ids.
    Mending the result again changes nothing.
    """
    readable, lines = without_traps(data, name)
    fixed = with_ids(readable, name)
    # A question without an id is known by its text, so a cut one could not be mended before that was written.
    whole, more = without_traps(fixed.data, name) if fixed.added else (fixed.data, ())
    ordered = with_ordered_keys(whole, name)
    inserted = sorted(fixed.lines)
    # An id stands on a line of its own, and what stood there has moved to the line below.
    ids = [line + number for number, line in enumerate(inserted)]
    stands = dict(ordered.moved)

    def was(line: int) -> int:
        return line - bisect_left(ids, line)

    def now(line: int) -> int:
        return stands.get(line, line)

    mends = [
        Mend(now(one.line + bisect_right(inserted, one.line)), one.code, one.kind.value, one.line, one.line)
        for one in lines
    ]
    mends += [Mend(now(one.line), one.code, one.kind.value, was(one.line), was(one.line)) for one in more]
    mends += [
        Mend(now(line + bisect_left(inserted, line)), "id", f"{identity} written", line, line)
        for line, identity in zip(fixed.at, fixed.added, strict=True)
    ]
    mends += [
        Mend(first, "order", "keys put in order", was(first), was(last)) for first, last in ordered.spans
    ]
    return MendedDeck(ordered.data, tuple(sorted(mends, key=lambda mend: (mend.line, mend.code))), fixed.left)
