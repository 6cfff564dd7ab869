"""Setting an exam up in the app: what it is drawn from, how it goes, and how it begins."""

from __future__ import annotations

import asyncio
import threading

import pytest

from quiz_app.exam.exams import Exams, Supply
from quiz_app.exam.request import LONGEST_TEXT, Request
from quiz_app.exam.sitting import ExamSitting
from quiz_app.text import one_line
from quiz_app.ui import examining
from quiz_app.ui.exam_wishes import exam_of
from quiz_app.ui.examining import set_up_exam, start_exam
from quiz_app.ui.screens.home import HomeScreen
from tests.support.hostile import ALL, LONG, deck, said
from tests.support.terminal import faults_in
from tests.ui.play import Studio
from tests.ui.setting_up import (
    TREATIES,
    StandInPaper,
    go_to_line,
    is_offering,
    open_exams,
    paper,
    request_of,
    setup,
)


@pytest.fixture(autouse=True)
def _treaties(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examining, "_paper", StandInPaper)
    (studio.decks / "treaties.yaml").write_text(TREATIES, encoding="utf-8")


async def test_two_keys_begin_an_exam_of_all_there_is(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("x")
        assert "6 questions to draw from. 2 flashcards are left out" in play.text()
        assert "The exam has 6 questions, not 20: there are no more." in " ".join(play.text().split())
        await play.press("enter")
        assert len(paper(play).attempt.places) == 6
        assert not paper(play).is_over
        await play.press("escape")
        assert isinstance(play.app.screen, HomeScreen), "the set-up is not left below the paper"


async def test_the_space_bar_begins_too_and_a_click_on_the_first_line(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("x", "space")
        assert len(paper(play).attempt.places) == 6
        await play.press("escape")
        play.desk.undo()
        set_up_exam(play.app)
        await play.settle()
        await play.click("Begin   20 questions")
        assert len(paper(play).attempt.places) == 6


async def test_what_is_wished_is_what_is_drawn(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("x")
        await go_to_line(play, "decks")
        await play.press("enter", "end", "space")
        assert "3 questions to draw from" in play.text()
        await play.press("escape")
        await go_to_line(play, "questions")
        await play.press("2", "enter")
        await go_to_line(play, "minutes")
        await play.press("right")
        await go_to_line(play, "penalty")
        await play.press("space")
        await go_to_line(play, "passing")
        await play.press("enter")
        await play.write("62,5 %")
        await play.press("enter")
        await go_to_line(play, "seed")
        await play.press("enter")
        await play.write("midterm week")
        await play.press("enter")
        wanted = Request(
            decks=("treaties",), questions=2, minutes=5, penalty=True, passing=0.625, seed="midterm week"
        )
        assert request_of(play) == wanted
        await play.press("b")
        drawn = paper(play).attempt.paper
        assert (drawn.decks, len(drawn.items), drawn.limit_ms) == (("treaties",), 2, 300_000)
        assert (drawn.penalty, drawn.passing, drawn.seed) == (True, 0.625, "midterm week")


@pytest.mark.parametrize(
    ("line", "typed", "says"),
    [
        ("questions", "0", "An exam has 1 to 1,000 questions, not 0."),
        ("questions", "12345", "An exam has 1 to 1,000 questions, not 12,345."),
        ("minutes", "many", "Minutes for all is a number, not 'many'."),
        ("minutes", "99999", "An exam has 0 to 1,440 minutes, not 99,999."),
        ("passing", "120", "A pass mark lies above 0 % and up to 100 %, not at '120'."),
        ("seed", "x" * 61, "A seed has up to 60 characters, not 61."),
    ],
)
async def test_what_cannot_be_is_refused_in_a_sentence(
    studio: Studio, line: str, typed: str, says: str
) -> None:
    async with studio.open() as play:
        await play.press("x")
        await go_to_line(play, line)
        await play.press("enter")
        setup(play).edit.value = typed
        await play.press("enter")
        assert any(says in told for told in play.told()), play.told()
        assert request_of(play) == Request()
        await play.press("escape", "escape")
        assert isinstance(play.app.screen, HomeScreen), "Esc leaves the field, then the screen"


async def test_where_there_is_nothing_to_draw_it_says_so_and_does_not_begin(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("x")
        await go_to_line(play, "levels")
        await play.press("enter", "end", "space", "escape")
        assert "There is no question to draw an exam from." in play.text()
        await play.press("b")
        assert any("no question to draw" in told for told in play.told())
        assert open_exams(play) == ()
        await play.press("delete")
        assert request_of(play) == Request()
        assert "6 questions to draw from" in play.text()


async def test_a_clock_is_told_of_where_there_is_a_limit(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("x")
        assert "The clock runs" not in play.text()
        await go_to_line(play, "minutes")
        await play.press("right")
        await go_to_line(play, "begin")
        assert "The clock runs from then on." in play.text()


async def test_a_value_is_turned_both_ways_and_ends_where_there_is_no_further(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("x")
        await go_to_line(play, "minutes")
        await play.press("left")
        assert request_of(play).minutes == 0
        await play.press("1", "2", "enter", "right")
        assert request_of(play).minutes == 15
        await play.press("left", "left")
        assert request_of(play).minutes == 5
        await go_to_line(play, "reviews")
        await play.press("right")
        assert request_of(play).reviews is True
        await play.press("left", "left")
        assert request_of(play).reviews is False


async def test_the_next_exam_of_this_run_begins_with_what_the_last_was_asked_for(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("x")
        await go_to_line(play, "questions")
        await play.press("3", "enter")
        await go_to_line(play, "seed")
        await play.press("enter", "s", "enter", "b", "escape")
        assert len(open_exams(play)) == 1
        await play.press("x", "n")
        assert request_of(play) == Request(questions=3), "but for the seed, which would draw the same paper"


async def test_a_preset_is_kept_taken_and_forgotten(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("x")
        await go_to_line(play, "questions")
        await play.press("3", "enter", "s")
        await play.write("Midterm [red]")
        await play.press("enter")
        assert request_of(play).name == "Midterm [red]"
        await play.press("right")
        assert "Midterm [red], changed" in play.text()
        await play.press("p")
        assert "3 questions" in play.text()
        await play.press("enter")
        assert request_of(play) == Request(questions=3, name="Midterm [red]")
        await play.press("p")
        await play.click("d forget")
        assert "No preset is kept yet" in play.text()
        await play.press("escape")
        assert "none kept yet" in play.text()
        await play.press("u")
        assert "Midterm [red]" in play.text(), "undo brings it back"


async def test_the_given_cards_are_drawn_and_no_others_until_they_are_let_go(studio: Studio) -> None:
    cards = ("treaties/year", "rivers/amur")
    async with studio.open() as play:
        set_up_exam(play.app, exam_of(cards))
        await play.settle()
        assert "these 2 cards" in play.text()
        assert "2 questions to draw from." in play.text()
        await go_to_line(play, "cards")
        await play.press("backspace")
        assert "6 questions to draw from." in play.text()
        await play.press("escape")
        start_exam(play.app, exam_of(cards))
        await play.settle()
        assert {place.item.card for place in paper(play).attempt.places} == set(cards)
        assert play.app.exam_wish is None, "an exam of certain cards is no wish for the next"


async def test_an_exam_that_cannot_begin_from_elsewhere_is_told_of(studio: Studio) -> None:
    async with studio.open() as play:
        start_exam(play.app, exam_of(("facts/lena",)))
        await play.settle()
        assert any("no question to draw" in told for told in play.told())
        assert isinstance(play.app.screen, HomeScreen)
        assert open_exams(play) == ()


async def test_an_exam_whose_set_up_was_left_while_it_was_drawn_waits_and_says_so(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_draw, draws, start = threading.Event(), threading.Event(), Exams.start

    def slow(self: Exams, request: Request, supply: Supply | None = None) -> ExamSitting:
        draws.set()
        may_draw.wait(30)
        return start(self, request, supply)

    monkeypatch.setattr(Exams, "start", slow)
    async with studio.open() as play:
        await play.press("x")
        await play.pilot.press("enter")
        await asyncio.to_thread(draws.wait, 30)
        await play.pilot.press("escape")
        may_draw.set()
        await play.settle()
        assert isinstance(play.app.screen, HomeScreen)
        assert examining.WAITS in play.text()
        assert len(open_exams(play)) == 1


async def test_a_held_key_begins_one_exam(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("x")
        await play.pilot.press("b", "b", "enter", "b")
        await play.settle()
        paper(play)
        assert len(open_exams(play)) == 1


async def test_a_spread_is_beside_the_wishes_where_wide_and_on_a_key_elsewhere(studio: Studio) -> None:
    async with studio.open(size=(80, 24)) as play:
        await play.press("x")
        assert "A paper of 6 questions" not in play.text()
        await play.press("v")
        assert "A paper of 6 questions" in play.text()
        await play.press("escape")
        await play.resize(160, 45)
        assert "A paper of 6 questions" in play.text()
        assert "level 1" in play.text()


async def test_before_the_desk_is_open_there_is_no_exam(studio: Studio) -> None:
    async with studio.open() as play:
        desk, play.app.desk = play.app.desk, None
        await play.press("x")
        assert isinstance(play.app.screen, HomeScreen)
        play.app.desk = desk


@pytest.mark.parametrize(
    ("text", "size"), [(ALL, (160, 45)), (ALL, (40, 12)), (LONG, (80, 24))], ids=["wide", "narrow", "long"]
)
async def test_names_from_outside_are_shown_as_text(studio: Studio, text: str, size: tuple[int, int]) -> None:
    (studio.decks / "treaties.yaml").write_text(deck(said(text), name="treaties"), encoding="utf-8")
    name = one_line(text)[:LONGEST_TEXT]
    async with studio.open(size=size) as play:
        Exams(play.desk.ledger, play.desk.clock).keep_preset(name, Request(decks=("treaties",)))
        sheet = "" if size[0] > 120 else "v escape"
        for keys in ("x j enter enter", "j enter end space escape", "j enter down space escape", sheet,
                     "b", "escape", "x", "v", "escape"):  # fmt: skip
            for key in keys.split():
                await play.press(key)
                assert faults_in(play.text()) == []
        assert is_offering(play)
        assert one_line(name)[:20] in " ".join(play.text().split())


async def test_the_open_exams_come_before_the_set_up(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("x", "enter", "escape", "x")
        assert is_offering(play)


async def test_browse_leads_to_an_exam_of_what_is_marked_or_of_what_was_found(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("b", "slash")
        await play.write("deck:treaties")
        await play.press("enter", "x")
        assert "these 3 cards" in play.text()
        assert "3 questions to draw from." in play.text()
        await play.press("escape", "j", "space", "x")
        assert "these 1 card" not in play.text()
        assert "this card" in play.text()
        await play.press("enter")
        assert len(paper(play).attempt.places) == 1
        await play.press("escape")
        assert play.browse is play.app.screen, "it comes back to Browse"
