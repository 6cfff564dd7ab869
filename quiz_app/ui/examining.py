"""The way into exams from anywhere in the app: those that are open, the set-up, and the paper itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quiz_app.errors import QuizError
from quiz_app.ui.latest import Latest

if TYPE_CHECKING:
    from textual.screen import Screen

    from quiz_app.exam.exams import Exams, Supply
    from quiz_app.exam.request import Request
    from quiz_app.exam.sitting import ExamSitting
    from quiz_app.study.desk import Desk
    from quiz_app.ui.host import Host

WAITS = "The exam is drawn and waits: x on Home goes on with it."


def exams_of(desk: Desk) -> Exams:
    """The exams of a desk's learner, by the desk's own clock."""
    from quiz_app.exam.exams import Exams

    return Exams(desk.ledger, desk.clock)


def go_to_exams(app: Host) -> None:
    """Offer the exams that are open; where none is, set another one up."""
    desk = app.desk
    if desk is None:
        return
    if app.safely(lambda: bool(exams_of(desk).open())):
        from quiz_app.ui.screens.exam_resume import OpenExamsScreen

        app.push_screen(OpenExamsScreen(desk), lambda _: app.refresh_overview())
    else:
        set_up_exam(app)


def set_up_exam(app: Host, request: Request | None = None, *, instead: bool = False) -> None:
    """Open the set-up, with this request or with that of the last exam of this run.

    With `instead` it takes the place of the screen in front. `exam_wishes.exam_of` gives a request for cards.
    """
    desk = app.desk
    if desk is None:
        return
    from quiz_app.exam.request import Request
    from quiz_app.ui.screens.exam_setup import ExamSetupScreen

    if instead:
        app.pop_screen()
    wish = request or app.exam_wish or Request()
    app.push_screen(ExamSetupScreen(desk, wish), lambda _: app.refresh_overview())


def set_up_exam_of(app: Host, found: Sequence[str], marked: Sequence[str]) -> None:
    """Open the set-up for all the marked cards, or for as many as usual of those that were found."""
    from quiz_app.exam.request import QUESTIONS
    from quiz_app.ui.exam_wishes import exam_of

    request = exam_of(tuple(marked or found))
    set_up_exam(app, request if marked else replace(request, questions=min(request.questions, QUESTIONS)))


def start_exam(app: Host, request: Request, supply: Supply | None = None, *, instead: bool = False) -> None:
    """Draw a paper in a thread, begin, and show it; what cannot be is told and nothing begins.

    With `instead` the exam takes the place of the screen in front.
    """
    desk = app.desk
    if desk is not None:
        exams, wish = exams_of(desk), app.exam_wish if request.cards else replace(request, seed="")
        _sit(app, lambda: exams.start(request, supply), instead=instead, wish=wish)


def resume_exam(
    app: Host, exam: str, *, instead: bool = False, failed: Callable[[], None] | None = None
) -> None:
    """Go on with an exam that is open; one that is not is told of, and `failed` called."""
    desk = app.desk
    if desk is not None:
        exams = exams_of(desk)
        _sit(app, lambda: exams.resume(exam), instead=instead, wish=app.exam_wish, failed=failed)


def _sit(
    app: Host,
    begin: Callable[[], ExamSitting],
    *,
    instead: bool,
    wish: Request | None,
    failed: Callable[[], None] | None = None,
) -> None:
    """Begin in a thread, once, and show the exam if the learner is still where they wanted it."""
    from quiz_app.ui.screens.guarded_keys import GuardedKeys

    front = app.screen
    if app.exam_begins is not None and app.exam_begins.is_waiting:
        return

    def sit() -> ExamSitting | QuizError:
        try:
            return begin()
        except QuizError as error:
            return error

    def show(sitting: ExamSitting | QuizError) -> None:
        if isinstance(sitting, QuizError):
            _tell(app, sitting)
            if failed is not None and front.is_attached:
                failed()
            return
        app.exam_wish = wish
        if not front.is_current:
            sitting.leave()
            app.tell(WAITS)
            return
        if isinstance(front, GuardedKeys):
            front.sleep()
        if instead:
            app.pop_screen()
        app.push_screen(_paper(sitting), lambda _: app.refresh_overview())

    # Asked by the screen below all others, since that in front may be left before the exam, which stays, is drawn.
    app.exam_begins = Latest(app.screen_stack[0], app, show)
    app.exam_begins.ask(sit)


def _tell(app: Host, error: QuizError) -> None:
    def fail() -> None:
        raise error

    app.safely(fail)


def _paper(sitting: ExamSitting) -> Screen[str]:
    from quiz_app.ui.screens.exam import ExamScreen

    return ExamScreen(sitting)
