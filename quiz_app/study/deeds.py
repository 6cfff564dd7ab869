"""What an action was, in the words by which undo and redo name it; done to one card or to many."""

from __future__ import annotations

import sys

from quiz_app.journal.event import Event, Kind
from quiz_app.journal.reading import text as text_in
from quiz_app.journal.reading import whole
from quiz_app.memory.model import Grade
from quiz_app.study.wording import card_words
from quiz_app.text import one_line, plural

# What an exam's actions are called, whichever card they name.
EXAM_WORDS = {
    Kind.EXAM_STARTED: "the start of an exam",
    Kind.EXAM_ANSWERED: "an answer in an exam",
    Kind.EXAM_MARKED: "a mark in an exam",
    Kind.EXAM_HANDED_IN: "handing in an exam",
    Kind.EXAM_VOIDED: "making an exam void",
    Kind.EXAM_REGRADED: "regrading an exam",
}


def action_words(event: Event, about: str) -> str:
    """What an action was, in words: `about` is the text of its card."""
    card = card_words(about)
    grade = event.payload.get("grade")
    given = Grade(grade).name.lower() if isinstance(grade, int) and grade in tuple(Grade) else "a grade"
    said = one_line(text_in(event.payload, "text"), 40)
    words = {
        Kind.ANSWERED: f"{given} for {card}",
        Kind.OVERRIDDEN: f"the override to {given} for {card}",
        Kind.SUSPENDED: f"suspending {card}",
        Kind.UNSUSPENDED: f"bringing {card} back",
        Kind.BURIED: f"burying {card}",
        Kind.UNBURIED: f"digging out {card}",
        Kind.FLAGGED: f"the flag on {card}",
        Kind.UNFLAGGED: f"taking the flag off {card}",
        Kind.RESET: f"the reset of {card}",
        Kind.RESCHEDULED: f"the new date for {card}",
        Kind.ACCEPTED: f"accepting “{said}” for {card}",
        Kind.UNACCEPTED: f"accepting “{said}” no more for {card}",
        Kind.NOTED: f"the note on {card}" if said else f"taking the note off {card}",
        Kind.FORGOTTEN: f"forgetting {card}",
        Kind.MOVED: f"carrying progress over from {one_line(event.card, 60)}",
        Kind.KEPT_APART: f"keeping {one_line(event.card, 60)} apart from {one_line(text_in(event.payload, 'to'), 60)}",
        Kind.SETTING_CHANGED: _setting_words(event),
        Kind.IMPORTED: _import_words(event),
        **EXAM_WORDS,
        Kind.EXAM_PRESET: f"the change of the exam preset {one_line(text_in(event.payload, 'name'), 40)}",
    }
    return next((text for kind, text in words.items() if kind == event.kind), "the last action")


def _import_words(event: Event) -> str:
    reviews = whole(event.payload, "reviews", 1, sys.maxsize)
    return f"the import of {plural(reviews, 'review') if reviews else 'a review log'}"


def _setting_words(event: Event) -> str:
    name = text_in(event.payload, "name") or "a setting"
    if name == "catch_up":
        return "spreading the backlog" if event.payload.get("value") else "asking all at once"
    return f"the change of {name.replace('_', ' ')}"


def many_words(event: Event, count: int) -> str:
    """What an action on several cards was, in words, by one of its events."""
    cards = plural(count, "card")
    words = {
        Kind.SUSPENDED: f"suspending {cards}",
        Kind.UNSUSPENDED: f"bringing {cards} back",
        Kind.BURIED: f"burying {cards}",
        Kind.UNBURIED: f"digging out {cards}",
        Kind.FLAGGED: f"the flags on {cards}",
        Kind.UNFLAGGED: f"taking the flags off {cards}",
        Kind.RESET: f"the reset of {cards}",
        Kind.RESCHEDULED: f"the new dates for {cards}",
        Kind.NOTED: f"the notes on {cards}"
        if text_in(event.payload, "text")
        else f"taking the notes off {cards}",
        Kind.FORGOTTEN: f"forgetting {cards}",
        Kind.IMPORTED: _import_words(event),
        Kind.MOVED: f"carrying over the progress of {plural(count, 'question')}",
        Kind.EXAM_HANDED_IN: f"handing in an exam with reviews of {cards}",
    }
    return next((text for kind, text in words.items() if kind == event.kind), f"the last action on {cards}")
