"""Texts beside one another get the room they need, and never more than there is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from quiz_app.ui.answers.columns import abreast, flat, padded, table_in, widest
from quiz_app.ui.widgets.column import Column, column_in

TEXTS = st.lists(
    st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1, max_size=80), min_size=2, max_size=12
)
WIDE = Column(1, 12, 65)


def test_short_texts_stand_side_by_side_as_wide_as_they_are() -> None:
    table = table_in(WIDE, 2, ["Nerchinsk", "Aigun"], ["1689", "1858"], 4)
    assert (table.text, table.beside, table.pool, table.is_whole) == (9, 8, 8, True)
    assert (table.beside_at, table.pool_at) == (13 + 2 + 9 + 2, 13 + 2 + 9 + 2 + 8 + 2)


def test_texts_of_some_length_stand_below_one_another() -> None:
    table = table_in(WIDE, 2, ["x" * 30] * 4, ["y" * 50] * 4, 4)
    assert (table.pool_at, table.pool, table.text) == (0, 65, 30)
    assert not table.is_whole


def test_a_short_side_leaves_its_room_to_the_other() -> None:
    table = table_in(WIDE, 2, ["x"] * 9, ["y z " * 10] * 9, 4)
    assert table.pool_at
    assert table.text == 1
    assert table.pool_at + table.pool <= WIDE.start + WIDE.text


@given(st.integers(40, 220), TEXTS, TEXTS)
def test_no_column_reaches_beyond_the_room(width: int, texts: list[str], pool: list[str]) -> None:
    column = column_in(width)
    table = table_in(column, 2, texts, pool, 5)
    end = column.start + column.text
    assert min(table.text, table.beside, table.pool) >= 1
    assert table.beside_at + table.beside <= end
    assert (table.pool_at or column.start) + table.pool <= end
    assert not table.pool_at or table.pool_at > table.beside_at + table.beside
    if table.is_whole:
        assert table.text >= widest(texts)
        assert table.beside >= widest(pool)


def test_lines_beside_one_another_are_filled_up() -> None:
    one, other = [Content("尼布楚"), Content("a")], [Content("x"), Content("y"), Content("z")]
    assert [line.plain for line in abreast(one, other, 8)] == ["尼布楚  x", "a       y", "        z"]
    assert [line.plain for line in abreast(other, one, 2)] == ["x 尼布楚", "y a", "z"]


def test_lines_are_filled_up_in_cells_and_never_cut() -> None:
    assert padded(Content("布"), 4).cell_length == 4
    assert padded(Content("Kyakhta"), 4).plain == "Kyakhta"
    assert flat(" a\n b\t c ") == "a b c"
