"""The keys `accept` and `reject`: further right answers, and wrong ones that an author foresaw."""

from __future__ import annotations

from quiz_app.questions.alike import Alike
from quiz_app.questions.codes import Explanation
from quiz_app.questions.fields import Fields, shorten
from quiz_app.questions.model import Option
from quiz_app.questions.node import Place
from quiz_app.questions.normal import normalise, spellings, squeeze
from quiz_app.questions.problem import Severity

TYPING_DENIED = "Q070"
ACCEPT_REPEATS = "Q071"
REJECT_ACCEPTED = "Q072"


def check_accepted(fields: Fields, wanted: str, accept: tuple[tuple[str, Place], ...]) -> None:
    """Warn of accepted answers that change nothing, since they equal the answer or one before."""
    right = Alike((wanted,))
    for text, mark in accept:
        repeated = right.first(text)
        if repeated:
            fields.problem(
                ACCEPT_REPEATS,
                f"`{shorten(text)}` is accepted already, as `{shorten(repeated)}`.",
                "Delete it: case, accents, punctuation, articles, words in brackets and numbers in words never count.",
                mark=mark,
                severity=Severity.WARNING,
            )
        right.add(text)


def read_rejects(fields: Fields, right: tuple[str, ...], key: str = "reject") -> tuple[Option, ...]:
    """The rejected answers under `key` with their reasons; one that is also among the right ones is reported."""
    reject = fields.noted(key)
    spelt = {spelling for answer in right if answer for spelling in spellings(answer)} if reject else ()
    for noted in reject:
        normalised = normalise(noted.text)
        if normalised and squeeze(normalised) in spelt:
            fields.problem(
                REJECT_ACCEPTED,
                f"`{shorten(noted.text)}` is rejected and also right.",
                "Delete it from `reject`, or from the right answers.",
                mark=noted.mark,
            )
    return tuple(Option(text=noted.text, reason=noted.reason) for noted in reject)


EXPLANATIONS = (
    Explanation(
        TYPING_DENIED,
        "typing is turned off beside answers for typing",
        "`accept` and `reject` judge what is typed, and `typed: false` says that nothing is.",
        "Delete `typed: false`, or the lists.",
        "question: Who signed for Russia?\nanswer: Golovin\ntyped: false\naccept: [Fyodor Golovin]",
        "question: Who signed for Russia?\nanswer: Golovin\naccept: [Fyodor Golovin]",
    ),
    Explanation(
        ACCEPT_REPEATS,
        "an accepted answer is accepted already",
        "Case, accents, punctuation, articles, words in brackets and numbers in words never count, so the entry "
        "changes nothing.",
        "Delete it.",
        "question: Which river was it?\nanswer: the Amur (river)\naccept: [Amur]",
        "question: Which river was it?\nanswer: the Amur (river)\naccept: [Heilong Jiang]",
    ),
    Explanation(
        REJECT_ACCEPTED,
        "a rejected answer is also right",
        "The same text cannot be both right and wrong.",
        "Delete it from `reject`, or from the right answers.",
        "question: Which river was it?\nanswer: the Amur\nreject: [Amur]",
        "question: Which river was it?\nanswer: the Amur\nreject: [Ussuri]",
    ),
)
