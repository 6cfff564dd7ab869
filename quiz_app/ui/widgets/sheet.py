"""Text in a reading column with a narrow gutter beside it: the paper that cards are written on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

GUTTER = 12
READING = 72
NARROW = 60
EMPTY = Content()


@dataclass(frozen=True, slots=True)
class Column:
    """Where text stands on a line of a given width: cells left free, cells of gutter, cells of text."""

    left: int
    gutter: int
    text: int

    @property
    def start(self) -> int:
        """The cell at which text begins."""
        return self.left + self.gutter


def column_in(width: int) -> Column:
    """The reading column in `width` cells: centred where there is room, without a gutter where there is little."""
    if width < NARROW:
        return Column(1, 0, max(1, width - 2))
    left = max(1, (width - READING) // 2 - GUTTER)
    return Column(left, GUTTER, min(READING, width - left - GUTTER - 2))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its text, what stands in the gutter beside its first line, and blank lines before it.

    A `label`, such as the number of an option, stands before the first line; further lines begin below the text.
    An `aside` in the gutter is left out where there is no gutter.
    """

    text: Content
    gutter: Content = EMPTY
    label: Content = EMPTY
    before: int = 0
    aside: bool = False


def lay(block: Block, column: Column) -> list[Content]:
    """A block as lines; without a gutter, what belongs there stands behind a label or has a line of its own."""
    lines = [EMPTY] * block.before
    text, gutter = block.text, block.gutter
    if not column.gutter and gutter:
        if block.label:
            text = Content.assemble(gutter, "  ", text)
        elif not block.aside:
            lines.append(Content(" " * column.left) + gutter)
        gutter = EMPTY
    hang = block.label.cell_length
    margin = Content(" " * (column.start + hang))
    gutter = gutter.truncate(max(0, column.gutter - 1), ellipsis=True)
    first = Content.assemble(
        " " * column.left, gutter, " " * (column.gutter - gutter.cell_length), block.label
    )
    for index, line in enumerate(_wrapped(text, column.text - hang)):
        lines.append((margin if index else first) + line)
    return lines


def _wrapped(text: Content, width: int) -> list[Content]:
    lines: list[Content] = []
    for paragraph in text.split("\n", allow_blank=True):
        if paragraph:
            lines.extend(line.rstrip() for line in paragraph.expand_tabs(4).wrap(max(1, width)))
        else:
            lines.append(EMPTY)
    return lines


class Sheet(Widget):
    """Blocks of text, one under another, as high as they need to be."""

    DEFAULT_CSS: ClassVar[str] = """
    Sheet { width: 100%; height: auto; text-wrap: nowrap; text-overflow: clip; }
    """

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self._blocks: tuple[Block, ...] = ()
        self._laid: tuple[int, Content, int] = (-1, EMPTY, 0)

    def write(self, blocks: Iterable[Block]) -> None:
        """Show these blocks instead of what stood here."""
        fresh = tuple(blocks)
        if fresh != self._blocks:
            self._blocks = fresh
            self._laid = (-1, EMPTY, 0)
            self.refresh(layout=True)

    def render(self) -> Content:
        return self._lay(self.size.width)[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._lay(width)[2]

    def _lay(self, width: int) -> tuple[int, Content, int]:
        if self._laid[0] != width:
            column = column_in(width)
            lines = [line for block in self._blocks for line in lay(block, column)]
            self._laid = (width, Content("\n").join(lines), len(lines))
        return self._laid
