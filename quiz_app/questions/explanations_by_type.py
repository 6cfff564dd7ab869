"""What the codes of single types of question mean, and how each is mended."""

from __future__ import annotations

from quiz_app.questions import codes
from quiz_app.questions.codes import Explanation

FLASHCARD_AND_TYPED = (
    Explanation(
        codes.FORMS_MIXED,
        "two forms of flashcard are mixed",
        "Term and definition are asked both ways by themselves; question and answer are another form.",
        "Keep one of the two pairs.",
        "term: Cossack\ndefinition: a free horseman of the steppe\nquestion: What is a Cossack?",
        "term: Cossack\ndefinition: a free horseman of the steppe",
    ),
    Explanation(
        codes.TYPING_DENIED,
        "typing is turned off beside answers for typing",
        "`accept` and `reject` judge what is typed, and `typed: false` says that nothing is.",
        "Delete `typed: false`, or the lists.",
        "question: Who signed for Russia?\nanswer: Golovin\ntyped: false\naccept: [Fyodor Golovin]",
        "question: Who signed for Russia?\nanswer: Golovin\naccept: [Fyodor Golovin]",
    ),
    Explanation(
        codes.ACCEPT_REPEATS,
        "an accepted answer is accepted already",
        "Case, accents, punctuation, articles and words in brackets never count, so the entry changes nothing.",
        "Delete it.",
        "question: Which river was it?\nanswer: the Amur (river)\naccept: [Amur]",
        "question: Which river was it?\nanswer: the Amur (river)\naccept: [Heilong Jiang]",
    ),
    Explanation(
        codes.REJECT_ACCEPTED,
        "a rejected answer is also right",
        "The same text cannot be both right and wrong.",
        "Delete it from `reject`, or from the right answers.",
        "question: Which river was it?\nanswer: the Amur\nreject: [Amur]",
        "question: Which river was it?\nanswer: the Amur\nreject: [Ussuri]",
    ),
)

CHOICE = (
    Explanation(
        codes.NO_WRONG,
        "a choice has nothing wrong to pick",
        "With the right answer alone there is nothing to choose.",
        "Add at least one wrong option.",
        "question: Who signed for Russia?\nanswer: Golovin\nwrong: []",
        "question: Who signed for Russia?\nanswer: Golovin\nwrong: [Songgotu]",
    ),
    Explanation(
        codes.OPTION_TWICE,
        "two options are the same",
        "Options that differ in case, accents, punctuation or articles only cannot be told apart.",
        "Change or delete one of them.",
        "question: Which river was it?\nanswer: the Amur\nwrong: [Amur, the Ussuri]",
        "question: Which river was it?\nanswer: the Amur\nwrong: [the Argun, the Ussuri]",
    ),
    Explanation(
        codes.PIN_UNKNOWN,
        "pin_last names no option",
        "`pin_last` holds one option at the end, and the text it names is none of them.",
        "Write the option exactly as above, or `true` for the last one under `wrong`.",
        "question: Which river was it?\nanswer: the Amur\nwrong: [the Ussuri, none of these]\npin_last: neither",
        "question: Which river was it?\nanswer: the Amur\nwrong: [the Ussuri, none of these]\npin_last: true",
    ),
)

CLOZE = (
    Explanation(
        codes.NO_GAP,
        "a cloze has no gap",
        "Nothing is hidden, so nothing is asked.",
        "Mark what to hide: {{c1::text}}.",
        "cloze: Golovin signed at Nerchinsk.",
        'cloze: "{{c1::Golovin}} signed at Nerchinsk."',
    ),
    Explanation(
        codes.GAP_UNCLOSED,
        "a gap is not closed",
        "The gap begins with {{ and nothing ends it.",
        "Write }} after the hidden text.",
        'cloze: "{{c1::Golovin signed at Nerchinsk."',
        'cloze: "{{c1::Golovin}} signed at Nerchinsk."',
    ),
    Explanation(
        codes.GAP_NESTED,
        "a gap stands inside another",
        "Gaps within gaps are not supported: it could not be said what is hidden when.",
        "Write them one after the other.",
        'cloze: "{{c1::Golovin signed at {{c2::Nerchinsk}}}}."',
        'cloze: "{{c1::Golovin}} signed at {{c2::Nerchinsk}}."',
    ),
    Explanation(
        codes.GAP_EMPTY,
        "a gap hides nothing",
        "Between the number and the end of the gap stands no text.",
        "Write the hidden text after the two colons.",
        'cloze: "{{c1::}} signed at Nerchinsk."',
        'cloze: "{{c1::Golovin}} signed at Nerchinsk."',
    ),
    Explanation(
        codes.GAP_UNNUMBERED,
        "a gap has no number",
        "Each gap says which card it belongs to: c1, c2 and so on up to c500, then two colons.",
        "Write {{c1::text}}.",
        'cloze: "{{Golovin}} signed at Nerchinsk."',
        'cloze: "{{c1::Golovin}} signed at Nerchinsk."',
    ),
    Explanation(
        codes.GAP_ZERO,
        "a gap has the number 0",
        "Gaps are numbered from 1; 0 makes no card.",
        "Write {{c1::text}}.",
        'cloze: "{{c0::Golovin}} signed at Nerchinsk."',
        'cloze: "{{c1::Golovin}} signed at Nerchinsk."',
    ),
    Explanation(
        codes.ACCEPT_NO_GAP,
        "accept names no gap",
        "With several gaps it must be clear which of them an accepted answer is for.",
        "Write the number of the gap before its list: `c1: [text]`.",
        'cloze: "{{c1::Golovin}} signed at {{c2::Nerchinsk}}."\naccept: [Nerchinsk fort]',
        'cloze: "{{c1::Golovin}} signed at {{c2::Nerchinsk}}."\naccept:\n  c2: [Nerchinsk fort]',
    ),
    Explanation(
        codes.NOTHING_BUT_GAPS,
        "a cloze shows nothing to go by",
        "With its gap hidden no word is left, so nobody can know what is asked.",
        "Write a sentence around the gap, or give the gap a hint: {{c1::text::hint}}.",
        'cloze: "{{c1::Golovin}}"',
        'cloze: "{{c1::Golovin}} signed for Russia."',
    ),
)
