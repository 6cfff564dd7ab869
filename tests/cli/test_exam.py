"""`quiz exam` and `quiz history` as a person's shell runs them."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from quiz_app.errors import DONE, ENVIRONMENT_FAILED, WRONG_USE
from tests.support.executable import Outcome, Quiz

DECK = Path(__file__).parents[1] / "exam" / "treaties.yaml"
ORDERED = ("exam", "treaties", "--plain", "--order", "decks", "--seed", "s")


@pytest.fixture(autouse=True)
def _decks(quiz: Quiz) -> None:
    quiz.folder.joinpath("treaties.yaml").write_bytes(DECK.read_bytes())
    assert quiz("decks", "add", str(quiz.folder / "treaties.yaml")).code == DONE


def exam(quiz: Quiz, typed: str, *options: str) -> Outcome:
    return quiz(*ORDERED, *options, typed=typed)


def tell(process: subprocess.Popen[bytes], typed: bytes, answered: bytes) -> None:
    """Type a line and wait for what is said to it."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(typed + b"\n")
    process.stdin.flush()
    while answered not in (line := process.stdout.readline()):
        assert line, "the exam ended too early"


def as_json(outcome: Outcome) -> Any:
    assert outcome.code == DONE, outcome.err
    return json.loads(outcome.out)


def test_an_exam_is_answered_line_by_line_and_handed_in_with_its_result(quiz: Quiz) -> None:
    done = exam(
        quiz, "1689\nthe Ob\n:h\n", "--questions", "2", "--pass", "50", "--type", "date", "--type", "typed"
    )
    assert done.code == DONE
    assert "1/2 · Treaties" in done.out
    assert "kept: 1689" in done.out
    assert "All questions are answered; :h hands in" in done.out
    assert "Score: 1 of 2 points (50 %) · passed (pass mark 50 %)" in done.out
    assert "1 right; 0.0 expected (likely 0)" in done.out
    assert "yours: the Ob\n   right: the Amur valley" in done.out
    assert "[The article › Nerchinsk]" in done.out
    assert "A first." in done.out


def test_flashcards_are_left_out_and_it_is_said_how_many(quiz: Quiz) -> None:
    done = exam(quiz, "")
    assert "1 flashcard is left out" in done.err
    assert "There are 10 questions to be had, not 20: what is left would give answers away." in done.err


def test_the_right_answer_is_told_where_what_was_typed_is_right_but_written_otherwise(quiz: Quiz) -> None:
    done = exam(quiz, "1689\nthe amur valey\n:h\n", "--type", "date", "--type", "typed")
    assert (
        "1. right · new card · 0 s\n   When was Nerchinsk signed?\n   yours: 1689\n   A first.\n" in done.out
    )
    told = "   yours: the amur valey\n   right: the Amur valley   (1 letter differs: Amur val[l]ey)\n"
    assert told in done.out


def test_the_reason_against_a_wrong_option_names_the_option(quiz: Quiz) -> None:
    asked = exam(quiz, ":q\n", "--type", "choice").out
    place = next(line for line in asked.splitlines() if "Aigun" in line).split()[0]
    at_end = quiz("exam", "--plain", "--resume", typed=f"{place}\n:h\n").out
    assert "   yours: Aigun\n   right: Kyakhta\n   not Aigun: it came later\n" in at_end
    at_once = exam(quiz, f"{place}\n", "--type", "choice", "--feedback", "at-once").out
    assert "wrong: Kyakhta\n  not Aigun: it came later\n" in at_once


def test_unanswered_questions_are_named_before_a_second_h_hands_in(quiz: Quiz) -> None:
    done = exam(
        quiz,
        "1689\n:h\n:t\n:h\n:h\n",
        "--questions",
        "3",
        "--type",
        "date",
        "--type",
        "typed",
        "--type",
        "list",
    )
    assert "2 questions without an answer: 2, 3." in done.out
    assert done.out.count("without an answer: 2, 3.") == 2, "what came between asks again"
    assert "Score: 1 of 3" in done.out


def test_one_goes_about_in_the_paper_marks_clears_and_lists(quiz: Quiz) -> None:
    done = exam(quiz, ":n\n:p\n:p\n:g 3\n:g 99\n:m\n:m\n:l\n:x\n1689\n:g 1\n1689\n:c\n:?\n:q\n")
    assert done.out.count("1/10 · Treaties") == 3
    assert "This is the first question." in done.out
    assert "Questions go from 1 to 10, as in :g 10." in done.out
    assert "\nmarked\nnot marked\n" in done.out
    assert "   3  no answer" in done.out
    assert "There is no :x here" in done.out
    assert "Pick a number from 1 to 4" in done.out, "a line that is no answer says how to answer"
    assert "kept: 1689" in done.out
    assert "without an answer" in done.out
    assert ":h hand in" in done.out


def test_feedback_at_once_tells_each_verdict_and_lets_it_stand(quiz: Quiz) -> None:
    done = exam(quiz, "1700\n:p\n1689\n:q\n", "--feedback", "at-once", "--type", "date", "--type", "typed")
    assert "wrong: 1689" in done.out
    assert "  A first." in done.out
    assert "The right answer was shown, so this answer stands." in done.out


def test_a_line_that_begins_with_two_colons_is_an_answer_that_begins_with_one(quiz: Quiz) -> None:
    assert "kept: :n" in exam(quiz, "::n\n", "--type", "typed").out


def test_a_space_before_the_colon_of_a_command_makes_it_no_answer(quiz: Quiz) -> None:
    done = exam(quiz, " :m\n\t:t\n ::n\n", "--type", "typed")
    assert "\nmarked\n" in done.out
    assert " used" in done.out
    assert done.out.count("kept:") == 1
    assert "kept: :n" in done.out


def test_with_a_penalty_the_points_are_told_that_were_expected(quiz: Quiz) -> None:
    options = ("--penalty", "--type", "choice", "--json")
    done = as_json(quiz("exam", "treaties", "--seed", "s", *options, typed="1\n:h\n"))
    score = done["score"]
    assert (score["expected"], score["chance"]) == (0, 0), (
        "no card was met before, and guessing gains nothing"
    )
    assert score["low"] == 0
    assert score["high"] > 0
    short = done["id"][-6:]
    assert "points; 0.0 points expected (likely 0 to" in quiz("history", "show", short).out


def test_the_end_of_input_leaves_the_exam_open_and_says_how_to_go_on(quiz: Quiz) -> None:
    left = exam(quiz, "1689\n", "--minutes", "10", "--type", "date", "--type", "typed", "--type", "list")
    assert left.code == DONE
    assert "`quiz exam --resume" in left.err
    short = left.err.rpartition("--resume ")[2].split("`")[0]
    listed = as_json(quiz("history", "--json"))["exams"]
    assert [(each["state"], each["points"]) for each in listed] == [("open", None)]
    shown = quiz("history", "show", short)
    assert f"It is open, with 1 of 3 questions answered.\n`quiz exam --resume {short}`" in shown.out
    again = quiz("exam", "--resume", short, "--plain", typed=":l\n:h\n:h\n")
    assert "   1  answered" in again.out
    assert "Score: 1 of 3" in again.out
    assert quiz("exam", "--plain", "--resume", short).code == WRONG_USE
    assert "No exam is open" in quiz("exam", "--plain", "--resume").err


def test_without_a_terminal_no_exam_is_begun_in_the_app(quiz: Quiz) -> None:
    for options in ((), ("--questions", "2")):
        refused = quiz("exam", *options)
        assert refused.code == ENVIRONMENT_FAILED
        assert "`quiz exam --plain` works through pipes." in refused.err
    assert as_json(quiz("history", "--json"))["exams"] == []


def test_a_new_exam_says_which_is_still_open_last_and_how_many_more_in_one_line(quiz: Quiz) -> None:
    exam(quiz, "")
    (told,) = (line for line in exam(quiz, "").err.splitlines() if "still open" in line)
    assert "is still open: `quiz exam --resume" in told
    assert "more" not in told
    exam(quiz, "")
    newest = as_json(quiz("history", "--json"))["exams"][-1]["id"][-6:]
    (told,) = (line for line in exam(quiz, "").err.splitlines() if "still open" in line)
    assert told == (
        f"Exam {newest} is still open, and 2 more: `quiz exam --resume {newest}` goes on, `quiz history` lists all."
    )


def test_the_result_is_one_json_object_and_the_session_goes_to_stderr(quiz: Quiz) -> None:
    given = "1689\nthe Ob\n:h\n"
    done = exam(quiz, given, "--questions", "2", "--json", "--type", "date", "--type", "typed", "--penalty")
    result = as_json(done)
    assert "1/2 · Treaties" in done.err
    assert (result["state"], result["penalty"], result["score"]["right"]) == ("handed in", True, 1)
    assert result["missed"] == ["treaties/valley"]
    assert [item["outcome"] for item in result["items"]] == ["right", "wrong"]
    assert [item["wanted"] for item in result["items"]] == ["1689", "the Amur valley"]
    assert as_json(quiz("history", "show", "last", "--json")) == result
    opened = as_json(exam(quiz, "1689\n", "--json"))
    assert (opened["state"], opened["answered"], "score" in opened) == ("open", 1, False)


def test_a_preset_is_kept_begun_with_and_forgotten(quiz: Quiz) -> None:
    kept = exam(quiz, "", "--questions", "3", "--minutes", "7", "--save", "Mid term")
    assert "Kept as Mid term" in kept.err
    assert (
        quiz("exam", "--presets").out
        == 'Mid term: "decks": ["treaties"], "questions": 3, "minutes": 7, "in_order": true\n'
    )
    begun = quiz("exam", "--preset", "mid term", "--questions", "2", "--plain")
    assert "Mid term: treaties · 2 questions" in begun.out
    assert "7:00 left" in begun.out
    assert quiz("exam", "--forget", "mid term").code == DONE
    gone = quiz("exam", "--plain", "--preset", "mid term")
    assert (gone.code, "There is no preset 'mid term'" in gone.err) == (WRONG_USE, True)


@pytest.mark.parametrize(
    "options",
    [("--questions", "0"), ("--level", "7"), ("--type", "flashcard"), ("--pass", "101"), ("nowhere",),
     ("--tag", "nowhere"), ("--order", "mixed"), ("--resume", "abc123")],
)  # fmt: skip
def test_what_cannot_be_meant_is_wrong_use_and_begins_nothing(quiz: Quiz, options: tuple[str, ...]) -> None:
    done = quiz("exam", "--plain", *options)
    assert (done.code, done.out) == (WRONG_USE, "")
    assert as_json(quiz("history", "--json"))["exams"] == []


@pytest.mark.parametrize("options", [("treaties",), ("--minutes", "5"), ("--no-penalty",), ("--again",)])
def test_what_would_be_passed_over_when_an_exam_goes_on_is_refused(
    quiz: Quiz, options: tuple[str, ...]
) -> None:
    exam(quiz, "1689\n")
    done = quiz("exam", "--plain", *options, "--resume", "last", typed="")
    assert (done.code, done.out) == (WRONG_USE, "")
    assert "goes on as it was begun" in done.err


def test_a_preset_is_not_kept_of_what_no_exam_can_be_drawn_from(quiz: Quiz) -> None:
    refused = quiz("exam", "--plain", "--save", "nothing", "--tag", "nowhere", typed="")
    assert (refused.code, "Kept as" in refused.err) == (WRONG_USE, False)
    none = quiz("exam", "--presets")
    assert (none.out, none.err) == ("", "No preset is kept yet; --save NAME keeps one.\n")


def test_before_the_first_exam_it_is_said_that_there_is_none(quiz: Quiz) -> None:
    for words in (("exam", "--plain", "--again"), ("history", "show", "last"), ("history", "void", "last")):
        done = quiz(*words)
        assert (done.code, "No exam was begun yet." in done.err) == (WRONG_USE, True)


def test_of_one_question_that_is_left_it_is_said_in_the_singular(quiz: Quiz) -> None:
    exam(quiz, "1689\nthe Ob\n:h\n", "--type", "date", "--type", "typed")
    assert (
        "There is 1 question to be had, not 9."
        in quiz("exam", "--plain", "--again", "--questions", "9", typed="").err
    )
    assert "to be had" not in quiz("exam", "--plain", "--again", typed="").err


def test_what_was_missed_is_asked_again(quiz: Quiz) -> None:
    types = ("--type", "date", "--type", "typed")
    done = exam(quiz, "1689\nthe Ob\n:h\n", *types)
    assert "asks what was missed once more (1 question)." in done.out
    again = quiz("exam", "--again", "--plain", typed="the Amur valley\n:h\n")
    assert "1/1 · Treaties" in again.out
    assert "Score: 1 of 1 point (100 %)" in again.out
    assert "once more" not in again.out
    assert quiz("exam", "--plain", "--again", "last").code == WRONG_USE


def test_history_lists_filters_and_voids(quiz: Quiz) -> None:
    assert quiz("history").out == "No exams yet. `quiz exam` begins one.\n"
    exam(quiz, "1689\n:h\n:h\n", "--questions", "2", "--tag", "old", "--pass", "40")
    quiz("exam", "--plain", "--questions", "2", "--seed", "t", typed=":h\n:h\n")
    first, second = as_json(quiz("history", "--json"))["exams"]
    assert (first["points"], first["passed"], first["tags"]) == (1, True, ["old"])
    assert (second["points"], second["passed"], second["decks"]) == (0, None, [])
    lines = quiz("history").out.splitlines()
    assert "1 of 2 (50 %), 1 right, 0.0 expected (0 %)  passed  treaties, #old" in lines[1]
    assert (
        "is void; undo brings it back" in quiz("history", "void", first["id"][-6:], "--reason", "alarm").err
    )
    assert "void" in quiz("history").out.splitlines()[1]
    assert "This exam is void: alarm." in quiz("history", "show", first["id"]).out
    assert quiz("history", "show", "nothing").code == WRONG_USE


def test_a_corrected_question_is_regraded_only_when_it_is_asked_for(quiz: Quiz) -> None:
    exam(quiz, "1690\n:h\n:h\n", "--type", "date")
    assert quiz("history", "regrade").out == "Nothing would count otherwise.\n"
    deck = quiz.folder / "treaties.yaml"
    deck.write_text(deck.read_text("utf-8").replace("date: 1689, section", "date: 1690, section"), "utf-8")
    dry = quiz("history", "regrade", "--dry-run")
    assert "0 → 1 point\n  1. treaties/year: wrong → right\nNothing was changed." in dry.out
    assert as_json(quiz("history", "--json"))["exams"][0]["points"] == 0
    assert as_json(quiz("history", "regrade", "--dry-run", "--json"))["recorded"] is False
    assert "These scores stand from now on" in quiz("history", "regrade", "last").out
    (row,) = as_json(quiz("history", "--json"))["exams"]
    assert (row["points"], row["regraded"]) == (1, True)
    shown = quiz("history", "show", "last").out
    assert "Scored anew after questions were corrected." in shown
    assert "1. right · new card · scored anew" in shown
    assert "   yours: 1690\n   right then: 1689\n   right as corrected: 1690\n" in shown
    (item,) = as_json(quiz("history", "show", "last", "--json"))["items"]
    assert (item["wanted"], item["corrected"]) == ("1689", "1690")


def test_cram_practises_what_is_not_due(quiz: Quiz) -> None:
    assert "There is nothing to practise" in quiz("study", "--cram", "--plain").out
    quiz("study", "treaties", "--plain", "--limit", "2", typed="1689\nthe Amur valley\n:q\n")
    due = as_json(quiz("due", "--json"))
    crammed = quiz("study", "treaties", "--cram", "--plain", typed="zzz\n:q\n")
    assert crammed.code == DONE
    assert "1/2 · Treaties" in crammed.out
    assert "again in this sitting" in crammed.out
    assert "This was practice: the schedule is as it was." in crammed.out
    assert "Done for today." not in crammed.out
    assert {**as_json(quiz("due", "--json")), "minutes": 0} == {**due, "minutes": 0}


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a signal of POSIX systems")
def test_an_exam_that_is_killed_goes_on_with_every_answer_and_the_right_clock(quiz: Quiz) -> None:
    with subprocess.Popen(
        [*quiz.command, *ORDERED, "--minutes", "30", "--questions", "10"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        cwd=quiz.folder, env=quiz.environment,
    ) as process:  # fmt: skip
        begun = time.monotonic()
        tell(process, b"1689", b"kept: 1689")
        tell(process, b"the Amur valley", b"kept: the Amur valley")
        tell(process, b"1", b"kept")
        tell(process, b":m", b"marked")
        process.send_signal(signal.SIGKILL)
        lasted = time.monotonic() - begun
    again = quiz("exam", "--resume", "--plain", typed=":l\n:q\n")
    assert again.code == DONE
    assert [f"   {n}  answered" in again.out for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert "   4  no answer, marked" in again.out
    assert "4/10 · Treaties · marked" in again.out, "it goes on where it stood"
    spent = as_json(quiz("history", "show", "last", "--json"))["seconds"]
    assert 0 <= spent <= lasted + 30
    assert "is whole" in quiz("doctor").out or quiz("doctor").code == DONE


def killed_while_answering(quiz: Quiz, number: int, kept: int, seconds: float) -> int:
    """Go on with the exam, give one number after the other from this one on, and kill it so long after some.

    Gives the number that was told last to be kept.
    """
    told = number - 1
    with subprocess.Popen(
        [*quiz.command, "exam", "--resume", "--plain"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        cwd=quiz.folder, env=quiz.environment,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"".join(b"%d\n" % each for each in range(number, number + 2000)))
        process.stdin.flush()
        while told < number + kept - 1:
            line = process.stdout.readline()
            assert line, "the exam ended before it was killed"
            told = int(line.partition(b"kept: ")[2] or told)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        for line in process.stdout.read().splitlines(keepends=True):
            if line.endswith(b"\n") and line.startswith(b"kept: "):
                told = int(line.partition(b"kept: ")[2])
    assert process.returncode == -signal.SIGKILL, "the exam ended before it was killed"
    return told


def kill_often(quiz: Quiz, times: int, seed: int) -> int:
    """Kill one exam so many times at random moments, and look after each; gives the number given last."""
    exam(quiz, "", "--type", "number", "--minutes", "600")
    moments = random.Random(seed)
    number, clock = 1, 0.0
    for _ in range(times):
        told = killed_while_answering(quiz, number, moments.randrange(1, 12), moments.uniform(0.0, 0.03))
        shown = quiz("exam", "--resume", "--plain", typed=":q\n").out
        given = int(shown.partition("yours: ")[2].split()[0])
        assert told <= given <= told + 1, f"{told} was told to be kept, and {given} is"
        spent = as_json(quiz("history", "show", "last", "--json"))["seconds"]
        assert clock <= spent <= clock + 60
        number, clock = given + 1, spent
    return number


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a signal of POSIX systems")
def test_no_answer_that_was_kept_is_lost_when_an_exam_is_killed_at_random_moments(quiz: Quiz) -> None:
    assert kill_often(quiz, 4, seed=1) > 8


@pytest.mark.soak
def test_no_answer_that_was_kept_is_lost_when_an_exam_is_killed_200_times(quiz: Quiz) -> None:
    assert kill_often(quiz, 200, seed=2) > 500


@pytest.mark.skipif(os.name != "posix", reason="a terminal's input is waited for with select")
def test_an_exam_hands_itself_in_when_time_is_over_though_nobody_types(quiz: Quiz) -> None:
    with subprocess.Popen(
        [*quiz.command, *ORDERED, "--questions", "1", "--seconds-each", "1"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        cwd=quiz.folder, env=quiz.environment,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        out, err = process.stdout.read().decode(), process.stderr.read().decode()
    assert process.returncode == DONE
    assert "Time is over for all questions: the exam was handed in." in err
    assert "Score: 0 of 1 point" in out


def test_ctrl_c_leaves_an_exam_open(quiz: Quiz) -> None:
    with subprocess.Popen(
        [*quiz.command, *ORDERED], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        cwd=quiz.folder, env=quiz.environment,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        tell(process, b"1689", b"kept: 1689")
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        said = process.stderr.read().decode()
        assert "The exam is open: `quiz exam --resume" in said
        assert "Every answer given is saved." in said
    assert process.returncode == DONE
    assert as_json(quiz("history", "--json"))["exams"][0]["state"] == "open"
