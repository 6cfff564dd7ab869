"""What the rules on citations, explanations and allowances mean, each with an example wrong and right."""

from __future__ import annotations

from quiz_app.authoring.lint.allowing import NO_SUCH_RULE, NOT_NEEDED
from quiz_app.authoring.lint.backing import FOREIGN_YEAR, NO_CITATION, NO_EXPLANATION
from quiz_app.questions.codes import Explanation

_SIGNED = "- question: Who signed the Treaty of Nerchinsk for Russia?\n  answer: Fyodor Golovin\n"
_EXPLAINED = "  explain: He led the embassy from Moscow.\n"
_BACKED = "  section: Treaty of Nerchinsk (1689)"

EXPLANATIONS = (
    Explanation(
        NO_CITATION,
        "nothing says where the answer is from",
        "Sooner or later somebody doubts an answer, or wants to read on. With a citation the passage is one key away, "
        "and `quiz check` can compare question and source; without one, a slip stays in the deck and is learnt by "
        "heart. A deck in which no question cites anything is told so once.",
        "Add `section: Heading`, a heading of the deck's `document`, or `source: DOCUMENT > Heading > 3` for its third "
        "passage.",
        _SIGNED + _EXPLAINED.rstrip("\n"),
        _SIGNED + _EXPLAINED + _BACKED,
    ),
    Explanation(
        NO_EXPLANATION,
        "nothing explains the answer",
        "Facts hold by what they are tied to. The moment after the answer, above all after a wrong one, is when a "
        "sentence on why it is so is read and kept. A correction, a definition, or a reason for each wrong option "
        "is an explanation too. A deck in which no question has one is told so once.",
        "Add `explain:` with one or two sentences: why, as against what, or what came of it.",
        _SIGNED + _BACKED,
        _SIGNED + _EXPLAINED + _BACKED,
    ),
    Explanation(
        FOREIGN_YEAR,
        "a year is not in the cited section",
        "The question speaks of a year, or `when` puts it there, and the section that is cited has no such year. "
        "Often a digit is wrong, or the citation; a wrong year in a question is learnt along with its answer. This "
        "is looked at only where the document is here. Under `when` the year need not stand in the section, "
        "only be near those that do.",
        "Correct the year or the citation, give the words that imply it as `evidence`, or say with `inference` how it "
        "follows. What goes beyond the source has its place in `explain`.",
        "- question: Who signed for Russia in 1698, at Nerchinsk?\n  answer: Fyodor Golovin\n"
        + _EXPLAINED
        + _BACKED,
        "- question: Who signed for Russia in 1689, at Nerchinsk?\n  answer: Fyodor Golovin\n"
        + _EXPLAINED
        + _BACKED,
    ),
    Explanation(
        NOT_NEEDED,
        "an allowance is not needed",
        "`allow` turns a rule off for one question, with a reason. When the question has changed since, the allowance "
        "stays behind and would hide the next slip of that kind.",
        "Delete it.",
        _SIGNED + _EXPLAINED + _BACKED + "\n  allow: {L005: the two are one thing}",
        _SIGNED + _EXPLAINED + _BACKED,
    ),
    Explanation(
        NO_SUCH_RULE,
        "an allowance names no rule",
        "There is no rule of that code, so nothing is turned off; most likely a digit is wrong. The rules about "
        "allowances themselves cannot be turned off.",
        "Write the code that `quiz check` prints, or delete it.",
        "- question: Who led the embassy to Nerchinsk, and in what year?\n  answer: Fyodor Golovin, 1689\n"
        + _EXPLAINED
        + _BACKED
        + "\n  allow: {L055: the two are always named together, L005: so are they here}",
        "- question: Who led the embassy to Nerchinsk, and in what year?\n  answer: Fyodor Golovin, 1689\n"
        + _EXPLAINED
        + _BACKED
        + "\n  allow: {L005: the two are always named together}",
    ),
)
