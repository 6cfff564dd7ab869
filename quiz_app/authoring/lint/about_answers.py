"""What the rules on questions and their answers mean, each with an example wrong and right."""

from __future__ import annotations

from quiz_app.authoring.lint.answers import IN_THE_QUESTION, LONG_ANSWER, NO_UNIT, TWO_FACTS, YES_OR_NO
from quiz_app.authoring.lint.wording import LONG_QUESTION, MANY_ITEMS, UNMARKED_NOT
from quiz_app.questions.codes import Explanation

_BACKED = "\n  section: Treaty of Nerchinsk (1689)"

EXPLANATIONS = (
    Explanation(
        IN_THE_QUESTION,
        "the answer stands in the question",
        "What can be read off the card need not be recalled, and only what is recalled grows stronger. In a cloze the "
        "hidden words may stand a second time beside the gap; in a definition the term may be used to explain itself; "
        "in a match the right side may be a piece of the left one.",
        "Reword the question. Where the answer is one of several that the question names, name them all.",
        "- question: In which year did the war that was ended by the treaty of 1689 come to an end?\n"
        "  answer: 1689\n"
        "  explain: The treaty was signed at Nerchinsk." + _BACKED,
        "- question: In which year did the Treaty of Nerchinsk end the fighting on the Amur?\n"
        "  answer: 1689\n"
        "  explain: It was the first treaty of the two states." + _BACKED,
    ),
    Explanation(
        TWO_FACTS,
        "one answer holds two facts",
        "A card has one interval. If one half of the answer is easy and the other hard, the easy half is repeated too "
        "often and the hard one too seldom; and what is one to press who knew only half of it? Small cards are "
        "answered faster, judged without doubt, and each finds its own rhythm. An answer by typing fails altogether "
        "if one of two things is wanting.",
        "Ask for one thing. Make a second question of the other, use `answers` for a list of like things, or move "
        "what is beside the point into `explain`.",
        "- question: Who signed the Treaty of Nerchinsk for Russia, and when?\n"
        "  answer: Fyodor Golovin, 1689\n"
        "  explain: He led the embassy." + _BACKED,
        "- question: Who signed the Treaty of Nerchinsk for Russia?\n"
        "  answer: Fyodor Golovin\n"
        "  explain: He led the embassy, and signed in August 1689." + _BACKED,
    ),
    Explanation(
        UNMARKED_NOT,
        "a negative wording does not stand out",
        "Who reads a question looks for the thing that fits, and a small “not” asks for the one that does not. A miss "
        "then says something about reading and nothing about memory. In a true-or-false statement it is worse: to "
        "deny what is denied takes a moment of logic, and that is what gets practised. And what is asked in the "
        "negative teaches three things that are so and tests one that is not.",
        "Ask for what is so. Where the exception is the point, let the word stand out: NOT, NEVER, EXCEPT.",
        "- question: Which of these is not a party to the Treaty of Nerchinsk?\n"
        "  answer: Japan\n"
        "  wrong: [Russia, China]\n"
        "  explain: Japan had shut its ports to nearly everyone then." + _BACKED,
        "- question: Which of these is NOT a party to the Treaty of Nerchinsk?\n"
        "  answer: Japan\n"
        "  wrong: [Russia, China]\n"
        "  explain: Japan had shut its ports to nearly everyone then." + _BACKED,
    ),
    Explanation(
        LONG_QUESTION,
        "the question is long",
        "A card is read dozens of times. What is not needed to answer is read as often as what is, costs seconds each "
        "time, and hides the point; after a while one recognises the card by its shape and no longer reads it. Code "
        "in a question is not counted.",
        "Keep what the answer hangs on. The story around it is welcome in `explain`, which is read after the answer.",
        "- question: >-\n"
        "    When the embassy that had set out from Moscow three years earlier with an army of two thousand men\n"
        "    reached the small fort on the Nercha after long delays, and the Jesuits who served the Kangxi Emperor\n"
        "    had begun to carry messages between the tents, which language did the two sides settle on?\n"
        "  answer: Latin\n"
        "  explain: The Jesuits knew it, and so did a Pole among the Russians." + _BACKED,
        "- question: In which language was the Treaty of Nerchinsk drawn up?\n"
        "  answer: Latin\n"
        "  explain: The Jesuits of the Qing embassy knew it, and so did a Pole among the Russians." + _BACKED,
    ),
    Explanation(
        LONG_ANSWER,
        "the answer is long",
        "Nobody recalls a paragraph. With a long answer one remembers some of it, calls that enough, and the rest is "
        "never asked again; two reviews of the same card are graded by two measures. An answer that is typed has to "
        "be shorter still, and an option that is picked must be read together with all the others.",
        "Ask for the core in a few words. Move the rest into `explain`, or make further questions of it.",
        "- question: What did Russia gain at Nerchinsk?\n"
        "  answer: >-\n"
        "    It lost the valley of the Amur but kept the lands between Lake Baikal and the Argun, which became\n"
        "    Transbaikalia, and won a road to Peking on which caravans could travel every few years\n"
        "  explain: The road was worth more than the valley." + _BACKED,
        "- question: What did Russia gain at Nerchinsk for giving up the Amur valley?\n"
        "  answer: A road for its caravans to Peking\n"
        "  explain: It kept the lands between Lake Baikal and the Argun as well." + _BACKED,
    ),
    Explanation(
        MANY_ITEMS,
        "there is too much to arrange",
        "To put things in order one holds all of them in mind and compares; that works for about half a dozen. Beyond, "
        "one mostly moves things about, and a card that is nearly always partly wrong comes back every few days.",
        "Make two questions of it, such as the first five and the last five, or leave out what matters least.",
        "- question: Put these treaties in the order in which they were signed.\n"
        "  order: [Nerchinsk, Bura, Kyakhta, Kulja, Aigun, Tientsin, Peking, Livadia]\n"
        "  explain: From 1689 to 1879." + _BACKED,
        "- question: Put these treaties in the order in which they were signed.\n"
        "  order: [Nerchinsk, Kyakhta, Kulja, Aigun, Livadia]\n"
        "  explain: From 1689 to 1879." + _BACKED,
    ),
    Explanation(
        YES_OR_NO,
        "a card is answered with yes or no",
        "Half of all guesses are right, and the program cannot know which: for a flashcard it takes the learner's word "
        "that it was recalled. Besides, yes and no have nothing to hold on to; what one remembers in the end is that "
        "this card is a yes.",
        "Ask what, who or why, so that the answer says something. Or write it as a `statement` that is true or false: "
        "then guessing is reckoned with.",
        "- question: Was the Treaty of Nerchinsk written in Latin?\n"
        "  answer: Yes\n"
        "  explain: The Jesuits translated." + _BACKED,
        "- question: In which language was the Treaty of Nerchinsk written?\n"
        "  answer: Latin\n"
        "  explain: The Jesuits translated." + _BACKED,
    ),
    Explanation(
        NO_UNIT,
        "a number has no unit",
        "Forty what? Who learnt the number in another unit, or does not know which one is meant, is judged wrong for "
        "an answer that is right. With a `unit` the program converts: 250 miles are 402 km.",
        "Write `unit: km` beside the number, or say in the question what it is measured in.",
        "- question: How long is the Amur, from where the Shilka and the Argun meet?\n"
        "  number: 2824\n"
        "  explain: With the Argun it is over 4,400 km." + _BACKED,
        "- question: How long is the Amur, from where the Shilka and the Argun meet?\n"
        "  number: 2824\n"
        "  unit: km\n"
        "  explain: With the Argun it is over 4,400 km." + _BACKED,
    ),
)
