"""Choices: one option is right, the others are wrong, and a wrong one may carry its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import ClassVar

from quiz_app.questions.codes import Explanation
from quiz_app.questions.fields import Fields, Noted, shorten
from quiz_app.questions.judging import self_graded, without_answer
from quiz_app.questions.model import (
    Common,
    Expects,
    Known,
    Option,
    Outcome,
    Prompt,
    Question,
    Response,
    ResponseKind,
    Verdict,
)
from quiz_app.questions.node import Listing, Mapping, Scalar
from quiz_app.questions.option import option_content, restore_options
from quiz_app.questions.plain import one_option
from quiz_app.questions.question_type import Content, QuestionType
from quiz_app.questions.shapes import NOTED_SOME, TEXT, described

NO_WRONG = "Q080"
OPTION_TWICE = "Q081"
PIN_UNKNOWN = "Q082"
_YES, _NO = ("true", "yes"), ("false", "no")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Question):
    """`pinned` is the text of the option that is held at the end, right or wrong; "" for none."""

    type_name: ClassVar[str] = "choice"
    about: Common
    question: str
    right: str
    wrong: tuple[Option, ...]
    pinned: str = ""

    def options(self) -> tuple[Option, ...]:
        """All options, the right one first, but for a pinned one, which is the last."""
        everything = (Option(text=self.right), *self.wrong)
        free = tuple(option for option in everything if option.text != self.pinned)
        return free + tuple(option for option in everything if option.text == self.pinned)

    def prompt(self, part: str) -> Prompt:
        """The question with its options; a random pick is right once in as many times as there are options."""
        self.check_part(part)
        options = self.options()
        return Prompt(
            text=self.question,
            expects=Expects.OPTIONS,
            options=tuple(option.text for option in options),
            pinned=1 if self.pinned else 0,
            chance=1 / len(options),
            hint=self.about.hint,
        )

    def answer(self, part: str) -> str:
        """The right option."""
        self.check_part(part)
        return self.right

    def judge(self, part: str, response: Response, known: Known) -> Verdict:
        """Right or wrong, with the reason of the wrong option that was picked. What is known beside plays no part.

        Raises ValueError for a response that the prompt does not allow: text, not one option, or none of them.
        """
        options = self.options()
        chance = self.prompt(part).chance
        unanswered = without_answer(response, self.right, chance)
        if unanswered is not None:
            return unanswered
        if response.kind is ResponseKind.REVEALED:
            return self_graded(response, self.right, chance)
        if len(response.picked) != 1 or not 0 <= response.picked[0] < len(options):
            raise ValueError(f"One of {len(options)} options must be picked, not {response.picked}.")
        picked = options[response.picked[0]]
        passed = picked.text == self.right
        return Verdict(
            outcome=Outcome.RIGHT if passed else Outcome.WRONG,
            share=1.0 if passed else 0.0,
            wanted=self.right,
            given=picked.text,
            note=picked.reason,
            chance=chance,
        )

    def read_line(self, part: str, line: str, order: Sequence[int]) -> Response | str:
        """The number of an option."""
        return one_option(line, order)

    def guesses(self, part: str, random: Random) -> Iterator[Response]:
        """Each option."""
        self.check_part(part)
        return map(Response.pick, range(len(self.options())))

    def answers(self) -> tuple[str, ...]:
        """The right option."""
        return (self.right,)

    def wrong_answers(self) -> tuple[str, ...]:
        """The wrong options."""
        return tuple(option.text for option in self.wrong)

    def content(self) -> dict[str, object]:
        """The keys as they were written; `pin_last` as the text it means."""
        content: dict[str, object] = {
            "question": self.question,
            "answer": self.right,
            "wrong": option_content(self.wrong),
        }
        if self.pinned:
            content["pin_last"] = self.pinned
        return content


def _told_by(mapping: Mapping) -> bool:
    return mapping.get("wrong") is not None


def _read(fields: Fields, about: Common) -> Choice | None:
    question = fields.needed("question", "A choice")
    right = fields.needed("answer", "A choice")
    wrong = fields.noted("wrong")
    node = fields.node("wrong")
    none = (isinstance(node, Listing) and not node.items) or (isinstance(node, Mapping) and not node.entries)
    if node is None or none:
        fields.problem(
            NO_WRONG,
            "A choice needs at least one wrong option.",
            "Add a line `wrong: [one, another]`.",
            mark=fields.mark("wrong"),
        )
    _check_twice(fields, right, wrong)
    pinned = _read_pin(fields, right, wrong)
    options = tuple(Option(text=noted.text, reason=noted.reason) for noted in wrong)
    return Choice(about=about, question=question, right=right, wrong=options, pinned=pinned)


def _check_twice(fields: Fields, right: str, wrong: tuple[Noted, ...]) -> None:
    from quiz_app.questions.compare import normalise  # of no use where the question was read before

    seen = {normalise(right)}
    for noted in wrong:
        form = normalise(noted.text)
        if form in seen:
            other = "the answer" if form == normalise(right) else "an option before it"
            fields.problem(
                OPTION_TWICE,
                f"The option `{shorten(noted.text)}` cannot be told apart from {other}.",
                "Change it or delete it.",
                mark=noted.mark,
            )
        seen.add(form)


def _read_pin(fields: Fields, right: str, wrong: tuple[Noted, ...]) -> str:
    """The text of the option to hold at the end: the last wrong one for `true`, else the one that is named."""
    node = fields.node("pin_last")
    written = node.text.strip().lower() if isinstance(node, Scalar) else ""
    if written in _YES:
        return wrong[-1].text if wrong else ""
    if written in _NO:
        return ""
    named = fields.text("pin_last")
    if not named:
        return ""
    from quiz_app.questions.compare import normalise  # of no use where the question was read before

    for text in (right, *(noted.text for noted in wrong)):
        if normalise(text) == normalise(named):
            return text
    fields.problem(
        PIN_UNKNOWN,
        f"`pin_last` names `{shorten(named)}`, which is none of the options.",
        "Write an option as above, or `pin_last: true` for the last one under `wrong`.",
        mark=fields.mark("pin_last"),
    )
    return ""


def _restore(content: Content, about: Common) -> Choice:
    return Choice(
        about=about,
        question=str(content["question"]),
        right=str(content["answer"]),
        wrong=restore_options(content["wrong"]),
        pinned=str(content.get("pin_last", "")),
    )


EXPLANATIONS = (
    Explanation(
        NO_WRONG,
        "a choice has nothing wrong to pick",
        "With the right answer alone there is nothing to choose.",
        "Add at least one wrong option.",
        "question: Who signed for Russia?\nanswer: Golovin\nwrong: []",
        "question: Who signed for Russia?\nanswer: Golovin\nwrong: [Songgotu]",
    ),
    Explanation(
        OPTION_TWICE,
        "two options are the same",
        "Options that differ in case, accents, punctuation or articles only cannot be told apart.",
        "Change or delete one of them.",
        "question: Which river was it?\nanswer: the Amur\nwrong: [Amur, the Ussuri]",
        "question: Which river was it?\nanswer: the Amur\nwrong: [the Argun, the Ussuri]",
    ),
    Explanation(
        PIN_UNKNOWN,
        "pin_last names no option",
        "`pin_last` holds one option at the end, and the text it names is none of them.",
        "Write the option exactly as above, or `true` for the last one under `wrong`.",
        "question: Which river was it?\nanswer: the Amur\nwrong: [the Ussuri, none of these]\npin_last: neither",
        "question: Which river was it?\nanswer: the Amur\nwrong: [the Ussuri, none of these]\npin_last: true",
    ),
)

TYPE = QuestionType(
    name=Choice.type_name,
    keys=("question", "answer", "wrong", "pin_last"),
    told_by=_told_by,
    read=_read,
    restore=_restore,
    explanations=EXPLANATIONS,
    shape={
        "properties": {
            "question": described(TEXT, "What is asked."),
            "answer": described(TEXT, "The option that is right."),
            "wrong": described(
                NOTED_SOME, "The wrong options; one may carry its reason, as `text: because`."
            ),
            "pin_last": described(
                TEXT, "The option that stays at the end; `true` is the last one of `wrong`."
            ),
        },
        "required": ["question", "answer", "wrong"],
    },
    told={"required": ["wrong"]},
    example="""\
  # A choice. A wrong option may say why it is wrong; options are shuffled each time.
  - id: example-choice
    question: Which of these lakes is the deepest?
    answer: Baikal
    wrong:
      - Tanganyika: the second deepest
      - the Caspian Sea: larger, but not so deep
      - Issyk-Kul
    explain: It lies in a rift that is still opening.
    section: Lakes
""",
)
