"""A computer of the story: its clock, its deck files, its database, two windows on it, and what must be in it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import insert, select

from quiz_app.journal.event import Event
from quiz_app.journal.state import CardState
from quiz_app.paths import find_places
from quiz_app.settings import ScheduleSettings
from quiz_app.storage import device, learners, log, states
from quiz_app.storage.database import Database
from quiz_app.storage.rebuild import compare_rebuild
from quiz_app.storage.restoring import restore
from quiz_app.storage.tables import card_state, day_total
from quiz_app.storage.tables import learner as learner_table
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from quiz_app.study.showing import Phase, Showing
from quiz_app.study.sitting import Sitting
from tests.stateful.decks import FIRST_DECKS, DeckFile, Library
from tests.stateful.home import check_home
from tests.stateful.model import Diary, Entry, Facts, study_day
from tests.stateful.pictures import check_sitting
from tests.stateful.sums import sums_of
from tests.support.life import StillClock

FIRST_LEARNER = "Ada"


def near(one: object, other: object) -> bool:
    """Equal, but for the last digits of a number that was reckoned in another order."""
    if isinstance(one, float) and isinstance(other, (int, float)):
        return abs(one - other) <= 1e-6 * max(1.0, abs(one))
    return one == other


@dataclass(slots=True)
class Want:
    """What an action must have written: its kind, its card, and what its payload must hold."""

    what: str
    card: str
    says: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Window:
    """The program as it runs once; `settings` are those it has read last."""

    desk: Desk
    learner: str
    sitting: Sitting
    settings: ScheduleSettings = field(default_factory=ScheduleSettings)
    answers: int = 0

    @property
    def showing(self) -> Showing | None:
        return self.sitting.showing


class Computer:
    """One computer. What it must know stands in `diaries` (by learner), `library` and `names`."""

    def __init__(self, folder: Path, template: Path, seed: int) -> None:
        self.entropy = Random(seed).randbytes
        self.clock = StillClock()
        self.decks_folder = folder / "decks"
        self.decks_folder.mkdir(parents=True)
        self.places = find_places({}, folder / "home")
        self.places.home.mkdir()
        shutil.copyfile(template, self.places.database)
        self.device = device.device_id(self.places.device_file, self.clock.now().utc_ms, self.entropy)
        self.files = {each.deck: each for each in FIRST_DECKS}
        self.library = Library()
        self._windows: dict[int, Window] = {}
        self.diaries: dict[str, Diary] = {}
        self.names: dict[str, str] = {}
        self.write_decks()
        self.window(0)
        self.learn_names()

    @property
    def database(self) -> Database:
        return self.window(0).desk.ledger.database

    def window(self, place: int) -> Window:
        """One of the windows; it is opened when it is first looked into."""
        if place not in self._windows:
            self._windows[place] = self._opened(FIRST_LEARNER)
        return self._windows[place]

    def close(self) -> None:
        for window in self._windows.values():
            window.desk.close()

    # Decks

    def path_of(self, deck: DeckFile) -> Path:
        return self.decks_folder / deck.name

    def write_decks(self) -> None:
        """Put the files on the disk as their author has them."""
        for path in self.decks_folder.iterdir():
            path.unlink()
        for deck in self.files.values():
            if deck.there:
                self.path_of(deck).write_text(deck.text, encoding="utf-8")

    def synced(self) -> None:
        """The program has looked at the files."""
        found = {str(self.path_of(deck)): deck.text for deck in self.files.values() if deck.there}
        self.library.sync(found, str(self.decks_folder))

    # Windows

    def _opened(self, name: str) -> Window:
        desk = Desk.open(
            self.places, self.clock, learner=name, shipped=self.decks_folder, entropy=self.entropy
        )
        desk.sync()
        self.synced()
        learner = desk.ledger.author.learner
        diary = self.diaries.setdefault(learner, Diary())
        return Window(desk, learner, desk.start(Selection()), diary.told.settings)

    def reopen(self, place: int, name: str, *, power_lost: bool = False) -> None:
        """Close a window and open it again for a learner; or have all windows gone at once, as when power is lost."""
        if power_lost:
            self._lose_power()
            return
        self.window(place).desk.close()
        self._windows[place] = self._opened(name)

    def _lose_power(self) -> None:
        """The files as they lie on the disk in the midst of it all are what is found when the computer starts."""
        aside = self.places.home / "aside"
        aside.mkdir()
        for file in self.places.home.glob("quiz.db*"):
            shutil.copyfile(file, aside / file.name)
        open_for = {place: window.desk.learner for place, window in self._windows.items()}
        self.close()
        for file in self.places.home.glob("quiz.db*"):
            file.unlink()
        for file in aside.iterdir():
            file.rename(self.places.home / file.name)
        aside.rmdir()
        self._windows = {place: self._opened(name) for place, name in open_for.items()}

    def day(self, window: Window) -> int:
        """The study day as this window takes it."""
        moment = self.clock.now()
        return study_day(moment.utc_ms, moment.offset_s, window.settings.rollover)

    def diary(self, window: Window) -> Diary:
        return self.diaries[window.learner]

    # What was written

    def wrote(self, window: Window, *wants: Want, day: int | None = None) -> tuple[Entry, ...]:
        """Take note of the one action that a window has written, and see that it is what was wanted; gives that.

        Names that mean another question by now, and are in their deck again, are given back to themselves before.
        """
        anew = [Want("moved", name, {"to": name}) for name in self._names_back(window, wants)]
        diary, new, wants = self.diary(window), self.unseen(window), (*anew, *wants)
        assert [(each.kind, each.card) for each in new] == [(want.what, want.card) for want in wants]
        clock, number = self._last()
        for place, (event, want) in enumerate(zip(new, wants, strict=True), start=1):
            clock = max(self.clock.now().utc_ms, clock + 1)
            assert (event.clock, event.device, event.sequence) == (clock, self.device, number + place)
            assert event.action == new[0].action
            assert event.utc_ms == self.clock.now().utc_ms
            assert day is None or event.study_day == day
            wrong = {
                name: (value, event.payload.get(name))
                for name, value in want.says.items()
                if not near(value, event.payload.get(name))
            }
            assert not wrong, f"{event.kind}: wanted and found {wrong}"
        entries = tuple(entry_of(each) for each in new)
        diary.add(entries)
        return entries[len(anew) :]

    def _names_back(self, window: Window, wants: Iterable[Want]) -> list[str]:
        told = self.diary(window).told
        named = (
            each.card.partition("#")[0]
            for each in wants
            if each.what not in ("moved", "kept apart", "undone")
        )
        found = dict.fromkeys(name for name in named if name and told.meaning(name) != name)
        return [name for name in found if self.is_in_deck(name) and self.library.question(told.meaning(name))]

    def is_in_deck(self, question: str) -> bool:
        """Whether the library has a question (`deck/question`) in its deck."""
        shelved = self.library.question(question)
        return shelved is not None and shelved.present

    def unseen(self, window: Window) -> list[Event]:
        """The events that were written since the diary was last kept."""
        known = self.diary(window).entries
        return [each for each in self.events(window.learner) if each.event_id not in known]

    def wrote_nothing(self, window: Window) -> None:
        assert self.unseen(window) == []

    def learn_names(self) -> None:
        """Take note of a learner who was added."""
        self.names = {each.name: each.id for each in learners.learners(self.database)}
        for identity in self.names.values():
            self.diaries.setdefault(identity, Diary())

    def _last(self) -> tuple[int, int]:
        """The latest clock in the database, and the last number of this device."""
        every = [entry.at for diary in self.diaries.values() for entry in diary.entries.values()]
        clock = max((at[0] for at in every), default=0)
        return clock, max((at[2] for at in every if at[1] == self.device), default=0)

    def events(self, learner: str) -> tuple[Event, ...]:
        return log.all_events(self.database, learner)

    # Other computers

    def take_from(self, other: Computer) -> int:
        """Unite what another computer's database holds with one's own; returns how many events were new."""
        self.meet(other.names)
        events = [each for learner in other.diaries for each in other.events(learner)]
        new = log.unite(self.database, events)
        for learner, diary in other.diaries.items():
            self.diaries.setdefault(learner, Diary()).add(diary.entries.values())
        return new

    def meet(self, names: Mapping[str, str]) -> None:
        """Enter learners of another computer."""
        with self.database.write() as connection:
            for name, identity in names.items():
                if identity not in self.names.values():
                    connection.execute(
                        insert(learner_table), {"learner": bytes.fromhex(identity), "name": name}
                    )
        self.names.update(names)

    def restore(self, other: Computer, *, keep: bool) -> None:
        """Put a copy of another computer's database in the place of one's own, which is set aside; `keep` unites it.

        The copy is taken while the other one is at work, and the device is another one from then on.
        """
        copy = self.places.home / "copy.db"
        backup(other.places.database, copy)
        self.close()
        now = self.clock.now()
        restore(self.places.database, copy, self.places.device_file, now, self.entropy, unite=keep)
        copy.unlink()
        self.device = device.device_id(self.places.device_file, now.utc_ms, self.entropy)
        old_names, old_diaries, old_hidden = self.names, self.diaries, self.library.hidden
        self.names = dict(other.names)
        self.diaries = {learner: diary.copy() for learner, diary in other.diaries.items()}
        self.library = other.library.copy()
        if keep:
            self.names.update(old_names)
            self.library.hidden |= old_hidden
            for learner, diary in old_diaries.items():
                self.diaries.setdefault(learner, Diary()).add(diary.entries.values())
        self._windows = {}
        self.window(0)

    # What must hold

    def check(self) -> None:
        """What the database says is what the diaries say, for every learner."""
        for learner, diary in self.diaries.items():
            self._check_log(learner, diary)
            check_cards(self.database, learner, diary)
            check_days(self.database, learner, diary)
        marks = [entry.at[1:] for diary in self.diaries.values() for entry in diary.entries.values()]
        assert len(marks) == len(set(marks)), "a device has given a number twice"
        assert compare_rebuild(self.database) == ()

    def _check_log(self, learner: str, diary: Diary) -> None:
        assert {each.event_id for each in self.events(learner)} == set(diary.entries)

    def check_window(self, window: Window) -> None:
        """What the window shows at home is what the diary says, and what it shows of a card is sane."""
        check_home(self, window)
        check_sitting(window.sitting)
        window.settings = self.diary(window).told.settings
        assert window.desk.settings() == window.settings

    def check_come_up(self, window: Window, before: Showing | None) -> None:
        """A card that has just come up can be asked, is due or new, and is not put away."""
        showing = window.showing
        if showing is None or showing.phase is not Phase.ASKED:
            return
        if before is not None and (before.card, before.phase) == (showing.card, Phase.ASKED):
            return
        facts = self.diary(window).told.card(showing.card)
        day = self.day(window)
        assert showing.card in self.library.asked(), f"{showing.card} is not in its deck"
        assert not facts.away(day), f"{showing.card} was put away"
        assert facts.due_day is None or facts.due_day <= max(day, facts.last_day or 0), "not due"


def entry_of(event: Event) -> Entry:
    return Entry(
        id=event.event_id,
        action=event.action,
        at=event.order,
        day=event.study_day,
        what=event.kind,
        card=event.card,
        says=event.payload,
    )


def check_cards(database: Database, learner: str, diary: Diary) -> None:
    with database.read() as connection:
        query = states.states().join(learner_table, learner_table.c.id == card_state.c.learner)
        rows = connection.execute(query.where(learner_table.c.learner == bytes.fromhex(learner)))
        kept = {state.card: facts_of(state) for state in map(states.state_of, rows)}
    wanted = diary.told.cards
    assert kept.keys() == wanted.keys()
    for card, facts in wanted.items():
        found = kept[card]
        assert replace(found, memory=None) == replace(facts, memory=None), card
        assert (found.memory is None) == (facts.memory is None), card
        if found.memory is not None and facts.memory is not None:
            assert near(facts.memory.stability, found.memory.stability), card
            assert near(facts.memory.difficulty, found.memory.difficulty), card


def facts_of(state: CardState) -> Facts:
    return Facts(
        memory=state.memory,
        first_day=state.first_day,
        last_day=state.last_day,
        due_day=state.due_day,
        answers=state.answers,
        lapse_days=tuple(sorted(state.lapse_days)),
        last_grade=state.last_grade,
        suspended=state.suspended,
        buried_until=state.buried_until,
        flagged=state.flagged,
        flag_note=state.flag_note,
        accepted=state.accepted,
        note=state.note,
    )


def check_days(database: Database, learner: str, diary: Diary) -> None:
    c = day_total.c
    names = [each.key for each in c if each.key not in ("learner", "facet", "name", "study_day")]
    query = select(c.facet, c.name, c.study_day, *(c[name] for name in names)).join(
        learner_table, learner_table.c.id == c.learner
    )
    with database.read() as connection:
        rows = connection.execute(query.where(learner_table.c.learner == bytes.fromhex(learner))).all()
    kept = {
        (row[0], row[1], row[2]): {
            name: amount for name, amount in zip(names, row[3:], strict=True) if amount
        }
        for row in rows
    }
    assert kept == sums_of(diary.told)


def backup(source: Path, target: Path) -> None:
    """A copy of a database that others have open."""
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)


def kept_rows(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every derived row, with learners by their id and not by their number in this file."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    with database.read() as connection:
        for table in ("card_state", "day_total", "rules", "exam", "exam_item"):
            rows = connection.exec_driver_sql(
                f"SELECT l.learner, t.* FROM {table} t JOIN learner l ON l.id = t.learner"
            )
            names = list(rows.keys())
            number = names.index("learner", 1)
            found[table] = sorted(
                (tuple(value for place, value in enumerate(row) if place != number) for row in rows), key=repr
            )
    return found
