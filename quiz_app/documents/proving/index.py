"""A document made ready for asking where terms stand, and which of its passages is most about a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log

from quiz_app.documents.document import Document, Section
from quiz_app.documents.places_in import find_section
from quiz_app.documents.proving.standing import Standing
from quiz_app.documents.proving.stems import name_stem
from quiz_app.documents.proving.terms import Name, Term
from quiz_app.questions.sections import LEAD
from quiz_app.questions.slips import edits
from quiz_app.text import fold

_LONG_ENOUGH = 5
# A larger text is looked into only where it is cited: made ready as a whole it would take hundreds of megabytes.
MOST_CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True)
class Spot:
    """A passage by the numbers of its section and itself; the passage is 0 for the heading."""

    section: int
    passage: int


class DocumentIndex:
    """The words of each passage of a document by what they are found by; each passage is read when first needed."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._standing: dict[Spot, Standing] = {}
        self.find = lru_cache(maxsize=4096)(self._find)
        self.is_name = lru_cache(maxsize=4096)(self._is_name)

    def section(self, number: int) -> Section:
        """A section by its number."""
        return self.document.sections[number - 1]

    def standing(self, spot: Spot) -> Standing:
        """The words of a passage or heading; the lead has none."""
        known = self._standing.get(spot)
        if known is None:
            section = self.section(spot.section)
            heading = "" if section.title == LEAD else section.title
            known = Standing(section.passages[spot.passage - 1].text if spot.passage else heading)
            self._standing[spot] = known
        return known

    def spots(self, section: Section, passage: int = 0) -> tuple[Spot, ...]:
        """The heading and the passages of a section, or the heading and one passage."""
        numbers = [passage] if passage else [each.number for each in section.passages]
        return tuple(Spot(section.number, number) for number in (0, *numbers))

    def has(self, term: Term, spots: Iterable[Spot]) -> bool:
        """Whether a term stands at one of the spots."""
        return any(self.standing(spot).has(term) for spot in spots)

    def where(self, term: Term) -> tuple[Spot, ...]:
        """The passages in which a term stands, headings left out."""
        return tuple(spot for spot in self.passages if self.standing(spot).has(term))

    def where_phrase(self, phrase: str) -> tuple[Spot, ...]:
        """The passages in which words that are given as evidence stand."""
        return tuple(spot for spot in self.passages if self.standing(spot).where_words(phrase))

    def scores(self, weights: Mapping[str, float]) -> list[float]:
        """How much of what is asked for each of the `passages` holds with its heading: the weights of its stems.

        A stem counts for more the fewer passages have it (inverse document frequency).
        """
        found = [0.0] * len(self.passages)
        for stem, weight in weights.items():
            worth = weight * self.rarity(stem)
            for number in self._holding.get(stem, ()):
                found[number] += worth
        return found

    @cached_property
    def number_of(self) -> Mapping[Spot, int]:
        """The place of each passage among all."""
        return {spot: number for number, spot in enumerate(self.passages)}

    def rarity(self, stem: str) -> float:
        """How much a stem tells, by in how few of the passages it stands: 0 for one that stands nowhere."""
        return self._rarities.get(stem, 0.0)

    @cached_property
    def rarest(self) -> float:
        """What a stem tells that stands in a single passage: the more, the more passages there are."""
        return _rarity(1, len(self.passages))

    @cached_property
    def _rarities(self) -> Mapping[str, float]:
        total = len(self.passages)
        counts = {stem: len(numbers) for stem, numbers in self._holding.items()}
        return {stem: _rarity(count, total) for stem, count in counts.items()}

    def holds(self, stem: str, spot: Spot) -> bool:
        """Whether a passage or its heading has a stem."""
        return stem in self.standing(spot).stems or stem in self.standing(Spot(spot.section, 0)).stems

    def _find(self, name: str) -> Section | None:
        return find_section(self.document, name)

    def _is_name(self, word: str) -> bool:
        """Whether a word is always a name here: with a capital where none is due, and never in small letters.

        One that stands nowhere is taken for the name that it is a slip of the pen for.
        """
        stem = name_stem(word)
        texts = [self.standing(spot) for spot in self.passages]
        if any(text.knows_word(stem) for text in texts):
            return False
        if any(text.knows_name(stem) for text in texts):
            return True
        unknown = len(word) >= _LONG_ENOUGH and not any(text.has_name(stem) for text in texts)
        return unknown and any(edits(fold(word), name) is not None for name in self._names)

    def heads(self, word: str) -> bool:
        """Whether a word stands here as part of a name, such as Treaty, beside what it is in small letters."""
        stem = name_stem(word)
        return any(self.standing(spot).knows_name(stem) for spot in self.passages)

    def shortens(self, letters: str) -> bool:
        """Whether a name of these initials stands here as they are: EU."""
        return bool(letters) and any(self.standing(spot).where_initials(letters) for spot in self.passages)

    @cached_property
    def _names(self) -> frozenset[str]:
        """The words that stand here with a capital where none is due, folded."""
        found: set[str] = set()
        for spot in self.passages:
            words = self.standing(spot).words
            for number, word in enumerate(words):
                if word.capital and not word.opens:
                    found.add(fold(word.bare))
                if word.joined:
                    found.add(fold(words[number - 1].text + word.bare))
        return frozenset(found)

    @cached_property
    def passages(self) -> tuple[Spot, ...]:
        """All passages in the order of the text; none of a text that is too large to be looked through as a whole."""
        sizes = (len(passage.text) for section in self.document.sections for passage in section.passages)
        if sum(sizes) > MOST_CHARACTERS:
            return ()
        return tuple(
            Spot(section.number, passage.number)
            for section in self.document.sections
            for passage in section.passages
        )

    @cached_property
    def _holding(self) -> dict[str, tuple[int, ...]]:
        """For each stem the numbers of the passages that have it, by themselves or by their heading."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, spot in enumerate(self.passages):
            heading = self.standing(Spot(spot.section, 0)).stems
            for stem in {**self.standing(spot).stems, **heading}:
                found[stem].append(number)
        return {stem: tuple(numbers) for stem, numbers in found.items()}


def _rarity(count: int, total: int) -> float:
    """Inverse document frequency, as BM25 has it: how much it tells that one of `total` passages is among `count`."""
    return log(1 + (total - count + 0.5) / (count + 0.5)) if total else 0.0


def certain(term: Term, indexes: Sequence[DocumentIndex]) -> Term | None:
    """A term without a first word that is no name in the documents and only begins a sentence; None for nothing."""
    if not isinstance(term, Name) or not term.unsure:
        return term
    if any(
        index.is_name(term.first) or (term.headed and index.heads(term.first)) or index.shortens(term.short)
        for index in indexes
    ):
        return Name(term.stems, term.text, short=term.short)
    rest = term.stems[1:]
    return Name(rest, _behind(term.text), short=term.short[1:] if len(rest) > 1 else "") if rest else None


def certain_all(terms: Iterable[Term], indexes: Sequence[DocumentIndex]) -> Iterator[Term]:
    """Those of the terms that are to stand in the documents."""
    for term in terms:
        sure = certain(term, indexes)
        if sure is not None:
            yield sure


def _behind(text: str) -> str:
    """A name without its first word."""
    return text.split(None, 1)[-1]
