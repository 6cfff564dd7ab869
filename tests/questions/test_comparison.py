"""What holds of comparing for any text whatever: it is steady, it never fails, and its pieces add up."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.questions.compare import forms, judge_text, normalise, pieces, same, variants
from quiz_app.questions.model import Outcome
from quiz_app.text import clean, fold

HOSTILE = st.sampled_from(
    [
        "[/foo]",
        "[@click=app.quit]",
        "\x1b]0;x\x07",
        "\u202e",
        "\u200d",
        "((((",
        ")(",
        "a" * 10_000,
        "e" + "\u0301" * 300,
        "👩\u200d🔬",
        "\ud800",
        "{{c1::x}}",
        "(a)(b)(c)(d)(e)",
        "İ",
        "ß",
        "ǅ",
        "\ue000",
        "½",
        "10²",
        "´",
        "ͅ",
        "가",
        "が",
    ]
)
TEXT = st.text() | HOSTILE | st.lists(HOSTILE | st.text(max_size=5), max_size=4).map("".join)
PHRASE = st.text("abcdeé 'ёй京1-.,()THE ", max_size=30)


@given(TEXT | PHRASE)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(TEXT | PHRASE)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXT)
def test_only_blank_text_normalises_to_nothing(text: str) -> None:
    assert bool(normalise(text)) == bool(fold(text).strip())


@given((TEXT | PHRASE).map(clean).filter(lambda text: bool(normalise(text))))
def test_every_answer_is_right_for_itself(text: str) -> None:
    assert judge_text(text, [text]).outcome is Outcome.RIGHT


@given(PHRASE.filter(lambda text: bool(normalise(text))))
def test_case_and_space_around_never_count(text: str) -> None:
    assert same(f"  {text.lower()} ", text)


@given(TEXT | PHRASE, TEXT | PHRASE)
def test_judging_never_fails(given_text: str, wanted: str) -> None:
    assert judge_text(given_text, [wanted]).outcome in (Outcome.RIGHT, Outcome.NEAR, Outcome.WRONG)


@given(PHRASE, PHRASE)
def test_near_is_the_same_from_both_sides(one: str, other: str) -> None:
    plain = [text.replace("(", "").replace(")", "") for text in (one, other)]
    there, back = judge_text(plain[0], [plain[1]]), judge_text(plain[1], [plain[0]])
    assert there.outcome is back.outcome


@given(TEXT | PHRASE)
def test_every_variant_of_an_answer_is_accepted(text: str) -> None:
    assert all(same(variant, text) for variant in variants(text) if normalise(variant))


@given(TEXT)
def test_brackets_give_few_variants(text: str) -> None:
    assert 1 <= len(variants(text)) <= 8
    assert len(variants("(a)" * 1_000)) <= 2
    assert len(forms("(a) b " * 1_000)) <= 3


@given(TEXT | PHRASE, TEXT | PHRASE)
def test_pieces_neither_invent_nor_repeat(given_text: str, wanted: str) -> None:
    runs = pieces(given_text, wanted)
    assert all(run.text and run.kind in ("same", "missing", "extra") for run in runs)
    assert all(one.kind != other.kind for one, other in pairwise(runs))
    shown = "".join(run.text for run in runs if run.kind != "extra")
    assert [c for c in shown if not c.isspace()] == [c for c in " ".join(_kept(wanted)) if not c.isspace()]


def _kept(text: str) -> list[str]:
    from quiz_app.questions.normal import significant_words

    return list(significant_words(text))


@pytest.mark.parametrize(
    ("given_text", "wanted", "shown"),
    [
        ("valey", "valley", "val[l]ey"),
        ("amur vally", "the Amur valley", "Amur vall[e]y"),
        ("Sino Soviet splitt", "Sino-Soviet split", "Sino-Soviet split{t}"),
        ("Muravyov Amurski", "Muravyov-Amursky", "Muravyov-Amursk{i}[y]"),
        ("urumqqi", "Ürümqi", "Ürümq{q}i"),
        ("Китаи", "Китай", "Кита{и}[й]"),
    ],
)
def test_pieces_show_what_matters_as_it_is_written(given_text: str, wanted: str, shown: str) -> None:
    marks = {"same": "%s", "missing": "[%s]", "extra": "{%s}"}
    assert "".join(marks[run.kind] % run.text for run in pieces(given_text, wanted)) == shown


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ёлка", "елка"),
        ("мой", "мой"),
        ("їжак", "їжак"),
        ("が", "が"),
        ("Ærø", "aero"),
        ("ﬁ", "fi"),
        ("10²", "10 2"),
        ("Αθήνα", "αθηνα"),
        ("हिन्दी", "हिन्दी"),
        ("ℍ", "h"),
        ("İ", "i"),
        ("❤️", "❤"),
        ("Вели́кий", "великий"),
    ],
)
def test_folding_takes_accents_but_never_another_letter(text: str, folded: str) -> None:
    assert fold(text) == unicodedata.normalize("NFC", folded)
