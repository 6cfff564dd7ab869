"""Documents: the texts that questions are built from, with how much of what is asked of each is known now."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from quiz_app.text import one_line, plural
from quiz_app.ui.document_keys import DOCUMENTS
from quiz_app.ui.keys import bindings
from quiz_app.ui.memory_words import sentence_of
from quiz_app.ui.screens.document_page import DocumentPage
from quiz_app.ui.widgets.document_list import DocumentList

if TYPE_CHECKING:
    from textual.types import CSSPathType
    from textual.widget import Widget

    from quiz_app.documents.pictures import KnownDocument
    from quiz_app.documents.reading_room import ReadingRoom
    from quiz_app.errors import QuizError
    from quiz_app.study.desk import Desk

LONGEST = 200


class DocumentsScreen(DocumentPage["tuple[KnownDocument, ...]"]):
    """The list, and below it what is to be told of the document at the cursor."""

    CSS_PATH: ClassVar[CSSPathType | None] = "documents.tcss"
    BINDINGS = bindings(DOCUMENTS)
    list = getters.query_one(DocumentList)
    about = getters.query_one("#about", Static)

    def __init__(self, desk: Desk, room: ReadingRoom) -> None:
        super().__init__(desk, room)
        self._will_open = False  # whether it was asked for before the list stood

    def body(self) -> Iterable[Widget]:
        with Vertical(id="documents-page"):
            yield DocumentList()
            yield Static(id="about")

    def on_mount(self) -> None:
        self.header.tell(Content("Documents").stylize("bold"), Content())
        self.set_focus(self.list)

    def question(self) -> Callable[[], tuple[KnownDocument, ...]]:
        room, desk = self.room, self.desk
        return lambda: room.documents(desk.today(), desk.settings().parameters)

    def show(self, read: tuple[KnownDocument, ...]) -> None:
        count = plural(len(read), "document") if read else ""
        self.header.tell(Content("Documents").stylize("bold"), Content(count).stylize("$quiet"))
        self.list.show(read)
        self._explain()
        if self._will_open and self.is_current:
            self._will_open = False
            self.action_open()

    def fail(self, failure: QuizError) -> None:
        self.app.tell(str(failure), title=failure.title, severity="error")

    def _explain(self) -> None:
        document = self.list.document
        self.about.update(Content() if document is None else about(document))
        self.refresh_bindings()

    def relook(self) -> None:
        self.list.renew()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action not in ("open", "study", "cards") or not self.is_mounted:
            return True
        document = self.list.document
        if not self.list.is_read:
            return action == "open"
        return document is not None and (action == "open" or bool(document.memories.cards))

    def on_line_list_moved(self, message: DocumentList.Moved) -> None:
        message.stop()
        self._explain()

    def on_line_list_chosen(self, message: DocumentList.Chosen) -> None:
        message.stop()
        self.action_open()

    def action_open(self) -> None:
        from quiz_app.ui.screens.document import DocumentScreen

        document = self.list.document
        self._will_open = not self.list.is_read
        if document is not None and document.path is None:
            self.app.tell(way_in(document))
        elif document is not None:
            self.app.push_screen(DocumentScreen(self.desk, self.room, document.id, document.title))

    def action_study(self) -> None:
        if self.list.document is not None:
            self.study_cards(self.list.document.memories.cards)

    def action_cards(self) -> None:
        if self.list.document is not None:
            self.show_cards(self.list.document.memories.cards, self.list.document.title)


def way_in(document: KnownDocument) -> str:
    """What to do where a document is not here."""
    return f"Not here: quiz documents add FILE --id {shlex.quote(one_line(document.id, LONGEST))}"


def about(document: KnownDocument) -> Content:
    """What is told of the document at the cursor: what is asked of it, where it lies or how it comes here."""
    asked = sentence_of(document.memories)
    decks = f"; cited by {one_line(', '.join(document.decks), LONGEST)}" if document.decks else ""
    lines = [Content(one_line(f"{document.id}: {asked}{decks}")).stylize("$quiet")]
    if document.path is None:
        lines.append(Content(way_in(document)).stylize("$warning"))
    else:
        lines.append(Content(one_line(str(document.path), 2 * LONGEST)).stylize("$quiet"))
    return Content("\n").join(lines)
