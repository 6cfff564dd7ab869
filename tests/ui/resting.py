"""When an app under Pilot has nothing left to do: looked up in its event loop, where Textual waits and measures.

Textual sleeps twenty milliseconds, and again as long as the process is at work; three times for each key. It adds up
to most of the time of a test.
"""

from __future__ import annotations

import asyncio
from asyncio import AbstractEventLoop
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from time import monotonic, process_time

import pytest
from textual.pilot import Pilot

# As long as Textual sleeps: a timer that is due within it would have rung.
SOON_S, LOOK_S, STILL_S = 0.02, 0.002, 0.1
MOST_S, MOST_RINGING_S, LEAST_RING_S = 1.0, 0.1, 0.001
AT_WORK = 1 / 10


async def until_at_rest(_least: float = 0.0, most: float = MOST_S) -> None:
    """Wait until nothing is ready to run, no timer is about to ring, and no thread is at work.

    What goes on for ever (a timer that rings again and again, a thread that waits for the test) is waited for no
    longer than Textual would wait: a few of its sleeps.
    """
    loop = asyncio.get_running_loop()
    end, slept = monotonic() + most, 0.0
    while monotonic() < end:
        await _let_all_run(loop)
        due = _next_timer(loop) - loop.time()
        if due <= SOON_S and slept < MOST_RINGING_S:
            slept += max(due, LEAST_RING_S)
            await asyncio.sleep(max(due, 0.0))
        elif _is_a_thread_at_work(loop):
            if not await _is_it_done(lambda: not _is_a_thread_at_work(loop)):
                return
        else:
            return


async def _let_all_run(loop: AbstractEventLoop) -> None:
    """Give way until twice nothing else was ready: what comes from outside is looked for in between."""
    quiet, end = 0, monotonic() + MOST_S
    while quiet < 2 and monotonic() < end:
        await asyncio.sleep(0)
        quiet = 0 if loop._ready else quiet + 1  # type: ignore[attr-defined]


def _next_timer(loop: AbstractEventLoop) -> float:
    """When the next timer rings, by the clock of the loop."""
    return min(
        (handle.when() for handle in loop._scheduled if not handle.cancelled()),  # type: ignore[attr-defined]
        default=float("inf"),
    )


def _is_a_thread_at_work(loop: AbstractEventLoop) -> bool:
    pool = loop._default_executor  # type: ignore[attr-defined]
    if not isinstance(pool, ThreadPoolExecutor):
        return False
    return bool(pool._work_queue.qsize()) or pool._idle_semaphore._value < len(pool._threads)


async def _is_it_done(done: Callable[[], bool]) -> bool:
    """Whether this comes true while the process is at work; one that only waits is left to wait.

    On a busy machine a process may have no turn for a while, too: it is looked at for longer than Textual does.
    """
    while True:
        worked, end = process_time(), monotonic() + STILL_S
        while monotonic() < end:
            if done():
                return True
            await asyncio.sleep(LOOK_S)
        if process_time() - worked < STILL_S * AT_WORK:
            return False


@contextmanager
def looked_up() -> Iterator[None]:
    """Within this, Pilot looks up when the app is at rest."""
    with pytest.MonkeyPatch.context() as patched:
        for module in ("textual.app", "textual.pilot"):
            patched.setattr(f"{module}.wait_for_idle", until_at_rest)
        pause = Pilot.pause

        async def pause_and_rest(self: Pilot[object], delay: float | None = None) -> None:
            await pause(self, delay)
            await until_at_rest()  # a pause ends with a layout, which may ask for another one

        patched.setattr(Pilot, "pause", pause_and_rest)
        yield
