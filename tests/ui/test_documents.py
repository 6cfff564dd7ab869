"""Documents: the list, and a document as a map: its signs and figures, its sections and passages, wide and narrow."""

from __future__ import annotations

import threading

import pytest

from quiz_app.ui.screens.browse import BrowseScreen
from quiz_app.ui.screens.document import DocumentScreen
from quiz_app.ui.screens.document_text import DocumentTextScreen
from quiz_app.ui.screens.documents import DocumentsScreen
from quiz_app.ui.screens.home import HomeScreen
from quiz_app.ui.screens.study import StudyScreen
from quiz_app.ui.widgets.contents_list import ContentsList
from quiz_app.ui.widgets.passage_flow import PassageFlow
from tests.ui.browsed import BrowsingDesk
from tests.ui.documented import BRIDGE, GONE, STONE, FakeRoom, document, mapped, open_map, take_room
from tests.ui.play import Play, Studio

NARROW, WIDE, SMALLEST = (80, 24), (160, 45), (40, 12)
SIZES = (NARROW, WIDE, SMALLEST)


def is_on(play: Play, screen: type[object]) -> bool:
    return isinstance(play.app.screen, screen)


def line_of(play: Play, words: str) -> str:
    return next(line for line in play.lines() if words in line)


async def test_d_lists_the_documents_with_what_is_known_and_where_they_lie(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk, size=(100, 24)) as play:
        assert "d documents" in play.lines()[-1]
        take_room(play, FakeRoom())
        await play.press("d")
        assert is_on(play, DocumentsScreen)
        line = line_of(play, "▸ Three bridges")
        assert line.split()[3:5] == ["12", "5"]
        assert line.split()[-4:] == ["53", "%", "your", "library"]
        assert "not here" in line_of(play, "Ferries, a memoir")
        assert "/home/me/texts/bridges.txt" in play.text()
        await play.press("j")
        assert "quiz documents add FILE --id ferries" in play.text()
        await play.press("q")
        assert is_on(play, HomeScreen)


async def test_where_there_are_no_documents_it_is_said_how_they_come(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk) as play:
        take_room(play, FakeRoom(known=()))
        await play.press("d", "enter", "space", "c", "j")
        assert "No documents yet." in play.text()
        assert "`quiz documents add FILE`" in play.text()
        assert is_on(play, DocumentsScreen)


async def test_enter_that_comes_before_the_list_opens_its_first_document(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk) as play:
        room = FakeRoom()
        take_room(play, room)
        room.held = held = threading.Event()
        await play.pilot.press("d", "enter")
        await play.pilot.pause()
        assert "Looking for documents …" in play.text()
        room.held = None
        held.set()
        await play.settle()
        assert is_on(play, DocumentScreen)
        await play.press("escape")
        assert is_on(play, DocumentsScreen)


async def test_a_document_that_is_not_here_is_not_opened_but_its_cards_are_there(studio: Studio) -> None:
    desk = BrowsingDesk()
    async with studio.open(desk=lambda: desk) as play:
        take_room(play, FakeRoom())
        await play.press("d", "j", "enter")
        assert is_on(play, DocumentsScreen)
        assert play.told() == ["Not here: quiz documents add FILE --id ferries"]
        await play.press("c")
        assert is_on(play, BrowseScreen)
        await play.press("escape", "space")
        assert is_on(play, StudyScreen)
        assert desk.selections[-1].cards == ("x/1",)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_signs_and_figures_are_those_of_the_map(studio: Studio, size: tuple[int, int]) -> None:
    async with studio.open(desk=BrowsingDesk, size=size) as play:
        await open_map(play)
        assert "53 % of what is asked here is known now" in play.lines()[0]
        for title, figures in (
            ("The bridge of barges", ["◐", "4"]),
            ("How it was paid for", ["○", "1"]),
            ("The railway bridge", ["●", "1"]),
            ("Sources", ["·"]),
        ):
            assert line_of(play, title).partition(title)[2].split("│")[0].split() == figures, title
        await play.press("j", "j", "right")
        assert "4 cards, 2 of them new, 45 % known now" in play.text()
        for begins, sign, figure in (
            (STONE[0], "◐", "2 cards, 47 %"),
            (STONE[1], "◐", "1 card, 88 %"),
            (STONE[2], "·", "not asked"),
            (STONE[3], "○", "1 card, new"),
        ):
            line = line_of(play, begins[:40])
            assert line.partition(begins[:40])[0].split()[-1] == sign
            assert line.rstrip(" │").endswith(figure)


async def test_where_nothing_is_asked_at_all_it_is_said_once(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk, size=WIDE) as play:
        await open_map(play, FakeRoom(mapped(document(), asked={})))
        await play.press("j", "j", "right")
        assert "nothing is asked of it" in play.text()
        assert "not asked" not in play.text()
        assert "·" in line_of(play, STONE[0][:40])
        await play.press("enter")
        assert STONE[1][:40] in play.text()
        assert "not asked" not in play.text()


async def test_the_signs_have_stand_ins(studio: Studio) -> None:
    studio.look = type(studio.look)(motion=False, tour=False, glyphs="ascii")
    async with studio.open(desk=BrowsingDesk, size=WIDE) as play:
        await open_map(play)
        await play.press("j", "j")
        lines = [line_of(play, each[:40]) for each in STONE]
        signs = [line.partition(text[:40])[0].split()[-1] for line, text in zip(lines, STONE, strict=True)]
        assert signs == ["~", "~", ".", "o"]


async def test_contents_are_indented_and_pages_told_apart(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk) as play:
        await open_map(play)
        places = [
            line_of(play, title).index(title)
            for title in ("The bridge of stone", "How it was paid for", "Salt")
        ]
        assert places == [3, 5, 7]
        lines = play.lines()
        page = next(number for number, line in enumerate(lines) if "page 2" in line)
        assert "Sources" in lines[page - 1]
        assert "Ferries of the Lesna" in lines[page + 1]
        await play.press("G", "k", "k")
        assert "▸ Sources" in play.text(), "the cursor passes over the line of the page"
        await play.press("j")
        assert "▸ Ferries of the Lesna" in play.text()


async def test_a_wide_screen_shows_contents_and_passages_side_by_side(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk, size=WIDE) as play:
        await open_map(play)
        await play.press("j")
        assert BRIDGE[1][:30] in play.text()
        assert "▸ The bridge of barges" in play.text()
        await play.press("right")
        assert play.has_focus(PassageFlow)
        await play.press("left")
        assert play.has_focus(ContentsList)
        await play.press("enter")
        assert is_on(play, DocumentTextScreen)


async def test_a_narrow_screen_shows_them_one_after_the_other(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk) as play:
        await open_map(play)
        await play.press("j")
        assert BRIDGE[1][:30] not in play.text()
        assert "Enter passages" in play.lines()[-1]
        await play.press("enter")
        assert BRIDGE[1][:30] in play.text()
        assert "The railway bridge" not in play.text()
        assert "Enter read" in play.lines()[-1]
        await play.press("escape")
        assert "The railway bridge" in play.text()
        await play.press("escape")
        assert is_on(play, DocumentsScreen)


async def test_what_was_narrow_becomes_wide_in_its_place(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk) as play:
        await open_map(play)
        await play.press("j", "j", "enter", "j")
        await play.pilot.resize_terminal(*WIDE)
        await play.settle()
        assert "The railway bridge" in play.text()
        assert f"▸ ◐ {STONE[1][:20]}" in play.text()


async def test_space_studies_exactly_the_cards_of_the_section(studio: Studio) -> None:
    desk = BrowsingDesk()
    async with studio.open(desk=lambda: desk) as play:
        room = await open_map(play)
        await play.press("j", "j", "space")
        assert is_on(play, StudyScreen)
        assert desk.selections[-1].cards == room.shown.sections[2].memories.cards
        read = len(room.asked)
        room.shown = mapped(document(), {"The bridge of stone": ((4, 0, 0.97),)})
        await play.press("escape")
        assert is_on(play, DocumentScreen)
        assert len(room.asked) > read
        assert line_of(play, "The bridge of stone").split()[-2:] == ["●", "4"]
        assert "▸ The bridge of stone" in play.text(), "the cursor stays"


async def test_nothing_asked_and_nothing_due_is_said(studio: Studio) -> None:
    asks_nothing = BrowsingDesk(asked=())
    async with studio.open(desk=lambda: asks_nothing) as play:
        await open_map(play)
        assert "Space" not in play.lines()[-1]
        await play.press("space")
        assert play.told() == ["No card asks for this yet."]
        await play.press("j", "space")
        assert play.told() == ["Nothing is due here today."]
        await play.press("g", "c")
        assert play.told() == ["No card asks for this yet."]
        assert is_on(play, DocumentScreen)


async def test_c_shows_the_cards_of_the_section_or_of_the_passage(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk) as play:
        room = await open_map(play)
        await play.press("j", "c")
        section = room.shown.sections[1]
        assert play.browse.table.cards == section.memories.cards
        assert "The bridge of barges" in play.lines()[0]
        assert "4 cards" in play.lines()[0]
        await play.press("slash", *"/2", "enter")
        assert play.browse.table.cards == ("history/2",), "a search stays among them"
        assert "1 of 4" in play.lines()[0]
        await play.press("escape", "enter", "j", "c")
        assert play.browse.table.cards == section.passages[1].memories.cards
        await play.press("escape")
        assert f"▸ ● {BRIDGE[1][:20]}" in play.text()


async def test_cards_astray_are_told_in_a_line_that_leads_to_them(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk) as play:
        await open_map(play, FakeRoom(mapped(document(), astray=("history/50", "history/51"))))
        assert "! 2 cards cite a place that is not in this text; a shows them." in play.text()
        await play.press("a")
        assert play.browse.table.cards == ("history/50", "history/51")
    async with studio.open(desk=BrowsingDesk) as play:
        await open_map(play)
        assert "not in this text" not in play.text()
        await play.press("a")
        assert is_on(play, DocumentScreen)


async def test_r_turns_read_first_on_and_off(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk, size=WIDE) as play:
        await open_map(play)
        assert "read first: off" in play.lines()[-1]
        await play.press("r")
        assert play.app.look.read_first
        assert play.told() == ["Read first is on: a section's text comes before its new cards."]
        play.app.hush()
        await play.settle()
        assert "read first: on" in play.lines()[-1]
        assert "read_first = true" in play.app.places.settings_file.read_text()
        await play.press("r")
        assert not play.app.look.read_first


async def test_while_it_is_read_it_is_said_and_keys_do_nothing(studio: Studio) -> None:
    held = threading.Event()
    async with studio.open(desk=BrowsingDesk) as play:
        room = FakeRoom()
        take_room(play, room)
        await play.press("d")
        room.held = held
        await play.pilot.press("enter")
        await play.pilot.pause()
        await play.pilot.press("space", "enter", "slash", "c", "j", "right")
        assert "Reading …" in play.text()
        assert is_on(play, DocumentScreen)
        room.held = None
        held.set()
        await play.settle()
        assert "Reading …" not in play.text()
        assert "The bridge of stone" in play.text()


@pytest.mark.parametrize("size", SIZES)
async def test_a_document_that_vanished_says_so_and_comes_back(studio: Studio, size: tuple[int, int]) -> None:
    room = FakeRoom()

    def vanish() -> None:
        room.fails = GONE

    async with studio.open(desk=BrowsingDesk, size=size) as play:
        await open_map(play, room, vanish)
        assert "is not here" in play.text()
        assert "quiz documents add" in play.text()
        await play.press("space", "enter", "j")
        room.fails = None
        await play.press("f5")
        assert "The bridge of barges" in play.text()
        room.fails = GONE
        await play.press("f5")
        assert "The bridge of barges" in play.text(), "what was read stays"
        assert any("is not here" in told for told in play.told())


async def test_f5_reads_again_a_text_that_is_another_now(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk) as play:
        room = await open_map(play)
        await play.press("G")
        room.shown = mapped(document([("Only this", 1, 1, ("One passage.",))]))
        await play.press("f5")
        assert "▸ Only this" in play.text()
        assert "Sources" not in play.text()
        await play.press("enter", "enter")
        assert "One passage." in play.text()


async def test_a_section_or_document_without_text_says_so(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk, size=WIDE) as play:
        room = await open_map(play)
        await play.press(*["j"] * 6)
        assert "This section has no text of its own." in play.text()
        await play.press("enter")
        assert "▸   Sources" in play.text()
        await play.press("escape")
        room.shown = mapped(document([]))
        await play.press("f5", "enter", "space", "c", "slash", "right", "j", "G")
        assert "This document has no text." in play.text()


async def test_u_takes_back_the_last_answer_and_the_map_is_read_again(studio: Studio) -> None:
    desk = BrowsingDesk()
    async with studio.open(desk=lambda: desk) as play:
        room = await open_map(play)
        read = len(room.asked)
        await play.press("u")
        assert desk.undone == ["undo"]
        assert play.told() == ["Took back: an answer."]
        assert len(room.asked) > read


async def test_a_click_moves_the_cursor_and_a_second_one_reads(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk, size=WIDE) as play:
        await open_map(play)
        await play.click("The bridge of stone")
        assert "▸ The bridge of stone" in play.text()
        await play.click(STONE[2][:30])
        assert f"▸ · {STONE[2][:20]}" in play.text()
        await play.pilot.double_click(PassageFlow, offset=(10, 1))
        await play.settle()
        assert is_on(play, DocumentTextScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_help_and_palette_name_what_can_be_done(studio: Studio, size: tuple[int, int]) -> None:
    async with studio.open(desk=BrowsingDesk, size=size) as play:
        await open_map(play)
        screen = play.app.screen
        commands = [command.title for command in play.app.get_system_commands(screen)]
        for words in ("Study this section (Space)", "Find (/)", "Cards (c)", "Read first (r)"):
            assert words in commands
        await play.press("f1")
        assert "Read the text" in play.text()


@pytest.mark.parametrize("keys", [("j",), ("j", "enter", "j"), ("j", "enter", "j", "enter", "j")])
async def test_a_window_too_small_and_large_again_loses_no_place(
    studio: Studio, keys: tuple[str, ...]
) -> None:
    async with studio.open(desk=BrowsingDesk) as play:
        await open_map(play)
        await play.press(*keys)
        before = play.text()
        await play.pilot.resize_terminal(30, 8)
        await play.settle()
        assert "window" in play.text()
        await play.pilot.resize_terminal(*NARROW)
        await play.settle()
        at_cursor = [line for line in before.splitlines() if "▸" in line]
        assert at_cursor
        assert at_cursor == [line for line in play.text().splitlines() if "▸" in line]
