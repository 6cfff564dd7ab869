"""Checking decks: every problem of every file in one report, and ids written where they are missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from quiz_app.decks.deck import Located, Reading
from quiz_app.decks.files import Refused, files_in, find_deck_files, load, read_bytes
from quiz_app.errors import DONE, ENVIRONMENT_FAILED, FOUND_PROBLEMS
from quiz_app.questions.problem import Problem, Severity
from quiz_app.text import one_line

if TYPE_CHECKING:
    from quiz_app.authoring.proving import Citations, Told
    from quiz_app.documents.shelf import DocumentShelf

_DECK_KEY = re.compile(rb"^(?:deck|questions)[ \t]*:", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What checking found.

    `problems` are sorted by file, in the order given, and by place. `fine` counts the questions that can be used,
    `without_id` those of them that have no id yet, and `waiting` the good ones that only lack the id of their deck;
    `refused` the paths of which nothing could be read. `citations` counts what came of looking them up, None where
    that was not wished for.
    """

    problems: tuple[Located, ...] = ()
    files: int = 0
    fine: int = 0
    without_id: int = 0
    waiting: int = 0
    refused: int = 0
    citations: Citations | None = None

    @property
    def warnings(self) -> int:
        """How many of the problems keep nothing from being used."""
        return sum(located.problem.severity is Severity.WARNING for located in self.problems)

    @property
    def errors(self) -> int:
        """How many of the problems keep something from being used."""
        return len(self.problems) - self.warnings

    @property
    def files_with_problems(self) -> int:
        """How many files have at least one problem."""
        return len({located.path for located in self.problems})

    @property
    def exit_code(self) -> int:
        """0 where all is well, 1 for problems in decks, 3 where a path could not be read at all."""
        if self.refused:
            return ENVIRONMENT_FAILED
        return FOUND_PROBLEMS if self.problems else DONE


def check(
    paths: Sequence[Path],
    shelf: DocumentShelf | None = None,
    told: Told | None = None,
    shipped: Path | None = None,
) -> Report:
    """Read every deck at `paths`, files and folders, and judge its questions; a file that is named twice is read once.

    Citations and years are looked up in the documents of `shelf`; without it, none are. `told` hears how far that is.
    A deck in the folder `shipped` of which there is a copy elsewhere is passed over, as in studying.
    """
    read = readings(paths)
    if shipped is not None:
        read = _without_copied(read, shipped)
    from quiz_app.authoring.lint.cited_texts import cited_texts
    from quiz_app.authoring.lint.run import lint
    from quiz_app.decks.reader import same_ids

    between = [*same_ids(read), *lint(read, cited_texts(shelf) if shelf else None)]
    if shelf is None:
        return _report(read, between)
    from quiz_app.authoring.proving import proofs

    wrong, citations = proofs(read, shelf, told)
    return replace(_report(read, [*between, *wrong]), citations=citations)


def _without_copied(read: tuple[Reading, ...], shipped: Path) -> tuple[Reading, ...]:
    from_there = [Path(each.path).is_relative_to(shipped) for each in read]
    own = {each.deck.id for each, there in zip(read, from_there, strict=True) if each.deck and not there}
    return tuple(
        each
        for each, there in zip(read, from_there, strict=True)
        if not (there and each.deck and each.deck.id in own)
    )


def readings(paths: Sequence[Path]) -> tuple[Reading, ...]:
    """What every deck file at `paths` holds, and first the folders that hold none; each file once."""
    files, nothing = _collect(paths)
    return (*nothing, *(load(path) for path in files))


def deck_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files that `check` would read, each once."""
    return _collect(paths)[0]


def decks_around(folder: Path, own: Path, shipped: Path | None) -> tuple[Path, ...]:
    """What `quiz check` looks at without a path.

    The deck files of `folder` itself and its `decks/`; where there are none, the learner's own and the shipped decks.
    """
    here = [path for path in files_in(folder) if looks_like_a_deck(path)]
    if (folder / "decks").is_dir():
        here.append(folder / "decks")
    if here:
        return tuple(here)
    return tuple(place for place in (own, shipped) if place is not None and place.is_dir())


def looks_like_a_deck(path: Path) -> bool:
    """Whether a YAML file has one of the keys of a deck: others may lie in a folder, which nobody has named."""
    try:
        return _DECK_KEY.search(read_bytes(path)) is not None
    except Refused:
        return False


def _collect(paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[Reading, ...]]:
    files: dict[Path, Path] = {}
    nothing: list[Reading] = []
    for path in paths:
        found = find_deck_files(path)
        if not found:
            nothing.append(_empty_folder(path))
        for file in found:
            files.setdefault(file.absolute(), file)
    return tuple(files.values()), tuple(nothing)


def _empty_folder(path: Path) -> Reading:
    name = one_line(str(path))
    problem = Problem(
        code="D002",
        message="There is no deck in this folder.",
        hint="Decks end in .yaml; `quiz new NAME` starts one.",
    )
    return Reading(path=name, problems=(Located(name, problem),), refused=True)


def _report(read: Sequence[Reading], between: Iterable[Located]) -> Report:
    order = {reading.path: number for number, reading in enumerate(read)}
    problems = [located for reading in read for located in reading.problems]
    problems.extend(between)
    problems.sort(key=lambda located: (order[located.path], located.line, located.column))
    placed = [question for reading in read if reading.deck for question in reading.deck.questions]
    return Report(
        problems=tuple(problems),
        files=len(read),
        fine=len(placed),
        without_id=sum(not question.has_id for question in placed),
        waiting=sum(reading.waiting for reading in read),
        refused=sum(reading.refused for reading in read),
    )
