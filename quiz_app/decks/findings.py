"""What can be wrong with a deck's YAML once it parses, each as a Problem with its words."""

from __future__ import annotations

from collections.abc import Callable

from quiz_app.questions.node import Mark
from quiz_app.questions.problem import Problem, Severity
from quiz_app.text import clean, one_line

Report = Callable[[Problem], None]


def shown(text: str, limit: int = 40) -> str:
    """A piece of the author's text as it is quoted in a message: cleaned, on one line, cut."""
    return f"`{one_line(text, limit)}`"


def problem(code: str, mark: Mark | None, message: str, hint: str, *, warning: bool = False) -> Problem:
    """A problem in fewer words than the constructor."""
    severity = Severity.WARNING if warning else Severity.ERROR
    return Problem(code=code, message=message, hint=hint, mark=mark, severity=severity)


def hidden(raw: str, mark: Mark) -> Problem:
    """Characters that were removed at the border."""
    gone = [c for c in dict.fromkeys(raw) if not clean(c)]
    codes = ", ".join(f"U+{ord(c):04X}" for c in gone[:3]) or "more accents than a letter can bear"
    return problem(
        "Y007",
        mark,
        f"This text holds characters that cannot be seen ({codes}); they are left out.",
        "Delete them, or type the text anew: pasted text often brings them along.",
        warning=True,
    )


def reserved(character: str, mark: Mark) -> Problem:
    """A plain value that begins with a character YAML keeps for itself."""
    meaning = _RESERVED.get(character, "")
    if not clean(character):
        return problem(
            "Y020",
            mark,
            f"No text can begin with the character U+{ord(character):04X}, which cannot be seen.",
            "Delete it, or type the line anew: pasted text often brings such characters along.",
        )
    return problem(
        "Y020",
        mark,
        f"Text that begins with {character} has to stand in quotes{meaning and f': {meaning}'}.",
        f'Put quotes around the whole text: "{character}…".',
    )


_RESERVED = {
    "*": "YAML takes * for a reference to another place",
    "&": "YAML takes & for the name of a place",
    "!": "YAML takes ! for a type",
    "|": "YAML takes | for the start of a text block",
    ">": "YAML takes > for the start of a text block",
    "%": "YAML keeps % for itself",
    "@": "YAML keeps @ for itself",
    "`": "YAML keeps ` for itself",
    "?": "YAML takes `? ` for the start of a key",
    ",": "YAML takes a comma for the end of a value",
    "]": "YAML takes ] for the end of a list",
    "}": "YAML takes } for the end of a mapping",
}


def tag(name: str, mark: Mark, text: str) -> Problem:
    """A YAML tag such as !!python/object: everything in a deck is text."""
    written = name.replace("tag:yaml.org,2002:", "!!", 1)
    if name.startswith("!") and len(name) > 1 and not text:
        return reserved("!", mark)
    return problem(
        "Y032",
        mark,
        f"The YAML tag {shown(written)} is not allowed; a deck holds only text, lists and mappings.",
        "Delete the tag. Text that begins with ! has to stand in quotes.",
    )


def second_document(mark: Mark) -> Problem:
    """A second YAML document in the file."""
    return problem(
        "Y038",
        mark,
        "A second document begins here (---); a deck is one document, and what follows is not read.",
        "Delete the line with ---, or move what follows into a file of its own.",
    )


def duplicate_key(key: str, first: int, mark: Mark) -> Problem:
    """The same key twice in one mapping."""
    return problem(
        "Y030",
        mark,
        f"{shown(key)} stands here a second time; the first is on line {first}.",
        "Keep one of the two. If a new question begins here, start it with a dash: `- id: …`.",
    )


def merge_key(mark: Mark) -> Problem:
    """YAML's `<<`."""
    return problem(
        "Y039",
        mark,
        "The merge key << is not supported in decks.",
        "Write the keys out here. A single value may still be reused: `source: *name`.",
    )


def empty_key(mark: Mark) -> Problem:
    """A colon without a key before it."""
    return problem(
        "Y041",
        mark,
        "There is no key before this colon.",
        "Write the key, as in `answer: …`; text that begins with a colon has to stand in quotes.",
    )


def unknown_alias(name: str, mark: Mark) -> Problem:
    """*name without &name before it."""
    return problem(
        "Y033",
        mark,
        f"*{clean(name)} refers to a place named &{clean(name)}, and there is none before it.",
        f'If this is text, put quotes around it: "*{clean(name)}…".',
    )


def recursive_alias(name: str, mark: Mark) -> Problem:
    """*name inside of &name."""
    return problem(
        "Y034",
        mark,
        f"*{clean(name)} refers to the very thing it stands in, so it has no end.",
        "Write out what is meant, or put quotes around it if it is text.",
    )


def too_many_aliases(mark: Mark, most: int, most_nodes: int) -> Problem:
    """Aliases past their bounds: the file would grow without end when it is read."""
    return problem(
        "Y035",
        mark,
        f"The file refers back (*name) too often: more than {most:,} times, or to more than {most_nodes:,} values.",
        "Write the values out, or split the deck.",
    )


def too_deep(mark: Mark, most: int) -> Problem:
    """Lists in lists in lists."""
    return problem(
        "Y036",
        mark,
        f"Lists and mappings lie deeper in each other here than {most} levels; no deck needs that.",
        "Look for stray [ or { here. Text that begins with one of them has to stand in quotes.",
    )


def too_many_keys(mark: Mark, most: int) -> Problem:
    """More keys in one mapping than anything in a deck needs."""
    return problem(
        "Y040",
        mark,
        f"One mapping has more than {most:,} keys here.",
        "Look for questions that are not begun with a dash, or split the deck.",
    )


def too_many_items(mark: Mark, most: int) -> Problem:
    """A list inside of a question that nobody could learn."""
    return problem(
        "Y040",
        mark,
        f"One list of this question has more than {most:,} items here.",
        "Make several questions of it.",
    )


def too_long(mark: Mark, letters: int, most: int) -> Problem:
    """A text that no card could show."""
    return problem(
        "Y042",
        mark,
        f"This text has {letters:,} characters; a text in a deck may have {most:,}.",
        "Ask about one thing at a time. If the text was to end earlier, look for a quote that is not closed.",
    )


def too_many_values(mark: Mark, most: int) -> Problem:
    """More values than a deck may have."""
    return problem(
        "Y037",
        mark,
        f"The file holds more than {most:,} values, which is too much for one deck.",
        "Split it into several decks, each with its own `deck:` id.",
    )
