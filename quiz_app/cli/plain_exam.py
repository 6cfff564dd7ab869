"""An exam as plain lines: questions on stdout, answers from stdin, driven by the same stepper as the app."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from quiz_app.cli.exam_words import result_lines
from quiz_app.errors import EnvironmentFailed
from quiz_app.exam.timing import clock_words
from quiz_app.questions.fences import plain_lines
from quiz_app.questions.model import ResponseKind
from quiz_app.study.wording import (
    citation_line,
    differs_line,
    item_lines,
    items_summary,
    note_line,
    verdict_word,
)
from quiz_app.text import plural

if TYPE_CHECKING:
    from quiz_app.cli.timed_lines import Heard, TimedLines
    from quiz_app.exam.result import ExamResult
    from quiz_app.exam.sitting import ExamSitting
    from quiz_app.exam.view import ExamView

HELP = """\
Answers: text, a number to pick or several as in 1 3, pairs as in 1c 2a; an empty line goes on without an answer.
:n next   :p the one before   :g 7 go to question 7   :m mark it, or take the mark off   :c clear the answer
:s skip to the next one without an answer   :l list the questions   :t the time
:h hand in   :q leave; the exam stays open   :? this help
A line that begins with :: is an answer that begins with one colon."""

_WAIT_S = 1.0


class PlainExam:
    """One exam as lines: `tell` prints a line of the session at once, `warn` what is said of the time.

    With `retries`, for a person who can give a line again, a failure of disk or database is told and the exam goes on;
    else it ends the session, and the exam stays open as the log has it.
    """

    def __init__(
        self,
        sitting: ExamSitting,
        tell: Callable[[str], None],
        warn: Callable[[str], None],
        *,
        retries: bool = False,
    ) -> None:
        self._sitting = sitting
        self._retries = retries
        self._tell = tell
        self._warn = warn
        self._failing = False  # a failure was told that came while nobody typed, and goes on
        self._sure = False  # the learner was told what is not answered yet, and hands in all the same
        self._commands: dict[str, Callable[[], None]] = {
            "n": lambda: self._step(self._sitting.next, "That was the last question; :h hands in."),
            "p": lambda: self._step(self._sitting.previous, "This is the first question."),
            "s": self._skip,
            "m": self._mark,
            "c": self._clear,
            "l": self._list,
            "t": self._time,
            "h": self._hand_in,
            "?": lambda: self._tell(HELP),
        }

    def run(self, lines: TimedLines) -> bool:
        """Ask until the exam is over, the lines end or the learner leaves; True where it was handed in."""
        self._ask()
        try:
            while not self._sitting.is_over and self._hear(lines):
                pass
        finally:
            with suppress(EnvironmentFailed):  # the log has all but the last seconds of the clock
                self._sitting.leave()
        if self._sitting.ended_elsewhere:
            self._warn(self._sitting.ended_elsewhere)
        return self._sitting.is_over

    def _hear(self, lines: TimedLines) -> bool:
        """Wait a while for a line and act on it; False where there is none to come, or the learner leaves."""
        place = self._sitting.view.place
        heard = lines.wait(_WAIT_S)
        try:
            over = self._notice()
            self._failing = False
            if over or heard.ended:
                return False
            if heard.line is not None and self._sitting.view.place != place:
                self._tell(f"That line came too late for question {place + 1}, and was not taken.")
                return True
            return heard.line is None or self._take(heard.line)
        except EnvironmentFailed as failure:
            if not self._retries:
                raise
            return self._tell_failure(failure, heard)

    def _tell_failure(self, failure: EnvironmentFailed, heard: Heard) -> bool:
        """Say what failed: for each line that is lost, but only once while nobody types. Whether the exam goes on."""
        if heard.line is not None:
            self._tell(str(failure))
            self._tell("Nothing was recorded: give the line again, or :q leaves.")
        elif not self._failing:
            self._warn(str(failure))
        self._failing = True
        return not heard.ended and (heard.line is None or heard.line.strip() not in (":q", ":quit"))

    def _notice(self) -> bool:
        """Say what is to be said of the time, ask anew where the question is another one; gives whether all is over."""
        before = self._sitting.view.place
        warning = self._sitting.tick()
        if warning:
            self._warn(warning)
        if not self._sitting.is_over and self._sitting.view.place != before:
            self._ask()
        return self._sitting.is_over

    def _take(self, line: str) -> bool:
        """Act on one line; False leaves."""
        said = line.strip()
        if said.startswith(":") and not said.startswith("::"):
            command, _, rest = said[1:].strip().partition(" ")
            if command in ("q", "quit"):
                return False
            self._sure = self._sure and command == "h"
            if command == "g":
                self._go(rest.strip())
            elif command in self._commands:
                self._commands[command]()
            else:
                self._tell(f"There is no :{command} here; :? lists what there is.")
            return True
        self._sure = False
        self._answer(said.removeprefix(":") if said.startswith("::") else line)
        return True

    def _answer(self, line: str) -> None:
        view = self._sitting.view
        if not line.strip():
            self._step(self._sitting.next, "That was the last question; :h hands in.")
            return
        if view.closed or view.asked is None:
            self._tell(view.why_closed)
            return
        asked = view.asked
        read = asked.question.read_line(asked.part, line, asked.order)
        if isinstance(read, str):
            self._tell(read)
            return
        if read.kind not in (ResponseKind.TEXT, ResponseKind.PICKED):
            self._clear()
            return
        why = self._sitting.answer(read)
        if why:
            if not self._sitting.ended_elsewhere:  # else it is said at the end
                self._tell(why)
            return
        given = self._sitting.view
        if given.verdict is not None:
            self._tell_verdict(given)
        else:
            self._tell(f"kept: {given.words}" if given.words else "kept")
        self._go_on()

    def _go_on(self) -> None:
        """After an answer: to the next question that has none, else say that all are answered."""
        if self._sitting.is_over:
            return
        if self._sitting.skip():
            self._ask()
        elif not self._sitting.is_over:
            self._tell("\nAll questions are answered; :h hands in, :l lists them.")

    def _tell_verdict(self, view: ExamView) -> None:
        verdict, asked = view.verdict, view.asked
        assert verdict is not None
        assert asked is not None
        told = differs_line(verdict.differs) if verdict.differs else ""
        if not told and not verdict.passed:
            told = items_summary(verdict)
        lines = plain_lines(verdict.wanted) or [""]
        self._tell(f"{verdict_word(verdict)}: {' / '.join(lines)}" + (f"   ({told})" if told else ""))
        for line in item_lines(verdict):
            self._tell(f"  {line}")
        about = asked.question.about
        note = note_line(asked.question, verdict)
        for line in (*plain_lines(note), *plain_lines(about.explain)):
            self._tell(f"  {line}")
        for citation in about.citations:
            self._tell(f"  [{citation_line(citation, asked.titles)}]")

    def _ask(self) -> None:
        if self._sitting.is_over:
            return
        view = self._sitting.view
        self._tell("")
        marks = [f"{view.place + 1}/{len(view.places)}"]
        marks += [view.asked.deck_title] if view.asked else []
        marks += ["marked"] if view.marked else []
        marks += [f"{clock_words(view.left_ms)} left"] if view.left_ms is not None else []
        marks += [f"{clock_words(view.left_here_ms)} here"] if view.left_here_ms is not None else []
        self._tell(" · ".join(marks))
        if view.asked is None:
            self._tell(view.why_closed)
            return
        for line in view.asked.question.lines(view.asked.part, view.asked.order):
            self._tell(line)
        if view.given is not None:
            self._tell(f"yours: {view.words}")
        if view.given is not None and view.closed:
            self._tell(view.why_closed)

    def _step(self, move: Callable[[], None], at_end: str) -> None:
        before = self._sitting.view.place
        move()
        if self._sitting.is_over:
            return
        if self._sitting.view.place == before:
            self._tell(at_end)
        else:
            self._ask()

    def _go(self, number: str) -> None:
        total = len(self._sitting.view.places)
        if not (number.isascii() and number.isdigit() and 0 < int(number[:9]) <= total):
            self._tell(f"Questions go from 1 to {total}, as in :g {total}.")
            return
        self._sitting.go(int(number) - 1)
        self._ask()

    def _skip(self) -> None:
        if self._sitting.skip():
            self._ask()
        elif not self._sitting.is_over:
            self._tell("No other question is without an answer; :h hands in.")

    def _mark(self) -> None:
        self._tell("marked" if self._sitting.mark() else "not marked")

    def _clear(self) -> None:
        why = self._sitting.clear()
        self._tell(why or "without an answer")

    def _list(self) -> None:
        for number, place in enumerate(self._sitting.view.places, start=1):
            words = ["answered" if place.answered else "no answer"]
            words += ["marked"] if place.marked else []
            words += ["closed"] if place.closed else []
            self._tell(f"{number:>4}  {', '.join(words)}")

    def _time(self) -> None:
        view = self._sitting.view
        self._tell(f"{clock_words(view.spent_ms // 1000 * 1000)} used" + (
            f", {clock_words(view.left_ms)} left" if view.left_ms is not None else ""
        ))  # fmt: skip

    def _hand_in(self) -> None:
        """Hand in; where something is not answered it is named first, and a second :h does it."""
        view = self._sitting.view
        if view.unanswered and not self._sure:
            self._sure = True
            listed = ", ".join(str(number + 1) for number in view.unanswered)
            self._tell(f"{plural(len(view.unanswered), 'question')} without an answer: {listed}.")
            self._tell("Another :h hands in all the same; :s goes to the next of them.")
            return
        self._sitting.hand_in()


def tell_result(result: ExamResult, tell: Callable[[str], None]) -> None:
    """The result of an exam that was handed in."""
    tell("")
    for line in result_lines(result):
        tell(line)
