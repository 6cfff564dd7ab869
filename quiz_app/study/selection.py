"""What to study in a sitting."""

from __future__ import annotations

from dataclasses import dataclass

from quiz_app.errors import WrongUse
from quiz_app.text import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which cards a sitting takes: none named means all. `limit` counts cards and `minutes` time, 0 for no bound.

    `cards` are uids: exactly these, as of a section of a document; one that was renamed goes by its new name, and one
    that is gone is left out. With `cram` it practises what is not due, and leaves the schedule as it is. `beyond` says
    that the cards were asked for one by one, so that no limit of the day holds any of them back.
    """

    decks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    limit: int = 0
    minutes: int = 0
    cram: bool = False
    beyond: bool = False


def refuse_unknown_decks(asked: tuple[str, ...], known: tuple[str, ...]) -> None:
    """Raise WrongUse, with the nearest known id, for the first deck asked for that is not known."""
    for deck in asked:
        if deck not in known:
            from difflib import get_close_matches

            near = get_close_matches(deck, known, 1)
            hint = f"Did you mean {near[0]}?" if near else "`quiz decks` lists the decks there are."
            raise WrongUse(f"There is no deck {one_line(deck, 60)!r}.", hint=hint)
