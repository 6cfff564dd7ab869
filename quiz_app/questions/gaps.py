"""The gaps of a cloze text, written as Anki writes them: {{c1::hidden}} or {{c1::hidden::hint}}."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quiz_app.questions import codes

HIGHEST = 500
_MOST_FAULTS = 20  # a text with more is no cloze, and each unclosed gap is looked for up to the end
_OPEN, _CLOSE = "{{", "}}"
_HEAD = re.compile(r"c(\d{1,9})::", re.ASCII)
_BRACES = re.compile(r"\{\{|\}\}")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the text: shown always where `number` is 0, else hidden by the card of that number."""

    text: str
    number: int = 0
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a gap: the code, the index of its first character in the text, and the gap's beginning."""

    code: str
    offset: int
    excerpt: str


def scan(text: str) -> tuple[tuple[Run, ...], tuple[Fault, ...]]:
    """The runs of a cloze text in order, and the faults of its gaps (20 at most); a faulty gap gives no run."""
    runs: list[Run] = []
    faults: list[Fault] = []
    place = 0
    while len(faults) < _MOST_FAULTS and (start := text.find(_OPEN, place)) >= 0:
        if start > place:
            runs.append(Run(text[place:start]))
        end, nested = _end(text, start)
        if end < 0:
            faults.append(Fault(codes.GAP_UNCLOSED, start, text[start : start + 40]))
            place = start + len(_OPEN)
            continue
        place = end + len(_CLOSE)
        gap = _gap(text[start + len(_OPEN) : end], nested)
        if isinstance(gap, Run):
            runs.append(gap)
        else:
            faults.append(Fault(gap, start, text[start:place]))
    if place < len(text):
        runs.append(Run(text[place:]))
    return tuple(runs), tuple(faults)


def _end(text: str, start: int) -> tuple[int, bool]:
    """Where the braces that close the gap at `start` stand (-1 for nowhere), and whether gaps open in between."""
    depth = 0
    nested = False
    for braces in _BRACES.finditer(text, start):
        depth += 1 if braces.group() == _OPEN else -1
        nested = nested or depth > 1
        if depth == 0:
            end = braces.start()
            hidden = text[start + len(_OPEN) : end]
            # A brace that the hidden text opened is closed before the gap is: {{c1::f{x}}}.
            spare = hidden.count("{") - hidden.count("}")
            while spare > 0 and text.startswith(_CLOSE, end + 1):
                end, spare = end + 1, spare - 1
            return end, nested
    return -1, nested


def _gap(inside: str, nested: bool) -> Run | str:
    """The run that a gap's text between its braces makes, or the code of what is wrong with it."""
    if nested:
        return codes.GAP_NESTED
    head = _HEAD.match(inside.lstrip())
    if head is None:
        return codes.GAP_UNNUMBERED
    number = int(head[1])
    if not 1 <= number <= HIGHEST:
        return codes.GAP_ZERO if number == 0 else codes.GAP_UNNUMBERED
    hidden, _colons, hint = inside.lstrip()[head.end() :].partition("::")
    if not hidden.strip():
        return codes.GAP_EMPTY
    return Run(hidden, number, hint.strip())
