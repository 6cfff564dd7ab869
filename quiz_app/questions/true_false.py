"""True-false: a statement that holds or not; a false one carries its correction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import ClassVar

from quiz_app.questions.codes import Explanation
from quiz_app.questions.compare import same
from quiz_app.questions.fields import Fields, describe
from quiz_app.questions.judging import self_graded, without_answer
from quiz_app.questions.model import (
    DONT_KNOW,
    Claim,
    Common,
    Expects,
    Known,
    Outcome,
    Prompt,
    Question,
    Response,
    ResponseKind,
    Verdict,
)
from quiz_app.questions.node import Mapping, Scalar
from quiz_app.questions.problem import Severity
from quiz_app.questions.question_type import Content, QuestionType
from quiz_app.questions.shapes import FLAG, NO, TEXT, described

CORRECTION_MISSING = "Q140"
CORRECTION_OF_TRUE = "Q141"
TRUTH_WANTED = "Q142"
CORRECTION_SAME = "Q143"
OPTIONS = ("true", "false")
_CHANCE = 0.5
_WORDS = {"true": True, "yes": True, "false": False, "no": False}
_LINES = {"t": 0, "true": 0, "y": 0, "yes": 0, "1": 0, "f": 1, "false": 1, "n": 1, "no": 1, "2": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(Question):
    """`true` says whether the statement holds; `correction` says what does hold where it does not."""

    type_name: ClassVar[str] = "true-false"
    about: Common
    statement: str
    true: bool
    correction: str = ""

    def prompt(self, part: str) -> Prompt:
        """The statement; a random pick is right every other time."""
        self.check_part(part)
        return Prompt(
            text=self.statement,
            expects=Expects.OPTIONS,
            options=OPTIONS,
            pinned=len(OPTIONS),
            chance=_CHANCE,
            hint=self.about.hint,
            tells="true or false",
        )

    def answer(self, part: str) -> str:
        """True, or false with the correction."""
        self.check_part(part)
        return "True" if self.true else f"False: {self.correction}"

    def judge(self, part: str, response: Response, known: Known) -> Verdict:
        """Right or wrong; the right answer tells the correction of a false statement.

        Raises ValueError for a response that the prompt does not allow.
        """
        wanted = self.answer(part)
        unanswered = without_answer(response, wanted, _CHANCE)
        if unanswered is not None:
            return unanswered
        if response.kind is ResponseKind.REVEALED:
            return self_graded(response, wanted, _CHANCE)
        if response.picked not in ((0,), (1,)):
            raise ValueError(f"True (0) or false (1) must be picked, not {response.picked}.")
        passed = (response.picked == (0,)) == self.true
        return Verdict(
            outcome=Outcome.RIGHT if passed else Outcome.WRONG,
            share=1.0 if passed else 0.0,
            wanted=wanted,
            given=OPTIONS[response.picked[0]],
            chance=_CHANCE,
        )

    def read_line(self, part: str, line: str, order: Sequence[int]) -> Response | str:
        """True or false, in full or by the first letter, yes or no, 1 or 2; 0 or an empty line says "don't know"."""
        word = line.strip().casefold()
        if word in ("", "0"):
            return DONT_KNOW
        picked = _LINES.get(word.rstrip(".!"))
        if picked is None:
            return "Write t for true or f for false, or 0 if you don't know."
        return Response.pick(picked)

    def lines(self, part: str, order: Sequence[int] = ()) -> list[str]:
        """The statement and what to say to it; the two options need no list."""
        prompt = self.prompt(part)
        shown = prompt.text.splitlines() or [""]
        return [*shown[:-1], f"{shown[-1]}   ({prompt.tells})"]

    def guesses(self, part: str, random: Random) -> Iterator[Response]:
        """True, and false."""
        self.check_part(part)
        return map(Response.pick, range(2))

    def answers(self) -> tuple[str, ...]:
        """None: what is right here is no name that could be a slip of the pen for another."""
        return ()

    def wrong_answers(self) -> tuple[str, ...]:
        """None, for the same reason."""
        return ()

    def claims(self) -> tuple[Claim, ...]:
        """What holds: the statement, or its correction. Nothing where it is only said that the statement is false."""
        told = self.statement if self.true else self.correction
        return (Claim(told),) if told else ()

    def content(self) -> dict[str, object]:
        """The keys as they were written."""
        content: dict[str, object] = {"statement": self.statement, "answer": self.true}
        if self.correction:
            content["correction"] = self.correction
        return content


def _told_by(mapping: Mapping) -> bool:
    return mapping.get("statement") is not None


def _read(fields: Fields, about: Common) -> TrueFalse | None:
    statement = fields.needed("statement", "A true-false question")
    true = _read_truth(fields)
    correction = fields.text("correction")
    if true is False and "correction" not in fields:
        fields.problem(
            CORRECTION_MISSING,
            "The statement is false, and nothing says what is true instead.",
            "Add a line `correction: …` with the true sentence; it is shown after the answer.",
            mark=fields.mark("answer"),
        )
    if true and correction:
        fields.problem(
            CORRECTION_OF_TRUE,
            "The statement is true, so there is nothing to correct.",
            "Write `answer: false`, or move the text to `explain`.",
            mark=fields.mark("correction"),
        )
    if true is False and correction and same(correction, statement):
        fields.problem(
            CORRECTION_SAME,
            "The correction says the same as the statement.",
            "Write the sentence as it would be true.",
            mark=fields.mark("correction"),
            severity=Severity.WARNING,
        )
    if true is None:
        return None
    return TrueFalse(about=about, statement=statement, true=true, correction=correction)


def _read_truth(fields: Fields) -> bool | None:
    """The answer as true or false; None where it is reported as missing or as something else."""
    node = fields.node("answer")
    if node is None:
        fields.needed("answer", "A true-false question")
        return None
    true = _WORDS.get(node.text.strip().lower()) if isinstance(node, Scalar) else None
    if true is None:
        fields.problem(
            TRUTH_WANTED,
            f"A statement is true or false, but here is {describe(node)}.",
            "Write `answer: true` or `answer: false`.",
            mark=node.start,
        )
    return true


def _restore(content: Content, about: Common) -> TrueFalse:
    return TrueFalse(
        about=about,
        statement=str(content["statement"]),
        true=bool(content["answer"]),
        correction=str(content.get("correction", "")),
    )


EXPLANATIONS = (
    Explanation(
        CORRECTION_MISSING,
        "a false statement has no correction",
        "Who read a false sentence should not leave with it; what is true is shown after the answer.",
        "Add the true sentence as `correction`.",
        "statement: Golovin signed at Nerchinsk for China.\nanswer: false",
        "statement: Golovin signed at Nerchinsk for China.\nanswer: false\ncorrection: He signed for Russia.",
    ),
    Explanation(
        CORRECTION_OF_TRUE,
        "a true statement has a correction",
        "What is true needs no correction; one of the two lines is not as it was meant.",
        "Write `answer: false`, or move the text to `explain`.",
        "statement: Golovin signed for Russia.\nanswer: true\ncorrection: He led the embassy.",
        "statement: Golovin signed for Russia.\nanswer: true\nexplain: He led the embassy.",
    ),
    Explanation(
        TRUTH_WANTED,
        "a statement is neither true nor false",
        "A true-false question is answered by true or false and nothing between.",
        "Write `answer: true` or `answer: false`.",
        "statement: Golovin signed for Russia.\nanswer: perhaps",
        "statement: Golovin signed for Russia.\nanswer: true",
    ),
    Explanation(
        CORRECTION_SAME,
        "the correction repeats the statement",
        "The correction is shown as what is true, and it says just what was called false.",
        "Write the sentence as it would be true.",
        "statement: Golovin signed for China.\nanswer: false\ncorrection: Golovin signed for China.",
        "statement: Golovin signed for China.\nanswer: false\ncorrection: Golovin signed for Russia.",
    ),
)

TYPE = QuestionType(
    name=TrueFalse.type_name,
    keys=("statement", "answer", "correction"),
    told_by=_told_by,
    read=_read,
    restore=_restore,
    explanations=EXPLANATIONS,
    shape={
        "properties": {
            "statement": described(TEXT, "A sentence that is either true or false."),
            "answer": described(FLAG, "Whether the statement is true."),
            "correction": described(TEXT, "What is true instead; needed where the statement is false."),
        },
        "required": ["statement", "answer"],
        "if": {"required": ["answer"], "properties": {"answer": NO}},
        "then": {"required": ["correction"]},
        "else": {"properties": {"correction": False}},
    },
    told={"required": ["statement"]},
    example="""\
  # True or false. A false statement says what is true instead.
  - id: example-true-false
    statement: Lake Baikal is fed by a single river.
    answer: false
    correction: More than three hundred rivers flow into it; only the Angara flows out.
    section: Lakes
""",
)
