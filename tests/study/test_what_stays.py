"""What a learner adds to cards stays theirs, whatever becomes of the deck."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from quiz_app.journal.event import Draft, Kind
from quiz_app.paths import Places
from quiz_app.study.desk import Desk
from quiz_app.study.showing import CardInfo
from tests.support.life import DECK, StillClock

T = TypeVar("T")
CARD = "rivers/amur"


def added(info: CardInfo) -> tuple[object, ...]:
    """All that the learner has added to a card."""
    return (
        info.flagged,
        info.flag_note,
        info.note,
        info.suspended,
        tuple(each.text for each in info.accepted),
    )


@pytest.fixture
def own(places: Places, clock: StillClock, tmp_path: Path) -> Path:
    """A deck that the learner has added, apart from those that are shipped."""
    folder = tmp_path / "mine"
    folder.mkdir()
    file = folder / "rivers.yaml"
    file.write_text(DECK, encoding="utf-8")
    (tmp_path / "none").mkdir()
    with_deck(places, clock, tmp_path, lambda desk: desk.add_decks(file))
    with_deck(places, clock, tmp_path, mark)
    return file


def with_deck(places: Places, clock: StillClock, tmp_path: Path, do: Callable[[Desk], T]) -> T:
    """Do something at a desk that is opened and brought up to date for it, and closed after."""
    desk = Desk.open(places, clock, user="Ada", shipped=tmp_path / "none")
    try:
        desk.sync()
        return do(desk)
    finally:
        desk.close()


def mark(desk: Desk) -> None:
    """Add everything to one card that can be added."""
    browser = desk.browse()
    browser.flag([CARD], "ends elsewhere")
    browser.note([CARD], "mine")
    browser.suspend([CARD])
    accepted = {"text": "Heilongjiang", "stands_for": ""}
    desk.ledger.record(Draft(kind=Kind.ACCEPTED, card=CARD, payload=accepted))


ALL = (True, "ends elsewhere", "mine", True, ("Heilongjiang",))


class Shelf:
    """One deck file of the learner's, and the desk at which it is studied."""

    def __init__(self, places: Places, clock: StillClock, tmp_path: Path, file: Path) -> None:
        self.file = file
        self._desk = (places, clock, tmp_path)

    def at_desk(self, do: Callable[[Desk], T]) -> T:
        """Do something after a restart of the program."""
        return with_deck(*self._desk, do)

    def added(self, card: str = CARD) -> tuple[object, ...]:
        """What is added to a card by now."""
        return self.at_desk(lambda desk: added(desk.browse().info(card)))


@pytest.fixture
def shelf(places: Places, clock: StillClock, tmp_path: Path, own: Path) -> Shelf:
    return Shelf(places, clock, tmp_path, own)


def test_it_stays_when_the_text_changes(shelf: Shelf) -> None:
    shelf.file.write_text(DECK.replace("parts Russia", "divides Russia"), encoding="utf-8")
    assert shelf.added() == ALL


def test_it_stays_when_the_type_changes(shelf: Shelf) -> None:
    shelf.file.write_text(
        DECK.replace("typed: true, section", "wrong: [Ob, Lena], section"), encoding="utf-8"
    )
    assert shelf.added() == ALL


def test_it_goes_with_the_question_that_progress_is_carried_over_to(shelf: Shelf) -> None:
    shelf.file.write_text(DECK.replace("id: amur", "id: black-dragon"), encoding="utf-8")
    shelf.at_desk(lambda desk: desk.offers.carry_over("rivers/amur", "rivers/black-dragon"))
    assert shelf.added("rivers/black-dragon") == ALL


def test_it_stays_while_the_question_is_gone_and_when_it_comes_back(shelf: Shelf) -> None:
    lines = DECK.splitlines(keepends=True)
    shelf.file.write_text("".join(line for line in lines if "id: amur" not in line), encoding="utf-8")
    assert shelf.added() == ALL
    shelf.file.write_text(DECK, encoding="utf-8")
    assert shelf.added() == ALL


def test_it_stays_while_the_file_has_vanished_and_when_it_returns(shelf: Shelf) -> None:
    shelf.file.rename(shelf.file.with_suffix(".away"))
    assert shelf.added() == ALL
    shelf.file.with_suffix(".away").rename(shelf.file)
    assert shelf.added() == ALL


def test_it_stays_when_the_file_is_moved(shelf: Shelf, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shelf.file.rename(elsewhere / "other.yaml")
    shelf.at_desk(lambda desk: desk.add_decks(elsewhere))
    assert shelf.added() == ALL


def test_it_stays_when_the_deck_is_removed_and_added_again(shelf: Shelf) -> None:
    shelf.at_desk(lambda desk: desk.remove_decks("rivers"))
    assert shelf.added() == ALL
    assert shelf.at_desk(lambda desk: desk.browse().find("is:gone").cards) == (CARD,)
    shelf.at_desk(lambda desk: desk.add_decks(shelf.file))
    assert shelf.added() == ALL
    assert shelf.at_desk(lambda desk: desk.browse().find("is:noted is:flagged is:suspended").cards) == (CARD,)


def test_it_stays_while_the_file_cannot_be_read(shelf: Shelf) -> None:
    shelf.file.write_text("deck: rivers\ntitle: [", encoding="utf-8")
    assert shelf.added() == ALL
