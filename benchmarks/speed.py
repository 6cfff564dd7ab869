"""Measures every row of DESIGN section 9 that exists, beside its floor or Anki's own backend, and writes speed.md.

    make bench                                    everything
    python -m benchmarks.speed --only KEY ...     some rows, printed and not written
    python -m benchmarks.speed --quick            fewer runs
    python -m benchmarks.speed --keep DIR         keeps the large case in DIR, for the next run

Both sides of a row are measured in turn in the same session, warmed up. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import headless, key_press, start_up
from benchmarks.case_decks import Size
from benchmarks.measured import Row, say
from benchmarks.peers import ANKI, ANKI_PYTHON, asked_once
from benchmarks.table import written

KEYS = (
    "first-frame", "first-card", "help", "version", "key", "answer", "sync-nothing", "sync-one", "sync-all", "progress",
    "progress-first", "progress-growth", "memory",
)  # fmt: skip
# As the rows stand in the table; each press of a key gives two of them, and so does the growth of the log.
ORDER = (*KEYS[:5], "key-p99", *KEYS[5:-2], "progress-at", *KEYS[-2:])
_PROGRESS = ("progress", "progress-first", "progress-growth")
BUSY = 0.5


def rows(folder: Path, asked: argparse.Namespace) -> Iterator[Row]:
    """Each row as soon as it is measured."""
    wanted: Callable[[str], bool] = lambda key: not asked.only or key in asked.only  # noqa: E731
    size = Size(asked.cards, asked.files, asked.events, cited=True)
    fewer = [max(1, asked.events // 100), max(1, asked.events // 10)]
    times = 3 if asked.quick else asked.runs
    large = ("key", "answer", *_PROGRESS, "memory")
    if any(wanted(key) for key in large):
        say("The large case ...")
        cases = headless.prepared(folder, size, fewer, wanted)
        yield from _of_the_large_case(cases, fewer, times, asked.quick, wanted)
    if any(wanted(key) for key in KEYS[:4]):
        say("Starting up ...")
        yield from start_up.rows(folder / "start-up", times, wanted)
    if any(wanted(key) for key in KEYS if key.startswith("sync-")):
        say("Reading decks ...")
        small = Size(asked.sync_cards, asked.sync_files)
        yield from headless.sync_rows(folder, small, times, wanted)


def _of_the_large_case(
    cases: headless.Cases, fewer: Sequence[int], times: int, quick: bool, wanted: Callable[[str], bool]
) -> Iterator[Row]:
    if wanted("key"):
        say("Key presses ...")
        yield from key_press.rows(cases.home, 40 if quick else 200)
    if wanted("answer"):
        say("Answers ...")
        yield headless.answer_row(cases, 50 if quick else 200)
    if any(wanted(key) for key in _PROGRESS):
        say("Progress data ...")
        yield from headless.progress_rows(cases, fewer, times, wanted)
    if wanted("memory"):
        say("Memory ...")
        yield headless.memory_row(cases, times)


def main() -> None:
    """Measure what the command line asks for."""
    asked = _asked()
    if not ANKI_PYTHON.exists():
        sys.exit("Anki's backend is not there: `make bench` installs it into .venv-anki.")
    found: list[Row] = []
    remarks = ["Fewer runs than usual (--quick)."] if asked.quick else []
    if hasattr(os, "getloadavg") and os.getloadavg()[0] > BUSY:
        remarks.append(f"Measured on a busy machine (load {os.getloadavg()[0]:.1f} when it began).")
    case = f"{asked.cards:,} cards in {asked.files} files, {asked.events:,} events over three years"
    anki, page = asked_once(ANKI, "version"), ""
    with TemporaryDirectory(prefix="quiz-speed-") as temporary:
        for row in rows(Path(asked.keep or temporary).absolute(), asked):
            say(f"  {row.what}: {row.ratio:.2f} × {row.peer} (budget {row.budget:.3g})")
            found = sorted([*found, row], key=lambda each: ORDER.index(each.key))
            page = written(found, case=case, anki=anki, remarks=remarks)
            if not asked.only:
                # Row by row, so that a run that is cut short leaves what it has measured.
                (Path(__file__).parent / "speed.md").write_text(page, "utf-8")
    print(page)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed", description=__doc__, allow_abbrev=False
    )
    parser.add_argument("--only", action="append", choices=KEYS, help="measure this row; may be repeated")
    parser.add_argument("--quick", action="store_true", help="fewer runs")
    parser.add_argument("--keep", metavar="DIR", help="keep the large case here, and use what is there")
    parser.add_argument(
        "--runs", type=int, default=9, help="runs of rows that are not of single presses or answers"
    )
    for name, value in (("cards", 100_000), ("files", 200), ("events", 1_000_000)):
        parser.add_argument(
            f"--{name}", type=int, default=value, help=f"of the large case, by default {value:,}"
        )
    for name, value in (("sync-cards", 10_000), ("sync-files", 20)):
        parser.add_argument(f"--{name}", type=int, default=value, help=f"by default {value:,}")
    return parser.parse_args()


if __name__ == "__main__":
    main()
