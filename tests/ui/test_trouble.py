"""An answer that cannot be recorded: the card stays with what was given, a sentence says why, and later it is taken."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Any

import pytest
from textual.widgets import Input

from quiz_app.errors import DatabaseFailed
from quiz_app.journal.state import CardState
from quiz_app.study.showing import Phase
from quiz_app.ui.screens.home import HomeScreen
from tests.ui.play import Play, Studio

MORE = """\
deck: more
title: More
questions:
  - {id: order, question: From west to east?, order: [Ob, Yenisei, Lena]}
  - {id: match, question: Where does it end?, match: {Ob: Kara Sea, Lena: Laptev Sea}}
  - {id: names, question: Name two rivers of Siberia., answers: [Ob, Lena]}
  - {id: many, question: Which are rivers?, answers: [Ob, Lena], wrong: [Baikal, Balkhash]}
  - {id: truth, statement: The Lena ends in the Laptev Sea., answer: true}
"""


@contextmanager
def locked(play: Play) -> Iterator[None]:
    """Another process is in the middle of a write; the app waits for it only a moment here."""
    database = play.desk.ledger.database
    with database.write() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def full(play: Play) -> Iterator[None]:
    """The disk has no room for another page."""
    database = play.desk.ledger.database
    with database.write() as connection:
        # Room that is free already would be used first.
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql("CREATE TABLE filling (x BLOB)")
        connection.exec_driver_sql("CREATE TRIGGER filled BEFORE INSERT ON event BEGIN "
                                   "INSERT INTO filling VALUES (zeroblob(1000000)); END")  # fmt: skip
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 20}")
    yield
    with database.write() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        connection.exec_driver_sql("DROP TRIGGER filled")


def count(play: Play) -> int:
    with play.desk.ledger.database.read() as connection:
        number = connection.exec_driver_sql("SELECT count(*) FROM event WHERE kind = 'answered'").scalar_one()
    return int(number)


def is_in(play: Play, phase: Phase) -> bool:
    """Whether the card is in this phase; asked anew each time, which the type checker would not expect of a value."""
    return play.phase is phase


@pytest.mark.parametrize(("trouble", "said"), [(locked, "Another program"), (full, "is full")])
async def test_a_typed_answer_stays_in_its_field_and_is_taken_afterwards(
    studio: Studio, trouble: Any, said: str
) -> None:
    async with studio.open("rivers") as play:
        await play.write("the amur")
        with trouble(play):
            await play.press("enter")
            assert is_in(play, Phase.ASKED)
            assert any(said in sentence for sentence in play.told())
            assert play.app.screen.query_one(Input).value == "the amur"
            assert play.has_focus(Input)
        await play.press("enter")
        assert is_in(play, Phase.JUDGED)
        assert play.info("rivers/amur").history[0].given == "the amur"
        assert count(play) == 1


async def test_a_picked_option_stays_picked(studio: Studio) -> None:
    async with studio.open("powers") as play:
        before = play.text()
        with locked(play):
            await play.press("2", "enter")
            assert is_in(play, Phase.ASKED)
            assert play.text() != before
        await play.press("enter")
        assert is_in(play, Phase.JUDGED)
        (event,) = play.info(play.showing.card).history
        assert event.given == play.showing.prompt.options[play.showing.order[1]]


async def test_a_grade_can_be_given_again(studio: Studio) -> None:
    async with studio.open("facts") as play:
        card = play.showing.card
        await play.press("space")
        with locked(play):
            await play.press("2")
            assert is_in(play, Phase.REVEALED)
            assert play.showing.card == card
        await play.press("2")
        assert play.info(card).history[0].grade == 2
        assert count(play) == 1


async def test_an_override_a_flag_and_an_undo_that_fail_leave_all_as_it_was(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await play.write("nothing")
        await play.press("enter")
        with locked(play):
            await play.press("o", "3")
            await play.press("asterisk")
            await play.press("u")
            await play.press("minus")
            await play.press("at")
            assert is_in(play, Phase.JUDGED)
            assert len(play.told()) >= 4
        info = play.info("rivers/amur")
        assert (info.history[0].overridden, info.flagged, info.suspended) == (0, False, False)
        await play.press("o", "3")
        assert play.info("rivers/amur").history[0].overridden == 3


async def test_with_every_other_type_what_was_arranged_or_named_stays(studio: Studio) -> None:
    (studio.decks / "more.yaml").write_text(MORE, encoding="utf-8")
    async with studio.open("more") as play:
        taken: list[str] = []
        while len(taken) < 5:
            name = play.showing.question.about.id
            keys = {
                "order": ("J",),
                "match": ("1", "2"),
                "names": ("O", "b", "enter", "L", "e", "n", "a", "enter"),
                "many": ("1", "3"),
                "truth": ("t",),
            }[name]
            with locked(play):
                await play.press(*keys)
                while is_in(play, Phase.ASKED) and not play.told():
                    await play.press("enter")
                assert is_in(play, Phase.ASKED), name
                assert any("Another program" in sentence for sentence in play.told()), name
            play.app.clear_notifications()
            await play.press("enter")
            assert is_in(play, Phase.JUDGED), name
            assert play.showing.response is not None
            if name == "names":
                assert play.showing.response.text.split("\n") == ["Ob", "Lena"]
            if name == "many":
                assert len(play.showing.response.picked) == 2
            taken.append(name)
            await play.press("enter")
            if play.app.screen is not play.study:
                break
        assert sorted(taken) == ["many", "match", "names", "order", "truth"]


async def test_a_database_that_cannot_even_be_read_leaves_the_card_on_the_screen(studio: Studio) -> None:
    async with studio.open("facts") as play:
        before = play.showing.card
        ledger = play.desk.ledger

        def refuse(card: str) -> CardState:
            raise DatabaseFailed(f"The disk with {card} is gone.", hint="Put it back.")

        state = ledger.state
        ledger.state = refuse  # type: ignore[method-assign]
        await play.pilot.press("space")
        await play.pilot.pause()
        assert any("is gone" in sentence for sentence in play.told())
        ledger.state = state  # type: ignore[method-assign]
        await play.press("space")
        assert play.showing.card == before
        assert is_in(play, Phase.REVEALED)


async def test_a_new_day_is_seen_while_home_is_open(studio: Studio) -> None:
    async with studio.open() as play:
        assert isinstance(play.app.screen, HomeScreen)
        before = play.text()
        play.app.screen.look_at_the_day()
        await play.settle()
        assert play.text() == before
        studio.clock.pass_days(1)
        play.app.screen.look_at_the_day()
        await play.settle()
        assert play.app.overview is not None
        assert play.app.overview.today == play.desk.today()
        assert play.text().splitlines()[0] != before.splitlines()[0]


async def test_settings_that_cannot_be_written_are_told_and_the_look_stays(studio: Studio) -> None:
    studio.places.settings_file.parent.mkdir(parents=True, exist_ok=True)
    studio.places.settings_file.mkdir()
    studio.look = replace(studio.look, tour=False)
    async with studio.open() as play:
        theme = play.app.theme
        await play.press("comma", "G", "enter")
        (sentence,) = play.told()
        assert "settings.toml" in sentence
        assert sentence.endswith("then try again.")
        assert play.app.theme == theme
