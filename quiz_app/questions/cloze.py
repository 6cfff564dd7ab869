"""Clozes: a text with numbered gaps, of which each number makes one card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from quiz_app.questions import gap_answers, gaps
from quiz_app.questions.accepting import TYPING_DENIED
from quiz_app.questions.codes import Explanation
from quiz_app.questions.fields import Fields, shorten
from quiz_app.questions.gap_answers import (
    Accept,
    Reject,
    hidden_by,
    in_order,
    parts_of,
    read_accept,
    read_reject,
)
from quiz_app.questions.gap_repeats import without_repeats
from quiz_app.questions.gaps import Run, scan
from quiz_app.questions.judging import self_graded, text_verdict, without_answer
from quiz_app.questions.model import (
    Accepted,
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
from quiz_app.questions.node import Mapping, Mark, Scalar
from quiz_app.questions.option import option_content, restore_options, restore_texts
from quiz_app.questions.plain import revealing
from quiz_app.questions.problem import Severity
from quiz_app.questions.question_type import Content, QuestionType
from quiz_app.questions.shapes import FLAG, NO, NOTED, TEXT, TEXTS, described

NOTHING_BUT_GAPS = "Q097"
LONGEST_TYPED = 40
_MENDING = {
    gaps.NO_GAP: ("This cloze has no gap.", "Mark what to hide: {{c1::text}}."),
    gaps.GAP_UNCLOSED: ("The gap `%s` is not closed.", "Write }} after the hidden text."),
    gaps.GAP_NESTED: ("The gap `%s` holds another gap.", "Write the gaps one after the other."),
    gaps.GAP_EMPTY: (
        "The gap `%s` hides nothing.",
        "Write the hidden text after the two colons: {{c1::text}}.",
    ),
    gaps.GAP_UNNUMBERED: ("The gap `%s` has no number from c1 to c500.", "Write {{c1::text}}."),
    gaps.GAP_ZERO: (
        "The gap `%s` has the number 0, which makes no card.",
        "Gaps count from 1: {{c1::text}}.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze(Question):
    """`text` is as written, with its gaps. `typed` overrides how all parts are answered; None lets length decide.

    `accept` holds parts with the further answers that count as right for them, `reject` parts with the answers that
    the author foresaw as wrong.
    """

    type_name: ClassVar[str] = "cloze"
    about: Common
    text: str
    typed: bool | None = None
    accept: Accept = ()
    reject: Reject = ()

    def parts(self) -> tuple[str, ...]:
        """One part a number, in the order of the numbers."""
        return parts_of(self._runs())

    def prompt(self, part: str) -> Prompt:
        """The text with the part's gaps as […] or [hint] and all others filled."""
        number = self._number(part)
        shown = (f"[{run.hint or '…'}]" if run.number == number else run.text for run in self._runs())
        expects = Expects.TYPING if self._is_typed(part) else Expects.REVEAL
        return Prompt(text="".join(shown), expects=expects, hint=self.about.hint)

    def answer(self, part: str) -> str:
        """What the part's gaps hide, joined by commas where they differ."""
        self._number(part)
        return ", ".join(hidden_by(self._runs(), part))

    def judge(self, part: str, response: Response, known: Known) -> Verdict:
        """Compared where it is typed, else left to the learner; another gap's text is never near.

        A rejected answer tells its reason. Words that stand beside the gap may be typed again.
        """
        wanted = (self.answer(part), *dict(self.accept).get(part, ()))
        if not self._is_typed(part) and response.kind is not ResponseKind.PICKED:
            return without_answer(response, wanted[0]) or self_graded(response, wanted[0])
        number = self._number(part)
        others = tuple(run.text for run in self._runs() if run.number not in (0, number))
        rejects = dict(self.reject).get(part, ())
        verdict = text_verdict(response, wanted, rejects=rejects, others_wrong=others, known=known)
        if verdict.outcome is not Outcome.WRONG or verdict.note:
            return verdict
        for text in without_repeats(response.text, self._runs(), number):
            bare = text_verdict(
                Response.typed(text), wanted, rejects=rejects, others_wrong=others, known=known
            )
            if bare.passed or bare.note:
                kept = None if bare.acceptable is None else Accepted(response.text)
                return replace(bare, given=response.text, acceptable=kept)
        return verdict

    def read_line(self, part: str, line: str, order: Sequence[int]) -> Response | str:
        """The line is the answer where it is typed."""
        return Response.typed(line) if self._is_typed(part) else revealing(line)

    def answers(self) -> tuple[str, ...]:
        """What any gap hides, and all accepted texts."""
        hidden = tuple(run.text.strip() for run in self._runs() if run.number)
        accepted = tuple(text for _part, texts in self.accept for text in texts)
        return tuple(dict.fromkeys(hidden + accepted))

    def wrong_answers(self) -> tuple[str, ...]:
        """The rejected answers of all parts."""
        return tuple(option.text for _part, options in self.reject for option in options)

    def full_text(self, part: str) -> str:
        """The text with every gap filled."""
        self._number(part)
        return "".join(run.text for run in self._runs())

    def claims(self) -> tuple[Claim, ...]:
        """What each part hides, with what is accepted for it; each text by itself where a part hides several."""
        accept, runs = dict(self.accept), self._runs()
        hidden = {part: hidden_by(runs, part) for part in self.parts()}
        return tuple(
            Claim(text, accept.get(part, ()) if len(texts) == 1 else ())
            for part, texts in hidden.items()
            for text in texts
        )

    def content(self) -> dict[str, object]:
        """The keys as they were written, `accept` and `reject` always by part."""
        content: dict[str, object] = {"cloze": self.text}
        if self.typed is not None:
            content["typed"] = self.typed
        if self.accept:
            content["accept"] = {part: list(texts) for part, texts in self.accept}
        if self.reject:
            content["reject"] = {part: option_content(options) for part, options in self.reject}
        return content

    def _runs(self) -> tuple[Run, ...]:
        return scan(self.text)[0]

    def _number(self, part: str) -> int:
        if part not in self.parts():
            raise ValueError(f"This cloze has no part {part!r}.")
        return int(part[1:])

    def _is_typed(self, part: str) -> bool:
        """Short answers are typed; several different texts under one number are left to the learner."""
        if self.typed is not None:
            return self.typed
        if part in dict(self.accept) or part in dict(self.reject):
            return True
        self._number(part)
        hidden = hidden_by(self._runs(), part)
        return len(hidden) == 1 and len(hidden[0]) <= LONGEST_TYPED


def _told_by(mapping: Mapping) -> bool:
    return mapping.get("cloze") is not None


def _read(fields: Fields, about: Common) -> Cloze | None:
    text = fields.needed("cloze", "A cloze")
    typed = fields.flag("typed")
    runs = _read_gaps(fields, text) if text else ()
    accept = read_accept(fields, runs)
    reject = read_reject(fields, runs, accept)
    if typed is False and (accept or reject):
        key = "accept" if accept else "reject"
        fields.problem(
            TYPING_DENIED,
            f"`typed: false` says that nothing is typed, but `{key}` says how to judge what is.",
            "Delete one of the two lines.",
            mark=fields.mark("typed"),
        )
    return Cloze(about=about, text=text, typed=typed, accept=accept, reject=reject)


def _read_gaps(fields: Fields, text: str) -> tuple[Run, ...]:
    """The runs of the text; every fault is reported as near to its gap as can be known."""
    runs, faults = scan(text)
    for fault in faults:
        _tell(fields, fault.code, fault.offset, fault.excerpt)
    if not faults and not parts_of(runs):
        _tell(fields, gaps.NO_GAP, 0, "")
    spoken = [(run.number, any(map(str.isalnum, run.text)), any(map(str.isalnum, run.hint))) for run in runs]
    for number in {run.number for run in runs if run.number}:
        if not any(hint if of == number else text for of, text, hint in spoken):
            fields.problem(
                NOTHING_BUT_GAPS,
                f"With c{number} hidden, nothing is left to go by.",
                "Write a sentence around the gap, or give it a hint: {{c1::text::hint}}.",
                mark=fields.mark("cloze"),
                severity=Severity.WARNING,
            )
    return runs


def _tell(fields: Fields, code: str, offset: int, excerpt: str) -> None:
    message, hint = _MENDING[code]
    node = fields.node("cloze")
    mark: Mark | None = None
    if isinstance(node, Scalar):
        mark = node.at(offset + len(node.text) - len(node.text.lstrip()))
    fields.problem(code, message.replace("%s", shorten(excerpt)), hint, mark=mark)


def _restore(content: Content, about: Common) -> Cloze:
    typed = content.get("typed")
    accept, reject = content.get("accept"), content.get("reject")
    accepted = accept.items() if isinstance(accept, dict) else ()
    rejected = reject.items() if isinstance(reject, dict) else ()
    return Cloze(
        about=about,
        text=str(content["cloze"]),
        typed=None if typed is None else bool(typed),
        accept=in_order([(str(part), restore_texts(texts)) for part, texts in accepted]),
        reject=in_order([(str(part), restore_options(options)) for part, options in rejected]),
    )


EXPLANATIONS = (
    *gaps.EXPLANATIONS,
    *gap_answers.EXPLANATIONS,
    Explanation(
        NOTHING_BUT_GAPS,
        "a cloze shows nothing to go by",
        "With its gap hidden no word is left, so nobody can know what is asked.",
        "Write a sentence around the gap, or give the gap a hint: {{c1::text::hint}}.",
        'cloze: "{{c1::Golovin}}"',
        'cloze: "{{c1::Golovin}} signed for Russia."',
    ),
)

_NOTHING_TYPED = {
    "enum": [[], {}],
    "errorMessage": "`typed: false` says that nothing is typed: delete it, or this list.",
}
_GAP_NAME = {"pattern": "^c[1-9][0-9]{0,2}$", "patternErrorMessage": "Write the number of a gap, such as c1."}
SHAPE = {
    "properties": {
        "cloze": {
            **described(
                TEXT, "A text in quotes whose gaps are written {{c1::hidden}} or {{c1::hidden::hint}}."
            ),
            "pattern": gaps.PATTERN,
            "patternErrorMessage": "Each gap is written {{c1::text}}, counted from c1 to c500, none inside another.",
        },
        "typed": described(FLAG, "Whether the gaps are typed; where the line is absent, short ones are."),
        "accept": {
            **described(TEXTS, "Further right answers; with several gaps by their numbers, as `c1: [text]`."),
            "type": ["string", "number", "boolean", "array", "object"],
            "propertyNames": _GAP_NAME,
            "additionalProperties": TEXTS,
        },
        "reject": {
            **described(
                NOTED, "Wrong answers with reasons; with several gaps by their numbers: `c1: {text: why}`."
            ),
            "additionalProperties": NOTED,
        },
    },
    "required": ["cloze"],
    "if": {"required": ["typed"], "properties": {"typed": NO}},
    "then": {"properties": {"accept": _NOTHING_TYPED, "reject": _NOTHING_TYPED}},
}

TYPE = QuestionType(
    name=Cloze.type_name,
    keys=("cloze", "typed", "accept", "reject"),
    told_by=_told_by,
    read=_read,
    restore=_restore,
    explanations=EXPLANATIONS,
    shape=SHAPE,
    told={"required": ["cloze"]},
    example="""\
  # A cloze: each gap is a card of its own. After two more colons stands a hint.
  - id: example-cloze
    cloze: "Lake Baikal holds about {{c1::a fifth::which share?}} of the world's {{c2::fresh}} water."
    explain: Ice is not counted, nor is what lies in the ground.
    section: Lakes
""",
)
