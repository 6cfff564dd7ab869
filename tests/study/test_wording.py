"""Verdicts, intervals, dates and citations are said as people say them."""

from __future__ import annotations

import re

import pytest

from quiz_app.journal.event import Kind
from quiz_app.memory.model import Grade
from quiz_app.questions.model import Citation, Outcome, Piece, Verdict
from quiz_app.study.showing import NAMED_ANEW, CardEvent, GradeChoice
from quiz_app.study.wording import (
    citation_line,
    day_words,
    differs_line,
    event_line,
    grade_line,
    grade_word,
    interval_words,
    span_words,
    verdict_word,
)

TODAY = 739_941  # Saturday, 21 November 2026


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "1 day"),
        (9, "9 days"),
        (60, "60 days"),
        (92, "3.0 months"),
        (366, "1.0 years"),
        (3650, "10.0 years"),
    ],
)
def test_a_span_is_said_in_the_unit_that_suits_it(days: int, said: str) -> None:
    assert span_words(days) == said


@pytest.mark.parametrize(
    ("away", "said"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (4, "in 4 days"),
        (-3, "3 days ago"),
        (30, "21 December"),
        (60, "20 January 2027"),
    ],
)
def test_a_day_is_named_from_where_one_stands(away: int, said: str) -> None:
    assert day_words(TODAY + away, TODAY) == said


def test_a_missed_card_comes_again_in_this_sitting() -> None:
    assert interval_words(0) == "again in this sitting"
    assert interval_words(1) == "again in 1 day"
    assert grade_line(GradeChoice(grade=Grade.AGAIN, interval=0, due_day=TODAY)) == "1 again (this sitting)"


def test_what_differs_is_marked_without_colour() -> None:
    pieces = (Piece("same", "val"), Piece("missing", "l"), Piece("same", "ey"), Piece("extra", "s"))
    assert differs_line(pieces) == "2 letters differ: val[l]ey{s}"


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ("val[l]ey", "1 letter differs"),
        ("{D}Zung[h]ar", "2 letters differ"),
        ("{C}[Q]{h}ing", "2 letters differ"),
        ("Gorba{ts}cho{w}[v]", "3 letters differ"),
        ("Qing{/Ming}", "4 letters differ"),
        ("18[9]{8}4", "1 letter differs"),
        ("Saint[-]Petersburg", "differs"),
        ("Treaty [of]{in} Nerchinsk", "1 word differs"),
    ],
)
def test_each_place_that_differs_counts_the_larger_of_what_is_missing_and_extra(
    said: str, counted: str
) -> None:
    kinds = {"[": "missing", "{": "extra"}
    parts = re.findall(r"\[[^]]*\]|\{[^}]*\}|[^[{]+", said)
    pieces = [Piece(kinds[p[0]], p[1:-1]) if p[0] in kinds else Piece("same", p) for p in parts]
    assert differs_line(pieces) == f"{counted}: {said}"


def test_missing_and_extra_words_are_counted_as_words() -> None:
    missing = (Piece("same", "Treaty "), Piece("missing", "of"), Piece("same", " Nerchinsk"))
    assert differs_line(missing) == "1 word differs: Treaty [of] Nerchinsk"
    other = (Piece("extra", "New West"), Piece("missing", "East"), Piece("same", " Turkestan"))
    assert differs_line(other) == "2 words differ: {New West}[East] Turkestan"


def test_letters_and_words_that_differ_together_are_not_counted() -> None:
    mixed = (
        Piece("missing", "the Inner"),
        Piece("same", " Mongol"),
        Piece("missing", "i"),
        Piece("same", "a"),
    )
    assert differs_line(mixed) == "differs: [the Inner] Mongol[i]a"
    assert differs_line((Piece("extra", "x"), Piece("missing", "y"))) == "differs: {x}[y]"


def test_a_letter_at_the_end_of_a_word_is_a_letter() -> None:
    end = (Piece("same", "Treaty"), Piece("extra", "s"), Piece("same", " of Kyakhta"))
    assert differs_line(end) == "1 letter differs: Treaty{s} of Kyakhta"


def test_a_near_answer_is_called_right() -> None:
    assert verdict_word(Verdict(outcome=Outcome.NEAR, share=1.0, wanted="x")) == "right"
    assert verdict_word(Verdict(outcome=Outcome.DONT_KNOW, share=0.0, wanted="x")) == "don't know"


def test_a_document_whose_one_section_bears_its_title_is_named_once() -> None:
    citation = Citation(document="essay", section="How close are they", passage=4)
    assert citation_line(citation, [("essay", "How close are they")]) == "How close are they › passage 4"


def test_a_citation_names_title_section_and_passage() -> None:
    citation = Citation(document="atlas", section="East", passage=3)
    assert citation_line(citation, (("atlas", "An atlas"),)) == "An atlas › East › passage 3"
    assert citation_line(Citation(document="atlas"), ()) == "atlas"
    assert citation_line(Citation(document="atlas", section="(lead)"), ()) == "atlas › opening"


def happened(kind: str, given: str = "", grade: int = 0, overridden: int = 0, *, partly: bool = False) -> str:
    """A line of a card's history, of an answer that was right with 81 % and promised nine days."""
    event = CardEvent(
        study_day=TODAY, utc_ms=0, offset_s=0, kind=kind, grade=grade, overridden=overridden, partly=partly,
        given=given, predicted=0.81, interval=9, taken_ms=8000,
    )  # fmt: skip
    return event_line(event, TODAY)


def test_the_history_says_both_grades_of_an_answer() -> None:
    figures = "expected 81% · 8 s · 9 days"
    assert happened(Kind.ANSWERED, "Ob", 1) == f"today: again · “Ob” · {figures}"
    assert happened(Kind.ANSWERED, "Ob", 1, 3) == f"today: again → good (your word) · “Ob” · {figures}"
    assert happened(Kind.ANSWERED, "Ob", 3, 3) == f"today: good (your word) · “Ob” · {figures}"
    assert happened(Kind.ANSWERED, "Ob", 1, partly=True) == f"today: partly · “Ob” · {figures}"
    assert happened(Kind.ANSWERED, "Ob", 1, 1, partly=True) == (
        f"today: partly → again (your word) · “Ob” · {figures}"
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Kind.ACCEPTED, "accepted “Ob” from now on"),
        (Kind.UNACCEPTED, "accepted “Ob” no more"),
        (Kind.FLAGGED, "flagged “Ob”"),
        (Kind.BURIED, "buried"),
        (Kind.MOVED, "progress carried over"),
        (NAMED_ANEW, "its name means this card again"),
        ("praised by a later version", "praised by a later version"),
    ],
)
def test_the_history_says_what_else_happened(kind: str, said: str) -> None:
    assert happened(kind, "Ob") == f"today: {said}"


def test_a_grade_of_another_version_is_none() -> None:
    assert [grade_word(number) for number in (0, 1, 4, 9)] == ["no grade", "again", "easy", "no grade"]
