"""Charts say what the figures are: small drawings, and what holds for every figure at every size."""

from __future__ import annotations

from math import inf
from textwrap import dedent

import pytest

from quiz_app.progress.picture import Bin, Knowledge
from quiz_app.progress.shades import quarters, shade_of
from quiz_app.ui.charts.bars import Bar, bars
from quiz_app.ui.charts.calibration import calibration
from quiz_app.ui.charts.columns import columns
from quiz_app.ui.charts.course import course
from quiz_app.ui.charts.heat import heat
from quiz_app.ui.charts.histogram import histogram
from quiz_app.ui.charts.intervals import Interval, intervals
from quiz_app.ui.charts.timeline import timeline
from quiz_app.ui.glyphs import ASCII, FULL, Glyphs

TODAY = 739_211  # Thursday 21 November 2024
RISING = [(TODAY - 30, 0.0), (TODAY - 20, 10.0), (TODAY - 10, 10.0), (TODAY, 40.0)]
DAYS = {TODAY: 40, TODAY - 1: 3, TODAY - 8: 7, TODAY - 9: 12, TODAY - 30: 25}
RATES = (
    Interval("all", 0.86, 0.9, 0.93, 0.88, "90 %"),
    Interval("young", 0.7, 0.8, 0.87, 0.8, "80 %"),
    Interval("mature", 0.95, 0.97, 0.99, None, "97 %"),
)
BINS = (
    Bin(low=0.5, high=0.6, answers=12, predicted=0.55, right=0.5, right_low=0.25, right_high=0.75),
    Bin(low=0.8, high=0.9, answers=300, predicted=0.86, right=0.8, right_low=0.75, right_high=0.84),
    Bin(low=0.9, high=1, answers=1000, predicted=0.95, right=0.96, right_low=0.94, right_high=0.97),
)
YEARS = (
    Knowledge(name="-221", cards=1, unseen=1),
    Knowledge(name="1689", cards=4, kept=2, fading=1, unseen=1),
    Knowledge(name="1727", cards=1, kept=1),
    Knowledge(name="1858", cards=2, fading=2),
    Knowledge(name="1860", cards=2, kept=1, unseen=1),
)


def drawn(text: str) -> str:
    """A drawing as it stands in a test, between two lines of its own."""
    return dedent(text).removeprefix("\n").removesuffix("\n")


def test_a_course_is_a_line_with_its_dates_and_its_last_value() -> None:
    chart = course(RISING, 36, 6, FULL)
    assert chart.plain == drawn("""
        40                            ⢀⠔● 40
                                   ⢀⠤⠊⠁
        20                      ⢀⠤⠊⠁
                  ⢀⣀⠤●⠤⠤⠤⠤⠤⠤⠤⠤●⠒⠁
         0 ●⠤⠤⠔⠒⠉⠉⠁
           22 Oct 2024             21 Nov
        """)


def test_without_braille_the_line_is_made_of_plain_signs() -> None:
    chart = course(RISING, 36, 6, ASCII)
    assert chart.plain == drawn("""
        40                            .:* 40
                                   ..''
        20                      ..''
                  ...*........*''
         0 *..:''''
           22 Oct 2024             21 Nov
        """)


def test_columns_carry_their_numbers_where_these_have_room() -> None:
    chart = columns(
        [34, 18, 0, 25, 1], ["today", "Fri 22", "Sat 23", "Sun 24", "Mon 25"], 40, 6, FULL, loud=0
    )
    assert chart.plain == drawn("""
          34
        ███████   18              25
        ███████ ▁▁▁▁▁▁▁         ███████
        ███████ ███████         ███████    1
        ███████ ███████    0    ███████ ▁▁▁▁▁▁▁
        today   Fri 22  Sat 23  Sun 24  Mon 25
        """)


def test_too_many_values_share_columns_and_that_is_said() -> None:
    chart = columns(list(range(30)), [f"day {n}" for n in range(30)], 24, 5, FULL)
    assert chart.plain == drawn("""
           each column: 2 values
        57           ▁▃▅▆█
                ▁▃▄▆██████
           ▁▂▄▅▇██████████
           day 0     day 20
        """)


def test_columns_of_days_have_dates_below() -> None:
    chart = columns([9, 4, 2, 5, *range(26)], ["today"], 60, 5, FULL, loud=0, since=TODAY)
    assert chart.plain == drawn("""
        20                         ▂▃▄▅▇█
                            ▁▂▃▄▆▇███████
           ▄          ▁▂▄▅▆▇█████████████
           █▅▃▆ ▁▃▄▅▆████████████████████
           today     Dec                20 Dec
        """)


def test_bars_stand_between_their_labels_and_their_figures() -> None:
    chart = bars(
        [
            Bar("treaties", 0.57, "57 %", "12 of 30 cards"),
            Bar("qing", 0.0, "0 %", "4 cards"),
            Bar("a tag that is very long indeed", 1, "100 %", "1 card"),
        ],
        64,
        3,
        FULL,
    )
    assert chart.plain == drawn("""
        treaties                   ████████······   57 %  12 of 30 cards
        qing                       ··············    0 %  4 cards
        a tag that is very long…   ██████████████  100 %  1 card
        """)


def test_rows_without_room_are_counted() -> None:
    chart = bars([Bar(f"tag {n}", n / 10, f"{10 * n} %") for n in range(9)], 24, 3, ASCII)
    assert chart.plain == drawn("""
        tag 0  ...........   0 %
        tag 1  #..........  10 %
        and 7 more
        """)


def test_a_year_is_a_map_of_its_days() -> None:
    chart = heat(DAYS, TODAY, 57, 10, FULL)
    assert chart.plain == drawn("""
             Dec  Jan Feb Mar  Apr May Jun  Jul Aug Sep  Oct Nov
        Mon ·····················································
            ················································█··▓·
        Wed ···················································▒░
            ····················································█
        Fri ····················································
            ····················································
        Sun ····················································

            ░ 3–6   ▒ 7–11   ▓ 12–24   █ 25–40 answers a day
        """)


def test_little_room_leaves_a_sign_for_each_week() -> None:
    chart = heat(DAYS, TODAY, 30, 3, ASCII)
    assert chart.plain == drawn("""
        May Jun  Jul Aug Sep  Oct Nov
        .........................x..+#
        +x# 19-43 answers a week
        """)


def test_calibration_stands_beside_the_diagonal_of_perfection() -> None:
    chart = calibration(BINS, 60, 9, FULL)
    assert chart.plain == drawn("""
        100 %                        ●⡀⠐     ↑ came right
                                 ⢀ ⠄⠈│       → predicted
                              ⠠ ⠂•           ● 500 answers or more
         75 %    ┆        ⡀⠐ ⠁   │           • 100 or more
                 ┆   ⢀ ⠄⠈                    ∘ fewer, interval ┆
                 ┆⠠ ⠂                        │ 95 % interval
         50 % ⡀⠐ ∘
             50 %        75 %         100 %

        """)


def test_a_histogram_names_its_bounds_and_its_median() -> None:
    chart = histogram((0, 1, 7, 30, 365, inf), (2, 12, 30, 8, 1), 40, 7, FULL, median=11.5, unit="days")
    assert chart.plain == drawn("""
                         ↓ median 11.5 days
                          30
                        ███████
                  12    ███████    8
           2    ▅▅▅▅▅▅▅ ███████ ▁▁▁▁▁▁▁    1
        ▂▂▂▂▂▂▂ ███████ ███████ ███████ ▁▁▁▁▁▁▁
        0       1       7       30     365+ days
        """)


def test_intervals_show_what_was_predicted_as_a_sign_of_its_own() -> None:
    chart = intervals(RATES, 60, 6, FULL, goal=0.9)
    assert chart.plain == drawn("""
        all                             ├──◇──●────┤            90 %
        young   ├──────────────◆──────────┤   ┆                 80 %
        mature                                ┆       ├─●───┤   97 %
               70 %          80 %         goal 90 %        100 %

                ● came right   ◇ predicted   ◆ both
        """)


def test_intervals_read_in_ascii_as_well() -> None:
    chart = intervals(RATES, 48, 4, ASCII, goal=0.9)
    assert chart.plain == drawn("""
        all                       [-^-*--]          90 %
        young   [----------@-------]  :             80 %
        mature                        :    [--*-]   97 %
               70 %      80 %     goal 90 %    100 %
        """)


def test_the_goal_is_named_shortly_where_the_end_of_the_axis_needs_the_room() -> None:
    def axis(width: int) -> str:
        row = Interval("Mar 2024", 0.45, 0.7, 0.88, 0.85, "70 %")
        return intervals([row], width, 3, FULL, goal=0.9).plain.split("\n")[1]

    assert axis(72).endswith("  80 %   goal 90 %  100 %")
    assert axis(60).endswith("  80 %   goal   100 %")
    assert axis(36).split() == ["40", "%", "goal", "90", "%"]


def test_the_timeline_breaks_its_axis_where_nothing_is_dated() -> None:
    chart = timeline(YEARS, 60, 6, FULL)
    assert chart.plain == drawn("""
                    ○
                    ◐
                    ●                       ◐     ○
        ○     ┆     ●     ┆     ●     ┆     ◐     ●
        221 BCE     1689        1727        1858  1860
        ● 4 kept   ◐ 3 fading   ○ 3 new   ┆ years left out
        """)


def test_a_full_legend_of_the_timeline_says_in_a_word_what_a_break_is() -> None:
    many = [Knowledge(name=str(1800 + 2 * n), kept=1, fading=1, unseen=5) for n in range(60)]
    last = timeline([Knowledge(name="1500", unseen=1), *many], 74, 8, FULL).plain.splitlines()[-1]
    assert last.endswith("a sign: 2 cards of 2 years   ┆ a gap")


def test_where_a_year_has_many_cards_a_sign_stands_for_several() -> None:
    chart = timeline(
        [Knowledge(name=str(1900 + n), kept=n, fading=2, unseen=9 - n) for n in range(9)], 40, 6, ASCII
    )
    assert chart.plain == drawn("""
        o  o  o  o  o  o  o  o  ~
        o  o  o  o  o  ~  ~  ~  *
        o  o  ~  ~  ~  *  *  *  *
        ~  ~  *  *  *  *  *  *  *
        1900  1902     1905     1908
        * 36   ~ 18   o 45   a sign: 3 cards
        """)


def test_without_figures_nothing_is_drawn() -> None:
    for glyphs in (FULL, ASCII):
        charts = (
            course([], 40, 8, glyphs),
            columns([], [], 40, 8, glyphs),
            bars([], 40, 8, glyphs),
            calibration([], 40, 8, glyphs),
            histogram((), (), 40, 8, glyphs),
            intervals([], 40, 8, glyphs),
            timeline([], 40, 8, glyphs),
        )
        assert [chart.plain.strip() for chart in charts] == [""] * len(charts)


def test_one_value_alone_is_a_point_at_its_place() -> None:
    lines = course([(TODAY, 10.0)], 40, 6, FULL).plain.split("\n")
    assert [line.split() for line in lines if "●" in line] == [["10", "●", "10"]]


def test_the_shades_of_a_year_are_its_quarters() -> None:
    bounds = quarters([0, *range(1, 101)])
    assert bounds == (1, 26, 51, 76)
    assert [shade_of(amount, bounds) for amount in (0, 1, 25, 26, 75, 76, 1000)] == [0, 1, 1, 2, 3, 4, 4]


def test_days_that_are_all_alike_have_the_darkest_shade() -> None:
    assert quarters([7, 7, 7]) == (7,)
    assert shade_of(7, (7,)) == 4
    assert "█ 7 answers a day" in heat({TODAY: 7, TODAY - 3: 7}, TODAY, 60, 10, FULL).plain


def test_a_wide_map_has_two_cells_for_a_day_and_the_year() -> None:
    lines = heat(DAYS, TODAY, 120, 10, FULL).plain.split("\n")
    assert "Jan 2024" in lines[0]
    assert lines[4].endswith("██")
    assert len(lines[4]) == 4 + 2 * 53


def test_dates_of_a_long_course_are_years() -> None:
    words = course([(TODAY - 3650, 1.0), (TODAY, 2.0)], 76, 8, FULL).plain.split("\n")[-1].split()
    assert words == ["24", "Nov", "2014", "2018", "2020", "2022", "21", "Nov", "2024"]


def test_a_stack_shares_its_signs_out_by_the_largest_remainders() -> None:
    stack = timeline([Knowledge(name="1900", kept=7, fading=1, unseen=0)], 40, 4, ASCII).plain
    assert stack.split("\n")[:2] == ["*", "*"]
    assert stack.split("\n")[-1] == "* 7   ~ 1   o 0   a sign: 4 cards"


def test_a_narrow_calibration_says_below_what_its_directions_mean() -> None:
    lines = [line for line in calibration(BINS, 40, 9, FULL).plain.split("\n") if line]
    assert lines[-1].strip() == "↑ came right, → predicted"
    assert lines[-2].split() == ["50", "%", "75", "%", "100", "%"]


@pytest.mark.parametrize("glyphs", [FULL, ASCII])
def test_few_answers_make_a_small_point_and_many_a_large_one(glyphs: Glyphs) -> None:
    text = calibration(BINS, 40, 9, glyphs).plain
    assert all(sign in text for sign in glyphs.sizes)


def test_ascii_signs_draw_every_chart() -> None:
    charts = (
        course(RISING, 60, 8, ASCII),
        columns([1, 2], ["a", "b"], 60, 8, ASCII),
        heat(DAYS, TODAY, 60, 10, ASCII),
        calibration(BINS, 60, 10, ASCII),
        histogram((0, 1, 2), (3, 4), 60, 8, ASCII, median=1),
        intervals(RATES, 60, 8, ASCII, goal=0.9),
        timeline(YEARS, 60, 8, ASCII),
        bars([Bar("a", 0.4, "40 %")], 60, 8, ASCII),
    )
    assert all(chart.plain.isascii() for chart in charts)
