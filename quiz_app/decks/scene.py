"""A fault of the parser with the lines around it, as far as they matter for telling what the author did."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quiz_app.decks.events import Fault
from quiz_app.questions.node import Mark

# How a line of block YAML may begin, and what may be a key on it; both are parts of larger patterns.
START = r"[ \t]*(?:-[ \t]+)*"
KEY = r"""(?:"[^"\n]*"|'[^'\n]*'|[^\s:#"'\[\]{},][^:\n]*?)"""
# Patterns with gaps take a time that grows with the square of the line, so that has a bound.
_LINE = re.compile(r"[^\r\n]{0,300}")
_MOST_BLANK_LINES = 20
_VALUE = re.compile(rf"{START}(?:{KEY}[ \t]*:[ \t]+)?(?P<value>\S.*)")


@dataclass(frozen=True, slots=True)
class Scene:
    """A fault with the lines around it; `line` is the one it is on, `above` the last one before it with content."""

    text: str
    fault: Fault
    line: str
    above: str
    above_mark: Mark

    @classmethod
    def of(cls, text: str, fault: Fault) -> Scene:
        """The scene of a fault."""
        start = fault.mark.index - fault.mark.column + 1
        above_start, above_line, above = start, fault.mark.line, ""
        while above_start > 0 and not above.strip() and fault.mark.line - above_line < _MOST_BLANK_LINES:
            end = above_start - (2 if text[above_start - 2 : above_start] == "\r\n" else 1)
            above_start = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
            above, above_line = line_at(text, above_start), above_line - 1
        return cls(text, fault, line_at(text, start), above, Mark(above_line, 1, above_start))

    @property
    def before(self) -> str:
        """What stands on the line before the fault."""
        return self.line[: self.fault.mark.column - 1]

    @property
    def character(self) -> str:
        """The character at the fault; "" at the end."""
        return self.text[self.fault.mark.index : self.fault.mark.index + 1]

    @property
    def value(self) -> str:
        """The value that begins on the fault's line, without its key."""
        found = _VALUE.match(self.line)
        return found["value"] if found else ""

    @property
    def value_mark(self) -> Mark:
        """Where that value begins."""
        found = _VALUE.match(self.line)
        return self.on_line(found.start("value") if found else 0)

    def on_line(self, column: int) -> Mark:
        """The place at `column`, counted from 0, of the fault's line."""
        mark = self.fault.mark
        return Mark(mark.line, column + 1, mark.index - mark.column + 1 + column)

    def on_above(self, column: int) -> Mark:
        """The place at `column`, counted from 0, of the line above."""
        return Mark(self.above_mark.line, column + 1, self.above_mark.index + column)

    def opener(self) -> str:
        """The character at the fault's context, such as an opening bracket or quote."""
        mark = self.fault.context_mark
        return self.text[mark.index : mark.index + 1] if mark else ""


def line_at(text: str, start: int) -> str:
    """The line that begins at `start`, without its end; of a very long line only the beginning."""
    found = _LINE.match(text, start)
    return found.group() if found else ""
