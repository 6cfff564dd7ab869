"""What is looked at before decks are added: a path without a usable deck is refused, and why it is none is told."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from pathlib import Path

from quiz_app.decks.deck import Located
from quiz_app.decks.files import find_deck_files, load
from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.questions.problem import Problem
from quiz_app.text import one_line

_MOST_NAMED = 5
# A deck without an id, and one that does not begin as decks do: they tell more than what else is wrong then.
_TELLING = ("D010", "D011")


def refuse_unusable(place: Path, shown: str, owner_of: Callable[[str], Path | None]) -> None:
    """Refuse a file of which no deck can be had or whose deck has another file, and a folder without one usable deck.

    `owner_of` gives the file from which the deck of an id is read already. Raises WrongUse, or EnvironmentFailed
    for a file that cannot be read at all.
    """
    if place.is_dir():
        _refuse_folder(place, shown)
        return
    reading = load(place)
    if reading.deck is None:
        problem = reason(reading.problems)
        kind = EnvironmentFailed if reading.refused else WrongUse
        raise kind(f"{shown} was not added. {problem.message}", hint=problem.hint)
    owner = owner_of(reading.deck.id)
    if owner is not None and not owner.samefile(place):
        raise WrongUse(
            f"{shown} was not added. The deck {reading.deck.id} is read from {one_line(str(owner), 200)} already.",
            hint=f"Give one of the two another id, or take that file off with `quiz decks remove {reading.deck.id}`.",
        )


def _refuse_folder(folder: Path, shown: str) -> None:
    """A folder that has no usable deck is refused; what is wrong with its files is told."""
    why: list[str] = []
    files = find_deck_files(folder)
    for file in files:
        reading = load(file)
        if reading.deck is not None:
            return
        why.append(f"{one_line(str(file.relative_to(folder)), 100)}: {reason(reading.problems).message}")
    more = f" And {len(why) - _MOST_NAMED:,} more." if len(why) > _MOST_NAMED else ""
    raise WrongUse(
        f"{shown} was not added, since there is no deck that can be used in it. {' '.join(why[:_MOST_NAMED])}{more}",
        hint=f"`quiz check {shlex.quote(shown)}` tells how to mend them.",
    )


def reason(problems: Sequence[Located]) -> Problem:
    """Of the problems of a file without a usable deck, the one that tells why it is none."""
    found = [located.problem for located in problems]
    first = next((each for each in found if each.code.startswith("Y") or each.code in _TELLING), None)
    return first or found[-1]
