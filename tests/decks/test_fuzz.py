"""Whatever bytes a deck file holds: reading it ends soon, within bounds of memory, and raises nothing."""

from __future__ import annotations

import multiprocessing
import os
import re
import resource
import signal
import sys
import time
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.decks.deck import Reading
from quiz_app.decks.fix import with_ids
from quiz_app.decks.reader import read_deck
from quiz_app.questions.registry import from_content, to_content
from tests.support.wild_decks import WildDecks

# Of the process, not of the clock on the wall: how busy the machine is makes no difference.
MOST_SECONDS = 1.0
HANGS_AFTER = 20.0
# A text is held once as bytes, once or twice as text, and as a tree; and interpreters hold on to what they once had.
MOST_GROWTH_MB = 200
FIX_ONE_IN = 8
NAME = "wild.yaml"
_LINE_END = re.compile(r"\r\n|\r|\n")
_UNTAMED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff]"
)


class Hangs(BaseException):
    """Reading has not ended; no `except Exception` on the way may keep this from being seen."""


@dataclass(frozen=True)
class Slowest:
    """The input that took longest, and the seconds of the processor that it took."""

    seconds: float = 0.0
    seed: int = -1


@pytest.fixture(scope="module")
def wild() -> WildDecks:
    return WildDecks()


@pytest.mark.parametrize("share", range(4))
def test_no_bytes_of_a_deck_file_raise_hang_or_come_out_untold(wild: WildDecks, share: int) -> None:
    for seed in range(share * 250, share * 250 + 250):
        faults = faults_with(wild.made(seed), mend=seed % FIX_ONE_IN == 0)
        assert not faults, f"input {seed}: {faults}"


@given(
    st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert faults_with(data, mend=True) == []


@given(st.text("-:#[]{}\"'&*!|>?, \n\tabid0123", max_size=200))
def test_any_signs_of_yaml_below_the_questions_are_read_or_refused(text: str) -> None:
    assert faults_with(f"deck: a\ntitle: A\nquestions:\n{text}".encode(), mend=True) == []


def faults_with(data: bytes, *, mend: bool) -> list[str]:
    """What is wrong with how this file is read; `mend` has ids written into it too."""
    return faults_in(read_deck(data, NAME)) + (faults_of_mending(data) if mend else [])


def faults_of_mending(data: bytes) -> list[str]:
    """What is wrong with how ids are written into a file."""
    fixed = with_ids(data, NAME)
    if fixed.data != data and not fixed.added:
        return ["the file was changed, though no id was added"]
    if fixed.added and with_ids(fixed.data, NAME).added:
        return ["mending once more adds further ids"]
    return []


def faults_in(reading: Reading) -> list[str]:
    """What is wrong with what reading gave."""
    faults = []
    starts = [0, *(end.end() for end in _LINE_END.finditer(reading.text))]
    for located in reading.problems:
        told, mark = located.problem, located.problem.mark
        if not (told.code and told.message and told.hint):
            faults.append(f"{told.code} says nothing")
        if _UNTAMED.search(told.message + told.hint):
            faults.append(f"{told.code} says what would steer a terminal: {told.message + told.hint!r}")
        if mark is None or not reading.text:
            continue  # of bytes that are no text nothing is kept that a place could be compared with
        line = bisect_right(starts, mark.index)
        real = (line, mark.index - starts[line - 1] + 1)
        if mark.index > len(reading.text) or (mark.line, mark.column) != real:
            faults.append(f"{told.code} stands at {mark}, which is {real} of {len(reading.text)} characters")
    faults.extend(
        f"{placed.question.about.id} is another question after it was kept"
        for placed in (reading.deck.questions if reading.deck else ())
        if from_content(to_content(placed.question)) != placed.question
    )
    ids = [placed.question.about.id for placed in reading.deck.questions] if reading.deck else []
    if len(ids) != len(set(ids)):
        faults.append(f"one id names two questions: {ids}")
    return faults


@pytest.mark.soak
def test_a_million_deck_files_are_read_or_refused_in_a_second_each(capfd: pytest.CaptureFixture[str]) -> None:
    """QUIZ_FUZZ_INPUTS says how many, QUIZ_FUZZ_FIRST from which number on."""
    count = int(os.environ.get("QUIZ_FUZZ_INPUTS", "1000000"))
    first = int(os.environ.get("QUIZ_FUZZ_FIRST", "0"))
    block = 500
    starts = range(first, first + count, block)
    began = time.monotonic()
    done, slowest, growth, faults = 0, Slowest(), 0.0, list[str]()
    tasks = [(start, min(block, first + count - start)) for start in starts]
    with capfd.disabled(), multiprocessing.get_context("spawn").Pool(maxtasksperchild=200) as pool:
        for found in pool.imap_unordered(_block, tasks):
            done += found[0]
            slowest = max(slowest, found[1], key=lambda each: each.seconds)
            growth = max(growth, found[2])
            faults += found[3]
            sys.stderr.writelines(f"\n{fault}\n" for fault in found[3])
            sys.stderr.write(
                f"\r{done:,} of {count:,} deck files, {done / (time.monotonic() - began):,.0f}/s, slowest "
                f"{slowest.seconds * 1000:,.0f} ms (number {slowest.seed}), memory +{growth:,.0f} MB, "
                f"{len(faults)} faults "
            )
            sys.stderr.flush()
        sys.stderr.write("\n")
    assert not faults, "\n".join(faults[:20])
    assert done == count


def _block(task: tuple[int, int]) -> tuple[int, Slowest, float, list[str]]:
    """Reads the inputs from a number on: how many they were, the slowest, the memory they took in MB, and faults."""
    first, count = task
    wild = _wild()
    before = _peak_mb()
    slowest, faults = Slowest(), []
    for seed in range(first, first + count):
        data = wild.made(seed)
        began = time.process_time()
        try:
            with _watched():
                reading = read_deck(data, NAME)
                seconds = time.process_time() - began
                told = faults_in(reading) + (faults_of_mending(data) if seed % FIX_ONE_IN == 0 else [])
                faults += [f"input {seed}: {each}" for each in told]
        except Hangs:
            seconds = HANGS_AFTER
        except Exception as failure:  # noqa: BLE001  (whatever it is, it is what is looked for)
            seconds = 0.0
            faults.append(f"input {seed}: {failure!r}")
        if seconds > MOST_SECONDS:
            faults.append(f"input {seed}: took {seconds:.1f} s")
        slowest = max(slowest, Slowest(seconds, seed), key=lambda each: each.seconds)
    growth = _peak_mb() - before
    if growth > MOST_GROWTH_MB:
        faults.append(f"inputs {first} to {first + count}: {growth:.0f} MB of memory")
    return count, slowest, growth, faults


_MADE: list[WildDecks] = []


def _wild() -> WildDecks:
    if not _MADE:
        _MADE.append(WildDecks())
        faults_with(_MADE[0].made(0), mend=True)  # what is imported on the way counts for no input
    return _MADE[0]


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


@contextmanager
def _watched() -> Iterator[None]:
    """Raises Hangs once the block has used HANGS_AFTER seconds of the processor."""

    def hangs(_signal: int, _frame: FrameType | None) -> None:
        raise Hangs

    before = signal.signal(signal.SIGVTALRM, hangs)
    signal.setitimer(signal.ITIMER_VIRTUAL, HANGS_AFTER)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
