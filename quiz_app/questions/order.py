"""Orders: things to be put into the order in which the author named them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, permutations
from math import factorial
from random import Random
from typing import ClassVar

from quiz_app.questions.apart import check_apart
from quiz_app.questions.codes import Explanation
from quiz_app.questions.fields import Fields
from quiz_app.questions.guessing import picks
from quiz_app.questions.judging import self_graded, without_answer
from quiz_app.questions.model import (
    DONT_KNOW,
    Claim,
    Common,
    Expects,
    ItemState,
    ItemVerdict,
    Known,
    Outcome,
    Prompt,
    Question,
    Response,
    ResponseKind,
    Verdict,
)
from quiz_app.questions.node import Mapping
from quiz_app.questions.option import restore_texts
from quiz_app.questions.plain import numbers
from quiz_app.questions.prompt_lines import prompt_lines
from quiz_app.questions.question_type import Content, QuestionType
from quiz_app.questions.shapes import SEVERAL, TEXT, described

TOO_FEW_ITEMS = "Q150"
ITEM_TWICE = "Q151"
_ONE_LINE = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Question):
    """`items` stand in the right order."""

    type_name: ClassVar[str] = "order"
    about: Common
    question: str
    items: tuple[str, ...]

    def prompt(self, part: str) -> Prompt:
        """The question with its items, whose order here is the answer; one arrangement of n! is right."""
        self.check_part(part)
        return Prompt(
            text=self.question,
            expects=Expects.OPTIONS,
            options=self.items,
            chance=1 / factorial(len(self.items)),
            hint=self.about.hint,
            order_is_answer=True,
        )

    def answer(self, part: str) -> str:
        """The items in the right order: "a → b → c" where that is short, else one a line with its number."""
        self.check_part(part)
        line = _in_line(self.items)
        if len(line) <= _ONE_LINE:
            return line
        return "\n".join(f"{place}. {_flat(item)}" for place, item in enumerate(self.items, start=1))

    def judge(self, part: str, response: Response, known: Known) -> Verdict:
        """Right in the right order, partly right where more pairs of items stand right than wrong.

        Raises ValueError for a response that the prompt does not allow: anything but all items, each once.
        """
        wanted, chance = self.answer(part), self.prompt(part).chance
        unanswered = without_answer(response, wanted, chance)
        if unanswered is not None:
            return unanswered
        if response.kind is ResponseKind.REVEALED:
            return self_graded(response, wanted, chance)
        picked = response.picked
        if sorted(picked) != list(range(len(self.items))):
            raise ValueError(f"All {len(self.items)} items must be arranged, each once, not {picked}.")
        share = max(0.0, agreement(picked))
        outcome = Outcome.RIGHT if share == 1 else Outcome.PARTLY if share > 0 else Outcome.WRONG
        return Verdict(
            outcome=outcome,
            share=share,
            wanted=wanted,
            given=_in_line([self.items[index] for index in picked]),
            note="" if share == 1 else _told(picked),
            chance=chance,
            items=tuple(self._at(place, index) for place, index in enumerate(picked)),
        )

    def read_line(self, part: str, line: str, order: Sequence[int]) -> Response | str:
        """The numbers of all items as they are shown, in the right order."""
        places = numbers(line, len(order))
        if places == ():
            return DONT_KNOW
        if places is None or len(places) != len(order):
            return (
                f"Type all numbers from 1 to {len(order)} in the right order, "
                f"as in {_sample(len(order))}; 0 if you don't know."
            )
        return Response.pick(*(order[place] for place in places))

    def lines(self, part: str, order: Sequence[int] = ()) -> list[str]:
        """The question and its items with their numbers, and how to type an order."""
        tells = f"type the numbers in the right order, as in {_sample(len(self.items))}"
        return prompt_lines(replace(self.prompt(part), tells=tells), order)

    def guesses(self, part: str, random: Random) -> Iterator[Response]:
        """All orders."""
        self.check_part(part)
        places = range(len(self.items))
        return picks(factorial(len(places)), permutations(places), lambda: random.sample(places, len(places)))

    def answers(self) -> tuple[str, ...]:
        """The items."""
        return self.items

    def wrong_answers(self) -> tuple[str, ...]:
        """None."""
        return ()

    def claims(self) -> tuple[Claim, ...]:
        """Each item; that they follow each other so is for the reader to see."""
        return tuple(map(Claim, self.items))

    def content(self) -> dict[str, object]:
        """The keys as they were written."""
        return {"question": self.question, "order": list(self.items)}

    def _at(self, place: int, index: int) -> ItemVerdict:
        """The judgement of the item that was put at `place`."""
        if place == index:
            return ItemVerdict(state=ItemState.RIGHT, text=self.items[index])
        return ItemVerdict(state=ItemState.WRONG, text=self.items[index], wanted=self.items[place])


def agreement(arranged: Sequence[int]) -> float:
    """Kendall's tau of an arrangement of 0 to n-1 with their natural order, from -1 to 1.

    The pairs that stand in the right order less those that do not, over all pairs (Kendall 1938). It is 1 for
    the right order, -1 for the reverse, and 0 on average over all arrangements.
    """
    pairs = [1 if first < second else -1 for first, second in combinations(arranged, 2)]
    return sum(pairs) / len(pairs) if pairs else 1.0


def _told(arranged: Sequence[int]) -> str:
    """How much of an arrangement that is not right agrees with the right one."""
    total = len(arranged) * (len(arranged) - 1) // 2
    right = sum(first < second for first, second in combinations(arranged, 2))
    guessed = ", no more than chance gives" if 2 * right <= total else ""
    return f"{right} of {total} {'pair' if total == 1 else 'pairs'} in the right order{guessed}."


def _in_line(items: Sequence[str]) -> str:
    return " → ".join(map(_flat, items))


def _flat(item: str) -> str:
    return " ".join(item.split())


def _sample(count: int) -> str:
    """An answer to show how one is typed."""
    return "2 1" if count == 2 else "3 1 2" if count == 3 else "3 1 2 …"


def _told_by(mapping: Mapping) -> bool:
    return mapping.get("order") is not None


def _read(fields: Fields, about: Common) -> Order | None:
    question = fields.needed("question", "An order")
    if "order" not in fields:
        fields.needed("order", "An order")
    items = fields.placed_texts("order")
    if "order" in fields and len(items) < 2 and not fields.failed:
        fields.problem(
            TOO_FEW_ITEMS,
            "There are fewer than two items to put in order.",
            "Write all of them, the first one first: `order: [first, second, third]`.",
            mark=fields.mark("order"),
        )
    check_apart(fields, ITEM_TWICE, "item", items)
    return Order(about=about, question=question, items=tuple(text for text, _mark in items))


def _restore(content: Content, about: Common) -> Order:
    return Order(about=about, question=str(content["question"]), items=restore_texts(content["order"]))


EXPLANATIONS = (
    Explanation(
        TOO_FEW_ITEMS,
        "there is nothing to put in order",
        "One item alone has no order.",
        "Write two items or more, the first one first.",
        "question: In which order were they signed?\norder: [Nerchinsk]",
        "question: In which order were they signed?\norder: [Nerchinsk, Kyakhta, Aigun]",
    ),
    Explanation(
        ITEM_TWICE,
        "two items of an order are the same",
        "Items that differ in case, accents, punctuation or articles only cannot be told apart.",
        "Change or delete one of them.",
        "question: In which order were they signed?\norder: [Nerchinsk, Kyakhta, NERCHINSK]",
        "question: In which order were they signed?\norder: [Nerchinsk, Kyakhta, Aigun]",
    ),
)

TYPE = QuestionType(
    name=Order.type_name,
    keys=("question", "order"),
    told_by=_told_by,
    read=_read,
    restore=_restore,
    explanations=EXPLANATIONS,
    shape={
        "properties": {
            "question": described(TEXT, "What the items are to be ordered by, and from what to what."),
            "order": described(
                SEVERAL, "The items in the right order, two at least; they are shown shuffled."
            ),
        },
        "required": ["question", "order"],
    },
    told={"required": ["order"]},
    example="""\
  # An order. Write the items as they belong; they are shown shuffled and have to be arranged.
  - id: example-order
    question: Put these rivers in order of their mouths, from west to east.
    order: [the Ob, the Yenisei, the Lena, the Kolyma]
    explain: All four end in the Arctic Ocean.
    section: Rivers
""",
)
