"""What stands on the screen when the database failed: what is wrong, what is safe, and the ways on and out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import getters
from textual.containers import VerticalScroll
from textual.content import Content

from quiz_app.errors import QuizError
from quiz_app.text import one_line
from quiz_app.ui.keeping import Keeping, Progress, breathing
from quiz_app.ui.keys import bindings
from quiz_app.ui.page_keys import FAILURE
from quiz_app.ui.screens.page import Page
from quiz_app.ui.widgets.bars import bar_content
from quiz_app.ui.widgets.sheet import Block, Sheet

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.timer import Timer
    from textual.widget import Widget

_LOOK_S, _BAR = 0.2, 40


class FailureScreen(Page):
    """A calm page with one failure on it. Where `file` is a damaged database, a key mends it there and then."""

    DEFAULT_CSS = "FailureScreen #failure { height: 1fr; padding: 2 0; }"
    BINDINGS = bindings(FAILURE)
    app = getters.app(Keeping)

    def __init__(self, title: str, message: str, hint: str, file: Path | None = None) -> None:
        super().__init__()
        self._words = (title, message, hint)
        self._file = file
        self._progress = Progress()
        self._looking: Timer | None = None

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="failure", can_focus=False):
            yield Sheet("words")

    def on_mount(self) -> None:
        self.header.tell(Content("quiz").stylize("bold"), Content())
        title, message, hint = self._words
        if self._file is None:
            self._write(title, message, hint, "")
        else:
            self._write(title, message, *self._offer(self._file))

    def _offer(self, file: Path) -> tuple[str, str]:
        """What is safe, and what the key does."""
        from quiz_app.storage.offer import day_words, newest_day

        day = newest_day(file)
        kept = "the damaged file is kept beside it, under another name"
        if day is None:
            return (
                "There is no backup of it yet, but each answer that can still be read can be saved.",
                f"saves what can be read into a new database; {kept}.",
            )
        safe = f"The backup of {day_words(day)} is there, with all that was answered before it was made."
        if not file.exists():
            return safe, "puts it in the place of the database."
        return (
            f"{safe} Later answers are added as far as they can still be read.",
            f"restores it; {kept}.",
        )

    def _write(self, title: str, message: str, further: str, key: str) -> None:
        """What is wrong, what is safe, and what each key does."""
        blocks = [Block(Content(title).stylize("$warning bold")), Block(Content(message), before=1)]
        if further:
            blocks.append(Block(Content(further).stylize("$quiet" if self._file is None else ""), before=1))
        if key:
            blocks.append(Block(Content(key), before=1, label=_key("r")))
            blocks.append(Block(Content("leaves, and changes nothing."), label=_key("q")))
        else:
            out = "Nothing you answered before is lost. q leaves."
            blocks.append(Block(Content(out).stylize("$quiet"), before=1))
        self.query_one(Sheet).write(blocks)

    def label_of(self, binding: Binding) -> str:
        return "leave" if binding.action == "back" else binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "restore":
            return self._file is not None and self._looking is None
        return action not in ("undo", "redo")

    def action_restore(self) -> None:
        """Mend the database, and say how far that is."""
        self._looking = self.set_interval(_LOOK_S, self._show_progress)
        self.refresh_bindings()
        self._show_progress()
        # A worker of the app's: this screen goes away before it has quite ended.
        self.app.run_worker(self._restore, name="restoring", thread=True, exit_on_error=False)

    def _show_progress(self) -> None:
        done, total = self._progress.done, self._progress.total
        words = Content(self._progress.words() or "Looking for the newest good backup …")
        blocks = [Block(Content("Restoring").stylize("bold")), Block(words, before=1)]
        if total:
            blocks.append(Block(bar_content(done / total, _BAR, self.app.glyphs), before=1))
        self.query_one(Sheet).write(blocks)

    def _restore(self) -> None:
        from quiz_app.clock import SystemClock
        from quiz_app.study import upkeep

        assert self._file is not None
        told, desk, clock = breathing(self._progress), self.app.desk, SystemClock()
        try:
            if desk is None:
                done = upkeep.restore_newest(self._file, self.app.places, clock, told)
            else:
                done = upkeep.restore_under(desk.ledger, self.app.places, clock, told)
        except QuizError as error:
            self.app.call_from_thread(self._failed, error)
        else:
            self.app.call_from_thread(self._restored, upkeep.restored_words(done))

    def _failed(self, error: QuizError) -> None:
        self._rest()
        self._write(error.title, error.message, error.hint, "tries again.")

    def _restored(self, sentences: tuple[str, ...]) -> None:
        self._rest()
        self.app.pop_screen()
        self.app.go_on(tuple(one_line(each, 300) for each in sentences))

    def _rest(self) -> None:
        if self._looking is not None:
            self._looking.stop()
            self._looking = None
        self.refresh_bindings()

    def action_back(self) -> None:
        self.app.exit(3, return_code=3)


def _key(name: str) -> Content:
    return Content.assemble((name, "bold $accent"), "  ")
