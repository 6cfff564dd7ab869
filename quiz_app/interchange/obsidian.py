"""Markdown of Obsidian's spaced repetition: `::` and `:::` on one line, `?` and `??` between lines, ==clozes==."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from quiz_app.decks.writing import Value
from quiz_app.interchange.form import NO_ANSWER, NO_QUESTION, Card, Fate, Form, Note, Told, note, silent
from quiz_app.interchange.rich_text import MEDIA_NAMED, has_media
from quiz_app.text import clean, one_line, plural

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
_EVERY = 5000

# Where a gap may stand in a line, and the code in which it is text.
_GAPS = re.compile(f"{_CODE.pattern}|{_CLOZE.pattern}")

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


class _Line(NamedTuple):
    """A line of a note and its number; within a block of `code` all signs are text."""

    number: int
    text: str
    code: bool = False

    @property
    def is_divider(self) -> bool:
        """Whether it parts the two sides of a card."""
        return not self.code and self.text.strip() in ("?", "??")


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
        if not self._prose:
            return ()
        belong, stay = ("belongs", "stays") if self._prose == 1 else ("belong", "stay")
        return (f"{plural(self._prose, 'line')} of the note {belong} to no card and {stay} out.",)

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
        block: list[_Line] = []
        fenced = False
        for number, line in enumerate(lines[begin:], start=begin + 1):
            if number % _EVERY == 0:
                self._told("Reading the cards", number, len(lines))
            is_fence = _FENCE.match(line) is not None
            fenced = fenced != is_fence
            heading = None if fenced else _HEADING.fullmatch(line)
            if not fenced and (heading or not line.strip() or _RULE.fullmatch(line)):
                self._block(block)
                block = []
                if heading:
                    self._heading(len(heading[1]), heading[2])
                continue
            block.append(_Line(number, line, fenced or is_fence))
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

    def _block(self, block: Sequence[_Line]) -> None:
        """The cards of a paragraph."""
        rest: list[_Line] = []
        for line in self._without_comments(block):
            # Within an answer of several lines `::` is text.
            sides = None if line.code or any(each.is_divider for each in rest) else _sides(line.text)
            if sides is None:
                rest.append(line)
                continue
            self._rest(rest)
            rest = []
            front, back, both = sides
            self._two_sides(line.number, (_Line(0, front),), (_Line(0, back),), both=both)
        self._rest(rest)

    def _without_comments(self, block: Sequence[_Line]) -> Iterator[_Line]:
        for line in block:
            if line.code:
                yield line
                continue
            bare = _SCHEDULE.sub(" ", line.text)
            if bare != line.text:
                self._note(Fate.DROPPED, line.number, line.text, SCHEDULE_LEFT)
            bare = _BLOCK_ID.sub("", _COMMENT.sub("", bare).rstrip())
            if bare.strip() or not line.text.strip():
                yield _Line(line.number, bare)

    def _rest(self, lines: Sequence[_Line]) -> None:
        """A card of several lines, a cloze, or prose."""
        place = next((place for place, line in enumerate(lines) if line.is_divider), -1)
        if place >= 0:
            self._parted(lines[:place], lines[place + 1 :], lines[place], lines[0].number)
        elif any(not line.code and _CLOZE.search(_CODE.sub("", line.text)) for line in lines):
            self._cloze(lines)
        else:
            for line in lines:
                if line.code or _TAG.sub("", line.text).strip():
                    self._prose += 1
                else:  # tags on a line of their own are of all cards below
                    self._file_tags += _tags_in((line,))

    def _parted(self, front: Sequence[_Line], back: Sequence[_Line], divider: _Line, number: int) -> None:
        above, below = (any(line.text.strip() for line in side) for side in (front, back))
        if above and below:
            self._two_sides(number, front, back, both=divider.text.strip() == "??")
        else:
            shown = "\n".join(line.text for line in front or back)
            self._note(Fate.DROPPED, number, shown, NO_ANSWER if above else NO_QUESTION)

    def _two_sides(self, number: int, above: Sequence[_Line], below: Sequence[_Line], *, both: bool) -> None:
        tags = _tags_in((*above, *below))
        if len(above) == 1 and not above[0].code:
            above = (_Line(0, _BULLET.sub("", above[0].text, count=1)),)
        front, back = (clean(_without_tags(side)).strip() for side in (above, below))
        if not front or not back:
            self._note(Fate.DROPPED, number, front or back, "One of its sides is empty.")
            return
        values: dict[str, Value] = {"question": front, "answer": back}
        if both:
            values["reverse"] = {"question": back, "answer": front}
        self._add(number, values, tags)

    def _cloze(self, lines: Sequence[_Line]) -> None:
        numbers = iter(range(1, sum(len(line.text) for line in lines)))

        def gap(found: re.Match[str]) -> str:
            if found[1] is None:  # code
                return found[0]
            group = int(found[3]) if found[3] and int(found[3]) else next(numbers)
            hint = f"::{found[2].strip()}" if found[2] and found[2].strip() else ""
            return f"{{{{c{group}::{found[1]}{hint}}}}}"

        gapped = [line if line.code else line._replace(text=_GAPS.sub(gap, line.text)) for line in lines]
        self._add(lines[0].number, {"cloze": clean(_without_tags(gapped)).strip()}, _tags_in(lines))

    def _add(self, number: int, values: dict[str, Value], tags: list[str]) -> None:
        held = [*self._file_tags, *(name for _, name in self._headings), *tags]
        if held:
            values["tags"] = list(dict.fromkeys(held))
        media = any(has_media(str(value)) for value in values.values())
        self.cards.append(Card(line=number, values=values, eyes=(MEDIA_NAMED,) if media else ()))

    def _note(self, fate: Fate, line: int, text: str, why: str) -> None:
        self.notes.append(note(fate, line, text, why))


def _tags_in(lines: Sequence[_Line]) -> list[str]:
    return _meant(tag for line in lines if not line.code for tag in _TAG.findall(line.text))


def _without_tags(lines: Sequence[_Line]) -> str:
    return "\n".join(line.text if line.code else _TAG.sub("", line.text) for line in lines)


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
