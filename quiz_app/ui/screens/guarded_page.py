"""A card's page whose keys count only once what they act on was painted, and not where a held key repeats them."""

from __future__ import annotations

from collections.abc import Callable

from textual.events import Key
from textual.message import Message

from quiz_app.ui.guard import Judgement
from quiz_app.ui.screens.passage_page import PassagePage

GUARDED = ("forward", "grade", "dont_know", "submit", "pick", "pick_here", "give", "accept", "passage")


class GuardedPage(PassagePage):
    """Asks the app's guard about each key that answers, grades, goes on, or opens what the answer rests on."""

    def __init__(self) -> None:
        super().__init__()
        self._press = ("", 0.0)  # the key that acts now, and when it came
        self._doubted = False  # whether "don't know" was refused once, since something was entered

    async def on_key(self, event: Key) -> None:
        """Let no key act that came before what it acts on was painted, or that a held key repeats."""
        active = self.active_bindings.get(event.key)
        action = active.binding.action.partition("(")[0] if active is not None else ""
        self._doubted = self._doubted and action == "dont_know"
        if active is None or action not in GUARDED:
            return
        self._press = (event.key, event.time)
        guard = self.app.guard
        judgement = guard.judge(event.key, event.time)
        if judgement is not Judgement.ACT:
            event.stop()
        if judgement is Judgement.WAIT:

            async def act_if_alone() -> None:
                if guard.stayed_alone(event.key, event.time):
                    self._press = (event.key, event.time)
                    await self.app.run_action(active.binding.action, default_namespace=active.node)

            self.set_timer(guard.pause, act_if_alone)

    def turned(self, once_painted: Callable[[], None]) -> None:
        """What is on the screen has changed: no guarded key counts until it is painted."""
        self.sleep()
        self.stage.call_once_painted(once_painted)

    def sleep(self) -> None:
        """What is on the screen changes: no guarded key counts until `wake`."""
        self.app.guard.turned(*self._press)
        self._press = ("", 0.0)

    def wake(self) -> None:
        """What is on the screen is painted: keys count."""
        self.app.guard.painted(Message().time)

    def action_passage(self) -> None:
        super().action_passage()
        self.turned(self.wake)
