"""What a rule of the lint finds, and what a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from quiz_app.authoring.lint.sheet import Sheet
from quiz_app.questions.model import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One warning: what was found, how to mend it, and at which key (and item of it) of the question it stands."""

    code: str
    message: str
    hint: str
    key: str = ""
    item: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """A finding on two questions, by their place among the sheets; it is told at the `later` one.

    An allowance of either of them holds for both.
    """

    later: int
    earlier: int
    finding: Finding


# The text of a cited section with its heading; None where the document is not here or has no such section.
SectionText = Callable[[Sheet, Citation], str | None]
OfOne = Callable[[Sheet], Iterable[Finding]]
# What is found on one question, given with its place among the sheets, and follows from others as well.
AmongAll = Callable[[Sequence[Sheet]], Iterator[tuple[int, Finding]]]
OfAll = Callable[[Sequence[Sheet]], Iterator[Pairing]]
OfSections = Callable[[Sheet, SectionText], Iterable[Finding]]
