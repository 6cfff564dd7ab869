"""Sections and questions over attempts: which went right in which, the weakest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import repeat

from quiz_app.journal.cards import deck_of
from quiz_app.progress.asked import mark_of, together
from quiz_app.progress.scores import Mark, Matrix, MatrixRow
from quiz_app.questions.sections import section_words
from quiz_app.storage.asked_cards import Placed
from quiz_app.storage.exam_answers import AskedOnce
from quiz_app.text import one_line

# A matrix holds so many attempts, the newest, and so many rows, the weakest.
MOST_ATTEMPTS = 100
MOST_ROWS = 500
BETWEEN = " > "
NO_SECTION = "(no section)"


def columns_of(asked: Iterable[AskedOnce]) -> tuple[str, ...]:
    """The attempts that a matrix is over, oldest first: the newest of those of which something was asked."""
    return tuple(dict.fromkeys(each.exam for each in asked))[-MOST_ATTEMPTS:]


def sections(asked: Sequence[AskedOnce], places: Mapping[str, Placed]) -> Matrix:
    """The sections whose questions were asked; `asked` by attempt, oldest first."""

    def of(each: AskedOnce) -> str:
        return f"{deck_of(each.card)}{BETWEEN}{one_line(places[each.card].section)}"

    return _matrix(
        asked,
        of,
        lambda names: {name: section_words(name.partition(BETWEEN)[2]) or NO_SECTION for name in names},
    )


def questions(asked: Sequence[AskedOnce], titled: Callable[[Sequence[str]], Mapping[str, str]]) -> Matrix:
    """The questions that were asked; `titled` finds what cards ask, and is asked once, for those of the rows."""
    return _matrix(asked, lambda each: each.card, titled)


def _matrix(
    asked: Sequence[AskedOnce],
    named: Callable[[AskedOnce], str],
    titled: Callable[[Sequence[str]], Mapping[str, str]],
) -> Matrix:
    exams = columns_of(asked)
    shown = frozenset(exams)
    went: dict[str, dict[str, list[AskedOnce]]] = {}
    for each in asked:
        if each.exam in shown:
            went.setdefault(named(each), {}).setdefault(each.exam, []).append(each)
    counts = {name: _counts(by_exam) for name, by_exam in went.items()}
    weakest = sorted(counts, key=lambda name: (counts[name][1] / counts[name][0], -counts[name][0], name))
    weakest = weakest[:MOST_ROWS]
    titles = titled(weakest)
    return Matrix(
        exams=exams,
        rows=tuple(
            MatrixRow(
                name=name,
                title=titles[name],
                marks=_marks(went[name], exams),
                asked=counts[name][0],
                right=counts[name][1],
                each_ms=counts[name][2] / counts[name][0],
            )
            for name in weakest
        ),
    )


def _marks(by_exam: Mapping[str, Sequence[AskedOnce]], exams: Sequence[str]) -> tuple[Mark, ...]:
    marks = {exam: together([mark_of(each) for each in asked]) for exam, asked in by_exam.items()}
    return tuple(map(marks.get, exams, repeat(Mark.NOT_ASKED)))


def _counts(by_exam: Mapping[str, Sequence[AskedOnce]]) -> tuple[int, int, int]:
    """How often it was asked, how often it was right, and the time of all."""
    every = [each for some in by_exam.values() for each in some]
    right = sum(mark_of(each) is Mark.RIGHT for each in every)
    return len(every), right, sum(each.taken_ms for each in every)
