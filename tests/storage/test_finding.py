"""What a search finds in the database is what a plain look at every card finds, in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.decks.files import load
from quiz_app.journal.cards import card_uid, question_of
from quiz_app.journal.fold import is_blank
from quiz_app.journal.state import CardState
from quiz_app.memory.keeping import is_kept, known_now
from quiz_app.memory.leech import is_leech
from quiz_app.memory.model import Memory
from quiz_app.questions.model import Question
from quiz_app.questions.searching import search_form, searched_words
from quiz_app.settings import DEFAULT_PARAMETERS
from quiz_app.storage.catalogue import Catalogue, catalogue
from quiz_app.storage.database import Database
from quiz_app.storage.filters import (
    Atom,
    Due,
    InDeck,
    InSection,
    Is,
    Mark,
    OfType,
    Order,
    Says,
    Tagged,
    Term,
    wants_gone,
)  # fmt: skip
from quiz_app.storage.finding import AsOf, Finder
from quiz_app.storage.rows import number_learner
from quiz_app.storage.shelving import shelving
from quiz_app.storage.states import put_states
from quiz_app.storage.tables import card_state
from tests.storage.room import enter
from tests.support.examples import examples

TODAY = 739_000
AS_OF = AsOf(today=TODAY, parameters=DEFAULT_PARAMETERS, leech_after=3)

RIVERS = """\
deck: rivers
title: Zebra rivers
sources: {atlas: {title: An atlas}}
document: atlas
questions:
  - {id: amur, question: Which river parts Russia and China?, answer: Amur, typed: true, section: East of all,
     tags: [Border]}
  - {id: ob, question: Which river does the Irtysh join?, answer: Ob, hint: It flows north., section: West}
  - {id: yangtze, term: Yangtze, definition: The longest river of Asia (长江), tags: [border, long]}
  - {id: ili, cloze: "The {{c1::Ili}} flows into lake {{c2::Balkhash}}.", section: West by north}
  - {id: lena, question: Where does the Lena end?, answer: In the Laptev Sea, draft: true}
  - {id: gone-one, question: Which river is gone?, answer: The Uzboy, tags: [long]}
"""
PEAKS = """\
deck: peaks
title: apes and peaks
questions:
  - {id: belukha, question: The highest of the Altai?, answer: Belukha, wrong: [Elbrus, Kazbek]}
  - {id: clay, question: "Côté d'azur?", answer: no, tags: [early]}
"""


@dataclass(frozen=True)
class Library:
    """A few decks in a database, and each card as it stands there: in order, whether it can be asked."""

    database: Database
    learner: str
    person: int
    cards: Catalogue
    order: tuple[str, ...]
    questions: dict[str, Question]
    active: frozenset[str]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("finding")
    room = enter(folder / "quiz.db")
    questions: dict[str, Question] = {}
    order: list[str] = []
    active: set[str] = set()
    for name, text, later in (
        ("peaks", PEAKS, PEAKS),
        ("rivers", RIVERS, RIVERS[: RIVERS.index("  - {id: gone-one")]),
    ):
        file = folder / f"{name}.yaml"
        for number, said in enumerate((text, later)):
            file.write_text(said, encoding="utf-8")
            read = load(file)
            assert read.deck is not None
            assert not read.errors
            with shelving(room.database) as shelves:
                shelves.put(read, str(number))
            uids = {
                card_uid(name, placed.question.about.id, part): placed.question
                for placed in read.deck.questions
                for part in placed.question.parts()
            }
            if number == 0:
                order += uids
                questions |= uids
            active = {uid for uid in active if not uid.startswith(f"{name}/")}
            active |= {uid for uid, question in uids.items() if not question.about.draft}
    with room.database.read() as connection:
        person = number_learner(connection, room.learner.id)
    assert person is not None
    yield Library(
        room.database,
        room.learner.id,
        person,
        catalogue(room.database),
        tuple(order),
        questions,
        frozenset(active),
    )
    room.database.close()


DAYS = st.integers(TODAY - 40, TODAY)
MEMORIES = st.one_of(
    st.integers(1, 40).map(float), st.floats(0.001, 400), st.sampled_from([1.0, 2.0, 10.0, 40.0])
)


@st.composite
def states(draw: st.DrawFn, uid: str) -> CardState:
    state = CardState(
        card=uid,
        suspended=draw(st.booleans()),
        buried_until=draw(st.none() | st.integers(TODAY - 1, TODAY + 2)),
        flagged=(flagged := draw(st.booleans())),
        flag_note=draw(st.sampled_from(["", "Wrong côte", "长江?"])) if flagged else "",
        note=draw(st.sampled_from(["", "My amur note"])),
    )
    if not draw(st.booleans()):
        return state
    last = draw(DAYS)
    return CardState(
        card=uid,
        memory=Memory(draw(MEMORIES), 5.0),
        first_day=last,
        last_day=last,
        due_day=draw(st.integers(TODAY - 3, TODAY + 9)),
        answers=1,
        lapse_days=tuple(range(TODAY - draw(st.integers(0, 4)), TODAY)),
        suspended=state.suspended,
        buried_until=state.buried_until,
        flagged=state.flagged,
        flag_note=state.flag_note,
        note=state.note,
    )


ATOMS: st.SearchStrategy[Atom] = st.one_of(
    st.sampled_from([" amur", " r", " the", "江", " note", " cote", " which river", " zzz"]).map(Says),
    st.sampled_from(["rivers", "peaks", "none"]).map(InDeck),
    st.sampled_from(["border", "long", "early"]).map(Tagged),
    st.sampled_from(["typed", "cloze", "flashcard", "choice"]).map(OfType),
    st.sampled_from([" west", " north", " east of"]).map(InSection),
    st.sampled_from(list(Mark)).map(Is),
    st.builds(Due, st.integers(TODAY - 2, TODAY + 9), st.none() | st.integers(TODAY - 2, TODAY + 9)),
)
TERMS = st.lists(
    st.builds(Term, st.lists(ATOMS, min_size=1, max_size=3).map(tuple), st.booleans()), max_size=3
).map(tuple)


def known(state: CardState) -> float | None:
    if state.memory is None or state.last_day is None or state.due_day is None:
        return None
    return known_now(state.memory.stability, state.last_day, state.due_day, TODAY, DEFAULT_PARAMETERS)


def bears(mark: Mark, state: CardState, active: bool) -> bool:
    recall = known(state)
    return {
        Mark.NEW: recall is None,
        Mark.FADING: recall is not None and not is_kept(recall),
        Mark.KEPT: recall is not None and is_kept(recall),
        Mark.LEECH: is_leech(state.lapse_days, AS_OF.leech_after),
        Mark.SUSPENDED: state.suspended,
        Mark.FLAGGED: state.flagged,
        Mark.BURIED: (state.buried_until or 0) > TODAY,
        Mark.NOTED: bool(state.note),
        Mark.GONE: not active,
    }[mark]


def holds(atom: Atom, uid: str, question: Question, state: CardState, active: bool) -> bool:
    about = question.about
    match atom:
        case Says(form):
            texts = (searched_words(question), search_form(state.note), search_form(state.flag_note))
            return any(form in text for text in texts)
        case InDeck(name):
            return uid.startswith(f"{name}/")
        case Tagged(name):
            return active_tags(question, active) >= {name}
        case OfType(name):
            return question.type_name == name
        case InSection(form):
            return bool(about.citations) and form in search_form(about.citations[0].section)
        case Is(mark):
            return bears(mark, state, active)
        case Due(last, first):
            asked = max(state.due_day or 0, state.buried_until or 0)
            due = state.due_day is not None and not state.suspended and asked <= last
            return due and (first is None or asked >= first)


def active_tags(question: Question, active: bool) -> set[str]:
    # The tags of a question that left are forgotten, so that they are offered no more; a draft keeps its own.
    return {tag.lower() for tag in question.about.tags} if active or question.about.draft else set()


def naive(library: Library, kept: dict[str, CardState], terms: tuple[Term, ...]) -> list[str]:
    found = []
    for uid in library.order:
        state, active = kept.get(uid, CardState(card=uid)), uid in library.active
        if not active and not (wants_gone(terms) and uid in kept):
            continue
        question = library.questions[uid]
        if all(
            any(holds(atom, uid, question, state, active) for atom in term.any) is not term.negated
            for term in terms
        ):
            found.append(uid)
    return found


def keep(library: Library, kept: dict[str, CardState]) -> None:
    with library.database.write() as connection:
        connection.execute(card_state.delete())
        put_states(connection, library.person, kept.values())


def rank(order: Order, state: CardState) -> float:
    recall = known(state)
    return {
        Order.DECK: 0.0,
        Order.DUE: 1e9 if state.due_day is None else state.due_day,
        Order.KNOWN: 2.0 if recall is None else recall,
        Order.LAPSES: -len(state.lapse_days),
        Order.RECENT: 1e9 if state.last_day is None else -state.last_day,
    }[order]


@settings(max_examples=examples(150))
@given(data=st.data(), terms=TERMS, order=st.sampled_from(list(Order)))
def test_a_search_finds_what_a_plain_look_at_every_card_finds(
    library: Library, data: st.DataObject, terms: tuple[Term, ...], order: Order
) -> None:
    some = data.draw(st.lists(st.sampled_from(library.order), unique=True))
    drawn = [data.draw(states(uid)) for uid in some]
    kept = {state.card: state for state in drawn if not is_blank(state)}
    keep(library, kept)
    found = Finder(library.database, library.learner, library.cards, AS_OF).find(terms, order)
    wanted = naive(library, kept, terms)
    ranks = [round(rank(order, kept.get(uid, CardState(card=uid))), 9) for uid in found]
    assert sorted(found) == sorted(wanted)
    assert ranks == sorted(ranks)
    if order in (Order.DECK, Order.DUE, Order.LAPSES, Order.RECENT):
        assert list(found) == sorted(wanted, key=lambda uid: rank(order, kept.get(uid, CardState(card=uid))))


def test_another_learners_marks_are_not_found(library: Library) -> None:
    keep(library, {"rivers/ob": CardState(card="rivers/ob", flagged=True)})
    own = Finder(library.database, library.learner, library.cards, AS_OF)
    other = Finder(library.database, "0" * 32, library.cards, AS_OF)
    flagged = (Term((Is(Mark.FLAGGED),)),)
    assert own.find(flagged, Order.DECK) == ("rivers/ob",)
    assert other.find(flagged, Order.DECK) == ()


def test_the_counts_are_those_of_the_searches(library: Library) -> None:
    marked = {
        "rivers/ob": CardState(card="rivers/ob", flagged=True),
        "rivers/amur": CardState(
            card="rivers/amur", memory=Memory(3.0, 5.0), first_day=TODAY, last_day=TODAY, due_day=TODAY + 3
        ),
        "rivers/gone-one": CardState(card="rivers/gone-one", suspended=True),
        "rivers/lena": CardState(card="rivers/lena", flagged=True),
    }
    keep(library, marked)
    finder = Finder(library.database, library.learner, library.cards, AS_OF)
    atoms: dict[str, Is | Due] = {mark: Is(mark) for mark in Mark}
    atoms["week"] = Due(TODAY + 7)
    counted = finder.count(atoms)
    assert counted == {name: len(finder.find((Term((atom,)),), Order.DECK)) for name, atom in atoms.items()}
    assert (counted[Mark.GONE], counted[Mark.FLAGGED], counted["week"]) == (2, 1, 1)


def test_the_catalogue_is_read_again_only_when_a_deck_has_changed(library: Library) -> None:
    assert catalogue(library.database, library.cards) is library.cards
    assert [question_of(uid) for uid in library.cards.cards] == list(library.cards.questions)
