"""Pieces of JSON Schema for the values that the keys of a question take, as an editor sees them.

`errorMessage` and `patternErrorMessage` are no part of JSON Schema: editors show them in the place of their own
words, and validators pass them over.
"""

from __future__ import annotations

from collections.abc import Mapping

Shape = Mapping[str, object]

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_YES = "[Tt][Rr][Uu][Ee]|[Yy][Ee][Ss]"
_NO = "[Ff][Aa][Ll][Ss][Ee]|[Nn][Oo]"
# An editor reads 1689 as a number and yes as a switch; the program reads text, so all of these are text.
_SCALARS = ("string", "number", "boolean")
_QUOTE = "Write one text here. One that begins with [ or {, or holds a colon and a space, goes in quotes."
_EMPTY = {"pattern": r"\S", "patternErrorMessage": "Write its text, or delete the line."}

TEXT: Shape = {"type": [*_SCALARS], **_EMPTY, "errorMessage": _QUOTE}
TEXTS: Shape = {
    "type": [*_SCALARS, "array"],
    **_EMPTY,
    "items": TEXT,
    "errorMessage": "Write a text here, or several as [one, another].",
}
SEVERAL: Shape = {
    "type": "array",
    "items": TEXT,
    "minItems": 2,
    "errorMessage": "Write a list: [one, another].",
}
PAIRS: Shape = {
    "type": "object",
    "minProperties": 2,
    "additionalProperties": TEXT,
    "errorMessage": "Write each pair on its own line, as `left: right`.",
}
FLAG: Shape = {
    "type": ["boolean", "string"],
    "pattern": rf"^\s*(?:{_YES}|{_NO})\s*$",
    "errorMessage": "Write true or false.",
}
# What `FLAG` takes, parted: for conditions, and for switches that may stand one way only.
YES: Shape = {"anyOf": [{"const": True}, {"type": "string", "pattern": rf"^\s*(?:{_YES})\s*$"}]}
NO: Shape = {"anyOf": [{"const": False}, {"type": "string", "pattern": rf"^\s*(?:{_NO})\s*$"}]}
# Texts of which each may carry a reason: a list of texts and of `text: because`, or a mapping of texts to reasons.
NOTED: Shape = {
    "type": [*_SCALARS, "array", "object"],
    **_EMPTY,
    "errorMessage": "Write a text here, or a list of them.",
    "additionalProperties": TEXT,
    "items": {
        "type": [*_SCALARS, "object"],
        **_EMPTY,
        "errorMessage": "Write `text`, or `text: because`.",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": TEXT,
    },
}
# The same where there must be one at least.
NOTED_SOME: Shape = {**NOTED, "minItems": 1, "minProperties": 1}
ID: Shape = {
    "type": [*_SCALARS],
    "pattern": rf"^\s*{_ID}\s*$",
    "maxLength": 80,
    "minimum": 0,
    "errorMessage": "An id is made of a-z, 0-9 and single hyphens, at most 80 characters.",
}


def described(shape: Shape, about: str) -> Shape:
    """A shape with the sentence that an editor shows beside it."""
    return {**shape, "description": about}


def whole(high: int | None = None) -> Shape:
    """A whole number from 1 to `high` (9 at most), or of any size; digits in quotes are one too."""
    digits = "[1-9][0-9]*" if high is None else f"[1-{high}]"
    most = {} if high is None else {"maximum": high}
    return {
        "type": ["integer", "string"],
        "minimum": 1,
        **most,
        "pattern": rf"^\s*0*{digits}\s*$",
        "errorMessage": "Write a whole number from 1 " + ("up." if high is None else f"to {high}."),
    }
