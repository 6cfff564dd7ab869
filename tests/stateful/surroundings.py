"""Rules of what changes around the learner: the time, the place, the settings."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import rule

from quiz_app.clock import Moment
from quiz_app.memory import fsrs
from quiz_app.settings import DEFAULT_PARAMETERS, parse, spec_of
from tests.stateful.computer import Want
from tests.stateful.story import COMPUTERS, DAY, HOUR, MINUTE, WHERE, Story

GENTLE = ", ".join(f"{number:g}" for number in fsrs.bounded(tuple(0.9 * each for each in DEFAULT_PARAMETERS)))
SETTINGS: dict[str, tuple[str, ...]] = {
    "retention": ("80 %", "90 %", "0.95"),
    "new_per_day": ("0", "2", "4", "10"),
    "reviews_per_day": ("0", "1", "3"),
    "pause_new_at": ("0", "1", "100"),
    "rollover": ("0:00", "4:00", "10:00", "23:59"),
    "longest_interval": ("5", "36500"),
    "fuzz": ("on", "off"),
    "leech_after": ("2", "6"),
    "parameters": ("default", "gentle"),
}
CHANGES = st.sampled_from([(name, text) for name, texts in SETTINGS.items() for text in texts])
ZONES = st.sampled_from(
    [(0, "UTC"), (8 * 3600, "Asia/Shanghai"), (-10 * 3600, "Pacific/Honolulu"), (13 * 3600, "")]
)
SPANS = st.sampled_from(
    [MINUTE, 5 * HOUR, 20 * HOUR, *[DAY] * 6, 3 * DAY, 7 * DAY, 40 * DAY, -2 * MINUTE, -DAY, -8 * DAY]
)


class Surroundings(Story):
    """Days pass, clocks are set, settings change."""

    @rule(which=COMPUTERS, span=SPANS)
    def pass_time(self, which: int, span: int) -> None:
        self._pass(self.computer(which), span)
        self.done(self.computer(which), self.computer(which).window(0))

    @rule(span=SPANS)
    def pass_time_everywhere(self, span: int) -> None:
        for computer in self.computers.values():
            self._pass(computer, span)

    @rule(which=COMPUTERS, zone=ZONES)
    def travel(self, which: int, zone: tuple[int, str]) -> None:
        computer = self.computer(which)
        computer.clock.moment = Moment(computer.clock.moment.utc_ms, *zone)
        self.done(computer, computer.window(0))

    @rule(where=WHERE, change=CHANGES)
    def change_setting(self, where: tuple[int, int], change: tuple[str, str]) -> None:
        computer, window = self.at(where)
        name, text = change[0], GENTLE if change[1] == "gentle" else change[1]
        value = parse(spec_of(name), text)
        before = computer.diary(window).told.settings
        window.settings = before
        window.desk.change_setting(name, text)
        if getattr(before, name) == value:
            computer.wrote_nothing(window)
        else:
            says = {"name": name, "value": list(value) if isinstance(value, tuple) else value}
            computer.wrote(window, Want("setting changed", "", says), day=computer.day(window))
        self.done(computer, window)

    @rule(where=WHERE, days=st.sampled_from([0, 1, 2, 7]))
    def catch_up(self, where: tuple[int, int], days: int) -> None:
        """What waits is spread over days to come, or comes at once again."""
        computer, window = self.at(where)
        told = computer.diary(window).told
        window.settings = told.settings
        window.desk.catch_up(days)
        today = computer.day(window)
        span = f"{date.fromordinal(today)}/{date.fromordinal(today + days - 1)}" if days > 1 else ""
        waits = told.waiting(computer.library.asked(), today)
        if span == told.settings.catch_up or (span and not waits):
            computer.wrote_nothing(window)
        else:
            computer.wrote(
                window, Want("setting changed", "", {"name": "catch_up", "value": span}), day=today
            )
        self.done(computer, window)
