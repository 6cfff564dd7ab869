"""The simple model: what a learner did as a plain list, and all that is known of cards and days told from it anew.

It is written without the program's journal: undo is looked up in the list, and every figure is counted from the first
entry to the last. Of the program it uses only the published formulas of FSRS and the draw by which days are spread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from math import ceil, exp, log
from typing import Any

from quiz_app.memory import fsrs
from quiz_app.memory.fuzz import spread
from quiz_app.memory.model import Grade, Memory
from quiz_app.questions.model import Accepted, Question
from quiz_app.settings import ScheduleSettings

DAY_MS = 86_400_000
FIRST_ORDINAL = 719_163  # 1970-01-01
At = tuple[int, str, int]
# In an exam: looking at a question, and leaving.
IDLE = ("exam looked at", "exam left")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that a learner did, in an action with others or alone.

    `at` is its place among all: clock, device, number. `what` is a word such as "answered"; `says` is what belongs to
    it, in the words of the log.
    """

    id: str
    action: str
    at: At
    day: int
    what: str
    card: str
    says: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of one card."""

    memory: Memory | None = None
    first_day: int | None = None
    last_day: int | None = None
    due_day: int | None = None
    answers: int = 0
    lapse_days: tuple[int, ...] = ()
    last_grade: int = 0
    suspended: bool = False
    buried_until: int | None = None
    flagged: bool = False
    flag_note: str = ""
    accepted: tuple[Accepted, ...] = ()
    note: str = ""

    def away(self, day: int) -> bool:
        """Whether the card is put away on a day."""
        return self.suspended or (self.buried_until is not None and self.buried_until > day)


NOTHING = Facts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """How many cards fit into today: missed today, due, and new; `waiting` were left by a limit."""

    repeats: int
    reviews: int
    new: int
    waiting: int


def study_day(utc_ms: int, offset_s: int, rollover: int) -> int:
    """The learner's date, less the minutes by which the day begins after midnight."""
    return (utc_ms + offset_s * 1000 - rollover * 60_000) // DAY_MS + FIRST_ORDINAL


class Diary:
    """All entries of one learner that one computer knows."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: dict[str, Entry] = {entry.id: entry for entry in entries}
        self._told: Told | None = None

    def add(self, entries: Iterable[Entry]) -> None:
        self.entries.update((entry.id, entry) for entry in entries)
        self._told = None

    def copy(self) -> Diary:
        return Diary(self.entries.values())

    @property
    def told(self) -> Told:
        """What the entries say."""
        if self._told is None:
            self._told = Told(sorted(self.entries.values(), key=lambda entry: entry.at))
        return self._told


class Told:
    """What entries, given in order, say: which of them stand, and what follows from these."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries
        self._undos = [entry for entry in entries if entry.what == "undone"]
        self._naming: dict[str, list[Entry]] = {}
        for undo in self._undos:
            self._naming.setdefault(undo.says["target"], []).append(undo)
        self.standing = [entry for entry in entries if entry.what != "undone" and not self._is_undone(entry)]

    def _is_undone(self, entry: Entry) -> bool:
        """Whether an undo that stands names the entry's action; an undo stands unless a later one names it."""
        return any(
            (entry.what != "undone" or undo.at > entry.at) and not self._is_undone(undo)
            for undo in self._naming.get(entry.action, ())
        )

    @cached_property
    def settings(self) -> ScheduleSettings:
        """Of each setting the value given last."""
        settings = ScheduleSettings()
        for entry in self.standing:
            if entry.what == "setting changed":
                value = entry.says["value"]
                named: dict[str, Any] = {
                    entry.says["name"]: tuple(value) if isinstance(value, list) else value
                }
                settings = replace(settings, **named)
        return settings

    @cached_property
    def overrides(self) -> dict[str, Entry]:
        """By answer the other grade given last."""
        return {entry.says["target"]: entry for entry in self.standing if entry.what == "overridden"}

    @cached_property
    def names(self) -> dict[str, str]:
        """By entry the card for which it counts by now."""
        return self._named[0]

    @cached_property
    def _named(self) -> tuple[dict[str, str], dict[str, str]]:
        return _names(self.standing)

    def meaning(self, question: str) -> str:
        """The question that a question's name means by now: mostly its own."""
        return self._named[1].get(question, question)

    def next_undo(self) -> str | None:
        """The last action that stands, of those by which something was done."""
        return next((entry.action for entry in reversed(self.standing) if entry.what not in IDLE), None)

    def next_redo(self) -> tuple[str, ...]:
        """The undos that hold the action undone last, if nothing else was done since."""
        done = [entry for entry in self.entries if entry.what != "undone" and entry.what not in IDLE]
        actions = {entry.action for entry in done}
        undos = [u for u in self._undos if u.says["target"] in actions and not self._is_undone(u)]
        if not undos or done[-1].at > undos[-1].at:
            return ()
        return tuple(u.action for u in undos if u.says["target"] == undos[-1].says["target"])

    def of_card(self, card: str) -> list[Entry]:
        """What stands and counts for a card."""
        return [entry for entry in self.standing if entry.card and self.name_now(entry) == card]

    def name_now(self, entry: Entry) -> str:
        """The card for which an entry counts by now."""
        return self.names[entry.id]

    @cached_property
    def cards(self) -> dict[str, Facts]:
        """All cards of which anything is known."""
        by_card: dict[str, list[Entry]] = {}
        for entry in self.standing:
            if entry.card:
                by_card.setdefault(self.name_now(entry), []).append(entry)
        told = {card: self.facts(entries) for card, entries in by_card.items()}
        return {card: facts for card, facts in told.items() if facts != NOTHING}

    def card(self, card: str) -> Facts:
        return self.cards.get(card, NOTHING)

    def found_by(self, answer: str) -> tuple[str, Facts] | None:
        """The card of an answer, and what was known of it before; None where the answer does not stand."""
        for entry in self.standing:
            if entry.id == answer:
                card = self.name_now(entry)
                own = self.of_card(card)
                return card, self.facts(own[: own.index(entry)])
        return None

    def facts(self, entries: Iterable[Entry]) -> Facts:
        """What entries of one card say, one after the other."""
        facts = NOTHING
        for entry in entries:
            facts = self._after(facts, entry)
        return facts

    def worth(self, answer: Entry) -> tuple[int, float, float | None, int]:
        """Grade, chance, weight and due day of an answer as it holds now."""
        override = self.overrides.get(answer.id)
        if override is None:
            says = answer.says
            return says["grade"], says["chance"], says["weight"], says["due"]
        return override.says["grade"], 0.0, None, override.says["due"]

    def _after(self, facts: Facts, entry: Entry) -> Facts:  # noqa: C901, PLR0911
        says = entry.says
        match entry.what:
            case "answered":
                return self._answered(facts, entry)
            case "suspended" | "unsuspended":
                return replace(facts, suspended=entry.what == "suspended")
            case "buried":
                return replace(facts, buried_until=says["until"])
            case "unburied":
                return replace(facts, buried_until=None)
            case "flagged":
                return replace(facts, flagged=True, flag_note=says.get("note", ""))
            case "unflagged":
                return replace(facts, flagged=False, flag_note="")
            case "accepted":
                said = Accepted(says["text"], says["stands_for"])
                return facts if said in facts.accepted else replace(facts, accepted=(*facts.accepted, said))
            case "unaccepted":
                said = Accepted(says["text"], says["stands_for"])
                return replace(facts, accepted=tuple(each for each in facts.accepted if each != said))
            case "noted":
                return replace(facts, note=says["text"])
            case "reset":
                begun = Facts()
                return replace(
                    facts,
                    memory=begun.memory,
                    first_day=None,
                    last_day=None,
                    due_day=None,
                    lapse_days=(),
                    last_grade=0,
                )
            case "forgotten":
                return NOTHING
        return facts

    def _answered(self, facts: Facts, entry: Entry) -> Facts:
        grade, chance, weight, due = self.worth(entry)
        waited = 0 if facts.last_day is None else max(0, entry.day - facts.last_day)
        first = entry.day if facts.first_day is None else facts.first_day
        lapses = set(facts.lapse_days)
        if grade == 1 and weight is None and first < entry.day:
            lapses.add(entry.day)
        return replace(
            facts,
            memory=learnt(facts.memory, waited, grade, chance, weight, self.settings.parameters),
            first_day=first,
            last_day=entry.day,
            due_day=due,
            answers=facts.answers + 1,
            lapse_days=tuple(sorted(lapses)),
            last_grade=grade,
        )

    def days(self) -> dict[tuple[int, str], dict[str, int]]:
        """The sums of each day and deck."""
        sums: dict[tuple[int, str], dict[str, int]] = {}
        for entry in self.standing:
            if entry.what != "answered":
                continue
            grade, _, weight, _ = self.worth(entry)
            word = "partly" if weight is not None else ("again", "hard", "good", "easy")[grade - 1]
            added = {
                "answers": 1,
                word: 1,
                "right": int(word in ("hard", "good", "easy")),
                "introduced": int(entry.says["new"]),
                "hints": int(entry.says["hinted"] or entry.says["hints"] > 0),
                "taken_ms": entry.says["taken_ms"],
            }
            day = sums.setdefault((entry.day, entry.card.partition("/")[0]), {})
            for name, amount in added.items():
                day[name] = day.get(name, 0) + amount
        return sums

    def agenda(
        self,
        asked: Mapping[str, Question],
        groups: Mapping[str, tuple[str, ...]],
        places: Mapping[str, int],
        day: int,
        in_scope: Callable[[str], bool],
    ) -> Agenda:
        """What fits into a day of all cards that can be asked and are in scope; of one question or group, one card.

        Which one decides how many fit, where groups overlap: of reviews the likeliest to be forgotten, else the first.
        """
        done = {card: facts for card, facts in self.cards.items() if facts.last_day == day}
        seen = {key for card in done if card in groups for key in kin(card, groups)}
        open_ = {card: self.card(card) for card in asked if not self.card(card).away(day)}
        due = {card for card, facts in open_.items() if facts.due_day is not None and facts.due_day <= day}
        backlog = len(self.waiting(asked, day))
        reviewed = sum(facts.first_day != day for facts in done.values())
        bounds = [self.settings.reviews_per_day or None, self._quota(asked, day, backlog + reviewed)]
        limited = any(bound is not None for bound in bounds)
        room = min((bound - reviewed for bound in bounds if bound is not None), default=len(due))

        def by_loss(card: str) -> tuple[float, int, int, str]:
            facts = self.card(card)
            return recall(facts, day, self.settings), facts.due_day or 0, places[card], card

        def counted(within: Callable[[str], bool]) -> tuple[int, int, int, set[str]]:
            repeats = {card for card in due if within(card) and self.card(card).last_day == day}
            taken = seen | {key for card in repeats for key in kin(card, groups)}
            others = (card for card in due if within(card) and card not in repeats)
            reviews = _apart(sorted(others, key=by_loss), taken, groups)
            kept = min(reviews, max(0, room))
            return len(repeats), kept, reviews - kept, taken

        repeats, reviews, waiting, taken = counted(in_scope)
        new = 0
        held_back = limited and counted(lambda _card: True)[2]
        paused = 0 < self.settings.pause_new_at < backlog
        if not waiting and not held_back and not paused:
            fresh = (card for card, facts in open_.items() if facts.first_day is None and in_scope(card))
            introduced = sum(facts.first_day == day for facts in done.values())
            in_order = sorted(fresh, key=lambda card: (places[card], card.partition("/")[0], card))
            new = min(_apart(in_order, taken, groups), max(0, self.settings.new_per_day - introduced))
        return Agenda(repeats=repeats, reviews=reviews, new=new, waiting=waiting)

    def waiting(self, asked: Iterable[str], day: int) -> list[Facts]:
        """What is due of the cards that can be asked and was not answered today."""
        facts = [self.card(card) for card in asked]
        return [
            each for each in facts if not each.away(day) and (each.due_day or day + 1) <= day != each.last_day
        ]

    def days_left(self, asked: Iterable[str], day: int) -> int:
        """On how many days a backlog is spread yet, this one included; 0 where none of it waits any more."""
        if not self.settings.catch_up:
            return 0
        first, last = (date.fromisoformat(each).toordinal() for each in self.settings.catch_up.split("/"))
        waited = [each for each in self.waiting(asked, day) if (each.due_day or 0) <= first]
        return max(0, last - max(day, first) + 1) if waited else 0

    def _quota(self, asked: Iterable[str], day: int, whole: int) -> int | None:
        """How many reviews a day has while a backlog is spread; None where none is."""
        days = self.days_left(asked, day)
        if not days:
            return None
        facts = [self.card(card) for card in asked]
        whole += sum(
            each.due_day is not None and day < each.due_day < day + days and each.last_day != day
            for each in facts
            if not each.suspended
        )
        return ceil(whole / days)


def recall(facts: Facts, day: int, settings: ScheduleSettings) -> float:
    """How likely a card is recalled on a day."""
    if facts.memory is None or facts.last_day is None:
        return 0.0
    return fsrs.retrievability(facts.memory.stability, max(0, day - facts.last_day), settings.parameters)


def promised(
    card: str,
    facts: Facts,
    day: int,
    settings: ScheduleSettings,
    grade: int,
    chance: float,
    weight: float | None,
) -> int:
    """The day on which a card is due after an answer on a day."""
    if grade == 1 or weight is not None:
        return day
    waited = 0 if facts.last_day is None else max(0, day - facts.last_day)
    memory = learnt(facts.memory, waited, grade, chance, weight, settings.parameters)
    days = fsrs.interval(memory.stability, settings.retention, settings.parameters, settings.longest_interval)
    return day + (spread(days, card, day, settings.longest_interval) if settings.fuzz else days)


def kin(card: str, groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What a card shares with those that are kept a day from it."""
    question, deck = card.partition("#")[0], card.partition("/")[0]
    named = (name.rpartition("/") for name in groups.get(card, ()))
    return (question, *{f"{other or deck} {name}" for other, _, name in named})


def _apart(cards: Iterable[str], taken: set[str], groups: Mapping[str, tuple[str, ...]]) -> int:
    """How many of the cards can be taken in this order so that no two are kin; what they share is taken then."""
    count = 0
    for card in cards:
        if taken.isdisjoint(kin(card, groups)):
            taken.update(kin(card, groups))
            count += 1
    return count


def learnt(
    memory: Memory | None, waited: int, grade: int, chance: float, weight: float | None, w: tuple[float, ...]
) -> Memory:
    """The memory after an answer: a guess counts as far as it was known, a part as far as it was right."""
    missed = fsrs.after(memory, waited, Grade.AGAIN, w)
    if weight is None and grade == 1:
        return missed
    passed = fsrs.after(memory, waited, Grade.GOOD if weight is not None else Grade(grade), w)
    share = 1.0 if weight is None else weight
    if weight is None and chance > 0:
        known = 0.0 if memory is None else fsrs.retrievability(memory.stability, waited, w)
        share = known / (known + (1 - known) * chance)
    stability = exp(share * log(passed.stability) + (1 - share) * log(missed.stability))
    return Memory(stability, share * passed.difficulty + (1 - share) * missed.difficulty)


def _names(standing: Iterable[Entry]) -> tuple[dict[str, str], dict[str, str]]:
    """By which name each entry's card goes now: cards are boxes that keep their contents when they are renamed.

    An old name goes on to mean the box it was given to, until another box is given the name: one that there is, or
    where the name is given to itself, an empty one. The second part says by name which box it means in the end.
    """
    box_of: dict[str, list[str]] = {}  # by name: a box, whose last word is its name
    moved: list[tuple[list[str], Entry]] = []

    def box(name: str) -> list[str]:
        return box_of.setdefault(name, [name])

    entries = list(standing)
    for entry in entries:
        question = entry.card.partition("#")[0]
        if is_named_anew(entry):
            if box(question)[-1] != question:
                box_of[question] = [question]
        elif entry.what == "moved":
            new = entry.says["to"]
            old_box, new_box = box(question), box(new)
            if new_box[-1] != new:
                new_box = box_of[new] = [new]  # the name had been given up; it means this box from now on
            if old_box[-1] == question:
                for name, each in box_of.items():
                    if each is old_box:
                        box_of[name] = new_box
                moved = [(new_box if each is old_box else each, one) for each, one in moved]
            box_of[question] = new_box
        moved.append((box(question), entry))
    names = {
        entry.id: home[-1] + ("#" + entry.card.partition("#")[2] if "#" in entry.card else "")
        for home, entry in moved
    }
    return names, {name: each[-1] for name, each in box_of.items()}


def is_named_anew(entry: Entry) -> bool:
    """Whether an entry gives a name back to the question that bears it."""
    return entry.what == "moved" and entry.says["to"] == entry.card
