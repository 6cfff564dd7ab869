"""Editors that are scripts: each does to the file, which is its last argument, what a hand would."""

from __future__ import annotations

import shlex
from pathlib import Path

_LAST = 'for file; do :; done\necho "$@" >> "$0.said"\n'


def editor(folder: Path, does: str, name: str = "vi") -> Path:
    """An editor called `name` that runs these lines of shell, in which $file is the file; what it was told is kept."""
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\n{_LAST}{does}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


def said_to(script: Path) -> str:
    """The arguments with which an editor was called, a line a call."""
    return Path(f"{script}.said").read_text(encoding="utf-8")


def replacing(old: str, new: str) -> str:
    """A line of shell that puts other words into the file."""
    return f'sed -i {shlex.quote(f"s/{old}/{new}/")} "$file"'
