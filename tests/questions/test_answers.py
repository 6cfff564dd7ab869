"""What the verdict on a typed answer tells, and what it is judged by besides the answer."""

import pytest

from quiz_app.questions.compare import judge_text, normalise
from quiz_app.questions.judging import text_verdict
from quiz_app.questions.model import Accepted, Known, Option, Outcome, Response
from quiz_app.questions.normal import forms

RIGHT, NEAR, WRONG = Outcome.RIGHT, Outcome.NEAR, Outcome.WRONG


def test_an_accepted_answer_is_right_and_named() -> None:
    judged = judge_text("heilong jiang", ["the Amur", "Heilong Jiang"])
    assert (judged.outcome, judged.matched) == (RIGHT, "Heilong Jiang")


def test_a_near_answer_is_compared_with_the_variant_it_is_near_to() -> None:
    judged = judge_text("amur valey", ["the Ussuri", "the Amur (valley)"])
    assert judged.matched == "the Amur (valley)"
    assert [(piece.kind, piece.text) for piece in judged.pieces] == [
        ("same", "Amur val"),
        ("missing", "l"),
        ("same", "ey"),
    ]


def test_a_rejected_answer_tells_its_reason() -> None:
    judged = judge_text(
        "the Ussuri", ["the Amur"], rejects=[Option(text="Ussuri (river)", reason="only in 1860")]
    )
    assert (judged.outcome, judged.note) == (WRONG, "only in 1860")


def test_a_rejected_answer_is_never_near() -> None:
    rejects = [Option(text="Kiakhta", reason="that is the town")]
    assert judge_text("Kiakhta", ["Kyakhta"], rejects=rejects).outcome is WRONG
    assert judge_text("Kyakhtaa", ["Kyakhta"], rejects=rejects).outcome is NEAR


def test_a_slip_in_a_rejected_answer_tells_the_reason_too() -> None:
    rejects = [Option(text="Nerchinsk", reason="that was in 1689")]
    judged = judge_text("Nerchinks", ["Kyakhta"], rejects=rejects)
    assert (judged.outcome, judged.note) == (WRONG, "that was in 1689")


def test_what_is_as_near_to_a_rejected_answer_as_to_the_right_one_is_wrong() -> None:
    rejects = [Option(text="Moravia", reason="a land of the Czechs")]
    assert judge_text("Monavia", ["Monrvia"], rejects=rejects).outcome is WRONG


def test_another_wrong_option_is_never_near() -> None:
    assert judge_text("Zambia", ["Gambia"]).outcome is NEAR
    assert judge_text("Zambia", ["Gambia"], others_wrong=["Zambia"]).outcome is WRONG


def test_an_answer_of_another_card_is_never_near() -> None:
    assert judge_text("the Zambia", ["Gambia"], rivals=lambda text: text == "zambia").outcome is WRONG


def test_an_answer_of_another_card_may_be_right_here_too() -> None:
    assert judge_text("Gambia", ["Gambia"], rivals=lambda _text: True).outcome is RIGHT


def test_a_long_paste_is_wrong_at_once() -> None:
    assert judge_text("amur " * 1_000_000, ["the Amur"]).outcome is WRONG


def test_a_rival_is_known_however_its_number_is_written() -> None:
    stored = set(forms("Peter the Second"))
    assert judge_text("Peter II", ["Peters II"], rivals=stored.__contains__).outcome is WRONG
    assert judge_text("Peter II", ["Peters II"]).outcome is NEAR


def test_a_wrong_answer_is_compared_with_the_right_one_that_is_most_like_it() -> None:
    judged = judge_text("West Turkestan", ["Xinjiang", "East Turkestan"])
    assert judged.outcome is WRONG
    assert [(piece.kind, piece.text) for piece in judged.pieces] == [
        ("extra", "West"),
        ("missing", "East"),
        ("same", " Turkestan"),
    ]


@pytest.mark.parametrize("given", ["Omsk", "1859", "the Volga"])
def test_what_is_another_thing_is_not_compared(given: str) -> None:
    rejects = [Option(text="Omsk", reason="that lies on the Irtysh")]
    assert judge_text(given, ["Tomsk", "1858"], rejects=rejects).pieces == ()
    assert judge_text("Omsk", ["Tomsk"], others_wrong=["Omsk"]).pieces == ()


def test_a_near_answer_with_its_number_in_words_is_compared_by_words() -> None:
    judged = judge_text("Nicolas the Second", ["Nicholas II"])
    assert judged.outcome is NEAR
    assert [piece.text for piece in judged.pieces if piece.kind != "same"] == ["h", "Second", "II"]


def test_what_the_learner_had_accepted_is_right_and_the_authors_answer_is_shown() -> None:
    known = Known(accepted=(Accepted("Black Dragon River"),))
    verdict = text_verdict(Response.typed("black dragon river!"), ["the Amur"], known=known)
    assert (verdict.outcome, verdict.wanted, verdict.acceptable) == (RIGHT, "the Amur", None)


def test_nothing_is_near_to_what_the_learner_had_accepted() -> None:
    known = Known(accepted=(Accepted("Heilongjiang"),))
    verdict = text_verdict(Response.typed("Heilongjiag"), ["the Amur"], known=known)
    assert (verdict.outcome, verdict.wanted, verdict.differs) == (WRONG, "the Amur", ())


def test_a_learner_may_accept_what_the_author_rejected() -> None:
    rejects = [Option(text="Kiakhta", reason="an old spelling")]
    verdict = text_verdict(Response.typed("Kiakhta"), ["Kyakhta"], rejects=rejects)
    assert (verdict.outcome, verdict.note) == (WRONG, "an old spelling")
    assert verdict.acceptable == Accepted("Kiakhta")
    known = Known(accepted=(Accepted("Kiakhta"),))
    assert text_verdict(Response.typed("kiakhta"), ["Kyakhta"], rejects=rejects, known=known).outcome is RIGHT


@pytest.mark.parametrize("given", ["Kyakhta", "kyakhta."])
def test_a_right_answer_needs_no_accepting(given: str) -> None:
    assert text_verdict(Response.typed(given), ["Kyakhta"]).acceptable is None


@pytest.mark.parametrize("given", ["Kiakhta", "Nerchinsk"])
def test_a_near_or_wrong_answer_may_be_accepted_from_then_on(given: str) -> None:
    assert text_verdict(Response.typed(given), ["Kyakhta"]).acceptable == Accepted(given)


@pytest.mark.parametrize(
    "text",
    ["Nicholas the Second", "twenty-five", "World War Two", "St. Petersburg", "5 percent", "2.5 million"],
)
def test_numbers_and_short_words_leave_the_normal_form_as_it_is(text: str) -> None:
    assert forms(text)[0] == normalise(text)
    assert all(normalise(form) == form for form in forms(text))
