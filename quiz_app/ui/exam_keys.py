"""The keys of exams: of those that are open, of the set-up of another one, and of the paper."""

from __future__ import annotations

from quiz_app.ui.keys import CARD, DO, key

# fmt: off
OPEN_EXAMS = (
    key("open_exams.choose", "enter,space", "choose", "go on", "Go on with the exam at the cursor."),
    key("open_exams.new", "n", "set_up", "another exam", "Set up an exam of its own; those that are open stay so."),
    key("open_exams.void", "v", "void", "declare void", "Let the exam at the cursor count no more.", CARD),
    key("open_exams.down", "j,down", "move(1)", "down", "Move to the next exam.", DO, False),
    key("open_exams.up", "k,up", "move(-1)", "up", "Move to the exam before.", DO, False),
)
EXAM_SETUP = (
    key("exam_setup.begin", "b", "begin", "begin", "Draw the paper and begin; the clock runs from then on."),
    key("exam_setup.change", "enter,space", "change", "change", "Change what the cursor is on."),
    key("exam_setup.next", "right,l", "turn(1)", "next value", "Choose the next value.", DO, False),
    key("exam_setup.previous", "left", "turn(-1)", "value before", "Choose the value before.", DO, False),
    key("exam_setup.clear", "backspace,delete", "clear", "as by default",
        "Put what the cursor is on back to what it is by default.", DO, False),
    key("exam_setup.preset", "p", "presets", "presets", "Take a preset, or forget one.", CARD),
    key("exam_setup.keep", "s", "keep", "keep as preset", "Keep these choices under a name.", CARD),
    key("exam_setup.paper", "v", "spread", "view spread",
        "Show how the paper would spread over decks, sections, levels and types.", CARD),
)
PICKING = (
    key("picking.pick", "space,enter", "pick", "put in or take out",
        "Draw from the line at the cursor, or no more from it."),
)
PRESETS = (
    key("presets.take", "enter,space", "take", "take", "Set the exam up as this preset has it."),
    key("presets.forget", "d,delete", "forget", "forget", "Keep this preset no more; undo brings it back."),
)
EXAM = (
    key("exam.next", "n", "next", "next", "Go to the next question."),
    key("exam.previous", "p", "previous", "before", "Go to the question before."),
    key("exam.mark", "m", "mark", "mark", "Mark the question to come back to it, or take the mark off.", CARD),
    key("exam.hand_in", "H", "hand_in", "hand in", "Hand the exam in; what is not answered is named first.", CARD),
)
# fmt: on
