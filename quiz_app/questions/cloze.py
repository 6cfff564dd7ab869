"""Clozes: a text with numbered gaps, of which each number makes one card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from quiz_app.questions import gaps
from quiz_app.questions.accepting import TYPING_DENIED, check_accepted
from quiz_app.questions.codes import Explanation
from quiz_app.questions.fields import Fields, shorten
from quiz_app.questions.gaps import Run, scan
from quiz_app.questions.judging import self_graded, text_verdict, without_answer
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
from quiz_app.questions.node import Mapping, Mark, Scalar
from quiz_app.questions.option import restore_texts
from quiz_app.questions.plain import revealing
from quiz_app.questions.problem import Severity
from quiz_app.questions.question_type import Content, QuestionType
from quiz_app.questions.shapes import FLAG, NO, TEXT, TEXTS, described

ACCEPT_NO_GAP = "Q096"
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

    `accept` holds parts with the further answers that count as right for them.
    """

    type_name: ClassVar[str] = "cloze"
    about: Common
    text: str
    typed: bool | None = None
    accept: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def parts(self) -> tuple[str, ...]:
        """One part a number, in the order of the numbers."""
        return _parts(self._runs())

    def prompt(self, part: str) -> Prompt:
        """The text with the part's gaps as […] or [hint] and all others filled."""
        number = self._number(part)
        shown = (f"[{run.hint or '…'}]" if run.number == number else run.text for run in self._runs())
        expects = Expects.TYPING if self._is_typed(part) else Expects.REVEAL
        return Prompt(text="".join(shown), expects=expects, hint=self.about.hint)

    def answer(self, part: str) -> str:
        """What the part's gaps hide, joined by commas where they differ."""
        return ", ".join(self._hidden(self._number(part)))

    def judge(self, part: str, response: Response, known: Known) -> Verdict:
        """Compared where it is typed, else left to the learner; another gap's text is never near."""
        wanted = (self.answer(part), *dict(self.accept).get(part, ()))
        if not self._is_typed(part) and response.kind is not ResponseKind.PICKED:
            return without_answer(response, wanted[0]) or self_graded(response, wanted[0])
        number = self._number(part)
        others = tuple(run.text for run in self._runs() if run.number not in (0, number))
        return text_verdict(response, wanted, others_wrong=others, known=known)

    def read_line(self, part: str, line: str, order: Sequence[int]) -> Response | str:
        """The line is the answer where it is typed."""
        return Response.typed(line) if self._is_typed(part) else revealing(line)

    def answers(self) -> tuple[str, ...]:
        """What any gap hides, and all accepted texts."""
        hidden = tuple(run.text.strip() for run in self._runs() if run.number)
        accepted = tuple(text for _part, texts in self.accept for text in texts)
        return tuple(dict.fromkeys(hidden + accepted))

    def wrong_answers(self) -> tuple[str, ...]:
        """None: a cloze names nothing wrong."""
        return ()

    def full_text(self, part: str) -> str:
        """The text with every gap filled."""
        self._number(part)
        return "".join(run.text for run in self._runs())

    def content(self) -> dict[str, object]:
        """The keys as they were written, `accept` always by part."""
        content: dict[str, object] = {"cloze": self.text}
        if self.typed is not None:
            content["typed"] = self.typed
        if self.accept:
            content["accept"] = {part: list(texts) for part, texts in self.accept}
        return content

    def _runs(self) -> tuple[Run, ...]:
        return scan(self.text)[0]

    def _number(self, part: str) -> int:
        if part not in self.parts():
            raise ValueError(f"This cloze has no part {part!r}.")
        return int(part[1:])

    def _hidden(self, number: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(run.text.strip() for run in self._runs() if run.number == number))

    def _is_typed(self, part: str) -> bool:
        """Short answers are typed; several different texts under one number are left to the learner."""
        if self.typed is not None:
            return self.typed
        if part in dict(self.accept):
            return True
        hidden = self._hidden(self._number(part))
        return len(hidden) == 1 and len(hidden[0]) <= LONGEST_TYPED


def _told_by(mapping: Mapping) -> bool:
    return mapping.get("cloze") is not None


def _parts(runs: tuple[Run, ...]) -> tuple[str, ...]:
    return tuple(f"c{number}" for number in sorted({run.number for run in runs if run.number}))


def _read(fields: Fields, about: Common) -> Cloze | None:
    text = fields.needed("cloze", "A cloze")
    typed = fields.flag("typed")
    runs = _read_gaps(fields, text) if text else ()
    accept = _read_accept(fields, runs)
    if typed is False and accept:
        fields.problem(
            TYPING_DENIED,
            "`typed: false` says that nothing is typed, but `accept` says how to judge what is.",
            "Delete one of the two lines.",
            mark=fields.mark("typed"),
        )
    return Cloze(about=about, text=text, typed=typed, accept=accept)


def _read_gaps(fields: Fields, text: str) -> tuple[Run, ...]:
    """The runs of the text; every fault is reported as near to its gap as can be known."""
    runs, faults = scan(text)
    for fault in faults:
        _tell(fields, fault.code, fault.offset, fault.excerpt)
    if not faults and not _parts(runs):
        _tell(fields, gaps.NO_GAP, 0, "")
    for number in {run.number for run in runs if run.number}:
        shown = [run.hint if run.number == number else run.text for run in runs]
        if not any(character.isalnum() for character in "".join(shown)):
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


def _read_accept(fields: Fields, runs: tuple[Run, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Accepted texts by part: from a group of parts, or from a list where there is one part only."""
    parts = _parts(runs)
    node = fields.node("accept")
    if node is None or not parts:
        return ()
    if not isinstance(node, Mapping):
        if len(parts) > 1:
            _no_gap(fields, "`accept` does not say for which gap it is.", parts, node.start)
            return ()
        return _checked(fields, runs, parts[0], fields.placed_texts("accept"))
    inner = fields.inner("accept", "{c1: [text]}")
    accept: list[tuple[str, tuple[str, ...]]] = []
    for entry in node.entries:
        part = entry.key.text
        if part not in parts:
            _no_gap(
                fields, f"`accept` names `{shorten(part)}`, which is no gap here.", parts, entry.key.start
            )
        elif inner is not None:
            accept.extend(_checked(fields, runs, part, inner.placed_texts(part)))
    return tuple(sorted(accept, key=lambda pair: int(pair[0][1:])))


def _checked(
    fields: Fields, runs: tuple[Run, ...], part: str, texts: tuple[tuple[str, Mark], ...]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    hidden = dict.fromkeys(run.text.strip() for run in runs if f"c{run.number}" == part)
    check_accepted(fields, ", ".join(hidden), texts)
    return ((part, tuple(text for text, _mark in texts)),) if texts else ()


def _no_gap(fields: Fields, message: str, parts: tuple[str, ...], mark: Mark) -> None:
    hint = f"Write `accept: {{{parts[0]}: [text]}}`; the gaps are {', '.join(parts)}."
    fields.problem(ACCEPT_NO_GAP, message, hint, mark=mark)


def _restore(content: Content, about: Common) -> Cloze:
    typed = content.get("typed")
    accept = content.get("accept")
    pairs = accept.items() if isinstance(accept, dict) else ()
    return Cloze(
        about=about,
        text=str(content["cloze"]),
        typed=None if typed is None else bool(typed),
        accept=tuple(
            sorted(((str(p), restore_texts(t)) for p, t in pairs), key=lambda pair: int(pair[0][1:]))
        ),
    )


EXPLANATIONS = (
    *gaps.EXPLANATIONS,
    Explanation(
        ACCEPT_NO_GAP,
        "accept names no gap",
        "With several gaps it must be clear which of them an accepted answer is for.",
        "Write the number of the gap before its list: `c1: [text]`.",
        'cloze: "{{c1::Golovin}} signed at {{c2::Nerchinsk}}."\naccept: [Nerchinsk fort]',
        'cloze: "{{c1::Golovin}} signed at {{c2::Nerchinsk}}."\naccept:\n  c2: [Nerchinsk fort]',
    ),
    Explanation(
        NOTHING_BUT_GAPS,
        "a cloze shows nothing to go by",
        "With its gap hidden no word is left, so nobody can know what is asked.",
        "Write a sentence around the gap, or give the gap a hint: {{c1::text::hint}}.",
        'cloze: "{{c1::Golovin}}"',
        'cloze: "{{c1::Golovin}} signed for Russia."',
    ),
)

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
            "additionalProperties": TEXTS,
        },
    },
    "required": ["cloze"],
    "if": {"required": ["typed"], "properties": {"typed": NO}},
    "then": {
        "properties": {
            "accept": {
                "enum": [[], {}],
                "errorMessage": "`typed: false` says that nothing is typed: delete it, or this list.",
            }
        }
    },
}

TYPE = QuestionType(
    name=Cloze.type_name,
    keys=("cloze", "typed", "accept"),
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
""",
)
