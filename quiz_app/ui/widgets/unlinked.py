"""A widget without links in its text, whose pieces need not be looked through for any each time it is drawn."""

from __future__ import annotations

from textual.reactive import reactive
from textual.widget import Widget


class Unlinked(Widget):
    """Clicks on what it draws are its own business: Textual neither styles nor follows anything there."""

    auto_links: reactive[bool] = reactive(False, repaint=False)
