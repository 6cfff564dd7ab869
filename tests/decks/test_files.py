"""Finding decks in folders."""

from pathlib import Path

from quiz_app.decks.files import find_deck_files, load


def names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in find_deck_files(folder)]


def test_decks_are_found_in_natural_order_in_all_folders(tmp_path: Path) -> None:
    for name in ("part 10.yaml", "part 2.yaml", "Part 1.YML", "deep/er/a.yaml", "notes.txt", "readme.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert names(tmp_path) == ["deep/er/a.yaml", "Part 1.YML", "part 2.yaml", "part 10.yaml"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.yaml").touch()
    (tmp_path / ".pre-commit-config.yaml").touch()
    assert names(tmp_path) == []


def test_folders_linked_in_a_circle_are_searched_once(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.yaml").touch()
    (tmp_path / "in" / "out").symlink_to(tmp_path)
    assert names(tmp_path) == ["in/a.yaml"]


def test_a_linked_folder_is_searched(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.yaml").touch()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "link").symlink_to(tmp_path / "real")
    assert names(tmp_path / "mine") == ["link/a.yaml"]


def test_a_folder_called_like_a_deck_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").mkdir()
    (tmp_path / "odd.yaml" / "a.yaml").touch()
    assert names(tmp_path) == ["odd.yaml/a.yaml"]


def test_a_file_stands_for_itself_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "deck.txt").touch()
    assert find_deck_files(tmp_path / "deck.txt") == (tmp_path / "deck.txt",)


def test_control_characters_in_a_file_name_are_not_told_on(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m.yaml"
    path.touch()
    assert "\x1b" not in load(path).path
