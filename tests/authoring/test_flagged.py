"""Learners' flags reach the author at the line of the question, whatever became of it since."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz_app.authoring.flagged import EXPLANATION, Flags, flagged, kept_flags, summary
from quiz_app.authoring.report import as_github, as_json, as_text, explained
from quiz_app.errors import FOUND_PROBLEMS, UnknownLearner
from quiz_app.paths import Places, find_places
from quiz_app.study.desk import Desk
from tests.support.life import DECK, StillClock

CLOCK = StillClock()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return find_places({}, tmp_path / "home")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "decks" / "rivers.yaml"
    made.parent.mkdir()
    made.write_text(DECK, encoding="utf-8")
    return made


def flag(places: Places, file: Path, card: str, note: str = "", learner: str | None = None) -> None:
    desk = Desk.open(places, CLOCK, user="Ada", learner=learner, add_learner=True, shipped=file.parent)
    try:
        desk.sync()
        desk.browse().flag([card], note)
    finally:
        desk.close()


def listed(places: Places, path: Path, learner: str | None = None, days: int = 0) -> Flags:
    today = CLOCK.now().utc_ms // 86_400_000 + 719_163 + days
    return flagged([path], kept_flags(places.database, learner), today)


def lines(found: Flags) -> list[str]:
    return [line for line in as_text(found.report, alike=True) if " F001 " in line]


def test_a_flag_stands_at_its_question_with_note_learner_and_day(places: Places, file: Path) -> None:
    flag(places, file, "rivers/ob", "the Tobol, too?")
    found = listed(places, file)
    assert lines(found) == [f"{file}:7:5 F001 flagged: the Tobol, too? (by Ada, 21 Sep)"]
    assert found.report.exit_code == FOUND_PROBLEMS
    assert summary(found) == "1 flag in 1 file."


def test_it_says_that_the_wording_has_changed_since(places: Places, file: Path) -> None:
    flag(places, file, "rivers/ob")
    file.write_text(DECK.replace("Irtysh join", "great Irtysh join"), encoding="utf-8")
    assert lines(listed(places, file)) == [
        f"{file}:7:5 F001 flagged (by Ada, 21 Sep; the wording has changed since)"
    ]
    file.write_text(f"# moved down\n{DECK}", encoding="utf-8")
    assert lines(listed(places, file)) == [f"{file}:8:5 F001 flagged (by Ada, 21 Sep)"]


def test_flags_of_all_learners_are_listed_or_of_the_one_who_is_named(places: Places, file: Path) -> None:
    flag(places, file, "rivers/ob", "one")
    flag(places, file, "rivers/ili#c2", "two", learner="Bob")
    assert lines(listed(places, file)) == [
        f"{file}:7:5 F001 flagged: one (by Ada, 21 Sep)",
        f"{file}:13:5 F001 flagged (card c2): two (by Bob, 21 Sep)",
    ]
    assert len(lines(listed(places, file, "bob"))) == 1
    with pytest.raises(UnknownLearner):
        listed(places, file, "Eve")


def test_a_flag_of_a_question_that_is_gone_stands_at_the_deck(places: Places, file: Path) -> None:
    flag(places, file, "rivers/ob", "why?")
    file.write_text(DECK.replace("id: ob", "id: ob-and-irtysh"), encoding="utf-8")
    (line,) = lines(listed(places, file))
    assert line.startswith(f"{file}:1:")
    assert "ob, which the deck has no more" in line
    assert ": why? (by Ada, 21 Sep)" in line


def test_flags_of_decks_that_were_not_looked_at_are_counted(
    places: Places, file: Path, tmp_path: Path
) -> None:
    flag(places, file, "rivers/ob")
    other = tmp_path / "other.yaml"
    other.write_text(DECK.replace("deck: rivers", "deck: others"), encoding="utf-8")
    found = listed(places, other)
    assert found.report.exit_code == 0
    assert (
        summary(found) == "No flags in 1 file. There are flags in decks that were not looked at: rivers (1)."
    )


def test_without_a_database_there_are_no_flags_and_none_is_made(places: Places, file: Path) -> None:
    found = listed(places, file)
    assert found.report.problems == ()
    assert not places.database.exists()


def test_a_flag_follows_its_question_to_another_name(places: Places, file: Path) -> None:
    flag(places, file, "rivers/ob", "why?")
    file.write_text(DECK.replace("id: ob", "id: ob-and-irtysh"), encoding="utf-8")
    desk = Desk.open(places, CLOCK, user="Ada", shipped=file.parent)
    try:
        desk.sync()
        desk.offers.carry_over("rivers/ob", "rivers/ob-and-irtysh")
    finally:
        desk.close()
    assert lines(listed(places, file)) == [f"{file}:7:5 F001 flagged: why? (by Ada, 21 Sep)"]


def test_a_hostile_note_is_tame_and_of_one_line_in_every_format(places: Places, file: Path) -> None:
    flag(places, file, "rivers/ob", "a\x1b]0;x\x07b\n::error::c\u202e [red]d")
    report = listed(places, file, days=365).report
    for text in ("".join(as_text(report)), "".join(as_github(report)), as_json(report)):
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert "(by Ada, 21 Sep 2026)" in next(as_text(report))
    assert len(list(as_github(report))) == 1
    (problem,) = json.loads(as_json(report))["problems"]
    assert (problem["code"], problem["question"], problem["severity"]) == ("F001", "ob", "warning")
    assert "ab ::error::c [red]d" in problem["message"]


def test_the_code_is_explained() -> None:
    assert explained(EXPLANATION).startswith("F001: ")
