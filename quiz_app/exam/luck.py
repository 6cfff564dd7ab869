"""What blind guessing is worth on a question: what a penalty takes away, and what pure chance scores."""

from __future__ import annotations

from random import Random

from quiz_app.journal.exam_scores import worth
from quiz_app.questions.model import ALONE, Question


def luck(question: Question, part: str, random: Random) -> float:
    """The mean worth of an allowed response given at random: the chance of a pick, more where parts of one count.

    It is exact where there are at most `questions.guessing.MOST_GUESSES` responses, else the mean of so many. Text
    that has to be typed is never right by chance.
    """
    earned = [
        worth(verdict.outcome, verdict.share)
        for guessed in question.guesses(part, random)
        for verdict in (question.judge(part, guessed, ALONE),)
    ]
    return sum(earned) / len(earned) if earned else 0.0
