"""The plain exam where its surroundings fail: what a person who waits, or types, is told then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz_app.cli.plain_exam import PlainExam
from quiz_app.cli.timed_lines import Heard, TimedLines
from quiz_app.errors import DatabaseFailed
from quiz_app.exam.exams import Exams
from quiz_app.exam.request import Request
from quiz_app.paths import find_places
from quiz_app.storage import exams as stored
from quiz_app.study.desk import Desk
from tests.support.life import StillClock

DECKS = Path(__file__).parents[1] / "exam"
FULL = "The disk is full. Make room and try again."


class Script(TimedLines):
    """Lines by turns: None is a while in which nobody types, and what can be called is done before the next."""

    def __init__(self, clock: StillClock, *turns: str | Callable[[], None] | None) -> None:
        super().__init__(-1)
        self._clock, self._turns, self.ends = clock, list(turns), 0

    def wait(self, seconds: float) -> Heard:
        self._clock.pass_ms(6000)
        while self._turns:
            turn = self._turns.pop(0)
            if turn is None or isinstance(turn, str):
                return Heard(line=turn)
            turn()
        self.ends += 1
        assert self.ends == 1, "it waits for lines after the last"
        return Heard(ended=True)


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def desk(tmp_path: Path, clock: StillClock) -> Desk:
    desk = Desk.open(find_places({}, tmp_path / "home"), clock, user="Ada", shipped=DECKS)
    desk.sync()
    return desk


def test_a_full_disk_is_told_once_while_nobody_types_and_for_each_line_that_is_lost(
    desk: Desk, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def full(*_: object) -> None:
        raise DatabaseFailed(FULL)

    try:
        sitting = Exams(desk.ledger, clock).start(Request(seed="s", types=("date",)))
        works = stored.put_pulse
        script = Script(
            clock,
            lambda: monkeypatch.setattr(stored, "put_pulse", full), None, None, None, "1689", None,
            lambda: monkeypatch.setattr(stored, "put_pulse", works), None,
            lambda: monkeypatch.setattr(stored, "put_pulse", full), None,
            lambda: monkeypatch.setattr(stored, "put_pulse", works), "1689",
        )  # fmt: skip
        assert not PlainExam(sitting, told.append, told.append, retries=True).run(script)
    finally:
        desk.close()
    assert [line for line in told if line == FULL] == [FULL] * 3
    assert [line for line in told if line.startswith("Nothing was recorded")] == [
        "Nothing was recorded: give the line again, or :q leaves."
    ]
    assert told.count("kept: 1689") == 1


def test_that_an_exam_was_ended_elsewhere_is_told_once(desk: Desk, clock: StillClock) -> None:
    told: list[str] = []
    try:
        exams = Exams(desk.ledger, clock)
        sitting = exams.start(Request(seed="s", types=("date",)))
        script = Script(clock, lambda: exams.resume(sitting.attempt.exam).hand_in(), "1689")
        assert PlainExam(sitting, told.append, told.append).run(script)
    finally:
        desk.close()
    assert told.count("This exam was ended elsewhere.") == 1


@pytest.mark.parametrize("last", [[":q", "1689"], []])
def test_one_can_leave_while_the_disk_is_full(
    desk: Desk, clock: StillClock, monkeypatch: pytest.MonkeyPatch, last: list[str]
) -> None:
    def full(*_: object) -> None:
        raise DatabaseFailed(FULL)

    told: list[str] = []
    try:
        sitting = Exams(desk.ledger, clock).start(Request(seed="s", types=("date",)))
        monkeypatch.setattr(stored, "put_pulse", full)
        assert not PlainExam(sitting, told.append, told.append, retries=True).run(Script(clock, *last))
    finally:
        desk.close()
    assert not any(line.startswith("kept") for line in told)
