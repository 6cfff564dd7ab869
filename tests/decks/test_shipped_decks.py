"""The shipped decks keep what they promise: enough of each kind, tagged, proven, and in words of their own."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from quiz_app.authoring.check import check
from quiz_app.decks.deck import Deck
from quiz_app.decks.files import find_deck_files, load
from quiz_app.decks.reader import read_deck
from quiz_app.documents.document import Document
from quiz_app.documents.places_in import find_section
from quiz_app.documents.shelf import DocumentShelf, Folder
from quiz_app.questions.contents import MODULES, to_content
from quiz_app.questions.model import Question
from quiz_app.questions.question_type import Content
from tests.support.shipped import asks_why, borrowed, runs, texts_of

FOLDER = Path(__file__).resolve().parents[2] / "decks"
# How many questions each deck has at least.
FLOORS = {
    "sino-russian-history": 160,
    "sino-soviet-relations": 40,
    "what-happened-backgrounder": 50,
    "what-history-may-tell": 36,
    "how-close-are-they": 26,
    "where-documents-disagree": 40,
}
MOST_CHOICE, MOST_CHOICE_IN_ONE, MOST_EXACT, MOST_TRUE_FALSE, LEAST_WHY = 1 / 3, 0.4, 0.2, 0.08, 0.4
LEAST_NUMBERS, LEAST_OF_A_TYPE = 5, 10
ERAS = {"early-contacts", "qing", "revolutions", "republic", "soviet-era", "modern"}
THEMES = {
    "border", "trade", "treaties", "diplomacy", "war", "ideology", "economy", "religion", "mongolia", "manchuria",
    "central-asia", "korea", "narratives", "reading-sources",
}  # fmt: skip
# Sections of the documents that have a text of their own and yet say nothing that could be asked, with the reason.
WITHOUT_CONTENT = {
    (
        "sino-russian-history",
        "Events that preceded World War II in Asia",
    ): "names its own subject and says no more",
    ("sino-russian-history", "History of foreign relations of China"): "says which other articles there are",
}
# Names of treaties and institutions that are as long as a sentence.
NAMES = (
    "Sino-Soviet Treaty of Friendship, Alliance and Mutual Assistance",
    "Treaty of Friendship, Alliance and Mutual Assistance between the People's Republic of China and the Union of "
    "Soviet Socialist Republics",
    "Treaty of Good-Neighborliness and Friendly Cooperation between the People's Republic of China and the Russian "
    "Federation",
)
Asked = list[tuple[str, Question]]


@pytest.fixture(scope="module")
def decks() -> dict[str, Deck]:
    """The shipped decks as they are read, by their ids."""
    found = (load(path).deck for path in find_deck_files(FOLDER))
    return {deck.id: deck for deck in found if deck is not None}


@pytest.fixture(scope="module")
def asked(decks: dict[str, Deck]) -> Asked:
    """All questions that are asked, each with its name `deck/question`."""
    return [
        (f"{deck.id}/{placed.question.about.id}", placed.question)
        for deck in decks.values()
        for placed in deck.questions
        if not placed.question.about.draft
    ]


@pytest.fixture(scope="module")
def documents(shared: Path) -> dict[str, Document]:
    """The documents that the decks are built from."""
    shelf = _shelf(shared)
    return {found.id: shelf.open(found) for found in shelf.all()}


def _shelf(shared: Path) -> DocumentShelf:
    folder = shared / "documents"
    return DocumentShelf((Folder(folder, "the shared documents"),), folder)


def types(asked: Asked) -> Counter[str]:
    return Counter(question.type_name for _, question in asked)


def of_deck(asked: Asked, deck: str) -> Asked:
    return [each for each in asked if each[0].startswith(f"{deck}/")]


# Enough of each.


def test_every_deck_has_its_number_of_questions_and_no_deck_is_without_a_floor(asked: Asked) -> None:
    counts = Counter(name.partition("/")[0] for name, _ in asked)
    assert {
        deck: f"{counts[deck]} of {least}" for deck, least in FLOORS.items() if counts[deck] < least
    } == {}
    assert set(counts) == set(FLOORS)


@pytest.mark.parametrize("path", find_deck_files(FOLDER), ids=lambda path: path.name)
def test_every_question_can_be_read_and_every_file_is_called_after_its_deck(path: Path) -> None:
    reading = load(path)
    assert [f"{p.path}:{p.line} {p.problem.code} {p.problem.message}" for p in reading.problems] == []
    assert reading.deck is not None
    assert reading.deck.id == path.stem


def test_no_type_takes_more_than_its_share(asked: Asked) -> None:
    found, all_ = types(asked), len(asked)
    assert found["choice"] <= MOST_CHOICE * all_, f"{found['choice']} of {all_} are choice"
    assert found["date"] + found["number"] <= MOST_EXACT * all_
    assert found["true-false"] <= MOST_TRUE_FALSE * all_, f"{found['true-false']} of {all_} are true-false"


def test_every_type_is_there_often_enough(asked: Asked) -> None:
    floors = dict.fromkeys(MODULES, LEAST_OF_A_TYPE) | {"number": LEAST_NUMBERS}
    found = types(asked)
    assert {name: f"{found[name]} of {least}" for name, least in floors.items() if found[name] < least} == {}


@pytest.mark.parametrize("deck", FLOORS)
def test_no_deck_is_mostly_choice(deck: str, asked: Asked) -> None:
    found = types(of_deck(asked, deck))
    assert found["choice"] <= MOST_CHOICE_IN_ONE * max(1, found.total()), dict(found)


def test_enough_questions_ask_why_how_or_with_what_consequence(asked: Asked) -> None:
    why = {deck: sum(asks_why(each) for _, each in of_deck(asked, deck)) for deck in FLOORS}
    assert sum(why.values()) >= LEAST_WHY * len(asked), f"{why} of {len(asked)}"


# What each question says of itself.


def test_every_question_has_its_citation_and_level(asked: Asked) -> None:
    assert [name for name, question in asked if not question.about.citations] == []
    assert [name for name, question in asked if question.about.level not in (1, 2, 3)] == []


def test_tags_are_of_one_vocabulary_and_name_an_era(asked: Asked) -> None:
    strange = {name: set(each.about.tags) - ERAS - THEMES for name, each in asked}
    assert {name: tags for name, tags in strange.items() if tags} == {}
    assert [name for name, each in asked if not ERAS.intersection(each.about.tags)] == []
    assert (ERAS | THEMES) - {tag for _, each in asked for tag in each.about.tags} == set()


def test_a_question_for_a_date_is_told_by_when_to_be_about_that_date(asked: Asked) -> None:
    for name, question in asked:
        if question.type_name == "date":
            when, date = question.about.when, str(question.content()["date"])
            assert set(re.findall(r"\d{3,4}", when)) & set(re.findall(r"\d{3,4}", date)), (
                f"{name}: {when} for {date}"
            )


def test_whoever_shares_a_group_with_nobody_has_a_slip_in_its_name(asked: Asked) -> None:
    members = Counter(group for name, each in asked for group in groups_of(name, each))
    alone = {
        name: groups_of(name, each)
        for name, each in asked
        if any(members[g] < 2 for g in groups_of(name, each))
    }
    assert alone == {}


def groups_of(name: str, question: Question) -> list[str]:
    deck = name.partition("/")[0]
    return [group if "/" in group else f"{deck}/{group}" for group in question.about.groups]


# Beside the documents.


def test_check_with_the_documents_is_clean(shared: Path) -> None:
    report = check([FOLDER], _shelf(shared))
    assert [f"{p.path}:{p.line} {p.problem.code} {p.problem.message}" for p in report.problems] == []
    citations = report.citations
    assert citations is not None
    assert citations.proven + citations.inferred == citations.total > sum(FLOORS.values())


def test_every_section_with_content_is_cited(asked: Asked, documents: dict[str, Document]) -> None:
    cited = set()
    for _, question in asked:
        for each in question.about.citations:
            section = (
                find_section(documents[each.document], each.section) if each.document in documents else None
            )
            cited.add((each.document, section.number if section else 0))
    left = {
        (document.id, section.title)
        for document in documents.values()
        for section in document.sections
        if section.passages and (document.id, section.title) not in WITHOUT_CONTENT
        if (document.id, section.number) not in cited
    }
    assert sorted(left) == []
    titles = {
        (document.id, section.title) for document in documents.values() for section in document.sections
    }
    assert set(WITHOUT_CONTENT) <= titles


def test_no_sentence_is_borrowed_from_a_document(decks: dict[str, Deck], shared: Path) -> None:
    owned = set().union(*(runs(path.read_text("utf-8")) for path in (shared / "documents").glob("*.txt")))
    assert len(owned) > 5_000
    found: dict[str, list[str]] = {}
    for deck in decks.values():
        texts = [("title", deck.title), ("description", deck.description)]
        texts += [
            (placed.question.about.id, text)
            for placed in deck.questions
            for text in texts_of(to_content(placed.question))
        ]
        for name, text in texts:
            if borrowing := borrowed(text, owned, NAMES):
                found.setdefault(f"{deck.id}/{name}", []).extend(borrowing)
    assert found == {}


# How it is measured.


def question_of(keys: str) -> Question:
    reading = read_deck(f"deck: d\ntitle: t\nquestions:\n  - {{{keys}}}\n".encode(), "d.yaml")
    assert reading.deck is not None
    return reading.deck.questions[0].question


@pytest.mark.parametrize(
    ("keys", "asks"),
    [
        ("question: Why did Moscow court India?, answer: x", True),
        ("question: How did China act in 2008?, answer: x", True),
        ("question: With what result did they compete?, answer: x", True),
        ("question: For what purpose did he travel?, answer: x", True),
        ("question: What led to the Long March?, answer: x", True),
        ("question: What did the treaty lead to?, answer: x", True),
        ("question: Because of which war was China weak?, answer: x", True),
        ("question: Match cause and effect., match: {a: b, c: d}", True),
        ("statement: Trade was granted because the Amur was given up., answer: true", True),
        ('cloze: "They quarrelled because of {{c1::India}}."', True),
        ("question: Who?, answer: x, reverse: {question: Why did he?, answer: y}", True),
        ("question: How many years did it hold?, answer: x", False),
        ("question: How long ago was it?, answer: x", False),
        ("question: How far is it?, answer: x", False),
        ("question: How is the Lifan Yuan called in English?, answer: x", False),
        ("question: Which city was closed because of its navy?, answer: x", False),
        ("question: When did the treaty take effect?, answer: x", False),
        ("question: The war led to hunger. Who ruled then?, answer: x", False),
        ("statement: The Amur was given up in 1689., answer: true", False),
        ('cloze: "The {{c1::Amur}} shows the way."', False),
        ("term: Fellow traveller, definition: x", False),
    ],
)
def test_what_asks_why_is_told_by_its_wording(keys: str, asks: bool) -> None:
    assert asks_why(question_of(keys)) is asks


def test_a_run_of_eight_words_is_found_whatever_stands_between_them() -> None:
    owned = runs("It was signed by Tulišen and Count Sava at the border city of Kyakhta on that day.")
    told = "So it was “signed by {{c1::Tulisen::who?}} and Count Sava at the border”"
    assert borrowed(told, owned, ()) == [
        "it was signed by tulisen and count sava",
        "was signed by tulisen and count sava at",
        "signed by tulisen and count sava at the",
        "by tulisen and count sava at the border",
    ]
    assert borrowed(told, owned, ("Count Sava",)) == []
    assert borrowed("signed by Tulisen and Count Sava at a border", owned, ()) == []
    content: Content = {
        "explain": "one",
        "citations": [{"section": "two", "evidence": ["three"]}],
        "tags": ["four"],
    }
    assert set(texts_of(content)) == {"explain", "one", "citations", "evidence", "three"}
