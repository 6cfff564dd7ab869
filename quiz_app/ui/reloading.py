"""Decks that are saved while the app runs: they are noticed by a cheap look, read in a thread, and what shows follows.

The look asks the file system for the stamps of the deck files, in a thread and away from any key. Nothing is looked at
while an editor has the terminal, since the app itself stands still then.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from quiz_app.errors import QuizError
from quiz_app.study.editing import problem_words
from quiz_app.study.lookout import Lookout, Stamp
from quiz_app.ui.following import follow_decks

if TYPE_CHECKING:
    from quiz_app.decks.deck import Located
    from quiz_app.study.desk import Desk
    from quiz_app.ui.host import Host

LOOK_S = 0.4  # from one look to the next; 0 never looks
SETTLE_S = 0.06  # an editor writes in several steps: a file is read once it has stayed as it is for so long
_MOST_SETTLES = 20
RELOADING = "reloading"

_Stamps = Mapping[str, Stamp]


class Reloading:
    """Keeps one run of the app in step with the files of its decks."""

    def __init__(self, app: Host, desk: Desk) -> None:
        self._app = app
        self._desk = desk
        self._lookout = Lookout()
        self._seen: _Stamps | None = None
        self._is_looking = False
        self._told: dict[str, tuple[Located, ...]] = {}

    def start(self) -> None:
        """Look from now on, again and again."""
        if LOOK_S:
            self._app.set_interval(LOOK_S, self._begin)

    def heard_of(self, problems: Iterable[Located]) -> None:
        """These problems, each of one file, were told already."""
        found = tuple(problems)
        if found:
            self._told[found[0].path] = found

    def _begin(self) -> None:
        if not self._is_looking:
            self._is_looking = True
            looking = asyncio.get_running_loop().run_in_executor(None, self._look)
            looking.add_done_callback(self._looked)

    def _look(self) -> _Stamps | None:
        try:
            return self._lookout.look(self._desk.editing.roots())
        except (QuizError, OSError):  # whatever is wrong is told where something is done
            return None

    def _looked(self, looking: asyncio.Future[_Stamps | None]) -> None:
        stamps = None if looking.cancelled() or looking.exception() else looking.result()
        if stamps is None or stamps == self._seen or not self._app.is_running:
            self._is_looking = False
            return
        self._app.run_worker(
            lambda: self._read(stamps), thread=True, exit_on_error=False, name=RELOADING, group=RELOADING
        )

    def _read(self, stamps: _Stamps) -> None:
        """In a thread: read what was touched, once it is written, and let the screens follow."""
        before = self._seen
        try:
            stamps = self._settled(stamps)
            self._seen = stamps
            has_changed = self._desk.editing.read_decks()
            if self._desk.editing.is_waiting:
                self._seen = before  # another session is writing: look again
            # Another session may have read the files already, so that nothing is left to read and all to show.
            if has_changed or before is not None:
                touched = [path for path in stamps if before is None or before.get(path) != stamps[path]]
                self._app.call_from_thread(
                    self._follow, self._troubles(touched if before is not None else ())
                )
        finally:
            self._is_looking = False

    def _settled(self, stamps: _Stamps) -> _Stamps:
        for _ in range(_MOST_SETTLES):
            time.sleep(SETTLE_S)
            again = self._look()
            if again is None or again == stamps:
                break
            stamps = again
        return stamps

    def _troubles(self, touched: Iterable[str]) -> list[str]:
        """A sentence for each file whose problems were not told yet."""
        sentences = []
        for path in touched:
            found = self._desk.editing.errors_in(path)
            if found and found != self._told.get(path):
                sentences.append(problem_words(found))
            self._told[path] = found
        return sentences

    def _follow(self, sentences: list[str]) -> None:
        for sentence in sentences[-1:]:
            self._app.tell(sentence)
        follow_decks(self._app)
