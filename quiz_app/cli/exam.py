"""`quiz exam`: a scored exam, in the app or as plain lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from quiz_app.cli.run import Run, say
from quiz_app.errors import DONE, WrongUse
from quiz_app.text import one_line, plural

if TYPE_CHECKING:
    from quiz_app.exam.exams import Exams
    from quiz_app.exam.request import Request
    from quiz_app.exam.sitting import ExamSitting
    from quiz_app.study.desk import Desk

_AT_ONCE = {"at-once": True, "at-end": False}
_IN_ORDER = {"decks": True, "drawn": False}
_AS_LINES = ("plain", "as_json", "lists", "forget")
_BESIDE_RESUME = ("resume", "plain", "as_json", "lists", "forget")


@click.command()
@click.argument("decks", nargs=-1, metavar="[DECK]...")
@click.option("--tag", "tags", multiple=True, metavar="T", help="Only cards with this tag; may be repeated.")
@click.option(
    "--level",
    "levels",
    multiple=True,
    type=int,
    metavar="N",
    help="Only this level, 1 to 3; may be repeated.",
)
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Only this type; may be repeated.")
@click.option("--questions", type=int, metavar="N", help="How many questions; 20 by default.")
@click.option("--minutes", type=int, metavar="M", help="Time limit for the whole exam.")
@click.option("--seconds-each", type=int, metavar="S", help="Time limit for each question.")
@click.option(
    "--order", type=click.Choice(list(_IN_ORDER)), help="As drawn (the default), or as in the decks."
)
@click.option(
    "--feedback",
    type=click.Choice(list(_AT_ONCE)),
    help="Each verdict at once, or all at the end (the default).",
)
@click.option("--penalty/--no-penalty", default=None, help="Let guessing gain nothing on average.")
@click.option("--pass", "passing", type=float, metavar="P", help="Pass mark in percent of the points.")
@click.option("--seed", metavar="SEED", help="The same seed draws the same paper from the same cards.")
@click.option(
    "--reviews/--no-reviews",
    default=None,
    help="Whether answers count as reviews; `quiz settings` has the default.",
)
@click.option(
    "--preset", metavar="NAME", help="Begin with a request kept by --save; other options change it."
)
@click.option("--save", metavar="NAME", help="Keep this request under a name, and begin.")
@click.option("--presets", "lists", is_flag=True, help="List the presets, and do nothing else.")
@click.option("--forget", metavar="NAME", help="Keep the preset of this name no more, and do nothing else.")
@click.option(
    "--resume",
    is_flag=False,
    flag_value="last",
    metavar="[ID]",
    help="Go on with an exam that is open: the one with this id, or the last.",
)
@click.option(
    "--again",
    is_flag=False,
    flag_value="last",
    metavar="[ID]",
    help="Draw from what was missed in the exam with this id, or in the last.",
)
@click.option(
    "--plain", is_flag=True, help="Plain lines instead of the app; answers come from standard input."
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="The result as one JSON object; the session goes to stderr as plain lines.",
)
@click.pass_obj
def exam(run: Run, /, **options: object) -> int:
    """Take a scored exam from all decks or from those named.

    Without anything named, the app offers the exams that are open, or sets one up; else the exam begins at once.
    The paper is drawn fairly over sections, levels and types, and fixed at the start. An answer is saved before the
    next question shows; an exam that was left or broken off is resumed with --resume, its clock as it was. In plain
    lines `:?` lists what can be typed, `:h` hands in. Flashcards are left out, since nobody grades themselves.

    \b
    --json prints an object with
      id, state, started, ended, name, seed, decks, tags, levels, types, questions, answered, penalty,
      limit_seconds, seconds_each, seconds, regraded, void
      score, seen, unseen   objects with points, most, share, right, expected, low, high, chance: of all questions,
                            and apart of cards seen before and not; expected is the sum of p(correct), and right
                            answers lie from low to high; with a penalty these three are points
      passing, passed       the pass mark as a share, and whether it was reached; null without one
      missed                the cards that were not answered right
      items                 a list: number, card, type, question, given, wanted, corrected, outcome, share, points,
                            expected, chance, seen, marked, seconds, regraded; corrected is the right answer by a later
                            wording that it was scored anew by, else null
    Of an exam that is left open only the keys before `score` are printed.
    """
    if any(options[name] not in (None, False) for name in _AS_LINES):
        return _as_lines(run, options)
    return _in_app(run, options)


def _in_app(run: Run, options: dict[str, object]) -> int:
    """Begin or resume what was asked for, then open the app in it; without a wish open it where one is set up."""
    from quiz_app.cli.study import need_terminal, open_app
    from quiz_app.exam.exams import Exams

    need_terminal("quiz exam --plain")
    if all(value in (None, (), False) for value in options.values()):
        return open_app(run, "")
    desk = run.open_desk()
    try:
        begun = _begin(desk, Exams(desk.ledger, desk.clock), options)
        return open_app(run, begun.attempt.exam, desk)
    finally:
        desk.close()


def _as_lines(run: Run, options: dict[str, object]) -> int:
    from quiz_app.cli.hangup import leave_when_asked
    from quiz_app.exam.exams import Exams

    leave_when_asked()
    desk = run.open_desk()
    try:
        exams = Exams(desk.ledger, desk.clock)
        if options["lists"]:
            presets = exams.presets()
            if not presets:
                say("No preset is kept yet; --save NAME keeps one.")
            for name, kept in presets.items():
                said = json.dumps(dict(kept), ensure_ascii=False)[1:-1]
                click.echo(f"{one_line(name)}: {one_line(said) or 'as it is by default'}")
            return DONE
        forgotten = options["forget"]
        if forgotten is not None:
            say(exams.drop_preset(str(forgotten)))
            return DONE
        return _sit(desk, _begin(desk, exams, options), as_json=bool(options["as_json"]))
    finally:
        desk.close()


def _begin(desk: Desk, exams: Exams, options: dict[str, object]) -> ExamSitting:
    from quiz_app.exam.past import Past, short_id

    named = options["resume"]
    if named is not None:
        _refuse_beside_resume(options)
        waiting = [each.exam for each in exams.open()]
        if named == "last" and not waiting:
            raise WrongUse("No exam is open.", hint="`quiz exam` begins one; `quiz history` lists all.")
        chosen = waiting[-1] if named == "last" else Past(desk.ledger).find(str(named)).exam
        return exams.resume(chosen)
    request = _request(exams, options)
    if options["again"] is not None:
        past = Past(desk.ledger)
        missed = past.result(past.find(str(options["again"]))).missed
        if not missed:
            raise WrongUse("Nothing was missed in that exam.", hint="`quiz exam` draws another one.")
        request = replace(request, cards=missed)
    supply = exams.supply(request)
    if options["save"] is not None:
        say(exams.keep_preset(str(options["save"]), request))
        request = replace(request, name=str(options["save"]))
    waits = _waiting_words([short_id(each.exam) for each in exams.open()])
    if waits:
        say(waits)
    sitting = exams.start(request, supply)
    if supply.left_out_words:
        say(supply.left_out_words)
    drawn = len(sitting.attempt.places)
    if drawn < request.questions and (options["again"] is None or options["questions"] is not None):
        are = "is" if drawn == 1 else "are"
        why = ": what is left would give answers away" if drawn < len(supply.cards) else ""
        say(f"There {are} {plural(drawn, 'question')} to be had, not {request.questions}{why}.")
    return sitting


def _waiting_words(names: Sequence[str]) -> str:
    """A sentence on the exams that are open, by their ids, oldest first; "" for none."""
    if not names:
        return ""
    newest, others = names[-1], len(names) - 1
    if not others:
        return f"Exam {newest} is still open: `quiz exam --resume {newest}` goes on."
    return (
        f"Exam {newest} is still open, and {others:,} more: `quiz exam --resume {newest}` goes on, "
        "`quiz history` lists all."
    )


def _refuse_beside_resume(options: dict[str, object]) -> None:
    """WrongUse where something is asked for that an exam which goes on could only pass over."""
    others = {name: value for name, value in options.items() if name not in _BESIDE_RESUME}
    if any(value is not None and value != () for value in others.values()):
        raise WrongUse(
            "An exam that is resumed goes on as it was begun: its decks and options stand.",
            hint="Give --resume alone, or leave it out to begin another exam.",
        )


def _request(exams: Exams, options: dict[str, object]) -> Request:
    """The preset, or the defaults, changed by what was given."""
    from quiz_app.exam.request import Request, checked

    preset = options["preset"]
    request = Request() if preset is None else exams.preset(str(preset))
    given: dict[str, Any] = {
        name: options[name]
        for name in ("questions", "minutes", "seconds_each", "penalty", "seed", "reviews")
        if options[name] is not None
    }
    given |= {name: options[name] for name in ("decks", "tags", "levels", "types") if options[name]}
    if options["order"] is not None:
        given["in_order"] = _IN_ORDER[str(options["order"])]
    if options["feedback"] is not None:
        given["at_once"] = _AT_ONCE[str(options["feedback"])]
    if isinstance(options["passing"], float):
        given["passing"] = options["passing"] / 100
    return checked(replace(request, **given))


def _sit(desk: Desk, sitting: ExamSitting, *, as_json: bool) -> int:
    """The session itself, then the result where it was handed in, or how to resume it."""
    from quiz_app.cli.exam_words import attempt_object, result_object, title_words
    from quiz_app.cli.plain_exam import PlainExam, tell_result
    from quiz_app.cli.timed_lines import TimedLines
    from quiz_app.exam.past import Past, short_id

    tell: Callable[[str], None] = say if as_json else _tell
    tell(title_words(sitting.attempt))
    tell("`:?` lists what can be typed.")
    resumes = f"`quiz exam --resume {short_id(sitting.attempt.exam)}` goes on"
    if not sitting.is_over:
        session = PlainExam(sitting, tell, say, retries=sys.stdin.isatty())
        try:
            session.run(TimedLines(sys.stdin.fileno()))
        except KeyboardInterrupt:
            say(f"The exam is open: {resumes}.")
            raise
    past = Past(desk.ledger)
    attempt = past.attempt(sitting.attempt.exam)
    if sitting.is_over:
        result = past.result(attempt)
        if as_json:
            click.echo(json.dumps(result_object(result), ensure_ascii=False))
        else:
            tell_result(result, _tell)
    else:
        if as_json:
            click.echo(json.dumps(attempt_object(attempt), ensure_ascii=False))
        say(f"The exam is open, and every answer is kept: {resumes}.")
    trouble = desk.back_up_daily()
    if trouble:
        say(trouble)
    return DONE


def _tell(line: str) -> None:
    click.echo(line)
    sys.stdout.flush()
