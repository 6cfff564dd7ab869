"""`quiz history`: the exams that were taken, one of them to the single answer, void or scored anew."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

from quiz_app.cli.run import Run, say
from quiz_app.errors import DONE, WrongUse
from quiz_app.text import one_line, plural

if TYPE_CHECKING:
    from quiz_app.exam.past import Regrading
    from quiz_app.storage.exams import Kept


@click.group(invoke_without_command=True)
@click.option("--deck", "decks", multiple=True, metavar="D", help="Only exams with questions of this deck.")
@click.option("--tag", "tags", multiple=True, metavar="T", help="Only exams drawn by this tag.")
@click.option("--since", metavar="DATE", help="From this study day on, YYYY-MM-DD.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object; its keys are described above.")
@click.pass_context
def history(
    ctx: click.Context, decks: tuple[str, ...], tags: tuple[str, ...], since: str | None, as_json: bool
) -> int | None:
    """List exams, oldest first; `show ID` shows one to the single answer.

    \b
    --json prints an object with learner and exams, a list of
      id, state, date, started, ended, name, decks, tags, questions, answered
      right, points, share, expected, low, high, chance   null while the exam is open
      passed, penalty, regraded, seconds, seen, seen_right, seen_expected
    """
    if ctx.invoked_subcommand is not None:
        return None
    run = ctx.obj
    assert isinstance(run, Run)
    from quiz_app.exam.past import Past

    first = _day(since)
    desk = run.open_desk(sync=False)
    try:
        past = Past(desk.ledger)
        asked = past.decks() if decks else {}
        found = [
            each
            for each in past.attempts()
            if _fits(each, tags, first)
            and (not decks or not asked.get(each.exam, frozenset(each.decks)).isdisjoint(decks))
        ]
        learner = desk.learner
    finally:
        desk.close()
    if as_json:
        listed = [_object(each) for each in found]
        click.echo(json.dumps({"learner": learner, "exams": listed}, ensure_ascii=False))
    elif not found:
        click.echo(
            "No exams yet. `quiz exam` begins one." if not (decks or tags or since) else "No such exams."
        )
    else:
        for each in found:
            click.echo(_line(each))
    return DONE


@history.command()
@click.argument("exam_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, with the keys of `quiz exam --json`.")
@click.pass_obj
def show(run: Run, exam_id: str, as_json: bool) -> int:
    """Show one exam: its score and each question as it was asked then. ID is its id's end, or `last`."""
    from quiz_app.cli.exam_words import attempt_object, result_lines, result_object, title_words
    from quiz_app.exam.past import Past, short_id
    from quiz_app.exam.result import has_result

    desk = run.open_desk(sync=False)
    try:
        past = Past(desk.ledger)
        attempt = past.find(exam_id)
        result = past.result(attempt) if has_result(attempt) else None
    finally:
        desk.close()
    if as_json:
        click.echo(
            json.dumps(result_object(result) if result else attempt_object(attempt), ensure_ascii=False)
        )
        return DONE
    click.echo(title_words(attempt))
    if result is not None:
        click.echo("\n".join(result_lines(result)))
    else:
        given = sum(place.given is not None for place in attempt.places)
        state = "void" if attempt.why_void or attempt.state.value == "voided" else "open"
        click.echo(f"It is {state}, with {given} of {plural(len(attempt.places), 'question')} answered.")
        if state == "open":
            click.echo(f"`quiz exam --resume {short_id(attempt.exam)}` goes on with it.")
    return DONE


@history.command()
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


@history.command()
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


def _tell_regrading(each: Regrading) -> None:
    from quiz_app.exam.past import short_id

    click.echo(f"{short_id(each.exam)}  {_number(each.before.points)} → {_number(each.after.points)} points")
    for change in each.changes:
        before, after = (
            outcome.value if outcome else "not answered" for outcome in (change.before, change.after)
        )
        click.echo(f"  {change.place + 1}. {one_line(change.card)}: {before} → {after}")
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


def _day(since: str | None) -> int:
    if since is None:
        return 0
    try:
        return date.fromisoformat(since).toordinal()
    except ValueError:
        raise WrongUse(f"{one_line(since, 40)!r} is not a date.", hint="Write it as 2026-11-22.") from None


def _fits(each: Kept, tags: tuple[str, ...], first: int) -> bool:
    named = {tag.casefold() for tag in each.tags}
    return each.study_day >= first and (not tags or not named.isdisjoint(tag.casefold() for tag in tags))


def _line(each: Kept) -> str:
    from quiz_app.cli.exam_words import when_words
    from quiz_app.exam.past import short_id
    from quiz_app.journal.exams import ExamState

    whole = each.whole
    if each.state is ExamState.OPEN:
        score = f"open, {plural(whole.questions, 'question')}"
    else:
        score = (
            f"{_number(whole.points)} of {whole.questions} ({each.share * 100:.0f} %), "
            f"{whole.right} right, {whole.expected:.1f} expected"
        )
    marks = {True: ["passed"], False: ["not passed"], None: []}[each.passed]
    marks += ["void"] if each.state is ExamState.VOIDED else []
    marks += ["scored anew"] if each.regraded else []
    of = ", ".join((*each.decks, *(f"#{tag}" for tag in each.tags))) or "all decks"
    name = f"{each.name}: " if each.name else ""
    return "  ".join(
        [short_id(each.exam), when_words(each.started_ms), score, *marks, one_line(name + of, 60)]
    )


def _object(each: Kept) -> dict[str, object]:
    from quiz_app.journal.exams import ExamState

    is_open = each.state is ExamState.OPEN
    scored = {
        "right": each.whole.right,
        "points": round(each.whole.points, 4),
        "share": round(each.share, 4),
        "expected": round(each.whole.expected, 2),
        "low": each.low,
        "high": each.high,
        "chance": round(each.chance, 2),
    }
    return {
        "id": each.exam,
        "state": each.state.value,
        "date": date.fromordinal(each.study_day).isoformat(),
        "started": _instant(each.started_ms),
        "ended": _instant(each.ended_ms) if each.ended_ms else None,
        "name": each.name,
        "decks": list(each.decks),
        "tags": list(each.tags),
        "questions": each.whole.questions,
        "answered": None if is_open else each.answered,
        **(dict.fromkeys(scored) if is_open else scored),
        "passed": each.passed,
        "penalty": each.penalty,
        "regraded": each.regraded,
        "seconds": None if is_open else round(each.spent_ms / 1000, 1),
        "seen": each.seen.questions,
        "seen_right": None if is_open else each.seen.right,
        "seen_expected": None if is_open else round(each.seen.expected, 2),
    }


def _instant(utc_ms: int) -> str:
    return datetime.fromtimestamp(utc_ms / 1000, tz=UTC).isoformat(timespec="seconds")


def _number(points: float) -> str:
    return f"{points:.2f}".rstrip("0").rstrip(".")
