"""Each theme can be read, and nothing is said by colour alone."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.color import Color

from quiz_app.look import Look, look_spec
from quiz_app.ui.themes import PALETTES, themes
from tests.ui.play import Play, Studio
from tests.ui.standin import StandInDesk


def luminance(colour: str) -> float:
    """Relative luminance as the Web Content Accessibility Guidelines 2 define it."""
    parts = [
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in Color.parse(colour).normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def styled(play: Play) -> list[tuple[str, Style]]:
    """Each piece of text on the screen with its style, as it goes to the terminal."""
    strips = play.app.screen._compositor.render_strips()
    return [(piece.text, piece.style) for strip in strips for piece in strip if piece.style]


def colours_on(play: Play) -> set[str]:
    """The colours of letters and grounds on the screen."""
    both = [colour for _text, style in styled(play) for colour in (style.color, style.bgcolor)]
    return {colour.name for colour in both if colour is not None}


def reversed_text(play: Play) -> list[str]:
    return [text for text, style in styled(play) if style.reverse]


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("colour", ["text", "quiet", "accent", "warning", "success"])
@pytest.mark.parametrize("ground", ["ground", "surface"])
def test_text_stands_out_from_its_ground(name: str, colour: str, ground: str) -> None:
    palette = PALETTES[name]
    wanted = 7.0 if name == "high-contrast" else 4.5
    assert contrast(getattr(palette, colour), getattr(palette, ground)) >= wanted


def test_the_look_offers_just_the_themes_there_are() -> None:
    assert {theme.name for theme in themes()} == set(look_spec("theme").choices)


@pytest.mark.parametrize("theme", look_spec("theme").choices)
async def test_each_theme_draws_every_step(studio: Studio, theme: str) -> None:
    studio.look = Look(theme=theme, motion=False, tour=False)
    async with studio.open("history", desk=StandInDesk) as play:
        await play.press("space", "i", "escape", "3")
        assert play.app.theme == theme
        assert "Nerchinsk" in play.text()


async def test_the_terminals_own_colours_are_used_as_they_are(studio: Studio) -> None:
    studio.look = Look(theme="terminal", motion=False, tour=False)
    async with studio.open("history", desk=StandInDesk) as play:
        await play.press("space")
        styles = [s.style for strip in play.app.screen._compositor.render_strips() for s in strip if s.style]
        colours = [c for style in styles for c in (style.color, style.bgcolor) if c is not None]
        assert colours
        assert all(colour.is_system_defined for colour in colours)


@pytest.mark.parametrize(
    "theme",
    [
        pytest.param(theme, marks=() if theme in ("terminal", "dark") else pytest.mark.soak)
        for theme in look_spec("theme").choices
    ],
)
async def test_no_color_leaves_no_colour_at_all(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    studio.look = Look(theme=theme, motion=False, tour=False)
    async with studio.open("history", desk=StandInDesk) as play:
        assert colours_on(play) == set()
        await play.press("space", "3")
        await play.write("Lena")
        assert colours_on(play) == set()
        await play.press("enter")
        assert "✗ wrong" in play.text()
        assert colours_on(play) == set()
        for key in ("question_mark", "escape", "ctrl+p"):
            await play.press(key)
            assert colours_on(play) == set()


async def test_without_colour_cursor_and_selection_are_reversed(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with studio.open("rivers") as play:
        await play.write("Lena")
        assert reversed_text(play) == [" "]
        await play.press("shift+left", "shift+left")
        assert "".join(reversed_text(play)) == "na"
