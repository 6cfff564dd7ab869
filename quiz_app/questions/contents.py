"""The one place where types of question are registered, and questions of any type as JSON values.

A type's module is imported when the first of its questions comes: a sitting seldom needs them all.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib import import_module

from quiz_app.questions.about import common_content, restore_common
from quiz_app.questions.model import Question
from quiz_app.questions.question_type import Content, QuestionType

# The registration, name and module: the first type that is told by the keys is taken, so the more telling stand first.
MODULES = {
    "cloze": "cloze",
    "true-false": "true_false",
    "order": "order",
    "match": "match",
    "number": "number",
    "date": "date",
    "multi-select": "multi_select",
    "list": "named_list",
    "choice": "choice",
    "typed": "typed",
    "flashcard": "flashcard",
}

_FINGERPRINT_DIGITS = 32
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"))


@cache
def type_called(name: str) -> QuestionType:
    """The type of this name; ValueError where this version knows none."""
    if name not in MODULES:
        raise ValueError(f"There is no type of question called {name!r}.")
    kind = import_module(f"quiz_app.questions.{MODULES[name]}").TYPE
    assert isinstance(kind, QuestionType)
    return kind


def to_content(question: Question) -> dict[str, object]:
    """A question as JSON values, whole but for where it stood; `from_content` gives it back."""
    return {"type": question.type_name, **common_content(question.about), **question.content()}


def from_content(content: Content) -> Question:
    """The question that `to_content` wrote down. ValueError where it was written by a version that knows more types."""
    return type_called(str(content.get("type"))).restore(content, restore_common(content))


def fingerprint(question: Question) -> str:
    """Names a wording: 32 hex digits of the SHA-256 of the content as canonical JSON, without the id."""
    return fingerprint_of(to_content(question))


def fingerprint_of(content: Content) -> str:
    """The fingerprint of the question that a content holds, also where it is of a type not known here."""
    said = {key: value for key, value in content.items() if key != "id"}
    return hashlib.sha256(_CANONICAL.encode(said).encode()).hexdigest()[:_FINGERPRINT_DIGITS]
