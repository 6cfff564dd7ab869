"""Flashcards: a question and its answer, a term and its definition both ways, or two questions of one fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from quiz_app.questions import codes
from quiz_app.questions.codes import Explanation
from quiz_app.questions.fields import Fields
from quiz_app.questions.judging import self_graded, without_answer
from quiz_app.questions.model import (
    Common,
    Expects,
    Known,
    Prompt,
    Question,
    Response,
    ResponseKind,
    Verdict,
)
from quiz_app.questions.node import Mapping
from quiz_app.questions.plain import revealing
from quiz_app.questions.question_type import Content, QuestionType
from quiz_app.questions.shapes import FLAG, TEXT, described

FORMS_MIXED = "Q060"
REVERSE = "reverse"
_PAIRS = (("question", "answer"), ("term", "definition"))


@dataclass(frozen=True, slots=True)
class Face:
    """What one card asks, and what it answers."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flashcard(Question):
    """`front` is asked by the part "", `back` by the part "reverse" where there is one.

    `named` says that it was written as a term and its definition: `back` is then `front` turned around.
    """

    type_name: ClassVar[str] = "flashcard"
    about: Common
    front: Face
    back: Face | None = None
    named: bool = False

    def parts(self) -> tuple[str, ...]:
        """One part, or two where it is asked both ways."""
        return ("",) if self.back is None else ("", REVERSE)

    def prompt(self, part: str) -> Prompt:
        """The face's question. The author's hint is written for the front and might give the reverse away."""
        context = ("Which term is this?" if part else "What does this mean?") if self.named else ""
        hint = "" if part else self.about.hint
        return Prompt(text=self._face(part).question, expects=Expects.REVEAL, hint=hint, context=context)

    def answer(self, part: str) -> str:
        """The face's answer."""
        return self._face(part).answer

    def judge(self, part: str, response: Response, known: Known) -> Verdict:
        """The learner judges; text that was typed all the same is kept."""
        if response.kind is ResponseKind.PICKED:
            raise ValueError("A flashcard has no options to pick.")
        return without_answer(response, self.answer(part)) or self_graded(response, self.answer(part))

    def read_line(self, part: str, line: str, order: Sequence[int]) -> Response | str:
        """An empty line turns the card."""
        return revealing(line)

    def answers(self) -> tuple[str, ...]:
        """The answers of all faces."""
        return tuple(self.answer(part) for part in self.parts())

    def wrong_answers(self) -> tuple[str, ...]:
        """None: a flashcard names nothing wrong."""
        return ()

    def content(self) -> dict[str, object]:
        """The keys as they were written."""
        question, answer = _PAIRS[1] if self.named else _PAIRS[0]
        content: dict[str, object] = {question: self.front.question, answer: self.front.answer}
        if self.back is not None and not self.named:
            content[REVERSE] = {"question": self.back.question, "answer": self.back.answer}
        return content

    def _face(self, part: str) -> Face:
        if part == "":
            return self.front
        if part == REVERSE and self.back is not None:
            return self.back
        raise ValueError(f"This flashcard has no part {part!r}.")


def _told_by(mapping: Mapping) -> bool:
    return any(mapping.get(key) is not None for pair in _PAIRS for key in pair)


def _read(fields: Fields, about: Common) -> Flashcard | None:
    named = "term" in fields or "definition" in fields
    if named and any(key in fields for key in (*_PAIRS[0], REVERSE)):
        fields.problem(
            FORMS_MIXED,
            "`term` and `definition` stand beside `question`, `answer` or `reverse`.",
            "Keep term and definition (asked both ways), or question and answer.",
        )
        return None
    question, answer = _PAIRS[1] if named else _PAIRS[0]
    front = Face(fields.needed(question, "A flashcard"), fields.needed(answer, "A flashcard"))
    fields.flag("typed")
    back = Face(front.answer, front.question) if named else _read_reverse(fields)
    return None if fields.failed else Flashcard(about=about, front=front, back=back, named=named)


def _read_reverse(fields: Fields) -> Face | None:
    inner = fields.inner(REVERSE, "{question: …, answer: …}")
    if inner is None:
        return None
    for entry in inner.mapping.entries:
        if entry.key.text not in _PAIRS[0]:
            inner.problem(
                codes.UNKNOWN_KEY,
                f"`reverse` has no key `{entry.key.text}`.",
                "It has question and answer only.",
                mark=entry.key.start,
            )
    return Face(inner.needed("question", "`reverse`"), inner.needed("answer", "`reverse`"))


def _restore(content: Content, about: Common) -> Flashcard:
    if "term" in content:
        front = Face(str(content["term"]), str(content["definition"]))
        return Flashcard(about=about, front=front, back=Face(front.answer, front.question), named=True)
    back = content.get(REVERSE)
    return Flashcard(
        about=about,
        front=Face(str(content["question"]), str(content["answer"])),
        back=Face(str(back["question"]), str(back["answer"])) if isinstance(back, dict) else None,
    )


EXPLANATIONS = (
    Explanation(
        FORMS_MIXED,
        "two forms of flashcard are mixed",
        "Term and definition are asked both ways by themselves; question and answer are another form.",
        "Keep one of the two pairs.",
        "term: Cossack\ndefinition: a free horseman of the steppe\nquestion: What is a Cossack?",
        "term: Cossack\ndefinition: a free horseman of the steppe",
    ),
)

SHAPE = {
    "properties": {
        "question": described(TEXT, "What is asked."),
        "answer": described(TEXT, "What is shown when the card is turned."),
        "term": described(TEXT, "A term; it is asked for, and asked back from its definition."),
        "definition": described(TEXT, "What the term means."),
        REVERSE: {
            "type": "object",
            "properties": {
                "question": described(TEXT, "What the second card asks."),
                "answer": described(TEXT, "What the second card answers."),
            },
            "required": ["question", "answer"],
            "additionalProperties": False,
            "description": "The same fact asked the other way round, as a second card.",
            "errorMessage": "Write `question: …` and `answer: …` below it.",
        },
        "typed": described(FLAG, "`true` makes it a question whose answer is typed."),
    },
    "if": {"anyOf": [{"required": ["term"]}, {"required": ["definition"]}]},
    "then": {
        "required": ["term", "definition"],
        "properties": {"question": False, "answer": False, REVERSE: False},
    },
    "else": {"required": ["question", "answer"]},
}

EXAMPLE = """\
  # A flashcard: you recall the answer, reveal it, and say how well you knew it.
  - id: example-flashcard
    question: What is the capital of Mongolia?
    answer: Ulaanbaatar
    explain: The name means Red Hero; until 1924 the city was called Urga.
    section: Capitals

  # A flashcard that is also asked the other way round, as two cards.
  - id: example-both-ways
    question: What is the capital of Kazakhstan?
    answer: Astana
    reverse:
      question: Of which country is Astana the capital?
      answer: Kazakhstan
    explain: The government moved there from Almaty in 1997.
    section: Capitals

  # A term and its definition, asked both ways.
  - id: example-term
    term: steppe
    definition: a dry grassland without trees
    section: Belts of growth
"""

TYPE = QuestionType(
    name=Flashcard.type_name,
    keys=("question", "answer", "term", "definition", REVERSE, "typed"),
    told_by=_told_by,
    read=_read,
    restore=_restore,
    explanations=EXPLANATIONS,
    shape=SHAPE,
    told={"anyOf": [{"required": [key]} for pair in _PAIRS for key in pair]},
    example=EXAMPLE,
)
