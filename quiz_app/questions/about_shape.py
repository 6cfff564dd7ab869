"""JSON Schema of the keys that every question may have."""

from __future__ import annotations

from collections.abc import Iterable

from quiz_app.questions.allowing import PATTERN
from quiz_app.questions.shapes import FLAG, ID, TEXT, TEXTS, Shape, described, whole

_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
_WORD = r"(?!>(?:\s|$))\S+"  # any but the lone sign between the parts of a citation
_NO_PASSAGE_0 = r"(?!(?:[\s\S]*\s)?>\s+0{1,3}\s*$)"
_FORM = (
    "Write `DOCUMENT > SECTION`, with ` > 3` for its third passage; DOCUMENT is an id such as border-history."
)
_ONE_PLACE = "`section` says where: name nothing but the document here, or delete `section`."

_CITATION: Shape = {
    "type": ["string", "number", "boolean", "object"],
    "pattern": rf"^{_NO_PASSAGE_0}\s*{_ID}(?:\s+>(?:\s+{_WORD})+)*\s*$",
    "patternErrorMessage": _FORM,
    "properties": {
        "document": described(ID, "The id of the document; without it, the deck's own."),
        "section": described(
            TEXT, "The heading, as it stands in the document; with ` > 3` for its third passage."
        ),
        "passage": described(whole(), "Which paragraph below the heading, counted from 1."),
        "evidence": described(TEXTS, "Words of the passage that prove the answer."),
    },
    "additionalProperties": False,
}
_CITATIONS: Shape = {
    **_CITATION,
    "type": ["string", "number", "boolean", "object", "array"],
    "items": _CITATION,
}
_DOCUMENT_ALONE: Shape = {
    "pattern": rf"^\s*{_ID}\s*$",
    "patternErrorMessage": _ONE_PLACE,
    "properties": {"section": False, "passage": False, "evidence": False},
}
# What holds where `section` is written: a source beside it may say which document, and no place in it.
SECTION_BESIDE: Shape = {
    "properties": {"source": {**_DOCUMENT_ALONE, "minItems": 1, "maxItems": 1, "items": _DOCUMENT_ALONE}}
}
_NAMED: Shape = {"required": ["document"], "items": {"required": ["document"]}}
# What holds where the deck has no document of its own: every citation names one.
NO_DOCUMENT: Shape = {
    "dependencies": {"section": ["source"]},
    "properties": {"source": _NAMED, "contradicts": _NAMED},
}
_SECTIONS: Shape = {
    **TEXTS,
    "pattern": rf"^(?!\s*0{{1,3}}\s*$){_NO_PASSAGE_0}[\s\S]*\S",
    "patternErrorMessage": "Write a heading; passages are counted from 1.",
}
_TAGS: Shape = {
    **TEXTS,
    "pattern": r"^[^,]*[^\s,][^,]*$",
    "patternErrorMessage": "Write several tags as a list: [one, another].",
}
# What stands before a sign / is the id of a deck; and one text is no list.
_NAME = rf"\s*(?:{_ID}\s*/\s*)?[^/]*[^/\s][^/]*$"
_GROUP: Shape = {
    "patternErrorMessage": "Write a name, `DECK/NAME` for a group of another deck, or a list of these."
}
_GROUPS: Shape = {
    **TEXTS,
    **_GROUP,
    "pattern": rf"^(?!.*[^\s,;].*[,;].*[^\s,;].*$){_NAME}",
    "items": {**TEXT, **_GROUP, "pattern": f"^{_NAME}"},
}
_ALLOW: Shape = {
    "type": "object",
    "patternProperties": {PATTERN: TEXT},
    "additionalProperties": False,
    "errorMessage": "Write codes with reasons: {L005: why it is right here}.",
}
_WHEN: Shape = {
    "type": ["string", "number"],
    "pattern": "[0-9]",
    "errorMessage": "Write a year, a day or a range: 1689, 1689-08-27, 1689-1727, c. 1640, 221 BCE.",
}


def about_shape(types: Iterable[str]) -> dict[str, Shape]:
    """The shape of each common key; `types` are the names that `type` may state."""
    return {
        "id": described(
            ID, "Permanent: progress hangs on it. `quiz check --fix` writes one where it is missing."
        ),
        "type": {
            "enum": [*types],
            "description": "Rarely needed: the type of a question follows from its keys.",
        },
        "explain": described(TEXT, "Shown after the answer: why it is so."),
        "hint": described(TEXT, "Shown on request before the answer."),
        "source": described(
            _CITATIONS, "Where it is from: `DOCUMENT > SECTION > 3`, or several of these in a list."
        ),
        "section": described(_SECTIONS, "Where it is from: a heading of the deck's own document."),
        "contradicts": described(_CITATIONS, "A place that says otherwise, written as under `source`."),
        "inference": described(TEXT, "How the answer follows, where the source does not say it outright."),
        "according_to": described(TEXT, "Whose view it is, where others hold another."),
        "as_of": described(TEXT, "When it held, where it may change."),
        "tags": described(_TAGS, "What it is about, for choosing what to study: [treaties, qing]."),
        "group": described(
            _GROUPS,
            "Questions of one group give each other away, and are asked on different days; `DECK/NAME` is another "
            "deck's.",
        ),
        "when": described(
            _WHEN, "The year or date that it is about, or a range: 1689, 1689-1727, c. 1640, 221 BCE."
        ),
        "level": described({**whole(3), "examples": [1, 2, 3]}, "How hard it is, from 1 to 3."),
        "draft": described(FLAG, "`true` says that it is not asked yet."),
        "allow": described(
            _ALLOW, "Rules of `quiz check` that do not hold here, each with the reason: {L005: why}."
        ),
    }
