"""The questions that go wrong most often, over exams and study together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from quiz_app.progress.asked import Tally, mark_of, worth_of
from quiz_app.progress.scores import Hard, Mark
from quiz_app.storage.exam_answers import AskedOnce
from quiz_app.storage.study_answers import StudyAnswer

ENOUGH = 3  # answers, before a question is called hard
MOST_HARD = 50


def missed_in_exams(asked: Iterable[AskedOnce], most: int) -> tuple[str, ...]:
    """The cards that went wrong most often in exams, so many at most; of equal ones the first by name."""
    misses = Counter(each.card for each in asked if mark_of(each) in (Mark.WRONG, Mark.PARTLY))
    return tuple(sorted(misses, key=lambda card: (-misses[card], card))[:most])


def hardest(
    cards: Iterable[str],
    asked: Iterable[AskedOnce],
    studied: Iterable[StudyAnswer],
    titled: Callable[[Sequence[str]], Mapping[str, str]],
) -> tuple[Hard, ...]:
    """Those of the cards that have answers enough and were not always right, the lowest share first.

    What was left open in an exam is no answer. `titled` finds what cards ask.
    """
    tallies = dict.fromkeys(cards, Tally())
    for each in asked:
        if each.card in tallies and mark_of(each) is not Mark.OPEN:
            tallies[each.card] += Tally(1, worth_of(each), each.taken_ms)
    for answer in studied:
        if answer.card in tallies:
            tallies[answer.card] += Tally(1, answer.worth, answer.taken_ms)
    hard = [card for card, tally in tallies.items() if tally.asked >= ENOUGH and tally.share < 1]
    hard.sort(key=lambda card: (tallies[card].share, -tallies[card].asked, card))
    titles = titled(hard[:MOST_HARD])
    return tuple(
        Hard(
            card=card,
            text=titles[card],
            asked=tallies[card].asked,
            right=tallies[card].right,
            each_ms=tallies[card].each_ms,
        )
        for card in hard[:MOST_HARD]
    )
