"""Learners share a database; the device's id lies beside it."""

import subprocess
import sys
from pathlib import Path

import pytest

from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.journal.ids import is_id
from quiz_app.storage.device import device_id, renew
from quiz_app.storage.learners import add_learner, find_learner, first_learner, learners, rename_learner
from quiz_app.storage.log import Author
from quiz_app.storage.queries import state
from tests.storage.room import NOON, Room, chance

PROJECT = Path(__file__).resolve().parents[2]


def test_a_new_database_has_the_learner_it_was_opened_for(room: Room) -> None:
    assert [each.name for each in learners(room.database)] == ["Anna"]
    assert first_learner(room.database, "Ben", NOON, chance()) == room.learner


def test_learners_are_added_found_and_renamed(room: Room) -> None:
    zoe = add_learner(room.database, " Zoë\n Lee ", NOON, chance(5))
    assert zoe.name == "Zoë Lee"
    assert find_learner(room.database, "ZOE LEE") == zoe
    assert find_learner(room.database, "nobody") is None
    renamed = rename_learner(room.database, "zoe lee", "Zoé")
    assert (renamed.id, renamed.name) == (zoe.id, "Zoé")
    assert [each.name for each in learners(room.database)] == ["Anna", "Zoé"]


def test_a_name_can_change_its_capitals(room: Room) -> None:
    assert rename_learner(room.database, "anna", "ANNA").name == "ANNA"


@pytest.mark.parametrize("name", ["", "  ", "anna", "ÄNNA", "x" * 61, "\x1b[31m"])
def test_a_name_that_is_empty_taken_or_too_long_is_refused(room: Room, name: str) -> None:
    with pytest.raises(WrongUse) as refused:
        add_learner(room.database, name, NOON, chance())
    assert "\x1b" not in str(refused.value)
    assert len(learners(room.database)) == 1


def test_renaming_refuses_who_is_not_there_and_names_that_are_taken(room: Room) -> None:
    add_learner(room.database, "Ben", NOON, chance(5))
    with pytest.raises(WrongUse, match="no learner 'Carl'"):
        rename_learner(room.database, "Carl", "Dora")
    with pytest.raises(WrongUse, match="already a learner 'Ben'"):
        rename_learner(room.database, "Anna", "ben")


def test_what_one_learner_does_changes_nothing_for_another(room: Room) -> None:
    ben = add_learner(room.database, "Ben", NOON, chance(5))
    room.answer()
    assert state(room.database, ben.id, "d/q").answers == 0
    mine, room.author = room.author, Author(ben.id, room.author.device)
    assert room.undo() is None
    room.author = mine
    assert room.undo() is not None


def test_a_device_keeps_its_id(tmp_path: Path) -> None:
    path = tmp_path / "home" / "device"
    made = device_id(path, NOON, chance())
    assert is_id(made)
    assert device_id(path, NOON, chance(2)) == made


@pytest.mark.parametrize("content", [b"", b"my laptop", b"\xff\xfe\0", b"A" * 32, b"a" * 5000])
def test_an_id_that_cannot_be_read_is_renewed(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "device"
    path.write_bytes(content)
    made = device_id(path, NOON, chance())
    assert is_id(made)
    assert device_id(path, NOON, chance(2)) == made


def test_a_restored_device_gets_a_new_id(tmp_path: Path) -> None:
    path = tmp_path / "device"
    made = device_id(path, NOON, chance())
    assert renew(path, NOON, chance(2)) != made
    assert device_id(path, NOON, chance(3)) != made
    assert [each.name for each in tmp_path.iterdir()] == ["device"]


ASK = """
import sys
from pathlib import Path
from quiz_app.storage.device import device_id
path, seed = Path(sys.argv[1]), int(sys.argv[2])
sys.stdin.readline()
print(device_id(path, 0, lambda count: bytes([seed]) * count))
"""


def test_processes_that_start_at_once_agree_on_the_id(tmp_path: Path) -> None:
    command = [sys.executable, "-c", ASK, str(tmp_path / "device")]
    pipe = subprocess.PIPE
    asked = [
        subprocess.Popen([*command, str(seed)], cwd=PROJECT, stdin=pipe, stdout=pipe, text=True)
        for seed in range(4)
    ]
    found = {process.communicate("now\n")[0] for process in asked}
    assert len(found) == 1
    assert is_id(found.pop().strip())


def test_a_device_file_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EnvironmentFailed, match="device's id"):
        device_id(tmp_path / "file" / "device", NOON, chance())
