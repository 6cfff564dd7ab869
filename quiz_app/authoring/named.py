"""Decks and questions as they are named on the command line: DECK or DECK/QUESTION, the deck by its id or its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quiz_app.decks.files import SUFFIXES
from quiz_app.errors import WrongUse
from quiz_app.questions.identity import is_id, suggest_id
from quiz_app.text import one_line


@dataclass(frozen=True, slots=True)
class Library:
    """The deck files that are known, by the deck's id; folders of those that came along; the learner's own folder."""

    decks: Mapping[str, Path]
    shipped: tuple[Path, ...]
    own: Path

    def is_shipped(self, file: Path) -> bool:
        """Whether the file belongs to the program and is left as it is."""
        return any(file.resolve().is_relative_to(folder.resolve()) for folder in self.shipped)


@dataclass(frozen=True, slots=True)
class Named:
    """A deck file, or a question in it ("" for the deck), as it was named on the command line."""

    file: Path
    question: str = ""


def find(library: Library, named: str) -> Named:
    """The deck or question that is meant: DECK or DECK/QUESTION, the deck by its id or its file; raises WrongUse."""
    deck, sign, question = named.rpartition("/")
    if named in library.decks:
        return Named(library.decks[named])
    if _is_file(named):
        return Named(Path(named))
    if sign and (deck in library.decks or _is_file(deck) or deck.lower().endswith(SUFFIXES)):
        return Named(library.decks.get(deck) or Path(deck), question)
    if named.lower().endswith(SUFFIXES) or _is_folder(named):
        return Named(Path(named))
    raise WrongUse(
        f"There is no deck {one_line(deck if sign else named, 60)!r}.",
        hint="`quiz decks` lists the decks there are; a file that is not among them is named by its path.",
    )


def check_id(identity: str, whose: str) -> None:
    """Raise WrongUse for what cannot be an id; `whose` says of what it was to be."""
    if not is_id(identity):
        near = suggest_id(one_line(identity, 200))
        raise WrongUse(
            f"{one_line(identity, 40)!r} cannot be the id of {whose}: it is made of a-z, 0-9 and single hyphens.",
            hint=f"Take `{near}`." if near else "Choose another id.",
        )


def _is_file(named: str) -> bool:
    try:
        return Path(named).is_file()
    except (OSError, ValueError):
        return False


def _is_folder(named: str) -> bool:
    try:
        return Path(named).is_dir()
    except (OSError, ValueError):
        return False
