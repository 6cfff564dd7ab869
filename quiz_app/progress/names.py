"""The decks and tags that a history may be filtered by: those of the library, and those that only the past has."""

from __future__ import annotations

from dataclasses import dataclass

from quiz_app.journal.cards import deck_of
from quiz_app.journal.reading import LAST_DAY
from quiz_app.progress.wordings import Met, places
from quiz_app.storage import library
from quiz_app.storage.database import Database
from quiz_app.storage.exam_answers import asked_in_exams
from quiz_app.storage.exams import exams
from quiz_app.storage.naming import each_name_now
from quiz_app.storage.sessions import studied_decks
from quiz_app.text import fold


@dataclass(frozen=True, slots=True)
class Names:
    """Decks by id, and tags in the form in which they are compared."""

    decks: frozenset[str]
    tags: frozenset[str]


def library_names(database: Database) -> Names:
    """The decks that can be studied, and the tags of their questions."""
    return Names(frozenset(each.deck for each in library.decks(database)), frozenset(library.tags(database)))


def names_in_history(database: Database, learner_id: str) -> Names:
    """The decks and tags of all that was ever asked, also of what is no longer in the library."""
    with database.read():
        asked = asked_in_exams(database, learner_id, 0, LAST_DAY)
        now = each_name_now(database, learner_id, {each.card for each in asked})
        met = {now[each.card]: Met(now[each.card], each.fingerprint) for each in asked}
        drawn = exams(database, learner_id)
        tags = {tag for place in places(database, tuple(met.values())).values() for tag in place.tags}
        return Names(
            decks=frozenset(
                {deck_of(card) for card in met}
                | {deck for each in drawn for deck in each.decks}
                | studied_decks(database, learner_id)
            ),
            tags=frozenset(tags | {fold(tag) for each in drawn for tag in each.tags}),
        )
