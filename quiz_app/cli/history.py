"""`quiz history`: the exams that were taken and, apart from them, the sessions of study."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from quiz_app.cli.history_exams import compare, regrade, show, void
from quiz_app.cli.history_filter import filter_of, filtered, is_all, scores_of
from quiz_app.cli.history_tables import hardest, mix_ups, questions, sections, times
from quiz_app.cli.run import Run
from quiz_app.errors import DONE

if TYPE_CHECKING:
    from quiz_app.progress.scores import Filter, Scores, SessionRow
    from quiz_app.storage.exams import Kept


_SHOWN = 20
_ALL = 1_000_000


@click.group(invoke_without_command=True)
@filtered
@click.option(
    "--sessions",
    type=click.IntRange(min=0),
    metavar="N",
    help=f"So many sessions, the newest; {_SHOWN} where they are listed as lines, else all.",
)
@click.option(
    "--csv",
    "as_csv",
    type=click.Choice(["exams", "sessions"]),
    is_flag=False,
    flag_value="exams",
    help="Exams, or with `--csv sessions` those, as CSV.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object; its keys are described above.")
@click.pass_context
def history(
    ctx: click.Context,
    decks: tuple[str, ...],
    tags: tuple[str, ...],
    since: str | None,
    until: str | None,
    sessions: int | None,
    as_csv: str | None,
    as_json: bool,
) -> int | None:
    """List exams and, apart from them, sessions of study, oldest first.

    An exam is listed where any of its questions is of the deck and has the tag; of a session only the answers to
    such questions are counted. `quiz history show ID` shows one of either to the single answer. Behind the score
    stands what was expected, and by how many points of a hundred the score changed since the exam before.

    \b
    --json prints an object with learner, exams, sessions and more_sessions (older ones are left out); each exam has
      id, state, date, started, ended, name, decks, tags, questions, answered
      right, points, share, expected, low, high, chance, expected_share   null of an exam not handed in;
               expected, low and high are right answers, with a penalty points
      change   of the share since the exam before that counts, or null
      passed, penalty, regraded, seconds, seen, seen_right, seen_expected
    and each session
      id, started         null for reviews that were imported, which have a row for each study day
      date, decks, answers, right, partly, introduced, seconds
      predictions, recalled, expected   answers to cards of an earlier day, what of them was right, and was predicted
    --csv prints the same keys as columns, in this order: a line of names, then a line for each.
    """
    if ctx.invoked_subcommand is not None:
        _refuse_before_command(ctx)
        return None
    if as_csv and as_json:
        raise click.UsageError("--csv and --json cannot be had at once.")
    run = ctx.obj
    assert isinstance(run, Run)
    desk = run.open_desk(sync=False)
    try:
        wanted = filter_of(desk, decks, tags, since, until)
        most = (_ALL if as_csv or as_json else _SHOWN) if sessions is None else min(sessions, _ALL)
        found = scores_of(desk, wanted, sessions=most)
        learner = desk.learner
    finally:
        desk.close()
    exams, studied = found.attempts[::-1], found.sessions[::-1]
    if as_csv:
        _print_csv(as_csv, exams, studied)
    elif as_json:
        _print_json(learner, exams, studied, more=found.more_sessions)
    else:
        _print_lines(found, wanted, exams, studied)
    return DONE


for _command in (show, compare, void, regrade, sections, questions, hardest, mix_ups, times):
    history.add_command(_command)


def _refuse_before_command(ctx: click.Context) -> None:
    """What narrows the list stands behind a command that has a list of its own; before it, it would do nothing."""
    given = [
        name
        for name in ctx.params
        if ctx.get_parameter_source(name) is not click.core.ParameterSource.DEFAULT
    ]
    if given:
        raise click.UsageError(f"Options stand behind `{ctx.invoked_subcommand}`, not before it.")


def _print_csv(which: str, exams: Sequence[Kept], sessions: Sequence[SessionRow]) -> None:
    from quiz_app.cli.history_words import EXAM_KEYS, SESSION_KEYS, as_csv, exam_objects, session_object

    if which == "exams":
        click.echo(as_csv(EXAM_KEYS, exam_objects(exams)), nl=False)
    else:
        click.echo(as_csv(SESSION_KEYS, map(session_object, sessions)), nl=False)


def _print_json(learner: str, exams: Sequence[Kept], sessions: Sequence[SessionRow], *, more: bool) -> None:
    from quiz_app.cli.history_words import exam_objects, session_object

    found = {
        "learner": learner,
        "exams": exam_objects(exams),
        "sessions": [session_object(each) for each in sessions],
        "more_sessions": more,
    }
    click.echo(json.dumps(found, ensure_ascii=False))


def _print_lines(
    found: Scores, wanted: Filter, exams: Sequence[Kept], sessions: Sequence[SessionRow]
) -> None:
    from quiz_app.cli.history_words import exam_lines, session_line, trend_line

    if exams:
        click.echo("Exams")
    elif is_all(wanted):
        click.echo("No exams yet. `quiz exam` begins one.")
    else:
        click.echo("No such exams.")
    for line in exam_lines(exams):
        click.echo(f"  {line}")
    trend = trend_line(exams)
    if trend:
        click.echo(f"  {trend}")
    if sessions:
        click.echo("Sessions, the newest; --sessions shows more" if found.more_sessions else "Sessions")
    for each in sessions:
        click.echo(f"  {session_line(each)}")
