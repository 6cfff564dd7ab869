"""How the screens look: pictures that a person has looked at; `pytest --snapshot-update` takes them anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from textual.pilot import Pilot

from quiz_app.look import Look
from quiz_app.paths import Places
from quiz_app.study.selection import Selection
from quiz_app.ui.app import QuizApp
from quiz_app.ui.guard import KeyGuard
from tests.support.showcase import cards
from tests.ui.browsed import BrowsingDesk
from tests.ui.cited import StandInRoom
from tests.ui.documented import FakeRoom, take_room
from tests.ui.play import Play
from tests.ui.progressed import SampleSource

SMALL, WIDE, NARROW = (80, 24), (160, 45), (40, 12)
TO_TYPED = ("space", "3")
TO_CHOICE = (*TO_TYPED, "enter", "enter")
TO_CLOZE = (*TO_CHOICE, "0", "enter")


class PicturedRoom(FakeRoom, StandInRoom):
    """Documents to look at, and passages for what the cards cite."""


@dataclass(frozen=True)
class Picture:
    """Keys that lead to a screen, and how it is to look there; `card` is one of the showcase deck, asked alone."""

    keys: tuple[str, ...] = ()
    size: tuple[int, int] = SMALL
    theme: str = "dark"
    glyphs: str = "full"
    study: bool = True
    card: str = ""


PICTURES = {
    "home": Picture(study=False),
    "home-wide": Picture(study=False, size=WIDE),
    "home-light": Picture(study=False, theme="light"),
    "flashcard-asked": Picture(),
    "flashcard-revealed": Picture(("space",)),
    "flashcard-revealed-wide": Picture(("space",), WIDE),
    "typed-asked": Picture((*TO_TYPED, *"the am")),
    "typed-judged": Picture((*TO_TYPED, *"amur", "space", *"valey", "enter"), theme="light"),
    "typed-overruled": Picture((*TO_TYPED, "x", "enter", "o"), theme="high-contrast"),
    "choice-asked": Picture((*TO_CHOICE, "3")),
    "choice-wrong": Picture((*TO_CHOICE, "3", "enter")),
    "choice-wrong-narrow": Picture((*TO_CHOICE, "3", "enter"), NARROW),
    "cloze-judged-ascii": Picture((*TO_CLOZE, "x", "enter"), glyphs="ascii", theme="terminal"),
    "summary": Picture((*TO_CLOZE, "enter", "enter")),
    "card-info": Picture(("space", "i")),
    "settings": Picture(("comma",), study=False),
    "order-grabbed": Picture(("j", "space"), card="order-treaties"),
    "order-judged-wide": Picture(("J", "enter"), WIDE, card="order-treaties"),
    "match-half-done": Picture(("1", "3", "k"), card="match-capitals"),
    "match-judged-ascii": Picture(("1", "3", "enter", "enter"), glyphs="ascii", card="match-capitals"),
    "multi-select-judged": Picture(("1", "2", "3", "enter"), theme="light", card="multi-arctic"),
    "list-judged": Picture((*"russia", "enter", *"japan", "enter", "enter"), card="list-mongolia"),
    "date-too-vague": Picture((*"1908", "enter"), theme="high-contrast", card="date-tunguska"),
    "browse": Picture(("b", "j", "space", "space"), study=False),
    "browse-wide": Picture(("b", "slash", *"1", "enter", "j", "j"), WIDE, study=False),
    "browse-card": Picture(("b", "j", "enter"), theme="light", study=False),
    "code": Picture(("space",), card="flashcard-code"),
    "passage": Picture(("space", "s")),
    "passage-wide": Picture(("space", "s"), WIDE),
    "document": Picture(("d", "enter", "j", "j", "enter", "j"), study=False),
    "document-wide": Picture(("d", "enter", "j", "j", "right", "j"), WIDE, study=False),
    "progress": Picture(("p",), study=False),
    "progress-wide": Picture(("p", "2"), WIDE, study=False),
    "document-text-light": Picture(("d", "enter", "slash", *"salt", "enter"), theme="light", study=False),
}


@pytest.mark.parametrize("name", PICTURES)
def test_it_looks_as_it_did(
    name: str, places: Places, snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = PICTURES[name]
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("quiz_app.ui.progress_reading.DeskSource", lambda _desk: SampleSource())
    desk: Any = BrowsingDesk(asked=(cards()[picture.card][0],) if picture.card else None)
    look = Look(theme=picture.theme, glyphs=picture.glyphs, motion=False)
    start = Selection() if picture.study else None
    app = QuizApp(places, look, lambda: desk, start, guard=KeyGuard(pause=0.0, first_repeat=0.0))

    async def play(pilot: Pilot[int]) -> None:
        run = Play(app, pilot)
        await run.settle()
        take_room(run, PicturedRoom())
        await run.press(*picture.keys)

    assert snap_compare(app, terminal_size=picture.size, run_before=play)
