"""Texts that stand beside one another in a question must be told apart."""

from __future__ import annotations

from collections.abc import Iterable

from quiz_app.questions.compare import normalise
from quiz_app.questions.fields import Fields, shorten
from quiz_app.questions.node import Place


def check_apart(fields: Fields, code: str, kind: str, texts: Iterable[tuple[str, Place]]) -> None:
    """Report, as `code`, each text that differs from one before it by nothing that counts.

    `kind` names one of them in the message, as "item".
    """
    seen: dict[str, str] = {}
    for text, mark in texts:
        form = normalise(text)
        if form in seen:
            fields.problem(
                code,
                f"The {kind} `{shorten(text)}` cannot be told apart from `{shorten(seen[form])}`.",
                "Change it or delete it.",
                mark=mark,
            )
        seen.setdefault(form, text)
