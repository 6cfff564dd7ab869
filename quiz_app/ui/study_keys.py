"""The keys of a sitting: those of any card, and those of each way to answer."""

from __future__ import annotations

from quiz_app.ui.keys import ALWAYS, CARD, DO, key

# fmt: off
STUDY = (
    key("study.forward", "space,enter", "forward", "next", "Show the answer; then accept it as good, or go on."),
    key("study.again", "1", "grade(1)", "again", "You did not recall it.", DO, False),
    key("study.hard", "2", "grade(2)", "hard", "You recalled it, with much effort.", DO, False),
    key("study.good", "3", "grade(3)", "good", "You recalled it.", DO, False),
    key("study.easy", "4", "grade(4)", "easy", "You recalled it at once.", DO, False),
    key("study.override", "o", "override", "overrule", "Give another grade than the verdict."),
    key("study.accept", "a", "accept", "accept this", "Take your answer as right from now on, on this card."),
    key("study.dont_know", "0", "dont_know", "don't know", "Say that you do not know, and see the answer."),
    key("study.hint", "f2,h", "hint", "hint", "Uncover a hint, or one more letter; the grade is then at most hard."),
    key("study.passage", "s", "passage", "passage", "Show what the answer rests on, or put it away.", CARD),
    key("study.next_passage", "n", "turn_passage(1)", "next source", "Show the next place that is cited."),
    key("study.previous_passage", "p", "turn_passage(-1)", "source before", "Show the place cited before.", DO, False),
    key("study.cite", "y", "cite", "copy source", "Copy where the answer comes from.", CARD, False),
    key("study.info", "i", "info", "info", "Show the card's history and how well it is kept.", CARD),
    key("study.edit", "e", "edit", "edit", "Open the question in your editor, and come back to this card.", CARD),
    key("study.flag", "asterisk", "flag", "flag", "Flag the card for later, or take its flag off.", CARD),
    key("study.bury", "minus", "bury", "bury", "Put the card away until tomorrow.", CARD),
    key("study.suspend", "at", "suspend", "suspend", "Ask the card no more, until it is taken back.", CARD),
    key("study.down", "j,down", "scroll(1)", "scroll down", "Scroll a long card, or its passage, down.", CARD, False),
    key("study.up", "k,up", "scroll(-1)", "scroll up", "Scroll a long card, or its passage, up.", CARD, False),
    key("study.page_down", "pagedown", "page(1)", "page down", "Scroll a page down.", CARD, False),
    key("study.page_up", "pageup", "page(-1)", "page up", "Scroll a page up.", CARD, False),
    key("study.top", "g,home", "scroll(-100000)", "top", "Go to the beginning of a long card.", CARD, False),
    key("study.end", "G,end", "scroll(100000)", "end", "Go to the end of a long card.", CARD, False),
    key("study.card_down", "ctrl+down", "scroll_card(1)", "card down", "Scroll a long card down.", CARD, False),
    key("study.card_up", "ctrl+up", "scroll_card(-1)", "card up", "Scroll a long card up.", CARD, False),
)
PASSAGE = (
    key("passage.close", "s", "close", "close", "Put the passage away.", ALWAYS, False),
    key("passage.next", "n,right", "turn_passage(1)", "next source", "Show the next place that is cited."),
    key("passage.previous", "p,left", "turn_passage(-1)", "source before", "Show the place cited before.", DO, False),
)
TYPING = (
    key("typing.submit", "enter", "submit", "check",
        "Give what was typed as your answer; nothing typed means: don't know, and in an exam: no answer yet."),
    key("typing.leave", "escape", "leave_field", "commands", "Leave the field, so that letters are commands."),
)
LISTING = (
    key("listing.submit", "enter", "submit", "add or check",
        "Add the name to the list; with nothing typed, check the list."),
    key("listing.leave", "escape", "leave_field", "commands", "Leave the field, so that letters are commands."),
    key("listing.take_back", "backspace", "take_back", "take back",
        "Take the last name back, where nothing is typed.", DO, False),
)
CHOOSING = (
    key("choosing.submit", "enter", "submit", "check", "Give what was picked as your answer."),
    key("choosing.pick", "space", "pick_here", "pick", "Pick the option at the cursor."),
    key("choosing.down", "j,down", "move(1)", "down", "Move to the next option.", DO, False),
    key("choosing.up", "k,up", "move(-1)", "up", "Move to the option before.", DO, False),
    *(
        key(f"choosing.pick_{n}", f"{n}", f"pick({n})", f"option {n}", f"Pick option {n}.", DO, False)
        for n in range(1, 10)
    ),
)
TRUE_FALSE = (
    key("truth.true", "t", "pick(1)", "true", "Say that the statement is true."),
    key("truth.false", "f", "pick(2)", "false", "Say that the statement is false."),
)
ARRANGING = (
    key("arranging.submit", "enter", "submit", "check", "Give what was arranged as your answer."),
    key("arranging.grab", "space", "pick_here", "grab",
        "Grab what is at the cursor, so that the arrows move it; press it again to let go."),
    key("arranging.put_back", "escape", "put_back", "put back", "Put what is grabbed back.", DO, False),
    key("arranging.down", "j,down", "move(1)", "down", "Move down, with what is grabbed.", DO, False),
    key("arranging.up", "k,up", "move(-1)", "up", "Move up, with what is grabbed.", DO, False),
    key("arranging.later", "J,shift+down", "carry(1)", "move it down",
        "Move what is at the cursor down.", DO, False),
    key("arranging.earlier", "K,shift+up", "carry(-1)", "move it up",
        "Move what is at the cursor up.", DO, False),
    key("arranging.first", "g,home", "move(-100000)", "first", "Move to the first place.", DO, False),
    key("arranging.last", "G,end", "move(100000)", "last", "Move to the last place.", DO, False),
    key("arranging.next", "right", "turn(1)", "next right side", "Give the next right side that is free.", DO, False),
    key("arranging.previous", "left", "turn(-1)", "right side before",
        "Give the right side before that is free.", DO, False),
    key("arranging.clear", "backspace,delete", "clear", "clear", "Take the right side away again.", DO, False),
    *(
        key(f"arranging.pick_{n}", f"{n}", f"pick({n})", f"number {n}",
             f"Move to place {n}, or give the right side {n}.", DO, False)
        for n in range(1, 10)
    ),
)
SUMMARY = (
    key("summary.home", "space,enter", "back", "home", "Go back to Home."),
    key("summary.more", "m", "more", "go on", "Study what is still due."),
)
# fmt: on
