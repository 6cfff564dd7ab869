"""A page some of whose keys count only once what they act on was painted, and not where a held key repeats them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.events import Key
from textual.message import Message

from quiz_app.ui.guard import Judgement
from quiz_app.ui.screens.page import Page

if TYPE_CHECKING:
    from quiz_app.study.selection import Selection


class GuardedKeys(Page):
    """Asks the app's guard about each key whose action stands in GUARDED."""

    GUARDED: ClassVar[frozenset[str]] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self._press = ("", 0.0)  # the key that acts now, and when it came

    async def on_key(self, event: Key) -> None:
        """Let no key act that came before what it acts on was painted, or that a held key repeats."""
        active = self.active_bindings.get(event.key)
        action = active.binding.action.partition("(")[0] if active is not None else ""
        self.key_came(action)
        if active is None or action not in self.GUARDED:
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

    def key_came(self, action: str) -> None:
        """A key was pressed that has this action here, or "" for none."""

    def sleep(self) -> None:
        """What is on the screen changes: no guarded key counts until `wake`."""
        if self._press[0] or self.app.guard.is_painted:
            self.app.guard.turned(*self._press)
        self._press = ("", 0.0)

    def wake(self) -> None:
        """What is on the screen is painted: keys count."""
        self.app.guard.painted(Message().time)

    def wake_once_drawn(self) -> None:
        """The page comes to the front: keys count once it is painted."""
        self.call_later(self.call_after_refresh, self._wake_in_front)

    def study(self, selection: Selection) -> None:
        """Begin a sitting with what is due of these cards, of which the key that wanted it turns none when held."""
        self.sleep()
        self.app.study(selection)
        self._wake_in_front()

    def _wake_in_front(self) -> None:
        if self.is_current:
            self.wake()
