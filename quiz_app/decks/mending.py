"""A deck mended of all that can be mended safely, in one pass over its bytes, and what was done on which line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from quiz_app.decks.fix import with_ids
from quiz_app.decks.key_mends import KeyMend, with_known_keys
from quiz_app.decks.key_order import with_ordered_keys
from quiz_app.decks.left_alone import LeftAlone, left_alone
from quiz_app.decks.trap_mends import LineMend, without_traps

# A key at the top that is named right may bring questions to light, and these keys of their own.
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing done: `code` is that of the problem, or `id` and `order` where there was none.

    `what` says what was done, and `would` what would be. `first` and `last` are the lines of the file as it was,
    `line` is where that stands now.
    """

    line: int
    code: str
    what: str
    would: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class MendedDeck:
    """A file's bytes, mended; `left` are the ids that could not be written without changing more.

    `alone` are the problems that looked as if they could be mended.
    """

    data: bytes
    mends: tuple[Mend, ...] = ()
    left: tuple[str, ...] = ()
    alone: tuple[LeftAlone, ...] = ()


def mended_deck(data: bytes, name: str) -> MendedDeck:
    """`data`, the bytes of the deck file `name`, mended of all that is safe; never raises.

    What YAML misread is put in quotes first, so that the questions behind it can be put in order and get their ids.
    Mending the result again changes nothing.
    """
    was_read: list[LineMend] = []
    keys: list[KeyMend] = []
    for _ in range(_ROUNDS):
        data, lines = without_traps(data, name)
        data, renamed = with_known_keys(data, name)
        was_read += lines
        keys += renamed
        if not renamed:
            break
    fixed = with_ids(data, name)
    # A question without an id is known by its text, so a cut one could not be mended before that was written.
    whole, more = without_traps(fixed.data, name) if fixed.added else (fixed.data, ())
    ordered = with_ordered_keys(whole, name)
    places = _Places(sorted(fixed.lines), dict(ordered.moved))
    mends = [
        Mend(places.after(one.line), one.code, one.kind.did, one.kind.would, one.line, one.line)
        for one in was_read
    ]
    mends += [
        Mend(places.after(key.line), key.code, f"{key.old} renamed {key.new}",
             f"rename {key.old} to {key.new}", key.line, key.line)
        for key in keys
    ]  # fmt: skip
    mends += [
        Mend(places.now(one.line), one.code, one.kind.did, one.kind.would, places.was(one.line), places.was(one.line))
        for one in more
    ]  # fmt: skip
    mends += [
        Mend(places.before(line), "id", f"{identity} written", f"write {identity}", line, line)
        for line, identity in zip(fixed.at, fixed.added, strict=True)
    ]
    mends += [
        Mend(
            first, "order", "keys put in order", "put the keys in order", places.was(first), places.was(last)
        )
        for first, last in ordered.spans
    ]
    told = tuple(sorted(mends, key=lambda mend: (mend.line, mend.code)))
    return MendedDeck(ordered.data, told, fixed.left, left_alone(ordered.data, name, places.first))


class _Places:
    """Where lines stand after ids were written before these of the file, and others changed places then."""

    def __init__(self, inserted: list[int], moved: dict[int, int]) -> None:
        self._inserted = inserted
        # An id stands on a line of its own, and what stood there has moved to the line below.
        self._ids = [line + number for number, line in enumerate(inserted)]
        self._moved = moved
        self._came = {now: was for was, now in moved.items()}

    def first(self, line: int) -> int:
        """Where a line stood in the file that stands here in the end."""
        return self.was(self._came.get(line, line))

    def was(self, line: int) -> int:
        """Where a line stood in the file that stands here with its id written."""
        return line - bisect_left(self._ids, line)

    def now(self, line: int) -> int:
        """Where a line stands in the end that stood here with its id written."""
        return self._moved.get(line, line)

    def after(self, line: int) -> int:
        """Where a line of the file stands in the end."""
        return self.now(line + bisect_right(self._inserted, line))

    def before(self, line: int) -> int:
        """Where the id stands in the end that was put before a line of the file."""
        return self.now(line + bisect_left(self._inserted, line))
