"""What every test would make anew and always alike is made once in a process: statements and tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import PoolProxiedConnection

from quiz_app.storage import schema

_first: list[Engine] = []
_scripts: list[tuple[str, ...]] = []


@contextmanager
def statements_compiled_once() -> Iterator[None]:
    """All engines compile as the first one did, and take over what it and the others have compiled."""

    def with_what_is_compiled(*given: Any, **named: Any) -> Engine:
        engine = create_engine(*given, **named)
        _first[:] = _first or [engine]
        engine.dialect, engine._compiled_cache = _first[0].dialect, _first[0]._compiled_cache
        return engine

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("quiz_app.storage.database.create_engine", with_what_is_compiled)
        yield


@contextmanager
def tables_written_once() -> Iterator[None]:
    """A new database gets its tables by the very statements by which the first one got them."""
    create = schema.create

    def as_before(engine: Engine) -> None:
        if _scripts:
            _run(engine, _scripts[0])
        else:
            create(engine)
            _scripts.append(_script_of(engine))

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(schema, "create", as_before)
        yield


def _driver_of(connection: PoolProxiedConnection) -> sqlite3.Connection:
    driver = connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def _script_of(engine: Engine) -> tuple[str, ...]:
    """What makes a database as it stands, but for the transaction around it."""
    with closing(engine.raw_connection()) as connection:
        driver = _driver_of(connection)
        numbers = [
            f"PRAGMA {name} = {driver.execute(f'PRAGMA {name}').fetchone()[0]}"
            for name in ("application_id", "user_version")
        ]
        return (*list(driver.iterdump())[1:-1], *numbers)


def _run(engine: Engine, script: tuple[str, ...]) -> None:
    with closing(engine.raw_connection()) as connection:
        driver = _driver_of(connection)
        driver.execute("BEGIN IMMEDIATE")
        # Another process may have made them while we waited for our turn.
        for statement in () if driver.execute("PRAGMA user_version").fetchone()[0] else script:
            driver.execute(statement)
        driver.commit()
