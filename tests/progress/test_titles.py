"""What charts say above themselves: the figures in words, and what they lack."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz_app.journal.state import DayWork
from quiz_app.progress import prediction_titles, titles
from quiz_app.progress.picture import (
    Calibration,
    Cost,
    Forecast,
    Forecaster,
    Histogram,
    Knowledge,
    KnownDay,
    Streak,
)
from tests.support.pictures import RICH, SPARSE, TODAY, rate

FSRS, MOVING, RUNNING = "fsrs", "moving average", "running average"


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0, "0 %"), (0.001, "under 1 %"), (0.01, "1 %"), (0.905, "90 %"), (0.999, "99 %"), (1.0, "100 %")],
)
def test_what_is_not_whole_is_never_shown_as_such_nor_something_as_nothing(share: float, words: str) -> None:
    assert titles.percent(share) == words


def test_too_few_are_told_with_how_many_it_takes() -> None:
    assert titles.lacking(7, 20) == "Not enough answers yet: 7 of 20."
    assert titles.lacking(1_999, 2_000, "cards") == "Not enough cards yet: 1,999 of 2,000."
    assert titles.lacking(20, 20) == ""


def test_what_is_known_is_told_of_all_cards() -> None:
    assert titles.known(RICH.whole) == "You know 66 % now: about 213 of 322 cards"
    assert titles.known(Knowledge(name="", cards=40, unseen=40)) == "40 cards, none asked yet"
    assert titles.known(Knowledge(name="")) == "No cards yet"
    one = Knowledge(name="", cards=1, kept=1, recalled=0.9)
    assert titles.known(one) == "You know 90 % now: about 1 of 1 card"


@pytest.mark.parametrize(
    ("ago", "then", "words"),
    [
        (30, 200.0, "You know 13 more cards than a month ago"),
        (45, 200.0, "You know 13 more cards than 45 days ago"),
        (30, 214.0, "You know 1 fewer card than a month ago"),
        (5, 212.9, "You know as many cards as 5 days ago: about 213"),
        (1, 212.0, "You know 1 more card than yesterday"),
    ],
)
def test_the_course_is_told_beside_a_month_ago_or_the_nearest_day_before_it(
    ago: int, then: float, words: str
) -> None:
    days = (
        KnownDay(study_day=TODAY - ago, cards=250, recalled=then),
        KnownDay(study_day=TODAY, cards=250, recalled=213.0),
    )
    assert titles.course(days) == words


@pytest.mark.parametrize(
    ("now", "longest", "words"),
    [
        (0, 0, "No day with an answer yet"),
        (0, 9, "The next answer begins a new row; your longest row was 9 days"),
        (9, 9, "9 days in a row, your longest so far"),
        (1, 62, "1 day in a row; your longest row was 62 days"),
    ],
)
def test_a_row_of_days_is_told_beside_the_longest(now: int, longest: int, words: str) -> None:
    assert titles.streak(Streak(now=now, longest=longest, studied=longest)) == words


def test_the_map_of_a_year_tells_how_many_days_and_the_fullest() -> None:
    day = DayWork(study_day=TODAY, answers=3, right=3, introduced=0, taken_ms=0)
    days = (
        replace(day, study_day=TODAY - 365, answers=90),
        replace(day, study_day=TODAY - 20, answers=8),
        day,
    )
    assert titles.heat(days, TODAY) == "Studied on 2 days of the last year; most on 1 November, 8 answers"
    assert titles.heat(days[:1], TODAY) == "No answer in the last year"


def test_of_groups_the_least_known_is_named_of_those_that_were_asked() -> None:
    new = Knowledge(name="new", cards=3, unseen=3)
    named = Knowledge(name="d1", title="Rivers [b] \x1b[31mand\nlakes", cards=6, fading=6, recalled=3.0)
    better, few = (
        replace(named, name="d2", recalled=5.0),
        replace(named, name="d3", cards=4, fading=4, recalled=0.1),
    )
    assert (
        titles.least((new, better, few, named), "Decks") == "Decks: least known is Rivers [b] and lakes, 50 %"
    )
    assert titles.least((new, few, named), "Decks") == "Decks: 2 of 3 begun", (
        "one of five cards is no least of all"
    )
    assert titles.least((new,), "Decks") == "Decks: nothing asked yet"
    assert titles.name_of(Knowledge(name="\u200b")) == "without a name"


def test_sections_of_several_decks_that_are_called_alike_are_told_apart() -> None:
    decks = (Knowledge(name="d1", title="Rivers"), Knowledge(name="d2", title="Lakes"))
    sections = tuple(
        Knowledge(name=name, deck=deck) for name, deck in (("North", "d1"), ("North", "d2"), ("East", "d2"))
    )
    apart = titles.told_apart(sections, decks)
    assert [titles.name_of(each) for each in apart] == ["North, Rivers", "North, Lakes", "East"]
    assert [(each.name, each.deck) for each in apart] == [(each.name, each.deck) for each in sections]


def test_recall_is_told_beside_the_goal_and_over_the_months() -> None:
    assert titles.retention(RICH.retention) == "You keep 91 %; you aimed at 90 %"
    assert titles.retention_lacks(SPARSE.retention) == "Not enough answers yet: 7 of 20."
    months = (rate("2026-09", 50, 0.86, 0.9), rate("2026-10", 19, 0.1, 0.9), rate("2026-11", 50, 0.93, 0.9))
    assert titles.months(months) == "Month by month you kept 86 to 93 %"
    assert titles.months(months[1:]) == "In Nov 2026 you kept 93 %"
    assert titles.months_lack(months[1:2]) == "Not enough answers in a month yet: 19 of 20."
    assert titles.months_lack(()) == "Not enough answers in a month yet: 0 of 20."


@pytest.mark.parametrize(
    ("right", "words"),
    [
        (0.805, "On average predictions hold: 80 % predicted, 80 % came right"),
        (0.9, "You know more than predicted: 80 % predicted, 90 % came right"),
        (0.7, "You know less than predicted: 80 % predicted, 70 % came right"),
        (0.84, "Predictions hold, as far as 200 answers tell: 80 % predicted, 84 % came right"),
    ],
)
def test_calibration_tells_whether_more_or_less_came_right(right: float, words: str) -> None:
    (first, *_) = RICH.calibration.bins
    made = replace(RICH.calibration, bins=(replace(first, answers=200, predicted=0.8, right=right),))
    assert prediction_titles.calibration(made) == words


def predicted(**losses: float) -> Calibration:
    """Predictions with these log losses; a name is written with "_"."""
    found = tuple(Forecaster(name=name.replace("_", " "), log_loss=loss) for name, loss in losses.items())
    return replace(RICH.calibration, forecasters=found)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (RICH.calibration, "FSRS beats both baselines: log loss 0.442 beside 0.478 and 0.511"),
        (
            predicted(fsrs=0.5, running_average=0.52, moving_average=0.49),
            "FSRS beats only the running average: log loss 0.500 beside 0.490 and 0.520",
        ),
        (
            predicted(fsrs=0.5, running_average=0.5004, moving_average=0.48),
            "FSRS does no better than the moving average and the running average: "
            "log loss 0.500 beside 0.480 and 0.500",
        ),
        (
            predicted(fsrs=0.5, running_average=0.6),
            "FSRS beats the running average: log loss 0.500 beside 0.600",
        ),
        (
            replace(predicted(fsrs=0.5, running_average=0.6, moving_average=0.45), answers=50),
            "FSRS and simpler ways are too close to tell apart yet: log loss 0.500 beside 0.450 and 0.600",
        ),
    ],
)
def test_baselines_are_beaten_only_by_more_than_chance_would_bring(made: Calibration, words: str) -> None:
    assert prediction_titles.baselines(made) == words


def test_predictions_lack_until_there_are_enough_and_a_forecaster() -> None:
    assert prediction_titles.calibration_lacks(SPARSE.calibration) == "Not enough predictions yet: 7 of 100."
    assert prediction_titles.calibration_lacks(RICH.calibration) == ""
    assert (
        prediction_titles.calibration_lacks(replace(RICH.calibration, forecasters=()))
        == "Nothing to compare with yet."
    )


def test_the_three_figures_of_predictions_are_told_in_words() -> None:
    made = RICH.calibration
    assert prediction_titles.log_loss(made) == "Log loss is 0.442, less than a coin gets (0.693)"
    assert (
        prediction_titles.log_loss(predicted(fsrs=0.7)) == "Log loss is 0.700, more than a coin gets (0.693)"
    )
    assert prediction_titles.rmse(made) == "Among cards alike, predictions are 4.2 points off"
    assert (
        prediction_titles.auc(made) == "In 71 % of pairs the forgotten card had been thought the weaker one"
    )
    nothing = replace(made, rmse_bins=None, auc=None)
    assert "yet" in prediction_titles.rmse(nothing)
    assert "yet" in prediction_titles.auc(nothing)


def test_work_is_told_for_today_and_on_average_over_the_month_after_it() -> None:
    work = Forecast(days=(34, *(2,) * 30, *(1_000,) * 200), overdue=6, each_ms=10_000)
    assert titles.forecast(work) == "34 due today, 6 of them overdue; then about 2 a day, 20 s"
    assert (
        titles.forecast(replace(work, days=(0,) * 31, overdue=0))
        == "Nothing due today; nothing in the month after that"
    )
    rare = replace(work, days=(1, 1, *(0,) * 29), overdue=0)
    assert titles.forecast(rare) == "1 due today; then less than one a day"
    assert (
        titles.forecast(replace(rare, overdue=1))
        == "1 due today, all of them overdue; then less than one a day"
    )


def test_spreads_are_told_by_their_medians() -> None:
    cards = Histogram(edges=(0.0, 1.0), counts=(9,), median=2.34)
    assert titles.stability(cards) == "Half of the cards asked keep for 2.3 days or longer"
    old = replace(cards, median=1234.0)
    assert titles.stability(old) == "Half of the cards asked keep for 1,234 days or longer"
    assert titles.difficulty(cards) == "Half of the cards asked are harder than 2.3 of 10"
    assert "at 89 % or better" in titles.retrievability(replace(cards, median=0.89))


def test_costs_are_told_by_type_and_for_each_card_kept() -> None:
    costs = RICH.costs
    assert titles.types(costs.types, costs.whole) == "Order takes longest, 19 s an answer; on average 8 s"
    assert titles.types(costs.types[:1], costs.whole) == "8 s an answer, over 9,210 answers"
    once = Cost(name="list", title="list", answers=1, taken_ms=90_000)
    assert titles.types((*costs.types, once), costs.whole).startswith("Order takes longest")
    assert titles.types((costs.types[0], once), costs.whole) == "8 s an answer, over 9,210 answers"
    assert titles.per_kept(costs.whole) == "6.8 min for each card kept, of 20 h 58 min in all"
    quick = Cost(name="", title="", answers=20, taken_ms=90_000, kept=3)
    assert titles.per_kept(quick) == "30 s for each card kept, of 1 min 30 s in all"
    assert titles.per_kept(replace(quick, kept=0)) == "1 min 30 s spent; no card is kept now"
    assert titles.costs_lack(SPARSE.costs.whole) == "Not enough answers yet: 14 of 20."


def test_tags_leeches_and_years_name_the_worst() -> None:
    assert titles.weakest(RICH.weakest) == "Weakest is dates: 48 % of what you met is known now"
    assert titles.leeches(RICH.leeches) == "2 leeches worth rewriting"
    assert titles.leeches(RICH.leeches[:1]) == "1 leech worth rewriting"
    assert titles.timeline(RICH.timeline) == "1896 is known least (31 %), 1904 best (88 %)"
    assert titles.timeline(RICH.timeline[:1]) == "1 dated card in 1 year, 1 asked", (
        "one card makes no best year"
    )
    assert titles.timeline((Knowledge(name="1689", cards=2, unseen=2),)) == "2 dated cards, none asked yet"
