"""A real document with a real deck: its sections are studied, its map follows, and nothing in it harms the screen."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from quiz_app.ui.screens.document import DocumentScreen
from quiz_app.ui.screens.study import StudyScreen
from quiz_app.ui.screens.summary import SummaryScreen
from tests.support.hostile import ALL, LONG
from tests.support.terminal import faults_in
from tests.ui.documented import BRIDGE, RAIL, STONE
from tests.ui.play import Play, Studio

TEXT = "\n\n".join(
    (
        "# Three bridges",
        "## The bridge of barges",
        *BRIDGE,
        "## The bridge of stone",
        *STONE,
        "## The railway",
        *RAIL,
    )
)
DECK = """\
deck: bridges
title: Bridges
document: bridges
sources: {bridges: {title: Three bridges}}
questions:
  - {id: toll, question: What was the toll for a cow?, answer: one penny, source: bridges > The bridge of barges > 2}
  - {id: mill, question: Where did the barges strand?, answer: Ostrava Mill, source: bridges > The bridge of barges > 3}
  - {id: velde, question: Who built the bridge?, answer: Anna Velde, source: bridges > The bridge of stone > 1}
  - {id: lost, question: Who drew the plans?, answer: nobody knows, source: bridges > Plans}
"""


@pytest.fixture
def shore(studio: Studio) -> Studio:
    """The studio with one deck alone, and the document that it cites."""
    for file in studio.decks.iterdir():
        file.unlink()
    (studio.decks / "bridges.yaml").write_text(DECK, encoding="utf-8")
    put(studio, TEXT)
    return studio


def put(studio: Studio, text: str, name: str = "bridges.md") -> None:
    """Lay a document into the learner's library."""
    folder = studio.places.own_documents
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def figures(play: Play, title: str) -> list[str]:
    """The sign and the number of cards of a section in the contents."""
    line = next(line for line in play.lines() if title in line)
    return line.partition(title)[2].split("│")[0].split()


def asked_all(play: Play) -> bool:
    """Whether the sitting has come to its end."""
    return isinstance(play.app.screen, SummaryScreen)


async def open_it(play: Play, *keys: str) -> None:
    await play.press("d", "enter")
    assert isinstance(play.app.screen, DocumentScreen), play.text()
    await play.press(*keys)


async def test_a_section_is_studied_alone_and_the_map_follows(shore: Studio) -> None:
    async with shore.open() as play:
        await open_it(play)
        assert "0 % of what is asked here is known now" in play.lines()[0]
        assert "! 1 card cites a place that is not in this text; a shows it." in play.text()
        assert figures(play, "The bridge of barges") == ["○", "2"]
        await play.press("space")
        asked = set()
        while isinstance(play.app.screen, StudyScreen):
            asked.add(play.showing.card)
            await play.press("space", "4")
        assert asked == {"bridges/toll", "bridges/mill"}
        assert asked_all(play)
        await play.press("space")
        assert figures(play, "The bridge of barges") == ["●", "2"]
        assert figures(play, "The bridge of stone") == ["○", "1"]
        await play.press("space")
        assert play.told() == ["Nothing is due here today."]


async def test_what_was_learnt_fades_and_an_undo_makes_it_new_again(shore: Studio) -> None:
    async with shore.open() as play:
        await open_it(play, "j", "space")
        await play.press("space", "3", "space")
        assert figures(play, "The bridge of stone") == ["●", "1"]
        await play.press("u")
        assert figures(play, "The bridge of stone") == ["○", "1"]
        await play.press("U")
        assert figures(play, "The bridge of stone") == ["●", "1"]
    shore.clock.pass_days(60)
    async with shore.open() as play:
        await open_it(play, "j", "enter")
        assert "◐ The bridge of stone was begun" in play.text()


async def test_what_is_still_due_of_a_section_is_asked_alone(shore: Studio) -> None:
    async with shore.open() as play:
        await open_it(play, "space")
        await play.press("space", "3", "space", "3")
    shore.clock.pass_days(60)
    async with shore.open() as play:
        play.desk.change_setting("reviews_per_day", "1")
        await open_it(play, "space", "space")
        play.desk.change_setting("reviews_per_day", "0")
        await play.press("3")
        assert "1 card still due today" in play.text()
        await play.press("m")
        assert play.showing.card in ("bridges/toll", "bridges/mill")
        await play.press("space", "3")
        assert asked_all(play)


async def test_an_enter_held_at_the_end_of_a_section_goes_back_to_the_map_and_no_further(
    shore: Studio,
) -> None:
    async with shore.open() as play:
        await open_it(play, "j", "space")
        await play.press("space", "3")
        assert asked_all(play)
        play.app.guard.pause = play.app.guard.first_repeat = 3600.0
        await play.press(*["enter"] * 8)
        assert isinstance(play.app.screen, DocumentScreen)


async def test_cards_astray_lead_to_their_question(shore: Studio) -> None:
    async with shore.open() as play:
        await open_it(play, "a")
        assert play.browse.table.cards == ("bridges/lost",)


async def test_the_deck_that_changed_meanwhile_is_seen_after_f5(shore: Studio) -> None:
    async with shore.open() as play:
        await open_it(play)
        assert figures(play, "The railway") == ["·"]
        more = (
            "  - {id: pike, question: Who kept away?, answer: the pike, source: bridges > The railway > 2}\n"
        )
        (shore.decks / "bridges.yaml").write_text(DECK + more, encoding="utf-8")
        await play.press("f5")
        assert figures(play, "The railway") == ["○", "1"]


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\xff" * 400], ids=["empty", "binary"])
async def test_a_file_that_is_no_text_is_told_in_a_sentence(shore: Studio, data: bytes) -> None:
    (shore.places.own_documents / "bridges.md").write_bytes(data)
    async with shore.open() as play:
        await open_it(play)
        body = " ".join(play.text().split())
        assert "bridges.md" in body or "no text" in body, body
        await play.press("space", "enter", "c", "slash", "escape")


async def test_a_file_that_is_taken_away_while_it_is_open(shore: Studio) -> None:
    async with shore.open() as play:
        await open_it(play)
        (shore.places.own_documents / "bridges.md").unlink()
        await play.press("f5")
        assert any("is not here" in told for told in play.told())
        assert "The bridge of stone" in play.text()
        await play.press("escape")
        assert "not here" in play.text()


@pytest.mark.parametrize("size", [pytest.param((80, 24), marks=pytest.mark.soak), (160, 45), (40, 12)])
async def test_a_hostile_document_is_shown_as_text_on_every_screen(
    shore: Studio, size: tuple[int, int]
) -> None:
    calm = ALL.replace("\x00", "")
    parts = [f"# {calm[:200]}", calm, f"## [/foo] [@click=app.quit]x[/] {calm[-200:]}", LONG[:3000], calm * 3]
    put(shore, "\n\n".join(" ".join(part.split("\n")) for part in parts))
    async with shore.open(size=size) as play:
        await open_it(play)
        for key in ("j", "right", "j", "k", "enter", "j", "pagedown", "G", "slash", "x", "r", "e", "d", "enter",
                    "n", "N", "escape", "escape", "escape"):  # fmt: skip
            assert faults_in(play.text()) == []
            await play.press(key)
            assert max(map(cell_len, play.lines())) <= size[0]
        assert play.app.is_running


async def test_chinese_and_russian_texts_keep_to_their_lines(shore: Studio) -> None:
    chinese, russian = "中俄关系的历史，始于十七世纪。" * 30, "Россия и Китай. " * 40
    put(shore, f"# 中俄关系史\n\n{chinese}\n\n## Граница\n\n{russian}")
    async with shore.open() as play:
        await open_it(play, "enter", "enter")
        assert "中俄关系的历史，始于十七世纪。中俄" in play.text()
        await play.press("j", "j")
        assert "Россия и Китай." in play.text()
        await play.press("slash", "К", "И", "Т")
        assert "1 of 1" in play.text()


async def test_a_heading_is_studied_with_all_that_stands_under_it(shore: Studio) -> None:
    text = TEXT.replace("## The bridge of barges", "## Bridges for feet\n\n### The bridge of barges")
    put(shore, text.replace("## The bridge of stone", "### The bridge of stone"))
    async with shore.open() as play:
        await open_it(play, "g")
        while "▸ Bridges for feet" not in play.text():
            await play.press("j")
        assert figures(play, "Bridges for feet") == ["○", "3"]
        await play.press("right")
        assert "3 cards, all new; 2 sections under it" in play.text()
        assert "This section has no text of its own." in play.text()
        await play.press("left", "space")
        assert play.showing.total == 3
