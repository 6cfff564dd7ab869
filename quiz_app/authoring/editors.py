"""Which editor a person uses, and how it is told to open a file at a line."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from types import MappingProxyType

from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.text import one_line

# Where no variable names one, the first of these that is there.
_USUAL = ("nano", "vim", "nvim", "vi")
_WAITS = ("--wait", "-w")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: line and column count from 1."""

    file: Path
    line: int = 1
    column: int = 1


_Form = Callable[[Place], tuple[str, ...]]


def command_for(
    environment: Mapping[str, str], place: Place, which: Callable[[str], str | None] = shutil.which
) -> tuple[str, ...]:
    """The command that opens the file there: $VISUAL, else $EDITOR, else the first usual editor that `which` finds.

    The variable's words are taken as a shell would take them, without a shell. An editor that is not known gets the
    file alone. Raises WrongUse for a variable that cannot be read, EnvironmentFailed where there is no editor.
    """
    words, named = _words(environment, which)
    if which(words[0]) is None:
        raise EnvironmentFailed(
            f"The editor {one_line(words[0], 80)!r}, which ${named} names, is not here.",
            hint=f"Install it, or set ${named} to another, as in: export {named}=nano",
            title="No editor",
        )
    name = PurePath(words[0]).name.removesuffix(".exe")
    form = _FORMS.get(name, _alone)
    told = form(place)
    if any(word in _WAITS for word in words):
        told = tuple(word for word in told if word not in _WAITS)
    return (*words, *told)


def is_windowed(command: tuple[str, ...]) -> bool:
    """Whether the editor has a window of its own, so that the terminal need not be given to it."""
    return PurePath(command[0]).name.removesuffix(".exe") in _WINDOWED


def _words(environment: Mapping[str, str], which: Callable[[str], str | None]) -> tuple[list[str], str]:
    for named in ("VISUAL", "EDITOR"):
        value = environment.get(named, "").strip()
        if not value:
            continue
        try:
            words = shlex.split(value)
        except ValueError:
            raise WrongUse(
                f"${named} cannot be read: {one_line(value, 80)!r}.",
                hint="A quote in it is not closed.",
                title="No editor",
            ) from None
        if words:
            return words, named
    for usual in _USUAL:
        if which(usual):
            return [usual], "EDITOR"
    raise EnvironmentFailed(
        "No editor is known.", hint="Name one, as in: export EDITOR=nano", title="No editor"
    )


def _alone(place: Place) -> tuple[str, ...]:
    return (str(place.file),)


def _plus_line(place: Place) -> tuple[str, ...]:
    return (f"+{place.line}", str(place.file))


def _plus_comma(place: Place) -> tuple[str, ...]:
    return (f"+{place.line},{place.column}", str(place.file))


def _plus_colon(place: Place) -> tuple[str, ...]:
    return (f"+{place.line}:{place.column}", str(place.file))


def _behind(place: Place) -> tuple[str, ...]:
    return (f"{place.file}:{place.line}:{place.column}",)


def _cursor(place: Place) -> tuple[str, ...]:
    # vi goes to a line; vim and its kin can go to the column as well.
    return (f"+call cursor({place.line},{place.column})", str(place.file))


def _waiting(*words: str) -> _Form:
    return lambda place: (*words, *_behind(place))


def _kate(place: Place) -> tuple[str, ...]:
    return ("--block", "--line", str(place.line), "--column", str(place.column), str(place.file))


def _by_line(place: Place) -> tuple[str, ...]:
    return ("--wait", "--line", str(place.line), str(place.file))


_GOTO = _waiting("--wait", "--goto")
_FORMS: Mapping[str, _Form] = MappingProxyType({
    **dict.fromkeys(("vim", "nvim", "gvim", "mvim", "vimx"), _cursor),
    **dict.fromkeys(("vi", "ex", "view", "elvis", "joe", "jmacs", "ne", "mg", "jed", "gedit"), _plus_line),
    **dict.fromkeys(("nano", "rnano", "pico"), _plus_comma),
    **dict.fromkeys(("emacs", "emacsclient", "xemacs", "kak", "micro"), _plus_colon),
    **dict.fromkeys(("hx", "helix"), _behind),
    **dict.fromkeys(("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf", "positron"), _GOTO),
    **dict.fromkeys(("subl", "sublime_text", "zed", "zeditor"), _waiting("--wait")),
    "kate": _kate,
    **dict.fromkeys(("idea", "pycharm", "webstorm", "mate"), _by_line),
})  # fmt: skip
_WINDOWED = frozenset((
    "gvim", "mvim", "gedit", "code", "code-insiders", "codium", "vscodium", "cursor", "windsurf", "positron",
    "subl", "sublime_text", "zed", "zeditor", "kate", "idea", "pycharm", "webstorm", "mate",
))  # fmt: skip
