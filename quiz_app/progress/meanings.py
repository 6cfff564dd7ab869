"""What each figure of progress and score history means: one line for the learner, and its formula in plain text.

`docs/figures.md` says the same at length, under a heading for each key; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """A figure by its key: its title, one sentence that says what it means, and its formula."""

    key: str
    title: str
    says: str
    formula: str


_ALL = (
    Meaning(
        "known", "Known now",
        "How much of all cards you would recall if you were asked today; a card that was never asked counts 0.",
        "known = (sum of R over all cards) / (number of cards)",
    ),
    Meaning(
        "known-course", "The course of what is known",
        "How many cards you would have recalled at the end of each day.",
        "known(d) = sum of R at the end of day d, over the cards asked by then",
    ),
    Meaning(
        "streak", "Days in a row",
        "Study days in a row with at least one answer; today still counts as long as it is not over.",
        "streak = days without a gap up to today, or up to yesterday if there is no answer today yet",
    ),
    Meaning(
        "heat", "A year of answers",
        "Each cell is a day; the darker it is, the more you answered, beside all your days of that year.",
        "shade(d) = quarter of answers(d) among all days with answers",
    ),
    Meaning(
        "retention", "Kept, and predicted",
        "How often you were right on cards of an earlier day, beside how often that was predicted.",
        "kept = (sum of y) / n; predicted = (sum of p) / n; interval: Wilson, 95 %",
    ),
    Meaning(
        "retention-months", "Kept, month by month",
        "The same for each month, so that you see whether it gets better.",
        "kept(m) = (sum of y in month m) / (answers in month m)",
    ),
    Meaning(
        "calibration", "When it said 80 %, was it 80 %?",
        "Each point is a group of predictions; on the diagonal, as many came true as were said to.",
        "for each bin of p: mean of p to the right, (sum of y) / n upwards; interval: Wilson, 95 %",
    ),
    Meaning(
        "log-loss", "Log loss",
        "How far predictions were from what came: 0 is perfect, and 0.69 is what a coin would get.",
        "log loss = -(1/n) × sum of [y ln p + (1 - y) ln(1 - p)]",
    ),
    Meaning(
        "rmse-bins", "RMSE (bins)",
        "How far predictions are off on average among cards alike in waiting, answers and lapses; less is better.",
        "RMSE(bins) = sqrt( sum over bins of n (mean y - mean p)² / sum of n )",
    ),
    Meaning(
        "auc", "AUC",
        "How well predictions tell what you will know from what you will not: 0.5 is chance, 1 is perfect.",
        "AUC = share of pairs (one right, one wrong) in which the right one had the higher p; ties count half",
    ),
    Meaning(
        "baselines", "Beside simpler ways",
        "The log loss of two ways of predicting that know nothing of the card, over the same answers.",
        "running average: p = mean of y on all days before; "
        "moving average: p = 1 / (1 + e^-a), a starts at 1.2 and moves by 0.3 (y - p) after each answer",
    ),
    Meaning(
        "forecast", "What is coming",
        "How many cards fall due on each day if you answer all before; what is overdue stands at today.",
        "work(d) = cards due on day d; minutes(d) = work(d) × your mean time per review",
    ),
    Meaning(
        "stability", "Stability",
        "How many days a card can wait until you would recall it with 90 %.",
        "R(S) = 0.9 after S days without an answer (FSRS-6)",
    ),
    Meaning(
        "difficulty", "Difficulty",
        "How hard cards are for you, from 1 to 10; hard ones gain less stability from each answer.",
        "D of FSRS-6, 1 to 10, moved by each grade",
    ),
    Meaning(
        "retrievability", "Retrievability",
        "How likely you would recall each card if it was asked today.",
        "R(t) = (1 + f t / S)^-w20, with f = 0.9^(-1 / w20) - 1 (FSRS-6)",
    ),
    Meaning(
        "time-per-type", "Time per answer",
        "What an answer takes you on average, for each type of question.",
        "time = (sum of time of all answers) / (number of answers)",
    ),
    Meaning(
        "minutes-per-kept", "Minutes per card kept",
        "All the time you spent, for each card that is kept now.",
        "minutes per card kept = (all minutes of all answers) / (cards with R >= 0.9)",
    ),
    Meaning(
        "weakest-tags", "Weakest tags",
        "The tags of which you would have forgotten most, among cards that you were asked before.",
        "known(tag) = (sum of R over its cards asked before) / (their number)",
    ),
    Meaning(
        "leeches", "Leeches",
        "Cards that you forgot on many days; rewording them saves more time than asking them again.",
        "leech: lapses on at least 6 different days",
    ),
    Meaning(
        "timeline", "Timeline",
        "Each card with a date stands at its year, by how well it is known.",
        "kept: R >= 0.9; fading: R < 0.9; new: never asked",
    ),
    Meaning(
        "expected-score", "Expected score",
        "The score that was to be expected of you, from how well each card was known when the paper began.",
        "expected = (sum of p(correct)) / n, with a penalty (sum of R) / n; interval: 90 % of what the sum may be",
    ),
    Meaning(
        "chance-score", "Score of pure chance",
        "What somebody who knows nothing would score by guessing.",
        "chance = (sum of g) / n, g = the worth of an answer given at random",
    ),
    Meaning(
        "trend", "Trend",
        "The scores of your attempts in order of time, beside what was expected of each.",
        "score = points / most points, beside (sum of p(correct)) / n",
    ),
    Meaning(
        "sections-matrix", "Sections over attempts",
        "How the questions of each section went in each attempt.",
        "right: all of them; wrong: none; partly: some",
    ),
    Meaning(
        "questions-matrix", "Questions over attempts",
        "How each question went in each attempt that asked it.",
        "right, partly (part of its points), wrong, or not asked",
    ),
    Meaning(
        "hardest", "Hardest questions",
        "What you get wrong most, in exams and study together.",
        "share right = (sum of y) / (times asked), lowest first",
    ),
    Meaning(
        "mix-ups", "Mix-ups",
        "What you answered in place of what, and how often.",
        "times = wrong answers of the same words to the same question",
    ),
)  # fmt: skip

FIGURES: dict[str, Meaning] = {meaning.key: meaning for meaning in _ALL}
