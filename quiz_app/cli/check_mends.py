"""The mending of `quiz check`: what --fix did and what --diff would do, told to people and to GitHub."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz_app.cli.run import say
from quiz_app.errors import DONE, ENVIRONMENT_FAILED, FOUND_PROBLEMS
from quiz_app.text import plural

if TYPE_CHECKING:
    from quiz_app.authoring.mend import Mended


def mend(paths: tuple[Path, ...], *, write: bool) -> tuple[Mended, ...]:
    """Mend the deck files at `paths`, or with `write` False only find out what would be mended."""
    import quiz_app
    from quiz_app.authoring.check import deck_files
    from quiz_app.authoring.mend import mend as mended

    return mended(deck_files(paths), Path(quiz_app.__file__).resolve().parent, write=write)


def show_diffs(mended: tuple[Mended, ...]) -> int:
    """Print what --fix would write; gives the exit code."""
    from quiz_app.authoring.report import mends_as_text

    troubles = [result.trouble.problem for result in mended if result.trouble is not None]
    for result in mended:
        _tell_trouble(result)
        click.echo(result.diff, nl=False)
        for line in mends_as_text(result.path, result.mends):
            say(line)
    count = sum(len(result.mends) for result in mended)
    if count or not troubles:
        say(
            f"--fix would mend {plural(count, 'place')}."
            if count
            else "There is nothing that --fix would mend."
        )
    if any(problem.code.startswith("D") for problem in troubles):  # the path itself could not be read
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
        for line in mends_as_github(result.path, result.mends):
            click.echo(line)
    else:
        for line in mends_as_text(result.path, result.mends):
            say(line)
    if result.mends:
        say(f"{result.path}: {plural(len(result.mends), 'place')} mended.")
    if result.left:
        count = plural(len(result.left), "question")
        say(
            f"{result.path}: {count} could not be given an id without changing more; write it there yourself."
        )
