"""The device's id: a small file outside the database, so that a copied database is not taken for this device."""

from __future__ import annotations

import os
from pathlib import Path

from quiz_app.errors import EnvironmentFailed
from quiz_app.journal.ids import Entropy, is_id, new_id
from quiz_app.text import one_line


def device_id(path: Path, utc_ms: int, entropy: Entropy) -> str:
    """The id in the file at `path`; a new one is written there where there is none, or none that can be read.

    Of several processes that start at once, all get the same. Raises EnvironmentFailed where the file can be
    neither read nor made.
    """
    try:
        return _read(path) or renew(path, utc_ms, entropy, replacing=path.exists())
    except OSError as error:
        raise EnvironmentFailed(
            f"The device's id at {one_line(str(path), 200)} cannot be read or written: {error.strerror}.",
            hint="Give yourself the right to write to that folder, or name another with --home.",
        ) from error


def renew(path: Path, utc_ms: int, entropy: Entropy, *, replacing: bool = True) -> str:
    """Give this device a new id, as after a restore; whole or not at all on disk. Returns the id in force."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = new_id(utc_ms, entropy)
    partial = path.with_name(f"{path.name}.{made}")
    with partial.open("x", encoding="ascii") as file:
        file.write(made + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        if replacing:
            partial.replace(path)
        else:
            # A link fails where another process was quicker; then its id is ours too.
            path.hardlink_to(partial)
    except FileExistsError:
        return _read(path) or made
    finally:
        partial.unlink(missing_ok=True)
    return made


def _read(path: Path) -> str | None:
    try:
        found = path.read_bytes()[:64].decode("ascii", "replace").strip()
    except FileNotFoundError:
        return None
    return found if is_id(found) else None
