"""Home: drawn at once, filled in by a worker, and never without a next step."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from quiz_app.look import Look
from quiz_app.ui.screens.home import HomeScreen
from tests.ui.play import Studio
from tests.ui.standin import DECKS, OVERVIEW, TODAY, StandInDesk


async def test_the_first_frame_stands_before_the_desk_is_open(studio: Studio) -> None:
    allowed = threading.Event()

    def open_slowly() -> Any:
        allowed.wait(30)
        return StandInDesk()

    from quiz_app.ui.app import QuizApp

    app = QuizApp(studio.places, studio.look, open_slowly)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        home = app.screen
        assert isinstance(home, HomeScreen)
        before = home.table.region, home.today.region
        allowed.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert home.table.rows == DECKS
        assert (home.table.region.offset, home.today.region) == (before[0].offset, before[1])


async def test_home_tells_day_counts_and_decks(studio: Studio) -> None:
    async with studio.open() as play:
        text = play.text()
        for words in ("5 new", "Facts", "Rivers", "Powers", "Gaps", "no answers yet"):
            assert words in text, words


async def test_home_counts_again_after_a_sitting(studio: Studio) -> None:
    async with studio.open("facts") as play:
        await play.press("space", "3", "q")
        assert isinstance(play.app.screen, HomeScreen)
        assert "4 new" in play.text()
        assert "1 answer" in play.text()


async def test_enter_studies_the_deck_at_the_cursor(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("G", "k", "j", "enter")
        assert (
            play.showing.deck_title == list(play.app.overview.decks)[-1].title if play.app.overview else False
        )


async def test_when_all_is_done_home_says_so_and_when_cards_come_back(studio: Studio) -> None:
    done = replace(OVERVIEW, due=0, repeat=0, new=0, coming=(0, 0, 0, 7, 0, 0, 0))
    async with studio.open(desk=lambda: StandInDesk(done, cards=())) as play:
        assert "All done for today.  7 come back in 3 days." in play.text()
        await play.press("space")
        assert isinstance(play.app.screen, HomeScreen)
        assert play.told() == ["Nothing is due here today."]


async def test_a_last_score_of_few_questions_is_told_in_points(studio: Studio) -> None:
    first, *others = OVERVIEW.decks
    scores = [replace(first, score=0.3, score_of=many, score_day=TODAY) for many in (5, 10)]
    async with studio.open(desk=lambda: StandInDesk(replace(OVERVIEW, decks=(*scores, *others)))) as play:
        assert [("1.5 of 5  today" in line, "30 %  today" in line) for line in play.lines() if "today" in line] == [
            (True, False), (False, True),
        ]  # fmt: skip


async def test_home_says_that_new_cards_are_paused(studio: Studio) -> None:
    paused = replace(OVERVIEW, due=1205, repeat=0, new=0, paused=True)
    async with studio.open(desk=lambda: StandInDesk(paused)) as play:
        assert "1,205 due    0 to repeat    0 new (paused)" in play.text()


async def test_without_decks_home_says_what_to_do(studio: Studio) -> None:
    empty = replace(
        OVERVIEW, due=0, repeat=0, new=0, decks=(), past=(0,) * 7, coming=(0,) * 7, leeches=0, flagged=0
    )
    async with studio.open(desk=lambda: StandInDesk(empty)) as play:
        assert "No decks yet." in play.text()
        assert "quiz new NAME" in play.text()
        assert "study all" not in play.text()


async def test_problems_of_a_deck_are_told_and_the_good_cards_stay(studio: Studio) -> None:
    (studio.decks / "broken.yaml").write_text(
        "deck: broken\ntitle: Broken\nquestions:\n  - {id: a, question: A?, answer: B}\n  - {id: b, question: C?}\n"
    )
    async with studio.open() as play:
        assert "1 problem" in play.text()
        assert "Broken" in play.text()
    async with studio.open("broken") as play:
        assert play.showing.card == "broken/a"


async def test_starting_with_nothing_due_ends_on_home(studio: Studio) -> None:
    async with studio.open("facts", desk=lambda: StandInDesk(cards=())) as play:
        assert isinstance(play.app.screen, HomeScreen)
        assert play.told() == ["Nothing is due here today."]


async def test_an_unknown_deck_is_told_on_home(studio: Studio) -> None:
    async with studio.open("fakts") as play:
        assert isinstance(play.app.screen, HomeScreen)
        assert any("no deck 'fakts'" in sentence and "facts" in sentence for sentence in play.told())


async def test_home_at_forty_columns_keeps_the_numbers(studio: Studio) -> None:
    async with studio.open(size=(40, 14), desk=StandInDesk) as play:
        assert any("18" in line and "57 %" in line for line in play.lines())


async def test_ascii_signs_stand_in_for_all_others(studio: Studio) -> None:
    studio.look = Look(glyphs="ascii", motion=False, tour=False)
    async with studio.open(desk=StandInDesk) as play:
        assert play.text().isascii()
        await play.press("space")
        assert play.text().isascii()
        await play.press("space")
        assert play.text().isascii()


async def test_a_changed_deck_is_read_again_on_f5(studio: Studio) -> None:
    async with studio.open() as play:
        file: Path = studio.decks / "rivers.yaml"
        file.write_text(file.read_text().replace("title: Rivers", "title: Great rivers"))
        await play.press("f5")
        assert "Great rivers" in play.text()


def test_nothing_here_needs_a_database() -> None:
    """Kept so that the stand-in is held to the same shape as the desk it stands in for."""
    from quiz_app.study.desk import Desk

    wanted = {name for name in dir(StandInDesk) if not name.startswith("_")}
    given: set[Any] = set(dir(Desk))
    assert wanted - given - {"learners"} == set()


class SlowDesk(StandInDesk):
    """Each reading of its figures that began while it is slow waits until it may end."""

    def __init__(self) -> None:
        super().__init__(replace(OVERVIEW, due=7))
        self.is_slow = False
        self.may_end = threading.Event()
        self.has_begun = threading.Event()

    def overview(self) -> Any:
        found = super().overview()
        if self.is_slow:
            self.has_begun.set()
            self.may_end.wait(30)
        return found

    def count(self, due: int) -> None:
        self._overview = replace(OVERVIEW, due=due)


async def test_figures_that_were_read_first_and_come_last_are_not_shown(studio: Studio) -> None:
    desk = SlowDesk()
    async with studio.open(desk=lambda: desk) as play:
        desk.is_slow = True
        play.app.refresh_overview()
        await asyncio.to_thread(desk.has_begun.wait, 30)
        desk.is_slow = False
        desk.count(41)
        play.app.refresh_overview()
        while "41 due" not in play.text():
            await play.pilot.pause()
        desk.may_end.set()
        await play.settle()
        assert "41 due" in play.text()
        desk.count(5)
        await play.press("f5")
        assert "5 due" in play.text()
