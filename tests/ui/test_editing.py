"""`e` opens the learner's editor at the question, and one comes back to the same card, whatever the editor did."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest

from quiz_app.study.showing import Phase
from quiz_app.ui.app import QuizApp
from quiz_app.ui.screens.browse_confirm import ConfirmScreen
from tests.support.hand import editor, replacing, said_to
from tests.ui.play import DECKS, Play, Studio

SEA = replacing("In the Laptev Sea", "In the cold Laptev Sea")


@pytest.fixture
def own(studio: Studio) -> Path:
    """A deck of the learner's own; nothing is shipped."""
    studio.places.own_decks.mkdir(parents=True)
    for file in studio.decks.iterdir():
        file.unlink()
    file = studio.places.own_decks / "facts.yaml"
    file.write_text(DECKS["facts"], encoding="utf-8")
    return file


@pytest.fixture(autouse=True)
def _no_terminal_to_hand_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QuizApp, "suspend", lambda self: nullcontext())
    monkeypatch.delenv("VISUAL", raising=False)


@contextmanager
def edited_by(monkeypatch: pytest.MonkeyPatch, folder: Path, does: str, name: str = "vi") -> Iterator[Path]:
    script = editor(folder, does, name)
    monkeypatch.setenv("EDITOR", str(script))
    yield script


def told(play: Play) -> str:
    return " ".join(play.told())


async def test_a_turned_card_is_edited_and_then_graded_in_its_new_words(
    studio: Studio, own: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with edited_by(monkeypatch, tmp_path / "bin", SEA) as script:
        async with studio.open("facts") as play:
            await play.press("e")
            assert not Path(f"{script}.said").exists(), "the file would tell the answer"
            await play.press("space", "e")
            assert said_to(script).strip() == f"+6 {own}"
            assert play.phase is Phase.REVEALED
            assert "In the cold Laptev Sea" in play.text()
            assert "its progress is kept" in told(play)
            await play.press("3")
            assert play.info("facts/lena").answers == 1


async def test_a_judged_card_keeps_its_verdict_and_its_record(
    studio: Studio, own: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (own.parent / "powers.yaml").write_text(DECKS["powers"], encoding="utf-8")
    does = replacing("Khabarovsk", "the town of Khabarovsk") + "\n" + replacing("joins it", "meets it")
    with edited_by(monkeypatch, tmp_path / "bin", does):
        async with studio.open("powers") as play:
            await play.press("1", "enter")
            verdict = play.showing.verdict
            assert verdict is not None
            await play.press("e")
            assert "the town of Khabarovsk" in play.text()
            assert play.showing.verdict == verdict
            assert play.info("powers/ussuri").answers == 1


async def test_a_judged_card_whose_options_were_turned_round_stays_as_it_was_asked(
    studio: Studio, own: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (own.parent / "powers.yaml").write_text(DECKS["powers"], encoding="utf-8")
    does = replacing("answer: Ussuri", "answer: Argun") + "\n" + replacing(", Argun", ", Ussuri")
    with edited_by(monkeypatch, tmp_path / "bin", does):
        async with studio.open("powers") as play:
            await play.press("1", "enter")
            before = play.showing
            await play.press("e")
            assert play.showing.question == before.question
            assert play.showing.verdict == before.verdict


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize(
    ("does", "words"),
    [
        (":", "Nothing was changed in facts.yaml."),
        ("exit 3", "The editor vi ended with code 3."),
        ("kill -9 $$", "The editor vi was ended by SIGKILL."),
        (': > "$file"', "facts.yaml"),
        ('rm "$file"', "There is no such file. Its cards can be studied as they were."),
        ('printf "questions: [" >> "$file"', "facts.yaml:"),
        (r"sed -i '/id: lena/d' " + '"$file"', "no longer in facts.yaml"),
        ('printf "\\0\\377" > "$file"', "facts.yaml"),
    ],
)
async def test_whatever_an_editor_does_the_card_stays_and_a_sentence_says_what_came_of_it(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, does: str, words: str
) -> None:
    with edited_by(monkeypatch, tmp_path / "bin", does):
        async with studio.open("facts") as play:
            await play.press("space", "e")
            assert words in told(play)
            assert play.showing.card == "facts/lena"
            assert "In the Laptev Sea" in play.text()
            await play.press("3")
            assert play.info("facts/lena").answers == 1


@pytest.mark.usefixtures("own")
async def test_a_problem_is_told_at_its_line_and_column_and_edited_again_there(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with edited_by(
        monkeypatch, tmp_path / "bin", replacing("answer: In the Laptev Sea", "answer: [x")
    ) as script:
        async with studio.open("facts") as play:
            await play.press("space", "e")
            assert "facts.yaml:6:" in told(play)
            assert "In the Laptev Sea" in play.text()
            script.write_text(
                "#!/bin/sh\n" + "for file; do :; done\n" + replacing(r"answer: \[x", "answer: Far away")
            )
            await play.press("e")
            assert "Far away" in play.text()


async def test_an_editor_that_is_not_there_is_told_before_anything_is_asked(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "/no/such/editor")
    async with studio.open("facts") as play:
        await play.press("space", "e")
        assert "is not here" in told(play)
        assert not isinstance(play.app.screen, ConfirmScreen)


async def test_a_file_that_has_vanished_is_told_and_the_card_stays(
    studio: Studio, own: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with edited_by(monkeypatch, tmp_path / "bin", ":") as script:
        async with studio.open("facts") as play:
            await play.press("space")
            own.unlink()
            await play.press("e")
            assert "cannot be edited" in told(play)
            assert not Path(f"{script}.said").exists()
            assert play.phase is Phase.REVEALED


async def test_a_shipped_deck_is_copied_once_that_is_wanted(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shipped = studio.decks / "facts.yaml"
    before = shipped.read_bytes()
    copy = studio.places.own_decks / "facts.yaml"
    with edited_by(monkeypatch, tmp_path / "bin", SEA):
        async with studio.open("facts") as play:
            await play.press("space", "e")
            assert isinstance(play.app.screen, ConfirmScreen)
            await play.press("n")
            assert not copy.exists()
            await play.press("e", "y")
            assert "In the cold Laptev Sea" in play.text()
            assert shipped.read_bytes() == before
            assert "cold" in copy.read_text(encoding="utf-8")
            await play.press("3")
            assert play.info("facts/lena").answers == 1
            assert play.desk.overview().notices == ()


async def test_an_editor_with_a_window_leaves_the_app_to_be_used(
    studio: Studio, own: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    go = tmp_path / "go"
    does = f'while [ ! -e "{go}" ]; do sleep 0.02; done\n' + SEA.replace('"$file"', f'"{own}"')
    with edited_by(monkeypatch, tmp_path / "bin", does, "code") as script:
        async with studio.open("facts") as play:
            await play.press("space")
            await play.pilot.press("e")
            await play.pilot.pause()
            assert "facts.yaml is open in code" in play.app.notice
            await play.pilot.press("e")
            await play.pilot.pause()
            assert "facts.yaml is open in code" in play.app.notice
            go.touch()
            await play.settle()
            assert said_to(script).strip() == f"--wait --goto {own}:6:5"
            assert "In the cold Laptev Sea" in play.text()


@pytest.mark.usefixtures("own")
async def test_leaving_while_a_window_is_open_waits_for_nothing(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    is_open = tmp_path / "open"
    is_open.touch()
    with edited_by(monkeypatch, tmp_path / "bin", f'while [ -e "{is_open}" ]; do sleep 0.05; done', "code"):
        async with studio.open("facts") as play:
            await play.press("space")
            await play.pilot.press("e")
            await play.pilot.pause()
            play.app.exit()
        is_open.unlink()


@pytest.mark.usefixtures("own")
async def test_browse_and_a_cards_page_show_the_new_text(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with edited_by(
        monkeypatch, tmp_path / "bin", replacing("Where does the Lena", "Where on earth does the Lena")
    ):
        async with studio.open() as play:
            await play.press("b", "e")
            assert "Where on earth does the Lena" in play.text()
    with edited_by(monkeypatch, tmp_path / "bin", replacing("on earth", "in the world")):
        async with studio.open() as play:
            await play.press("b", "enter", "e")
            assert "Where in the world does the Lena" in play.text()
            await play.press("escape")
            assert "Where in the world does the Lena" in play.text()
