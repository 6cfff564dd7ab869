"""How the program looks, its keys and its paths: one TOML file that a person may edit, each entry with its meaning."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.text import one_line

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import Table

LARGEST_FILE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the program looks on this machine.

    `keys` gives other keys to actions, by the action's id; several keys are separated by commas. `database` is the
    file to use where none is named otherwise, "" for the usual place. `problems` are sentences on what could not
    be understood in the file; the defaults stand in for it.
    """

    theme: str = "dark"
    glyphs: str = "full"
    motion: bool = True
    mouse: bool = True
    tour: bool = True
    read_first: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)
    database: str = ""
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LookSpec:
    """One entry of the table [look]: its name, its title, what it does, and the words that may be written."""

    name: str
    title: str
    about: str
    choices: tuple[str, ...] = ("on", "off")

    @property
    def is_switch(self) -> bool:
        """Whether the entry is a plain on or off (true or false in the file)."""
        return self.choices == ("on", "off")


LOOK_SPECS = (
    LookSpec("theme", "Colours", "Dark, light, high contrast, or your terminal's own sixteen colours.",
             ("dark", "light", "high-contrast", "terminal")),
    LookSpec("glyphs", "Signs", "Choose ascii where dots, bars or arrows look wrong or too wide.", ("full", "ascii")),
    LookSpec("motion", "Movement", "Bars that fill; always shorter than a blink."),
    LookSpec("mouse", "Mouse", "Off leaves the mouse to the terminal, for selecting text. Takes effect at the next "
             "start."),
    LookSpec("read_first", "Read first", "Before a section's new cards the text that they are asked of is shown, "
             "where its document is here."),
    LookSpec("tour", "Tour at the start", "Three cards that show how studying works, before the first answer."),
)  # fmt: skip

_KEYS_ABOUT = "Other keys for actions: the action's name, then one or more keys separated by commas."
_KEYS_EXAMPLE = '"study.flag" = "f"    # the help (F1) names every action'
_PATHS_ABOUT = "The database to use where no other is named; leave it out for the usual place."
_PATHS_EXAMPLE = 'database = "/home/me/quiz.db"'


def look_spec(name: str) -> LookSpec:
    """The description of an entry of [look]; raises WrongUse for an unknown name."""
    for spec in LOOK_SPECS:
        if spec.name == name:
            return spec
    names = ", ".join(spec.name for spec in LOOK_SPECS)
    raise WrongUse(
        f"There is nothing called {one_line(name, 40)!r} in how the program looks.", hint=f"It has: {names}."
    )


def shown_value(look: Look, spec: LookSpec) -> str:
    """The present value of an entry as a word: one of its choices."""
    value = getattr(look, spec.name)
    return ("on" if value else "off") if spec.is_switch else str(value)


def read_look(file: Path) -> Look:
    """The look written in `file`, with the defaults for what is absent or cannot be understood; never raises."""
    shown = one_line(str(file))
    try:
        if file.stat().st_size > LARGEST_FILE:
            return Look(problems=(f"The settings in {shown} were left aside: the file is too large.",))
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Look()
    except (OSError, UnicodeDecodeError) as error:
        return Look(problems=(f"The settings in {shown} could not be read: {_reason(error)}.",))
    import tomllib

    try:
        return _look_of(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Look(problems=(f"The settings in {shown} were left aside: {one_line(str(error), 120)}.",))


def write_look(file: Path, name: str, choice: str) -> Look:
    """Keep one entry of [look] in `file`, leaving all else in it as written; gives the look that now holds.

    Raises WrongUse for an unknown name or choice and for a file that is no TOML, EnvironmentFailed where the file
    cannot be written.
    """
    spec = look_spec(name)
    if choice not in spec.choices:
        raise WrongUse(
            f"{spec.title} cannot be {one_line(choice, 40)!r}.", hint=f"Choose {', '.join(spec.choices)}."
        )
    document = _document(file)
    table = document["look"]
    if name not in table:
        _add_entry(table, spec)
    table[name] = choice == "on" if spec.is_switch else choice
    _replace(file, document.as_string())
    return read_look(file)


def _look_of(table: Mapping[str, object]) -> Look:
    problems = [_stray(name, value) for name, value in table.items() if name not in ("look", "keys", "paths")]
    values: dict[str, Any] = {}
    for name, value in _section(table, "look", problems).items():
        spec = next((spec for spec in LOOK_SPECS if spec.name == name), None)
        allowed = spec is not None and (isinstance(value, bool) if spec.is_switch else value in spec.choices)
        if allowed:
            values[name] = value
        elif spec is None:
            problems.append(f"Nothing in the look is called {one_line(name, 40)}.")
        else:
            words = "true or false" if spec.is_switch else ", ".join(spec.choices)
            problems.append(f"{spec.title} cannot be {one_line(str(value), 40)}; the file may say {words}.")
    keys: dict[str, str] = {}
    for name, value in _section(table, "keys", problems).items():
        if isinstance(value, str) and value.strip(" ,"):
            keys[name] = value
        else:
            problems.append(f'The key for {one_line(name, 40)} must be text, such as "f".')
    database = _section(table, "paths", problems).get("database", "")
    if not isinstance(database, str):
        problems.append("The path of the database must be text.")
        database = ""
    look = replace(Look(), **values)
    return replace(look, keys=keys, database=database, problems=tuple(problems))


def _stray(name: str, value: object) -> str:
    shown = one_line(name, 40)
    if isinstance(value, Mapping):
        return f"There is no table [{shown}]; there are [look], [keys] and [paths]."
    place = (
        "look" if name in {spec.name for spec in LOOK_SPECS} else "paths" if name == "database" else "keys"
    )
    return f"{shown} stands in no table; write it below [{place}]."


def _section(table: Mapping[str, object], name: str, problems: list[str]) -> Mapping[str, object]:
    section = table.get(name, {})
    if isinstance(section, dict):
        return section
    problems.append(f"[{name}] must be a table of settings.")
    return {}


def _document(file: Path) -> TOMLDocument:
    """The file as a document that keeps comments and order, with all our tables and their explanations in it."""
    import tomlkit
    from tomlkit.exceptions import ParseError

    try:
        document = tomlkit.parse(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        document = tomlkit.document()
        document.add(
            tomlkit.comment("How quiz looks on this machine. Edit it freely; the program keeps your changes.")
        )
    except (ParseError, UnicodeDecodeError) as error:
        raise WrongUse(
            f"The settings in {one_line(str(file))} cannot be changed: {one_line(str(error), 120)}.",
            hint="Mend the file or move it away, then try again.",
        ) from None
    except OSError as error:
        raise EnvironmentFailed(
            f"The settings in {one_line(str(file))} cannot be read: {_reason(error)}.",
            hint="Give yourself the right to read the file, or move it away, then try again.",
        ) from None
    _add_missing_tables(document)
    return document


def _add_missing_tables(document: TOMLDocument) -> None:
    import tomlkit

    if not isinstance(document.get("look"), dict):
        table = tomlkit.table()
        for spec in LOOK_SPECS:
            _add_entry(table, spec)
        document["look"] = table
    for name, about, example in (
        ("keys", _KEYS_ABOUT, _KEYS_EXAMPLE),
        ("paths", _PATHS_ABOUT, _PATHS_EXAMPLE),
    ):
        if name not in document:
            table = tomlkit.table()
            table.add(tomlkit.comment(about))
            table.add(tomlkit.comment(example))
            document[name] = table


def _add_entry(table: Table, spec: LookSpec) -> None:
    import tomlkit

    words = "" if spec.is_switch else f" ({', '.join(spec.choices)})"
    table.add(tomlkit.comment(spec.about + words))
    table.add(spec.name, getattr(Look(), spec.name))


def _replace(file: Path, text: str) -> None:
    """Write the file whole or not at all, so that a full disk leaves the old one."""
    import tempfile

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name, suffix=".new")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(text)
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise EnvironmentFailed(
            f"The settings could not be written to {one_line(str(file))}: {_reason(error)}.",
            hint="Make room, or give yourself the right to write there, then change it again.",
        ) from None


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8 text"
    return (
        (error.strerror if isinstance(error, OSError) and error.strerror else str(error)).rstrip(".").lower()
    )
