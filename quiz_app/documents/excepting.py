"""Questions for the exception: of their options the wrong ones are what the source tells of."""

from __future__ import annotations

import re

from quiz_app.questions.model import Question

# A word that turns a question round stands out, so that nobody overlooks it.
_EXCEPT = re.compile(
    r"\b(?:NOT|NEVER|EXCEPT|EXCEPTION)\b|(?P<mark>[*_]{1,2})(?:not|never|except)(?P=mark)(?!\w)"
)


def asks_for_exception(question: Question) -> bool:
    """Whether the right answer is what does not belong, so that its source need not name it."""
    if not question.content().get("wrong"):
        return False
    return any(_EXCEPT.search(question.full_text(part)) for part in question.parts())
