"""JSON Schema of a question of any type, made of what the registered types say of themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from quiz_app.questions.about_shape import SECTION_BESIDE, about_shape
from quiz_app.questions.question_type import QuestionType
from quiz_app.questions.registry import TYPES
from quiz_app.questions.shapes import Shape

_UNTOLD = "question"  # the definition of a question whose type its keys do not tell yet


def question_shape() -> Shape:
    """A question: its common keys, and by conditions one of the `type_shapes` that the deck holds as definitions.

    The conditions stand in a chain, as the registry decides: the type that is stated, else the first that is told.
    An editor then speaks of the one type that is meant, where alternatives would make it speak of all.
    """
    chain = _definition(_UNTOLD)
    for kind in reversed(TYPES):
        # The last type is told by the plainest keys: a further key may yet make it another, and has to be offered.
        then = (
            {"allOf": [_definition(kind.name), _offered()]} if kind is TYPES[-1] else _definition(kind.name)
        )
        chain = {"if": {"type": "object", **kind.told}, "then": then, "else": chain}
    for kind in reversed(TYPES):
        stated = {"type": "object", "required": ["type"], "properties": {"type": {"const": kind.name}}}
        chain = {"if": stated, "then": _definition(kind.name), "else": chain}
    return {
        "type": "object",
        "errorMessage": "Write the question as keys: `question: …`, and below it `answer: …`.",
        "properties": about_shape(kind.name for kind in TYPES),
        "dependencies": {"section": SECTION_BESIDE},
        **chain,
    }


def type_shapes() -> dict[str, Shape]:
    """The definitions that `question_shape` refers to, by name: one a type, and one for what tells no type."""
    untold = {
        "properties": {**_common(), **_of_all_types()},
        "required": ["question"],
        "additionalProperties": False,
    }
    return {_UNTOLD: untold, **{kind.name: _shape_of(kind) for kind in TYPES}}


def _definition(name: str) -> Shape:
    return {"$ref": f"#/definitions/{name}"}


def _shape_of(kind: QuestionType) -> Shape:
    return {
        **kind.shape,
        "title": kind.name,
        "properties": {**_common(), **_properties(kind)},
        "additionalProperties": False,
    }


def _offered() -> Shape:
    """What other types than the last one know, as an editor offers it; the last type's own shape refuses it."""
    own = _properties(TYPES[-1])
    return {"properties": {key: shape for key, shape in _of_all_types().items() if key not in own}}


def _of_all_types() -> dict[str, object]:
    """Each type's keys, the plainest first; a key of several is described as the plainest of them has it."""
    keys: dict[str, object] = {}
    for kind in reversed(TYPES):
        for key, shape in _properties(kind).items():
            keys.setdefault(key, shape)
    return keys


def _properties(kind: QuestionType) -> Mapping[str, object]:
    return cast(Mapping[str, object], kind.shape["properties"])


def _common() -> dict[str, object]:
    """The common keys, known and not described a second time."""
    return dict.fromkeys(about_shape(()), True)
