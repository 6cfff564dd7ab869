"""Proving the citations of decks by the documents that are here: what is wrong at its place, and how many hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from quiz_app.authoring.placing import mark_of
from quiz_app.decks.deck import Deck, Located, Placed, Reading, Source
from quiz_app.documents.proving.finding import UNREADABLE
from quiz_app.documents.proving.index import DocumentIndex
from quiz_app.documents.proving.proof import Looked, Proof, State, prove
from quiz_app.documents.shelf import DocumentShelf
from quiz_app.documents.unreadable import Unreadable
from quiz_app.questions.model import Question
from quiz_app.questions.node import Mark
from quiz_app.questions.problem import Problem, Severity

# Is told of work that may last: what is done, how much of it, how much there is.
Told = Callable[[str, int, int], None]
_MOST_PROBLEMS = 1_000  # of one file


@dataclass(frozen=True, slots=True, kw_only=True)
class Citations:
    """How many citations came out how; `unproven` are those whose documents are not here."""

    proven: int = 0
    inferred: int = 0
    unproven: int = 0
    wrong: int = 0

    @property
    def total(self) -> int:
        """All citations."""
        return self.proven + self.inferred + self.unproven + self.wrong


class Memory:
    """What was proven of one deck before, so that a question is proven again only if it or a document has changed."""

    def __init__(self) -> None:
        self.proofs: dict[str, tuple[Question, tuple[tuple[str, DocumentIndex | None], ...], Proof]] = {}
        self.indexes: dict[int, DocumentIndex] = {}


def proofs(
    readings: Sequence[Reading], shelf: DocumentShelf, told: Told | None = None, memory: Memory | None = None
) -> tuple[tuple[Located, ...], Citations]:
    """What is wrong with the citations of all decks that were read, drafts left out, and how many came out how.

    `memory` is that of the same deck, where one is read again and again.
    """
    prover = _Prover(shelf, memory)
    asked = [
        (reading, reading.deck, placed)
        for reading in readings
        if reading.deck is not None
        for placed in reading.deck.questions
        if not placed.question.about.draft
    ]
    for done, (reading, deck, placed) in enumerate(asked):
        if told is not None:
            told("Proving citations", done, len(asked))
        prover.prove(reading, deck, placed)
    return prover.located(), Citations(**{state.value: prover.counts[state] for state in State})


class _Prover:
    """Documents made ready once, and what was found so far."""

    def __init__(self, shelf: DocumentShelf, memory: Memory | None) -> None:
        self.counts: Counter[State] = Counter()
        self._shelf = shelf
        self._found: dict[str, list[Located]] = {}
        self._indexes: dict[tuple[str, str, str, str], DocumentIndex | None] = {}
        self._memory = memory
        self._by_document: dict[int, DocumentIndex] = {} if memory is None else memory.indexes

    def prove(self, reading: Reading, deck: Deck, placed: Placed) -> None:
        """Prove one question of a deck."""
        for looked in self._proof(reading, deck, placed.question).looked:
            self.counts[looked.state] += 1
            if looked.finding is not None:
                self._tell(reading, _problem(reading, placed, looked))

    def _proof(self, reading: Reading, deck: Deck, question: Question) -> Proof:
        if self._memory is None:
            return prove(question, lambda id: self._index(reading, deck, id))
        identity = question.about.id
        known = self._memory.proofs.get(identity)
        if (
            known is not None
            and known[0] == question
            and all(self._index(reading, deck, document) is index for document, index in known[1])
        ):
            return known[2]
        asked: dict[str, DocumentIndex | None] = {}

        def index(id: str) -> DocumentIndex | None:
            asked[id] = self._index(reading, deck, id)
            return asked[id]

        proof = prove(question, index)
        self._memory.proofs[identity] = (question, tuple(asked.items()), proof)
        return proof

    def located(self) -> tuple[Located, ...]:
        """All problems."""
        return tuple(located for listed in self._found.values() for located in listed)

    def _tell(self, reading: Reading, problem: Problem) -> None:
        listed = self._found.setdefault(reading.path, [])
        if len(listed) < _MOST_PROBLEMS:
            listed.append(Located(reading.path, problem))

    def _index(self, reading: Reading, deck: Deck, id: str) -> DocumentIndex | None:
        source = next((each for each in deck.sources if each.id == id), Source(id=id))
        key = (reading.path, id, source.file, source.title)
        if key not in self._indexes:
            self._indexes[key] = self._read(reading, source)
        return self._indexes[key]

    def _read(self, reading: Reading, source: Source) -> DocumentIndex | None:
        try:
            document = self._shelf.read(source.id, source.file, reading.path, source.title)
        except Unreadable as failure:
            mark = _source_mark(reading, source.id)
            self._tell(reading, _unreadable(failure, mark))
            return None
        if document is None:
            return None
        # Two decks that cite one document share what was made of it; it is kept, so that its identity stays its own.
        return self._by_document.setdefault(id(document), DocumentIndex(document))


def _problem(reading: Reading, placed: Placed, looked: Looked) -> Problem:
    assert looked.finding is not None
    return Problem(
        code=looked.finding.code,
        message=looked.finding.message,
        hint=looked.finding.hint,
        mark=_mark(reading, placed, looked),
        severity=Severity.WARNING,
        question=placed.question.about.id,
    )


def _mark(reading: Reading, placed: Placed, looked: Looked) -> Mark:
    """Where the citation stands: under `contradicts`, or under `section`, else under `source`."""
    about = placed.question.about
    if looked.contradicts:
        return mark_of(reading, placed, "contradicts", about.contradicts.index(looked.citation))
    item = about.citations.index(looked.citation)
    for key in ("section", "source"):
        mark = mark_of(reading, placed, key, item)
        if mark != placed.start:
            return mark
    return placed.start


def _unreadable(failure: Unreadable, mark: Mark | None) -> Problem:
    return Problem(
        code=UNREADABLE,
        message=failure.message,
        hint=failure.hint
        or "Put a file that can be read in its place; until then its citations are not looked up.",
        mark=mark,
        severity=Severity.WARNING,
    )


def _source_mark(reading: Reading, id: str) -> Mark | None:
    """Where a deck speaks of a document first: under `sources`, or as its `document`; else where its id stands."""
    found = next(_lines_of(reading.text, id), None)
    return found or reading.deck_mark


def _lines_of(text: str, id: str) -> Iterator[Mark]:
    for pattern in (
        rf"^[ \t]+(?P<at>{re.escape(id)})[ \t]*:",
        rf"^sources[ \t]*:.*?[{{{{,][ \t]*(?P<at>{re.escape(id)})[ \t]*:",
        rf"^document[ \t]*:[ \t]*(?P<at>{re.escape(id)})",
    ):
        match = re.search(pattern, text, re.MULTILINE)
        if match is not None:
            at = match.start("at")
            begin = text.rfind("\n", 0, at) + 1
            yield Mark(text.count("\n", 0, at) + 1, at - begin + 1, at)
