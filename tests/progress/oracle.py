"""What a picture of progress must say, worked out slowly from events and decks: card by card and day by day."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quiz_app.decks.deck import Deck
from quiz_app.journal.cards import card_uid, deck_of
from quiz_app.journal.event import Event
from quiz_app.journal.fold import overrides_of, read_all, replay
from quiz_app.journal.rules import rules_of
from quiz_app.journal.state import CardState
from quiz_app.journal.undo import standing
from quiz_app.memory.keeping import is_kept, known_now
from quiz_app.progress.picture import ENOUGH_CARDS, Histogram, Knowledge, KnownDay, Leech, Picture
from quiz_app.settings import ScheduleSettings
from quiz_app.text import fold as folded

YEARS = {"1689": 1689, "c. 1640": 1640, "1689-1727": 1689, "221 BCE": -221, "1689-08-27": 1689, "": None}


@dataclass(frozen=True)
class Asked:
    """A card that can be asked, with what it is grouped by."""

    card: str
    deck: str
    section: str
    tags: frozenset[str]
    year: int | None
    text: str


def cards_of(decks: Iterable[Deck]) -> list[Asked]:
    """The cards that can be asked."""
    return list(_cards(decks))


def _cards(decks: Iterable[Deck]) -> Iterator[Asked]:
    for deck in decks:
        for placed in deck.questions:
            question, about = placed.question, placed.question.about
            said = about.when
            for part in () if about.draft else question.parts():
                yield Asked(
                    card=card_uid(deck.id, about.id, part),
                    deck=deck.id,
                    section=about.citations[0].section if about.citations else "",
                    tags=frozenset(map(folded, about.tags)),
                    year=YEARS[said],
                    text=question.prompt(part).text,
                )


def known_ppm(state: CardState, day: int, settings: ScheduleSettings) -> int | None:
    """What a card adds to what is known at the end of a day, in millionths; None where it was never asked."""
    if state.memory is None or state.last_day is None or state.due_day is None:
        return None
    known = known_now(state.memory.stability, state.last_day, state.due_day, day, settings.parameters)
    return int(known * 1_000_000 + 0.5)


def day_of(event: Event) -> int:
    """The day at whose end an event shows."""
    return min(event.study_day, 719_163 + event.clock // 86_400_000 + 2)


def states_at(events: Sequence[Event], learner: str, day: int | None) -> dict[str, CardState]:
    """Every card as the events of a day and of days before left it; as all events did for None."""
    rules = rules_of(events, learner)
    counting = standing(events)
    overrides = overrides_of(counting)
    by_card: dict[str, list[Event]] = {}
    for event in counting:
        if day is None or day_of(event) <= day:
            by_card.setdefault(rules.moves.resolve(event.card, event.order), []).append(event)
    return {
        card: replay(card, read_all(own, overrides), rules.settings) for card, own in by_card.items() if card
    }


def expected(
    picture: Picture, events: Sequence[Event], learner: str, decks: Sequence[Deck], settings: ScheduleSettings
) -> dict[str, object]:
    """The parts of a picture that follow from states, by their names."""
    today, scope = picture.today, picture.scope or tuple(deck.id for deck in decks)
    states = states_at(events, learner, None)
    cards = [each for each in cards_of(decks) if each.deck in scope]
    blank = CardState(card="")
    known = {each.card: known_ppm(states.get(each.card, blank), today, settings) for each in cards}
    met = [each for each in cards if known[each.card] is not None]
    groups = _Groups(cards, states, today, settings)
    titles = {deck.id: deck.title for deck in decks}
    tags = groups.by(lambda each: each.tags)
    enough = [each for each in tags if each.introduced >= ENOUGH_CARDS]
    memories = [memory for each in met if (memory := states[each.card].memory) is not None]
    due = [
        state.due_day
        for each in cards
        if (state := states.get(each.card, blank)).due_day is not None and not state.suspended
    ]
    days = Counter(max(day, today) for day in due)
    return {
        "whole": groups.group("", cards),
        "decks": tuple(
            groups.group(name, [each for each in cards if each.deck == name], title=titles[name])
            for name in sorted({*scope} & {*titles})
        ),
        "tags": tags,
        "sections": tuple(
            sorted(
                (
                    groups.group(heading, own, deck=name)
                    for name in scope
                    for heading in {each.section for each in cards if each.deck == name} - {""}
                    for own in [[each for each in cards if (each.deck, each.section) == (name, heading)]]
                ),
                key=lambda each: (each.name, each.deck),
            )
        ),
        "weakest": tuple(sorted(enough, key=lambda each: (each.share_introduced, each.name))[:10]),
        "leeches": tuple(
            sorted(
                (
                    Leech(
                        card=each.card, deck=each.deck, text=each.text,
                        lapses=len(states[each.card].lapse_days), known=(known[each.card] or 0) / 1e6,
                    )
                    for each in cards
                    if len(states.get(each.card, blank).lapse_days) >= settings.leech_after
                ),
                key=lambda each: (-each.lapses, each.card),
            )
        ),
        "stability": counts(picture.stability, [each.stability for each in memories]),
        "difficulty": counts(picture.difficulty, [each.difficulty for each in memories]),
        "retrievability": counts(picture.retrievability, [(known[each.card] or 0) / 1e6 for each in met]),
        "forecast": (tuple(days[day] for day in range(today, today + 365)), sum(day < today for day in due)),
        "timeline": groups.by_year(),
        "course": course(events, learner, scope, today, settings),
    }  # fmt: skip


def said(picture: Picture) -> dict[str, object]:
    """The same parts of a picture, in the form in which `expected` gives them."""
    return {
        "whole": picture.whole,
        "decks": picture.decks,
        "tags": picture.tags,
        "sections": picture.sections,
        "weakest": picture.weakest,
        "leeches": picture.leeches,
        "stability": picture.stability.counts,
        "difficulty": picture.difficulty.counts,
        "retrievability": picture.retrievability.counts,
        "forecast": (picture.forecast.days, picture.forecast.overdue),
        "timeline": picture.timeline,
        "course": picture.course,
    }


def counts(histogram: Histogram, values: Sequence[float]) -> tuple[int, ...]:
    """How many values lie between the edges."""
    last = len(histogram.counts) - 1
    found = Counter(min(bisect_right(histogram.edges, value) - 1, last) for value in values)
    return tuple(found[place] for place in range(last + 1))


def course(
    events: Sequence[Event], learner: str, scope: Sequence[str], today: int, settings: ScheduleSettings
) -> tuple[KnownDay, ...]:
    """What was known at the end of each day, and is today."""
    found: list[KnownDay] = []
    first = min(map(day_of, events), default=today)
    for day in range(first, today + 1):
        states = states_at(events, learner, None if day == today else day)
        known = [
            ppm
            for card, state in states.items()
            if deck_of(card) in scope and (ppm := known_ppm(state, day, settings)) is not None
        ]
        if known or found:
            found.append(KnownDay(study_day=day, cards=len(known), recalled=sum(known) / 1_000_000))
    return tuple(found) if any(each.cards for each in found) else ()


class _Groups:
    """Cards grouped and tallied."""

    def __init__(
        self, cards: Sequence[Asked], states: Mapping[str, CardState], today: int, settings: ScheduleSettings
    ) -> None:
        self._cards = cards
        self._states = states
        self._today = today
        self._settings = settings

    def group(self, name: str, cards: Sequence[Asked], *, title: str = "", deck: str = "") -> Knowledge:
        """A group of cards."""
        kept = asked = ppm = 0
        for each in cards:
            state = self._states.get(each.card)
            if state is None or state.memory is None:
                continue
            assert state.last_day is not None
            assert state.due_day is not None
            known = known_now(
                state.memory.stability, state.last_day, state.due_day, self._today, self._settings.parameters
            )
            asked += 1
            kept += is_kept(known)
            ppm += int(known * 1_000_000 + 0.5)
        return Knowledge(
            name=name, title=title, deck=deck, cards=len(cards), unseen=len(cards) - asked, kept=kept,
            fading=asked - kept, recalled=ppm / 1_000_000,
        )  # fmt: skip

    def by(self, names_of: object) -> tuple[Knowledge, ...]:
        """A group for each tag."""
        assert callable(names_of)
        names = sorted({name for each in self._cards for name in names_of(each)})
        return tuple(
            self.group(name, [each for each in self._cards if name in names_of(each)]) for name in names
        )

    def by_year(self) -> tuple[Knowledge, ...]:
        """A group for each year."""
        years = sorted({each.year for each in self._cards if each.year is not None})
        return tuple(
            self.group(str(year), [each for each in self._cards if each.year == year]) for year in years
        )
