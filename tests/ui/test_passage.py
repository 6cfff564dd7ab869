"""In Study the passage that an answer rests on is opened after it: beside the card or over it, never before."""

from __future__ import annotations

import threading

import pytest
from rich.style import Style
from textual.events import MouseScrollDown

from quiz_app.errors import EnvironmentFailed
from quiz_app.look import Look
from quiz_app.study.showing import Phase
from quiz_app.ui.guard import KeyGuard
from quiz_app.ui.screens.home import HomeScreen
from quiz_app.ui.widgets.passage_view import column_of
from tests.support.hostile import ALL, ESC
from tests.support.reading import ATLAS, lay
from tests.support.terminal import faults_in
from tests.ui.play import Play, Studio

HEAD = """\
deck: {name}
title: Deck of {name}
sources:
  atlas: {{title: An atlas}}
  tales: {{title: Old tales, url: "https://example.org/tales"}}
questions:
"""
CARDS = {
    "lena": "question: Where does the Lena end?, answer: In the Laptev Sea, source: atlas > North",
    "ob": "question: Where does the Ob rise?, answer: Altai, typed: true, source: atlas > North > 1",
    "bare": "question: Which lake is deepest?, answer: Baikal",
    "lost": "question: Which river is oldest?, answer: The Lena, source: tales > Waters",
    "two": "question: Where do they end?, answer: In the Laptev Sea, source: [atlas > North, atlas > South], "
    "contradicts: tales > Waters",
}
# What brings the answer: revealing it, or an empty line for "don't know".
ANSWER = {"lena": ("space",), "ob": ("enter",), "bare": ("space",)}
WIDE, NARROW = (140, 40), (80, 24)
SIGN = "┃"


@pytest.fixture
def reader(studio: Studio) -> Studio:
    """Decks of one card each, and beside them the document that most of them cite."""
    for name, card in CARDS.items():
        text = f"{HEAD.format(name=name)}  - {{id: {name}, {card}}}\n"
        (studio.decks / f"{name}.yaml").write_text(text, encoding="utf-8")
    lay(studio.decks)
    return studio


def marked(play: Play) -> list[str]:
    """What is drawn bold and underlined."""
    found = []
    for strip in play.app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style if isinstance(segment.style, Style) else None
            if style is not None and style.bold and style.underline and segment.text.strip():
                found.append(segment.text)
    return found


def pane_text(play: Play) -> str:
    """What stands in the pane, as one line."""
    region = play.study.pane.region
    lines = [line[region.x : region.right] for line in play.lines()[region.y : region.bottom]]
    return " ".join(" ".join(lines).replace("│", " ").split())


def row_of(play: Play, words: str) -> int:
    return next(y for y, line in enumerate(play.lines()) if words in line)


async def resize(play: Play, width: int, height: int) -> None:
    await play.pilot.resize_terminal(width, height)
    for _ in range(3):
        await play.settle()


# Before and after the answer


async def test_before_the_answer_there_is_no_passage(reader: Studio) -> None:
    async with reader.open("lena", size=WIDE) as play:
        assert "passage" not in play.lines()[-1]
        await play.press("s")
        assert play.phase is Phase.ASKED
        assert "Laptev" not in play.text()
        assert "atlas" not in play.text()


async def test_after_the_answer_the_passage_lies_over_the_card_with_its_evidence_marked(
    reader: Studio,
) -> None:
    async with reader.open("lena", size=NARROW) as play:
        await play.press("space")
        assert "s passage" in play.lines()[-1]
        await play.press("s")
        assert "An atlas of rivers › North" in play.text()
        assert any(f"{SIGN} The Lena ends in the Laptev Sea" in line for line in play.lines())
        assert "Nobody has counted" in play.text()
        assert any("Laptev" in words for words in marked(play))
        assert not any("Ob" in words for words in marked(play))
        assert "Where does the Lena end?" not in play.text()
        assert "3 good" in play.text()  # the grades stay in sight
        assert "s close passage" in play.lines()[-1]


async def test_a_wide_screen_shows_it_beside_the_card_and_nothing_moves_up_or_down(reader: Studio) -> None:
    async with reader.open("lena", size=WIDE) as play:
        await play.press("space")
        question, answer = row_of(play, "Where does the Lena end?"), row_of(play, "In the Laptev Sea")
        bar = play.study.stage.bar.region.y
        await play.press("s")
        assert (row_of(play, "Where does the Lena end?"), row_of(play, "In the Laptev Sea")) == (
            question,
            answer,
        )
        assert play.study.stage.bar.region.y == bar
        assert any(SIGN in line for line in play.lines())
        assert row_of(play, "An atlas of rivers › North") == question


async def test_a_wider_screen_gives_the_passage_beside_the_card_no_shorter_lines(reader: Studio) -> None:
    rooms = []
    for width in (140, 160, 200):
        async with reader.open("lena", size=(width, 40)) as play:
            await play.press("space", "s")
            rooms.append(column_of(play.study.pane.view.scrollable_content_region.width).text)
    assert rooms == sorted(rooms)


async def test_s_puts_it_away_again(reader: Studio) -> None:
    for size in (NARROW, WIDE):
        async with reader.open("lena", size=size) as play:
            await play.press("space", "s", "s")
            assert SIGN not in play.text()
            assert "Where does the Lena end?" in play.text()
            assert "s passage" in play.lines()[-1]


async def test_escape_puts_the_passage_away_first_and_leaves_second(reader: Studio) -> None:
    async with reader.open("lena", size=NARROW) as play:
        await play.press("space", "s", "escape")
        assert SIGN not in play.text()
        assert play.phase is Phase.REVEALED
        await play.press("escape")
        assert isinstance(play.app.screen, HomeScreen)


async def test_with_the_passage_open_the_card_is_graded_as_ever(reader: Studio) -> None:
    async with reader.open("lena", "ob", size=NARROW) as play:
        while play.showing.deck != "lena":
            await play.press("enter", "enter")
        await play.press("space", "s", "2")
        assert play.info("lena/lena").history[-1].grade == 2


# From card to card


async def test_the_next_card_puts_the_passage_away_on_a_narrow_screen(reader: Studio) -> None:
    async with reader.open("lena", "bare", "ob", size=NARROW) as play:
        while play.showing.deck != "lena":
            await play.press(*(("space", "4") if play.showing.deck == "bare" else ("enter", "enter")))
        await play.press("space", "s", "1")
        assert play.phase is Phase.ASKED
        assert SIGN not in play.text()
        assert "atlas" not in play.text()
        await play.press(*ANSWER[play.showing.deck])
        assert play.showing.phase is not Phase.ASKED
        assert SIGN not in play.text()  # it comes when it is asked for


async def test_beside_the_card_it_is_empty_while_the_next_card_is_asked_and_filled_after_it(
    reader: Studio,
) -> None:
    async with reader.open("lena", "ob", size=WIDE) as play:
        second = "ob" if play.showing.deck == "lena" else "lena"
        await play.press(*ANSWER[play.showing.deck], "s")
        assert SIGN in play.text()
        await play.press("space")
        assert play.showing.deck == second
        assert SIGN not in play.text()
        assert "Laptev" not in play.text()
        assert "Altai" not in play.text()
        assert "after the answer" in play.text()
        await play.press(*ANSWER[second])
        assert SIGN in play.text()


async def test_a_card_without_a_source_offers_none(reader: Studio) -> None:
    async with reader.open("bare", size=WIDE) as play:
        await play.press("space")
        assert "passage" not in play.lines()[-1]
        await play.press("s")
        assert "source" not in play.text()


async def test_undo_takes_the_passage_away_with_the_answer(reader: Studio) -> None:
    for size in (NARROW, WIDE):
        async with reader.open("ob", size=size) as play:
            await play.press(*ANSWER["ob"], "s")
            assert any("Altai" in words for words in marked(play))
            await play.press("u")
            assert play.phase is Phase.ASKED
            assert "Altai" not in play.text()
            assert SIGN not in play.text()


# Several places, and none


async def test_n_and_p_go_through_several_places_and_what_says_otherwise_is_named_so(reader: Studio) -> None:
    async with reader.open("two", size=WIDE) as play:
        await play.press("space", "s")
        assert "An atlas of rivers › North" in play.text()
        assert "1 of 3" in play.text()
        assert "n next source" in play.lines()[-1]
        await play.press("n")
        assert "An atlas of rivers › South" in play.text()
        assert "2 of 3" in play.text()
        await play.press("n")
        assert "says otherwise: Old tales › Waters" in play.text()
        await play.press("n")
        assert "1 of 3" in play.text()
        await play.press("p")
        assert "3 of 3" in play.text()


async def test_a_single_place_is_not_counted_and_n_does_nothing(reader: Studio) -> None:
    async with reader.open("lena", size=WIDE) as play:
        await play.press("space", "s")
        before = play.text()
        assert "1 of 1\n" not in before
        assert "next source" not in before
        await play.press("n")
        assert play.text() == before


async def test_without_the_document_it_is_said_how_to_add_it(reader: Studio) -> None:
    for size in (NARROW, WIDE):
        async with reader.open("lost", size=size) as play:
            await play.press("space", "s")
            text = pane_text(play)
            assert "Old tales › Waters" in text
            assert "is not here." in text
            assert "https://example.org/tales" in text
            assert "quiz documents" in text


async def test_a_document_that_cannot_be_read_says_so(reader: Studio) -> None:
    (reader.decks / "documents" / "atlas.md").unlink()
    (reader.decks / "documents" / "atlas.txt").write_bytes(bytes(range(256)) * 50)
    async with reader.open("lena", size=WIDE) as play:
        await play.press("space", "s")
        assert "An atlas › North" in play.text()
        assert "atlas.txt" in pane_text(play)
        await play.press("3")
        assert play.info("lena/lena").answers == 1


# While it is open


async def test_the_size_of_the_window_may_change_while_it_is_open(reader: Studio) -> None:
    async with reader.open("lena", size=WIDE) as play:
        await play.press("space", "s")
        await resize(play, *NARROW)
        assert any(f"{SIGN} The Lena ends" in line for line in play.lines())
        assert "Where does the Lena end?" not in play.text()
        await resize(play, *WIDE)
        assert any(f"{SIGN} The Lena ends" in line for line in play.lines())
        assert "Where does the Lena end?" in play.text()
        await resize(play, 40, 12)
        assert "The Lena ends" in play.text()


async def test_an_empty_pane_does_not_cover_the_card_when_the_window_becomes_narrow(reader: Studio) -> None:
    async with reader.open("lena", "ob", size=WIDE) as play:
        await play.press(*ANSWER[play.showing.deck], "s", "space")
        question = play.showing.prompt.text
        await resize(play, *NARROW)
        assert question in play.text()
        await play.press(*ANSWER[play.showing.deck])
        assert SIGN not in play.text()
        await play.press("s")
        assert SIGN in play.text()


async def test_the_scrolling_keys_go_through_a_long_section_and_not_the_card(reader: Studio) -> None:
    lay(
        reader.decks,
        ATLAS.replace("## South", "\n\n".join(f"Island {n}." for n in range(1, 60)) + "\n\n## South"),
    )
    async with reader.open("lena", size=NARROW) as play:
        await play.press("space", "s")
        assert "The Lena ends" in play.text()
        assert "Island 59." not in play.text()
        await play.press("G")
        assert "Island 59." in play.text()
        await play.press("pageup", "pageup", "k", "g")
        assert "The Ob rises" in play.text()
        await play.press("j", "j", "j")
        assert "The Ob rises" not in play.text()


async def test_what_is_cited_is_in_sight_however_far_down_it_stands(reader: Studio) -> None:
    filler = "\n\n".join("Far from all rivers nothing happened for a long time. " * 5 for _ in range(40))
    lay(reader.decks, ATLAS.replace("The Ob rises", f"{filler}\n\nThe Ob rises"))
    for size in (NARROW, WIDE, (40, 12)):
        async with reader.open("lena", size=size) as play:
            await play.press("space", "s")
            assert any(f"{SIGN} The Lena ends" in line for line in play.lines())


async def test_another_width_leaves_what_is_read_at_the_top(reader: Studio) -> None:
    filler = "\n\n".join("Far from all rivers nothing happened for a long time. " * 5 for _ in range(40))
    lay(reader.decks, ATLAS.replace("The Ob rises", f"{filler}\n\nThe Ob rises").replace("## South", filler))
    async with reader.open("lena", size=NARROW) as play:
        await play.press("space", "s")
        for size in (WIDE, NARROW, (160, 45), (60, 20)):
            await resize(play, *size)
            view = play.study.pane.view
            top = play.lines()[view.region.y][view.region.x : view.region.right]
            assert f"{SIGN} The Lena ends" in top, size


async def test_of_a_very_long_section_only_the_lines_in_sight_are_drawn(reader: Studio) -> None:
    filler = "\n\n".join("Far from all rivers nothing happened for a long time. " * 5 for _ in range(1_000))
    lay(reader.decks, ATLAS.replace("The Ob rises", f"{filler}\n\nThe Ob rises"))
    async with reader.open("lena", size=WIDE) as play:
        await play.press("space", "s")
        assert any(f"{SIGN} The Lena ends" in line for line in play.lines())
        view = play.study.pane.view
        assert view.virtual_size.height > 1_000
        assert len(view._strips) < 3 * WIDE[1]


async def test_what_reminds_of_a_long_question_stands_over_the_card_and_not_over_the_passage(
    reader: Studio,
) -> None:
    explain = "Much may be told of it. " * 80
    card = (
        f"  - {{id: lena, question: Where?, answer: Laptev Sea, explain: {explain}, source: atlas > North}}\n"
    )
    (reader.decks / "lena.yaml").write_text(HEAD.format(name="lena") + card, encoding="utf-8")
    async with reader.open("lena", size=(120, 20)) as play:
        await play.press("space", "G", "s")
        reminder = play.study.stage.reminder
        assert reminder.display
        assert reminder.region.right <= play.study.pane.region.x
        await play.press("s")
        assert reminder.region.right > 115


async def test_the_time_of_an_answer_is_without_the_time_of_reading(reader: Studio) -> None:
    async with reader.open("lena", size=NARROW) as play:
        reader.clock.pass_ms(4_000)
        await play.press("space")
        reader.clock.pass_ms(2_000)
        await play.press("s")
        reader.clock.pass_ms(90_000)
        await play.press("s")
        reader.clock.pass_ms(1_000)
        await play.press("3")
        assert play.info("lena/lena").history[-1].taken_ms == 7_000


async def test_a_held_key_opens_it_and_does_not_put_it_away(reader: Studio) -> None:
    reader.guard = lambda: KeyGuard(pause=3600.0, first_repeat=3600.0)
    async with reader.open("lena", size=NARROW) as play:
        await play.press("space", *["s"] * 6)
        assert SIGN in play.text()


async def test_the_mouse_opens_it_from_the_footer_and_turns_its_pages(reader: Studio) -> None:
    lay(
        reader.decks,
        ATLAS.replace("## South", "\n\n".join(f"Island {n}." for n in range(1, 60)) + "\n\n## South"),
    )
    async with reader.open("lena", size=WIDE) as play:
        await play.press("space")
        await play.click("s passage")
        assert SIGN in play.text()
        before = play.text()
        view = play.study.pane.view
        view.post_message(
            MouseScrollDown(view, 2, 2, 0, 0, 0, False, False, False, view.region.x + 2, view.region.y + 2)
        )
        await play.settle()
        assert play.text() != before
        assert "Where does the Lena end?" in play.text()


async def test_a_slow_document_says_that_it_is_being_read_and_lets_the_learner_go_on(reader: Studio) -> None:
    held = threading.Event()
    async with reader.open("ob", "lena", size=WIDE) as play:
        play.app.room = _Slow(held)  # type: ignore[assignment]
        play.app.room_of = play.app.desk
        await play.press(*ANSWER[play.showing.deck])
        card = play.showing.card
        await play.pilot.press("s")
        for _ in range(400):
            await play.pilot.pause(0.01)
            if "Reading …" in play.text():
                break
        assert "Reading …" in play.text()
        await play.pilot.press("space")
        await play.pilot.pause()
        assert play.showing.card != card
        held.set()
        await play.settle()
        assert "after the answer" in play.text()  # what was asked for the card before comes too late


async def test_a_failure_of_the_database_is_told_and_the_card_stays(reader: Studio) -> None:
    async with reader.open("lena", size=WIDE) as play:
        play.app.room = _Broken(EnvironmentFailed("The disk is gone."))  # type: ignore[assignment]
        play.app.room_of = play.app.desk
        await play.press("space", "s")
        assert any("The disk is gone." in told for told in play.told())
        assert play.phase is Phase.REVEALED
        assert "s passage" in play.lines()[-1]


async def test_what_nobody_foresaw_is_told_and_the_card_stays(reader: Studio) -> None:
    async with reader.open("lena", size=WIDE) as play:
        play.app.room = _Broken(ZeroDivisionError())  # type: ignore[assignment]
        play.app.room_of = play.app.desk
        await play.press("space", "s")
        assert any("Please report it." in told for told in play.told())
        assert "Reading …" not in play.text()
        await play.press("3")
        assert play.info("lena/lena").answers == 1


# How it looks elsewhere


async def test_with_ascii_signs_and_without_colours_it_is_marked_all_the_same(
    reader: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    reader.look = Look(motion=False, tour=False, glyphs="ascii", theme="terminal")
    async with reader.open("lena", size=NARROW) as play:
        await play.press("space", "s")
        assert any("| The Lena ends" in line for line in play.lines())
        assert SIGN not in play.text()
        assert any("Laptev" in words for words in marked(play))


async def test_another_theme_and_other_signs_are_taken_at_once(reader: Studio) -> None:
    async with reader.open("lena", size=WIDE) as play:
        await play.press("space", "s")
        play.app.apply_look(Look(motion=False, tour=False, glyphs="ascii", theme="light"))
        await play.settle()
        assert any("| The Lena ends" in line for line in play.lines())


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_whatever_a_document_holds_is_shown_as_text(reader: Studio, size: tuple[int, int]) -> None:
    text = "".join(sign for sign in ALL if sign >= " " or sign == ESC)  # with more controls it were no text
    lay(reader.decks, f"# [/t] {text}\n\n## North\n\nThe Lena [/foo] ends in the Laptev Sea. {text}\n")
    async with reader.open("lena", size=size) as play:
        await play.press("space", "s")
        assert "[/foo]" in play.text()
        assert any(SIGN in line for line in play.lines())
        assert not faults_in(play.text())
        await play.press("G", "3")
        assert play.info("lena/lena").answers == 1


class _Slow:
    """A room that gives nothing before it is let go."""

    def __init__(self, held: threading.Event) -> None:
        self._held = held

    def places(self, _deck: str, _question: object) -> tuple[()]:
        self._held.wait(30)
        return ()


class _Broken:
    """A room in which all fails."""

    def __init__(self, failure: Exception) -> None:
        self._failure = failure

    def places(self, _deck: str, _question: object) -> tuple[()]:
        raise self._failure

    text_to_read = places
