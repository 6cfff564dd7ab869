"""A question that was asked in the past as lines: the answer that was given, the right one, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from quiz_app.questions.fences import plain_lines
from quiz_app.study.wording import citation_line, differs_line, item_lines, note_line
from quiz_app.text import fold, one_line

if TYPE_CHECKING:
    from quiz_app.questions.model import Verdict
    from quiz_app.study.asked_then import AskedThen


class Answered(Protocol):
    """A question that was asked, and how it was answered, as results of exams and answers in study have it."""

    @property
    def card(self) -> str:
        """The card's uid."""
        ...

    @property
    def asked(self) -> AskedThen | None:
        """The question as it was asked; None where its wording is not in the database."""
        ...

    @property
    def words(self) -> str:
        """The answer in words."""
        ...

    @property
    def wanted(self) -> str:
        """The right answer in words."""
        ...

    @property
    def passed(self) -> bool:
        """Whether it counts as right."""
        ...

    @property
    def verdict(self) -> Verdict | None:
        """How it was judged."""
        ...


def asked_lines(each: Answered, given: Sequence[str], corrected: str = "") -> list[str]:
    """A question, what was `given`, the right answer or that `corrected` since, explanation and citation."""
    if each.asked is None:
        return [
            f"   {one_line(each.card)}: its wording is not in the database.",
            *(f"   {line}" for line in given),
        ]
    lines = [f"   {line}" for line in (*plain_lines(each.asked.prompt.text), *given)]
    if corrected:
        lines += _several("   right then: ", each.wanted)
        lines += _several("   right as corrected: ", corrected)
    elif not each.passed or each.verdict is None:
        lines += _several("   right: ", each.wanted)
        lines += [f"     {line}" for line in (item_lines(each.verdict) if each.verdict else ())]
        if each.verdict and each.verdict.note:
            lines.append(f"   {note_line(each.asked.question, each.verdict)}")
    else:
        lines += _written(each, each.verdict)
    about = each.asked.question.about
    lines += [f"   {line}" for line in plain_lines(about.explain)]
    lines += [f"   [{citation_line(citation, each.asked.titles)}]" for citation in about.citations]
    return lines


def _written(each: Answered, verdict: Verdict) -> list[str]:
    """The right answer beside one that counts as right but is written otherwise, and what differs."""
    if verdict.items:
        near = tuple(item for item in verdict.items if item.differs)
        return [f"     {line}" for line in item_lines(replace(verdict, items=near))]
    if fold(one_line(each.words)) == fold(one_line(each.wanted)):
        return []
    differs = f"   ({differs_line(verdict.differs)})" if verdict.differs else ""
    lines = _several("   right: ", each.wanted)
    return [*lines[:-1], lines[-1] + differs]


def _several(head: str, text: str) -> list[str]:
    lines = plain_lines(text)
    if len(lines) < 2:
        return [f"{head}{''.join(lines).strip()}"]
    return [head.rstrip(), *(f"     {line}" for line in lines)]
