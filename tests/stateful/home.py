"""What Home must show of a learner's day, counted plainly from the diary and the library."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from quiz_app.memory import fsrs
from quiz_app.study.overview import Overview
from tests.stateful.model import Facts, Told, study_day

if TYPE_CHECKING:
    from tests.stateful.computer import Computer, Window


def check_home(computer: Computer, window: Window) -> None:
    overview, told = window.desk.overview(), computer.diary(window).told
    moment = computer.clock.now()
    today = study_day(moment.utc_ms, moment.offset_s, told.settings.rollover)
    asked = computer.library.asked()
    assert overview.today == today
    agenda = told.agenda(asked, computer.library.groups, computer.library.places, today, lambda _card: True)
    assert (overview.repeat, overview.due, overview.new) == (
        agenda.repeats,
        agenda.repeats + agenda.reviews,
        agenda.new,
    )
    marked = [told.card(card) for card in asked]
    assert overview.flagged == sum(facts.flagged for facts in marked)
    assert overview.leeches == sum(len(facts.lapse_days) >= told.settings.leech_after for facts in marked)
    check_week(overview, told, asked, today)
    check_decks(computer, overview, told, today)
    assert overview.learner == (window.desk.learner if len(computer.names) > 1 else "")


def check_week(overview: Overview, told: Told, asked: Iterable[str], today: int) -> None:
    by_day: dict[int, int] = {}
    for (day, _), sums in told.days().items():
        by_day[day] = by_day.get(day, 0) + sums["answers"]
    assert overview.first_time == (not by_day)
    assert overview.past == tuple(by_day.get(day, 0) for day in range(today - 6, today + 1))
    streak, day = 0, today if today in by_day else today - 1
    while day in by_day:
        streak, day = streak + 1, day - 1
    assert overview.streak == streak
    check_coming(overview, told, asked, today)


def check_coming(overview: Overview, told: Told, asked: Iterable[str], today: int) -> None:
    """What falls due in a week; while a backlog is spread, what waits comes on these days beside it, and no more."""
    coming = [0] * 7
    for facts in map(told.card, asked):
        if facts.due_day is not None and not facts.suspended and facts.due_day < today + 7:
            coming[max(0, facts.due_day - today)] += 1
    if not told.days_left(asked, today):
        assert overview.coming == tuple(coming)
        return
    later = len(told.waiting(asked, today)) - (overview.due - overview.repeat)
    whole = overview.due + later + sum(coming[1:])
    assert overview.coming[0] == overview.due
    ends = date.fromisoformat(told.settings.catch_up.partition("/")[2]).toordinal()
    assert sum(overview.coming) == whole if ends < today + 7 else sum(overview.coming) <= whole


def check_decks(computer: Computer, overview: Overview, told: Told, today: int) -> None:
    library = computer.library
    wanted = {name: deck for name, deck in library.decks.items() if deck.present}
    assert {row.deck for row in overview.decks} == set(wanted)
    asked = library.asked()
    for row in overview.decks:
        cards = [told.card(card) for card in asked if card.startswith(row.deck + "/")]
        known = [known_today(facts, today, told) for facts in cards if facts.memory is not None]
        assert (row.path, row.missing, row.problems) == (
            wanted[row.deck].path,
            wanted[row.deck].missing,
            wanted[row.deck].errors,
        )
        assert (row.cards, row.unseen) == (len(cards), len(cards) - len(known))
        assert row.kept + row.fading == len(known)
        assert row.kept == sum(share >= 0.9 for share in known) or any(
            abs(share - 0.9) < 1e-9 for share in known
        )
        assert abs(row.known - (sum(known) / len(cards) if cards else 0.0)) < 1e-6
    assert sum(row.due for row in overview.decks) == overview.due
    assert sum(row.new for row in overview.decks) == overview.new


def known_today(facts: Facts, today: int, told: Told) -> float:
    """How well a card is known: what was answered today as of tomorrow, what waits to be asked again not at all."""
    assert facts.memory is not None
    assert facts.last_day is not None
    assert facts.due_day is not None
    if facts.last_day >= today >= facts.due_day:
        return 0.0
    return fsrs.retrievability(
        facts.memory.stability, max(1, today - facts.last_day), told.settings.parameters
    )
