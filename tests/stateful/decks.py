"""Decks that change under the learner: questions of every type as an author edits them, and what a learner replies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import count
from typing import assert_never

from quiz_app.decks.deck import Reading
from quiz_app.decks.reader import read_deck
from quiz_app.questions.match import Match
from quiz_app.questions.model import DONT_KNOW, REVEALED, Expects, Question, Response
from quiz_app.questions.multi_select import MultiSelect
from quiz_app.questions.named_list import NamedList
from quiz_app.questions.order import Order
from quiz_app.questions.true_false import TrueFalse
from quiz_app.study.showing import Showing

WORDINGS = ("", ", as the maps have it", " nowadays")
IDS = ("", "-again", "-anew")
TAGS = ("north", "Süd")

# What an author wrote of each question; %s is where its wording differs.
TEXTS: Mapping[str, str] = {
    "amur": "question: Which river parts Russia and China in the east%s?, answer: the Amur, typed: true",
    "ob": "question: Which river does the Irtysh join%s?, answer: Ob, hint: It flows north.",
    "taiga": "term: Taiga, definition: The belt of forest between tundra and steppe%s",
    "ussuri": "question: Which river joins the Amur at Khabarovsk%s?, answer: Ussuri, "
    "wrong: [Sungari: it joins farther up, Zeya, Argun]",
    "ili": 'cloze: "The {{c1::Ili}} flows into lake {{c2::Balkhash}}%s."',
    "cities": "question: Put these cities in order from west to east%s., order: [Omsk, Irkutsk, Chita, Khabarovsk]",
    "stans": "question: Which states of Central Asia end in -stan%s?, "
    "answers: [Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan, Uzbekistan]",
    "arctic": "question: Which of these end in the Arctic Ocean%s?, answers: [Yenisei, Lena], "
    "wrong: [Volga, Ural, Don]",
    "truth": "statement: The Angara flows into Lake Baikal%s., answer: false, correction: It flows out of it.",
    "seas": "question: In which sea does each end%s?, "
    "match: {Obskaya Guba: Kara Sea, Lena Delta: Laptev Sea, Kolyma: East Siberian Sea}",
    "depth": "question: How deep is Lake Baikal%s?, number: 1642, unit: m, tolerance: 2 %%",
    "nerchinsk": "question: When did both sign at Nerchinsk%s?, date: 1689",
}
# The second wording of the gaps has one gap less: one of its cards is gone.
ONE_GAP = 'cloze: "The {{c1::Ili}} flows into lake Balkhash%s."'


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question as it stands in its file."""

    key: str
    suffix: int = 0
    wording: int = 0
    draft: bool = False
    tag: str = ""
    group: str = ""
    broken: bool = False

    @property
    def id(self) -> str:
        return self.key + IDS[self.suffix]

    def line(self) -> str:
        text = (ONE_GAP if (self.key, self.wording) == ("ili", 1) else TEXTS[self.key]) % WORDINGS[
            self.wording
        ]
        marks = (
            ", draft: true" * self.draft
            + f", tags: [{self.tag}]" * bool(self.tag)
            + f", group: {self.group}" * bool(self.group)
            + ", level: nine" * self.broken
        )
        return f"  - {{id: {self.id}, {text}{marks}}}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckFile:
    """One deck as its author has it: where it lies, what it holds, whether it can be read, whether it is there."""

    deck: str
    name: str
    items: tuple[Item, ...]
    garbled: bool = False
    there: bool = True

    @property
    def text(self) -> str:
        if self.garbled:
            return f"deck: [{self.deck}\n"
        return f"deck: {self.deck}\ntitle: All {self.deck}\nquestions:\n" + "".join(
            item.line() for item in self.items
        )

    def with_item(self, place: int, change: Callable[[Item], Item]) -> DeckFile:
        """The file with one of its questions changed; as it is where it has none."""
        if not self.items:
            return self
        place %= len(self.items)
        changed = change(self.items[place])
        if any(each.id == changed.id for each in self.items if each is not self.items[place]):
            return self
        return replace(self, items=(*self.items[:place], changed, *self.items[place + 1 :]))

    def without(self, place: int) -> tuple[DeckFile, Item | None]:
        """The file without one of its questions, and that question; the last one stays, as no deck is empty."""
        if len(self.items) < 2:
            return self, None
        place %= len(self.items)
        return replace(self, items=self.items[:place] + self.items[place + 1 :]), self.items[place]

    def plus(self, item: Item, place: int) -> DeckFile:
        """The file with one question more, unless there is one of that id."""
        if any(each.id == item.id for each in self.items):
            return self
        place %= len(self.items) + 1
        return replace(self, items=(*self.items[:place], item, *self.items[place:]))


FIRST_DECKS = (
    DeckFile(
        deck="rivers",
        name="rivers.yaml",
        items=(
            Item(key="amur", tag="north"),
            Item(key="ob", group="water"),
            Item(key="taiga"),
            Item(key="ussuri", group="water", tag="Süd"),
            Item(key="ili"),
            Item(key="cities"),
        ),
    ),
    DeckFile(
        deck="lakes",
        name="lakes.yaml",
        items=(
            Item(key="stans"),
            Item(key="arctic", tag="north"),
            Item(key="truth"),
            Item(key="seas", group="rivers/water"),
            Item(key="depth", group="baikal"),
            Item(key="nerchinsk"),
        ),
    ),
)


@lru_cache(maxsize=4096)
def read(text: str) -> Reading:
    """What the program reads in a deck's text."""
    return read_deck(text.encode(), "deck.yaml")


@dataclass(slots=True)
class Shelved:
    """A question as a library has it. `parts` are those that can be asked."""

    question: Question
    present: bool = True


@dataclass(slots=True)
class ShelvedDeck:
    """A deck as a library has it."""

    path: str
    present: bool = True
    missing: bool = False
    errors: int = 0
    questions: dict[str, Shelved] = field(default_factory=dict)


@dataclass(slots=True)
class Library:
    """What a library must hold after each look at the files, told plainly; `hidden` paths are studied no more."""

    decks: dict[str, ShelvedDeck] = field(default_factory=dict)
    files: dict[str, tuple[str, str]] = field(default_factory=dict)  # path: text, deck
    hidden: set[str] = field(default_factory=set)
    groups: dict[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # by card: what it was last kept apart by
    places: dict[str, int] = field(default_factory=dict)  # by card: where in its deck it last stood

    def copy(self) -> Library:
        return deepcopy(self)

    def sync(self, on_disk: Mapping[str, str], folder: str) -> None:
        """Look at the files, given by path as they lie on disk; those in other folders are let go."""
        found = {path: text for path, text in on_disk.items() if path not in self.hidden}
        for path, text in found.items():
            known = self.files.get(path)
            if known is None:
                self._recognise(path, text, found)
            elif known[0] != text:
                self._take(path, text)
        for path in [path for path in self.files if path not in found]:
            if path in self.hidden or not path.startswith(folder):
                del self.files[path]
                for deck in self._decks_at(path):
                    deck.present = False
                    for each in deck.questions.values():
                        each.present = False
            elif not self._decks_at(path):
                del self.files[path]
        for deck in self.decks.values():
            deck.missing = deck.path in self.files and deck.path not in found

    def _recognise(self, path: str, text: str, found: Mapping[str, str]) -> None:
        """A path that is new: the file of another path that is gone, or a new file."""
        for old, (kept, name) in self.files.items():
            if old not in found and kept == text and name:
                self.files[path] = self.files.pop(old)
                for deck in self._decks_at(old):
                    deck.path = path
                return
        self._take(path, text)

    def _take(self, path: str, text: str) -> None:
        reading = read(text)
        before = self.files.get(path, ("", ""))[1]
        self.files[path] = (text, reading.deck.id if reading.deck else before)
        if reading.deck is None:
            for deck in self._decks_at(path):
                deck.errors = reading.errors
            return
        shelf = self.decks.setdefault(reading.deck.id, ShelvedDeck(path=path))
        shelf.path, shelf.present, shelf.errors = path, True, reading.errors
        here = {placed.question.about.id: placed.question for placed in reading.deck.questions}
        if not reading.deck.unreadable:
            for name, each in shelf.questions.items():
                each.present = each.present and (name in here or name in reading.deck.broken)
        place = count()
        for name, question in here.items():
            shelf.questions[name] = Shelved(question)
            for card in (uid(reading.deck.id, name, part) for part in question.parts()):
                self.groups[card], self.places[card] = question.about.groups, next(place)

    def _decks_at(self, path: str) -> list[ShelvedDeck]:
        return [deck for deck in self.decks.values() if deck.path == path and deck.present]

    def question(self, name: str) -> Shelved | None:
        """A question by its name `deck/question`, also one that left."""
        deck, _, question = name.partition("/")
        return self.decks[deck].questions.get(question) if deck in self.decks else None

    def asked(self) -> dict[str, Question]:
        """The cards that can be asked."""
        return {
            uid(name, identity, part): each.question
            for name, deck in self.decks.items()
            for identity, each in deck.questions.items()
            if each.present and not each.question.about.draft
            for part in each.question.parts()
        }


def uid(deck: str, question: str, part: str) -> str:
    return f"{deck}/{question}#{part}" if part else f"{deck}/{question}"


def reply(showing: Showing, quality: str) -> Response:
    """A learner's reply to a card: "right", "wrong", "partly" or "unknown"."""
    expects = showing.prompt.expects
    if expects is Expects.REVEAL:
        return REVEALED
    if quality == "unknown":
        return DONT_KNOW
    if expects is Expects.TYPING:
        return _typed(showing, quality)
    if expects is Expects.OPTIONS:
        return Response.pick(*_picked(showing, quality))
    assert_never(expects)


def _typed(showing: Showing, quality: str) -> Response:
    question = showing.question
    if isinstance(question, NamedList):
        given = question.items[: {"right": 5, "partly": 4, "wrong": 1}[quality]]
        return Response.named(*given)
    if quality == "right":
        return Response.typed(question.answer(showing.part).partition(" (")[0])
    return Response.typed("1066" if question.type_name in ("number", "date") else "Volga Don")


def _picked(showing: Showing, quality: str) -> tuple[int, ...]:
    question, options = showing.question, showing.prompt.options
    right = _right_picks(question, options)
    if quality == "right":
        return right
    if isinstance(question, Order):
        return (*right[1::-1], *right[2:]) if quality == "partly" else right[::-1]
    if isinstance(question, Match):
        return (right[0], right[2], right[1]) if quality == "partly" else (*right[1:], right[0])
    others = tuple(place for place in range(len(options)) if place not in right)
    if isinstance(question, MultiSelect):
        return tuple(sorted((right[0], others[0]))) if quality == "partly" else others[:2]
    return others[:1]


def _right_picks(question: Question, options: tuple[str, ...]) -> tuple[int, ...]:
    if isinstance(question, Order):
        return tuple(options.index(each) for each in question.items)
    if isinstance(question, Match):
        return tuple(options.index(right) for _, right in question.pairs)
    if isinstance(question, MultiSelect):
        return tuple(sorted(options.index(each) for each in question.right))
    if isinstance(question, TrueFalse):
        return (0 if question.true else 1,)
    return (options.index(question.answer("")),)
