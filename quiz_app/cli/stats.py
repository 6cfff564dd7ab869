"""`quiz stats`: what is known and what it costs, in sentences for people and with all figures for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

import click

from quiz_app.cli.days import day_of
from quiz_app.cli.progress import long_work
from quiz_app.cli.run import Run
from quiz_app.errors import DONE, WrongUse
from quiz_app.text import plural

if TYPE_CHECKING:
    from quiz_app.journal.state import DayTotal
    from quiz_app.progress.picture import Picture
    from quiz_app.study.desk import Desk

# By default so many study days are listed, today included.
_DAYS = 30


@click.command()
@click.option("--deck", "decks", multiple=True, metavar="D", help="Only this deck; may be repeated.")
@click.option("--since", metavar="DATE", help="First study day, YYYY-MM-DD; by default the last 30 days.")
@click.option(
    "--calibration", is_flag=True, help="How well it was predicted what you would know, over all decks."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object; its keys are described above.")
@click.pass_obj
def stats(run: Run, decks: tuple[str, ...], since: str | None, calibration: bool, as_json: bool) -> int:
    """Say what you know, how well that was predicted and what it costs, and list the last study days.

    docs/figures.md has the formula of each figure.

    \b
    --json prints an object with what the mode Progress shows:
      learner, date, scope   whose figures, the study day, the decks asked for ([] for all)
      known                  of all cards: cards, kept, fading, new, recalled (the sum of
                             retrievability), share (recalled / cards)
      by_deck by_tag by_section   lists of the same, each with its deck, tag or section
      weakest_tags, leeches  names of tags; cards: card, deck, text, lapses, known
      course                 a list: date, cards ever asked, known (as recalled)
      streak                 now, longest, days
      retention              since, goal, all, young, mature, months: answers, right, share, low,
                             high, predicted, enough
      calibration            over all decks: answers, enough, since, log_loss by forecaster,
                             rmse_bins, auc, bins
      forecast               overdue, days (cards due, today first), seconds_each
      stability difficulty retrievability   edges (null: without end), counts, median
      costs                  all, by_type, by_deck: answers, seconds, seconds_each; kept and
                             minutes_per_kept in all and by deck
      timeline               a list: year, and the same as known
      since, days            the first day listed, and a list of
        date, deck           the study day and the deck
        answers, right       answers that count, and those graded above again
        again partly hard good easy   answers by grade; partly: half right or more, no lapse
        introduced, hints    new cards asked for the first time; answers for which a hint was used
        seconds              time spent answering
        predictions          answers to cards of an earlier day
        recalled, expected   how many of these were right (partly: by weight), and had been predicted

    \b
    With --calibration the object has
      learner, predictions   whose they are, and how many: answers a study day or more after the one before
      scored                 of how many of them, the last five sixths, the log loss is; 0 for too few
      log_loss               null, or in nats: fsrs, moving_average, running_average
      rmse_bins, auc         over all predictions; null for too few
    """
    if calibration and (decks or since):
        raise WrongUse("--calibration is over all decks and days.", hint="Leave out --deck and --since.")
    desk = run.open_desk(sync=not calibration, offers=False)
    try:
        if calibration:
            from quiz_app.cli.calibration import tell_calibration

            tell_calibration(desk, as_json)
            return DONE
        first = day_of(since, desk.today() - _DAYS + 1)
        picture = picture_of(desk, decks)
        totals = [total for total in desk.totals(first) if not decks or total.deck in decks]
    finally:
        desk.close()
    if as_json:
        from quiz_app.progress.as_json import picture_object

        days = [_day_object(each) for each in totals]
        made = {**picture_object(picture), "since": date.fromordinal(first).isoformat(), "days": days}
        click.echo(json.dumps(made, ensure_ascii=False))
        return DONE
    for sentence in _sentences(picture):
        click.echo(sentence)
    click.echo("")
    for line in _lines(totals):
        click.echo(line)
    if not totals:
        click.echo("No answers yet in that time. `quiz study` begins.")
    return DONE


def picture_of(desk: Desk, decks: tuple[str, ...]) -> Picture:
    """What the learner knows of these decks, of all where none is named; WrongUse for one that is not there."""
    from quiz_app.progress.reader import read_picture
    from quiz_app.storage import library
    from quiz_app.study.selection import refuse_unknown_decks

    database = desk.ledger.database
    if decks:
        refuse_unknown_decks(decks, tuple(each.deck for each in library.decks(database)))
    with long_work() as told:
        return read_picture(
            database, desk.ledger.author.learner, desk.learner, desk.today(), desk.settings(), decks, told
        )


def _sentences(picture: Picture) -> Iterator[str]:
    """What the charts of Progress say, without the charts."""
    from quiz_app.progress import prediction_titles, titles
    from quiz_app.progress.picture import ENOUGH_CARDS

    yield titles.known(picture.whole)
    if not picture.whole.introduced:
        return
    if len(picture.course) > 1:
        yield titles.course(picture.course)
    yield titles.streak(picture.streak)
    lacks = titles.retention_lacks(picture.retention)
    yield f"Recall over the last year: {lacks}" if lacks else titles.retention(picture.retention)
    if not prediction_titles.calibration_lacks(picture.calibration):
        yield prediction_titles.over_all(
            prediction_titles.baselines(picture.calibration), scoped=bool(picture.scope)
        )
    if picture.stability.cards >= ENOUGH_CARDS:
        yield titles.stability(picture.stability)
    yield titles.forecast(picture.forecast)
    yield titles.costs_lack(picture.costs.whole) or titles.per_kept(picture.costs.whole)
    if picture.weakest:
        yield titles.weakest(picture.weakest)
    if picture.leeches:
        yield titles.leeches(picture.leeches)


def _day_object(total: DayTotal) -> dict[str, object]:
    row = asdict(total)
    day = date.fromordinal(row.pop("study_day")).isoformat()
    seconds, recalled, expected = (row.pop(name) for name in ("taken_ms", "recalled_ppm", "p_ppm"))
    sums = {"recalled": round(recalled / 1e6, 2), "expected": round(expected / 1e6, 2)}
    return {"date": day, **row, **sums, "seconds": round(seconds / 1000, 1)}


def _lines(totals: Sequence[DayTotal]) -> Iterator[str]:
    """A line for each study day, over its decks."""
    from quiz_app.cli.history_words import recall_words

    for study_day, of_day in groupby(totals, key=lambda each: each.study_day):
        parts = list(of_day)
        answers = plural(sum(each.answers for each in parts), "answer")
        asked = sum(each.predictions for each in parts)
        recalled, expected = sum(each.recalled_ppm for each in parts), sum(each.p_ppm for each in parts)
        minutes = sum(each.taken_ms for each in parts) / 60_000
        yield (
            f"{date.fromordinal(study_day).isoformat()}  {answers:>13}  "
            f"{sum(each.right for each in parts):>5} right  "
            f"{sum(each.introduced for each in parts):>3} new  {minutes:>5.1f} min  "
            f"{plural(len(parts), 'deck')}"
            + (f"  {recall_words(asked, recalled / 1e6, expected / 1e6)}" if asked else "")
        )
