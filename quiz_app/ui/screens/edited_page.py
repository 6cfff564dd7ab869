"""A page with a card of a file that its author edits: a key opens the file there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz_app.ui.screens.card_page import CardPage

if TYPE_CHECKING:
    from quiz_app.authoring.previewing import Follower, Seen
    from quiz_app.ui.preview_words import Entry


class EditedPage(CardPage):
    """Subclasses give the file that they follow, what was seen in it, and the card that is shown."""

    _follower: Follower
    seen: Seen

    @property
    def entry(self) -> Entry | None:
        """The card that is shown, None where there is none."""
        raise NotImplementedError

    def action_edit(self) -> None:
        """Open the file at the card; where it has none, at its first problem."""
        from quiz_app.authoring.editors import Place
        from quiz_app.ui.editing import edit_place

        entry, problems = self.entry, self.seen.problems
        line = entry.shown.line if entry else min((each.line for each in problems), default=1)
        edit_place(self.app, Place(self._follower.path, max(1, line)))
