"""Which of several names stands for which item of a list: exact ones first, then near ones, each item once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from quiz_app.questions.both_names import names_in
from quiz_app.questions.compare import near_pieces, nearest
from quiz_app.questions.model import Piece, Rivals, no_rivals
from quiz_app.questions.normal import normalise, same
from quiz_app.questions.readings import readings


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a name stands for: the place of its `item`, None for none.

    `differs` is the comparison with the item where the name is near to it. `repeats` is the place of an item that
    the name would stand for if another name did not already.
    """

    item: int | None = None
    differs: tuple[Piece, ...] = ()
    repeats: int | None = None


@dataclass(frozen=True, slots=True)
class _Tie:
    """That a name may stand for an item: `edits` is 0 where it equals it, else counts the letters that differ."""

    item: int
    edits: int = 0
    written: str = ""


def assign(
    names: Sequence[str],
    items: Sequence[Sequence[str]],
    *,
    learned: Sequence[Sequence[str]] = (),
    rivals: Rivals = no_rivals,
) -> tuple[Named, ...]:
    """What each of `names` stands for; an item is given by the texts that name it.

    `learned` are for each item the texts that the learner had accepted, which a name may equal but not be near to.
    As many names as possible find an item that no other has; a name that equals an item is never near to another,
    nor is one that `rivals` knows as another card's. With n names and items the work grows as n³ at most.
    """
    equal = [(*texts, *extra) for texts, extra in zip_longest(items, learned, fillvalue=())]
    ties = [_equal(name, equal) or _near(name, items, rivals) for name in names]
    holders: dict[int, int] = {}
    for name in sorted(range(len(names)), key=lambda name: ties[name][0].edits if ties[name] else 0):
        _seat(name, ties, holders, set())
    taken = {name: item for item, name in holders.items()}
    return tuple(_named(name, ties[place], taken.get(place)) for place, name in enumerate(names))


def _equal(name: str, items: Sequence[Sequence[str]]) -> list[_Tie]:
    """The items that a name equals, or that several names given side by side all equal."""
    found = [_Tie(place) for place, texts in enumerate(items) if _is_any(name, texts)]
    if found or not (names := names_in(name)):
        return found
    return [_Tie(place) for place, texts in enumerate(items) if all(_is_any(each, texts) for each in names)]


def _is_any(name: str, texts: Sequence[str]) -> bool:
    return any(same(name, text) for text in texts)


def _near(name: str, items: Sequence[Sequence[str]], rivals: Rivals) -> list[_Tie]:
    """The items that a name is near to, the nearest first."""
    if any(map(rivals, readings(normalise(name)))):
        return []
    found = ((place, nearest(name, texts)) for place, texts in enumerate(items))
    ties = [_Tie(place, near[0], near[2]) for place, near in found if near is not None]
    return sorted(ties, key=lambda tie: tie.edits)


def _seat(name: int, ties: Sequence[Sequence[_Tie]], holders: dict[int, int], tried: set[int]) -> bool:
    """Find an item for a name, moving others on where they have another to go to (Kuhn's matching)."""
    for tie in ties[name]:
        if tie.item in tried:
            continue
        tried.add(tie.item)
        if tie.item not in holders or _seat(holders[tie.item], ties, holders, tried):
            holders[tie.item] = name
            return True
    return False


def _named(name: str, ties: Sequence[_Tie], item: int | None) -> Named:
    if item is None:
        return Named(repeats=ties[0].item if ties else None)
    tie = next(tie for tie in ties if tie.item == item)
    return Named(item=item, differs=near_pieces(name, tie.written) if tie.edits else ())
