"""`quiz history` as a person's shell and a script run it: lists, filters, tables, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from quiz_app.errors import DONE, WRONG_USE
from tests.support.executable import Outcome, Quiz

DECK = Path(__file__).parents[1] / "exam" / "treaties.yaml"
TABLES = ("sections", "questions", "hardest", "mix-ups", "times")


def take_in(quiz: Quiz, text: str) -> None:
    """Let the deck say this from now on."""
    quiz.folder.joinpath("treaties.yaml").write_text(text, "utf-8")
    assert quiz("decks", "add", str(quiz.folder / "treaties.yaml")).code == DONE


def live(quiz: Quiz) -> Quiz:
    """Hand in two exams, leave one open, and study a little."""
    take_in(quiz, DECK.read_text("utf-8"))
    exam(quiz, "1690\nthe Ob\n:h\n", "--type", "date", "--type", "typed")
    exam(quiz, "1689\nthe Ob\n2\n:h\n", "--type", "date", "--type", "typed", "--type", "choice")
    exam(quiz, "1689\n", "--type", "date")
    studied = quiz("study", "treaties", "--plain", "--limit", "3", typed="1690\nthe Ob\n:q\n")
    assert studied.code == DONE, studied.err
    return quiz


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Quiz:
    """A home with this history, of which each test gets a copy."""
    root = tmp_path_factory.mktemp("history")
    root.joinpath("here").mkdir()
    return live(Quiz(root / "home", root / "here"))


@pytest.fixture
def taken(lived: Quiz, quiz: Quiz) -> Quiz:
    """A home in which two exams were handed in, one is open, and a little was studied."""
    shutil.copytree(lived.home, quiz.home, dirs_exist_ok=True)
    return quiz


def exam(quiz: Quiz, typed: str, *options: str) -> Outcome:
    done = quiz("exam", "treaties", "--plain", "--order", "decks", "--seed", "s", *options, typed=typed)
    assert done.code == DONE, done.err
    return done


def as_json(outcome: Outcome) -> Any:
    assert outcome.code == DONE, outcome.err
    return json.loads(outcome.out)


def rows_of(outcome: Outcome) -> list[dict[str, str]]:
    assert outcome.code == DONE, outcome.err
    return list(csv.DictReader(io.StringIO(outcome.out, newline="")))


def test_exams_and_sessions_are_listed_apart_with_what_was_expected_and_the_trend(taken: Quiz) -> None:
    done = taken("history")
    assert (done.code, done.err) == (DONE, "")
    heading, first, second, is_open, trend, further, session = done.out.splitlines()
    assert (heading, further) == ("Exams", "Sessions")
    assert "0 of 2 (0 %), 0 right, 0.0 expected (0 %)  treaties" in first
    assert "1 of 3 (33 %), 1 right, 0.2 expected (8 %)  +33  treaties" in second
    assert "open, 1 question  treaties" in is_open
    assert trend.strip() == "Trend: 0 % → 33 % over 2 exams; expected 0 % → 8 %."
    assert "2 answers: 0 right, 2 new, " in session


def test_what_is_studied_is_no_exam_and_what_is_examined_no_session(taken: Quiz) -> None:
    found = as_json(taken("history", "--json"))
    assert [each["state"] for each in found["exams"]] == ["handed in", "handed in", "open"]
    (session,) = found["sessions"]
    assert (session["answers"], session["decks"], found["more_sessions"]) == (2, ["treaties"], False)
    assert session["started"] >= found["exams"][-1]["started"]
    assert as_json(taken("history", "--json", "--sessions", "0"))["sessions"] == []


def test_a_session_is_shown_to_the_single_answer_by_the_end_of_its_id(taken: Quiz) -> None:
    listed = taken("history").out.splitlines()[-1].split()[0]
    done = taken("history", "show", listed)
    assert (done.code, done.err) == (DONE, "")
    lines = done.out.splitlines()
    assert lines[0].startswith(f"Session {listed} · ")
    assert lines[1].startswith("2 answers, 0 right")
    assert "1. wrong · again · new card · " in lines[3]
    for words in ("   When was Nerchinsk signed?", "   yours: 1690", "   right: 1689", "   A first."):
        assert words in lines
    found = as_json(taken("history", "show", listed, "--json"))
    assert (found["id"][-6:], found["answers"], found["right"], found["predictions"]) == (listed, 2, 0, 0)
    assert [(each["given"], each["grade"], each["new"]) for each in found["items"]] == [
        ("1690", "again", True), ("the Ob", "again", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("xyzxyz", "no exam or session 'xyzxyz'"),
        ("2020-01-01", "No reviews were imported"),
        ("2020-13-01", "no exam"),
    ],
)
def test_what_is_neither_an_exam_nor_a_session_is_refused_with_a_hint(
    taken: Quiz, name: str, says: str
) -> None:
    done = taken("history", "show", name)
    assert (done.code, done.out) == (WRONG_USE, "")
    assert says in done.err
    assert "`quiz history` lists" in done.err


@pytest.mark.parametrize(
    ("options", "exams", "sessions"),
    [
        (("--deck", "treaties"), 3, 1), (("--deck", "mountains"), 0, 0), (("--tag", "OLD"), 3, 1),
        (("--since", "2999-01-01"), 0, 0), (("--until", "1999-01-01"), 0, 0),
        (("--since", "1999-01-01", "--until", "2999-01-01"), 3, 1),
    ],
)  # fmt: skip
def test_the_list_is_narrowed_by_deck_tag_and_day(
    taken: Quiz, options: tuple[str, ...], exams: int, sessions: int
) -> None:
    found = as_json(taken("history", "--json", *options))
    assert (len(found["exams"]), len(found["sessions"])) == (exams, sessions)


def test_a_tag_is_that_of_the_questions_in_an_exam_not_only_what_it_was_drawn_by(taken: Quiz) -> None:
    exam(taken, ":h\n:h\n", "--type", "choice")
    found = as_json(taken("history", "--json", "--tag", "old"))["exams"]
    assert [(each["questions"], each["tags"]) for each in found] == [(2, []), (3, []), (1, [])]
    table = as_json(taken("history", "questions", "--tag", "old", "--json"))
    assert [row["card"] for row in table["rows"]] == ["treaties/year"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--deck", "treatis"), "There is no deck 'treatis'.\n      Did you mean treaties?"),
        (("--tag", "nowhere"), "No question has the tag 'nowhere'.\n      Tags are "),
        (("--since", "yesterday"), "'yesterday' is not a date.\n      Write it as 2026-"),
        (("--since", "2026-02-01", "--until", "2026-01-01"), "so no day is left."),
        (("--csv", "exams", "--json"), "cannot be had at once"),
    ],
)
def test_what_cannot_be_meant_is_named_with_what_to_do(
    taken: Quiz, options: tuple[str, ...], said: str
) -> None:
    done = taken("history", *options)
    assert (done.code, done.out) == (WRONG_USE, "")
    assert said in done.err


def test_a_deck_that_left_the_library_can_still_be_asked_for(taken: Quiz) -> None:
    assert taken("decks", "remove", "treaties").code == DONE
    assert len(as_json(taken("history", "--json", "--deck", "treaties"))["exams"]) == 3
    assert len(as_json(taken("history", "--json", "--tag", "old"))["exams"]) == 3


def test_options_before_a_table_are_refused_since_they_would_do_nothing(taken: Quiz) -> None:
    done = taken("history", "--deck", "treaties", "sections")
    assert (done.code, done.out) == (WRONG_USE, "")
    assert "Options stand behind `sections`, not before it." in done.err


def test_exams_are_csv_with_one_line_of_names_and_lines_that_end_as_the_standard_says(taken: Quiz) -> None:
    done = taken("history", "--csv", "exams")
    found, listed = rows_of(done), as_json(taken("history", "--json"))["exams"]
    assert taken("history", "--csv").out == done.out
    assert list(found[0]) == list(listed[0])
    assert [row["id"] for row in found] == [each["id"] for each in listed]
    assert [(row["share"], row["change"], row["penalty"]) for row in found] == [
        ("0.0", "", "false"), ("0.3333", "0.3333", "false"), ("", "", "false"),
    ]  # fmt: skip
    (session,) = rows_of(taken("history", "--csv", "sessions"))
    assert (session["answers"], session["decks"]) == ("2", "treaties")


def test_lines_of_csv_end_with_carriage_return_and_line_feed(taken: Quiz) -> None:
    raw = subprocess.run(
        [*taken.command, "history", "--csv", "exams"], capture_output=True, check=True,
        cwd=taken.folder, env=taken.environment,
    ).stdout  # fmt: skip
    assert raw.count(b"\r\n") == raw.count(b"\n") == 4
    assert raw.endswith(b"\r\n")


def test_a_name_that_looks_like_a_formula_is_none_in_a_spreadsheet(taken: Quiz) -> None:
    exam(taken, "", "--type", "date", "--save", '=HYPERLINK("http://example.org","a")')
    taken(
        "exam", "--preset", '=HYPERLINK("http://example.org","a")', "--plain", typed=":h\n:h\n"
    )  # the name of a preset is that of its exams
    names = [row["name"] for row in rows_of(taken("history", "--csv", "exams"))]
    assert '\'=HYPERLINK("http://example.org","a")' in names
    assert all(not name.startswith("=") for name in names)


def test_sections_and_questions_stand_over_exams_with_the_weakest_first(taken: Quiz) -> None:
    lines = taken("history", "sections").out.splitlines()
    assert [line[:2] for line in lines[:-1]] == ["·✗", "✗~"]
    assert "0 of 1   Kyakhta (treaties)" in lines[0]
    assert lines[-1].startswith("✓ right, ~ partly, ✗ wrong")
    table = as_json(taken("history", "questions", "--json"))
    assert [(row["card"], row["right"], row["asked"], row["marks"]) for row in table["rows"]] == [
        ("treaties/valley", 0, 2, ["wrong", "wrong"]),
        ("treaties/town", 0, 1, ["not asked", "wrong"]),
        ("treaties/year", 1, 2, ["wrong", "right"]),
    ]
    assert table["exams"] == [each["id"] for each in as_json(taken("history", "--json"))["exams"][:2]]


def test_a_void_exam_stays_in_the_list_and_counts_nowhere(taken: Quiz) -> None:
    first = as_json(taken("history", "--json"))["exams"][0]["id"]
    assert taken("history", "void", first).code == DONE
    listed = as_json(taken("history", "--json", "--tag", "old"))["exams"]
    assert [(each["state"], each["change"]) for each in listed] == [
        ("voided", None), ("handed in", None), ("open", None),
    ]  # fmt: skip
    assert "Trend" not in taken("history").out
    table = as_json(taken("history", "questions", "--json"))
    assert len(table["exams"]) == 1
    assert {row["asked"] for row in table["rows"]} == {1}


def test_an_exam_that_was_void_before_it_was_handed_in_has_no_score(taken: Quiz) -> None:
    is_open = as_json(taken("history", "--json"))["exams"][-1]["id"]
    assert taken("history", "void", is_open).code == DONE
    assert "not handed in, 1 question  void  treaties" in taken("history").out
    found = as_json(taken("history", "--json"))["exams"][-1]
    assert (found["state"], found["points"], found["answered"], found["seconds"]) == (
        "voided",
        None,
        None,
        None,
    )


def test_the_hardest_questions_count_exams_and_study_together(taken: Quiz) -> None:
    assert [
        (each["card"], each["right"], each["asked"])
        for each in as_json(taken("history", "hardest", "--json"))["questions"]
    ] == [("treaties/valley", 0, 3), ("treaties/year", 1, 3)]
    assert "0 of 3      0%" in taken("history", "hardest").out.splitlines()[0]


def test_what_is_mixed_up_is_told_as_one_for_the_other(taken: Quiz) -> None:
    assert taken("history", "mix-ups").out.splitlines()[:2] == [
        "the Ob for the Amur valley, 3 times",
        "1690 for 1689, 2 times",
    ]
    found = as_json(taken("history", "mix-ups", "--json"))["mix_ups"]
    assert found[0] == {
        "given": "the Ob", "wanted": "the Amur valley", "times": 3, "cards": ["treaties/valley"],
    }  # fmt: skip


def test_two_exams_stand_side_by_side(taken: Quiz) -> None:
    first, second, is_open = (each["id"] for each in as_json(taken("history", "--json"))["exams"])
    lines = taken("history", "compare", first, second[-6:]).out.splitlines()
    assert lines[2].startswith("1 question gained, 0 lost.")
    assert lines[3].startswith("✗ ✓")
    assert lines[3].endswith("When was Nerchinsk signed?")
    both = as_json(taken("history", "compare", first, second, "--json"))
    assert (both["before"]["id"], both["after"]["id"], both["gained"], both["lost"]) == (first, second, 1, 0)
    assert [(each["card"], each["before"], each["after"]) for each in both["questions"]] == [
        ("treaties/year", "wrong", "right"),
        ("treaties/valley", "wrong", "wrong"),
        ("treaties/town", "not asked", "wrong"),
    ]
    for ids, said in (
        ((first, first), "That is the same exam twice."),
        ((first, is_open), "An exam that is open has no score yet."),
        ((first, "nothing"), "There is no exam 'nothing'."),
    ):
        done = taken("history", "compare", *ids)
        assert (done.code, done.out, said in done.err) == (WRONG_USE, "", True)


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_history_is_told_in_words_and_in_whole_objects(quiz: Quiz, table: str) -> None:
    words = quiz("history", table)
    assert (words.code, words.err, words.out.count("\n")) == (DONE, "", 1)
    (found,) = [each for each in as_json(quiz("history", table, "--json")).values() if each == []][:1]
    assert found == []


def test_an_empty_history_is_csv_of_one_line(quiz: Quiz) -> None:
    assert rows_of(quiz("history", "--csv", "exams")) == []
    assert quiz("history", "--csv", "sessions").out.startswith("id,date,started,decks,answers,")


def test_each_study_day_of_an_imported_log_is_a_session_and_lines_show_the_newest(quiz: Quiz) -> None:
    days = [f"2024-03-{day:02d}" for day in range(1, 26)]
    lines = "".join(f"Uruk,3,{day}T20:00:00+00:00\nUr,1,{day}T20:01:00+00:00\n" for day in days)
    quiz.folder.joinpath("log.csv").write_text("card,rating,time\n" + lines, "utf-8")
    assert quiz("import", "--reviews", "log.csv", "--zone", "UTC").code == DONE
    shown = quiz("history").out.splitlines()
    assert shown[0] == "No exams yet. `quiz exam` begins one."
    assert shown[1] == "Sessions, the newest; --sessions shows more"
    assert [line.split()[0] for line in shown[2:]] == days[-20:]
    assert "2024-03-25 import     2 answers: 1 right" in shown[-1]
    listed = as_json(quiz("history", "--json"))
    assert [each["date"] for each in listed["sessions"]] == days
    assert {(each["id"], each["started"]) for each in listed["sessions"]} == {(None, None)}
    assert len(rows_of(quiz("history", "--csv", "sessions", "--since", "2024-03-11"))) == 15
    some = as_json(quiz("history", "--json", "--sessions", "3"))
    assert ([each["date"] for each in some["sessions"]], some["more_sessions"]) == (days[-3:], True)


def test_with_a_penalty_points_are_expected_and_it_says_so(taken: Quiz) -> None:
    exam(taken, ":h\n:h\n", "--type", "choice", "--penalty")
    assert "0.0 points expected (0 %)" in taken("history").out.splitlines()[4]


def test_regrading_tells_what_is_wrong_with_decks_once_and_on_stderr(quiz: Quiz) -> None:
    deck = live(quiz).folder / "treaties.yaml"
    deck.write_text(deck.read_text("utf-8").replace("answer: Golovin", "anwser: Golovin"), "utf-8")
    done = quiz("history", "regrade")
    assert done.out == "Nothing would count otherwise.\n"
    assert done.err.count("treaties.yaml") == 2, (
        "one sentence that names the file, and the command that shows it"
    )
    assert done.err.count("\n") == 1


def test_a_reader_that_leaves_ends_the_list_without_a_failure(taken: Quiz) -> None:
    with subprocess.Popen(
        [*taken.command, "history", "--csv", "exams"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        cwd=taken.folder, env=taken.environment,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == DONE
