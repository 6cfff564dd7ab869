"""The descriptor by which a type of question makes itself known to the registry."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field

from quiz_app.questions.codes import Explanation
from quiz_app.questions.fields import Fields
from quiz_app.questions.model import Common, Question
from quiz_app.questions.node import Mapping

Content = MappingOf[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionType:
    """Everything the registry needs of a type; each type's module has one, called `TYPE`.

    `keys` are the keys it knows besides the common ones. `told_by` says from the keys written that this type is
    meant; the registry asks in its own order and takes the first that says yes. `read` makes the question, or
    reports what hinders and gives None. `restore` is the inverse of `Question.content`. `explanations` are of the
    codes that only this type has. `shape` is JSON Schema (draft 7) of the question as an object: `properties` of
    exactly its keys, what is `required`, and conditions between them; the common keys are added to it. `told` is
    JSON Schema that holds for the questions that `told_by` takes, and may leave out what earlier types take.
    `example` is YAML of a good question, with a comment for authors above it, as a new deck has it.
    """

    name: str
    keys: tuple[str, ...]
    told_by: Callable[[Mapping], bool]
    read: Callable[[Fields, Common], Question | None]
    restore: Callable[[Content, Common], Question]
    explanations: tuple[Explanation, ...] = ()
    shape: Content = field(default_factory=dict)
    told: Content = field(default_factory=dict)
    example: str = ""
