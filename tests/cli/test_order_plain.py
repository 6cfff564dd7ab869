"""An order is answered in a plain session by the numbers of its items."""

from __future__ import annotations

import json

from tests.support.executable import Quiz

ITEMS = ("Nerchinsk", "Kyakhta", "Aigun")
DECK = f"""\
deck: treaties
title: Treaties
questions:
  - {{id: first, question: In which order?, order: [{", ".join(ITEMS)}]}}
"""


def session(quiz: Quiz, *wishes: tuple[str, ...]) -> list[str]:
    """What a session tells; each answer names items, which stand under numbers of their own."""
    (quiz.folder / "treaties.yaml").write_text(DECK, encoding="utf-8")
    quiz("decks", "add", "treaties.yaml")
    shown = quiz("study", "--plain", "treaties", typed=":q\n").out.splitlines()
    numbers = {
        line.split()[1]: line.split()[0] for line in shown if line.startswith("  ") and line[2].isdigit()
    }
    lines = [" ".join(numbers[item] for item in wish) for wish in wishes]
    outcome = quiz("study", "--plain", "treaties", typed="".join(f"{line}\n" for line in [*lines, ":q"]))
    assert outcome.code == 0
    return outcome.out.splitlines()


def test_the_items_are_numbered_and_not_in_their_order(quiz: Quiz) -> None:
    shown = session(quiz)
    assert "In which order?   (type the numbers in the right order, as in 3 1 2)" in shown
    assert sorted(ITEMS, key=lambda item: next(line for line in shown if item in line)) != list(ITEMS)


def test_the_right_order_is_right(quiz: Quiz) -> None:
    assert "right: Nerchinsk → Kyakhta → Aigun" in session(quiz, ITEMS)
    assert json.loads(quiz("stats", "--json").out)["days"][0]["answers"] == 1


def test_a_partly_right_order_is_told_with_how_much_of_it_is(quiz: Quiz) -> None:
    shown = session(quiz, ("Kyakhta", "Nerchinsk", "Aigun"))
    assert any(line.startswith("partly: ") for line in shown), shown
    assert any("2 of 3 pairs in the right order." in line for line in shown)


def test_an_order_that_lacks_a_number_is_asked_for_again(quiz: Quiz) -> None:
    assert any(line.startswith("Type all numbers from 1 to 3") for line in session(quiz, ITEMS[:2]))
