"""`quiz preview`: a deck as its learner will see it, beside its author's editor."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz_app.cli.run import Run, is_terminal, say
from quiz_app.errors import DONE, FOUND_PROBLEMS, EnvironmentFailed, WrongUse

if TYPE_CHECKING:
    from quiz_app.authoring.around import Around
    from quiz_app.authoring.previewing import Follower, Seen
    from quiz_app.decks.deck import Located


@click.command()
@click.argument("deck", type=click.Path(path_type=Path, readable=False))
@click.argument("question", required=False, metavar="[QUESTION]")
@click.option(
    "--plain", is_flag=True, help="Plain lines instead of the app; so too where there is no terminal."
)
@click.option(
    "--watch", is_flag=True, help="With --plain, print again after each change; the app does so anyway."
)
@click.pass_obj
def preview(run: Run, /, deck: Path, question: str | None, plain: bool, watch: bool) -> int:
    """See a deck as its learner will, while you write it.

    DECK is the file, QUESTION the id of the question to begin with. The app shows each card before and after its
    answer, follows the file, goes to the question that was edited, and tells the problems of the file at line and
    column, with the warnings that `quiz check` gives it beside the decks in its folder and by its documents. A card can
    be tried as in studying; no database is opened, and nothing is kept.

    Plain lines are all cards with their answers, or those of QUESTION. With --watch they are printed once, and after
    each change those of the questions that were changed; Ctrl+C ends it.

    Exit codes: 0 done, 1 nothing to show or problems found (plain lines), 2 wrong use, 3 the file cannot be had.
    """
    from quiz_app.authoring.previewing import Follower

    follower = Follower(deck)
    seen = follower.look()
    assert seen is not None
    _need_text(seen)
    if question is not None and all(shown.question.about.id != question for shown in seen.questions):
        raise _no_such_question(seen, question)
    if plain or not is_terminal():
        return _print(follower, seen, question or "", _around(run, follower), watch=watch)
    return _open(run, follower, seen, question or "")


def _need_text(seen: Seen) -> None:
    """Raise EnvironmentFailed for a path of which no text can be had; an empty file is one to be written."""
    reading = seen.reading
    if reading.text or not reading.problems:
        return
    problem = reading.problems[0].problem
    if problem.code != "Y001":
        raise EnvironmentFailed(f"{reading.path}: {problem.message}", hint=problem.hint)


def _no_such_question(seen: Seen, question: str) -> WrongUse:
    from difflib import get_close_matches

    from quiz_app.text import one_line

    near = get_close_matches(question, [shown.question.about.id for shown in seen.questions], 1)
    return WrongUse(
        f"There is no question {one_line(question, 60)} in this deck that can be shown.",
        hint=f"Did you mean {near[0]}?" if near else "`quiz check` tells what is wrong with a deck.",
    )


def _open(run: Run, follower: Follower, seen: Seen, question: str) -> int:
    from quiz_app.cli.hangup import end_with_terminal
    from quiz_app.cli.study import need_terminal
    from quiz_app.look import read_look
    from quiz_app.ui.preview_app import preview as show

    need_terminal("quiz preview --plain")
    end_with_terminal(sys.stdin.fileno())
    look = read_look(run.places.settings_file)
    return show(run.places, look, follower, seen, _today(), question, around=_around(run, follower))


def _around(run: Run, follower: Follower) -> Around:
    from quiz_app.authoring.around import Around

    return Around(follower.path, run.open_shelf)


def _today() -> int:
    from quiz_app.clock import SystemClock
    from quiz_app.memory.days import study_day
    from quiz_app.settings import ScheduleSettings

    return study_day(SystemClock().now(), ScheduleSettings().rollover)


def _print(follower: Follower, seen: Seen, question: str, around: Around, *, watch: bool) -> int:
    from quiz_app.authoring.previewing import LOOK_S

    _print_once(seen, (question,) if question else (), around)
    while watch:
        time.sleep(LOOK_S)
        again = follower.look()
        if again is not None:
            click.echo("")
            _print_once(again, (question,) if question else again.changed, around, is_again=True)
    problems = seen.reading.errors
    return FOUND_PROBLEMS if problems or not seen.questions else DONE


def _print_once(seen: Seen, named: tuple[str, ...], around: Around, *, is_again: bool = False) -> None:
    """The cards of the questions named, or of all; after a change that touched none, only what is wrong."""
    from quiz_app.cli.plain_preview import card_lines, problem_lines

    wanted = [shown for shown in seen.questions if not named or shown.question.about.id in named]
    if seen.deck is not None and (named or not is_again):
        for shown in wanted:
            for line in card_lines(seen.deck, shown, _today()):
                click.echo(line)
    sys.stdout.flush()
    for line in problem_lines((*seen.problems, *_warnings(seen, named, around))):
        say(line)
    if not seen.questions:
        say("There is no question to show yet.")


def _warnings(seen: Seen, named: tuple[str, ...], around: Around) -> list[Located]:
    """What `quiz check` warns of, on the questions named, or on the whole deck."""
    if seen.reading.deck is None:
        return []
    found = sorted(around.judge(seen.reading) or (), key=lambda each: (each.line, each.column))
    return [each for each in found if not named or each.problem.question in named]
