"""The keys of exams: of those that are open, of the set-up of another one, of the paper, and of the result."""

from __future__ import annotations

from quiz_app.ui.keys import ALWAYS, CARD, DO, key

# fmt: off
OPEN_EXAMS = (
    key("open_exams.choose", "enter,space", "choose", "go on", "Go on with the exam at the cursor."),
    key("open_exams.new", "n", "set_up", "another exam", "Set up an exam of its own; those that are open stay so."),
    key("open_exams.void", "v", "void", "declare void", "Let the exam at the cursor count no more.", CARD),
)
EXAM_SETUP = (
    key("exam_setup.begin", "b", "begin", "begin", "Draw the paper and begin; a time limit runs from then on."),
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
    key("exam.forward", "space,enter", "forward", "next", "Go back to the answer, or on to the next question."),
    key("exam.next", "n,tab,f8", "next", "next", "Go to the next question; what is entered is kept."),
    key("exam.previous", "p,shift+tab,f7", "previous", "before",
        "Go to the question before; what is entered is kept."),
    key("exam.mark", "m,f6", "mark", "mark", "Mark the question to come back to it, or take the mark off.", CARD),
    key("exam.paper", "o,f5", "paper", "paper", "Show all questions of the paper, to go to any of them.", CARD),
    key("exam.hand_in", "H,f10", "hand_in", "hand in",
        "Hand the exam in; what is not answered is named first.", CARD),
    key("exam.clear", "0", "clear", "clear", "Leave the question without an answer.", DO, False),
    key("exam.down", "j,down", "scroll(1)", "scroll down", "Scroll a long question down.", CARD, False),
    key("exam.up", "k,up", "scroll(-1)", "scroll up", "Scroll a long question up.", CARD, False),
    key("exam.page_down", "pagedown", "page(1)", "page down", "Scroll a page down.", CARD, False),
    key("exam.page_up", "pageup", "page(-1)", "page up", "Scroll a page up.", CARD, False),
)
PAPER = (
    key("paper.go", "enter,space", "go", "go there", "Go to the question at the cursor."),
    key("paper.close", "escape,q,o,f5", "close", "close", "Go back to the question in hand.", ALWAYS),
    *(
        key(f"paper.digit_{n}", f"{n}", f"digit({n})", f"digit {n}", f"Type the number of a question: {n}.", DO, False)
        for n in range(10)
    ),
)
HANDING_IN = (
    key("handing_in.yes", "y", "confirm", "hand in", "Hand the exam in as it is."),
    key("handing_in.go", "enter,space", "go", "go there", "Go to the question at the cursor."),
    key("handing_in.no", "escape,q,n", "close", "go back", "Go on with the exam."),
)
EXAM_RESULT = (
    key("exam_result.question", "enter,space", "question", "question", "Show the question at the cursor."),
    key("exam_result.study", "m", "study_missed", "study missed",
        "Study what was missed now; what is new to you comes even beyond the new cards of a day."),
    key("exam_result.again", "a", "again", "again", "Begin an exam of those that were missed."),
    key("exam_result.only", "o", "only_missed", "only missed", "List only what was missed, or all again."),
    key("exam_result.parts", "t", "parts", "parts", "Show the score by section and by type.", CARD),
    key("exam_result.passage", "s", "passage", "passage", "Show what the right answer rests on.", CARD),
)
RESULT_QUESTION = (
    key("result_question.next", "right,n", "turn(1)", "next", "Show the next question of the list."),
    key("result_question.previous", "left,p", "turn(-1)", "before", "Show the question before it.", DO, False),
    key("result_question.passage", "s", "passage", "passage", "Show what the right answer rests on."),
)
# fmt: on
