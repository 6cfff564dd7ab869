"""What happens when the program itself is at fault: the traceback goes to a file, a sentence to the person."""

from __future__ import annotations

import os
import traceback
from datetime import UTC, datetime

import click

from quiz_app import __version__
from quiz_app.errors import ENVIRONMENT_FAILED
from quiz_app.paths import Places, find_places
from quiz_app.text import one_line


def tell_unexpected(failure: Exception) -> int:
    """Write the traceback to the log file, say so on stderr, and give the exit code."""
    kept = keep_traceback(failure, find_places(os.environ))
    where = f"The details are in {kept}; please report them." if kept else "The details could not be written."
    click.echo(f"quiz: Something went wrong inside the program ({describe(failure)}).", err=True)
    click.echo(f"      Every answer given is saved. {where}", err=True)
    return ENVIRONMENT_FAILED


def describe(failure: BaseException) -> str:
    """The failure in one line, safe to print."""
    return one_line(f"{type(failure).__name__}: {failure}", 200)


def keep_traceback(failure: BaseException, places: Places) -> str:
    """Append the traceback to the log file; gives its path, or "" where it cannot be written."""
    lines = traceback.format_exception(failure)
    try:
        places.log_file.parent.mkdir(parents=True, exist_ok=True)
        with places.log_file.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now(UTC).isoformat()} quiz {__version__}\n{''.join(lines)}\n")
    except OSError:
        return ""
    return str(places.log_file)
