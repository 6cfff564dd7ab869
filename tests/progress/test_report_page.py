"""The report is one page that needs nothing else, holds what the pictures hold, and shows text as text."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quiz_app.journal.exams import ExamState
from quiz_app.progress import prediction_titles
from quiz_app.progress.meanings import FIGURES
from quiz_app.progress.picture import Picture
from quiz_app.progress.report.charts import heat_legend
from quiz_app.progress.report.drawing import shares_from, ticks
from quiz_app.progress.report.page import page
from quiz_app.progress.scores import Hard
from tests.support import pictures, scores

_VOID = {"meta"}
_DRAWN_ALONE = {"line", "rect", "circle", "path", "polygon"}


class Reader(HTMLParser):
    """Reads a page as strictly as a person who wrote it by hand would want it."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, attrs)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _DRAWN_ALONE, f"<{tag}/> is no HTML"
        self._note(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def _note(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes += attrs


def read(made: str) -> Reader:
    """The page, read to its end with everything closed."""
    reader = Reader()
    reader.feed(made)
    reader.close()
    assert not reader.open
    return reader


@pytest.mark.parametrize("picture", [pictures.RICH, pictures.SPARSE, pictures.EMPTY])
def test_every_page_is_whole_and_asks_for_nothing(picture: Picture) -> None:
    made = page(picture, scores.sample() if picture.days else scores.nothing())
    reader = read(made)
    assert not reader.names & {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
    assert not re.search(r"url\(|@import|https?:", made)
    assert not [name for name, _ in reader.attributes if name in ("src", "srcset") or name.startswith("on")]
    assert all((value or "").startswith("#") for name, value in reader.attributes if name == "href")


def test_what_is_known_and_each_chart_with_its_meaning_are_on_the_page() -> None:
    text = "".join(read(page(pictures.RICH, scores.sample())).text)
    for key in (
        "known-course",
        "heat",
        "retention",
        "calibration",
        "forecast",
        "timeline",
        "minutes-per-kept",
        "mix-ups",
    ):
        assert FIGURES[key].says in text
    assert prediction_titles.baselines(pictures.RICH.calibration) in text
    assert all(each.title in text for each in pictures.RICH.decks)


def test_where_nothing_is_known_each_chapter_says_so() -> None:
    text = "".join(read(page(pictures.EMPTY, scores.nothing())).text)
    assert text.count("Nothing to show yet.") >= 3


@pytest.mark.parametrize("picture", [pictures.RICH, pictures.SPARSE])
def test_no_drawing_leaves_its_frame(picture: Picture) -> None:
    reader = read(page(picture, scores.sample()))
    numbers = [
        float(value or "nan")
        for name, value in reader.attributes
        if name in ("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height") and value
        and re.fullmatch(r"-?[\d.]+", value)
    ]  # fmt: skip
    assert numbers
    assert all(-1 <= number <= 721 for number in numbers)


def test_a_title_with_markup_is_shown_as_text() -> None:
    wild = '<script>alert(1)</script> & [bold]x[/bold] "quoted"'
    decks = tuple(replace(each, title=wild) for each in pictures.RICH.decks)
    reader = read(page(replace(pictures.RICH, decks=decks, learner=wild), scores.sample()))
    assert "script" not in reader.names
    assert any("<script>" in part for part in reader.text)


def test_recall_of_few_answers_is_not_drawn_and_it_says_how_many_are_lacking() -> None:
    mature = pictures.rate("mature", 3, 1.0, 0.9)
    few = replace(pictures.RICH, retention=replace(pictures.RICH.retention, mature=mature))
    text = "".join(read(page(few, scores.sample())).text)
    assert "Mature: Not enough answers yet: 3 of 20." in text
    assert "100.0 % of 3" not in text


def test_tables_break_over_printed_pages_and_signs_of_charts_are_larger_on_small_screens() -> None:
    made = page(pictures.RICH, scores.sample())
    small, printed = made.split("@media screen and (max-width: 40rem)")[1].split("@media print")
    assert "figure:not(.narrow) .label { font-size: 15px; }" in small
    assert "figure:has(table) { break-inside: auto; }" in printed


def test_an_exam_that_was_void_before_its_hand_in_has_no_score_on_the_page() -> None:
    void = replace(scores.attempt(1, points=0, right=0), state=ExamState.VOIDED, ended_ms=0, answered=0)
    text = " ".join(read(page(pictures.SPARSE, replace(scores.nothing(), attempts=(void,)))).text)
    assert "not handed in" in text
    assert "0 of 10" not in text


def test_points_and_parts_of_answers_have_two_decimals_at_most_on_the_page() -> None:
    taken = replace(scores.nothing(), attempts=(scores.attempt(1, points=7 + 1 / 3),))
    hard = Hard(card="d/q", text="Which?", asked=4, right=5 / 3, each_ms=900)
    text = " ".join(read(page(pictures.SPARSE, replace(taken, hardest=(hard,)))).text)
    assert "7.33 of 10" in text
    assert "1.67 of 4" in text


def test_a_learner_without_a_name_is_spoken_to() -> None:
    made = page(replace(pictures.RICH, learner="You"), scores.sample())
    assert "What you know" in made
    assert "What You knows" not in made


def test_the_report_of_one_deck_says_that_predictions_are_of_all() -> None:
    title = prediction_titles.baselines(pictures.RICH.calibration)
    one = replace(pictures.RICH, scope=(pictures.RICH.decks[0].name,))
    assert f"All decks: {title}" in "".join(read(page(one, scores.sample())).text)
    assert f"All decks: {title}" not in "".join(read(page(pictures.RICH, scores.sample())).text)


def test_the_year_of_the_report_names_its_shades_and_days_alike_are_dark() -> None:
    days = tuple(replace(pictures.RICH.days[0], study_day=pictures.TODAY - n, answers=70) for n in range(9))
    made = page(replace(pictures.RICH, days=days), scores.sample())
    assert "From faint to full: 70 answers a day." in "".join(read(made).text)
    assert made.count('class="heat4"') == 9
    assert heat_legend([replace(days[0], answers=n) for n in (2, 5, 1_200, 1_300)]).startswith(
        "From faint to full: 2–4, 5–1,199, 1,200–1,299, 1,300 answers"
    )


@given(st.floats(min_value=0, max_value=1))
def test_an_axis_of_percent_has_whole_marks_in_equal_steps_up_to_all(low: float) -> None:
    marks = [round(mark * 100, 6) for mark in shares_from(low)]
    assert marks[0] <= low * 100 + 1e-6
    assert marks[-1] == 100
    assert all(mark == int(mark) for mark in marks)
    assert len({round(later - earlier, 6) for earlier, later in pairwise(marks)}) == 1
    assert 2 <= len(marks) <= 7


@given(st.floats(min_value=0, max_value=1e12))
@example(5e-324)
def test_ticks_reach_over_the_highest_value_in_few_equal_steps(high: float) -> None:
    marks = ticks(high)
    assert marks[0] == 0
    assert marks[-1] >= high * (1 - 1e-9)
    assert 2 <= len(marks) <= 6
