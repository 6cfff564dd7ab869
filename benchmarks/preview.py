"""How soon after a save the preview of a deck of 500 questions shows what was written.

    python -m benchmarks.preview [--questions N] [--saves N] [--pause SECONDS]

`quiz preview` runs in a real pseudo-terminal of 80 by 24 cells. Each save gives another question other words: it is
measured from before the file is opened for writing until those words have arrived from the terminal. Half of the saves
write the file in place, the others put a new file in its place, as editors do. So it holds the wait for the next look
at the file, reading it, going to the question and painting it. Beside it stand the parts that can be measured alone, in
this process: reading the file again, and reading all of it. The shipped decks lie beside the deck, so that it is judged
with them in the pauses; with --pause 1.0 that falls together with the next save. Nothing is asserted; the budget is
100 ms for the median.
"""

from __future__ import annotations

import argparse
import os
import re
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.case_decks import Size, write_decks
from benchmarks.measured import ninety_ninth, say
from benchmarks.start_up import QUIZ, environment
from benchmarks.terminals import Terminal
from quiz_app.decks.reader import read_deck
from quiz_app.decks.rereading import read_again

BUDGET_MS = 100
SHIPPED = Path(__file__).resolve().parents[1] / "decks"
WARM_UP = 5
ITEM = re.compile(r"What came of")


def main() -> None:
    """Measure, and print a Markdown table."""
    asked = _asked()
    with TemporaryDirectory(prefix="quiz-preview-") as temporary:
        folder = Path(temporary)
        write_decks(folder / "decks", Size(asked.questions, 1))
        deck = next((folder / "decks").iterdir())
        for shipped in sorted(SHIPPED.glob("*.yaml")):
            (folder / "decks" / shipped.name).write_bytes(shipped.read_bytes())
        load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
        say("Saves ...")
        saves = _saves(deck, folder / "home", asked.saves, asked.pause)
        say("Reading ...")
        again, whole = _readings(deck, asked.saves)
    print(
        f"{asked.questions:,} questions, {asked.saves} saves; the machine's load was {load:.1f} when it began.\n"
    )
    print("| what | median, ms | 99th percentile, ms |\n|---|---:|---:|")
    for what, took in (
        (f"save → picture in the terminal (budget {BUDGET_MS})", saves),
        ("of it: reading the file again", again),
        ("reading all of it, for comparison", whole),
    ):
        print(f"| {what} | {median(took):.1f} | {ninety_ninth(took):.1f} |")


def _saves(deck: Path, home: Path, times: int, pause_s: float) -> list[float]:
    """Milliseconds from a save to its words."""
    text = deck.read_text("utf-8")
    took: list[float] = []
    with Terminal((*QUIZ, "preview", str(deck)), environment(home)) as terminal:
        terminal.until(re.compile(rb"What came of"))
        terminal.settle(first_s=1.0)
        for turn in range(WARM_UP + times):
            # Of the questions that still have their old words; what was written stays, so that only one changes.
            left = [found.span() for found in ITEM.finditer(text)]
            begin, end = left[turn * 7919 % len(left)]
            words = f"Mark{turn:04d}x came of"
            text = text[:begin] + words + text[end:]
            received = len(terminal.received)
            begun = time.perf_counter()
            _save(deck, text, renamed=bool(turn % 2))
            took.append((terminal.until(re.compile(words[:9].encode()), received) - begun) * 1000)
            terminal.settle(first_s=0.1)
            time.sleep(pause_s)  # an author's pause; the warnings are looked for meanwhile
    return took[WARM_UP:]


def _save(deck: Path, text: str, *, renamed: bool) -> None:
    if renamed:
        fresh = deck.with_suffix(".new")
        fresh.write_text(text, "utf-8")
        fresh.replace(deck)
    else:
        deck.write_text(text, "utf-8")


def _readings(deck: Path, times: int) -> tuple[list[float], list[float]]:
    """Milliseconds of reading a file after one edit after another, beside the reading before it and alone."""
    data = deck.read_bytes()
    before = read_deck(data, "deck.yaml")
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        data = data.replace(b"What came of", b"What then came of", 1)
        begun = time.perf_counter()
        after = read_again(before, data, "deck.yaml")
        took[0].append((time.perf_counter() - begun) * 1000)
        begun = time.perf_counter()
        read_deck(data, "deck.yaml")
        took[1].append((time.perf_counter() - begun) * 1000)
        before = after
    return took


def _asked(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.preview", allow_abbrev=False)
    parser.add_argument("--questions", type=int, default=500, help="in the deck, by default 500")
    parser.add_argument("--saves", type=int, default=40, help="by default 40")
    parser.add_argument("--pause", type=float, default=0.8, help="seconds between two saves, by default 0.8")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
