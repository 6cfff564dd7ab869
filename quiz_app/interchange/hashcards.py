"""Markdown of hashcards: `Q:` and `A:`, and `C:` with what is hidden in [brackets]."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field

from quiz_app.interchange.form import NO_ANSWER, NO_QUESTION, Card, Fate, Form, Note, Told, note, silent
from quiz_app.interchange.rich_text import MEDIA_NAMED, has_media
from quiz_app.questions.gaps import scan
from quiz_app.text import clean, one_line

_TAG = re.compile(r"([QAC]):")
# What is hidden, but for the brackets of a picture; within brackets stands no other bracket.
_HIDDEN = re.compile(r"(!\[[^\]]*\])|\[([^\[\]]+)\]")
_SEPARATOR = re.compile(r"-{3,}\s*")
_EVERY = 5000


@dataclass(slots=True)
class _Open:
    """A card that is being read: the letter of its last tag, and the lines below each."""

    line: int
    last: str
    parts: dict[str, list[str]] = field(default_factory=dict)

    def text(self, tag: str) -> str:
        return clean("\n".join(self.parts.get(tag, ()))).strip()


def read_hashcards(text: str, told: Told = silent) -> Form:
    """The cards of a file of hashcards; text before the first card is left out, and told."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    title, begin, notes = _front_matter(lines)
    reader = _Reader(notes)
    for number, line in enumerate(lines[begin:], start=begin + 1):
        if number % _EVERY == 0:
            told("Reading the cards", number, len(lines))
        reader.take(number, line)
    reader.close()
    return Form(kind="hashcards", cards=tuple(reader.cards), notes=tuple(notes), title=title)


def _front_matter(lines: list[str]) -> tuple[str, int, list[Note]]:
    """The deck's name, on how many lines it stands, and what else stood there."""
    if lines[0].strip() != "---":
        return "", 0, []
    end = next((place for place, line in enumerate(lines[1:], start=1) if line.strip() == "---"), 0)
    if not end:
        return "", 0, []
    try:
        found = tomllib.loads("\n".join(lines[1:end]))
    except tomllib.TOMLDecodeError:
        why = "The front matter is no TOML, so no name was read from it."
        return "", end + 1, [note(Fate.DROPPED, 1, " ".join(lines[1:end]), why)]
    notes = [
        note(Fate.DROPPED, 1, f"{key} = {value}", "A deck has no such key.")
        for key, value in found.items()
        if key != "name"
    ]
    name = found.get("name", "")
    return one_line(name, 120) if isinstance(name, str) else "", end + 1, notes


def with_gaps(text: str) -> tuple[str, list[str]]:
    """The text of a cloze of hashcards with gaps in the place of brackets, and what these hide."""
    hidden: list[str] = []

    def gap(found: re.Match[str]) -> str:
        if found[1] or not found[2].strip():
            return found[0]
        hidden.append(found[2])
        return f"{{{{c{len(hidden)}::{found[2]}}}}}"

    return _HIDDEN.sub(gap, text), hidden


class _Reader:
    """Reads line by line; a card ends where the next begins, or at a line of dashes."""

    def __init__(self, notes: list[Note]) -> None:
        self.cards: list[Card] = []
        self._notes = notes
        self._open: _Open | None = None

    def take(self, number: int, line: str) -> None:
        tag = _TAG.match(line)
        now = self._open
        if tag is None:
            self._more(number, line)
        elif tag[1] == "A" and now is not None and now.last == "Q":
            now.last = "A"
            now.parts["A"] = [line[2:].strip()]
        elif tag[1] == "A":
            self.close()
            self._drop(number, line, "An answer stands here without a question.")
        else:
            self.close()
            self._open = _Open(number, tag[1], {tag[1]: [line[2:].strip()]})

    def close(self) -> None:
        """End the card that is being read."""
        now, self._open = self._open, None
        if now is None:
            return
        if "C" in now.parts:
            self._cloze(now)
            return
        question, answer = now.text("Q"), now.text("A")
        if question and answer:
            self._add(now.line, {"question": question, "answer": answer})
        else:
            self._drop(now.line, question or answer, NO_ANSWER if question else NO_QUESTION)

    def _more(self, number: int, line: str) -> None:
        if _SEPARATOR.fullmatch(line):
            self.close()
        elif self._open is not None:
            self._open.parts[self._open.last].append(line)
        elif line.strip():
            self._drop(number, line, "It belongs to no card.")

    def _cloze(self, now: _Open) -> None:
        text = now.text("C")
        if not any(found[2] and found[2].strip() for found in _HIDDEN.finditer(text)):
            self._drop(now.line, text, "It hides nothing in [brackets].")
            return
        cloze, hidden = with_gaps(text)
        runs, faults = scan(cloze)
        if faults or [run.text for run in runs if run.number] != hidden or any(run.hint for run in runs):
            self._drop(
                now.line, text, "In a deck {{, }} and :: are the marks of gaps; this card has them as text."
            )
            return
        self._add(now.line, {"cloze": cloze})

    def _add(self, line: int, values: dict[str, str]) -> None:
        eyes = (MEDIA_NAMED,) if any(map(has_media, values.values())) else ()
        self.cards.append(Card(line=line, values=values, eyes=eyes))

    def _drop(self, line: int, text: str, why: str) -> None:
        self._notes.append(note(Fate.DROPPED, line, text, why))
