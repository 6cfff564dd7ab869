"""`quiz history` about single exams: one, or a session, to the single answer, void, scored anew, side by side."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from quiz_app.cli.run import Run, say
from quiz_app.errors import DONE, WrongUse
from quiz_app.text import one_line, plural, points_words, short_number

if TYPE_CHECKING:
    from quiz_app.exam.past import Regrading
    from quiz_app.exam.result import ExamResult
    from quiz_app.journal.exams import Attempt
    from quiz_app.progress.scores import ComparedQuestion, Comparison


@click.command(short_help="Show one exam or session to the single answer.")
@click.argument("name", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object; its keys are described above.")
@click.pass_obj
def show(run: Run, name: str, as_json: bool) -> int:
    """Show one exam, or one session of study, to the single answer as it was asked then.

    ID is the end of its id as `quiz history` lists it; `last` is the exam begun last, and a day, YYYY-MM-DD, what
    was imported of it.

    \b
    --json prints an exam with the keys of `quiz exam --json`, and of a session an object with
      id, date, decks, answers, right, partly, predictions, recalled, expected, seconds   as in `quiz history --json`
      items                 a list: number, card, type, question, given, wanted, verdict, grade, first_grade (before
                            it was overruled), right, partly, expected, at, seconds, hinted, new, practice; given and
                            verdict are null where you graded yourself, type and question where the wording is not known
    """
    from quiz_app.cli.history_session import read_session, session_lines, session_object, sessions_found
    from quiz_app.exam.past import Past
    from quiz_app.exam.result import has_result

    desk = run.open_desk(sync=False)
    try:
        past, studied = Past(desk.ledger), sessions_found(desk, name)
        exams = past.named(name)
        if len(studied) == 1 and not exams:
            session = read_session(desk, studied[0])
            click.echo(
                json.dumps(session_object(session), ensure_ascii=False)
                if as_json
                else "\n".join(session_lines(session))
            )
            return DONE
        if len(exams) + len(studied) != 1:
            raise _not_one(name, len(exams) + len(studied))
        attempt = past.attempt(exams[0])
        result = past.result(attempt) if has_result(attempt) else None
    finally:
        desk.close()
    _print_exam(attempt, result, as_json)
    return DONE


def _not_one(name: str, found: int) -> WrongUse:
    if not found and name.strip().lower() == "last":
        return WrongUse("No exam was begun yet.", hint="`quiz exam` begins one.")
    many = "There is more than one exam or session" if found else "There is no exam or session"
    return WrongUse(
        f"{many} {one_line(name, 40)!r}.",
        hint="`quiz history` lists both with their ids; `last` is the newest exam.",
    )


def _print_exam(attempt: Attempt, result: ExamResult | None, as_json: bool) -> None:
    from quiz_app.cli.exam_words import attempt_object, result_lines, result_object, title_words
    from quiz_app.exam.past import short_id
    from quiz_app.journal.exams import ExamState

    if as_json:
        click.echo(
            json.dumps(result_object(result) if result else attempt_object(attempt), ensure_ascii=False)
        )
        return
    click.echo(title_words(attempt))
    if result is not None:
        click.echo("\n".join(result_lines(result)))
    else:
        given = sum(place.given is not None for place in attempt.places)
        state = "open" if attempt.state is ExamState.OPEN else "void"
        click.echo(f"It is {state}, with {given} of {plural(len(attempt.places), 'question')} answered.")
        if state == "open":
            click.echo(f"`quiz exam --resume {short_id(attempt.exam)}` goes on with it.")


@click.command(short_help="Declare an exam void.")
@click.argument("exam_id", metavar="ID")
@click.option("--reason", default="", metavar="TEXT", help="Why; it is shown with the exam.")
@click.pass_obj
def void(run: Run, exam_id: str, reason: str) -> int:
    """Declare an exam void: it stays in the list and counts no more. Undo brings it back."""
    from quiz_app.exam.past import Past

    desk = run.open_desk(sync=False)
    try:
        past = Past(desk.ledger)
        say(past.void(past.find(exam_id), reason))
    finally:
        desk.close()
    return DONE


@click.command(short_help="Score exams anew after corrections.")
@click.argument("exam_id", metavar="[ID]", required=False)
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object; its keys are described above.")
@click.pass_obj
def regrade(run: Run, exam_id: str | None, dry_run: bool, as_json: bool) -> int:
    """Score exams anew by the questions as they stand in their decks now.

    Old scores stand until this is done; then both stay on record, and undo goes back. All exams are scored anew, or
    the one with this id. The schedule stays as it is.

    \b
    --json prints an object with recorded (true or false) and exams, a list of
      id, before, after   points by the results that count now, and by the later wordings
      changes             a list: number, card, before, after (outcomes)
      kept                numbers of questions whose answers the later wordings do not allow; they count as before
    """
    from quiz_app.exam.past import Past

    desk = run.open_desk()
    try:
        past = Past(desk.ledger)
        found = past.regradings([past.find(exam_id)] if exam_id else past.scored())
        if not dry_run:
            past.regrade(found)
    finally:
        desk.close()
    if as_json:
        listed = [_regrading_object(each) for each in found]
        click.echo(json.dumps({"recorded": bool(found) and not dry_run, "exams": listed}, ensure_ascii=False))
        return DONE
    for each in found:
        _tell_regrading(each)
    if not found:
        click.echo("Nothing would count otherwise.")
    elif dry_run:
        click.echo("Nothing was changed. `quiz history regrade` lets these scores stand.")
    else:
        click.echo("These scores stand from now on; undo goes back.")
    return DONE


@click.command()
@click.argument("earlier", metavar="ID")
@click.argument("later", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object; its keys are described above.")
@click.pass_obj
def compare(run: Run, earlier: str, later: str, as_json: bool) -> int:
    """Set two exams side by side.

    Their scores, and how each question went in both.

    \b
    --json prints an object with
      before, after   the two exams, with the keys of `quiz history --json`
      gained, lost    questions of both that were right in the later or in the earlier one only
      questions       a list: card, text, before, after (right, partly, wrong, not answered, not asked),
                      before_seconds, after_seconds
    """
    from quiz_app.cli.history_words import exam_lines, exam_objects
    from quiz_app.exam.past import Past
    from quiz_app.progress.compare import compare as compared

    desk = run.open_desk(sync=False)
    try:
        past = Past(desk.ledger)
        ids = [past.find(name).exam for name in (earlier, later)]
        if ids[0] == ids[1]:
            raise WrongUse(
                "That is the same exam twice.", hint="`quiz history` lists the exams with their ids."
            )
        found = compared(desk.ledger.database, desk.ledger.author.learner, *ids)
    finally:
        desk.close()
    exams = (found.before, found.after)
    if as_json:
        before, after = exam_objects(exams)
        listed = [_compared_object(each) for each in found.questions]
        both = {
            "before": before,
            "after": after,
            "gained": found.gained,
            "lost": found.lost,
            "questions": listed,
        }
        click.echo(json.dumps(both, ensure_ascii=False))
        return DONE
    for line in (*exam_lines(exams), *_compared_lines(found)):
        click.echo(line)
    return DONE


def _compared_lines(found: Comparison) -> list[str]:
    from quiz_app.cli.history_tables import SIGNS, legend

    lines = [f"{plural(found.gained, 'question')} gained, {found.lost} lost. {legend()}"]
    for each in found.questions:
        times = f"{_seconds(each.before_ms):>6} {_seconds(each.after_ms):>6}"
        lines.append(f"{SIGNS[each.before]} {SIGNS[each.after]} {times}  {one_line(each.text, 100)}")
    return lines


def _seconds(taken_ms: int) -> str:
    return f"{taken_ms / 1000:.0f} s" if taken_ms else ""


def _compared_object(each: ComparedQuestion) -> dict[str, object]:
    return {
        "card": each.card,
        "text": each.text,
        "before": each.before.value,
        "after": each.after.value,
        "before_seconds": round(each.before_ms / 1000, 1),
        "after_seconds": round(each.after_ms / 1000, 1),
    }


def _tell_regrading(each: Regrading) -> None:
    from quiz_app.exam.past import short_id

    before, after = short_number(each.before.points), points_words(each.after.points)
    click.echo(f"{short_id(each.exam)}  {before} → {after}")
    for change in each.changes:
        was, now = (outcome.value if outcome else "not answered" for outcome in (change.before, change.after))
        click.echo(f"  {change.place + 1}. {one_line(change.card)}: {was} → {now}")
    if each.kept:
        numbers = ", ".join(str(number + 1) for number in each.kept)
        click.echo(f"  as before, since the answers do not fit the later wording: {numbers}")


def _regrading_object(each: Regrading) -> dict[str, object]:
    return {
        "id": each.exam,
        "before": round(each.before.points, 4),
        "after": round(each.after.points, 4),
        "changes": [
            {
                "number": change.place + 1,
                "card": change.card,
                "before": change.before.value if change.before else None,
                "after": change.after.value if change.after else None,
            }
            for change in each.changes
        ],
        "kept": [number + 1 for number in each.kept],
    }
