"""The keys of Documents: of the list, of a document's map, of its text, and of the words looked for in it."""

from __future__ import annotations

from quiz_app.ui.keys import CARD, DO, key

# fmt: off
DOCUMENTS = (
    key("documents.open", "enter", "open", "open", "Open the document at the cursor as a map of your memory."),
    key("documents.study", "space", "study", "study", "Study what is due of all that is asked of the document."),
    key("documents.cards", "c", "cards", "cards", "Show the cards that are asked of the document.", CARD),
    key("documents.refresh", "f5", "refresh", "look again", "Look for documents anew.", CARD, False),
)
DOCUMENT = (
    key("document.read", "enter", "read", "read", "Read the text from here on."),
    key("document.study", "space", "study", "study this section", "Study what is due of the section at the cursor."),
    key("document.cards", "c", "cards", "cards", "Show the cards of the section or passage at the cursor."),
    key("document.find", "slash", "find", "find", "Find words in the whole text."),
    key("document.read_first", "r", "read_first", "read first",
        "Show a section's text before its new cards, in Study, or do so no more.", CARD),
    key("document.astray", "a", "astray", "astray", "Show the cards that cite a place which this text has not.",
        CARD, False),
    key("document.passages", "right,l", "passages", "passages", "Go to the passages of the section.", DO, False),
    key("document.contents", "left,h", "contents", "contents", "Go back to the contents.", DO, False),
    key("document.refresh", "f5", "refresh", "read again", "Read the document and what is known of it again.",
        CARD, False),
)
READING = (
    key("reading.cards", "enter,c", "cards", "cards", "Show the cards of the passage at the cursor."),
    key("reading.study", "space", "study", "study this section", "Study what is due of this section."),
    key("reading.find", "slash", "find", "find", "Find words in the whole text."),
    key("reading.next", "n", "step(1)", "next", "Go to the next passage with the words."),
    key("reading.previous", "N", "step(-1)", "the one before", "Go to the passage before with the words.", DO, False),
    key("reading.section_after", "right_square_bracket,right,l", "turn(1)", "next section",
        "Go to the next section.", CARD),
    key("reading.section_before", "left_square_bracket,left,h", "turn(-1)", "section before",
        "Go to the section before.", CARD, False),
    key("reading.read_first", "r", "read_first", "read first",
        "Show a section's text before its new cards, in Study, or do so no more.", CARD, False),
)
FINDING = (
    key("finding.go", "enter", "leave_field", "to the text", "Go from the words to the text."),
    key("finding.down", "down", "leave_field", "to the text", "Go from the words to the text.", DO, False),
    key("finding.leave", "escape", "give_up", "leave it", "Look for no words any more.", DO),
)
