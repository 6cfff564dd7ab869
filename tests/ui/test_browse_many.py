"""Browse with very many cards: only what is in sight is asked for, late answers are dropped, long work is told."""

from __future__ import annotations

import threading

import pytest

from quiz_app.study.browsing import Choices, Order
from quiz_app.ui.screens.browse import BrowseScreen
from quiz_app.ui.widgets.card_table import CardTable
from tests.ui.browsed import BrowsingDesk, StandInBrowser
from tests.ui.play import Play, Studio, is_at_rest

MANY = 100_000


async def wait_for(play: Play, holds: object) -> None:
    """Let the app work until this holds."""
    assert callable(holds)
    for _ in range(400):
        await play.pilot.pause(0.01)
        if holds():
            return
    raise AssertionError("it never came")


async def test_rows_are_asked_for_only_where_they_come_into_sight(studio: Studio) -> None:
    desk = BrowsingDesk(MANY)
    async with studio.open(desk=lambda: desk) as play:
        await play.press("b")
        assert "100,000 cards" in play.text()
        await play.press("G", "pageup", "g", "pagedown", "pagedown", "j", "k")
        asked = desk.browser.rows_asked
        page = play.browse.table.rows_in_sight
        assert 0 < sum(map(len, asked)) <= 12 * page
        assert max(map(len, asked)) <= 2 * page
        everything = [card for cards in asked for card in cards]
        assert len(everything) == len(set(everything)), "no row is asked for twice"
        await play.press("G")
        assert play.browse.table.card == f"history/{MANY - 1}"


async def test_the_wheel_and_the_scroll_bar_go_through_all_cards(studio: Studio) -> None:
    desk = BrowsingDesk(MANY)
    async with studio.open(desk=lambda: desk) as play:
        await play.press("b")
        table = play.browse.table
        table.scroll_to(y=50_000, animate=False)
        await play.settle()
        assert table.cursor == 0, "scrolling alone does not move the cursor"
        assert table.in_sight.start == 50_000
        assert any("history/50005" in cards for cards in desk.browser.rows_asked)
        await play.press("j")
        assert table.in_sight.start == 1 or 1 in table.in_sight, "the cursor comes back into sight"


async def test_a_late_answer_to_an_earlier_search_is_dropped(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[int] = []
    show = CardTable.show

    def showing(table: CardTable, cards: tuple[str, ...], order: Order, today: int) -> None:
        shown.append(len(cards))
        show(table, cards, order, today)

    monkeypatch.setattr(CardTable, "show", showing)
    desk = BrowsingDesk(30)
    async with studio.open(desk=lambda: desk) as play:
        await play.press("b", "slash")
        desk.browser.held = held = threading.Event()
        await play.pilot.press("1")
        await wait_for(play, lambda: desk.browser.searches[-1][0] == "1")
        await play.pilot.press("2")
        await play.pilot.pause(0.2)
        assert len(play.browse.table.cards) == 30, "the last result stays until the new one is there"
        desk.browser.held = None
        held.set()
        await wait_for(play, lambda: is_at_rest(play.browse))
        assert play.browse.table.cards == ("history/12",)
        assert shown == [30, 1], "what begins with 1 was never shown"


async def test_the_last_of_several_searches_is_asked_and_those_between_are_not(studio: Studio) -> None:
    desk = BrowsingDesk(30)
    async with studio.open(desk=lambda: desk) as play:
        await play.press("b", "slash")
        desk.browser.held = held = threading.Event()
        await play.pilot.press("2")
        await wait_for(play, lambda: desk.browser.searches[-1][0] == "2")
        for letter in ("x", "backspace", "1"):
            await play.pilot.press(letter)
            await play.pilot.pause(0.15)
        desk.browser.held = None
        held.set()
        await wait_for(play, lambda: is_at_rest(play.browse))
        assert [search for search, _ in desk.browser.searches] == ["", "2", "21"]


async def test_leaving_while_a_search_runs_harms_nothing(studio: Studio) -> None:
    desk = BrowsingDesk(30)
    async with studio.open(desk=lambda: desk) as play:
        await play.press("b")
        desk.browser.held = held = threading.Event()
        await play.pilot.press("o")
        await wait_for(play, lambda: len(desk.browser.searches) == 2)
        await play.pilot.press("q")
        held.set()
        await play.settle()
        assert not isinstance(play.app.screen, BrowseScreen)


async def test_a_change_of_very_many_cards_is_told_while_it_is_made(studio: Studio) -> None:
    desk = BrowsingDesk(MANY)
    async with studio.open(desk=lambda: desk) as play:
        await play.press("b", "a")
        desk.browser.held = held = threading.Event()
        await play.pilot.press("at")
        await wait_for(play, lambda: "Working on 100,000 cards" in play.app.notice)
        await play.pilot.press("minus")
        await play.pilot.pause()
        assert "still being made" in play.app.notice
        held.set()
        await wait_for(play, lambda: desk.browser.done)
        assert [(name, len(cards)) for name, cards in desk.browser.done] == [("suspend", MANY)]
        await wait_for(play, lambda: play.app.notice == "Done: suspend.")


async def test_the_sheet_of_filters_says_that_it_is_counting(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = BrowsingDesk(30)
    counted = threading.Event()
    choices = desk.browser.choices

    def count_slowly() -> Choices:
        counted.wait(30)
        return choices()

    monkeypatch.setattr(desk.browser, "choices", count_slowly)
    async with studio.open(desk=lambda: desk) as play:
        await play.press("b")
        await play.pilot.press("f", "j", "space")
        await play.pilot.pause()
        assert "being counted" in play.text()
        counted.set()
        await play.settle()
        assert "Fading" in play.text()
        assert not play.browse.line.field.value, "nothing was picked before it was there"


async def test_a_failing_disk_is_told_and_the_screen_stays(studio: Studio) -> None:
    desk = BrowsingDesk(30)
    async with studio.open(desk=lambda: desk) as play:
        await play.press("b")
        desk.browser.fails = True
        play.browse.table.look_again()
        await play.settle()
        told = [sentence for sentence in play.told() if "The disk is gone." in sentence]
        assert 1 <= len(told) <= 2, "once for what is in sight, once for the page after it"
        assert "history/3" in play.text(), "the cards are named, at least"
        await play.press("o")
        assert isinstance(play.app.screen, BrowseScreen)
        desk.browser.fails = False
        await play.press("o")
        assert play.browse.table.order is Order.KNOWN


def test_the_stand_in_has_the_shape_of_the_browser() -> None:
    from quiz_app.study.browser import Browser

    own = {name for name in dir(StandInBrowser) if not name.startswith("_")}
    assert own <= set(dir(Browser))
