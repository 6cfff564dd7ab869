"""What each code of a question's problem means, and how it is mended, with an example wrong and right."""

from __future__ import annotations

from quiz_app.questions import accepting, codes
from quiz_app.questions.codes import Explanation
from quiz_app.questions.registry import TYPES

__all__ = ["EXPLANATIONS", "Explanation"]

_SHAPE = (
    Explanation(
        codes.QUESTION_SHAPE,
        "a question is not written as keys",
        "Each item under `questions:` is a group of keys with values; a bare text or list asks nothing.",
        "Give it at least a question and an answer.",
        "Who signed for Russia?",
        "question: Who signed for Russia?\nanswer: Golovin",
    ),
    Explanation(
        codes.TEXT_WANTED,
        "text was expected",
        "The key takes one text. Text that begins with [ or {, or holds a colon and a space, is read otherwise.",
        "Put the text in quotes.",
        "question: What stands in the edict?\nanswer: [sic]",
        'question: What stands in the edict?\nanswer: "[sic]"',
    ),
    Explanation(
        codes.EMPTY,
        "a key has no value",
        "A key without a value says nothing, and usually something was forgotten.",
        "Write the value, or delete the line.",
        "question: Who signed for Russia?\nanswer:",
        "question: Who signed for Russia?\nanswer: Golovin",
    ),
    Explanation(
        codes.LIST_WANTED,
        "a list was expected",
        "The key takes several texts.",
        "Write them in brackets with commas between, or each on its own line after a hyphen.",
        "question: Who signed for Russia?\nanswer: Golovin\ntags: treaties, qing",
        "question: Who signed for Russia?\nanswer: Golovin\ntags: [treaties, qing]",
    ),
    Explanation(
        codes.FLAG_WANTED,
        "true or false was expected",
        "The key is a switch.",
        "Write true or false (yes and no are understood too).",
        "question: Who signed for Russia?\nanswer: Golovin\ndraft: maybe",
        "question: Who signed for Russia?\nanswer: Golovin\ndraft: true",
    ),
    Explanation(
        codes.NUMBER_WANTED,
        "a whole number was expected",
        "The key takes a whole number within its range; `level` goes from 1 to 3.",
        "Write digits only.",
        "question: Who signed for Russia?\nanswer: Golovin\nlevel: hard",
        "question: Who signed for Russia?\nanswer: Golovin\nlevel: 3",
    ),
    Explanation(
        codes.MAPPING_WANTED,
        "keys with values were expected",
        "The key holds a group of further keys.",
        "Write each of them as `key: value`, further to the right.",
        "question: Who signed for Russia?\nanswer: Golovin\nreverse: true",
        "question: Who signed for Russia?\nanswer: Golovin\n"
        "reverse:\n  question: What did Golovin sign?\n  answer: the Treaty of Nerchinsk",
    ),
    Explanation(
        codes.UNKNOWN_KEY,
        "a key is not known",
        "It is probably misspelt, and what it says would be lost. Where it resembles a key that shapes the question, "
        "the question is left out until it is mended.",
        "Correct its name, or delete the line.",
        "question: Who signed for Russia?\nanswer: Golovin\nexplian: He led the embassy.",
        "question: Who signed for Russia?\nanswer: Golovin\nexplain: He led the embassy.",
    ),
    Explanation(
        codes.MISPLACED_KEY,
        "a key belongs to another type of question",
        "The key is known, but questions of this type do nothing with it.",
        "Delete the line, or write the question in the other type.",
        "question: Who signed for Russia?\nanswer: Golovin\nwrong: [Songgotu]\naccept: [Fyodor Golovin]",
        "question: Who signed for Russia?\nanswer: Golovin\naccept: [Fyodor Golovin]",
    ),
    Explanation(
        codes.KEY_MISSING,
        "a key that the type needs is missing",
        "Without it the question cannot be asked or judged.",
        "Add the key.",
        "question: Who signed for Russia?",
        "question: Who signed for Russia?\nanswer: Golovin",
    ),
    Explanation(
        codes.REASON_SHAPE,
        "an item is neither a text nor a text with its reason",
        "An item is one text, or one `text: because`.",
        "Give each text its own line after a hyphen.",
        "question: Who signed for Russia?\nanswer: Golovin\nwrong: [{Songgotu: for China, Gerbillon: for neither}]",
        "question: Who signed for Russia?\nanswer: Golovin\n"
        "wrong:\n  - Songgotu: for China\n  - Gerbillon: for neither",
    ),
)

_TYPE = (
    Explanation(
        codes.TYPE_UNCLEAR,
        "no type of question can be told",
        "The type follows from the keys, and none of these tells one.",
        "Write `question` and `answer`, `term` and `definition`, or `cloze`.",
        "explain: He led the embassy.",
        "question: Who signed for Russia?\nanswer: Golovin",
    ),
    Explanation(
        codes.TYPE_UNKNOWN,
        "the stated type does not exist",
        "`type` names no type of question that the program knows.",
        "Correct the name, or delete the line: the keys tell the type.",
        "type: flashcart\nquestion: Who signed for Russia?\nanswer: Golovin",
        "type: flashcard\nquestion: Who signed for Russia?\nanswer: Golovin",
    ),
    Explanation(
        codes.TYPE_DISAGREES,
        "the stated type does not fit the keys",
        "`type` says one thing, the keys say another.",
        "Delete the line `type`, or change the keys to those of that type.",
        "type: cloze\nquestion: Who signed for Russia?\nanswer: Golovin",
        "type: flashcard\nquestion: Who signed for Russia?\nanswer: Golovin",
    ),
)

_COMMON = (
    Explanation(
        codes.BAD_ID,
        "an id has a form that is not allowed",
        "The id names the question for ever, in files and commands, so it is kept plain: "
        "a-z, 0-9 and single hyphens, at most 80 characters.",
        "Write it as suggested, or delete the line and let `quiz check --fix` write one.",
        "id: Who signed?\nquestion: Who signed for Russia?\nanswer: Golovin",
        "id: who-signed\nquestion: Who signed for Russia?\nanswer: Golovin",
    ),
    Explanation(
        codes.BAD_SOURCE,
        "a citation cannot be read",
        "A citation begins with the id of a document, then says where in it.",
        "Write `DOCUMENT > SECTION` or `DOCUMENT > SECTION > 3`.",
        "question: Who signed for Russia?\nanswer: Golovin\nsource: Treaty of Nerchinsk (1689)",
        "question: Who signed for Russia?\nanswer: Golovin\nsource: border-history > Treaty of Nerchinsk (1689)",
    ),
    Explanation(
        codes.NO_DOCUMENT,
        "a section is of no document",
        "`section` alone refers to the deck's own document, and the deck names none.",
        "Add `document: ID` at the top of the deck, or name the document under `source`.",
        "question: Who signed for Russia?\nanswer: Golovin\nsection: Treaty of Nerchinsk (1689)",
        "question: Who signed for Russia?\nanswer: Golovin\nsource: border-history > Treaty of Nerchinsk (1689)",
    ),
    Explanation(
        codes.BAD_PASSAGE,
        "a passage has no number that can be",
        "Passages are the paragraphs below a heading, counted from 1.",
        "Write the number of the paragraph, or leave it out.",
        "question: Who signed for Russia?\nanswer: Golovin\nsource: border-history > Nerchinsk > 0",
        "question: Who signed for Russia?\nanswer: Golovin\nsource: border-history > Nerchinsk > 1",
    ),
    Explanation(
        codes.SOURCE_AND_SECTION,
        "source and section both say where",
        "Two places are named for one citation, and nobody can tell which is meant.",
        "Keep one of them.",
        "question: Who signed for Russia?\nanswer: Golovin\nsource: border-history > Nerchinsk\nsection: Kyakhta",
        "question: Who signed for Russia?\nanswer: Golovin\nsource: border-history\nsection: Nerchinsk",
    ),
    Explanation(
        codes.BAD_WHEN,
        "when is no time",
        "`when` places the question on a line of years, so the date has to be one that was, and a range goes forward.",
        "Write a year, a date, a century or a range of them, with BCE where it is needed.",
        "question: Who signed for Russia?\nanswer: Golovin\nwhen: long ago",
        "question: Who signed for Russia?\nanswer: Golovin\nwhen: 1689",
    ),
    Explanation(
        codes.BAD_ALLOWANCE,
        "an allowance is not a code with its reason",
        "`allow` turns off a rule of `quiz check` for this question. It names the rule, such as L005, and says why, "
        "so that whoever reads the deck later knows that it was meant.",
        "Write the code and after it the reason, or delete the line.",
        "question: Who signed for Russia?\nanswer: Golovin and Vlasov\nallow: L005",
        "question: Who signed for Russia?\nanswer: Golovin and Vlasov\n"
        "allow: {L005: the two always sign together}",
    ),
    Explanation(
        codes.BAD_GROUP,
        "a group has a name that is not allowed",
        "Questions of one group give each other away and are asked on different days. A name alone is a group of this "
        "deck; behind the id of another deck and the sign / it is that deck's, whether that deck is here or not.",
        "Write `NAME` or `DECK/NAME`, where DECK is made of a-z, 0-9 and single hyphens; several go into a list.",
        "question: Who signed for Russia?\nanswer: Golovin\ngroup: Border history/nerchinsk",
        "question: Who signed for Russia?\nanswer: Golovin\ngroup: [envoys, border-history/nerchinsk]",
    ),
)


def _of_types() -> tuple[Explanation, ...]:
    return tuple(explanation for kind in TYPES for explanation in kind.explanations)


EXPLANATIONS: dict[str, Explanation] = {
    explanation.code: explanation
    for explanation in (*_SHAPE, *_TYPE, *_COMMON, *accepting.EXPLANATIONS, *_of_types())
}
