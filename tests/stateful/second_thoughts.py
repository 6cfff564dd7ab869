"""Rules of second thoughts: other grades, marks on one card or many, undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from quiz_app.memory.model import Grade
from quiz_app.study.showing import Phase
from tests.stateful import model
from tests.stateful.computer import Computer, Want, Window, entry_of, kept_rows
from tests.stateful.story import GRADES, PICKS, WHERE, Story

# A longer history takes long to go back through, step by step.
FEW = 25
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


class SecondThoughts(Story):
    """A learner changes what was done."""

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
        new = [each for each in computer.unseen(window) if not model.is_named_anew(entry_of(each))]
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

    @rule(where=WHERE)
    def undo_all(self, where: tuple[int, int]) -> None:
        """Step by step back to the very beginning, where nothing is known, and forwards again."""
        computer, window = self.at(where)
        if len(computer.diary(window).told.standing) > FEW:
            return
        before, taken = kept_rows(computer.database), 0
        while self._undo(computer, window, at_home=True):
            taken += 1
        assert computer.diary(window).told.cards == {}
        computer.check()
        for _ in range(taken):
            assert self._redo(computer, window, at_home=True)
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
