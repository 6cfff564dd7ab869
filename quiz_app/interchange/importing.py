"""Bringing in a review log: reviews become answers of the learner, and cards without a deck get one."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from quiz_app.clock import Moment
from quiz_app.errors import WrongUse
from quiz_app.interchange.imported_deck import addition, put_in_place, uids_for
from quiz_app.interchange.review_events import Where, events_of, ids_of
from quiz_app.interchange.review_log import Review
from quiz_app.journal.event import Draft, Kind
from quiz_app.journal.ids import Entropy
from quiz_app.memory.days import study_day
from quiz_app.questions.identity import is_id
from quiz_app.storage import library, queries
from quiz_app.storage.arriving import arrive, find_held, known_cards
from quiz_app.storage.database import Database
from quiz_app.storage.log import Author
from quiz_app.storage.telling import Told, silent
from quiz_app.text import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came in: how many reviews the log holds and how many of them were new here, of how many cards.

    `first_day` and `last_day` are study days; `fresh_cards` counts the questions that the deck file `deck_file` got.
    """

    reviews: int
    fresh: int
    cards: int
    first_day: int
    last_day: int
    fresh_cards: int = 0
    deck_file: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """Who imports, and where to: `decks` is the folder of the learner's own decks."""

    database: Database
    author: Author
    decks: Path
    now: Moment
    entropy: Entropy

    def take(
        self,
        reviews: Sequence[Review],
        where: Where,
        *,
        name: str,
        deck: str,
        dry: bool = False,
        told: Told = silent,
    ) -> Imported:
        """Bring in reviews, at least one, in order of time; one that is here already comes in no second time.

        Cards that are in no deck are added to the deck `deck` in a file of that name. With `dry` nothing is written,
        and what is told is what would come in. Raises WrongUse for a deck file that cannot be added to,
        EnvironmentFailed or errors.Database* where something cannot be written; then nothing came in.
        """
        path = self._deck_file(deck)
        learner = self.author.learner
        names = dict.fromkeys(each.card for each in reviews)
        cards = uids_for(names, deck, known_cards(self.database, names))
        added = addition(path, deck, cards)
        ids, here = self._ids(reviews, cards)
        fresh = len(ids) - len(here)
        if not dry:
            settings = queries.settings(self.database, learner)
            events = events_of(reviews, ids, cards, learner, where, settings, told) if fresh else ()
            marker = Draft(kind=Kind.IMPORTED, payload={"name": one_line(name, 200), "reviews": fresh})
            today = study_day(self.now, settings.rollover)
            with put_in_place(added, deck, cards) if added.ids else nullcontext():
                fresh = arrive(
                    self.database,
                    self.author,
                    self.now,
                    today,
                    [each for each in events if each.event_id not in here],
                    marker,
                    self.entropy,
                    told,
                )
        return Imported(
            reviews=len(reviews),
            fresh=fresh,
            cards=len(cards),
            first_day=where.study_day(reviews[0].utc_ms),
            last_day=where.study_day(reviews[-1].utc_ms),
            fresh_cards=len(added.ids),
            deck_file=added.path if added.ids else None,
        )

    def _deck_file(self, deck: str) -> Path:
        """The file of the deck for cards without one; WrongUse for an id that cannot be, or is another file's."""
        if not is_id(deck):
            raise WrongUse(
                f"{one_line(deck, 60)!r} cannot be a deck's id.",
                hint="It is made of a-z, 0-9 and single hyphens.",
            )
        path = self.decks / f"{deck}.yaml"
        known = library.deck(self.database, deck)
        if known is not None and known.present and Path(known.path) != path:
            raise WrongUse(
                f"There is a deck {deck} already: {one_line(known.path, 200)}.",
                hint="Name another with --deck.",
            )
        return path

    def _ids(
        self, reviews: Sequence[Review], cards: dict[str, str]
    ) -> tuple[tuple[str, ...], frozenset[str]]:
        """The ids of the reviews' events, none of which was taken back; and which of them count here already."""
        rounds = [0] * len(reviews)
        while True:
            ids = ids_of(reviews, cards, self.author.learner, rounds)
            held = find_held(self.database, self.author.learner, ids)
            if not held.taken_back:
                return ids, held.counting
            rounds = [round_ + (name in held.taken_back) for round_, name in zip(rounds, ids, strict=True)]
