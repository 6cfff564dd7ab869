"""Names are written one below another, in any order; each is marked by itself, and what was missed stands below."""

from __future__ import annotations

import pytest
from textual.content import Content
from textual.events import Key, Paste

from quiz_app.memory.model import Grade
from quiz_app.questions.model import Outcome
from quiz_app.study.showing import Phase
from quiz_app.ui.answers.named_list import ListAnswer, ListField
from quiz_app.ui.guard import KeyGuard
from tests.ui.play import Play, Studio

DECK = """\
deck: named
title: Named
questions:
  - id: note
    question: Which powers made Japan return Liaodong in 1895?
    answers: [Russia, France, Germany]
"""


@pytest.fixture
def named(studio: Studio) -> Studio:
    (studio.decks / "named.yaml").write_text(DECK, encoding="utf-8")
    return studio


def names(play: Play) -> list[str]:
    return play.study.query_one(ListAnswer).names


def field(play: Play) -> ListField:
    return play.study.query_one(ListField)


def line_of(play: Play, words: str) -> str:
    return next(line for line in play.lines() if words in line)


async def name(play: Play, *texts: str) -> None:
    for text in texts:
        await play.write(text)
        await play.press("enter")


async def test_enter_adds_a_name_and_enter_on_an_empty_line_checks(named: Studio) -> None:
    async with named.open("named") as play:
        await name(play, "germany", "Russia", "France")
        assert names(play) == ["germany", "Russia", "France"]
        assert "3 of 3 named" in play.text()
        assert play.phase is Phase.ASKED
        await play.press("enter")
        assert play.showing.verdict is not None
        assert play.showing.verdict.outcome is Outcome.RIGHT
        assert play.showing.response is not None
        assert play.showing.response.text == "germany\nRussia\nFrance"


async def test_each_name_is_marked_and_what_was_missed_stands_below(named: Studio) -> None:
    async with named.open("named") as play:
        await name(play, "Russia", "Germny", "Britain")
        await play.press("enter")
        assert "✓ right" in line_of(play, "1  Russia")
        assert "✓ right" in line_of(play, "2  Germny")
        assert "differs: Germ[a]ny" in line_of(play, "2  Germny")
        assert "✗ you" in line_of(play, "3  Britain")
        assert "France" in line_of(play, "○ missed")
        assert "2 of 3 right, 1 wrong" in line_of(play, "◐ partly")


async def test_the_names_stay_where_they_were_when_they_are_marked(named: Studio) -> None:
    async with named.open("named") as play:
        await name(play, "Russia", "Britain")
        before = [
            (y, line.index(word))
            for word in ("Russia", "Britain")
            for y, line in enumerate(play.lines())
            if word in line
        ]
        await play.press("enter")
        after = [
            (y, line.index(word))
            for word in ("Russia", "Britain")
            for y, line in enumerate(play.lines())
            if word in line
        ]
        assert before == after


async def test_nothing_named_means_dont_know_and_shows_all(named: Studio) -> None:
    async with named.open("named") as play:
        await play.press("enter")
        assert play.showing.grade is Grade.AGAIN
        assert play.text().count("○ answer") == 3


async def test_backspace_on_an_empty_line_takes_the_last_name_back(named: Studio) -> None:
    async with named.open("named") as play:
        await name(play, "Russia", "Frence")
        await play.press("backspace")
        assert names(play) == ["Russia"]
        assert field(play).value == "Frence"
        await play.press("backspace", "backspace", "backspace", "backspace", *"ance", "enter")
        assert names(play) == ["Russia", "France"]


async def test_a_held_backspace_stops_at_the_beginning_of_the_line(named: Studio) -> None:
    named.guard = lambda: KeyGuard(pause=3600.0, first_repeat=0.0)
    async with named.open("named") as play:
        view = play.study.query_one(ListAnswer)
        view.add(["Russia"])
        await play.write("Fr")
        await play.press(*["backspace"] * 6)
        assert field(play).value == ""
        assert names(play) == ["Russia"]


async def test_a_held_enter_adds_a_name_and_checks_nothing(named: Studio) -> None:
    named.guard = lambda: KeyGuard(pause=0.0001, first_repeat=3600.0)
    async with named.open("named") as play:
        await play.write("Russia")
        await play.pilot.press("enter")
        await play.settle()
        guard = play.app.guard
        guard.pause = 3600.0
        await play.press(*["enter"] * 6)
        assert names(play) == ["Russia"]
        assert play.phase is Phase.ASKED


async def test_the_same_name_twice_is_told_and_not_added(named: Studio) -> None:
    async with named.open("named") as play:
        await name(play, "Russia", "the russia")
        assert names(play) == ["Russia"]
        assert any("You have named Russia already" in sentence for sentence in play.told())
        assert field(play).value == "the russia"


async def test_no_more_names_are_taken_than_are_asked_for(named: Studio) -> None:
    async with named.open("named") as play:
        await name(play, "Russia", "France", "Italy", "Germany")
        assert names(play) == ["Russia", "France", "Italy"]
        assert any("3 are named" in sentence for sentence in play.told())


async def test_a_click_takes_a_name_back_and_the_mouse_checks(named: Studio) -> None:
    async with named.open("named") as play:
        await name(play, "Russia", "Italy")
        await play.click("Italy")
        assert names(play) == ["Russia"]
        assert field(play).value == "Italy"
        await play.click("Enter add")
        assert names(play) == ["Russia", "Italy"]
        await play.click("Enter check")
        assert play.phase is Phase.JUDGED


async def test_with_the_mouse_alone_one_can_say_dont_know(named: Studio) -> None:
    async with named.open("named") as play:
        await play.click("nothing named means don't know")
        assert play.phase is Phase.JUDGED


async def test_names_pasted_on_lines_are_added_one_by_one(named: Studio) -> None:
    async with named.open("named") as play:
        field(play).post_message(Paste("Russia\n\n France \nGermany\n"))
        await play.settle()
        assert names(play) == ["Russia", "France", "Germany"]


async def test_names_pasted_on_lines_with_commas_are_added_one_by_one(named: Studio) -> None:
    async with named.open("named") as play:
        field(play).post_message(Paste("Russia, France\nand Germany\n"))
        await play.settle()
        assert names(play) == ["Russia", "France", "Germany"]


async def test_letters_are_no_commands_until_escape_leaves_the_line(named: Studio) -> None:
    async with named.open("named") as play:
        await play.write("u*-@?h0")
        assert field(play).value == "u*-@?h0"
        await play.press("escape", "*")
        assert play.showing.flagged
        assert field(play).value == "u*-@?h0"
        await play.press("enter")
        assert play.has_focus(ListField)


async def test_names_stay_when_a_hint_is_asked_for(named: Studio) -> None:
    async with named.open("named") as play:
        await name(play, "Russia")
        await play.write("Fr")
        await play.press("f2")
        assert names(play) == ["Russia"]
        assert field(play).value == "Fr"


async def test_undo_asks_for_all_names_again(named: Studio) -> None:
    async with named.open("named") as play:
        await name(play, "Russia")
        await play.press("enter", "u")
        assert play.phase is Phase.ASKED
        assert names(play) == []
        assert field(play).value == ""
        assert not play.has_focus(ListField)
        assert play.info("named/note").answers == 0


async def test_twelve_long_names_stay_in_sight_as_they_are_written(studio: Studio) -> None:
    items = [f"the principality of number {n} beyond the mountains" for n in range(12)]
    (studio.decks / "many.yaml").write_text(
        "deck: many\ntitle: Many\nquestions:\n  - id: a\n    question: Which principalities were there?\n"
        + f"    answers: [{', '.join(items)}]\n",
        encoding="utf-8",
    )
    async with studio.open("many", size=(40, 12)) as play:
        for item in items:
            await name(play, item)
            assert item.split()[-1] in play.text()
        await play.press("enter")
        assert play.showing.verdict is not None
        assert play.showing.verdict.outcome is Outcome.RIGHT


async def test_chinese_names_take_two_cells_a_character(studio: Studio) -> None:
    (studio.decks / "han.yaml").write_text(
        "deck: han\ntitle: Han\nquestions:\n  - id: a\n    question: Which cities?\n    answers: [北京, 哈尔滨]\n",
        encoding="utf-8",
    )
    async with studio.open("han") as play:
        view = play.study.query_one(ListAnswer)
        view.add(["北京", "上海"])
        await play.settle()
        await play.press("enter")
        rows = [line for line in play.lines() if "北京" in line or "上海" in line or "哈尔滨" in line]
        assert len(rows) == 3
        assert all(Content(line).cell_length == 80 for line in play.lines())
        assert (
            len(
                {
                    Content(line[: line.index(word)]).cell_length
                    for line, word in zip(rows, ("北京", "上海", "哈尔滨"), strict=True)
                }
            )
            == 1
        )


@pytest.mark.parametrize(
    "line", ["Russia, France & Germany", "Russia; France; Germany", "Russia, France and Germany"]
)
async def test_names_written_on_one_line_are_parted_as_in_a_plain_session(named: Studio, line: str) -> None:
    async with named.open("named") as play:
        await name(play, line)
        assert names(play) == ["Russia", "France", "Germany"]
        assert field(play).value == ""


async def test_no_line_is_parted_into_more_names_than_are_wanted(named: Studio) -> None:
    async with named.open("named") as play:
        await name(play, "Russia; France; Italy; Germany")
        assert names(play) == []
        assert field(play).value == "Russia; France; Italy; Germany"
        assert play.told() == ["Name 3 at most; these are 4."]


async def test_names_for_which_there_is_no_room_stay_on_the_line(named: Studio) -> None:
    async with named.open("named") as play:
        await name(play, "Russia", "France; Italy; Germany")
        assert names(play) == ["Russia", "France", "Italy"]
        assert field(play).value == "Germany"


async def test_leaving_the_line_keeps_the_names_and_says_how_to_come_back(named: Studio) -> None:
    async with named.open("named") as play:
        await name(play, "Russia")
        await play.write("Fr")
        await play.press("escape")
        assert names(play) == ["Russia"]
        assert "Enter type the answer" in play.text()
        assert "letters are commands now" in play.text()
        assert "1 of 3 named" in play.text()
        await play.press("enter", "a", "enter")
        assert names(play) == ["Russia", "Fra"]


async def test_names_typed_faster_than_they_are_painted_are_all_added(named: Studio) -> None:
    named.guard = KeyGuard
    async with named.open("named") as play:
        driver = play.app._driver
        assert driver is not None
        for key in (*"Russia", "enter", *"Chna", "enter", *"Peru", "enter", "enter"):
            driver.send_message(Key(key, key if len(key) == 1 else None))
        await play.settle()
        assert names(play) == ["Russia", "Chna", "Peru"]
        assert field(play).value == ""
        assert play.phase is Phase.ASKED


async def test_a_name_is_added_also_where_the_card_is_not_painted_yet(named: Studio) -> None:
    async with named.open("named") as play:
        await play.write("Russia")
        play.app.guard.turned("", 0.0)
        await play.pilot.press("enter")
        assert names(play) == ["Russia"]
