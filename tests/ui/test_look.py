"""The file of look, keys and paths: explained, forgiving to read, and changed without losing what a person wrote."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.look import LOOK_SPECS, Look, look_spec, read_look, shown_value, write_look


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_look(tmp_path / "settings.toml") == Look()


def test_a_change_makes_a_file_in_which_everything_is_explained(tmp_path: Path) -> None:
    file = tmp_path / "new" / "settings.toml"
    assert write_look(file, "theme", "light").theme == "light"
    text = file.read_text()
    assert all(f"# {spec.about}" in text for spec in LOOK_SPECS)
    assert tomllib.loads(text)["look"]["theme"] == "light"
    assert "[keys]" in text
    assert "[paths]" in text


def test_what_a_person_wrote_stays(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('# mine\n[look]\nglyphs = "ascii"   # my terminal\n\n[keys]\n"study.flag" = "f"\n')
    write_look(file, "motion", "off")
    text = file.read_text()
    assert text.startswith("# mine\n")
    assert 'glyphs = "ascii"   # my terminal' in text
    look = read_look(file)
    assert (look.glyphs, look.motion, dict(look.keys)) == ("ascii", False, {"study.flag": "f"})


def test_the_same_change_twice_changes_nothing_more(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    write_look(file, "mouse", "off")
    before = file.read_text()
    write_look(file, "mouse", "off")
    assert file.read_text() == before


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("[look", "left aside"),
        ("[look]\ntheme = 'pink'", "Colours cannot be pink"),
        ("[look]\nmotion = 'fast'", "true or false"),
        ("[look]\nfont = 'big'", "Nothing in the look is called font"),
        ("look = 3", "[look] must be a table"),
        ("[keys]\n'study.flag' = 3", "must be text"),
        ("[paths]\ndatabase = 3", "must be text"),
        ("theme = 'light'", "theme stands in no table; write it below [look]"),
        ("[colours]\ntheme = 'light'", "There is no table [colours]; there are [look], [keys] and [paths]"),
        ("a = " + "[" * 5000, "left aside"),
    ],
)
def test_what_cannot_be_understood_is_told_and_the_defaults_stand_in(
    tmp_path: Path, written: str, words: str
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(written)
    look = read_look(file)
    assert words in " ".join(look.problems)
    assert (look.theme, look.motion, dict(look.keys), look.database) == ("dark", True, {}, "")


def test_bytes_that_are_no_text_and_folders_are_told(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"\xff\xfe[look]")
    assert "not UTF-8" in read_look(file).problems[0]
    assert "could not be read" in read_look(tmp_path).problems[0]


def test_a_file_too_large_is_left_aside(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("#" * 1_000_001)
    assert "too large" in read_look(file).problems[0]


def test_a_broken_file_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("[look\n")
    with pytest.raises(WrongUse, match="cannot be changed"):
        write_look(file, "theme", "light")
    assert file.read_text() == "[look\n"


def test_only_what_exists_can_be_chosen(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="Choose dark, light"):
        write_look(tmp_path / "settings.toml", "theme", "pink")
    with pytest.raises(WrongUse, match="It has: theme"):
        look_spec("font")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(EnvironmentFailed, match="could not be written"):
        write_look(tmp_path / "settings.toml", "theme", "light")


def test_a_file_in_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(EnvironmentFailed):
        write_look(tmp_path / "taken" / "settings.toml", "theme", "light")


def test_values_are_shown_in_the_words_that_may_be_written() -> None:
    for spec in LOOK_SPECS:
        assert shown_value(Look(), spec) in spec.choices


@pytest.mark.parametrize("text", ["[look", "\xff", "#" * 1_000_001], ids=["no TOML", "no UTF-8", "too large"])
def test_what_is_told_of_the_file_shows_its_path_as_tame_text(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "\x1b]0;x\x07\u202ehome\n[b]"
    folder.mkdir()
    file = folder / "settings.toml"
    file.write_bytes(text.encode("latin-1"))
    (problem,) = read_look(file).problems
    assert problem.isprintable()
    assert "home [b]/settings.toml" in problem


def test_what_is_told_of_a_file_that_cannot_be_changed_shows_its_path_as_tame_text(tmp_path: Path) -> None:
    file = tmp_path / "\x1b[31m\u202esettings.toml"
    file.write_text("[look")
    with pytest.raises(WrongUse) as refused:
        write_look(file, "theme", "light")
    assert str(refused.value).isprintable()
