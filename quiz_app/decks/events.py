"""The only door to PyYAML: its event stream, from the C parser where there is one, with marks of the whole file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from quiz_app.questions.node import Mark


class YamlMark(Protocol):
    """PyYAML's own mark: line, column and index, all counted from 0, in characters."""

    @property
    def line(self) -> int:
        """The line."""

    @property
    def column(self) -> int:
        """The column."""

    @property
    def index(self) -> int:
        """The character."""


class YamlEvent(Protocol):
    """PyYAML's own event; which of these it has depends on its class."""

    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    flow_style: bool | None

    @property
    def start_mark(self) -> YamlMark:
        """Where it begins."""

    @property
    def end_mark(self) -> YamlMark:
        """Where it ends."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a file that is parsed alone; `line` and `index` (from 0) are where it begins in the file."""

    text: str
    line: int = 0
    index: int = 0

    def mark(self, mark: YamlMark | None) -> Mark:
        """PyYAML's mark inside this piece as a mark of the file; the piece's beginning where it has none."""
        if mark is None:
            return Mark(self.line + 1, 1, self.index)
        if mark.index >= len(self.text) and mark.column == 0 and self.text and self.text[-1] not in "\r\n":
            # libyaml puts the end of a file whose last line has no end on a line of its own.
            column = len(self.text) - max(self.text.rfind("\n"), self.text.rfind("\r"))
            return Mark(mark.line + self.line, column, len(self.text) + self.index)
        return Mark(mark.line + self.line + 1, mark.column + 1, mark.index + self.index)


class Fault(Exception):
    """Where YAML could not read on: PyYAML's words (lower case) and its two places."""

    def __init__(self, context: str, problem: str, context_mark: Mark | None, mark: Mark) -> None:
        super().__init__(problem)
        self.context = context
        self.problem = problem
        self.context_mark = context_mark
        self.mark = mark


def events(piece: Piece) -> Iterator[YamlEvent]:
    """The events of a piece; raises Fault where it is no YAML."""
    import yaml

    # libyaml is missing from some builds of PyYAML; its own parser reads the same, some ten times slower.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    parser = None
    try:
        parser = loader(piece.text)
        while (event := parser.get_event()) is not None:
            yield event
    except yaml.MarkedYAMLError as failure:
        raise _fault(piece, failure) from None
    except yaml.YAMLError as failure:
        raise Fault("", str(failure).lower(), None, Mark(piece.line + 1, 1, piece.index)) from None
    finally:
        if parser is not None:
            parser.dispose()


def _fault(piece: Piece, failure: object) -> Fault:
    context_mark: YamlMark | None = getattr(failure, "context_mark", None)
    mark: YamlMark | None = getattr(failure, "problem_mark", None)
    at = mark or context_mark
    return Fault(
        str(getattr(failure, "context", "") or "").lower(),
        str(getattr(failure, "problem", "") or "").lower(),
        piece.mark(context_mark) if context_mark else None,
        piece.mark(at) if at else Mark(piece.line + 1, 1, piece.index),
    )
