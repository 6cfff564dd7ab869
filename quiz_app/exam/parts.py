"""The score of an exam part by part: by section, by type, by level, by deck, each where there are several."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quiz_app.exam.result import ExamResult, Reviewed
from quiz_app.journal.cards import deck_of
from quiz_app.questions.sections import section_words
from quiz_app.text import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Questions that belong together: how many there were, the points that they brought, and how many were right."""

    name: str
    questions: int
    points: float
    right: int

    @property
    def share(self) -> float:
        """Points as a share of the most, never below 0."""
        return max(0.0, self.points / self.questions)


def parts_of(result: ExamResult) -> dict[str, tuple[Part, ...]]:
    """The parts by what they are parts by, weakest first; what has one part only is left out."""
    found = {name: _parts(result.questions, key) for name, key in _KEYS.items()}
    return {name: parts for name, parts in found.items() if len(parts) > 1}


def _parts(questions: tuple[Reviewed, ...], key: Callable[[Reviewed], str]) -> tuple[Part, ...]:
    groups: dict[str, list[Reviewed]] = {}
    for each in questions:
        groups.setdefault(key(each), []).append(each)
    parts = (
        Part(
            name=name,
            questions=len(group),
            points=sum(each.points for each in group),
            right=sum(each.passed for each in group),
        )
        for name, group in groups.items()
    )
    return tuple(sorted(parts, key=lambda part: (part.share, -part.questions, part.name)))


def _section(each: Reviewed) -> str:
    citations = each.asked.question.about.citations if each.asked else ()
    return (
        one_line(section_words(citations[0].section)) if citations and citations[0].section else "no section"
    )


def _type(each: Reviewed) -> str:
    return each.asked.question.type_name if each.asked else "not known"


def _level(each: Reviewed) -> str:
    level = each.asked.question.about.level if each.asked else 0
    return f"level {level}" if level else "no level"


def _deck(each: Reviewed) -> str:
    return one_line(each.asked.deck_title) if each.asked else deck_of(each.card)


_KEYS: dict[str, Callable[[Reviewed], str]] = {
    "section": _section,
    "type": _type,
    "level": _level,
    "deck": _deck,
}
