"""Whatever the figures, the labels and the room: a chart keeps to its cells and never fails."""

from __future__ import annotations

import unicodedata
from math import inf

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from quiz_app.progress.picture import Bin, Knowledge
from quiz_app.ui.charts.bars import Bar, bars
from quiz_app.ui.charts.calibration import calibration
from quiz_app.ui.charts.canvas import Canvas, cut
from quiz_app.ui.charts.columns import columns
from quiz_app.ui.charts.course import Points, course
from quiz_app.ui.charts.heat import heat
from quiz_app.ui.charts.histogram import histogram
from quiz_app.ui.charts.intervals import Interval, intervals
from quiz_app.ui.charts.scale import Label, evenly, number, placed, ticks_in, whole_percents
from quiz_app.ui.charts.timeline import timeline
from quiz_app.ui.glyphs import ASCII, FULL, Glyphs

WIDTHS = st.integers(0, 40) | st.sampled_from((74, 76, 158, 200))
HEIGHTS = st.integers(0, 12) | st.sampled_from((30, 60))
ROOMS = st.tuples(WIDTHS, HEIGHTS, st.sampled_from((FULL, ASCII)))
Room = tuple[int, int, Glyphs]
VALUES = st.floats(allow_nan=False) | st.integers(0, 50).map(float)
SHARES = st.floats(0, 1) | st.floats(allow_nan=False)
LAST_DAYS = st.integers(738_000, 740_000) | st.sampled_from((1, 3_652_059))
WORDS = st.text(max_size=12) | st.sampled_from(
    ("", "漢字漢字漢字", "\x1b[31mred", "a\nb", "[/b]", "\u202eabc")
)
COUNTS = st.integers(-3, 2000) | st.just(10**30)


def keeps_to(chart: Content, room: Room) -> None:
    width, height, _ = room
    lines = chart.plain.split("\n")
    assert len(lines) <= max(1, height)
    for line in lines:
        assert cell_len(line) <= width
        assert not any(unicodedata.category(sign) in ("Cc", "Cs") or sign == "\u202e" for sign in line)


@given(st.lists(st.tuples(LAST_DAYS, VALUES), max_size=30), ROOMS)
def test_a_course_keeps_to_its_cells(points: Points, room: Room) -> None:
    keeps_to(course(points, *room), room)


@given(
    st.lists(VALUES, max_size=90),
    st.lists(WORDS, max_size=40),
    ROOMS,
    st.none() | st.integers(0, 90),
)
def test_columns_keep_to_their_cells(
    values: list[float], labels: list[str], room: Room, loud: int | None
) -> None:
    keeps_to(columns(values, labels, *room, loud=loud), room)
    keeps_to(columns(values, labels, *room, since=739_211), room)


@given(st.lists(st.builds(Bar, WORDS, VALUES, WORDS, WORDS), max_size=15), ROOMS)
def test_bars_keep_to_their_cells(rows: list[Bar], room: Room) -> None:
    keeps_to(bars(rows, *room), room)


@given(st.dictionaries(st.integers(737_000, 740_000), COUNTS, max_size=60), LAST_DAYS, ROOMS)
def test_a_heat_map_keeps_to_its_cells(counts: dict[int, int], last_day: int, room: Room) -> None:
    keeps_to(heat(counts, last_day, *room), room)


@given(
    st.lists(
        st.builds(
            Bin, low=SHARES, high=SHARES, answers=COUNTS, predicted=SHARES, right=SHARES, right_low=SHARES,
            right_high=SHARES,
        ),
        max_size=20,
    ),
    ROOMS,
)  # fmt: skip
def test_a_calibration_plot_keeps_to_its_cells(bins: list[Bin], room: Room) -> None:
    keeps_to(calibration(bins, *room), room)


@given(
    st.lists(st.tuples(VALUES, COUNTS), max_size=30), st.booleans(), ROOMS, st.none() | VALUES,
    st.booleans(),
)  # fmt: skip
def test_a_histogram_keeps_to_its_cells(
    rows: list[tuple[float, int]],
    endless: bool,
    room: Room,
    median: float | None,
    shares: bool,
) -> None:
    edges = sorted(edge for edge, _ in rows)
    edges.append(inf if endless or not edges else edges[-1])
    counts = [count for _, count in rows]
    keeps_to(histogram(edges, counts, *room, median=median, shares=shares, unit="d"), room)


@given(
    st.lists(st.builds(Interval, WORDS, SHARES, SHARES, SHARES, st.none() | SHARES, WORDS), max_size=15),
    ROOMS, st.none() | SHARES,
)  # fmt: skip
def test_intervals_keep_to_their_cells(rows: list[Interval], room: Room, goal: float | None) -> None:
    keeps_to(intervals(rows, *room, goal=goal), room)


@given(
    st.lists(
        st.builds(
            Knowledge, name=st.integers(-500, 2100).map(str) | WORDS, kept=COUNTS, fading=COUNTS, unseen=COUNTS
        ),
        max_size=60,
    ),
    ROOMS,
)  # fmt: skip
def test_a_timeline_keeps_to_its_cells(groups: list[Knowledge], room: Room) -> None:
    keeps_to(timeline(groups, *room), room)


@given(
    st.lists(st.tuples(st.integers(-3, 20), st.integers(-3, 6), WORDS), max_size=8),
    st.integers(0, 20),
    st.integers(0, 5),
)
def test_nothing_written_on_a_canvas_leaves_it(
    writings: list[tuple[int, int, str]], width: int, height: int
) -> None:
    sheet = Canvas(width, height)
    for x, y, words in writings:
        sheet.write(x, y, cut(words, 12))
        sheet.write_right(x, y, cut(words, 3))
    keeps_to(sheet.content(), (width, height, FULL))


@given(
    st.lists(st.builds(Label, st.integers(-2, 60), WORDS, st.integers(0, 3)), max_size=20), st.integers(1, 60)
)
def test_labels_never_touch(labels: list[Label], cells: int) -> None:
    for found in (placed(labels, cells), placed(labels, cells, centred=True), evenly(labels, cells)):
        end = -1
        for start, words in found:
            assert start > end
            end = start + cell_len(words)
            assert end <= cells


@given(VALUES, VALUES, st.integers(1, 20))
def test_ticks_lie_between_their_bounds_and_are_not_too_many(low: float, high: float, most: int) -> None:
    ticks = ticks_in(low, high, most)
    assert 1 <= len(ticks) <= max(2, most + 1)
    assert ticks == sorted(ticks)


@given(VALUES)
def test_numbers_are_short(value: float) -> None:
    assert 1 <= len(number(value)) <= 8


def test_numbers_are_said_as_people_say_them() -> None:
    said = [number(value) for value in (0, -0.001, 0.5, 1, 4.25, 99.5, 1234.4, 123_456, 3_400_000, -12, 2e20)]
    assert said == ["0", "0", "0.5", "1", "4.2", "99.5", "1,234", "123.5k", "3.4M", "-12", "2e20"]


def test_percents_of_an_axis_are_round() -> None:
    assert [round(share * 100) for share in whole_percents(0.7, 1.0, 4)] == [70, 80, 90, 100]
    assert [round(share * 100) for share in whole_percents(0.0, 1.0, 4)] == [0, 25, 50, 75, 100]
    assert [round(share * 100) for share in whole_percents(0.0, 1.0, 1)] == [0, 100]
