"""The app that shows the preview of a deck and nothing else: no database is opened, nothing is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quiz_app.errors import ENVIRONMENT_FAILED
from quiz_app.ui.app import HERE, QuizApp
from quiz_app.ui.guard import KeyGuard
from quiz_app.ui.screens.preview import PreviewScreen
from quiz_app.ui.signals import left_when_asked

if TYPE_CHECKING:
    from textual.screen import Screen

    from quiz_app.authoring.around import Around
    from quiz_app.authoring.previewing import Follower, Seen
    from quiz_app.look import Look
    from quiz_app.paths import Places
    from quiz_app.study.desk import Desk


class PreviewApp(QuizApp):
    """The app with the preview in the place of Home; `today` is the study day as whose new cards they are shown."""

    def __init__(
        self,
        places: Places,
        look: Look,
        follower: Follower,
        seen: Seen,
        today: int,
        question: str = "",
        *,
        around: Around | None = None,
        guard: KeyGuard | None = None,
    ) -> None:
        # A text that is read before a card is the library's, which is not open here.
        super().__init__(places, replace(look, read_first=False), _no_desk, guard=guard)
        # Textual loads no style sheet of its own for the first screen.
        self.css_path = [
            *self.css_path,
            *(HERE / "screens" / f"{name}.tcss" for name in ("study", "preview")),
        ]
        self._preview = PreviewScreen(follower, seen, today, question, around)

    def get_default_screen(self) -> Screen[str]:
        return self._preview

    def begin(self) -> None:
        """Nothing is opened."""
        self.is_begun = True


def _no_desk() -> Desk:
    raise NotImplementedError("A preview has no desk.")


def preview(
    places: Places,
    look: Look,
    follower: Follower,
    seen: Seen,
    today: int,
    question: str = "",
    *,
    around: Around | None = None,
) -> int:
    """Show the preview until its author leaves; gives the program's exit code.

    `seen` is what `follower` saw first. It begins at the question of this id, where there is one. `around` judges the
    deck beside its neighbours and by its documents.
    """
    app = PreviewApp(places, look, follower, seen, today, question, around=around)
    with left_when_asked(lambda: app.call_from_thread(app.stop)):
        code = app.run(mouse=look.mouse)
    return code or (ENVIRONMENT_FAILED if app.return_code else 0)
