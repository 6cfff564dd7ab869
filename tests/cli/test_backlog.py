"""`quiz due` tells a person and a program what waits after an absence, and spreads it without the app."""

from __future__ import annotations

import json
import re
import time

import pytest

from quiz_app.clock import SystemClock
from quiz_app.memory.model import Grade
from quiz_app.paths import find_places
from quiz_app.questions.model import REVEALED
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from tests.study.test_agenda import flashcards
from tests.support.executable import Quiz
from tests.support.life import DAY_MS, StillClock

CARDS = 30
KEYS = {"waiting", "at_once", "known", "minutes", "away", "usual", "day", "days", "until", "today", "later"}


@pytest.fixture
def returned(quiz: Quiz) -> Quiz:
    """A learner who learnt thirty cards 24 days ago and none since."""
    decks = quiz.folder / "decks"
    decks.mkdir()
    (decks / "numbers.yaml").write_text(flashcards("numbers", CARDS), encoding="utf-8")
    now = SystemClock().now()
    clock = StillClock(int(time.time() * 1000) - 24 * DAY_MS, now.offset_s, now.zone)
    desk = Desk.open(find_places({}, quiz.home), clock, user="Ada", shipped=decks)
    try:
        desk.sync()
        desk.change_setting("new_per_day", str(CARDS))
        sitting = desk.start(Selection())
        while sitting.showing is not None:
            sitting.respond(REVEALED, 6000)
            sitting.grade(Grade.GOOD, 6000)
        desk.change_setting("new_per_day", "0")
    finally:
        desk.close()
    assert quiz("decks", "add", "decks/numbers.yaml").code == 0
    return quiz


def test_a_person_is_welcomed_back_with_what_waits_and_how_to_spread_it(returned: Quiz) -> None:
    welcome, *rest = returned("due").out.splitlines()
    assert re.fullmatch(
        r"Welcome back after 2[345] days\. 30 cards wait; you still know about \d+ % of what you had learnt\. "
        r"Spread over 2 days: about 15 a day, \d+ minutes?\. `quiz due --spread 2` does so\.",
        welcome,
    )
    assert rest[0].startswith("30 due, ")
    assert returned("due", "--short").out == "30+0\n"


def test_a_backlog_is_spread_shown_and_asked_all_at_once_again(returned: Quiz) -> None:
    spread = returned("due", "--spread", "5")
    assert "Spread over 5 days, until " in spread.err
    assert spread.out.startswith("Catching up: day 1 of 5, 6 today, 24 left after that.\n6 due, ")
    assert " to " in returned("settings", "catch_up").out
    days = json.loads(returned("settings", "catch_up", "--json").out)["catch_up"].split("/")
    figures = json.loads(returned("due", "--json").out)
    assert figures["due"] == 6
    assert set(figures["backlog"]) == KEYS
    told = figures["backlog"]
    assert (told["waiting"], told["day"], told["days"], told["today"], told["later"]) == (30, 1, 5, 6, 24)
    assert [figures["date"], told["until"]] == days
    assert 0 < told["known"] < 1
    assert "all at once" not in returned("due", "--spread", "0").out
    assert json.loads(returned("due", "--json").out)["backlog"]["days"] is None


def test_a_plain_session_asks_the_share_of_the_day(returned: Quiz) -> None:
    returned("due", "--spread", "10")
    session = returned("study", "--plain", typed="\n4\n" * 30)
    assert session.code == 0
    assert json.loads(returned("due", "--json").out)["backlog"]["today"] == 0
    assert returned("due").out == (
        "Catching up: day 1 of 10, done for today; 27 left for the days to come.\n"
    )
    assert returned("due", "--short").out == ""


def test_every_key_is_described_in_the_help(returned: Quiz) -> None:
    described = returned("due", "--help").out
    assert all(re.search(rf"\b{key}\b", described) for key in (*KEYS, "backlog"))


def test_days_out_of_bounds_are_wrong_use(quiz: Quiz) -> None:
    for days in ("-1", "366", "soon"):
        assert quiz("due", "--spread", days).code == 2
    refused = quiz("settings", "catch_up", "400")
    assert refused.code == 2
    assert "365" in refused.err


def test_without_a_backlog_there_is_none_to_spread_and_null_for_programs(quiz: Quiz) -> None:
    assert "nothing to spread" in quiz("due", "--spread", "7").err
    assert json.loads(quiz("due", "--json").out)["backlog"] is None
