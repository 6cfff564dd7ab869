"""The history of scores on the page: attempts and sittings apart, what went how over attempts, what goes wrong."""

from __future__ import annotations

from collections.abc import Iterator

from quiz_app.journal.exams import ExamState
from quiz_app.progress import titles
from quiz_app.progress.report import charts
from quiz_app.progress.report.drawing import day_words
from quiz_app.progress.report.html import Column, figure, table
from quiz_app.progress.scores import Mark, Matrix, Scores
from quiz_app.storage.exams import Kept
from quiz_app.text import one_line, plural, short_number, taken_words

_LONGEST = 120
_COLUMNS = 12  # attempts that a matrix shows, the last ones
_ROWS = 30
_HARDEST = 20
_SITTINGS = "Recall is the share right of the cards of an earlier day, beside what was expected of them."
_MOST = 40  # attempts that the chart shows, the last ones
_LEGEND = "Dots: scores. Diamonds: what was expected, with its interval. Dotted line: pure chance."
_SIGNS = {Mark.RIGHT: "✓", Mark.PARTLY: "◐", Mark.WRONG: "✗", Mark.OPEN: "–", Mark.NOT_ASKED: "·"}


def parts(scores: Scores) -> Iterator[str]:
    """The figures, one after the other; what has nothing to show is left out."""
    if scores.attempts:
        scored = [each for each in reversed(scores.attempts) if each.state is ExamState.HANDED_IN][-_MOST:]
        drawn = charts.scores(scored) if len(scored) > 1 else ""
        legend = _LEGEND if drawn else ""
        yield figure("expected-score", _attempts_title(scores), drawn + _attempts(scores), legend=legend)
    for key, matrix, what in (
        ("sections-matrix", scores.sections, "Sections over attempts"),
        ("questions-matrix", scores.questions, "Questions over attempts"),
    ):
        if matrix.rows and matrix.exams:
            yield figure(key, f"{what}: weakest first", _matrix(matrix))
    if scores.hardest:
        columns = (Column("Question"), Column("right", "number"), Column("an answer", "number"))
        rows = (
            (
                one_line(each.text, _LONGEST),
                f"{short_number(each.right)} of {each.asked}",
                taken_words(round(each.each_ms)),
            )
            for each in scores.hardest[:_HARDEST]
        )
        yield figure("hardest", "What goes wrong most often", table(columns, rows))
    if scores.mix_ups:
        columns = (Column("Answered"), Column("for"), Column("times", "number"))
        rows = (
            (one_line(each.given, _LONGEST), one_line(each.wanted, _LONGEST), str(each.times))
            for each in scores.mix_ups[:_HARDEST]
        )
        most = scores.mix_ups[0]
        said = f"{one_line(most.given, 40)} for {one_line(most.wanted, 40)}, {plural(most.times, 'time')}"
        yield figure("mix-ups", f"Most mixed up: {said}", table(columns, rows))
    if scores.sessions:
        yield figure("", "The last sittings", _sessions(scores), legend=_SITTINGS)


def _attempts_title(scores: Scores) -> str:
    scored = [each for each in scores.attempts if each.state is ExamState.HANDED_IN]
    if not scored:
        return plural(len(scores.attempts), "exam")
    last, expected = titles.percent(scored[0].share), titles.percent(scored[0].expected_share)
    return f"The last exam came to {last}; {expected} was to be expected"


def _attempts(scores: Scores) -> str:
    columns = (
        Column("Exam"), Column("from"), Column("score", "number"), Column("expected", "number"),
        Column("chance", "number"), Column("time", "number"), Column(""),
    )  # fmt: skip
    return table(columns, (_attempt(each) for each in scores.attempts))


def _attempt(each: Kept) -> tuple[str, ...]:
    of = one_line(", ".join((*each.decks, *(f"#{tag}" for tag in each.tags))) or "all decks", _LONGEST)
    if each.state is ExamState.OPEN:
        return (day_words(each.study_day), of, "open", "", "", "", "")
    if not each.is_scored:
        return (day_words(each.study_day), of, "not handed in", "", "", "", "void")
    count = max(1, each.whole.questions)
    marks = [] if each.passed is None else ["passed" if each.passed else "not passed"]
    marks += ["void"] if each.state is ExamState.VOIDED else []
    marks += ["scored anew"] if each.regraded else []
    return (
        day_words(each.study_day),
        of,
        f"{short_number(each.whole.points)} of {each.whole.questions}, {titles.percent(each.share)}",
        titles.percent(each.expected_share),
        titles.percent(each.chance / count),
        taken_words(each.spent_ms),
        ", ".join(marks),
    )


def _matrix(matrix: Matrix) -> str:
    shown = matrix.exams[-_COLUMNS:]
    first = len(matrix.exams) - len(shown)
    columns = [Column(""), *(Column(str(first + place + 1), "mark") for place in range(len(shown)))]
    rows = (
        (one_line(row.title, _LONGEST), *(_SIGNS[mark] for mark in row.marks[first:]))
        for row in matrix.rows[:_ROWS]
    )
    return table(columns, rows)


def _sessions(scores: Scores) -> str:
    columns = (
        Column("Sitting"), Column("answers", "number"), Column("new", "number"), Column("recall", "number"),
        Column("expected", "number"), Column("time", "number"),
    )  # fmt: skip
    rows = (
        (
            day_words(each.study_day) + ("" if each.session else ", imported"),
            f"{each.answers:,}",
            f"{each.introduced:,}",
            titles.percent(each.recalled / each.predictions) if each.predictions else "–",
            titles.percent(min(1.0, each.expected / each.predictions)) if each.predictions else "–",
            taken_words(each.taken_ms),
        )
        for each in scores.sessions
    )
    return table(columns, rows)
