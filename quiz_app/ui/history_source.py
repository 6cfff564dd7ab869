"""Where History reads from and what it changes: exams and sessions of a learner. All of it may run in a thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from quiz_app.ui.history_scope import DECK, TAG

if TYPE_CHECKING:
    from quiz_app.exam.past import Regrading
    from quiz_app.exam.result import ExamResult
    from quiz_app.progress.scores import Comparison, Filter, Scores, SessionRow
    from quiz_app.study.browsing import Choice
    from quiz_app.study.desk import Desk
    from quiz_app.study.past_sessions import PastSession


class Source(Protocol):
    """What History asks for."""

    def scores(self, wanted: Filter, sessions: int) -> Scores:
        """All that is shown under a filter, with so many sessions at most."""
        ...

    def compare(self, before: str, after: str) -> Comparison:
        """Two exams side by side."""
        ...

    def result(self, exam: str) -> ExamResult:
        """One exam to the single answer; WrongUse where it was not handed in."""
        ...

    def session(self, row: SessionRow, wanted: Filter) -> PastSession:
        """A session to its answers, those of the decks and tags that are wanted; WrongUse where it has none now."""
        ...

    def cards_of(self, section: str) -> tuple[str, ...]:
        """The cards of a section of the matrix, named "deck > heading"."""
        ...

    def groups(self) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
        """The decks and tags to filter by, named as `Scope` names them."""
        ...

    def void(self, exam: str, reason: str) -> str:
        """Declare an exam void; says so."""
        ...

    def regradings(self, exam: str) -> tuple[Regrading, ...]:
        """What scoring this exam anew would change, or all of them for ""."""
        ...

    def regrade(self, regradings: Sequence[Regrading]) -> None:
        """Let these scores stand."""
        ...


class DeskSource:
    """The history of the learner of a desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def scores(self, wanted: Filter, sessions: int) -> Scores:
        """All that is shown under a filter, with so many sessions at most."""
        from quiz_app.progress.history import read_scores

        ledger = self._desk.ledger
        ledger.refresh()
        return read_scores(ledger.database, ledger.author.learner, wanted, sessions=sessions)

    def compare(self, before: str, after: str) -> Comparison:
        """Two exams side by side."""
        from quiz_app.progress.compare import compare

        ledger = self._desk.ledger
        return compare(ledger.database, ledger.author.learner, before, after)

    def session(self, row: SessionRow, wanted: Filter) -> PastSession:
        """A session to its answers, those of the decks and tags that are wanted; WrongUse where it has none now."""
        from quiz_app.study.past_sessions import past_session, session_at

        ledger = self._desk.ledger
        database, learner = ledger.database, ledger.author.learner
        found = session_at(database, learner, row.session, row.study_day)
        return past_session(database, learner, found, wanted.decks, wanted.tags)

    def result(self, exam: str) -> ExamResult:
        """One exam to the single answer; WrongUse where it was not handed in."""
        from quiz_app.exam.past import Past

        past = Past(self._desk.ledger)
        return past.result(past.attempt(exam))

    def cards_of(self, section: str) -> tuple[str, ...]:
        """The cards of a section of the matrix, named "deck > heading"."""
        from quiz_app.study.choosing import quoted

        deck, _, heading = section.partition(" > ")
        browser = self._desk.browse()
        wanted = f"deck:{quoted(deck)}" + (f" section:{quoted(heading)}" if heading else "")
        rows = browser.rows(browser.find(wanted).cards)
        return tuple(row.card for row in rows if row.section == heading)

    def groups(self) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
        """The decks and tags to filter by, named as `Scope` names them."""
        from dataclasses import replace

        choices = self._desk.browse().choices()
        decks = (replace(each, term=DECK + _value(each.term)) for each in choices.decks)
        tags = (replace(each, term=TAG + each.title) for each in choices.tags)
        return (("Deck", tuple(decks)), ("Tag", tuple(tags)))

    def void(self, exam: str, reason: str) -> str:
        """Declare an exam void; says so."""
        from quiz_app.exam.past import Past

        past = Past(self._desk.ledger)
        return past.void(past.attempt(exam), reason)

    def regradings(self, exam: str) -> tuple[Regrading, ...]:
        """What scoring this exam anew would change, or all of them for ""."""
        from quiz_app.exam.past import Past

        self._desk.read_decks()
        past = Past(self._desk.ledger)
        return past.regradings([past.attempt(exam)] if exam else past.scored())

    def regrade(self, regradings: Sequence[Regrading]) -> None:
        """Let these scores stand."""
        from quiz_app.exam.past import Past

        Past(self._desk.ledger).regrade(regradings)


def _value(term: str) -> str:
    return term.partition(":")[2].strip('"')
