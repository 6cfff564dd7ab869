"""Numbers: an amount is typed, in any way of writing it and any fitting unit, and judged exactly or within a margin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from quiz_app.questions.fields import Fields
from quiz_app.questions.judging import self_graded, text_verdict, without_answer
from quiz_app.questions.model import (
    Accepted,
    Claim,
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
from quiz_app.questions.node import Mapping
from quiz_app.questions.number_notes import NO_NUMBER, conversion, slip
from quiz_app.questions.number_reading import (
    EXPLANATIONS,
    Wanted,
    check_numbers,
    converted,
    equal,
    parse_wanted,
    read_wanted,
)
from quiz_app.questions.option import option_content, restore_options, restore_texts
from quiz_app.questions.quantities import Quantity, number_text, read_quantities
from quiz_app.questions.question_type import Content, QuestionType
from quiz_app.questions.shapes import NOTED, TEXT, TEXTS, described
from quiz_app.questions.units import names_unit, with_unit

_AS_WRITTEN = re.compile("[a-z/]")
_FORM = "such as 1,200 or 1.2 million"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Question):
    """The keys are as the author wrote them; of `units` the first is shown, the others are spellings of it."""

    type_name: ClassVar[str] = "number"
    about: Common
    question: str
    number: str
    units: tuple[str, ...] = ()
    tolerance: str = ""
    accept: tuple[str, ...] = ()
    reject: tuple[Option, ...] = ()

    def prompt(self, part: str) -> Prompt:
        """The question, to be answered by typing; the unit is told where its words do not, and so is a tolerance."""
        self.check_part(part)
        unit = f"in {self.units[0]}" if self.units and not names_unit(self.question, self.units) else ""
        margin = f"give or take {self._margin()}" if self.tolerance else ""
        tells = ", ".join(filter(None, (unit, margin)))
        return Prompt(
            text=self.question, expects=Expects.TYPING, hint=self.about.hint, tells=tells, form=_FORM
        )

    def answer(self, part: str) -> str:
        """The number with its unit and tolerance: "2,824 km (± 2%)", "4 to 6"."""
        self.check_part(part)
        shown = with_unit(self._shown(), self.units[0] if self.units else "")
        return f"{shown} (± {self._margin()})" if self.tolerance else shown

    def judge(self, part: str, response: Response, known: Known) -> Verdict:
        """Right or wrong; a number has no slips of the pen, but a note may say what went wrong."""
        shown, wanted = self.answer(part), self._wanted()
        if wanted is None or response.kind is ResponseKind.PICKED:
            return text_verdict(response, self.answers(), rejects=self.reject, known=known)
        unanswered = without_answer(response, shown)
        if unanswered is not None:
            return unanswered
        if response.kind is ResponseKind.REVEALED:
            return self_graded(response, shown)
        if not response.text.strip():
            return Verdict(outcome=Outcome.DONT_KNOW, share=0.0, wanted=shown)
        right, note = self._judged(response.text, wanted, known)
        return Verdict(
            outcome=Outcome.RIGHT if right else Outcome.WRONG,
            share=1.0 if right else 0.0,
            wanted=shown,
            given=response.text,
            note=note,
            acceptable=None if right else Accepted(response.text),
        )

    def read_line(self, part: str, line: str, order: Sequence[int]) -> Response | str:
        """The line is the answer."""
        return Response.typed(line)

    def answers(self) -> tuple[str, ...]:
        """The number as written, with its unit, and all accepted ones."""
        shown = with_unit(self._shown(), self.units[0] if self.units else "")
        return tuple(dict.fromkeys((self.number, shown, *self.accept)))

    def wrong_answers(self) -> tuple[str, ...]:
        """The rejected numbers."""
        return tuple(option.text for option in self.reject)

    def claims(self) -> tuple[Claim, ...]:
        """The number as it is shown with its unit; without its tolerance, which is the judge's and not the source's."""
        shown = with_unit(self._shown(), self.units[0] if self.units else "")
        return (Claim(shown, tuple(dict.fromkeys((self.number, *self.accept)))),)

    def content(self) -> dict[str, object]:
        """The keys as they were written, without empty ones."""
        content: dict[str, object] = {"question": self.question, "number": self.number}
        if self.units:
            content["unit"] = list(self.units)
        if self.tolerance:
            content["tolerance"] = self.tolerance
        if self.accept:
            content["accept"] = list(self.accept)
        if self.reject:
            content["reject"] = option_content(self.reject)
        return content

    def _wanted(self) -> Wanted | None:
        return parse_wanted(self.number, self.units, self.tolerance)

    def _shown(self) -> str:
        """The number as its author wrote it where that is in words, else in digits with its thousands parted."""
        meant = read_quantities(self.number)
        powers = re.fullmatch(r"[-+0-9.,]+e[-+0-9]+", self.number.lower())
        if not meant or (_AS_WRITTEN.search(self.number.lower()) and meant[0].single and not powers):
            return self.number
        ends = (meant[0].low,) if meant[0].single else (meant[0].low, meant[0].high)
        # A comma says that thousands are parted from four digits on, as the author likes them.
        parted = "," in self.number and meant[0].single and meant[0].low.denominator == 1
        return f"{meant[0].low.numerator:,}" if parted else " to ".join(number_text(end) for end in ends)

    def _margin(self) -> str:
        return re.sub(r"\s+%", "%", re.sub(r"^\s*(?:\u00b1|\+ ?/? ?-)\s*", "", self.tolerance))

    def _judged(self, text: str, wanted: Wanted, known: Known) -> tuple[bool, str]:
        """Whether a text is right in any reading, and the note on it."""
        accepted = (*self.accept, *(accepted.text for accepted in known.accepted))
        readings = converted(text, self.units)
        if any(wanted.holds(quantity) for quantity in readings):
            return True, conversion(text, self.units, wanted, self._shown())
        if any(equal(text, other, self.units) for other in accepted):
            return True, ""
        for option in self.reject:
            if equal(text, option.text, self.units):
                return False, option.reason
        return False, self._note(text, wanted, readings)

    def _note(self, text: str, wanted: Wanted, readings: Sequence[Quantity]) -> str:
        """What is wrong with a text that is not right."""
        written = [quantity for quantity in read_quantities(text) if quantity.low <= quantity.high]
        if not written:
            return NO_NUMBER
        if self.units and any(wanted.holds(quantity) for quantity in written):
            return f"The number is right, its unit is not: it is {self.units[0]}."
        if not readings:
            return f"The answer is wanted in {self.units[0]}."
        told = next(filter(None, (slip(quantity, wanted) for quantity in readings)), "")
        return told or conversion(text, self.units, wanted, self._shown())


def _told_by(mapping: Mapping) -> bool:
    return mapping.get("number") is not None


def _read(fields: Fields, about: Common) -> Number | None:
    question = fields.needed("question", "A number question")
    number = fields.needed("number", "A number question")
    units = fields.texts("unit")
    tolerance = fields.text("tolerance")
    accept = fields.placed_texts("accept")
    reject = fields.noted("reject")
    wanted = read_wanted(fields, number, units, tolerance) if number else None
    if wanted is not None:
        check_numbers(fields, wanted, units, accept, reject)
    return Number(
        about=about,
        question=question,
        number=number,
        units=units,
        tolerance=tolerance,
        accept=tuple(text for text, _mark in accept),
        reject=tuple(Option(text=noted.text, reason=noted.reason) for noted in reject),
    )


def _restore(content: Content, about: Common) -> Number:
    return Number(
        about=about,
        question=str(content["question"]),
        number=str(content["number"]),
        units=restore_texts(content.get("unit")),
        tolerance=str(content.get("tolerance", "")),
        accept=restore_texts(content.get("accept")),
        reject=restore_options(content.get("reject")),
    )


TYPE = QuestionType(
    name=Number.type_name,
    keys=("question", "number", "unit", "tolerance", "accept", "reject"),
    told_by=_told_by,
    read=_read,
    restore=_restore,
    explanations=EXPLANATIONS,
    shape={
        "properties": {
            "question": described(TEXT, "What is asked."),
            "number": described(
                TEXT, "12, 2,824, 2.8 million, -40 or 1e6; 4 to 6 where any number between is right."
            ),
            "unit": described(TEXTS, "The unit, which need not be typed; a list gives further spellings."),
            "tolerance": described(
                TEXT, "How far an answer may be off: 5 in the unit, or 2 % of the number."
            ),
            "accept": described(TEXTS, "Further right numbers; how a number is written never counts."),
            "reject": described(
                NOTED, "Wrong numbers that are foreseen, each with its reason: `12: because`."
            ),
        },
        "required": ["question", "number"],
    },
    told={"required": ["number"]},
    example="""\
  # A number, typed in digits or words. The unit need not be typed; a tolerance (5, or 2 %) is told beforehand.
  - id: example-number
    question: What is the greatest depth of Lake Baikal?
    number: 1,642
    unit: m
    tolerance: 2 %
    reject:
      744: that is how deep it is on average
    explain: Its floor lies more than a kilometre below the sea.
    section: Lakes
""",
)
