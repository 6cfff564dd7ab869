"""A deck file is followed while its author saves it, in whatever way an editor does that."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from quiz_app.authoring.previewing import Follower, Seen

DECK = """\
deck: rivers
title: Rivers
questions:
  - {id: lena, question: Where does the Lena end?, answer: In the Laptev Sea}
  - {id: volga, question: Where does the Volga end?, answer: In the Caspian Sea}
  - {id: ob, question: Where does the Ob end?, answer: In the Kara Sea}
"""


@dataclass
class Author:
    """Somebody who writes the file, and a clock that goes on only when it is told to."""

    file: Path
    now: float = 100.0
    follower: Follower = field(init=False)

    def __post_init__(self) -> None:
        self.write(DECK)
        self.follower = Follower(self.file, lambda: self.now)
        assert self.look() is not None

    def write(self, text: str) -> None:
        self.file.write_text(text, "utf-8")

    def look(self, after_s: float = 1.0) -> Seen | None:
        self.now += after_s
        return self.follower.look()


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(tmp_path / "rivers.yaml")


def ids(seen: Seen | None) -> list[tuple[str, bool]]:
    assert seen is not None
    return [(shown.question.about.id, shown.kept) for shown in seen.questions]


def test_nothing_is_told_until_the_file_changes(author: Author) -> None:
    assert author.look() is None
    author.file.touch()
    assert author.look() is None
    author.write(DECK.replace("the Ob end", "the River Ob end"))
    seen = author.look()
    assert seen is not None
    assert seen.changed == ("ob",)
    assert author.look() is None


def test_a_save_within_one_step_of_the_file_systems_clock_is_seen_too(author: Author) -> None:
    author.write(DECK.replace("Kara", "Cara"))
    assert author.look() is not None
    times = author.file.stat()
    author.write(DECK.replace("Kara", "Gara"))
    os.utime(author.file, ns=(times.st_atime_ns, times.st_mtime_ns))
    seen = author.look(0.3)
    assert seen is not None
    assert seen.changed == ("ob",)


def test_a_file_that_is_empty_or_away_for_a_moment_is_waited_for(author: Author) -> None:
    author.write("")
    assert author.look(0.05) is None
    author.file.unlink()
    assert author.look(0.05) is None
    author.write(DECK.replace("Lena end", "River Lena end"))
    seen = author.look(0.05)
    assert seen is not None
    assert seen.changed == ("lena",)
    author.file.unlink()
    assert author.look() is None
    gone = author.look()
    assert gone is not None
    assert gone.reading.refused
    assert ids(gone) == [("lena", True), ("volga", True), ("ob", True)]


def test_half_a_file_that_was_seen_does_not_lead_away_from_what_was_edited(author: Author) -> None:
    author.write(DECK[: DECK.index("  - {id: volga")])
    assert author.look() is not None
    author.write(DECK.replace("the Ob end", "the River Ob end"))
    seen = author.look(0.1)
    assert seen is not None
    assert seen.changed == ("ob",)


def test_a_broken_question_stays_in_its_place_as_it_was_and_a_deleted_one_goes(author: Author) -> None:
    author.write(DECK.replace("answer: In the Caspian Sea", "anser: x"))
    broken = author.look()
    assert ids(broken) == [("lena", False), ("volga", True), ("ob", False)]
    assert broken is not None
    assert broken.changed == ("volga",)
    author.write(DECK.replace(DECK.splitlines(keepends=True)[4], ""))
    assert ids(author.look()) == [("lena", False), ("ob", False)]


def test_a_folder_in_the_place_of_the_file_is_a_problem_and_no_failure(author: Author) -> None:
    author.file.unlink()
    author.file.mkdir()
    author.look()
    seen = author.look()
    assert seen is not None
    assert [located.problem.code for located in seen.problems] == ["D002"]


def test_all_questions_that_one_save_changed_are_told(author: Author) -> None:
    author.write(DECK.replace("the Ob end", "the River Ob end").replace("Lena end", "River Lena end"))
    seen = author.look()
    assert seen is not None
    assert seen.changed == ("lena", "ob")
    author.write(DECK.replace("Lena end", "River Lena end").replace("answer: In the Caspian Sea", "anser: x"))
    seen = author.look()
    assert seen is not None
    assert seen.changed == ("ob", "volga"), "what was changed, then what was broken"
