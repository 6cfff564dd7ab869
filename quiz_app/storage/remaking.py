"""Makes everything that is derived from the log again from nothing, within a transaction of the caller's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection, delete, func, insert, select

from quiz_app.journal.event import Event, Kind
from quiz_app.journal.exams import attempts_of
from quiz_app.journal.fold import Said, is_blank, overrides_of, read_all, replay
from quiz_app.journal.rules import Rules
from quiz_app.journal.state import CardState
from quiz_app.journal.totals import Summing
from quiz_app.journal.turns import replay_turns
from quiz_app.journal.undo import in_order, standing, withdrawn
from quiz_app.storage.course_remade import RemadeCourse
from quiz_app.storage.exam_rows import put_exams
from quiz_app.storage.reader import LogReader
from quiz_app.storage.stale import day_of
from quiz_app.storage.states import add_totals, put_rules, state_row
from quiz_app.storage.tables import card_state, derived, event, learner
from quiz_app.storage.telling import Told, silent

_AT_ONCE = 1000


def remake(connection: Connection, told: Told = silent) -> None:
    """Drop the derived tables, make them as this version wants them, and fill them from the log."""
    derived.drop_all(connection)
    derived.create_all(connection)
    counted = counting(connection, told)
    for row in connection.execute(select(learner.c.id, learner.c.learner)).all():
        remake_learner(connection, row.learner.hex(), row.id, counted)


def counting(connection: Connection, told: Told) -> Callable[[int], None]:
    """What hears of each so many events that they are done, and tells how far that is of all."""
    total = connection.execute(select(func.count()).select_from(event)).scalar_one()
    done = 0

    def counted(events: int) -> None:
        nonlocal done
        done += events
        told("Reckoning from the answers", done, total)

    return counted


def remake_learner(
    connection: Connection, learner_id: str, person: int, counted: Callable[[int], None] | None = None
) -> None:
    """Make one learner's derived rows anew; the log is read card by card and never held whole."""
    for table in derived.sorted_tables:
        connection.execute(delete(table).where(table.c["learner"] == person))
    log = LogReader(connection, learner_id, person)
    rules = log.rules()
    course = RemadeCourse(connection, person, rules)
    refold = Refold(log, counted, rules, course)
    put_rules(connection, person, refold.rules)
    states = (state_row(person, state) for state in refold.states())
    while some := list(islice(states, _AT_ONCE)):
        connection.execute(insert(card_state), some)
    course.keep()
    add_totals(connection, person, refold.summing.totals().items())
    put_exams(connection, person, refold.attempts)


class Refold:
    """One pass over a learner's log. `summing` is complete when `states` has been read to its end.

    `course` is given how each card turned on the way.
    """

    def __init__(
        self,
        log: LogReader,
        counted: Callable[[int], None] | None = None,
        rules: Rules | None = None,
        course: RemadeCourse | None = None,
    ) -> None:
        self._log = log
        self._counted = counted
        self._course = course
        self.rules = log.rules() if rules is None else rules
        self.summing = Summing()
        pointing = log.pointing()
        self._withdrawn = {action for _, action in withdrawn(pointing).actions}
        counting = standing(pointing)
        self._overrides = overrides_of(counting)
        self.attempts = attempts_of(counting)

    def states(self) -> Iterator[CardState]:
        """The state of every card of which the log says something."""
        moved: dict[str, list[Event]] = {}
        waiting = 0
        for group in self._log.by_card():
            waiting += len(group)
            if self._counted is not None and waiting >= _AT_ONCE:
                self._counted(waiting)
                waiting = 0
            counting = self._counting(group)
            said = read_all(counting, self._overrides)
            for each, answer in said:
                if answer is not None:
                    self.summing.add(each, answer)
            if self._is_moved(group[0].card):
                for each in counting:
                    moved.setdefault(self.rules.moves.resolve(each.card, each.order), []).append(each)
            else:
                yield from self._state(group[0].card, said)
        for card, events in moved.items():
            yield from self._state(card, read_all(in_order(events), self._overrides))

    def _state(self, card: str, said: Sequence[Said]) -> Iterator[CardState]:
        if self._course is None:
            state = replay(card, said, self.rules.settings)
        else:
            state, turns = replay_turns(card, said, self.rules.settings, day_of)
            self._course.take(card, turns)
        if card and not is_blank(state):
            yield state

    def _counting(self, group: list[Event]) -> list[Event]:
        return [
            each
            for each in in_order(group)
            if each.kind != Kind.UNDONE and each.action not in self._withdrawn
        ]

    def _is_moved(self, card: str) -> bool:
        return bool(self.rules.moves.steps) and len(self.rules.moves.family([card])) > 1
