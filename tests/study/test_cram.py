"""Practising what is not due: answers are kept, and of the schedule nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.journal.event import Kind
from quiz_app.journal.fold import fold
from quiz_app.journal.state import CardState
from quiz_app.memory.model import Grade
from quiz_app.paths import find_places
from quiz_app.questions.model import REVEALED, Expects, Response
from quiz_app.storage import log
from quiz_app.storage.rebuild import compare_rebuild
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from quiz_app.study.sitting import Sitting
from tests.study.test_sitting import answer_right, finish, shown
from tests.support.examples import examples
from tests.support.life import DECK, StillClock

CRAM = Selection(cram=True)


def schedule(desk: Desk) -> dict[str, CardState]:
    """All cards as the log leaves them, but for how often they were answered."""
    learner = desk.ledger.author.learner
    cards = fold(log.all_events(desk.ledger.database, learner), learner).cards
    return {name: replace(state, answers=0) for name, state in cards.items()}


def learn(desk: Desk, clock: StillClock) -> None:
    """Learn all cards of the deck on two days."""
    finish(desk.start(Selection()))
    clock.pass_days(1)
    finish(desk.start(Selection()))


def miss(sitting: Sitting) -> str:
    """Answer the card in hand wrong."""
    showing = shown(sitting)
    if showing.prompt.expects is Expects.REVEAL:
        sitting.respond(REVEALED, 1000)
        sitting.grade(Grade.AGAIN, 1000)
        return showing.card
    options = showing.prompt.options
    wrong = next((place for place, text in enumerate(options) if text == "Zeya"), 0)
    sitting.respond(Response.pick(wrong) if options else Response.typed("xyzzy"), 1000)
    sitting.advance()
    return showing.card


def test_it_asks_what_was_introduced_and_is_not_due_and_only_once(desk: Desk, clock: StillClock) -> None:
    assert desk.start(CRAM).showing is None, "nothing was introduced yet"
    learn(desk, clock)
    expected = {name for name, state in schedule(desk).items() if (state.due_day or 0) > desk.today()}
    asked = finish(desk.start(CRAM))
    assert len(asked) == len(set(asked))
    assert set(asked) == expected
    assert len(expected) > 5


def test_the_schedule_stays_as_it_is_whatever_is_answered(desk: Desk, clock: StillClock) -> None:
    learn(desk, clock)
    before, due = schedule(desk), desk.overview().due
    sitting = desk.start(CRAM)
    card = miss(sitting)
    showing = shown(sitting)
    answer_right(sitting)
    assert showing.card != card
    finish(sitting)
    assert schedule(desk) == before
    assert desk.overview().due == due
    events = log.all_events(desk.ledger.database, desk.ledger.author.learner)
    kept = [event for event in events if event.kind == Kind.ANSWERED and event.payload["counts"] is False]
    assert kept[0].card == card
    assert {event.payload["new"] for event in kept} == {False}
    assert compare_rebuild(desk.ledger.database) == ()


def test_its_summary_says_that_it_was_practice(desk: Desk, clock: StillClock) -> None:
    learn(desk, clock)
    sitting = desk.start(CRAM)
    miss(sitting)
    assert sitting.summary().practice
    assert not desk.start(Selection()).summary().practice


def test_a_missed_card_comes_back_until_it_is_right(desk: Desk, clock: StillClock) -> None:
    learn(desk, clock)
    sitting = desk.start(CRAM)
    card = miss(sitting)
    asked = finish(sitting)
    assert asked.count(card) == 1
    assert card in asked[3:]


def test_what_a_grade_promises_is_what_stood_before(desk: Desk, clock: StillClock) -> None:
    learn(desk, clock)
    sitting = desk.start(CRAM)
    showing = shown(sitting)
    due = schedule(desk)[showing.card].due_day
    sitting.respond(
        REVEALED if showing.prompt.expects is Expects.REVEAL else Response.typed("xyzzy")
        if not showing.prompt.options else Response.pick(0), 10,
    )  # fmt: skip
    for choice in shown(sitting).choices:
        assert choice.due_day == (desk.today() if choice.grade is Grade.AGAIN else due)


def test_an_override_and_an_undo_leave_the_schedule_too(desk: Desk, clock: StillClock) -> None:
    learn(desk, clock)
    before = schedule(desk)
    sitting = desk.start(CRAM)
    card = miss(sitting)
    sitting.override_last(Grade.GOOD)
    assert schedule(desk) == before
    assert card not in finish(sitting), "what was overridden to good does not come back"
    while (took := sitting.undo()) is not None and "override" not in took:
        assert schedule(desk) == before
    assert schedule(desk) == before


def test_a_practised_answer_that_is_taken_back_in_a_usual_sitting_does_not_come_to_be_studied(
    desk: Desk, clock: StillClock
) -> None:
    learn(desk, clock)
    answer_right(desk.start(CRAM))
    sitting = desk.start(Selection())
    assert sitting.showing is None
    assert (sitting.undo() or "").startswith("Took back")
    assert sitting.showing is None


def test_with_a_limit_those_known_least_are_practised(desk: Desk, clock: StillClock) -> None:
    learn(desk, clock)
    everything = desk.start(CRAM)
    known = {}
    while everything.showing is not None:
        known[shown(everything).card] = shown(everything).retrievability
        answer_right(everything)
    asked = finish(desk.start(Selection(cram=True, limit=3)))
    assert sorted(known[card] for card in asked) == sorted(known.values())[:3]


@pytest.mark.parametrize("put_away", ["suspend", "bury"])
def test_what_is_put_away_is_not_practised(desk: Desk, clock: StillClock, put_away: str) -> None:
    learn(desk, clock)
    sitting = desk.start(CRAM)
    card = shown(sitting).card
    getattr(sitting, put_away)()
    assert card not in finish(sitting)
    assert card not in finish(desk.start(CRAM))


@contextmanager
def a_desk() -> Iterator[tuple[Desk, StillClock]]:
    with TemporaryDirectory() as folder:
        (Path(folder) / "decks").mkdir()
        (Path(folder) / "decks" / "rivers.yaml").write_text(DECK, encoding="utf-8")
        clock = StillClock()
        desk = Desk.open(find_places({}, Path(folder) / "home"), clock, shipped=Path(folder) / "decks")
        try:
            desk.sync()
            yield desk, clock
        finally:
            desk.close()


DEEDS: dict[str, Callable[[Sitting], object]] = {
    "right": answer_right,
    "wrong": miss,
    "good after all": lambda sitting: sitting.override_last(Grade.GOOD),
    "wrong after all": lambda sitting: sitting.override_last(Grade.AGAIN),
}


@settings(max_examples=examples(20))
@given(
    days=st.lists(st.integers(0, 3), max_size=3),
    deeds=st.lists(st.sampled_from(sorted(DEEDS)), min_size=1, max_size=12),
)
def test_no_practice_changes_the_schedule(days: list[int], deeds: list[str]) -> None:
    with a_desk() as (desk, clock):
        learn(desk, clock)
        for passed in days:
            clock.pass_days(passed)
            finish(desk.start(Selection()))
        before = schedule(desk)
        sitting = desk.start(CRAM)
        for deed in deeds:
            if sitting.showing is not None:
                DEEDS[deed](sitting)
        assert schedule(desk) == before
        assert compare_rebuild(desk.ledger.database) == ()
