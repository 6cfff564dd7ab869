"""How History looks: pictures that a person has looked at; `pytest --snapshot-update` takes them anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from quiz_app.look import Look
from quiz_app.paths import Places
from quiz_app.ui.app import QuizApp
from quiz_app.ui.guard import KeyGuard
from tests.ui.historic import HistoricDesk, open_history
from tests.ui.play import Play

PICTURES = {
    "attempts": (("j", "space", "j", "j"), (80, 24), "light"),
    "questions-wide": (("4", "j", "left"), (160, 45), "dark"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_it_looks_as_it_did(
    name: str, places: Places, snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, size, theme = PICTURES[name]
    monkeypatch.setenv("TERM", "xterm-256color")
    desk = HistoricDesk()
    look = Look(theme=theme, motion=False, tour=False)
    app = QuizApp(places, look, lambda: desk, guard=KeyGuard(pause=0.0, first_repeat=0.0))  # type: ignore[arg-type, return-value]

    async def play(pilot: Pilot[int]) -> None:
        run = Play(app, pilot)
        await run.settle()
        await open_history(run)
        await run.press(*keys)

    assert snap_compare(app, terminal_size=size, run_before=play)
