"""The cards of a deck as plain lines, before and after their answers, for authors without a terminal for the app."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quiz_app.authoring.previewing import Shown
from quiz_app.decks.deck import Deck, Located
from quiz_app.questions.fences import plain_lines
from quiz_app.questions.problem import Severity
from quiz_app.study.option_marks import option_marks
from quiz_app.study.showing import Showing
from quiz_app.study.trying import after_answer, asked_as_new, before_answer, foreseen
from quiz_app.study.wording import citation_line
from quiz_app.text import one_line


def card_lines(deck: Deck, shown: Shown, today: int) -> Iterator[str]:
    """Every card of a question: its head with line and id, the question as it is asked, and what is then told."""
    question = shown.question
    for part in question.parts():
        asked = asked_as_new(deck, question, part, today)
        name = f"{question.about.id}#{part}" if part else question.about.id
        notes = [f"line {shown.line}", name, question.type_name]
        notes += ["draft, not asked"] if question.about.draft else []
        notes += ["as it was before"] if shown.kept else []
        yield f"── {' · '.join(notes)}"
        showing = before_answer(asked)
        yield from question.lines(part, showing.order)
        if showing.prompt.hint:
            yield f"hint: {one_line(showing.prompt.hint)}"
        yield from _told(after_answer(asked))
        yield ""


def _told(showing: Showing) -> Iterator[str]:
    question = showing.question
    wanted = showing.verdict.wanted if showing.verdict and showing.verdict.wanted else ""
    answer = plain_lines(wanted or question.answer(showing.part))
    yield f"answer: {answer[0].strip()}" if len(answer) == 1 else "answer:"
    if len(answer) > 1:
        yield from (f"  {line}" for line in answer)
    marks = option_marks(showing)
    for mark in (marks[index] for index in showing.order if index < len(marks)):
        if mark.reason and not mark.right:
            yield f"  not {one_line(mark.text)}: {mark.reason}"
    for text, told in foreseen(showing):
        yield f"  if typed: {one_line(text)} — {one_line(told) or 'right as well'}"
    whole = question.full_text(showing.part)
    if whole != showing.prompt.text:
        yield from (f"  {line}" for line in plain_lines(whole))
    yield from (f"  {line}" for line in plain_lines(question.about.explain))
    for citation in question.about.citations:
        yield f"  [{citation_line(citation, showing.document_titles)}]"


def problem_lines(problems: Iterable[Located]) -> Iterator[str]:
    """Each problem with its place, as `quiz check` prints it."""
    for each in problems:
        place = f":{each.line}:{each.column}" if each.line else ""
        warns = " warning:" if each.problem.severity is Severity.WARNING else ""
        yield f"{each.path}{place} {each.problem.code}{warns} {each.problem.message}"
        yield f"    {each.problem.hint}"
