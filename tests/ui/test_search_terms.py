"""Filters put into a search line and taken out of it, and wordings compared: pure functions of Browse."""

from __future__ import annotations

import pytest

from quiz_app.ui.former import compared
from quiz_app.ui.search_terms import has_term, with_or_without
from quiz_app.ui.widgets.brush import fitted
from quiz_app.ui.widgets.card_table import columns_in
from quiz_app.ui.wording import short_day_words

TODAY = 739_211  # 21 November 2024


@pytest.mark.parametrize(
    ("search", "term", "after"),
    [
        ("", "is:new", "is:new"),
        ("amur is:new", "is:new", "amur"),
        ("is:leech", "is:flagged", "is:leech is:flagged"),
        ("is:new", "is:kept", "is:new,kept"),
        ("is:new,kept amur", "is:new", "is:kept amur"),
        ("deck:a", "deck:b", "deck:a,b"),
        ("deck:a,", "deck:b", "deck:a,b"),
        ("tag:x", "tag:y", "tag:x tag:y"),
        ('section:"Treaty of Aigun"', 'section:"The end, at last"', 'section:"Treaty of Aigun","The end, at last"'),
        ('x section:"Treaty of Aigun",North', 'section:"Treaty of Aigun"', "x section:North"),
        ('"deck:a is:new"', "is:new", '"deck:a is:new" is:new'),
        ("-is:new", "is:new", "-is:new is:new"),
    ],
)  # fmt: skip
def test_a_term_is_put_in_or_taken_out(search: str, term: str, after: str) -> None:
    assert with_or_without(search, term) == after


@pytest.mark.parametrize("search", ["is:new", "amur is:leech,new", "IS:new"])
def test_a_term_is_seen_alone_and_among_others(search: str) -> None:
    assert has_term(search, "is:new")
    assert not has_term(search, "is:kept")


@pytest.mark.parametrize("search", ["", "new", "-is:new", '"is:new"', "deck:new"])
def test_what_is_not_that_filter_is_not_taken_for_it(search: str) -> None:
    assert not has_term(search, "is:new")


def test_wordings_are_compared_word_by_word() -> None:
    before = ("Which river joins the Amur?", "Ussuri", "It is long.")
    after = ("Which river joins the Amur at Khabarovsk?", "Ussuri")
    assert [line.plain for line in compared(before, after)] == [
        "Which river joins the {Amur?} [Amur at Khabarovsk?]",
        "Ussuri",
        "{It is long.}",
    ]


def test_very_long_wordings_are_shown_whole() -> None:
    lines = [line.plain for line in compared(("a " * 5000,), ("b " * 5000,))]
    assert len(lines) == 1
    assert lines[0].startswith("{a a")


@pytest.mark.parametrize("width", range(10, 240))
def test_the_columns_fill_the_table_and_the_question_keeps_most(width: int) -> None:
    columns = columns_in(width)
    if width > 20:
        assert sum(columns) + 5 == width
    assert columns.question >= max(columns.deck, columns.due, columns.marks, columns.standing) or width < 24


@pytest.mark.parametrize("text", ["", "abc", "漢字かな漢字かな", "a\u0301bc" * 3, "w" * 100])
@pytest.mark.parametrize("width", range(12))
def test_a_text_is_fitted_into_its_cells_exactly(text: str, width: int) -> None:
    from rich.cells import cell_len

    assert cell_len(fitted(text, width)) == width
    assert cell_len(fitted(text, width, right=True)) == width


def test_days_are_short_in_a_column() -> None:
    said = [short_day_words(TODAY + away, TODAY) for away in (0, 1, -1, 4, -12, 15, 60)]
    assert said == ["today", "tomorrow", "yesterday", "in 4 days", "12 days ago", "6 Dec", "20 Jan 2025"]
