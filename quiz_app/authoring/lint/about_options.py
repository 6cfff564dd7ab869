"""What the rules on options mean, each with an example wrong and right."""

from __future__ import annotations

from quiz_app.authoring.lint.options import (
    ABSOLUTE_IS_WRONG,
    ALL_OR_NONE,
    LONGEST_IS_RIGHT,
    OF_TWO_KINDS,
    REASON_IN_OPTION,
)
from quiz_app.questions.codes import Explanation

_BACKED = "\n  section: Treaty of Nerchinsk (1689)"

EXPLANATIONS = (
    Explanation(
        LONGEST_IS_RIGHT,
        "the right answer is longer than the other options",
        "Authors take care that the right answer is right, and it grows by every condition they add; the wrong ones "
        "stay short. Learners soon find that out, with or without meaning to, and from then on pick by length. The "
        "card is answered well, its intervals grow, and nothing has been remembered. Names and numbers are not "
        "looked at: they are as long as they are.",
        "Cut the right answer to what is needed (`explain` has room for the rest), or let the wrong ones say as much.",
        "- question: Why did the talks at Nerchinsk succeed?\n"
        "  answer: Both sides wanted trade and had no soldiers to spare for a long war so far from home\n"
        "  wrong: [The tsar had died, The Dutch urged it, The Amur had frozen]\n"
        "  explain: Caravans went to Peking in the very next years." + _BACKED,
        "- question: Why did the talks at Nerchinsk succeed?\n"
        "  answer: Neither side wanted a long war\n"
        "  wrong: [The tsar had just died, The Dutch had urged it, The Amur had frozen early]\n"
        "  explain: Both hoped for trade, and had no soldiers to spare so far from home." + _BACKED,
    ),
    Explanation(
        OF_TWO_KINDS,
        "the options are not of one kind",
        "A year among names, a sentence among single words, a river among generals: the odd one out is noticed before "
        "the question has been understood. Either it is dropped at once, and the choice is one of three, or it is "
        "taken because it differs. Options work when each of them could be the answer for somebody who knows the "
        "matter only half.",
        "Put something of the same kind in its place, written in the same form: all names, all dates, all phrases.",
        "- question: Who signed the Treaty of Nerchinsk for Russia?\n"
        "  answer: Fyodor Golovin\n"
        "  wrong: [Nikolai Spafarii, Ivan Petlin, in 1689]\n"
        "  explain: He had come from Moscow with an army of two thousand." + _BACKED,
        "- question: Who signed the Treaty of Nerchinsk for Russia?\n"
        "  answer: Fyodor Golovin\n"
        "  wrong: [Nikolai Spafarii, Ivan Petlin, Eberhard Ides]\n"
        "  explain: He had come from Moscow with an army of two thousand." + _BACKED,
    ),
    Explanation(
        ALL_OR_NONE,
        "an option speaks of the others",
        "“All of the above” is right as soon as two options are known to be right, and wrong as soon as one is known "
        "to be wrong; so it never asks for all of the knowledge. And nothing is above: options are shuffled each "
        "time. “None of these” is better, since it must be earned by ruling out each of the others, but it belongs "
        "at the end.",
        "Where several are right, list them under `answers`. Hold “none of these” at the end with `pin_last: true`.",
        "- question: Which of these did Russian caravans carry to Peking?\n"
        "  answer: all of the above\n"
        "  wrong: [furs, leather]\n"
        "  explain: Furs paid best." + _BACKED,
        "- question: Which of these did Russian caravans carry to Peking?\n"
        "  answers: [furs, leather]\n"
        "  wrong: [tea, porcelain]\n"
        "  explain: Furs paid best; tea and porcelain went the other way." + _BACKED,
    ),
    Explanation(
        ABSOLUTE_IS_WRONG,
        "absolute words stand in wrong options only",
        "Hardly anything is always, never or only so, and whoever has sat a few tests knows it. Wrong options with "
        "such words are struck out without any knowledge of the matter, most easily beside a right answer that says "
        "usually or partly. What remains to choose from is less than it seems.",
        "Take the absolute words out of the wrong options; make them wrong by what they say.",
        "- question: How did the Qing court receive Russian envoys?\n"
        "  answer: Mostly as bearers of tribute\n"
        "  wrong: [Always as equals, Never before the emperor, Only on the frontier]\n"
        "  explain: The tsar's men would not play that part." + _BACKED,
        "- question: How did the Qing court receive Russian envoys?\n"
        "  answer: As bearers of tribute\n"
        "  wrong: [As equals, As prisoners of war, As pilgrims]\n"
        "  explain: The tsar's men would not play that part." + _BACKED,
    ),
    Explanation(
        REASON_IN_OPTION,
        "an option holds the reason why it is wrong",
        "A wrong option may carry its reason behind a colon, `- text: because`, and the reason is shown after the "
        "answer. In quotes the whole line is one text: the learner reads the reason while choosing, and the only "
        "option without one is the right one.",
        "Take the quotes off. Where the text itself needs them, put them round it alone: "
        '`- "1905: a film": because`.',
        "- question: What did Russian caravans carry to Peking?\n"
        "  answer: furs\n"
        "  wrong:\n"
        "    - silk: that came back with them\n"
        '    - "tea: that came back with them"\n'
        "  explain: Siberia had no better ware." + _BACKED,
        "- question: What did Russian caravans carry to Peking?\n"
        "  answer: furs\n"
        "  wrong:\n"
        "    - silk: that came back with them\n"
        "    - tea: that came back with them\n"
        "  explain: Siberia had no better ware." + _BACKED,
    ),
)
