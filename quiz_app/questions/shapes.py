"""Pieces of JSON Schema for the values that the keys of a question take, as an editor sees them."""

from __future__ import annotations

from collections.abc import Mapping

Shape = Mapping[str, object]

# An editor reads 1689 as a number and yes as a switch; the program reads text, so all of these are text.
TEXT: Shape = {"type": ["string", "number", "boolean"]}
TEXTS: Shape = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}
SEVERAL: Shape = {"type": "array", "items": TEXT, "minItems": 2}
FLAG: Shape = {"enum": [True, False, "true", "false", "yes", "no", "True", "False", "Yes", "No"]}
# Texts of which each may carry a reason: a list of texts and of `text: because`, or a mapping of texts to reasons.
NOTED: Shape = {
    "anyOf": [
        TEXT,
        {"type": "object", "minProperties": 1, "additionalProperties": TEXT},
        {
            "type": "array",
            "minItems": 1,
            "items": {
                "anyOf": [
                    TEXT,
                    {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": TEXT},
                ]
            },
        },
    ]
}


def described(shape: Shape, about: str) -> Shape:
    """A shape with the sentence that an editor shows beside it."""
    return {**shape, "description": about}
