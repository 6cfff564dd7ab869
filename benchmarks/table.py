"""The speed table as Markdown: a line for each row, what it was measured with, and how."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.measured import Row


def written(rows: Sequence[Row], *, case: str, anki: str, remarks: Sequence[str]) -> str:
    """The whole page; `case` tells the size of the large case, `remarks` what a reader must know of this run."""
    lines = [
        "# Speed",
        "",
        "Measured by `make bench`; see the README beside this page. Ratios travel, milliseconds do not.",
        *(f"**{remark}**" for remark in remarks),
        "",
        "| what | ours | beside | its | ratio | budget | | n |",
        "|---|--:|---|--:|--:|--:|---|--:|",
        *(_line(row) for row in rows),
        "",
        f"Large case: {case}. Figures are medians where nothing else is said; both sides were measured in turn.",
        "",
        *(f"- {each}" for each in _machine(anki)),
        "",
        "How each was measured:",
        "",
        *(f"- *{row.what}*: {row.how}" for row in rows),
    ]
    return "\n".join(lines) + "\n"


def _line(row: Row) -> str:
    return (
        f"| {row.what} | {_figure(row.our_figure)} {row.unit} | {row.peer} | {_figure(row.their_figure)} {row.unit} "
        f"| {row.ratio:.2f} × | {row.budget:.3g} × | {'kept' if row.is_kept else '**missed**'} | {len(row.ours)} |"
    )


def _figure(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def _machine(anki: str) -> list[str]:
    packages = ", ".join(f"{name} {version(name)}" for name in ("Textual", "SQLAlchemy", "click"))
    return [
        f"Python {platform.python_version()}, {packages}, SQLite {sqlite3.sqlite_version}; Anki {anki}",
        f"{_processor()}, {os.cpu_count()} cores; {platform.system()} {platform.release()}",
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC; load of the machine at the end: {_load()}",
    ]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "not known"
