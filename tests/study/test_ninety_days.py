"""Ninety days of a learner's life: what is scheduled equals what the two reference libraries compute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

import fsrs as py_fsrs
import fsrs_rs_python as fsrs_rs
import pytest

from quiz_app.memory.model import Grade, Memory
from quiz_app.paths import find_places
from quiz_app.questions.model import REVEALED, Response
from quiz_app.settings import DEFAULT_PARAMETERS
from quiz_app.storage.rebuild import compare_rebuild
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from quiz_app.study.showing import Phase
from tests.support.life import StillClock

DAYS = 90
FLASHCARDS = 90
TYPED = 60

# What one card went through: study day, grade, and the due day that was promised.
Course = list[tuple[int, Grade, int]]


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, dict[str, Course]]]:
    """A learner studies most days, and grades and types by a seeded mind; gives the desk and each card's course."""
    folder = tmp_path_factory.mktemp("long")
    (folder / "long.yaml").write_text(_deck(), encoding="utf-8")
    clock = StillClock()
    places = find_places({}, tmp_path_factory.mktemp("home"))
    desk = Desk.open(places, clock, user="Ada", shipped=folder, entropy=Random(7).randbytes)
    desk.sync()
    desk.change_setting("fuzz", "off")
    mind = Random(90)
    courses: dict[str, Course] = defaultdict(list)
    for _ in range(DAYS):
        if mind.random() < 0.85:
            _study_a_day(desk, clock, mind, courses)
        clock.pass_days()
    yield desk, courses
    desk.close()


def test_memory_after_ninety_days_equals_both_libraries(life: tuple[Desk, dict[str, Course]]) -> None:
    desk, courses = life
    assert sum(len(course) for course in courses.values()) > 800
    assert {grade for course in courses.values() for _, grade, _ in course} == set(Grade)
    for card, course in courses.items():
        memory = desk.card_info(card).memory
        assert memory is not None
        for theirs in (_by_py_fsrs(course)[-1][0], _by_fsrs_rs(course)):
            assert memory.stability == pytest.approx(theirs.stability, rel=1e-3)
            assert memory.difficulty == pytest.approx(theirs.difficulty, rel=1e-3)


def test_every_due_day_promised_in_ninety_days_is_the_one_py_fsrs_computes(
    life: tuple[Desk, dict[str, Course]],
) -> None:
    _, courses = life
    for course in courses.values():
        for (day, grade, due), (_, interval) in zip(course, _by_py_fsrs(course), strict=True):
            assert due == (day if grade is Grade.AGAIN else day + interval)


def test_a_rebuild_from_the_log_gives_what_was_kept_day_by_day(life: tuple[Desk, dict[str, Course]]) -> None:
    desk, courses = life
    before = [desk.card_info(card) for card in courses]
    assert compare_rebuild(desk.ledger.database) == ()
    assert [desk.card_info(card) for card in courses] == before


def _study_a_day(desk: Desk, clock: StillClock, mind: Random, courses: dict[str, Course]) -> None:
    sitting = desk.start(Selection())
    for _ in range(400):
        showing = sitting.showing
        if showing is None:
            break
        card, day = showing.card, desk.today()
        if showing.question.type_name == "flashcard":
            sitting.respond(REVEALED, 900)
            given = mind.choices(list(Grade), (12, 10, 63, 15))[0]
            assert sitting.showing is not None
            due = next(choice.due_day for choice in sitting.showing.choices if choice.grade is given)
            sitting.grade(given, 2500)
        else:
            known = mind.random() < 0.85
            sitting.respond(Response.typed(showing.question.answer(showing.part) if known else "?!"), 4000)
            judged = sitting.showing
            assert judged is not None
            assert judged.phase is Phase.JUDGED
            if not known and mind.random() < 0.2:
                sitting.override(Grade.HARD)
                judged = sitting.showing
                assert judged is not None
                assert judged.grade is Grade.HARD
            assert judged.grade is not None
            given, due = judged.grade, judged.choices[0].due_day
            sitting.advance()
        courses[card].append((day, given, due))
        clock.pass_ms(5000)


def _deck() -> str:
    lines = ["deck: long", "title: A long deck", "questions:"]
    lines += [f"  - {{id: f{n}, question: What is fact {n}?, answer: fact {n}}}" for n in range(FLASHCARDS)]
    lines += [f"  - {{id: t{n}, question: Type {n}., answer: {_word(n)}, typed: true}}" for n in range(TYPED)]
    return "\n".join(lines) + "\n"


def _word(number: int) -> str:
    return "".join(chr(ord("a") + (number // base) % 26) * 2 for base in (1, 3, 7)) + "ton"


def _by_py_fsrs(course: Course) -> list[tuple[Memory, int]]:
    scheduler = py_fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card = py_fsrs.Card(card_id=1)
    found = []
    for day, grade, _ in course:
        now = datetime(2000, 1, 1, 12, tzinfo=UTC) + timedelta(days=day - course[0][0])
        card, _ = scheduler.review_card(card, py_fsrs.Rating(int(grade)), now)
        assert card.stability is not None
        assert card.difficulty is not None
        found.append((Memory(card.stability, card.difficulty), (card.due - now).days))
    return found


def _by_fsrs_rs(course: Course) -> Memory:
    model = fsrs_rs.FSRS(list(DEFAULT_PARAMETERS))
    state, before = None, course[0][0]
    for day, grade, _ in course:
        states = model.next_states(state, 0.9, day - before)
        state, before = (states.again, states.hard, states.good, states.easy)[grade - 1].memory, day
    assert state is not None
    return Memory(state.stability, state.difficulty)
