"""Tables with an option a column and one that says which is right: by its letter, its number or its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

from quiz_app.decks.writing import Value
from quiz_app.text import fold

# What a column may hold in such a table: one option, and what says which of them are right.
OPTION, CORRECT = "option", "correct"
NO_RIGHT_OPTION = "It cannot be told which of its options is right."
ALL_RIGHT = "All of its options are right; it asks to name them all."

_STEMS = ("option", "options", "choice", "choices", "answer", "answers", "answeroption", "answerchoice",
          "alternative", "response", "")  # fmt: skip
_PLACED = re.compile(r"(.*?)([0-9]{1,2}|[a-h])")
_SAYS_RIGHT = ("correct", "correctanswer", "correctanswers", "correctoption", "correctoptions", "correctchoice",
               "rightanswer", "rightanswers", "rightoption", "answerkey", "solution", "answer", "answers")  # fmt: skip
_BETWEEN = re.compile(r"\s*[,;|/&\n]\s*|\s+and\s+")
_LETTER = re.compile(r"(?:option|choice|answer)?\s*\(?([a-h])[).:]?")
_NUMBER = re.compile(r"(?:option|choice|answer)?\s*\(?#?([0-9]{1,2})[).:]?")


class By(StrEnum):
    """How the right option is told."""

    TEXT = "text"
    LETTER = "letter"
    NUMBER = "number"
    APART = "apart"  # it is none of the options in the other columns, which are all wrong

    def sentence(self) -> str:
        """The same for the author."""
        if self is By.APART:
            return "The right option stands in a column of its own."
        return f"The right option is told by its {self}."


_WITHIN = (By.TEXT, By.LETTER, By.NUMBER)


def option_roles(plain: Sequence[str]) -> dict[int, str]:
    """The roles of the columns of options, and of the one that says which is right, by their places.

    `plain` are the names of all columns without case, spaces and signs. Empty where it is no such table.
    """
    found: dict[str, dict[str, int]] = {}
    for place, name in enumerate(plain):
        parted = _PLACED.fullmatch(name)
        if parted and parted[1] in _STEMS:
            found.setdefault(parted[1], {}).setdefault(parted[2], place)
    right = next((plain.index(name) for name in _SAYS_RIGHT if name in plain), None)
    for stem in _STEMS:
        places = found.get(stem, {})
        begins = {"a", "b"} <= set(places) or {"1", "2"} <= set(places)
        if begins and right is not None:
            return {**dict.fromkeys(places.values(), OPTION), right: CORRECT}
    return {}


def told_by(rows: Iterable[tuple[Sequence[str], str]]) -> By:
    """How these rows, options and what is right of them, tell it: in the way in which most of them can be read."""
    read: Counter[By] = Counter()
    for options, correct in rows:
        read.update(by for by in _WITHIN if _picked(options, correct, by))
    return max(_WITHIN, key=lambda by: read[by]) if read else By.APART


def picked(options: Sequence[str], correct: str, by: By) -> tuple[int, ...]:
    """The places of the right options; where a row tells it in another way than the others, so it is read."""
    return next(filter(None, (_picked(options, correct, each) for each in (by, *_WITHIN))), ())


def question_of(question: str, options: Sequence[str], answers: Sequence[str]) -> dict[str, Value]:
    """The keys of a question with these options, of which some may be empty, and the right ones."""
    answers = list(dict.fromkeys(answers))
    wrong = list(dict.fromkeys(each for each in options if each and each not in answers))
    if len(answers) > 1:
        return {"question": question, "answers": answers, **({"wrong": wrong} if wrong else {})}
    return {"question": question, "answer": answers[0], **({"wrong": wrong} if wrong else {})}


def _picked(options: Sequence[str], correct: str, by: By) -> tuple[int, ...]:
    """The places that a cell names in one way; none where any of it cannot be meant so."""
    if by is By.TEXT:
        whole = _place_of(options, correct)
        if whole is not None:
            return (whole,)
    places: list[int] = []
    for part in _BETWEEN.split(correct.strip()):
        place = _place_of(options, part) if by is By.TEXT else _numbered(part, by)
        if place is None or not 0 <= place < len(options) or not options[place]:
            return ()
        places.append(place)
    return tuple(sorted(set(places)))


def _place_of(options: Sequence[str], text: str) -> int | None:
    if text in options and text:
        return options.index(text)
    wanted = " ".join(fold(text).split())
    return next(
        (at for at, each in enumerate(options) if each and " ".join(fold(each).split()) == wanted), None
    )


def _numbered(part: str, by: By) -> int | None:
    found = (_LETTER if by is By.LETTER else _NUMBER).fullmatch(fold(part).strip())
    if found is None:
        return None
    return ord(found[1]) - ord("a") if by is By.LETTER else int(found[1]) - 1
