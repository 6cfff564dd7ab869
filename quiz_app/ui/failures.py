"""Keeps unexpected failures in a file, so that a traceback never stands on the screen."""

from __future__ import annotations

import traceback
from pathlib import Path


def keep(error: BaseException, file: Path) -> str:
    """Append the failure with its traceback to `file`; gives a sentence that says where it is."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8", errors="replace") as stream:
            stream.write("".join(traceback.format_exception(error)) + "\n")
    except OSError:
        return f"It was a {type(error).__name__}, and it could not be written to {file}."
    return f"What happened is written in {file}."
