"""Groups that are named with the id of a deck, and that this deck has not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from quiz_app.authoring.lint.finding import Finding
from quiz_app.authoring.lint.sheet import Sheet
from quiz_app.questions.close_word import close_word
from quiz_app.questions.fields import shorten
from quiz_app.questions.grouping import group_keys, owner_of

NO_SUCH_GROUP = "L022"

_MOST_NAMED = 6


def unknown_groups(sheets: Sequence[Sheet]) -> Iterator[tuple[int, Finding]]:
    """Each group of another deck that is among those of the sheets and has it on no question, with its sheet's place.

    A deck of which a question could not be read is left alone: the group may stand there.
    """
    groups = {
        deck.id: {
            key
            for placed in deck.questions
            for key in group_keys(deck.id, placed.question.about.groups)
            if owner_of(key) == deck.id
        }
        for deck in {sheet.deck.id: sheet.deck for sheet in sheets}.values()
        if not deck.broken and not deck.unreadable
    }
    for number, sheet in enumerate(sheets):
        for place, group in enumerate(sheet.about.groups):
            owner = owner_of(group)
            if owner != sheet.deck.id and group not in groups.get(owner, {group}):
                yield number, _finding(group, groups[owner], place)


def _finding(group: str, there: Collection[str], place: int) -> Finding:
    owner = owner_of(group)
    names = [key.removeprefix(f"{owner}/") for key in sorted(there)]
    nearest = close_word(group.removeprefix(f"{owner}/"), names)
    more = "" if len(names) <= _MOST_NAMED else ", …"
    if nearest:
        hint = f"Did you mean `{owner}/{shorten(nearest)}`?"
    elif names:
        listed = ", ".join(shorten(name) for name in names[:_MOST_NAMED]) + more
        hint = f"That deck has: {listed}. Name one of them, or give a question there this group."
    else:
        hint = "That deck has no groups: give the question there that is meant this one."
    return Finding(
        code=NO_SUCH_GROUP,
        message=f"The group `{shorten(group, 80)}` is on no question of the deck {owner}.",
        hint=hint,
        key="group",
        item=place,
    )
