"""A deck's text as a tree in which every value knows where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file: line and column counted from 1, and the index of the character counted from 0."""

    line: int
    column: int
    index: int


class Lines:
    """The lines of a text that end with LF or CR LF; they are counted when a place is first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    def mark(self, index: int) -> Mark:
        """The place of the character at `index`."""
        line = bisect_right(self._starts, index)
        return Mark(line, index - self._starts[line - 1] + 1, index)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self.text.split("\n")), initial=0))


# The nodes are named tuples, since a file has a hundred thousand of them and those are made three times as fast as
# frozen dataclasses. Where one stands is kept as two indices: lines and columns are wanted of very few.


class Scalar(NamedTuple):
    """A piece of text, already cleaned, that stands from index `begin` up to `stop`.

    `style` is "" for plain, else one of ' " | > as it was quoted.
    """

    text: str
    lines: Lines
    begin: int
    stop: int
    style: str = ""

    @property
    def start(self) -> Mark:
        """Where it begins."""
        return self.lines.mark(self.begin)

    @property
    def end(self) -> Mark:
        """Where what follows it begins."""
        return self.lines.mark(self.stop)

    def at(self, offset: int) -> Mark:
        """Where the character at `offset` of the text stands; the beginning where lines or escapes hide that."""
        quotes = 1 if self.style in ("'", '"') else 0
        start = self.start
        if start.line != self.end.line or self.stop - self.begin != len(self.text) + 2 * quotes:
            return start
        shift = offset + quotes
        return Mark(start.line, start.column + shift, start.index + shift)


class Listing(NamedTuple):
    """Several values in order; `flow` says that they were written in [brackets]."""

    items: tuple[Node, ...]
    lines: Lines
    begin: int
    stop: int
    flow: bool = False

    @property
    def start(self) -> Mark:
        """Where it begins."""
        return self.lines.mark(self.begin)

    @property
    def end(self) -> Mark:
        """Where what follows it begins."""
        return self.lines.mark(self.stop)


class Entry(NamedTuple):
    """One `key: value` of a mapping."""

    key: Scalar
    value: Node


class Mapping(NamedTuple):
    """Values by key, in the order written, no key twice; `flow` says that they were written in {braces}.

    `values` are the same as `entries`, by the text of the key.
    """

    entries: tuple[Entry, ...]
    lines: Lines
    begin: int
    stop: int
    flow: bool
    values: dict[str, Node]

    @classmethod
    def of(
        cls, entries: Iterable[Entry], lines: Lines, begin: int, stop: int, *, flow: bool = False
    ) -> Mapping:
        """A mapping of these entries."""
        entries = tuple(entries)
        return cls(entries, lines, begin, stop, flow, {entry.key.text: entry.value for entry in entries})

    @property
    def start(self) -> Mark:
        """Where it begins."""
        return self.lines.mark(self.begin)

    @property
    def end(self) -> Mark:
        """Where what follows it begins."""
        return self.lines.mark(self.stop)

    def get(self, key: str) -> Node | None:
        """The value under `key`, or None."""
        return self.values.get(key)

    def keys(self) -> tuple[str, ...]:
        """The keys in the order written."""
        return tuple(self.values)


Node = Scalar | Listing | Mapping
# Where something is wrong: a node stands for its beginning, which is then reckoned only if it is told.
Place = Mark | Node
