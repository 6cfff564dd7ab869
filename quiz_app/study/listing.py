"""How a card becomes a line of Browse, and what there is to filter by."""

from __future__ import annotations

from quiz_app.memory.leech import is_leech
from quiz_app.questions.contents import from_content
from quiz_app.questions.fences import plain_lines
from quiz_app.questions.model import Question
from quiz_app.settings import ScheduleSettings
from quiz_app.storage.browsing import Browsed
from quiz_app.study.asking import known_of, standing
from quiz_app.study.browsing import CardRow
from quiz_app.text import one_line

LONGEST_LINE = 500


def row_of(found: Browsed, today: int, settings: ScheduleSettings) -> CardRow:
    """One card as a line; a question of a type that this version does not know shows its name."""
    state = found.state
    question = _question(found)
    about = question.about if question else None
    part = found.part if question and found.part in question.parts() else None
    return CardRow(
        card=found.card,
        deck=found.deck,
        deck_title=one_line(found.deck_title),
        type=str(found.content.get("type", "")),
        text=found.card if question is None else _line(_asked(question, part)),
        answer="" if question is None or part is None else _line(question.answer(part)),
        section=one_line(found.section),
        tags=about.tags if about else (),
        standing=standing(state, today, settings.parameters),
        known=known_of(state, today, settings.parameters) or 0.0,
        due_day=state.due_day,
        last_day=state.last_day,
        answers=state.answers,
        lapses=len(state.lapse_days),
        leech=is_leech(state.lapse_days, settings.leech_after),
        flagged=state.flagged,
        suspended=state.suspended,
        buried=(state.buried_until or 0) > today,
        flag_note=one_line(state.flag_note),
        note=one_line(state.note),
        gone=not found.active,
    )


def _question(found: Browsed) -> Question | None:
    try:
        return from_content(found.content)
    except (ValueError, KeyError, TypeError):  # of a newer version, which knows more types
        return None


def _asked(question: Question, part: str | None) -> str:
    """What is asked for a part; where the question has lost that part, what it asks first."""
    return question.prompt(question.parts()[0] if part is None else part).text


def _line(text: str) -> str:
    return one_line(" ".join(plain_lines(text)), LONGEST_LINE)
