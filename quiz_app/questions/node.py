"""A deck's text as a tree in which every value knows where it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file: line and column counted from 1, and the index of the character counted from 0."""

    line: int
    column: int
    index: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text, already cleaned; `style` is "" for plain, else one of ' " | > as it was quoted."""

    text: str
    start: Mark
    end: Mark
    style: str = ""

    def at(self, offset: int) -> Mark:
        """Where the character at `offset` of the text stands; the beginning where lines or escapes hide that."""
        quotes = 1 if self.style in ("'", '"') else 0
        written = self.end.index - self.start.index
        if self.start.line != self.end.line or written != len(self.text) + 2 * quotes:
            return self.start
        shift = offset + quotes
        return Mark(self.start.line, self.start.column + shift, self.start.index + shift)


@dataclass(frozen=True, slots=True)
class Listing:
    """Several values in order; `flow` says that they were written in [brackets]."""

    items: tuple[Node, ...]
    start: Mark
    end: Mark
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One `key: value` of a mapping."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Values by key, in the order written, no key twice; `flow` says that they were written in {braces}."""

    entries: tuple[Entry, ...]
    start: Mark
    end: Mark
    flow: bool = False

    def get(self, key: str) -> Node | None:
        """The value under `key`, or None."""
        for entry in self.entries:
            if entry.key.text == key:
                return entry.value
        return None

    def keys(self) -> tuple[str, ...]:
        """The keys in the order written."""
        return tuple(entry.key.text for entry in self.entries)


Node = Scalar | Listing | Mapping
