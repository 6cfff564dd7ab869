"""Sections and questions over attempts, hard questions and mix-ups, as pure functions make them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pytest

from quiz_app.progress import matrix, mixing
from quiz_app.progress.asked import mark_of, together, worth_of
from quiz_app.progress.hardest import MOST_HARD, hardest, missed_in_exams
from quiz_app.progress.mixing import Slip
from quiz_app.progress.scores import Mark, MixUp
from quiz_app.progress.sessions import started_ms
from quiz_app.questions.contents import from_content
from quiz_app.questions.model import Question
from quiz_app.storage.asked_cards import Placed
from quiz_app.storage.exam_answers import AskedOnce
from quiz_app.storage.study_answers import Bounds, StudyAnswer


def asked(
    exam: str, card: str, outcome: str = "right", share: float = 0.0, taken_ms: int = 1000
) -> AskedOnce:
    return AskedOnce(exam, 0, card, "f", outcome, round(share * 1e6), taken_ms, "", ())


def studied(card: str, worth: float = 0.0) -> StudyAnswer:
    return StudyAnswer(
        card=card, fingerprint="f", study_day=1, worth=worth, taken_ms=3000, verdict="wrong", response=None
    )


def titled(cards: Sequence[str]) -> dict[str, str]:
    return {card: card.upper() for card in cards}


@pytest.mark.parametrize(
    ("outcome", "mark", "worth"),
    [("right", Mark.RIGHT, 1), ("near", Mark.RIGHT, 1), ("partly", Mark.PARTLY, 0.4), ("wrong", Mark.WRONG, 0),
     ("don't know", Mark.WRONG, 0), ("of a later version", Mark.WRONG, 0), ("", Mark.OPEN, 0)],
)  # fmt: skip
def test_how_a_question_went_follows_from_its_outcome(outcome: str, mark: Mark, worth: float) -> None:
    one = asked("e", "d/a", outcome, share=0.4)
    assert (mark_of(one), worth_of(one)) == (mark, worth)


R, P, W, O = Mark.RIGHT, Mark.PARTLY, Mark.WRONG, Mark.OPEN  # noqa: E741 - the first letters of the marks


@pytest.mark.parametrize(
    ("marks", "whole"),
    [((), Mark.NOT_ASKED), ((R, R), R), ((W, W), W), ((O, O), O), ((P, P), P), ((R, W), P), ((R, O), P), ((P, W), P),
     ((W, O), W)],
)  # fmt: skip
def test_several_questions_together_are_right_wrong_or_open_where_all_of_them_are(
    marks: tuple[Mark, ...], whole: Mark
) -> None:
    assert together(marks) is whole


def test_the_weakest_row_stands_first_then_the_one_asked_more_often_then_by_name() -> None:
    items = [
        asked("1", "d/strong"), asked("1", "d/b", "wrong"), asked("1", "d/a", "wrong"), asked("1", "d/often", "wrong"),
        asked("2", "d/often", ""), asked("2", "d/half", "partly", 0.9), asked("2", "d/half2"),
    ]  # fmt: skip
    found = matrix.questions(items, titled)
    assert [row.name for row in found.rows] == ["d/often", "d/a", "d/b", "d/half", "d/half2", "d/strong"]
    assert found.exams == ("1", "2")
    assert found.rows[0].marks == (Mark.WRONG, Mark.OPEN)
    assert found.rows[-1].marks == (Mark.RIGHT, Mark.NOT_ASKED)
    assert found.rows[0].title == "D/OFTEN"


def test_the_text_before_the_first_heading_is_called_opening_and_keeps_its_name_for_citations() -> None:
    found = matrix.sections([asked("1", "d/a")], {"d/a": Placed("(lead)", frozenset())})
    assert [(row.name, row.title) for row in found.rows] == [("d > (lead)", "opening")]


def test_a_matrix_holds_the_newest_attempts_and_says_nothing_of_older_ones() -> None:
    items = [
        asked(f"{number:03}", "d/a" if number else "d/old", "wrong")
        for number in range(matrix.MOST_ATTEMPTS + 1)
    ]
    found = matrix.questions(items, titled)
    assert (found.exams[0], found.exams[-1], len(found.exams)) == ("001", "100", matrix.MOST_ATTEMPTS)
    assert [(row.name, row.asked) for row in found.rows] == [("d/a", matrix.MOST_ATTEMPTS)]


def test_a_matrix_keeps_the_weakest_rows_and_looks_up_the_words_of_those_alone() -> None:
    looked_up: list[str] = []

    def looking(cards: Sequence[str]) -> dict[str, str]:
        looked_up.extend(cards)
        return titled(cards)

    items = [
        asked("1", f"d/{number:04}", "wrong" if number else "right") for number in range(matrix.MOST_ROWS + 1)
    ]
    found = matrix.questions(items, looking)
    assert len(found.rows) == len(looked_up) == matrix.MOST_ROWS
    assert "d/0000" not in looked_up


def test_a_section_is_told_apart_by_its_deck_and_what_cites_nothing_has_a_row_too() -> None:
    places = {
        "d/a": Placed("Lead", frozenset()),
        "e/a": Placed("Lead", frozenset()),
        "e/b": Placed("", frozenset()),
    }
    found = matrix.sections([asked("1", card) for card in places], places)
    assert [(row.name, row.title) for row in found.rows] == [
        ("d > Lead", "Lead"), ("e > ", matrix.NO_SECTION), ("e > Lead", "Lead"),
    ]  # fmt: skip


def test_hard_questions_need_three_answers_and_one_that_was_not_right() -> None:
    items = [
        asked("1", "d/hard", "wrong"),
        asked("1", "d/open", ""),
        asked("2", "d/easy"),
        asked("3", "d/hard", ""),
    ]
    answers = [
        studied("d/hard"),
        studied("d/hard", 0.5),
        *[studied("d/open")] * 2,
        *[studied("d/easy", 1)] * 3,
    ]
    (found,) = hardest(("d/hard", "d/open", "d/easy", "d/new"), items, answers, titled)
    assert (found.card, found.asked, found.right, found.text) == ("d/hard", 3, 0.5, "D/HARD")
    assert round(found.each_ms) == round((1000 + 2 * 3000) / 3)


def test_the_lowest_share_is_the_hardest_and_the_list_ends() -> None:
    cards = [f"d/{number:02}" for number in range(MOST_HARD + 5)]
    answers = [studied(card) for card in cards for _ in range(3)] + [studied(cards[0], 1)]
    found = hardest(cards, (), answers, titled)
    assert [each.card for each in found] == cards[1 : MOST_HARD + 1]


def test_what_was_missed_most_in_exams_comes_first() -> None:
    items = [
        asked("1", "d/b", "wrong"),
        asked("1", "d/a", "partly"),
        asked("2", "d/a", "wrong"),
        asked("2", "d/c", ""),
    ]
    assert missed_in_exams(items, 5) == ("d/a", "d/b")
    assert missed_in_exams(items, 1) == ("d/a",)


def test_answers_are_read_of_no_further_card_once_there_are_many() -> None:
    counted = [("d/a", 60), ("d/b", 50), ("d/c", 1), ("d/d", 1)]
    assert Bounds(cards=9, answers=100).kept(counted) == ("d/a", "d/b")
    assert Bounds(cards=3, answers=1000).kept(counted) == ("d/a", "d/b", "d/c")
    assert Bounds(cards=9, answers=10).kept(counted) == ("d/a",), "one card is always read"


CONTENTS: dict[str, dict[str, object]] = {
    "a": {"type": "choice", "question": "Which?", "answer": "Peking",
          "wrong": [{"text": "Aigun"}, {"text": "the Ili"}]},
    "b": {"type": "typed", "question": "Which?", "answer": "Peking"},
    "c": {"type": "date", "question": "When?", "date": "1895-04-17", "precision": "year"},
    "d": {"type": "number", "question": "How far?", "number": "2,824", "unit": ["km"], "tolerance": "2%"},
}  # fmt: skip
WORDINGS = {name: from_content({"id": name, **content}) for name, content in CONTENTS.items()}


def mixed(*slips: Slip, known: frozenset[str] = frozenset()) -> list[tuple[str, str, int]]:
    def named(prints: Collection[str]) -> dict[str, Question]:
        return {name: WORDINGS[name] for name in prints if name in WORDINGS}

    found: tuple[MixUp, ...] = mixing.mix_ups(slips, named, known.intersection)
    return [(each.given, each.wanted, each.times) for each in found]


def typed(wording: str, text: str) -> Slip:
    return Slip(f"d/{wording}", wording, text, ())


def test_picks_and_typed_words_of_several_cards_are_one_mix_up_in_the_usual_spelling() -> None:
    slips = (Slip("d/a", "a", "", (1,)), typed("b", "AIGUN."), typed("b", "Aigun"), typed("b", "the aigun"))
    assert mixed(*slips) == [("Aigun", "Peking", 4)]
    (found,) = mixing.mix_ups(slips, lambda _prints: WORDINGS, lambda _texts: frozenset())
    assert found.cards == ("d/a", "d/b")


def test_a_date_stands_for_what_was_asked_of_it_and_a_number_without_its_margin() -> None:
    known = frozenset(("1894", "300 km"))
    assert mixed(typed("c", "1894"), typed("d", "300 km"), known=known) == [
        ("1894", "1895", 1), ("300 km", "2,824 km", 1),
    ]  # fmt: skip


def test_what_says_nothing_is_no_mix_up() -> None:
    assert mixed(typed("b", "a slip"), typed("b", "x" * 61), typed("b", "x" * 61)) == []
    assert mixed(typed("b", "peking"), typed("b", "Peking")) == [], (
        "it is the same by now, as after a correction"
    )
    assert mixed(typed("unknown", "Aigun"), typed("unknown", "Aigun")) == []
    assert (
        mixed(Slip("d/a", "a", "", (7,)), Slip("d/a", "a", "", (1, 2)), Slip("d/b#c9", "b", "Ili", ())) == []
    )


def test_of_very_many_wrong_answers_in_exams_the_newest_are_looked_at() -> None:
    items = [AskedOnce(str(number), 0, "d/b", "b", "wrong", 0, 0, str(number), ()) for number in range(3000)]
    found = [slip.text for slip in mixing.slips(items, ())]
    assert (found[0], found[-1], len(found)) == ("2999", "1000", mixing.MOST_SLIPS)
    open_and_right = [asked("1", "d/a", ""), asked("1", "d/b", "right"), asked("1", "d/c", "don't know")]
    assert list(mixing.slips(open_and_right, [studied("d/a", 1), studied("d/b")])) == []


def test_the_most_frequent_mix_up_stands_first() -> None:
    slips = (Slip("d/a", "a", "", (1,)), Slip("d/a", "a", "", (2,)), Slip("d/a", "a", "", (2,)))
    assert mixed(*slips) == [("the Ili", "Peking", 2), ("Aigun", "Peking", 1)]


@pytest.mark.parametrize(
    ("session", "began"),
    [("", 0), ("0190a6ba7e3c7" + "0" * 19, 0x0190A6BA7E3C), ("0190a6ba7e3c4" + "0" * 19, 0), ("f" * 12 + "7" * 20, 0)],
)  # fmt: skip
def test_a_session_began_when_its_id_says_and_only_where_it_says_so(session: str, began: int) -> None:
    assert started_ms(session) == began
