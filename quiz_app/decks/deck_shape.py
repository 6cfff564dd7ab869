"""JSON Schema of a whole deck: the keys at its top, and its questions."""

from __future__ import annotations

from dataclasses import fields

from quiz_app.decks.deck import Source
from quiz_app.decks.snippets import snippets
from quiz_app.questions.about_shape import NO_DOCUMENT
from quiz_app.questions.question_shape import question_shape, type_shapes
from quiz_app.questions.shapes import ID, TEXT, Shape, described

_DRAFT_7 = "http://json-schema.org/draft-07/schema#"
_ABOUT_SOURCES = {
    "title": "The document's title.",
    "kind": "What it is, such as an encyclopedia article.",
    "file": "The name of its file, beside the deck or in a folder of documents.",
    "url": "Where it is to be found.",
    "author": "Who wrote it.",
    "date": "When it was written.",
    "license": "The terms on which it may be used.",
}
_FILE: Shape = {
    **TEXT,
    "pattern": r"^\s*(?![~/\\\s])(?![^/\\]*:)(?!(?:[\s\S]*[/\\])?\.\.(?:[/\\]|\s*$))",
    "patternErrorMessage": "Write the name of a file beside the deck or in a folder of documents.",
}
_LANGUAGE: Shape = {
    **TEXT,
    "pattern": r"^\s*[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\s*$",
    "patternErrorMessage": "Write a code such as en, ru, zh or pt-BR.",
}


def deck_shape() -> Shape:
    """JSON Schema (draft 7) of decks: it takes what reading takes, and refuses what it can of the rest."""
    return {
        "$schema": _DRAFT_7,
        "title": "quiz deck",
        "type": "object",
        "properties": {
            "deck": described(ID, "The deck's id. Permanent: progress hangs on it."),
            "title": described(TEXT, "What the deck is called."),
            "description": described(TEXT, "What the deck is about, in a sentence."),
            "language": described(_LANGUAGE, "The language of its questions, as a code such as en."),
            "license": described(TEXT, "The terms on which others may use the deck, such as CC-BY-4.0."),
            "document": described(ID, "The id of the document that `section` alone refers to."),
            "sources": _sources(),
            "questions": {
                "type": "array",
                "minItems": 1,
                "items": {**question_shape(), "defaultSnippets": snippets()},
                "description": "The questions, each beginning with a dash.",
                "errorMessage": "Write each question below, beginning with a dash: `- question: …`.",
            },
        },
        "required": ["deck", "title", "questions"],
        "additionalProperties": False,
        "if": {"required": ["document"]},
        "else": {"properties": {"questions": {"items": NO_DOCUMENT}}},
        "definitions": type_shapes(),
    }


def _sources() -> Shape:
    source = {
        "type": ["object", "null"],
        "properties": {
            field.name: described(_FILE if field.name == "file" else TEXT, _ABOUT_SOURCES[field.name])
            for field in fields(Source)
            if field.name != "id"
        },
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "propertyNames": ID,
        "additionalProperties": source,
        "description": "The documents that the questions cite, each below its id.",
    }
