"""Dates: a year, month, day or time between two of them is typed and judged as far as it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from quiz_app.questions.compare import normalise, same
from quiz_app.questions.date_reading import (
    EXPLANATIONS,
    PRECISIONS,
    check_accepted_dates,
    check_rejected_dates,
    read_date,
    read_precision,
)
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
from quiz_app.questions.moment_match import Agreement, agreement, holds
from quiz_app.questions.moment_text import Fault, Readings, read_periods
from quiz_app.questions.moments import Grain, Period, as_when, coarser_period, shown, shown_moment
from quiz_app.questions.node import Mapping
from quiz_app.questions.option import option_content, restore_options, restore_texts
from quiz_app.questions.question_type import Content, QuestionType
from quiz_app.questions.shapes import NOTED, TEXT, TEXTS, described

_TELLS = {
    Grain.CENTURY: "century",
    Grain.DECADE: "decade",
    Grain.YEAR: "year",
    Grain.MONTH: "month and year",
    Grain.DAY: "day, month and year",
}
_FAULTS = {
    Fault.IMPOSSIBLE: "There is no such date.",
    Fault.BACKWARDS: "The end must come after the beginning.",
}
_EXAMPLES = {
    Grain.CENTURY: ("a century", "14th century"),
    Grain.DECADE: ("a decade", "1340s"),
    Grain.YEAR: ("a year", "1342 or 50 BCE"),
    Grain.MONTH: ("a month", "May 1342"),
    Grain.DAY: ("a day", "4 May 1342"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DateQuestion(Question):
    """`date`, `accept` and `reject` are as the author wrote them; `precision` is "" where all of `date` is asked."""

    type_name: ClassVar[str] = "date"
    about: Common
    question: str
    date: str
    precision: str = ""
    accept: tuple[str, ...] = ()
    reject: tuple[Option, ...] = ()

    def prompt(self, part: str) -> Prompt:
        """The question, to be answered by typing; what it asks for is told where its words do not say it."""
        self.check_part(part)
        wanted = self._wanted()
        asked = coarser_period(wanted, self._grain()) if wanted else None
        return Prompt(
            text=self.question,
            expects=Expects.TYPING,
            hint=self.about.hint,
            tells=_tells(asked, self.question) if asked else "",
            form=f"such as {_form(asked)}" if asked else "",
        )

    def answer(self, part: str) -> str:
        """The date in English; what is asked for first, what is known beyond in brackets: "1689 (27 August)"."""
        self.check_part(part)
        wanted = self._wanted()
        if wanted is None:
            return self.date
        asked = coarser_period(wanted, self._grain())
        if asked == wanted:
            return shown(wanted)
        known = shown_moment(replace(wanted.start, year=None)) if wanted.end is None else shown(wanted)
        return f"{shown(asked)} ({known})"

    def judge(self, part: str, response: Response, known: Known) -> Verdict:
        """Right as far as is asked, partly right with what is missing, or wrong with what is not right."""
        wanted, shown_answer = self._wanted(), self.answer(part)
        if wanted is None or response.kind is ResponseKind.PICKED:
            return text_verdict(response, self.answers(), rejects=self.reject, known=known)
        unanswered = without_answer(response, shown_answer)
        if unanswered is not None:
            return unanswered
        if response.kind is ResponseKind.REVEALED:
            return self_graded(response, shown_answer)
        if not response.text.strip():
            return Verdict(outcome=Outcome.DONT_KNOW, share=0.0, wanted=shown_answer)
        judged = self._agreement(response.text, known)
        right, partly = judged.share == 1, judged.share > 0
        return Verdict(
            outcome=Outcome.RIGHT if right else Outcome.PARTLY if partly else Outcome.WRONG,
            share=float(judged.share),
            wanted=shown_answer,
            given=response.text,
            note=judged.note,
            acceptable=None if right else Accepted(response.text),
        )

    def read_line(self, part: str, line: str, order: Sequence[int]) -> Response | str:
        """The line is the answer."""
        return Response.typed(line)

    def answers(self) -> tuple[str, ...]:
        """The date as written and in English, and all accepted ones."""
        wanted = self._wanted()
        written = (self.date, *((shown(wanted),) if wanted else ()), *self.accept)
        return tuple(dict.fromkeys(written))

    def wrong_answers(self) -> tuple[str, ...]:
        """The rejected dates."""
        return tuple(option.text for option in self.reject)

    def claims(self) -> tuple[Claim, ...]:
        """The whole date, which is shown even where less of it is asked; an accepted one will do."""
        wanted = self._wanted()
        return (Claim(shown(wanted) if wanted else self.date, self.accept),)

    def content(self) -> dict[str, object]:
        """The keys as they were written, without empty ones."""
        content: dict[str, object] = {"question": self.question, "date": self.date}
        if self.precision:
            content["precision"] = self.precision
        if self.accept:
            content["accept"] = list(self.accept)
        if self.reject:
            content["reject"] = option_content(self.reject)
        return content

    def _wanted(self) -> Period | None:
        return next(_first_reading(self.date), None)

    def _grain(self) -> Grain:
        return PRECISIONS.get(self.precision, Grain.DAY)

    def _agreement(self, text: str, known: Known) -> Agreement:
        """The best that can be said of a given text, whichever way it may be read."""
        accepted = (*self.accept, *(accepted.text for accepted in known.accepted))
        if any(same(text, other) for other in accepted):
            return Agreement(1)
        readings = read_periods(text)
        rights = [period for right in (self.date, *accepted) for period in _first_reading(right)]
        judged = [agreement(right, self._grain(), given) for given in readings.periods for right in rights]
        best = max(judged, key=lambda one: (one.share, bool(one.note)), default=Agreement(0))
        if best.share == 1:
            return best
        asked = coarser_period(rights[0], self._grain())
        reason = self._rejected(text, readings, asked)
        if reason is not None:
            return Agreement(0, reason)
        if not readings.periods:
            return Agreement(0, _unreadable(readings.fault, asked))
        shortened = not best.note and any(_shortened(one, asked) for one in readings.periods)
        return Agreement(0, "Write the year in full.") if shortened else best

    def _rejected(self, text: str, readings: Readings, asked: Period) -> str | None:
        """The reason of the rejected date that was given, as it is or more exactly; never for one that is too vague."""
        for option in self.reject:
            meant = tuple(_first_reading(option.text))
            inside = (holds(bad, one) and not holds(one, asked) for bad in meant for one in readings.periods)
            if any(inside) or (not readings.periods and same(text, option.text)):
                return option.reason
        return None


def _first_reading(text: str) -> Iterator[Period]:
    """The likeliest reading of a date that an author or learner settled on; none where it is plain text."""
    for period in read_periods(text, kindly=False).periods[:1]:
        if all(moment.year is not None for moment in period.ends):
            yield period


def _unreadable(fault: Fault | None, asked: Period) -> str:
    if fault in _FAULTS:
        return _FAULTS[fault]
    wanted = "beginning and end are" if asked.end is not None else f"{_EXAMPLES[asked.grain][0]} is"
    return f"That is no date: {wanted} wanted, such as {_form(asked)}."


def _form(asked: Period) -> str:
    """How what is asked for is written, at another date."""
    return "1342–1345" if asked.end is not None else _EXAMPLES[asked.grain][1]


def _tells(asked: Period, question: str) -> str:
    """What is asked for, where the words of the question do not say it already."""
    words = normalise(question).split()
    if asked.end is not None:
        return "" if "from when to when" in " ".join(words) else "from when to when"
    if asked.grain > Grain.YEAR:
        return _TELLS[asked.grain]
    tells = _TELLS[asked.grain]
    if asked.circa:
        return f"{tells}, roughly"
    return "" if tells in words else tells


def _shortened(given: Period, wanted: Period) -> bool:
    """Whether a given year has but the last two digits of the one that is wanted."""
    year, full = given.start.year, wanted.start.year
    return year is not None and full is not None and 0 < year < 100 <= full and full % 100 == year


def _told_by(mapping: Mapping) -> bool:
    return mapping.get("date") is not None


def _read(fields: Fields, about: Common) -> DateQuestion | None:
    question = fields.needed("question", "A date question")
    written = fields.needed("date", "A date question")
    wanted = read_date(fields, written) if written else None
    precision = read_precision(fields, wanted)
    accept = fields.placed_texts("accept")
    reject = fields.noted("reject")
    if wanted is not None:
        grain = PRECISIONS.get(precision, Grain.DAY)
        check_accepted_dates(fields, wanted, grain, accept)
        check_rejected_dates(fields, wanted, grain, accept, reject)
        about = about if about.when else replace(about, when=as_when(wanted))
    return DateQuestion(
        about=about,
        question=question,
        date=written,
        precision=precision,
        accept=tuple(text for text, _mark in accept),
        reject=tuple(Option(text=noted.text, reason=noted.reason) for noted in reject),
    )


def _restore(content: Content, about: Common) -> DateQuestion:
    return DateQuestion(
        about=about,
        question=str(content["question"]),
        date=str(content["date"]),
        precision=str(content.get("precision", "")),
        accept=restore_texts(content.get("accept")),
        reject=restore_options(content.get("reject")),
    )


TYPE = QuestionType(
    name=DateQuestion.type_name,
    keys=("question", "date", "precision", "accept", "reject"),
    told_by=_told_by,
    read=_read,
    restore=_restore,
    explanations=EXPLANATIONS,
    shape={
        "properties": {
            "question": described(TEXT, "What is asked."),
            "date": described(
                TEXT, "1689, 1689-08, 1689-08-27, 1904–1905, c. 1640, 221 BCE, 1680s or 17th century."
            ),
            "precision": described(
                {"enum": [*PRECISIONS], "errorMessage": "Write year, month or day."},
                "How much of the date must be answered, where it is not all of it.",
            ),
            "accept": described(TEXTS, "Further right dates; how a date is written never counts."),
            "reject": described(
                NOTED, "Wrong dates that are foreseen, each with its reason: `1729: because`."
            ),
        },
        "required": ["question", "date"],
    },
    told={"required": ["date"]},
    example="""\
  # A date: a year, a month, a day, or the time from one to another. What is vaguer is told what is missing.
  - id: example-date
    question: When did Kazakhstan declare its independence?
    date: 1991-12-16
    precision: month
    reject:
      1990: that year it declared itself sovereign within the Soviet Union
    explain: It was the last of the Soviet republics to do so.
    section: The end of the Soviet Union
""",
)
