"""What each code of a problem means, and how it is mended: Y for YAML, D for the deck as a whole, Q for a question.

A code never changes its meaning and is never used again, since authors and their tools look for it.
"""

from __future__ import annotations

from quiz_app.decks.deck_codes import DECK
from quiz_app.decks.file_codes import FILE, PATHS, TREE
from quiz_app.decks.trap_codes import TRAPS
from quiz_app.questions.codes import Explanation
from quiz_app.questions.explanations import EXPLANATIONS as ABOUT_QUESTIONS

ABOUT_DECKS: dict[str, Explanation] = {
    explanation.code: explanation for explanation in (*FILE, *PATHS, *TRAPS, *TREE, *DECK)
}


def explanations() -> dict[str, Explanation]:
    """Every code there is, of decks and of questions, in alphabetical order."""
    return dict(sorted({**ABOUT_DECKS, **ABOUT_QUESTIONS}.items()))
