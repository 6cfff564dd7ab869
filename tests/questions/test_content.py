"""A question survives being written down, and its fingerprint names its wording and nothing else."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.questions.choice import Choice
from quiz_app.questions.cloze import Cloze
from quiz_app.questions.flashcard import Face, Flashcard
from quiz_app.questions.model import Citation, Common, Option, Question
from quiz_app.questions.registry import fingerprint, from_content, to_content
from quiz_app.questions.typed import Typed

Reader = Callable[..., Any]
WORDS = st.text(min_size=1, max_size=12)
LINES = st.text(max_size=12)
CITATIONS = st.lists(
    st.builds(
        Citation,
        document=WORDS,
        section=LINES,
        passage=st.integers(0, 99),
        evidence=st.lists(WORDS, max_size=2).map(tuple),
    ),
    max_size=2,
).map(tuple)
COMMON = st.builds(
    Common,
    id=WORDS,
    explain=LINES,
    hint=LINES,
    citations=CITATIONS,
    contradicts=CITATIONS,
    inference=LINES,
    according_to=LINES,
    as_of=LINES,
    tags=st.lists(WORDS, max_size=3).map(tuple),
    groups=st.lists(WORDS, max_size=2).map(tuple),
    when=LINES,
    level=st.integers(0, 3),
    draft=st.booleans(),
)
OPTIONS = st.lists(st.builds(Option, text=WORDS, reason=LINES), min_size=1, max_size=3).map(tuple)
FACES = st.builds(Face, WORDS, WORDS)
NAMED = st.builds(
    lambda about, face: Flashcard(about=about, front=face, back=Face(face.answer, face.question), named=True),
    COMMON,
    FACES,
)
ACCEPT = st.dictionaries(st.integers(1, 12), st.lists(WORDS, min_size=1, max_size=2), max_size=2).map(
    lambda parts: tuple((f"c{number}", tuple(texts)) for number, texts in sorted(parts.items()))
)
REJECT = st.dictionaries(st.integers(1, 12), OPTIONS, max_size=2).map(
    lambda parts: tuple((f"c{number}", options) for number, options in sorted(parts.items()))
)
QUESTIONS: st.SearchStrategy[Question] = st.one_of(
    st.builds(Flashcard, about=COMMON, front=FACES, back=st.none() | FACES),
    NAMED,
    st.builds(
        Typed,
        about=COMMON,
        question=WORDS,
        wanted=WORDS,
        accept=st.lists(WORDS, max_size=2).map(tuple),
        reject=OPTIONS | st.just(()),
    ),
    st.builds(Choice, about=COMMON, question=WORDS, right=WORDS, wrong=OPTIONS, pinned=LINES),
    st.builds(Cloze, about=COMMON, text=WORDS, typed=st.none() | st.booleans(), accept=ACCEPT, reject=REJECT),
)
CARD = (
    "id: who\nquestion: Who signed for Russia?\nanswer: Golovin\nsource: doc > Nerchinsk > 2\ntags: [qing]\n"
)


@given(QUESTIONS)
def test_what_was_written_down_gives_the_same_question(question: Question) -> None:
    assert from_content(to_content(question)) == question


@given(QUESTIONS)
def test_content_survives_json(question: Question) -> None:
    assert from_content(json.loads(json.dumps(to_content(question)))) == question


@given(QUESTIONS)
def test_a_fingerprint_has_32_hex_digits_and_does_not_cover_the_id(question: Question) -> None:
    renamed = to_content(question) | {"id": "another"}
    assert len(bytes.fromhex(fingerprint(question))) == 16
    assert fingerprint(from_content(renamed)) == fingerprint(question)


def test_a_fingerprint_never_changes_between_versions(read: Reader) -> None:
    assert fingerprint(read(CARD).whole) == "ed75d34534ee14258bdba6ecf96d1190"


def test_place_order_and_layout_do_not_change_a_fingerprint(read: Reader) -> None:
    moved = (
        "{answer: 'Golovin', tags: qing, source: {document: doc, section: Nerchinsk, passage: 2},"
        '\n\n question: "Who signed for\n   Russia?", id: other}'
    )
    assert fingerprint(read(moved).whole) == fingerprint(read(CARD).whole)


def test_any_other_wording_changes_a_fingerprint(read: Reader) -> None:
    question = read(CARD).whole
    assert fingerprint(read(CARD.replace("Golovin", "Golowin")).whole) != fingerprint(question)
    explained = replace(question, about=replace(question.about, explain="He led the embassy."))
    assert fingerprint(explained) != fingerprint(question)


def test_keys_that_are_not_used_leave_no_trace_in_the_content(read: Reader) -> None:
    assert to_content(read("id: a\nquestion: Who?\nanswer: he").whole) == {
        "type": "flashcard",
        "id": "a",
        "question": "Who?",
        "answer": "he",
    }


def test_a_type_of_a_newer_version_is_told_by_name() -> None:
    with pytest.raises(ValueError, match="hologram"):
        from_content({"type": "hologram", "id": "a"})
