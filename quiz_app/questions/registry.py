"""All types of question, and the reading of a question of any type from what its author wrote."""

from __future__ import annotations

from functools import cache

from quiz_app.questions import codes
from quiz_app.questions.about import COMMON_KEYS, Defaults, id_of, read_common
from quiz_app.questions.citation import CITATION_KEYS
from quiz_app.questions.close_word import close_word
from quiz_app.questions.contents import (
    MODULES,
    fingerprint,
    fingerprint_of,
    from_content,
    to_content,
    type_called,
)
from quiz_app.questions.fields import Fields, Report, describe, shorten
from quiz_app.questions.model import Question
from quiz_app.questions.node import Entry, Mapping, Node
from quiz_app.questions.problem import Severity
from quiz_app.questions.question_type import QuestionType

__all__ = [
    "TYPES",
    "Defaults",
    "Report",
    "fingerprint",
    "fingerprint_of",
    "from_content",
    "known_keys",
    "read_question",
    "to_content",
]

# All of them, in the order of their registration in `questions.contents`.
TYPES: tuple[QuestionType, ...] = tuple(type_called(name) for name in MODULES)
_KNOWN_KEYS = {kind.name: frozenset((*COMMON_KEYS, *kind.keys)) for kind in TYPES}


def read_question(node: Node, defaults: Defaults, report: Report) -> Question | None:
    """The question that `node` holds, or None where an error was reported; warnings alone keep no question out."""
    if not isinstance(node, Mapping):
        _misshapen(node, report)
        return None
    identity = id_of(node)
    fields = Fields(node, report, question=identity)
    kind = _kind(fields)
    about = read_common(fields, identity, defaults)
    _check_keys(fields, kind)
    if kind is None:
        return None
    question = kind.read(fields, about)
    return None if fields.failed else question


def _misshapen(node: Node, report: Report) -> None:
    Fields(Mapping.of((), node.lines, node.begin, node.stop), report).problem(
        codes.QUESTION_SHAPE,
        f"A question must be a group of keys, but here is {describe(node)}.",
        "Write `question: …` and `answer: …`, each on its own line.",
    )


def _kind(fields: Fields) -> QuestionType | None:
    """The type that the keys tell or `type` states; a disagreement is reported."""
    told = next((kind for kind in TYPES if kind.told_by(fields.mapping)), None)
    name = fields.text("type")
    if not name:
        if told is None:
            known = ", ".join(f"`{key}`" for key in ("question", "term", "cloze"))
            fields.problem(
                codes.TYPE_UNCLEAR,
                "It cannot be told what is asked: the question has none of the keys that would say so.",
                f"Begin it with one of {known}.",
            )
        return told
    stated = next((kind for kind in TYPES if kind.name == name), None)
    if stated is None:
        _unknown_type(fields, name)
        return told
    foreign = [key for key in _type_keys() if key in fields and key not in stated.keys]
    if foreign:
        fields.problem(
            codes.TYPE_DISAGREES,
            f"`type` says {name}, but `{foreign[0]}` is no key of that type.",
            "Delete the line `type` (the keys tell the type), or change the keys.",
            mark=fields.mark("type"),
        )
        return told
    return stated


def _unknown_type(fields: Fields, name: str) -> None:
    names = [kind.name for kind in TYPES]
    close = close_word(name.lower(), names)
    fields.problem(
        codes.TYPE_UNKNOWN,
        f"There is no type of question called `{shorten(name)}`.",
        f"Did you mean {close}?" if close else f"Known are {', '.join(names)}; or delete the line.",
        mark=fields.mark("type"),
    )


def _check_keys(fields: Fields, kind: QuestionType | None) -> None:
    """Report keys that nothing will read."""
    if kind is not None and _KNOWN_KEYS[kind.name].issuperset(fields.mapping.values):
        return
    known = (*COMMON_KEYS, *(kind.keys if kind else _type_keys()))
    for entry in fields.mapping.entries:
        key = entry.key.text
        if key in known:
            continue
        if kind is not None and key in _type_keys():
            _misplaced(fields, entry, kind)
        else:
            _unknown(fields, entry, known)


def _misplaced(fields: Fields, entry: Entry, kind: QuestionType) -> None:
    fields.problem(
        codes.MISPLACED_KEY,
        f"A question of the type {kind.name} has no `{entry.key.text}`.",
        f"Delete it, or write another type of question; {kind.name} has {', '.join(kind.keys)}.",
        mark=entry.key.start,
    )


def _unknown(fields: Fields, entry: Entry, known: tuple[str, ...]) -> None:
    """A misspelt key of the type changes what is asked, so it is an error; any other unknown key is a warning."""
    key = entry.key.text
    close = close_word(key.lower(), (*known, *_type_keys()))
    shapes = bool(close) and close not in COMMON_KEYS
    if key in CITATION_KEYS:
        hint = f"It belongs to the citation: `source: {{section: …, {key}: …}}`."
    else:
        hint = f"Did you mean `{close}`?" if close else "Correct its name, or delete the line."
    fields.problem(
        codes.UNKNOWN_KEY,
        f"There is no key `{shorten(key)}`.",
        hint,
        mark=entry.key.start,
        severity=Severity.ERROR if shapes else Severity.WARNING,
    )


@cache
def known_keys() -> tuple[str, ...]:
    """All keys that a question of any type may have."""
    return tuple(dict.fromkeys((*COMMON_KEYS, *_type_keys())))


@cache
def _type_keys() -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for kind in TYPES for key in kind.keys))
