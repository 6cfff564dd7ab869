"""The gaps of a cloze text, written as Anki writes them: {{c1::hidden}} or {{c1::hidden::hint}}."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from quiz_app.questions.codes import Explanation

NO_GAP = "Q090"
GAP_UNCLOSED = "Q091"
GAP_NESTED = "Q092"
GAP_EMPTY = "Q093"
GAP_UNNUMBERED = "Q094"
GAP_ZERO = "Q095"
HIGHEST = 500
_MOST_FAULTS = 20  # a text with more is no cloze, and each unclosed gap is looked for up to the end
_OPEN, _CLOSE = "{{", "}}"
_HEAD = re.compile(r"c(\d{1,9})::", re.ASCII)
# The texts that `scan` finds good, in the dialect that Python and the editors' JavaScript share.
PATTERN = (
    r"^(?:(?!\{\{)[\s\S])*"
    r"(?:\{\{\s*c0*(?:[1-9][0-9]?|[1-4][0-9][0-9]|500)::(?!\s*(?:::|\}\}))(?:(?!\{\{|\}\})[\s\S])+\}\}"
    r"(?:(?!\{\{)[\s\S])*)+$"
)
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


@lru_cache(maxsize=256)  # a cloze is asked for its prompts and answers one after the other
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
            faults.append(Fault(GAP_UNCLOSED, start, text[start : start + 40]))
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
        return GAP_NESTED
    head = _HEAD.match(inside.lstrip())
    if head is None:
        return GAP_UNNUMBERED
    number = int(head[1])
    if not 1 <= number <= HIGHEST:
        return GAP_ZERO if number == 0 else GAP_UNNUMBERED
    hidden, _colons, hint = inside.lstrip()[head.end() :].partition("::")
    if not hidden.strip():
        return GAP_EMPTY
    return Run(hidden, number, hint.strip())


EXPLANATIONS = (
    Explanation(
        NO_GAP,
        "a cloze has no gap",
        "Nothing is hidden, so nothing is asked.",
        "Mark what to hide: {{c1::text}}.",
        "cloze: Golovin signed at Nerchinsk.",
        'cloze: "{{c1::Golovin}} signed at Nerchinsk."',
    ),
    Explanation(
        GAP_UNCLOSED,
        "a gap is not closed",
        "The gap begins with {{ and nothing ends it.",
        "Write }} after the hidden text.",
        'cloze: "{{c1::Golovin signed at Nerchinsk."',
        'cloze: "{{c1::Golovin}} signed at Nerchinsk."',
    ),
    Explanation(
        GAP_NESTED,
        "a gap stands inside another",
        "Gaps within gaps are not supported: it could not be said what is hidden when.",
        "Write them one after the other.",
        'cloze: "{{c1::Golovin signed at {{c2::Nerchinsk}}}}."',
        'cloze: "{{c1::Golovin}} signed at {{c2::Nerchinsk}}."',
    ),
    Explanation(
        GAP_EMPTY,
        "a gap hides nothing",
        "Between the number and the end of the gap stands no text.",
        "Write the hidden text after the two colons.",
        'cloze: "{{c1::}} signed at Nerchinsk."',
        'cloze: "{{c1::Golovin}} signed at Nerchinsk."',
    ),
    Explanation(
        GAP_UNNUMBERED,
        "a gap has no number",
        "Each gap says which card it belongs to: c1, c2 and so on up to c500, then two colons.",
        "Write {{c1::text}}.",
        'cloze: "{{Golovin}} signed at Nerchinsk."',
        'cloze: "{{c1::Golovin}} signed at Nerchinsk."',
    ),
    Explanation(
        GAP_ZERO,
        "a gap has the number 0",
        "Gaps are numbered from 1; 0 makes no card.",
        "Write {{c1::text}}.",
        'cloze: "{{c0::Golovin}} signed at Nerchinsk."',
        'cloze: "{{c1::Golovin}} signed at Nerchinsk."',
    ),
)
