"""Each type asks, judges and tells as its author meant it."""

from collections.abc import Callable
from typing import Any

import pytest

from quiz_app.questions.model import (
    ALONE,
    DONT_KNOW,
    REVEALED,
    Expects,
    Outcome,
    Question,
    Response,
    ResponseKind,
)
from quiz_app.questions.node import Mark
from quiz_app.questions.registry import TYPES, from_content, to_content

Reader = Callable[..., Any]
TIMED_OUT = Response(kind=ResponseKind.TIMED_OUT)
FLASHCARD = "question: Who signed for Russia?\nanswer: Golovin\nhint: F…\n"
TYPED = "question: Which river?\nanswer: the Amur (river)\naccept: [Heilong Jiang]\nreject: {Ussuri: only in 1860}"
CHOICE = (
    "question: Which?\nanswer: the Amur\nwrong:\n  - Ussuri: only in 1860\n  - the Argun\n  - none of these\n"
)
CLOZE = 'cloze: "{{c2::Golovin}} and {{c1::Songgotu::for China}} signed at {{c2::Nerchinsk}}."'
ONE_OF_EACH = (FLASHCARD, TYPED, CHOICE, CLOZE)


def judge(question: Question, response: Response, part: str = "") -> Any:
    return question.judge(part, response, ALONE)


# Every type.


@pytest.mark.parametrize("text", ONE_OF_EACH)
@pytest.mark.parametrize("response", [DONT_KNOW, TIMED_OUT])
def test_no_answer_is_not_known_and_shows_the_right_one(text: str, response: Response, read: Reader) -> None:
    question = read(text).whole
    for part in question.parts():
        verdict = judge(question, response, part)
        assert (verdict.outcome, verdict.share, verdict.wanted) == (
            Outcome.DONT_KNOW,
            0.0,
            question.answer(part),
        )


@pytest.mark.parametrize("text", ONE_OF_EACH)
def test_revealing_leaves_the_judging_to_the_learner(text: str, read: Reader) -> None:
    question = read(text).whole
    for part in question.parts():
        assert judge(question, REVEALED, part).outcome is Outcome.SELF


@pytest.mark.parametrize("text", ONE_OF_EACH)
def test_a_part_that_does_not_exist_is_an_error_of_the_program(text: str, read: Reader) -> None:
    with pytest.raises(ValueError, match="no part"):
        read(text).whole.prompt("c9")


@pytest.mark.parametrize("text", [FLASHCARD, TYPED, CLOZE])
def test_picking_without_options_is_an_error_of_the_program(text: str, read: Reader) -> None:
    question = read(text).whole
    with pytest.raises(ValueError, match="no options"):
        judge(question, Response.pick(0), question.parts()[0])


def test_every_type_has_its_own_name_and_knows_its_keys() -> None:
    assert len({kind.name for kind in TYPES}) == len(TYPES)
    assert all(kind.keys for kind in TYPES)


# Flashcards.


def test_a_flashcard_asks_its_question_and_is_revealed(read: Reader) -> None:
    question = read(FLASHCARD).whole
    assert question.parts() == ("",)
    prompt = question.prompt("")
    assert (prompt.text, prompt.expects, prompt.hint) == ("Who signed for Russia?", Expects.REVEAL, "F…")
    assert question.answers() == ("Golovin",)


def test_a_term_is_asked_both_ways(read: Reader) -> None:
    question = read("term: Cossack\ndefinition: a free horseman\nhint: Cos…").whole
    assert question.parts() == ("", "reverse")
    assert (question.prompt("").text, question.answer("")) == ("Cossack", "a free horseman")
    assert (question.prompt("reverse").text, question.answer("reverse")) == ("a free horseman", "Cossack")
    assert question.prompt("").context != question.prompt("reverse").context


def test_the_hint_of_the_front_does_not_give_the_reverse_away(read: Reader) -> None:
    assert read("term: Cossack\ndefinition: a free horseman\nhint: Cos…").whole.prompt("reverse").hint == ""


def test_a_reverse_has_its_own_words(read: Reader) -> None:
    question = read(FLASHCARD + "reverse:\n  question: What did Golovin sign?\n  answer: Nerchinsk").whole
    assert question.parts() == ("", "reverse")
    assert (question.prompt("reverse").text, question.answer("reverse")) == (
        "What did Golovin sign?",
        "Nerchinsk",
    )


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ("reverse: {question: What}", ["Q010"]),
        ("reverse: {question: What, answer: x, hint: y}", ["Q008"]),
        ("reverse: {question: What, answer: [x]}", ["Q002"]),
    ],
)
def test_a_reverse_that_is_not_whole_is_told(keys: str, codes: list[str], read: Reader) -> None:
    result = read(FLASHCARD + keys)
    assert result.codes == codes
    assert result.question is None


# Typed.


@pytest.mark.parametrize(
    ("given", "outcome", "share", "note"),
    [
        ("amur", Outcome.RIGHT, 1.0, ""),
        ("heilong-jiang", Outcome.RIGHT, 1.0, ""),
        ("heilong jiagn", Outcome.NEAR, 1.0, ""),
        ("the Ussuri", Outcome.WRONG, 0.0, "only in 1860"),
        ("the Volga", Outcome.WRONG, 0.0, ""),
        ("  ", Outcome.DONT_KNOW, 0.0, ""),
    ],
)
def test_a_typed_answer_is_judged(
    given: str, outcome: Outcome, share: float, note: str, read: Reader
) -> None:
    verdict = judge(read(TYPED).whole, Response.typed(given))
    assert (verdict.outcome, verdict.share, verdict.note) == (outcome, share, note)
    assert verdict.wanted == "the Amur (river)"


def test_a_near_answer_shows_what_differs(read: Reader) -> None:
    verdict = judge(read(TYPED).whole, Response.typed("amur rivver"))
    assert verdict.passed
    assert [piece.kind for piece in verdict.differs] == ["same", "extra", "same"]


def test_a_typed_question_names_its_right_and_wrong_answers(read: Reader) -> None:
    question = read(TYPED).whole
    assert question.answers() == ("the Amur (river)", "Heilong Jiang")
    assert question.wrong_answers() == ("Ussuri",)
    assert question.prompt("").expects is Expects.TYPING


@pytest.mark.parametrize("reject", ["{Ussuri: why}", "[Ussuri: why]", "[{Ussuri: why}]"])
def test_rejected_answers_are_written_in_several_forms(reject: str, read: Reader) -> None:
    question = read(f"question: Which?\nanswer: Amur\nreject: {reject}").whole
    assert judge(question, Response.typed("ussuri")).note == "why"


def test_a_repeated_accepted_answer_is_only_a_warning(read: Reader) -> None:
    result = read("question: Which?\nanswer: Amur\naccept: [the Amur]")
    assert (result.codes, result.errors) == (["Q071"], [])
    assert result.question is not None


# Choices.


def test_a_choice_offers_all_options_and_knows_the_chance_of_guessing(read: Reader) -> None:
    prompt = read(CHOICE).whole.prompt("")
    assert prompt.expects is Expects.OPTIONS
    assert prompt.options == ("the Amur", "Ussuri", "the Argun", "none of these")
    assert (prompt.chance, prompt.pinned) == (0.25, 0)


def test_a_wrong_pick_tells_its_reason(read: Reader) -> None:
    verdict = judge(read(CHOICE).whole, Response.pick(1))
    assert (verdict.outcome, verdict.share, verdict.given) == (Outcome.WRONG, 0.0, "Ussuri")
    assert (verdict.note, verdict.wanted, verdict.chance) == ("only in 1860", "the Amur", 0.25)


def test_a_right_pick_is_right(read: Reader) -> None:
    verdict = judge(read(CHOICE).whole, Response.pick(0))
    assert (verdict.outcome, verdict.share, verdict.note) == (Outcome.RIGHT, 1.0, "")


@pytest.mark.parametrize(
    "response", [Response.pick(), Response.pick(4), Response.pick(-1), Response.pick(0, 1)]
)
def test_an_impossible_pick_is_an_error_of_the_program(response: Response, read: Reader) -> None:
    with pytest.raises(ValueError, match="must be picked"):
        judge(read(CHOICE).whole, response)


@pytest.mark.parametrize(
    ("pin", "last"),
    [
        ("true", "none of these"),
        ("yes", "none of these"),
        ("the argun", "the Argun"),
        ("the Amur", "the Amur"),
    ],
)
def test_a_pinned_option_stands_last_and_is_judged_there(pin: str, last: str, read: Reader) -> None:
    question = read(CHOICE + f"pin_last: {pin}").whole
    prompt = question.prompt("")
    assert (prompt.pinned, prompt.options[-1], len(prompt.options)) == (1, last, 4)
    for index, option in enumerate(prompt.options):
        assert judge(question, Response.pick(index)).passed == (option == "the Amur")


def test_pinning_can_be_turned_off(read: Reader) -> None:
    assert read(CHOICE + "pin_last: false").whole.prompt("").pinned == 0


@pytest.mark.parametrize("wrong", ["[the Argun, Argun]", "[AMUR, the Argun]", "[Argun, Árgun.]"])
def test_options_that_look_alike_are_a_problem_at_the_second_of_them(wrong: str, read: Reader) -> None:
    result = read(f"question: Which?\nanswer: the Amur\nwrong: {wrong}")
    assert result.codes == ["Q081"]
    assert result.problems[0].mark.line == 3


def test_twelve_long_options_are_taken(read: Reader) -> None:
    wrong = "\n".join(f"  - option {number} {'x' * 500}: because" for number in range(11))
    assert len(read(f"question: Which?\nanswer: a\nwrong:\n{wrong}").whole.prompt("").options) == 12


# Clozes.


def test_a_cloze_makes_a_card_of_each_number_in_their_order(read: Reader) -> None:
    question = read(CLOZE).whole
    assert question.parts() == ("c1", "c2")
    assert question.prompt("c1").text == "Golovin and [for China] signed at Nerchinsk."
    assert question.prompt("c2").text == "[…] and Songgotu signed at […]."
    assert question.answer("c2") == "Golovin, Nerchinsk"
    assert question.full_text("c1") == "Golovin and Songgotu signed at Nerchinsk."


def test_parts_are_in_numeric_order(read: Reader) -> None:
    assert read('cloze: "{{c10::a}} x {{c2::b}}"').whole.parts() == ("c2", "c10")


def test_a_short_gap_is_typed_and_a_long_one_revealed(read: Reader) -> None:
    question = read(f'cloze: "x {{{{c1::{"a" * 40}}}}} {{{{c2::{"b" * 41}}}}}"').whole
    assert question.prompt("c1").expects is Expects.TYPING
    assert question.prompt("c2").expects is Expects.REVEAL


def test_the_same_text_twice_under_one_number_is_one_answer(read: Reader) -> None:
    question = read('cloze: "{{c1::Amur}} is the {{c1::Amur}}."').whole
    assert (question.answer("c1"), question.prompt("c1").expects) == ("Amur", Expects.TYPING)


def test_different_texts_under_one_number_are_left_to_the_learner(read: Reader) -> None:
    assert read(CLOZE).whole.prompt("c2").expects is Expects.REVEAL


@pytest.mark.parametrize(("typed", "expects"), [("true", Expects.TYPING), ("false", Expects.REVEAL)])
def test_typed_overrides_how_a_cloze_is_answered(typed: str, expects: Expects, read: Reader) -> None:
    question = read(f"{CLOZE}\ntyped: {typed}").whole
    assert {question.prompt(part).expects for part in question.parts()} == {expects}


def test_accepted_answers_of_a_part_make_it_typed(read: Reader) -> None:
    question = read(f'cloze: "x {{{{c1::{"b" * 41}}}}}"\naccept: [bees]').whole
    assert question.prompt("c1").expects is Expects.TYPING
    assert judge(question, Response.typed("Bees"), "c1").outcome is Outcome.RIGHT


def test_accepted_answers_go_to_their_parts(read: Reader) -> None:
    question = read(
        'cloze: "{{c1::Amur}} and {{c2::Ussuri}}"\naccept: {c1: [Heilong Jiang], c2: Wusuli}'
    ).whole
    assert judge(question, Response.typed("Wusuli"), "c2").outcome is Outcome.RIGHT
    assert judge(question, Response.typed("Wusuli"), "c1").outcome is Outcome.WRONG
    assert question.answers() == ("Amur", "Ussuri", "Heilong Jiang", "Wusuli")


def test_the_text_of_another_gap_is_never_near(read: Reader) -> None:
    question = read('cloze: "{{c1::Gambia}} and {{c2::Zambia}}"').whole
    assert judge(question, Response.typed("Gambja"), "c1").outcome is Outcome.NEAR
    assert judge(question, Response.typed("Zambia"), "c1").outcome is Outcome.WRONG


def test_accept_for_a_gap_that_is_not_there_is_told(read: Reader) -> None:
    assert read('cloze: "{{c1::Amur}} it is"\naccept: {c2: [x]}').codes == ["Q096"]


TWO_GAPS = 'cloze: "{{c1::Golovin}} signed at {{c2::Nerchinsk}}."\n'


def test_rejected_answers_go_to_their_parts_and_tell_their_reasons(read: Reader) -> None:
    question = read(TWO_GAPS + "reject: {c2: {Kyakhta: that was in 1727}, c1: [Muravyov]}").whole
    assert judge(question, Response.typed("the Kyakhta"), "c2").note == "that was in 1727"
    assert judge(question, Response.typed("Kyahkta"), "c2").note == "that was in 1727"
    assert judge(question, Response.typed("Kyakhta"), "c1").note == ""
    assert question.wrong_answers() == ("Muravyov", "Kyakhta")
    assert from_content(to_content(question)) == question


@pytest.mark.parametrize(
    "reject",
    ["{Kyakhta: in 1727}", "[Kyakhta: in 1727]", "{c1: {Kyakhta: in 1727}}", "{c1: [{Kyakhta: in 1727}]}"],
)
def test_a_cloze_of_one_gap_rejects_in_several_forms(reject: str, read: Reader) -> None:
    result = read(f'cloze: "Golovin signed at {{{{c1::Nerchinsk}}}}."\nreject: {reject}')
    assert result.problems == ()
    assert judge(result.whole, Response.typed("kyakhta"), "c1").note == "in 1727"


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ("reject: [Kyakhta]", ["Q098"]),
        ("reject: {c3: [Kyakhta]}", ["Q098"]),
        ("reject: {Kyakhta: in 1727}", ["Q098"]),
        ("reject: {c1: [golovin]}", ["Q072"]),
        ("accept: {c1: [he]}\nreject: {c1: [he]}", ["Q072"]),
        ("reject: {c1: [he]}\ntyped: false", ["Q070"]),
    ],
)
def test_a_reject_that_does_not_fit_is_told(keys: str, codes: list[str], read: Reader) -> None:
    assert read(TWO_GAPS + keys).codes == codes


def test_rejected_answers_of_a_part_make_it_typed(read: Reader) -> None:
    question = read(f'cloze: "x {{{{c1::{"b" * 41}}}}}"\nreject: [wasps]').whole
    assert question.prompt("c1").expects is Expects.TYPING


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("{{c1::a", [("Q091", 0)]),
        ("x {{c1::a and {{c2::b}}", [("Q091", 2)]),
        ("{{c1::a {{c2::b}} c}} x {{c3::}}", [("Q092", 0), ("Q093", 24)]),
        (
            "x {{c0::a}} {{d1::b}} {{c::c}} {{c501::d}}",
            [("Q095", 2), ("Q094", 12), ("Q094", 22), ("Q094", 31)],
        ),
        ("x {{c1::   }}", [("Q093", 2)]),
        ("no gap", [("Q090", 0)]),
    ],
)
def test_each_bad_gap_is_told_where_it_begins(text: str, faults: list[tuple[str, int]], read: Reader) -> None:
    result = read(f'cloze: "{text}"')
    begin = len('cloze: "')
    found = [(problem.code, problem.mark) for problem in result.problems]
    assert found == [(code, Mark(1, begin + offset + 1, begin + offset)) for code, offset in faults]
    assert result.question is None


def test_a_bad_gap_in_a_folded_text_is_told_at_its_beginning(read: Reader) -> None:
    result = read("cloze: >\n  some words\n  and {{c1::a\n")
    assert [(problem.code, problem.mark.line) for problem in result.problems] == [("Q091", 1)]


def test_hidden_text_may_hold_braces_and_colons(read: Reader) -> None:
    question = read("cloze: 'The set {{c1::{x}}} and {{c2::a:b::a::b}}.'").whole
    assert (question.answer("c1"), question.answer("c2")) == ("{x}", "a:b")
    assert question.prompt("c2").text == "The set {x} and [a::b]."


def test_a_flood_of_braces_is_read_in_no_time(read: Reader) -> None:
    result = read(f"cloze: '{'{{' * 100_000}'")
    assert set(result.codes) == {"Q091"}
    assert len(result.codes) == 20
