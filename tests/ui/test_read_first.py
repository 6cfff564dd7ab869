"""Reading first: in a sitting the text of a section is shown before its new cards, where the learner wishes it."""

from __future__ import annotations

import pytest

from quiz_app.look import Look, read_look, write_look
from quiz_app.study.showing import Phase
from quiz_app.ui.guard import KeyGuard
from quiz_app.ui.screens.home import HomeScreen
from tests.support.reading import lay
from tests.ui.play import Play, Studio

DECK = """\
deck: atlas-deck
title: Rivers
sources: {atlas: {title: An atlas}}
document: atlas
questions:
  - {id: lena, question: Where does the Lena end?, answer: In the Laptev Sea, section: North}
  - {id: ob, question: Where does the Ob rise?, answer: In the Altai, section: North}
"""
OTHER = """\
deck: other
title: Other
questions:
  - {id: volga, question: Where does the Volga end?, answer: In the Caspian Sea, source: atlas > South}
sources: {atlas: {title: An atlas}}
"""
GO_ON = "Space on to the questions"


@pytest.fixture
def reader(studio: Studio) -> Studio:
    (studio.decks / "atlas-deck.yaml").write_text(DECK, encoding="utf-8")
    (studio.decks / "other.yaml").write_text(OTHER, encoding="utf-8")
    lay(studio.decks)
    studio.look = Look(motion=False, tour=False, read_first=True)
    return studio


def is_reading(play: Play) -> bool:
    return GO_ON in play.text()


async def to_next_text(play: Play) -> None:
    """Answer cards until a text is to be read."""
    for _ in range(3):
        if is_reading(play):
            return
        await play.press("space", "3")
    assert is_reading(play), play.text()


async def test_it_is_off_unless_it_is_wished_for(reader: Studio) -> None:
    assert not Look().read_first
    reader.look = Look(motion=False, tour=False)
    async with reader.open("atlas-deck") as play:
        assert not is_reading(play)
        assert play.phase is Phase.ASKED


@pytest.mark.parametrize("size", [(80, 24), (160, 45), (40, 12)])
async def test_the_section_is_shown_first_and_space_goes_on_to_its_card(
    reader: Studio, size: tuple[int, int]
) -> None:
    async with reader.open("atlas-deck", size=size) as play:
        assert is_reading(play)
        assert "North" in play.text()
        assert any(
            words in play.text() for words in ("The Ob rises in the Altai", "The Lena ends in the Laptev")
        )
        assert "?" not in play.text().replace("? help", "")  # no question is to be seen yet
        assert "Space go on" in play.lines()[-1]
        await play.press("space")
        assert play.phase is Phase.ASKED
        assert "Laptev" not in play.text()
        assert "Altai" not in play.text()
        assert play.showing.prompt.text in " ".join(play.text().split())


async def test_nothing_in_the_text_tells_what_will_be_asked(reader: Studio) -> None:
    async with reader.open("atlas-deck") as play:
        styles = [
            segment.style
            for strip in play.app.screen._compositor.render_strips()
            for segment in strip
            if "Laptev" in segment.text or "Altai" in segment.text
        ]
        assert styles
        assert not any(style.bold or style.underline for style in styles if style is not None)


async def test_a_section_is_read_once_in_a_sitting(reader: Studio) -> None:
    async with reader.open("atlas-deck") as play:
        await play.press("space", "space", "3")
        assert not is_reading(play)
        assert play.phase is Phase.ASKED


async def test_each_section_has_its_turn(reader: Studio) -> None:
    async with reader.open("atlas-deck", "other") as play:
        seen = []
        for _ in range(2):
            await to_next_text(play)
            seen.append("South" if "South" in play.text() else "North")
            await play.press("space")
        assert sorted(seen) == ["North", "South"]


async def test_cards_that_were_asked_before_need_no_reading(reader: Studio) -> None:
    async with reader.open("atlas-deck") as play:
        await play.press("space", "space", "3", "space", "3")
    reader.clock.pass_days(30)
    async with reader.open("atlas-deck") as play:
        assert not is_reading(play)
        assert play.phase is Phase.ASKED


async def test_without_the_document_there_is_no_page_and_no_word(reader: Studio) -> None:
    (reader.decks / "documents" / "atlas.md").unlink()
    async with reader.open("atlas-deck") as play:
        assert not is_reading(play)
        assert play.phase is Phase.ASKED
        assert play.told() == []
        await play.press("space", "3")
        assert play.phase is Phase.ASKED


async def test_a_card_without_a_source_is_asked_at_once(reader: Studio) -> None:
    async with reader.open("rivers") as play:
        assert not is_reading(play)
        assert play.phase is Phase.ASKED


async def test_leaving_leaves_the_sitting(reader: Studio) -> None:
    for key in ("q", "escape"):
        async with reader.open("atlas-deck") as play:
            assert is_reading(play)
            await play.press(key)
            assert isinstance(play.app.screen, HomeScreen)


async def test_undo_goes_back_to_the_card_before_and_the_text_comes_again(reader: Studio) -> None:
    async with reader.open("atlas-deck", "other") as play:
        await play.press("space")
        first = play.showing.card
        await to_next_text(play)
        await play.press("u")
        assert not is_reading(play)
        assert play.phase is Phase.ASKED
        assert play.showing.deck == first.partition("/")[0]
        await play.press("space", "3")
        assert is_reading(play)


async def test_what_belongs_to_cards_does_nothing_while_a_text_is_read(reader: Studio) -> None:
    async with reader.open("atlas-deck", "other") as play:
        await play.press("space")
        await to_next_text(play)
        before = play.text()
        await play.press("1", "3", "s", "i", "asterisk", "minus", "at", "y", "0", "h")
        assert play.text() == before
        await play.press("space")
        assert not play.showing.flagged


async def test_a_held_space_goes_no_further_than_to_the_card(reader: Studio) -> None:
    reader.guard = lambda: KeyGuard(pause=3600.0, first_repeat=3600.0)
    async with reader.open("atlas-deck") as play:
        await play.press(*["space"] * 6)
        assert not is_reading(play)
        assert play.phase is Phase.ASKED


async def test_a_key_held_on_the_card_before_does_not_go_past_the_text(reader: Studio) -> None:
    async with reader.open("atlas-deck", "other") as play:
        await play.press("space")
        for _ in range(3):
            await play.press("space")
            play.app.guard.pause = play.app.guard.first_repeat = 3600.0
            await play.press(*["3"] * 3)
            play.app.guard.pause = play.app.guard.first_repeat = 0.0
            if is_reading(play):
                break
        assert is_reading(play)


async def test_the_time_of_the_answer_begins_with_its_card(reader: Studio) -> None:
    async with reader.open("atlas-deck") as play:
        reader.clock.pass_ms(300_000)
        await play.press("space")
        card = play.showing.card
        reader.clock.pass_ms(5_000)
        await play.press("space", "3")
        assert play.info(card).history[-1].taken_ms == 5_000


async def test_an_open_pane_is_open_again_after_the_text(reader: Studio) -> None:
    async with reader.open("atlas-deck", "other", size=(140, 40)) as play:
        await play.press("space", "space", "s", "3")
        await to_next_text(play)
        await play.press("space")
        assert "after the answer" in play.text()
        await play.press("space")
        assert "┃" in play.text()


async def test_where_reading_fails_the_card_is_asked_all_the_same(
    reader: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("quiz_app.documents.reading_room.ReadingRoom.text_to_read", fail)
    async with reader.open("atlas-deck") as play:
        assert play.phase is Phase.ASKED
        assert any("Please report it." in told for told in play.told())


async def test_it_is_set_in_the_settings(reader: Studio) -> None:
    write_look(reader.places.settings_file, "read_first", "on")
    assert read_look(reader.places.settings_file).read_first


async def test_a_section_is_read_from_its_beginning_wherever_the_answer_stands(reader: Studio) -> None:
    islands = "  - {id: q, question: Who counted the islands?, answer: Nobody, section: North}\n"
    (reader.decks / "atlas-deck.yaml").write_text(DECK.partition("  - ")[0] + islands, encoding="utf-8")
    async with reader.open("atlas-deck", size=(40, 12)) as play:
        assert is_reading(play)
        assert "The Ob rises in the Altai" in play.text()
