"""Browse: cards are found as one types, filtered, ordered and marked, and the search line says all."""

from __future__ import annotations

import pytest

from quiz_app.study.browsing import Order
from quiz_app.ui.screens.browse import BrowseScreen
from quiz_app.ui.screens.browse_card import BrowsedCardScreen
from quiz_app.ui.screens.browse_filter import FilterScreen
from quiz_app.ui.screens.home import HomeScreen
from quiz_app.ui.widgets.card_table import CardTable
from quiz_app.ui.widgets.search_line import SearchField
from tests.ui.play import Play, Studio

ALL = ("facts/lena", "facts/volga", "gaps/ili#c1", "powers/ussuri", "rivers/amur")


def cards(play: Play) -> tuple[str, ...]:
    return play.browse.table.cards


def at_cursor(play: Play) -> str:
    return play.browse.table.card


def is_on(play: Play, screen: type[object]) -> bool:
    return isinstance(play.app.screen, screen)


def order_of(play: Play) -> Order:
    return play.browse.table.order


async def search(play: Play, text: str) -> None:
    """Write a search from the table and go back to it."""
    await play.press("slash")
    play.browse.line.field.value = ""
    await play.write(text)
    await play.press("enter")


async def test_b_opens_all_cards_and_q_goes_home(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("b")
        assert is_on(play, BrowseScreen)
        assert sorted(cards(play)) == sorted(ALL)
        text = play.text()
        for words in (
            "5 cards",
            "in the order of the decks",
            "Where does the Lena end?",
            "question",
            "known",
        ):
            assert words in text, words
        await play.press("q")
        assert is_on(play, HomeScreen)


async def test_cards_are_found_as_one_types(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("b", "slash")
        assert play.has_focus(SearchField)
        await play.write("lapt")
        assert cards(play) == ("facts/lena",), "by the beginning of a word of the answer"
        assert "1 of 5 card" in play.text()
        await play.press("backspace", "backspace", "backspace", "backspace")
        await play.write('"KHABAROVSK"')
        assert cards(play) == ("powers/ussuri",)
        await play.press("ctrl+u")
        assert len(cards(play)) == 5


async def test_letters_in_the_field_do_nothing_but_write(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("b", "slash", "asterisk", "at", "minus", "a", "q", "f", "R", "F", "n", "u", "space")
        assert play.browse.line.field.value == "*@-aqfRFnu "
        assert not play.browse.table.marked
        assert not any(play.info(card).flagged or play.info(card).suspended for card in ALL)


async def test_the_first_esc_leaves_the_field_and_the_second_the_screen(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("b", "slash")
        await play.write("river")
        await play.press("escape")
        assert play.has_focus(CardTable)
        assert play.browse.line.field.value == "river"
        await play.press("escape")
        assert is_on(play, HomeScreen)


@pytest.mark.parametrize("key", ["enter", "down"])
async def test_enter_or_down_goes_from_the_field_to_the_cards(studio: Studio, key: str) -> None:
    async with studio.open() as play:
        await play.press("b", "slash")
        assert "Enter to the cards" in play.lines()[-1]
        await play.press(key)
        assert play.has_focus(CardTable)
        assert is_on(play, BrowseScreen)


async def test_the_cursor_stays_on_its_card_while_that_is_found(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("b", "G")
        last = at_cursor(play)
        await search(play, f"deck:{last.partition('/')[0]}")
        assert at_cursor(play) == last
        await search(play, "Lena")
        assert at_cursor(play) == "facts/lena"


async def test_a_search_that_finds_nothing_says_what_to_do(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("b")
        await search(play, "zzz")
        text = play.text()
        assert "No card is like that." in text
        assert "Take a word out of the search" in text
        assert "Ctrl+U empties it" in text
        await play.press("space", "enter", "asterisk", "v", "a", "F", "j", "pagedown")
        assert is_on(play, BrowseScreen), "without cards no action does anything"
        assert "card" not in play.lines()[-1]
        await play.press("slash", "ctrl+u", "enter")
        assert len(cards(play)) == len(ALL)


async def test_what_of_the_search_was_left_out_is_told_below_it(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("b")
        await search(play, "colour:red")
        assert "! `colour:` is no filter" in play.text()
        await search(play, "Lena")
        assert "is no filter" not in play.text()


async def test_a_filter_is_put_into_the_search_line_and_taken_out_again(studio: Studio) -> None:
    async with studio.open(size=(100, 40)) as play:
        await play.press("b", "f")
        assert is_on(play, FilterScreen)
        assert "5" in next(line for line in play.lines() if "New" in line)
        await play.press("space")
        assert play.browse.line.field.value == "is:new"
        assert "✓ New" in play.text()
        await play.press("enter")
        assert play.browse.line.field.value == ""
        assert "✓ New" not in play.text()


async def test_two_decks_mean_one_or_the_other(studio: Studio) -> None:
    async with studio.open(size=(100, 60)) as play:
        await play.press("b", "f")
        await play.click("Facts")
        assert cards(play) == ("facts/lena", "facts/volga")
        await play.click("Rivers")
        assert play.browse.line.field.value == "deck:facts,rivers"
        assert "3 cards found" in play.text()
        await play.press("escape")
        assert is_on(play, BrowseScreen)
        assert len(cards(play)) == 3


async def test_the_cursor_of_the_filters_stands_on_choices_only(studio: Studio) -> None:
    async with studio.open(size=(100, 30)) as play:
        await play.press("b", "f")
        sheet = play.app.screen
        assert isinstance(sheet, FilterScreen)
        terms = [""]
        while terms[-1] != sheet.list.term:
            terms.append(sheet.list.term)
            await play.press("j")
        del terms[0]
        assert all(terms)
        assert "section:North" in terms
        await play.press("g")
        assert sheet.list.term == "is:new"
        assert "State" in play.text()


async def test_o_and_a_click_on_a_heading_order_the_cards(studio: Studio) -> None:
    async with studio.open("facts") as play:
        await play.press("space", "1", "q")
    async with studio.open(size=(100, 30)) as play:
        await play.press("b", "o", "o")
        assert order_of(play) is Order.KNOWN
        assert "least known first" in play.text()
        assert at_cursor(play) in ("facts/lena", "facts/volga"), "what was asked comes before what is new"
        await play.click("due")
        assert order_of(play) is Order.DUE
        assert "soonest due first" in play.text()


async def test_the_deck_is_told_only_where_the_cards_are_of_several(studio: Studio) -> None:
    async with studio.open(size=(100, 30)) as play:
        await play.press("b")
        heading = next(line for line in play.lines() if "question" in line and "due" in line)
        assert "deck" in heading
        await search(play, "deck:facts")
        heading = next(line for line in play.lines() if "question" in line and "due" in line)
        assert len(cards(play)) == 2
        assert "deck" not in heading
        await play.press("o")
        await play.click("question")
        assert order_of(play) is Order.DECK, "its order is a click away all the same"


async def test_space_marks_and_moves_on_and_the_header_counts(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("b", "space", "space")
        first, second, *_ = cards(play)
        assert play.browse.table.marked == {first, second}
        assert "✓ 2 marked" in play.text()
        assert "flag 2" in play.text() or "* " not in play.lines()[-1]
        await play.press("g", "space")
        assert play.browse.table.marked == {second}


async def test_v_marks_all_to_the_one_marked_last(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("b", "j", "space", "j", "v")
        assert play.browse.table.marked == set(cards(play)[1:4])


async def test_a_marks_all_and_then_none(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("b", "a")
        assert play.browse.table.marked == set(ALL)
        assert "✓ 5 marked" in play.text()
        await play.press("a")
        assert not play.browse.table.marked


async def test_marks_go_with_the_cards_that_are_found_no_more(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("b", "a")
        await search(play, "deck:facts")
        assert play.browse.table.marked == {"facts/lena", "facts/volga"}
        await search(play, "")
        assert play.browse.table.marked == {"facts/lena", "facts/volga"}


async def test_esc_unmarks_before_it_leaves(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("b", "space", "escape")
        assert is_on(play, BrowseScreen)
        assert not play.browse.table.marked
        await play.press("escape")
        assert is_on(play, HomeScreen)


async def test_a_card_is_moved_to_marked_and_opened_with_the_mouse(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("b")
        line = next(y for y, text in enumerate(play.lines()) if "Volga" in text)
        await play.pilot.click(offset=(12, line))
        await play.settle()
        assert at_cursor(play) == "facts/volga"
        await play.pilot.click(offset=(2, line))
        await play.settle()
        assert play.browse.table.marked == {"facts/volga"}
        await play.pilot.click(offset=(12, line), times=2)
        await play.settle()
        assert is_on(play, BrowsedCardScreen)


async def test_on_a_wide_screen_the_card_at_the_cursor_stands_beside_the_table(studio: Studio) -> None:
    async with studio.open(size=(160, 45)) as play:
        await play.press("b")
        await search(play, "Lena")
        text = play.text()
        for words in ("In the Laptev Sea", "By a delta.", "An atlas of rivers › North", "facts/lena"):
            assert words in text, words
        await search(play, "Khabarovsk")
        assert "In the Laptev Sea" not in play.text()
        assert "powers/ussuri" in play.text()
        await play.pilot.resize_terminal(80, 24)
        await play.settle()
        assert "powers/ussuri" not in play.text()


async def test_browse_can_be_reached_by_the_palette_and_each_of_its_actions_too(studio: Studio) -> None:
    from quiz_app.ui.commands import commands_of

    async with studio.open() as play:
        assert "Browse (b)" in {command.title for command in commands_of(play.app, play.app.screen)}
        await play.press("b")
        names = {command.title for command in commands_of(play.app, play.app.screen)}
        for words in ("Flag (*)", "Suspend (@)", "Bury (-)", "Note (n)", "Reset (R)", "Forget (F)", "Filter (f)",
                      "Order (o)", "Mark all (a)", "Mark to here (v)", "Search (/)", "Undo (u)"):  # fmt: skip
            assert words in names, words


@pytest.mark.parametrize("size", [(40, 12), (79, 24), (200, 60)])
async def test_browse_can_be_worked_at_any_size(studio: Studio, size: tuple[int, int]) -> None:
    async with studio.open(size=size) as play:
        await play.press("b")
        assert "Where does the" in play.text()
        await search(play, "Lena")
        await play.press("enter")
        assert "Where does the Lena" in play.text()
        await play.press("escape", "f")
        assert "New" in play.text()
        assert all(len(line) <= size[0] for line in play.lines())


async def test_ascii_signs_stand_in_for_all_others(studio: Studio) -> None:
    from quiz_app.look import Look

    studio.look = Look(glyphs="ascii", motion=False, tour=False)
    async with studio.open(size=(160, 45)) as play:
        await play.press("b", "a", "at", "minus", "escape")
        await search(play, "Lena")
        assert "s suspended" in play.text() or "sb" in play.text()
        assert "→" not in play.text()
