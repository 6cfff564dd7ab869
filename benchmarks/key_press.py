"""The row of a key press: from the key that ends one card until the next card's text has reached the terminal."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from benchmarks.measured import Row, ninety_ninth
from benchmarks.start_up import BARE, BARE_LAST_WORDS, QUESTION, QUIZ, environment
from benchmarks.terminals import Terminal

WARM_UP = 10
GIVE_UP_S = 3.0
# The floor of Textual, for which the budget of 6 and 15 ms was set, was 2.8 and 6 ms on that machine.
MEDIAN_BUDGET, P99_BUDGET = 6 / 2.8, 15 / 6


def rows(home: Path, presses: int) -> list[Row]:
    """Both rows, from two terminals that are pressed in turn."""
    given = environment(home)
    ours: list[float] = []
    theirs: list[float] = []
    with Terminal((*QUIZ, "study"), given) as quiz, Terminal((*BARE, "cards"), given) as bare:
        quiz.until(QUESTION)
        bare.until(BARE_LAST_WORDS)
        quiz.settle(first_s=0.5)
        bare.settle(first_s=0.5)
        while len(ours) < WARM_UP + presses:
            pair = _next_card(quiz), _pressed(bare, "x")
            if pair[0] and pair[1]:
                ours.append(pair[0])
                theirs.append(pair[1])
    ours, theirs = ours[WARM_UP:], theirs[WARM_UP:]
    how = (
        "From the key that grades or passes a card (its answer is durable by then) until the next card's text has "
        "arrived from the pseudo-terminal; the floor turns a similar text in a Static."
    )
    peer = "bare Textual app, next text on a key"
    what = "key press → next card painted"
    return [
        Row(key="key", what=f"{what}, median", peer=peer, ours=ours, theirs=theirs, budget=MEDIAN_BUDGET,
            how=how, summary=median),
        Row(key="key-p99", what=f"{what}, 99th percentile", peer=peer, ours=ours, theirs=theirs,
            budget=P99_BUDGET, how="The same presses.", summary=ninety_ninth),
    ]  # fmt: skip


def _next_card(quiz: Terminal) -> float:
    """Reveal, or pick and check, then measure the key that goes on. None comes twice in a row, as a held one would."""
    choice = _last_question(quiz).startswith(b"C")
    for key in ("1", "\r") if choice else (" ",):
        quiz.press(key)
        quiz.settle(first_s=1.0)
    return _pressed(quiz, " " if choice else "3")


def _pressed(terminal: Terminal, key: str) -> float:
    """Milliseconds until the next text; 0 where none came, as after a key that was pressed before all was painted."""
    at, before = terminal.press(key)
    try:
        took = (terminal.until(QUESTION, before, GIVE_UP_S) - at) * 1000
    except TimeoutError:
        took = 0.0
    terminal.settle()
    return took


def _last_question(quiz: Terminal) -> bytes:
    found: list[bytes] = QUESTION.findall(quiz.received[-20_000:])
    return found[-1]
