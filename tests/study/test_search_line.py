"""The search line: words, phrases and filters are understood, and whatever is not is left out and named."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quiz_app.storage.filters import Due, InDeck, InSection, Is, Mark, OfType, Says, Tagged, Term
from quiz_app.study.search_line import LONGEST, Search, Vocabulary, read_search

TODAY = 739_000
KNOWN = Vocabulary(decks=("border-treaties", "borders", "rivers"), tags=("early-contacts", "qing"))
PIECES = st.sampled_from(
    ["is:", "deck:", "tag:", "type:", "section:", "due:", "-", '"', ",", " ", ":", "new", "flagged", "gone", "rivers",
     "qing", "3", "today", "中国", "Ámur", "“", "”", "\x1b[31m", "\u202e", "--", "é", "is:is:", "99999999999999999999"]
)  # fmt: skip


def read(line: str) -> Search:
    return read_search(line, TODAY, KNOWN)


def terms(line: str) -> tuple[Term, ...]:
    search = read(line)
    assert search.problems == ()
    return search.terms


@given(line=st.one_of(st.text(), st.lists(PIECES).map("".join)))
@example(line="is:" + "," * 5000)
@example(line='-"')
@example(line="due:²")
def test_no_line_upsets_the_reading(line: str) -> None:
    search = read(line)
    assert all(term.any for term in search.terms)
    for sentence in search.problems:
        assert sentence == sentence.strip()
        assert sentence.isprintable()
    assert len(search.problems) <= LONGEST


@given(line=st.lists(PIECES).map("".join))
def test_what_follows_a_space_changes_nothing_of_what_stands_before(line: str) -> None:
    quoted = line.translate(str.maketrans("“”", '""')).count('"') % 2
    if not quoted:
        assert read(f"{line} amur").terms[: len(read(line).terms)] == read(line).terms


def test_words_begin_a_word_without_case_and_accents() -> None:
    assert terms("Ámur ch'ing") == (Term((Says(" amur"),)), Term((Says(" ching"),)))


def test_a_phrase_stands_in_quotes_also_unfinished_and_of_any_style() -> None:
    phrase = Term((Says(" treaty of"),))
    assert terms('"Treaty of"') == terms('"treaty of') == terms("“Treaty of”") == (phrase,)


def test_a_hyphen_in_front_turns_a_term_round() -> None:
    assert terms('-amur -is:new -"a phrase"') == (
        Term((Says(" amur"),), negated=True),
        Term((Is(Mark.NEW),), negated=True),
        Term((Says(" a phrase"),), negated=True),
    )


def test_a_word_in_cjk_script_is_found_anywhere() -> None:
    assert terms("清朝 ロシア") == (Term((Says("清朝"),)), Term((Says("ロシア"),)))


def test_a_comma_means_or_in_a_filter_and_parts_words() -> None:
    assert terms("is:leech,flagged") == (Term((Is(Mark.LEECH), Is(Mark.FLAGGED))),)
    assert terms("Amur, Ussuri") == (Term((Says(" amur"),)), Term((Says(" ussuri"),)))


@pytest.mark.parametrize(
    ("line", "atom"),
    [
        ("deck:rivers", InDeck("rivers")),
        ("tag:Qing", Tagged("qing")),
        ("type:choice", OfType("choice")),
        ('section:"Treaty of"', InSection(" treaty of")),
        ("is:gone", Is(Mark.GONE)),
        ("IS:SUSPENDED", Is(Mark.SUSPENDED)),
        ("due:today", Due(TODAY)),
        ("due:overdue", Due(TODAY - 1)),
        ("due:tomorrow", Due(TODAY + 1, TODAY + 1)),
        ("due:week", Due(TODAY + 7)),
        ("due:30", Due(TODAY + 30)),
    ],
)
def test_every_filter_is_understood(line: str, atom: object) -> None:
    assert terms(line) == (Term((atom,)),)  # type: ignore[arg-type]


def test_the_beginning_of_a_value_means_all_that_begin_so_where_that_makes_sense() -> None:
    assert terms("deck:border") == (Term((InDeck("border-treaties"), InDeck("borders"))),)
    assert terms("deck:borders") == (Term((InDeck("borders"),)),)
    assert terms("tag:early") == (Term((Tagged("early-contacts"),)),)
    assert terms("is:sus type:multi") == (Term((Is(Mark.SUSPENDED),)), Term((OfType("multi-select"),)))


def test_an_unfinished_filter_is_left_out_without_a_word() -> None:
    assert terms("deck:") == terms("-is:") == terms("is:,") == terms('section:""') == ()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("deck:mountains", "border-treaties, borders, rivers"),
        ("is:f", "fading, flagged"),
        ("is:suspendet", "suspended"),
        ("type:essay", "cloze"),
        ("due:soon", "today"),
        ("dekc:rivers", "did you mean `deck:`?"),
        ("colour:red", "deck:, tag:, type:, section:, is:, due:"),
    ],
)
def test_what_cannot_be_understood_is_left_out_and_named_with_what_is_possible(line: str, told: str) -> None:
    search = read(f"{line} amur")
    assert search.terms == (Term((Says(" amur"),)),)
    (sentence,) = search.problems
    assert told in sentence
    assert line.partition(":")[0] in sentence


def test_one_good_value_of_several_stays() -> None:
    search = read("is:new,foo")
    assert search.terms == (Term((Is(Mark.NEW),)),)
    assert len(search.problems) == 1


def test_a_word_before_a_colon_and_a_time_are_words() -> None:
    assert terms("Treaty: 1:30") == (Term((Says(" treaty"),)), Term((Says(" 1 30"),)))


def test_a_very_long_search_is_cut_and_says_so() -> None:
    search = read("amur " * 1000)
    assert search.terms == (Term((Says(" amur"),)),)
    assert "1000 characters" in search.problems[0]
