"""What Anki's own backend does in the speed table; runs in .venv-anki, where nothing of this program is installed.

Started by `benchmarks.peers`, answers line by line. The large collection is made from a database of ours: the same
cards in as many decks, the same answers in its review log, the same stabilities, with FSRS switched on.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

DAYS = 1095
YEAR = 365
ANSWERS_A_DAY = 9999
FIRST_ID = 1_600_000_000_000
UNIX_EPOCH = 719_163  # the study day of 1970-01-01

_NOTES = """
INSERT INTO notes (id, guid, mid, mod, usn, tags, flds, sfld, csum, flags, data)
SELECT n.id, 'guid' || n.id, :notetype, :now, 0, '', n.front || char(31) || n.back, n.front, n.id % 4294967291, 0, ''
FROM number AS n
"""
_CARDS = """
INSERT INTO cards (id, nid, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags,
                   data)
SELECT n.id, n.id, deck.id, 0, :now, 0, iif(s.due_day IS NULL, 0, 2), iif(s.due_day IS NULL, 0, 2),
       iif(s.due_day IS NULL, n.place, s.due_day - :created), max(1, coalesce(s.due_day - s.last_day, 0)),
       iif(s.due_day IS NULL, 0, 2500), coalesce(s.answers, 0), coalesce(s.lapses, 0), 0, 0, 0, 0,
       iif(s.due_day IS NULL, '{}', json_object('s', round(s.stability, 4), 'd', round(s.difficulty, 3), 'dr', 0.9,
           'decay', 0.1542))
FROM number AS n JOIN deck_number AS deck ON deck.name = n.deck LEFT JOIN ours.card_state AS s ON s.card = n.uid
"""
_REVLOG = """
INSERT INTO revlog (id, cid, usn, ease, ivl, lastIvl, factor, time, type)
SELECT e.clock, n.id, 0, e.payload ->> 'grade', max(1, e.payload ->> 'interval'), 1, 500, e.payload ->> 'taken_ms',
       iif(e.payload ->> 'new', 0, iif((e.payload ->> 'grade') = 1, 2, 1))
FROM ours.event AS e JOIN number AS n ON n.uid = e.card WHERE e.kind = 'answered'
"""


class AnkiSide:
    """Holds one collection open."""

    def __init__(self) -> None:
        self._collection: Any = None

    def version(self) -> str:
        """Anki's version."""
        return str(import_module("anki.buildinfo").version)

    def open(self, path: str) -> str:
        """Open a collection; gives how it writes."""
        self.close()
        self._collection = import_module("anki.collection").Collection(path)
        database = self._collection.db
        levels = ("OFF", "NORMAL", "FULL", "EXTRA")
        return f"{database.scalar('pragma journal_mode')}, {levels[database.scalar('pragma synchronous')]}"

    def close(self) -> None:
        """Close the collection."""
        if self._collection is not None:
            self._collection.close()
        self._collection = None

    def answer(self) -> float:
        """Answer the next card: only `answer_card`, in milliseconds."""
        scheduler = self._collection.sched
        queued = scheduler.get_queued_cards(fetch_limit=1).cards[0]
        card = import_module("anki.cards").Card(self._collection, backend_card=queued.card)
        card.start_timer()
        rating = import_module("anki.scheduler_pb2").CardAnswer.GOOD
        answer = scheduler.build_answer(card=card, states=queued.states, rating=rating)
        return _timed(lambda: scheduler.answer_card(answer))

    def progress(self) -> float:
        """The data of all graphs over the whole collection and a year, in milliseconds."""
        return _timed(lambda: self._collection._backend.graphs(search="", days=YEAR))  # noqa: SLF001  its screen does so

    def sync(self, csv: str, edited: str) -> dict[str, float]:
        """Import notes into an empty collection, then again unchanged, then with one edited; milliseconds each."""
        folder = Path(csv).with_name("anki-import")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        self.open(str(folder / "collection.anki2"))
        found = {"all": self._import(csv), "nothing": self._import(csv), "one": self._import(edited)}
        self.close()
        return found

    def _import(self, path: str) -> float:
        request = import_module("anki.import_export_pb2").ImportCsvRequest(
            path=path, metadata=self._collection.get_csv_metadata(path, None)
        )
        return _timed(lambda: self._collection.import_csv(request))

    def memory(self, path: str) -> float:
        """Open, give the tree of decks, answer five cards: the most memory held, in MB."""
        self.open(path)
        self._collection.sched.deck_due_tree()
        for _ in range(5):
            self.answer()
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))

    def make(self, path: str, ours: str, decks: list[str], first_day: int) -> None:
        """Make a collection from a database of ours."""
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        self.open(path)
        collection = self._collection
        collection.set_config("fsrs", True)
        options = collection.decks.get_config(1)
        options["new"]["perDay"] = options["rev"]["perDay"] = ANSWERS_A_DAY
        collection.decks.update_config(options)
        top = collection.decks.id("Case")
        numbers = [(deck, collection.decks.id(f"Case::{deck}")) for deck in decks]
        collection.decks.select(top)
        notetype = collection.models.by_name("Basic")["id"]
        collection.db.execute("UPDATE col SET crt = ?", (first_day - UNIX_EPOCH) * 86_400 + 4 * 3_600)
        self.close()
        with sqlite3.connect(path) as raw:
            raw.execute("ATTACH ? AS ours", (ours,))
            raw.execute("CREATE TEMP TABLE deck_number (name TEXT PRIMARY KEY, id INTEGER)")
            raw.executemany("INSERT INTO deck_number VALUES (?, ?)", numbers)
            raw.execute(
                "CREATE TEMP TABLE number AS SELECT row_number() OVER () + ? AS id, row_number() OVER () AS place, "
                "deck || '/' || question AS uid, deck, content ->> 'question' AS front, "
                "content ->> 'answer' || '<br>' || (content ->> 'explain') AS back FROM ours.question "
                "WHERE deck LIKE 'case-%'",
                (FIRST_ID,),
            )
            raw.execute("CREATE UNIQUE INDEX temp.by_uid ON number (uid)")
            raw.execute(_NOTES, {"notetype": notetype, "now": int(time.time())})
            raw.execute(_CARDS, {"now": int(time.time()), "created": first_day})
            raw.execute(_REVLOG)
        raw.close()


def _timed(do: Callable[[], object]) -> float:
    begun = time.perf_counter()
    do()
    return (time.perf_counter() - begun) * 1000


def main() -> None:
    """Answer each line until the input ends."""
    answers = sys.stdout
    sys.stdout = sys.stderr  # what the library prints is no answer
    side = AnkiSide()
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        print(json.dumps(getattr(side, name)(*arguments)), file=answers, flush=True)
    side.close()


if __name__ == "__main__":
    main()
