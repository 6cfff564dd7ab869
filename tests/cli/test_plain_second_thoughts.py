"""In a plain session, too, an answer is accepted from now on, and an answer of the history gets another grade."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quiz_app.cli.plain import PlainSession
from quiz_app.paths import find_places
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from tests.support.life import StillClock
from tests.support.reading import passages_at

RIVERS = """\
deck: rivers
title: Rivers
questions:
  - {id: amur, question: Which river parts Russia and China?, answer: the Amur, typed: true, hint: Black dragon.}
"""
LAKE = "  - {id: lake, question: Deepest lake?, answer: Baikal, typed: true}\n"

Talk = Callable[..., list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "rivers.yaml").write_text(RIVERS, encoding="utf-8")
    return folder


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def desk(tmp_path: Path, folder: Path, clock: StillClock) -> Iterator[Desk]:
    desk = Desk.open(find_places({}, tmp_path / "home"), clock, shipped=folder)
    yield desk
    desk.close()


@pytest.fixture
def talk(desk: Desk, clock: StillClock, tmp_path: Path) -> Talk:
    """A session in which these lines are typed; gives the lines that were told."""

    def typed(*lines: str) -> list[str]:
        desk.sync()
        told: list[str] = []
        PlainSession(
            desk.start(Selection()), clock, told.append, passages_at(desk, tmp_path, told.append)
        ).run(lines)
        return [line for text in told for line in text.splitlines()]

    return typed


def test_an_accepted_answer_is_right_the_next_time(talk: Talk, clock: StillClock) -> None:
    told = talk("Heilong Jiang", ":a")
    assert (
        told[told.index("wrong: the Amur") :].count(
            "That was the last card. :u takes your last answer back, an empty line leaves."
        )
        == 1
    )
    assert any(
        line.startswith("“Heilong Jiang” is accepted from now on as an answer to “Which river parts")
        for line in told
    )
    assert "1 answer on 1 card, 1 of 1 right at first." in told
    clock.pass_days(30)
    told = talk("heilong jiang")
    assert "right: the Amur" in told


def test_one_undo_takes_back_the_accepted_text_and_its_grade(talk: Talk, desk: Desk) -> None:
    told = talk("Heilong Jiang", ":a", ":u", ":i")
    assert "Took back: accepting “Heilong Jiang” for “Which river parts Russia and China?”." in told
    assert not any("also accepted" in line for line in told)
    assert desk.ledger.state("rivers/amur").last_grade == 1


def test_there_must_be_an_answer_to_accept(talk: Talk) -> None:
    told = talk(":a", "the Amur", ":a")
    assert told.count("There is no answer here to accept.") == 2


def test_an_accepted_answer_is_listed_and_taken_back_by_number(talk: Talk, clock: StillClock) -> None:
    talk("Heilong Jiang", ":a")
    clock.pass_days(30)
    told = talk(":x 1", ":i", ":x 7", ":x 1", ":i", "Heilong Jiang")
    assert "The card's info shows no accepted answer; :i shows it." in told
    assert "also accepted 1: “Heilong Jiang”" in told
    assert "Name an accepted answer by its number, from 1 to 1; :i shows them." in told
    assert "“Heilong Jiang” is accepted no more; :u takes it back." in told
    assert told.count("also accepted 1: “Heilong Jiang”") == 1
    assert "wrong: the Amur" in told


def test_an_answer_of_the_history_gets_another_grade(talk: Talk, desk: Desk, clock: StillClock) -> None:
    talk("the Amur")
    clock.pass_days(30)
    talk("Ussuri", "the Amur")
    clock.pass_days(30)
    told = talk(":i", ":o 2 4", ":i", ":q")
    assert any(line.startswith("  2. ") and "again · “Ussuri”" in line for line in told)
    assert "Overridden: easy for “Which river parts Russia and China?”." in told
    assert any(line.startswith("  2. ") and "again → easy (your word) · “Ussuri”" in line for line in told)
    assert desk.ledger.state("rivers/amur").lapse_days == ()


def test_a_number_that_is_no_answer_is_told(talk: Talk) -> None:
    told = talk(":o 1 3", "Ussuri", ":i", ":o 9 3", ":o x 3", ":o 1 2 3", ":o 9", ":q")
    assert "The card's info shows no answer; :i shows it." in told
    assert told.count("Name an answer by its number, from 1 to 1; :i shows them.") == 2
    assert sum(line.startswith("Give a grade from 1 to 4") for line in told) == 2


def test_an_override_that_ends_the_sitting_says_so(talk: Talk) -> None:
    told = talk("Ussuri", ":o 3", ":u", ":q")
    ended = told.index("Overridden: good for “Which river parts Russia and China?”.")
    assert told[ended + 2].startswith("That was the last card.")
    assert "Which river parts Russia and China?" in told[ended:], "undo asks it again"


def test_a_card_overridden_to_again_is_asked_again_at_its_turn(talk: Talk, folder: Path) -> None:
    (folder / "rivers.yaml").write_text(RIVERS + LAKE, encoding="utf-8")
    told = talk("the Amur", "Baikal", ":o 1", "Baikal", "the Amur", ":q")
    asked = [line for line in told if line.endswith("?")]
    assert len(asked) == 3
    assert asked[2] == asked[1]


def test_the_last_cards_info_can_be_read_when_the_sitting_is_over(talk: Talk) -> None:
    told = talk("the Amur", ":i", ":o 1 1", ":q")
    assert any(line.startswith("rivers/amur ·") for line in told)
    assert told.count("Which river parts Russia and China?") == 2, "overridden to again, it is asked again"


def test_what_takes_an_action_back_is_told_as_it_is_typed_here(talk: Talk) -> None:
    told = talk(":@", ":u", "Heilong Jiang", ":a", ":i", ":x 1", ":q")
    assert "Suspended; :u brings it back." in told
    assert sum("; :u takes it back." in line for line in told) == 2
    assert not any("; u " in line for line in told)
