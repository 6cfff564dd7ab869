"""One quiet line that tells what was just done, in a free place or over the footer; it goes away by itself."""

from __future__ import annotations

from typing import ClassVar

from textual import getters
from textual.content import Content

from quiz_app.text import one_line
from quiz_app.ui.host import Host
from quiz_app.ui.widgets.unlinked import Unlinked


class NoticeLine(Unlinked):
    """Shows the app's notice, cut to the line; without one it covers nothing. A click puts it away."""

    ALLOW_SELECT = False
    DEFAULT_CSS: ClassVar[str] = """
    NoticeLine {
        layer: notice; dock: bottom; display: none; width: 100%; height: 1;
        background: $background; text-wrap: nowrap; text-overflow: clip;
    }
    NoticeLine.-told { display: block; }
    NoticeLine:ansi { background: ansi_default; }
    """
    app = getters.app(Host)

    def on_mount(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Show the notice as it now is."""
        self.set_class(bool(self.app.notice), "-told")
        self.refresh()

    def render(self) -> Content:
        line = Content(one_line(self.app.notice)).truncate(max(1, self.size.width - 2), ellipsis=True)
        return Content(" ") + line.stylize("$accent")

    def on_click(self) -> None:
        self.app.hush()
