"""The clock of an exam and what it says; and lines that are waited for only so long."""

from __future__ import annotations

import os
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.cli.timed_lines import TimedLines
from quiz_app.exam.timing import Warner, clock_words, question_thresholds, thresholds, time_words

MINUTE = 60_000


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (0, []),
        (1, ["Half of the time is over; 30 seconds left."]),
        (3, ["Half of the time is over; 1 minute 30 seconds left.", "1 minute left."]),
        (10, ["Half of the time is over; 5 minutes left.", "1 minute left."]),
        (90, ["Half of the time is over; 45 minutes left.", "5 minutes left.", "1 minute left."]),
    ],
)
def test_what_is_said_of_the_time_depends_on_how_much_there_is(minutes: int, told: list[str]) -> None:
    found = thresholds(minutes * MINUTE)
    assert [each.says for each in found] == told
    assert [each.after_ms for each in found] == sorted(each.after_ms for each in found)


def test_a_question_is_warned_of_ten_seconds_before_its_time_is_over() -> None:
    assert [each.after_ms for each in question_thresholds(30_000)] == [20_000]
    assert question_thresholds(15_000) == question_thresholds(0) == ()


@given(limit=st.integers(1, 5_000_000), steps=st.lists(st.integers(0, 400_000), max_size=40))
def test_each_warning_is_said_at_most_once_and_none_too_early(limit: int, steps: list[int]) -> None:
    every = thresholds(limit)
    warner, spent, told = Warner(every, 0), 0, []
    for step in steps:
        spent += step
        if said := warner.due(spent):
            told.append(said)
            assert max(each.after_ms for each in every if each.says == said) <= spent
    assert len(told) == len(set(told))
    assert {each.says for each in every if each.after_ms <= spent} >= set(told)


@pytest.mark.parametrize(
    ("ms", "words", "clock"),
    [
        (0, "0 seconds", "0:00"), (999, "1 second", "0:01"), (61_000, "1 minute 1 second", "1:01"),
        (3_600_000, "1 hour", "1:00:00"), (7_505_000, "2 hours 5 minutes", "2:05:05"),
    ],
)  # fmt: skip
def test_a_time_in_words_and_as_a_clock_shows_it(ms: int, words: str, clock: str) -> None:
    assert (time_words(ms), clock_words(ms)) == (words, clock)


@given(
    text=st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=60),
    cuts=st.lists(st.integers(0, 120), max_size=4),
)
def test_lines_come_whole_however_the_bytes_arrive(text: str, cuts: list[int]) -> None:
    reading, writing = os.pipe()
    try:
        lines, data = TimedLines(reading), text.encode()
        heard: list[str] = []
        places = sorted({0, len(data), *(min(cut, len(data)) for cut in cuts)})
        for start, end in pairwise(places):
            os.write(writing, data[start:end])
            while (line := lines.wait(0).line) is not None:
                heard.append(line)
        os.close(writing)
        writing = -1
        while not (last := lines.wait(1)).ended:
            assert last.line is not None
            heard.append(last.line)
        whole = text.split("\n")
        assert heard == (whole if whole[-1] else whole[:-1])
    finally:
        os.close(reading)
        if writing >= 0:
            os.close(writing)


def test_nothing_is_heard_while_nobody_types_and_broken_bytes_are_shown_as_such() -> None:
    reading, writing = os.pipe()
    try:
        lines = TimedLines(reading)
        heard = lines.wait(0.01)
        assert (heard.line, heard.ended) == (None, False)
        os.write(writing, b"caf\xff\r\n")
        assert lines.wait(1).line == "caf\ufffd"
    finally:
        os.close(reading)
        os.close(writing)
