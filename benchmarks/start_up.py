"""The rows of starting up: first frame, first card, `--help` and `--version`, each in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.case_decks import Size
from benchmarks.case_home import make_home
from benchmarks.measured import Row, interleaved
from benchmarks.terminals import PROJECT, until_shown

# The last words of the footer, which is painted with the rest of the frame.
OUR_LAST_WORDS = re.compile(rb"help")
# Every question of the made-up decks begins with its number.
QUESTION = re.compile(rb"[CF]\d{6} ")
BARE_LAST_WORDS = re.compile(rb"this is the last line")
QUIZ = (sys.executable, "-m", "quiz_app")
BARE = (sys.executable, str(PROJECT / "benchmarks" / "bare_app.py"))


def environment(home: Path) -> dict[str, str]:
    """This process's environment, with the program's own variables pointing at a home.

    What Python compiles it may keep, as for everybody: else the program would be compiled anew at every start, and
    the libraries that it is measured beside would not.
    """
    left_out = ("QUIZ_", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    return {**kept, "QUIZ_HOME": str(home)}


def rows(home: Path, times: int, wanted: Callable[[str], bool]) -> Iterator[Row]:
    """The rows that are wanted; `home` is made warm first: its decks are read, and the tour is over."""
    given = environment(home)
    if wanted("first-frame") or wanted("first-card"):
        make_home(home, Size(cards=400, files=4, events=2000))
    if wanted("first-frame"):
        yield _frame_row(given, times)
    if wanted("first-card"):
        yield _card_row(given, times)
    for option in ("help", "version"):
        if wanted(option):
            yield _option_row(option, given, max(times, 15))


def _frame_row(given: Mapping[str, str], times: int) -> Row:
    pair = interleaved(
        lambda: until_shown(QUIZ, given, OUR_LAST_WORDS),
        lambda: until_shown((*BARE, "frame"), given, BARE_LAST_WORDS),
        times,
        warm_up=2,
    )
    return Row(
        key="first-frame", what="first frame of `quiz`", peer="bare Textual app", ours=pair[0], theirs=pair[1],
        budget=1.15,
        how="From the start of the process until the last line of the frame has arrived from a pseudo-terminal of "
        "80 by 24; the home holds four decks, read before.",
    )  # fmt: skip


def _card_row(given: Mapping[str, str], times: int) -> Row:
    pair = interleaved(
        lambda: until_shown((*QUIZ, "study"), given, QUESTION),
        lambda: until_shown((*BARE, "sqlalchemy"), given, BARE_LAST_WORDS),
        times,
        warm_up=2,
    )
    return Row(
        key="first-card", what="first card of `quiz study`", peer="bare Textual app + `import sqlalchemy`",
        ours=pair[0], theirs=pair[1], budget=1.25,
        how="The same, until the first words of the first question have arrived.",
    )  # fmt: skip


def _option_row(option: str, given: Mapping[str, str], times: int) -> Row:
    pair = interleaved(
        lambda: _took((*QUIZ, f"--{option}"), given),
        lambda: _took((sys.executable, "-c", "import click"), given),
        times,
        warm_up=2,
    )
    return Row(
        key=option, what=f"`quiz --{option}`", peer='`python -c "import click"`', ours=pair[0], theirs=pair[1],
        budget=1.5, how="Wall time of the whole process.",
    )  # fmt: skip


def _took(command: Sequence[str], given: Mapping[str, str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, cwd=PROJECT, env=given, check=True, capture_output=True)
    return (time.perf_counter() - begun) * 1000
