"""Proven questions with one thing changed: a year, a name or a section, as a tired author would get it wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from quiz_app.authoring.lint.cited_texts import cited_texts
from quiz_app.authoring.lint.run import lint
from quiz_app.decks.deck import Placed, Reading
from quiz_app.documents.proving.amounts import Dated
from quiz_app.documents.proving.index import DocumentIndex, certain_all
from quiz_app.documents.proving.proof import State, prove
from quiz_app.documents.proving.stems import name_stem
from quiz_app.documents.proving.terms import Figure, Name, terms_of, words_of
from quiz_app.documents.shelf import DocumentShelf
from quiz_app.questions.model import Citation, Question
from quiz_app.questions.question_type import QuestionType
from quiz_app.questions.registry import TYPES

KINDS = ("year", "name", "section")
_LETTERS = "abcdefghiklmnoprstuvz"
# Keys of a question's content that its claims do not come from.
_NOT_CLAIMED = ("wrong", "accept", "reject", "unit")


@dataclass(frozen=True)
class Mutant:
    """A question with one thing changed, and what that is in words."""

    kind: str
    question: Question
    told: str


class Breeder:
    """Makes mutants of the proven questions of one deck."""

    def __init__(self, reading: Reading, shelf: DocumentShelf) -> None:
        assert reading.deck is not None
        self.reading, self.shelf = reading, shelf
        self._indexes = {
            source.id: DocumentIndex(document)
            for source in reading.deck.sources
            if (document := shelf.read(source.id, source.file, reading.path, source.title)) is not None
        }
        self._texts = cited_texts(shelf)
        self._names = {name: tuple(_names(index)) for name, index in self._indexes.items()}
        self.proven = [
            placed
            for placed in reading.deck.questions
            if all(each.state is State.PROVEN for each in prove(placed.question, self._indexes.get).looked)
        ]

    def clean(self, placed: Placed) -> bool:
        """Whether nothing is said of a question as it stands."""
        return not self._codes(placed, placed.question)

    def caught(self, placed: Placed, mutant: Mutant) -> bool:
        """Whether the check notices what was changed: a year by proof or lint, all else by the proof."""
        codes = self._codes(placed, mutant.question)
        return any(code[0] == "P" or (mutant.kind == "year" and code == "L017") for code in codes)

    def litter(self, random: Random, count: int) -> Iterator[tuple[Placed, Mutant]]:
        """`count` mutants of as many questions, a third of each kind as far as the questions allow."""
        left = list(self.proven)
        random.shuffle(left)
        bred = 0
        for kind in KINDS[:2]:
            share = 0
            for placed in list(left):
                mutant = self.mutant(placed.question, kind, random) if share < count // 3 else None
                if mutant is not None:
                    left.remove(placed)
                    share += 1
                    yield placed, mutant
            bred += share
        for placed in left[: count - bred]:
            mutant = self.mutant(placed.question, "section", random)
            assert mutant is not None
            yield placed, mutant

    def mutant(self, question: Question, kind: str, random: Random) -> Mutant | None:
        """One of a kind; None where the question has nothing of it."""
        make = {"year": self._year, "name": self._name, "section": self._section}[kind]
        made = make(question, random)
        return None if made is None else Mutant(kind, *made)

    def _codes(self, placed: Placed, question: Question) -> set[str]:
        """The codes of what is said of a question's citations, and L017 for a year that its section has not."""
        codes = {each.finding.code for each in prove(question, self._indexes.get).findings if each.finding}
        assert self.reading.deck is not None
        deck = replace(self.reading.deck, questions=(replace(placed, question=question),))
        warned = lint([replace(self.reading, deck=deck, problems=())], self._texts)
        return codes | ({"L017"} & {located.problem.code for located in warned})

    def _year(self, question: Question, random: Random) -> tuple[Question, str] | None:
        """A year of an answer; where no answer has one, a year of what is asked."""
        answers = [claim.text for claim in question.claims()]
        asked = [text for text in _texts(question.content()) if text not in answers]
        for texts in ([] if _by_evidence(question) else answers, [] if _allowed(question) else asked):
            years = [
                (text, term.text, term.what.year)
                for text in texts
                for term in terms_of(text)
                if isinstance(term, Figure)
                and isinstance(term.what, Dated)
                and term.what.year > 999
                and not term.what.span
                and _with(question, text, "") != question  # a date is kept in another form than it is told in
            ]
            if years:
                text, written, year = random.choice(years)
                other = _other_year(year, random)
                changed = text.replace(written, written.replace(str(year), str(other), 1), 1)
                return (_with(question, text, changed), f"{text} -> {other}") if changed != text else None
        return None

    def _name(self, question: Question, random: Random) -> tuple[Question, str] | None:
        """A name of an answer: another one of the same document, or a misspelling."""
        document = question.about.citations[0].document
        if _by_evidence(question):
            return None
        named = [
            (claim.text, term)
            for claim in question.claims()
            for term in certain_all(terms_of(claim.text), [self._indexes[document]])
            if isinstance(term, Name) and term.text in claim.text and len(term.text) > 3
        ]
        if not named:
            return None
        text, name = random.choice(named)
        others = [other for other in self._names[document] if not _stems(other) & set(name.stems)]
        other = random.choice(others) if random.random() < 0.7 else _misspelt(name.text, random)
        if _stems(other) == set(name.stems):
            return None  # it is another form of the same name
        return _with(question, text, text.replace(name.text, other, 1)), f"{text}: {name.text} -> {other}"

    def _section(self, question: Question, random: Random) -> tuple[Question, str]:
        """One of the citations with another section of the same document, or with a misspelt heading.

        Of a citation that names its passage that is another one, too: some documents are one section.
        """
        cited = question.about.citations
        changed = random.randrange(len(cited))
        own = cited[changed]
        if random.random() < 0.7:
            section, passage = random.choice(_other_places(self._indexes[own.document], own, cited))
        else:
            section, passage = _misspelt(own.section, random), own.passage
        other = replace(own, section=section, passage=passage)
        citations = (*cited[:changed], other, *cited[changed + 1 :])
        about = replace(question.about, citations=citations)
        return _type(question).restore(question.content(), about), f"{_named(own)} -> {_named(other)}"


def _other_places(index: DocumentIndex, own: Citation, cited: Sequence[Citation]) -> list[tuple[str, int]]:
    """The sections of a document that are not cited; for a citation that names its passage, the passages."""
    taken = [(index.find(each.section), each.passage) for each in cited if each.document == own.document]
    return [
        (section.title, passage)
        for section in index.document.sections
        for passage in ([each.number for each in section.passages] if own.passage else [0])
        if section.passages and (section, passage) not in taken and (section, 0) not in taken
    ]


def _named(citation: Citation) -> str:
    return f"{citation.section} > {citation.passage}" if citation.passage else citation.section


def _by_evidence(question: Question) -> bool:
    """Whether a question rests on words that it copies, so that its answer is in words of its own."""
    return any(citation.evidence for citation in question.about.citations)


def _allowed(question: Question) -> bool:
    """Whether a question may name years that its source has not."""
    return any(code == "L017" for code, _reason in question.about.allow)


def _names(index: DocumentIndex) -> Iterator[str]:
    seen: set[str] = set()
    for spot in index.passages:
        for term in terms_of(index.standing(spot).text):
            if isinstance(term, Name) and not term.unsure and term.text not in seen:
                seen.add(term.text)
                yield term.text


def _stems(text: str) -> set[str]:
    return {name_stem(word.bare) for word in words_of(text)}


def _other_year(year: int, random: Random) -> int:
    """A slip of one digit or of two changed about, or a year up to thirty away."""
    digits = list(str(year))
    if random.random() < 0.3 and digits[2] != digits[3]:
        digits[2], digits[3] = digits[3], digits[2]
        return int("".join(digits))
    return year + random.choice((-1, 1)) * random.randint(1, 30)


def _misspelt(text: str, random: Random) -> str:
    """One letter inside a word left out, replaced, or changed about with the next one."""
    places = [at for at in range(1, len(text)) if text[at].isalpha() and text[at - 1].isalpha()]
    at = random.choice(places)
    way = random.randrange(3)
    if way == 0 and at + 1 < len(text) and text[at + 1].isalpha() and text[at] != text[at + 1]:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    if way == 1:
        return text[:at] + text[at + 1 :]
    return (
        text[:at]
        + random.choice([letter for letter in _LETTERS if letter != text[at].lower()])
        + text[at + 1 :]
    )


def _type(question: Question) -> QuestionType:
    return next(each for each in TYPES if each.name == question.type_name)


def _texts(value: object) -> Iterator[str]:
    """All texts that are asked, in a question's content."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if key not in _NOT_CLAIMED:
                yield from _texts(item)


def _with(question: Question, old: str, new: str) -> Question:
    """A question with one of its texts changed; what was accepted for its answers is left out."""
    content = {
        key: _replaced(value, old, new) for key, value in question.content().items() if key != "accept"
    }
    return _type(question).restore(content, question.about)


def _replaced(value: object, old: str, new: str) -> object:
    if isinstance(value, str):
        return new if value == old else value.replace(f"::{old}", f"::{new}") if "{{" in value else value
    if isinstance(value, list):
        return [_replaced(item, old, new) for item in value]
    if isinstance(value, dict):
        return {
            key: item if key in _NOT_CLAIMED else _replaced(item, old, new) for key, item in value.items()
        }
    return value
