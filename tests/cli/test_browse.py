"""`quiz browse` and `quiz check --flagged` as they are typed: data on stdout, words on stderr, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from quiz_app.cli.main import main
from tests.support.executable import Outcome, Quiz
from tests.support.life import DECK

HOSTILE = """\
deck: hostile
title: "[red]\\e]0;x\\aH"
questions:
  - {id: one, question: "A \\u202E[@click=app.quit]\\e[31mred\\n second line", answer: "b\\u0007"}
"""


@dataclass(frozen=True)
class Typed:
    """Runs `quiz` in this process, where that makes no difference; a process of its own takes far longer."""

    capture: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str) -> Outcome:
        with pytest.raises(SystemExit) as end:
            main(list(arguments))
        assert isinstance(end.value.code, int)
        printed = self.capture.readouterr()
        return Outcome(end.value.code, printed.out, printed.err)


@pytest.fixture
def rivers(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    """One small deck and no other."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr("quiz_app.study.desk.shipped_decks", lambda: None)
    Path("rivers.yaml").write_text(DECK, encoding="utf-8")
    typed = Typed(capsys)
    assert typed("decks", "add", "rivers.yaml").code == 0
    return typed


def test_cards_are_listed_for_people_within_the_width_of_the_terminal(rivers: Typed) -> None:
    listed = rivers("browse", "river")
    assert listed.code == 0
    assert listed.err == "5 cards.\n"
    lines = listed.out.splitlines()
    assert len(lines) == 5
    assert all(len(line) <= 60 for line in lines)
    assert lines[0].startswith("rivers/amur")
    assert " new " in lines[0]
    assert lines[0].endswith("…")


def test_json_has_every_key_that_the_help_describes(rivers: Typed) -> None:
    told = rivers("browse", "--help").out
    (record,) = json.loads(rivers("browse", "laptev", "--json").out)
    assert record["card"] == "rivers/lena"
    assert record["answer"] == "In the Laptev Sea"
    assert record["due"] is None
    described = told[told.index("--json prints") : told.index("Options:")]
    assert all(key in described for key in record)
    assert json.loads(rivers("browse", "nothing-like-it", "--json").out) == []


def test_a_term_with_a_hyphen_in_front_is_no_option_and_a_misspelt_option_is_told(rivers: Typed) -> None:
    found = json.loads(rivers("browse", "river", "-khabarovsk", "-is:suspended", "--json").out)
    assert [each["card"] for each in found] == [
        "rivers/amur", "rivers/ob", "rivers/yangtze", "rivers/yangtze#reverse",
    ]  # fmt: skip
    wrong = rivers("browse", "--suspended")
    assert wrong.code == 2
    assert "--suspended" in wrong.err


def test_a_search_that_cannot_be_understood_is_wrong_use(rivers: Typed) -> None:
    wrong = rivers("browse", "is:suspendet")
    assert (wrong.code, wrong.out) == (2, "")
    assert "possible are suspended." in wrong.err
    assert rivers("browse", "--order", "size").code == 2


def test_limit_and_order_hold_for_lists(rivers: Typed) -> None:
    found = json.loads(rivers("browse", "--order", "due", "--limit", "2", "--json").out)
    assert [each["card"] for each in found] == ["rivers/amur", "rivers/ob"]


def test_several_cards_are_marked_by_scripts_only_with_yes(rivers: Typed) -> None:
    refused = rivers("browse", "river", "--suspend")
    assert refused.code == 2
    assert "5 cards" in refused.err
    assert "--yes" in refused.err
    done = rivers("browse", "river", "--suspend", "--yes")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("Suspended 5 cards; ")
    assert len(json.loads(rivers("browse", "is:suspended", "--json").out)) == 5
    assert "suspended" in rivers("browse", "is:suspended").out
    assert rivers("browse", "is:suspended", "--unsuspend", "--yes").err.startswith("Brought back 5 cards")
    assert rivers("browse", "is:suspended", "--forget").err == "No card is found, so nothing is changed.\n"


@pytest.mark.parametrize(("said", "found"), [("n", 0), ("y", 5)])
def test_a_person_is_asked_before_several_cards_are_changed(
    rivers: Typed, monkeypatch: pytest.MonkeyPatch, said: str, found: int
) -> None:
    monkeypatch.setattr("quiz_app.cli.browse.is_terminal", lambda: True)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _prompt: said)
    done = rivers("browse", "river", "--bury")
    assert done.code == 0
    assert ("Nothing is changed." in done.err) is (said == "n")
    assert len(json.loads(rivers("browse", "is:buried", "--json").out)) == found


def test_one_card_is_marked_without_a_question_and_only_in_one_way_at_once(rivers: Typed) -> None:
    assert rivers("browse", "laptev", "--flag", "which sea?").err.startswith(
        "Flagged “Where does the Lena end?”"
    )
    assert rivers("browse", "laptev", "--note", "mine").code == 0
    (record,) = json.loads(rivers("browse", "is:noted", "is:flagged", "--json").out)
    assert (record["note"], record["flag_note"]) == ("mine", "which sea?")
    both = rivers("browse", "laptev", "--unflag", "--bury")
    assert both.code == 2
    assert "--unflag, --bury" in both.err
    assert rivers("browse", "laptev", "--note", "").err.startswith("Took the note off")


def test_flags_are_listed_at_their_questions_for_the_author(rivers: Typed) -> None:
    rivers("browse", "laptev", "--flag", "which sea?")
    listed = rivers("check", "--flagged", "rivers.yaml")
    assert listed.code == 1
    assert listed.out.startswith("rivers.yaml:14:5 F001 flagged: which sea? (by ")
    assert listed.err == "1 flag in 1 file.\n"
    (problem,) = json.loads(rivers("check", "--flagged", "--format", "json", "rivers.yaml").out)["problems"]
    assert (problem["line"], problem["question"]) == (14, "lena")
    assert rivers("check", "--flagged", "--fix", "rivers.yaml").code == 2
    assert "F001" in rivers("check", "--explain", "F001").out
    assert rivers("browse", "is:flagged", "--unflag").code == 0
    assert rivers("check", "--flagged", "rivers.yaml").code == 0


def test_hostile_text_is_tame_in_the_table_and_in_json(rivers: Typed) -> None:
    Path("hostile.yaml").write_text(HOSTILE, encoding="utf-8")
    rivers("decks", "add", "hostile.yaml")
    table = rivers("browse", "deck:hostile")
    assert "A [@click=app.quit]red" in table.out
    for text in (table.out, table.err, rivers("browse", "deck:hostile", "--json").out):
        assert not {"\x1b", "\x07", "\u202e"} & set(text)


def test_a_reader_who_leaves_early_is_no_failure(quiz: Quiz) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [*quiz.command, "browse", "--json"],
            stdout=write,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            cwd=quiz.folder,
            env=quiz.environment,
            timeout=120,
            check=False,
        )
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_card_of_a_deck_that_was_removed_is_found_as_gone(rivers: Typed) -> None:
    rivers("browse", "laptev", "--note", "mine")
    rivers("decks", "remove", "rivers")
    assert rivers("browse").out == "No card is found.\n"
    assert " gone " in rivers("browse", "is:gone").out
