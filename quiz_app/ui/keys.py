"""Every key of the app in one table: what it does, its id for remapping, and where the footer groups it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.binding import Binding, BindingType

DO = Binding.Group("do")
CARD = Binding.Group("card")
ALWAYS = Binding.Group("always")
GROUPS = (DO, CARD, ALWAYS)


def _key(
    id: str, keys: str, action: str, says: str, about: str, group: Binding.Group = DO, shown: bool = True,
    priority: bool = False,
) -> Binding:  # fmt: skip
    """One action and its keys: `says` stands in the footer unless it is not `shown`, `about` in help and palette."""
    return Binding(keys, action, says, show=shown, id=id, group=group, priority=priority, tooltip=about)


# fmt: off
EVERYWHERE = (
    _key("app.quit", "ctrl+c", "quit", "save and leave",
         "Leave the program; everything is saved.", ALWAYS, False, True),
    _key("app.palette", "ctrl+p", "command_palette", "all actions",
         "Find any action by its name.", ALWAYS, False, True),
)
PAGE = (
    _key("page.undo", "u,ctrl+z", "undo", "undo", "Take back the last action, also from an earlier day.", ALWAYS),
    _key("page.redo", "U", "redo", "redo", "Bring back what was taken back.", ALWAYS, False),
    _key("page.help", "question_mark,f1", "help", "help", "Show this help.", ALWAYS),
    _key("page.back", "q,escape", "back", "back", "Leave this screen; everything is saved.", ALWAYS, False),
)
HOME = (
    _key("home.study_all", "space", "study_all", "study all", "Study everything that is due, over all decks."),
    _key("home.study_deck", "enter", "study_deck", "this deck", "Study the deck at the cursor."),
    _key("home.offers", "r", "offers", "same question?",
         "Say whether questions that left their deck have come back in other words."),
    _key("home.browse", "b", "browse", "browse",
         "Find any card, and see and change what is known of it.", CARD),
    _key("home.catch_up", "c", "catch_up", "catch up", "Spread the cards that wait over days of your choosing."),
    _key("home.settings", "comma", "settings", "settings",
         "Change how much is asked and how the program looks.", CARD),
    _key("home.refresh", "f5", "refresh", "read decks again", "Look for changes in the deck files.", CARD, False),
)
LEAF = (
    _key("leaf.close", "escape,q,space,enter,question_mark,f1,i", "close", "close", "Put the sheet away.", ALWAYS),
    _key("leaf.down", "j,down", "scroll(1)", "down", "Read on.", DO, False),
    _key("leaf.up", "k,up", "scroll(-1)", "up", "Read back.", DO, False),
    _key("leaf.page_down", "pagedown", "scroll(10)", "page down", "Read a page on.", DO, False),
    _key("leaf.page_up", "pageup", "scroll(-10)", "page up", "Read a page back.", DO, False),
    _key("leaf.top", "g,home", "scroll(-100000)", "top", "Go to the beginning.", DO, False),
    _key("leaf.end", "G,end", "scroll(100000)", "end", "Go to the end.", DO, False),
)
INFO = (
    _key("info.override", "o", "override", "overrule", "Give the answer at the cursor another grade."),
    _key("info.again", "1", "grade(1)", "again", "You did not recall it then.", DO, False),
    _key("info.hard", "2", "grade(2)", "hard", "You recalled it then, with much effort.", DO, False),
    _key("info.good", "3", "grade(3)", "good", "You recalled it then.", DO, False),
    _key("info.easy", "4", "grade(4)", "easy", "You recalled it then at once.", DO, False),
    _key("info.withdraw", "d,delete", "withdraw", "accept no more",
         "Take the accepted answer at the cursor as right no more."),
    _key("info.undo", "u,ctrl+z", "undo", "undo", "Take back the last action.", ALWAYS, False),
    _key("info.redo", "U", "redo", "redo", "Bring back what was taken back.", ALWAYS, False),
)
BROWSE = (
    _key("browse.search", "slash", "search", "search", "Go to the search line."),
    _key("browse.filter", "f", "filter", "filter", "Choose decks, states, tags and more to search in."),
    _key("browse.info", "enter,i", "info", "card", "Show the card at the cursor with its whole history."),
    _key("browse.mark", "space", "mark", "mark", "Mark the card at the cursor, or unmark it, and move on.", CARD),
    _key("browse.mark_to", "v", "mark_to", "mark to here",
         "Mark all cards from the one marked last to the cursor.", CARD, False),
    _key("browse.mark_all", "a", "mark_all", "mark all", "Mark all cards found; again: none.", CARD),
    _key("browse.order", "o", "order", "order", "Put the cards in another order.", CARD),
)
ROWS = (
    _key("rows.down", "j,down", "move(1)", "down", "Move the cursor down.", DO, False),
    _key("rows.up", "k,up", "move(-1)", "up", "Move the cursor up.", DO, False),
    _key("rows.page_down", "pagedown", "page(1)", "page down", "Move the cursor a page down.", DO, False),
    _key("rows.page_up", "pageup", "page(-1)", "page up", "Move the cursor a page up.", DO, False),
    _key("rows.first", "g,home", "move(-100000000)", "first", "Move the cursor to the first line.", DO, False),
    _key("rows.last", "G,end", "move(100000000)", "last", "Move the cursor to the last line.", DO, False),
)
SEARCHING = (
    _key("searching.go", "enter", "leave_field", "to the cards", "Go from the search line to the cards."),
    _key("searching.down", "down", "leave_field", "to the cards", "Go from the search line to the cards.", DO, False),
    _key("searching.leave", "escape", "leave_field", "commands", "Leave the search line, so that letters are commands.",
         DO, False),
)
FILTERING = (
    _key("filtering.pick", "enter,space", "pick", "put in or take out",
         "Search with the line at the cursor, or without it."),
)
CHANGING = (
    _key("change.flag", "asterisk", "flag", "flag", "Flag the cards with a note, or take their flags off.", CARD),
    _key("change.suspend", "at", "suspend", "suspend", "Ask the cards no more, or ask them again.", CARD),
    _key("change.bury", "minus", "bury", "bury", "Put the cards away until tomorrow, or dig them out.", CARD),
    _key("change.note", "n", "note", "note", "Write a note of your own on the cards.", CARD),
    _key("change.reset", "R", "reset", "reset", "Begin the cards anew; their answers stay on record.", CARD),
    _key("change.forget", "F", "forget", "forget", "Make the cards as if they had never been asked.", CARD),
)
TURNING = (
    _key("turn.next", "right,right_square_bracket", "turn(1)", "next card", "Show the next card of the list."),
    _key("turn.previous", "left,left_square_bracket", "turn(-1)", "card before",
         "Show the card before it in the list.", DO, False),
)
ASKING = (
    _key("asking.keep", "enter", "keep", "keep", "Keep what was typed."),
    _key("asking.leave", "escape", "close", "leave as it was", "Leave everything as it was."),
)
CONFIRMING = (
    _key("confirm.yes", "y,enter", "confirm", "do it", "Do what is asked here."),
    _key("confirm.no", "n,escape,q", "close", "leave as it was", "Leave everything as it was."),
)
DECKS = (
    _key("list.down", "j,down", "move(1)", "down", "Move the cursor down.", DO, False),
    _key("list.up", "k,up", "move(-1)", "up", "Move the cursor up.", DO, False),
    _key("list.page_down", "pagedown", "move(10)", "ten down", "Move the cursor ten lines down.", DO, False),
    _key("list.page_up", "pageup", "move(-10)", "ten up", "Move the cursor ten lines up.", DO, False),
    _key("list.first", "g,home", "move(-100000)", "first", "Move the cursor to the first line.", DO, False),
    _key("list.last", "G,end", "move(100000)", "last", "Move the cursor to the last line.", DO, False),
)
STUDY = (
    _key("study.forward", "space,enter", "forward", "next", "Show the answer; then accept it as good, or go on."),
    _key("study.again", "1", "grade(1)", "again", "You did not recall it.", DO, False),
    _key("study.hard", "2", "grade(2)", "hard", "You recalled it, with much effort.", DO, False),
    _key("study.good", "3", "grade(3)", "good", "You recalled it.", DO, False),
    _key("study.easy", "4", "grade(4)", "easy", "You recalled it at once.", DO, False),
    _key("study.override", "o", "override", "overrule", "Give another grade than the verdict."),
    _key("study.accept", "a", "accept", "accept this", "Take your answer as right from now on, on this card."),
    _key("study.dont_know", "0", "dont_know", "don't know", "Say that you do not know, and see the answer."),
    _key("study.hint", "f2,h", "hint", "hint", "Uncover a hint, or one more letter; the grade is then at most hard."),
    _key("study.cite", "y", "cite", "copy source", "Copy where the answer comes from.", CARD, False),
    _key("study.info", "i", "info", "info", "Show the card's history and how well it is kept.", CARD),
    _key("study.flag", "asterisk", "flag", "flag", "Flag the card for later, or take its flag off.", CARD),
    _key("study.bury", "minus", "bury", "bury", "Put the card away until tomorrow.", CARD),
    _key("study.suspend", "at", "suspend", "suspend", "Ask the card no more, until it is taken back.", CARD),
    _key("study.down", "j,down,ctrl+down", "scroll(1)", "scroll down", "Scroll a long card down.", CARD, False),
    _key("study.up", "k,up,ctrl+up", "scroll(-1)", "scroll up", "Scroll a long card up.", CARD, False),
    _key("study.page_down", "pagedown", "page(1)", "page down", "Scroll a long card a page down.", CARD, False),
    _key("study.page_up", "pageup", "page(-1)", "page up", "Scroll a long card a page up.", CARD, False),
    _key("study.top", "g,home", "scroll(-100000)", "top", "Go to the beginning of a long card.", CARD, False),
    _key("study.end", "G,end", "scroll(100000)", "end", "Go to the end of a long card.", CARD, False),
)
TYPING = (
    _key("typing.submit", "enter", "submit", "check", "Check what was typed; nothing typed means: don't know."),
    _key("typing.leave", "escape", "leave_field", "commands", "Leave the field, so that letters are commands."),
)
LISTING = (
    _key("listing.submit", "enter", "submit", "add or check",
         "Add the name to the list; with nothing typed, check the list."),
    _key("listing.leave", "escape", "leave_field", "commands", "Leave the field, so that letters are commands."),
    _key("listing.take_back", "backspace", "take_back", "take back",
         "Take the last name back, where nothing is typed.", DO, False),
)
CHOOSING = (
    _key("choosing.submit", "enter", "submit", "check", "Check what was picked."),
    _key("choosing.pick", "space", "pick_here", "pick", "Pick the option at the cursor."),
    _key("choosing.down", "j,down", "move(1)", "down", "Move to the next option.", DO, False),
    _key("choosing.up", "k,up", "move(-1)", "up", "Move to the option before.", DO, False),
    *(
        _key(f"choosing.pick_{n}", f"{n}", f"pick({n})", f"option {n}", f"Pick option {n}.", DO, False)
        for n in range(1, 10)
    ),
)
TRUE_FALSE = (
    _key("truth.true", "t", "pick(1)", "true", "Say that the statement is true."),
    _key("truth.false", "f", "pick(2)", "false", "Say that the statement is false."),
)
ARRANGING = (
    _key("arranging.submit", "enter", "submit", "check", "Check what was arranged."),
    _key("arranging.grab", "space", "pick_here", "grab",
         "Grab what is at the cursor, so that the arrows move it; press it again to let go."),
    _key("arranging.put_back", "escape", "put_back", "put back", "Put what is grabbed back.", DO, False),
    _key("arranging.down", "j,down", "move(1)", "down", "Move down, with what is grabbed.", DO, False),
    _key("arranging.up", "k,up", "move(-1)", "up", "Move up, with what is grabbed.", DO, False),
    _key("arranging.later", "J,shift+down", "carry(1)", "move it down",
         "Move what is at the cursor down.", DO, False),
    _key("arranging.earlier", "K,shift+up", "carry(-1)", "move it up",
         "Move what is at the cursor up.", DO, False),
    _key("arranging.first", "g,home", "move(-100000)", "first", "Move to the first place.", DO, False),
    _key("arranging.last", "G,end", "move(100000)", "last", "Move to the last place.", DO, False),
    _key("arranging.next", "right", "turn(1)", "next right side", "Give the next right side that is free.", DO, False),
    _key("arranging.previous", "left", "turn(-1)", "right side before",
         "Give the right side before that is free.", DO, False),
    _key("arranging.clear", "backspace,delete", "clear", "clear", "Take the right side away again.", DO, False),
    *(
        _key(f"arranging.pick_{n}", f"{n}", f"pick({n})", f"number {n}",
             f"Move to place {n}, or give the right side {n}.", DO, False)
        for n in range(1, 10)
    ),
)
SUMMARY = (
    _key("summary.home", "space,enter", "back", "home", "Go back to Home."),
    _key("summary.more", "m", "more", "go on", "Study what is still due."),
)
FAILURE = (
    _key("failure.restore", "r", "restore", "restore", "Put the newest good backup in the place of the database."),
)
OFFERS = (
    _key("offers.same", "y", "same", "the same", "It is the same question: keep its progress."),
    _key("offers.apart", "n", "apart", "two questions", "These are two questions: ask no more whether they are one."),
    _key("offers.all_equal", "a", "all_equal", "all that are equal",
         "Keep the progress of all that are word for word the same."),
    _key("offers.next", "right,j", "turn(1)", "next", "Go to the next pair.", CARD),
    _key("offers.previous", "left,k", "turn(-1)", "previous", "Go to the pair before.", CARD),
    _key("offers.down", "down", "scroll(1)", "scroll down", "Scroll down.", CARD, False),
    _key("offers.up", "up", "scroll(-1)", "scroll up", "Scroll up.", CARD, False),
    _key("offers.page_down", "pagedown", "scroll(10)", "page down", "Scroll a page down.", CARD, False),
    _key("offers.page_up", "pageup", "scroll(-10)", "page up", "Scroll a page up.", CARD, False),
)
CATCH_UP = (
    _key("catch_up.choose", "enter,space", "choose", "choose", "Spread what waits over these days."),
)
SETTINGS = (
    _key("settings.change", "enter,space", "change", "change", "Change the setting at the cursor."),
    _key("settings.next", "right,l", "turn(1)", "next value", "Choose the next value.", DO, False),
    _key("settings.previous", "left", "turn(-1)", "value before", "Choose the value before.", DO, False),
)
EDITING = (
    _key("editing.keep", "enter", "submit", "keep", "Keep the value that was typed."),
    _key("editing.leave", "escape", "leave_field", "leave as it was", "Leave the setting as it was."),
)
# fmt: on

PLACES = (
    ("Everywhere", PAGE),
    ("The program", EVERYWHERE),
    ("Home", HOME),
    ("Any card", STUDY),
    ("Typing", TYPING),
    ("Naming several", LISTING),
    ("Choosing", CHOOSING),
    ("Arranging", ARRANGING),
    ("True or false", TRUE_FALSE),
    ("End of a sitting", SUMMARY),
    ("A damaged database", FAILURE),
    ("Same question?", OFFERS),
    ("Catching up", CATCH_UP),
    ("Settings", SETTINGS),
    ("Typing a setting", EDITING),
    ("Browse", BROWSE),
    ("Changing cards", CHANGING),
    ("A card of Browse", TURNING),
    ("The search line", SEARCHING),
    ("Filters", FILTERING),
    ("Typing a note", ASKING),
    ("A question before a change", CONFIRMING),
    ("Long lists", ROWS),
    ("Lists", DECKS),
    ("Help and card info", LEAF),
    ("Card info", INFO),
)
# Keys that work at once, so that a key of one can be lost to another.
_TOGETHER = (
    (PAGE, HOME), (PAGE, STUDY), (PAGE, SUMMARY), (PAGE, SETTINGS), (PAGE, BROWSE, CHANGING), (LEAF, INFO),
    (CHANGING, TURNING), (TYPING,), (LISTING,), (CHOOSING,), (ARRANGING,), (TRUE_FALSE,), (EDITING,), (SEARCHING,),
    (FILTERING,), (ASKING,), (CONFIRMING,), (ROWS,), (DECKS,),
)  # fmt: skip
_NAMES = {
    "space": "Space", "enter": "Enter", "escape": "Esc", "question_mark": "?", "comma": ",", "asterisk": "*",
    "minus": "-", "at": "@", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End", "up": "Up",
    "down": "Down", "left": "Left", "right": "Right", "tab": "Tab", "full_stop": ".", "slash": "/",
    "left_square_bracket": "[", "right_square_bracket": "]",
}  # fmt: skip
_SIGNS = {sign: name for name, sign in _NAMES.items() if len(sign) == 1}


def bindings(keys: Iterable[Binding]) -> list[BindingType]:
    """The keys as a class of screens or widgets takes them."""
    return list(keys)


def known_ids() -> frozenset[str]:
    """The ids of all actions whose keys may be changed."""
    return frozenset(id_of(key) for _, keys in PLACES for key in keys)


def id_of(key: Binding) -> str:
    """The name by which the settings change a key; every key of the table has one."""
    return key.id or ""


def left_without(changed: Mapping[str, str]) -> list[str]:
    """The actions that lose a key because `changed` gives it to another one of the same screen."""
    lost: set[str] = set()
    for groups in _TOGETHER:
        together = [key for keys in groups for key in keys]
        taken = {name for each, names in changed.items() for name in _names(names) if _has(together, each)}
        for key in together:
            if id_of(key) not in changed and any(name in taken for name in _names(key.key)):
                lost.add(id_of(key))
    return sorted(lost)


def _names(keys: str) -> list[str]:
    """The keys of a list as Textual calls them, so that "?" and "question_mark" are the same."""
    return [_SIGNS.get(name.strip(), name.strip()) for name in keys.split(",") if name.strip()]


def _has(keys: Iterable[Binding], wanted: str) -> bool:
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
