"""The map says of any decks, texts and answers what a plain reckoning over all questions says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.documents.document import Document, Passage, Section
from quiz_app.documents.mapping import map_of
from quiz_app.documents.pictures import Memories, Remembered
from quiz_app.journal.event import Kind
from quiz_app.memory.keeping import known_now
from quiz_app.questions.contents import from_content
from quiz_app.questions.model import Citation
from quiz_app.questions.sections import LEAD
from quiz_app.storage import library, queries
from quiz_app.storage.citing import AskedHere
from tests.documents.lakes import PARAMETERS, Shore
from tests.journal.story import DAY
from tests.storage.room import furnished

SECTIONS = {"East": 3, "West": 1, "North": 2}
LENGTHS = {"(lead)": 1, **SECTIONS}
TEXT = "# Rivers\n\nA lead.\n\n" + "".join(
    f"## {title}\n\n" + "".join(f"Passage {number} of this.\n\n" for number in range(count)) + "\n"
    for title, count in SECTIONS.items()
)
PLAIN_HEAD = "deck: {deck}\ntitle: {title}\nquestions:\n"
PLACE = st.tuples(
    st.sampled_from(["rivers", "rivers", "seas"]),
    st.sampled_from(["", "(lead)", *SECTIONS, "South"]),
    st.integers(0, 4),
)


@dataclass(frozen=True)
class Written:
    """A question as the property has it written: its sources, what contradicts it, how often and on which day asked."""

    sources: list[tuple[str, str, int]]
    against: list[tuple[str, str, int]]
    gaps: int
    asked: int | None
    suspended: bool


QUESTIONS = st.lists(
    st.builds(
        Written,
        sources=st.lists(PLACE, max_size=3),
        against=st.lists(PLACE, max_size=1),
        gaps=st.integers(1, 2),
        asked=st.none() | st.integers(0, 300),
        suspended=st.booleans(),
    ),
    max_size=6,
)


def place_text(place: tuple[str, str, int]) -> str:
    document, section, passage = place
    keys = [f"document: {document}", *([f'section: "{section}"'] if section else [])]
    return "{" + ", ".join([*keys, *([f"passage: {passage}"] if passage else [])]) + "}"


def question_text(name: str, written: Written) -> str:
    cloze = " ".join(f"{{{{c{gap}::word{gap}}}}}" for gap in range(1, written.gaps + 1))
    sources = ", ".join(map(place_text, written.sources))
    against = ", ".join(map(place_text, written.against))
    return f"{{id: {name}, cloze: '{cloze}', source: [{sources}], contradicts: [{against}]}}"


def expected(cards: list[str], known: dict[str, float | None]) -> Memories:
    unique = tuple(dict.fromkeys(cards))
    values = [known[card] for card in unique]
    mean = sum(value or 0.0 for value in values) / len(values) if values else 0.0
    if not values:
        remembered = Remembered.NOT_ASKED
    elif all(value is None for value in values):
        remembered = Remembered.NEW
    else:
        remembered = Remembered.KEPT if mean >= 0.9 else Remembered.FADING
    fresh = sum(value is None for value in values)
    return Memories(cards=unique, fresh=fresh, known=mean, remembered=remembered)


@dataclass(frozen=True)
class Reckoned:
    """Who asks what of which part of the text: cards by section title and passage number (0 for the section)."""

    everywhere: list[str]
    places: dict[tuple[str, int], list[str]]
    astray: list[str]


def reckon(shore: Shore) -> Reckoned:
    """Go through every question of the deck, card by card and citation by citation."""
    found = Reckoned([], {}, [])
    for name, content in library.questions_of(shore.room.database, "waters").items():
        question = from_content(content.content)
        for part in question.parts():
            for cited in question.about.citations:
                if cited.document == "rivers":
                    put_down(found, f"waters/{name}#{part}", cited)
    return found


def put_down(found: Reckoned, card: str, cited: Citation) -> None:
    found.everywhere.append(card)
    length = LENGTHS.get(cited.section)
    if length is None:
        if cited.section or cited.passage:
            found.astray.append(card)
        return
    found.places.setdefault((cited.section, 0), []).append(card)
    passage = cited.passage or (1 if length == 1 else 0)  # no answer stands in the text
    if passage > length:
        found.astray.append(card)
    elif passage:
        found.places.setdefault((cited.section, passage), []).append(card)


def known_on(shore: Shore, cards: list[str], day: int) -> dict[str, float | None]:
    known: dict[str, float | None] = {}
    for card in cards:
        state = queries.state(shore.room.database, shore.room.learner.id, card)
        known[card] = None
        if state.memory is not None and state.last_day is not None and state.due_day is not None:
            known[card] = known_now(state.memory.stability, state.last_day, state.due_day, day, PARAMETERS)
    return known


@settings(max_examples=20)
@given(questions=QUESTIONS, today=st.integers(0, 400))
def test_the_map_of_a_library_is_that_of_a_plain_reckoning(
    questions: list[Written], today: int, template: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("map") / "decks"
    room = furnished(template, folder.parent / "quiz.db")
    shore = Shore(room, folder)
    shore.write("../elsewhere/documents/rivers.md", TEXT)
    names = {f"q{number}": written for number, written in enumerate(questions)}
    shore.put(*(question_text(name, written) for name, written in names.items()), head=PLAIN_HEAD)
    for name, written in names.items():
        if written.asked is not None:
            room.answer(f"waters/{name}#c1", day=DAY + written.asked)
        if written.suspended:
            room.mark(Kind.SUSPENDED, f"waters/{name}#c{written.gaps}")
    day = DAY + 300 + today
    found, wanted = shore.map("rivers", day), reckon(shore)
    known = known_on(shore, wanted.everywhere, day)
    assert found.memories == shore.documents(day)["rivers"].memories == expected(wanted.everywhere, known)
    assert found.astray == tuple(dict.fromkeys(wanted.astray))
    assert [each.section.title for each in found.sections] == list(LENGTHS)
    for section in found.sections:
        title = section.section.title
        assert section.memories == expected(wanted.places.get((title, 0), []), known)
        assert [each.memories for each in section.passages] == [
            expected(wanted.places.get((title, number), []), known) for number in range(1, LENGTHS[title] + 1)
        ]
    room.database.close()


def test_a_section_whose_name_stands_twice_is_the_first_of_them() -> None:
    passage = Passage(number=1, text="A text.", line=1)
    sections = tuple(Section(number=n, title="Same", passages=(passage,)) for n in (1, 2))
    card = AskedHere(
        card="d/q", question="d/q", fingerprint="", number=1, section="same", passage=1, known=None
    )
    found = map_of(Document(id="d", title="D", sections=sections), [card], {})
    assert [each.memories.cards for each in found.sections] == [("d/q",), ()]
    assert [each.passages[0].memories.cards for each in found.sections] == [("d/q",), ()]


def test_what_is_asked_below_a_heading_counts_there_too_once_each() -> None:
    passage = Passage(number=1, text="A text.", line=1)
    levels = {LEAD: 1, "North": 2, "Lena": 3, "Delta": 5, "Ob": 3, "South": 2, "Volga": 3}
    sections = tuple(
        Section(number=n, title=title, level=level, passages=(passage,))
        for n, (title, level) in enumerate(levels.items(), start=1)
    )
    beyond = Section(number=8, title="Elsewhere", level=4, page=2, passages=(passage,))
    cited = [("d/lead", LEAD), ("d/n", "North"), ("d/delta", "Delta"), ("d/ob", "Ob"), ("d/n", "Ob"), ("d/v", "Volga"),
             ("d/e", "Elsewhere")]  # fmt: skip
    asked = [
        AskedHere(card=card, question=card, fingerprint="", number=1, section=title, passage=1, known=None)
        for card, title in cited
    ]
    found = map_of(Document(id="d", title="D", sections=(*sections, beyond)), asked, {})
    assert {each.section.title: (each.memories.cards, each.below) for each in found.sections} == {
        LEAD: (("d/lead",), 0),
        "North": (("d/n", "d/delta", "d/ob"), 3),
        "Lena": (("d/delta",), 1),
        "Delta": (("d/delta",), 0),
        "Ob": (("d/ob", "d/n"), 0),
        "South": (("d/v",), 1),
        "Volga": (("d/v",), 0),
        "Elsewhere": (("d/e",), 0),
    }
    assert found.sections[1].passages[0].memories.cards == ("d/n",)
