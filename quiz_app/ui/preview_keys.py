"""The keys of the preview of a deck."""

from __future__ import annotations

from quiz_app.ui.keys import CARD, DO, key

# fmt: off
PREVIEW = (
    key("preview.turn", "space,enter", "turn_over", "answer",
        "Show the answer with all that is told then, or the question."),
    key("preview.next", "j,right,down", "move(1)", "next", "Go to the next card."),
    key("preview.changed", "c", "changed(1)", "others changed",
        "Go to the next question that the last save changed."),
    key("preview.previous", "k,left,up", "move(-1)", "before", "Go to the card before."),
    key("preview.first", "g,home", "move(-1000000)", "first", "Go to the first card.", DO, False),
    key("preview.last", "G,end", "move(1000000)", "last", "Go to the last card.", DO, False),
    key("preview.changed_before", "C", "changed(-1)", "changed before",
        "Go to the question before that the last save changed.", DO, False),
    key("preview.edit", "e", "edit", "edit", "Open the file in your editor, at this question.", CARD),
    key("preview.try", "t", "try_it", "try it", "Answer the card as in studying; nothing of it is kept.", CARD),
    key("preview.list", "l", "list", "list", "Show all cards as a list, or put the list away.", CARD),
    key("preview.find", "slash", "find", "find", "Find a card by its words or its id.", CARD),
    key("preview.next_found", "n", "find_on(1)", "next found", "Go to the next card with the words.", DO, False),
    key("preview.previous_found", "N", "find_on(-1)", "found before",
        "Go to the card before with the words.", DO, False),
    key("preview.problems", "p", "problems", "problems", "Show every problem of the file.", CARD),
    key("preview.page_down", "pagedown", "page(1)", "page down", "Scroll a long card a page down.", CARD, False),
    key("preview.page_up", "pageup", "page(-1)", "page up", "Scroll a long card a page up.", CARD, False),
    key("preview.card_down", "ctrl+down", "scroll_card(1)", "card down", "Scroll a long card down.", CARD, False),
    key("preview.card_up", "ctrl+up", "scroll_card(-1)", "card up", "Scroll a long card up.", CARD, False),
    key("preview.cite", "y", "cite", "copy source", "Copy where the answer comes from.", CARD, False),
)
# fmt: on
