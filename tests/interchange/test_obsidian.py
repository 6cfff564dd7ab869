"""Notes of Obsidian: which of their lines are cards, and which are code or prose."""

from __future__ import annotations

from quiz_app.interchange.form import Card
from quiz_app.interchange.obsidian import read_obsidian


def values_of(cards: tuple[Card, ...]) -> list[dict[str, object]]:
    return [dict(card.values) for card in cards]


def test_signs_within_a_block_of_code_make_no_cards() -> None:
    form = read_obsidian("Lena::a river\n\n```cpp\nstd::cout << 1;\nx == y ==z==\n#define X\n```\n")
    assert values_of(form.cards) == [{"question": "Lena", "answer": "a river"}]
    assert form.read_as == ("5 lines of the note belong to no card and stay out.",)


def test_a_block_of_code_stays_as_it_is_in_an_answer() -> None:
    code = '```c\n#include <stdio.h>\n<!-- kept -->\n\n?\nstd::puts("==a==");\n```'
    form = read_obsidian(f"How is it printed? #c\n?\n{code}\n\nLena::a river\n")
    assert values_of(form.cards) == [
        {"question": "How is it printed?", "answer": code, "tags": ["c"]},
        {"question": "Lena", "answer": "a river"},
    ]


def test_code_beside_a_gap_has_no_gap() -> None:
    form = read_obsidian("In `a ==b== c` stands ==nothing==.\n```\n==code==\n```\n")
    assert values_of(form.cards) == [{"cloze": "In `a ==b== c` stands {{c1::nothing}}.\n```\n==code==\n```"}]


def test_what_stays_out_is_counted_in_good_english() -> None:
    assert read_obsidian("Lena::a river\n\nThis is prose.\n").read_as == (
        "1 line of the note belongs to no card and stays out.",
    )
