"""Following decks on disk: a change is told once it has come to rest, and nothing else is."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from quiz_app.authoring.watching import changes, look_at
from quiz_app.cli.main import main

DECK = "deck: d\ntitle: t\nquestions:\n  - {id: a, question: Who?, answer: I, section: s > 1}\n"


def looks(*seen: str) -> Iterator[tuple[tuple[str, None], ...]]:
    for name in seen:
        yield ((name, None),)


def test_a_change_is_told_when_two_looks_agree_and_only_once() -> None:
    seen = looks("a", "a", "b", "c", "c", "c", "c", "d", "d")
    waits: list[float] = []
    told = changes(lambda: next(seen), waits.append)
    next(told)
    assert waits == []
    next(told)
    assert len(waits) == 4
    next(told)
    assert list(seen) == []


def test_a_change_that_is_taken_back_at_once_is_none() -> None:
    seen = looks("a", "b", "a", "a", "c", "c")
    told = changes(lambda: next(seen), lambda _: None)
    assert len(list(islice(told, 2))) == 2
    assert list(seen) == []


def test_a_saved_a_new_and_a_lost_file_are_changes(tmp_path: Path) -> None:
    deck = tmp_path / "d.yaml"
    deck.write_text(DECK)
    first = look_at([tmp_path])
    assert look_at([tmp_path]) == first
    os.utime(deck, ns=(1, 1))
    second = look_at([tmp_path])
    (tmp_path / "e.yaml").write_text(DECK)
    third = look_at([tmp_path])
    assert len({first, second, third}) == 3
    named = look_at([deck])
    deck.unlink()
    assert look_at([deck]) != named


@pytest.mark.parametrize("layout", ["text", "json"])
def test_watching_checks_again_and_ends_well_with_ctrl_c(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, layout: str
) -> None:
    deck = tmp_path / "d.yaml"
    deck.write_text(DECK)
    saved = iter((DECK, DECK.replace("Who?", "'Who"), None))

    def followed(_look: object) -> Iterator[None]:
        for text in saved:
            if text is None:
                raise KeyboardInterrupt
            deck.write_text(text)
            yield

    monkeypatch.setattr("quiz_app.authoring.watching.changes", followed)
    with pytest.raises(SystemExit) as end:
        main(["check", "--watch", "--format", layout, str(deck)])
    assert end.value.code == 0
    printed = capsys.readouterr()
    assert len(printed.err.splitlines()) == 2
    assert "Y016" in printed.out
    if layout == "json":
        assert [line.startswith('{"time": "') for line in printed.out.splitlines()] == [True, True]


def test_watching_only_checks(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as end:
        main(["check", "--watch", "--fix", str(tmp_path)])
    assert end.value.code == 2
