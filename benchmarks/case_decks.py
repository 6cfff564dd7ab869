"""Decks of any size for the speed table: the same questions as deck files for us and as a CSV for Anki."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quiz_app.paths import Places

# Every third question is a choice, the others are flashcards: what the measured sitting answers with two keys each.
CHOICE_EVERY = 3
DATED_EVERY = 3
_SECTIONS = 20
_PLACES = (
    "Albazin",
    "Nerchinsk",
    "Kyakhta",
    "Aigun",
    "Ili",
    "Port Arthur",
    "Harbin",
    "Damansky",
    "Khabarovsk",
)
_EVENTS = (
    "the siege",
    "the treaty",
    "the caravan trade",
    "the survey",
    "the mutiny",
    "the embassy",
    "the census",
)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a case is: questions of one card each, spread evenly over deck files, and events in the log.

    Where it is `cited`, each question cites a section of its deck's document, and every third is about a year.
    """

    cards: int
    files: int
    events: int = 0
    cited: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """One question that was made up; `number` stands in its text, so that a terminal's output names it."""

    number: int
    text: str
    answer: str
    wrong: tuple[str, ...]
    explain: str
    year: int

    @property
    def id(self) -> str:
        """Its id inside the deck."""
        return f"q{self.number:06d}"


def places_of(home: Path) -> Places:
    """Where the program keeps its things when it is started with `--home`."""
    return Places(home, home, home / "quiz.db")


def made(number: int) -> Made:
    """The question of this number; always the same."""
    place, event = _PLACES[number % len(_PLACES)], _EVENTS[number // 9 % len(_EVENTS)]
    year = 1600 + number * 37 % 400
    kind = "C" if number % CHOICE_EVERY == 0 else "F"
    text = f"{kind}{number:06d} What came of {event} at {place} in {year}, and who gained by it?"
    answer = f"The border moved to river {number * 7 % 9973}, and {_PLACES[(number + 4) % 9]} gained by it"
    wrong = tuple(f"Nothing changed until {year + step}" for step in (3, 11, 29)) if kind == "C" else ()
    explain = (
        f"Envoys had bargained over {place} for {number % 17 + 2} years; paragraph {number % 211} has more."
    )
    return Made(number, text, answer, wrong, explain, year)


def deck_name(file: int) -> str:
    """The id of the deck in the file of this number."""
    return f"case-{file:03d}"


def uid(number: int, size: Size) -> str:
    """The card of a question: decks take the questions in turn."""
    return f"{deck_name(number % size.files)}/q{number:06d}"


def write_decks(folder: Path, size: Size) -> None:
    """Write every deck file of the case into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in range(size.files):
        numbers = range(file, size.cards, size.files)
        (folder / f"{deck_name(file)}.yaml").write_text("".join(_deck(file, numbers, size)), "utf-8")


def edit_one(folder: Path, turn: int) -> None:
    """Reword one question of the first file, differently at each turn, as an author would."""
    path = folder / f"{deck_name(0)}.yaml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    place = next(index for index, line in enumerate(lines) if line.startswith("    explain:"))
    lines[place] = f"    explain: The envoys met {turn + 2} times before they agreed.\n"
    path.write_text("".join(lines), "utf-8")


def write_csv(path: Path, size: Size, turn: int = 0) -> None:
    """Write the same questions as a CSV that Anki imports; after turn 0 one note is reworded."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        for number in range(size.cards):
            note = made(number)
            explain = f"The envoys met {turn + 2} times." if turn and not number else note.explain
            options = "".join(f"<br>{wrong}" for wrong in note.wrong)
            writer.writerow((note.text + options, f"{note.answer}<br>{explain}", f"era{number % 5}"))


def _deck(file: int, numbers: range, size: Size) -> Iterator[str]:
    yield f"deck: {deck_name(file)}\ntitle: Case {file:03d}\nlanguage: en\n"
    if size.cited:
        yield "document: treaties\nsources:\n  treaties: {title: Treaties}\n"
    yield "questions:\n"
    for number in numbers:
        note = made(number)
        yield f"  - id: {note.id}\n    question: {json.dumps(note.text)}\n    answer: {json.dumps(note.answer)}\n"
        if note.wrong:
            yield "    wrong:\n" + "".join(f"      - {json.dumps(wrong)}\n" for wrong in note.wrong)
        yield f"    explain: {json.dumps(note.explain)}\n    tags: [era{number % 5}]\n"
        if size.cited:
            yield f"    section: Chapter {number // size.files % _SECTIONS + 1}\n"
        if size.cited and number % DATED_EVERY == 0:
            yield f"    when: {note.year}\n"
