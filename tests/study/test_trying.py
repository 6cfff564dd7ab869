"""A card that is tried behaves as in a sitting, and its author sees all that it tells."""

from __future__ import annotations

from quiz_app.decks.deck import Deck
from quiz_app.decks.reader import read_deck
from quiz_app.memory.model import Grade
from quiz_app.questions.model import REVEALED, Response
from quiz_app.study.asking import Asked
from quiz_app.study.showing import Phase
from quiz_app.study.trying import Trial, after_answer, asked_as_new, foreseen

TODAY = 739_000
DECK = """\
deck: rivers
title: Rivers
questions:
  - {id: lena, question: Where does the Lena end?, answer: In the Laptev Sea}
  - {id: amur, question: Which one?, answer: the Amur, hint: h, accept: [Heilong Jiang], reject: [Ussuri: later, Ob]}
  - id: gaps
    cloze: "The {{c1::Ili}} and the {{c2::Chu}}"
    accept: {c2: [Shu]}
"""


def cards() -> dict[str, Asked]:
    deck = read_deck(DECK.encode(), "rivers.yaml").deck
    assert isinstance(deck, Deck)
    every = [
        asked_as_new(deck, placed.question, part, TODAY)
        for placed in deck.questions
        for part in placed.question.parts()
    ]
    return {each.card.removeprefix("rivers/"): each for each in every}


def test_a_flashcard_is_turned_graded_and_over() -> None:
    trial = Trial((cards()["lena"],))
    trial.respond(REVEALED, 0)
    turned = trial.showing
    assert turned is not None
    assert turned.phase is Phase.REVEALED
    assert [choice.grade for choice in turned.choices] == list(Grade)
    trial.grade(Grade.GOOD)
    assert trial.showing is None
    assert trial.summary().answered == 1


def test_an_answer_is_judged_overruled_and_taken_back() -> None:
    trial = Trial((cards()["amur"],))
    trial.hint()
    trial.respond(Response.typed("Ussuri"), 0)
    assert trial.showing is not None
    assert (trial.showing.grade, trial.showing.total) == (Grade.AGAIN, 1)
    assert trial.showing.verdict is not None
    assert trial.showing.verdict.note == "later"
    trial.override(Grade.GOOD)
    assert (trial.showing.grade, trial.showing.overridden) == (Grade.GOOD, True)
    assert trial.undo() == "Took back the last step."
    assert trial.showing.grade is Grade.AGAIN
    assert trial.redo() == "Brought back the step."
    trial.undo()
    trial.undo()
    assert trial.showing.phase is Phase.ASKED
    assert trial.undo() is None


def test_what_was_taken_back_does_not_come_back_over_what_was_done_instead() -> None:
    turned = Trial((cards()["lena"],))
    turned.respond(REVEALED, 0)
    turned.grade(Grade.GOOD)
    turned.undo()
    turned.grade(Grade.AGAIN)
    assert turned.redo() is None
    assert len(turned.summary().missed) == 1
    judged = Trial((cards()["amur"],))
    judged.respond(Response.typed("the Ob"), 0)
    judged.advance()
    judged.undo()
    judged.advance()
    assert judged.redo() is None
    judged.undo()
    judged.undo()
    judged.hint()
    assert judged.redo() is None


def test_a_missed_card_does_not_come_again() -> None:
    trial = Trial((cards()["amur"],))
    trial.respond(Response.typed("the Ob"), 0)
    trial.advance()
    assert trial.showing is None


def test_what_was_foreseen_to_be_typed_is_that_of_the_part_alone() -> None:
    asked = cards()
    assert foreseen(after_answer(asked["amur"])) == (
        ("Heilong Jiang", ""),
        ("Ussuri", "later"),
        ("Ob", "wrong"),
    )
    assert foreseen(after_answer(asked["gaps#c1"])) == ()
    assert foreseen(after_answer(asked["gaps#c2"])) == (("Shu", ""),)
    assert foreseen(after_answer(asked["lena"])) == ()
