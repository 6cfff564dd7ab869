"""What each figure of progress and score history means: one line for the learner, and its formula in plain text.

`docs/figures.md` says more of each under a heading of its own; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """A figure by its key: its title, one sentence that says what it means, and its formula.

    In formulas R is the probability that a card is recalled, p that its answer is right (p(correct), as predicted
    before the answer), y what came (1 right, 0 wrong, between them the weight of what was partly right), n a number of
    answers or questions. All of it is plain ASCII, so that it can be shown everywhere.
    """

    key: str
    title: str
    says: str
    formula: str


_ALL = (
    Meaning(
        "known", "Known now",
        "The share of all cards that you would recall if you were asked today; a card that was never asked counts 0.",
        "known = (sum of R over all cards) / (number of cards)",
    ),
    Meaning(
        "known-course", "Course of what is known",
        "How many cards you would have recalled at the end of each day.",
        "known(d) = sum of R at the end of day d, over the cards asked by then",
    ),
    Meaning(
        "streak", "Days in a row",
        "How many study days in a row had an answer; as long as today has none yet, it breaks nothing.",
        "streak = days with an answer, without a gap, up to today or else yesterday",
    ),
    Meaning(
        "heat", "A year of answers",
        "Each cell is a day: the fuller it is, the more you answered on it, measured by all your days of that year.",
        "shade(d) = the quarter in which answers(d) lies among the days with answers",
    ),
    Meaning(
        "retention", "Recall, and what was predicted",
        "How often you were right on cards of an earlier day, beside how often that was predicted.",
        "recall = (sum of y) / n, predicted = (sum of p) / n",
    ),
    Meaning(
        "retention-months", "Recall by month",
        "The share of each calendar month that was right, beside what was predicted for it.",
        "recall(m) = (sum of y in month m) / (predictions in month m)",
    ),
    Meaning(
        "calibration", "Predicted, and what came",
        "Each point is a group of predictions: on the dotted line, as many came right as were said to.",
        "for each bin of p: (sum of p) / n to the right, (sum of y) / n upwards",
    ),
    Meaning(
        "log-loss", "Log loss",
        "How far predictions were from what came: 0 is perfect, and 0.693 is what saying 50 % each time would get.",
        "log loss = -(1/n) * sum of (y * ln p + (1 - y) * ln(1 - p))",
    ),
    Meaning(
        "rmse-bins", "RMSE (bins)",
        "How far predictions are off on average, among answers that are alike; less is better.",
        "RMSE(bins) = sqrt( (sum over cells of n * (mean y - mean p)^2) / (sum over cells of n) )",
    ),
    Meaning(
        "auc", "AUC",
        "How well predictions tell what you will recall from what you will not: 0.5 is chance, 1 is perfect.",
        "AUC = share of pairs (one right, one wrong) in which the right one had the higher p",
    ),
    Meaning(
        "baselines", "Beside simpler ways",
        "The log loss of two ways of predicting that know nothing of the card, over the same answers.",
        "running average: p = (1 + sum of y) / (2 + n) over all days before; moving average: p = 1 / (1 + e^-a)",
    ),
    Meaning(
        "forecast", "What is coming",
        "How many cards fall due on each of the coming days; what is overdue stands at today.",
        "work(d) = cards due on day d, minutes(d) = work(d) * mean time of a review",
    ),
    Meaning(
        "stability", "Stability",
        "How many days a card can wait until you would recall it with 90 %.",
        "R = 0.9 when S days have passed since the last answer",
    ),
    Meaning(
        "difficulty", "Difficulty",
        "How hard cards are for you, from 1 to 10; the harder one is, the less stability an answer gains.",
        "D of FSRS-6: set by the first grade, moved by each later one, held from 1 to 10",
    ),
    Meaning(
        "retrievability", "Retrievability",
        "How likely it is that you would recall each card if it was asked today.",
        "R(t) = (1 + f * t / S)^-w20, with f = 0.9^(-1 / w20) - 1",
    ),
    Meaning(
        "time-per-type", "Time per answer",
        "What an answer takes you on average, for each type of question.",
        "time = (time of all answers of the type) / (their number)",
    ),
    Meaning(
        "minutes-per-kept", "Minutes per card kept",
        "All the time that answers took so far, for each card that is kept now.",
        "minutes per card kept = (minutes of all answers) / (cards with R >= 0.9)",
    ),
    Meaning(
        "weakest-tags", "Weakest tags",
        "The tags of which you have forgotten most, among cards that were asked before.",
        "recall(tag) = (sum of R over its cards asked before) / (their number)",
    ),
    Meaning(
        "leeches", "Leeches",
        "Cards that you forgot on many days: rewording one saves more time than asking it again.",
        "leech: lapses on so many different days (6 unless you changed it)",
    ),
    Meaning(
        "timeline", "Timeline",
        "Each card with a date stands at its year, by how well it is known.",
        "kept: R >= 0.9, fading: R < 0.9, new: never asked",
    ),
    Meaning(
        "expected-score", "Expected score",
        "The score that was to be expected, by how well each card was known when the paper was drawn.",
        "expected = (sum of p) / n, with a penalty for guessing (sum of R) / n; interval of 90 %",
    ),
    Meaning(
        "chance-score", "Score of pure chance",
        "What somebody would score on average who knows nothing and guesses.",
        "chance = (sum of g) / n, g = mean worth of an allowed answer given at random",
    ),
    Meaning(
        "trend", "Trend",
        "The scores of your attempts in order of time, beside what was expected of each.",
        "score = points / most points, beside (sum of p) / n",
    ),
    Meaning(
        "sections-matrix", "Sections over attempts",
        "How the questions of each section went in each attempt, weakest section first.",
        "right: all of them were; wrong: none was; partly: some were",
    ),
    Meaning(
        "questions-matrix", "Questions over attempts",
        "How each question went in each attempt that asked it, weakest question first.",
        "right, wrong, partly (a part of its points), not answered, or not asked",
    ),
    Meaning(
        "hardest", "Hardest questions",
        "What you get wrong most often, in exams and study together.",
        "share right = (sum of y) / (times answered), the lowest first",
    ),
    Meaning(
        "mix-ups", "Mix-ups",
        "What you answered in place of what, and how often.",
        "times = answers of the one where the other was right",
    ),
)  # fmt: skip

FIGURES: dict[str, Meaning] = {meaning.key: meaning for meaning in _ALL}
