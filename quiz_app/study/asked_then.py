"""Questions as they were when they were asked, ready to be shown and judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from quiz_app.journal.cards import deck_of, split_uid
from quiz_app.questions.contents import from_content
from quiz_app.questions.model import ALONE, Known, Prompt, Question, Response, Verdict
from quiz_app.storage import exams, library
from quiz_app.storage.database import Database
from quiz_app.study.showing import Phase, Showing, Standing


class Item(Protocol):
    """What was asked: a card, the version of its question, and the order in which its options were shown."""

    @property
    def card(self) -> str:
        """The card's uid."""
        ...

    @property
    def fingerprint(self) -> str:
        """The name of the wording; "" where none is known."""
        ...

    @property
    def order(self) -> tuple[int, ...]:
        """As in `study.showing.Showing`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedThen:
    """One question in the wording that was asked; `order` as in `study.showing.Showing`.

    `titles` pairs the ids of documents that it may cite with their titles.
    """

    card: str
    fingerprint: str
    part: str
    question: Question
    prompt: Prompt
    order: tuple[int, ...]
    deck_title: str
    titles: tuple[tuple[str, str], ...]

    def judge(self, response: Response, known: Known = ALONE) -> Verdict | None:
        """The verdict on a response as it was kept; None where it answers another wording or nothing."""
        try:
            return self.question.judge(self.part, response, known)
        except ValueError:
            return None

    def showing(self, phase: Phase, place: int, total: int) -> Showing:
        """As a card at a place, counted from 0, of so many; how well it is known is not told."""
        return Showing(
            card=self.card,
            deck=deck_of(self.card),
            deck_title=self.deck_title,
            question=self.question,
            part=self.part,
            prompt=self.prompt,
            order=self.order,
            phase=phase,
            position=place + 1,
            total=total,
            standing=Standing.NEW,
            retrievability=0.0,
            predicted=0.0,
            document_titles=self.titles,
        )


def questions_of(database: Database, items: Sequence[Item]) -> tuple[AskedThen | None, ...]:
    """The question of each item; None where the log does not hold its wording, or it is of a newer version."""
    contents = exams.versions(database, {item.fingerprint for item in items})
    shelves: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {}
    for deck in {deck_of(item.card) for item in items}:
        shelf = library.deck(database, deck)
        titles = tuple((source.id, source.title) for source in shelf.sources) if shelf else ()
        shelves[deck] = (shelf.title if shelf else deck, titles)
    return tuple(
        _question(item, contents.get(item.fingerprint), shelves[deck_of(item.card)]) for item in items
    )


def _question(
    item: Item, content: Mapping[str, object] | None, shelf: tuple[str, tuple[tuple[str, str], ...]]
) -> AskedThen | None:
    if content is None:
        return None
    try:
        question, part = from_content(content), split_uid(item.card)[2]
        prompt = question.prompt(part)
    except (ValueError, KeyError, TypeError):
        return None
    places = tuple(range(len(prompt.options)))
    return AskedThen(
        card=item.card,
        fingerprint=item.fingerprint,
        part=part,
        question=question,
        prompt=prompt,
        order=item.order if tuple(sorted(item.order)) == places else places,
        deck_title=shelf[0],
        titles=shelf[1],
    )
