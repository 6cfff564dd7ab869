"""What shapes the schedule as threads read it while another one changes it."""

from __future__ import annotations

from threading import Thread

import pytest

from quiz_app.settings import ScheduleSettings
from quiz_app.storage import queries
from quiz_app.storage.database import Database
from quiz_app.study.desk import Desk


def test_settings_that_were_read_before_a_change_are_not_kept_after_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, changes = queries.settings, ["7"]

    def slow(database: Database, learner: str) -> ScheduleSettings:
        found = read(database, learner)
        if changes:
            desk.change_setting("new_per_day", changes.pop())
        return found

    desk.ledger.refresh()
    monkeypatch.setattr(queries, "settings", slow)
    desk.ledger.settings()
    assert desk.ledger.settings().new_per_day == 7


def test_settings_as_a_look_sees_them_are_not_kept_after_it(desk: Desk) -> None:
    with desk.ledger.database.read() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM event").scalar()
        changing = Thread(target=desk.change_setting, args=("new_per_day", "7"))
        changing.start()
        changing.join(30)
        assert desk.ledger.settings().new_per_day != 7
    assert desk.ledger.settings().new_per_day == 7
