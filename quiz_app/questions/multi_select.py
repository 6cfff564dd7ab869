"""Multi-select: several of the options are right, and it is told how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from random import Random
from typing import ClassVar

from quiz_app.questions.codes import Explanation
from quiz_app.questions.compare import normalise
from quiz_app.questions.fields import Fields, meant_as_list, shorten
from quiz_app.questions.guessing import picks
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
from quiz_app.questions.node import Mapping, Place
from quiz_app.questions.option import option_content, restore_options, restore_texts
from quiz_app.questions.plain import numbers
from quiz_app.questions.question_type import Content, QuestionType
from quiz_app.questions.shapes import NOTED_SOME, SEVERAL, TEXT, described

TOO_FEW_RIGHT = "Q120"
NONE_WRONG = "Q121"
OPTIONS_ALIKE = "Q122"


@dataclass(frozen=True, slots=True, kw_only=True)
class MultiSelect(Question):
    """All of `right` are to be picked and none of `wrong`, of which each may carry its reason."""

    type_name: ClassVar[str] = "multi-select"
    about: Common
    question: str
    right: tuple[str, ...]
    wrong: tuple[Option, ...]

    @property
    def count(self) -> int:
        """How many options are to be picked."""
        return len(self.right)

    def options(self) -> tuple[Option, ...]:
        """All options, the right ones first."""
        return (*(Option(text=text) for text in self.right), *self.wrong)

    def prompt(self, part: str) -> Prompt:
        """The question with its options; as many picked at random as are right are just these once in C(n, k) times."""
        self.check_part(part)
        options = self.options()
        return Prompt(
            text=self.question,
            expects=Expects.OPTIONS,
            options=tuple(option.text for option in options),
            chance=1 / comb(len(options), self.count),
            hint=self.about.hint,
            tells=f"pick {self.count}",
        )

    def answer(self, part: str) -> str:
        """The right options."""
        self.check_part(part)
        return joined(self.right)

    def judge(self, part: str, response: Response, known: Known) -> Verdict:
        """Right where just the right ones are picked, partly right where more is right than chance would have it.

        With k right of n options the share is hits/k − wrong picks/(n−k), which is 0 on average for random picks.
        Raises ValueError for a response that the prompt does not allow: text, an option twice, more than k.
        """
        wanted, chance = self.answer(part), self.prompt(part).chance
        unanswered = without_answer(response, wanted, chance)
        if unanswered is not None:
            return unanswered
        if response.kind is ResponseKind.REVEALED:
            return self_graded(response, wanted, chance)
        picked = self._picked(response)
        k, others = self.count, len(self.wrong)
        hits = sum(index < k for index in picked)
        earned = hits * others - (len(picked) - hits) * k  # whole numbers: nothing is lost by rounding
        outcome = Outcome.RIGHT if hits == k else Outcome.PARTLY if earned > 0 else Outcome.WRONG
        options = self.options()
        return Verdict(
            outcome=outcome,
            share=1.0 if hits == k else max(earned, 0) / (k * others),
            wanted=wanted,
            given="; ".join(options[index].text for index in picked),
            chance=chance,
            items=self._items(frozenset(picked)),
        )

    def read_line(self, part: str, line: str, order: Sequence[int]) -> Response | str:
        """The numbers of options as they are shown, as `1 3 4`; 0 or an empty line says "don't know"."""
        places = numbers(line, len(order))
        if places == ():
            return DONT_KNOW
        if places is None:
            return (
                f"Pick {self.count} numbers from 1 to {len(order)}, with spaces between; 0 if you don't know."
            )
        if len(places) > self.count:
            return f"Pick {self.count} at most; these are {len(places)}."
        return Response.pick(*sorted(order[place] for place in places))

    def guesses(self, part: str, random: Random) -> Iterator[Response]:
        """As many options as are right."""
        self.check_part(part)
        places, k = range(len(self.options())), self.count
        return picks(comb(len(places), k), combinations(places, k), lambda: sorted(random.sample(places, k)))

    def answers(self) -> tuple[str, ...]:
        """The right options."""
        return self.right

    def wrong_answers(self) -> tuple[str, ...]:
        """The wrong options."""
        return tuple(option.text for option in self.wrong)

    def claims(self) -> tuple[Claim, ...]:
        """Each right option."""
        return tuple(map(Claim, self.right))

    def content(self) -> dict[str, object]:
        """The keys as they were written."""
        return {"question": self.question, "answers": list(self.right), "wrong": option_content(self.wrong)}

    def _picked(self, response: Response) -> tuple[int, ...]:
        """The picked options in the author's order, if they are allowed."""
        picked = tuple(sorted(set(response.picked)))
        total = len(self.right) + len(self.wrong)
        allowed = 0 < len(response.picked) == len(picked) <= self.count
        if not allowed or not 0 <= picked[0] <= picked[-1] < total:
            raise ValueError(f"1 to {self.count} of {total} options must be picked, not {response.picked}.")
        return picked

    def _items(self, picked: frozenset[int]) -> tuple[ItemVerdict, ...]:
        """Each option that was picked or missed, in the author's order."""
        items = [
            ItemVerdict(state=ItemState.RIGHT if index in picked else ItemState.MISSED, text=text)
            for index, text in enumerate(self.right)
        ]
        items += [
            ItemVerdict(state=ItemState.WRONG, text=option.text, note=option.reason)
            for index, option in enumerate(self.wrong, start=self.count)
            if index in picked
        ]
        return tuple(items)


def _told_by(mapping: Mapping) -> bool:
    return mapping.get("answers") is not None and mapping.get("wrong") is not None


def _read(fields: Fields, about: Common) -> MultiSelect | None:
    question = fields.needed("question", "A multi-select question")
    if "answers" not in fields:
        fields.needed("answers", "A multi-select question")
    right = fields.placed_texts("answers")
    wrong = fields.noted("wrong")
    if "answers" in fields and len(right) < 2 and not fields.failed:
        fields.problem(
            TOO_FEW_RIGHT,
            "Several are to be picked, but fewer than two are right.",
            meant_as_list("answers", right)
            or "Add a right one, or write `answer: …` instead of `answers` for a choice of one.",
            mark=fields.mark("answers"),
        )
    if not wrong and not fields.failed:
        fields.problem(
            NONE_WRONG,
            "There is nothing wrong to pick.",
            "Name wrong options under `wrong`, or delete the line to have the answers named from memory.",
            mark=fields.mark("wrong"),
        )
    _check_alike(fields, (*right, *((noted.text, noted.mark) for noted in wrong)))
    options = tuple(Option(text=noted.text, reason=noted.reason) for noted in wrong)
    return MultiSelect(
        about=about, question=question, right=tuple(text for text, _mark in right), wrong=options
    )


def _check_alike(fields: Fields, options: tuple[tuple[str, Place], ...]) -> None:
    seen: dict[str, str] = {}
    for text, mark in options:
        form = normalise(text)
        if form in seen:
            fields.problem(
                OPTIONS_ALIKE,
                f"The option `{shorten(text)}` cannot be told apart from `{shorten(seen[form])}`.",
                "Change it or delete it.",
                mark=mark,
            )
        seen.setdefault(form, text)


def _restore(content: Content, about: Common) -> MultiSelect:
    return MultiSelect(
        about=about,
        question=str(content["question"]),
        right=restore_texts(content["answers"]),
        wrong=restore_options(content["wrong"]),
    )


EXPLANATIONS = (
    Explanation(
        TOO_FEW_RIGHT,
        "fewer than two options are right",
        "With a single right option the question is a choice, which is answered with one key.",
        "Add a right option, or write `answer` instead of `answers`.",
        "question: Which river was it?\nanswers: [the Amur]\nwrong: [the Ussuri]",
        "question: Which river was it?\nanswer: the Amur\nwrong: [the Ussuri]",
    ),
    Explanation(
        NONE_WRONG,
        "several are to be picked and none is wrong",
        "Where every option is right there is nothing to choose.",
        "Name wrong options, or delete `wrong` to have the answers named from memory.",
        "question: Which powers intervened in 1895?\nanswers: [Russia, France, Germany]\nwrong: []",
        "question: Which powers intervened in 1895?\nanswers: [Russia, France, Germany]\nwrong: [Britain]",
    ),
    Explanation(
        OPTIONS_ALIKE,
        "two options to pick are the same",
        "Options that differ in case, accents, punctuation or articles only cannot be told apart.",
        "Change or delete one of them.",
        "question: Which rivers are on the border?\nanswers: [the Amur, the Ussuri]\nwrong: [Amur, the Lena]",
        "question: Which rivers are on the border?\nanswers: [the Amur, the Ussuri]\nwrong: [the Lena]",
    ),
)

TYPE = QuestionType(
    name=MultiSelect.type_name,
    keys=("question", "answers", "wrong"),
    told_by=_told_by,
    read=_read,
    restore=_restore,
    explanations=EXPLANATIONS,
    shape={
        "properties": {
            "question": described(TEXT, "What is asked; how many are right is added by itself."),
            "answers": described(SEVERAL, "The options that are right, two at least."),
            "wrong": described(
                NOTED_SOME, "The wrong options; one may carry its reason, as `text: because`."
            ),
        },
        "required": ["question", "answers", "wrong"],
    },
    told={"required": ["answers", "wrong"]},
    example="""\
  # Several are right. How many is shown; a wrong option may say why it is wrong.
  - id: example-multi-select
    question: Which of these countries border the Caspian Sea?
    answers: [Kazakhstan, Turkmenistan, Iran]
    wrong:
      - Uzbekistan: it lies on the Aral Sea
      - Kyrgyzstan
    explain: Russia and Azerbaijan are the other two.
    section: Lakes
""",
)
