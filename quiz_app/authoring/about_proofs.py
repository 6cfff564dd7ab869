"""What the codes of proofs mean, each with an example wrong and right: a question, and what its source says."""

from __future__ import annotations

from quiz_app.documents.proving import finding
from quiz_app.questions.codes import Explanation

_ASKED = "question: Which town gave its name to the treaty of 1727?\nanswer: Kyakhta\n"
_YEAR = "question: In which year was the Treaty of Kyakhta signed?\n"
_WAITED = (
    "question: What were the tea caravans of the merchants waiting for at the frontier?\n"
    "answer: For the frost, to cross the river\n"
)
_TEXT = "# Its section “The treaty” says: The envoys signed the Treaty of Kyakhta in August 1727.\n"

_PLACES = (
    Explanation(
        finding.UNREADABLE,
        "a document cannot be read",
        "A file of the document is there, but no text can be had of it: it is damaged, empty, too large, of another "
        "kind than its name says, or needs what the extra `documents` installs. Its citations are not looked up.",
        "Do what the message says, or put a text file of the document in its place.",
        "",
        "",
    ),
    Explanation(
        finding.NO_SECTION,
        "a cited section is not in the document",
        "Who doubts the answer finds nothing to read. Usually the heading is misspelt or has changed; case, dashes, "
        "quotes and a trailing [] make no difference.",
        "Copy the heading from the document; `quiz documents show ID` lists its sections.",
        _ASKED + "section: The treatise",
        _ASKED + "section: The treaty",
    ),
    Explanation(
        finding.NO_PASSAGE,
        "a section has fewer passages",
        "The number behind a section counts its paragraphs from 1, and there are not as many.",
        "Count again, or cite the section alone.",
        _ASKED + "section: The treaty > 9",
        _ASKED + "section: The treaty > 1",
    ),
    Explanation(
        finding.PASSAGE_WANTED,
        "a document of one section is cited without a passage",
        "A text without headings is one section, so that its name says no more than the document's.",
        "Add the number of the paragraph.",
        "question: What did the caravans bring from Kyakhta?\nanswer: Tea\nsource: tea-road",
        "question: What did the caravans bring from Kyakhta?\nanswer: Tea\nsource: tea-road > The tea road > 2",
    ),
    Explanation(
        finding.SECTION_WANTED,
        "a citation leads to no text",
        "It names a document of several sections and none of them, or a heading that has only further headings below. "
        "Nobody reads a whole document to check one answer.",
        "Name the section that says it.",
        _ASKED + "source: border-history",
        _ASKED + "source: border-history > The treaty",
    ),
)

_PROOFS = (
    Explanation(
        finding.NOT_THERE,
        "the answer does not stand in the cited place",
        "A name, a number or a date of the right answer is looked for in the places that are cited, in whatever form: "
        "Russia and Russian, 35 million and 35,000,000, 17th and seventeenth century, sixfold and six times; an answer "
        "of one or two plain words by those. One accepted form is enough, and what is asked for as the exception (NOT, "
        "EXCEPT) is not looked for. A year of the question stands in the cited passage, if it stands in the section at "
        "all, and an answer that is a date is the one that its evidence has. Either the answer is wrong or the "
        "citation is.",
        "Correct what is wrong. Where the text has another name or says it in other words, copy these as evidence: "
        "`source: {section: The treaty, evidence: [in August 1727]}`. Where it follows without being said, say how "
        "under `inference`.",
        _TEXT + _YEAR + "answer: 1729\nsection: The treaty",
        _TEXT + _YEAR + "answer: 1727\nsection: The treaty",
    ),
    Explanation(
        finding.NO_EVIDENCE,
        "evidence does not stand in the cited place",
        "`evidence` names words of the text by which the spot is found. They stand there as they are, or at least all "
        "of their names and key words do.",
        "Copy the words from the text; a few are enough.",
        _ASKED + "source:\n  section: The treaty\n  evidence: [sealed the peace]",
        _ASKED + "source:\n  section: The treaty\n  evidence: [the envoys signed]",
    ),
    Explanation(
        finding.ELSEWHERE,
        "another place says clearly more of what is asked",
        "The cited place holds few of the words of question and answer, another one of the same document holds many, "
        "and all of the answer's names, numbers and dates. Words that stand in few places count for more. Often a "
        "section was cited that a question beside it cites.",
        "Cite the place that is named. If yours is the right one, copy the words that say it as `evidence`.",
        _WAITED + "section: The treaty",
        _WAITED + "section: The caravans",
    ),
    Explanation(
        finding.NO_CONTRADICTION,
        "a place that is said to contradict does not",
        "`contradicts` names where a document says otherwise of the same. It holds some of what is asked, and "
        "between it and the source at least one name, number or date of the answer differs: it stands in the one and "
        "not in the other.",
        "Copy the words that say otherwise as its `evidence`, or take `contradicts` out.",
        _YEAR + "answer: 1727\nsection: The treaty\ncontradicts: border-history > The treaty > 1",
        _YEAR + "answer: 1727\nsection: The treaty\ncontradicts: border-history > The railway",
    ),
    Explanation(
        finding.FAR,
        "the answer stands far from what is asked",
        "The name, number or date stands in the cited place, but in sentences that share nothing with the question, "
        "while others there share a lot with it; so may a year that the question names. Often it is another year or "
        "name of the same section.",
        "Correct the answer. If it is meant so, copy the words that say it as `evidence`.",
        "question: In which year did the Manchu envoys burn the fort of Albazin?\nanswer: 1692\nsection: The envoys",
        "question: In which year did the Manchu envoys burn the fort of Albazin?\nanswer: 1685\nsection: The envoys",
    ),
    Explanation(
        finding.BEARS_NOTHING,
        "one of several citations bears out nothing of its own",
        "Where several places are cited, a name or a year may stand in any of them, and so each has to earn its own: "
        "by its `evidence`, by holding about as much of question and answer as any place of its document that is not "
        "cited, by one claim of the answer that it tells as well as any, or by a year that it alone has. Who follows a "
        "needless citation finds nothing; often it is a neighbour of the section that was meant.",
        "Take it out, or cite the section that is meant. If it is, copy its words as `evidence`. Where an answer "
        "follows only from several places together, say how under `inference`.",
        _YEAR + "answer: 1727\nsource: [border-history > The treaty, border-history > The caravans]",
        _YEAR + "answer: 1727\nsource: [border-history > The treaty, border-history > The railway]",
    ),
)

EXPLANATIONS = {about.code: about for about in (*_PLACES, *_PROOFS)}
