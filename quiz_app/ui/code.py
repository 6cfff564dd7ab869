"""Text that may hold code, as blocks for the paper of a card."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from textual.content import Content

from quiz_app.questions.fences import TAB, Passage, passages
from quiz_app.ui.glyphs import Glyphs
from quiz_app.ui.widgets.sheet import EMPTY, Block, CodeMarks


def written(text: str, glyphs: Glyphs, style: str = "", *, first: Block | None = None) -> list[Block]:
    """A text as blocks: prose in `style`, code as code, an empty line between them.

    `first` gives the gutter, label and empty lines of the first block, and the note of the last; the others stand
    below its text.
    """
    head = first or Block(EMPTY)
    blocks: list[Block] = []
    for passage in passages(text):
        if passage.code:
            marks = CodeMarks(glyphs.code, glyphs.more)
            block = Block(_coloured(passage), code=marks)
        else:
            block = Block(Content(passage.text).stylize(style))
        blocks.append(replace(block, before=1, label=Content(" " * head.label.cell_length)))
    blocks[0] = replace(head, text=blocks[0].text, code=blocks[0].code, note=EMPTY)
    if blocks[-1].code and head.note:
        blocks.append(Block(head.note, label=Content(" " * head.label.cell_length)))
    elif head.note:
        blocks[-1] = replace(blocks[-1], note=head.note, note_at=head.note_at)
    return blocks


@lru_cache(maxsize=128)
def _coloured(passage: Passage) -> Content:
    code = passage.text.expandtabs(TAB)
    if not passage.language:
        return Content(code)
    from quiz_app.ui.code_colours import coloured

    return coloured(code, passage.language)
