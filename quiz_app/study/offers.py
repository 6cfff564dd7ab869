"""Offers: a question that left its deck and one like it that came; only the learner knows whether they are one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz_app.errors import WrongUse
from quiz_app.journal.event import Draft, Kind
from quiz_app.journal.state import CardState
from quiz_app.questions.contents import from_content
from quiz_app.questions.model import Question
from quiz_app.storage import leavers, library
from quiz_app.storage.leavers import Leaver
from quiz_app.study.asking import known_of
from quiz_app.study.ledger import Ledger
from quiz_app.text import clean, one_line, plural

if TYPE_CHECKING:
    from quiz_app.decks.similar import Pair

# In a library of more questions, only the decks that lost one are looked through.
MOST_LOOKED_THROUGH = 20_000

# Text, and whether the other wording lacks it.
Run = tuple[str, bool]
# Words, runs of spaces, single signs; where words are written without spaces, each character by itself.
_WORDS = re.compile(r"[\u0e00-\u0eff\u2e80-\u9fff]|[^\W\u0e00-\u0eff\u2e80-\u9fff]+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What there is of one card of the old question; `known` (0-1) is None where it was never asked."""

    card: str
    answers: int = 0
    known: float | None = None
    suspended: bool = False
    flagged: bool = False
    note: str = ""
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Two questions by name (`deck/question`) with what each asks and its answer; a `score` of 1 means equal texts.

    `cards` are the old question's cards of which there is anything to keep.
    """

    old: str
    new: str
    old_text: str
    new_text: str
    old_answer: str
    new_answer: str
    score: float
    cards: tuple[Progress, ...]

    @property
    def answers(self) -> int:
        """How many answers would be kept."""
        return sum(each.answers for each in self.cards)

    @property
    def known(self) -> float | None:
        """The mean over the cards that were asked (0-1), None where none was."""
        asked = [each.known for each in self.cards if each.known is not None]
        return sum(asked) / len(asked) if asked else None


class Offers:
    """The offers to one learner, and what the learner says to them. Each answer is an event, so undo takes it back."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._database = ledger.database
        # Comparing texts is the costly part: its outcome holds until a deck, a leaver or a "no" changes.
        self._pairs: tuple[object, tuple[Pair, ...]] = (None, ())

    def current(self) -> tuple[Offer, ...]:
        """What may be the same question, most alike first; () at little cost where no question with history left."""
        left = {each.name: each for each in leavers.left_behind(self._database, self._learner)}
        if not left:
            return ()
        pairs = self._paired(left)
        contents = self._contents({pair.new for pair in pairs})
        return tuple(
            self._offer(left[pair.old], pair, from_content(contents[pair.new]))
            for pair in pairs
            if pair.new in contents
        )

    def notices(self) -> tuple[str, ...]:
        """Where there are offers, a sentence that says so."""
        count = len(self.current())
        if not count:
            return ()
        them, they = ("it", "it is") if count == 1 else ("them", "they are")
        return (
            f"{plural(count, 'question')} left the decks while one much alike came; "
            f"`quiz decks offers` shows {them} and asks whether {they} the same.",
        )

    def carry_over(self, old: str, new: str) -> str:
        """Let the history of question `old` (deck/question) count for `new` from now on; gives a sentence."""
        before, after = self._named(old), self._named(new)
        if before.present:
            raise WrongUse(
                f"{one_line(old)} is still in its deck.",
                hint="Only a question that left can be carried over.",
            )
        if not after.present:
            raise WrongUse(
                f"{one_line(new)} is not in its deck.", hint="Name the question that took its place."
            )
        if not _fits(from_content(before.content), from_content(after.content)):
            raise WrongUse(
                f"{one_line(new)} has other cards than {one_line(old)} had.",
                hint="Progress can be carried over only where every card finds its like.",
            )
        self._ledger.record(_moved(old, new))
        return f"The progress of {old} counts for {new} now."

    def carry_equal(self) -> str:
        """Carry over all that is offered and word for word the same, as one action; gives a sentence."""
        equal = [offer for offer in self.current() if offer.score == 1]
        if not equal:
            return "No question that is offered is word for word the same."
        self._ledger.record_together([_moved(offer.old, offer.new) for offer in equal])
        return f"The progress of {plural(len(equal), 'question')} is kept."

    def keep_apart(self, old: str, new: str) -> str:
        """Remember that these are two questions, so that the pair is offered no more; gives a sentence."""
        for name in (old, new):
            self._named(name)
        if old == new:
            raise WrongUse(f"{one_line(old)} is one question.", hint="Name the old one and the new one.")
        self._ledger.record(Draft(kind=Kind.KEPT_APART, card=old, payload={"to": new}))
        return f"{old} and {new} are two questions."

    @property
    def _learner(self) -> str:
        return self._ledger.author.learner

    def _named(self, name: str) -> library.Content:
        deck, _, question = name.partition("/")
        # The bytes of an argument that are no UTF-8 come as lone surrogates, which the database cannot be asked for.
        is_text = not any(0xD800 <= ord(character) <= 0xDFFF for character in name)
        found = library.content(self._database, deck, question) if is_text else None
        if found is None:
            raise WrongUse(f"There is no question {one_line(name, 80)!r}.", hint="Write it as DECK/QUESTION.")
        return found

    def _paired(self, left: Mapping[str, Leaver]) -> tuple[Pair, ...]:
        apart = leavers.kept_apart(self._database, self._learner, left)
        key = (leavers.library_mark(self._database), tuple(left), apart)
        if self._pairs[0] != key:
            self._pairs = (key, self._compared(left, apart))
        return self._pairs[1]

    def _compared(self, left: Mapping[str, Leaver], apart: frozenset[tuple[str, str]]) -> tuple[Pair, ...]:
        from quiz_app.decks.similar import carry_over as pairs_of

        decks = None
        if leavers.count_present(self._database) > MOST_LOOKED_THROUGH:
            decks = {name.partition("/")[0] for name in left}
        here = {
            name: from_content(content)
            for name, content in leavers.present_questions(self._database, decks).items()
        }
        gone = {name: from_content(each.content) for name, each in left.items()}
        settled = leavers.with_history_of_others(self._database, self._learner)

        def may(old: str, new: str) -> bool:
            if (old, new) in apart or not _fits(gone[old], here[new]):
                return False
            return (new not in settled and self._came_after(new, old)) or self._came_back(new, old)

        return pairs_of(_texts(gone), _texts(here), may)

    def _came_after(self, new: str, old: str) -> bool:
        """Whether a question was first asked after the days of the other: else they stood side by side."""
        later = leavers.answered_between(self._database, self._learner, new)
        earlier = leavers.answered_between(self._database, self._learner, old)
        return later is None or (earlier is not None and later[0] > earlier[1])

    def _came_back(self, new: str, old: str) -> bool:
        """Whether the old question went by the new one's name before, and its history was carried over then."""
        return leavers.present_name(self._database, self._learner, new) == old

    def _contents(self, names: Iterable[str]) -> dict[str, Mapping[str, object]]:
        found = {name: library.content(self._database, *name.split("/", 1)) for name in names}
        return {name: each.content for name, each in found.items() if each is not None and each.present}

    def _offer(self, left: Leaver, pair: Pair, new: Question) -> Offer:
        old = from_content(left.content)
        return Offer(
            old=pair.old,
            new=pair.new,
            old_text=_asks(old),
            new_text=_asks(new),
            old_answer=_answers(old),
            new_answer=_answers(new),
            score=pair.score,
            cards=tuple(self._progress(state) for state in left.cards),
        )

    def _progress(self, state: CardState) -> Progress:
        return Progress(
            card=state.card,
            answers=state.answers,
            known=known_of(state, self._ledger.today(), self._ledger.settings().parameters),
            suspended=state.suspended,
            flagged=state.flagged,
            note=state.note or state.flag_note,
            accepted=tuple(each.text for each in state.accepted),
        )


def differing(one: str, other: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Two wordings as runs of text, each with whether the other one lacks it; together the runs are the texts."""
    here, there = _WORDS.findall(one), _WORDS.findall(other)
    from difflib import SequenceMatcher

    steps = SequenceMatcher(None, here, there, autojunk=False).get_opcodes()
    return (
        _runs((step[0] != "equal", here[step[1] : step[2]]) for step in steps),
        _runs((step[0] != "equal", there[step[3] : step[4]]) for step in steps),
    )


def _runs(parts: Iterable[tuple[bool, Sequence[str]]]) -> tuple[Run, ...]:
    """Runs without empty ones; a difference neither begins nor ends with the space beside it."""
    runs: list[Run] = []
    for differs, words in parts:
        text = "".join(words)
        bare = text.strip() if differs else ""
        before, _, after = text.partition(bare) if bare else (text, "", "")
        runs += [(run, is_bare) for run, is_bare in ((before, False), (bare, True), (after, False)) if run]
    return tuple(runs)


def kept_words(offer: Offer) -> str:
    """What would be kept, in one line: "7 answers, known 83 %, flagged"."""
    accepted = sum(len(each.accepted) for each in offer.cards)
    words = [
        plural(offer.answers, "answer") if offer.answers else "",
        f"known {offer.known * 100:.0f} %" if offer.known is not None else "",
        "flagged" if any(each.flagged for each in offer.cards) else "",
        "suspended" if any(each.suspended for each in offer.cards) else "",
        "a note" if any(each.note for each in offer.cards) else "",
        plural(accepted, "accepted answer") if accepted else "",
    ]
    return ", ".join(word for word in words if word)


def _moved(old: str, new: str) -> Draft:
    return Draft(kind=Kind.MOVED, card=old, payload={"to": new})


def _fits(old: Question, new: Question) -> bool:
    return set(old.parts()) <= set(new.parts())


def _texts(questions: Mapping[str, Question]) -> dict[str, str]:
    return {name: f"{_asks(each)}\n{_answers(each)}" for name, each in questions.items()}


def _asks(question: Question) -> str:
    return clean(question.prompt(question.parts()[0]).text)


def _answers(question: Question) -> str:
    return clean(question.answer(question.parts()[0]))
