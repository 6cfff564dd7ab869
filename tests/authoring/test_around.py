"""A deck judged beside its neighbours and by its documents while it is written, as `quiz check` judges its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz_app.authoring.around import Around
from quiz_app.authoring.check import check
from quiz_app.decks.deck import Reading
from quiz_app.decks.files import load
from quiz_app.documents.proving import proof
from quiz_app.documents.shelf import DocumentShelf, shelf_for
from quiz_app.paths import Places

LENA = "deck: rivers\ntitle: Rivers\nquestions:\n  - {id: lena, question: Where does the Lena end?, answer: Laptev}\n"
TWIN = LENA.replace("deck: rivers", "deck: waters").replace("id: lena", "id: other")
ATLAS = "# Atlas\n\n## Lena\n\nThe Lena ends in the Laptev Sea, far away.\n"
CITED = """\
deck: rivers
title: Rivers
document: atlas
sources: {atlas: {title: Atlas, file: atlas.md}}
questions:
  - {id: lena, question: Where does it end?, answer: In the Kara Sea, section: Lena, explain: So.}
  - {id: amur, question: Where does this end?, answer: In the Laptev Sea, section: Nowhere, explain: So.}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rivers.yaml"


def shelf(folder: Path) -> DocumentShelf:
    return shelf_for({}, Places(folder / "home", folder / "home", folder / "home" / "quiz.db"), folder)


@pytest.fixture
def around(file: Path) -> Around:
    return Around(file, lambda: shelf(file.parent))


def codes(around: Around, file: Path) -> list[str]:
    return sorted(each.problem.code for each in around.judge(load(file)) or ())


def test_what_another_deck_of_the_folder_asks_as_well_is_told(around: Around, file: Path) -> None:
    file.write_text(LENA)
    alone = codes(around, file)
    (file.parent / "waters.yaml").write_text(TWIN)
    found = [each for each in around.judge(load(file)) or () if each.problem.code not in alone]
    assert [each.path for each in found] == [str(file)]
    assert "`other`" in found[0].problem.message
    assert "waters.yaml" in found[0].problem.message
    (file.parent / "waters.yaml").unlink()
    assert codes(around, file) == alone


def test_what_is_told_is_what_the_check_of_the_folder_tells(around: Around, file: Path) -> None:
    (file.parent / "atlas.md").write_text(ATLAS)
    (file.parent / "a-waters.yaml").write_text(TWIN)
    file.write_text(CITED)
    whole = check([file.parent], shelf(file.parent))
    wanted = {(each.line, each.column, each.problem) for each in whole.problems if each.path == str(file)}
    assert {(each.line, each.column, each.problem) for each in around.judge(load(file)) or ()} == wanted
    assert any(problem.code.startswith("P") for _line, _column, problem in wanted)


def test_a_deck_id_that_a_neighbour_has_is_told(around: Around, file: Path) -> None:
    (file.parent / "first.yaml").write_text(LENA)
    file.write_text(LENA)
    assert any("first.yaml" in each.problem.message for each in around.judge(load(file)) or ())


def test_a_save_stops_the_work_at_once_and_what_was_read_is_not_read_again(
    around: Around, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(LENA)
    (file.parent / "waters.yaml").write_text(TWIN)
    read: list[Path] = []

    def saved_meanwhile(path: Path) -> Reading:
        read.append(path)
        file.write_text(LENA + "# more\n")
        return load(path)

    monkeypatch.setattr("quiz_app.authoring.around.load", saved_meanwhile)
    assert around.judge(load(file)) is None
    assert "L006" in codes(around, file)
    assert len(read) == 1


def test_other_yaml_files_and_what_cannot_be_read_are_passed_over(around: Around, file: Path) -> None:
    file.write_text(LENA)
    before = codes(around, file)
    (file.parent / "compose.yaml").write_text("services: {web: {image: x}}\n")
    (file.parent / "noise.yaml").write_bytes(b"deck:\x00\xff" * 100)
    (file.parent / "link.yaml").symlink_to(file)
    (file.parent / "gone.yaml").symlink_to(file.parent / "nowhere")
    assert codes(around, file) == before


def test_only_what_changed_is_read_and_proven_again(
    around: Around, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file.parent / "atlas.md").write_text(ATLAS)
    (file.parent / "waters.yaml").write_text(TWIN)
    file.write_text(CITED)
    first = codes(around, file)
    read: list[Path] = []
    proven: list[str] = []
    whole, prove = load, proof.prove

    def loaded(path: Path) -> Reading:
        read.append(path)
        return whole(path)

    def noted(question: object, documents: object) -> object:
        proven.append(question.about.id)  # type: ignore[attr-defined]  # as `prove` has it
        return prove(question, documents)  # type: ignore[arg-type]

    monkeypatch.setattr("quiz_app.authoring.around.load", loaded)
    monkeypatch.setattr("quiz_app.authoring.proving.prove", noted)
    assert codes(around, file) == first
    assert (read, proven) == ([], [])
    file.write_text(CITED.replace("In the Kara Sea", "In the Laptev Sea"))
    assert len(codes(around, file)) < len(first)
    assert (read, proven) == ([], ["lena"])
    (file.parent / "atlas.md").write_text(ATLAS.replace("Laptev", "Kara"))
    codes(around, file)
    assert proven == ["lena", "lena", "amur"]
