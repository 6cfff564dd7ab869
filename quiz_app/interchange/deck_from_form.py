"""The start of a deck from the cards of a plain form: each gets an id; what no deck can hold stays out and is told."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from quiz_app.decks.reader import read_deck
from quiz_app.decks.writing import Value, head_text, question_text
from quiz_app.interchange.form import Card, Fate, Form, Note, Told, note, silent
from quiz_app.questions.identity import MAX_ID, derive_id, is_id, suggest_id
from quiz_app.questions.problem import Severity
from quiz_app.text import clean

# A deck of more is cut into several: it would be too big to be read.
_MOST_BYTES = 4_000_000
_MOST_VALUES = 150_000
_BATCH = 500  # so many questions are tried at once: only so many problems of a file are told
_PASSES = 3  # a card is named, written, and read again
_MAIN = ("cloze", "statement", "question", "term")
SAME_ID = "Another question has its id; this one's got a number."
SAME_QUESTION = "Another question has the same words; its id got a number."


@dataclass(frozen=True, slots=True)
class DeckText:
    """One deck that came of a form: its id, its title, its text and how many questions it has."""

    id: str
    title: str
    text: str
    questions: int


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a form: its decks, one but for very large forms, and all notes by line.

    `whole` counts the cards that were kept as they were, `changed` those that were not.
    """

    decks: tuple[DeckText, ...]
    notes: tuple[Note, ...]
    whole: int
    changed: int


def deck_from(form: Form, deck: str, title: str, about: Sequence[str], told: Told = silent) -> Made:
    """The decks of a form's cards; `deck` is the id, `title` the title, `about` comments that stand above all.

    Every deck can be read without an error. No deck where no card can be kept.
    """
    notes = list(form.notes)
    progress = _Progress(told, _PASSES * len(form.cards))
    named = list(_named(form.cards, notes, progress))
    written: list[DeckText] = []
    kept: set[int] = set()
    parts = list(_parts(named, progress))
    for number, part in enumerate(parts, start=1):
        suffix = f"-{number}" if len(parts) > 1 else ""
        identity = deck[: MAX_ID - len(suffix)].rstrip("-") + suffix
        name = f"{title} {number}" if suffix else title
        good = _readable(part, {"deck": identity, "title": name}, about, notes, progress)
        if good.questions:
            written.append(DeckText(identity, name, good.text, good.questions))
            kept |= good.lines
    changed = {note.line for note in notes if note.fate is Fate.CHANGED} & kept
    ordered = tuple(sorted(notes, key=lambda note: (note.line, note.fate)))
    return Made(tuple(written), ordered, sum(each.questions for each in written) - len(changed), len(changed))


class _Progress:
    """How much of the work on all cards is done; each is gone through several times."""

    def __init__(self, told: Told, total: int) -> None:
        self._told = told
        self._done = 0
        self._total = total

    def add(self, count: int) -> None:
        """So many cards more have been gone through once."""
        before, self._done = self._done, self._done + count
        if before // _BATCH != self._done // _BATCH:
            self._told("Making the deck", self._done, self._total)


@dataclass(frozen=True, slots=True)
class _Good:
    text: str
    questions: int
    lines: set[int]


def _named(cards: Sequence[Card], notes: list[Note], progress: _Progress) -> Iterator[Card]:
    """The cards with an id each, without those that stand there twice."""
    taken: dict[str, Card] = {}
    seen: dict[str, int] = {}
    numbers: dict[str, int] = {}
    for card in cards:
        progress.add(1)
        values = {key: _cleaned(value) for key, value in card.values.items()}
        main = next((str(values[key]) for key in _MAIN if values.get(key)), "")
        line = seen.setdefault(json.dumps(values, sort_keys=True), card.line)
        if line != card.line:
            notes.append(note(Fate.DROPPED, card.line, main, f"It stands in line {line} already."))
            continue
        written = values.pop("id", "")
        identity = _identity(str(written), main, card.line, notes)
        first = taken.get(identity)
        eyes = card.eyes
        if first is not None:
            notes.append(note(Fate.CHANGED, card.line, main, SAME_ID if written else SAME_QUESTION))
            if not written:
                eyes = (*eyes, "Another question here has the same words: reword one of the two.")
            numbers[identity] = number = _free(identity, taken, numbers.get(identity, 2))
            identity = _numbered(identity, number)
        named = Card(line=card.line, values={"id": identity, **values}, eyes=eyes)
        taken[identity] = named
        yield named


def _identity(written: str, main: str, line: int, notes: list[Note]) -> str:
    written = written.strip()
    if not written:
        return derive_id(main)
    if is_id(written):
        return written
    better = suggest_id(written) or derive_id(main)
    notes.append(note(Fate.CHANGED, line, written, "An id is made of a-z, 0-9 and hyphens; it was changed."))
    return better


def _free(identity: str, taken: Mapping[str, Card], first: int) -> int:
    """The first number, from `first` on, that makes an id which is not taken."""
    number = first
    while _numbered(identity, number) in taken:
        number += 1
    return number


def _numbered(identity: str, number: int) -> str:
    return f"{identity[: MAX_ID - 7].rstrip('-')}-{number}"


def _cleaned(value: Value) -> Value:
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return clean(value).strip()
    if isinstance(value, Mapping):
        return {clean(key).strip(): _cleaned(each) for key, each in value.items()}
    return [_cleaned(each) for each in value]


def _parts(cards: Sequence[Card], progress: _Progress) -> Iterator[list[tuple[Card, str]]]:
    """The cards with their texts, in as many parts as it takes decks to hold them."""
    part: list[tuple[Card, str]] = []
    size = values = 0
    for card in cards:
        progress.add(1)
        text = question_text(card.values, card.eyes)
        held = _count(card.values)
        size, values = size + len(text.encode("utf-8", "replace")), values + held
        if part and (size > _MOST_BYTES or values > _MOST_VALUES):
            yield part
            part, size, values = [], len(text.encode("utf-8", "replace")), held
        part.append((card, text))
    if part:
        yield part


def _count(value: Value) -> int:
    if isinstance(value, str | bool):
        return 1
    inner = value.values() if isinstance(value, Mapping) else value
    return 1 + sum(map(_count, inner))


def _readable(
    cards: Sequence[tuple[Card, str]],
    head: Mapping[str, Value],
    about: Sequence[str],
    notes: list[Note],
    progress: _Progress,
) -> _Good:
    """The text of a deck with those of the cards that can be read; the others are noted with what is wrong."""
    good: list[tuple[Card, str]] = []
    for begin in range(0, len(cards), _BATCH):
        batch = cards[begin : begin + _BATCH]
        good += _without_errors(batch, notes)
        progress.add(len(batch))
    documents = _documents(card.values for card, _text in good)
    sources: dict[str, Value] = {"sources": {each: {} for each in documents}} if documents else {}
    text = head_text({**head, **sources}, about) + "\n".join(each for _card, each in good)
    return _Good(text, len(good), {card.line for card, _text in good})


def _without_errors(cards: Sequence[tuple[Card, str]], notes: list[Note]) -> Sequence[tuple[Card, str]]:
    """The cards that are good questions: each stands for itself, so that they can be read in any company."""
    begin = head_text({"deck": "a", "title": "A"})
    while cards:
        starts = list(
            accumulate((each.count("\n") + 1 for _card, each in cards), initial=begin.count("\n") + 1)
        )
        bad: dict[int, str] = {}
        for located in read_deck((begin + "\n".join(each for _card, each in cards)).encode(), "").problems:
            problem = located.problem
            if problem.severity is Severity.ERROR and problem.mark:
                bad.setdefault(bisect_right(starts, problem.mark.line) - 1, problem.message)
        if not bad:
            break
        for place, why in bad.items():
            card = cards[place][0]
            main = next((str(card.values[key]) for key in _MAIN if card.values.get(key)), "")
            notes.append(note(Fate.DROPPED, card.line, main, f"No deck can hold it: {why}"))
        cards = [each for place, each in enumerate(cards) if place not in bad]
    return cards


def _documents(questions: Iterator[Mapping[str, Value]]) -> list[str]:
    """The documents that questions cite, each once."""
    found: dict[str, None] = {}
    for values in questions:
        for key in ("source", "contradicts"):
            cited = values.get(key, ())
            for each in (
                [cited] if isinstance(cited, str | Mapping) else cited if not isinstance(cited, bool) else ()
            ):
                name = each.get("document", "") if isinstance(each, Mapping) else str(each).split(" ")[0]
                if isinstance(name, str) and is_id(name):
                    found[name] = None
    return list(found)
