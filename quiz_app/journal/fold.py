"""The fold: from a learner's events, in whatever order they came, to the state of each card and sums by day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from quiz_app.journal.event import Event, Kind
from quiz_app.journal.reading import (
    FIRST_DAY,
    LAST_DAY,
    LONGEST_NOTE,
    MOST_ACCEPTED,
    Answer,
    accepted_in,
    grade_in,
    read_answer,
    target_of,
    text,
    whole,
)
from quiz_app.journal.rules import Rules, rules_of
from quiz_app.journal.state import CardState
from quiz_app.journal.totals import Key, Summing, Sums
from quiz_app.journal.undo import standing
from quiz_app.memory.days import elapsed
from quiz_app.memory.evidence import learn
from quiz_app.memory.model import Grade
from quiz_app.settings import ScheduleSettings
from quiz_app.text import clean

# An event that counts, and what it says where it is an answer.
Said = tuple[Event, Answer | None]


@dataclass(frozen=True, slots=True)
class Folded:
    """Everything that a learner's events say. Cards and days of which they say nothing are left out."""

    rules: Rules
    cards: Mapping[str, CardState]
    totals: Mapping[Key, Sums]

    @property
    def settings(self) -> ScheduleSettings:
        """The settings in force."""
        return self.rules.settings


def fold(events: Iterable[Event], learner: str) -> Folded:
    """Fold a learner's events; order, duplicates and events of others make no difference."""
    own = [event for event in events if event.learner == learner]
    rules = rules_of(own, learner)
    by_card: dict[str, list[Said]] = {}
    counting = standing(own)
    said = read_all(counting, overrides_of(counting))
    for each in said:
        by_card.setdefault(rules.moves.resolve(each[0].card, each[0].order), []).append(each)
    states = (replay(card, part, rules.settings) for card, part in by_card.items() if card)
    return Folded(rules, {s.card: s for s in states if not is_blank(s)}, totals_of(said))


def fold_card(card: str, events: Iterable[Event], rules: Rules) -> CardState:
    """The state of one card from its learner's events, given with the undos and overrides that name them.

    Events that count for other cards make no difference.
    """
    counting = standing(events)
    own = [event for event in counting if rules.moves.resolve(event.card, event.order) == card]
    return replay(card, read_all(own, overrides_of(counting)), rules.settings)


def fold_card_before(card: str, events: Iterable[Event], rules: Rules, event_id: str) -> CardState | None:
    """The state of one card as an answer to it found it, from the same events as for `fold_card`.

    What came later of undos and overrides counts for the answers before. None where no event of that id counts.
    """
    counting = standing(events)
    own = [event for event in counting if rules.moves.resolve(event.card, event.order) == card]
    if all(event.event_id != event_id for event in own):
        return None
    earlier = takewhile(lambda event: event.event_id != event_id, own)
    return replay(card, read_all(earlier, overrides_of(counting)), rules.settings)


def overrides_of(counting: Iterable[Event]) -> dict[str, Event]:
    """The override in force by the answer it regrades: the last that counts; `counting` is in order."""
    return {
        target_of(event): event
        for event in counting
        if event.kind == Kind.OVERRIDDEN and grade_in(event.payload) is not None
    }


def read_all(counting: Iterable[Event], overrides: Mapping[str, Event]) -> list[Said]:
    """Events with what those among them that are answers say, overrides included."""
    return [(event, read_answer(event, overrides.get(event.event_id))) for event in counting]


def replay(card: str, said: Iterable[Said], settings: ScheduleSettings) -> CardState:
    """The state that the events of one card leave; `said` holds those that count, in order."""
    state = CardState(card=card)
    for state in states_after(card, said, settings):  # noqa: B007  the last one is wanted
        pass
    return state


def states_after(card: str, said: Iterable[Said], settings: ScheduleSettings) -> Iterator[CardState]:
    """The state of one card after each of its events; `said` holds those that count, in order."""
    state = CardState(card=card)
    for event, answer in said:
        state = _applied(state, event, answer, settings)
        yield state


def step(state: CardState, event: Event, settings: ScheduleSettings) -> CardState:
    """The state after one further event of the card that is later in order than all before.

    Overrides and undos change what earlier events say; after them the card is replayed instead.
    """
    return step_said(state, (event, read_answer(event)), settings)


def step_said(state: CardState, said: Said, settings: ScheduleSettings) -> CardState:
    """The same for an event whose answer was read already."""
    return _applied(state, *said, settings)


def totals_of(said: Iterable[Said]) -> dict[Key, Sums]:
    """The sums over answers that count."""
    summing = Summing()
    for event, answer in said:
        if answer is not None:
            summing.add(event, answer)
    return summing.totals()


def is_blank(state: CardState) -> bool:
    """Whether a state says no more than that there is a card; such states are not kept."""
    return state == CardState(card=state.card)


def _applied(state: CardState, event: Event, answer: Answer | None, settings: ScheduleSettings) -> CardState:
    if answer is not None:
        return _answered(state, event.study_day, answer, settings)
    effect = _EFFECTS.get(event.kind)
    return state if effect is None else effect(state, event)


def _answered(state: CardState, day: int, answer: Answer, settings: ScheduleSettings) -> CardState:
    if not answer.counts:
        return replace(state, answers=state.answers + 1)
    evidence = answer.evidence
    waited = 0 if state.last_day is None else elapsed(state.last_day, day)
    first_day = day if state.first_day is None else state.first_day
    lapsed = evidence.grade is Grade.AGAIN and evidence.weight is None and first_day < day
    return replace(
        state,
        memory=learn(state.memory, waited, evidence, settings.parameters),
        first_day=first_day,
        last_day=day,
        due_day=answer.due_day,
        answers=state.answers + 1,
        lapse_days=(*state.lapse_days, day) if lapsed and day not in state.lapse_days else state.lapse_days,
        last_grade=int(evidence.grade),
    )


def _buried(state: CardState, event: Event) -> CardState:
    until = whole(event.payload, "until", FIRST_DAY, LAST_DAY)
    return replace(state, buried_until=event.study_day + 1 if until is None else until)


def _flagged(state: CardState, event: Event) -> CardState:
    return replace(state, flagged=True, flag_note=text(event.payload, "note"))


def _reset(state: CardState, _event: Event) -> CardState:
    # What the learner did stays in the history and in the count of answers; what was learnt begins anew.
    return replace(
        state, memory=None, first_day=None, last_day=None, due_day=None, lapse_days=(), last_grade=0
    )


def _rescheduled(state: CardState, event: Event) -> CardState:
    due = whole(event.payload, "due", FIRST_DAY, LAST_DAY)
    return state if due is None or state.memory is None else replace(state, due_day=due)


def _accepted(state: CardState, event: Event) -> CardState:
    said = accepted_in(event.payload)
    if said is None or said in state.accepted or len(state.accepted) >= MOST_ACCEPTED:
        return state
    return replace(state, accepted=(*state.accepted, said))


def _unaccepted(state: CardState, event: Event) -> CardState:
    said = accepted_in(event.payload)
    return replace(state, accepted=tuple(each for each in state.accepted if each != said))


def _noted(state: CardState, event: Event) -> CardState:
    return replace(state, note=clean(text(event.payload, "text")).strip()[:LONGEST_NOTE])


def _forgotten(state: CardState, _event: Event) -> CardState:
    # The log and the totals of the days keep what was done; of the card nothing is left but its name.
    return CardState(card=state.card)


_EFFECTS: dict[str, Callable[[CardState, Event], CardState]] = {
    Kind.SUSPENDED: lambda state, _event: replace(state, suspended=True),
    Kind.UNSUSPENDED: lambda state, _event: replace(state, suspended=False),
    Kind.BURIED: _buried,
    Kind.UNBURIED: lambda state, _event: replace(state, buried_until=None),
    Kind.FLAGGED: _flagged,
    Kind.UNFLAGGED: lambda state, _event: replace(state, flagged=False, flag_note=""),
    Kind.RESET: _reset,
    Kind.RESCHEDULED: _rescheduled,
    Kind.ACCEPTED: _accepted,
    Kind.UNACCEPTED: _unaccepted,
    Kind.NOTED: _noted,
    Kind.FORGOTTEN: _forgotten,
}
