"""The keys of the pages around studying, and of the lists and sheets that all pages share."""

from __future__ import annotations

from quiz_app.ui.keys import ALWAYS, CARD, DO, key

# fmt: off
EVERYWHERE = (
    key("app.quit", "ctrl+c", "quit", "save and leave",
        "Leave the program; everything is saved.", ALWAYS, False, True),
    key("app.palette", "ctrl+p", "command_palette", "all actions",
        "Find any action by its name.", ALWAYS, False, True),
)
PAGE = (
    key("page.undo", "u,ctrl+z", "undo", "undo", "Take back the last action, also from an earlier day.", ALWAYS),
    key("page.redo", "U", "redo", "redo", "Bring back what was taken back.", ALWAYS, False),
    key("page.help", "question_mark,f1", "help", "help", "Show this help.", ALWAYS),
    key("page.back", "q,escape", "back", "back", "Leave this screen; everything is saved.", ALWAYS, False),
)
HOME = (
    key("home.study_all", "space", "study_all", "study all", "Study everything that is due, over all decks."),
    key("home.study_deck", "enter", "study_deck", "this deck", "Study the deck at the cursor."),
    key("home.offers", "r", "offers", "same question?",
        "Say whether questions that left their deck have come back in other words."),
    key("home.exam", "x", "exam", "exam", "Take a scored exam, or go on with one that is open.", CARD),
    key("home.browse", "b", "browse", "browse",
        "Find any card, and see and change what is known of it.", CARD),
    key("home.history", "h", "history", "history",
        "See your exams and sessions, how questions went, and what you mix up.", CARD),
    key("home.progress", "p", "progress", "progress",
        "See what you know, how that went, and what it costs.", CARD),
    key("home.documents", "d", "documents", "documents",
        "See the documents as a map of what you remember of them.", CARD),
    key("home.catch_up", "c", "catch_up", "catch up", "Spread the cards that wait over days of your choosing."),
    key("home.settings", "comma", "settings", "settings",
        "Change how much is asked and how the program looks.", CARD),
    key("home.refresh", "f5", "refresh", "read decks again", "Look for changes in the deck files.", CARD, False),
)
LEAF = (
    key("leaf.close", "escape,q,space,enter,question_mark,f1,i", "close", "close", "Put the sheet away.", ALWAYS),
    key("leaf.down", "j,down", "scroll(1)", "down", "Read on.", DO, False),
    key("leaf.up", "k,up", "scroll(-1)", "up", "Read back.", DO, False),
    key("leaf.page_down", "pagedown", "scroll(10)", "page down", "Read a page on.", DO, False),
    key("leaf.page_up", "pageup", "scroll(-10)", "page up", "Read a page back.", DO, False),
    key("leaf.top", "g,home", "scroll(-100000)", "top", "Go to the beginning.", DO, False),
    key("leaf.end", "G,end", "scroll(100000)", "end", "Go to the end.", DO, False),
)
ROWS = (
    key("rows.down", "j,down", "move(1)", "down", "Move the cursor down.", DO, False),
    key("rows.up", "k,up", "move(-1)", "up", "Move the cursor up.", DO, False),
    key("rows.page_down", "pagedown", "page(1)", "page down", "Move the cursor a page down.", DO, False),
    key("rows.page_up", "pageup", "page(-1)", "page up", "Move the cursor a page up.", DO, False),
    key("rows.first", "g,home", "move(-100000000)", "first", "Move the cursor to the first line.", DO, False),
    key("rows.last", "G,end", "move(100000000)", "last", "Move the cursor to the last line.", DO, False),
)
DECKS = (
    key("list.down", "j,down", "move(1)", "down", "Move the cursor down.", DO, False),
    key("list.up", "k,up", "move(-1)", "up", "Move the cursor up.", DO, False),
    key("list.page_down", "pagedown", "move(10)", "ten down", "Move the cursor ten lines down.", DO, False),
    key("list.page_up", "pageup", "move(-10)", "ten up", "Move the cursor ten lines up.", DO, False),
    key("list.first", "g,home", "move(-100000)", "first", "Move the cursor to the first line.", DO, False),
    key("list.last", "G,end", "move(100000)", "last", "Move the cursor to the last line.", DO, False),
)
CHART = (
    key("chart.meaning", "question_mark", "meaning", "what it means", "Say what this figure means, with its formula.",
        ALWAYS),
)
FAILURE = (
    key("failure.restore", "r", "restore", "restore", "Put the newest good backup in the place of the database."),
)
OFFERS = (
    key("offers.same", "y", "same", "the same", "It is the same question: keep its progress."),
    key("offers.apart", "n", "apart", "two questions", "These are two questions: ask no more whether they are one."),
    key("offers.all_equal", "a", "all_equal", "all that are equal",
        "Keep the progress of all that are word for word the same."),
    key("offers.next", "right,j", "turn(1)", "next", "Go to the next pair.", CARD),
    key("offers.previous", "left,k", "turn(-1)", "previous", "Go to the pair before.", CARD),
    key("offers.down", "down", "scroll(1)", "scroll down", "Scroll down.", CARD, False),
    key("offers.up", "up", "scroll(-1)", "scroll up", "Scroll up.", CARD, False),
    key("offers.page_down", "pagedown", "scroll(10)", "page down", "Scroll a page down.", CARD, False),
    key("offers.page_up", "pageup", "scroll(-10)", "page up", "Scroll a page up.", CARD, False),
)
CATCH_UP = (
    key("catch_up.choose", "enter,space", "choose", "choose", "Spread what waits over these days."),
)
SETTINGS = (
    key("settings.change", "enter,space", "change", "change", "Change the setting at the cursor."),
    key("settings.next", "right,l", "turn(1)", "next value", "Choose the next value.", DO, False),
    key("settings.previous", "left", "turn(-1)", "value before", "Choose the value before.", DO, False),
)
EDITING = (
    key("editing.keep", "enter", "submit", "keep", "Keep the value that was typed."),
    key("editing.leave", "escape", "leave_field", "leave as it was", "Leave the setting as it was."),
)
# fmt: on
