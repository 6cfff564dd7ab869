"""Files put in their place wholly or not at all: what was there stays until all of the new is on disk."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def replace_bytes(file: Path, data: bytes) -> None:
    """Put `data` in the place of a file's content; see `placed`. Raises OSError."""
    with placed(file, data):
        pass


def place_new(file: Path, data: bytes) -> None:
    """Put a new file there, wholly or not at all. Raises FileExistsError where one is there already, or OSError."""
    part = file.with_name(f".{file.name[:200]}.{secrets.token_hex(4)}.part")
    try:
        _write(part, data)
        try:
            os.link(part, file)  # unlike a replacing, it refuses what somebody put there at this moment
        except FileExistsError:
            raise
        except OSError:  # file systems without links
            _write(file, data)
    finally:
        with suppress(OSError):
            part.unlink()


def _write(file: Path, data: bytes) -> None:
    """Write a file that must not be there yet; what was begun of it goes where it cannot be finished."""
    with file.open("xb") as new:
        try:
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
        except OSError:
            with suppress(OSError):
                file.unlink()
            raise


@contextmanager
def placed(file: Path, data: bytes) -> Iterator[Path]:
    """Write `data` beside `file`, and put it there when the block has gone well; else all stays as it was.

    Gives the file beside, which the block may still change. The mode of a file that is replaced stays, a link stays
    a link. Raises OSError: before the block where nothing can be written there. A file that may not be written is
    not replaced either, although its folder would allow it.
    """
    real = file.resolve()
    there = real.exists()
    if there and not os.access(real, os.W_OK):
        raise PermissionError(13, "Permission denied", str(file))
    part = real.with_name(f".{real.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as new:
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
        if there:
            part.chmod(real.stat().st_mode & 0o7777)
        yield part
        part.replace(real)
    finally:
        with suppress(OSError):
            part.unlink()
