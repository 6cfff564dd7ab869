"""In a plain session `:s` tells what an answer rests on, and a section may be read before its new cards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quiz_app.cli.plain import PlainSession
from quiz_app.paths import find_places
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from tests.support.life import StillClock
from tests.support.reading import ATLAS, lay, passages_at

RIVERS = """\
deck: rivers
title: Rivers
sources: {atlas: {title: An atlas of rivers}, tales: {title: Old tales, url: "https://example.org/tales"}}
document: atlas
questions:
"""
LENA = "  - {id: lena, question: Where does the Lena end?, answer: In the Laptev Sea, section: North}\n"
OB = "  - {id: ob, question: Where does the Ob rise?, answer: Altai, typed: true, section: North, passage: 1}\n"
VOLGA = """\
  - id: volga
    question: Where does the Volga end?
    answer: In the Caspian Sea
    source: atlas > South
    contradicts: tales > Waters
"""

Talk = Callable[..., list[str]]


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    """Gives these lines to a session on these questions; gives the lines that were told."""
    folder = tmp_path / "decks"
    folder.mkdir()
    desks: list[Desk] = []

    def say(questions: str, *lines: str, read_first: bool = False) -> list[str]:
        (folder / "rivers.yaml").write_text(RIVERS + questions, encoding="utf-8")
        clock = StillClock()
        desk = Desk.open(find_places({}, tmp_path / "home"), clock, shipped=folder)
        desks.append(desk)
        desk.sync()
        told: list[str] = []
        passages = passages_at(desk, tmp_path, told.append, read_first=read_first)
        PlainSession(desk.start(Selection(decks=("rivers",))), clock, told.append, passages).run(lines)
        return [line for text in told for line in text.splitlines()]

    yield say
    for desk in desks:
        desk.close()


def test_before_the_answer_it_is_said_that_the_passage_comes_after_it(talk: Talk, tmp_path: Path) -> None:
    lay(tmp_path)
    told = talk(LENA, ":s")
    assert "The passage comes after the answer; then :s shows it." in told
    assert not any("Laptev" in line for line in told)


def test_a_revealed_card_shows_its_passage_with_the_evidence_marked(talk: Talk, tmp_path: Path) -> None:
    lay(tmp_path)
    told = talk(LENA, "", ":s")
    assert "[An atlas of rivers › North]" in told
    passage = next(line for line in told if "«" in line)
    assert passage.startswith("  2: The Lena ends in the «Laptev")
    assert not any("Altai" in line for line in told)


def test_a_judged_card_shows_its_passage_when_the_next_one_is_asked(talk: Talk, tmp_path: Path) -> None:
    lay(tmp_path)
    told = talk(OB, "altai", ":s")
    assert any(line.startswith("  1: The Ob rises in the «Altai»") for line in told)


def test_a_card_that_is_asked_again_does_not_show_its_passage(talk: Talk, tmp_path: Path) -> None:
    lay(tmp_path)
    told = talk(OB, "the sea", ":s")
    assert "once more" in " ".join(told)
    assert not any("«Altai»" in line for line in told)
    told = talk(LENA, "", "3", ":u", ":s")
    assert "The passage comes after the answer; then :s shows it." in told


def test_what_says_otherwise_is_told_as_such_and_how_a_missing_document_is_added(
    talk: Talk, tmp_path: Path
) -> None:
    lay(tmp_path)
    told = talk(VOLGA, "", ":s")
    assert "[An atlas of rivers › South]" in told
    otherwise = told.index("[says otherwise: Old tales › Waters]")
    assert "“Old tales” is not here." in told[otherwise + 1]
    assert "quiz documents add" in told[otherwise + 1]


def test_a_section_is_told_before_its_new_cards_and_an_empty_line_goes_on(talk: Talk, tmp_path: Path) -> None:
    lay(tmp_path)
    told = talk(LENA + OB, "Altai", "", read_first=True)
    head = told.index("Read first: An atlas of rivers › North")
    ends = told.index("An empty line goes on to the question.")
    assert [line for line in told[head + 1 : ends] if line] == ATLAS.split("\n")[6:11:2]
    assert told.count("An empty line goes on to the question.") == 2  # a line for an answer is none yet
    asked = [line for line in told if line.startswith("1/")]
    assert len(asked) == 1
    assert told.index(asked[0]) > ends
    assert not any(line.startswith(("right:", "answer:")) for line in told)


def test_a_section_is_told_once_in_a_session(talk: Talk, tmp_path: Path) -> None:
    lay(tmp_path)
    told = talk(LENA + OB + VOLGA, *[""] * 12, read_first=True)
    heads = [line for line in told if line.startswith("Read first: ")]
    assert sorted(heads) == [
        "Read first: An atlas of rivers › North",
        "Read first: An atlas of rivers › South",
    ]


def test_without_the_document_nothing_is_to_be_read_first(talk: Talk) -> None:
    told = talk(LENA, "", "3", read_first=True)
    assert not any("Read first" in line or "quiz documents" in line for line in told)
    assert any(line.startswith("good ·") for line in told)


def test_a_text_full_of_tricks_is_told_as_text(talk: Talk, tmp_path: Path) -> None:
    lay(
        tmp_path,
        "# An atlas\n\n## North\n\n\x1b]0;owned\x07The Lena ends in the \u202eLaptev\u202c [b]Sea[/b].\n",
    )
    told = "\n".join(talk(LENA, "", ":s"))
    assert "[b]" in told
    assert not any(sign in told for sign in ("\x1b", "\x07", "\u202e", "owned"))


def test_of_a_very_long_section_what_stands_around_the_passage_is_told(talk: Talk, tmp_path: Path) -> None:
    filler = "\n\n".join(f"Filler number {number} about nothing. " + "Word " * 60 for number in range(200))
    lay(tmp_path, f"# An atlas\n\n## North\n\n{filler}\n\nThe Lena ends in the Laptev Sea.\n\n{filler}\n")
    told = talk(LENA, read_first=True)
    assert sum(map(len, told)) < 20_000
    assert "The Lena ends in the Laptev Sea." in told
    assert "…" in told
