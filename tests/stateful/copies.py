"""Rules of the program and its databases: restarts, further learners, copies that are united and put in place."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from quiz_app.storage import log
from quiz_app.storage.database import open_database
from tests.stateful.computer import backup, kept_rows
from tests.stateful.story import COMPUTERS, PICKS, WHERE, Story


class Copies(Story):
    """Windows close and open, and databases travel."""

    @rule(where=WHERE, pick=PICKS, power_lost=st.booleans())
    def restart(self, where: tuple[int, int], pick: int, *, power_lost: bool) -> None:
        """What was recorded is there again, as another learner or the same."""
        computer, _ = self.at(where)
        before = kept_rows(computer.database)
        names = sorted(computer.names)
        computer.reopen(where[1], names[pick % len(names)], power_lost=power_lost)
        assert kept_rows(computer.database) == before
        for place in (0, 1) if power_lost else (where[1],):
            computer.check_come_up(computer.window(place), None)
        self.done(computer, computer.window(where[1]))

    @precondition(lambda self: sum(len(computer.names) for computer in self.computers.values()) < 5)
    @rule(which=COMPUTERS)
    def new_learner(self, which: int) -> None:
        computer = self.computer(which)
        name = f"Learner {len(computer.names)} of {which}"
        computer.window(0).desk.add_learner(name)
        computer.learn_names()
        self.done(computer, computer.window(0))

    @rule(to=COMPUTERS)
    def unite(self, to: int) -> None:
        computer, other = self.computer(to), self.computer(1 - to)
        computer.take_from(other)
        united = kept_rows(computer.database)
        assert computer.take_from(other) == 0
        assert kept_rows(computer.database) == united
        self.done(computer, computer.window(0))

    @rule(shuffle=st.integers(0, 9))
    def unite_both_ways(self, shuffle: int) -> None:
        """The one with the other, the other with the one, and both in a third place in no order: all the same."""
        here, there = self.computer(0), self.computer(1)
        third = self.folder / "third.db"
        backup(there.places.database, third)
        here.take_from(there)
        there.take_from(here)
        assert kept_rows(here.database) == kept_rows(there.database)
        database = open_database(third)
        try:
            with database.write() as connection:
                from sqlalchemy import insert

                from quiz_app.storage.tables import learner

                known = {row[0].hex() for row in connection.exec_driver_sql("SELECT learner FROM learner")}
                for name, identity in here.names.items():
                    if identity not in known:
                        connection.execute(
                            insert(learner), {"learner": bytes.fromhex(identity), "name": name}
                        )
            events = [each for person in here.diaries for each in here.events(person)]
            Random(shuffle).shuffle(events)
            cut = len(events) // 2
            for part in (events[cut:], events[:cut], events[cut // 2 :]):
                log.unite(database, part)
            assert kept_rows(database) == kept_rows(here.database)
        finally:
            database.close()
            for file in self.folder.glob("third.db*"):
                file.unlink()
        for computer in (here, there):
            self.done(computer, computer.window(0))

    @rule(to=COMPUTERS, keep=st.booleans())
    def restore_copy(self, to: int, *, keep: bool) -> None:
        computer = self.computer(to)
        computer.restore(self.computer(1 - to), keep=keep)
        self.done(computer, computer.window(0))
