"""The text of a document, to be read from one section into the next, with the sign of each passage in the margin."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import getters
from textual.content import Content

from quiz_app.documents.pictures import DocumentMap, MappedSection
from quiz_app.questions.sections import section_words
from quiz_app.text import one_line
from quiz_app.ui.document_keys import READING
from quiz_app.ui.finding import pattern_of, places_with
from quiz_app.ui.keys import bindings
from quiz_app.ui.latest import Latest
from quiz_app.ui.screens.document_page import DocumentPage
from quiz_app.ui.widgets.find_line import FindField, FindLine
from quiz_app.ui.widgets.passage_flow import PassageFlow

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.types import CSSPathType
    from textual.widget import Widget
    from textual.widgets import Input

    from quiz_app.documents.reading_room import ReadingRoom
    from quiz_app.errors import QuizError
    from quiz_app.study.desk import Desk
    from quiz_app.ui.passage_lines import Item

LONGEST = 300
NARROW = 64  # cells below which the document is not named beside the section
Place = tuple[int, int]  # of a section in the document, and of a passage in the section


class Found(NamedTuple):
    """The words looked for, and the places of the items in which they stand."""

    words: re.Pattern[str] | None
    places: tuple[int, ...]


NOTHING = Found(None, ())


class DocumentTextScreen(DocumentPage[DocumentMap]):
    """One long text in a reading column. `left` is told, at the end, which section and passage was reached."""

    CSS_PATH: ClassVar[CSSPathType | None] = "document_text.tcss"
    BINDINGS = bindings(READING)
    text = getters.query_one(PassageFlow)
    line = getters.query_one(FindLine)

    def __init__(
        self,
        desk: Desk,
        room: ReadingRoom,
        read: DocumentMap,
        place: Place,
        *,
        finding: bool,
        left: Callable[[int, int], None],
    ) -> None:
        super().__init__(desk, room)
        self.map = read
        self._begins_at = place
        self._begins_finding = finding
        self._left = left
        self._items: list[Item] = []
        self._starts: list[int] = []
        self._origin = 0  # where the search began
        self.found = NOTHING

    def body(self) -> Iterable[Widget]:
        yield PassageFlow("text", reading=True)
        yield FindLine()

    def on_mount(self) -> None:
        self._search: Latest[Found] = Latest(self, self.app, self._take_found)
        self._take_items()
        self.text.show(self._items, self._place_of(*self._begins_at))
        self.set_focus(self.text)
        if self._begins_finding:
            self.action_find()

    def _take_items(self) -> None:
        """Headings and passages as they stand one below another, and where each section begins among them."""
        self._items, self._starts = [], []
        for section in self.map.sections:
            self._starts.append(len(self._items))
            self._items.append(section)
            self._items.extend(section.passages)

    def _place_of(self, section: int, passage: int = 0) -> int:
        """The place of a passage among all items; of a section without any, that of its heading."""
        if section >= len(self._starts):
            return 0
        return self._starts[section] + (1 + passage if self.map.sections[section].passages else 0)

    # What is read

    def question(self) -> Callable[[], DocumentMap]:
        room, desk, document = self.room, self.desk, self.map.document.id
        return lambda: room.map(document, desk.today(), desk.settings().parameters)

    def show(self, read: DocumentMap) -> None:
        is_same = read.document is self.map.document
        self.map = read
        self._take_items()
        if is_same:
            self.text.renew(self._items)
        else:
            self.text.show(self._items, self.text.cursor)
            self._look()
        self._tell()

    def fail(self, failure: QuizError) -> None:
        self.app.tell(str(failure), title=failure.title, severity="error")

    @property
    def is_reading(self) -> bool:
        return super().is_reading or self._search.is_waiting

    def relook(self) -> None:
        self.text.refresh()
        self.refresh_bindings()

    def _tell(self) -> None:
        """Say in which section one is."""
        section = self._section
        if section is None:
            return
        title = one_line(self.map.document.title, LONGEST)
        name = one_line(section_words(section.section.title), LONGEST)
        where = "" if name == title or self.size.width < NARROW else f"{title} {self.app.glyphs.step} "
        count = f"section {self._number + 1:,} of {len(self._starts):,}" if len(self._starts) > 1 else ""
        self.header.tell(
            Content.assemble((where, "$quiet"), (name, "bold")), Content(count).stylize("$quiet")
        )
        self.refresh_bindings()

    @property
    def _number(self) -> int:
        """The place of the section in which the cursor stands."""
        return max(0, bisect_right(self._starts, self.text.cursor) - 1)

    @property
    def _section(self) -> MappedSection | None:
        return self.map.sections[self._number] if self.map.sections else None

    def on_passage_flow_moved(self, message: PassageFlow.Moved) -> None:
        message.stop()
        self._tell()
        self._count()

    def on_passage_flow_chosen(self, message: PassageFlow.Chosen) -> None:
        message.stop()
        self.action_cards()

    # Finding

    def action_find(self) -> None:
        self._origin = self.text.cursor
        self.line.add_class("-open")
        self.set_focus(self.line.field)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._look()

    def _look(self) -> None:
        """Look for what is written in the line now."""
        words, items = pattern_of(self.line.field.value), self._items
        self._search.ask(lambda: Found(words, places_with(words, items)) if words else NOTHING)

    def _take_found(self, found: Found) -> None:
        self.found = found
        self.text.mark(found.words)
        if found.places and self.line.field.has_focus:
            later = bisect_left(found.places, self._origin)
            self.text.go(found.places[later % len(found.places)])
        self._count()
        self.refresh_bindings()

    def _count(self) -> None:
        """Say which of the passages found this is."""
        places = self.found.places
        if self.found.words is None:
            self.line.tell("", is_found=True)
        elif not places:
            self.line.tell("nowhere in this text", is_found=False)
        else:
            number = bisect_right(places, self.text.cursor)
            self.line.tell(f"{max(1, number):,} of {len(places):,}", is_found=True)

    def on_find_field_left(self, message: FindField.Left) -> None:
        message.stop()
        if message.gives_up:
            self._give_up()
        self.set_focus(self.text)

    def _give_up(self) -> None:
        self.line.remove_class("-open")
        self.line.field.value = ""
        self.set_focus(self.text)

    def action_step(self, by: int) -> None:
        """Go to the next passage with the words, or the one before; after the last comes the first."""
        places, cursor = self.found.places, self.text.cursor
        if places:
            place = bisect_right(places, cursor) if by > 0 else bisect_left(places, cursor) - 1
            if not 0 <= place < len(places):
                self.app.tell(
                    "On from the beginning of the text." if by > 0 else "On from the end of the text."
                )
            self.text.go(places[place % len(places)])

    # What can be done now

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "step":
            return bool(self.found.places)
        if action == "turn":
            return len(self._starts) > 1
        return True

    def label_of(self, binding: Binding) -> str:
        asked = {"cards": self.text.item, "study": self._section} if self.is_mounted else {}
        if binding.action in asked:
            item = asked[binding.action]
            return binding.description if item is not None and item.memories.cards else ""
        return binding.description

    def action_turn(self, by: int) -> None:
        """Go to the beginning of another section."""
        number = min(len(self._starts) - 1, max(0, self._number + by))
        self.text.go(self._place_of(number), on_top=True)

    def action_study(self) -> None:
        if self._section is not None:
            self.study_cards(self._section.memories.cards)

    def action_cards(self) -> None:
        item, section = self.text.item, self._section
        if item is not None and section is not None:
            self.show_cards(item.memories.cards, section_words(section.section.title))

    def action_back(self) -> None:
        """Leave; words that are looked for are left first."""
        if self.line.has_class("-open"):
            self._give_up()
            return
        if self._starts:
            number = self._number
            self._left(number, max(0, self.text.cursor - self._starts[number] - 1))
        self.dismiss()
