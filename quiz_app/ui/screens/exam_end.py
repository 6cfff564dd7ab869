"""The way from an exam that is over to its result."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.screen import ModalScreen

if TYPE_CHECKING:
    from textual.screen import Screen

    from quiz_app.exam.result import ExamResult
    from quiz_app.ui.host import Host


def uncover(app: Host, screen: Screen[str]) -> bool:
    """Put away the sheets that lie over a screen; False where something else does, such as a failure that is told."""
    while app.screen is not screen and isinstance(app.screen, ModalScreen):
        app.pop_screen()
    return app.screen is screen


def show_result(app: Host, exam: str, then: Callable[[], object], *, unasked: bool = False) -> None:
    """Show the result of an exam, and go on `then`; at once where it has none, since it was ended elsewhere.

    `unasked` says that it comes by itself, since the time is over.
    """
    from quiz_app.ui.screens.exam_result import ExamResultScreen

    result = app.safely(lambda: _result(app, exam))
    if result is None or app.desk is None:
        then()
    else:

        def back(_wish: str | None) -> None:
            then()

        app.push_screen(ExamResultScreen(app.desk, result, unasked=unasked), back)


def _result(app: Host, exam: str) -> ExamResult | None:
    from quiz_app.exam.past import Past
    from quiz_app.exam.result import has_result

    if app.desk is None:
        return None
    past = Past(app.desk.ledger)
    attempt = past.attempt(exam)
    return past.result(attempt) if has_result(attempt) else None
