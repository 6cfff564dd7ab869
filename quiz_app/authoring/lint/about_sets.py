"""What the rules on several questions mean, each with an example wrong and right."""

from __future__ import annotations

from quiz_app.authoring.lint.giveaways import GIVEN_AWAY
from quiz_app.authoring.lint.groups import NO_SUCH_GROUP
from quiz_app.authoring.lint.twins import SAME_CLOZE, TWIN
from quiz_app.questions.codes import Explanation

_BACKED = "  explain: It was the first treaty of the two states.\n  section: Treaty of Nerchinsk (1689)\n"

EXPLANATIONS = (
    Explanation(
        TWIN,
        "two questions ask the same",
        "Twins share the work badly: each review of one refreshes the other, so that both are asked more often than "
        "either needs, and their intervals mean nothing. In one deck, two questions of the same words with different "
        "answers are worse: nobody can know which is wanted. Decks that are checked together are compared with each "
        "other, too.",
        "Delete one of them, or let it ask for another side of the matter: why, with what result, as against what.",
        "- id: year-of-nerchinsk\n"
        "  question: In which year did Russia and China sign the Treaty of Nerchinsk?\n"
        "  answer: 1689\n" + _BACKED + "- id: when-nerchinsk-was-signed\n"
        "  question: When was the Treaty of Nerchinsk signed by China and Russia?\n"
        "  answer: 1689\n" + _BACKED,
        "- id: year-of-nerchinsk\n"
        "  question: In which year did Russia and China sign the Treaty of Nerchinsk?\n"
        "  answer: 1689\n" + _BACKED + "- id: what-nerchinsk-cost\n"
        "  question: Which river valley did Russia give up at Nerchinsk?\n"
        "  answer: the Amur valley\n" + _BACKED,
    ),
    Explanation(
        SAME_CLOZE,
        "two clozes are the same sentence",
        "A sentence with one gap here and another gap there is two questions of which each shows what the other hides. "
        "As one cloze with two gaps they are kept apart: of the cards of one question only one is asked on a day, and "
        "a change to the sentence is made once.",
        "Write both gaps into one cloze and number them: {{c1::…}} and {{c2::…}}.",
        "- id: nerchinsk-place\n"
        '  cloze: "Russia and China signed their first treaty at {{c1::Nerchinsk}} in 1689."\n'
        + _BACKED
        + "- id: nerchinsk-year\n"
        '  cloze: "Russia and China signed their first treaty at Nerchinsk in {{c1::1689}}."\n' + _BACKED,
        "- id: nerchinsk-place\n"
        '  cloze: "Russia and China signed their first treaty at {{c1::Nerchinsk}} in {{c2::1689}}."\n'
        + _BACKED,
    ),
    Explanation(
        GIVEN_AWAY,
        "one question gives another away",
        "If the text of one card holds what another asks, whichever comes second on a day is answered from the first "
        "and counts as recalled; its interval grows on false evidence. Questions with the same `group` are asked on "
        "different days. Decks that are checked together are compared with each other, too; a group of another deck is "
        "named by that deck's id: `border-history/nerchinsk`.",
        "Give both the same `group`, any word that says what they share; or reword the one that tells too much.",
        "- id: nerchinsk-year\n"
        "  question: In which year was the Treaty of Nerchinsk signed?\n"
        "  answer: 1689\n" + _BACKED + "- id: nerchinsk-language\n"
        "  question: In which language was the Treaty of Nerchinsk of 1689 drawn up?\n"
        "  answer: Latin\n" + _BACKED,
        "- id: nerchinsk-year\n"
        "  question: In which year was the Treaty of Nerchinsk signed?\n"
        "  answer: 1689\n"
        "  group: nerchinsk\n" + _BACKED + "- id: nerchinsk-language\n"
        "  question: In which language was the Treaty of Nerchinsk of 1689 drawn up?\n"
        "  answer: Latin\n"
        "  group: nerchinsk\n" + _BACKED,
    ),
    Explanation(
        NO_SUCH_GROUP,
        "a group is not there",
        "A group that is named with the id of a deck, `border-history/nerchinsk`, belongs to that deck: it keeps a "
        "question apart from those there. If none of them has it, by a slip of the pen or since it got another name, "
        "nothing is kept apart, and nothing shows it. Groups of decks that are not checked together are not looked at.",
        "Write the group as the other deck does; or give it to the question there that is meant.",
        "- question: In which language was the Treaty of Nerchinsk drawn up?\n"
        "  answer: Latin\n"
        "  group: border-history/nerchinks\n" + _BACKED,
        "- question: In which language was the Treaty of Nerchinsk drawn up?\n"
        "  answer: Latin\n"
        "  group: border-history/nerchinsk\n" + _BACKED,
    ),
)
