"""Documents for the tests that read: a small invented text, and what a session reads in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from quiz_app.cli.plain_passages import PlainPassages
from quiz_app.documents.reading_room import ReadingRoom
from quiz_app.documents.shelf import shelf_for
from quiz_app.paths import find_places
from quiz_app.study.desk import Desk

ATLAS = """\
# An atlas of rivers

Rivers are told here from west to east.

## North

The Ob rises in the Altai and freezes for half of the year.

The Lena ends in the Laptev Sea, by a delta of many arms. Its delta is the widest of the Arctic.

Nobody has counted all of its islands.

## South

The Volga ends in the Caspian Sea, and no ship leaves that sea but by canal.
"""


def lay(folder: Path, text: str = ATLAS, name: str = "atlas.md") -> Path:
    """Put a document where a program that is started in `folder` finds it."""
    path = folder / "documents" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def passages_at(
    desk: Desk, folder: Path, tell: Callable[[str], None], *, read_first: bool = False
) -> PlainPassages:
    """The passages of a plain session that was started in `folder`."""

    def room() -> ReadingRoom:
        shelf = shelf_for({}, find_places({}, folder / "home"), folder)
        return ReadingRoom(desk.ledger.database, desk.ledger.author.learner, shelf)

    return PlainPassages(room, tell, read_first=read_first)
