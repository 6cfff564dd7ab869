"""Makes a home folder with a large library and a long log, in bulk: what would take a learner three years.

    python -m benchmarks.case_home FOLDER [CARDS FILES EVENTS]

The events are written as rows, in the order in which they would have happened; states and totals are then made from
them by the program itself. `check` compares what is kept with what a rebuild makes, which is quick for small cases.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random

from sqlalchemy import Connection

from benchmarks.case_decks import CHOICE_EVERY, Size, places_of, uid, write_decks
from benchmarks.case_lives import DAYS, Lived, live
from quiz_app.clock import SystemClock
from quiz_app.journal import codec
from quiz_app.journal.event import Event, Kind
from quiz_app.journal.ids import new_id
from quiz_app.storage import library
from quiz_app.storage.database import open_database
from quiz_app.storage.log import Author
from quiz_app.storage.rebuild import compare_rebuild, rebuild
from quiz_app.storage.rows import insert_events, insert_versions, number_device, number_learner
from quiz_app.study.desk import Desk

HISTORIES = 3000
_AT_ONCE = 20_000
_DAY_MS = 86_400_000
_EVENING_MS = 18 * 3_600_000
_FOUR_HOURS_MS = 4 * 3_600_000


def make_home(home: Path, size: Size, fewer: Sequence[int] = ()) -> None:
    """Make the home of a learner who has answered as often as the size says, until yesterday.

    For each number in `fewer`, a database beside the one of the home holds the same cards and so many events.
    """
    home.mkdir(parents=True, exist_ok=True)
    # The tour would stand before the first card of a home without answers.
    (home / "settings.toml").write_text("tour = false\n", "utf-8")
    write_decks(places_of(home).own_decks, size)
    database = places_of(home).database
    _put_shipped_away(home)
    for events in fewer:
        shutil.copyfile(database, with_events(home, events))
        _write(home, with_events(home, events), replace(size, events=events))
    _write(home, database, size)


def with_events(home: Path, events: int) -> Path:
    """The database of a home that holds the same cards and so many events."""
    return places_of(home).database.with_name(f"events-{events}.db")


def open_desk(home: Path, database: Path | None = None) -> Desk:
    """The desk of a home, with its own decks alone."""
    nothing = home / "no-shipped-decks"
    nothing.mkdir(exist_ok=True)
    return Desk.open(
        places_of(home), SystemClock(), shipped=nothing, database=str(database) if database else None
    )


def _write(home: Path, database: Path, size: Size) -> None:
    desk = open_desk(home, database)
    try:
        _write_log(desk, size)
        rebuild(desk.ledger.database)
    finally:
        desk.close()


def _put_shipped_away(home: Path) -> None:
    """Let the program, however it is started, study the made-up decks alone."""
    desk = Desk.open(places_of(home), SystemClock())
    try:
        desk.sync()
        for deck in library.decks(desk.ledger.database):
            if not Path(deck.path).is_relative_to(home):
                desk.remove_decks(deck.deck)
    finally:
        desk.close()


def check(home: Path) -> int:
    """How many rows of states and totals differ from what the log says."""
    database = open_database(places_of(home).database)
    try:
        return len(compare_rebuild(database))
    finally:
        database.close()


def _write_log(desk: Desk, size: Size) -> None:
    """Write all events in one transaction; their indexes are made afterwards, which is quicker."""
    author = desk.ledger.author
    with desk.ledger.database.write() as connection:
        machine = {author.device: number_device(connection, author.device)}
        person = number_learner(connection, author.learner) or 0
        fingerprints = _keep_versions(connection)
        indexes = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE tbl_name = 'event' AND type = 'index' AND sql IS NOT NULL"
        ).all()
        for name, _ in indexes:
            connection.exec_driver_sql(f"DROP INDEX {name}")
        made = _events(_days_of(size, desk.today() - DAYS), size, fingerprints, author, desk.today() - DAYS)
        while some := list(islice(made, _AT_ONCE)):
            insert_events(connection, some, person, machine)
        for _, sql in indexes:
            connection.exec_driver_sql(sql)


def _keep_versions(connection: Connection) -> dict[str, str]:
    """Keep each question's wording as answering it would; gives the fingerprints by question."""
    found = connection.exec_driver_sql("SELECT deck, question, fingerprint, content FROM question").all()
    insert_versions(connection, {row.fingerprint: codec.read(row.content) for row in found})
    return {f"{row.deck}/{row.question}": row.fingerprint for row in found}


def _days_of(size: Size, first_day: int) -> list[list[tuple[int, Lived]]]:
    """What happened on each day: which card was answered, and how. Cards beyond the wanted events stay new."""
    kinds = {
        choice: [live(2 * n + choice, first_day, choice=choice) for n in range(min(HISTORIES, size.cards))]
        for choice in (False, True)
    }
    dice = Random(size.cards)
    days: list[list[tuple[int, Lived]]] = [[] for _ in range(DAYS)]
    left = size.events
    order = list(range(size.cards))
    dice.shuffle(order)
    for number in order:
        history = dice.choice(kinds[number % CHOICE_EVERY == 0])[:left]
        left -= len(history)
        for lived in history:
            days[lived.day].append((number, lived))
        if not left:
            break
    for day in days:
        dice.shuffle(day)
    return days


def _events(
    days: list[list[tuple[int, Lived]]],
    size: Size,
    fingerprints: dict[str, str],
    author: Author,
    first_day: int,
) -> Iterator[Event]:
    sequence = 0
    for number, day in enumerate(days):
        begins = (first_day + number - date(1970, 1, 1).toordinal()) * _DAY_MS + _EVENING_MS
        session = new_id(begins, os.urandom)
        pace = min(10_000, _FOUR_HOURS_MS // max(1, len(day)))
        for place, (card, lived) in enumerate(_in_sitting_order(day)):
            sequence += 1
            at, name = begins + place * pace, uid(card, size)
            yield Event(
                event_id=new_id(at, os.urandom), learner=author.learner, device=author.device,
                sequence=sequence, clock=at, utc_ms=at, offset_s=0, zone="UTC", study_day=first_day + number,
                action=new_id(at, os.urandom), card=name, fingerprint=fingerprints[name],
                kind=Kind.ANSWERED.value, payload={**lived.payload, "session": session},
            )  # fmt: skip


def _in_sitting_order(day: list[tuple[int, Lived]]) -> list[tuple[int, Lived]]:
    """A day's answers in the order of the shuffle, but those of one card in their own order."""
    waiting: dict[int, list[Lived]] = {}
    for card, lived in day:
        waiting.setdefault(card, []).append(lived)
    turns = 1 + max((len(each) for each in waiting.values()), default=0)
    return [(card, each[turn]) for turn in range(turns) for card, each in waiting.items() if turn < len(each)]


def main() -> None:
    """Make one home, as asked on the command line."""
    folder, *numbers = sys.argv[1:]
    cards, files, events = (int(number) for number in numbers) if numbers else (100_000, 200, 1_000_000)
    make_home(Path(folder), Size(cards, files, events, cited=True))


if __name__ == "__main__":
    main()
