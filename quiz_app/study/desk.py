"""The learner's desk: the one place where database, decks, clock and learner come together for the screens."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from quiz_app.clock import Clock
from quiz_app.errors import UnknownLearner, WrongUse
from quiz_app.journal.event import Draft, Kind
from quiz_app.journal.ids import Entropy
from quiz_app.journal.state import DayTotal
from quiz_app.memory import fsrs
from quiz_app.memory.line import Line
from quiz_app.memory.queue import Chosen, arrange
from quiz_app.paths import Places, shipped_decks
from quiz_app.settings import ScheduleSettings, parse, spec_of, told
from quiz_app.storage import learners
from quiz_app.storage.database import Database, open_database
from quiz_app.storage.device import device_id
from quiz_app.storage.log import Author
from quiz_app.storage.queries import Scope
from quiz_app.storage.telling import Told, silent
from quiz_app.study import today
from quiz_app.study.ledger import Ledger
from quiz_app.study.librarian import Librarian
from quiz_app.study.scoping import named_now, scope_of
from quiz_app.study.selection import Selection
from quiz_app.study.showing import CardInfo
from quiz_app.study.sitting import Sitting
from quiz_app.text import one_line

if TYPE_CHECKING:
    from quiz_app.study.browser import Browser
    from quiz_app.study.counting import DeckCounts
    from quiz_app.study.editing import Editing
    from quiz_app.study.names import Names
    from quiz_app.study.offers import Offers
    from quiz_app.study.overview import Overview


class Desk:
    """Everything one learner does, without a screen. Any thread may use it; answers are recorded one at a time."""

    def __init__(
        self, ledger: Ledger, learner: learners.Learner, librarian: Librarian, clock: Clock, entropy: Entropy
    ) -> None:
        self.ledger = ledger
        self._learner = learner
        self._librarian = librarian
        self._clock = clock
        self._entropy = entropy
        self._browser: Browser | None = None

    @classmethod
    def open(
        cls,
        places: Places,
        clock: Clock,
        *,
        user: str = "You",
        learner: str | None = None,
        add_learner: bool = False,
        database: str | Database | None = None,
        shipped: Path | None = None,
        entropy: Entropy = os.urandom,
    ) -> Desk:
        """Open the database of these places, the one named, or one that was opened, for a learner.

        Without a name it is the learner who came first; in a new database that is `user`. Raises UnknownLearner
        for a name that is not there unless it is to be added, and errors.Database* where the database fails.
        """
        opened = database if isinstance(database, Database) else open_database(database or places.database)
        try:
            now = clock.now().utc_ms
            first = learners.first_learner(opened, user, now, entropy)
            person = first if learner is None else _find(opened, learner, add_learner, now, entropy)
            author = Author(person.id, device_id(places.device_file, now, entropy))
            ledger = Ledger(opened, author, clock, entropy)
            librarian = Librarian(opened, shipped or shipped_decks(), places.own_decks)
            return cls(ledger, person, librarian, clock, entropy)
        except BaseException:
            opened.close()
            raise

    def close(self) -> None:
        """Close the database. Nothing needs saving: all is on disk already."""
        self.ledger.database.close()

    @cached_property
    def offers(self) -> Offers:
        """The questions that left and may have come back in other words."""
        from quiz_app.study.offers import Offers

        return Offers(self.ledger)

    @cached_property
    def editing(self) -> Editing:
        """The deck files, where questions are edited by hand."""
        from quiz_app.study.editing import Editing

        return Editing(self.ledger.database, self._librarian)

    @cached_property
    def names(self) -> Names:
        """The names of decks and questions, under which progress is kept."""
        from quiz_app.study.names import Names

        return Names(self.ledger, self._clock, self._entropy, self._librarian.shipped)

    @property
    def clock(self) -> Clock:
        """The clock by which this desk goes."""
        return self._clock

    @property
    def learner(self) -> str:
        """The name of the learner whose desk this is."""
        return self._learner.name

    def today(self) -> int:
        """The study day now, as an ordinal."""
        return self.ledger.today()

    def sync(self, told: Callable[[int, int], None] | None = None) -> tuple[str, ...]:
        """Read the decks that changed, and give what the learner should know of all of them."""
        self.read_decks(told)
        return self._notices()

    def read_decks(self, told: Callable[[int, int], None] | None = None) -> None:
        """Read the decks that changed."""
        self._librarian.sync(told)

    def _notices(self) -> tuple[str, ...]:
        from quiz_app.study import glance

        ahead = glance.answers_ahead(self.ledger.database, self.ledger.author.learner, self.today())
        return (*ahead, *self._librarian.notices())

    def overview(self) -> Overview:
        """Today at a glance."""
        from quiz_app.study import glance  # what Home shows is of no use before a first card

        self.ledger.refresh()
        return glance.overview(
            self.ledger.database,
            self.ledger.author.learner,
            self.learner if len(self.learners()) > 1 else "",
            self.today(),
            self.ledger.settings(),
            self._notices(),
            str(self._librarian.shipped or ""),
            len(self.offers.current()),
        )

    def start(self, selection: Selection) -> Sitting:
        """Begin a sitting with what fits into today; raises WrongUse for a deck or tag that is not there."""
        database, learner = self.ledger.database, self.ledger.author.learner
        scope = scope_of(database, learner, selection)
        self.ledger.refresh()
        if selection.cram:
            from quiz_app.study.cramming import cram

            return cram(self.ledger, self._clock, scope, selection)
        chosen = self._agenda(scope, selection)
        session = self.ledger.new_id()
        line = Line(order=arrange(chosen, f"{learner} {self.today()}"))
        return Sitting(
            self.ledger,
            line,
            self._clock,
            session,
            minutes=selection.minutes,
            still_due=lambda: today.reviews_left(
                database,
                learner,
                self.today(),
                self.ledger.settings(),
                named_now(database, learner, scope),
            ),
        )

    def why_nothing(self, selection: Selection) -> str:
        """Why a sitting over this selection has no card today."""
        from quiz_app.study.nothing_due import NOTHING_TO_CRAM, why_nothing

        if selection.cram:
            return NOTHING_TO_CRAM
        database, learner = self.ledger.database, self.ledger.author.learner
        scope = scope_of(database, learner, selection)
        return why_nothing(database, learner, self.today(), self.ledger.settings(), scope)

    def card_info(self, card: str) -> CardInfo:
        """Everything about one card."""
        from quiz_app.study.dossier import card_info

        return card_info(self.ledger, card)

    def browse(self) -> Browser:
        """All cards, to look through and to mark."""
        from quiz_app.study.browser import Browser

        self.ledger.refresh()
        if self._browser is None:
            self._browser = Browser(self.ledger)
        return self._browser

    def undo(self) -> str | None:
        """Take back the learner's last action; says what it was, None where there is none."""
        taken = self.ledger.undo()
        return None if taken is None else f"Took back: {taken.words}."

    def redo(self) -> str | None:
        """Bring back what undo took back; says what it was, None where there is nothing."""
        taken = self.ledger.redo()
        return None if taken is None else f"Brought back: {taken.words}."

    def settings(self) -> ScheduleSettings:
        """What shapes the schedule."""
        self.ledger.refresh()
        return self.ledger.settings()

    def change_setting(self, name: str, text: str) -> str:
        """Change what shapes the schedule, as an event; says what holds now. Raises WrongUse outside its bounds."""
        spec = spec_of(name)
        if spec.kind == "days" and text.strip().isdecimal():
            return self.catch_up(int(text))
        value = parse(spec, text)
        if isinstance(value, tuple) and fsrs.bounded(value) != value:
            raise WrongUse(
                "A parameter is out of its bounds.", hint="Take the numbers as the optimizer gave them."
            )
        before = getattr(self.settings(), spec.name)
        if before == value:
            return f"{spec.title} was {told(spec, value)} already."
        payload = {"name": spec.name, "value": list(value) if isinstance(value, tuple) else value}
        self.ledger.record(Draft(kind=Kind.SETTING_CHANGED, payload=payload))
        return f"{spec.title}: {told(spec, value)} (it was {told(spec, before)})."

    def catch_up(self, days: int) -> str:
        """Spread what is due over so many days from today on, as an event; 0 or 1 asks all at once. Says so."""
        from quiz_app.study.catching_up import spread

        return spread(self.ledger, days)

    def totals(self, since: int) -> tuple[DayTotal, ...]:
        """The sums of each study day and deck from `since` on."""
        from quiz_app.storage.figures import day_totals

        return day_totals(self.ledger.database, self.ledger.author.learner, since)

    def add_decks(self, path: Path) -> tuple[str, ...]:
        """Study the decks at `path` from now on; says what was found."""
        return self._librarian.add(path, self._clock.now().utc_ms)

    def remove_decks(self, target: str) -> str:
        """Study a deck, or the decks of an added path, no more; says so."""
        return self._librarian.remove(target)

    def count_decks(self, decks: Sequence[str] = ()) -> tuple[DeckCounts, ...]:
        """What stands in these decks, or in all, counted; raises WrongUse for one that is not there."""
        from quiz_app.study.counting import count_decks

        return count_decks(self.ledger.database, decks)

    def back_up_daily(self, told: Told = silent) -> str:
        """Make the backup of today where there is need; a sentence where that failed, else ""."""
        from quiz_app.study.upkeep import back_up_daily

        return back_up_daily(self.ledger.database, self.today(), told)

    def back_up_beside(self, is_over: Callable[[], bool]) -> str:
        """The same in another process, which is ended as soon as `is_over`."""
        from quiz_app.study.beside import back_up_beside

        return back_up_beside(self.ledger.database.path, self.today(), is_over)

    def learners(self) -> tuple[str, ...]:
        """The names of all learners of this database."""
        return tuple(each.name for each in learners.learners(self.ledger.database))

    def add_learner(self, name: str) -> str:
        """Add a learner; says how to study as them."""
        added = learners.add_learner(self.ledger.database, name, self._clock.now().utc_ms, self._entropy)
        return f"Added {added.name}. `quiz --learner {added.name!r}` studies as them."

    def rename_learner(self, old: str, new: str) -> str:
        """Give a learner another name; says so."""
        renamed = learners.rename_learner(self.ledger.database, old, new)
        return f"{one_line(old)} is called {renamed.name} now."

    def _agenda(self, scope: Scope, selection: Selection) -> Chosen:
        database, learner, settings = self.ledger.database, self.ledger.author.learner, self.ledger.settings()
        if selection.beyond:
            settings = today.without_limits(settings)
        return today.agenda(database, learner, self.today(), settings, scope, selection.limit or None)


def _find(database: Database, name: str, add: bool, now: int, entropy: Entropy) -> learners.Learner:
    found = learners.find_learner(database, name)
    if found is not None:
        return found
    if add:
        return learners.add_learner(database, name, now, entropy)
    shown = one_line(name, 60)
    raise UnknownLearner(
        f"There is no learner {shown!r} here.", hint=f"`quiz learners add {shown!r}` adds them."
    )
