"""`quiz decks offers`, `carry` and `apart`: data for programs, words for people, and what is remembered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.executable import Quiz

DECK = """\
deck: seas
title: Seas
questions:
  - {id: lena, question: Into which sea does the Lena flow?, answer: the Laptev Sea, typed: true}
  - {id: ob, question: Into which sea does the Ob flow?, answer: the Kara Sea, typed: true}
"""


@pytest.fixture
def rewritten(quiz: Quiz) -> Quiz:
    """Both questions were answered; then one was reworded under another id, and the other got another id alone."""
    file = quiz.home / "decks" / "seas.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(DECK, encoding="utf-8")
    assert quiz("study", "--plain", "seas", typed="x\nx\n").code == 0
    rename(file)
    return quiz


def rename(file: Path) -> None:
    text = DECK.replace("id: lena", "id: lena-mouth").replace("the Lena flow", "the river Lena flow")
    file.write_text(text.replace("id: ob", "id: ob-mouth"), encoding="utf-8")


def test_offers_are_listed_as_words_and_as_data(rewritten: Quiz) -> None:
    found = json.loads(rewritten("decks", "offers", "--json").out)
    assert [(each["old"], each["new"]) for each in found] == [
        ("seas/ob", "seas/ob-mouth"),
        ("seas/lena", "seas/lena-mouth"),
    ]
    assert list(found[1]) == [
        "old", "new", "old_text", "new_text", "old_answer", "new_answer", "score", "answers", "known", "flagged",
        "suspended", "note", "accepted",
    ]  # fmt: skip
    assert found[0]["score"] == 1
    assert found[1]["old_text"] == "Into which sea does the Lena flow?"
    assert found[1]["answers"] >= 1
    help_text = rewritten("decks", "offers", "--help").out
    assert all(key in help_text for key in found[1])
    words = rewritten("decks", "offers")
    assert "was: Into which sea does the Lena flow? · the Laptev Sea" in words.out
    assert "quiz decks carry seas/lena seas/lena-mouth" in words.out
    assert words.err == ""


def test_the_list_of_decks_tells_of_offers_beside_its_data(rewritten: Quiz) -> None:
    outcome = rewritten("decks")
    assert "seas/lena" not in outcome.out
    assert "2 questions left their deck" in outcome.err
    assert "quiz decks apart seas/lena seas/lena-mouth" in outcome.err
    other = rewritten("due")
    assert "`quiz decks offers` shows them" in other.err
    assert "offers" not in other.out


def test_yes_and_no_are_remembered(rewritten: Quiz) -> None:
    assert rewritten("decks", "carry", "seas/lena", "seas/lena-mouth").code == 0
    assert rewritten("decks", "apart", "seas/ob", "seas/ob-mouth").code == 0
    outcome = rewritten("decks", "offers")
    assert (outcome.out, outcome.err) == ("", "No question that left its deck seems to have come back.\n")
    assert json.loads(rewritten("decks", "offers", "--json").out) == []


def test_all_that_are_equal_are_carried_at_once_and_the_others_wait(rewritten: Quiz) -> None:
    assert rewritten("decks", "carry", "--equal").err == "The progress of 1 question is kept.\n"
    (left,) = json.loads(rewritten("decks", "offers", "--json").out)
    assert left["old"] == "seas/lena"


def test_carry_wants_both_names_or_none(quiz: Quiz) -> None:
    for arguments in ((), ("seas/lena",), ("seas/lena", "seas/ob", "--equal")):
        outcome = quiz("decks", "carry", *arguments)
        assert outcome.code == 2
        assert outcome.out == ""
        assert "--equal" in outcome.err
