"""The help is read in two columns: a long sentence goes on below its own beginning, not below the keys."""

from __future__ import annotations

import pytest
from textual.content import Content

from quiz_app.ui.glyphs import FULL
from quiz_app.ui.screens.help import KEYS_WIDTH, NARROW_INDENT, Line, help_lines, laid
from tests.ui.play import Studio


def rows(line: Line, width: int) -> list[str]:
    return [row.plain for row in laid([line], width)]


def test_a_long_sentence_goes_on_below_its_beginning() -> None:
    wide = rows(Line(Content("word " * 20), "F2 h"), 60)
    assert len(wide) > 1
    assert all(
        row[:KEYS_WIDTH].strip() in ("F2 h", "") and row[KEYS_WIDTH:].startswith("word") for row in wide
    )


def test_keys_that_fill_their_column_stand_on_a_line_of_their_own() -> None:
    assert rows(Line(Content("Move on."), "a b c d e f g h i j"), 60) == [
        "a b c d e f g h i j",
        " " * KEYS_WIDTH + "Move on.",
    ]


@pytest.mark.parametrize("width", [1, 5, 20, 32, 49, 50, 76])
def test_no_line_of_the_help_is_wider_than_its_sheet(width: int) -> None:
    for row in laid(help_lines({"study.hint": ["F2", "h"]}, {}, FULL), max(width, 20)):
        assert row.cell_length <= max(width, 20)


def test_in_a_narrow_window_the_keys_begin_the_sentence() -> None:
    first, *rest = rows(Line(Content("word " * 12), "F2 h"), 32)
    assert first.startswith("F2 h  word")
    assert rest
    assert all(row.startswith(" " * NARROW_INDENT + "word") for row in rest)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (160, 50)])
async def test_the_help_opens_with_what_can_be_done(studio: Studio, size: tuple[int, int]) -> None:
    async with studio.open("rivers", size=size) as play:
        await play.press("f1")
        assert "What you can do now" in play.text()
        assert "Enter" in play.text()
        await play.press("G")
        assert "leaf.end" in play.text() or "info.redo" in play.text()
