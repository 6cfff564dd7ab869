"""`quiz backup`, `quiz restore` and `quiz doctor`: nothing that was answered is ever lost."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz_app.cli.progress import long_work
from quiz_app.cli.run import Run, say
from quiz_app.errors import DONE, ENVIRONMENT_FAILED, FOUND_PROBLEMS, DatabaseFailed, WrongUse
from quiz_app.text import clean, one_line, plural

if TYPE_CHECKING:
    from quiz_app.storage.examining import Check
    from quiz_app.study.upkeep import Kept

_LEAST_CLAIM = 19
_MARKS = {"ok": "ok", "note": "note", "problem": "PROBLEM"}


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite FILE even if it is no backup made by quiz.")
@click.option("--daily", type=click.IntRange(min=1), hidden=True, help="As the app does it for a study day.")
@click.pass_obj
def backup(run: Run, file: Path | None, force: bool, daily: int | None) -> int:
    """Copy the database while it may be in use, verify the copy, and print where it is.

    Without FILE it is put into the folder `backups` beside the database, where a backup of each day of study is
    kept for 14 days, then one of each month for a year.
    """
    from quiz_app.study import upkeep

    if daily is not None:
        return _daily(run.database_file(), daily)
    desk = run.open_desk(sync=False)
    try:
        with long_work() as told:
            made = upkeep.back_up(desk.ledger.database, file, desk.today(), force=force, told=told)
    finally:
        desk.close()
    click.echo(made)
    return DONE


def _daily(database: Path, day: int) -> int:
    """Make the backup of a study day beside the app, which shows what is said, without taking its time from it."""
    from quiz_app.study import upkeep

    if hasattr(os, "nice"):
        os.nice(_LEAST_CLAIM)
    click.echo(upkeep.back_up_daily(database, day))
    return DONE


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--newest", is_flag=True, help="Restore the newest backup that is good.")
@click.option(
    "--without-backup", is_flag=True, help="Begin a new database with what can be read of the present one."
)
@click.option("--only", is_flag=True, help="Just the backup: leave out what only the present database holds.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--list", "listed", is_flag=True, help="List the backups; without anything else, too.")
@click.option(
    "--json", "as_json", is_flag=True, help="List as JSON: file, date, bytes, good, events, answers, why."
)
@click.pass_obj
def restore(
    run: Run,
    file: Path | None,
    newest: bool,
    without_backup: bool,
    only: bool,
    yes: bool,
    listed: bool,
    as_json: bool,
) -> int:
    """Put a backup in the place of the database; without FILE, list the backups there are.

    The present database is renamed and kept. What it holds beyond the backup is added, as far as it can be read, so
    nothing is lost; --only leaves it out. To undo a restore, restore the file that it set aside.
    """
    if sum((file is not None, newest, without_backup)) > 1:
        raise WrongUse(
            "Choose one: FILE, --newest or --without-backup.", hint="`quiz restore --help` tells more."
        )
    database = run.database_file()
    if listed or as_json or not (file or newest or without_backup):
        return _list(database, as_json=as_json)
    return _restore(run, database, file, newest=newest, only=only, yes=yes)


def _restore(run: Run, database: Path, file: Path | None, *, newest: bool, only: bool, yes: bool) -> int:
    from quiz_app.clock import SystemClock
    from quiz_app.study import upkeep

    with long_work() as told:
        if newest:
            found = upkeep.newest_good(database, told)
            if found is None:
                raise DatabaseFailed(
                    "There is no backup that can be used.",
                    hint="`quiz restore --without-backup` saves what can be read of the database itself.",
                )
            file = found.path
    if not yes and sys.stdin.isatty() and not click.confirm(_question(database, file, only=only), err=True):
        say("Nothing was changed.")
        return DONE
    with long_work() as told:
        done = upkeep.restore(database, file, run.places, SystemClock(), unite=not only, told=told)
    for sentence in upkeep.restored_words(done):
        say(sentence)
    return DONE


def _question(database: Path, file: Path | None, *, only: bool) -> str:
    what = "a new database" if file is None else clean(one_line(str(file), 200))
    rest = "" if only else " What can be read of the present one is added."
    return f"Put {what} in the place of {clean(one_line(str(database), 200))}, which is kept under another name?{rest}"


def _list(database: Path, *, as_json: bool) -> int:
    from quiz_app.study import upkeep

    with long_work() as told:
        found = list(upkeep.kept(database, told))
    if as_json:
        click.echo(json.dumps([_row(each) for each in found], ensure_ascii=False))
    elif not found:
        click.echo("There are no backups yet. `quiz backup` makes one.")
    else:
        for each in found:
            held = each.contents
            says = (
                f"{plural(held.events, 'event'):>16}  {plural(held.answers, 'answer'):>16}"
                if held
                else "cannot be used"
            )
            click.echo(
                clean(f"{date.fromordinal(each.day).isoformat()}  {says}  {one_line(str(each.path), 300)}")
            )
        click.echo(
            "`quiz restore --newest` or `quiz restore FILE` puts one in the place of the database.", err=True
        )
    return DONE


def _row(each: Kept) -> dict[str, object]:
    held = each.contents
    return {
        "file": str(each.path),
        "date": date.fromordinal(each.day).isoformat(),
        "bytes": each.size,
        "good": held is not None,
        "events": held.events if held else None,
        "answers": held.answers if held else None,
        "why": each.trouble,
    }


@click.command()
@click.option(
    "--rebuild", is_flag=True, help="First make all that follows from the answers and the decks anew."
)
@click.option(
    "--json", "as_json", is_flag=True, help="A JSON list: name, state (ok, note, problem), says, hint, found."
)
@click.pass_obj
def doctor(run: Run, rebuild: bool, as_json: bool) -> int:
    """Look whether the database, its backups and all that follows from the answers are whole.

    Each line is a check, with what to do where something is wrong. A damaged database is looked at as far as
    possible. The state of a check is ok, note or problem. Exit codes: 0 all well, 1 problems found, 3 the database
    cannot be opened.
    """
    from quiz_app.clock import SystemClock
    from quiz_app.study.doctor import examine, mend

    database = run.database_file()
    if rebuild and database.is_file():
        with long_work() as told:
            mended = mend(database, told)
        for name, count in mended.rows:
            say(f"Made anew: {count} in {name}.")
        if mended.questions:
            say(
                f"Made anew: {plural(mended.questions, 'question')} of the library. The decks are read again next time."
            )
        if not mended.rows and not mended.questions:
            say("Made anew: nothing differed.")
    with long_work() as told:
        checks = list(examine(database, run.places, SystemClock(), told))
    if as_json:
        click.echo(json.dumps([asdict(check) for check in checks], ensure_ascii=False))
    else:
        for check in checks:
            _tell(check)
    if any(check.name == "file" and check.state == "problem" for check in checks):
        return ENVIRONMENT_FAILED
    return FOUND_PROBLEMS if any(check.state == "problem" for check in checks) else DONE


def _tell(check: Check) -> None:
    click.echo(clean(f"{_MARKS[check.state]:<8} {check.name:<10} {check.says}"))
    for each in check.found:
        click.echo(clean(f"{'':19} {each}"))
    if check.hint:
        click.echo(clean(f"{'':19} {check.hint}"))
