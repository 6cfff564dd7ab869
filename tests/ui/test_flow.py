"""Text is broken into lines that fit and lose nothing; scrolling by what stands on top is scrolling by lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from quiz_app.ui.flow import Flow, Spot
from quiz_app.ui.folding import cuts_of

TEXTS = st.text(st.sampled_from("abc Щы中文。《》“”e\u0301👩\u200d👧 x-"), max_size=200)
HEIGHTS = st.lists(st.integers(1, 7), min_size=1, max_size=12)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in cuts_of(text, width)]


@given(TEXTS, st.integers(2, 40))
def test_no_line_is_too_wide_and_nothing_but_blanks_is_lost(text: str, width: int) -> None:
    cut = lines(text, width)
    assert all(cell_len(line) <= width for line in cut)
    assert "".join("".join(cut).split()) == "".join(text.split())
    assert all(line == line.strip() for line in cut)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Россия и Китай граничат", 11, ["Россия и", "Китай", "граничат"]),
        ("后来签订了《尼布楚条约》。", 12, ["后来签订了", "《尼布楚条", "约》。"]),
        ("a" * 25 + " end", 10, ["a" * 10, "a" * 10, "aaaaa end"]),
        ("", 10, [""]),
    ],
)
def test_lines_end_where_a_reader_expects(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_a_line_begins_with_no_closing_sign() -> None:
    cut = lines("中俄关系的历史，始于十七世纪。" * 20, 9)
    assert not any(line[0] in "，。" for line in cut)


def spots(heights: list[int]) -> list[Spot]:
    return [Spot(place, line) for place, height in enumerate(heights) for line in range(height)]


@given(HEIGHTS, st.integers(1, 12), st.lists(st.integers(-15, 15), max_size=8))
def test_scrolling_shows_what_scrolling_by_counted_lines_shows(
    heights: list[int], room: int, steps: list[int]
) -> None:
    flow, everything, at = Flow(len(heights), heights.__getitem__), spots(heights), 0
    for step in steps:
        aim = min(max(0, at + step), max(0, len(everything) - room))
        assert flow.scroll(step, room) is (aim != at)
        at = aim
        assert flow.rows(room) == everything[at : at + room]


@given(HEIGHTS, st.integers(1, 12), st.data())
def test_what_is_to_be_seen_comes_into_sight(heights: list[int], room: int, data: st.DataObject) -> None:
    flow, everything = Flow(len(heights), heights.__getitem__), spots(heights)
    flow.scroll(data.draw(st.integers(0, 60)), room)
    first = data.draw(st.integers(0, len(everything) - 1))
    last = data.draw(st.integers(first, len(everything) - 1))
    before = flow.rows(room)
    flow.show(everything[first], everything[last], room)
    rows = flow.rows(room)
    assert everything[first] in rows
    if last - first < room:
        assert everything[last] in rows
        if {everything[first], everything[last]} <= set(before):
            assert rows == before, "nothing moves where it is in sight already"


def test_only_items_near_the_top_line_are_asked_for_their_height() -> None:
    asked: set[int] = set()

    def height_of(place: int) -> int:
        asked.add(place)
        return 3

    flow = Flow(1_000_000, height_of)
    flow.show(Spot(600_000, 0), Spot(600_000, 2), 40)
    assert flow.rows(40)
    flow.scroll(400, 40)
    assert len(asked) < 300
