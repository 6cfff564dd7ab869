"""Facts one below another: what each is about in a narrow column, and the fact beside it, wrapped below itself."""

from __future__ import annotations

from quiz_app.ui.widgets.column import Column
from quiz_app.ui.widgets.sheet import Sheet

WIDE = 56
ABOUT, NARROW_ABOUT = 16, 12


class FactSheet(Sheet):
    """A sheet that fills its place; without `about` it has no column for what the facts are about."""

    def __init__(self, name: str, *, about: bool = True) -> None:
        super().__init__(name)
        self._has_about = about

    def column(self, width: int) -> Column:
        about = 0 if not self._has_about else ABOUT if width >= WIDE else NARROW_ABOUT
        return Column(0, about, max(1, width - about))
