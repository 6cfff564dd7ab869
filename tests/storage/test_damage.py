"""Whatever happens to a database file is noticed, and nothing that a backup holds is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from quiz_app.errors import DatabaseFailed
from quiz_app.journal.event import Draft, Event, Kind
from quiz_app.paths import Places, find_places
from quiz_app.questions.registry import to_content
from quiz_app.storage import backups, library, log, restoring
from quiz_app.storage.examining import State
from quiz_app.storage.flaws import verify
from quiz_app.study.desk import Desk
from quiz_app.study.doctor import examine
from tests.storage.damages import DAMAGES
from tests.support.life import DECK, StillClock

CARDS = ("amur", "ob", "ussuri", "lena", "yangtze#reverse")
CLOCK = StillClock()

# What is noticed where, of some of the ways; of others SQLite's version decides whether it is earlier or later.
EXPECTED = {
    "gone": "opening",
    "empty": "opening",
    "empty, with a log left": "opening",
    "all garbage": "opening",
    "cut to 50%": "opening",
    "one byte short": "opening",
    "another program's database in its place": "opening",
    "a table that is renamed in the schema": "opening",
    "a garbage leaf of event": "use",
    "a state that is no state": "use",
    "a question that reads otherwise": "use",
    "a bit of an answer's grade": "backup",
    "an undo filed under another": "backup",
    "a state with another due day": "doctor",
    "words that are not a question's": "doctor",
    "junk at its end": "doctor",
    "a log that is gone": "backup",
    "an older copy in its place": "backup",
}


@dataclass(frozen=True)
class Home:
    """A learner's home: the database, what was answered, and what the backup holds."""

    places: Places
    decks: Path
    events: dict[str, Event]
    backed_up: dict[str, Event]

    def desk(self) -> Desk:
        return Desk.open(self.places, CLOCK, user="Ada", shipped=self.decks)

    def copied(self, to: Path) -> Home:
        shutil.copytree(self.places.home, to)
        return Home(find_places({}, to), self.decks, self.events, self.backed_up)


def answer(desk: Desk, count: int, note: str = "") -> None:
    """One action of many answers, so that it is quick."""
    drafts, versions = [], {}
    for number in range(count):
        card = f"rivers/{CARDS[number % len(CARDS)]}"
        question, print_ = desk.ledger.question(card)
        versions[print_] = to_content(question)
        payload = {"grade": 3, "due": desk.today() + 3, "p": 0.5, "taken_ms": 900 + number}
        drafts.append(Draft(kind=Kind.ANSWERED, card=card, fingerprint=print_, payload=payload))
    if note:
        drafts.append(Draft(kind=Kind.NOTED, card="rivers/lena", payload={"text": note}))
    action = desk.ledger.new_id()
    log.record(
        desk.ledger.database,
        desk.ledger.author,
        CLOCK.now(),
        desk.today(),
        action,
        drafts,
        versions,
        os.urandom,
    )


def events(desk: Desk) -> dict[str, Event]:
    return {each.event_id: each for each in log.all_events(desk.ledger.database, desk.ledger.author.learner)}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A few hundred answers, the last of them after the backup."""
    folder = tmp_path_factory.mktemp("damage")
    decks = folder / "decks"
    decks.mkdir()
    (decks / "rivers.yaml").write_text(DECK, encoding="utf-8")
    made = Home(find_places({}, folder / "home"), decks, {}, {})
    path = made.places.database
    desk = made.desk()
    desk.sync()
    answer(desk, 120, "A long note. " * 300)
    desk.undo()
    desk.redo()
    desk.close()
    shutil.copyfile(path, path.with_name("early.db"))
    desk = made.desk()
    with closing(sqlite3.connect(path)) as other:
        other.execute("SELECT count(*) FROM event").fetchone()  # while it is open, the log is not taken in
        answer(desk, 30)
        backups.keep_daily(path, desk.today())
        backed_up = events(desk)
        answer(desk, 20)
        for end in ("", "-wal"):
            shutil.copyfile(path.with_name(path.name + end), path.with_name("late.db" + end))
    everything = events(desk)
    desk.close()
    assert not path.with_name(path.name + "-wal").exists()
    return Home(made.places, decks, everything, backed_up)


@pytest.fixture
def struck(home: Home, tmp_path: Path, request: pytest.FixtureRequest) -> Home:
    """A copy of the home in which the database has been damaged."""
    copy = home.copied(tmp_path / "home")
    DAMAGES[request.param](copy.places.database)
    return copy


def noticed(home: Home) -> tuple[str, str]:
    """Where damage is noticed first, and what is told: at opening, in use, when backing up, or by the doctor."""
    where = "opening"
    try:
        with closing(home.desk()) as desk:
            where = "use"
            desk.sync()
            use(desk)
            where = "backup"
            backups.keep_daily(home.places.database, desk.today() + 1)
    except DatabaseFailed as error:
        return where, str(error)
    wrong = [
        each for each in examine(home.places.database, home.places, CLOCK) if each.state is State.PROBLEM
    ]
    return ("doctor", " ".join(each.hint for each in wrong)) if wrong else ("nowhere", "")


def use(desk: Desk) -> None:
    """Look at everything that a learner may look at."""
    desk.overview()
    events(desk)
    library.problems(desk.ledger.database)
    library.tags(desk.ledger.database)
    for card in CARDS:
        found = desk.ledger.find(f"rivers/{card}")
        assert found is not None
    desk.card_info("rivers/lena")


@pytest.mark.parametrize("struck", sorted(DAMAGES), indirect=True)
def test_damage_is_noticed_and_nothing_that_the_backup_holds_is_lost(
    struck: Home, request: pytest.FixtureRequest
) -> None:
    name = request.node.callspec.params["struck"]
    where, told = noticed(struck)
    assert where == EXPECTED.get(name, where) != "nowhere"
    assert told
    path = struck.places.database
    backup = backups.backups(path)[-1].path
    restoring.restore(path, backup, struck.places.device_file, CLOCK.now(), os.urandom)
    with closing(struck.desk()) as desk:
        kept = events(desk)
    assert struck.backed_up.items() <= kept.items() <= struck.events.items()
    assert verify(path).events == len(kept)


def test_there_are_more_than_fifty_ways() -> None:
    assert len(DAMAGES) > 50
