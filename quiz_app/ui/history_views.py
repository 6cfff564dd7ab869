"""The six views of History: what each is called, what can be done there, and what is said where it is empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual.content import Content

from quiz_app.ui.history_facts import (
    Told,
    attempt_told,
    hard_told,
    matrix_told,
    mix_up_told,
    session_told,
)
from quiz_app.ui.history_words import trend_words

if TYPE_CHECKING:
    from quiz_app.progress.scores import Scores
    from quiz_app.storage.exams import Kept
    from quiz_app.ui.glyphs import Glyphs
    from quiz_app.ui.history_scope import Scope

ATTEMPTS, SESSIONS, SECTIONS = "attempts", "sessions", "sections"
QUESTIONS, HARDEST, MIX_UPS = "questions", "hardest", "mix-ups"
TITLES = {
    ATTEMPTS: "Attempts", SESSIONS: "Sessions", SECTIONS: "Sections", QUESTIONS: "Questions", HARDEST: "Hardest",
    MIX_UPS: "Mixed up",
}  # fmt: skip
OPENS = {
    ATTEMPTS: "exam",
    SESSIONS: "answers",
    SECTIONS: "cards",
    QUESTIONS: "card",
    HARDEST: "card",
    MIX_UPS: "cards",
}
OF_VIEW = {
    "mark": (ATTEMPTS,), "compare": (ATTEMPTS,), "void": (ATTEMPTS,), "regrade": (ATTEMPTS,),
    "regrade_all": (ATTEMPTS,), "more": (SESSIONS,), "order": (SECTIONS, QUESTIONS, HARDEST),
    "open": (ATTEMPTS, SESSIONS, SECTIONS, QUESTIONS, HARDEST, MIX_UPS),
}  # fmt: skip
_BEGIN = "x on Home begins an exam."
_FILTERED = ("Nothing here is of these decks, tags and days.", "F shows all; f picks others.")
_ADVICE = {
    ATTEMPTS: ("No exam was taken yet.", _BEGIN),
    SESSIONS: ("Nothing was studied yet.", "Space on Home studies what is due today."),
    SECTIONS: (
        "No exam has a score that counts yet.",
        "Here stands how each section went in each of them.",
        _BEGIN,
    ),
    QUESTIONS: (
        "No exam has a score that counts yet.",
        "Here stands how each question went in each of them.",
        _BEGIN,
    ),
    HARDEST: (
        "No question has gone wrong often enough yet.",
        "Here stand those that do, in exams and study.",
    ),
    MIX_UPS: ("Nothing was mixed up yet.", "Here stands what was answered for what, and how often."),
}


def advice(view: str, scope: Scope) -> tuple[str, ...]:
    """What is said where a view is empty: what is so, and what to do."""
    return _FILTERED if scope else _ADVICE[view]


def told_of(
    view: str,
    row: Any,  # noqa: ANN401 - each view has rows of its own
    scores: Scores | None,
    exams: Sequence[Kept],
    column: int,
    today: int,
    titles: Mapping[str, str],
    glyphs: Glyphs,
) -> Told:
    """What is told of a row of a view; of a matrix, `exams` are its columns and `column` is the one looked at."""
    if row is None or scores is None:
        return Told()
    if view == ATTEMPTS:
        return attempt_told(row, scores.sections, today, titles, glyphs)
    if view == SESSIONS:
        return session_told(row, today, titles, glyphs)
    if view in (SECTIONS, QUESTIONS):
        return matrix_told(row, exams, column, today, titles, glyphs)
    return hard_told(row, titles, glyphs) if view == HARDEST else mix_up_told(row, titles, glyphs)


def trend_line(scored: Sequence[Kept], width: int, glyphs: Glyphs) -> Content:
    """How scores went, beside what was expected: `scored` are the exams that count, oldest first."""
    room = max(8, min(40, (width - 50) // 2))
    scores, expected, words = trend_words(scored, room, glyphs)
    return Content.assemble(
        ("  score ", "$quiet"),
        (scores, "$bar"),
        ("   expected ", "$quiet"),
        (expected, "$quiet"),
        f"   {words}",
    )
