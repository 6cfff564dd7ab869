"""Every key of the app in one table: what it does, its id for remapping, and where the footer groups it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.binding import Binding, BindingType

DO = Binding.Group("do")
CARD = Binding.Group("card")
ALWAYS = Binding.Group("always")
GROUPS = (DO, CARD, ALWAYS)


@dataclass(frozen=True, slots=True)
class Key:
    """One action and its keys. `says` stands in the footer, `about` in the help; a hidden one is in the help only."""

    id: str
    keys: str
    action: str
    says: str
    about: str
    group: Binding.Group = DO
    shown: bool = True
    priority: bool = False


EVERYWHERE = (
    Key(
        "app.quit",
        "ctrl+c",
        "quit",
        "save and leave",
        "Leave the program; everything is saved.",
        ALWAYS,
        False,
        True,
    ),
    Key(
        "app.palette",
        "ctrl+p",
        "command_palette",
        "all actions",
        "Find any action by its name.",
        ALWAYS,
        False,
        True,
    ),
)
PAGE = (
    Key(
        "page.undo",
        "u,ctrl+z",
        "undo",
        "undo",
        "Take back the last action, also from an earlier day.",
        ALWAYS,
    ),
    Key("page.redo", "U", "redo", "redo", "Bring back what was taken back.", ALWAYS, False),
    Key("page.help", "question_mark,f1", "help", "help", "Show this help.", ALWAYS),
    Key("page.back", "q,escape", "back", "back", "Leave this screen; everything is saved.", ALWAYS, False),
)
HOME = (
    Key("home.study_all", "space", "study_all", "study all", "Study everything that is due, over all decks."),
    Key("home.study_deck", "enter", "study_deck", "this deck", "Study the deck at the cursor."),
    Key(
        "home.settings",
        "comma",
        "settings",
        "settings",
        "Change how much is asked and how the program looks.",
        CARD,
    ),
    Key(
        "home.refresh",
        "f5",
        "refresh",
        "read decks again",
        "Look for changes in the deck files.",
        CARD,
        False,
    ),
)
LEAF = (
    Key(
        "leaf.close",
        "escape,q,space,enter,question_mark,f1,i",
        "close",
        "close",
        "Put the sheet away.",
        ALWAYS,
    ),
    Key("leaf.down", "j,down", "scroll(1)", "down", "Read on.", DO, False),
    Key("leaf.up", "k,up", "scroll(-1)", "up", "Read back.", DO, False),
    Key("leaf.page_down", "pagedown", "scroll(10)", "page down", "Read a page on.", DO, False),
    Key("leaf.page_up", "pageup", "scroll(-10)", "page up", "Read a page back.", DO, False),
    Key("leaf.top", "g,home", "scroll(-100000)", "top", "Go to the beginning.", DO, False),
    Key("leaf.end", "G,end", "scroll(100000)", "end", "Go to the end.", DO, False),
)
DECKS = (
    Key("list.down", "j,down", "move(1)", "down", "Move the cursor down.", DO, False),
    Key("list.up", "k,up", "move(-1)", "up", "Move the cursor up.", DO, False),
    Key("list.page_down", "pagedown", "move(10)", "ten down", "Move the cursor ten lines down.", DO, False),
    Key("list.page_up", "pageup", "move(-10)", "ten up", "Move the cursor ten lines up.", DO, False),
    Key("list.first", "g,home", "move(-100000)", "first", "Move the cursor to the first line.", DO, False),
    Key("list.last", "G,end", "move(100000)", "last", "Move the cursor to the last line.", DO, False),
)
STUDY = (
    Key(
        "study.forward",
        "space,enter",
        "forward",
        "next",
        "Show the answer; then accept it as good, or go on.",
    ),
    Key("study.again", "1", "grade(1)", "again", "You did not recall it.", DO, False),
    Key("study.hard", "2", "grade(2)", "hard", "You recalled it, with much effort.", DO, False),
    Key("study.good", "3", "grade(3)", "good", "You recalled it.", DO, False),
    Key("study.easy", "4", "grade(4)", "easy", "You recalled it at once.", DO, False),
    Key("study.override", "o", "override", "overrule", "Give another grade than the verdict."),
    Key("study.dont_know", "0", "dont_know", "don't know", "Say that you do not know, and see the answer."),
    Key(
        "study.hint",
        "f2,h",
        "hint",
        "hint",
        "Uncover a hint, or one more letter; the grade is then at most hard.",
    ),
    Key("study.cite", "y", "cite", "copy source", "Copy where the answer comes from.", CARD, False),
    Key("study.info", "i", "info", "info", "Show the card's history and how well it is kept.", CARD),
    Key("study.flag", "asterisk", "flag", "flag", "Mark the card for later, or unmark it.", CARD),
    Key("study.bury", "minus", "bury", "bury", "Put the card away until tomorrow.", CARD),
    Key("study.suspend", "at", "suspend", "suspend", "Ask the card no more, until it is taken back.", CARD),
    Key("study.down", "j,down", "scroll(1)", "scroll down", "Scroll a long card down.", CARD, False),
    Key("study.up", "k,up", "scroll(-1)", "scroll up", "Scroll a long card up.", CARD, False),
    Key(
        "study.page_down",
        "pagedown",
        "scroll(10)",
        "page down",
        "Scroll a long card a page down.",
        CARD,
        False,
    ),
    Key("study.page_up", "pageup", "scroll(-10)", "page up", "Scroll a long card a page up.", CARD, False),
    Key("study.top", "g,home", "scroll(-100000)", "top", "Go to the beginning of a long card.", CARD, False),
    Key("study.end", "G,end", "scroll(100000)", "end", "Go to the end of a long card.", CARD, False),
)
TYPING = (
    Key(
        "typing.submit", "enter", "submit", "check", "Check what was typed; nothing typed means: don't know."
    ),
    Key(
        "typing.leave", "escape", "leave_field", "commands", "Leave the field, so that letters are commands."
    ),
)
CHOOSING = (
    Key("choosing.submit", "enter", "submit", "check", "Check what was picked."),
    Key("choosing.pick", "space", "pick_here", "pick", "Pick the option at the cursor."),
    Key("choosing.down", "j,down", "move(1)", "down", "Move to the next option.", DO, False),
    Key("choosing.up", "k,up", "move(-1)", "up", "Move to the option before.", DO, False),
    *(
        Key(f"choosing.pick_{n}", f"{n}", f"pick({n})", f"option {n}", f"Pick option {n}.", DO, False)
        for n in range(1, 10)
    ),
)
SUMMARY = (
    Key("summary.home", "space,enter", "back", "home", "Go back to Home."),
    Key("summary.more", "m", "more", "go on", "Study what is still due."),
)
SETTINGS = (
    Key("settings.change", "enter,space", "change", "change", "Change the setting at the cursor."),
    Key("settings.next", "right,l", "turn(1)", "next value", "Choose the next value.", DO, False),
    Key("settings.previous", "left", "turn(-1)", "value before", "Choose the value before.", DO, False),
)

PLACES = (
    ("Everywhere", PAGE),
    ("The program", EVERYWHERE),
    ("Home", HOME),
    ("Any card", STUDY),
    ("Typing", TYPING),
    ("Choosing", CHOOSING),
    ("End of a sitting", SUMMARY),
    ("Settings", SETTINGS),
    ("Lists", DECKS),
    ("Help and card info", LEAF),
)
_NAMES = {
    "space": "Space", "enter": "Enter", "escape": "Esc", "question_mark": "?", "comma": ",", "asterisk": "*",
    "minus": "-", "at": "@", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End", "up": "Up",
    "down": "Down", "left": "Left", "right": "Right", "tab": "Tab", "full_stop": ".", "slash": "/",
}  # fmt: skip
_SIGNS = {sign: name for name, sign in _NAMES.items() if len(sign) == 1}


def bindings(keys: Iterable[Key]) -> list[BindingType]:
    """The keys as Textual binds them."""
    return [
        Binding(
            key.keys, key.action, key.says, show=key.shown, id=key.id, group=key.group, priority=key.priority,
            tooltip=key.about,
        )
        for key in keys
    ]  # fmt: skip


def known_ids() -> frozenset[str]:
    """The ids of all actions whose keys may be changed."""
    return frozenset(key.id for _, keys in PLACES for key in keys)


def left_without(changed: Mapping[str, str]) -> list[str]:
    """The actions that lose a key because `changed` gives it to another one of the same screen."""
    lost: set[str] = set()
    for _, keys in PLACES[2:]:
        together = (*PAGE, *keys) if keys not in (TYPING, CHOOSING, DECKS, LEAF) else keys
        taken = {name for each, names in changed.items() for name in _names(names) if _has(together, each)}
        for key in together:
            if key.id not in changed and any(name in taken for name in _names(key.keys)):
                lost.add(key.id)
    return sorted(lost)


def _names(keys: str) -> list[str]:
    """The keys of a list as Textual calls them, so that "?" and "question_mark" are the same."""
    return [_SIGNS.get(name.strip(), name.strip()) for name in keys.split(",") if name.strip()]


def _has(keys: Iterable[Key], wanted: str) -> bool:
    return any(key.id == wanted for key in keys)


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
