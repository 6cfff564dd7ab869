"""What is known now: in all, by deck, by tag and by section; and the tags and cards of which most is forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import attrgetter

from quiz_app.progress.picture import ENOUGH_CARDS, Knowledge, Leech
from quiz_app.questions.sections import LEAD, section_words
from quiz_app.storage.deck_figures import Counts, DeckFigures, Tally, added
from quiz_app.storage.knowing import Titled
from quiz_app.text import one_line

_MILLION = 1_000_000
# So many of the weakest tags are named.
_WEAKEST = 10


def knowledge(name: str, tally: Counts, *, title: str = "", deck: str = "") -> Knowledge:
    """A tally as a group of cards; see `progress.picture.Knowledge`."""
    cards, kept, fading, known_ppm = tally
    return Knowledge(
        name=name,
        title=title,
        deck=deck,
        cards=cards,
        unseen=cards - kept - fading,
        kept=kept,
        fading=fading,
        recalled=known_ppm / _MILLION,
    )


def whole(decks: Iterable[DeckFigures]) -> Knowledge:
    """All cards of these decks."""
    sums = added({"": each.whole} for each in decks)
    return knowledge("", sums.get("", Tally()))


def by_deck(decks: Iterable[Titled]) -> tuple[Knowledge, ...]:
    """The decks, ordered by id."""
    found = [knowledge(each.figures.deck, each.figures.whole, title=one_line(each.title)) for each in decks]
    return tuple(sorted(found, key=lambda each: each.name))


def by_tag(decks: Iterable[DeckFigures]) -> tuple[Knowledge, ...]:
    """The tags over all these decks, in the form in which they are compared, in order."""
    sums = added(each.tags for each in decks)
    return tuple(knowledge(tag, sums[tag]) for tag in sorted(sums))


def by_section(decks: Iterable[DeckFigures]) -> tuple[Knowledge, ...]:
    """The sections that the cards cite first, ordered by heading, then deck."""
    found = [section for each in decks for section in _sections(each)]
    return tuple(sorted(found, key=attrgetter("name", "deck")))


def weakest(tags: Iterable[Knowledge]) -> tuple[Knowledge, ...]:
    """The tags of which most is forgotten, weakest first, of those with cards enough that were asked before."""
    enough = [each for each in tags if each.introduced >= ENOUGH_CARDS]
    return tuple(sorted(enough, key=lambda each: (each.share_introduced, each.name))[:_WEAKEST])


def leeches(decks: Sequence[DeckFigures]) -> tuple[Leech, ...]:
    """The cards that are leeches, the most lapses first."""
    found = [leech for each in decks for leech in _leeches(each)]
    return tuple(sorted(found, key=lambda each: (-each.lapses, each.card)))


# Of a look's figures few are new, and they have sections and leeches by the thousand.
@lru_cache(maxsize=256)
def _sections(figures: DeckFigures) -> tuple[Knowledge, ...]:
    return tuple(
        knowledge(heading, counts, title=section_words(heading) if heading == LEAD else "", deck=figures.deck)
        for heading, counts in figures.sections.items()
    )


@lru_cache(maxsize=256)
def _leeches(figures: DeckFigures) -> tuple[Leech, ...]:
    return tuple(
        Leech(card=card, deck=figures.deck, text=text, lapses=lapses, known=known_ppm / _MILLION)
        for card, lapses, known_ppm, text in figures.leeches
    )
