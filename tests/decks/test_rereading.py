"""Reading a deck again after an edit gives what reading all of it gives."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.decks import rereading
from quiz_app.decks.deck import Reading
from quiz_app.decks.reader import read_deck
from quiz_app.decks.rereading import changed_questions, read_again
from tests.support.examples import examples
from tests.support.wild_decks import WildDecks

SUPPORT = Path(__file__).resolve().parents[1] / "support"
NAME = "deck.yaml"
PLAIN = """\
deck: rivers
title: Rivers
questions:
  - id: lena
    question: Where does the Lena end?
    answer: In the Laptev Sea

  # the next one is broken
  - id: volga
    question: Where does the Volga end?
  - id: amur
    question: Which river parts Russia and China?
    answer: the Amur
    typo: true
  - question: Which one is the longest?
    answer: the Yenisei
"""
TEXTS = (
    PLAIN,
    *((SUPPORT / f"{name}.yaml").read_text("utf-8") for name in ("history", "showcase", "mountains")),
)
WILD = WildDecks()
LINES = (
    "", "\n", "# remark\n", "  - id: new\n    question: What is new?\n    answer: This\n", "  - \n", "---\n",
    "    hint: h\n", "    explain: \"open\n", "    explain: >\n      folded\n\n", "    tags: [a, b]\n",
    "    tags: [a,\n", "- id: askew\n", "title: Twice\n", "    section: Nowhere\n", "    question: &a Named\n",
    "    answer: *a\n", "  - id: lena\n", "      - x\n", "    answer: {{c1::x}}\n", "   ", "\t",
    "    explain: |+\n      kept\n\n\n", "  - [a, b]\n", "  - plain\n", "\r\n", "'", "\"",
    "    source: unknown > Here\n", "    draft: true\n", "  -\n    id: below\n    question: Q?\n    answer: A\n",
)  # fmt: skip


def same(before: Reading, data: bytes) -> Reading:
    """The reading after an edit, which is what a reading of the whole file gives."""
    again = read_again(before, data, NAME)
    assert again == read_deck(data, NAME)
    return again


def edited(text: str, chance: random.Random) -> str:
    """A text after one thing that an author may do to it."""
    lines = text.splitlines(keepends=True) or [""]
    first = chance.randrange(len(lines) + 1)
    last = min(len(lines), first + chance.choice((0, 0, 1, 1, 2, 6)))
    what = chance.randrange(5)
    if what == 0:
        lines[first:last] = [chance.choice(LINES)]
    elif what == 1:
        lines[first:last] = lines[first:last] * 2
    elif what == 2 and first < len(lines):
        place = chance.randrange(len(lines[first]) + 1)
        lines[first] = (
            lines[first][:place] + chance.choice(("x", " ", ":", "- ", "é", "[", "")) + lines[first][place:]
        )
    elif what == 3:
        del lines[first:last]
    else:
        lines.insert(first, chance.choice(LINES))
    return "".join(lines)


@settings(max_examples=examples(50))
@given(st.sampled_from(TEXTS), st.integers(0, 2**32))
def test_after_any_edits_the_deck_is_as_if_read_whole(text: str, seed: int) -> None:
    chance = random.Random(seed)
    before = read_deck(text.encode(), NAME)
    for _ in range(4):
        text = edited(text, chance)
        before = same(before, text.encode())


@given(st.integers(0, 2**32), st.integers(0, 2**32))
def test_after_edits_of_decks_no_author_would_write_too(seed: int, other: int) -> None:
    data = WILD.made(seed)
    before = read_deck(data, NAME)
    text = data.decode("utf-8", "replace")
    before = same(before, edited(text, random.Random(other)).encode())
    same(before, WILD.made(other))


@pytest.fixture
def read_whole(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often a file was read whole."""
    times: list[str] = []

    def reading(data: bytes, name: str) -> Reading:
        times.append(name)
        return read_deck(data, name)

    monkeypatch.setattr(rereading, "read_deck", reading)
    return times


@pytest.mark.parametrize(
    ("old", "new", "question"),
    [
        ("the Laptev Sea", "the Laptev Sea, far away", "lena"),
        ("    typo: true\n", "", "amur"),
        ("the Yenisei\n", "the Yenisei\n  - {id: ob, question: Q?, answer: A}\n", "ob"),
        ("    question: Where does the Lena end?\n", "", "lena"),
        ("  # the next one is broken\n", "  # the next one lacks its answer\n\n", None),
        ("Volga end?\n", "Volga end?\n    answer: In the Caspian Sea\n", "volga"),
    ],
)
def test_an_edit_within_questions_is_read_without_the_rest(
    read_whole: list[str], old: str, new: str, question: str | None
) -> None:
    before = read_deck(PLAIN.encode(), NAME)
    after = read_again(before, PLAIN.replace(old, new).encode(), NAME)
    assert after == read_deck(PLAIN.replace(old, new).encode(), NAME)
    assert read_whole == []
    assert changed_questions(before, after) == ((question,) if question else ())


def test_questions_that_did_not_change_are_the_very_same(read_whole: list[str]) -> None:
    before = read_deck(PLAIN.encode(), NAME)
    after = read_again(before, PLAIN.replace("the Yenisei", "the Ob").encode(), NAME)
    assert read_whole == []
    assert before.deck is not None
    assert after.deck is not None
    assert after.deck.questions[0] is before.deck.questions[0]
    assert after.deck.questions[-1] != before.deck.questions[-1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Rivers", "title: Streams"),
        ("Laptev Sea", "Laptev: Sea"),
        ("the Lena end?", "&a the Lena end?"),
        ("id: volga", "id: lena"),
    ],
)
def test_what_one_question_alone_does_not_tell_is_read_whole(
    read_whole: list[str], old: str, new: str
) -> None:
    before = read_deck(PLAIN.encode(), NAME)
    data = PLAIN.replace(old, new).encode()
    assert read_again(before, data, NAME) == read_deck(data, NAME)
    assert read_whole == [NAME]
