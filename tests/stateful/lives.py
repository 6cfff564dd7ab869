"""The story itself: rules by which two computers are used, and what must hold after every one of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from quiz_app.clock import Moment
from quiz_app.errors import WrongUse
from quiz_app.memory import fsrs
from quiz_app.memory.model import Grade
from quiz_app.questions.model import ResponseKind
from quiz_app.settings import DEFAULT_PARAMETERS, parse, spec_of
from quiz_app.storage import log
from quiz_app.storage.database import open_database
from quiz_app.study.selection import Selection
from quiz_app.study.showing import Phase
from tests.stateful import model
from tests.stateful.computer import Computer, Want, Window, backup, kept_rows
from tests.stateful.decks import FIRST_DECKS, IDS, TAGS, TEXTS, WORDINGS, DeckFile, Item, reply

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
WHERE = st.sampled_from([(0, 0), (0, 0), (0, 0), (0, 1), (1, 0), (1, 0), (1, 1)])
COMPUTERS = st.integers(0, 1)
PICKS = st.integers(0, 99)
GRADES = st.sampled_from(Grade)
QUALITIES = st.sampled_from(["right", "right", "right", "wrong", "partly", "unknown"])
REPLIES = st.tuples(QUALITIES, st.sampled_from([0, 0, 0, 1, 2]), GRADES)
DECKS = st.sampled_from([each.deck for each in FIRST_DECKS])
GENTLE = ", ".join(f"{number:g}" for number in fsrs.bounded(tuple(0.9 * each for each in DEFAULT_PARAMETERS)))
SETTINGS: dict[str, tuple[str, ...]] = {
    "retention": ("80 %", "90 %", "0.95"),
    "new_per_day": ("0", "2", "4", "10"),
    "reviews_per_day": ("0", "1", "3"),
    "pause_new_at": ("0", "1", "100"),
    "rollover": ("0:00", "4:00", "10:00", "23:59"),
    "longest_interval": ("5", "36500"),
    "fuzz": ("on", "off"),
    "leech_after": ("2", "6"),
    "parameters": ("default", "gentle"),
}
CHANGES = st.sampled_from([(name, text) for name, texts in SETTINGS.items() for text in texts])
SELECTIONS = st.builds(
    Selection,
    decks=st.sampled_from([(), (), (), ("rivers",), ("lakes",), ("rivers", "lakes")]),
    tags=st.sampled_from([(), (), (), ("north",), ("SUD",)]),
    limit=st.sampled_from([0, 0, 0, 1, 3]),
    minutes=st.sampled_from([0, 0, 30]),
)
ZONES = st.sampled_from(
    [(0, "UTC"), (8 * 3600, "Asia/Shanghai"), (-10 * 3600, "Pacific/Honolulu"), (13 * 3600, "")]
)
SPANS = st.sampled_from(
    [MINUTE, 5 * HOUR, 20 * HOUR, *[DAY] * 6, 3 * DAY, 7 * DAY, 40 * DAY, -2 * MINUTE, -DAY, -8 * DAY]
)
EDITS = ("reword", "rename", "remove", "add", "hand over", "break", "mend", "garble", "mend file", "draft", "tag",
         "group", "shift", "vanish", "return", "move file")  # fmt: skip
NOTES = ("", "a word is missing", "see the atlas")
Changes = Callable[[model.Facts, int, str], bool]
# What can be done in Browse: the word of the log for it, and which cards it changes.
MARKS: dict[str, tuple[str, Changes]] = {
    "flag": ("flagged", lambda facts, _, note: not facts.flagged or note not in ("", facts.flag_note)),
    "unflag": ("unflagged", lambda facts, *_: facts.flagged),
    "suspend": ("suspended", lambda facts, *_: not facts.suspended),
    "unsuspend": ("unsuspended", lambda facts, *_: facts.suspended),
    "bury": ("buried", lambda facts, today, _: (facts.buried_until or 0) <= today),
    "unbury": ("unburied", lambda facts, today, _: (facts.buried_until or 0) > today),
    "reset": ("reset", lambda facts, *_: facts.memory is not None),
    "forget": ("forgotten", lambda facts, *_: facts != model.NOTHING),
    "note": ("noted", lambda facts, _, note: facts.note != note),
}


class Lives(RuleBasedStateMachine):
    """Two computers of the same learners. Each rule is one thing that a person does, or that happens."""

    template: ClassVar[Path]
    runs: ClassVar[int] = 0
    steps: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="quiz-lives-"))
        self.computers: dict[int, Computer] = {}
        type(self).runs += 1

    def teardown(self) -> None:
        for computer in self.computers.values():
            computer.close()
        shutil.rmtree(self.folder)

    # What everything below begins and ends with

    def at(self, where: tuple[int, int]) -> tuple[Computer, Window]:
        computer = self.computer(where[0])
        return computer, computer.window(where[1])

    def computer(self, which: int) -> Computer:
        """One of the two computers; it is bought when it is first used."""
        if which not in self.computers:
            self.computers[which] = Computer(self.folder / str(which), self.template, which + 1)
        return self.computers[which]

    def done(self, computer: Computer, window: Window | None = None) -> None:
        type(self).steps += 1
        computer.check()
        if window is not None:
            computer.check_window(window)

    # Sittings

    @rule(where=WHERE, replies=st.lists(REPLIES, min_size=1, max_size=6))
    def study(self, where: tuple[int, int], replies: list[tuple[str, int, Grade]]) -> None:
        computer, window = self.at(where)
        for quality, hints, grade in replies:
            if window.showing is None:
                break
            self._answer(computer, window, quality, hints, grade)
            self._advance(computer, window)
        self.done(computer, window)

    @rule(
        where=WHERE,
        selection=SELECTIONS,
        days=st.integers(1, 4),
        replies=st.lists(REPLIES, min_size=1, max_size=3),
    )
    def study_for_days(
        self, where: tuple[int, int], selection: Selection, days: int, replies: list[tuple[str, int, Grade]]
    ) -> None:
        """A sitting a day, to its end; the replies come again and again, and what is missed twice is known then."""
        computer, window = self.at(where)
        for _ in range(days):
            if not self._start(computer, window, selection):
                break
            met: dict[str, int] = {}
            while (showing := window.showing) is not None:
                met[showing.card] = met.get(showing.card, 0) + 1
                assert met[showing.card] < 5, f"{showing.card} comes again and again"
                quality, hints, grade = replies[len(met) % len(replies)]
                if met[showing.card] > 2:
                    quality, hints, grade = "right", 0, Grade.GOOD
                self._answer(computer, window, quality, hints, grade)
                self._advance(computer, window)
            self._pass(computer, DAY)
        self.done(computer, window)

    @rule(where=WHERE, reply_=REPLIES)
    def answer(self, where: tuple[int, int], reply_: tuple[str, int, Grade]) -> None:
        """An answer, and the verdict stays in sight."""
        computer, window = self.at(where)
        if window.showing is not None:
            self._answer(computer, window, *reply_)
            self.done(computer, window)

    def _answer(self, computer: Computer, window: Window, quality: str, hints: int, grade: Grade) -> None:
        before = window.showing
        if before is None or before.phase is not Phase.ASKED:
            return
        sitting, told = window.sitting, computer.diary(window).told
        for _ in range(hints):
            sitting.hint()
        hinted = bool(window.showing and window.showing.hint)
        facts, day, settings = told.card(before.card), computer.day(window), window.settings
        known = model.recall(facts, day, settings)
        given = reply(before, quality)
        sitting.respond(given, 1500)
        if given.kind is ResponseKind.REVEALED:
            assert window.showing is not None
            assert window.showing.phase is Phase.REVEALED
            sitting.grade(grade, 1500)
            judged, chance, weight = int(grade), 0.0, None
        else:
            now = window.showing
            assert now is not None
            assert now.phase is Phase.JUDGED
            assert now.verdict is not None
            assert now.grade is not None
            judged = int(now.grade)
            chance = now.verdict.chance if judged > 1 else 0.0
            weight = now.verdict.share if now.partly else None
            self._fair(quality, judged, weight, hinted=hinted)
        due = model.promised(before.card, facts, day, settings, judged, chance, weight)
        guess = before.prompt.chance
        says = {
            "grade": judged, "weight": weight, "new": facts.memory is None, "counts": True, "due": due,
            "interval": due - day, "r": known, "p": known + (1 - known) * guess, "taken_ms": 1500,
        }  # fmt: skip
        computer.wrote(window, Want("answered", before.card, says), day=day)
        if given.kind is ResponseKind.REVEALED:
            computer.check_come_up(window, before)

    def _fair(self, quality: str, grade: int, weight: float | None, *, hinted: bool) -> None:
        """What was right is not missed but where letters gave it away, and nothing is right by not being known."""
        if quality == "right":
            assert weight is None
            assert grade in ((1, 2) if hinted else (3,))
        if quality == "unknown":
            assert (grade, weight) == (1, None)
        if quality == "partly" and weight is not None:
            assert grade == 1
            assert 0.5 <= weight < 1
            assert not hinted

    @rule(where=WHERE)
    def advance(self, where: tuple[int, int]) -> None:
        computer, window = self.at(where)
        self._advance(computer, window)
        self.done(computer, window)

    def _advance(self, computer: Computer, window: Window) -> None:
        before = window.showing
        window.sitting.advance()
        computer.wrote_nothing(window)
        computer.check_come_up(window, before)

    @rule(where=WHERE, selection=SELECTIONS)
    def start(self, where: tuple[int, int], selection: Selection) -> None:
        """Leave the sitting, wherever it stands, and begin another."""
        computer, window = self.at(where)
        self._start(computer, window, selection)
        self.done(computer, window)

    def _start(self, computer: Computer, window: Window, selection: Selection) -> bool:
        told, library = computer.diary(window).told, computer.library
        window.settings = told.settings
        tags = {tag for card in library.asked().values() for tag in card.about.tags}
        try:
            window.sitting = window.desk.start(selection)
        except WrongUse:
            gone = [deck for deck in selection.decks if not library.decks[deck].present]
            assert gone or selection.tags
            return False
        computer.wrote_nothing(window)
        asked, wanted = library.asked(), {fold_tag(tag) for tag in selection.tags}
        assert not wanted or tags

        def in_scope(card: str) -> bool:
            tagged = {fold_tag(tag) for tag in asked[card].about.tags}
            return (not selection.decks or card.partition("/")[0] in selection.decks) and (
                not wanted or bool(wanted & tagged)
            )

        agenda = told.agenda(asked, library.groups, computer.day(window), in_scope)
        total = agenda.repeats + agenda.reviews
        bound = selection.limit or 99
        new = agenda.new if total <= bound else 0
        showing = window.showing
        assert (0 if showing is None else showing.total) == min(total + new, bound)
        computer.check_come_up(window, None)
        return True

    # Second thoughts

    @rule(where=WHERE, grade=GRADES, later=st.booleans(), turned=st.booleans())
    def override(self, where: tuple[int, int], grade: Grade, *, later: bool, turned: bool) -> None:
        computer, window = self.at(where)
        sitting, told, before = window.sitting, computer.diary(window).told, window.showing
        last = sitting._step.last
        if last is None or (not later and (before is None or before.phase is not Phase.JUDGED)):
            return
        given = grade
        if later and turned:
            given = Grade.GOOD if last.grade is Grade.AGAIN else Grade.AGAIN
        if later:
            sitting.override_last(None if turned else grade)
        else:
            sitting.override(grade)
        self._regraded(computer, window, told, last.event, given)
        self.done(computer, window)

    @rule(where=WHERE, pick=PICKS, grade=GRADES)
    def override_any(self, where: tuple[int, int], pick: int, grade: Grade) -> None:
        """Another grade for any answer of the history, taken back or not."""
        computer, window = self.at(where)
        told = computer.diary(window).told
        answers = [entry for entry in told.entries if entry.what == "answered"]
        if answers:
            chosen = answers[-1 - pick % len(answers)].id
            window.sitting.override_answer(chosen, grade)
            self._regraded(computer, window, told, chosen, grade)
            self.done(computer, window)

    def _regraded(
        self, computer: Computer, window: Window, told: model.Told, answer: str, grade: Grade
    ) -> None:
        found = told.found_by(answer)
        if found is None:
            computer.wrote_nothing(window)
            return
        card, facts = found
        day = next(entry.day for entry in told.entries if entry.id == answer)
        due = model.promised(card, facts, day, window.settings, int(grade), 0.0, None)
        says = {"target": answer, "grade": int(grade), "due": due, "interval": due - day}
        computer.wrote(window, Want("overridden", card, says))

    @rule(where=WHERE)
    def accept(self, where: tuple[int, int]) -> None:
        computer, window = self.at(where)
        last, told = window.sitting._step.last, computer.diary(window).told
        if last is None:
            return
        window.sitting.accept()
        kept = last.verdict.acceptable
        stands = told.found_by(last.event)
        new = computer.unseen(window)
        if not new:
            assert kept is None or stands is None
            return
        assert kept is not None
        accepted = Want("accepted", last.asked.card, {"text": kept.text, "stands_for": kept.stands_for})
        if len(new) == 1:
            computer.wrote(window, accepted)
        else:
            assert stands is not None
            card, facts = stands
            grade = int(str(new[0].payload["grade"]))
            assert last.grade is Grade.AGAIN
            assert grade in (2, 3)
            day = next(entry.day for entry in told.entries if entry.id == last.event)
            due = model.promised(card, facts, day, window.settings, grade, 0.0, None)
            computer.wrote(window, Want("overridden", card, {"target": last.event, "due": due}), accepted)
        self.done(computer, window)

    @rule(where=WHERE, pick=PICKS)
    def withdraw(self, where: tuple[int, int], pick: int) -> None:
        computer, window = self.at(where)
        told = computer.diary(window).told
        accepted = [(card, each) for card, facts in sorted(told.cards.items()) for each in facts.accepted]
        if accepted:
            card, each = accepted[pick % len(accepted)]
            window.sitting.withdraw(card, each)
            computer.wrote(
                window, Want("unaccepted", card, {"text": each.text, "stands_for": each.stands_for})
            )
            self.done(computer, window)

    @rule(where=WHERE)
    def flag(self, where: tuple[int, int]) -> None:
        self._mark(where, "flag")

    @rule(where=WHERE)
    def bury(self, where: tuple[int, int]) -> None:
        self._mark(where, "bury")

    @rule(where=WHERE)
    def suspend(self, where: tuple[int, int]) -> None:
        self._mark(where, "suspend")

    def _mark(self, where: tuple[int, int], what: str) -> None:
        computer, window = self.at(where)
        before = window.showing
        assert getattr(window.sitting, what)()
        if before is None:
            computer.wrote_nothing(window)
            return
        flagged = computer.diary(window).told.card(before.card).flagged
        kind = {"flag": "unflagged" if flagged else "flagged", "bury": "buried", "suspend": "suspended"}[what]
        says = {"until": computer.day(window) + 1} if what == "bury" else {}
        computer.wrote(window, Want(kind, before.card, says), day=computer.day(window))
        if what != "flag":
            computer.check_come_up(window, None)
        self.done(computer, window)

    @rule(
        where=WHERE,
        what=st.sampled_from(sorted(MARKS)),
        picks=st.lists(PICKS, max_size=4),
        note=st.sampled_from(NOTES),
    )
    def browse(self, where: tuple[int, int], what: str, picks: list[int], note: str) -> None:
        """Something is done to several cards at once, some of them gone: one action on those that it changes."""
        computer, window = self.at(where)
        told, library, today = computer.diary(window).told, computer.library, computer.day(window)
        there = sorted({*library.groups, *told.cards})
        chosen = [([*there, "rivers/nowhere"])[pick % (len(there) + 1)] for pick in picks]
        kind, changes = MARKS[what]
        says: dict[str, Any] = {}
        if what == "bury":
            says = {"until": today + 1}
        if what == "note" or (what == "flag" and note):
            says = {"text" if what == "note" else "note": note}
        deed = getattr(window.desk.browse(), what)
        window.settings = told.settings
        today = computer.day(window)
        if what == "bury":
            says = {"until": today + 1}
        assert deed(chosen, note) if what in ("note", "flag") else deed(chosen)
        wants = [
            Want(kind, card, says)
            for card in dict.fromkeys(chosen)
            if card in there and changes(told.card(card), today, note)
        ]
        if wants:
            computer.wrote(window, *wants, day=today)
        else:
            computer.wrote_nothing(window)
        self.done(computer, window)

    @rule(where=WHERE, at_home=st.booleans(), times=st.sampled_from([1, 1, 2, 5]))
    def undo(self, where: tuple[int, int], times: int, *, at_home: bool) -> None:
        computer, window = self.at(where)
        for _ in range(times):
            self._undo(computer, window, at_home=at_home)
        self.done(computer, window)

    @rule(where=WHERE, at_home=st.booleans(), times=st.sampled_from([1, 2, 5]))
    def redo(self, where: tuple[int, int], times: int, *, at_home: bool) -> None:
        computer, window = self.at(where)
        for _ in range(times):
            self._redo(computer, window, at_home=at_home)
        self.done(computer, window)

    @rule(where=WHERE, at_home=st.booleans(), times=st.integers(1, 4))
    def undo_and_redo(self, where: tuple[int, int], times: int, *, at_home: bool) -> None:
        """What is taken back and brought back leaves everything as it was."""
        computer, window = self.at(where)
        before = kept_rows(computer.database)
        taken = sum(self._undo(computer, window, at_home=at_home) for _ in range(times))
        for _ in range(taken):
            assert self._redo(computer, window, at_home=at_home)
        assert kept_rows(computer.database) == before
        self.done(computer, window)

    def _undo(self, computer: Computer, window: Window, *, at_home: bool) -> bool:
        target = computer.diary(window).told.next_undo()
        said = (window.desk if at_home else window.sitting).undo()
        assert (said is None) == (target is None)
        self._took(computer, window, () if target is None else (target,))
        return target is not None

    def _redo(self, computer: Computer, window: Window, *, at_home: bool) -> bool:
        targets = computer.diary(window).told.next_redo()
        said = (window.desk if at_home else window.sitting).redo()
        assert (said is None) == (not targets)
        self._took(computer, window, targets)
        return bool(targets)

    def _took(self, computer: Computer, window: Window, targets: tuple[str, ...]) -> None:
        if not targets:
            computer.wrote_nothing(window)
            return
        cards = {each.card for each in computer.unseen(window)}
        assert len(cards) == 1
        card = cards.pop()
        computer.wrote(window, *(Want("undone", card, {"target": target}) for target in targets))
        window.settings = computer.diary(window).told.settings

    # Days, places, settings

    @rule(which=COMPUTERS, span=SPANS)
    def pass_time(self, which: int, span: int) -> None:
        self._pass(self.computer(which), span)
        self.done(self.computer(which), self.computer(which).window(0))

    @rule(span=SPANS)
    def pass_time_everywhere(self, span: int) -> None:
        for computer in self.computers.values():
            self._pass(computer, span)

    def _pass(self, computer: Computer, span: int) -> None:
        computer.clock.pass_ms(span)
        computer.clock.ticks += max(0, -span)  # it never goes back

    @rule(which=COMPUTERS, zone=ZONES)
    def travel(self, which: int, zone: tuple[int, str]) -> None:
        computer = self.computer(which)
        computer.clock.moment = Moment(computer.clock.moment.utc_ms, *zone)
        self.done(computer, computer.window(0))

    @rule(where=WHERE, change=CHANGES)
    def change_setting(self, where: tuple[int, int], change: tuple[str, str]) -> None:
        computer, window = self.at(where)
        name, text = change[0], GENTLE if change[1] == "gentle" else change[1]
        value = parse(spec_of(name), text)
        before = computer.diary(window).told.settings
        window.settings = before
        window.desk.change_setting(name, text)
        if getattr(before, name) == value:
            computer.wrote_nothing(window)
        else:
            says = {"name": name, "value": list(value) if isinstance(value, tuple) else value}
            computer.wrote(window, Want("setting changed", "", says), day=computer.day(window))
        self.done(computer, window)

    @rule(where=WHERE, days=st.sampled_from([0, 1, 2, 7]))
    def catch_up(self, where: tuple[int, int], days: int) -> None:
        """What waits is spread over days to come, or comes at once again."""
        computer, window = self.at(where)
        told = computer.diary(window).told
        window.settings = told.settings
        window.desk.catch_up(days)
        today = computer.day(window)
        span = f"{date.fromordinal(today)}/{date.fromordinal(today + days - 1)}" if days > 1 else ""
        waits = told.waiting(computer.library.asked(), today)
        if span == told.settings.catch_up or (span and not waits):
            computer.wrote_nothing(window)
        else:
            computer.wrote(
                window, Want("setting changed", "", {"name": "catch_up", "value": span}), day=today
            )
        self.done(computer, window)

    # Decks

    @rule(
        where=WHERE, deck=DECKS, kind=st.sampled_from(EDITS), place=PICKS, variant=PICKS, synced=st.booleans()
    )
    def edit(
        self, where: tuple[int, int], deck: str, kind: str, place: int, variant: int, *, synced: bool
    ) -> None:
        """An author changes a file; what was learnt stays as it is."""
        computer, window = self.at(where)
        before = kept_rows(computer.database)
        edited(computer.files, deck, kind, place, variant)
        computer.write_decks()
        if synced:
            self._sync(computer, window)
        assert kept_rows(computer.database) == before
        self.done(computer, window)

    def _sync(self, computer: Computer, window: Window) -> None:
        window.desk.sync()
        computer.synced()
        computer.wrote_nothing(window)

    @rule(where=WHERE)
    def sync(self, where: tuple[int, int]) -> None:
        computer, window = self.at(where)
        self._sync(computer, window)
        self.done(computer, window)

    @rule(where=WHERE, deck=DECKS)
    def remove_deck(self, where: tuple[int, int], deck: str) -> None:
        computer, window = self.at(where)
        shelf = computer.library.decks.get(deck)
        if shelf is None or not shelf.present:
            with pytest.raises(WrongUse):
                window.desk.remove_decks(deck)
            return
        path = shelf.path
        window.desk.remove_decks(deck)
        computer.library.hidden.add(path)
        computer.synced()
        self.done(computer, window)

    @rule(where=WHERE, deck=DECKS)
    def add_deck(self, where: tuple[int, int], deck: str) -> None:
        computer, window = self.at(where)
        file = computer.files[deck]
        if file.there:
            window.desk.add_decks(computer.path_of(file))
            computer.library.hidden.discard(str(computer.path_of(file)))
            computer.synced()
            self.done(computer, window)

    @rule(where=WHERE, pick=PICKS, other=PICKS)
    def carry_over(self, where: tuple[int, int], pick: int, other: int) -> None:
        """The progress of a question that is gone counts for another: mostly for the one with the same words."""
        computer, window = self.at(where)
        library = computer.library
        every = {
            f"{deck}/{name}": each
            for deck, shelf in sorted(library.decks.items())
            for name, each in sorted(shelf.questions.items())
        }
        gone = [name for name, each in every.items() if not each.present]
        if not gone:
            return
        old = gone[pick % len(gone)]
        key = old.partition("/")[2].partition("-")[0]
        here = [name for name, each in every.items() if each.present]
        alike = [name for name in here if name.partition("/")[2].partition("-")[0] == key]
        new = (alike or here or gone)[other % len(alike or here or gone)]
        fits = set(every[old].question.parts()) <= set(every[new].question.parts())
        if every[new].present and fits:
            window.desk.offers.carry_over(old, new)
            computer.wrote(window, Want("moved", old, {"to": new}))
        else:
            with pytest.raises(WrongUse):
                window.desk.offers.carry_over(old, new)
        self.done(computer, window)

    @rule(where=WHERE, answer=st.sampled_from(["yes", "yes", "no", "yes to all that are equal"]))
    def answer_an_offer(self, where: tuple[int, int], answer: str) -> None:
        """The program has seen that a question which left and one that came may be one: the learner says so or not."""
        computer, window = self.at(where)
        offers = window.desk.offers.current()
        library = computer.library
        for offer in offers:
            old, new = library.question(offer.old), library.question(offer.new)
            assert old is not None
            assert new is not None
            assert (old.present, new.present) == (False, True)
        if not offers:
            return
        if answer == "no":
            window.desk.offers.keep_apart(offers[0].old, offers[0].new)
            computer.wrote(window, Want("kept apart", offers[0].old, {"to": offers[0].new}))
            left = {(offer.old, offer.new) for offer in window.desk.offers.current()}
            assert (offers[0].old, offers[0].new) not in left
        elif answer == "yes":
            window.desk.offers.carry_over(offers[0].old, offers[0].new)
            computer.wrote(window, Want("moved", offers[0].old, {"to": offers[0].new}))
        else:
            equal = [offer for offer in offers if offer.score == 1]
            window.desk.offers.carry_equal()
            if equal:
                computer.wrote(window, *(Want("moved", offer.old, {"to": offer.new}) for offer in equal))
            else:
                computer.wrote_nothing(window)
        self.done(computer, window)

    # The program and its databases

    @rule(where=WHERE, pick=PICKS, power_lost=st.booleans())
    def restart(self, where: tuple[int, int], pick: int, *, power_lost: bool) -> None:
        """What was recorded is there again, as another learner or the same."""
        computer, _ = self.at(where)
        before = kept_rows(computer.database)
        names = sorted(computer.names)
        computer.reopen(where[1], names[pick % len(names)], power_lost=power_lost)
        assert kept_rows(computer.database) == before
        for place in (0, 1) if power_lost else (where[1],):
            computer.check_come_up(computer.window(place), None)
        self.done(computer, computer.window(where[1]))

    @precondition(lambda self: sum(len(computer.names) for computer in self.computers.values()) < 5)
    @rule(which=COMPUTERS)
    def new_learner(self, which: int) -> None:
        computer = self.computer(which)
        name = f"Learner {len(computer.names)} of {which}"
        computer.window(0).desk.add_learner(name)
        computer.learn_names()
        self.done(computer, computer.window(0))

    @rule(to=COMPUTERS)
    def unite(self, to: int) -> None:
        computer, other = self.computer(to), self.computer(1 - to)
        computer.take_from(other)
        united = kept_rows(computer.database)
        assert computer.take_from(other) == 0
        assert kept_rows(computer.database) == united
        self.done(computer, computer.window(0))

    @rule(shuffle=st.integers(0, 9))
    def unite_both_ways(self, shuffle: int) -> None:
        """The one with the other, the other with the one, and both in a third place in no order: all the same."""
        here, there = self.computer(0), self.computer(1)
        third = self.folder / "third.db"
        backup(there.places.database, third)
        here.take_from(there)
        there.take_from(here)
        assert kept_rows(here.database) == kept_rows(there.database)
        database = open_database(third)
        try:
            with database.write() as connection:
                from sqlalchemy import insert

                from quiz_app.storage.tables import learner

                known = {row[0].hex() for row in connection.exec_driver_sql("SELECT learner FROM learner")}
                for name, identity in here.names.items():
                    if identity not in known:
                        connection.execute(
                            insert(learner), {"learner": bytes.fromhex(identity), "name": name}
                        )
            events = [each for person in here.diaries for each in here.events(person)]
            Random(shuffle).shuffle(events)
            cut = len(events) // 2
            for part in (events[cut:], events[:cut], events[cut // 2 :]):
                log.unite(database, part)
            assert kept_rows(database) == kept_rows(here.database)
        finally:
            database.close()
            for file in self.folder.glob("third.db*"):
                file.unlink()
        for computer in (here, there):
            self.done(computer, computer.window(0))

    @rule(to=COMPUTERS, keep=st.booleans())
    def restore_copy(self, to: int, *, keep: bool) -> None:
        computer = self.computer(to)
        computer.restore(self.computer(1 - to), keep=keep)
        self.done(computer, computer.window(0))


def fold_tag(tag: str) -> str:
    return {"süd": "sud"}.get(tag.casefold(), tag.casefold())


def edited(files: dict[str, DeckFile], deck: str, kind: str, place: int, variant: int) -> None:  # noqa: C901
    """Change the files as an author would."""
    file = files[deck]
    change: dict[str, Callable[[Item], Item]] = {
        "reword": lambda item: replace(item, wording=variant % len(WORDINGS)),
        "rename": lambda item: replace(item, suffix=variant % len(IDS)),
        "break": lambda item: replace(item, broken=True),
        "draft": lambda item: replace(item, draft=not item.draft),
        "tag": lambda item: replace(item, tag=("", *TAGS)[variant % 3]),
        "group": lambda item: replace(item, group=("", "water", "baikal")[variant % 3]),
    }
    if kind in change:
        files[deck] = file.with_item(place, change[kind])
    elif kind == "remove":
        files[deck], _ = file.without(place)
    elif kind == "add":
        key = sorted(TEXTS)[place % len(TEXTS)]
        files[deck] = file.plus(Item(key=key, suffix=variant % len(IDS)), place)
    elif kind == "hand over":
        other = next(each for each in files if each != deck)
        left, item = file.without(place)
        if item is not None:
            files[deck], files[other] = left, files[other].plus(item, variant)
    elif kind == "mend":
        files[deck] = replace(file, items=tuple(replace(item, broken=False) for item in file.items))
    elif kind == "shift":
        cut = place % len(file.items)
        files[deck] = replace(file, items=file.items[cut:] + file.items[:cut])
    elif kind in ("garble", "mend file"):
        files[deck] = replace(file, garbled=kind == "garble")
    elif kind in ("vanish", "return"):
        files[deck] = replace(file, there=kind == "return")
    elif kind == "move file":
        files[deck] = replace(file, name=f"{deck}{variant % 3}.yaml")
