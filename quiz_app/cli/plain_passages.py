"""What answers rest on, in a plain session: the passage with its evidence between « and », and texts to read first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from quiz_app.questions.sections import section_words
from quiz_app.study.reading_first import Section, section_before
from quiz_app.study.showing import Phase, Showing

if TYPE_CHECKING:
    from quiz_app.documents.document import Passage, Span
    from quiz_app.documents.pictures import CitedPlace
    from quiz_app.documents.reading_room import ReadingRoom

LONGEST_READ = 12_000  # characters of a section that are told at once
AFTER = "The passage comes after the answer; then :s shows it."
NO_SOURCE = "This card cites no source."
GO_ON = "An empty line goes on to the question."


class PlainPassages:
    """Tells passages by `tell`, line by line; `room` is opened when the first is asked for.

    With `read_first` the text of a section is told before its new cards, once in a session.
    """

    def __init__(
        self, room: Callable[[], ReadingRoom], tell: Callable[[str], None], *, read_first: bool = False
    ) -> None:
        self._open = room
        self._room: ReadingRoom | None = None
        self._tell = tell
        self._read_first = read_first
        self._read: set[Section] = set()
        self._answered: Showing | None = None

    def answered(self, showing: Showing) -> None:
        """This card's answer is known now."""
        self._answered = showing

    def tell_last(self, in_hand: Showing | None) -> None:
        """Tell what the last answer rests on; not while the same card is being asked."""
        last = self._answered
        is_asked = in_hand is not None and in_hand.phase is Phase.ASKED
        if last is None or (is_asked and in_hand is not None and in_hand.card == last.card):
            self._tell(AFTER)
            return
        places = self._reading_room().places(last.deck, last.question)
        if not places:
            self._tell(NO_SOURCE)
        for place in places:
            for line in place_lines(place):
                self._tell(line)

    def tell_text(self, showing: Showing) -> bool:
        """Tell the text that belongs before this card; False where none does, or it was told, or it is not here."""
        section = section_before(showing) if self._read_first else None
        if section is None or section in self._read:
            return False
        self._read.add(section)
        place = self._reading_room().text_to_read(showing.deck, showing.question)
        if place is None:
            return False
        for line in text_lines(place):
            self._tell(line)
        self._tell(GO_ON)
        return True

    def _reading_room(self) -> ReadingRoom:
        self._room = self._room or self._open()
        return self._room


def place_lines(place: CitedPlace) -> list[str]:
    """A cited place: where it is, and the passages that bear the answer out; or why there are none to be had."""
    from quiz_app.documents.proving.bearing import bearing

    says = "says otherwise: " if place.contradicts else ""
    lines = [f"[{says}{_whereabouts(place)}]"]
    if place.section is None:
        return [*lines, f"  {place.missing}"]
    shown = bearing(place)
    return lines + [
        f"  {passage.number}: {with_signs(passage, place.marked.get(passage.number, ()))}"
        for passage in place.section.passages
        if passage.number in shown
    ]


def text_lines(place: CitedPlace) -> list[str]:
    """A section to be read; of a very long one what stands around the passage that is asked of first."""
    passages = place.section.passages if place.section else ()
    first = place.first - 1
    start = end = min(max(0, first), len(passages))
    room = LONGEST_READ
    while end < len(passages) and (room > 0 or end == start):
        room -= len(passages[end].text)
        end += 1
    while start > 0 and room > len(passages[start - 1].text):
        start -= 1
        room -= len(passages[start].text)
    lines = ["", f"Read first: {_whereabouts(place)}"]
    lines += ["", "…"] if start else []
    for passage in passages[start:end]:
        lines += ["", passage.text]
    lines += ["", "…"] if end < len(passages) else []
    return [*lines, ""]


def with_signs(passage: Passage, spans: tuple[Span, ...]) -> str:
    """A passage's text with its evidence between « and »."""
    parts: list[str] = []
    at = 0
    for span in spans:
        parts += [passage.text[at : span.start], "«", passage.text[span.start : span.end], "»"]
        at = span.end
    return "".join([*parts, passage.text[at:]])


def _whereabouts(place: CitedPlace) -> str:
    section = section_words(place.section.title if place.section else place.citation.section)
    return place.title if section in ("", place.title) else f"{place.title} › {section}"
