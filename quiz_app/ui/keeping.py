"""What the app does for the database: the backup of the day, and the way on where it is damaged."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from quiz_app.errors import EnvironmentFailed
from quiz_app.ui.host import WARNING_S, Host

if TYPE_CHECKING:
    from quiz_app.errors import DatabaseDamaged

# The learner begins at once: whatever the backup needs of the machine comes a moment later.
BACKUP_AFTER_S = 3.0
BACKING_UP = "backing up"
_LOOK_S = 0.4
_BREATH_S = 0.002


@dataclass(slots=True)
class Progress:
    """How far a long work is: a thread tells it, the screen looks at it now and then."""

    what: str = ""
    done: int = 0
    total: int = 0

    def told(self, what: str, done: int, total: int) -> None:
        """Take down how far it is."""
        self.what, self.done, self.total = what, done, total

    def words(self) -> str:
        """How far it is, "" before anything was told."""
        share = f" {min(1.0, self.done / self.total):.0%}" if self.total else ""
        return f"{self.what}{share} …" if self.what else ""


class Keeping(Host):
    """The part of the app that looks after the database. `progress` hears how far opening it is."""

    progress: Progress
    is_begun: bool

    def watch_progress(self) -> None:
        """Tell on the quiet line how far opening is, where it takes long."""

        def look() -> None:
            if self.is_begun or self.desk is not None:
                looking.stop()
                if self.notice and self.progress.what:
                    self.hush()
            elif self.progress.what:
                self._show_notice(self.progress.words())

        looking = self.set_interval(_LOOK_S, look)

    def back_up_later(self) -> None:
        """Make the backup of the day once the learner is at work."""
        self.set_timer(BACKUP_AFTER_S, self.back_up)

    @work(thread=True, exit_on_error=False, name=BACKING_UP)
    def back_up(self) -> None:
        """Have the backup of the day made in another process; that it failed is told in one quiet sentence."""
        if self.desk is not None:
            worker = get_current_worker()
            sentence = self.desk.back_up_beside(lambda: worker.is_cancelled)
            if sentence:
                self.call_from_thread(self.tell, sentence)

    def offer_mending(self, error: DatabaseDamaged) -> None:
        self.show_failure(error.title, error.message, error.hint, error.file)

    def show_failure(self, title: str, message: str, hint: str, file: Path | None = None) -> None:
        """Tell on a screen of its own what is wrong; where a `file` is damaged, with the way to mend it."""
        from quiz_app.ui.screens.failure import FailureScreen

        if not isinstance(self.screen, FailureScreen):
            self.push_screen(FailureScreen(title, message, hint, file))

    def tell_all(self, title: str, sentences: tuple[str, ...]) -> None:
        """Tell several sentences at once, long enough to be read."""
        self.notify("\n".join(sentences), title=title, timeout=2 * WARNING_S, markup=False)

    def go_on(self, sentences: tuple[str, ...]) -> None:
        """The database was mended: open it, or go on where it was noticed."""
        raise NotImplementedError


def breathing(progress: Progress | None = None) -> Callable[[str, int, int], None]:
    """What hears of a long work in a thread: it lets the screen have its turn, and stops the work when the app ends."""
    worker = get_current_worker()

    def told(what: str, done: int, total: int) -> None:
        if worker.is_cancelled:
            raise EnvironmentFailed("It was stopped before it was done.", hint="Nothing was changed.")
        if progress is not None:
            progress.told(what, done, total)
        time.sleep(_BREATH_S)

    return told
