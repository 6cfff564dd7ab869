"""What knowing costs: the time of answers by type and by deck, and minutes for each card that is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from quiz_app.progress.picture import Cost, Costs
from quiz_app.storage.database import Database
from quiz_app.storage.tallies import Spent, spent

IMPORTED = "imported"


def costs(parts: Sequence[Spent], titles: Mapping[str, str], kept: Mapping[str, int]) -> Costs:
    """Time spent, over all, by type and by deck, most time first; `titles` and `kept` cards are by deck id.

    The decks are those of `kept`, and those that were answered and are gone since.
    """
    types = _summed(parts, lambda each: each.type)
    decks = {**dict.fromkeys(kept, (0, 0)), **_summed(parts, lambda each: each.deck)}
    answers, taken_ms = sum(each.answers for each in parts), sum(each.taken_ms for each in parts)
    by_type = [
        Cost(name=name or IMPORTED, title=name or "imported reviews", answers=sums[0], taken_ms=sums[1])
        for name, sums in types.items()
    ]
    by_deck = [
        Cost(
            name=deck,
            title=titles.get(deck, deck),
            answers=sums[0],
            taken_ms=sums[1],
            kept=kept.get(deck, 0),
        )
        for deck, sums in decks.items()
        if sums[0]
    ]
    return Costs(
        whole=Cost(name="", title="", answers=answers, taken_ms=taken_ms, kept=sum(kept.values())),
        types=_ordered(by_type),
        decks=_ordered(by_deck),
    )


def read_costs(
    database: Database,
    learner_id: str,
    titles: Mapping[str, str],
    kept: Mapping[str, int],
    scope: Sequence[str] = (),
) -> Costs:
    """What the decks of `scope` (all for none) cost since the first answer; `kept` are cards kept now, by deck."""
    own = {deck: count for deck, count in kept.items() if not scope or deck in scope}
    return costs(spent(database, learner_id, scope), titles, own)


def _summed(parts: Iterable[Spent], name_of: Callable[[Spent], str]) -> dict[str, tuple[int, int]]:
    sums: dict[str, tuple[int, int]] = {}
    for each in parts:
        answers, taken_ms = sums.get(name_of(each), (0, 0))
        sums[name_of(each)] = (answers + each.answers, taken_ms + each.taken_ms)
    return sums


def _ordered(found: Iterable[Cost]) -> tuple[Cost, ...]:
    return tuple(sorted(found, key=lambda each: (-each.taken_ms, each.name)))
