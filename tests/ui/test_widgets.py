"""The small parts that screens are made of: bars, columns, words."""

from __future__ import annotations

import pytest
from textual.content import Content

from quiz_app.text import taken_words
from quiz_app.ui.glyphs import ASCII, FULL, Glyphs
from quiz_app.ui.widgets.bars import bar, sparks
from quiz_app.ui.widgets.column import Column, column_in
from quiz_app.ui.widgets.deck_table import columns_in
from quiz_app.ui.widgets.sheet import Block, lay
from quiz_app.ui.wording import long_date, minutes_words, next_due_words


@pytest.mark.parametrize("glyphs", [FULL, ASCII])
@pytest.mark.parametrize("width", [1, 6, 20])
def test_a_bar_is_always_as_wide_as_asked(glyphs: Glyphs, width: int) -> None:
    for share in (-1.0, 0.0, 0.001, 0.5, 0.999, 1.0, 2.0):
        filled, rest = bar(share, width, glyphs)
        assert Content(filled + rest).cell_length == width


def test_a_bar_shows_the_least_and_is_full_only_at_the_end() -> None:
    assert bar(0.0, 8, FULL) == ("", "·" * 8)
    assert bar(0.001, 8, FULL)[0] == "▏"
    assert bar(0.999, 8, FULL)[0] == "███████▉"
    assert bar(1.0, 8, FULL) == ("████████", "")
    assert bar(0.5, 8, ASCII) == ("####", "....")


def test_sparks_are_lowest_for_nothing_and_highest_for_the_most() -> None:
    assert sparks((0, 1, 50, 100), FULL) == "▁▂▅█"
    assert sparks((0, 0), FULL) == "▁▁"
    assert sparks((), FULL) == ""


def test_the_reading_column_is_never_wider_than_one_reads_well() -> None:
    for width in range(1, 300):
        column = column_in(width)
        assert 1 <= column.text <= 72
        assert column.start + column.text <= max(width, 3)


def test_lines_after_the_first_begin_below_the_text() -> None:
    block = Block(Content("one two three"), Content("mark"), Content(" 1 "))
    assert [line.plain for line in lay(block, Column(1, 6, 10))] == [" mark   1 one two", "          three"]


def test_without_a_gutter_its_words_have_a_line_of_their_own() -> None:
    narrow = Column(1, 0, 20)
    assert [line.plain for line in lay(Block(Content("text"), Content("✓ right")), narrow)] == [
        " ✓ right",
        " text",
    ]
    labelled = Block(Content("text"), Content("✗ you"), Content("1 "))
    assert [line.plain for line in lay(labelled, narrow)] == [" 1 ✗ you  text"]
    aside = Block(Content("text"), Content("○ new"), aside=True)
    assert [line.plain for line in lay(aside, narrow)] == [" text"]


def test_wide_characters_are_counted_as_they_are_drawn() -> None:
    lines = lay(Block(Content("漢字" * 10)), Column(1, 0, 12))
    assert all(line.cell_length <= 13 for line in lines)
    assert "".join(line.plain.strip() for line in lines) == "漢字" * 10


def test_a_table_gives_way_in_order() -> None:
    wide, usual, narrow = (columns_in(width, 28) for width in (112, 78, 40))
    assert wide.counts
    assert not usual.counts
    assert wide.bar == 20 >= usual.bar > narrow.bar
    assert narrow.title >= 8


def test_the_last_score_goes_only_once_the_bar_has_shrunk() -> None:
    wide, usual, narrow = (columns_in(width, 28, scores=True) for width in (98, 78, 40))
    assert (wide.score, usual.score, narrow.score) == (True, True, False)
    assert wide.bar > usual.bar
    assert not columns_in(98, 28).score


def test_words_for_days_and_times() -> None:
    assert long_date(739_211) == "Thursday 21 November"
    assert [minutes_words(n) for n in (0, 1, 9, 120)] == [
        "under a minute", "about a minute", "about 9 minutes", "about 2 hours",
    ]  # fmt: skip
    assert [taken_words(ms) for ms in (8000, 250_000, 240_000, 3_900_000)] == [
        "8 s",
        "4 min 10 s",
        "4 min",
        "1 h 5 min",
    ]
    assert next_due_words((5, 0, 1), 739_211) == "1 comes back in 2 days"
    assert next_due_words((5, 0, 0), 739_211) == ""
