"""Lists: all items are named from memory, in any order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from quiz_app.questions import item_answers
from quiz_app.questions.codes import Explanation
from quiz_app.questions.compare import normalise, same
from quiz_app.questions.fields import Fields, meant_as_list, shorten
from quiz_app.questions.item_answers import Accept, read_accept
from quiz_app.questions.judging import joined, self_graded, without_answer
from quiz_app.questions.model import (
    DONT_KNOW,
    Accepted,
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
from quiz_app.questions.naming import Named, assign
from quiz_app.questions.node import Mapping
from quiz_app.questions.normal import Meaning, meant_by, said_by
from quiz_app.questions.option import restore_texts
from quiz_app.questions.parting import parted
from quiz_app.questions.question_type import Content, QuestionType
from quiz_app.questions.shapes import SEVERAL, TEXT, TEXTS, described

TOO_FEW_ITEMS = "Q130"
ITEM_TWICE = "Q131"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedList(Question):
    """All of `items` are to be named; `accept` holds items with the further texts that name them."""

    type_name: ClassVar[str] = "list"
    about: Common
    question: str
    items: tuple[str, ...]
    accept: Accept = ()

    @property
    def count(self) -> int:
        """How many items are to be named."""
        return len(self.items)

    def prompt(self, part: str) -> Prompt:
        """The question and how many are to be named; nothing can be guessed."""
        self.check_part(part)
        return Prompt(
            text=self.question, expects=Expects.TYPING, hint=self.about.hint, tells=f"name all {self.count}"
        )

    def answer(self, part: str) -> str:
        """All items."""
        self.check_part(part)
        return joined(self.items)

    def judge(self, part: str, response: Response, known: Known) -> Verdict:
        """Each name by the fair rules for typed text; the share is of the items that were named.

        The names stand in the response one a line, or all on one; no more of them count than there are items, those
        that say the same once. Raises ValueError for picked options, which the prompt does not have.
        """
        wanted = self.answer(part)
        if response.kind is ResponseKind.PICKED:
            raise ValueError("A list has no options to pick.")
        unanswered = without_answer(response, wanted)
        if unanswered is not None:
            return unanswered
        if response.kind is ResponseKind.REVEALED:
            return self_graded(response, wanted)
        lines = response.text.strip().splitlines()
        if len(lines) == 1:
            lines = [*self.parted(lines[0], [each.text for each in known.accepted])]
        names = tuple(name for line in lines if normalise(name := line.strip()))
        if not names:
            return Verdict(outcome=Outcome.DONT_KNOW, share=0.0, wanted=wanted)
        return self._verdict(names, known)

    def read_line(self, part: str, line: str, order: Sequence[int]) -> Response | str:
        """The names with semicolons, commas or "and" between; an empty line means "don't know"."""
        names = self.parted(line)
        if len(names) > self.count:
            return f"Name {self.count} at most; these are {len(names)}."
        return Response.named(*names) if names else DONT_KNOW

    def parted(self, line: str, learned: Sequence[str] = ()) -> tuple[str, ...]:
        """The names that stand in one line; `learned` are texts that the learner had accepted for an item."""
        return parted(line, (*self.answers(), *learned))

    def answers(self) -> tuple[str, ...]:
        """All items and all texts that are accepted for one."""
        return (*self.items, *(text for _item, texts in self.accept for text in texts))

    def wrong_answers(self) -> tuple[str, ...]:
        """None: a list names nothing wrong."""
        return ()

    def claims(self) -> tuple[Claim, ...]:
        """Each item, with what is accepted for it."""
        accept = dict(self.accept)
        return tuple(Claim(item, accept.get(item, ())) for item in self.items)

    def content(self) -> dict[str, object]:
        """The keys as they were written, `accept` always by item."""
        content: dict[str, object] = {"question": self.question, "answers": list(self.items)}
        if self.accept:
            content["accept"] = {item: list(texts) for item, texts in self.accept}
        return content

    def _verdict(self, names: tuple[str, ...], known: Known) -> Verdict:
        counting = _first(names)[: self.count]
        stood_for = assign(
            [names[place] for place in counting],
            [(item, *dict(self.accept).get(item, ())) for item in self.items],
            learned=[
                [each.text for each in known.accepted if same(each.stands_for, item)] for item in self.items
            ],
            rivals=known.rivals,
        )
        named = dict(zip(counting, stood_for, strict=True))
        held = {one.item for one in stood_for if one.item is not None}
        missed = [item for place, item in enumerate(self.items) if place not in held]
        wrong = [names[place] for place, one in named.items() if one.item is None and one.repeats is None]
        whole = Outcome.NEAR if any(one.differs for one in stood_for) else Outcome.RIGHT
        alone = len(wrong) == len(missed) == 1
        return Verdict(
            outcome=whole if not missed else Outcome.PARTLY if held else Outcome.WRONG,
            share=len(held) / self.count,
            wanted=joined(self.items),
            given="; ".join(names),
            items=(
                *(self._item(names, place, named.get(place)) for place in range(len(names))),
                *(ItemVerdict(state=ItemState.MISSED, text=item) for item in missed),
            ),
            acceptable=Accepted(wrong[0], stands_for=missed[0]) if alone else None,
        )

    def _item(self, names: Sequence[str], place: int, named: Named | None) -> ItemVerdict:
        """The judgement of one name; None for one that says the same as another or is one too many."""
        name = names[place]
        if named is not None and named.item is not None:
            wanted = self.items[named.item] if named.differs else ""
            return ItemVerdict(state=ItemState.RIGHT, text=name, wanted=wanted, differs=named.differs)
        note = ""
        if named is not None and named.repeats is not None:
            note = f"{self.items[named.repeats]} is named already."
        elif named is None:
            again = place not in _first(names)
            note = "This is named already." if again else f"Only {self.count} were asked for."
        return ItemVerdict(state=ItemState.WRONG, text=name, note=note)


def _first(names: Sequence[str]) -> tuple[int, ...]:
    """The places of the names that do not say the same as one before."""
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        places.setdefault(normalise(name), place)
    return tuple(places.values())


def _told_by(mapping: Mapping) -> bool:
    return mapping.get("answers") is not None and mapping.get("wrong") is None


def _read(fields: Fields, about: Common) -> NamedList | None:
    question = fields.needed("question", "A list")
    if "answers" not in fields:
        fields.needed("answers", "A list")
    items = fields.placed_texts("answers")
    if "answers" in fields and len(items) < 2 and not fields.failed:
        fields.problem(
            TOO_FEW_ITEMS,
            "A list has at least two answers to name, and here are fewer.",
            meant_as_list("answers", items) or "Add one, or write `answer: …` instead of `answers`.",
            mark=fields.mark("answers"),
        )
    seen: list[str] = []
    meant: set[Meaning] = set()
    said: set[Meaning] = set()
    for text, mark in items:
        if not (said_by(text).isdisjoint(meant) and meant_by(text).isdisjoint(said)):
            fields.problem(
                ITEM_TWICE,
                f"`{shorten(text)}` cannot be told apart from an answer before it.",
                "Change it or delete it.",
                mark=mark,
            )
        seen.append(text)
        meant |= meant_by(text)
        said |= said_by(text)
    return NamedList(
        about=about, question=question, items=tuple(seen), accept=read_accept(fields, tuple(seen))
    )


def _restore(content: Content, about: Common) -> NamedList:
    accept = content.get("accept")
    pairs = accept.items() if isinstance(accept, dict) else ()
    items = restore_texts(content["answers"])
    by_item = {str(item): restore_texts(texts) for item, texts in pairs}
    return NamedList(
        about=about,
        question=str(content["question"]),
        items=items,
        accept=tuple((item, by_item[item]) for item in items if item in by_item),
    )


EXPLANATIONS = (
    Explanation(
        TOO_FEW_ITEMS,
        "a list has fewer than two answers",
        "A list is named item by item; a single answer is asked for by `answer`.",
        "Add another, or write `answer` instead of `answers`.",
        "question: Which powers intervened in 1895?\nanswers: [Russia]",
        "question: Which powers intervened in 1895?\nanswers: [Russia, France, Germany]",
    ),
    Explanation(
        ITEM_TWICE,
        "an answer stands in a list twice",
        "Answers that differ in case, accents, punctuation or articles only are named by the same word.",
        "Change or delete one of them.",
        "question: Which rivers met there?\nanswers: [the Shilka, Argun, Shilka]",
        "question: Which rivers met there?\nanswers: [the Shilka, Argun]",
    ),
    *item_answers.EXPLANATIONS,
)

TYPE = QuestionType(
    name=NamedList.type_name,
    keys=("question", "answers", "accept"),
    told_by=_told_by,
    read=_read,
    restore=_restore,
    explanations=EXPLANATIONS,
    shape={
        "properties": {
            "question": described(TEXT, "What is asked; how many are to be named is added by itself."),
            "answers": described(
                SEVERAL, "All that is to be named, in any order; words in (brackets) are optional."
            ),
            "accept": described(
                {
                    "type": "object",
                    "additionalProperties": TEXTS,
                    "errorMessage": "Write each answer, a colon, and the texts that count for it.",
                },
                "Further texts that count for an answer: `answer: [text, another]`.",
            ),
        },
        "required": ["question", "answers"],
    },
    told={"required": ["answers"], "not": {"required": ["wrong"]}},
    example="""\
  # A list: all are named from memory, in any order. Each is judged like a typed answer.
  - id: example-list
    question: Which countries have a border with Mongolia?
    answers: [Russia, China]
    accept:
      China: [People's Republic of China]
    explain: So every way from there to the sea leads through one of them.
    section: Borders
""",
)
