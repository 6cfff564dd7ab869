"""Of which decks, tags and days the history is shown: picked one by one, and told in the header."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quiz_app.text import one_line

if TYPE_CHECKING:
    from quiz_app.progress.scores import Filter

DECK, TAG, DAYS = "deck ", "tag ", "days "
SPANS = ((7, "last 7 days"), (30, "last 30 days"), (90, "last 90 days"), (365, "last year"))
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Scope:
    """The `days` are so many up to today, 0 for all of them."""

    decks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    days: int = 0

    def __bool__(self) -> bool:
        return self != Scope()

    def wanted(self, today: int) -> Filter:
        """The filter for a study day."""
        from quiz_app.progress.scores import Filter

        return Filter(decks=self.decks, tags=self.tags, since=today - self.days + 1 if self.days else 0)

    def has(self, name: str) -> bool:
        """Whether the choice of this name (DECK, TAG or DAYS and its value) is picked."""
        return self != self.turned(name) and (
            name.removeprefix(DECK) in self.decks
            or name.removeprefix(TAG) in self.tags
            or name == f"{DAYS}{self.days}"
        )

    def turned(self, name: str) -> Scope:
        """The scope with this choice, or without it where it was picked."""
        if name.startswith(DECK):
            return replace(self, decks=_turned(self.decks, name.removeprefix(DECK)))
        if name.startswith(TAG):
            return replace(self, tags=_turned(self.tags, name.removeprefix(TAG)))
        days = int(name.removeprefix(DAYS))
        return replace(self, days=0 if days == self.days else days)

    def words(self, titles: Mapping[str, str], dot: str) -> str:
        """What is shown, on one line: "Border treaties · #qing · last 30 days"."""
        decks = (one_line(titles.get(deck, deck), LONGEST) for deck in self.decks)
        tags = (f"#{one_line(tag, LONGEST)}" for tag in self.tags)
        spans = (says for days, says in SPANS if days == self.days)
        return f" {dot} ".join((", ".join(decks), ", ".join(tags), *spans)).strip(f" {dot}")


def _turned(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(each for each in values if each != value) if value in values else (*values, value)
