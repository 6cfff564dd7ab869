"""`quiz report`: what the learner knows and how exams went, as one HTML page to keep, send or print."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import click

from quiz_app.cli.history_filter import filter_of, filtered, scores_of
from quiz_app.cli.run import Run
from quiz_app.cli.stats import picture_of
from quiz_app.errors import DONE, EnvironmentFailed, WrongUse
from quiz_app.text import one_line

# A page of ours says so within its first bytes.
_HEAD = 400
_SESSIONS = 30


@click.command()
@click.argument("file", required=False, metavar="[FILE]")
@filtered
@click.pass_obj
def report(
    run: Run,
    file: str | None,
    decks: tuple[str, ...],
    tags: tuple[str, ...],
    since: str | None,
    until: str | None,
) -> int:
    """Write one HTML page with all charts of progress and the history of scores.

    It holds no script and needs nothing from elsewhere, so it can be kept, sent and printed. FILE is
    quiz-report-DATE.html where none is named, or - for standard output. A former report is replaced; any other
    file is not. Tags and days narrow the scores alone: what is known is known now.
    """
    desk = run.open_desk()
    try:
        from quiz_app.progress.report.page import page

        today = date.fromordinal(desk.today()).isoformat()
        target = None if file == "-" else Path(file or f"quiz-report-{today}.html")
        if target is not None:
            _refuse_others(target)
        wanted = filter_of(desk, decks, tags, since, until)
        made = page(picture_of(desk, decks), scores_of(desk, wanted, sessions=_SESSIONS))
    finally:
        desk.close()
    if target is None:
        click.echo(made, nl=False)
    else:
        _write(target, made)
        click.echo(f"Wrote {one_line(str(target), 300)}. Open it in a browser.")
    return DONE


def _refuse_others(target: Path) -> None:
    """Raise where something stands there that is no report of ours; what stands there is never lost."""
    from quiz_app.progress.report.page import GENERATOR

    shown = one_line(str(target), 300)
    try:
        mode = target.stat().st_mode
        if stat.S_ISDIR(mode):
            raise WrongUse(f"{shown} is a folder.", hint="Name a file in it, as report.html.")
        if not stat.S_ISREG(mode):
            raise WrongUse(f"{shown} is a device or a pipe.", hint="Name a file, or - for standard output.")
        with target.open("rb") as there:
            begins = there.read(_HEAD)
    except FileNotFoundError:
        return
    except OSError as error:
        reason = error.strerror or str(error)
        raise EnvironmentFailed(f"{shown} cannot be read: {reason}.", hint="Name another file.") from error
    if begins and GENERATOR.encode() not in begins:
        raise WrongUse(f"{shown} is there and is no report.", hint="Name another file; it was not touched.")


def _write(target: Path, made: str) -> None:
    from quiz_app.decks.placing import replace_bytes

    try:
        replace_bytes(target, made.encode())
    except OSError as error:
        reason = error.strerror or str(error)
        raise EnvironmentFailed(
            f"{one_line(str(target), 300)} could not be written: {reason}.",
            hint="Name another place; - is standard output.",
        ) from error
