"""Matching reworded questions: progress is offered to the right one, and to nobody where none is alike."""

import pytest
from rapidfuzz import process

from quiz_app.decks.similar import ALIKE, ALIKE_ELSEWHERE, MOST_COMPARISONS, Pair, carry_over


def test_a_reworded_question_is_found() -> None:
    old = {"amur": "Which river valley did Russia give up at Nerchinsk? the Amur valley"}
    new = {
        "amur-valley": "Which valley did Russia give up at Nerchinsk? the Amur valley",
        "other": "Who signed the treaty for the Qing? Songgotu",
    }
    (pair,) = carry_over(old, new)
    assert (pair.old, pair.new) == ("amur", "amur-valley")
    assert ALIKE <= pair.score < 1


def test_the_same_text_under_another_id_is_certain() -> None:
    assert carry_over({"a": "Who signed?  GOLOVIN"}, {"b": "who signed? Golovin"}) == (Pair("a", "b", 1.0),)


def test_questions_that_are_not_alike_are_left_alone() -> None:
    assert carry_over({"a": "Who signed for Russia?"}, {"b": "In which year did the Tsar die?"}) == ()


def test_two_facts_that_differ_in_their_year_are_not_one_question() -> None:
    old = {"a": "In which year was the Treaty of Nerchinsk signed? 1689"}
    assert carry_over(old, {"b": "In which year was the Treaty of Kyakhta signed? 1727"}) == ()


def test_nobody_is_given_twice() -> None:
    old = {"a": "Which river is it? Amur", "b": "Which river is it? Amur!"}
    pairs = carry_over(old, {"c": "Which river is it? Amur"})
    assert pairs == (Pair("a", "c", 1.0),)


def test_equal_texts_are_paired_in_their_order() -> None:
    assert carry_over({"a": "x y", "b": "x y"}, {"c": "x y", "d": "x y"}) == (
        Pair("a", "c", 1.0),
        Pair("b", "d", 1.0),
    )


def test_the_best_pair_comes_first() -> None:
    old = {"a": "Which river valley did Russia give up?", "b": "Who was the envoy of the tsar?"}
    new = {"c": "Who was the envoy of the tsar?", "d": "Which river valley was given up by Russia?"}
    assert [(pair.old, pair.new) for pair in carry_over(old, new)] == [("b", "c"), ("a", "d")]


def test_texts_that_are_not_there_are_like_nothing() -> None:
    assert carry_over({"a": "", "b": "x"}, {"c": "", "d": "  "}) == ()
    assert carry_over({}, {"c": "x"}) == ()


def test_of_two_large_decks_only_equal_texts_are_paired() -> None:
    old = {f"old{n}": f"question number {n}" for n in range(2_500)}
    new = {f"new{n}": f"question number {n}" for n in range(2_499, -1, -1)}
    pairs = carry_over(old, new)
    assert len(pairs) == 2_500
    assert all(pair.old.removeprefix("old") == pair.new.removeprefix("new") for pair in pairs)


def test_the_same_words_in_another_order_are_not_word_for_word_the_same() -> None:
    (pair,) = carry_over({"a": "Lena Volga Amur"}, {"b": "Amur Lena Volga"})
    assert ALIKE <= pair.score < 1


def test_of_two_that_are_equal_the_one_in_the_same_deck_is_taken() -> None:
    (pair,) = carry_over({"rivers/lena": "Lena?"}, {"lakes/lena": "Lena?", "rivers/the-lena": "lena?"})
    assert pair.new == "rivers/the-lena"


def test_a_question_that_moved_into_another_deck_is_found_before_a_likely_one_in_its_own() -> None:
    old = {"rivers/lena": "Into which sea does the Lena flow? the Laptev Sea"}
    new = {
        "rivers/ob": "Into which sea does the Ob flow? the Kara Sea",
        "seas/lena": "Into which sea does the Lena flow? the Laptev sea",
    }
    assert [pair.new for pair in carry_over(old, new)] == ["seas/lena"]


def test_across_decks_it_takes_more_to_be_alike() -> None:
    old = {"rivers/amur": "Which river valley did Russia give up at Nerchinsk? the Amur valley"}
    text = "Which valley was given up by Russia at Nerchinsk? the Amur valley"
    (pair,) = carry_over(old, {"rivers/valley": text})
    assert ALIKE <= pair.score < ALIKE_ELSEWHERE
    assert carry_over(old, {"treaties/valley": text}) == ()


def test_a_pair_that_is_ruled_out_makes_room_for_the_next_best() -> None:
    old = {"a": "Which river is it, the Lena or the Ob?"}
    new = {"b": "Which river is it, the Lena or the Ob?", "c": "Which river is it, the Lena or Ob?"}
    assert [pair.new for pair in carry_over(old, new)] == ["b"]
    assert [pair.new for pair in carry_over(old, new, lambda _, name: name != "b")] == ["c"]
    assert carry_over(old, new, lambda _old, _new: False) == ()


def test_a_replaced_deck_costs_no_more_than_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    def extract(_query: str, texts: dict[str, str], **_: object) -> list[tuple[str, float, str]]:
        compared.append(len(texts))
        return []

    monkeypatch.setattr(process, "extract", extract)
    old = {f"a/{n}": f"old {n}" for n in range(1000)}
    own = {f"a/new-{n}": f"new {n}" for n in range(1000)}
    carry_over(old, {**own, **{f"b/{n}": f"other {n}" for n in range(1500)}})
    assert sum(compared) == 1_000_000, "the other deck would be too much"
    compared.clear()
    carry_over(old, {**own, **{f"a/more-{n}": f"more {n}" for n in range(1500)}})
    assert not compared
    assert MOST_COMPARISONS == 2_000_000
