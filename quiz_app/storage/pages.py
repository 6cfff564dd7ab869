"""Rows read straight out of the pages of a database file, whatever has become of the tree that they hang on.

The format is SQLite's own (sqlite.org/fileformat2.html). Nothing here is believed: whoever calls checks what a row
says, for which events carry a digest.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

Value = int | float | str | bytes | None

MAGIC = b"SQLite format 3\0"
USUAL = 4096
_TABLE, _INDEX = 0x0D, 0x0A
_WAL_HEADER, _FRAME_HEADER = 32, 24
_MOST_COLUMNS = 64
_LONGEST = 32 << 20
_WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its number, or None where it is an entry of an index; the primary key by number is None in it."""

    rowid: int | None
    values: tuple[Value, ...]


class Pages(AbstractContextManager["Pages"]):
    """The pages of a database and of the write-ahead log beside it; the newest of each number stands first."""

    def __init__(self, file: Path) -> None:
        self._open = ExitStack()
        self._file = self._mapped(file)
        self._wal = self._mapped(file.with_name(file.name + "-wal"))
        self._sizes = sizes_of(self._file, self._wal)
        self._frames: dict[int, list[int]] = {}

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def __len__(self) -> int:
        return sum(1 for size in self._sizes for _ in self._places(size))

    def rows(self) -> Iterator[Row | None]:
        """Every row that can be read, some twice; None after each page, by which the caller may count."""
        for size in self._sizes:
            self._frames = {}
            for number, place in self._frames_of(size):
                self._frames.setdefault(number, []).insert(0, place)
            for buffer, place, first in self._places(size):
                yield from self._rows_of(bytes(buffer[place : place + size]), 100 if first else 0)
                yield None

    def _mapped(self, file: Path) -> mmap.mmap | bytes:
        try:
            opened = self._open.enter_context(file.open("rb"))
            return self._open.enter_context(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ))
        except (OSError, ValueError):  # no such file, a folder, or nothing in it
            return b""

    def _places(self, size: int) -> Iterator[tuple[mmap.mmap | bytes, int, bool]]:
        for place in range(0, len(self._file), size):
            yield self._file, place, place == 0
        for number, place in self._frames_of(size):
            yield self._wal, place, number == 1

    def _frames_of(self, size: int) -> Iterator[tuple[int, int]]:
        step = size + _FRAME_HEADER
        for frame in range(_WAL_HEADER, len(self._wal) - step + 1, step):
            yield int.from_bytes(self._wal[frame : frame + 4]), frame + _FRAME_HEADER

    def _rows_of(self, page: bytes, at: int) -> Iterator[Row]:
        kind = page[at] if len(page) > at + 8 else 0
        if kind not in (_TABLE, _INDEX):
            return
        cells = int.from_bytes(page[at + 3 : at + 5])
        pointers = range(at + 8, min(at + 8 + 2 * cells, len(page) - 1), 2)
        for pointer in pointers:
            cell = int.from_bytes(page[pointer : pointer + 2])
            try:
                row = self._table_row(page, cell) if kind == _TABLE else _entry(page, cell)
            except (IndexError, ValueError):  # a text that is none, a record that ends too early
                continue
            if row is not None:
                yield row

    def _table_row(self, page: bytes, place: int) -> Row | None:
        length, place = varint(page, place)
        rowid, place = varint(page, place)
        if not 2 <= length <= _LONGEST:
            return None
        usable = len(page)
        local = length
        if length > usable - 35:
            least = (usable - 12) * 32 // 255 - 23
            local = least + (length - least) % (usable - 4)
            local = local if local <= usable - 35 else least
        payload = page[place : place + local]
        if local < length:
            payload += self._overflow(page[place + local : place + local + 4], length - local, usable)
        return Row(rowid, record(payload))

    def _overflow(self, pointer: bytes, missing: int, size: int) -> bytes:
        parts: list[bytes] = []
        while missing > 0:
            page = self._page(int.from_bytes(pointer), size)
            pointer, part = page[:4], page[4 : 4 + missing]
            if not part:
                raise ValueError("the chain of pages breaks off")
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)

    def _page(self, number: int, size: int) -> bytes:
        for place in self._frames.get(number, ()):
            return bytes(self._wal[place : place + size])
        return bytes(self._file[(number - 1) * size : number * size]) if number > 0 else b""


def sizes_of(file: mmap.mmap | bytes, wal: mmap.mmap | bytes = b"") -> list[int]:
    """The sizes in bytes that the pages may have: what the headers say, and the usual one."""
    said = [int.from_bytes(file[16:18]), int.from_bytes(wal[8:12])]
    said = [65536 if size == 1 else size for size in said]
    return list(dict.fromkeys(s for s in (*said, USUAL) if 512 <= s <= 65536 and s & (s - 1) == 0))


def varint(data: bytes, place: int) -> tuple[int, int]:
    """The number that begins at a place, and the place behind it."""
    value = 0
    for count in range(8):
        byte = data[place + count]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + count + 1
    value = value << 8 | data[place + 8]
    return (value - (1 << 64) if value >> 63 else value), place + 9


def record(payload: bytes) -> tuple[Value, ...]:
    """The values of a record; IndexError or ValueError where it is none."""
    end, place = varint(payload, 0)
    if not 1 < end <= len(payload):
        raise ValueError("no record begins like that")
    kinds = []
    while place < end:
        kind, place = varint(payload, place)
        kinds.append(kind)
    if len(kinds) > _MOST_COLUMNS:
        raise ValueError("no table of ours has so many columns")
    values: list[Value] = []
    for kind in kinds:
        width = (kind - 12) // 2 if kind >= 12 else 8 if kind == 7 else _WIDTHS.get(kind, 0)
        data = payload[end : end + width]
        if len(data) != width or kind in (10, 11) or kind < 0:
            raise ValueError("the record ends too early")
        values.append(_value(kind, data))
        end += width
    return tuple(values)


def _value(kind: int, data: bytes) -> Value:
    if kind >= 12:
        return data.decode() if kind % 2 else data
    if kind == 7:
        return float(struct.unpack(">d", data)[0])
    if kind in (0, 8, 9):
        return None if kind == 0 else kind - 8
    return int.from_bytes(data, signed=True)


def _entry(page: bytes, place: int) -> Row | None:
    """An entry of an index over 16 bytes, where its row has a small number: such name learners and devices."""
    _, place = varint(page, place)
    if page[place : place + 2] != b"\x03\x2c" or page[place + 2] not in (1, 2, 8, 9):
        return None
    return Row(None, record(page[place : place + 21]))
