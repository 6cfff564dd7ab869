"""The JSON Schema of decks as a file: editors complete and check a deck by it while it is being written."""

from __future__ import annotations

import json
import os
from pathlib import Path

from quiz_app.decks.deck_shape import deck_shape
from quiz_app.decks.files import Refused, read_bytes
from quiz_app.decks.placing import place_new, replace_bytes
from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.text import one_line

SCHEMA_NAME = "deck.schema.json"
# The first line of a deck by which editors find the schema beside it.
EDITOR_LINE = f"# yaml-language-server: $schema={SCHEMA_NAME}"
# By this comment the program knows its own file, whichever version wrote it; so it never changes.
_OWN = "Written by `quiz schema`, which also writes it anew: changes made here are lost."


def schema_text() -> str:
    """The schema as JSON, in ASCII alone, so that it is the same in every terminal and file."""
    return json.dumps({"$comment": _OWN, **deck_shape()}, indent=1) + "\n"


def write_schema(file: Path) -> bool:
    """Write the schema into `file`, wholly or not at all; False where it holds just that already.

    Raises WrongUse where something is there that is no such schema, and EnvironmentFailed where `file` cannot be
    written.
    """
    data = schema_text().encode()
    try:
        if not os.path.lexists(file):
            place_new(file, data)
            return True
        if _own(file) == data:
            return False
        replace_bytes(file, data)
    except FileExistsError:
        raise _taken(file) from None
    except OSError as failure:
        raise EnvironmentFailed(
            f"Could not write {one_line(str(file))}: {one_line(failure.strerror or str(failure))}.",
            hint="Name a file in a folder that is there and that you may write into.",
        ) from None
    return True


def _own(file: Path) -> bytes:
    """What a file holds that an earlier run has written; raises WrongUse for any other."""
    if file.is_dir():
        raise WrongUse(
            f"{one_line(str(file))} is a folder.",
            hint=f"Name a file in it: quiz schema --output {one_line(str(file / SCHEMA_NAME))}",
        )
    try:
        data = read_bytes(file)
        written = json.loads(data)
    except (Refused, ValueError, RecursionError):
        raise _taken(file) from None
    if not isinstance(written, dict) or written.get("$comment") != _OWN:
        raise _taken(file)
    return data


def _taken(file: Path) -> WrongUse:
    return WrongUse(
        f"{one_line(str(file))} is there already, was not written by `quiz schema`, and is left as it is.",
        hint="Choose another name, or move that file away.",
    )
