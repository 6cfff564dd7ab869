"""The lines of Progress that lead somewhere: decks, tags, sections and years by what is known of them, and leeches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from quiz_app.progress.titles import minutes_of, percent, year_words
from quiz_app.text import one_line, taken_words

if TYPE_CHECKING:
    from quiz_app.progress.picture import Cost, Knowledge, Leech
    from quiz_app.ui.glyphs import Glyphs

LONGEST = 200
LEAST_COUNT = 4  # the cells of a number of cards
UNNAMED = "(without a name)"


class Kind(StrEnum):
    """What a line is about, by which Enter does what one expects of it."""

    DECK = "deck"
    TAG = "tag"
    SECTION = "section"
    YEAR = "year"
    LEECH = "leech"


@dataclass(frozen=True, slots=True)
class Target:
    """What a line leads to: a deck's id, a tag, a section of a deck, a year or a card; `title` is its name."""

    kind: Kind
    name: str
    title: str
    deck: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line: what it leads to, a share for its bar (None for no bar), a figure, and a quiet note with more."""

    target: Target
    share: float | None
    figure: str
    note: str = ""


def known_rows(groups: Iterable[Knowledge], kind: Kind, glyphs: Glyphs) -> tuple[Row, ...]:
    """Groups in their order, by how much of them is known now; their counts stand below each other."""
    groups = tuple(groups)
    most = max((max(group.kept, group.fading) for group in groups), default=0)
    wide = max(LEAST_COUNT, len(f"{most:,}"))
    return tuple(
        Row(
            Target(kind, group.name, _title(group, kind), group.deck),
            group.share,
            percent(group.share) if group.introduced else "new",
            counts(group, glyphs, wide),
        )
        for group in groups
    )


def weak_rows(tags: Iterable[Knowledge], glyphs: Glyphs) -> tuple[Row, ...]:
    """Tags by how much is known of the cards that were asked."""
    return tuple(
        Row(
            Target(Kind.TAG, tag.name, _title(tag, Kind.TAG)),
            tag.share_introduced,
            percent(tag.share_introduced),
            f"{glyphs.kept} {tag.kept:<4,} {glyphs.fading} {tag.fading:,}",
        )
        for tag in tags
    )


def cost_rows(costs: Sequence[Cost]) -> tuple[Row, ...]:
    """Decks by the minutes that each of their kept cards took, the dearest first; without a kept card last."""
    most = max((cost.minutes_per_kept or 0.0 for cost in costs), default=0.0)
    ordered = sorted(costs, key=lambda cost: (-(cost.minutes_per_kept or 0.0), cost.title, cost.name))
    return tuple(
        Row(
            Target(Kind.DECK, cost.name, one_line(cost.title or cost.name, LONGEST) or UNNAMED),
            (cost.minutes_per_kept or 0.0) / most if most else 0.0,
            "none kept" if cost.minutes_per_kept is None else minutes_of(cost.minutes_per_kept),
            f"{taken_words(cost.taken_ms)} in all",
        )
        for cost in ordered
    )


def leech_rows(leeches: Iterable[Leech]) -> tuple[Row, ...]:
    """Cards that keep being forgotten, by their days with a lapse."""
    return tuple(
        Row(
            Target(Kind.LEECH, leech.card, one_line(leech.text, LONGEST) or UNNAMED, leech.deck),
            None,
            f"{leech.lapses:,} lapses",
            f"{percent(leech.known)} known",
        )
        for leech in leeches
    )


def weakest_first(groups: Iterable[Knowledge]) -> list[Knowledge]:
    """The groups of which something was asked, the least known first; then those that are all new."""
    return sorted(groups, key=lambda group: (not group.introduced, group.share, group.deck, group.name))


def counts(group: Knowledge, glyphs: Glyphs, wide: int) -> str:
    """How many cards are kept, fading and new, by their signs; the first two in so many cells."""
    kept, fading = f"{group.kept:<{wide},}", f"{group.fading:<{wide},}"
    return f"{glyphs.kept} {kept} {glyphs.fading} {fading} {glyphs.new} {group.unseen:,}"


def _title(group: Knowledge, kind: Kind) -> str:
    if kind is Kind.YEAR:
        return year_words(int(group.name))
    return one_line(group.title or group.name, LONGEST) or UNNAMED
