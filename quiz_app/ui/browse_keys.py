"""The keys of Browse: of its list, its filters, its questions before a change, and of a card's page."""

from __future__ import annotations

from quiz_app.ui.keys import ALWAYS, CARD, DO, key

# fmt: off
BROWSE = (
    key("browse.search", "slash", "search", "search", "Go to the search line."),
    key("browse.filter", "f", "filter", "filter", "Choose decks, states, tags and more to search in."),
    key("browse.info", "enter,i", "info", "card", "Show the card at the cursor with its whole history."),
    key("browse.mark", "space", "mark", "mark", "Mark the card at the cursor, or unmark it, and move on.", CARD),
    key("browse.mark_to", "v", "mark_to", "mark to here",
        "Mark all cards from the one marked last to the cursor.", CARD, False),
    key("browse.mark_all", "a", "mark_all", "mark all", "Mark all cards found; again: none.", CARD),
    key("browse.exam", "x", "exam", "exam",
        "Set up an exam of the marked cards, or of all that were found.", CARD),
    key("browse.edit", "e", "edit", "edit", "Open the question at the cursor in your editor.", CARD),
    key("browse.order", "o", "order", "order", "Put the cards in another order.", CARD),
)
CHANGING = (
    key("change.flag", "asterisk", "flag", "flag", "Flag the cards with a note, or take their flags off.", CARD),
    key("change.suspend", "at", "suspend", "suspend", "Ask the cards no more, or ask them again.", CARD),
    key("change.bury", "minus", "bury", "bury", "Put the cards away until tomorrow, or dig them out.", CARD),
    key("change.note", "n", "note", "note", "Write a note of your own on the cards.", CARD),
    key("change.reset", "R", "reset", "reset", "Begin the cards anew; their answers stay on record.", CARD),
    key("change.forget", "F", "forget", "forget", "Make the cards as if they had never been asked.", CARD),
)
TURNING = (
    key("turn.next", "right,right_square_bracket", "turn(1)", "next card", "Show the next card of the list."),
    key("turn.previous", "left,left_square_bracket", "turn(-1)", "card before",
        "Show the card before it in the list.", DO, False),
)
SEARCHING = (
    key("searching.go", "enter", "leave_field", "to the cards", "Go from the search line to the cards."),
    key("searching.down", "down", "leave_field", "to the cards", "Go from the search line to the cards.", DO, False),
    key("searching.leave", "escape", "leave_field", "commands", "Leave the search line, so that letters are commands.",
        DO, False),
)
FILTERING = (
    key("filtering.pick", "enter,space", "pick", "put in or take out",
        "Search with the line at the cursor, or without it."),
)
ASKING = (
    key("asking.keep", "enter", "keep", "keep", "Keep what was typed."),
    key("asking.leave", "escape", "close", "leave as it was", "Leave everything as it was."),
)
CONFIRMING = (
    key("confirm.yes", "y,enter", "confirm", "do it", "Do what is asked here."),
    key("confirm.no", "n,escape,q", "close", "leave as it was", "Leave everything as it was."),
)
INFO = (
    key("info.override", "o", "override", "overrule", "Give the answer at the cursor another grade."),
    key("info.again", "1", "grade(1)", "again", "You did not recall it then.", DO, False),
    key("info.hard", "2", "grade(2)", "hard", "You recalled it then, with much effort.", DO, False),
    key("info.good", "3", "grade(3)", "good", "You recalled it then.", DO, False),
    key("info.easy", "4", "grade(4)", "easy", "You recalled it then at once.", DO, False),
    key("info.passage", "s", "passage", "passage", "Show what the answer rests on."),
    key("info.edit", "e", "edit", "edit", "Open the question in your editor, and come back to this card."),
    key("info.withdraw", "d,delete", "withdraw", "accept no more",
        "Take the accepted answer at the cursor as right no more."),
    key("info.undo", "u,ctrl+z", "undo", "undo", "Take back the last action.", ALWAYS, False),
    key("info.redo", "U", "redo", "redo", "Bring back what was taken back.", ALWAYS, False),
)
# fmt: on
