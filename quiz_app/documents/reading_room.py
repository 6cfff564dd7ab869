"""The reading room: which documents there are, what a card's citations say, and a text as a map of one's memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quiz_app.decks.deck import Source
from quiz_app.documents.document import Document
from quiz_app.documents.mapping import map_of, memories_of
from quiz_app.documents.marking import fullest, marked_in, with_text
from quiz_app.documents.meant import MeantPassages
from quiz_app.documents.missing import no_document, no_passage, no_section, no_text, not_here
from quiz_app.documents.pictures import CitedPlace, DocumentMap, KnownDocument
from quiz_app.documents.places_in import find_section, words_of_id
from quiz_app.documents.shelf import DocumentShelf, Found
from quiz_app.documents.unreadable import Unreadable
from quiz_app.memory.fsrs import Parameters
from quiz_app.questions.model import Citation, Question
from quiz_app.storage import citing, library
from quiz_app.storage.citing import AskedHere
from quiz_app.storage.database import Database
from quiz_app.storage.library import Shelf


@dataclass(frozen=True, slots=True)
class _Way:
    """How a deck leads to a document: what it says of it, and where the deck lies."""

    source: Source
    deck_path: str


class ReadingRoom:
    """The documents of one learner. Any thread may use it; nothing is written."""

    def __init__(self, database: Database, learner: str, shelf: DocumentShelf) -> None:
        self._database = database
        self._learner = learner
        self._shelf = shelf
        self._meant = MeantPassages(database)

    def documents(self, today: int, parameters: Parameters) -> tuple[KnownDocument, ...]:
        """The documents that decks cite and those that lie where documents are looked for, by title; none is read.

        What is cited only as contradicting an answer is here too, but its cards are asked of another text.
        """
        lying = {each.id: each for each in self._shelf.all()}
        citing_decks: dict[str, list[Shelf]] = {}
        with self._database.read():
            decks = {each.deck: each for each in library.decks(self._database)}
            for each in citing.cited_by(self._database):
                citing_decks.setdefault(each.document, []).append(decks[each.deck])
            asked = citing.asked_of(self._database, self._learner, today, parameters)
        found = [
            self._known(name, citing_decks.get(name, ()), lying.get(name), asked.get(name, ()))
            for name in {*citing_decks, *lying}
        ]
        return tuple(sorted(found, key=lambda each: (each.title.casefold(), each.id)))

    def map(self, id: str, today: int, parameters: Parameters) -> DocumentMap:
        """The document as a map of memory; raises WrongUse or EnvironmentFailed where there is none to be had."""
        ways = self._ways(id)
        document = self._read(id, ways)
        if document is None:
            raise no_document(id, ways[0].source if ways else None)
        asked = citing.asked_of(self._database, self._learner, today, parameters, id).get(id, [])
        return map_of(document, asked, self._meant.of(document, asked))

    def places(self, deck: str, question: Question) -> tuple[CitedPlace, ...]:
        """What a question of the deck cites, looked up: its sources first, then what contradicts them.

        One that cannot be had says so in its `missing`; nothing is raised for it.
        """
        about = question.about
        shelf = library.deck(self._database, deck)
        return (
            *(self._place(shelf, question, each) for each in about.citations),
            *(self._place(shelf, question, each, contradicts=True) for each in about.contradicts),
        )

    def text_to_read(self, deck: str, question: Question) -> CitedPlace | None:
        """The first source of a question that is here, to be read before it is asked; None where none is."""
        shelf = library.deck(self._database, deck)
        places = (self._place(shelf, question, each) for each in question.about.citations)
        return next((each for each in places if each.section is not None), None)

    def _place(
        self, shelf: Shelf | None, question: Question, citation: Citation, *, contradicts: bool = False
    ) -> CitedPlace:
        name = citation.document
        own = () if shelf is None else (_way(shelf, name),)
        title = own[0].source.title if own else ""

        def missing(says: str, title: str = title) -> CitedPlace:
            return CitedPlace(citation=citation, title=title or name, missing=says, contradicts=contradicts)

        try:
            document = self._read(name, own) or self._read(name, self._ways(name))
        except Unreadable as failure:
            return missing(str(failure))
        if document is None:
            return missing(not_here(own[0].source if own else Source(id=name)))
        section = find_section(document, citation.section)
        if section is None:
            return missing(no_section(document, citation.section), document.title)
        if citation.passage > len(section.passages):
            return missing(no_passage(document, section, citation.passage), document.title)
        section = with_text(document, section)
        if not section.passages:
            return missing(no_text(document, section), document.title)
        marked = marked_in(question, citation, section)
        return CitedPlace(
            citation=citation,
            title=document.title,
            section=section,
            marked=marked,
            first=citation.passage or fullest(section, marked) or 1,
            contradicts=contradicts,
        )

    def _known(
        self, name: str, decks: Sequence[Shelf], lying: Found | None, asked: Sequence[AskedHere]
    ) -> KnownDocument:
        ways = [_way(each, name) for each in decks]
        found = self._find(name, ways) or lying
        titles = (way.source.title for way in ways if way.source.title)
        return KnownDocument(
            id=name,
            title=next(titles, words_of_id(name)),
            path=found.path if found else None,
            place=found.place if found else "",
            own=found.own if found else False,
            decks=tuple(each.deck for each in decks),
            memories=memories_of(asked),
        )

    def _ways(self, name: str) -> tuple[_Way, ...]:
        """The ways of all decks that cite a document."""
        with self._database.read():
            decks = {each.deck: each for each in library.decks(self._database)}
            return tuple(_way(decks[each.deck], name) for each in citing.cited_by(self._database, name))

    def _find(self, name: str, ways: Sequence[_Way]) -> Found | None:
        """The document's file, by the first way that leads to one."""
        for way in ways:
            found = self._shelf.find(name, way.source.file, way.deck_path)
            if found is not None:
                return found
        return self._shelf.find(name)

    def _read(self, name: str, ways: Sequence[_Way]) -> Document | None:
        found = self._find(name, ways)
        if found is None:
            return None
        titles = (way.source.title for way in ways if way.source.title)
        return self._shelf.open(found, next(titles, ""))


def _way(shelf: Shelf, name: str) -> _Way:
    source = next((each for each in shelf.sources if each.id == name), Source(id=name))
    return _Way(source, shelf.path)
