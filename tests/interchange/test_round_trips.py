"""Decks carried out and brought in again: a form gives back all that it can hold."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quiz_app.decks.deck import Deck
from quiz_app.decks.reader import read_deck
from quiz_app.interchange.cells import guarded, unguarded
from quiz_app.interchange.csv_form import read_table
from quiz_app.interchange.deck_from_form import deck_from
from quiz_app.interchange.exporting import as_markdown, as_table
from quiz_app.interchange.form import Form
from quiz_app.interchange.hashcards import read_hashcards
from quiz_app.interchange.obsidian import read_obsidian
from quiz_app.questions.cloze import Cloze
from quiz_app.questions.flashcard import Face, Flashcard
from quiz_app.questions.model import Question
from quiz_app.text import clean
from tests.support.any_decks import DECKS, TEXTS

_SUPPORT = Path(__file__).resolve().parents[1] / "support"


def _questions(form: Form) -> list[Question]:
    made = deck_from(form, "again", "Again", ())
    found: list[Question] = []
    for each in made.decks:
        read = read_deck(each.text.encode(), "again.yaml")
        assert read.deck is not None
        assert not read.errors
        assert all(placed.has_id for placed in read.deck.questions)
        found += [placed.question for placed in read.deck.questions]
    return found


def _of(deck: Deck) -> list[Question]:
    return [placed.question for placed in deck.questions]


@given(DECKS, st.sampled_from(",\t"))
def test_any_deck_comes_back_whole_from_a_table(deck: Deck, delimiter: str) -> None:
    assume(deck.questions)
    kind = "csv" if delimiter == "," else "tsv"
    again = _questions(read_table(as_table(deck, delimiter).text, kind, delimiter=delimiter))
    assert again == _of(deck)
    assert [each.about.allow for each in again] == [each.about.allow for each in _of(deck)]


@given(DECKS)
def test_no_cell_of_any_table_is_a_formula(deck: Deck) -> None:
    for row in csv.reader(io.StringIO(as_table(deck).text, newline="")):
        assert not any(re.match(r"[=+\-@\t\r]", cell) for cell in row)


@given(st.sampled_from(["", "'", "''"]), st.sampled_from("=+-@\t\rax＝"), TEXTS)
def test_a_guarded_text_is_what_it_was(quotes: str, first: str, text: str) -> None:
    assert unguarded(guarded(quotes + first + text)) == quotes + first + text


@pytest.mark.parametrize("name", ["showcase", "history", "mountains"])
def test_a_deck_by_hand_comes_back_whole_from_a_table(name: str) -> None:
    file = _SUPPORT / f"{name}.yaml"
    deck = read_deck(file.read_bytes(), file.name).deck
    assert deck is not None
    assert _questions(read_table(as_table(deck).text, "csv")) == _of(deck)


@given(DECKS)
def test_what_markdown_can_say_comes_back_whole_and_the_rest_is_told(deck: Deck) -> None:
    """Each question that nothing is told of is there again, but for its id, which Markdown has no place for."""
    carried = as_markdown(deck)
    told = {note.line for note in carried.notes}
    again = [each.content() for each in _questions(read_hashcards(carried.text))]
    for placed in deck.questions:
        if placed.start.line not in told:
            assert placed.question.content() in again
    assert carried.questions + len(
        {n.line for n in carried.notes if n.why.startswith("It stays out")}
    ) == len(deck.questions)


_LETTERS = st.characters(categories=["L", "N", "Zs", "Po"], exclude_characters="[]!#?:=<>{}^\\`|;&")
_TAME = st.text(_LETTERS, min_size=1, max_size=20).filter(lambda text: bool(clean(text).strip()))


@given(st.lists(st.tuples(_TAME, _TAME), min_size=1, max_size=5))
def test_cards_in_markdown_of_hashcards_become_the_same_cards(cards: list[tuple[str, str]]) -> None:
    text = "\n\n".join(f"Q: {front}\nA: {back}" for front, back in cards)
    _same_faces(_questions(read_hashcards(text)), cards)


@given(st.lists(st.tuples(_TAME, _TAME), min_size=1, max_size=5))
def test_cards_in_markdown_of_obsidian_become_the_same_cards(cards: list[tuple[str, str]]) -> None:
    bullets = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s")
    assume(not any(bullets.match(clean(front)) for front, _back in cards))
    text = "\n".join(f"{front}::{back}" for front, back in cards)
    _same_faces(_questions(read_obsidian(text)), cards)


@given(st.lists(st.tuples(_TAME, _TAME), min_size=1, max_size=5), st.sampled_from(",\t;|"))
def test_cards_in_a_table_become_the_same_cards(cards: list[tuple[str, str]], delimiter: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([("Front", "Back"), *cards])
    _same_faces(_questions(read_table(out.getvalue(), "csv", delimiter=delimiter)), cards)


def _same_faces(found: list[Question], cards: list[tuple[str, str]]) -> None:
    said = [Face(clean(front).strip(), clean(back).strip()) for front, back in cards]
    assert [each.front for each in found if isinstance(each, Flashcard)] == list(dict.fromkeys(said))


def test_a_cloze_of_hashcards_comes_back_as_the_same_text() -> None:
    text = '---\nname = "Again"\n---\n\nC: The [cell] has a [wall], a ![drawing](cell.png) and more.\n'
    (cloze,) = _questions(read_hashcards(text))
    assert isinstance(cloze, Cloze)
    assert cloze.text == "The {{c1::cell}} has a {{c2::wall}}, a ![drawing](cell.png) and more."
    made = deck_from(read_hashcards(text), "again", "Again", ())
    deck = read_deck(made.decks[0].text.encode(), "again.yaml").deck
    assert deck is not None
    assert as_markdown(deck).text == text
