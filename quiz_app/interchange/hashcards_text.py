"""A question as hashcards say it: `Q:` and `A:`, or `C:` with what is hidden in [brackets]."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quiz_app.interchange.hashcards import with_gaps
from quiz_app.questions.cloze import Cloze
from quiz_app.questions.flashcard import Flashcard
from quiz_app.questions.gaps import scan
from quiz_app.questions.model import Question
from quiz_app.questions.true_false import TrueFalse

_TAKEN_FOR_TAG = re.compile(r"^(?=[QAC]:|-{3,}\s*$)", re.MULTILINE)
_LOST = {
    "typed": "Its answer is no longer typed: it became a question with its answer.",
    "number": "The number is no longer typed: it became a question with its answer.",
    "date": "The date is no longer typed: it became a question with its answer.",
    "choice": "Its wrong options stay out: it became a question with its answer.",
    "multi-select": "Its wrong options stay out: it became a question with its answers.",
    "list": "It became a question with its answers.",
    "order": "It became a question with its answers in order.",
    "match": "It became a question with its pairs.",
    "true-false": "It became a question with its answer.",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A question in Markdown, "" where it cannot be said so; `lost` tells what changed, or why it cannot."""

    text: str
    lost: tuple[str, ...] = ()


def card_text(question: Question) -> Said:
    """The question as one card or two."""
    if isinstance(question, Cloze):
        return _cloze(question)
    if isinstance(question, Flashcard):
        return _flashcard(question)
    asked = question.prompt("").text
    if isinstance(question, TrueFalse):
        asked = f"True or false: {asked}"
    return _two_sides(asked, question.answer(""), (_LOST[question.type_name],))


def _flashcard(question: Flashcard) -> Said:
    front = _two_sides(question.front.question, question.front.answer)
    if question.back is None:
        return front
    back = _two_sides(question.back.question, question.back.answer)
    lost = (*front.lost, *back.lost, "It is asked both ways: it became two cards.")
    return Said(f"{front.text}\n\n{back.text}", tuple(dict.fromkeys(lost)))


def _two_sides(question: str, answer: str, lost: tuple[str, ...] = ()) -> Said:
    said = f"Q: {_lines(question)}\nA: {_lines(answer)}"
    if _inner_tags(question) or _inner_tags(answer):
        lost = (*lost, "A line in it that begins as a card does is moved in by a space.")
    return Said(said, lost)


def _cloze(question: Cloze) -> Said:
    runs, _faults = scan(question.text)
    text = "".join(f"[{run.text}]" if run.number else run.text for run in runs).strip()
    if with_gaps(text)[1] != [run.text for run in runs if run.number]:
        return Said("", ("It stays out: brackets hide what stands in them there, and it has some as text.",))
    lost = []
    if any(run.hint for run in runs):
        lost.append("The hints of its gaps stay out.")
    numbers = [run.number for run in runs if run.number]
    if numbers != list(range(1, len(numbers) + 1)):
        lost.append("Its gaps are numbered anew: each is a card of its own, in the order of the text.")
    if question.accept or question.reject or question.typed is not None:
        lost.append("How its answers are judged (accept, reject, typed) stays out.")
    if _inner_tags(text):
        lost.append("A line in it that begins as a card does is moved in by a space.")
    return Said(f"C: {_lines(text)}", tuple(lost))


def _lines(text: str) -> str:
    first, line_end, rest = text.partition("\n")
    return first + line_end + _TAKEN_FOR_TAG.sub(" ", rest)


def _inner_tags(text: str) -> bool:
    return _TAKEN_FOR_TAG.search(text.partition("\n")[2]) is not None
