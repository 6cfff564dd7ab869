"""What an author may do to a deck without a learner losing progress, and what happens when a deck goes bad."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz_app.decks.fix import with_ids
from quiz_app.errors import WrongUse
from quiz_app.journal.state import CardState
from quiz_app.questions.model import REVEALED
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from tests.support.life import DECK, StillClock

Open = Callable[[], Desk]


def study_all(desk: Desk) -> dict[str, CardState]:
    """Answer all that is due as unknown or again-and-good; gives the state of each card asked."""
    from tests.study.test_sitting import finish

    cards = finish(desk.start(Selection()))
    return {card: desk.ledger.state(card) for card in cards}


def kept(desk: Desk, before: dict[str, CardState]) -> bool:
    assert before
    return all(desk.ledger.state(card) == state and state.memory for card, state in before.items())


@pytest.mark.parametrize(
    ("change", "into"),
    [
        ("Which river parts Russia", "Which great river parts Russia"),
        ("title: Rivers", "title: Rivers of the north"),
        ("answer: Ob,", "answer: the Ob,"),
    ],
    ids=["a typo fix", "a renamed title", "another answer"],
)
def test_progress_survives_an_edit(open_desk: Open, deck_file: Path, change: str, into: str) -> None:
    before = study_all(open_desk())
    assert change in DECK
    deck_file.write_text(DECK.replace(change, into), encoding="utf-8")
    desk = open_desk()
    assert kept(desk, before)
    assert desk.start(Selection()).showing is None, "nothing is new"


def test_progress_survives_a_reordered_deck(open_desk: Open, deck_file: Path) -> None:
    before = study_all(open_desk())
    head, _, tail = DECK.partition("questions:\n")
    items = tail.split("\n  - ")
    items[0] = items[0].removeprefix("  - ")
    reordered = "\n".join(f"  - {item.rstrip()}" for item in reversed(items)) + "\n"
    deck_file.write_text(f"{head}questions:\n{reordered}", encoding="utf-8")
    desk = open_desk()
    assert [row.cards for row in desk.overview().decks] == [8]
    assert kept(desk, before)
    assert desk.start(Selection()).showing is None


def test_progress_survives_a_moved_and_renamed_file(open_desk: Open, deck_file: Path) -> None:
    before = study_all(open_desk())
    folder = deck_file.parent / "asia"
    folder.mkdir()
    deck_file.rename(folder / "waters.yml")
    desk = open_desk()
    (row,) = desk.overview().decks
    assert not row.missing
    assert row.path.endswith("waters.yml")
    assert kept(desk, before)
    assert desk.start(Selection()).showing is None


def test_writing_missing_ids_moves_nothing(open_desk: Open, deck_file: Path) -> None:
    without = DECK.replace("{id: amur, ", "{").replace("{id: lena, ", "{").replace("id: ussuri\n    ", "")
    assert without.count("id:") == DECK.count("id:") - 3
    deck_file.write_text(without, encoding="utf-8")
    before = study_all(open_desk())
    assert len(before) == 6
    fixed = with_ids(deck_file.read_bytes(), str(deck_file))
    assert fixed.data.count(b"id:") == DECK.count("id:")
    deck_file.write_bytes(fixed.data)
    desk = open_desk()
    assert kept(desk, before)
    assert desk.start(Selection()).showing is None


def test_a_reworded_question_without_an_id_is_offered_its_old_progress(
    open_desk: Open, deck_file: Path
) -> None:
    deck_file.write_text(DECK.replace("{id: amur, ", "{"), encoding="utf-8")
    desk = open_desk()
    before = study_all(desk)
    (old,) = [card for card in before if "which-river-parts" in card]
    reworded = DECK.replace("{id: amur, ", "{").replace("Which river parts", "Which great river parts")
    deck_file.write_text(reworded, encoding="utf-8")
    desk = open_desk()
    assert desk.overview().offers == 1
    (offer,) = desk.offers.current()
    assert offer.old == old
    new = offer.new
    desk.offers.carry_over(old, new)
    assert desk.ledger.state(new).memory == before[old].memory
    assert desk.start(Selection()).showing is None
    assert desk.overview().offers == 0
    desk.undo()
    assert desk.ledger.state(new).memory is None
    assert desk.ledger.state(old).memory == before[old].memory


def test_a_broken_question_keeps_its_last_good_version_and_does_not_hide_the_others(
    open_desk: Open, deck_file: Path, clock: StillClock
) -> None:
    before = study_all(open_desk())
    deck_file.write_text(DECK.replace("answer: the Amur, typed: true", "typed: true"), encoding="utf-8")
    desk = open_desk()
    (row,) = desk.overview().decks
    assert row.problems == 1
    assert row.cards == 8
    assert kept(desk, before)
    clock.pass_days(5)
    sitting = desk.start(Selection())
    asked = set()
    while sitting.showing is not None:
        asked.add(sitting.showing.card)
        sitting.suspend()
    assert "rivers/amur" in asked


@pytest.mark.parametrize("damage", ["remove", "garbage", "folder"])
def test_cards_of_a_file_that_vanished_or_went_bad_stay_usable_with_a_notice(
    open_desk: Open, deck_file: Path, clock: StillClock, damage: str
) -> None:
    before = study_all(open_desk())
    deck_file.unlink()
    if damage == "garbage":
        deck_file.write_bytes(b"\x00\xff\xfe" * 100)
    elif damage == "folder":
        deck_file.mkdir()
    clock.pass_days(10)
    desk = open_desk()
    overview = desk.overview()
    assert overview.notices
    assert overview.due >= len(before) - 1
    sitting = desk.start(Selection())
    assert sitting.showing is not None
    if sitting.showing.prompt.options == ():
        sitting.respond(REVEALED, 100)


def test_history_of_a_question_that_left_its_deck_stays(open_desk: Open, deck_file: Path) -> None:
    before = study_all(open_desk())
    lines = [line for line in DECK.splitlines() if "id: lena" not in line]
    deck_file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    desk = open_desk()
    assert [row.cards for row in desk.overview().decks] == [7]
    assert desk.ledger.state("rivers/lena") == before["rivers/lena"]
    assert desk.card_info("rivers/lena").answers == 1
    deck_file.write_text(DECK, encoding="utf-8")
    desk = open_desk()
    assert kept(desk, before)


def test_one_deck_id_in_two_files_is_told_and_one_of_them_is_studied(
    open_desk: Open, deck_file: Path
) -> None:
    (deck_file.parent / "zz-copy.yaml").write_text(
        DECK.replace("title: Rivers", "title: Copy"), encoding="utf-8"
    )
    desk = open_desk()
    (row,) = desk.overview().decks
    assert row.title == "Rivers"
    assert any("zz-copy.yaml" in notice and "rivers" in notice for notice in desk.overview().notices)


def test_carrying_over_what_does_not_exist_is_refused(desk: Desk) -> None:
    with pytest.raises(WrongUse, match="nowhere"):
        desk.offers.carry_over("rivers/nowhere", "rivers/amur")
    with pytest.raises(WrongUse, match="nothing"):
        desk.offers.carry_over("rivers/amur", "rivers/nothing")


def test_an_unchanged_deck_is_not_read_again(open_desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    open_desk()
    from quiz_app.decks import reader

    def never(*_: object) -> object:
        raise AssertionError("an unchanged deck was parsed")

    monkeypatch.setattr(reader, "read_deck", never)
    assert [row.cards for row in open_desk().overview().decks] == [8]


def test_decks_are_added_by_file_or_folder_and_removed_by_id_or_path(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "lakes.yaml").write_text(
        "deck: lakes\ntitle: Lakes\nquestions:\n  - {id: b, question: Deepest lake?, answer: Baikal}\n"
    )
    said = desk.add_decks(folder)
    assert "1 card" in " ".join(said)
    assert {row.deck for row in desk.overview().decks} == {"rivers", "lakes"}
    desk.remove_decks(str(folder))
    assert {row.deck for row in desk.overview().decks} == {"rivers"}
    desk.add_decks(folder / "lakes.yaml")
    desk.remove_decks("lakes")
    assert {row.deck for row in desk.overview().decks} == {"rivers"}
    with pytest.raises(WrongUse):
        desk.remove_decks("lakes")
    with pytest.raises(WrongUse):
        desk.remove_decks(str(folder))


def test_a_shipped_deck_can_be_taken_off_the_list_and_put_back(open_desk: Open, deck_file: Path) -> None:
    desk = open_desk()
    before = study_all(desk)
    desk.remove_decks("rivers")
    desk = open_desk()
    assert desk.overview().decks == ()
    assert desk.start(Selection()).showing is None
    desk.add_decks(deck_file)
    assert [row.deck for row in open_desk().overview().decks] == ["rivers"]
    assert kept(open_desk(), before)
