"""Widgets that draw their lines themselves look as Textual would draw them."""

from __future__ import annotations

from rich.style import Style
from textual.app import App, ComposeResult
from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual

from quiz_app.ui.widgets.drawn import Drawn

WIDTH = 20
LINES = [
    Content(),
    Content("plain"),
    Content("部首 and more").stylize("bold", 0, 4).stylize("$accent", 1, 7).stylize("italic $warning", 3, 5),
    Content.assemble(("3", "$accent bold"), " ", ("good", "bold")).pad_right(5).stylize("on $surface"),
    Content("too long for the line that it stands on").stylize("$success"),
    Content("no 部首 fits at the 部首 very end").stylize("$error", 3, 9),
]


class Lines(Drawn):
    DEFAULT_CSS = "Lines { width: 20; height: 8; text-wrap: nowrap; text-overflow: clip; }"

    def drawn_lines(self, width: int) -> list[Content]:
        return LINES


class Frame(App[None]):
    def compose(self) -> ComposeResult:
        yield Lines()


def cells(strip: Strip) -> list[tuple[str, Style]]:
    """Each character with its look, without where the mouse would find it."""
    return [
        (letter, Style.parse(str(segment.style.clear_meta_and_links())))
        for segment in strip
        if segment.style is not None
        for letter in segment.text
    ]


def by_textual(widget: Lines, line: Content) -> Strip:
    style = widget.visual_style
    return Visual.to_strips(widget, line, WIDTH, 1, style)[0].adjust_cell_length(WIDTH, style.rich_style)


async def test_lines_look_as_textual_would_draw_them() -> None:
    async with Frame().run_test() as pilot:
        widget = pilot.app.query_one(Lines)
        for y, line in enumerate(LINES):
            drawn = widget.render_line(y)
            assert drawn.cell_length == WIDTH
            assert cells(drawn) == cells(by_textual(widget, line))
        assert widget.render_line(len(LINES)).text == " " * WIDTH


async def test_another_theme_gives_drawn_lines_its_colours() -> None:
    async with Frame().run_test() as pilot:
        widget = pilot.app.query_one(Lines)
        before = cells(widget.render_line(4))
        pilot.app.theme = "textual-light"
        await pilot.pause()
        after = cells(widget.render_line(4))
        assert after == cells(by_textual(widget, LINES[4]))
        assert after != before
