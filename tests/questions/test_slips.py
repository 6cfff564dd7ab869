"""What may be a slip of the pen, and what is another thing however alike it looks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.questions.pinyin import other_names
from quiz_app.questions.slips import edits, exact, is_roman

WORD = st.text("abcdeghijlmnouqwxyzö京1", max_size=30)


@pytest.mark.parametrize(
    ("given_text", "wanted", "count"),
    [
        ("amur", "amur", 0),
        ("vallye", "valley", 1),
        ("brezhnyev doctrin", "brezhnev doctrine", 2),
        ("habarovsk", "khabarovsk", 1),
        ("nertschinsk", "nerchinsk", 2),
        ("хабаровс", "хабаровск", 1),
        ("amr", "amur", None),
        ("amur", "amur valley", None),
        ("amur valley river", "amur valley", None),
        ("narchansc", "nerchinsk", None),
        ("t34aaaaa", "t34aaaab", None),
        ("尼布楚條約人民共和", "尼布楚条約人民共和", None),
        ("", "", None),
        ("", "amur", None),
    ],
)
def test_edits_are_counted_word_by_word(given_text: str, wanted: str, count: int | None) -> None:
    assert edits(given_text, wanted) == count


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dependent", "independent"),
        ("constitutional", "unconstitutional"),
        ("increasing", "decreasing"),
        ("introvert", "extrovert"),
        ("immigration", "emigration"),
        ("moral", "amoral"),
        ("typical", "atypical"),
        ("northeastern", "southeastern"),
        ("northeastern", "northwestern"),
        ("southwest", "northwest"),
        ("interstate", "intrastate"),
        ("hypertension", "hypotension"),
        ("macroeconomics", "microeconomics"),
        ("absorption", "adsorption"),
        ("russian", "prussian"),
        ("million", "billion"),
        ("millions", "billions"),
        ("seventh", "seventy"),
        ("lxxxviii", "lxxxvii"),
    ],
)
def test_words_known_to_mean_different_things_are_no_slips(one: str, other: str) -> None:
    assert edits(one, other) is None
    assert edits(other, one) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ekaterinburg", "yekaterinburg"),
        ("constitutional", "constituional"),
        ("northeastern", "northeasten"),
        ("prussian", "prusian"),
        ("millon", "million"),
        ("asymetric", "asymmetric"),
    ],
)
def test_slips_in_such_words_are_slips_all_the_same(one: str, other: str) -> None:
    assert edits(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hebei", "hubei"),
        ("henan", "hunan"),
        ("shanxi", "shaanxi"),
        ("nanjing", "nanning"),
        ("suzhou", "fuzhou"),
        ("liaodong", "liaoning"),
        ("guizhou", "huizhou"),
        ("tianjin", "tianjia"),
        ("hangzhou", "zhangzhou"),
        ("hangzhou", "changzhou"),
    ],
)
def test_another_name_in_pinyin_is_another_name(one: str, other: str) -> None:
    assert other_names(one, other)
    assert other_names(other, one)
    assert edits(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("beijing", "beijin"),  # a letter left out, or one too many
        ("kangxi", "kanxi"),
        ("shanghai", "shangai"),
        ("shanghai", "shanhai"),
        ("guangzhou", "guangzou"),
        ("yongzheng", "yonzhen"),
        ("china", "chian"),  # letters changed about
        ("beijing", "bejing"),  # no pinyin
        ("zhejiang", "zhejian"),
        ("heilongjiang", "heilongjianng"),
        ("mongolia", "mongolai"),
        ("russia", "rusia"),
        ("a" * 40, "a" * 41),
    ],
)
def test_slips_in_pinyin_are_slips(one: str, other: str) -> None:
    assert not other_names(one, other)


@given(WORD, WORD)
def test_edits_are_the_same_from_both_sides_and_none_between_equals(one: str, other: str) -> None:
    assert edits(one, other) == edits(other, one)
    assert edits(one, one) == (0 if one.split() else None)


@pytest.mark.parametrize(
    ("word", "counts"), [("t34", True), ("北京", True), ("c++", True), ("хрущев", False)]
)
def test_every_sign_counts_in_words_that_are_no_plain_words(word: str, counts: bool) -> None:
    assert exact(word) is counts


@pytest.mark.parametrize(("word", "roman"), [("xiv", True), ("mcmxc", True), ("iiii", False), ("", False)])
def test_roman_numerals_are_known(word: str, roman: bool) -> None:
    assert is_roman(word) is roman
