"""What the codes of a deck as a whole mean, from D010: its header, its list of questions, its citations."""

from __future__ import annotations

from quiz_app.questions.codes import Explanation

_TOP = "deck: treaties\ntitle: Treaties\n"
_QUESTIONS = "questions:\n  - question: Who signed?\n    answer: Golovin\n"

DECK = (
    Explanation(
        "D010",
        "the file is no deck",
        "A deck begins with its id and title; the questions are a list below them.",
        "Put `deck:`, `title:` and `questions:` above the questions.",
        "- question: Who signed?\n  answer: Golovin",
        _TOP + _QUESTIONS,
    ),
    Explanation(
        "D011",
        "the deck has no id",
        "Progress hangs on the ids of deck and question, never on file names, so a deck without one is not used.",
        "Add `deck:` with a short name of a-z, 0-9 and hyphens, and never change it.",
        "title: Treaties\n" + _QUESTIONS,
        _TOP + _QUESTIONS,
    ),
    Explanation(
        "D012",
        "the deck's id is not allowed",
        "Ids are made of a-z, 0-9 and single hyphens, at most 80 characters, so that they can be typed anywhere.",
        "Write a short name such as border-treaties.",
        "deck: Border Treaties\ntitle: Treaties\n" + _QUESTIONS,
        "deck: border-treaties\ntitle: Treaties\n" + _QUESTIONS,
    ),
    Explanation(
        "D013",
        "the deck has no title",
        "The title is what a learner reads; until there is one, the id is shown.",
        "Add `title:`.",
        "deck: treaties\n" + _QUESTIONS,
        _TOP + _QUESTIONS,
    ),
    Explanation(
        "D014",
        "an unknown key at the top, or in a source",
        "Nothing reads it, so it is most likely misspelt.",
        "Correct it or delete the line.",
        _TOP + "langauge: en\n" + _QUESTIONS,
        _TOP + "language: en\n" + _QUESTIONS,
    ),
    Explanation(
        "D015",
        "the deck has no questions",
        "There is no key `questions:` at the margin.",
        "Add it above the first question.",
        _TOP,
        _TOP + _QUESTIONS,
    ),
    Explanation(
        "D016",
        "the questions are no list",
        "Every question is an item of the list, and begins with a dash.",
        "Begin each question with a dash and a space.",
        _TOP + "questions:\n  question: Who signed?\n  answer: Golovin\n",
        _TOP + _QUESTIONS,
    ),
    Explanation(
        "D017",
        "the list of questions is empty",
        "There is nothing to study.",
        "Add a question, or delete the file.",
        _TOP + "questions: []\n",
        _TOP + _QUESTIONS,
    ),
    Explanation(
        "D019",
        "two questions have one id",
        "Progress hangs on the id, so the second one is not used.",
        "Give the newer one another id.",
        _TOP
        + "questions:\n  - {id: a, question: Who?, answer: I}\n  - {id: a, question: When?, answer: Now}\n",
        _TOP
        + "questions:\n  - {id: a, question: Who?, answer: I}\n  - {id: b, question: When?, answer: Now}\n",
    ),
    Explanation(
        "D020",
        "two questions without an id ask the same",
        "A question without an id is known by its text, so the second one is not used.",
        "Delete one, reword it, or give both an id.",
        _TOP + "questions:\n  - {question: Who?, answer: I}\n  - {question: Who?, answer: You}\n",
        _TOP + "questions:\n  - {question: Who first?, answer: I}\n  - {question: Who then?, answer: You}\n",
    ),
    Explanation(
        "D021",
        "a citation of an unknown document",
        "The deck's `sources:` describe every document that it cites, so that the passage can be found.",
        "Correct the document's id, or add it to the sources.",
        _TOP + _QUESTIONS + "    source: border-history > 1689\n",
        _TOP
        + "sources:\n  border-history: {title: History}\n"
        + _QUESTIONS
        + "    source: border-history > 1689\n",
    ),
    Explanation(
        "D022",
        "two files have one deck id",
        "Their questions would be taken for each other's, so only the first file is used.",
        "Give one of them another id, or remove the copy.",
        "",
        "",
    ),
    Explanation(
        "D023",
        "the default document is not among the sources",
        "`document:` names the one that `section:` alone refers to.",
        "Correct its id, or add it to the sources.",
        _TOP + "document: histroy\nsources:\n  history: {title: History}\n" + _QUESTIONS,
        _TOP + "document: history\nsources:\n  history: {title: History}\n" + _QUESTIONS,
    ),
    Explanation(
        "D024",
        "a document's id is not allowed",
        "Ids are made of a-z, 0-9 and single hyphens.",
        "Write a short name such as border-history.",
        _TOP + "sources:\n  Border History: {title: History}\n" + _QUESTIONS,
        _TOP + "sources:\n  border-history: {title: History}\n" + _QUESTIONS,
    ),
    Explanation(
        "D025",
        "a source is not described by keys",
        "Below its id stand its title, and the file it is in.",
        "Write `title:` and `file:` below the id, indented.",
        _TOP + "sources:\n  border-history: A history\n" + _QUESTIONS,
        _TOP + "sources:\n  border-history: {title: A history}\n" + _QUESTIONS,
    ),
    Explanation(
        "D026",
        "a source's file lies outside the deck's folder",
        "A deck from elsewhere must not make the program open any file it likes.",
        "Put the document beside the deck, or into a folder of documents, and write its name alone.",
        _TOP + "sources:\n  history: {title: History, file: ../history.txt}\n" + _QUESTIONS,
        _TOP + "sources:\n  history: {title: History, file: history.txt}\n" + _QUESTIONS,
    ),
    Explanation(
        "D027",
        "no language code",
        "The language is written as a short code, so that programs know it.",
        "Write a code such as en, ru, zh or pt-BR.",
        _TOP + "language: English, mostly\n" + _QUESTIONS,
        _TOP + "language: en\n" + _QUESTIONS,
    ),
    Explanation(
        "D028",
        "too many problems to list",
        "After a thousand problems in one file the rest is only counted.",
        "Mend the first ones; one slip often causes many.",
        "",
        "",
    ),
)
