"""A widget that is as high as what it draws, and so never scrolls by itself."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import reactive

from quiz_app.ui.widgets.unlinked import Unlinked


class Unscrolled(Unlinked):
    """A new height is laid out and painted once.

    Textual lays out the whole screen a second time when the virtual size of a widget has changed, for the sake of
    scroll bars, which there are none of here.
    """

    virtual_size: reactive[Size] = reactive(Size(), repaint=False)
