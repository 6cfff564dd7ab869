"""What is wrong with a deck, said with a stable code, a place and a hint how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quiz_app.questions.node import Mark


class Severity(StrEnum):
    """Errors keep a question (or file) from being used; warnings do not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding. `message` says what is wrong, `hint` how to mend it; `mark` is None where only the file is known.

    `question` is the id of the question it belongs to, or "".
    """

    code: str
    message: str
    hint: str
    mark: Mark | None = None
    severity: Severity = Severity.ERROR
    question: str = ""
