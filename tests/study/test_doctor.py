"""The doctor says how everything is, what to do where it is not, and mends what can be made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from quiz_app.paths import Places
from quiz_app.questions.model import DONT_KNOW
from quiz_app.storage.examining import Check, State
from quiz_app.study.desk import Desk
from quiz_app.study.doctor import examine, mend
from quiz_app.study.selection import Selection
from quiz_app.study.upkeep import back_up
from tests.support.life import DAY_MS, StillClock


@pytest.fixture
def database(open_desk: Callable[[], Desk], places: Places) -> Path:
    """A database in which a card was answered, with a backup, and nobody at it."""
    with closing(open_desk()) as desk:
        sitting = desk.start(Selection())
        sitting.respond(DONT_KNOW, 500)
        back_up(desk.ledger.database, None, desk.today(), force=False)
    return places.database


@pytest.fixture
def look(database: Path, places: Places, clock: StillClock) -> Callable[[], dict[str, Check]]:
    def looked() -> dict[str, Check]:
        return {check.name: check for check in examine(database, places, clock)}

    return looked


def change(database: Path, *statements: str) -> None:
    import sqlite3

    with closing(sqlite3.connect(database)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def states(checks: dict[str, Check]) -> dict[str, State]:
    return {name: check.state for name, check in checks.items() if check.state is not State.OK}


def test_where_all_is_well_nothing_is_to_be_done(look: Callable[[], dict[str, Check]]) -> None:
    checks = look()
    assert states(checks) == {}
    assert {"database", "pages", "answers", "figures", "library", "backups", "clocks", "room"} <= set(checks)


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("UPDATE card_state SET due_day = due_day + 1", "figures"),
        ("DELETE FROM day_total", "figures"),
        ("UPDATE card SET part = 'c9' WHERE part = 'c1'", "library"),
        ("DELETE FROM rival", "library"),
        ("UPDATE tag SET tag = 'x'", ""),
        ("UPDATE question_words SET words = ''", "library"),
        ("UPDATE question_citation SET section = 'x'", "library"),
        ("DELETE FROM question_citation", "library"),
        ("DROP INDEX ix_event_clock", "tables"),
        ("UPDATE question SET content = replace(content, 'Laptev', 'Kara')", "questions"),
    ],
)
def test_what_follows_from_the_rest_is_made_anew(
    database: Path, look: Callable[[], dict[str, Check]], statement: str, name: str
) -> None:
    change(database, statement)
    found = states(look())
    assert found == ({name: State.PROBLEM} if name else {})
    mended = mend(database)
    assert bool(mended.rows or mended.questions) is bool(name)
    # A question that was never asked is read again from its deck when the program is next opened.
    assert states(look()) == ({"questions": State.PROBLEM} if name == "questions" else {})


def test_a_question_that_was_changed_on_the_disk_is_read_again_from_its_deck(
    database: Path, look: Callable[[], dict[str, Check]], open_desk: Callable[[], Desk]
) -> None:
    change(database, "UPDATE question SET content = replace(content, 'Laptev', 'Kara')")
    mend(database)
    open_desk().close()
    assert states(look()) == {}


def test_a_log_that_says_something_else_is_told_with_the_backup_to_take(
    database: Path, look: Callable[[], dict[str, Check]]
) -> None:
    change(database, "UPDATE event SET study_day = study_day - 5")
    found = look()["answers"]
    assert found.state is State.PROBLEM
    assert "quiz restore --newest" in found.hint


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (f"UPDATE event SET utc_ms = utc_ms + {9 * DAY_MS}", "lie in the future"),
        (f"UPDATE event SET clock = clock + {9 * DAY_MS}", "the clock had been set back"),
        ("UPDATE event SET study_day = study_day - 2", "not that of their time"),
        ("UPDATE event SET sequence = sequence + 3", "missing in the numbering"),
    ],
)
def test_clocks_that_run_oddly_are_told(
    database: Path, look: Callable[[], dict[str, Check]], statement: str, words: str
) -> None:
    change(database, statement)
    found = look()["clocks"]
    assert found.state is State.NOTE
    assert any(words in each for each in found.found)


def test_a_home_that_was_copied_and_used_twice_is_told_with_what_to_do(
    database: Path, look: Callable[[], dict[str, Check]]
) -> None:
    with closing(sqlite3.connect(database)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(event)")][2:]
        named = ", ".join(f'"{each}"' for each in columns)
        connection.execute(
            f"INSERT INTO event (event_id, {named}) SELECT randomblob(16), {named} FROM event LIMIT 1"
        )
        connection.commit()
    found = look()["clocks"]
    assert "1 event share" in " ".join(found.found)
    assert "delete that file on one of them" in found.hint


def test_what_only_the_backup_holds_is_told(database: Path, look: Callable[[], dict[str, Check]]) -> None:
    change(database, "DELETE FROM event")
    found = look()["backups"]
    assert (found.state, "lacks 1 event" in found.says) == (State.PROBLEM, True)


def test_a_backup_that_cannot_be_used_is_named(database: Path, look: Callable[[], dict[str, Check]]) -> None:
    backup = next((database.parent / "backups").iterdir())
    backup.write_bytes(backup.read_bytes()[:5000])
    found = look()["backups"]
    assert found.state is State.PROBLEM
    assert backup.name in found.found[0]


def test_a_database_that_cannot_be_opened_is_looked_at_as_far_as_possible(
    database: Path, look: Callable[[], dict[str, Check]]
) -> None:
    database.write_text("no database" * 1000)
    checks = look()
    assert checks["file"].state is State.PROBLEM
    assert checks["backups"].state is State.OK


def test_files_left_behind_are_named(database: Path, look: Callable[[], dict[str, Check]]) -> None:
    database.with_name("quiz.db.aside-2026-01-01").write_text("")
    (database.parent / "backups" / "quiz-2026-01-01.db.77.partial").write_text("")
    found = look()["leftovers"]
    assert [Path(each).name for each in found.found] == [
        "quiz-2026-01-01.db.77.partial", "quiz.db.aside-2026-01-01",
    ]  # fmt: skip


def test_before_the_first_sitting_there_is_nothing_wrong(places: Places, clock: StillClock) -> None:
    checks = list(examine(places.database, places, clock))
    assert [check.name for check in checks if check.state is State.PROBLEM] == []
