"""A learner with two decks, who does anything at all between looks at what they know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from quiz_app.decks.deck import Deck
from quiz_app.decks.reader import read_deck
from quiz_app.journal.event import Event, Kind
from quiz_app.progress.picture import Picture
from quiz_app.progress.reader import read_picture
from quiz_app.settings import DEFAULT_PARAMETERS, ScheduleSettings
from quiz_app.storage import log, queries
from quiz_app.storage.rebuild import rebuild
from quiz_app.storage.shelving import shelving
from tests.journal.story import DAY
from tests.storage.room import Room, furnished

HEAD = "deck: {deck}\ntitle: Deck {deck}\ndocument: doc\nsources:\n  doc: {{title: Doc}}\nquestions:\n"
# The questions of a deck in two wordings; by turns they leave it and come back.
WORDINGS = (
    "  - {id: a, question: What is a?, answer: one, tags: [Amur, war], when: 1689-1727, section: First}\n",
    "  - {id: b, cloze: 'The {{c1::Amur}} and the {{c2::Ussuri}}.', tags: [AMUR], when: c. 1640, section: First}\n",
    "  - {id: c, question: When was c?, date: 27 August 1689, section: Second}\n",
    "  - {id: d, question: What is d?, answer: four, wrong: [five, six], when: 221 BCE, tags: [treaties]}\n",
    "  - {id: e, question: What is e?, answer: five, draft: true, when: 1689}\n",
    "  - {id: a, question: What was a?, answer: one, tags: [treaties], when: 1689, section: Second}\n",
)
CARDS = ("d/a", "d/b#c1", "d/b#c2", "d/c", "d/d", "e/a", "e/b#c1", "gone/x")


@dataclass
class Studied:
    """A room with its decks, by id."""

    room: Room
    decks: dict[str, Deck] = field(default_factory=dict)

    def shelve(self, name: str, wordings: tuple[int, ...]) -> None:
        """Have a deck hold these wordings."""
        chosen = {WORDINGS[each].split(",")[0]: WORDINGS[each] for each in wordings}
        text = HEAD.format(deck=name) + "".join(chosen.values())
        reading = read_deck(text.encode(), f"/{name}.yaml")
        assert reading.deck is not None
        with shelving(self.room.database) as shelves:
            shelves.put(reading, text)
        self.decks[name] = reading.deck

    def remove(self, name: str) -> None:
        """Study a deck no more."""
        with shelving(self.room.database) as shelves:
            shelves.remove(f"/{name}.yaml")
        self.decks.pop(name, None)

    def settings(self) -> ScheduleSettings:
        """The settings in force."""
        return queries.settings(self.room.database, self.room.learner.id)

    def look(self, scope: tuple[str, ...] = (), today: int = 0) -> Picture:
        """A look at progress."""
        room = self.room
        return read_picture(room.database, room.learner.id, "Anna", today or room.day, self.settings(), scope)

    def look_anew(self, scope: tuple[str, ...] = ()) -> Picture:
        """A look after all that was kept of earlier ones is gone."""
        with self.room.database.write() as connection:
            for table in ("deck_figures", "day_known"):
                connection.exec_driver_sql(f"DELETE FROM {table}")
        return self.look(scope)

    def course_rows(self) -> list[tuple[object, ...]]:
        """What is kept of the course for days before today, but for those without a card."""
        with self.room.database.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT deck, study_day, cards, known_ppm FROM day_known"
                f" WHERE cards > 0 AND study_day < {self.room.day} ORDER BY deck, study_day"
            )
            return [tuple(row) for row in rows]


@contextmanager
def a_learner(template: Path) -> Iterator[Studied]:
    """A learner of decks d and e; hypothesis may break an example off anywhere."""
    with TemporaryDirectory() as folder:
        room = furnished(template, Path(folder) / "quiz.db")
        try:
            studied = Studied(room)
            studied.shelve("d", (0, 1, 2, 3, 4))
            studied.shelve("e", (0, 1))
            yield studied
        finally:
            room.database.close()


PLAIN: dict[str, Callable[[Studied], object]] = {
    "undo": lambda one: one.room.undo(),
    "redo": lambda one: one.room.redo(),
    "a day passes": lambda one: setattr(one.room, "day", one.room.day + 1),
    "a week passes": lambda one: setattr(one.room, "day", one.room.day + 7),
    "the clock is set back": lambda one: setattr(one.room, "day", max(DAY, one.room.day - 1)),
    "look": lambda one: one.look(),
    "look at one deck": lambda one: one.look(("d",)),
    "a deck goes": lambda one: one.remove("e"),
    "a rebuild": lambda one: rebuild(one.room.database),
    "leeches sooner": lambda one: one.room.set("leech_after", 2),
}
ACTS = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from(CARDS), st.integers(1, 4)),
    st.tuples(st.just("answer"), st.sampled_from(CARDS), st.integers(1, 4)),
    st.tuples(st.sampled_from(sorted(PLAIN))),
    st.tuples(st.just("look")),
    st.tuples(
        st.sampled_from([Kind.RESET, Kind.SUSPENDED, Kind.UNSUSPENDED, Kind.FORGOTTEN, Kind.BURIED]),
        st.sampled_from(CARDS),
    ),
    st.tuples(st.just("reschedule"), st.sampled_from(CARDS), st.integers(0, 9)),
    st.tuples(st.just("override"), st.integers(0, 50), st.integers(1, 4)),
    st.tuples(st.just("move"), st.sampled_from(CARDS), st.sampled_from(CARDS)),
    st.tuples(st.just("parameters"), st.sampled_from([0.8, 1.0])),
    st.tuples(
        st.just("shelve"),
        st.sampled_from("de"),
        st.lists(st.integers(0, 5), min_size=1, max_size=6).map(tuple),
    ),
    st.tuples(st.just("unite"), st.lists(st.integers(0, 30), max_size=8)),
)


def act(one: Studied, said: tuple[object, ...], foreign: list[Event]) -> None:
    """Do one thing."""
    room = one.room
    match said:
        case (str(name),):
            PLAIN[name](one)
        case ("answer", str(card), int(grade)):
            room.answer(card, grade=grade, new=True, due=room.day + (grade - 1) * 2)
        case (Kind() as kind, str(card)):
            room.mark(kind, card)
        case ("reschedule", str(card), int(days)):
            room.mark(Kind.RESCHEDULED, card, due=room.day + days)
        case ("override", int(number), int(grade)):
            answers = [event for event in room.events if event.kind == Kind.ANSWERED]
            if answers:
                room.override(answers[number % len(answers)], grade)
        case ("unite", list(numbers)):
            log.unite(room.database, [foreign[number] for number in numbers if number < len(foreign)])
        case _:
            _change(one, said)


def _change(one: Studied, said: tuple[object, ...]) -> None:
    """Do something to cards by the dozen."""
    match said:
        case ("move", str(old), str(new)):
            one.room.mark(Kind.MOVED, old, to=new)
        case ("parameters", float(factor)):
            one.room.set("parameters", [number * factor for number in DEFAULT_PARAMETERS])
        case ("shelve", str(name), tuple(wordings)):
            one.shelve(name, wordings)
        case _:
            raise AssertionError(said)


def timely(events: list[Event], learner: str) -> list[Event]:
    """The events as the learner's, with clocks near their study days, in an order that is none too sure."""
    noon = (DAY - 719_163) * 86_400_000
    return [
        replace(event, learner=learner, clock=noon + event.clock * 30_000_000, utc_ms=noon)
        for event in events
    ]
