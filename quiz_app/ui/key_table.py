"""The whole table of keys, for help and for remapping: where each works, and which work at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.binding import Binding

from quiz_app.ui.browse_keys import ASKING, BROWSE, CHANGING, CONFIRMING, FILTERING, INFO, SEARCHING, TURNING
from quiz_app.ui.document_keys import DOCUMENT, DOCUMENTS, FINDING, READING
from quiz_app.ui.exam_keys import (
    EXAM,
    EXAM_RESULT,
    EXAM_SETUP,
    HANDING_IN,
    OPEN_EXAMS,
    PAPER,
    PICKING,
    PRESETS,
    RESULT_QUESTION,
)
from quiz_app.ui.history_keys import COMPARISON, HISTORY, NARROWING, REGRADING, SCOPING, SESSION
from quiz_app.ui.keys import id_of, names_of
from quiz_app.ui.page_keys import (
    CATCH_UP,
    CHART,
    DECKS,
    EDITING,
    EVERYWHERE,
    FAILURE,
    HOME,
    LEAF,
    OFFERS,
    PAGE,
    ROWS,
    SETTINGS,
)
from quiz_app.ui.preview_keys import PREVIEW
from quiz_app.ui.progress_keys import PROGRESS, SCOPE
from quiz_app.ui.study_keys import ARRANGING, CHOOSING, LISTING, PASSAGE, STUDY, SUMMARY, TRUE_FALSE, TYPING

PLACES = (
    ("Everywhere", PAGE),
    ("The program", EVERYWHERE),
    ("Home", HOME),
    ("Any card", STUDY),
    ("Typing", TYPING),
    ("Naming several", LISTING),
    ("Choosing", CHOOSING),
    ("Arranging", ARRANGING),
    ("True or false", TRUE_FALSE),
    ("End of a sitting", SUMMARY),
    ("A damaged database", FAILURE),
    ("Same question?", OFFERS),
    ("Catching up", CATCH_UP),
    ("Settings", SETTINGS),
    ("Typing a setting", EDITING),
    ("Browse", BROWSE),
    ("Changing cards", CHANGING),
    ("A card of Browse", TURNING),
    ("The search line", SEARCHING),
    ("Filters", FILTERING),
    ("Typing a note", ASKING),
    ("A question before a change", CONFIRMING),
    ("Open exams", OPEN_EXAMS),
    ("The set-up of an exam", EXAM_SETUP),
    ("What an exam is drawn from", PICKING),
    ("Presets of exams", PRESETS),
    ("An exam", EXAM),
    ("The questions of an exam", PAPER),
    ("Before an exam is handed in", HANDING_IN),
    ("The result of an exam", EXAM_RESULT),
    ("A question of a result", RESULT_QUESTION),
    ("History", HISTORY),
    ("The filter of History", SCOPING),
    ("Words to find in History", NARROWING),
    ("A session in History", SESSION),
    ("Two exams side by side", COMPARISON),
    ("Scoring exams anew", REGRADING),
    ("Documents", DOCUMENTS),
    ("A document", DOCUMENT),
    ("The text of a document", READING),
    ("Words to find", FINDING),
    ("Progress", PROGRESS),
    ("The deck of the figures", SCOPE),
    ("The preview of a deck", PREVIEW),
    ("Long lists", ROWS),
    ("Lists", DECKS),
    ("A chart", CHART),
    ("The passage of a card", PASSAGE),
    ("Help and card info", LEAF),
    ("Card info", INFO),
)
# Keys that work at once, so that a key of one can be lost to another.
_TOGETHER = (
    (PAGE, HOME), (PAGE, STUDY), (PAGE, SUMMARY), (PAGE, SETTINGS), (PAGE, BROWSE, CHANGING), (LEAF, INFO),
    (LEAF, PASSAGE), (CHANGING, TURNING), (TYPING,), (LISTING,), (CHOOSING,), (ARRANGING,), (TRUE_FALSE,), (EDITING,),
    (SEARCHING,), (FILTERING,), (ASKING,), (CONFIRMING,), (PAGE, DOCUMENTS, ROWS), (PAGE, DOCUMENT, ROWS),
    (PAGE, READING, ROWS), (FINDING,), (DECKS,), (PAGE, PROGRESS, CHART), (LEAF, SCOPE, ROWS),
    (PAGE, OPEN_EXAMS, DECKS), (PAGE, HISTORY, ROWS), (LEAF, SCOPING, ROWS), (NARROWING,), (PAGE, SESSION, ROWS),
    (PAGE, COMPARISON, ROWS),
    (LEAF, REGRADING), (PAGE, EXAM_SETUP), (PICKING,), (LEAF, PRESETS), (PAGE, EXAM), (PAPER, ROWS), (HANDING_IN,),
    (PAGE, EXAM_RESULT, ROWS), (PAGE, RESULT_QUESTION), (PAGE, PREVIEW),
)  # fmt: skip


def known_ids() -> frozenset[str]:
    """The ids of all actions whose keys may be changed."""
    return frozenset(id_of(key) for _, keys in PLACES for key in keys)


def left_without(changed: Mapping[str, str]) -> list[str]:
    """The actions that lose a key because `changed` gives it to another one of the same screen."""
    lost: set[str] = set()
    for groups in _TOGETHER:
        together = [key for keys in groups for key in keys]
        taken = {name for each, names in changed.items() for name in names_of(names) if _has(together, each)}
        for key in together:
            if id_of(key) not in changed and any(name in taken for name in names_of(key.key)):
                lost.add(id_of(key))
    return sorted(lost)


def _has(keys: Iterable[Binding], wanted: str) -> bool:
    return any(key.id == wanted for key in keys)
