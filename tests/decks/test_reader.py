"""Reading decks: what a deck holds, where its questions stand, and that no input whatever makes the reader fail."""

from dataclasses import replace

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quiz_app.decks.deck import Source
from quiz_app.decks.encoding import decode, mark_at
from quiz_app.decks.explanations import ABOUT_DECKS, explanations
from quiz_app.decks.reader import MOST_PROBLEMS, read_deck, same_ids
from quiz_app.questions.problem import Severity
from quiz_app.text import clean
from tests.support.examples import examples

DECK = """\
# A comment: with all sorts of "characters" # in it
deck: border-treaties
title:  Border   treaties of 1689 # and later
description: >
  What was agreed,
  and when.
language: en
license: CC-BY-4.0
document: history
sources:
  history:
    title: History of Sino-Russian relations
    kind: encyclopedia article
    file: texts/history.txt
  other:
questions:
  - id: nerchinsk
    question: Where was it signed?   # a comment
    answer: Nerchinsk
    section: Treaty of Nerchinsk (1689)
  - {id: kyakhta, question: "Where, and when?", answer: 'It''s Kyakhta'}

  - question: Кто подписал 🐉?
    answer: no
    source: other > A > 3
  - id: choice
    question: Which?
    answer: 012
    wrong:
      - Britain: it stood aside
      - 1:30
"""


def test_a_deck_holds_what_its_author_wrote() -> None:
    reading = read_deck(DECK.encode(), "treaties.yaml")
    assert reading.problems == ()
    assert reading.deck is not None
    assert reading.deck.title == "Border treaties of 1689"
    assert reading.deck.description == "What was agreed, and when."
    assert reading.deck.sources == (
        Source(
            id="history",
            title="History of Sino-Russian relations",
            kind="encyclopedia article",
            file="texts/history.txt",
        ),
        Source(id="other"),
    )
    answers = [placed.question.answer("") for placed in reading.deck.questions]
    assert answers == ["Nerchinsk", "It's Kyakhta", "no", "012"]


def test_every_question_knows_its_place_and_whether_its_id_is_written() -> None:
    deck = read_deck(DECK.encode(), "treaties.yaml").deck
    assert deck is not None
    assert [(p.start.line, p.start.column, p.has_id) for p in deck.questions] == [
        (17, 5, True),
        (21, 5, True),
        (23, 5, False),
        (26, 5, True),
    ]
    for placed in deck.questions:
        assert mark_at(DECK, placed.start.index) == placed.start


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_byte_order_mark_change_nothing(line_end: str, bom: bytes) -> None:
    plain, other = (
        read_deck(data, "d.yaml").deck
        for data in (DECK.encode(), bom + DECK.replace("\n", line_end).encode())
    )
    assert plain is not None
    assert other is not None
    assert [p.question for p in plain.questions] == [p.question for p in other.questions]
    assert [(p.start.line, p.start.column) for p in plain.questions] == [
        (p.start.line, p.start.column) for p in other.questions
    ]


@pytest.mark.parametrize("rare", ["\u2028", "\u2029", "\x85"])
def test_a_rare_line_end_in_a_text_moves_no_line(rare: str) -> None:
    text = f"deck: d\ntitle: t\nquestions:\n  - question: one{rare}two\n    answer: a: b\n"
    (located,) = read_deck(text.encode(), "d.yaml").problems
    assert (located.problem.code, located.line, located.column) == ("Y010", 5, 14)


def test_a_json_file_is_a_deck_too() -> None:
    text = '{"deck": "d", "title": "t", "questions": [{"id": "q", "question": "Who?", "answer": "I"}]}'
    reading = read_deck(text.encode(), "d.yaml")
    assert reading.problems == ()
    assert reading.deck is not None
    assert len(reading.deck.questions) == 1


def test_a_value_may_be_reused_by_its_name() -> None:
    text = (
        "deck: d\ntitle: t\nsources: {h: {title: H}}\nquestions:\n"
        "  - {id: a, question: A?, answer: a, source: &here h > One}\n"
        "  - {id: b, question: B?, answer: b, source: *here}\n"
    )
    reading = read_deck(text.encode(), "d.yaml")
    assert reading.problems == ()
    assert reading.deck is not None
    assert (
        reading.deck.questions[0].question.about.citations
        == reading.deck.questions[1].question.about.citations
    )


def test_a_name_given_in_one_question_is_known_in_the_next_though_a_third_is_broken() -> None:
    text = (
        "deck: d\ntitle: t\nquestions:\n  - {id: a, question: A?, answer: &x a}\n"
        "  - {id: b, question: B?, answer: *x}\n  - {id: c, question: C: d, answer: c}\n"
    )
    reading = read_deck(text.encode(), "d.yaml")
    assert [located.problem.code for located in reading.problems] == ["Y010"]
    assert reading.deck is not None
    assert [p.question.answer("") for p in reading.deck.questions] == ["a", "a"]


def test_questions_at_the_margin_are_split_too_and_keys_below_them_stay_keys() -> None:
    text = (
        "deck: d\ntitle: t\nquestions:\n- {id: a, question: A?, answer: a}\n- id: b\n  question: B: b\n"
        "- {id: c, question: C?, answer: c}\nlanguage: en\n"
    )
    deck = read_deck(text.encode(), "d.yaml").deck
    assert deck is not None
    assert ([p.question.about.id for p in deck.questions], deck.broken, deck.language) == (
        ["a", "c"],
        ("b",),
        "en",
    )


def test_a_broken_question_keeps_its_derived_id() -> None:
    good = "deck: d\ntitle: t\nquestions:\n  - question: Who?\n    answer: I\n"
    fine, broken = (read_deck(text.encode(), "d").deck for text in (good, good + "    answer: you\n"))
    assert fine is not None
    assert broken is not None
    assert broken.broken == (fine.questions[0].question.about.id,)
    assert broken.unreadable == 0


def test_warnings_keep_no_question_out() -> None:
    text = "deck: d\ntitle: t\nquestions:\n  - id: q\n    question: What was the #1 power?\n    answer: a\n"
    reading = read_deck(text.encode(), "d.yaml")
    assert [located.problem.severity for located in reading.problems] == [Severity.WARNING]
    assert reading.errors == 0
    assert reading.deck is not None
    assert len(reading.deck.questions) == 1


@pytest.mark.parametrize("comment", ["# a note", "   #note", "  #=====", "  # 1"])
def test_an_ordinary_comment_is_no_problem(comment: str) -> None:
    text = f"deck: d\ntitle: t\nquestions:\n  - id: q {comment}\n    question: What?\n    answer: a\n"
    assert read_deck(text.encode(), "d.yaml").problems == ()


def test_a_hash_inside_a_word_or_quotes_is_no_comment() -> None:
    text = 'deck: d\ntitle: t\nquestions:\n  - id: q\n    question: C# or "F #1"?\n    answer: "the #1"\n'
    codes = [located.problem.code for located in read_deck(text.encode(), "d.yaml").problems]
    assert codes == ["Y011"]  # only for the quotes inside of the unquoted question
    assert read_deck(text.replace("F #1", "F").encode(), "d.yaml").problems == ()


def test_a_negative_number_is_no_lost_dash() -> None:
    text = "deck: d\ntitle: t\nquestions:\n  - id: q\n    question: How cold?\n    answer:\n      -40\n"
    assert read_deck(text.encode(), "d.yaml").problems == ()


def test_one_deck_id_in_two_files_is_a_problem_of_the_second() -> None:
    one, two = (read_deck(DECK.encode(), name) for name in ("one.yaml", "two.yaml"))
    (located,) = same_ids((one, two))
    assert (located.path, located.problem.code, located.line, located.column) == ("two.yaml", "D022", 2, 7)
    assert "one.yaml" in located.problem.message
    assert same_ids((one, read_deck(DECK.replace("deck: b", "deck: x-b").encode(), "two.yaml"))) == ()


def test_a_flood_of_problems_is_cut_and_counted() -> None:
    text = "deck: d\ntitle: t\nquestions:\n" + "  - question: x\n" * (MOST_PROBLEMS + 50)
    reading = read_deck(text.encode(), "d.yaml")
    assert len(reading.problems) == MOST_PROBLEMS + 1
    assert reading.problems[-1].problem.code == "D028"
    assert (
        "50 problems" in reading.problems[-1].problem.message
        or "more" in reading.problems[-1].problem.message
    )


def test_more_values_than_a_deck_may_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quiz_app.decks.builder.MOST_NODES", 40)
    reading = read_deck(DECK.encode(), "d.yaml")
    assert [located.problem.code for located in reading.problems] == ["Y037"]
    assert reading.deck is None


def test_hidden_characters_reach_no_question() -> None:
    question = '{id: q, question: "a\\u202eb\\0c", answer: "\\x1b[31mx"}'
    text = f'deck: d\ntitle: "t\\e]0;evil\\a"\nquestions:\n  - {question}\n'
    reading = read_deck(text.encode(), "d.yaml")
    assert reading.deck is not None
    texts = reading.deck.title + reading.deck.questions[0].question.prompt("").text
    assert texts.isprintable()
    assert texts == "tabc"


# Explanations


def example_of(code: str, text: str) -> bytes:
    """The example of an explanation as a whole deck: those of decks are one, those of YAML are one question."""
    if code.startswith("D") or code == "Y001":
        return text.encode()
    indented = "".join(f"    {line}\n" for line in text.splitlines())
    return f"deck: d\ntitle: t\nquestions:\n  - {indented.lstrip()}".encode()


@pytest.mark.parametrize("code", [code for code, about in ABOUT_DECKS.items() if about.wrong])
def test_the_wrong_example_of_a_code_gives_it_and_the_right_one_nothing(code: str) -> None:
    wrong, right = (
        [located.problem.code for located in read_deck(example_of(code, text), "example.yaml").problems]
        for text in (ABOUT_DECKS[code].wrong, ABOUT_DECKS[code].right)
    )
    assert (wrong, right) == ([code], [])


def test_codes_are_listed_in_order_and_say_what_to_do() -> None:
    known = explanations()
    assert list(known) == sorted(known)
    assert all(about.title and about.why and about.mend for about in known.values())


# No input makes it fail


def assert_all_is_told(data: bytes) -> None:
    reading = read_deck(data, "any.yaml")
    text = decode(data).text
    for located in reading.problems:
        problem = located.problem
        assert problem.message
        assert problem.hint
        assert clean(problem.message + problem.hint) == problem.message + problem.hint
        assert "\n" not in problem.message + problem.hint
        assert problem.code in explanations()
        if problem.mark is not None and text is not None:
            assert 0 <= problem.mark.index <= len(text)
            assert mark_at(text, problem.mark.index) == problem.mark
    if reading.deck is None:
        assert reading.problems


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    assert_all_is_told(data)


@given(st.text(max_size=300))
@example("\r\n\r \x85x: \u2028y: z")
@example("? ")
@example("a: |9\n b")
@example("%YAML 9.9\n---\na: b")
def test_no_text_makes_it_fail(text: str) -> None:
    assert_all_is_told(text.encode("utf-8", "surrogatepass"))


TOKENS = st.sampled_from(
    [
        *(
            "- ",
            "  ",
            "    ",
            "\n",
            "\n  - ",
            "\n    ",
            "\t",
            ": ",
            ":",
            " #",
            "#",
            "{",
            "}",
            "{{",
            "}}",
            "[",
            "]",
        ),
        *(", ", '"', "'", "&a ", "*a", "!!str ", "!x ", "|\n", ">\n", "---\n", "...\n", "%", "@", "`", "? "),
        *("<<: ", "\\", "\r\n", "\ufeff", "\0", "deck: d\n", "title: t\n", "questions:\n", "id", "question"),
        *("answer", "cloze", "wrong", "{{c1::a}}", "é", "🐉", "1,000"),
    ]
)


@settings(max_examples=examples(300))
@given(st.lists(TOKENS, max_size=60))
def test_no_mixture_of_yaml_makes_it_fail(tokens: list[str]) -> None:
    assert_all_is_told("".join(tokens).encode())


@settings(max_examples=examples(300))
@given(st.data())
def test_no_slip_of_the_keyboard_makes_it_fail(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(DECK) - 1))
    cut = data.draw(st.integers(0, 3))
    inserted = data.draw(TOKENS | st.text(max_size=2))
    text = DECK[:place] + inserted + DECK[place + cut :]
    assert_all_is_told(text.encode("utf-8", "surrogatepass"))


@given(st.data())
def test_a_slip_inside_one_question_leaves_the_question_far_from_it_alone(data: st.DataObject) -> None:
    """Whatever is typed into the last question, on one line, the first one loads."""
    start = DECK.index("wrong:")
    place = data.draw(st.integers(start, len(DECK) - 1))
    inserted = data.draw(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=3))
    deck = read_deck((DECK[:place] + inserted + DECK[place:]).encode(), "d.yaml").deck
    assert deck is not None
    assert "nerchinsk" in [placed.question.about.id for placed in deck.questions]


def test_the_python_parser_reads_the_same_where_there_is_no_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read_deck(DECK.encode(), "d.yaml")
    monkeypatch.delattr(yaml, "CSafeLoader")
    slow = read_deck(DECK.encode(), "d.yaml")
    assert slow.deck is not None
    assert fast.deck is not None
    # The two disagree on where a block ends, which nothing depends on.
    ends = [placed.end for placed in fast.deck.questions]
    assert [replace(p, end=end) for p, end in zip(slow.deck.questions, ends, strict=True)] == list(
        fast.deck.questions
    )
