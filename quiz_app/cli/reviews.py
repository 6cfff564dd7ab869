"""`quiz import --reviews`: what another program knows of the learner, brought in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypedDict
from zoneinfo import ZoneInfo

import click

from quiz_app.cli.progress import long_work
from quiz_app.cli.run import Run, say
from quiz_app.errors import DONE, FOUND_PROBLEMS, EnvironmentFailed, WrongUse
from quiz_app.text import one_line, plural

if TYPE_CHECKING:
    from quiz_app.interchange.importing import Imported, Importer
    from quiz_app.interchange.review_events import Where
    from quiz_app.interchange.review_log import Columns, ReviewLog
    from quiz_app.study.desk import Desk

DECK = "imported-reviews"
_LONGEST_LINE = 1_000_000
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")


class AskedOfReviews(TypedDict):
    """The options of `quiz import --reviews`."""

    file: Path | None
    card: str
    rating: str
    when: str
    duration: str
    zone: str | None
    rollover: str | None
    deck: str
    skip_bad: bool
    dry_run: bool
    as_json: bool


def import_reviews(run: Run, asked: AskedOfReviews) -> int:
    """Bring in a review log, and tell what came in."""
    from quiz_app.interchange.review_log import Columns

    columns = Columns(
        card=asked["card"], rating=asked["rating"], time=asked["when"], duration=asked["duration"]
    )
    file, dry = asked["file"], asked["dry_run"]
    assert file is not None
    desk = run.open_desk(offers=False)
    try:
        where = _where(desk, asked["zone"], asked["rollover"])
        with long_work() as told:
            log = _read(file, columns, where, told)
            if not log.reviews or (log.bad_lines and not asked["skip_bad"]):
                return _refused(file, log)
            done = _importer(run, desk).take(
                log.reviews, where, name=file.name, deck=asked["deck"] or DECK, dry=dry, told=told
            )
        if done.deck_file and not dry:
            desk.sync()
    finally:
        desk.close()
    if asked["as_json"]:
        click.echo(json.dumps(_figures(done, log.bad_lines), ensure_ascii=False))
    else:
        click.echo(_told(done, log.bad_lines, dry=dry))
    return DONE


def _importer(run: Run, desk: Desk) -> Importer:
    import os

    from quiz_app.clock import SystemClock
    from quiz_app.interchange.importing import Importer

    ledger = desk.ledger
    return Importer(
        database=ledger.database,
        author=ledger.author,
        decks=run.places.own_decks,
        now=SystemClock().now(),
        entropy=os.urandom,
    )


def _read(file: Path, columns: Columns, where: Where, told: Callable[[str, int, int], None]) -> ReviewLog:
    from quiz_app.clock import SystemClock
    from quiz_app.interchange.review_log import read_review_log

    shown = one_line(str(file), 200)
    try:
        size = file.stat().st_size
        with file.open(encoding="utf-8-sig", newline="") as lines:
            counted = _counted(lines, size, told)
            now = SystemClock().now()
            return read_review_log(counted, columns, where.zone, where.rollover, now.utc_ms)
    except UnicodeDecodeError:
        raise WrongUse(f"{shown} is no UTF-8 text.", hint="Save the log as CSV in UTF-8.") from None
    except OSError as error:
        reason = one_line(error.strerror or str(error), 100)
        raise EnvironmentFailed(
            f"{shown} cannot be read: {reason}.", hint="Check the path, and your right to read the file."
        ) from None


def _counted(lines: TextIO, size: int, told: Callable[[str, int, int], None]) -> Iterator[str]:
    """The lines, while it is told how much of the file has been read (letters for bytes: about)."""
    done = 0
    while line := lines.readline(_LONGEST_LINE + 1):
        if len(line) > _LONGEST_LINE:
            raise WrongUse(
                "This is no review log: a line in it does not end.",
                hint="Save the log as CSV, one line a review.",
            )
        done += len(line)
        told("Reading the log", min(done, size), size)
        yield line


def _where(desk: Desk, zone: str | None, rollover: str | None) -> Where:
    from quiz_app.interchange.review_events import Where

    minutes = desk.settings().rollover if rollover is None else _minutes(rollover)
    if zone is None:
        return _here(minutes)
    offset = _OFFSET.fullmatch(zone.strip())
    if zone.strip().upper() in ("UTC", "GMT", "Z"):
        return Where(zone=UTC, rollover=minutes)
    if offset is not None:
        sign = -1 if offset[1] == "-" else 1
        away = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        if away < timedelta(hours=24):
            return Where(zone=timezone(sign * away), rollover=minutes)
    try:
        return Where(zone=ZoneInfo(zone.strip()), rollover=minutes, name=zone.strip())
    except (OSError, ValueError, KeyError):  # an unknown zone is a KeyError
        raise WrongUse(
            f"{one_line(zone, 40)!r} is no zone.", hint="Write it as Europe/Berlin or as UTC-5."
        ) from None


def _here(rollover: int) -> Where:
    import tzlocal

    from quiz_app.clock import SystemClock
    from quiz_app.interchange.review_events import Where

    try:
        return Where(zone=tzlocal.get_localzone(), rollover=rollover, name=SystemClock().now().zone)
    except (LookupError, ValueError, OSError):
        raise WrongUse(
            "The zone of this machine is not known.",
            hint="Name the one where it was learnt, as --zone Europe/Berlin or --zone UTC-5.",
        ) from None


def _minutes(text: str) -> int:
    found = _CLOCK.fullmatch(text.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise WrongUse(f"{one_line(text, 20)!r} is no time of day.", hint="Write it as 04:00.")
    return int(found[1]) * 60 + int(found[2])


def _refused(file: Path, log: ReviewLog) -> int:
    """Tell why nothing came in."""
    for problem in log.problems:
        say(problem)
    shown = one_line(file.name, 60)
    if log.bad_lines:
        more = log.bad_lines - len(log.problems)
        if more:
            say(f"And {plural(more, 'more such line')}.")
        held = "holds" if log.bad_lines == 1 else "hold"
        say(
            f"Nothing was imported: {plural(log.bad_lines, 'line')} of {shown} {held} no review. "
            "Mend the file, or leave them out with --skip-bad."
        )
    else:
        say(f"Nothing was imported: there are no reviews in {shown}.")
    return FOUND_PROBLEMS


def _figures(done: Imported, bad_lines: int) -> dict[str, object]:
    return {
        "reviews": done.reviews,
        "new": done.fresh,
        "cards": done.cards,
        "new_cards": done.fresh_cards,
        "first": date.fromordinal(done.first_day).isoformat(),
        "last": date.fromordinal(done.last_day).isoformat(),
        "deck_file": str(done.deck_file) if done.deck_file else None,
        "bad_lines": bad_lines,
    }


def _told(done: Imported, bad_lines: int, *, dry: bool) -> str:
    span = f"{date.fromordinal(done.first_day).isoformat()} to {date.fromordinal(done.last_day).isoformat()}"
    held = f"{plural(done.reviews, 'review')} of {plural(done.cards, 'card')}, {span}"
    lines = [f"Would import {held}." if dry else f"Imported {held}."]
    if not done.fresh:
        lines = [f"All is here already: {held}."]
    elif done.fresh < done.reviews:
        lines.append(f"{plural(done.reviews - done.fresh, 'review')} of them came in before.")
    if bad_lines:
        lines.append(f"{plural(bad_lines, 'line')} held no review and stayed out.")
    if done.fresh_cards and done.deck_file:
        verb = "would get" if dry else "got"
        lines.append(
            f"{plural(done.fresh_cards, 'card')} without a deck {verb} one: {one_line(str(done.deck_file), 200)}. "
            "Write their questions there."
        )
    if done.fresh and not dry:
        lines.append("`u` on Home takes the import back.")
    return "\n".join(lines)
