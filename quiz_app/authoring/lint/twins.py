"""Questions that ask what another one asks already: in other words, or by the same sentence with another gap."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quiz_app.authoring.lint.finding import Finding, Pairing
from quiz_app.authoring.lint.sheet import Sheet, Side
from quiz_app.authoring.lint.vocabulary import ARTICLES
from quiz_app.authoring.lint.words import stem, stems, words
from quiz_app.questions.fields import shorten

TWIN = "L006"
SAME_CLOZE = "L007"

# Of two questions with one answer, what share of their telling words is common (Jaccard), from so many words on.
_ALIKE, _FEWEST = 0.75, 3
_MOST_LOOKED_AT = (
    50  # of those that share a rare word and the answer; more are the same pattern with other words
)
_NAME = re.compile(r"(?<=[\w,;:'’) ])(?<![.?!] )\b([A-Z\u0400-\u042f][^\W_]+)|(\d+)")


@dataclass(frozen=True, slots=True)
class _Card:
    """A side made ready: the words asked, the telling stems, its answer's words, and names and figures among them."""

    sheet: int
    asked: tuple[str, ...]
    telling: frozenset[str]
    answer: str
    key: str
    recalled: bool


def twins(sheets: Sequence[Sheet]) -> Iterator[Pairing]:
    """Questions that ask the same with the same answer; and in one deck, with another answer in just the same words."""
    told: set[tuple[int, int]] = set()
    cards = [card for number, sheet in enumerate(sheets) for card in _cards(number, sheet)]
    for pairing in (*_alike(sheets, cards), *_contrary(sheets, cards)):
        pair = (pairing.later, pairing.earlier)
        if pair not in told:
            told.add(pair)
            yield pairing


def same_cloze(sheets: Sequence[Sheet]) -> Iterator[Pairing]:
    """Clozes whose sentence is the same, gaps filled."""
    for later, earlier in _same_sentences(sheets):
        yield _pairing(
            sheets,
            later,
            earlier,
            SAME_CLOZE,
            "The same sentence is a cloze already: {}.",
            "Put both gaps into one of them, as {{c1::…}} and {{c2::…}}: its cards keep to different days.",
            "cloze",
        )


def named(sheet: Sheet, other: Sheet) -> str:
    """How a finding on `sheet` names another question: its id and where it stands."""
    place = f"line {other.placed.start.line}"
    where = place if other.path == sheet.path else f"{other.path}, {place}"
    return f"`{other.about.id}` ({where})"


def _same_sentences(sheets: Sequence[Sheet]) -> Iterator[tuple[int, int]]:
    first: dict[tuple[str, ...], int] = {}
    for number, sheet in enumerate(sheets):
        if sheet.key == "cloze":
            part = sheet.question.parts()[0]
            earlier = first.setdefault(words(sheet.question.full_text(part)), number)
            if earlier != number:
                yield number, earlier


def _cards(number: int, sheet: Sheet) -> Iterator[_Card]:
    for side in sheet.sides:
        answer = side.answer or "; ".join(sorted(sheet.several)) or str(sheet.content.get("answer", ""))
        if answer:
            yield _Card(
                number,
                words(side.asked),
                frozenset(stems(side.asked)),
                " ".join(stem(word) for word in words(answer) if word not in ARTICLES),
                side.key,
                _is_recalled(sheet, side),
            )


def _is_recalled(sheet: Sheet, side: Side) -> bool:
    return not side.picked and side.key in ("question", "reverse") and not sheet.wrong


def _alike(sheets: Sequence[Sheet], cards: Sequence[_Card]) -> Iterator[Pairing]:
    """Pairs of cards with one answer and nearly the same telling words.

    Two sets with Jaccard similarity t share at least one of the n - ceil(t n) + 1 rarest words of each (prefix
    filtering, Bayardo, Ma and Srikant 2007), so that only cards that do are compared.
    """
    counts = Counter(word for card in cards for word in card.telling)
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    whole: dict[tuple[tuple[str, ...], str], int] = {}
    for number, card in enumerate(cards):
        twin = whole.setdefault((card.asked, card.answer), number)
        found = cards[twin].sheet if cards[twin].sheet != card.sheet else -1
        rare = sorted(card.telling, key=lambda word: (counts[word], word))
        rare = rare[: len(rare) - math.ceil(_ALIKE * len(rare)) + 1] if len(rare) >= _FEWEST else []
        for word in rare:
            if found < 0:
                found = _first_like(sheets, cards, card, index[card.answer, word])
            index[card.answer, word].append(number)
        if found >= 0:
            yield _pairing(
                sheets,
                card.sheet,
                found,
                TWIN,
                "This asks nearly the same as {}, with the same answer.",
                "Delete one of them, or ask something else of the same matter.",
                card.key,
            )


def _first_like(sheets: Sequence[Sheet], cards: Sequence[_Card], card: _Card, others: Sequence[int]) -> int:
    """The sheet of the first of `others` that is like `card`; -1 for none."""
    for number in others[:_MOST_LOOKED_AT]:
        other = cards[number]
        if other.sheet == card.sheet:
            continue
        common = len(card.telling & other.telling)
        if common < _ALIKE * (len(card.telling) + len(other.telling) - common):
            continue
        here, there = _names(sheets[card.sheet]), _names(sheets[other.sheet])
        # Each has a name or a figure that the other has not: two things, of which the same is asked.
        if not ((here - other.telling) & card.telling and (there - card.telling) & other.telling):
            return other.sheet
    return -1


def _names(sheet: Sheet) -> set[str]:
    found = (match[1] or match[2] for side in sheet.sides for match in _NAME.finditer(side.asked))
    return {stem(word) for name in found for word in words(name)}


def _contrary(sheets: Sequence[Sheet], cards: Sequence[_Card]) -> Iterator[Pairing]:
    first: dict[tuple[str, tuple[str, ...]], _Card] = {}
    for card in cards:
        if not card.recalled or not card.asked:
            continue
        other = first.setdefault((sheets[card.sheet].deck.id, card.asked), card)
        if other.sheet != card.sheet and other.answer != card.answer:
            yield _pairing(
                sheets,
                card.sheet,
                other.sheet,
                TWIN,
                "This asks the same as {}, and has another answer.",
                "Say in each of them what it asks for and the other does not.",
                card.key,
            )


def _pairing(
    sheets: Sequence[Sheet], later: int, earlier: int, code: str, said: str, hint: str, key: str
) -> Pairing:
    other = shorten(named(sheets[later], sheets[earlier]), 160)
    return Pairing(
        later=later,
        earlier=earlier,
        finding=Finding(code=code, message=said.replace("{}", other), hint=hint, key=key),
    )
