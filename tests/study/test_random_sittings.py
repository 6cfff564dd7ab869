"""Hundreds of random key presses: whatever is pressed in whatever order, the log, the states and the screen agree."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quiz_app.errors import WrongUse
from quiz_app.journal.event import Event, Kind
from quiz_app.journal.undo import standing
from quiz_app.memory.model import Grade
from quiz_app.paths import find_places
from quiz_app.questions.model import DONT_KNOW, REVEALED, Expects, Response
from quiz_app.storage import log
from quiz_app.storage.rebuild import compare_rebuild
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from quiz_app.study.showing import Phase, Showing
from quiz_app.study.sitting import Sitting
from tests.support.life import DECK, StillClock

LAKES = """\
deck: lakes
title: Lakes
questions:
  - {id: baikal, question: Deepest lake?, answer: Baikal, typed: true, tags: [deep], group: deep}
  - {id: depth, question: How deep is it?, answer: 1642 metres, wrong: [744 metres, 12 metres], group: deep}
  - {id: khanka, cloze: "Lake {{c1::Khanka}} lies on the {{c2::border}}.", hint: It is shallow.}
  - {id: ladoga, term: Ladoga, definition: The largest lake of Europe}
  - {id: great, question: Which lakes are salty?, answers: [Balkhash, Issyk-Kul, Van]}
  - {id: fresh, question: Which lakes are fresh?, answers: [Baikal, Khanka], wrong: [Van, Urmia]}
"""
EDITS = (
    ("rivers", "Which river parts", "Which great river parts"),
    ("rivers", "lake {{c2::Balkhash}}", "lake Balkhash"),
    ("rivers", "{id: lena,", "{id: lena, draft: true,"),
    ("rivers", "answer: Ussuri", "answer: the Ussuri"),
    ("lakes", "{id: ladoga,", "{id: onega,"),
    ("lakes", "typed: true, ", ""),
    ("lakes", "group: deep}\n  - {id: depth", "group: deep\n  - {id: depth"),
    ("lakes", LAKES, ""),
)
ANSWER_KEYS = {
    "response", "options", "verdict", "share", "grade", "chance", "weight", "taken_ms", "hints", "hinted",
    "r", "p", "interval", "due", "counts", "new", "session",
}  # fmt: skip


class Life:
    """One learner with two windows open, pressing keys at random; `check` holds after every one."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.folder = folder / "decks"
        self.folder.mkdir()
        self.texts = {"rivers": DECK, "lakes": LAKES}
        for name in self.texts:
            self.write(name)
        self.places = find_places({}, folder / "home")
        self.clock = StillClock()
        self.desks = [self.open(), self.open()]
        for setting, value in (("new_per_day", "4"), ("reviews_per_day", self.random.choice(["0", "3"]))):
            self.desks[0].change_setting(setting, value)
        self.sittings = [desk.start(Selection()) for desk in self.desks]
        self.trace: list[str] = []

    def write(self, name: str) -> None:
        (self.folder / f"{name}.yaml").write_text(self.texts[name], encoding="utf-8")

    def open(self) -> Desk:
        desk = Desk.open(
            self.places, self.clock, user="Ada", shipped=self.folder, entropy=self.random.randbytes
        )
        desk.sync()
        return desk

    def press(self) -> None:
        """One random action in one of the two windows; the first is used more."""
        window = int(self.random.random() < 0.2)
        actions: list[tuple[int, Callable[[int], None]]] = [
            (40, self.answer), (8, self.advance), (5, self.override), (4, self.override_last), (4, self.hint),
            (6, self.accept), (2, self.withdraw), (4, self.override_answer),
            (3, self.flag), (2, self.bury), (1, self.suspend), (12, self.undo), (8, self.redo), (4, self.again),
            (2, self.restart), (3, self.pass_time), (2, self.edit), (1, self.wrong_key), (1, self.undo_at_home),
        ]  # fmt: skip
        (action,) = self.random.choices([each for _, each in actions], [weight for weight, _ in actions])
        self.trace.append(f"{action.__name__}({window})")
        before = self.sittings[window].showing
        action(window)
        if action not in (self.undo, self.redo):
            self.check_wanted(before, window)

    def answer(self, window: int) -> None:
        sitting = self.sittings[window]
        showing = sitting.showing
        if showing is None:
            return
        if showing.phase is Phase.REVEALED:
            sitting.grade(self.random.choice(list(Grade)), 900)
            return
        wanted = showing.question.answer(showing.part)
        if self.random.random() < 0.15:
            sitting.respond(DONT_KNOW, 500)
        elif showing.prompt.expects is Expects.REVEAL:
            sitting.respond(REVEALED, 700)
        elif showing.prompt.expects is Expects.TYPING:
            near = wanted[:-2] + wanted[-1:]
            sitting.respond(Response.typed(self.random.choice([wanted, wanted, near, "Volga", " "])), 800)
        else:
            sitting.respond(Response.pick(self.random.choice(showing.order)), 600)

    def advance(self, window: int) -> None:
        self.sittings[window].advance()

    def override(self, window: int) -> None:
        self.sittings[window].override(self.random.choice(list(Grade)))

    def override_last(self, window: int) -> None:
        self.sittings[window].override_last(self.random.choice([None, *Grade]))

    def accept(self, window: int) -> None:
        assert self.sittings[window].accept()

    def withdraw(self, window: int) -> None:
        """In the info of the card in hand: what was accepted first is accepted no more."""
        info = self.sittings[window].info()
        if info is not None and info.accepted:
            assert "no more" in self.sittings[window].withdraw(info.card, info.accepted[0])

    def override_answer(self, window: int) -> None:
        """Any answer of any card's history gets another grade."""
        answers = [event for event in self.events() if event.kind == Kind.ANSWERED]
        if answers:
            chosen = self.random.choice(answers).event_id
            assert self.sittings[window].override_answer(chosen, self.random.choice(list(Grade)))

    def hint(self, window: int) -> None:
        self.sittings[window].hint()

    def flag(self, window: int) -> None:
        self.sittings[window].flag()

    def bury(self, window: int) -> None:
        self.sittings[window].bury()

    def suspend(self, window: int) -> None:
        self.sittings[window].suspend()

    def undo(self, window: int) -> None:
        self.sittings[window].undo()

    def redo(self, window: int) -> None:
        self.sittings[window].redo()

    def undo_at_home(self, window: int) -> None:
        self.desks[window].undo()

    def again(self, window: int) -> None:
        """Leave the sitting and begin another: what Home promised is what is asked."""
        desk, selection = self.desks[window], self.selection()
        overview = desk.overview()
        try:
            self.sittings[window] = sitting = desk.start(selection)
        except WrongUse:
            assert selection.decks, "a deck that is gone may be refused"
            return
        showing = sitting.showing
        if selection == Selection():
            assert (0 if showing is None else showing.total) == overview.due + overview.new

    def selection(self) -> Selection:
        return self.random.choice(
            [Selection(), Selection(), Selection(limit=3), Selection(decks=("lakes",)), Selection(minutes=1)]
        )

    def restart(self, window: int) -> None:
        self.desks[window].close()
        self.desks[window] = desk = self.open()
        self.sittings[window] = desk.start(Selection())

    def pass_time(self, _window: int) -> None:
        hour = 3_600_000
        span = self.random.choice(
            [60_000, 3 * hour, 20 * hour, 24 * hour, 24 * hour, 9 * 24 * hour, -20 * hour]
        )
        self.clock.moment = type(self.clock.moment)(
            self.clock.moment.utc_ms + span, self.clock.moment.offset_s, "UTC"
        )
        self.clock.ticks += max(span, 0)

    def edit(self, window: int) -> None:
        name, old, new = self.random.choice(EDITS)
        text = {"rivers": DECK, "lakes": LAKES}[name]
        self.texts[name] = text if self.random.random() < 0.5 else text.replace(old, new)
        self.write(name)
        self.desks[window].sync()

    def wrong_key(self, window: int) -> None:
        """A key that does not belong to the phase changes nothing."""
        sitting = self.sittings[window]
        before = sitting.showing
        if before is None or before.phase is not Phase.ASKED:
            sitting.respond(DONT_KNOW, 1)
            sitting.hint()
        else:
            sitting.grade(Grade.EASY)
            sitting.override(Grade.EASY)
            sitting.advance()
        assert sitting.showing == before

    def events(self) -> tuple[Event, ...]:
        ledger = self.desks[0].ledger
        return log.all_events(ledger.database, ledger.author.learner)

    def check(self) -> None:
        for sitting in self.sittings:
            check_showing(sitting.showing)
        answers = [event for event in standing(self.events()) if event.kind == Kind.ANSWERED]
        totals = Counter({total.study_day: 0 for total in self.desks[0].totals(0)})
        for total in self.desks[0].totals(0):
            totals[total.study_day] += total.answers
            assert (
                total.right + total.again + total.partly
                == total.answers
                == total.again + total.partly + total.hard + total.good + total.easy
            )
            assert 0 <= total.introduced <= total.answers
        assert totals == Counter(event.study_day for event in answers)

    def check_wanted(self, before: Showing | None, window: int) -> None:
        """A card that has just come up is due or new, in its deck, and not put away."""
        showing, desk = self.sittings[window].showing, self.desks[window]
        if showing is None or (before is not None and before.card == showing.card):
            return
        state = desk.ledger.state(showing.card)
        assert desk.ledger.find(showing.card) is not None
        assert not state.suspended
        assert (state.buried_until or 0) <= desk.today()
        assert state.due_day is None or state.due_day <= max(desk.today(), state.last_day or 0)

    def close(self) -> None:
        for desk in self.desks:
            desk.close()


def check_summary(sitting: Sitting) -> None:
    """The account of a sitting fits the picture of it."""
    showing, summary = sitting.showing, sitting.summary()
    assert 0 <= summary.right <= summary.first_answers <= summary.cards <= summary.answered
    assert summary.introduced <= summary.first_answers
    assert 0 <= summary.expected <= summary.first_answers + 1e-9
    if showing is not None:
        assert showing.position == summary.answered + (showing.phase is not Phase.JUDGED)


def check_showing(showing: Showing | None) -> None:
    """The picture is whole and its counts are sane."""
    if showing is None:
        return
    judged = showing.phase is Phase.JUDGED
    assert showing.total >= showing.position
    assert sorted(showing.order) == list(range(len(showing.prompt.options)))
    assert 0 <= showing.retrievability <= showing.predicted <= 1
    assert (showing.verdict is not None) == (showing.phase is not Phase.ASKED)
    assert (showing.grade is not None) == judged
    check_promise(showing)


def check_promise(showing: Showing) -> None:
    grades = [choice.grade for choice in showing.choices]
    if showing.phase is Phase.REVEALED:
        assert grades == list(Grade)
    else:
        assert grades == ([showing.grade] if showing.phase is Phase.JUDGED else [])
    for choice in showing.choices:
        assert (choice.interval == 0) == (choice.grade is Grade.AGAIN)


def check_payloads(events: tuple[Event, ...]) -> None:
    """Every answer holds what DESIGN promises, and its promise fits its day."""
    for event in events:
        if event.kind == Kind.ANSWERED:
            payload = event.payload
            assert set(payload) == ANSWER_KEYS
            assert payload["due"] == event.study_day + int(str(payload["interval"]))
            assert len(event.fingerprint) == 32
            assert payload["session"]
        if event.kind == Kind.OVERRIDDEN:
            assert set(event.payload) == {"target", "grade", "interval", "due"}
        if event.kind == Kind.ACCEPTED:
            assert set(event.payload) == {"text", "stands_for", "answer"}


@pytest.fixture(params=range(4))
def life(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Life]:
    life = Life(tmp_path, request.param)
    yield life
    life.close()


def test_whatever_is_pressed_log_states_and_screen_agree(life: Life) -> None:
    for number in range(130):
        try:
            life.press()
            life.check()
            if number % 10 == 0:
                check_summary(life.sittings[0])
                assert compare_rebuild(life.desks[0].ledger.database) == ()
        except Exception as failure:
            raise AssertionError(f"after {life.trace[-25:]}") from failure
    assert compare_rebuild(life.desks[0].ledger.database) == ()
    check_payloads(life.events())
    while life.desks[0].undo() is not None:
        pass
    assert life.desks[0].totals(0) == ()
    cards = {event.card for event in life.events() if event.card}
    assert len(cards) > 3
    for card in cards:
        state = life.desks[0].ledger.state(card)
        assert state == type(state)(card=card)
    while life.desks[0].redo() is not None:
        pass
    assert compare_rebuild(life.desks[0].ledger.database) == ()
    life.check()
