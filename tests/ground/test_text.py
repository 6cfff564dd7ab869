"""Text from outside is made safe at the border, and stays what its author wrote otherwise."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.text import clean, exact_percent, fold, one_line, percent, plural, points_words, short_number


@pytest.mark.parametrize(
    ("hostile", "safe"),
    [
        ("\x1b]0;owned\x07title", "title"),
        ("\x1b]52;c;AAAA\x1b\\after", "after"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1bPq#0\x1b\\picture", "picture"),
        ("bell\x07 and \x9b31mC1", "bell and 31mC1"),
        ("evil\u202etxt.exe", "eviltxt.exe"),
        ("a\u2066b\u2069c", "abc"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("tag\U000e0041s", "tags"),
        ("nul\x00byte\x7f", "nulbyte"),
        ("line\r\nends\rhere", "line\nends\nhere"),
        ("para\u2029graph", "para\ngraph"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("e\u0301", "é"),
    ],
)
def test_what_could_harm_a_terminal_is_removed(hostile: str, safe: str) -> None:
    assert clean(hostile) == safe


def test_a_flood_of_combining_marks_is_calmed() -> None:
    assert len(clean("q" + "\u0300\u0489" * 500)) <= 5


@pytest.mark.parametrize(
    "text", ["the Amur valley", "Нерчинск", "尼布楚條約", "नमस्ते", "👩\u200d🔬", "tab\tand\nline", "[/foo]"]
)
def test_ordinary_text_of_any_script_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@given(st.text())
def test_cleaned_text_is_clean_and_stays_so(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not [c for c in once if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]


def test_folding_forgets_case_and_accents() -> None:
    assert fold("Ürümqi") == fold("URUMQI") == "urumqi"


def test_one_line_is_one_line_and_short() -> None:
    assert one_line("two\nlines  and\ttabs") == "two lines and tabs"
    assert one_line("abcdefgh", 5) == "abcd…"


def test_counts_agree_with_their_noun() -> None:
    assert plural(1, "reply", "replies") == "1 reply"
    assert plural(1200, "card") == "1,200 cards"


@pytest.mark.parametrize(
    ("share", "words"),
    [(0, "0 %"), (0.644, "64 %"), (0.9975, "99 %"), (1, "100 %"), (-0.001, "0 %"), (-0.25, "-25 %")],
)
def test_a_share_is_told_in_whole_percents_and_only_the_whole_as_such(share: float, words: str) -> None:
    assert percent(share) == words


def test_a_share_that_was_chosen_keeps_its_decimals() -> None:
    assert [exact_percent(share) for share in (0.665, 0.57, 0.07, 1)] == ["66.5 %", "57 %", "7 %", "100 %"]


def test_points_have_the_decimals_that_they_need_and_no_sign_of_nothing() -> None:
    assert [short_number(points) for points in (17, 12.5, 1 / 3, 1 - 3 * (1 / 3 + 1e-9))] == [
        "17",
        "12.5",
        "0.33",
        "0",
    ]
    assert [points_words(points) for points in (1, 1.001, 0, 2.25)] == [
        "1 point",
        "1 point",
        "0 points",
        "2.25 points",
    ]
