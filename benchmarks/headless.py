"""The rows without a screen: an answer, reading decks, progress data and memory, ours and Anki's in turn."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from benchmarks.case_decks import Size, deck_name, places_of, write_csv, write_decks
from benchmarks.case_home import make_home, open_desk, with_events
from benchmarks.case_lives import DAYS
from benchmarks.measured import Row, interleaved, say
from benchmarks.peers import ANKI, OURS, Peer, asked_once

_SYNC_ROWS = (
    ("nothing", "nothing changed", 0.1),
    ("one", "one file edited", 0.6),
    ("all", "all of it new", 3.0),
)


@dataclass(frozen=True, slots=True)
class Cases:
    """Where the large cases lie: our home, and Anki's collection of the same cards and answers."""

    home: Path
    collection: Path


def prepared(folder: Path, size: Size, fewer: Sequence[int], wanted: Callable[[str], bool]) -> Cases:
    """The large cases in this folder, and those with `fewer` events; what is there already is used again."""
    name = f"{size.cards}-{size.files}-{size.events}"
    cases = Cases(folder / f"home-{name}", folder / f"anki-{name}" / "collection.anki2")
    _fresh(places_of(cases.home).database, lambda: make_home(cases.home, size, fewer))
    if any(wanted(key) for key in ("answer", "progress", "progress-first", "memory")):
        _fresh(cases.collection, lambda: _make_collection(cases, size))
    return cases


def _fresh(database: Path, make: Callable[[], None]) -> None:
    """Have the database as it was made, without the answers of a run before this one."""
    as_made = database.with_name("as-made")
    if as_made.exists():
        for name in (database.name, f"{database.name}-wal", f"{database.name}-shm"):
            database.with_name(name).unlink(missing_ok=True)
        shutil.copyfile(as_made, database)
        return
    say(f"  making {database.parent.name} ...")
    make()
    shutil.copyfile(database, as_made)


def _make_collection(cases: Cases, size: Size) -> None:
    desk = open_desk(cases.home)
    first_day = desk.today() - DAYS
    desk.close()
    decks = [deck_name(file) for file in range(size.files)]
    database = str(places_of(cases.home).database)
    asked_once(ANKI, "make", str(cases.collection), database, decks, first_day)


def answer_row(cases: Cases, times: int) -> Row:
    """An answer made durable."""
    with Peer(OURS) as ours, Peer(ANKI) as anki:
        ours.ask("open", str(cases.home))
        writes = anki.ask("open", str(cases.collection))
        pair = interleaved(lambda: ours.ask("answer"), lambda: anki.ask("answer"), times, warm_up=10)
    return Row(
        key="answer", what="answer made durable (WAL, FULL)", peer="Anki's `answer_card`",
        ours=pair[0], theirs=pair[1], budget=0.85,
        how="From the learner's answer to the return of the sitting's method: judged, recorded with state and totals, "
        f"and the next card read. Anki (which writes with {writes}): `answer_card` alone.",
    )  # fmt: skip


def sync_rows(folder: Path, size: Size, times: int, wanted: Callable[[str], bool]) -> list[Row]:
    """Reading decks."""
    decks, plain, edited = (
        folder / "sync" / "decks",
        folder / "sync" / "notes.csv",
        folder / "sync" / "edited.csv",
    )
    write_decks(decks, size)
    write_csv(plain, size)
    write_csv(edited, size, 1)
    ours: list[dict[str, float]] = []
    theirs: list[dict[str, float]] = []
    with Peer(OURS) as us, Peer(ANKI) as anki:
        for turn in range(times + 1):
            pair = us.ask("sync", str(decks), turn), anki.ask("sync", str(plain), str(edited))
            if turn:
                ours.append(pair[0])
                theirs.append(pair[1])
    again = sorted(each["nothing"] for each in theirs)[len(theirs) // 2]
    one = sorted(each["one"] for each in theirs)[len(theirs) // 2]
    how = (
        f"`Desk.sync` of {size.cards:,} questions in {size.files} files, notices included; Anki: `import_csv` of the "
        f"same questions into an empty collection. (Anki's import of the same file once more: {again:.0f} ms; with "
        f"one note changed: {one:.0f} ms.)"
    )
    return [
        Row(key=f"sync-{key}", what=f"sync of decks, {words}", peer="Anki's `import_csv`",
            ours=[each[key] for each in ours], theirs=[each["all"] for each in theirs], budget=budget,
            how=how if key == "nothing" else "The same.")
        for key, words, budget in _SYNC_ROWS if wanted(f"sync-{key}")
    ]  # fmt: skip


def progress_rows(
    cases: Cases, fewer: Sequence[int], times: int, wanted: Callable[[str], bool]
) -> Iterator[Row]:
    """What the mode Progress shows, against Anki's graphs and against the same with few events.

    `fewer` are the numbers of events of the smaller cases, the smallest first.
    """
    how = "`read_picture` of all decks"
    with Peer(OURS) as ours, Peer(ANKI) as anki:
        ours.ask("open", str(cases.home))
        if wanted("progress") or wanted("progress-first"):
            anki.ask("open", str(cases.collection))
            anki.ask("progress")
        if wanted("progress"):
            pair = interleaved(lambda: ours.ask("progress"), lambda: anki.ask("progress"), times)
            yield Row(
                key="progress", what="progress data", peer="Anki's `graphs`", ours=pair[0], theirs=pair[1], budget=0.1,
                how=f"{how}, when it was looked at before that day; Anki: `graphs` of the whole collection and a year, "
                "with FSRS.",
            )  # fmt: skip
        if wanted("progress-first"):
            ours.ask("progress")
            later = count(1)
            pair = interleaved(
                lambda: ours.ask("first_progress", next(later)), lambda: anki.ask("progress"), times
            )
            yield Row(
                key="progress-first", what="progress data, first look of a day", peer="Anki's `graphs`", ours=pair[0],
                theirs=pair[1], budget=1.0,
                how="The same, a day later each time: each card is looked at, and one more day is added to the course.",
            )  # fmt: skip
    if wanted("progress-growth"):
        yield from _growth_rows(cases, fewer, times)


def _growth_rows(cases: Cases, fewer: Sequence[int], times: int) -> Iterator[Row]:
    """The same beside itself with the fewest events; as many cards on both sides."""
    fewest, *others = fewer
    with Peer(OURS) as small:
        small.ask("open", str(cases.home), str(with_events(cases.home, fewest)))
        for events in (*others, 0):
            with Peer(OURS) as ours:
                ours.ask("open", str(cases.home), str(with_events(cases.home, events)) if events else "")
                pair = interleaved(lambda: ours.ask("progress"), lambda: small.ask("progress"), times)
            words = f"at {events:,} events" if events else "as the log grows"
            yield Row(
                key="progress-at" if events else "progress-growth", what=f"progress data, {words}",
                peer=f"the same at {fewest:,} events", ours=pair[0], theirs=pair[1], budget=2.0,
                how="As progress data; as many cards on both sides.",
            )  # fmt: skip


def memory_row(cases: Cases, times: int) -> Row:
    """The most memory held at once."""
    pair = interleaved(
        lambda: asked_once(OURS, "memory", str(cases.home)),
        lambda: asked_once(ANKI, "memory", str(cases.collection)),
        times,
        warm_up=0,
    )
    return Row(
        key="memory", what="peak memory", peer="Anki's", ours=pair[0], theirs=pair[1], budget=0.5, unit="MB",
        how="The most resident memory of a process that opens the desk, looks for changed decks, gives the overview "
        "and answers five cards; Anki: opens the collection, gives the tree of decks and answers five cards.",
    )  # fmt: skip
