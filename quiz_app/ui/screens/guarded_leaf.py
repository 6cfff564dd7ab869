"""A sheet whose keys count only once it is painted, and not where a held key repeats them."""

from __future__ import annotations

from typing import ClassVar

from textual.events import Key
from textual.message import Message

from quiz_app.ui.guard import Judgement
from quiz_app.ui.screens.leaf import LeafScreen


class GuardedLeaf(LeafScreen):
    """For a sheet that the very key may have opened which has one of the actions GUARDED here."""

    GUARDED: ClassVar[frozenset[str]] = frozenset()

    def on_mount(self) -> None:
        self.call_later(self.call_after_refresh, self._painted)

    def _painted(self) -> None:
        if self.is_current:
            self.app.guard.painted(Message().time)

    def on_key(self, event: Key) -> None:
        active = self.active_bindings.get(event.key)
        if active is None or active.binding.action not in self.GUARDED:
            return
        if self.app.guard.judge(event.key, event.time) is not Judgement.ACT:
            event.stop()
            event.prevent_default()
