"""What holds of comparing for any text whatever: it is steady, it never fails, and its pieces add up."""

import unicodedata
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.questions.compare import edits, forms, judge_text, normalise, pieces, same, variants
from quiz_app.questions.difference import comparison
from quiz_app.questions.model import Option, Outcome
from quiz_app.questions.readings import readings
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


# Words that are neither articles nor "and", which count in ways of their own.
WORD = st.text("bcdefghijklmnoprstuvyzéöйж", min_size=1, max_size=14).filter(lambda word: word != "the")
SENTENCE = st.lists(WORD, min_size=1, max_size=4).map(" ".join)


def _slipped(text: str, places: list[int]) -> str:
    """The text with each place's letter left out (even places) or written twice (odd ones)."""
    for place in places:
        at = place % max(1, len(text))
        text = text[:at] + (text[at + 1 :] if place % 2 == 0 else text[at : at + 1] + text[at:])
    return text


SLIPPED = st.tuples(SENTENCE, st.lists(st.integers(0, 60), max_size=3)).map(
    lambda drawn: (drawn[0], _slipped(*drawn))
)


@given(SENTENCE, st.sampled_from(["{}.", "“{}”", "  {}", "{} !", "the {}", "({})", "- {}"]), st.booleans())
def test_case_punctuation_and_an_article_never_count(text: str, around: str, upper: bool) -> None:
    written = around.format(text.upper() if upper else text)
    assert judge_text(written, [text]).outcome is Outcome.RIGHT


@given(SLIPPED)
def test_near_keeps_within_the_edits_that_each_word_allows(pair: tuple[str, str]) -> None:
    wanted, given_text = pair
    judged = judge_text(given_text, [wanted])
    ones, others = normalise(given_text).split(), normalise(wanted).split()
    if judged.outcome is not Outcome.NEAR:
        return
    assert len(ones) == len(others)
    for one, other in zip(ones, others, strict=True):
        shorter = min(len(one), len(other))
        assert (edits(one, other) or 0) <= (0 if shorter <= 4 else 1 if shorter <= 8 else 2)


@given(SENTENCE, st.integers(0, 99_999), st.integers(0, 99_999))
def test_another_number_is_never_near(text: str, one: int, other: int) -> None:
    outcome = judge_text(f"{text} {one}", [f"{text} {other}"]).outcome
    assert outcome is (Outcome.RIGHT if one == other else Outcome.WRONG)


@given(SENTENCE, st.sampled_from("清明京龍"), st.sampled_from("清明京龍"))
def test_another_chinese_character_is_never_near(text: str, one: str, other: str) -> None:
    outcome = judge_text(f"{text} {one}", [f"{text} {other}"]).outcome
    assert outcome is (Outcome.RIGHT if one == other else Outcome.WRONG)


@given(SLIPPED)
def test_what_is_rejected_or_another_cards_is_never_near(pair: tuple[str, str]) -> None:
    wanted, given_text = pair
    if same(given_text, wanted) or not normalise(given_text):
        return
    rejected = judge_text(given_text, [wanted], rejects=[Option(text=given_text, reason="no")])
    assert (rejected.outcome, rejected.note) == (Outcome.WRONG, "no")
    assert judge_text(given_text, [wanted], others_wrong=[given_text]).outcome is Outcome.WRONG
    form = normalise(given_text)
    assert judge_text(given_text, [wanted], rivals=lambda text: text == form).outcome is Outcome.WRONG


@given(SLIPPED)
def test_a_slip_is_the_same_from_both_sides(pair: tuple[str, str]) -> None:
    there, back = judge_text(pair[0], [pair[1]]), judge_text(pair[1], [pair[0]])
    assert there.outcome is back.outcome


@given(st.lists(WORD, min_size=2, max_size=5))
def test_names_are_the_same_in_any_order(words: list[str]) -> None:
    wanted = ", ".join(words[:-1]) + f" and {words[-1]}"
    assert all(same("; ".join(order), wanted) for order in list(permutations(words))[:24])


@given(TEXT | PHRASE)
def test_every_way_to_read_an_answer_is_that_answer(text: str) -> None:
    form = normalise(text)
    assert all(same(reading, text) for reading in readings(form) if normalise(reading))
    assert set(readings(form)) <= set(forms(text)) | {""}


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


@given(TEXT | PHRASE | SENTENCE, TEXT | PHRASE | SENTENCE)
def test_the_comparison_of_a_wrong_answer_neither_invents_nor_repeats(given_text: str, wanted: str) -> None:
    runs = comparison(given_text, wanted)
    assert all(run.text and run.kind in ("same", "missing", "extra") for run in runs)
    assert all(one.kind != other.kind for one, other in pairwise(runs))
    shown = "".join(run.text for run in runs if run.kind != "extra")
    expected = " ".join(_kept(wanted)) if runs else ""
    assert [c for c in shown if not c.isspace()] == [c for c in expected if not c.isspace()]


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
    ("given_text", "wanted", "shown"),
    [
        ("West Turkestan", "East Turkestan", "{West}[East] Turkestan"),
        ("the Treaty Nerchinsk", "the Treaty of Nerchinsk", "Treaty [of] Nerchinsk"),
        ("Amur river", "the Amur", "Amur {river}"),
        ("guilty", "not guilty", "[not] guilty"),
        ("treaty of Peking 1860", "the Treaty of Aigun, 1858", "Treaty of {Peking}[Aigun,] {1860}[1858]"),
        ("Alexander II", "Alexander III", "Alexander {II}[III]"),
        ("Count Nikolay Muravyev", "Nikolay Muravyov", "{Count} Nikolay Muravy{e}[o]v"),
        ("Muraviev", "Muravyov", "Murav{ie}[yo]v"),
        ("Ming", "Qing", "{M}[Q]ing"),
        ("Vladi vostock", "Vladivostok", "Vladivosto{c}k"),
        ("Sungari and Amur", "Amur", "{Sungari and} Amur"),
        ("南京", "北京", "{南}[北]京"),
        # Hopeless, or another number: nothing is shown.
        ("1858", "1859", ""),
        ("China", "Russia", ""),
        ("a nomad of the steppe", "the Khan of the Zunghars", ""),
        ("x", "", ""),
        ("", "x", ""),
        ("Amur " * 200, "the Amur", ""),
    ],
)
def test_a_wrong_answer_shows_what_it_has_in_common(given_text: str, wanted: str, shown: str) -> None:
    marks = {"same": "%s", "missing": "[%s]", "extra": "{%s}"}
    assert "".join(marks[run.kind] % run.text for run in comparison(given_text, wanted)) == shown


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
