"""Of the passages of a cited section those are shown that bear the answer out, and no more."""

from __future__ import annotations

from dataclasses import replace

from quiz_app.documents.document import Passage, Section, Span
from quiz_app.documents.pictures import CitedPlace
from quiz_app.documents.proving.bearing import bearing
from quiz_app.questions.model import Citation

TEXTS = (
    "The Ob is long.",
    "Fishermen sing.",
    "The Lena is longer than the Ob.",
    "Nobody sings on the Lena's banks.",
)


def place(*words: str, first: int = 1, passage: int = 0) -> CitedPlace:
    """A place in a section of four passages, in which these words are the evidence."""
    marked = {
        number: tuple(Span(text.index(word), text.index(word) + len(word)) for word in words if word in text)
        for number, text in enumerate(TEXTS, start=1)
    }
    passages = tuple(Passage(number=number, text=text, line=1) for number, text in enumerate(TEXTS, start=1))
    return CitedPlace(
        citation=Citation(document="rivers", section="Long rivers", passage=passage),
        title="Rivers",
        section=Section(number=1, title="Long rivers", passages=passages),
        marked=marked,
        first=first,
    )


def test_a_passage_that_is_named_stands_alone() -> None:
    assert bearing(place("Ob", "Lena", first=3, passage=3)) == (3,)


def test_one_passage_with_all_of_the_evidence_is_enough() -> None:
    assert bearing(place("Ob", "Lena", first=3)) == (3,)


def test_what_is_missing_in_the_first_passage_is_sought_in_the_others() -> None:
    assert bearing(place("Ob", "Fishermen", first=1)) == (1, 2)


def test_a_word_in_another_form_is_nothing_new() -> None:
    assert bearing(place("Lena", "Lena's", first=3)) == (3,)


def test_a_place_that_was_not_found_has_none() -> None:
    assert (
        bearing(CitedPlace(citation=Citation(document="rivers"), title="Rivers", missing="Not here.")) == ()
    )


def test_a_word_that_the_first_passage_has_unmarked_is_nothing_new() -> None:
    asked = place("Ob", "Lena", first=3)
    marked = {**asked.marked, 3: asked.marked[3][1:], 1: asked.marked[1]}
    assert "Ob" in TEXTS[2]
    assert bearing(replace(asked, marked=marked)) == (3,)
