"""What a line of a plain session answers, for the ways of answering that several types share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quiz_app.questions.model import DONT_KNOW, REVEALED, Response

_LONGEST_LINE = 1_000
_PAIR = re.compile("([0-9]{1,4}) ?[-:=]? ?([a-z]{1,2})(?![a-z])")
_AS_IN = "as in 1c 2a; 0 if you don't know."


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


def letter_of(place: int) -> str:
    """The letter of a place, counted from 0: a to z, then aa, ab and so on."""
    first, last = divmod(place, 26)
    return (letter_of(first - 1) if first else "") + chr(ord("a") + last)


def lettered(texts: Sequence[str], width: int) -> list[str]:
    """Texts as lines, each behind its letter in `width` cells."""
    shown: list[str] = []
    for place, text in enumerate(texts):
        first, *further = text.splitlines() or [""]
        shown.append(f"  {letter_of(place):>{width}}  {first}")
        shown += [" " * (width + 4) + line for line in further]
    return shown


def paired(line: str, numbers: int, letters: int, *, again: bool) -> tuple[int, ...] | str:
    """For each number the place of the letter that a line like `1c 2a` gives it, -1 where it gives none.

    () for an empty line and for 0. Otherwise a sentence on how to answer; `again` allows a letter more than once.
    """
    text = " ".join(line[:_LONGEST_LINE].lower().replace(",", " ").replace(";", " ").split())
    if text in ("", "0"):
        return ()
    if _PAIR.sub("", text).strip() or len(line) > _LONGEST_LINE:
        return f"Type a number and a letter for each pair, {_AS_IN}"
    named = [letter_of(place) for place in range(letters)]
    given = [-1] * numbers
    for number, letter in _PAIR.findall(text):
        place = int(number) - 1
        if not 0 <= place < numbers or letter not in named:
            return f"The numbers go from 1 to {numbers} and the letters from a to {named[-1]}, {_AS_IN}"
        if given[place] >= 0:
            return f"The number {place + 1} stands there twice; give it one letter."
        if named.index(letter) in given and not again:
            return f"The letter {letter} stands there twice; each letter belongs to one number at most."
        given[place] = named.index(letter)
    return tuple(given)
