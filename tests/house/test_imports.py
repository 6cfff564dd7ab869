"""What is imported when: each room is loaded in a fresh interpreter, and what came along is looked at."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.support.executable import PROJECT, installed

CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
}
DOMAIN = [name.removeprefix("quiz_app.") for name in CONTRACTS["pure-domain"]["source_modules"]]
HEADLESS = [name.removeprefix("quiz_app.") for name in CONTRACTS["headless-use-cases"]["source_modules"]]

IMPORT_ALL = """
import importlib, pkgutil
room = importlib.import_module({room!r})
assert room.__file__, "a room without __init__.py"
for module in pkgutil.walk_packages(getattr(room, "__path__", []), room.__name__ + "."):
    importlib.import_module(module.name)
"""

COMMAND = """
import sys
sys.argv = ["quiz", *{arguments!r}]
from quiz_app.cli.main import main
try:
    code = main()
except SystemExit as end:
    code = end.code
assert not code, code
"""


FLASHCARDS = """
deck: rivers
title: Rivers
questions:
  - {id: ob, question: Which river does the Irtysh join?, answer: Ob}
  - {id: lena, question: Where does the Lena end?, answer: In the Laptev Sea}
"""

MARK = "MODULES "

LOADED = """
import json, sys
if "MODULES_TOLD" not in globals():
    print()
    print("MODULES " + json.dumps(sorted(sys.modules)))
"""

# Runs the app without a terminal and tells what was imported when its first frame, or its first card, was painted.
APP = """
import asyncio, json, os, sys, threading, types
import quiz_app.cli.main
from quiz_app.cli.run import Run
from quiz_app.cli.study import open_app
from quiz_app.look import read_look
from quiz_app.study.selection import Selection
from quiz_app.ui import opening
from quiz_app.ui.app import QuizApp
MODULES_TOLD = []
told = threading.Event()
# Home, which lies below the card, is read only when all is told, however slow the machine is.
opening.time = types.SimpleNamespace(sleep=lambda seconds: told.wait(60))
before = set(sys.modules)

def tell():
    if not MODULES_TOLD:
        MODULES_TOLD.append(sorted(set(sys.modules) - driven))
        told.set()

def opened():
    if {at!r} == "frame":
        tell()
    return run.open_desk(sync=False)

run = Run.from_options(None, None, None)
app = QuizApp(run.places, read_look(run.places.settings_file), opened, {start})

async def study():
    async with app.run_test(size=(80, 24)) as pilot:
        while not MODULES_TOLD:
            await pilot.pause()
            if {at!r} == "card" and getattr(app.screen, "showing", None) is not None:
                tell()
    if app.desk is not None:
        app.desk.close()

# What only drives the app from a test is no part of it.
known = set(sys.modules)
import textual.pilot, textual.drivers.headless_driver
driven = set(sys.modules) - known
asyncio.run(study())
print()
print("MODULES " + json.dumps(MODULES_TOLD[0]))
"""

# Of no use before something is read, edited, searched or charted.
NEVER_AT_START = {
    "alembic", "yaml", "rapidfuzz", "tomlkit", "statistics", "difflib", "pygments", "markdown_it", "linkify_it",
    "unittest", "http", "urllib.request", "multiprocessing", "quiz_app.questions.registry", "quiz_app.decks.reader",
    "quiz_app.authoring", "quiz_app.storage.migrations", "quiz_app.storage.shelving", "quiz_app.study.browser",
    "quiz_app.progress", "quiz_app.ui.charts", "quiz_app.ui.screens.progress", "quiz_app.documents",
    "lxml", "pypdfium2", "charset_normalizer",
}  # fmt: skip
WIDGETS_OF_OTHERS = {
    f"textual.widgets._{name}"
    for name in ("markdown", "data_table", "tree", "directory_tree", "text_area", "option_list", "select", "footer",
                 "header", "tabbed_content", "rich_log", "progress_bar")
}  # fmt: skip
NOT_BEFORE_A_FRAME = {
    "sqlalchemy", "sqlite3", "platformdirs", "quiz_app.storage", "quiz_app.journal", "quiz_app.memory",
    "quiz_app.study.desk", "quiz_app.ui.screens.study", "quiz_app.ui.widgets.stage",
    "quiz_app.ui.widgets.sheet", "quiz_app.questions",
    "textual.widgets._input",
    *WIDGETS_OF_OTHERS,
}  # fmt: skip
NOT_BEFORE_A_CARD = {
    *WIDGETS_OF_OTHERS,
    "textual.widgets._input",
    *(f"quiz_app.ui.answers.{name}" for name in ("typed", "choice", "match", "order", "named_list", "cloze")),
    *(
        f"quiz_app.questions.{name}"
        for name in ("typed", "choice", "match", "order", "number", "date", "cloze")
    ),
    "quiz_app.ui.screens.card_info",
    "quiz_app.ui.screens.help",
    "quiz_app.ui.screens.summary",
    *(f"quiz_app.study.{name}" for name in ("glance", "offers", "overview", "catching_up", "dossier")),
    *(
        f"quiz_app.storage.{name}"
        for name in ("figures", "habits", "undoing", "reader", "refold", "leavers", "finding")
    ),
    "quiz_app.questions.compare",
}


def test_every_room_is_named_in_a_contract() -> None:
    found = {
        path.stem
        for path in (PROJECT / "quiz_app").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert found - {"__init__", "__main__"} == {*DOMAIN, *HEADLESS, "cli", "ui"}


def rooms_that_import(rooms: Iterable[str], avoided: set[str]) -> dict[str, set[str]]:
    """Each room after whose import something avoided is loaded; a fresh interpreter imports one after another."""
    code = "import json, sys\n" + "".join(
        f"{IMPORT_ALL.format(room=f'quiz_app.{room}')}\nprint(json.dumps([{room!r}, *sys.modules]))\n"
        for room in rooms
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [room for room, *_ in told] == list(rooms)
    loaded = {room: {name.partition(".")[0] for name in names} & avoided for room, *names in told}
    return {room: found for room, found in loaded.items() if found}


def test_the_domain_knows_neither_screen_nor_database_nor_command_line() -> None:
    assert rooms_that_import(DOMAIN, {"textual", "rich", "sqlalchemy", "alembic", "click"}) == {}


def test_use_cases_and_storage_know_neither_screen_nor_command_line() -> None:
    assert rooms_that_import(HEADLESS, {"textual", "rich", "click"}) == {}


@pytest.fixture(scope="module")
def warm_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose decks have been read, as it is at every start but the first."""
    home = tmp_path_factory.mktemp("home")
    (home / "decks").mkdir()
    (home / "decks" / "rivers.yaml").write_text(FLASHCARDS, "utf-8")
    (home / "settings.toml").write_text("tour = false\n", "utf-8")
    loaded_by(COMMAND.format(arguments=["due"]), home)
    return home


def loaded_by(code: str, home: Path) -> set[str]:
    """Every module that a fresh interpreter has imported after running `code`, or where the code itself said so."""
    return run_anew(code, home)[1]


def run_anew(code: str, home: Path) -> tuple[str, set[str]]:
    """What a fresh interpreter printed while it ran `code`, and every module that it had imported then."""
    environment = {**os.environ, "QUIZ_HOME": str(home), "QUIZ_LEARNER": "", "QUIZ_DATABASE": ""}
    environment["PYTHONPATH"] = str(installed())
    done = subprocess.run(
        [sys.executable, "-P", "-c", f"{code}\n{LOADED}"],
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    told = next(line for line in done.stdout.splitlines() if line.startswith(MARK))
    return done.stdout, set(json.loads(told.removeprefix(MARK)))


@pytest.fixture(scope="module")
def bare(warm_home: Path) -> set[str]:
    """What Textual imports for any app at all."""
    return loaded_by("from textual.app import App\nfrom textual.widgets import Static", warm_home)


def within(modules: set[str], avoided: Iterable[str]) -> set[str]:
    """Which of the avoided modules are among these, whole or in part."""
    return {name for name in avoided if any(f"{each}.".startswith(f"{name}.") for each in modules)}


def test_the_first_frame_imports_nothing_that_it_does_not_draw_with(warm_home: Path, bare: set[str]) -> None:
    loaded = loaded_by(APP.format(start="None", at="frame"), warm_home)
    assert "quiz_app.ui.screens.home" in loaded
    assert within(loaded - bare, {*NEVER_AT_START, *NOT_BEFORE_A_FRAME}) == set()


def test_the_first_card_imports_no_other_type_and_no_reader_of_decks(warm_home: Path, bare: set[str]) -> None:
    loaded = loaded_by(APP.format(start='Selection(decks=("rivers",))', at="card"), warm_home)
    assert {"quiz_app.ui.answers.flashcard", "sqlalchemy"} <= loaded
    assert within(loaded - bare, {*NEVER_AT_START, *NOT_BEFORE_A_CARD}) == set()


def test_what_is_due_is_said_without_screen_and_deck_reader(warm_home: Path) -> None:
    loaded = loaded_by(COMMAND.format(arguments=["due", "--short"]), warm_home)
    assert "sqlalchemy" in loaded
    assert within(loaded, {*NEVER_AT_START, "textual", "rich"}) == set()


@pytest.mark.parametrize(("arguments", "expected"), [(["--version"], "0.1.0"), (["--help"], "Usage:")])
def test_help_and_version_import_nothing_heavy_and_no_room_but_the_command_line(
    arguments: list[str], expected: str, warm_home: Path
) -> None:
    output, loaded = run_anew(COMMAND.format(arguments=arguments), warm_home)
    assert expected in output
    floors = {"study", "storage", "journal", "memory", "decks", "questions", "ui", "authoring", "documents"}
    avoided = {*(f"quiz_app.{floor}" for floor in floors), "asyncio", "sqlite3", "tomllib", "difflib"}
    heavy = {"textual", "rich", "sqlalchemy"}
    assert within(loaded, {*NEVER_AT_START, *avoided, *heavy}) == set()


def test_importing_the_package_imports_no_room(warm_home: Path) -> None:
    loaded = loaded_by("import quiz_app", warm_home)
    assert "quiz_app" in loaded
    assert within(loaded, {"click", "textual", "sqlalchemy", "yaml"}) == set()
