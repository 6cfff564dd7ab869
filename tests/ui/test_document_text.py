"""The text of a document: read from section to section, its passages' cards, and words found in it."""

from __future__ import annotations

import pytest
from textual.events import MouseEvent, MouseScrollDown, MouseScrollUp

from quiz_app.ui.folding import Cut, cuts_of
from quiz_app.ui.screens.document import DocumentScreen
from quiz_app.ui.screens.document_text import DocumentTextScreen
from quiz_app.ui.screens.study import StudyScreen
from quiz_app.ui.widgets.find_line import FindField
from quiz_app.ui.widgets.passage_flow import PassageFlow
from tests.ui.browsed import BrowsingDesk
from tests.ui.documented import BRIDGE, RAIL, STONE, FakeRoom, document, mapped, open_map
from tests.ui.play import Play, Studio

PARAGRAPH = "These words are said again and again, so that it is a long paragraph. " * 40
LONG = document([("Long", 1, 1, (PARAGRAPH, "The second one.")), ("After", 1, 1, ("The end.",))])


def reading(play: Play) -> DocumentTextScreen:
    screen = play.app.screen
    assert isinstance(screen, DocumentTextScreen)
    return screen


def words_of(play: Play) -> str:
    return " ".join(play.text().split())


def at_cursor(play: Play) -> str:
    return next(line for line in play.lines() if line.lstrip().startswith("▸"))


async def open_text(play: Play, *keys: str, room: FakeRoom | None = None) -> FakeRoom:
    """Go from Home to the passage at the cursor once these keys were pressed in the contents; read on from there."""
    room = await open_map(play, room)
    await play.press(*keys, "right", "enter")
    reading(play)
    return room


async def test_it_begins_at_the_passage_and_whole_passages_stand_there(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk, size=(100, 30)) as play:
        await open_text(play, "j", "j")
        assert "Three bridges › The bridge of stone" in play.lines()[0]
        assert "section 3 of 9" in play.lines()[0]
        assert "The bridge of stone" in play.lines()[2], "its heading stands on top"
        assert STONE[0][:30] in at_cursor(play)
        for words in ("the town council had paid for four.", "The fifth has his", "2 cards, 47 %"):
            assert words in words_of(play)


async def test_lines_are_no_wider_than_a_reading_column(studio: Studio) -> None:
    for size in ((40, 12), (80, 24), (200, 60)):
        async with studio.open(desk=BrowsingDesk, size=size) as play:
            await open_text(play, "enter", room=FakeRoom(mapped(LONG)))
            inside = [line for line in play.lines() if "paragraph" in line or "words" in line]
            assert inside
            widths = [len(line.replace("not asked", "").strip(" ▸·")) for line in inside]
            assert max(widths) <= 72
            assert max(widths) > min(72, size[0] - 24) - 12


async def test_j_goes_from_passage_to_passage_and_into_the_next_section(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk) as play:
        await open_text(play, "j")
        for text in (*BRIDGE[1:], *STONE):
            await play.press("j")
            assert text[:20] in at_cursor(play)
        assert "section 3 of 9" in play.lines()[0]
        await play.press("k")
        assert STONE[2][:20] in at_cursor(play)
        await play.press("G")
        assert "It was moved by the current" in at_cursor(play)
        await play.press("g")
        assert "section 1 of 9" in play.lines()[0]


async def test_what_is_longer_than_the_screen_is_scrolled_through(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk) as play:
        await open_text(play, "enter", room=FakeRoom(mapped(LONG)))
        for _ in range(60):
            await play.press("j")
            if "The second one." in play.text():
                break
        assert reading(play).text.cursor in (1, 2)
        await play.press("j", "j")
        assert "The end." in at_cursor(play)
        await play.press("g", "pagedown")
        assert PARAGRAPH[:30] not in play.lines()[2]
        assert "Long" not in "".join(play.lines()[1:4])
        await play.press("pageup")
        assert "Long" in play.lines()[2]
        await play.press("pagedown", "pagedown", "pagedown", "pagedown", "pagedown")
        assert "The end." in at_cursor(play)


async def test_the_wheel_scrolls_and_the_cursor_stays_in_sight(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk) as play:
        await open_text(play)
        for _ in range(4):
            await turn(play, MouseScrollDown)
        assert "section 2 of 9" in play.lines()[0]
        assert BRIDGE[1][:20] in at_cursor(play)
        for _ in range(9):
            await turn(play, MouseScrollUp)
        assert "opening" in play.lines()[2]


async def turn(play: Play, way: type[MouseEvent]) -> None:
    """Turn the wheel over the text."""
    await play.pilot._post_mouse_events([way], PassageFlow, offset=(20, 5))
    await play.settle()


async def test_the_brackets_go_to_the_next_section_and_back(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk) as play:
        await open_text(play)
        await play.press("right_square_bracket", "right_square_bracket")
        assert "The bridge of stone" in play.lines()[2]
        await play.press("left_square_bracket")
        assert "The bridge of barges" in play.lines()[2]


async def test_esc_comes_back_to_the_passage_that_was_reached(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk) as play:
        await open_text(play, "j", "j")
        await play.press("j", "j", "j", "j", "escape")
        assert isinstance(play.app.screen, DocumentScreen)
        assert "How it was paid for" in play.lines()[2]
        assert "▸ ○ Half in coin" in play.text()


async def test_enter_shows_the_cards_of_the_passage_and_space_studies_its_section(studio: Studio) -> None:
    desk = BrowsingDesk()
    async with studio.open(desk=lambda: desk) as play:
        room = await open_text(play, "j", "j")
        await play.press("j", "enter")
        section = room.shown.sections[2]
        assert play.browse.table.cards == section.passages[1].memories.cards
        await play.press("escape", "j")
        assert "Enter cards" not in play.lines()[-1]
        await play.press("enter")
        assert play.told() == ["No card asks for this yet."]
        await play.press("space")
        assert isinstance(play.app.screen, StudyScreen)
        assert desk.selections[-1].cards == section.memories.cards
        room.shown = mapped(document(), {"The bridge of stone": ((0, 0, 0.0), (0, 0, 0.0), (3, 0, 0.95))})
        await play.press("escape")
        assert "● Its keystones" in play.text()
        assert STONE[2][:20] in at_cursor(play), "what is read stays in its place"


# Finding


async def test_words_are_found_as_one_types_over_all_sections(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk) as play:
        await open_map(play)
        await play.press("slash")
        assert play.has_focus(FindField)
        await play.write("SALT")
        assert STONE[1][:20] in at_cursor(play)
        assert "1 of 3" in play.lines()[-2]
        await play.press("enter")
        assert play.has_focus(PassageFlow)
        await play.press("n")
        assert "Salt" in at_cursor(play)
        assert "section 5 of 9" in play.lines()[0]
        await play.press("n")
        assert "Of the salt" in at_cursor(play)
        await play.press("n")
        assert STONE[1][:20] in at_cursor(play), "after the last comes the first"
        assert "1 of 3" in words_of(play)
        await play.press("N")
        assert "Of the salt" in at_cursor(play)


async def test_what_is_found_is_marked_also_over_the_end_of_a_line(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk) as play:
        await open_map(play)
        await play.press("slash")
        await play.write("who had learnt her")
        strips = play.app.screen._compositor.render_strips()
        marked = [
            segment.text for strip in strips for segment in strip if segment.style and segment.style.reverse
        ]
        assert {"who", "had learnt her"} <= {text.strip() for text in marked}


async def test_dashes_quotes_and_blanks_are_found_as_they_are_typed(studio: Studio) -> None:
    text = document([("A", 1, 1, ("The years 1689–1727, “long” ones, are Peter’s.",))])
    async with studio.open(desk=BrowsingDesk) as play:
        await open_map(play, FakeRoom(mapped(text)))
        await play.press("slash")
        for words in ("1689-1727", '"long"  ones', "peter's", "Peter’s."):
            reading(play).line.field.value = words
            await play.settle()
            assert "1 of 1" in play.text(), words
        reading(play).line.field.value = "1689.1727"
        await play.settle()
        assert "nowhere in this text" in play.text()


async def test_the_search_begins_where_one_reads(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk) as play:
        await open_text(play, *["j"] * 5)
        assert RAIL[0][:20] in at_cursor(play)
        await play.press("slash")
        await play.write("bridge")
        assert RAIL[0][:20] in at_cursor(play)


async def test_esc_leaves_the_words_first_and_then_the_text(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk) as play:
        await open_text(play)
        await play.press("slash")
        await play.write("salt")
        await play.press("enter", "escape")
        assert "1 of 3" not in play.text()
        assert isinstance(play.app.screen, DocumentTextScreen)
        await play.press("slash")
        assert reading(play).line.field.value == ""
        await play.press("escape")
        assert play.has_focus(PassageFlow)
        await play.press("escape")
        assert "53 % of what is asked here" in play.lines()[0]


async def test_letters_in_the_field_do_nothing_but_write(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk) as play:
        await open_text(play)
        await play.press("slash", "n", "r", "c", "q", "u", "space", "slash", "j")
        assert reading(play).line.field.value == "nrcqu /j"
        assert not play.app.look.read_first


async def test_the_text_becomes_another_while_it_is_read(studio: Studio) -> None:
    async with studio.open(desk=BrowsingDesk) as play:
        room = await open_text(play, "j", "j")
        await play.press("j", "enter")
        room.shown = mapped(document([("Only this", 1, 1, ("One passage.",))]))
        await play.press("escape")
        assert "▸ · One passage." in play.text()
        await play.press("j", "k", "G", "g", "right_square_bracket", "escape")
        assert isinstance(play.app.screen, DocumentScreen)


# A very long text


async def test_of_very_many_passages_only_those_near_the_screen_are_looked_at(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: set[str] = set()

    def cut(text: str, width: int) -> list[Cut]:
        looked.add(text)
        return cuts_of(text, width)

    monkeypatch.setattr("quiz_app.ui.passage_lines.cuts_of", cut)
    many = document([("All", 1, 1, tuple(f"Passage {number} of very many." for number in range(50_000)))])
    async with studio.open(desk=BrowsingDesk, size=(160, 45)) as play:
        await open_map(play, FakeRoom(mapped(many, {})))
        await play.press("right", "G", "g", "pagedown", "enter", "G", "pageup", "g")
        assert len(looked) < 1_000
        await play.press("slash")
        await play.write("49999")
        assert "Passage 49999 of" in at_cursor(play)
        assert "1 of 1" in play.text()
        assert len(looked) < 1_200
