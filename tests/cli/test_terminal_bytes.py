"""What a real pseudo-terminal receives from the real executable while hostile decks, names and arguments are shown."""

from __future__ import annotations

import base64
import os
import re
import sys
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.executable import Quiz
from tests.support.hostile import ALL, IDS, LONG, ONE_OF_EACH, deck, said
from tests.support.terminal import Terminal, faults_in

NAME = "\x1b]0;x\x07[b]\u202e\x9b31m \x1b[2J$(touch pwned)\n[red"
ARGUMENT = "\x1b]0;x\x07[/foo]\u202e\x9b31m\x1b[31m\x7f\u200b\r[@click=app.quit]x"
SETTINGS = '[look]\ntour = false\nmotion = false\n"[/x]\\u001b]0;x\\u0007\\u202e" = "[/y]\\u009b31m"\n'
ID_IN_YAML = "\\e]0;x\\a\\x9b[/foo]\\u202e"
MOST_STEPS, MOST_VISITS = 400, 12
ESCAPE, F2, BURY = "\x1b", "\x1bOQ", "-"


@pytest.fixture(scope="module")
def quiz(tmp_path_factory: pytest.TempPathFactory) -> Quiz:
    """A home with a hostile card of each type, and one with long words."""
    return _at_hostile_home(tmp_path_factory.mktemp("hostile"), ONE_OF_EACH, IDS[11:12])


def _at_hostile_home(folder: Path, hostile: tuple[str, ...], long: tuple[str, ...]) -> Quiz:
    quiz = _at_home(folder)
    _write(quiz, "hostile.yaml", deck(said(ALL), hostile))
    _write(quiz, "long.yaml", deck(said(LONG), long, name="long"))
    assert quiz("settings", "new_per_day", "999").code == 0
    return quiz


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Quiz:
    """A home, decks and folders that bear hostile names; some decks cannot be read, and one is gone."""
    quiz = _at_home(tmp_path_factory.mktemp("named"))
    _write(
        quiz, "wrong.yaml", deck(said(ALL), IDS[:2], "wrong").replace('? "id" : "', f'? "id" : "{ID_IN_YAML}')
    )
    folder = quiz.home / "decks" / NAME
    folder.mkdir()
    _write(quiz, f"{NAME}/{NAME}.yaml", deck(said(NAME), IDS[:1], "named"))
    _write(quiz, f"{NAME}/raw {NAME}.yaml", f"deck: raw\ntitle: {ARGUMENT}\nquestions:\n  - [")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe\x9b31m.yaml")).write_text(
        "deck: [\n", encoding="utf-8"
    )
    _write(quiz, f"gone {NAME}.yaml", deck(said(NAME), IDS[:1], "gone"))
    assert quiz("decks").code == 0
    (quiz.home / "decks" / f"gone {NAME}.yaml").unlink()
    return quiz


def _at_home(folder: Path) -> Quiz:
    home = folder / f"home {NAME}"
    (home / "decks").mkdir(parents=True)
    (home / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    return Quiz(home, folder)


def _write(quiz: Quiz, name: str, text: str) -> None:
    (quiz.home / "decks" / name).write_text(text, encoding="utf-8")


def opened(quiz: Quiz, *arguments: str, **environment: str) -> Terminal:
    return Terminal(
        [*quiz.command, *arguments], folder=quiz.folder, environment={**quiz.environment, **environment}
    )


def assert_tame(terminal: Terminal, quiz: Quiz, *, clipboard: bool = False, plain: bool = False) -> None:
    """Only what Textual and click send by themselves has come, and nothing that stood in a text was run."""
    assert faults_in(terminal.received, clipboard=clipboard, plain=plain) == []
    assert "Traceback" not in terminal.received
    assert list(quiz.folder.rglob("pwned")) == []


AT_HOME = "p progress"
OPENED = (
    (",", "What is asked"), ("?", "Help"), ("\x10", "Search"), ("x", "Seconds for each"), ("h", "Hardest"),
    ("p", "Timeline"),
)  # fmt: skip


def test_home_and_what_opens_above_it_show_hostile_text_as_text(named: Quiz) -> None:
    with opened(named) as terminal:
        assert "$(touch" in terminal.until(AT_HOME)
        for key, words in OPENED:
            terminal.press(key)
            terminal.until(words)
            _close(terminal, words)
        terminal.press("\x03")
        assert terminal.end() == 0
        assert_tame(terminal, named)


def _close(terminal: Terminal, words: str) -> None:
    """Press Esc until what bears these words is gone: a key that comes while it is still being made is lost."""
    for within_s in (5.0, 10.0, 20.0):
        terminal.press(ESCAPE)
        with suppress(AssertionError):
            terminal.when(lambda screen: words not in screen and AT_HOME in screen, "Home", within_s)
            return
    raise AssertionError(f"{words} stays:\n{terminal.screen()}")


def test_every_type_is_asked_and_judged_with_hostile_text(quiz: Quiz) -> None:
    assert_tame_in_every_state(quiz, IN_SHORT)


@pytest.mark.soak
def test_every_card_and_its_info_is_shown_with_hostile_text(tmp_path: Path) -> None:
    assert_tame_in_every_state(_at_hostile_home(tmp_path, IDS, IDS[3::2]), {})


def assert_tame_in_every_state(quiz: Quiz, later: Mapping[str, tuple[str, ...]]) -> None:
    """Walk through all cards; on those after the first ones the keys of `later` are pressed in its states."""
    with opened(quiz, "study", "hostile", "long") as terminal:
        screens = walked(terminal, later)
        terminal.press("\x03")
        assert terminal.end() == 0
        assert screens == {*KEYS, "summary"}
        assert_tame(terminal, quiz, clipboard=True)
        for copied in re.findall(r"\x1b\]52;c;([A-Za-z0-9+/=]*)", terminal.received):
            assert faults_in(base64.b64decode(copied).decode(), plain=True) == []


COMMANDS: tuple[tuple[str, ...], ...] = (
    ("decks",),
    ("due",),
    ("due", "wrong"),
    ("stats",),
    ("settings",),
    ("learners",),
    ("check",),
    ("check", "--format", "github"),
    ("check", "--fix", "--diff"),
    (ARGUMENT,),
    (f"--{ARGUMENT}",),
    ("study", ARGUMENT, "--plain"),
    ("study", "--tag", ARGUMENT, "--plain"),
    ("study", "--limit", ARGUMENT),
    ("study", f"--{ARGUMENT}"),
    ("due", "--deck", ARGUMENT),
    ("stats", "--since", ARGUMENT),
    ("stats", ARGUMENT),
    ("decks", ARGUMENT),
    ("decks", "add", ARGUMENT),
    ("decks", "remove", ARGUMENT),
    ("decks", "carry", ARGUMENT, ARGUMENT),
    ("documents",),
    ("documents", "show", ARGUMENT),
    ("documents", "add", ARGUMENT),
    ("documents", "add", ARGUMENT, "--id", ARGUMENT),
    ("documents", "remove", ARGUMENT),
    ("check", ARGUMENT),
    ("check", "--fix", ARGUMENT),
    ("check", "--format", ARGUMENT),
    ("check", "--explain", ARGUMENT),
    ("new", ARGUMENT, "--no-ask"),
    ("preview", ARGUMENT, "--plain"),
    ("import", ARGUMENT),
    ("import", "--reviews", ARGUMENT),
    ("export", ARGUMENT),
    ("decks", "rename", ARGUMENT, ARGUMENT),
    ("decks", "duplicate", ARGUMENT, ARGUMENT),
    ("decks", "move", ARGUMENT, ARGUMENT),
    ("exam", ARGUMENT, "--plain"),
    ("exam", "--plain", "--preset", ARGUMENT),
    ("history",),
    ("history", "show", ARGUMENT),
    ("history", "compare", ARGUMENT, ARGUMENT),
    ("history", "--tag", ARGUMENT),
    ("report", "-", "--deck", ARGUMENT),
    ("report", f"/{ARGUMENT}/x.html"),
    ("new", "tame", "--title", ARGUMENT, "--folder", ARGUMENT),
    ("settings", ARGUMENT),
    ("settings", "retention", ARGUMENT),
    ("learners", "add", ARGUMENT),
    ("learners",),
    ("learners", "rename", ARGUMENT, f"{ARGUMENT}2"),
    ("--learner", ARGUMENT, "due"),
    ("--home", ARGUMENT, "due"),
    ("--database", ARGUMENT, "due"),
    ("--database", f"postgresql://{ARGUMENT}", "due"),
    ("--database", f"/{ARGUMENT}/x/y.db", "due"),
    ("schema", ARGUMENT),
)
ALL_IN_ONE_PROCESS = """
import sys
from quiz_app.cli.main import main
for arguments in COMMANDS:
    print("---", flush=True)
    try:
        main(list(arguments))
    except SystemExit:
        pass
"""


def test_every_command_tells_hostile_names_and_arguments_as_text(named: Quiz) -> None:
    program = ALL_IN_ONE_PROCESS.replace("COMMANDS", ascii(COMMANDS))
    with Terminal(
        [sys.executable, "-c", program],
        folder=named.folder,
        environment={**named.environment, "NO_COLOR": "1"},
    ) as terminal:
        terminal.press("n\n" * 20)  # whatever is asked is declined
        assert terminal.end() == 0
        told = terminal.received.split("---")[1:]
        faults = {
            COMMANDS[place]: found
            for place, text in enumerate(told)
            if (found := faults_in(text, plain=True)) or "Traceback" in text or "Something went wrong" in text
        }
        assert faults == {}
        assert len(told) == len(COMMANDS)


def test_a_plain_session_shows_hostile_text_as_text(quiz: Quiz) -> None:
    with opened(quiz, "study", "hostile", "--plain", NO_COLOR="1") as terminal:
        terminal.press("\n:h\nx\n1\n:i\n2 1\n3\n:o\n:*\n:-\n" * 12 + ":q\n")
        assert terminal.end() == 0
        assert_tame(terminal, quiz, plain=True)


def walked(terminal: Terminal, later: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Answer every card, look at its info and put it away, by what stands on the screen; gives what was met."""
    met: set[str] = set()
    visits: Counter[str] = Counter()
    screen = terminal.until("Enter check", "show the answer", "Enter add")
    for _ in range(MOST_STEPS):
        lines = screen.splitlines()
        state = state_of(lines)
        met.add(state)
        place = f"{state} {lines[0][-35:]}"
        if state == "summary":
            return met
        keys = later.get(state, KEYS[state]) if {"overruling", "card info"} <= met else KEYS[state]
        pressed = keys[min(visits[place], len(keys) - 1)]
        screen = put_off(terminal, lines[0]) if pressed == BURY else terminal.after(pressed)
        visits[place] += 1
        assert visits[place] < MOST_VISITS, f"nothing leads on from {state}:\n{screen}"
    raise AssertionError(f"the sitting does not end:\n{screen}")


def put_off(terminal: Terminal, header: str) -> str:
    """Bury the card and wait for the next one: pressed twice, the key would bury that one unseen.

    The key may be passed over, as one that is held down, or be typed into a field that has just opened: whoever calls
    looks again.
    """

    def is_gone(screen: str) -> bool:
        lines = screen.splitlines()
        return lines[0] != header or state_of(lines) != "again"

    terminal.press(BURY)
    with suppress(AssertionError):
        terminal.when(is_gone, "the card after the buried one", 5.0)
    return terminal.after("")


# What is pressed in each state: the first time it is met on a card, the second time, and so on.
KEYS = {
    "asked": (F2, " "),
    "choosing": (F2, "1", "\r", "0"),
    "arranging": (F2, "1", "J", "\r", "\r", "0"),
    "typing": (F2, "x", "\r", "\r"),
    "naming": ("x\r", "\r"),
    "revealed": ("i", "3"),
    "judged": ("i", "y", "o", " "),
    "card info": (ESCAPE, "j", "j", ESCAPE),
    "overruling": ("1",),
    "again": (BURY,),
    "again, typing": (ESCAPE,),
}


# What is the same on every card is looked at on the first ones alone.
IN_SHORT = {"judged": (" ",), "revealed": ("3",), "asked": (" ",)}
SIGNS = (
    ("home", "summary"),
    ("keep it", "overruling"),
    ("Space good", "revealed"),
    ("Space next", "judged"),
)


def state_of(lines: list[str]) -> str:
    """Which step of a sitting, or which sheet above it, a screen shows."""
    footer = lines[-1]
    if any("Esc closes" in line for line in lines):
        return "card info"
    for sign, state in SIGNS:
        if sign in footer:
            return state
    typing = "Esc commands" in footer
    if any("once more" in line for line in lines):
        return "again, typing" if typing else "again"
    if typing:
        return "naming" if "add" in footer else "typing"
    return "asked" if "show the answer" in footer else "arranging" if "grab" in footer else "choosing"
