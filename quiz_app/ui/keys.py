"""How a key is bound and called: its id for remapping, its words, and where the footer groups it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding, BindingType

DO = Binding.Group("do")
CARD = Binding.Group("card")
ALWAYS = Binding.Group("always")
GROUPS = (DO, CARD, ALWAYS)
_NAMES = {
    "space": "Space", "enter": "Enter", "escape": "Esc", "question_mark": "?", "comma": ",", "asterisk": "*",
    "minus": "-", "at": "@", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End", "up": "Up",
    "down": "Down", "left": "Left", "right": "Right", "tab": "Tab", "full_stop": ".", "slash": "/",
    "left_square_bracket": "[", "right_square_bracket": "]",
}  # fmt: skip
_SIGNS = {sign: name for name, sign in _NAMES.items() if len(sign) == 1}


def key(
    id: str, keys: str, action: str, says: str, about: str, group: Binding.Group = DO, shown: bool = True,
    priority: bool = False,
) -> Binding:  # fmt: skip
    """One action and its keys: `says` stands in the footer unless it is not `shown`, `about` in help and palette."""
    return Binding(keys, action, says, show=shown, id=id, group=group, priority=priority, tooltip=about)


def bindings(keys: Iterable[Binding]) -> list[BindingType]:
    """The keys as a class of screens or widgets takes them."""
    return list(keys)


def id_of(key: Binding) -> str:
    """The name by which the settings change a key; every key of the table has one."""
    return key.id or ""


def names_of(keys: str) -> list[str]:
    """The keys of a list as Textual calls them, so that "?" and "question_mark" are the same."""
    return [_SIGNS.get(name.strip(), name.strip()) for name in keys.split(",") if name.strip()]


def key_name(key: str) -> str:
    """A key as it is written on the screen: "Space", "Ctrl+P", "?"."""
    *modifiers, last = key.split("+")
    name = _NAMES.get(last) or (last.upper() if last[0] == "f" and last[1:].isdigit() else last)
    if modifiers and len(name) == 1:
        name = name.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def is_letter(key: str) -> bool:
    """Whether a key writes something in a text field: a letter, digit, sign or space, without a modifier."""
    return key == "space" or len(key_name(key)) == 1
