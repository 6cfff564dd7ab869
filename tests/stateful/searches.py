"""Rules of Browse: what a search finds and a line of it shows is what the diary says, whatever changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.stateful import rule

from quiz_app.study.browsing import CardRow, Order
from tests.stateful.computer import Computer, Window, near
from tests.stateful.home import known_today
from tests.stateful.model import Facts, Told
from tests.stateful.story import WHERE, Story

Holds = Callable[[Facts, Told, int], bool]


def due_by(days: int) -> Holds:
    """Asked again within so many days: what is put away until later, when it is back."""

    def holds(facts: Facts, _told: Told, today: int) -> bool:
        if facts.due_day is None or facts.suspended:
            return False
        return max(facts.due_day, facts.buried_until or 0) <= today + days

    return holds


def kept(facts: Facts, told: Told, today: int) -> bool:
    return facts.memory is not None and known_today(facts, today, told) >= 0.9


SEARCHES: dict[str, Holds] = {
    "": lambda *_: True,
    "is:new": lambda facts, *_: facts.memory is None,
    "-is:new": lambda facts, *_: facts.memory is not None,
    "is:kept": kept,
    "is:fading": lambda facts, told, today: facts.memory is not None and not kept(facts, told, today),
    "is:leech": lambda facts, told, _: len(facts.lapse_days) >= told.settings.leech_after,
    "is:suspended": lambda facts, *_: facts.suspended,
    "is:flagged,noted": lambda facts, *_: facts.flagged or bool(facts.note),
    "is:buried": lambda facts, _, today: (facts.buried_until or 0) > today,
    "due:today": due_by(0),
    "due:3": due_by(3),
    "atlas": lambda facts, *_: "atlas" in facts.note or "atlas" in facts.flag_note,
}


class Searches(Story):
    """A learner looks through all cards."""

    @rule(
        where=WHERE,
        search=st.sampled_from(sorted(SEARCHES)),
        gone=st.booleans(),
        order=st.sampled_from(Order),
    )
    def search(self, where: tuple[int, int], search: str, order: Order, *, gone: bool) -> None:
        computer, window = self.at(where)
        told, library = computer.diary(window).told, computer.library
        window.settings = told.settings
        today, asked = computer.day(window), library.asked()
        left = {card for card in library.groups if card in told.cards and card not in asked}
        browser = window.desk.browse()
        found = browser.find(f"{search} is:gone" if gone else search, order)
        assert found.problems == ()
        holds = SEARCHES[search]
        among = left if gone else set(asked)
        wanted = {card for card in among if holds(told.card(card), told, today)}
        assert set(found.cards) == wanted
        assert len(found.cards) == len(wanted)
        rows = browser.rows(found.cards)
        assert [row.card for row in rows] == list(found.cards)
        for row in rows:
            check_row(row, computer, window)
        self.done(computer, window)


def check_row(row: CardRow, computer: Computer, window: Window) -> None:
    """A line says what the diary says."""
    told, today = computer.diary(window).told, computer.day(window)
    facts = told.card(row.card)
    assert (row.due_day, row.last_day, row.answers, row.lapses) == (
        facts.due_day,
        facts.last_day,
        facts.answers,
        len(facts.lapse_days),
    )
    assert (row.flagged, row.flag_note, row.note) == (facts.flagged, facts.flag_note, facts.note)
    assert (row.suspended, row.buried) == (facts.suspended, (facts.buried_until or 0) > today)
    assert row.gone == (row.card not in computer.library.asked())
    assert near(0.0 if facts.memory is None else known_today(facts, today, told), row.known)
