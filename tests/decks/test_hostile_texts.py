"""Hostile text in every field of every type is tame once it is read, whatever stands around it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quiz_app.decks.reader import read_deck
from quiz_app.questions.model import Question
from quiz_app.questions.problem import Severity
from quiz_app.questions.registry import to_content
from tests.support.hostile import ALL, IDS, LONG, PAYLOADS, alone, deck, said
from tests.support.terminal import faults_in

WRITERS = {"beside tame words": said, "alone": alone}
CASES = [(payload, writer) for payload in (*PAYLOADS, "all at once") for writer in WRITERS]
LONG_CASES = [
    ("a long word", "alone"),
    pytest.param("a long word", "beside tame words", marks=pytest.mark.soak),
]


@pytest.mark.parametrize(("payload", "writer"), [*CASES, *LONG_CASES])
def test_every_text_of_every_type_is_tame_once_it_is_read(payload: str, writer: str) -> None:
    text = {**PAYLOADS, "all at once": ALL, "a long word": LONG}[payload]
    if payload == "sequences without an end" and writer == "alone":
        text = f"x{text}"  # with nothing before it nothing at all would be left
    read = read_deck(deck(WRITERS[writer](text)).encode(), "hostile.yaml")
    assert [each for each in read.problems if each.problem.severity is Severity.ERROR] == []
    assert read.deck is not None
    assert [placed.question.about.id for placed in read.deck.questions] == list(IDS)
    texts = [
        read.deck.title,
        read.deck.description,
        *(part for each in read.deck.sources for part in (each.title, each.kind)),
    ]
    for placed in read.deck.questions:
        texts += _texts(to_content(placed.question))
        texts += _shown(placed.question)
    assert [fault for shown in texts for fault in faults_in(shown, plain=True)] == []
    assert not any(
        each.problem.message + each.problem.hint for each in read.problems if "\x1b" in each.problem.message
    )


def _texts(value: object) -> list[str]:
    """All texts of a question's content, keys included."""
    if isinstance(value, dict):
        return [text for pair in value.items() for each in pair for text in _texts(each)]
    if isinstance(value, (list, tuple)):
        return [text for each in value for text in _texts(each)]
    return [value] if isinstance(value, str) else []


def _shown(question: Question) -> Iterator[str]:
    """What a question says of itself."""
    for part in question.parts():
        prompt = question.prompt(part)
        yield from (prompt.text, prompt.hint, prompt.context, prompt.tells, *prompt.options)
        yield from (question.answer(part), question.full_text(part), *question.lines(part))
