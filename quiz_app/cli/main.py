"""The command `quiz`: global options, the table of commands, and one place where failures become sentences."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from quiz_app import __version__
from quiz_app.cli.run import Run
from quiz_app.errors import DONE, ENVIRONMENT_FAILED, QuizError
from quiz_app.text import clean

# name -> (module, attribute, help); `quiz --help` reads only this table and imports none of the modules.
COMMANDS = {
    "study": ("quiz_app.cli.study", "study", "Study what is due, in the app or as plain lines."),
    "exam": ("quiz_app.cli.exam", "exam", "Take a scored exam, or resume one."),
    "history": ("quiz_app.cli.history", "history", "Scores of exams and sessions, and what went wrong."),
    "due": ("quiz_app.cli.figures", "due", "Say how much is due today."),
    "stats": ("quiz_app.cli.stats", "stats", "Say what you know, and how well it holds."),
    "report": ("quiz_app.cli.report", "report", "Write progress and scores as one HTML page."),
    "browse": ("quiz_app.cli.browse", "browse", "Find cards, list and mark them."),
    "decks": ("quiz_app.cli.decks", "decks", "List, add and remove decks."),
    "documents": ("quiz_app.cli.documents", "documents", "List, add, show and remove documents."),
    "check": ("quiz_app.cli.authoring", "check", "Find what is wrong with decks."),
    "new": ("quiz_app.cli.new", "new", "Start a deck with an example of each type."),
    "preview": ("quiz_app.cli.preview", "preview", "See a deck as its learner will, while you write it."),
    "schema": ("quiz_app.cli.authoring", "schema", "Print the JSON Schema of decks, for editors."),
    "import": (
        "quiz_app.cli.interchange",
        "import_",
        "Make a deck of cards in a file, or bring in a review log.",
    ),
    "export": ("quiz_app.cli.forms", "export", "Carry a deck out as CSV, TSV or Markdown."),
    "settings": ("quiz_app.cli.settings", "settings", "Show and change what shapes the schedule."),
    "learners": ("quiz_app.cli.learners", "learners", "List, add and rename learners."),
    "backup": ("quiz_app.cli.upkeep", "backup", "Copy the database and verify the copy."),
    "restore": ("quiz_app.cli.upkeep", "restore", "List the backups, or put one in the database's place."),
    "doctor": ("quiz_app.cli.upkeep", "doctor", "Look whether everything is whole."),
}

# What a full disk or a broken device says; our own files have their own sentences, and name the file.
_UNWRITABLE = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG)


class ReaderLeft(Exception):
    """Whoever read our output has left; click would end a BrokenPipeError with 1, and for us that is no failure."""


@contextmanager
def _past_click() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise ReaderLeft from None


class _Stopped(Exception):
    """The learner asked a command to end; `sitting` says that it was one in which answers are given."""

    def __init__(self, *, sitting: bool) -> None:
        super().__init__()
        self.sitting = sitting


class Commands(click.Group):
    """Commands that are imported when they are called; bare `quiz` opens the app."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """Like click's own, which prints help and version, but past its own answer to a reader that has left."""
        with _past_click():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, past click's own answer to a reader that has left; Ctrl+C says what was stopped."""
        try:
            with _past_click():
                return super().invoke(ctx)
        except (click.Abort, KeyboardInterrupt):
            raise _Stopped(sitting=ctx.invoked_subcommand in (None, "study", "exam")) from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called `cmd_name`, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each command with its sentence, from the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, _, about) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Like click's own, but an unknown command is answered with the nearest known one."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            from quiz_app.text import one_line

            near = get_close_matches(args[0], COMMANDS, 1)
            hint = f"Did you mean `quiz {near[0]}`?" if near else "`quiz --help` lists the commands."
            ctx.fail(f"There is no command {one_line(args[0], 40)!r}. {hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done, 1 problems found, 2 wrong use, 3 a file, database or terminal failed.",
)
@click.option("--database", metavar="URL", help="Database to use: a file or sqlite:/// URL (QUIZ_DATABASE).")
@click.option("--home", metavar="DIR", help="Folder for data and settings (QUIZ_HOME).")
@click.option("--learner", metavar="NAME", help="Whose cards to study (QUIZ_LEARNER).")
@click.version_option(__version__, "-V", "--version", prog_name="quiz", message="%(prog)s %(version)s")
@click.pass_context
def quiz(ctx: click.Context, database: str | None, home: str | None, learner: str | None) -> None:
    """Study decks built from documents, and see honestly what you know.

    Without a command the app opens.
    """
    ctx.obj = Run.from_options(database, home, learner)
    if ctx.invoked_subcommand is None:
        from quiz_app.cli.study import open_app

        ctx.exit(open_app(ctx.obj, None))


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and end the process with its exit code; every failure is a sentence on stderr."""
    _open_what_is_closed()
    _bear_any_text()
    sys.exit(_run(arguments))


def _open_what_is_closed() -> None:
    """Let a standard stream that was closed before us be empty, or go nowhere.

    Else the next file that is opened, perhaps the database, would have its number, and be written to as a stream.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free: this one
        if getattr(sys, name) is None:
            stream = open(number, "w" if number else "r", encoding="utf-8", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)


def _bear_any_text() -> None:
    """Where the terminal's encoding lacks a character, "?" stands for it: better than the end of a sitting."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _run(arguments: list[str] | None) -> int:
    try:
        result: Any = quiz.main(arguments, prog_name="quiz", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as failure:
        # click quotes what was typed as it came; a pasted argument must not command the terminal.
        _tell(f"quiz: {clean(failure.format_message())}")
        return failure.exit_code
    except QuizError as failure:
        told = f"quiz: {failure.message}" + (f"\n      {failure.hint}" if failure.hint else "")
        _tell(clean(told))
        return failure.exit_code
    except (click.Abort, KeyboardInterrupt, _Stopped) as stopped:
        sits = not isinstance(stopped, _Stopped) or stopped.sitting
        _tell("Stopped. Every answer given is saved." if sits else "Stopped before it was done.")
        return DONE
    except (BrokenPipeError, ReaderLeft):
        _write_no_more()
        return DONE
    except OSError as failure:
        if failure.errno not in _UNWRITABLE or failure.filename is not None:
            return _unexpected(failure)
        _write_no_more()
        reason = failure.strerror or str(failure)
        _tell(f"quiz: Could not write the output: {reason}.\n      Send it elsewhere.")
        return ENVIRONMENT_FAILED
    except Exception as failure:  # the last border before a person would see a traceback
        return _unexpected(failure)
    return result if isinstance(result, int) else DONE


def _tell(sentence: str) -> None:
    """Say it on stderr; the exit code stays what it is where nobody reads that any more."""
    with suppress(BrokenPipeError):
        click.echo(sentence, err=True)


def _write_no_more() -> None:
    """Let what is still to be written go nowhere; Python would complain about it once more while shutting down."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unexpected(failure: Exception) -> int:
    from quiz_app.cli.failure import tell_unexpected

    return tell_unexpected(failure)
