"""A chart in its place on the screen: its title, its room, what its figure means."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import ComposeResult
from textual.content import Content
from textual.pilot import Pilot

from quiz_app.look import Look
from quiz_app.paths import Places
from quiz_app.progress.meanings import FIGURES
from quiz_app.ui.glyphs import ASCII, Glyphs, glyphs_for
from quiz_app.ui.host import Host
from quiz_app.ui.screens.meaning import MeaningScreen
from quiz_app.ui.themes import themes
from quiz_app.ui.widgets.chart import Chart


class Wall(Host):
    """An app with two charts and nothing else."""

    def compose(self) -> ComposeResult:
        yield Chart("known", id="first")
        yield Chart("auc", id="second")

    def on_mount(self) -> None:
        for theme in themes():
            self.register_theme(theme)
        self.theme = self.look.theme

    @property
    def first(self) -> Chart:
        return self.query_one("#first", Chart)

    def lines(self) -> list[str]:
        return [line.rstrip() for line in str(self.first.render()).split("\n")]


@asynccontextmanager
async def hung(places: Places, width: int = 60) -> AsyncIterator[tuple[Wall, Pilot[int]]]:
    app = Wall(places, Look(motion=False))
    async with app.run_test(size=(width, 30)) as pilot:
        await pilot.pause()
        yield app, pilot


def frame(width: int, height: int, glyphs: Glyphs) -> Content:
    """A drawing that tells its room."""
    return Content(f"{width} by {height} {glyphs.kept}")


async def test_a_chart_stands_below_its_title_in_the_cells_it_has(places: Places) -> None:
    async with hung(places) as (app, pilot):
        app.first.show("You know 57 %", frame)
        assert app.lines() == ["▸ You know 57 %", "  57 by 11 ●"]
        await pilot.resize_terminal(40, 30)
        await pilot.pause()
        assert app.lines() == ["▸ You know 57 %", "  37 by 11 ●"]
        app.first.styles.height = 5
        await pilot.pause()
        assert app.lines()[1] == "  37 by 4 ●"


async def test_a_chart_is_drawn_once_until_something_changes(places: Places) -> None:
    drawn: list[int] = []

    def draw(width: int, height: int, glyphs: Glyphs) -> Content:
        drawn.append(width)
        return frame(width, height, glyphs)

    async with hung(places) as (app, pilot):
        app.first.show("Once", draw)
        for _ in range(3):
            app.first.refresh()
            await pilot.pause()
        assert drawn == [57]


async def test_other_signs_draw_it_anew(places: Places) -> None:
    async with hung(places) as (app, _pilot):
        app.first.show("Signs", frame)
        assert "●" in app.lines()[1]
        app.glyphs = glyphs_for("ascii")
        assert app.lines() == ["> Signs", "  57 by 11 *"]
        assert app.glyphs is ASCII


async def test_what_is_lacking_is_said_in_its_place(places: Places) -> None:
    async with hung(places, width=24) as (app, _pilot):
        app.first.show("Before", frame)
        app.first.lack("Not enough answers yet: 3 of 20.")
        assert app.lines() == ["▸ Known now", "  Not enough answers", "  yet: 3 of 20."]


async def test_the_cursor_shows_which_chart_has_the_keys(places: Places) -> None:
    async with hung(places) as (app, pilot):
        app.first.show("One", frame)
        assert app.lines()[0] == "▸ One"
        await pilot.press("tab")
        assert app.lines()[0] == "  One"
        assert app.query_one("#second", Chart).has_focus


async def test_a_question_mark_says_what_the_figure_means(places: Places) -> None:
    async with hung(places) as (app, pilot):
        await pilot.press("tab", "question_mark")
        assert isinstance(app.screen, MeaningScreen)
        said = str(app.screen.content())
        assert FIGURES["auc"].says in said
        assert FIGURES["auc"].formula in said
        await pilot.press("question_mark")
        assert not isinstance(app.screen, MeaningScreen)


async def test_a_title_without_room_is_read_whole_with_the_meaning(places: Places) -> None:
    title = "FSRS beats both baselines: log loss 0.442 beside 0.478 and 0.511"
    async with hung(places, width=40) as (app, pilot):
        app.first.show(title, frame)
        assert app.lines()[0] == "▸ FSRS beats both baselines: log loss…"
        await pilot.press("question_mark")
        assert isinstance(app.screen, MeaningScreen)
        assert title in str(app.screen.content())


async def test_two_clicks_say_what_the_figure_means(places: Places) -> None:
    async with hung(places) as (app, pilot):
        await pilot.click("#second")
        assert app.query_one("#second", Chart).has_focus
        await pilot.click("#second", times=2)
        assert isinstance(app.screen, MeaningScreen)


@pytest.mark.parametrize("title", ["[/b] [@click=app.quit]x[/]", "a\nb\x1b[31mc", "漢字" * 60])
async def test_a_title_is_text_on_one_line(places: Places, title: str) -> None:
    async with hung(places) as (app, _pilot):
        app.first.show(title, frame)
        shown = app.first.render()
        lines = shown.split("\n")
        assert len(lines) == 2
        assert lines[0].cell_length <= 59
        assert "\x1b" not in shown.plain
        assert lines[0].plain.startswith(("▸ [/b] [@click=app.quit]x[/]", "▸ a bc", "▸ 漢字"))
