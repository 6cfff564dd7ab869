"""What the command palette offers: every action that is possible now, then every choice of the look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual.app import SystemCommand

from quiz_app.look import LOOK_SPECS, write_look
from quiz_app.ui.keys import key_name

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.screen import Screen

    from quiz_app.ui.host import Host


def commands_of(app: Host, screen: Screen[object]) -> Iterator[SystemCommand]:
    """The palette's entries for what is on the screen now."""
    seen = {"command_palette"}
    for active in screen.active_bindings.values():
        binding = active.binding
        if active.enabled and binding.id and binding.tooltip and binding.action not in seen:
            seen.add(binding.action)
            label = f"{binding.description.capitalize()} ({key_name(binding.key)})"
            yield SystemCommand(label, binding.tooltip, _runner(app, binding.action, active.node))
    for spec in LOOK_SPECS:
        for choice in spec.choices:
            yield SystemCommand(f"{spec.title}: {choice}", spec.about, _chooser(app, spec.name, choice))


def _runner(app: Host, action: str, node: DOMNode) -> Callable[[], object]:
    async def run() -> None:
        await app.run_action(action, default_namespace=node)

    return run


def _chooser(app: Host, name: str, choice: str) -> Callable[[], None]:
    def choose() -> None:
        look = app.safely(lambda: write_look(app.places.settings_file, name, choice))
        if look is not None:
            app.apply_look(look)

    return choose
