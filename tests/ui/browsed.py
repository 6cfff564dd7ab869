"""A browser without a database: as many cards as wanted, and a record of what was asked of it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from quiz_app.errors import EnvironmentFailed
from quiz_app.questions.model import Question
from quiz_app.study.browsing import CardRow, Choice, Choices, Found, Order
from quiz_app.study.showing import CardInfo, Standing
from tests.ui.standin import TODAY, StandInDesk, card_info, questions

TEXTS = tuple((question.prompt(question.parts()[0]).text, question.about.tags) for question in questions())
STANDINGS = (Standing.KEPT, Standing.FADING, Standing.NEW)


def row(number: int) -> CardRow:
    """A card as a line; every seventh is marked in some way."""
    text, tags = TEXTS[number % len(TEXTS)]
    standing = STANDINGS[number % 3]
    asked = standing is not Standing.NEW
    return CardRow(
        card=f"history/{number}", deck="history", deck_title="Sino-Russian history", type="flashcard", text=text,
        answer="an answer", section="Early contacts", tags=tags, standing=standing, known=(0.97, 0.62, 0.0)[number % 3],
        due_day=TODAY + number % 40 - 3 if asked else None, last_day=TODAY - 4 if asked else None,
        answers=5 if asked else 0, lapses=number % 5 if asked else 0, leech=number % 21 == 1,
        flagged=number % 7 == 0, suspended=number % 14 == 7, buried=number % 22 == 3,
        note="see the map" if number % 11 == 4 else "",
    )  # fmt: skip


class StandInBrowser:
    """Finds the cards whose numbers have the digits searched for; `held` makes searches wait."""

    def __init__(self, cards: int) -> None:
        self._cards = tuple(f"history/{number}" for number in range(cards))
        self.rows_asked: list[tuple[str, ...]] = []
        self.searches: list[tuple[str, Order]] = []
        self.done: list[tuple[Any, ...]] = []
        self.held: threading.Event | None = None
        self.fails = False

    def find(self, search: str, order: Order = Order.DECK) -> Found:
        self.searches.append((search, order))
        if self.held is not None:
            self.held.wait(30)
        if self.fails:
            raise EnvironmentFailed("The disk is gone.")
        if search.startswith("is:"):
            return Found(cards=self._cards[:500])
        return Found(cards=tuple(card for card in self._cards if search in card))

    def rows(self, cards: Sequence[str]) -> tuple[CardRow, ...]:
        self.rows_asked.append(tuple(cards))
        if self.fails:
            raise EnvironmentFailed("The disk is gone.")
        return tuple(row(int(card.rpartition("/")[2])) for card in cards)

    def choices(self) -> Choices:
        return Choices(
            decks=(Choice(term="deck:history", title="Sino-Russian history", cards=len(self._cards)),),
            states=(
                Choice(term="is:new", title="New", cards=15),
                Choice(term="is:fading", title="Fading", cards=18),
                Choice(term="is:kept", title="Kept", cards=31),
                Choice(term="is:leech", title="Leeches", cards=0),
                Choice(term="is:flagged", title="Flagged", cards=1),
            ),
            types=(Choice(term="type:flashcard", title="Flashcard", cards=64),),
            tags=(Choice(term="tag:qing", title="qing", cards=12),),
            sections=(Choice(term='section:"Treaty of Aigun"', title="Treaty of Aigun", cards=7),),
            due=(Choice(term="due:today", title="Due today", cards=18),),
        )  # fmt: skip

    def info(self, card: str) -> CardInfo:
        question = questions()[int(card.rpartition("/")[2]) % len(TEXTS)]
        return replace(card_info(question, question.parts()[0]), card=card)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)

        def act(*given: Any) -> str:
            self.done.append((name, *given))
            return f"Done: {name}."

        return act


class BrowsingDesk(StandInDesk):
    """A stand-in desk with a stand-in browser."""

    def __init__(self, cards: int = 64, asked: tuple[Question, ...] | None = None) -> None:
        super().__init__(cards=asked)
        self.browser = StandInBrowser(cards)

    def browse(self) -> StandInBrowser:
        return self.browser

    def today(self) -> int:
        return TODAY
