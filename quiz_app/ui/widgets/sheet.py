"""Text in a reading column with a narrow gutter beside it: the paper that cards are written on."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual.content import Content
from textual.geometry import Size

from quiz_app.questions.fences import TAB
from quiz_app.ui.widgets.column import Column, column_in
from quiz_app.ui.widgets.unscrolled import Unscrolled

EMPTY = Content()
GAP = 3
NOTE_ROOM = 24


class CodeMarks(NamedTuple):
    """What stands before each line of code, and before what is left of a line that is too long."""

    line: str
    more: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its text, what stands in the gutter beside its first line, and blank lines before it.

    A `label`, such as the number of an option, stands before the first line; further lines begin below the text.
    An `aside` in the gutter is left out where there is no gutter. A `tail` ends the last line, or has one of its own
    where it would be broken. A `note` begins beside the text at the cell `note_at`, or below where text or column
    leave too little room. With `code` the text is code: its lines are cut where they are too long, never wrapped.
    """

    text: Content
    gutter: Content = EMPTY
    label: Content = EMPTY
    before: int = 0
    aside: bool = False
    tail: Content = EMPTY
    note: Content = EMPTY
    note_at: int = 0
    code: CodeMarks | None = None


def look_of(block: Block) -> Hashable:
    """Everything that makes a difference to the eye; contents alone are equal where their styles differ."""
    parts = (block.text, block.gutter, block.label, block.tail, block.note)
    words = tuple((part.plain, tuple(part.spans)) for part in parts)
    return (words, block.before, block.aside, block.note_at, block.code)


def lay(block: Block, column: Column) -> list[Content]:
    """A block as lines; without a gutter, what belongs there stands behind a label or has a line of its own."""
    lines = [EMPTY] * block.before
    text, gutter = block.text, block.gutter
    if not column.gutter and gutter:
        if block.label and not block.code:
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
    for index, line in enumerate(_body(block, text, max(1, column.text - hang))):
        lines.append((margin if index else first) + line)
    return lines


def _body(block: Block, text: Content, width: int) -> list[Content]:
    """The text of a block with its note, as lines of `width` cells at most."""
    if block.code is not None:
        return _code(text, block.code, width)
    lines = _wrapped(text, width)
    if block.tail and lines[-1].cell_length + GAP + block.tail.cell_length <= width:
        lines[-1] += Content(" " * GAP) + block.tail
    elif block.tail:
        lines += _wrapped(block.tail, width)
    if not block.note:
        return lines
    place = block.note_at + GAP
    if len(lines) > 1 or lines[0].cell_length > block.note_at or width - place < NOTE_ROOM:
        return lines + [Content("  ") + line for line in _wrapped(block.note, width - 2)]
    lines[0] = lines[0].pad_right(block.note_at - lines[0].cell_length)
    beside = _wrapped(block.note, width - place)
    lines += [Content(" " * block.note_at)] * (len(beside) - 1)
    return [line + Content(" " * GAP) + note for line, note in zip(lines, beside, strict=True)]


def _code(text: Content, marks: CodeMarks, width: int) -> list[Content]:
    """Lines of code on a ground of their own, as wide as the column."""
    lines: list[Content] = []
    for row in text.split("\n", allow_blank=True):
        for index, piece in enumerate(row.expand_tabs(TAB).fold(max(2, width - 3))):
            line = Content.assemble((f"{marks.more if index else marks.line} ", "$quiet"), piece)
            lines.append(line.pad_right(max(0, width - line.cell_length)).stylize("on $surface"))
    return lines


def _wrapped(text: Content, width: int) -> list[Content]:
    lines: list[Content] = []
    for paragraph in text.split("\n", allow_blank=True):
        if paragraph:
            lines.extend(line.rstrip() for line in paragraph.expand_tabs(TAB).wrap(max(1, width)))
        else:
            lines.append(EMPTY)
    return lines


class Sheet(Unscrolled):
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
        if [look_of(block) for block in fresh] != [look_of(block) for block in self._blocks]:
            self._blocks = fresh
            self._laid = (-1, EMPTY, 0)
            self.refresh(layout=True)

    def render(self) -> Content:
        return self._lay(self.size.width)[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._lay(width)[2]

    def column(self, width: int) -> Column:
        """Where the text stands in so many cells."""
        return column_in(width)

    def _lay(self, width: int) -> tuple[int, Content, int]:
        if self._laid[0] != width:
            column = self.column(width)
            lines = [line for block in self._blocks for line in lay(block, column)]
            self._laid = (width, Content("\n").join(lines), len(lines))
        return self._laid
