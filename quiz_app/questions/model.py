"""What every type of question shares: citation, prompt, response, verdict, and the contract a type fulfils."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from typing import ClassVar

from quiz_app.questions.prompt_lines import prompt_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where an answer comes from: document id, section heading, passage (counted from 1, 0 for none), proof words."""

    document: str
    section: str = ""
    passage: int = 0
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """The keys that a question of any type may have; see DESIGN section 4 for their meaning.

    `allow` holds codes of the lint's rules that the author turned off here, each with the reason. It is for authors
    alone: no part of a question's content, and two questions are equal without it. `groups` stand as the author names
    them; see `questions.grouping` for which are the same.
    """

    id: str
    explain: str = ""
    hint: str = ""
    citations: tuple[Citation, ...] = ()
    contradicts: tuple[Citation, ...] = ()
    inference: str = ""
    according_to: str = ""
    as_of: str = ""
    tags: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    when: str = ""
    level: int = 0
    draft: bool = False
    allow: tuple[tuple[str, str], ...] = field(default=(), compare=False)


class Expects(StrEnum):
    """In what way a prompt is answered: in the head, by typing, or by doing something with its options."""

    REVEAL = "reveal"
    TYPING = "typing"
    OPTIONS = "options"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What a learner is shown before answering; nothing in it gives the answer away.

    `options` stand in the author's order with `pinned` of them held at the end; whoever shows them shuffles, but
    where `order_is_answer`, never into the author's order. `chance` is the probability that a random allowed
    response is right. `context` is a line that may stand above the text, such as "Which term?"; `tells` says behind
    it how to answer where that is not plain, such as "pick 3", and `form` in an empty field how that is written.
    """

    text: str
    expects: Expects
    options: tuple[str, ...] = ()
    pinned: int = 0
    chance: float = 0.0
    hint: str = ""
    context: str = ""
    tells: str = ""
    form: str = ""
    order_is_answer: bool = False


class ResponseKind(StrEnum):
    """What the learner did."""

    TEXT = "text"
    PICKED = "picked"
    REVEALED = "revealed"
    DONT_KNOW = "don't know"
    TIMED_OUT = "timed out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A raw answer, kept in the event as given.

    `picked` holds indices into the prompt's options (author's order): the one or several that were picked, all of
    them as the learner arranged them, or for each left side its right side (-1 for none). `text` is what was typed;
    of several answers, one a line.
    """

    kind: ResponseKind
    text: str = ""
    picked: tuple[int, ...] = ()

    @classmethod
    def typed(cls, text: str) -> Response:
        """Typed text; blank text means "don't know"."""
        return cls(kind=ResponseKind.TEXT, text=text) if text.strip() else cls(kind=ResponseKind.DONT_KNOW)

    @classmethod
    def pick(cls, *indices: int) -> Response:
        """Options picked, by their index in the author's order."""
        return cls(kind=ResponseKind.PICKED, picked=indices)

    @classmethod
    def named(cls, *texts: str) -> Response:
        """Several texts, of which blank ones do not count; none means "don't know"."""
        return cls.typed("\n".join(text.strip() for text in texts if text.strip()))


REVEALED = Response(kind=ResponseKind.REVEALED)
DONT_KNOW = Response(kind=ResponseKind.DONT_KNOW)


class Outcome(StrEnum):
    """How an answer was judged; SELF leaves the judging to the learner."""

    RIGHT = "right"
    NEAR = "near"
    PARTLY = "partly"
    WRONG = "wrong"
    DONT_KNOW = "don't know"
    SELF = "self-graded"


# An answer judged so counts as right.
PASSED = (Outcome.RIGHT, Outcome.NEAR)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the comparison between what was given and what was wanted.

    `kind` is "same", "missing" (wanted, not given) or "extra" (given, not wanted).
    """

    kind: str
    text: str


class ItemState(StrEnum):
    """How one of several things was answered; a missed one is right and was not given."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemVerdict:
    """The judgement of one item of a list, option, place in an order or pair.

    `text` is what was given, or the item that was missed; `wanted` what should have stood there where that is
    another text; `note` a reason; `differs` the comparison where a typed item is near.
    """

    state: ItemState
    text: str
    wanted: str = ""
    note: str = ""
    differs: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Accepted:
    """A text that the learner had accepted as right from then on, for the answer or the item `stands_for`."""

    text: str
    stands_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The judgement of one response.

    `share` is the chance-corrected part that was right (0–1); `wanted` the right answer in words, `given` the
    learner's; `differs` their comparison piece by piece where they are close; `note` a sentence such as the
    reason a wrong option carries; `chance` the guessing chance g of the prompt. `items` judges one by one where an
    answer has several parts. `acceptable` is what "accept this from now on" would keep, None where it makes no sense.
    """

    outcome: Outcome
    share: float
    wanted: str
    given: str = ""
    differs: tuple[Piece, ...] = ()
    note: str = ""
    chance: float = 0.0
    items: tuple[ItemVerdict, ...] = ()
    acceptable: Accepted | None = None

    @property
    def passed(self) -> bool:
        """Whether the answer counts as right."""
        return self.outcome in PASSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing to pick; `reason` says why a wrong one is wrong."""

    text: str
    reason: str = ""


# Says whether a normalised text is an answer, accepted answer or wrong option of another card: such a text is
# another thing, never a slip of the pen for this answer.
Rivals = Callable[[str], bool]


def no_rivals(_text: str) -> bool:
    """Rivals for a question that is judged alone, as in a preview."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known beside the question when it is judged: other cards' texts, and what the learner had accepted."""

    rivals: Rivals = no_rivals
    accepted: tuple[Accepted, ...] = ()


ALONE = Known()


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a question holds to be true, for its source to bear out: a right answer, an item, a pair.

    `text` is how the author wrote it, `also` other forms that mean the same (accepted answers): one of them will do.
    `shown` says that it is shown with the question.
    """

    text: str
    also: tuple[str, ...] = ()
    shown: bool = False


class Question(ABC):
    """What an author wrote, ready to be asked. Types are frozen dataclasses with a field `about: Common`."""

    type_name: ClassVar[str]
    about: Common

    def parts(self) -> tuple[str, ...]:
        """The parts that become cards: the plain one, "", where a type has no others such as "reverse" or "c1"."""
        return ("",)

    def check_part(self, part: str) -> None:
        """Raise ValueError for a part that this question has not."""
        if part not in self.parts():
            raise ValueError(f"This {self.type_name} question has no part {part!r}.")

    @abstractmethod
    def prompt(self, part: str) -> Prompt:
        """What is shown for `part` before the answer."""

    @abstractmethod
    def answer(self, part: str) -> str:
        """The right answer of `part` in words, for showing after the answer (several lines where needed)."""

    @abstractmethod
    def judge(self, part: str, response: Response, known: Known) -> Verdict:
        """Judge a raw response to `part`; a REVEALED response gives Outcome.SELF.

        Raises ValueError for a response that the prompt does not allow.
        """

    @abstractmethod
    def read_line(self, part: str, line: str, order: Sequence[int]) -> Response | str:
        """A line of a plain session as a response, or a sentence that says how to answer.

        `order` maps a place on the screen to an option's index. An empty line reveals, or means "don't know".
        """

    def guesses(self, part: str, random: Random) -> Iterator[Response]:
        """The responses that one who knows nothing may give to `part`, all equally likely; none to what is typed.

        Where they are many, so many at random stand for them (`questions.guessing`).
        """
        self.check_part(part)
        return iter(())

    @abstractmethod
    def answers(self) -> tuple[str, ...]:
        """Every text that is a right answer of any part (rivals of near answers elsewhere), accepted ones included."""

    @abstractmethod
    def wrong_answers(self) -> tuple[str, ...]:
        """Every text the author named as wrong."""

    @abstractmethod
    def content(self) -> dict[str, object]:
        """What the author wrote that is of this type alone, as JSON values; `QuestionType.restore` reads it back."""

    def claims(self) -> tuple[Claim, ...]:
        """What the cited source must bear out: each right answer of each part."""
        return tuple(Claim(self.answer(part)) for part in self.parts())

    def lines(self, part: str, order: Sequence[int] = ()) -> list[str]:
        """The prompt as lines of a plain session; `order` as in `read_line`, left out for the author's order."""
        return prompt_lines(self.prompt(part), order)

    def full_text(self, part: str) -> str:
        """The question with its answer in place where that reads better than the prompt (cloze); else the prompt."""
        return self.prompt(part).text
