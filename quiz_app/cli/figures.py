"""`quiz due`: today's work, for people, for scripts and for a status line."""

from __future__ import annotations

import json
from datetime import date
from math import ceil
from typing import TYPE_CHECKING

import click

from quiz_app.cli.run import Run, say
from quiz_app.errors import DONE
from quiz_app.settings import LONGEST_CATCH_UP
from quiz_app.text import plural

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


def _known_decks(asked: tuple[str, ...], known: tuple[str, ...]) -> None:
    from quiz_app.study.selection import refuse_unknown_decks

    refuse_unknown_decks(asked, known)
