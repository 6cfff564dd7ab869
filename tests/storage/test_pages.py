"""Rows are read out of pages as SQLite reads them, and bytes that are no rows break nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from quiz_app.storage.pages import Pages, Row, record, sizes_of


def filled(path: Path, page_size: int) -> list[tuple[object, ...]]:
    """A database with short and very long rows; gives them."""
    chance = Random(5)
    rows = [
        (number, chance.randbytes(chance.choice([0, 16, 900, 30_000])), "naïve \u6f22\u5b57" * (number % 40),
         chance.choice([0, 1, -1, 127, -40_000, 2**31, -(2**47), 2**62]), None, chance.random())
        for number in range(1, 300)
    ]  # fmt: skip
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA page_size = {page_size}")
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b, c, d, e)")
        connection.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)", rows)
        connection.commit()
    return list(rows)


def read(path: Path) -> list[Row]:
    with Pages(path) as pages:
        return [row for row in pages.rows() if row is not None and row.rowid is not None]


def test_every_row_of_a_sound_file_is_read_whatever_the_size_of_its_pages(tmp_path: Path) -> None:
    for size in (512, 1024, 4096, 65536):
        path = tmp_path / f"{size}.db"
        rows = filled(path, size)
        # With the usual size for pages of another, some are misread too: whoever calls believes no row unchecked.
        found = {(row.rowid, *row.values[1:]) for row in read(path) if len(row.values) == 6}
        assert found >= set(rows)
        assert size == 512 or found == set(rows)


def test_rows_that_only_the_log_holds_are_read(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.db", tmp_path / "b.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b)")
        connection.execute("INSERT INTO t VALUES (7, 'short', ?)", ("long " * 5000,))
        connection.commit()
        copy.with_name("b.db-wal").write_bytes(path.with_name("a.db-wal").read_bytes())
    assert Row(7, (None, "short", "long " * 5000)) in read(copy)


def test_a_file_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert read(tmp_path / "none.db") == []
    assert read(tmp_path) == []


@given(st.data())
def test_no_change_of_bytes_breaks_the_reading(data: st.DataObject) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA page_size = 512")
            connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b)")
            connection.executemany("INSERT INTO t VALUES (?, ?, ?)", [(n, "a" * n * 9, n) for n in range(60)])
            connection.commit()
        content = bytearray(path.read_bytes())
        places = st.integers(0, len(content) - 1)
        for place, value in data.draw(
            st.lists(st.tuples(places, st.integers(0, 255)), min_size=1, max_size=200)
        ):
            content[place] = value
        path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
        assert all(row.rowid is not None for row in read(path))


@given(st.binary(max_size=300))
def test_bytes_are_a_record_or_refused(payload: bytes) -> None:
    try:
        values = record(payload)
    except (ValueError, IndexError):
        return
    assert len(values) <= 64


@given(st.binary(max_size=100), st.binary(max_size=32))
def test_the_size_of_pages_is_always_one_that_sqlite_knows(file: bytes, log: bytes) -> None:
    sizes = sizes_of(file, log)
    assert 4096 in sizes
    assert all(512 <= size <= 65536 and size & (size - 1) == 0 for size in sizes)
