"""What reading a deck gives: the deck, its questions with their places, and every problem found."""

from __future__ import annotations

from dataclasses import dataclass

from quiz_app.questions.model import Question
from quiz_app.questions.node import Mark
from quiz_app.questions.problem import Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that a deck cites: its id, and what the deck says about it; `file` is a name or relative path."""

    id: str
    title: str = ""
    kind: str = ""
    file: str = ""
    url: str = ""
    author: str = ""
    date: str = ""
    license: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A question and where it stands in the file; `has_id` says whether its id is written there or derived."""

    question: Question
    start: Mark
    end: Mark
    has_id: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """One deck file's good content.

    `broken` holds the ids of questions that stand in the file but cannot be used as they are; `unreadable`
    counts those whose id could not be told either. Whoever compares with an earlier version must take none of
    them for deleted, and with `unreadable` above 0 no question at all.
    """

    id: str
    title: str
    description: str = ""
    language: str = ""
    license: str = ""
    document: str = ""
    sources: tuple[Source, ...] = ()
    questions: tuple[Placed, ...] = ()
    broken: tuple[str, ...] = ()
    unreadable: int = 0

    @property
    def head(self) -> tuple[object, ...]:
        """All that it says of itself, and what of it cannot be used; equal where two differ in good questions alone."""
        return (self.id, self.title, self.description, self.language, self.license, self.document, self.sources,
                self.broken, self.unreadable)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Located:
    """A problem with the file it is in."""

    path: str
    problem: Problem

    @property
    def line(self) -> int:
        """The line counted from 1; 0 where only the file is known."""
        return self.problem.mark.line if self.problem.mark else 0

    @property
    def column(self) -> int:
        """The column counted from 1; 0 where only the file is known."""
        return self.problem.mark.column if self.problem.mark else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One file, read. `deck` is None where no deck id can be told; `text` is the file without a byte-order mark.

    `refused` says that the file itself could not be had (missing, unreadable, no file), as against read and found
    wanting. `problems` are in the order of the text; `deck_mark` is where the deck's id stands. `waiting` counts the
    good questions of a file in which only the deck's id is wanting.
    """

    path: str
    deck: Deck | None = None
    problems: tuple[Located, ...] = ()
    text: str = ""
    refused: bool = False
    deck_mark: Mark | None = None
    waiting: int = 0

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its problems, in the order of the alphabet."""
        return tuple(sorted(located.problem.code for located in self.problems))

    @property
    def errors(self) -> int:
        """How many of the problems keep something from being used."""
        return sum(located.problem.severity is Severity.ERROR for located in self.problems)
