"""Typed questions: the answer is typed and compared fairly with the right ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from quiz_app.questions.accepting import TYPING_DENIED, check_accepted, read_rejects
from quiz_app.questions.fields import Fields
from quiz_app.questions.judging import text_verdict
from quiz_app.questions.model import (
    Claim,
    Common,
    Expects,
    Known,
    Option,
    Prompt,
    Question,
    Response,
    Verdict,
)
from quiz_app.questions.node import Mapping, Scalar
from quiz_app.questions.option import option_content, restore_options, restore_texts
from quiz_app.questions.question_type import Content, QuestionType
from quiz_app.questions.shapes import NO, NOTED, TEXT, TEXTS, YES, described


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed(Question):
    """`wanted` is shown as the answer, `accept` counts as much; `reject` are wrong ones that an author foresaw."""

    type_name: ClassVar[str] = "typed"
    about: Common
    question: str
    wanted: str
    accept: tuple[str, ...] = ()
    reject: tuple[Option, ...] = ()

    def prompt(self, part: str) -> Prompt:
        """The question, to be answered by typing."""
        self.check_part(part)
        return Prompt(text=self.question, expects=Expects.TYPING, hint=self.about.hint)

    def answer(self, part: str) -> str:
        """The answer that is shown."""
        self.check_part(part)
        return self.wanted

    def judge(self, part: str, response: Response, known: Known) -> Verdict:
        """Right, near or wrong by comparison, with the reason of a rejected answer."""
        self.check_part(part)
        return text_verdict(response, self.answers(), rejects=self.reject, known=known)

    def read_line(self, part: str, line: str, order: Sequence[int]) -> Response | str:
        """The line is the answer."""
        return Response.typed(line)

    def answers(self) -> tuple[str, ...]:
        """The answer and all accepted ones."""
        return (self.wanted, *self.accept)

    def wrong_answers(self) -> tuple[str, ...]:
        """The rejected answers."""
        return tuple(option.text for option in self.reject)

    def claims(self) -> tuple[Claim, ...]:
        """The answer; an accepted form of it will do."""
        return (Claim(self.wanted, self.accept),)

    def content(self) -> dict[str, object]:
        """The keys as they were written, without empty ones."""
        content: dict[str, object] = {"question": self.question, "answer": self.wanted}
        if self.accept:
            content["accept"] = list(self.accept)
        if self.reject:
            content["reject"] = option_content(self.reject)
        return content


def _told_by(mapping: Mapping) -> bool:
    if mapping.get("accept") is not None or mapping.get("reject") is not None:
        return True
    typed = mapping.get("typed")
    return typed is not None and not (
        isinstance(typed, Scalar) and typed.text.strip().lower() in ("false", "no")
    )


def _read(fields: Fields, about: Common) -> Typed | None:
    question = fields.needed("question", "A typed question")
    wanted = fields.needed("answer", "A typed question")
    if fields.flag("typed") is False:
        fields.problem(
            TYPING_DENIED,
            "`typed: false` says that nothing is typed, but the other keys say how to judge what is.",
            "Delete `typed: false`, or delete `accept` and `reject`.",
            mark=fields.mark("typed"),
        )
    accept = fields.placed_texts("accept")
    check_accepted(fields, wanted, accept)
    right = (wanted, *(text for text, _mark in accept))
    return Typed(
        about=about,
        question=question,
        wanted=wanted,
        accept=right[1:],
        reject=read_rejects(fields, right),
    )


def _restore(content: Content, about: Common) -> Typed:
    return Typed(
        about=about,
        question=str(content["question"]),
        wanted=str(content["answer"]),
        accept=restore_texts(content.get("accept")),
        reject=restore_options(content.get("reject")),
    )


TYPE = QuestionType(
    name=Typed.type_name,
    keys=("question", "answer", "typed", "accept", "reject"),
    told_by=_told_by,
    read=_read,
    restore=_restore,
    shape={
        "properties": {
            "question": described(TEXT, "What is asked."),
            "answer": described(TEXT, "The right answer; words in (brackets) need not be typed."),
            "typed": described(
                YES, "`true` says that the answer is typed, where neither list below says so."
            ),
            "accept": described(TEXTS, "Further right answers; case, accents and articles never count."),
            "reject": described(
                NOTED, "Wrong answers that are foreseen, each with its reason: `text: because`."
            ),
        },
        "required": ["question", "answer"],
    },
    told={
        "anyOf": [
            {"required": ["accept"]},
            {"required": ["reject"]},
            {"required": ["typed"], "properties": {"typed": {"not": NO}}},
        ]
    },
    example="""\
  # A typed answer. Case, accents, punctuation and articles never count; a small slip is forgiven.
  - id: example-typed
    question: Which river runs through Irkutsk?
    answer: the Angara
    accept: [Angara River]
    reject:
      Lena: it rises near Lake Baikal, but runs north
    hint: It is the only river that flows out of Lake Baikal.
    explain: The city takes its name from another river, the Irkut, which joins it there.
    section: Rivers
""",
)
