"""Takes the pictures that README and docs show: the program itself draws them, of shipped decks (`make pictures`)."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from quiz_app.authoring.previewing import Follower
from quiz_app.clock import Moment
from quiz_app.look import Look
from quiz_app.memory.days import study_day
from quiz_app.paths import find_places
from quiz_app.questions.model import Expects
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from quiz_app.ui.app import QuizApp
from quiz_app.ui.guard import KeyGuard
from quiz_app.ui.preview_app import PreviewApp
from quiz_app.ui.screens.study import StudyScreen

DOCS = Path(__file__).resolve().parent
PREVIEWED, QUESTION = "sino-soviet-relations.yaml", "privileges-renounced"
CARD, TYPED = "sino-russian-history/manchukuo", "Manchuko"
SATURDAY = Moment(1_795_255_200_000, 0, "UTC")


class _Still:
    def now(self) -> Moment:
        return SATURDAY

    def monotonic_ms(self) -> int:
        return 0


async def take(home: Path) -> None:
    """Study until the card comes, answer it with a slip of the pen, and save what the screen shows."""

    def open_desk() -> Desk:
        desk = Desk.open(find_places({}, home), _Still(), user="Ada")
        desk.sync()
        desk.change_setting("new_per_day", "500")
        return desk

    app = QuizApp(
        find_places({}, home),
        Look(motion=False, tour=False),
        open_desk,
        Selection(tags=("manchuria",)),
        guard=KeyGuard(pause=0.0, first_repeat=0.0),
    )
    async with app.run_test(size=(100, 26)) as pilot:
        for _ in range(300):
            await app.workers.wait_for_complete()
            await pilot.pause()
            screen = app.screen
            if not isinstance(screen, StudyScreen) or screen.showing is None or not app.guard.is_painted:
                continue
            if screen.showing.card == CARD:
                break
            typing = screen.showing.prompt.expects is Expects.TYPING
            await pilot.press(*(("escape", "@") if typing else ("@",)))
        await pilot.press(*TYPED, "enter")
        await pilot.pause()
        app.clear_notifications()
        app.hush()
        await pilot.pause()
        _save(app, "study.svg")


async def take_preview(home: Path) -> None:
    """Preview a deck at a question, with its answer shown, and save what the screen shows."""
    follower = Follower(DOCS.parent / "decks" / PREVIEWED)
    seen = follower.look()
    assert seen is not None
    guard = KeyGuard(pause=0.0, first_repeat=0.0)
    look, today = Look(motion=False, tour=False), study_day(SATURDAY, 240)
    app = PreviewApp(find_places({}, home), look, follower, seen, today, QUESTION, guard=guard)
    async with app.run_test(size=(132, 34)) as pilot:
        for _ in range(300):
            await pilot.pause()
            if app.guard.is_painted:
                break
        await pilot.press("space")
        for _ in range(10):
            await pilot.pause()
        app.hush()
        await pilot.pause()
        _save(app, "preview.svg")


def _save(app: QuizApp, name: str) -> None:
    # Without the fonts from the web that Textual names: a picture asks nobody for anything.
    drawing = re.sub(r"@font-face \{.*?\}", "", app.export_screenshot(), flags=re.DOTALL)
    (DOCS / name).write_text(drawing, encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(take(Path(folder)))
        asyncio.run(take_preview(Path(folder)))
