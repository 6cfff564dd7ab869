"""The pages for authors: each example is what `quiz check` says it is, and every type and rule has its place."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from quiz_app.authoring.check import check
from quiz_app.authoring.explanations import explanations
from quiz_app.cli.main import quiz
from quiz_app.decks.files import load
from quiz_app.questions.registry import TYPES

DOCS = Path(__file__).resolve().parents[2] / "docs"
HEAD = "deck: page\ntitle: Page\ndocument: atlas\nsources:\n  atlas: {title: Atlas}\nquestions:\n"
CODE = re.compile(r"\s*# (L\d{3})\n")


def examples(page: str) -> list[str]:
    """The questions that a page shows, one text for each block."""
    return re.findall(r"```yaml\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)


def found_in(example: str, folder: Path) -> list[str]:
    """What `quiz check` finds in an example, by code."""
    (folder / "page.yaml").write_text(HEAD + example, "utf-8")
    return [each.problem.code for each in check([folder]).problems]


GOOD = [
    *examples("types.md"),
    *examples("authors-day.md"),
    *(each for each in examples("good-questions.md") if not CODE.match(each)),
]
BAD = [each for each in examples("good-questions.md") if CODE.match(each)]


@pytest.mark.parametrize("example", GOOD)
def test_what_is_shown_as_right_has_no_problem(example: str, tmp_path: Path) -> None:
    assert found_in(example, tmp_path) == []


@pytest.mark.parametrize("example", BAD)
def test_what_is_shown_as_wrong_breaks_the_rule_that_it_names(example: str, tmp_path: Path) -> None:
    named = CODE.match(example)
    assert named is not None
    # One question alone cannot lack what its whole deck lacks: a good one stands beside it.
    assert found_in(example + GOOD[0], tmp_path) == [named[1]]


def test_each_type_has_its_heading_and_an_example_of_its_own_below(tmp_path: Path) -> None:
    page = (DOCS / "types.md").read_text("utf-8")
    for kind in TYPES:
        _, _, below = page.partition(f"\n## {kind.name}\n")
        block = re.search(r"```yaml\n(.*?)```", below.partition("\n## ")[0], re.DOTALL)
        assert block is not None, kind.name
        file = tmp_path / f"{kind.name}.yaml"
        file.write_text(HEAD + block[1], "utf-8")
        deck = load(file).deck
        assert deck is not None
        assert {placed.question.type_name for placed in deck.questions} == {kind.name}


def test_each_rule_of_good_questions_is_told_and_none_that_is_not_there() -> None:
    page = (DOCS / "good-questions.md").read_text("utf-8")
    rules = {code for code in explanations() if code.startswith("L")}
    assert set(re.findall(r"\*\*(L\d{3})\*\*", page)) == rules


def commands(page: str) -> list[list[str]]:
    """What a page says to type, a line each."""
    blocks = re.findall(r"```sh\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)
    return [
        shlex.split(line, comments=True) for block in blocks for line in block.splitlines() if line.strip()
    ]


@pytest.mark.parametrize("line", commands("authors-day.md"))
def test_each_command_of_an_authors_day_is_one_that_there_is(line: list[str]) -> None:
    assert line[0] == "quiz"
    command: click.Command = quiz
    rest = line[1:]
    while isinstance(command, click.Group):
        found = command.get_command(click.Context(command), rest[0])
        assert found is not None, rest[0]
        command, rest = found, rest[1:]
    # click reads the arguments, and refuses what it does not know; nothing is run.
    command.make_context(line[1], rest)


def test_the_pages_lead_to_pages_that_are_there() -> None:
    for page in DOCS.glob("*.md"):
        for target in re.findall(r"\]\(([\w-]+\.\w+)(?:#[\w-]+)?\)", page.read_text("utf-8")):
            assert (DOCS / target).exists(), f"{page.name} -> {target}"
