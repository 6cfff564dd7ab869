"""`quiz due` and `quiz stats`: today's work and the totals of each study day, for people and for scripts."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, timedelta
from math import ceil
from typing import TYPE_CHECKING

import click

from quiz_app.cli.run import Run, say
from quiz_app.errors import DONE, WrongUse
from quiz_app.settings import LONGEST_CATCH_UP
from quiz_app.text import one_line, plural

if TYPE_CHECKING:
    from quiz_app.study.overview import Backlog


@click.command()
@click.option("--deck", "decks", multiple=True, metavar="D", help="Only this deck; may be repeated.")
@click.option(
    "--short", is_flag=True, help="One short line for a status bar: reviews+new, or nothing at all."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object; its keys are described above.")
@click.option(
    "--spread",
    type=click.IntRange(0, LONGEST_CATCH_UP),
    metavar="DAYS",
    help="First spread what waits, over all decks, over DAYS days from today on; 0 asks all at once again.",
)
@click.pass_obj
def due(run: Run, decks: tuple[str, ...], short: bool, as_json: bool, spread: int | None) -> int:
    """Say how much is due today.

    \b
    --json prints an object with
      date       the study day, YYYY-MM-DD
      learner    whose cards these are
      due        reviews that are due, those to repeat included
      repeat     how many of them were missed earlier today
      new        new cards that today's limit still allows
      minutes    how long all of it will take at your pace
      decks      a list: deck, title, cards, due, new, known (0 to 1), problems
      backlog    null, or what waits over all decks where it is more than on a usual day or is spread:
        waiting, at_once   cards that wait, and how many of them one day can ask
        known, minutes     how much is known of all cards ever asked (0 to 1); time for all that wait
        away, usual        study days without an answer, from 7 on, else 0; answers of a usual day
        day, days, until   while it is spread: which day this is, of how many, and the last one
        today, later       while it is spread: cards left today, and those that come after; else null
    """
    desk = run.open_desk()
    try:
        if spread is not None:
            say(desk.catch_up(spread))
        overview = desk.overview()
        _known_decks(decks, tuple(row.deck for row in overview.decks))
        rows = [row for row in overview.decks if not decks or row.deck in decks]
        reviews = overview.due if not decks else sum(row.due for row in rows)
        repeat = overview.repeat if not decks else sum(row.repeat for row in rows)
        new = overview.new if not decks else sum(row.new for row in rows)
        minutes = overview.minutes if not decks else sum(row.minutes for row in rows)
    finally:
        desk.close()
    if as_json:
        keys = ("deck", "title", "cards", "due", "new", "known", "problems")
        listed = [{key: getattr(row, key) for key in keys} for row in rows]
        day = date.fromordinal(overview.today).isoformat()
        figures = {"date": day, "learner": desk.learner, "due": reviews, "repeat": repeat,
                   "new": new, "minutes": minutes, "decks": listed,
                   "backlog": overview.backlog and _backlog(overview.backlog)}  # fmt: skip
        click.echo(json.dumps(figures, ensure_ascii=False))
    elif short:
        if reviews or new:
            click.echo(f"{reviews}+{new}")
    elif not reviews and not new:
        click.echo(_told(overview.backlog) or "Nothing is due now.")
    else:
        if overview.backlog:
            click.echo(_told(overview.backlog))
        click.echo(
            f"{reviews} due, {repeat} of them to repeat, {new} new; about {plural(minutes, 'minute')}."
        )
        width = max(len(row.deck) for row in rows)
        for row in rows:
            click.echo(f"  {row.deck:<{width}}  {row.due:>5} due  {row.new:>5} new  {row.known:>4.0%} known")
    return DONE


def _told(backlog: Backlog | None) -> str:
    """What a person is told of a backlog, and how it is spread from here."""
    if backlog is None:
        return ""
    from quiz_app.study.catching_up import sentence, suggested

    words = sentence(backlog)
    return words if backlog.days else f"{words} `quiz due --spread {suggested(backlog).days}` does so."


def _backlog(backlog: Backlog) -> dict[str, object]:
    runs = backlog.days > 0
    return {
        "waiting": backlog.waiting,
        "at_once": backlog.at_once,
        "known": round(backlog.known, 4),
        "minutes": ceil(backlog.waiting * backlog.each_ms / 60_000),
        "away": backlog.away,
        "usual": backlog.usual,
        "day": backlog.day if runs else None,
        "days": backlog.days if runs else None,
        "until": date.fromordinal(backlog.until).isoformat() if runs else None,
        "today": backlog.left if runs else None,
        "later": backlog.later if runs else None,
    }


@click.command()
@click.option("--deck", "decks", multiple=True, metavar="D", help="Only this deck; may be repeated.")
@click.option("--since", metavar="DATE", help="First study day, YYYY-MM-DD; by default the last 30 days.")
@click.option(
    "--calibration", is_flag=True, help="How well it was predicted what you would know, over all decks."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object; its keys are described above.")
@click.pass_obj
def stats(run: Run, decks: tuple[str, ...], since: str | None, calibration: bool, as_json: bool) -> int:
    """Print the totals of each study day.

    \b
    --json prints an object with learner, since, and days: a list of
      date, deck         the study day and the deck
      answers, right     answers that count, and those graded above again
      again partly hard good easy   answers by grade; partly: half right or more, no lapse
      introduced         new cards asked for the first time
      hints              answers for which a hint was used
      seconds            time spent answering
      expected           right answers that were predicted

    \b
    With --calibration the object has
      learner, predictions   whose they are, and how many: answers a study day or more after the one before
      scored                 of how many of them, the last five sixths, the log loss is; 0 for too few
      log_loss               null, or in nats: fsrs, moving_average, running_average
      rmse_bins, auc         over all predictions; null for too few
    """
    if calibration and (decks or since):
        raise WrongUse("--calibration is over all decks and days.", hint="Leave out --deck and --since.")
    desk = run.open_desk(sync=False)
    try:
        if calibration:
            from quiz_app.cli.calibration import tell_calibration

            tell_calibration(desk, as_json)
            return DONE
        first = _first_day(since, desk.today())
        totals = [total for total in desk.totals(first) if not decks or total.deck in decks]
        learner = desk.learner
    finally:
        desk.close()
    days = []
    for total in totals:
        row = asdict(total)
        day = {"date": date.fromordinal(row.pop("study_day")).isoformat()}
        seconds, expected = row.pop("taken_ms") / 1000, row.pop("expected_ppm") / 1e6
        days.append({**day, **row, "seconds": round(seconds, 1), "expected": round(expected, 2)})
    if as_json:
        since_date = date.fromordinal(first).isoformat()
        click.echo(json.dumps({"learner": learner, "since": since_date, "days": days}, ensure_ascii=False))
    elif not days:
        click.echo("No answers yet in that time. `quiz study` begins.")
    else:
        for day_row in days:
            answers = plural(int(day_row["answers"]), "answer")
            click.echo(
                f"{day_row['date']}  {answers:>12}  {day_row['right']:>5} right "
                f"({day_row['expected']:.1f} expected)  {day_row['introduced']:>3} new  "
                f"{day_row['seconds'] / 60:>5.1f} min  {day_row['deck']}"
            )
    return DONE


def _first_day(since: str | None, today: int) -> int:
    if since is None:
        return today - 29
    try:
        return date.fromisoformat(since).toordinal()
    except ValueError:
        example = (date.fromordinal(today) - timedelta(days=7)).isoformat()
        raise WrongUse(f"{one_line(since, 40)!r} is not a date.", hint=f"Write it as {example}.") from None


def _known_decks(asked: tuple[str, ...], known: tuple[str, ...]) -> None:
    from quiz_app.study.selection import refuse_unknown_decks

    refuse_unknown_decks(asked, known)
