"""The mending of `quiz check`: what --fix did and what --diff would do, told to people and to GitHub."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz_app.cli.run import say
from quiz_app.errors import DONE, ENVIRONMENT_FAILED, FOUND_PROBLEMS, WrongUse
from quiz_app.text import one_line, plural

if TYPE_CHECKING:
    from quiz_app.authoring.mend import Mended


def mend(paths: tuple[Path, ...], *, write: bool) -> tuple[Mended, ...]:
    """Mend the deck files at `paths`, or with `write` False only find out what would be mended."""
    import quiz_app
    from quiz_app.authoring.check import deck_files
    from quiz_app.authoring.mend import mend as mended

    return mended(deck_files(paths), Path(quiz_app.__file__).resolve().parent, write=write)


def show_diffs(mended: tuple[Mended, ...], named: Sequence[Path], layout: str) -> int:
    """Print what --fix would write in the files at the paths that were `named`; gives the exit code."""
    from quiz_app.authoring.report import mends_as_github, mends_as_text

    if layout == "json":
        raise WrongUse("--diff shows text.", hint="Leave out --format json; --format github annotates.")
    troubles = [result.trouble.problem for result in mended if result.trouble is not None]
    for result in mended:
        _tell_trouble(result)
        if layout == "github":
            for line in mends_as_github(result, done=False):
                click.echo(line)
        else:
            click.echo(result.diff, nl=False)
        for line in mends_as_text(result, done=False):
            say(line)
        _tell_left(result)
    count = sum(len(result.mends) for result in mended)
    if count:
        typed = " ".join(("quiz check --fix", *(shlex.quote(one_line(str(path))) for path in named)))
        say(f"Nothing was written. `{typed}` would mend {plural(count, 'place')} so.")
    elif not troubles:
        say("There is nothing that --fix would mend.")
    if any(
        problem.code.startswith("D") for problem in troubles
    ):  # the path itself could not be read or written
        return ENVIRONMENT_FAILED
    return FOUND_PROBLEMS if count or troubles else DONE


def _tell_trouble(result: Mended) -> None:
    if result.trouble is not None:
        say(f"{result.path}: {result.trouble.problem.message} {result.trouble.problem.hint}")


def tell(result: Mended, layout: str) -> None:
    """What was mended in one file, and what was not."""
    from quiz_app.authoring.report import mends_as_github, mends_as_text

    _tell_trouble(result)
    if layout == "github":
        for line in mends_as_github(result, done=True):
            click.echo(line)
    else:
        for line in mends_as_text(result, done=True):
            say(line)
    if result.mends:
        say(f"{result.path}: {plural(len(result.mends), 'place')} mended.")
    _tell_left(result)


def _tell_left(result: Mended) -> None:
    if result.left:
        count = plural(len(result.left), "question")
        say(
            f"{result.path}: {count} could not be given an id without changing more; write it there yourself."
        )
