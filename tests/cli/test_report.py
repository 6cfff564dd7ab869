"""`quiz report` on the real executable: one page, in its place wholly or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.support.executable import Quiz

DECK = """\
deck: rivers
title: Rivers & <b>borders</b>
questions:
  - {id: amur, question: Which river did the treaty name?, answer: the Amur, typed: true}
  - {id: ob, question: Which river lies west?, answer: the Ob, typed: true}
"""


@pytest.fixture
def studied(quiz: Quiz) -> Quiz:
    """A home in which two cards were answered."""
    (quiz.folder / "rivers.yaml").write_text(DECK, "utf-8")
    assert quiz("decks", "add", "rivers.yaml").code == 0
    assert quiz("study", "rivers", "--plain", typed="the Amur\n\nthe Ob\n\n").code == 0
    return quiz


def test_a_report_is_written_and_written_again(studied: Quiz) -> None:
    for _ in range(2):
        done = studied("report", "mine.html")
        assert done.code == 0, done.err
        assert done.out.startswith("Wrote mine.html")
    page = (studied.folder / "mine.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "Rivers &amp; " in page
    assert "<b>" not in page


def test_without_a_name_it_bears_the_date(studied: Quiz) -> None:
    assert studied("report").code == 0
    assert len(list(studied.folder.glob("quiz-report-????-??-??.html"))) == 1


def test_a_dash_is_standard_output(studied: Quiz) -> None:
    done = studied("report", "-", "--deck", "rivers")
    assert done.code == 0
    assert done.out.rstrip().endswith("</html>")


def test_a_file_that_is_no_report_is_left_alone(studied: Quiz) -> None:
    mine = studied.folder / "thesis.html"
    mine.write_text("<p>Mine.</p>", "utf-8")
    done = studied("report", "thesis.html")
    assert done.code == 2
    assert "is no report" in done.err
    assert mine.read_text("utf-8") == "<p>Mine.</p>"


def test_a_folder_in_its_place_is_named(studied: Quiz) -> None:
    (studied.folder / "there").mkdir()
    done = studied("report", "there")
    assert (done.code, done.out) == (2, "")
    assert "there is a folder" in done.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of POSIX")
def test_a_pipe_is_neither_waited_for_nor_replaced(quiz: Quiz) -> None:
    os.mkfifo(quiz.folder / "pipe")
    done = quiz("report", "pipe")
    assert (done.code, done.out) == (2, "")
    assert "pipe is a device or a pipe" in done.err
    assert stat.S_ISFIFO((quiz.folder / "pipe").stat().st_mode)


def test_a_folder_that_is_not_there_is_told(studied: Quiz) -> None:
    done = studied("report", "nowhere/mine.html")
    assert done.code == 3
    assert "could not be written" in done.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(studied: Quiz) -> None:
    locked = Path(studied.folder) / "locked"
    locked.mkdir(mode=stat.S_IRUSR | stat.S_IXUSR)
    assert studied("report", "locked/mine.html").code == 3


def test_a_deck_that_is_not_there_is_named(studied: Quiz) -> None:
    done = studied("report", "--deck", "lakes")
    assert done.code == 2
    assert "lakes" in done.err


def test_before_the_first_answer_it_is_a_page_all_the_same(quiz: Quiz) -> None:
    done = quiz("report", "-")
    assert done.code == 0
    assert "Nothing to show yet." in done.out
