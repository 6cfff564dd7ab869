"""What was done is told on one line that hides nothing of the card, the newest alone, and only for a while."""

from __future__ import annotations

import pytest
from textual.widgets._toast import Toast

from quiz_app.look import Look
from quiz_app.ui import host
from quiz_app.ui.widgets.grade_bar import GradeBar
from quiz_app.ui.widgets.key_bar import KeyBar
from quiz_app.ui.widgets.notice_line import NoticeLine
from tests.ui.play import Studio

UNDONE = "Took back: good for"


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (60, 19), (120, 40)])
async def test_undo_hides_neither_card_nor_grades(studio: Studio, size: tuple[int, int]) -> None:
    async with studio.open("facts", size=size) as play:
        await play.press("space", "3", "u", "space")
        assert play.told()[0].startswith(UNDONE)
        assert not play.app.screen.query(Toast)
        notice = play.study.query_one(NoticeLine).region
        assert notice.height == 1
        assert UNDONE in play.lines()[notice.y]
        assert not notice.overlaps(play.study.stage.scroll.region)
        grades = play.study.query_one(GradeBar)
        assert notice.y >= grades.region.y + 2
        assert any("1 again" in line for line in play.lines())
        if size[1] >= 20:
            assert notice.y < play.study.query_one(KeyBar).region.y


async def test_only_the_newest_notice_is_shown(studio: Studio) -> None:
    async with studio.open("facts") as play:
        await play.press("space", "3", "space", "3", "u", "u", "u")
        assert play.told() == ["There is nothing to undo."]
        assert play.text().count("Took back") == 0


async def test_a_notice_goes_away_by_itself(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(host, "NOTICE_S", 0.01)
    async with studio.open("facts") as play:
        await play.press("u")
        while play.told():
            await play.pilot.pause(0.01)
        assert "nothing to undo" not in play.text()


async def test_a_click_puts_a_notice_away(studio: Studio) -> None:
    async with studio.open("facts") as play:
        await play.press("u")
        await play.click("There is nothing")
        assert play.told() == []


async def test_a_long_notice_is_cut_to_the_line_and_shown_as_text(studio: Studio) -> None:
    async with studio.open("facts") as play:
        play.app.tell(f"[b]told[/b]\n{'x ' * 200}")
        await play.settle()
        (line,) = [line for line in play.lines() if "told" in line]
        assert line.strip().startswith("[b]told[/b] x x")
        assert line.rstrip().endswith("…")


async def test_home_and_card_info_tell_on_their_last_line(studio: Studio) -> None:
    async with studio.open("facts") as play:
        await play.press("space", "3", "space", "i", "u")
        assert any(UNDONE in line for line in play.lines()[-2:])
    async with studio.open() as play:
        await play.press("u")
        assert "There is nothing to undo." in play.lines()[-1]


async def test_with_ascii_signs_a_warning_is_framed_by_none_of_the_others(studio: Studio) -> None:
    studio.look = Look(motion=False, tour=False, glyphs="ascii", problems=("Something is off.",))
    async with studio.open() as play:
        assert "Something is off." in play.text()
        assert play.text().replace("·", "").isascii()


async def test_at_the_end_of_a_sitting_a_notice_leaves_the_way_on_in_sight(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await play.press("escape", "minus")
        assert play.told() == ["Buried until tomorrow."]
        assert "home" in play.lines()[-1]
        assert "Buried until tomorrow." in play.lines()[-2]


async def test_what_was_refused_is_said_no_more_once_it_is_answered(studio: Studio) -> None:
    async with studio.open("powers") as play:
        await play.press("enter")
        assert play.told() == ["Pick an option first; 0 says that you don't know."]
        await play.press("1", "enter")
        assert play.told() == []
