"""Undo and redo name whatever can be done to a card, or to many, in words of its own."""

from __future__ import annotations

import pytest

from quiz_app.journal.event import EXAM_KINDS, PASSING_KINDS, Event, Kind
from quiz_app.study.deeds import action_words, many_words

ONE = [kind for kind in Kind if kind not in (Kind.UNDONE, *PASSING_KINDS)]
# What is never done to many cards at once; an undo is not undone by name.
ALONE = (
    Kind.ANSWERED,
    Kind.OVERRIDDEN,
    Kind.MOVED,
    Kind.KEPT_APART,
    Kind.SETTING_CHANGED,
    Kind.ACCEPTED,
    Kind.UNACCEPTED,
    Kind.IMPORTED,
    Kind.EXAM_PRESET,
    *(kind for kind in EXAM_KINDS if kind is not Kind.EXAM_HANDED_IN),
)
MANY = [kind for kind in ONE if kind not in ALONE]


def event(kind: Kind, **payload: object) -> Event:
    return Event(
        event_id="0" * 32, learner="1" * 32, device="2" * 32, sequence=1, clock=1, utc_ms=1, offset_s=0, zone="UTC",
        study_day=739_000, action="3" * 32, card="d/q", fingerprint="", kind=kind, payload=payload,
    )  # fmt: skip


@pytest.mark.parametrize("kind", ONE)
def test_every_kind_of_action_on_one_card_has_words(kind: Kind) -> None:
    assert action_words(event(kind, grade=3, name="new_per_day"), "Which river?") != "the last action"


@pytest.mark.parametrize("kind", MANY)
def test_every_mark_on_many_cards_has_words_with_their_number(kind: Kind) -> None:
    words = many_words(event(kind), 1234)
    assert "1,234 cards" in words
    assert "the last action" not in words


def test_a_note_and_taking_it_off_are_told_apart() -> None:
    assert action_words(event(Kind.NOTED, text="mine"), "Who?") == "the note on “Who?”"
    assert action_words(event(Kind.NOTED, text=""), "Who?") == "taking the note off “Who?”"
    assert many_words(event(Kind.NOTED, text=""), 2) == "taking the notes off 2 cards"


def test_an_import_is_told_by_its_reviews_however_many_cards_it_had() -> None:
    assert many_words(event(Kind.IMPORTED, reviews=12_580), 1205) == "the import of 12,580 reviews"
    assert action_words(event(Kind.IMPORTED, reviews=1), "") == "the import of 1 review"
    assert many_words(event(Kind.IMPORTED, reviews="?"), 2) == "the import of a review log"


def test_of_a_kind_that_is_not_known_yet_the_number_is_told() -> None:
    assert many_words(event(Kind.KEPT_APART), 3) == "the last action on 3 cards"
