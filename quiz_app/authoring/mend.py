"""Mending deck files on disk, each wholly or not at all, or showing what would be written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quiz_app.authoring.rewriting import Change, diff
from quiz_app.decks.deck import Located
from quiz_app.decks.encoding import decode
from quiz_app.decks.files import Refused, read_bytes
from quiz_app.decks.placing import replace_bytes
from quiz_app.questions.problem import Problem
from quiz_app.text import one_line

if TYPE_CHECKING:
    from quiz_app.decks.left_alone import LeftAlone
    from quiz_app.decks.mending import Mend


@dataclass(frozen=True, slots=True)
class Mended:
    """One file: what was (or would be) mended, the ids that could not be written, and why not the whole file.

    `alone` tells which problems were left that looked as if they could be mended, and why.
    """

    path: str
    mends: tuple[Mend, ...] = ()
    left: tuple[str, ...] = ()
    alone: tuple[LeftAlone, ...] = ()
    trouble: Located | None = None
    diff: str = ""


def mend(files: Sequence[Path], installed: Path, *, write: bool) -> tuple[Mended, ...]:
    """Mend in `files` all that is safe to mend; with `write` False only make the diffs.

    `installed` is the folder of decks inside the installed package, which belong to the program and are left alone.
    Files that need nothing are passed over, and where it is written those that cannot be read as well: checking
    tells what is wrong with them.
    """
    return tuple(result for file in files if (result := _mend_one(file, installed, write)) is not None)


def _mend_one(file: Path, installed: Path, write: bool) -> Mended | None:
    from quiz_app.decks.mending import mended_deck

    name = one_line(str(file))
    try:
        data = read_bytes(file)
    except Refused as refusal:
        return None if write else Mended(name, trouble=Located(name, refusal.problem))
    fixed = mended_deck(data, name)
    if not fixed.mends and not write and (decoded := decode(data)).text is None:
        return Mended(name, trouble=Located(name, decoded.problems[0]))
    if not fixed.mends:
        return Mended(name, left=fixed.left, alone=fixed.alone) if fixed.left or fixed.alone else None
    if file.resolve().is_relative_to(installed):
        return Mended(name, trouble=_shipped(name))
    if not write:
        shown = diff([Change(file, data, fixed.data)])
        return Mended(name, fixed.mends, fixed.left, fixed.alone, diff=shown)
    try:
        if not _is_still(file, data):
            return Mended(name, trouble=_changed(name))
        replace_bytes(file, fixed.data)
    except OSError as failure:
        return Mended(name, trouble=_unwritable(name, failure))
    return Mended(name, fixed.mends, fixed.left, fixed.alone)


def _is_still(file: Path, data: bytes) -> bool:
    """Whether the file still holds what was read: an editor may have saved it while it was mended."""
    try:
        return read_bytes(file) == data
    except Refused:
        return False


def _shipped(name: str) -> Located:
    problem = Problem(
        code="D003",
        message="This deck came with the program and is left as it is.",
        hint="Copy it into a folder of your own and mend the copy; the same ids keep your progress.",
    )
    return Located(name, problem)


def _changed(name: str) -> Located:
    problem = Problem(
        code="D003",
        message="The file was changed while it was being mended, so it is left as it is.",
        hint="Try again.",
    )
    return Located(name, problem)


def _unwritable(name: str, failure: OSError) -> Located:
    reason = one_line(failure.strerror or str(failure))
    problem = Problem(
        code="D003",
        message=f"Nothing was written, since the file cannot be changed: {reason}.",
        hint="Make room, or give yourself the right to write it and its folder, then try again.",
    )
    return Located(name, problem)
