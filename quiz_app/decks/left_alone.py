"""Why mending left a problem as it is, where it looked as if it could be mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quiz_app.decks.encoding import decode
from quiz_app.decks.key_mends import CODE, HEADER_CODE, near_keys
from quiz_app.decks.outline import outline_of
from quiz_app.decks.reader import read_deck
from quiz_app.decks.split import TOP_KEYS
from quiz_app.decks.text_lines import body, indent_of, lines_of
from quiz_app.questions.node import Entry, Mapping
from quiz_app.questions.problem import Problem, Severity
from quiz_app.questions.registry import known_keys
from quiz_app.text import one_line

_TEXTS = frozenset(("Y010", "Y011", "Y012", "Y013", "Y017", "Y020"))
_TABS = (
    "Tabs are mended where the question can be read with tabs of 2, 4 or 8 columns, and says the same with each; "
    "write spaces, as many as are meant."
)
_GOES_ON = "The text may end on this line or go on below; put quotes where it begins and where it ends."
_OPEN = "It can be meant in more than one way; put quotes around what is the text."


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """A problem that was not mended, and `why`; `first` is its line (counted from 1) before mending, `line` after."""

    line: int
    code: str
    why: str
    first: int


def left_alone(data: bytes, name: str, was: Callable[[int], int]) -> tuple[LeftAlone, ...]:
    """Of the problems that a mended deck file still has, those of a kind that is mended elsewhere, and why not here.

    `was` tells where a line of it stood before.
    """
    reading = read_deck(data, name)
    wanted = [
        each.problem for each in reading.problems if each.problem.code in _TEXTS | {"Y015", CODE, HEADER_CODE}
    ]
    if not wanted:
        return ()
    lines = lines_of(reading.text)
    entries = {entry.key.begin: (entry, mapping) for entry, mapping in _entries(data)}
    found: list[LeftAlone] = []
    for problem in wanted:
        why = _why_key(problem, entries) if problem.code in (CODE, HEADER_CODE) else _why(problem, lines)
        if why and problem.mark:
            found.append(LeftAlone(problem.mark.line, problem.code, why, was(problem.mark.line)))
    return tuple(found)


def _why(problem: Problem, lines: list[str]) -> str:
    if problem.code == "Y015":
        return _TABS
    number = problem.mark.line - 1 if problem.mark else 0
    below = next((line for line in lines[number + 1 :] if body(line).strip()), "")
    return _GOES_ON if indent_of(below) > indent_of(lines[number].replace("- ", "  ", 1)) else _OPEN


def _why_key(problem: Problem, entries: dict[int, tuple[Entry, Mapping]]) -> str:
    """Why a key was not named anew; "" where there is none near that it could be a slip for."""
    entry, mapping = entries.get(problem.mark.index if problem.mark else -1, (None, None))
    if entry is None or mapping is None:
        return ""
    near = near_keys(entry.key.text, TOP_KEYS if problem.code == HEADER_CODE else known_keys())
    if not near:
        return ""
    old, new = one_line(entry.key.text, 40), " or ".join(f"`{each}`" for each in near)
    if len(near) > 1:
        return f"`{old}` may mean {new}; name it yourself."
    if near[0] in mapping.values:
        return f"`{old}` may mean {new}, which is there already; delete one of them."
    if problem.severity is Severity.WARNING:
        return f"`{old}` may mean {new}; name it yourself, since --fix changes nothing that can be read."
    return f"As {new}, `{old}` would still leave an error in the question; mend both."


def _entries(data: bytes) -> Iterator[tuple[Entry, Mapping]]:
    """The entries of the header and of each question."""
    outline = outline_of(decode(data).readable)
    for node in (outline.top, *(item.node for item in outline.items or ())):
        if isinstance(node, Mapping):
            for entry in node.entries:
                yield entry, node
