"""Which question that appeared is which that vanished: pairs of similar texts, for carrying progress over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from quiz_app.text import fold

# Below this, two questions of one deck are as alike as two wordings of one question; of two decks it takes more.
ALIKE, ALIKE_ELSEWHERE = 0.75, 0.9
# A deck that was replaced as a whole is no rewording; beyond this many comparisons only equal texts are paired.
MOST_COMPARISONS = 2_000_000
# So many of the most alike are looked at for each question, since some of them may be ruled out.
_MOST_TWINS = 20
_FIGURES = re.compile(r"\d+")

May = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Pair:
    """A question that vanished and one that appeared, by id; a `score` of 1 means equal but for case and accents."""

    old: str
    new: str
    score: float


def carry_over(
    vanished: Mapping[str, str],
    appeared: Mapping[str, str],
    may: May = lambda _old, _new: True,
    threshold: float = ALIKE,
) -> tuple[Pair, ...]:
    """Pairs that are likely the same question, most alike first; each id is in one of them at most.

    `vanished` and `appeared` map ids (`deck/question`) to the text of the question with its answer; what stands
    before the "/" is the deck. `may(old, new)` rules pairs out. A score is between `threshold` and 1; questions of
    two decks must be more alike. Of so many questions that comparing takes long, only equal texts are paired.
    """
    old, new = _plain(vanished), _plain(appeared)
    found = [*_equal(old, new), *_alike(old, new, threshold)]
    # At equal score the question of the same deck is the likelier.
    found.sort(key=lambda pair: (-pair.score, not _is_one_deck(pair.old, pair.new)))
    pairs: list[Pair] = []
    taken: set[str] = set()
    given: set[str] = set()
    for pair in found:
        if pair.old not in taken and pair.new not in given and may(pair.old, pair.new):
            taken.add(pair.old)
            given.add(pair.new)
            pairs.append(pair)
    return tuple(pairs)


def _plain(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts for comparing; one that says nothing is like nothing."""
    plain = ((identity, " ".join(fold(text).split())) for identity, text in texts.items())
    return {identity: text for identity, text in plain if text}


def _equal(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Pair]:
    by_text: dict[str, list[str]] = {}
    for identity, text in new.items():
        by_text.setdefault(text, []).append(identity)
    met: dict[str, int] = {}
    for identity, text in old.items():
        twins = by_text.get(text, [])
        # Many that are all equal are paired in their order, each with the few from its own place on.
        start = met.get(text, 0)
        met[text] = start + 1
        yield from (Pair(identity, twin, 1.0) for twin in twins[start : start + _MOST_TWINS])
        yield from (Pair(identity, twin, 1.0) for twin in twins[: min(start, _MOST_TWINS)])


def _alike(old: Mapping[str, str], new: Mapping[str, str], threshold: float) -> Iterator[Pair]:
    by_deck: dict[str, dict[str, str]] = {}
    # The order of the words is free: "Which river did Russia give up" is "Russia gave up which river".
    for identity, text in new.items():
        by_deck.setdefault(_deck(identity), {})[identity] = _sorted(text)
    left = MOST_COMPARISONS
    cost = sum(len(by_deck.get(_deck(identity), ())) for identity in old)
    if cost > left:
        return
    left -= cost
    elsewhere = sum(map(len, by_deck.values())) * len(old) - cost <= left
    for identity, text in old.items():
        own = _deck(identity)
        for deck, texts in by_deck.items():
            if deck == own:
                yield from _near(identity, text, texts, threshold)
            elif elsewhere:
                yield from _near(identity, text, texts, max(threshold, ALIKE_ELSEWHERE))


def _near(identity: str, text: str, texts: Mapping[str, str], threshold: float) -> Iterator[Pair]:
    from rapidfuzz import fuzz, process

    near = process.extract(
        _sorted(text), texts, scorer=fuzz.ratio, limit=_MOST_TWINS, score_cutoff=100 * threshold
    )
    for other, score, twin in near:
        if _same_figures(text, other):
            # Only texts that are equal as they stand score 1.
            yield Pair(identity, twin, min(score / 100, 0.999))


def _sorted(text: str) -> str:
    return " ".join(sorted(text.split()))


def _same_figures(one: str, other: str) -> bool:
    """Whether two texts share a number, where both have any: treaties of two years are alike in all but that."""
    here, there = set(_FIGURES.findall(one)), set(_FIGURES.findall(other))
    return not here or not there or bool(here & there)


def _deck(identity: str) -> str:
    return identity.partition("/")[0] if "/" in identity else ""


def _is_one_deck(old: str, new: str) -> bool:
    return _deck(old) == _deck(new)
