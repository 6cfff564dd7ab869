"""What this program does in the speed table without a screen; started by `benchmarks.peers`, answers line by line."""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.case_decks import edit_one, places_of
from benchmarks.case_home import open_desk
from quiz_app.memory.model import Grade
from quiz_app.progress.reader import read_picture
from quiz_app.questions.model import Response, ResponseKind
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from quiz_app.study.showing import Phase
from quiz_app.study.sitting import Sitting

_REVEALED = Response(kind=ResponseKind.REVEALED)


class OurSide:
    """Holds one desk open, and a sitting at it."""

    def __init__(self) -> None:
        self._desk: Desk | None = None
        self._sitting: Sitting | None = None

    def open(self, home: str, database: str = "") -> None:
        """Open the desk of this home, with another database where one is named."""
        self.close()
        self._desk = open_desk(Path(home), Path(database) if database else None)

    def close(self) -> None:
        """Close the desk."""
        if self._desk is not None:
            self._desk.close()
        self._desk = self._sitting = None

    def answer(self) -> float:
        """Answer one card: from the key that answers it until it is durable, in milliseconds."""
        assert self._desk is not None
        if self._sitting is None or self._sitting.showing is None:
            self._sitting = self._desk.start(Selection())
        sitting, showing = self._sitting, self._sitting.showing
        assert showing is not None, "the case is too small: it holds too few cards that are due"
        if showing.prompt.options:
            picked = Response(kind=ResponseKind.PICKED, picked=(0,))
            took = _timed(lambda: sitting.respond(picked, 4000))
            sitting.advance()
            return took
        sitting.respond(_REVEALED, 4000)
        assert showing.phase is Phase.ASKED
        return _timed(lambda: sitting.grade(Grade.GOOD, 5000))

    def progress(self) -> float:
        """The whole picture of progress, in milliseconds; the first time the course is reckoned up to yesterday."""
        return _timed(lambda: self._picture(0))

    def first_progress(self, days: int) -> float:
        """The same so many days later, on each of which nobody has looked yet."""
        return _timed(lambda: self._picture(days))

    def _picture(self, days: int) -> None:
        desk = self._desk
        assert desk is not None
        read_picture(
            desk.ledger.database,
            desk.ledger.author.learner,
            desk.learner,
            desk.today() + days,
            desk.settings(),
        )

    def sync(self, decks: str, turn: int) -> dict[str, float]:
        """Read decks into an empty database, then again unchanged, then with one file edited; milliseconds each."""
        home = Path(decks).with_name("our-sync")
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(decks, places_of(home).own_decks)
        desk = open_desk(home)
        try:
            every = _timed(desk.sync)
            nothing = _timed(desk.sync)
            edit_one(places_of(home).own_decks, turn)
            return {"all": every, "nothing": nothing, "one": _timed(desk.sync)}
        finally:
            desk.close()

    def memory(self, home: str) -> float:
        """Open, look for changed decks, give the overview, answer five cards: the most memory held, in MB."""
        self.open(home)
        assert self._desk is not None
        self._desk.sync()
        self._desk.overview()
        for _ in range(5):
            self.answer()
        return peak_mb()


def peak_mb() -> float:
    """The most memory that this process has held at once."""
    try:
        # Not `ru_maxrss`: that one remembers the process which started this one.
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
    except OSError:
        import resource

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def _timed(do: Callable[[], object]) -> float:
    begun = time.perf_counter()
    do()
    return (time.perf_counter() - begun) * 1000


def main() -> None:
    """Answer each line until the input ends."""
    side = OurSide()
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        answer: Any = getattr(side, name)(*arguments)
        print(json.dumps(answer), flush=True)
    side.close()


if __name__ == "__main__":
    main()
