"""The keys of History: of its views, of its filter, and of two exams side by side."""

from __future__ import annotations

from quiz_app.ui.keys import CARD, DO, key

# fmt: off
HISTORY = (
    key("history.open", "enter", "open", "open",
        "Open what the cursor is on: exam, session, card, or the cards of a section."),
    key("history.next_view", "tab,right_square_bracket", "turn_view(1)", "next view", "Go to the next view.",
        DO, False),
    key("history.view_before", "shift+tab,left_square_bracket", "turn_view(-1)", "view before",
        "Go to the view before.", DO, False),
    key("history.attempts", "1", "view('attempts')", "attempts", "Show the exams.", DO, False),
    key("history.sessions", "2", "view('sessions')", "sessions",
        "Show the sittings of study; Enter shows the answers of one.", DO, False),
    key("history.sections", "3", "view('sections')", "sections", "Show how each section went in each exam.",
        DO, False),
    key("history.questions", "4", "view('questions')", "questions", "Show how each question went in each exam.",
        DO, False),
    key("history.hardest", "5", "view('hardest')", "hardest", "Show the questions that go wrong most often.",
        DO, False),
    key("history.mix_ups", "6", "view('mix-ups')", "mixed up", "Show what is answered for what.", DO, False),
    key("history.column_after", "right,l", "column(1)", "next exam",
        "Go to the next exam of a table; elsewhere to the next view.", DO, False),
    key("history.column_before", "left,h", "column(-1)", "exam before",
        "Go to the exam before in a table; elsewhere to the view before.", DO, False),
    key("history.filter", "f", "filter", "filter", "Show some decks, tags or days only."),
    key("history.clear", "F,backspace", "clear_filter", "show all", "Show all again, without the filter."),
    key("history.find", "slash", "find", "find", "Show only the lines of this view that have words of your choosing."),
    key("history.order", "o", "order", "order",
        "Put the lines in another order: by what goes wrong, by time, or by how often it was asked.", CARD),
    key("history.facts_down", "J", "scroll_facts(3)", "more beside", "Scroll what stands beside the list down.",
        CARD, False),
    key("history.facts_up", "K", "scroll_facts(-3)", "back beside", "Scroll what stands beside the list up.",
        CARD, False),
    key("history.more", "m", "more", "more", "Read older sessions, too.", CARD),
    key("history.mark", "space", "mark", "mark", "Mark the exam to see it beside another one, or unmark it.", CARD),
    key("history.compare", "c", "compare", "compare", "See two exams side by side: the marked ones, or the marked "
        "one and that at the cursor.", CARD),
    key("history.void", "v", "void", "void", "Let the exam at the cursor count no more; undo brings it back.", CARD),
    key("history.regrade", "r", "regrade", "regrade",
        "Score the exam anew by its questions as they stand now; what would change is shown first.", CARD),
    key("history.regrade_all", "R", "regrade_all", "regrade all",
        "Score all exams anew; what would change is shown first.", CARD, False),
    key("history.refresh", "f5", "refresh", "read again", "Read decks and history again.", CARD, False),
)
SCOPING = (
    key("scoping.pick", "enter,space", "pick", "put in or take out",
        "Show the history of the line at the cursor, or no more."),
    key("scoping.clear", "F,backspace", "clear", "show all", "Show all again, without a filter."),
)
NARROWING = (
    key("narrowing.go", "enter,down", "leave_field", "to the lines", "Go from the words to the lines that have them."),
    key("narrowing.leave", "escape", "give_up", "show all lines", "Show all lines again."),
)
SESSION = (
    key("session.answer", "enter,space", "question", "answer", "Show the answer at the cursor as it was given then."),
    key("session.card", "i", "card", "card", "Show the card at the cursor with its whole history."),
    key("session.only", "o", "only_missed", "only missed", "List only what was missed, or all again."),
    key("session.passage", "s", "passage", "passage", "Show what the right answer rests on.", CARD),
)
COMPARISON = (
    key("comparison.card", "enter,i", "open", "card", "Show the card at the cursor with its whole history."),
)
REGRADING = (
    key("regrading.yes", "y", "confirm", "let it stand", "Let the new scores stand; the old ones stay on record."),
)
# fmt: on
