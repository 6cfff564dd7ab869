"""Which question that appeared is which that vanished: pairs of similar texts, for carrying progress over."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quiz_app.text import fold

# Below this, two questions of one topic are as alike as two wordings of one question.
ALIKE = 0.75
# A deck that was replaced as a whole is no rewording; beyond this many comparisons only equal texts are paired.
_MOST_COMPARISONS = 4_000_000
_FIGURES = re.compile(r"\d+")


def carry_over(
    vanished: Mapping[str, str], appeared: Mapping[str, str], threshold: float = ALIKE
) -> tuple[tuple[str, str, float], ...]:
    """Pairs (old id, new id, score) that are likely the same question, most alike first.

    `vanished` and `appeared` map ids to the text of the question with its answer. A score is between `threshold`
    and 1, which means equal but for case, accents and white space. Each id is in one pair at most.
    """
    old = {identity: _plain(text) for identity, text in vanished.items()}
    new = {identity: _plain(text) for identity, text in appeared.items()}
    if len(old) * len(new) > _MOST_COMPARISONS:
        candidates = _equal(old, new)
    else:
        candidates = [*_equal(old, new), *_alike(old, new, threshold)]
    candidates.sort(key=lambda pair: -pair[2])
    pairs: list[tuple[str, str, float]] = []
    taken_old: set[str] = set()
    taken_new: set[str] = set()
    for one, other, score in candidates:
        if one not in taken_old and other not in taken_new:
            taken_old.add(one)
            taken_new.add(other)
            pairs.append((one, other, score))
    return tuple(pairs)


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _equal(old: Mapping[str, str], new: Mapping[str, str]) -> list[tuple[str, str, float]]:
    by_text: dict[str, list[str]] = {}
    for identity, text in new.items():
        by_text.setdefault(text, []).append(identity)
    waiting = {text: iter(identities) for text, identities in by_text.items()}
    return [
        (identity, partner, 1.0)
        for identity, text in old.items()
        if text and (partner := next(waiting.get(text, iter(())), None)) is not None
    ]


def _alike(old: Mapping[str, str], new: Mapping[str, str], threshold: float) -> list[tuple[str, str, float]]:
    from rapidfuzz import fuzz, process

    texts = {identity: text for identity, text in new.items() if text}
    found: list[tuple[str, str, float]] = []
    for identity, text in old.items():
        if text:
            # The order of the words is free: "Which river did Russia give up" is "Russia gave up which river".
            near = process.extract(
                text, texts, scorer=fuzz.token_sort_ratio, limit=5, score_cutoff=100 * threshold
            )
            found.extend(
                (identity, twin, score / 100) for other, score, twin in near if _same_figures(text, other)
            )
    return found


def _same_figures(one: str, other: str) -> bool:
    """Whether two texts share a number, where both have any: treaties of two years are alike in all but that."""
    here, there = set(_FIGURES.findall(one)), set(_FIGURES.findall(other))
    return not here or not there or bool(here & there)
