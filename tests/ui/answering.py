"""How a person at the keyboard answers any type of question: which keys give a wanted answer to what is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual import events
from textual.keys import _character_to_key

from quiz_app.questions.match import Match
from quiz_app.questions.model import Question
from quiz_app.study.showing import Showing
from tests.support.showcase import Given
from tests.ui.play import Play

LAST_DIGIT = 9


def keys_for(showing: Showing, given: Given) -> list[str]:
    """The keys that enter an answer, without the Enter that checks it."""
    kind = showing.question.type_name
    shown = [showing.prompt.options[index] for index in showing.order]
    if isinstance(given, Mapping):
        return _pairing(showing.question, shown, given)
    if kind == "order":
        return _arranging(shown, list(given))
    if kind == "list":
        return [key for name in given for key in (*map(key_of, name), "enter")]
    if kind == "true-false":
        return [str(given)[0]]
    if isinstance(given, str):
        return _choosing(shown, given) if shown else list(map(key_of, given))
    return _ticking(shown, list(given))


async def press_fast(play: Play, keys: Iterable[str]) -> None:
    """Press keys one upon the other, as a fast hand does, and wait after each Enter and at the end.

    Pilot would wait after each key.
    """
    driver = play.app._driver
    assert driver is not None
    for key in keys:
        single = len(key) == 1
        character = key if single else " " if key == "space" else None
        driver.send_message(events.Key(_character_to_key(key) if single else key, character))
        if key == "enter":
            await play.settle()
    await play.settle()


def key_of(letter: str) -> str:
    """The key that writes a letter."""
    return "space" if letter == " " else letter


def _choosing(shown: list[str], wanted: str) -> list[str]:
    """A digit; options from the tenth on are reached from the last one upwards, since moving picks."""
    place = shown.index(wanted)
    return [str(place + 1)] if place < LAST_DIGIT else ["k"] * (len(shown) - place)


def _ticking(shown: list[str], wanted: list[str]) -> list[str]:
    """Digits, which move the cursor too; options from the tenth on are walked to and ticked with Space."""
    keys: list[str] = []
    cursor = 0
    for place in sorted(shown.index(text) for text in wanted):
        keys += [str(place + 1)] if place < LAST_DIGIT else [*["j"] * (place - cursor), "space"]
        cursor = place
    return keys


def _arranging(shown: list[str], wanted: list[str]) -> list[str]:
    """From the first place on, walk to the item that belongs there and carry it up."""
    keys: list[str] = []
    now, cursor = list(shown), 0
    for place, text in enumerate(wanted):
        at = now.index(text)
        if at != place:
            keys += ["j" if at > cursor else "k"] * abs(at - cursor) + ["K"] * (at - place)
            now.insert(place, now.pop(at))
            cursor = place
    return keys


def _pairing(question: Question, shown: list[str], pairs: Mapping[str, str]) -> list[str]:
    """For each left side the number of its right side; the cursor goes on by itself. All are given one."""
    assert isinstance(question, Match)
    return [str(shown.index(pairs[left]) + 1) for left in question.lefts]
