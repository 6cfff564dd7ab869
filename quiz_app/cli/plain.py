"""A sitting as plain lines: questions on stdout, answers from stdin, driven by the same stepper as the app."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from quiz_app.cli.plain_end import closing_lines
from quiz_app.cli.plain_help import HELP
from quiz_app.cli.plain_numbers import choose_of, numbered
from quiz_app.cli.plain_passages import GO_ON
from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.memory.model import Grade
from quiz_app.questions.fences import plain_lines
from quiz_app.questions.model import Response
from quiz_app.study.option_marks import option_marks
from quiz_app.study.showing import CardInfo, Phase, Showing
from quiz_app.study.wording import (
    answers_in,
    citation_line,
    differs_line,
    grade_line,
    grade_word,
    hinted_words,
    interval_words,
    item_lines,
    items_summary,
    note_line,
    verdict_word,
)
from quiz_app.text import one_line

if TYPE_CHECKING:
    from quiz_app.cli.plain_editing import PlainEditor
    from quiz_app.cli.plain_passages import PlainPassages
    from quiz_app.clock import Clock
    from quiz_app.study.sitting import Sitting

_OVER = ":u takes your last answer back, an empty line leaves."


class PlainSession:
    """One sitting as lines. `tell` prints one line at once; `lines` are the learner's, without line ends.

    With `retries`, for a person who can give a line again, a failure of disk or database is told and the card stays;
    else it ends the session, since the lines that follow answer the cards that follow.
    """

    def __init__(
        self,
        sitting: Sitting,
        clock: Clock,
        tell: Callable[[str], None],
        passages: PlainPassages,
        editor: PlainEditor | None = None,
        *,
        retries: bool = False,
        nothing: str = "",
    ) -> None:
        self._retries = retries
        self._nothing = nothing
        self._sitting = sitting
        self._clock = clock
        self._tell = tell
        self._passages = passages
        self._editor = editor
        self._reads = False  # a text was told that comes before the question
        self._asked_at = 0
        self._read: CardInfo | None = None  # the info told last, whose numbers `:o` and `:x` mean
        self._commands: dict[str, Callable[[], None]] = {
            "u": self._undo,
            "r": self._redo,
            "h": self._hint,
            "s": lambda: self._passages.tell_last(self._sitting.showing),
            "i": self._info,
            "a": lambda: self._reconsider(lambda: self._sitting.accept(undo=":u")),
            "*": lambda: self._tell(self._sitting.flag()),
            "-": lambda: self._put_away(self._sitting.bury),
            "@": lambda: self._put_away(lambda: self._sitting.suspend(undo=":u")),
            "?": lambda: self._tell(HELP),
        }

    def run(self, lines: Iterable[str]) -> None:
        """Ask until the cards, the lines or the learner's patience end; each answer is durable before its verdict."""
        if self._sitting.showing is None:
            self._tell(f"{self._nothing} {_OVER}")
        self._ask()
        for line in lines:
            try:
                if not self._take(line.rstrip("\r\n")):
                    break
            except EnvironmentFailed as failure:
                if not self._retries:
                    raise
                self._tell(str(failure))
                self._tell("Nothing was recorded: give the line again, or :q leaves.")
        for told in closing_lines(self._sitting.summary(), is_over=self._is_over()):
            self._tell(told)

    def _take(self, line: str) -> bool:
        """Act on one line; False ends the session. After the last card only commands keep it open."""
        said = line.strip()
        if said.startswith(":") and not said.startswith("::"):
            command, _, rest = said[1:].strip().partition(" ")
            if command in ("q", "quit"):
                return False
            self._command(command, rest.strip())
            return True
        if self._is_over():
            return False
        if self._reads:
            self._read_on(line)
            return True
        self._answer(said.removeprefix(":") if said.startswith("::") else line)
        if self._is_over():
            self._tell(f"\nThat was the last card. {_OVER}")
        return True

    def _is_over(self) -> bool:
        return self._sitting.showing is None

    def _command(self, command: str, rest: str) -> None:
        if command == "e" and self._editor is not None:
            self._editor.edit_last(self._sitting.showing, rest)
        elif command == "o":
            self._override(rest.split())
        elif command == "x":
            self._withdraw(rest)
        elif command in self._commands:
            self._commands[command]()
        else:
            self._tell(f"There is no :{command} here; :? lists what there is.")

    def _answer(self, line: str) -> None:
        showing = self._sitting.showing
        assert showing is not None
        if showing.phase is Phase.REVEALED:
            self._grade(line)
            return
        response = self._response(showing, line)
        if response is None:
            return
        self._sitting.respond(response, self._clock.monotonic_ms() - self._asked_at)
        self._tell_outcome()

    def _response(self, showing: Showing, line: str) -> Response | None:
        read = showing.question.read_line(showing.part, line, showing.order)
        if isinstance(read, str):
            self._tell(read)
            return None
        return read

    def _grade(self, line: str) -> None:
        text = line.strip() or "3"
        if text not in ("1", "2", "3", "4"):
            self._tell("Grade yourself: 1 again, 2 hard, 3 good, 4 easy.")
            return
        showing = self._sitting.showing
        assert showing is not None
        grade = Grade(int(text))
        promised = next(choice for choice in showing.choices if choice.grade is grade)
        self._sitting.grade(grade, self._clock.monotonic_ms() - self._asked_at)
        self._tell(f"{grade.name.lower()} · {interval_words(promised.interval)}")
        self._ask()

    def _tell_outcome(self) -> None:
        showing = self._sitting.showing
        assert showing is not None
        verdict = showing.verdict
        self._passages.answered(showing)
        if self._editor is not None:
            self._editor.answered(showing.card)
        if showing.phase is Phase.REVEALED or verdict is None:
            self._tell_text("answer: ", showing.question.answer(showing.part))
            self._tell_background(showing)
            self._tell("  " + "   ".join(grade_line(choice) for choice in showing.choices))
            return
        told = differs_line(verdict.differs) if verdict.differs else ""
        if not told and not verdict.passed:
            told = items_summary(verdict)
        self._tell_text(f"{verdict_word(verdict)}: ", verdict.wanted, f"   ({told})" if told else "")
        for line in item_lines(verdict):
            self._tell(f"  {line}")
        if verdict.note:
            self._tell(f"  {note_line(showing.question, verdict)}")
        marks = option_marks(showing)
        for mark in (marks[index] for index in showing.order if index < len(marks)):
            if mark.reason and not mark.picked:
                self._tell(f"  not {one_line(mark.text)}: {mark.reason}")
        self._tell_background(showing)
        for choice in showing.choices:
            word = grade_word(choice.grade, partly=showing.partly)
            self._tell(f"  {word}{hinted_words(showing)} · {interval_words(choice.interval)}")
        self._sitting.advance()
        self._ask()

    def _tell_text(self, head: str, text: str, tail: str = "") -> None:
        """A text behind its head, or below it where it has several lines; code in it stands indented."""
        lines = plain_lines(text)
        if len(lines) > 1:
            self._tell(f"{head.strip()}{tail}")
            for line in lines:
                self._tell(f"  {line}")
        else:
            self._tell(f"{head}{''.join(lines).strip()}{tail}")

    def _tell_background(self, showing: Showing) -> None:
        about = showing.question.about
        for line in plain_lines(about.explain):
            self._tell(f"  {line}")
        for citation in about.citations:
            self._tell(f"  [{citation_line(citation, showing.document_titles)}]")

    def _ask(self) -> None:
        """Ask the card in hand, or first tell the text that belongs before it."""
        showing = self._sitting.showing
        self._reads = showing is not None and self._passages.tell_text(showing)
        if showing is not None and not self._reads:
            self._ask_now(showing)

    def _read_on(self, line: str) -> None:
        """A line after a text that was to be read: only an empty one goes on, so that none is taken for an answer."""
        showing = self._sitting.showing
        if line.strip() or showing is None:
            self._tell(GO_ON)
        else:
            self._reads = False
            self._ask_now(showing)

    def _ask_now(self, showing: Showing) -> None:
        self._tell("")
        repeat = " · once more" if showing.repeat else ""
        self._tell(f"{showing.position}/{showing.total} · {showing.deck_title}{repeat}")
        for line in showing.question.lines(showing.part, showing.order):
            self._tell(line)
        self._tell_hint(showing)
        self._asked_at = self._clock.monotonic_ms()

    def _hint(self) -> None:
        self._sitting.hint()
        showing = self._sitting.showing
        if showing is None or not showing.hint:
            self._tell("There is no hint for this card.")
        else:
            self._tell_hint(showing)

    def _tell_hint(self, showing: Showing) -> None:
        """What is uncovered so far; letters stand on a line of their own below the author's words."""
        if showing.hint:
            self._tell_text("hint: ", showing.hint)

    def _undo(self) -> None:
        self._tell(self._sitting.undo() or "There is nothing to undo.")
        self._ask()

    def _redo(self) -> None:
        self._tell(self._sitting.redo() or "There is nothing to redo.")
        self._ask()

    def _override(self, words: list[str]) -> None:
        """`:o` turns the last verdict round, `:o G` grades it, `:o N G` grades the N-th answer of the card's info."""
        grade = Grade(int(words[-1])) if words and words[-1] in ("1", "2", "3", "4") else None
        if len(words) > 2 or (words and grade is None):
            self._tell(
                "Give a grade from 1 to 4, as in :o 3, or :o alone to turn the verdict round; "
                ":o 2 3 grades answer 2 of the card's info."
            )
        elif len(words) == 2 and grade is not None:
            self._override_answer(words[0], grade)
        else:
            self._reconsider(lambda: self._sitting.override_last(grade) or "No verdict to override yet.")

    def _override_answer(self, number: str, grade: Grade) -> None:
        answers = answers_in(self._read) if self._read else ()
        chosen = numbered(answers, number)
        if chosen is None:
            self._tell(choose_of(len(answers), "answer"))
        else:
            self._reconsider(lambda: self._sitting.override_answer(chosen.event_id, grade))

    def _withdraw(self, number: str) -> None:
        info = self._read
        accepted = info.accepted if info else ()
        chosen = numbered(accepted, number)
        if info is None or chosen is None:
            self._tell(choose_of(len(accepted), "accepted answer"))
        else:
            self._tell(self._sitting.withdraw(info.card, chosen, undo=":u"))

    def _reconsider(self, act: Callable[[], str]) -> None:
        """Change an earlier answer, say so, and ask the next card where the one in hand is no longer to be asked."""
        before = self._place()
        self._tell(act())
        if self._place() == before:
            return
        if self._is_over():
            self._tell(f"\nThat was the last card. {_OVER}")
        self._ask()

    def _place(self) -> tuple[str, Phase] | None:
        showing = self._sitting.showing
        return None if showing is None else (showing.card, showing.phase)

    def _put_away(self, action: Callable[[], str]) -> None:
        self._tell(action())
        self._ask()

    def _info(self) -> None:
        from quiz_app.study.wording import info_lines

        try:
            self._read = info = self._sitting.info()
        except WrongUse as error:  # its author has taken the card out of the deck since
            self._tell(str(error))
            return
        for line in info_lines(info) if info else ["No card was asked yet."]:
            self._tell(line)
