"""Matches: each left side is given its right side, with or without right sides that belong to none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import ClassVar

from quiz_app.questions import codes
from quiz_app.questions.apart import check_apart
from quiz_app.questions.codes import Explanation
from quiz_app.questions.fields import Fields
from quiz_app.questions.guessing import placings, ways
from quiz_app.questions.judging import joined, self_graded, without_answer
from quiz_app.questions.model import (
    DONT_KNOW,
    Claim,
    Common,
    Expects,
    ItemState,
    ItemVerdict,
    Known,
    Option,
    Outcome,
    Prompt,
    Question,
    Response,
    ResponseKind,
    Verdict,
)
from quiz_app.questions.node import Place
from quiz_app.questions.option import option_content, restore_options
from quiz_app.questions.plain import lettered, paired
from quiz_app.questions.prompt_lines import prompt_lines
from quiz_app.questions.question_type import Content, QuestionType
from quiz_app.questions.shapes import NOTED, PAIRS, TEXT, described

NO_CHOICE = "Q160"
LEFT_TWICE = "Q161"
RIGHTS_ALIKE = "Q162"
OPEN = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Question):
    """Pairs of left and right side in the author's order; `wrong` are right sides that belong to no left one."""

    type_name: ClassVar[str] = "match"
    about: Common
    question: str
    pairs: tuple[tuple[str, str], ...]
    wrong: tuple[Option, ...] = ()

    @property
    def lefts(self) -> tuple[str, ...]:
        """The left sides, as they are shown."""
        return tuple(left for left, _right in self.pairs)

    @property
    def is_shared(self) -> bool:
        """Whether a right side belongs to several left ones, so that any may be given more than once."""
        return len(self._true_rights()) < len(self.pairs)

    def rights(self) -> tuple[Option, ...]:
        """What may be given: each right side once, then those that belong to none."""
        return (*(Option(text=text) for text in self._true_rights()), *self.wrong)

    def solution(self) -> tuple[int, ...]:
        """For each left side the index of its right one among `rights`."""
        rights = self._true_rights()
        return tuple(rights.index(right) for _left, right in self.pairs)

    def prompt(self, part: str) -> Prompt:
        """The question with its right sides; all of L given at random from R are right once in R!/(R-L)! times.

        Where one may be given more than once, it is once in R^L times.
        """
        self.check_part(part)
        rights = self.rights()
        return Prompt(
            text=self.question,
            expects=Expects.OPTIONS,
            options=tuple(right.text for right in rights),
            chance=1 / ways(len(rights), len(self.pairs), again=self.is_shared),
            hint=self.about.hint,
            tells="one may be used more than once" if self.is_shared else "",
        )

    def answer(self, part: str) -> str:
        """All pairs."""
        self.check_part(part)
        return joined(tuple(_pair(left, right) for left, right in self.pairs))

    def judge(self, part: str, response: Response, known: Known) -> Verdict:
        """Right where every left side has its own, partly right where more are than chance would have it.

        Of L left and R right sides the share is (h - w/(R-1))/L for h right and w wrong pairs, which is 0 on average
        for random ones; a left side without a right one costs nothing more. Raises ValueError for a response that
        the prompt does not allow: text, no index or too many, a right side twice where that is not allowed.
        """
        wanted, chance = self.answer(part), self.prompt(part).chance
        if response.kind is ResponseKind.REVEALED:
            return self_graded(response, wanted, chance)
        nothing = response.picked == (OPEN,) * len(self.pairs)
        unanswered = without_answer(DONT_KNOW if nothing else response, wanted, chance)
        if unanswered is not None:
            return unanswered
        given = self._allowed(response)
        share = self.agreement(given)
        outcome = Outcome.RIGHT if share == 1 else Outcome.PARTLY if share > 0 else Outcome.WRONG
        return Verdict(
            outcome=outcome,
            share=max(0.0, share),
            wanted=wanted,
            given=self._in_words(given),
            chance=chance,
            items=tuple(self._at(place, index) for place, index in enumerate(given)),
        )

    def agreement(self, given: Sequence[int]) -> float:
        """The chance-corrected share of right pairs, from below 0 for worse than chance to 1; see `judge`."""
        hits = sum(index == right for index, right in zip(given, self.solution(), strict=True))
        wrong = sum(index != OPEN for index in given) - hits
        others = len(self.rights()) - 1
        return (hits * others - wrong) / (len(self.pairs) * others)

    def read_line(self, part: str, line: str, order: Sequence[int]) -> Response | str:
        """Pairs of number and letter as they are shown, some or all, as `1c 2a`."""
        places = paired(line, len(self.pairs), len(order), again=self.is_shared)
        if isinstance(places, str):
            return places
        if not places:
            return DONT_KNOW
        return Response.pick(*(OPEN if place < 0 else order[place] for place in places))

    def lines(self, part: str, order: Sequence[int] = ()) -> list[str]:
        """The question, the left sides with their numbers, the right sides with their letters."""
        prompt = self.prompt(part)
        tells = "; ".join(words for words in ("type pairs, as in 1c 2a", prompt.tells) if words)
        rights = [prompt.options[index] for index in order or range(len(prompt.options))]
        shown = prompt_lines(replace(prompt, options=self.lefts, tells=tells))
        return shown + lettered(rights, len(str(len(self.pairs))))

    def guesses(self, part: str, random: Random) -> Iterator[Response]:
        """Any right side for each left one, each once unless it may be given more often."""
        self.check_part(part)
        return placings(len(self.rights()), len(self.pairs), random, again=self.is_shared)

    def answers(self) -> tuple[str, ...]:
        """The right sides."""
        return self._true_rights()

    def wrong_answers(self) -> tuple[str, ...]:
        """The right sides that belong to none."""
        return tuple(option.text for option in self.wrong)

    def claims(self) -> tuple[Claim, ...]:
        """Both sides of each pair, a side that several share once."""
        rights = {right for _left, right in self.pairs}
        sides = dict.fromkeys(side for pair in self.pairs for side in pair)
        return tuple(Claim(side, shown=side not in rights) for side in sides)

    def content(self) -> dict[str, object]:
        """The keys as they were written, the pairs as a list since their order is part of them."""
        content: dict[str, object] = {
            "question": self.question,
            "match": [[left, right] for left, right in self.pairs],
        }
        if self.wrong:
            content["wrong"] = option_content(self.wrong)
        return content

    def _true_rights(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(right for _left, right in self.pairs))

    def _allowed(self, response: Response) -> tuple[int, ...]:
        """What was given to each left side, if that is allowed."""
        given, count = response.picked, len(self.rights())
        paired = [index for index in given if index != OPEN]
        twice = len(set(paired)) < len(paired) and not self.is_shared
        if len(given) != len(self.pairs) or twice or not all(0 <= index < count for index in paired):
            raise ValueError(
                f"{len(self.pairs)} of {count} right sides must be given or left out, not {given}."
            )
        return given

    def _in_words(self, given: Sequence[int]) -> str:
        rights, pairs = self.rights(), zip(self.lefts, given, strict=True)
        return "; ".join(_pair(left, rights[index].text) for left, index in pairs if index != OPEN)

    def _at(self, place: int, index: int) -> ItemVerdict:
        """The judgement of what was given to the left side at `place`."""
        left, right = self.pairs[place]
        if index == OPEN:
            return ItemVerdict(state=ItemState.MISSED, text=_pair(left, right))
        given = self.rights()[index]
        if given.text == right:
            return ItemVerdict(state=ItemState.RIGHT, text=_pair(left, right))
        wrong = _pair(left, given.text)
        return ItemVerdict(state=ItemState.WRONG, text=wrong, wanted=right, note=given.reason)


def _pair(left: str, right: str) -> str:
    return f"{' '.join(left.split())} → {' '.join(right.split())}"


def _read(fields: Fields, about: Common) -> Match | None:
    question = fields.needed("question", "A match")
    if "match" not in fields:
        fields.needed("match", "A match")
    lefts, rights = _read_sides(fields)
    wrong = fields.noted("wrong")
    _check_count(fields, [text for text, _mark in rights], len(wrong))
    check_apart(fields, LEFT_TWICE, "left side", ((text, mark) for text, mark in lefts if text))
    once: dict[str, Place] = {}
    for text, mark in rights:
        once.setdefault(text, mark)
    others = [(noted.text, noted.mark) for noted in wrong]
    check_apart(fields, RIGHTS_ALIKE, "right side", [pair for pair in (*once.items(), *others) if pair[0]])
    pairs = tuple((left, right) for (left, _), (right, _) in zip(lefts, rights, strict=True))
    extra = tuple(Option(text=noted.text, reason=noted.reason) for noted in wrong)
    return Match(about=about, question=question, pairs=pairs, wrong=extra)


def _read_sides(fields: Fields) -> tuple[list[tuple[str, Place]], list[tuple[str, Place]]]:
    """The left and the right sides, each with where it stands."""
    lefts: list[tuple[str, Place]] = []
    rights: list[tuple[str, Place]] = []
    inner = fields.inner("match", "{left: its right side, another: its own}")
    if inner is not None:
        for entry in inner.mapping.entries:
            lefts.append((entry.key.text.strip(), entry.key))
            rights.append((inner.text(entry.key.text), entry.value))
    for mark in (mark for text, mark in lefts if not text):
        message = "A left side of `match` is empty."
        fields.problem(codes.EMPTY, message, "Write its text before the colon.", mark=mark)
    return lefts, rights


def _check_count(fields: Fields, rights: Sequence[str], others: int) -> None:
    if "match" in fields and not fields.failed and (len(rights) < 2 or len(set(rights)) + others < 2):
        fields.problem(
            NO_CHOICE,
            "There are fewer than two right sides, so there is nothing to choose.",
            "Write each pair on its own line below `match:`, as `left: right`; two pairs at least.",
            mark=fields.mark("match"),
        )


def _restore(content: Content, about: Common) -> Match:
    pairs = content["match"]
    return Match(
        about=about,
        question=str(content["question"]),
        pairs=tuple((str(left), str(right)) for left, right in pairs) if isinstance(pairs, list) else (),
        wrong=restore_options(content.get("wrong")),
    )


EXPLANATIONS = (
    Explanation(
        NO_CHOICE,
        "a match leaves nothing to choose",
        "Where only one right side can be given, there is no other to take for it.",
        "Write two pairs or more, with right sides that tell them apart.",
        "question: When was each signed?\nmatch:\n  Nerchinsk: 1689",
        "question: When was each signed?\nmatch:\n  Nerchinsk: 1689\n  Kyakhta: 1727",
    ),
    Explanation(
        LEFT_TWICE,
        "two left sides of a match are the same",
        "Left sides that differ in case, accents, punctuation or articles only cannot be told apart.",
        "Change or delete one of them.",
        "question: When was each signed?\nmatch:\n  Aigun: 1858\n  the Aigun: 1860",
        "question: When was each signed?\nmatch:\n  Aigun: 1858\n  Peking: 1860",
    ),
    Explanation(
        RIGHTS_ALIKE,
        "two right sides of a match are nearly the same",
        "What belongs to no left side must differ from all that do, and one thing written in two ways is shown twice.",
        "Change or delete one of them; what belongs to several left sides is written alike each time.",
        "question: When was each signed?\nmatch:\n  Aigun: 1858\n  Peking: 1860\nwrong: [1860, 1881]",
        "question: When was each signed?\nmatch:\n  Aigun: 1858\n  Peking: 1860\nwrong: [1861, 1881]",
    ),
)

TYPE = QuestionType(
    name=Match.type_name,
    keys=("question", "match", "wrong"),
    told_by=lambda mapping: mapping.get("match") is not None,
    read=_read,
    restore=_restore,
    explanations=EXPLANATIONS,
    shape={
        "properties": {
            "question": described(TEXT, "What left and right sides have to do with each other."),
            "match": described(
                PAIRS,
                "Each left side with its right one, as `left: right`; the right ones are shown shuffled.",
            ),
            "wrong": described(NOTED, "Right sides that belong to none; one may carry its reason."),
        },
        "required": ["question", "match"],
    },
    told={"required": ["match"]},
    example="""\
  # A match: each left side is given its right one. Those under `wrong` belong to none.
  - id: example-match
    question: On which river does each city lie?
    match:
      Irkutsk: the Angara
      Yakutsk: the Lena
      Omsk: the Irtysh
    wrong:
      - the Yenisei: Krasnoyarsk lies there
    explain: Of the three only the Lena reaches the sea.
    section: Rivers
""",
)
