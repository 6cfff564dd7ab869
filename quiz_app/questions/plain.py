"""What a line of a plain session answers, for the ways of answering that several types share."""

from __future__ import annotations

from collections.abc import Sequence

from quiz_app.questions.model import DONT_KNOW, REVEALED, Response


def revealing(line: str) -> Response | str:
    """An empty line turns the card."""
    return "Press Enter on an empty line to see the answer." if line.strip() else REVEALED


def one_option(line: str, order: Sequence[int]) -> Response | str:
    """The number of one option as it is shown; 0 or an empty line says "don't know"."""
    picked = numbers(line, len(order))
    if picked == ():
        return DONT_KNOW
    if picked is None or len(picked) != 1:
        return f"Pick a number from 1 to {len(order)}, or 0 if you don't know."
    return Response.pick(order[picked[0]])


def numbers(line: str, count: int) -> tuple[int, ...] | None:
    """Places counted from 0, from numbers from 1 to `count` with spaces or commas between; none of them twice.

    () for an empty line and for 0; None where the line is anything else.
    """
    words = line.replace(",", " ").replace(";", " ").split()
    if words == ["0"]:
        return ()
    if not all(word.isascii() and word.isdigit() and len(word) <= 4 for word in words):
        return None
    places = tuple(int(word) - 1 for word in words)
    if len(set(places)) != len(places) or not all(0 <= place < count for place in places):
        return None
    return places
