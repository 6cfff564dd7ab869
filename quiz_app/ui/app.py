"""The app: it paints Home at once, opens the desk in a worker, and takes the learner from screen to screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App

from quiz_app.errors import ENVIRONMENT_FAILED
from quiz_app.text import one_line
from quiz_app.ui.colourless import Colourless
from quiz_app.ui.failures import keep
from quiz_app.ui.glyphs import ASCII, glyphs_for
from quiz_app.ui.host import monotonic_ms
from quiz_app.ui.keeping import Progress
from quiz_app.ui.key_table import known_ids, left_without
from quiz_app.ui.keys import bindings
from quiz_app.ui.opening import EXAM_COMES, SET_UP_COMES, Opening
from quiz_app.ui.page_keys import EVERYWHERE
from quiz_app.ui.screens.home import HomeScreen
from quiz_app.ui.screens.page import Page
from quiz_app.ui.scrollbars import draw_bars
from quiz_app.ui.signals import left_when_asked
from quiz_app.ui.themes import themes

if TYPE_CHECKING:
    from textual.app import SystemCommand
    from textual.filter import LineFilter
    from textual.screen import Screen

    from quiz_app.documents.shelf import DocumentShelf
    from quiz_app.look import Look
    from quiz_app.paths import Places
    from quiz_app.study.desk import Desk
    from quiz_app.study.selection import Selection
    from quiz_app.ui.guard import KeyGuard

HERE = Path(__file__).parent


class QuizApp(Opening):
    """Home, and above it whatever the learner goes to."""

    TITLE = "quiz"
    # Textual loads no style sheet of its own for the first screen; whole paths hold in a subclass elsewhere, too.
    CSS_PATH = [HERE / "quiz.tcss", HERE / "screens" / "home.tcss"]
    BINDINGS = bindings(EVERYWHERE)
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = True
    COMMAND_PALETTE_DISPLAY = "Ctrl+P"

    def __init__(
        self,
        places: Places,
        look: Look,
        open_desk: Callable[[], Desk],
        start: Selection | str | None = None,
        *,
        guard: KeyGuard | None = None,
        now_ms: Callable[[], int] = monotonic_ms,
        progress: Progress | None = None,
        open_shelf: Callable[[], DocumentShelf] | None = None,
    ) -> None:
        super().__init__(places, look, guard, now_ms, open_shelf)
        self.progress = progress or Progress()
        self._open_desk = open_desk
        self._exam = start if isinstance(start, str) else None
        self._start = None if isinstance(start, str) else start
        if self._start is not None:
            # Read with the others; read when the screen comes, it would have all sheets parsed a second time.
            self.css_path = [*self.css_path, HERE / "screens" / "study.tcss"]
        self._home = HomeScreen()
        self._waiting = None
        self._turns, self._shown_turn = count(), -1
        self.is_begun = False
        for theme in themes():
            self.register_theme(theme)
        self._begin_with_theme(self._theme_of(look))
        self.animation_level = "full" if look.motion else "none"

    def _begin_with_theme(self, name: str) -> None:
        """Set the first theme before the style sheets are read; set as usual, they would all be read twice."""
        theme = self.get_theme(name)
        if theme is None or theme.ansi:
            self.theme = name
            return
        self.set_reactive(App.theme, name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)

    def _theme_of(self, look: Look) -> str:
        """The theme to draw in; without colours it is the one that needs none to tell things apart."""
        return "terminal" if self.no_color else look.theme

    def get_line_filters(self) -> Sequence[LineFilter]:
        return (Colourless(),) if self.no_color else super().get_line_filters()

    def get_default_screen(self) -> Screen[str]:
        return self._home

    def on_mount(self) -> None:
        self._apply_keys()
        if self._start is not None:
            from quiz_app.ui.screens.study import StudyScreen

            self._waiting = StudyScreen(self._start)
            self.push_screen(self._waiting, self._back_home)
        if self._exam is not None:
            self.waits_for = EXAM_COMES if self._exam else SET_UP_COMES
            self.hush()
        for problem in self.look.problems:
            self.tell(problem, title="Settings", severity="warning")
        self.begin()

    def begin(self) -> None:
        """Open the desk, once the first frame stands."""
        self.call_after_refresh(self.open_in_thread)
        self.watch_progress()

    def go_on(self, sentences: tuple[str, ...]) -> None:
        self.clear_notifications()
        self.tell_all("The database is whole again", sentences)
        self._redraw()
        if self.desk is None:
            self.open_in_thread()
        else:
            self.refresh_overview(sync=True)

    # Sittings

    def study(self, selection: Selection) -> None:
        if self.desk is None:
            return
        from quiz_app.ui.screens.study import StudyScreen

        desk = self.desk
        sitting = self.safely(lambda: desk.start(selection))
        if sitting is not None and sitting.showing is None:
            self.tell(desk.why_nothing(selection))
        elif sitting is not None:
            self.push_screen(StudyScreen(selection, sitting), self._back_home)

    # Look and keys

    def apply_look(self, look: Look) -> None:
        self.look = look
        self.theme = self._theme_of(look)
        self.glyphs = glyphs_for(look.glyphs)
        draw_bars(ascii_only=self.glyphs is ASCII)
        self.animation_level = "full" if look.motion else "none"
        self._redraw()
        for screen in self.screen_stack:
            for widget in screen.query("*"):
                widget.refresh()
                if widget.show_vertical_scrollbar:
                    widget.vertical_scrollbar.refresh()

    def _redraw(self) -> None:
        """Draw every screen as it now is; what was entered and not kept can be given again."""
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.relook()

    def _apply_keys(self) -> None:
        known = known_ids()
        unknown = [name for name in self.look.keys if name not in known]
        self.set_keymap({name: keys for name, keys in self.look.keys.items() if name in known})
        if unknown:
            names = one_line(", ".join(unknown), 120)
            self.tell(
                f"The settings give keys to unknown actions: {names}. F1 names all.", severity="warning"
            )
        lost = ", ".join(left_without(self.look.keys))
        if lost:
            self.tell(f"The settings give the keys of these actions to others: {lost}.", severity="warning")

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        from quiz_app.ui.commands import commands_of

        return commands_of(self, screen)

    # The end

    def stop(self) -> None:
        """End because the system asks for it, with a word once the terminal is back."""
        from rich.text import Text

        self.exit(message=Text("Stopped. Every answer given is saved."))

    def _fatal_error(self) -> None:
        """Instead of a traceback over the terminal: the log, and a sentence once the terminal is back."""
        from rich.text import Text

        error = self._exception
        where = keep(error, self.places.log_file) if error is not None else ""
        self._exit_renderables.append(Text(f"quiz had to stop; your answers are saved. {where}"))
        self._close_messages_no_wait()


def run(
    places: Places,
    look: Look,
    open_desk: Callable[[], Desk],
    start: Selection | str | None = None,
    progress: Progress | None = None,
    open_shelf: Callable[[], DocumentShelf] | None = None,
) -> int:
    """Run the app until the learner leaves; gives the program's exit code.

    `open_desk` is called in a thread once the first frame stands; `progress` hears from it how far it is where that
    takes long. With a selection as `start` the app begins in a sitting, with the id of an open exam in this one, with
    "" where exams are set up. `open_shelf` gives the documents, once there is a use for
    them; without it they are those of the library and those beside decks.
    """
    app = QuizApp(places, look, open_desk, start, progress=progress, open_shelf=open_shelf)
    with left_when_asked(lambda: app.call_from_thread(app.stop)):
        code = app.run(mouse=look.mouse)
    if app.desk is not None:
        app.desk.close()
    return code or (ENVIRONMENT_FAILED if app.return_code else 0)
