"""Code is shown as code: as it was written, on a ground of its own, in colours that no one needs to see."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from textual.content import Content

from quiz_app.look import look_spec
from quiz_app.ui.code import written
from quiz_app.ui.glyphs import ASCII, FULL
from quiz_app.ui.widgets.column import Column
from quiz_app.ui.widgets.sheet import Block, lay
from tests.ui.play import Studio

COLUMN = Column(1, 12, 40)
CODE = "What is printed?\n```python\nfor n in range(3):\n\tprint(n)  # [red]no markup[/]\n```"
DECK = """\
deck: code
title: Code
questions:
  - id: loop
    question: |
      What does this print?
      ```python
      for n in range(3):
          print(n, "[/b] [@click=app.quit]x[/]")
      ```
    answer: "0, 1 and 2"
    wrong:
      - |
        ```python
        if n:
            pass
        ```
      - "1, 2 and 3": counting begins at 0
    explain: |
      See:
      ```
      range(3) == [0, 1, 2]
      ```
"""


@pytest.fixture
def coded(studio: Studio) -> Studio:
    (studio.decks / "code.yaml").write_text(DECK, encoding="utf-8")
    return studio


def lines_of(text: str, column: Column = COLUMN) -> list[str]:
    return [line.plain for block in written(text, FULL) for line in lay(block, column)]


def test_text_without_code_is_one_block_in_its_style() -> None:
    assert written("Which [b]river[/b]?", FULL, "bold") == [
        Block(Content("Which [b]river[/b]?").stylize("bold"))
    ]


def test_code_keeps_its_indentation_and_stands_apart() -> None:
    shown = [line.strip() for line in lines_of(CODE)]
    assert shown == ["What is printed?", "", "│ for n in range(3):", "│     print(n)  # [red]no markup[/]"]


def test_a_line_too_long_is_cut_with_a_sign_and_nothing_is_lost() -> None:
    lines = [line.strip() for line in lines_of("```\n" + "abc defg " * 12 + "\n    x\n```")]
    assert [line[0] for line in lines] == ["│", "↳", "↳", "│"]
    assert "".join(line[2:] for line in lines[:3]).split() == ["abc", "defg"] * 12
    assert all(Content(line).cell_length <= 40 for line in lines)


def test_wide_characters_in_code_are_counted_as_they_are_drawn() -> None:
    for line in lines_of("```python\nprint('" + "漢字" * 20 + "')\n```"):
        assert Content(line).cell_length <= COLUMN.start + COLUMN.text


@pytest.mark.parametrize("width", [1, 2, 3, 5])
def test_code_is_drawn_in_the_narrowest_column(width: int) -> None:
    assert (
        "".join(line.strip(" │↳") for line in lines_of("```\nabcdef\n```", Column(0, 0, width))) == "abcdef"
    )


@pytest.mark.parametrize("language", ["python", "c++", "sql", "nosuchlanguage", "text", "html", "json"])
def test_colours_change_no_character(language: str) -> None:
    code = 'x = "[/a] [@click=app.quit]"  # é 漢\n\n  if y: <b>\n'
    assert "\n".join(
        line[2:].rstrip() for line in (w.strip("\n")[13:] for w in lines_of(f"```{language}\n{code}```"))
    ) == (code.rstrip("\n"))


def test_words_of_the_language_are_coloured_with_the_colours_of_the_themes_only() -> None:
    block = written("```python\ndef f():\n    return 'x' + 1  # c\n```", FULL)[0]
    assert {str(span.style) for span in block.text.spans} <= {
        "$accent",
        "$success",
        "$warning",
        "bold",
        "$quiet italic",
    }
    assert block.text.spans


@pytest.mark.parametrize(
    "fenced", ["python\n" + "x = 1\n" * 101, f"python\nx = '{'y' * 2000}'\n", "ng2\nx = 1\n"]
)
def test_long_code_and_unknown_languages_are_shown_without_colours(fenced: str) -> None:
    assert written(f"```{fenced}```", FULL)[0].text.spans == []


def test_every_language_with_colours_is_known_to_what_finds_them() -> None:
    from quiz_app.ui.code_colours import LANGUAGES, coloured

    text = "# x\n<?php\nint f = 'a' + 1; // \"b\"\n<a>1</a>"
    assert [language for language in LANGUAGES if not coloured(text, language).spans] == []


def test_what_colours_code_is_imported_for_code_in_a_named_language_only() -> None:
    program = (
        "import sys\nfrom quiz_app.ui.code import written\nfrom quiz_app.ui.glyphs import FULL\n"
        "written('Which river?', FULL); written('```\\nx\\n```', FULL)\n"
        "assert 'textual.highlight' not in sys.modules\n"
        "written('```py\\nx\\n```', FULL)\nassert 'textual.highlight' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_gutter_and_the_label_stand_before_the_first_line_only() -> None:
    first = Block(Content(), Content("✓ right"), Content(" 1  "))
    shown = [
        line.plain.rstrip()
        for block in written("```\na\nb\n```", ASCII, first=first)
        for line in lay(block, COLUMN)
    ]
    assert shown == [" ✓ right      1  | a", "                 | b"]


@pytest.mark.parametrize("theme", look_spec("theme").choices)
async def test_a_card_with_code_is_drawn_in_every_theme(coded: Studio, theme: str) -> None:
    coded.look = replace(coded.look, theme=theme)
    async with coded.open("code") as play:
        assert "│ for n in range(3):" in play.text()
        assert '│     print(n, "[/b] [@click=app.quit]x[/]")' in play.text()
        assert "│     pass" in play.text()
        await play.press("0")
        assert "│ range(3) == [0, 1, 2]" in play.text()
        assert "```" not in play.text()


async def test_an_option_that_is_code_is_picked_with_a_click_on_any_of_its_lines(coded: Studio) -> None:
    async with coded.open("code") as play:
        await play.click("pass")
        await play.press("enter")
        assert play.showing.response is not None
        assert play.showing.response.picked == (1,)


async def test_code_is_drawn_at_forty_columns_and_without_other_signs(coded: Studio) -> None:
    coded.look = replace(coded.look, glyphs="ascii")
    async with coded.open("code", size=(40, 12)) as play:
        assert "| for n in range(3):" in play.text()
        assert "\\ " in play.text()
        assert not any(sign in play.text() for sign in "│↳")
