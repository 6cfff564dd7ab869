"""Matching reworded questions: progress is offered to the right one, and to nobody where none is alike."""

from quiz_app.decks.similar import ALIKE, carry_over


def test_a_reworded_question_is_found() -> None:
    old = {"amur": "Which river valley did Russia give up at Nerchinsk? the Amur valley"}
    new = {
        "amur-valley": "Which valley did Russia give up at Nerchinsk? the Amur valley",
        "other": "Who signed the treaty for the Qing? Songgotu",
    }
    ((one, other, score),) = carry_over(old, new)
    assert (one, other) == ("amur", "amur-valley")
    assert ALIKE <= score < 1


def test_the_same_text_under_another_id_is_certain() -> None:
    assert carry_over({"a": "Who signed?  GOLOVIN"}, {"b": "who signed? Golovin"}) == (("a", "b", 1.0),)


def test_questions_that_are_not_alike_are_left_alone() -> None:
    assert carry_over({"a": "Who signed for Russia?"}, {"b": "In which year did the Tsar die?"}) == ()


def test_two_facts_that_differ_in_their_year_are_not_one_question() -> None:
    old = {"a": "In which year was the Treaty of Nerchinsk signed? 1689"}
    assert carry_over(old, {"b": "In which year was the Treaty of Kyakhta signed? 1727"}) == ()


def test_nobody_is_given_twice() -> None:
    old = {"a": "Which river is it? Amur", "b": "Which river is it? Amur!"}
    pairs = carry_over(old, {"c": "Which river is it? Amur"})
    assert pairs == (("a", "c", 1.0),)


def test_equal_texts_are_paired_in_their_order() -> None:
    assert carry_over({"a": "x y", "b": "x y"}, {"c": "x y", "d": "x y"}) == (
        ("a", "c", 1.0),
        ("b", "d", 1.0),
    )


def test_the_best_pair_comes_first() -> None:
    old = {"a": "Which river valley did Russia give up?", "b": "Who was the envoy of the tsar?"}
    new = {"c": "Who was the envoy of the tsar?", "d": "Which river valley was given up by Russia?"}
    assert [pair[:2] for pair in carry_over(old, new)] == [("b", "c"), ("a", "d")]


def test_texts_that_are_not_there_are_like_nothing() -> None:
    assert carry_over({"a": "", "b": "x"}, {"c": "", "d": "  "}) == ()
    assert carry_over({}, {"c": "x"}) == ()


def test_of_two_large_decks_only_equal_texts_are_paired() -> None:
    old = {f"old{n}": f"question number {n}" for n in range(2_500)}
    new = {f"new{n}": f"question number {n}" for n in range(2_499, -1, -1)}
    pairs = carry_over(old, new)
    assert len(pairs) == 2_500
    assert all(one.removeprefix("old") == other.removeprefix("new") for one, other, _ in pairs)
