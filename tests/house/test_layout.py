"""How the source is laid out: names that say something, modules of one thing, each with its purpose on top."""

import ast
import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
MODULES = sorted((PROJECT / "quiz_app").rglob("*.py"))

SAYS_NOTHING = re.compile(r"(utils?|helpers?|common|misc|managers?|base\w*)", re.IGNORECASE)
MOST_LINES = 320


def name_of(module: Path) -> str:
    """The module's path as it is read in a report."""
    return module.relative_to(PROJECT).as_posix()


def test_the_rules_look_at_the_whole_program() -> None:
    assert PROJECT / "quiz_app" / "__main__.py" in MODULES


def test_no_module_or_room_has_a_name_that_says_nothing() -> None:
    parts = {part for module in MODULES for part in module.relative_to(PROJECT).with_suffix("").parts}
    assert [part for part in sorted(parts) if SAYS_NOTHING.fullmatch(part)] == []


def test_every_module_begins_with_its_purpose() -> None:
    silent = [
        name_of(module)
        for module in MODULES
        if not ast.get_docstring(ast.parse(module.read_bytes(), name_of(module)))
    ]
    assert silent == []


def test_every_style_sheet_begins_with_its_purpose() -> None:
    sheets = sorted((PROJECT / "quiz_app").rglob("*.tcss"))
    assert [name_of(sheet) for sheet in sheets if not sheet.read_text("utf-8").startswith("/*")] == []


def test_no_module_has_grown_past_one_thing() -> None:
    lengths = {name_of(module): len(module.read_bytes().splitlines()) for module in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}
