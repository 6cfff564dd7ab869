"""What can be done with a card at each of its steps: which keys of the study screen count, and what Space does."""

from __future__ import annotations

from quiz_app.questions.model import Expects
from quiz_app.study.showing import Phase, Showing
from quiz_app.ui.study_keys import STUDY

ALWAYS_POSSIBLE = ("back", "undo", "redo", "help", "scroll", "scroll_card", "page")
_OF_CARDS = frozenset(key.action.partition("(")[0] for key in STUDY) | {"give"}


def is_possible(action: str, showing: Showing | None, *, overruling: bool) -> bool:
    """Whether an action makes sense now; `overruling` says that another grade is being chosen for a judged card."""
    if action in ALWAYS_POSSIBLE:
        return True
    if showing is None:
        return action not in _OF_CARDS
    asked, judged = showing.phase is Phase.ASKED, showing.phase is Phase.JUDGED
    acceptable = showing.verdict is not None and showing.verdict.acceptable is not None
    allowed = {
        "grade": showing.phase is Phase.REVEALED or overruling,
        "override": judged and not overruling,
        "accept": judged and acceptable and not overruling,
        "dont_know": asked and showing.prompt.expects is not Expects.REVEAL,
        "hint": asked and showing.more_hints,
        "give": asked,
        "info": not asked,
        "edit": not asked,
        "passage": not asked and bool(showing.question.about.citations or showing.question.about.contradicts),
        "cite": not asked and bool(showing.question.about.citations),
    }
    return allowed.get(action, True)


def forward_words(showing: Showing, *, overruling: bool) -> str:
    """What Space does next, for the footer."""
    if showing.phase is Phase.REVEALED:
        return "good"
    if showing.phase is Phase.JUDGED:
        return "keep it" if overruling else "next"
    return "show the answer" if showing.prompt.expects is Expects.REVEAL else "answer"
