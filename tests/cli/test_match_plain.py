"""A match is answered in a plain session by pairs of number and letter."""

from __future__ import annotations

import json

from tests.support.executable import Quiz

DECK = """\
deck: treaties
title: Treaties
questions:
  - {id: when, question: When was each signed?, match: {Nerchinsk: 1689, Aigun: 1858}, wrong: [1727: at Kyakhta]}
"""


def session(quiz: Quiz, *answers: str) -> list[str]:
    """What a session tells; an answer names right sides, which stand under other letters each time."""
    (quiz.folder / "treaties.yaml").write_text(DECK, encoding="utf-8")
    quiz("decks", "add", "treaties.yaml")
    shown = quiz("study", "--plain", "treaties", typed=":q\n").out.splitlines()
    letters = {
        line.split()[1]: line.split()[0] for line in shown if line.startswith("  ") and line[2].isalpha()
    }
    lines = ["".join(letters.get(word, word) for word in answer.split("/")) for answer in answers]
    outcome = quiz("study", "--plain", "treaties", typed="".join(f"{line}\n" for line in [*lines, ":q"]))
    assert outcome.code == 0
    return outcome.out.splitlines()


def test_the_lines_say_how_to_pair(quiz: Quiz) -> None:
    shown = session(quiz)
    assert "When was each signed?   (type pairs, as in 1c 2a)" in shown
    assert shown[shown.index("  1  Nerchinsk") + 1] == "  2  Aigun"


def test_pairs_are_judged_and_kept(quiz: Quiz) -> None:
    assert "right: Nerchinsk → 1689; Aigun → 1858" in session(quiz, "2-/1858/, 1-/1689")
    assert json.loads(quiz("stats", "--json").out)["days"][0]["answers"] == 1


def test_a_wrong_pair_is_told_with_its_reason(quiz: Quiz) -> None:
    shown = session(quiz, "1/1727/ 2/1858")
    assert any(line.startswith("partly: ") for line in shown)
    assert any("at Kyakhta" in line for line in shown)


def test_letters_alone_are_no_pairs(quiz: Quiz) -> None:
    assert any("as in 1c 2a" in line and line.startswith("Type") for line in session(quiz, "c a"))
