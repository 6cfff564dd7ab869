"""Every code that `quiz check` can print, in the groups in which `--explain` lists them."""

from __future__ import annotations

from quiz_app.authoring.about_proofs import EXPLANATIONS as PROOFS
from quiz_app.authoring.flagged import EXPLANATION as FLAGGED
from quiz_app.authoring.lint.rules import EXPLANATIONS as LINT
from quiz_app.decks.explanations import explanations as about_decks
from quiz_app.questions.codes import Explanation

# By the letter that a code begins with, in the order in which a deck is read.
_GROUPS = {
    "Y": "The text of the file cannot be read as it is meant",
    "D": "The deck as a whole",
    "Q": "A question that cannot be asked as it is written",
    "L": "A question that is bad to learn from (turned off for one question with `allow: {CODE: why}`)",
    "P": "A citation that its document does not bear out (told where the document is here)",
    "F": "What learners say",
}


def explanations() -> dict[str, Explanation]:
    """All codes with their explanations, group after group."""
    return {about.code: about for _title, listed in groups() for about in listed}


def groups() -> tuple[tuple[str, tuple[Explanation, ...]], ...]:
    """The title of each group with its explanations, in the order of their codes."""
    known = {**about_decks(), **LINT, **PROOFS, FLAGGED.code: FLAGGED}
    ordered = [known[code] for code in sorted(known)]
    return tuple(
        (title, tuple(about for about in ordered if about.code.startswith(letter)))
        for letter, title in _GROUPS.items()
    )
