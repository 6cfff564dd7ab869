"""The preview of a deck: its cards as their learner will see them, following the file that its author writes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from quiz_app.authoring.around import Around
from quiz_app.authoring.previewing import Follower
from quiz_app.documents.shelf import shelf_for
from quiz_app.look import Look
from quiz_app.paths import Places
from quiz_app.study.showing import Phase
from quiz_app.ui.guard import KeyGuard
from quiz_app.ui.preview_app import PreviewApp
from quiz_app.ui.screens.preview import PreviewScreen
from quiz_app.ui.screens.preview_problems import ProblemsScreen
from quiz_app.ui.screens.preview_try import TryScreen
from tests.support import hostile
from tests.support.hand import editor, replacing, said_to
from tests.support.terminal import faults_in

TODAY = 739_000
DECK = """\
deck: rivers
title: Rivers
questions:
  - id: lena
    question: Where does the Lena end?
    answer: In the Laptev Sea
    explain: By a delta.
  - id: amur
    question: Which river parts Russia and China?
    answer: the Amur
    accept: [Heilong Jiang]
    reject: [Ussuri: that came only in 1860]
  - id: ussuri
    question: Which river joins the Amur at Khabarovsk?
    answer: Ussuri
    wrong: [Sungari: it joins farther up, Zeya, Argun]
"""


@dataclass
class Preview:
    """The preview in hand, with the file that it follows."""

    pilot: Pilot[int]
    file: Path

    @property
    def screen(self) -> PreviewScreen:
        screen = self.pilot.app.screen_stack[0]
        assert isinstance(screen, PreviewScreen)
        return screen

    @property
    def top(self) -> object:
        """The screen that lies above all others."""
        return self.pilot.app.screen

    @property
    def id(self) -> str:
        return self.screen.entry.id if self.screen.entry else ""

    @property
    def text(self) -> str:
        """All that stands on the screen."""
        strips = self.pilot.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def save(self, text: str, *, renamed: bool = False) -> None:
        """Write the file as an editor does, and wait until the preview has seen it."""
        before = self.screen.seen
        if renamed:
            other = self.file.with_suffix(".new")
            other.write_text(text, "utf-8")
            other.replace(self.file)
        else:
            self.file.write_text(text, "utf-8")
        await self.until(lambda: self.screen.seen is not before)

    async def until(self, holds: object) -> None:
        assert callable(holds)
        for _ in range(400):
            if holds():
                await self.pilot.pause()
                return
            await self.pilot.pause(0.02)
        raise AssertionError("It has not come.")


def around(file: Path, places: Places) -> Around:
    """The decks beside the file, and the documents there."""
    return Around(file, lambda: shelf_for({}, places, file.parent))


@asynccontextmanager
async def previewed(
    places: Places, text: str = DECK, question: str = "", size: tuple[int, int] = (100, 30)
) -> AsyncIterator[Preview]:
    file = places.home.parent / "rivers.yaml"
    file.write_text(text, "utf-8")
    follower = Follower(file)
    seen = follower.look()
    assert seen is not None
    app = PreviewApp(
        places, Look(), follower, seen, TODAY, question, around=around(file, places), guard=KeyGuard(0)
    )
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Preview(pilot, file)


async def test_a_card_shows_as_it_is_asked_and_then_with_all_that_is_told(places: Places) -> None:
    async with previewed(places, question="ussuri") as preview:
        assert "Which river joins the Amur at Khabarovsk?" in preview.text
        assert "it joins farther up" not in preview.text
        await preview.press("space")
        assert "it joins farther up" in preview.text
        await preview.press("space")
        assert "it joins farther up" not in preview.text


async def test_what_was_foreseen_to_be_typed_stands_below_the_answer(places: Places) -> None:
    async with previewed(places, question="amur") as preview:
        assert "Heilong Jiang" not in preview.text
        await preview.press("space")
        assert "Heilong Jiang   right as well" in preview.text
        assert "Ussuri   that came only in 1860" in preview.text


async def test_keys_go_from_card_to_card(places: Places) -> None:
    async with previewed(places) as preview:
        found = []
        for key in ("j", "j", "j", "k", "g", "G"):
            await preview.press(key)
            found.append(preview.id)
        assert found == ["amur", "ussuri", "ussuri", "amur", "lena", "ussuri"]


@pytest.mark.parametrize("renamed", [False, True])
async def test_a_save_shows_the_question_that_was_edited(places: Places, renamed: bool) -> None:
    async with previewed(places) as preview:
        await preview.save(DECK.replace("at Khabarovsk", "near Khabarovsk"), renamed=renamed)
        assert preview.id == "ussuri"
        assert "Which river joins the Amur near Khabarovsk?" in preview.text


async def test_a_save_that_changes_no_question_keeps_the_place_and_the_side(places: Places) -> None:
    async with previewed(places, question="amur") as preview:
        await preview.press("space")
        await preview.save(DECK.replace("deck: rivers\n", "deck: rivers\n# a remark\n"))
        assert preview.id == "amur"
        assert preview.screen.showing is not None
        assert preview.screen.showing.phase is Phase.JUDGED
        assert "line 9" in preview.text


async def test_a_question_that_does_not_parse_stays_as_it_was_and_its_problem_is_told(places: Places) -> None:
    async with previewed(places) as preview:
        await preview.save(DECK.replace("answer: the Amur", "answer: the: Amur"))
        assert preview.id == "amur"
        assert "Which river parts Russia and China?" in preview.text
        assert "as it was before" in preview.text
        assert "10:16 Y010" in preview.text
        await preview.save(DECK)
        assert "as it was before" not in preview.text
        assert "Y010" not in preview.text


async def test_a_file_that_is_no_deck_any_more_keeps_the_last_picture(places: Places) -> None:
    async with previewed(places) as preview:
        await preview.save("\x00\x00binary")
        assert preview.id == "lena"
        assert preview.screen.seen.is_kept
        preview.file.unlink()
        before = preview.screen.seen
        await preview.until(lambda: preview.screen.seen is not before)
        assert "D001 There is no such file." in preview.text
        await preview.save(DECK)
        assert not preview.screen.seen.is_kept


async def test_an_empty_file_says_what_to_do_and_shows_the_first_question_once_it_is_there(
    places: Places,
) -> None:
    async with previewed(places, "") as preview:
        assert "There is no question to show yet." in preview.text
        assert "Y001" in preview.text
        await preview.press("space", "j", "t", "slash")
        await preview.save(DECK)
        assert "Where does the Lena end?" in preview.text


async def test_warnings_of_the_check_are_told_of_the_card_that_is_shown(places: Places) -> None:
    async with previewed(places, question="amur") as preview:
        await preview.until(lambda: preview.screen._warnings.found)
        assert " L" in str(preview.screen.query_one("#problems", Static).render())
        await preview.press("p")
        assert isinstance(preview.top, ProblemsScreen)
        await preview.press("escape")
        assert len(preview.pilot.app.screen_stack) == 1


async def test_a_trial_judges_and_grades_and_leaves_no_trace(places: Places) -> None:
    async with previewed(places, question="amur") as preview:
        await preview.press("t")
        assert isinstance(preview.top, TryScreen)
        await preview.pilot.pause()
        await preview.press(*"amur", "enter")
        await preview.until(lambda: "right" in preview.text)
        assert "good" in preview.text
        await preview.press("o")
        assert "not recalled" in preview.text
        await preview.press("1")
        assert "again (your word)" in preview.text
        await preview.press("enter")
        await preview.until(lambda: len(preview.pilot.app.screen_stack) == 1)
        assert preview.id == "amur"
    assert not places.database.exists()


async def test_what_was_refused_in_a_trial_is_not_told_on_the_preview(places: Places) -> None:
    steps = "deck: steps\ntitle: Steps\nquestions:\n  - {id: far, question: From west?, order: [Ob, Yenisei, Lena]}\n"
    async with previewed(places, steps) as preview:
        await preview.press("t")
        await preview.pilot.pause()
        await preview.press("enter")
        await preview.until(lambda: "Move them first" in preview.text)
        await preview.press("escape")
        await preview.until(lambda: len(preview.pilot.app.screen_stack) == 1)
        assert "Move them first" not in preview.text


async def test_a_trial_of_a_flashcard_offers_the_grades_with_what_they_promise(places: Places) -> None:
    async with previewed(places) as preview:
        await preview.press("t")
        await preview.pilot.pause()
        await preview.press("space")
        await preview.until(lambda: "4 easy" in preview.text)
        await preview.press("3")
        await preview.until(lambda: len(preview.pilot.app.screen_stack) == 1)


async def test_words_and_ids_are_found_round_the_end_of_the_deck(places: Places) -> None:
    async with previewed(places, question="amur") as preview:
        await preview.press("slash", *"amur", "enter")
        assert preview.id == "amur"
        await preview.press("n")
        assert preview.id == "ussuri"
        await preview.press("n")
        assert preview.id == "amur"
        await preview.press("slash", *"lena", "escape")
        assert preview.id == "lena"
        await preview.press("q")
    assert preview.pilot.app.return_code == 0


async def test_all_cards_stand_in_a_list_before_and_after_the_answer(places: Places) -> None:
    async with previewed(places, size=(80, 24)) as preview:
        await preview.press("l")
        assert "Which river joins the Amur at Khabarovsk?" in preview.text
        await preview.press("space")
        assert "In the Laptev Sea" in preview.text
        assert "Which river joins" not in preview.text
        await preview.press("l")
        assert "Where does the Lena end?" in preview.text


@pytest.mark.parametrize(
    "size", [(80, 24), *(pytest.param(size, marks=pytest.mark.soak) for size in ((40, 12), (160, 45)))]
)
async def test_hostile_texts_are_shown_as_texts_in_any_window(places: Places, size: tuple[int, int]) -> None:
    async with previewed(places, hostile.deck(hostile.said(hostile.ALL)), size=size) as preview:
        for key in ("space", "p", "escape", "l", "G", "l"):
            await preview.press(key)
            assert [fault for fault in faults_in(preview.text) if "U+000A" not in fault] == []


async def test_where_the_file_may_not_be_read_any_more_that_is_told(places: Places) -> None:
    async with previewed(places) as preview:
        before = preview.screen.seen
        preview.file.unlink()
        preview.file.mkdir()
        await preview.until(lambda: preview.screen.seen is not before)
        assert "This is a folder" in preview.text
        preview.file.rmdir()


async def test_e_opens_the_file_at_the_question_and_the_preview_follows(
    places: Places, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = editor(tmp_path / "bin", replacing("near the sea", "at the sea") + "; exit 4")
    monkeypatch.setenv("VISUAL", str(script))
    monkeypatch.setattr(PreviewApp, "suspend", lambda self: nullcontext())
    async with previewed(places, DECK.replace("Which river parts", "near the sea"), "amur") as preview:
        await preview.press("e")
        assert said_to(script).strip() == f"+8 {preview.file}"
        await preview.until(lambda: "at the sea" in preview.text)
        assert "vi ended with code 4" in " ".join(
            notice.message for notice in preview.pilot.app._notifications
        )
    monkeypatch.setenv("VISUAL", "/no/such/editor")
    async with previewed(places, "deck: [") as preview:
        await preview.press("e")
        assert "is not here" in " ".join(notice.message for notice in preview.pilot.app._notifications)
