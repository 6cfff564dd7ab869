"""The score of an exam by section, type, level and deck, weakest first, on a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.exam.parts import Part, parts_of
from quiz_app.text import percent
from quiz_app.ui.screens.leaf import LeafScreen
from quiz_app.ui.widgets.bars import bar_content
from quiz_app.ui.widgets.fact_sheet import FactSheet
from quiz_app.ui.widgets.sheet import Block

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz_app.exam.result import ExamResult
    from quiz_app.ui.glyphs import Glyphs

BAR = 12
ALIKE = "All questions are of one section, type, level and deck."


class PartsScreen(LeafScreen):
    """Read and put away."""

    def __init__(self, result: ExamResult) -> None:
        super().__init__("Part by part")
        self._result = result

    def body(self) -> Iterable[Widget]:
        yield FactSheet("parts")

    def on_mount(self) -> None:
        self.query_one(FactSheet).write(part_blocks(self._result, self.app.glyphs))


def part_blocks(result: ExamResult, glyphs: Glyphs) -> list[Block]:
    """A line a part, with its share as a bar."""
    found = parts_of(result)
    if not found:
        return [Block(Content(ALIKE))]
    blocks: list[Block] = []
    for place, (name, parts) in enumerate(found.items()):
        for number, part in enumerate(parts):
            gutter = Content("" if number else f"by {name}").stylize("$quiet")
            before = 1 if place and not number else 0
            blocks.append(Block(Content(part.name), gutter, _figures(part, glyphs), before=before))
    return blocks


def _figures(part: Part, glyphs: Glyphs) -> Content:
    """The share as a bar and in percent, and how many were right."""
    right = f"{part.right} of {part.questions}".rjust(9)
    share = f"{percent(part.share):>5}"
    return Content.assemble(bar_content(part.share, BAR, glyphs), f" {share}", (f"{right}   ", "$quiet"))
