"""A document as a map of one's memory: its contents, and beside them the passages of the section at the cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from quiz_app.documents.pictures import DocumentMap, MappedPassage, MappedSection
from quiz_app.questions.sections import section_words
from quiz_app.text import one_line, plural
from quiz_app.ui.document_keys import DOCUMENT
from quiz_app.ui.keys import bindings, key_name
from quiz_app.ui.memory_words import known_words, sentence_of
from quiz_app.ui.screens.document_page import DocumentPage
from quiz_app.ui.widgets.contents_list import ContentsList
from quiz_app.ui.widgets.line_list import LineList
from quiz_app.ui.widgets.passage_flow import PassageFlow

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.types import CSSPathType
    from textual.widget import Widget

    from quiz_app.documents.reading_room import ReadingRoom
    from quiz_app.errors import QuizError
    from quiz_app.study.desk import Desk

NARROW = 64  # cells below which what is known of the document is said in two words
LONGEST = 300
NO_TEXT = "This section has no text of its own."


class DocumentScreen(DocumentPage[DocumentMap]):
    """Contents and passages; side by side where there is room, else one after the other."""

    CSS_PATH: ClassVar[CSSPathType | None] = "document.tcss"
    BINDINGS = bindings(DOCUMENT)
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (40, "-narrow"), (80, "-normal"), (100, "-wide")]
    contents = getters.query_one(ContentsList)
    head = getters.query_one("#section-head", Static)
    passages = getters.query_one("#passages", PassageFlow)
    state = getters.query_one("#state", Static)
    astray = getters.query_one("#astray", Static)

    def __init__(self, desk: Desk, room: ReadingRoom, document: str, title: str) -> None:
        super().__init__(desk, room)
        self._document = document
        self._title = title
        self._at = -1  # the section whose passages are shown
        self.map: DocumentMap | None = None

    def body(self) -> Iterable[Widget]:
        yield Static(Content("  Reading …").stylize("$quiet"), id="state")
        with Horizontal(id="document"):
            yield ContentsList()
            with Vertical(id="section"):
                yield Static(id="section-head")
                yield PassageFlow("passages")
        yield Static(id="astray")

    def on_mount(self) -> None:
        self.header.tell(Content(one_line(self._title, LONGEST)).stylize("bold"), Content())

    # What is read

    def question(self) -> Callable[[], DocumentMap]:
        room, desk, document = self.room, self.desk, self._document
        return lambda: room.map(document, desk.today(), desk.settings().parameters)

    def show(self, read: DocumentMap) -> None:
        """Show the map; of the text that was shown already only what is known of it changes."""
        before, self.map = self.map, read
        self.add_class("-read")
        if before is None or before.document is not read.document:
            section = self.contents.section if before else _first_of(read.sections)
            self._at = -1
            self.contents.show(read.sections, section)
            self._show_section()
        else:
            self.contents.show(read.sections, self.contents.section)
            self.passages.renew(self._section.passages if self._section else ())
        if before is None:
            self.set_focus(self.contents)
        self._tell()

    def fail(self, failure: QuizError) -> None:
        """Say why there is no map; one that was read before stays."""
        if self.map is None:
            words = Content.assemble((failure.message, "bold"), "\n\n", (failure.hint, "$quiet"))
            self.state.update(words)
        else:
            self.app.tell(str(failure), title=failure.title, severity="error")

    def relook(self) -> None:
        self.contents.renew()
        self.passages.refresh()
        self._tell()

    def _tell(self) -> None:
        """Say what holds of the whole document, and of the section at the cursor."""
        read, section = self.map, self._section
        if read is None:
            return
        short = self.size.width < NARROW
        known = Content(known_words(read.memories, short=short)).stylize("$quiet")
        self.header.tell(Content(one_line(read.document.title, LONGEST)).stylize("bold"), known)
        if section is not None:
            title = Content(one_line(section_words(section.section.title), LONGEST)).stylize("bold")
            under = f"; {plural(section.below, 'section')} under it" if section.below else ""
            told = Content(f"{sentence_of(section.memories)}{under}").stylize("$quiet")
            self.head.update(Content("\n").join([title, told]))
        key = key_name(self.app.look.keys.get("document.astray", "a").split(",")[0].strip())
        self.astray.update(astray_words(len(read.astray), key, short=short))
        self.astray.display = bool(read.astray)
        self.refresh_bindings()

    @property
    def _section(self) -> MappedSection | None:
        sections = self.map.sections if self.map is not None else ()
        place = self.contents.section
        return sections[place] if place < len(sections) else None

    def _show_section(self) -> None:
        section = self._section
        if self._at != self.contents.section:
            self._at = self.contents.section
            self.passages.show(section.passages if section else (), nothing=NO_TEXT)

    # Contents and passages

    @property
    def is_in_passages(self) -> bool:
        """Whether the cursor is among the passages."""
        return self.passages.has_focus

    @property
    def _is_wide(self) -> bool:
        return self.has_class("-wide")

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        message.stop()
        self._show_section()
        self._tell()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self.action_read()

    def on_passage_flow_moved(self, message: PassageFlow.Moved) -> None:
        message.stop()
        self.refresh_bindings()

    def on_passage_flow_chosen(self, message: PassageFlow.Chosen) -> None:
        message.stop()
        self.action_read()

    def on_descendant_focus(self) -> None:
        """The narrow screen shows that of the two which has the focus."""
        self.set_class(self.is_in_passages, "-passages")
        self.refresh_bindings()

    def on_resize(self) -> None:
        if self.is_mounted:
            self._tell()

    def action_passages(self) -> None:
        self.add_class("-passages")
        self.set_focus(self.passages)

    def action_contents(self) -> None:
        self.remove_class("-passages")
        self.set_focus(self.contents)

    def action_back(self) -> None:
        """Leave; on a narrow screen the passages first."""
        if self.is_in_passages and not self._is_wide:
            self.action_contents()
        else:
            self.dismiss()

    # What can be done now

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action not in ("read", "study", "cards", "find", "astray", "passages", "contents"):
            return True
        if not self.is_mounted or self.map is None:
            return False
        if action in ("passages", "contents"):
            return self.is_in_passages is (action == "contents")
        if action == "astray":
            return bool(self.map.astray)
        return bool(self.map.sections)

    def label_of(self, binding: Binding) -> str:
        if binding.action == "read" and self.is_mounted and not self._is_wide and not self.is_in_passages:
            return "passages"
        if binding.action == "study" and self.is_mounted:
            section = self._section
            return binding.description if section is not None and section.memories.cards else ""
        if binding.action == "read_first":
            return f"read first: {'on' if self.app.look.read_first else 'off'}"
        return binding.description

    def action_read(self) -> None:
        """Read the text from here on; on a narrow screen go to the passages first."""
        if not self._is_wide and not self.is_in_passages:
            self.action_passages()
        else:
            self._read()

    def action_find(self) -> None:
        self._read(finding=True)

    def _read(self, *, finding: bool = False) -> None:
        from quiz_app.ui.screens.document_text import DocumentTextScreen

        if self.map is None:
            return
        passage = self.passages.cursor if self.is_in_passages else 0
        place = (self.contents.section, passage)
        self.app.push_screen(
            DocumentTextScreen(self.desk, self.room, self.map, place, finding=finding, left=self._come_back)
        )

    def _come_back(self, section: int, passage: int) -> None:
        """Go where one has read to."""
        self.contents.go(section)
        self._show_section()
        if self.is_in_passages:
            self.passages.go(passage)

    def action_study(self) -> None:
        if self._section is not None:
            self.study_cards(self._section.memories.cards)

    def action_cards(self) -> None:
        section, item = self._section, self.passages.item
        if section is not None and self.is_in_passages and isinstance(item, MappedPassage):
            self.show_cards(item.memories.cards, section_words(section.section.title))
        elif section is not None:
            self.show_cards(section.memories.cards, section_words(section.section.title))

    def action_astray(self) -> None:
        if self.map is not None:
            self.show_cards(self.map.astray, f"Astray: {self.map.document.title}")


def _first_of(sections: Sequence[MappedSection]) -> int:
    """Where to begin: the first section with a text of its own."""
    return next((place for place, each in enumerate(sections) if each.passages), 0)


def astray_words(count: int, key: str, *, short: bool) -> Content:
    """That so many cards cite a place which the text has not, and the key that shows them."""
    are, cite, them = ("is", "cites", "it") if count == 1 else ("are", "cite", "them")
    says = f"{are} astray" if short else f"{cite} a place that is not in this text"
    return Content(f"! {plural(count, 'card')} {says}; {key} shows {them}.").stylize("$quiet")
