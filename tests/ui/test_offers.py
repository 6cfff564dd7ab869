"""The page of offers: both wordings with what differs, yes, no and undo by key and mouse, and its way from Home."""

from __future__ import annotations

from typing import Any

from quiz_app.journal.event import Draft, Kind
from quiz_app.look import Look
from quiz_app.ui.screens.home import HomeScreen
from quiz_app.ui.screens.offers import OffersScreen
from tests.ui.play import DECKS, Play, Studio

REWORDED = DECKS["facts"].replace(
    "id: lena, question: Where does the Lena end", "id: mouth, question: Where does the great Lena end"
)
MOVED = REWORDED.replace("id: volga", "id: volga-mouth")


def answered(studio: Studio, text: str = MOVED) -> None:
    """Both facts were answered, then their deck was rewritten."""
    desk = studio.desk()
    desk.sync()
    for card in ("facts/lena", "facts/volga"):
        question, fingerprint = desk.ledger.question(card)
        payload = {"grade": 3, "due": desk.today() + 3, "interval": 3, "p": 0.5, "taken_ms": 900, "new": True}
        desk.ledger.record(
            Draft(kind=Kind.ANSWERED, card=card, fingerprint=fingerprint, payload=payload), question
        )
    desk.close()
    (studio.decks / "facts.yaml").write_text(text, encoding="utf-8")


def states(play: Play, *cards: str) -> list[int]:
    return [play.desk.ledger.state(card).answers for card in cards]


async def test_home_tells_of_offers_and_a_key_opens_them(studio: Studio) -> None:
    answered(studio)
    async with studio.open() as play:
        assert "2 questions may have come back in other words: r asks." in play.text()
        assert "r same question?" in play.lines()[-1]
        await play.press("r")
        assert isinstance(play.app.screen, OffersScreen)
        assert "1 of 2" in play.lines()[0]


async def test_without_offers_home_has_neither_line_nor_key(studio: Studio) -> None:
    async with studio.open() as play:
        assert "same question" not in play.text()
        await play.press("r")
        assert isinstance(play.app.screen, HomeScreen)


async def test_both_wordings_are_shown_with_what_differs_in_brackets(studio: Studio) -> None:
    answered(studio, REWORDED)
    async with studio.open() as play:
        await play.press("r")
        text = play.text()
        for words in (
            "facts/lena",
            "Where does the Lena end?",
            "facts/mouth",
            "Where does the {great} Lena end?",
            "1 answer, known",
            "what came in {braces}",
        ):
            assert words in text, words


async def test_yes_keeps_the_progress_and_goes_on_to_the_next(studio: Studio) -> None:
    answered(studio)
    async with studio.open() as play:
        await play.press("r", "y")
        assert "1 of 1" in play.lines()[0]
        assert states(play, "facts/volga", "facts/volga-mouth") == [0, 1], "the most alike comes first"
        assert play.told() == ["“Where does the Volga end?” keeps its progress; u takes it back."]
        await play.press("y")
        assert states(play, "facts/mouth") == [1]
        assert "All of them are settled." in play.text()
        await play.press("y", "n", "j", "escape")
        assert isinstance(play.app.screen, HomeScreen)
        assert "same question" not in play.text()


async def test_no_is_remembered_and_u_takes_it_back(studio: Studio) -> None:
    answered(studio, REWORDED)
    async with studio.open() as play:
        await play.press("r", "n")
        assert "All of them are settled." in play.text()
        assert states(play, "facts/lena", "facts/mouth") == [1, 0]
        await play.press("escape")
        assert "same question" not in play.text()
    async with studio.open() as play:
        assert "same question" not in play.text()
        await play.press("u")
        assert "1 question may have come back" in play.text()
        await play.press("r")
        assert "1 of 1" in play.lines()[0]
        await play.press("U")
        assert "All of them are settled." in play.text()


async def test_next_and_previous_go_round(studio: Studio) -> None:
    answered(studio)
    async with studio.open() as play:
        await play.press("r")
        seen = []
        for key in ("right", "right", "left", "k", "j"):
            await play.press(key)
            seen.append(play.lines()[0].split()[-3])
        assert seen == ["2", "1", "2", "1", "2"]


async def test_undo_leads_back_to_the_pair(studio: Studio) -> None:
    answered(studio)
    async with studio.open() as play:
        await play.press("r")
        assert "facts/volga-mouth" in play.text()
        await play.press("y")
        assert "facts/volga-mouth" not in play.text()
        await play.press("u")
        assert states(play, "facts/lena", "facts/volga") == [1, 1]
        assert "1 of 2" in play.lines()[0]
        assert "facts/volga-mouth" in play.text()


async def test_all_that_are_equal_are_kept_with_one_key(studio: Studio) -> None:
    answered(studio, DECKS["facts"].replace("id: lena", "id: lena-2").replace("id: volga", "id: volga-2"))
    async with studio.open() as play:
        await play.press("r")
        assert "word for word the same" in play.text()
        await play.press("a")
        assert states(play, "facts/lena-2", "facts/volga-2") == [1, 1]
        assert "All of them are settled." in play.text()
        await play.press("u")
        assert "of 2" in play.lines()[0]


async def test_the_key_for_all_that_are_equal_is_not_there_for_one(studio: Studio) -> None:
    answered(studio)
    async with studio.open() as play:
        await play.press("r", "a")
        assert states(play, "facts/volga-mouth") == [0]


async def test_the_mouse_says_yes_and_no(studio: Studio) -> None:
    answered(studio)
    async with studio.open() as play:
        await play.click("r same question?")
        await play.click("y the same")
        await play.click("n two questions")
        assert states(play, "facts/volga-mouth", "facts/lena", "facts/mouth") == [1, 1, 0]
        assert "All of them are settled." in play.text()


async def test_the_palette_knows_the_offers(studio: Studio) -> None:
    answered(studio)
    async with studio.open() as play:
        names = [command.title for command in play.app.get_system_commands(play.app.screen)]
        assert "Same question? (r)" in names


async def test_on_a_wide_screen_the_wordings_stand_side_by_side(studio: Studio) -> None:
    answered(studio, REWORDED)
    async with studio.open(size=(200, 60)) as play:
        await play.press("r")
        assert any("facts/lena" in line and "facts/mouth" in line for line in play.lines())


async def test_on_the_smallest_screen_all_can_be_read_by_scrolling(studio: Studio) -> None:
    answered(studio, REWORDED)
    async with studio.open(size=(40, 12)) as play:
        await play.press("r")
        seen = play.text()
        for _ in range(6):
            await play.press("down")
            seen += play.text()
        await play.press("pagedown")
        seen += play.text()
        for words in (
            "facts/lena",
            "facts/mouth",
            "{great}",
            "1 answer, known",
            "y the same",
            "n two questions",
        ):
            assert words in seen, words


async def test_wordings_that_look_like_markup_are_text_and_ascii_stays_ascii(studio: Studio) -> None:
    studio.look = Look(glyphs="ascii", motion=False, tour=False)
    answered(
        studio, REWORDED.replace("Where does the great Lena end?", "'Where does the [/red] Lena [b]end?'")
    )
    async with studio.open() as play:
        await play.press("r")
        assert "Where does the {[/red]} Lena {[b]}end?" in play.text()
        assert play.text().isascii()


async def test_a_database_that_fails_is_told_and_the_pair_stays(studio: Studio) -> None:
    from quiz_app.errors import DatabaseFailed

    answered(studio, REWORDED)
    async with studio.open() as play:
        await play.press("r")

        def refuse(*_: Any, **__: Any) -> Any:
            raise DatabaseFailed("The disk is full.", hint="Make room.")

        ledger = play.desk.ledger
        record, ledger.record = ledger.record, refuse  # type: ignore[method-assign]
        await play.press("y")
        assert any("The disk is full." in sentence for sentence in play.told())
        assert "1 of 1" in play.lines()[0]
        ledger.record = record  # type: ignore[method-assign]
        await play.press("y")
        assert states(play, "facts/mouth") == [1]
