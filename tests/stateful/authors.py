"""Rules of decks: authors change their files, learners take decks off, bring them back and carry progress over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import rule

from quiz_app.errors import WrongUse
from tests.stateful.computer import Computer, Want, Window, kept_rows
from tests.stateful.decks import FIRST_DECKS, IDS, TAGS, TEXTS, WORDINGS, DeckFile, Item
from tests.stateful.story import PICKS, WHERE, Story

DECKS = st.sampled_from([each.deck for each in FIRST_DECKS])
EDITS = ("reword", "rename", "remove", "add", "hand over", "break", "mend", "garble", "mend file", "draft", "tag",
         "group", "shift", "vanish", "return", "move file")  # fmt: skip
# A deck, what is done to it, to which of its questions, and in which way.
CHANGES = st.tuples(DECKS, st.sampled_from(EDITS), PICKS, PICKS)


class Authors(Story):
    """Deck files change, come and go."""

    @rule(where=WHERE, changes=st.lists(CHANGES, min_size=1, max_size=5), synced=st.booleans())
    def edit(self, where: tuple[int, int], changes: list[tuple[str, str, int, int]], *, synced: bool) -> None:
        """Authors change their files; what was learnt stays as it is."""
        computer, window = self.at(where)
        before = kept_rows(computer.database)
        for deck, kind, place, variant in changes:
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

    @rule(where=WHERE, deck=DECKS, place=PICKS, back=st.booleans(), studied=st.booleans())
    def give_an_old_name_again(
        self, where: tuple[int, int], deck: str, place: int, *, back: bool, studied: bool
    ) -> None:
        """Progress is carried over; then the old name is its question's again, or that of one like it beside it."""
        computer, window = self.at(where)
        file = computer.files[deck]
        old = file.items[place % len(file.items)]
        new = replace(old, suffix=(old.suffix + 1) % len(IDS))
        computer.files[deck] = file.with_item(place, lambda _: new)
        computer.write_decks()
        self._sync(computer, window)
        names = (f"{deck}/{old.id}", f"{deck}/{new.id}")
        try:
            window.desk.offers.carry_over(*names)
        except WrongUse:  # the file cannot be read or is not there, or the new name was taken
            computer.wrote_nothing(window)
            self.done(computer, window)
            return
        computer.wrote(window, Want("moved", names[0], {"to": names[1]}))
        renamed = computer.files[deck]
        computer.files[deck] = renamed.with_item(place, lambda _: old) if back else renamed.plus(old, place)
        computer.write_decks()
        self._sync(computer, window)
        if studied:
            window.desk.browse().suspend([f"{deck}/{old.id}"])
            card = f"{deck}/{old.id}"
            if computer.unseen(window):
                computer.wrote(window, Want("suspended", card))
                assert computer.diary(window).told.card(card).suspended
                assert window.desk.ledger.state(card).suspended
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


def edited(files: dict[str, DeckFile], deck: str, kind: str, place: int, variant: int) -> None:  # noqa: C901
    """Change the files as an author would."""
    file = files[deck]
    change: dict[str, Callable[[Item], Item]] = {
        "reword": lambda item: replace(item, wording=variant % len(WORDINGS)),
        "rename": lambda item: replace(item, suffix=variant % len(IDS)),
        "break": lambda item: replace(item, broken=True),
        "draft": lambda item: replace(item, draft=not item.draft),
        "tag": lambda item: replace(item, tag=("", *TAGS)[variant % 3]),
        "group": lambda item: replace(item, group=("", "water", "[rivers/water, baikal]")[variant % 3]),
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
