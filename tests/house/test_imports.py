"""What is imported when: each room is loaded in a fresh interpreter, and what came along is looked at."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
}
DOMAIN = [name.removeprefix("quiz_app.") for name in CONTRACTS["pure-domain"]["source_modules"]]
HEADLESS = [name.removeprefix("quiz_app.") for name in CONTRACTS["headless-use-cases"]["source_modules"]]

REPORT = """
import json, sys
print()
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""

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


def imported_by(code: str, avoided: set[str]) -> tuple[set[str], str]:
    """Which of the `avoided` packages a fresh interpreter has imported after running `code`, and what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", code + REPORT], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    output, _, names = done.stdout.rstrip("\n").rpartition("\n")
    return avoided & set(json.loads(names)), output


def test_every_room_is_named_in_a_contract() -> None:
    found = {
        path.stem
        for path in (PROJECT / "quiz_app").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert found - {"__init__", "__main__"} == {*DOMAIN, *HEADLESS, "cli", "ui"}


@pytest.mark.parametrize("room", DOMAIN)
def test_the_domain_knows_neither_screen_nor_database_nor_command_line(room: str) -> None:
    avoided = {"textual", "rich", "sqlalchemy", "alembic", "click"}
    found, _ = imported_by(IMPORT_ALL.format(room=f"quiz_app.{room}"), avoided)
    assert not found


@pytest.mark.parametrize("room", HEADLESS)
def test_use_cases_and_storage_know_neither_screen_nor_command_line(room: str) -> None:
    found, _ = imported_by(IMPORT_ALL.format(room=f"quiz_app.{room}"), {"textual", "rich", "click"})
    assert not found


@pytest.mark.parametrize(("arguments", "expected"), [(["--version"], "0.1.0"), (["--help"], "Usage:")])
def test_a_quick_command_imports_nothing_heavy(arguments: list[str], expected: str) -> None:
    avoided = {"textual", "rich", "sqlalchemy", "alembic", "yaml"}
    found, output = imported_by(COMMAND.format(arguments=arguments), avoided)
    assert expected in output
    assert not found


def test_the_first_frame_waits_for_neither_database_nor_deck_reader() -> None:
    found, _ = imported_by("import quiz_app.ui.app", {"sqlalchemy", "alembic", "yaml"})
    assert not found


def test_importing_the_package_imports_no_room() -> None:
    found, _ = imported_by("import quiz_app", {"click", "textual", "sqlalchemy", "yaml"})
    assert not found
