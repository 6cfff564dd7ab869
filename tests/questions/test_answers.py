"""What the verdict on a typed answer tells, and what it is judged by besides the answer."""

from quiz_app.questions.compare import edits, judge_text
from quiz_app.questions.model import Option, Outcome

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


def test_letters_changed_about_are_one_edit() -> None:
    assert edits("vallye", "valley") == 1


def test_edits_are_counted_over_all_words_of_the_same_number() -> None:
    assert edits("brezhnyev doctrin", "brezhnev doctrine") == 2
    assert edits("amur", "amur valley") is None
    assert edits("", "") is None


def test_a_long_paste_is_wrong_at_once() -> None:
    assert judge_text("amur " * 1_000_000, ["the Amur"]).outcome is WRONG
