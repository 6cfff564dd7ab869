"""From what a person selects to the cards that are meant, or to a sentence on what there is instead."""

from __future__ import annotations

from dataclasses import replace

from quiz_app.errors import WrongUse
from quiz_app.storage import library
from quiz_app.storage.database import Database
from quiz_app.storage.queries import Scope
from quiz_app.study.selection import Selection, refuse_unknown_decks
from quiz_app.text import fold, one_line


def scope_of(database: Database, learner: str, selection: Selection) -> Scope:
    """The cards that a selection means; raises WrongUse for a deck or tag that is not there."""
    if selection.decks:
        refuse_unknown_decks(selection.decks, tuple(deck.deck for deck in library.decks(database)))
    tags = library.tags(database) if selection.tags else ()
    for tag in selection.tags:
        if fold(tag) not in tags:
            raise WrongUse(f"No card has the tag {one_line(tag, 60)!r}.", hint=_some(tags))
    return named_now(
        database, learner, Scope(decks=selection.decks, tags=selection.tags, cards=selection.cards)
    )


def named_now(database: Database, learner: str, scope: Scope) -> Scope:
    """The scope with its cards by the names that they have now: one may have been renamed, also meanwhile."""
    if not scope.cards:
        return scope
    from quiz_app.storage.naming import names_now

    return replace(scope, cards=names_now(database, learner, scope.cards))


def _some(tags: tuple[str, ...]) -> str:
    if not tags:
        return "No deck uses tags yet."
    shown = ", ".join(tags[:12])
    return f"Tags are {shown}{' and others' if len(tags) > 12 else ''}."
