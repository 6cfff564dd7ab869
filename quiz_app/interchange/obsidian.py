"""Markdown of Obsidian's spaced repetition: `::` and `:::` on one line, `?` and `??` between lines, ==clozes==."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quiz_app.decks.writing import Value
from quiz_app.interchange.form import Card, Fate, Form, Note, Told, silent
from quiz_app.interchange.rich_text import MEDIA_NAMED, has_media
from quiz_app.text import clean, one_line

_SCHEDULE = re.compile(r"\s*<!--SR:.*?-->\s*")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
_TAG = re.compile(r"(?:^|(?<=\s))#([^\s#.,;:!?()\[\]{}'\"`]*[^\W\d_][^\s#.,;:!?()\[\]{}'\"`]*)")
_FLASHCARDS = ("flashcards", "flashcard")
_CLOZE = re.compile(r"==(?=\S)(.+?)(?<=\S)==(?:\^\[([^\]]+)\])?(?:\[\^(\d{1,3})\])?")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_RULE = re.compile(r"(?:-{3,}|\*{3,})\s*")
_CODE = re.compile(r"`[^`\n]*`")
_BULLET = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
_BLOCK_ID = re.compile(r"\s\^[\w-]+$")
_QUOTED = 60
_EVERY = 5000

SCHEDULE_LEFT = "When it was due in Obsidian is left out; bring in past answers with `quiz import --reviews`."


def read_obsidian(text: str, told: Told = silent) -> Form:
    """The cards of a note; its headings and tags become tags, its first top heading the title.

    Text that belongs to no card is left out without a word each, and counted: a note is more than its cards.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    reader = _Reader(told)
    begin = reader.front_matter(lines)
    reader.read(lines, begin)
    return Form(
        kind="obsidian",
        cards=tuple(reader.cards),
        notes=tuple(reader.notes),
        title=reader.title,
        read_as=reader.read_as(),
    )


class _Reader:
    """Reads a note paragraph by paragraph."""

    def __init__(self, told: Told) -> None:
        self.cards: list[Card] = []
        self.notes: list[Note] = []
        self.title = ""
        self._told = told
        self._headings: list[tuple[int, str]] = []
        self._file_tags: list[str] = []
        self._prose = 0

    def read_as(self) -> tuple[str, ...]:
        """How much was no card."""
        return (f"{self._prose:,} lines of the note belong to no card and stay out.",) if self._prose else ()

    def front_matter(self, lines: list[str]) -> int:
        """Take the tags of the properties at the top; gives how many lines these are."""
        if lines[0].strip() != "---":
            return 0
        end = next((place for place, line in enumerate(lines[1:], start=1) if line.strip() == "---"), 0)
        inside = "\n".join(lines[1:end])
        found = re.search(r"(?m)^tags:[ \t]*(\[[^\]]*\]|[^\n]*)((?:\n[ \t]*-[ \t]*[^\n]+)*)", inside)
        if found:
            named = re.split(r"[\s,\[\]]+|\n[ \t]*-[ \t]*", f"{found[1]}\n{found[2]}")
            self._file_tags += _meant(each.strip("\"'#-") for each in named)
        title = re.search(r"(?m)^title:[ \t]*(.+)$", inside)
        self.title = one_line(title[1].strip("\"'"), 120) if title else ""
        return end + 1 if end else 0

    def read(self, lines: list[str], begin: int) -> None:
        """Take all cards from the line with index `begin` on."""
        block: list[tuple[int, str]] = []
        fenced = False
        for number, line in enumerate(lines[begin:], start=begin + 1):
            if number % _EVERY == 0:
                self._told("Reading the cards", number, len(lines))
            if _FENCE.match(line):
                fenced = not fenced
            heading = None if fenced else _HEADING.fullmatch(line)
            if not fenced and (heading or not line.strip() or _RULE.fullmatch(line)):
                self._block(block)
                block = []
                if heading:
                    self._heading(len(heading[1]), heading[2])
                continue
            block.append((number, line))
        self._block(block)

    def _heading(self, level: int, text: str) -> None:
        tags = _meant(_TAG.findall(text))
        name = one_line(_TAG.sub("", text), 80)
        self._headings = [each for each in self._headings if each[0] < level]
        if level == 1 and not self.title:
            self.title = name
            self._file_tags += tags
        elif name:
            self._headings.append((level, name))

    def _block(self, block: list[tuple[int, str]]) -> None:
        """The cards of a paragraph, whose lines come with their numbers."""
        rest: list[tuple[int, str]] = []
        for number, line in self._without_comments(block):
            if rest and any(each.strip() in ("?", "??") for _, each in rest):
                rest.append((number, line))  # within an answer of several lines `::` is text
                continue
            sides = _sides(line)
            if sides is None:
                rest.append((number, line))
                continue
            self._rest(rest)
            rest = []
            self._two_sides(number, *sides)
        self._rest(rest)

    def _without_comments(self, block: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        for number, line in block:
            bare = _SCHEDULE.sub(" ", line)
            if bare != line:
                self._note(Fate.DROPPED, number, line, SCHEDULE_LEFT)
            bare = _BLOCK_ID.sub("", _COMMENT.sub("", bare).rstrip())
            if bare.strip() or not line.strip():
                yield number, bare

    def _rest(self, lines: list[tuple[int, str]]) -> None:
        """A card of several lines, a cloze, or prose."""
        place = next((i for i, (_, line) in enumerate(lines) if line.strip() in ("?", "??")), -1)
        if place >= 0:
            front = "\n".join(line for _, line in lines[:place])
            back = "\n".join(line for _, line in lines[place + 1 :])
            number = lines[0][0]
            if front.strip() and back.strip():
                self._two_sides(number, front, back, both=lines[place][1].strip() == "??")
            else:
                why = "It has no answer." if front.strip() else "It has no question."
                self._note(Fate.DROPPED, number, front or back, why)
            return
        text = "\n".join(line for _, line in lines)
        if _CLOZE.search(_CODE.sub("", text)):
            self._cloze(lines[0][0], text)
        else:
            for _, line in lines:
                if _TAG.sub("", line).strip():
                    self._prose += 1
                else:  # tags on a line of their own are of all cards below
                    self._file_tags += _meant(_TAG.findall(line))

    def _two_sides(self, number: int, front: str, back: str, both: bool) -> None:
        tags = _meant([*_TAG.findall(front), *_TAG.findall(back)])
        front, back = (clean(_TAG.sub("", _BULLET.sub("", side, count=1) if one else side)).strip()
                       for side, one in ((front, "\n" not in front), (back, False)))  # fmt: skip
        if not front or not back:
            self._note(Fate.DROPPED, number, front or back, "One of its sides is empty.")
            return
        values: dict[str, Value] = {"question": front, "answer": back}
        if both:
            values["reverse"] = {"question": back, "answer": front}
        self._add(number, values, tags)

    def _cloze(self, number: int, text: str) -> None:
        tags = _meant(_TAG.findall(text))
        numbers = iter(range(1, len(text)))
        text = _TAG.sub("", text)

        def gap(found: re.Match[str]) -> str:
            group = int(found[3]) if found[3] and int(found[3]) else next(numbers)
            hint = f"::{found[2].strip()}" if found[2] and found[2].strip() else ""
            return f"{{{{c{group}::{found[1]}{hint}}}}}"

        self._add(number, {"cloze": clean(_CLOZE.sub(gap, text)).strip()}, tags)

    def _add(self, number: int, values: dict[str, Value], tags: list[str]) -> None:
        held = [*self._file_tags, *(name for _, name in self._headings), *tags]
        if held:
            values["tags"] = list(dict.fromkeys(held))
        media = any(has_media(str(value)) for value in values.values())
        self.cards.append(Card(line=number, values=values, eyes=(MEDIA_NAMED,) if media else ()))

    def _note(self, fate: Fate, line: int, text: str, why: str) -> None:
        self.notes.append(Note(fate=fate, line=line, text=one_line(text, _QUOTED), why=why))


def _sides(line: str) -> tuple[str, str, bool] | None:
    """The two sides of a card on one line, and whether it is asked both ways; signs within `code` part nothing."""
    bare = _CODE.sub(lambda found: " " * len(found[0]), line)
    for sign, both in ((":::", True), ("::", False)):
        place = bare.find(sign)
        if place >= 0:
            return line[:place], line[place + len(sign) :], both
    return None


def _meant(tags: Iterable[str]) -> list[str]:
    """Tags without the one that says that these are flashcards: of #flashcards/physics the rest stays."""
    found = []
    for tag in tags:
        head, _sign, rest = str(tag).partition("/")
        kept = rest if head.lower() in _FLASHCARDS else str(tag)
        if kept.strip():
            found.append(one_line(kept, 80))
    return found
