"""The reading room of the app: the documents of the learner at whose desk it is, opened when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz_app.documents.pictures import CitedPlace
    from quiz_app.documents.reading_room import ReadingRoom
    from quiz_app.questions.model import Question
    from quiz_app.ui.host import Host


def reading_room(app: Host) -> ReadingRoom | None:
    """The reading room, the same as long as the desk is the same; None until there is a desk. Any thread may ask."""
    desk = app.desk
    if desk is None:
        return None
    if app.room is None or app.room_of is not desk:
        from quiz_app.documents.reading_room import ReadingRoom

        ledger = desk.ledger
        app.room = ReadingRoom(ledger.database, ledger.author.learner, app.open_shelf())
        app.room_of = desk
    return app.room


def places_of(app: Host, deck: str, question: Question) -> tuple[CitedPlace, ...]:
    """What a question of a deck cites, looked up; takes long where a document has to be read."""
    room = reading_room(app)
    return room.places(deck, question) if room is not None else ()


def text_before(app: Host, deck: str, question: Question) -> CitedPlace | None:
    """The text that a question is asked of, to be read before it; None where no document of it is here."""
    room = reading_room(app)
    return room.text_to_read(deck, question) if room is not None else None
