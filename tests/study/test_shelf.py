"""Deck files that move, swap, vanish and return: each deck is read from one file, and every notice is true."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz_app.decks.deck import Reading
from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.paths import Places
from quiz_app.study import shelf
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from tests.study.test_sitting import finish

Open = Callable[[], Desk]


def deck(name: str, *questions: str) -> str:
    items = "".join(f"  - {{id: {each}, question: What is {each}?, answer: A lake}}\n" for each in questions)
    return f"deck: {name}\ntitle: {name.title()}\nquestions:\n{items}"


def paths(desk: Desk) -> dict[str, str]:
    return {row.deck: Path(row.path).name for row in desk.overview().decks}


def cards(desk: Desk) -> dict[str, int]:
    return {row.deck: row.cards for row in desk.overview().decks}


@pytest.fixture
def folder(deck_file: Path) -> Path:
    """The shipped folder, empty."""
    deck_file.unlink()
    return deck_file.parent


def test_two_files_that_swap_their_decks_keep_both(folder: Path, open_desk: Open) -> None:
    one, two = folder / "one.yaml", folder / "two.yaml"
    one.write_text(deck("lakes", "baikal"))
    two.write_text(deck("seas", "aral", "azov"))
    before = finish(open_desk().start(Selection()))
    first, second = one.read_text(), two.read_text()
    one.write_text(second)
    two.write_text(first)
    desk = open_desk()
    assert paths(desk) == {"lakes": "two.yaml", "seas": "one.yaml"}
    assert cards(desk) == {"lakes": 1, "seas": 2}
    assert desk.overview().notices == ()
    assert all(desk.ledger.state(card).memory for card in before)


def test_of_two_looks_at_the_files_at_once_the_later_one_stays(
    folder: Path, open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, desk, read = folder / "lakes.yaml", open_desk(), shelf._read
    has_read, may_go_on, looked_again = threading.Event(), threading.Event(), threading.Event()
    file.write_text(deck("lakes", "baikal"))

    def slow(path: str) -> Reading:
        found = read(path)
        if not has_read.is_set():
            has_read.set()
            may_go_on.wait(30)
        return found

    def look_again() -> None:
        desk.read_decks()
        looked_again.set()

    monkeypatch.setattr(shelf, "_read", slow)
    first, second = threading.Thread(target=desk.read_decks), threading.Thread(target=look_again)
    first.start()
    assert has_read.wait(30)
    file.write_text(deck("lakes", "baikal", "khanka"))
    second.start()
    looked_again.wait(0.2)  # it either waits for the first, or is done before it
    may_go_on.set()
    first.join(30)
    second.join(30)
    assert cards(desk) == {"lakes": 2}


def test_a_file_that_takes_over_a_deleted_files_deck_leaves_no_notice(folder: Path, open_desk: Open) -> None:
    old, new = folder / "old.yaml", folder / "new.yaml"
    old.write_text(deck("lakes", "baikal"))
    open_desk()
    old.unlink()
    new.write_text(deck("lakes", "baikal", "khanka"))
    desk = open_desk()
    assert paths(desk) == {"lakes": "new.yaml"}
    assert cards(desk) == {"lakes": 2}
    assert desk.overview().notices == ()


def test_a_deck_found_elsewhere_a_day_after_its_file_vanished_ends_the_notice(
    folder: Path, open_desk: Open
) -> None:
    old = folder / "old.yaml"
    old.write_text(deck("lakes", "baikal"))
    open_desk()
    old.unlink()
    assert "vanished" in " ".join(open_desk().overview().notices)
    (folder / "new.yaml").write_text(deck("lakes", "baikal", "khanka"))
    desk = open_desk()
    assert paths(desk) == {"lakes": "new.yaml"}
    assert desk.overview().notices == ()
    (folder / "copy.yaml").write_text(deck("lakes", "baikal"))
    desk = open_desk()
    assert paths(desk) == {"lakes": "new.yaml"}, "an old copy that turns up does not count as a move"
    assert "taken" in " ".join(desk.overview().notices)


def test_a_copy_comes_into_its_own_when_the_first_file_is_deleted(folder: Path, open_desk: Open) -> None:
    one, two = folder / "one.yaml", folder / "two.yaml"
    one.write_text(deck("lakes", "baikal"))
    two.write_text(deck("lakes", "baikal", "khanka"))
    assert paths(open_desk()) == {"lakes": "one.yaml"}
    one.unlink()
    desk = open_desk()
    assert paths(desk) == {"lakes": "two.yaml"}
    assert desk.overview().notices == ()


def test_a_deck_stays_with_its_file_when_a_copy_changes_too(folder: Path, open_desk: Open) -> None:
    owner, copy = folder / "owner.yaml", folder / "a-copy.yaml"
    owner.write_text(deck("lakes", "baikal"))
    open_desk()
    copy.write_text(deck("lakes", "copied"))
    open_desk()
    owner.write_text(deck("lakes", "baikal", "khanka"))
    copy.write_text(deck("lakes", "copied", "again"))
    desk = open_desk()
    assert paths(desk) == {"lakes": "owner.yaml"}
    owner.write_bytes(b"\x00\xff")
    desk = open_desk()
    assert paths(desk) == {"lakes": "owner.yaml"}, "the last good version is studied, not the copy"
    assert cards(desk) == {"lakes": 2}


def test_a_deck_whose_file_vanished_can_be_removed(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(deck("lakes", "baikal"))
    desk.add_decks(file)
    file.unlink()
    desk.sync()
    assert "lakes" in cards(desk)
    desk.remove_decks("lakes")
    assert "lakes" not in cards(desk)
    assert desk.overview().notices == ()


def test_a_deck_in_a_folder_whose_file_vanished_can_be_removed(folder: Path, open_desk: Open) -> None:
    file = folder / "lakes.yaml"
    file.write_text(deck("lakes", "baikal"))
    desk = open_desk()
    file.unlink()
    desk.sync()
    desk.remove_decks("lakes")
    assert cards(desk) == {}
    assert open_desk().overview().notices == ()


def test_removing_a_file_that_an_added_folder_holds_too_removes_it(desk: Desk, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "lakes.yaml").write_text(deck("lakes", "baikal"))
    (mine / "seas.yaml").write_text(deck("seas", "aral"))
    desk.add_decks(mine / "lakes.yaml")
    desk.add_decks(mine)
    desk.remove_decks("lakes")
    assert set(cards(desk)) == {"rivers", "seas"}
    with pytest.raises(WrongUse):
        desk.remove_decks(str(mine / "lakes.yaml"))
    assert set(cards(desk)) == {"rivers", "seas"}, "taking off what is off brings nothing back"
    desk.remove_decks(str(mine / "seas.yaml"))
    assert set(cards(desk)) == {"rivers"}


def test_one_file_is_one_deck_however_its_path_is_spelt(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, away = tmp_path / "mine", tmp_path / "away"
    mine.mkdir()
    away.mkdir()
    (mine / "lakes.yaml").write_text(deck("lakes", "baikal"))
    monkeypatch.chdir(away)
    desk.add_decks(Path("../mine/lakes.yaml"))
    monkeypatch.chdir(tmp_path)
    desk.add_decks(Path("mine"))
    (away / "link.yaml").symlink_to(mine / "lakes.yaml")
    (tmp_path / "linked").symlink_to(mine, target_is_directory=True)
    desk.add_decks(away)
    desk.add_decks(tmp_path / "linked")
    assert desk.overview().notices == ()
    assert cards(desk)["lakes"] == 1
    desk.remove_decks("lakes")
    assert "lakes" not in cards(desk)


def test_decks_of_an_own_folder_that_vanished_stay_usable_with_a_notice(
    open_desk: Open, places: Places
) -> None:
    places.own_decks.mkdir(parents=True)
    file = places.own_decks / "lakes.yaml"
    file.write_text(deck("lakes", "baikal"))
    assert "lakes" in cards(open_desk())
    places.own_decks.rename(places.home / "away")
    desk = open_desk()
    assert "lakes" in cards(desk)
    assert "vanished" in " ".join(desk.overview().notices)
    (places.home / "away").rename(places.own_decks)
    assert open_desk().overview().notices == ()


@pytest.mark.parametrize("name", ["~nobody-of-this-name/x.yaml", "x" * 300, "nowhere.yaml"])
def test_adding_what_cannot_be_there_is_refused_in_words(desk: Desk, name: str) -> None:
    with pytest.raises(EnvironmentFailed, match="There is no file or folder"):
        desk.add_decks(Path(name))
    with pytest.raises(WrongUse):
        desk.remove_decks(name)


def test_a_name_that_is_no_text_is_refused_in_words(desk: Desk, tmp_path: Path) -> None:
    name = "\udcff.yaml"
    try:
        (tmp_path / name).write_text(deck("lakes", "baikal"))
    except (OSError, UnicodeError):
        pytest.skip("this file system knows no such names")
    with pytest.raises(EnvironmentFailed, match="no valid text"):
        desk.add_decks(tmp_path / name)
    with pytest.raises(WrongUse):
        desk.remove_decks(name)
    with pytest.raises(WrongUse):
        desk.offers.carry_over(name, "rivers/amur")


def test_a_folder_beside_the_shipped_one_is_not_shipped(open_desk: Open, deck_file: Path) -> None:
    beside = deck_file.parent.with_name(deck_file.parent.name + "-of-mine")
    beside.mkdir()
    (beside / "lakes.yaml").write_text(deck("lakes", "baikal"))
    desk = open_desk()
    desk.add_decks(beside)
    assert {row.deck: row.shipped for row in desk.overview().decks} == {"rivers": True, "lakes": False}


def own_folder(places: Places) -> Path:
    places.own_decks.mkdir(parents=True)
    return places.own_decks


def test_a_copy_in_the_own_folder_takes_the_shipped_decks_place_with_its_progress(
    folder: Path, places: Places, open_desk: Open
) -> None:
    (folder / "lakes.yaml").write_text(deck("lakes", "baikal"))
    before = finish(open_desk().start(Selection()))
    copy = own_folder(places) / "my-lakes.yaml"
    copy.write_text(deck("lakes", "baikal"))
    desk = open_desk()
    assert paths(desk) == {"lakes": "my-lakes.yaml"}
    assert desk.overview().notices == ()
    copy.write_text(deck("lakes", "baikal", "khanka"))
    (folder / "lakes.yaml").write_text(deck("lakes", "baikal", "aral", "azov"))
    desk = open_desk()
    assert (paths(desk), cards(desk)) == ({"lakes": "my-lakes.yaml"}, {"lakes": 2}), "also after an update"
    assert desk.overview().notices == ()
    assert all(desk.ledger.state(card).memory for card in before)
    copy.unlink()
    desk = open_desk()
    assert (paths(desk), cards(desk)) == ({"lakes": "lakes.yaml"}, {"lakes": 3})
    assert desk.overview().notices == ()
    assert all(desk.ledger.state(card).memory for card in before)


def test_both_files_that_are_found_at_once_are_told_apart_by_their_folders(
    folder: Path, places: Places, open_desk: Open
) -> None:
    (folder / "lakes.yaml").write_text(deck("lakes", "baikal"))
    (own_folder(places) / "lakes.yaml").write_text(deck("lakes", "baikal", "khanka"))
    desk = open_desk()
    assert cards(desk) == {"lakes": 2}
    assert desk.overview().notices == ()


def test_an_own_copy_that_does_not_parse_keeps_its_place(
    folder: Path, places: Places, open_desk: Open
) -> None:
    (folder / "lakes.yaml").write_text(deck("lakes", "baikal"))
    copy = own_folder(places) / "lakes.yaml"
    copy.write_text(deck("lakes", "baikal", "khanka"))
    open_desk()
    copy.write_text("deck: [\n")
    desk = open_desk()
    assert cards(desk) == {"lakes": 2}
    assert len(desk.overview().notices) == 1, "its own problem, and nothing of two decks with one id"


def test_an_own_copy_that_is_given_another_id_brings_the_shipped_deck_back(
    folder: Path, places: Places, open_desk: Open
) -> None:
    (folder / "lakes.yaml").write_text(deck("lakes", "baikal"))
    copy = own_folder(places) / "lakes.yaml"
    copy.write_text(deck("lakes", "baikal"))
    open_desk()
    copy.write_text(deck("waters", "baikal"))
    desk = open_desk()
    assert cards(desk) == {"lakes": 1, "waters": 1}
    assert desk.overview().notices == ()


def test_a_deck_of_which_there_is_a_copy_is_removed_with_it(
    folder: Path, places: Places, open_desk: Open
) -> None:
    (folder / "lakes.yaml").write_text(deck("lakes", "baikal"))
    copy = own_folder(places) / "lakes.yaml"
    copy.write_text(deck("lakes", "baikal"))
    desk = open_desk()
    assert "no longer studied" in desk.remove_decks("lakes")
    assert paths(desk) == {}
    assert paths(open_desk()) == {}
    desk = open_desk()
    desk.add_decks(copy)
    assert [Path(row.path) for row in desk.overview().decks] == [copy]


def test_two_own_files_of_one_deck_are_still_a_problem(places: Places, folder: Path, open_desk: Open) -> None:
    (folder / "lakes.yaml").write_text(deck("lakes", "baikal"))
    own = own_folder(places)
    (own / "one.yaml").write_text(deck("lakes", "baikal"))
    (own / "two.yaml").write_text(deck("lakes", "baikal", "khanka"))
    desk = open_desk()
    assert paths(desk) == {"lakes": "one.yaml"}
    assert len(desk.overview().notices) == 1
