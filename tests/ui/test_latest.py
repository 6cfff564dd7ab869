"""Questions asked in threads: only the answer to the latest is taken, whoever asked and however it was asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from types import SimpleNamespace
from typing import Any

from quiz_app.ui.latest import Latest


class Threads:
    """Stands in for the app: what is to run in a thread waits until it is let go on."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run_worker(self, work: Callable[[], None], **_how: bool) -> None:
        self.waiting.append(work)

    def call_later(self, do: Callable[..., None], *given: object) -> None:
        do(*given)

    def go_on(self) -> None:
        """Let all end that waits, and what that has begun."""
        while self.waiting:
            self.waiting.pop(0)()


def asking(app: Any, took: Callable[[int], None], *, node: Any = None) -> Latest[int]:
    one: Any = node or SimpleNamespace(is_attached=True)
    return Latest(one, app, took)


def test_of_questions_that_wait_only_the_last_is_asked_and_answered() -> None:
    app, taken = Threads(), list[int]()
    latest = asking(app, taken.append)
    for number in range(4):
        latest.ask(partial(int, number))
    assert (len(app.waiting), latest.is_waiting) == (1, True)
    app.go_on()
    assert (taken, latest.is_waiting) == ([3], False)


def test_the_same_question_asked_again_is_answered_anew() -> None:
    app, taken, answers = Threads(), list[int](), count(1)
    latest = asking(app, taken.append)
    question: Callable[[], int] = answers.__next__
    latest.ask(question)
    latest.ask(question)
    app.go_on()
    assert taken == [2], "the first answer is of before the second question"


def test_nothing_is_taken_once_the_one_who_asked_is_gone() -> None:
    app, taken = Threads(), list[int]()
    node = SimpleNamespace(is_attached=True)
    latest = asking(app, taken.append, node=node)
    latest.ask(lambda: 1)
    node.is_attached = False
    app.go_on()
    assert taken == []
