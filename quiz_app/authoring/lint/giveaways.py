"""Questions of which one tells what the other asks, in one deck or in two that are checked together."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quiz_app.authoring.lint.finding import Finding, Pairing
from quiz_app.authoring.lint.sheet import Sheet
from quiz_app.authoring.lint.twins import named
from quiz_app.authoring.lint.vocabulary import ARTICLES
from quiz_app.authoring.lint.words import holds, prose, stem, stems, words
from quiz_app.questions.fields import shorten
from quiz_app.questions.grouping import group_keys

GIVEN_AWAY = "L018"

# How much of what the shorter of two texts speaks of (by how rare its words are in the deck) the other speaks of too.
_SHARE, _FEWEST = 0.5, 2
# In a deck of fewer questions than this, how rare a word is says little.
_FEWEST_QUESTIONS = 50
# An answer of which every word stands in more questions than this gives nothing away.
_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class _Shown:
    """A card as it is shown before it is answered: the stems of its text in order, and the telling ones."""

    stems: tuple[str, ...]
    matter: frozenset[str]


def given_away(sheets: Sequence[Sheet]) -> Iterator[Pairing]:
    """Pairs without a common `group`: the text of one holds the answer of the other and its matter.

    How rare a word is says most among the questions of one deck; only those of different decks are judged among all.
    """
    decks: dict[str, list[int]] = defaultdict(list)
    for number, sheet in enumerate(sheets):
        decks[sheet.deck.id].append(number)
    for numbers in decks.values():
        yield from _Bank(sheets, numbers).pairings()
    if len(decks) > 1:
        for pairing in _Bank(sheets, range(len(sheets))).pairings():
            if sheets[pairing.later].deck.id != sheets[pairing.earlier].deck.id:
                yield pairing


class _Bank:
    """Questions that are compared with each other, with an index of the words that they show."""

    def __init__(self, sheets: Sequence[Sheet], numbers: Sequence[int]) -> None:
        self._sheets = sheets
        self._shown = {number: _shown(sheets[number]) for number in numbers}
        self._index: dict[str, list[int]] = defaultdict(list)
        for number, cards in self._shown.items():
            for word in {word for card in cards for word in card.stems}:
                self._index[word].append(number)
        self._counts = Counter({word: len(found) for word, found in self._index.items()})

    def pairings(self) -> Iterator[Pairing]:
        """Each pair once, told at the later question."""
        told: set[tuple[int, int]] = set()
        for number in self._shown:
            for teller, answer in self._tellers(number):
                later, earlier = max(number, teller), min(number, teller)
                if (later, earlier) in told or _are_apart(self._sheets[later], self._sheets[earlier]):
                    continue
                told.add((later, earlier))
                yield _pairing(self._sheets, later, earlier, teller, answer)

    def _tellers(self, number: int) -> Iterator[tuple[int, str]]:
        """The questions that tell an answer of question `number`, with that answer."""
        for side, card in zip(self._sheets[number].sides, self._shown[number], strict=True):
            if not side.answer or side.defines == "answer":
                continue
            phrase = [stem(word) for word in words(side.answer) if word not in ARTICLES]
            if sum(map(len, phrase)) < 3:
                continue
            fewest = min((self._index.get(word, []) for word in phrase), key=len)
            if len(fewest) > _MOST_SHOWN:
                continue
            for teller in fewest:
                if teller != number and any(
                    holds(other.stems, phrase) >= 0 and self._is_of_one_matter(card, other, phrase)
                    for other in self._shown[teller]
                ):
                    yield teller, side.answer

    def _is_of_one_matter(self, card: _Shown, other: _Shown, phrase: Sequence[str]) -> bool:
        told = other.matter.difference(phrase)
        common = card.matter & told
        if len(common) < _FEWEST:
            return False
        return self._weight(common) >= _SHARE * min(self._weight(card.matter), self._weight(told))

    def _weight(self, found: frozenset[str]) -> float:
        """How much words tell: the logarithm of how rare each is among the questions (idf, Spärck Jones 1972)."""
        questions = max(len(self._shown), _FEWEST_QUESTIONS)
        return sum(math.log((questions + 1) / (self._counts[word] + 0.5)) for word in found)


def _are_apart(one: Sheet, other: Sheet) -> bool:
    """Whether the two have a group in common, so that no day asks both."""
    groups = group_keys(one.deck.id, one.about.groups)
    return not set(groups).isdisjoint(group_keys(other.deck.id, other.about.groups))


def _shown(sheet: Sheet) -> tuple[_Shown, ...]:
    return tuple(
        _Shown(tuple(stem(word) for word in words(text)), frozenset(stems(text)))
        for text in (prose(side.asked) for side in sheet.sides)
    )


def _pairing(sheets: Sequence[Sheet], later: int, earlier: int, teller: int, answer: str) -> Pairing:
    told, there = f"“{shorten(answer)}”", named(sheets[later], sheets[earlier])
    said = (
        f"Its text holds the answer {told} of {there}."
        if teller == later
        else f"Its answer {told} stands in the text of {there}."
    )
    return Pairing(
        later=later,
        earlier=earlier,
        finding=Finding(
            code=GIVEN_AWAY,
            message=said,
            hint=f"Give both {_common(sheets[later], sheets[earlier])}, so that they are asked on different days; "
            "or reword one.",
            key=sheets[later].key,
        ),
    )


def _common(later: Sheet, earlier: Sheet) -> str:
    """The group that both are to have, as it may be written in either deck."""
    name = next(iter((*earlier.about.groups, *later.about.groups)), "…")
    if later.deck.id == earlier.deck.id:
        return f"the same `group: {name}`"
    owner = earlier if earlier.about.groups or not later.about.groups else later
    return f"`group: {group_keys(owner.deck.id, [name])[0]}`"
