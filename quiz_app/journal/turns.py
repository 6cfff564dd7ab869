"""How a card's memory turned from day to day: the fold of `journal.fold`, of what decides how well it is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from quiz_app.journal.event import Event, Kind
from quiz_app.journal.fold import Said, states_after
from quiz_app.journal.reading import FIRST_DAY, LAST_DAY, Answer, whole
from quiz_app.journal.state import CardState
from quiz_app.memory.days import elapsed
from quiz_app.memory.evidence import learn
from quiz_app.memory.fsrs import Parameters
from quiz_app.memory.model import Evidence
from quiz_app.settings import ScheduleSettings

# After these a card may be known otherwise than before.
TURNING_KINDS = (Kind.ANSWERED, Kind.RESET, Kind.RESCHEDULED, Kind.FORGOTTEN)


class Deed(NamedTuple):
    """What an event that counts does to what is known of its card.

    `day` is the study day from whose end on it shows, `study_day` the event's own. With evidence the card was
    answered and is due on `due_day`; without, it was put off to `due_day`, or learning begins anew where that is None.
    """

    day: int
    study_day: int
    evidence: Evidence | None
    due_day: int | None


class Turn(NamedTuple):
    """A card from the end of `day` on; while it counts as never asked, `stability` is None and the days say nothing."""

    day: int
    stability: float | None
    last_day: int
    due_day: int


def deed_of(event: Event, answer: Answer | None, day: int) -> Deed | None:
    """What an event that counts does, and says where it is an answer; None where it changes nothing that is known."""
    if event.kind == Kind.ANSWERED:
        if answer is None or not answer.counts:
            return None
        return Deed(day, event.study_day, answer.evidence, answer.due_day)
    if event.kind == Kind.RESCHEDULED:
        due = whole(event.payload, "due", FIRST_DAY, LAST_DAY)
        return None if due is None else Deed(day, event.study_day, None, due)
    return Deed(day, event.study_day, None, None) if event.kind in TURNING_KINDS else None


def replay_turns(
    card: str, said: Sequence[Said], settings: ScheduleSettings, day_of: Callable[[Event], int]
) -> tuple[CardState, list[Turn]]:
    """The state that the events of one card leave, as `journal.fold.replay` gives it, and its turns on the way.

    `day_of` gives the study day from whose end on an event shows.
    """
    state, last, is_in_order = CardState(card=card), 0, True
    found: dict[int, Turn] = {}
    for (event, _), state in zip(said, states_after(card, said, settings), strict=True):
        if event.kind in TURNING_KINDS:
            day = day_of(event)
            is_in_order, last = is_in_order and last <= day, day
            stability = None if state.memory is None else state.memory.stability
            found[day] = Turn(day, stability, state.last_day or 0, state.due_day or 0)
    if is_in_order:
        return state, list(found.values())
    deeds = (deed_of(event, answer, day_of(event)) for event, answer in said)
    return state, turns([each for each in deeds if each is not None], settings.parameters)


def turns(deeds: Sequence[Deed], parameters: Parameters) -> list[Turn]:
    """The card from the end of each day on at which something was done, the earliest day first.

    Deeds stand in the order of the fold; where the days run otherwise, since a clock was wrong or the learner
    travelled, a day's end knows the deeds of that day and of days before.
    """
    if all(one.day <= other.day for one, other in pairwise(deeds)):
        return list({each.day: each for each in _after_each(deeds, parameters)}.values())
    return [
        list(_after_each([each for each in deeds if each.day <= end], parameters))[-1]._replace(day=end)
        for end in sorted({each.day for each in deeds})
    ]


def _after_each(deeds: Iterable[Deed], parameters: Parameters) -> Iterator[Turn]:
    memory, last_day, due_day = None, 0, 0
    for day, study_day, evidence, due in deeds:
        if evidence is not None:
            memory = learn(memory, elapsed(last_day, study_day), evidence, parameters)
            last_day, due_day = study_day, due or 0
        elif due is None:
            memory = None
        else:
            due_day = due
        yield Turn(day, None if memory is None else memory.stability, last_day, due_day)
