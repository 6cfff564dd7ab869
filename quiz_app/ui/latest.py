"""Questions that are asked in a thread, one at a time; only the answer to the latest is taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz_app.ui.host import Host

T = TypeVar("T")


class Latest(Generic[T]):
    """While one question waits for its answer, of those that come after it only the last is kept.

    An answer that is not that to the latest question is dropped, as is every answer once `node` is gone.
    `failed` is called where the latest question failed; the app tells of that.
    """

    def __init__(
        self, node: Widget, app: Host, took: Callable[[T], None], failed: Callable[[], None] | None = None
    ) -> None:
        self._node = node
        self._app = app
        self._took = took
        self._failed = failed
        self._wanted: Callable[[], T] | None = None
        self._asked = 0  # questions by now; the same one may be asked again
        self.is_waiting = False

    def ask(self, question: Callable[[], T]) -> None:
        """Ask this next, instead of what else has not been asked yet."""
        self._wanted = question
        self._asked += 1
        if not self.is_waiting:
            self._start(question)

    def _start(self, question: Callable[[], T]) -> None:
        self.is_waiting = True
        number = self._asked

        def work() -> None:
            answers: list[T] = []
            try:
                answers.append(question())
            finally:
                self._app.call_later(self._came, number, answers)

        # The app, which tells of failures, is told of those of its own workers only.
        self._app.run_worker(work, thread=True, exit_on_error=False)

    def _came(self, number: int, answers: list[T]) -> None:
        self.is_waiting = False
        if not self._node.is_attached or self._wanted is None:
            return
        if number != self._asked:
            self._start(self._wanted)
        elif answers:
            self._took(answers[0])
        elif self._failed is not None:
            self._failed()
