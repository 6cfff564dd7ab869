"""Whatever two devices did, and in whatever order their events arrive: the history is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.journal.event import Draft, Event, Kind
from quiz_app.journal.exam_records import paper_payload, response_payload, results_payload
from quiz_app.journal.exams import ExamState, Paper, PaperItem, Result, given_results
from quiz_app.journal.ids import uuid7
from quiz_app.progress.history import read_scores
from quiz_app.progress.scores import Filter, Mark, Scores
from quiz_app.questions.contents import fingerprint, from_content
from quiz_app.questions.model import Outcome, Response
from quiz_app.storage import exams, log
from quiz_app.storage.log import Author
from quiz_app.storage.rebuild import rebuild
from quiz_app.storage.rows import insert_versions
from tests.journal.story import DAY
from tests.storage.room import NOON, Room, chance, enter, furnished
from tests.support.examples import examples

WORDINGS: dict[str, dict[str, object]] = {
    "d/a": {"type": "choice", "id": "a", "question": "Which treaty?", "answer": "Peking",
            "wrong": [{"text": "Aigun"}, {"text": "Ili"}],
            "tags": ["qing"], "citations": [{"document": "article", "section": "Treaties"}]},
    "d/b": {"type": "typed", "id": "b", "question": "Which river?", "answer": "the Amur"},
    "d/c": {"type": "match", "id": "c", "question": "When?", "match": [["Aigun", "1858"], ["Peking", "1860"]]},
}  # fmt: skip
PRINTS = {card: fingerprint(from_content(content)) for card, content in WORDINGS.items()}
WRONG = {"d/a": Response.pick(1), "d/b": Response.typed("the Ob"), "d/c": Response.pick(1, 0)}
CARDS = tuple(WORDINGS)
NAMES = ("a" * 32, "b" * 32, "c" * 32)
SESSIONS = tuple(uuid7(NOON + day * 86_400_000, bytes(10)) for day in range(3))
PAPER = Paper(
    seed="s",
    decks=("d",),
    items=tuple(PaperItem(card=card, fingerprint=PRINTS[card], predicted=0.6, luck=0.25) for card in CARDS),
)
RIGHT = Result(outcome=Outcome.RIGHT, share=1.0)
FILTERS = (Filter(), Filter(decks=("d",), tags=("Qing",)), Filter(decks=("d",), since=1, until=DAY))
PLAIN: dict[str, Callable[[Room], object]] = {
    "undo": Room.undo,
    "redo": Room.redo,
    "a day passes": lambda room: setattr(room, "day", room.day + 1),
}


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database that knows one learner and the wordings, as if the decks had been answered once."""
    path = tmp_path_factory.mktemp("template") / "quiz.db"
    room = enter(path)
    with room.database.write() as connection:
        insert_versions(connection, {PRINTS[card]: content for card, content in WORDINGS.items()})
    room.database.close()
    return path


@contextmanager
def rooms(template: Path) -> Iterator[tuple[Room, Room]]:
    """The same learner at two machines."""
    with TemporaryDirectory() as folder:
        here = furnished(template, Path(folder) / "here.db")
        there = furnished(template, Path(folder) / "there.db")
        there.author, there.entropy = Author(there.learner.id, "2" * 32), chance(2)
        try:
            yield here, there
        finally:
            here.database.close()
            there.database.close()


def study(room: Room, card: str, grade: int, session: str, verdict: str = "wrong") -> Event:
    """An answer, wrong or right as graded, in a session."""
    payload = {
        "grade": grade, "due": room.day + 1, "p": 0.5, "taken_ms": 900, "session": session,
        "verdict": verdict if grade == 1 else "right", "response": response_payload(WRONG[card]),
    }  # fmt: skip
    return room.do(Draft(kind=Kind.ANSWERED, card=card, fingerprint=PRINTS[card], payload=payload))[0]


def override(room: Room, number: int, grade: int) -> None:
    """Another grade for one of the answers, if there are any."""
    answers = [event for event in room.log() if event.kind == Kind.ANSWERED]
    if answers:
        room.override(answers[number % len(answers)], grade)


def run(room: Room, command: tuple[object, ...]) -> None:
    """Do one thing."""
    match command:
        case ("study", str(card), int(grade), str(session), int(times)):
            for _ in range(times):
                study(room, card, grade, session)
        case ("take", str(exam), tuple(outcomes)):
            gives = [("give", exam, card, outcome) for card, outcome in zip(CARDS, outcomes, strict=True)]
            for each in (("begin", exam), *gives, ("hand in", exam)):
                run(room, each)
        case ("override", int(number), int(grade)):
            override(room, number, grade)
        case ("rename", str(old), str(new)):
            room.do(Draft(kind=Kind.MOVED, card=old, payload={"to": new}))
        case (str(what),):
            PLAIN[what](room)
        case (str(what), str(exam), *rest):
            room.do(of_exam(room, what, exam, *rest))


def of_exam(room: Room, what: str, exam: str, *rest: object) -> Draft:
    """What is done in an exam, or to it."""
    match (what, *rest):
        case ("begin",):
            return Draft(kind=Kind.EXAM_STARTED, payload=paper_payload(exam, PAPER))
        case ("give", str(card), Outcome() as outcome):
            payload = {
                "target": exam, "place": CARDS.index(card), "response": response_payload(WRONG[card]),
                "words": WRONG[card].text, "outcome": outcome.value, "share": 0.5, "took_ms": 7, "spent_ms": 100,
            }  # fmt: skip
            return Draft(kind=Kind.EXAM_ANSWERED, card=card, fingerprint=PRINTS[card], payload=payload)
        case ("hand in",):
            attempt = exams.attempt(room.database, room.learner.id, exam)
            results = results_payload(given_results(attempt)) if attempt else []
            return Draft(
                kind=Kind.EXAM_HANDED_IN, payload={"target": exam, "spent_ms": 900, "results": results}
            )
        case ("void",):
            return Draft(kind=Kind.EXAM_VOIDED, payload={"target": exam})
    return Draft(kind=Kind.EXAM_REGRADED, payload={"target": exam, "results": results_payload([RIGHT] * 3)})


OF_EXAM = st.tuples(st.sampled_from(["begin", "hand in", "void", "regrade"]), st.sampled_from(NAMES))
GIVE = st.tuples(
    st.just("give"), st.sampled_from(NAMES), st.sampled_from(CARDS), st.sampled_from([Outcome.RIGHT, Outcome.WRONG])
)  # fmt: skip
TAKE = st.tuples(
    st.just("take"), st.sampled_from(NAMES), st.tuples(*[st.sampled_from([Outcome.RIGHT, Outcome.WRONG])] * 3)
)  # fmt: skip
STUDY = st.tuples(
    st.just("study"), st.sampled_from(CARDS), st.sampled_from([1, 1, 3]), st.sampled_from(SESSIONS), st.integers(1, 3)
)  # fmt: skip
COMMANDS = st.lists(
    st.one_of(
        TAKE,
        STUDY,
        st.tuples(st.just("override"), st.integers(0, 9), st.integers(1, 4)),
        OF_EXAM,
        GIVE,
        st.tuples(st.just("rename"), st.sampled_from(CARDS), st.sampled_from(("d/new", "e/b"))),
        st.tuples(st.sampled_from(sorted(PLAIN))),
    ),
    min_size=2,
    max_size=10,
)


def read(room: Room, wanted: Filter = FILTERS[0], sessions: int = 2) -> Scores:
    return read_scores(room.database, room.learner.id, wanted, sessions=sessions)


@settings(max_examples=examples(20))
@given(first=COMMANDS, second=COMMANDS, data=st.data())
def test_two_devices_events_give_the_same_history_whatever_the_order_of_arrival(
    template: Path, first: list[tuple[object, ...]], second: list[tuple[object, ...]], data: st.DataObject
) -> None:
    with rooms(template) as (here, there):
        for room, commands in ((here, first), (there, second)):
            for command in (("begin", NAMES[0]), *commands):
                run(room, command)
        ours, theirs = here.log(), there.log()
        for room, further in ((here, theirs), (there, ours)):
            shuffled = data.draw(st.permutations(further))
            cut = data.draw(st.integers(0, len(shuffled)))
            for piece in (shuffled[:cut], shuffled[cut:], shuffled[: cut // 2]):
                log.unite(room.database, piece)
        for wanted in FILTERS:
            assert read(here, wanted) == read(there, wanted)
        before = [read(here, wanted) for wanted in FILTERS]
        rebuild(here.database)
        assert [read(here, wanted) for wanted in FILTERS] == before


@settings(max_examples=examples(20))
@given(commands=COMMANDS, last=st.one_of(OF_EXAM, GIVE))
def test_whatever_was_done_last_undo_takes_out_of_the_history_and_redo_brings_back(
    template: Path, commands: list[tuple[object, ...]], last: tuple[object, ...]
) -> None:
    with rooms(template) as (room, _other):
        for command in (("begin", NAMES[0]), *commands):
            run(room, command)
        before = [read(room, wanted) for wanted in FILTERS]
        run(room, last)
        after = [read(room, wanted) for wanted in FILTERS]
        room.undo()
        assert [read(room, wanted) for wanted in FILTERS] == before
        room.redo()
        assert [read(room, wanted) for wanted in FILTERS] == after


@settings(max_examples=examples(20))
@given(commands=COMMANDS)
def test_what_the_parts_of_a_history_say_agrees(template: Path, commands: list[tuple[object, ...]]) -> None:
    with rooms(template) as (room, _other):
        for command in commands:
            run(room, command)
        found = read(room, sessions=50)
        scored = {each.exam: each for each in found.attempts if each.state is ExamState.HANDED_IN}
        assert set(found.questions.exams) == set(found.sections.exams) == set(scored)
        for table in (found.sections, found.questions):
            assert sum(row.asked for row in table.rows) == sum(
                each.whole.questions for each in scored.values()
            )
            assert sum(row.right for row in table.rows) == sum(each.whole.right for each in scored.values())
            assert all(len(row.marks) == len(table.exams) for row in table.rows)
            assert all(any(mark is not Mark.NOT_ASKED for mark in row.marks) for row in table.rows)
        answers = log.all_events(room.database, room.learner.id)
        assert sum(each.answers for each in found.sessions) <= len(answers)
        assert all(0 <= each.right < each.asked >= 3 for each in found.hardest)
        assert all(each.times >= len(each.cards) > 0 for each in found.mix_ups)
