"""`quiz history` about what was asked: sections and questions over exams, what is hard, mixed up, or takes long."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Unpack

import click

from quiz_app.cli.history_filter import Narrowing, filter_of, filtered, scores_of
from quiz_app.cli.run import Run
from quiz_app.errors import DONE
from quiz_app.text import one_line, plural

if TYPE_CHECKING:
    from quiz_app.progress.scores import Hard, Matrix, MatrixRow, MixUp, Scores

# By the values of `progress.scores.Mark`.
SIGNS = {"right": "✓", "partly": "~", "wrong": "✗", "not answered": "-", "not asked": "·"}
_MOST_COLUMNS = 40
_TEXT = 100


def legend() -> str:
    """What the signs mean."""
    return ", ".join(f"{sign} {name}" for name, sign in SIGNS.items()) + "."


def _table(about: str) -> Callable[[Callable[[Scores, bool], None]], click.Command]:
    """A command that prints a part of the history under a filter, as lines or as JSON; `about` is its help."""

    def made(printed: Callable[[Scores, bool], None]) -> click.Command:
        @filtered
        @click.option(
            "--json", "as_json", is_flag=True, help="One JSON object; its keys are described above."
        )
        @click.pass_obj
        def command(run: Run, /, as_json: bool, **options: Unpack[Narrowing]) -> int:
            desk = run.open_desk(sync=False)
            try:
                found = scores_of(desk, filter_of(desk, **options))
            finally:
                desk.close()
            printed(found, as_json)
            return DONE

        name = printed.__name__.replace("_", "-")
        return click.command(name, help=about)(command)

    return made


@_table(
    """Show how each section went in each exam.

    The weakest first, over the newest exams with a score that counts; the newest stands right.

    \b
    --json prints an object with exams (ids, oldest first) and rows, a list of
      section, deck         the heading, "" where questions cite none
      asked, right          questions of it, and how many were right
      seconds               the time on one question, on average
      marks                 one for each exam: right, partly, wrong, not answered, not asked
    """
)
def sections(found: Scores, as_json: bool) -> None:
    """Print sections over attempts."""
    _print_matrix(found.sections, as_json, _section_object, "sections")


@_table(
    """Show how each question went in each exam.

    The weakest first, over the newest exams with a score that counts; the newest stands right.

    \b
    --json prints an object with exams (ids, oldest first) and rows, a list of
      card, text            the question's name, and what it asks
      asked, right          how often it was asked, and was right
      seconds               the time on it, on average
      marks                 one for each exam: right, partly, wrong, not answered, not asked
    """
)
def questions(found: Scores, as_json: bool) -> None:
    """Print questions over attempts."""
    _print_matrix(found.questions, as_json, _question_object, "questions")


@_table(
    """List the questions that go wrong most.

    In exams and study together, of those answered at least three times; the lowest share first.

    \b
    --json prints an object with questions, a list of
      card, text            the question's name, and what it asks
      asked, right          how often it was answered, and was right; partly right counts by its part
      seconds               the time of an answer, on average
    """
)
def hardest(found: Scores, as_json: bool) -> None:
    """Print what is hard."""
    if as_json:
        _print_json("questions", map(_hard_object, found.hardest))
        return
    for each in found.hardest:
        share = each.right / each.asked
        seconds = f"{each.each_ms / 1000:.0f} s"
        click.echo(
            f"{each.right:>5.4g} of {each.asked:<4} {share:>4.0%} {seconds:>6}  {one_line(each.text, _TEXT)}"
        )
    _say_if_none(found.hardest, "No question was answered three times and went wrong.")


@_table(
    """List what you take for what.

    In exams and study together, the most frequent first. What was typed counts where it is an answer elsewhere, or
    was typed twice.

    \b
    --json prints an object with mix_ups, a list of
      given, wanted         what was answered, and what it should have been
      times                 how often
      cards                 the names of the questions where it was
    """
)
def mix_ups(found: Scores, as_json: bool) -> None:
    """Print what is mixed up."""
    if as_json:
        _print_json("mix_ups", map(_mix_up_object, found.mix_ups))
        return
    for each in found.mix_ups:
        click.echo(f"{one_line(each.given)} for {one_line(each.wanted)}, {plural(each.times, 'time')}")
    _say_if_none(found.mix_ups, "Nothing was mixed up so far.")


@_table(
    """List how long questions took in exams.

    The slowest first, over the newest exams with a score that counts.

    \b
    --json prints an object with questions, a list of
      card, text            the question's name, and what it asks
      asked, right          how often it was asked, and was right
      seconds               the time on it, on average
    """
)
def times(found: Scores, as_json: bool) -> None:
    """Print the time per question."""
    rows = sorted(found.questions.rows, key=lambda row: (-row.each_ms, row.name))
    if as_json:
        _print_json("questions", ({**_question_object(row), **_counts(row)} for row in rows))
        return
    for row in rows:
        seconds = f"{row.each_ms / 1000:.1f} s"
        click.echo(f"{seconds:>9}  {row.right} of {row.asked} right  {one_line(row.title, _TEXT)}")
    _say_if_none(rows, "There is no score to show. `quiz exam` begins an exam.")


def _print_matrix(
    matrix: Matrix, as_json: bool, named: Callable[[MatrixRow], dict[str, object]], what: str
) -> None:
    if as_json:
        rows = [
            {**named(row), **_counts(row), "marks": [mark.value for mark in row.marks]} for row in matrix.rows
        ]
        click.echo(json.dumps({"exams": list(matrix.exams), "rows": rows}, ensure_ascii=False))
        return
    for row in matrix.rows:
        signs = "".join(SIGNS[mark] for mark in row.marks[-_MOST_COLUMNS:])
        click.echo(f"{signs}  {row.right:>3} of {row.asked:<3} {one_line(_named(row, what), _TEXT)}")
    if matrix.rows:
        left = len(matrix.exams) - _MOST_COLUMNS
        click.echo(legend() + (f" {plural(left, 'older exam')} not shown." if left > 0 else ""))
    _say_if_none(matrix.rows, "There is no score to show. `quiz exam` begins an exam.")


def _named(row: MatrixRow, what: str) -> str:
    deck = row.name.partition(" > ")[0]
    return f"{row.title}  ({deck})" if what == "sections" else row.title


def _section_object(row: MatrixRow) -> dict[str, object]:
    deck, _, section = row.name.partition(" > ")
    return {"section": section, "deck": deck}


def _question_object(row: MatrixRow) -> dict[str, object]:
    return {"card": row.name, "text": row.title}


def _counts(row: MatrixRow) -> dict[str, object]:
    return {"asked": row.asked, "right": row.right, "seconds": round(row.each_ms / 1000, 1)}


def _hard_object(each: Hard) -> dict[str, object]:
    return {
        "card": each.card,
        "text": each.text,
        "asked": each.asked,
        "right": round(each.right, 4),
        "seconds": round(each.each_ms / 1000, 1),
    }


def _mix_up_object(each: MixUp) -> dict[str, object]:
    return {"given": each.given, "wanted": each.wanted, "times": each.times, "cards": list(each.cards)}


def _print_json(name: str, objects: Iterable[dict[str, object]]) -> None:
    click.echo(json.dumps({name: list(objects)}, ensure_ascii=False))


def _say_if_none(found: object, sentence: str) -> None:
    if not found:
        click.echo(sentence)
