"""What is mixed up with what: what was answered for what, counted over exams and study."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from quiz_app.journal.cards import split_uid
from quiz_app.progress.asked import mark_of
from quiz_app.progress.scores import Mark, MixUp
from quiz_app.questions.choice import Choice
from quiz_app.questions.cloze import Cloze
from quiz_app.questions.date import DateQuestion
from quiz_app.questions.match import OPEN, Match
from quiz_app.questions.model import Outcome, Question, ResponseKind
from quiz_app.questions.multi_select import MultiSelect
from quiz_app.questions.normal import normalise, same, squeeze, variants
from quiz_app.questions.number import Number
from quiz_app.questions.typed import Typed
from quiz_app.storage.exam_answers import AskedOnce
from quiz_app.storage.study_answers import StudyAnswer
from quiz_app.text import one_line

MOST_MIX_UPS = 100
MOST_SLIPS = 2000  # wrong answers in exams that are looked at
_LONGEST = 60  # characters of what was given, and of what was wanted
_OFTEN = 2  # from so many times on, a typed text that is known nowhere is no slip of the pen
_WRONG = (Outcome.WRONG.value, Outcome.PARTLY.value)
Named = Callable[[Collection[str]], Mapping[str, Question]]
KnownTexts = Callable[[Collection[str]], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong answer as it was given: what was typed, or the places of what was picked."""

    card: str
    fingerprint: str
    text: str
    picked: tuple[int, ...]


@dataclass(slots=True)
class _Mixed:
    """One thing taken for another: how it was written each time, and at which cards."""

    given: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    cards: set[str] = field(default_factory=set)
    is_picked: bool = False

    @property
    def times(self) -> int:
        return self.given.total()


def slips(asked: Sequence[AskedOnce], studied: Iterable[StudyAnswer]) -> Iterator[Slip]:
    """The answers that were wrong, in whole or in part; of those in exams, given oldest first, the newest."""
    wrong = (each for each in reversed(asked) if mark_of(each) in (Mark.WRONG, Mark.PARTLY))
    given = (each for each in wrong if each.given or each.picked)
    for item in islice(given, MOST_SLIPS):
        yield Slip(item.card, item.fingerprint, "" if item.picked else item.given, item.picked)
    for answer in studied:
        response = answer.response
        if response is None or answer.verdict not in _WRONG:
            continue
        if response.kind in (ResponseKind.TEXT, ResponseKind.PICKED):
            yield Slip(answer.card, answer.fingerprint, response.text, response.picked)


def mix_ups(wrong: Iterable[Slip], named: Named, known: KnownTexts) -> tuple[MixUp, ...]:
    """What was given for what, the most frequent first.

    Texts that differ in case, accents, punctuation or articles are one. What was typed counts where it is an answer
    or an option in the library, or was typed for the same thing twice: else it says nothing. `named` finds wordings
    by fingerprint, `known` those of some normalised texts that the library holds.
    """
    counted = Counter(wrong)
    wordings = named({each.fingerprint for each in counted})
    found: dict[tuple[str, str], _Mixed] = {}
    for slip, times in counted.items():
        question = wordings.get(slip.fingerprint)
        for given, wanted in _pairs(question, slip) if question else ():
            _count(found, slip, one_line(given), one_line(wanted), times)
    typed = {normalise(text) for mixed in found.values() if not mixed.is_picked for text in mixed.given}
    told = known(typed)
    kept = [_told(mixed) for mixed in found.values() if _counts(mixed, told)]
    kept.sort(key=lambda each: (-each.times, each.given, each.wanted))
    return tuple(kept[:MOST_MIX_UPS])


def _count(found: dict[tuple[str, str], _Mixed], slip: Slip, given: str, wanted: str, times: int) -> None:
    if not given or not wanted or max(len(given), len(wanted)) > _LONGEST or same(given, wanted):
        return
    mixed = found.setdefault((squeeze(normalise(given)), squeeze(normalise(wanted))), _Mixed())
    mixed.given[given] += times
    mixed.wanted[wanted] += times
    mixed.cards.add(slip.card)
    mixed.is_picked = mixed.is_picked or bool(slip.picked)


def _counts(mixed: _Mixed, known: frozenset[str]) -> bool:
    return mixed.is_picked or mixed.times >= _OFTEN or any(normalise(text) in known for text in mixed.given)


def _told(mixed: _Mixed) -> MixUp:
    return MixUp(
        given=_usual(mixed.given),
        wanted=_usual(mixed.wanted),
        times=mixed.times,
        cards=tuple(sorted(mixed.cards)),
    )


def _usual(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda text: (-spellings[text], text))


def _pairs(question: Question, slip: Slip) -> Sequence[tuple[str, str]]:
    """What was given for what in one wrong answer; nothing where it answers another wording.

    Of an order, a list and a statement that is true or false nothing stands for anything else.
    """
    part, picked = split_uid(slip.card)[2], slip.picked
    match question:
        case Choice() if len(picked) == 1:
            options = question.options()
            return [(options[place].text, question.right) for place in picked if 0 <= place < len(options)]
        case Match() if len(picked) == len(question.pairs):
            return _wrong_pairs(question, picked)
        case MultiSelect():
            return _exchanged(question, picked)
        case Typed() | Cloze() | DateQuestion() | Number() if slip.text and part in question.parts():
            return [(slip.text, _bare(question, question.answer(part)))]
    return ()


def _wrong_pairs(question: Match, picked: Sequence[int]) -> list[tuple[str, str]]:
    rights = question.rights()
    wanted = [right for _left, right in question.pairs]
    return [
        (rights[place].text, right)
        for place, right in zip(picked, wanted, strict=True)
        if place != OPEN and 0 <= place < len(rights) and rights[place].text != right
    ]


def _exchanged(question: MultiSelect, picked: Sequence[int]) -> list[tuple[str, str]]:
    """One wrong option in place of one right one; of several it is not known which stood for which."""
    options, places = question.options(), set(picked)
    extra = [each.text for place, each in enumerate(options) if place in places and place >= question.count]
    missed = [
        each.text for place, each in enumerate(options) if place not in places and place < question.count
    ]
    return list(zip(extra, missed, strict=True)) if len(extra) == len(missed) == 1 else []


def _bare(question: Question, answer: str) -> str:
    """The answer without what stands in brackets behind a date or a number: what else is known, or how exact."""
    return variants(answer)[-1] if isinstance(question, DateQuestion | Number) else answer
