"""Screens that follow the decks: those that show what was read from a file are told when it was read anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from quiz_app.ui.host import Host


@runtime_checkable
class FollowsDecks(Protocol):
    """A screen on which something of a deck stands."""

    def decks_changed(self, edited: str) -> None:
        """Decks were read anew; `edited` is the card whose question the learner edited from here, "" for none."""
        ...


def follow_decks(app: Host, edited: str = "") -> None:
    """Let all screens show the decks as they are now."""
    for screen in app.screen_stack:
        if isinstance(screen, FollowsDecks):
            screen.decks_changed(edited)
