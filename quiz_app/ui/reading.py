"""The reading room of the app: the documents of the learner at whose desk it is, opened when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz_app.documents.reading_room import ReadingRoom
    from quiz_app.ui.host import Host


def reading_room(app: Host) -> ReadingRoom | None:
    """The reading room, the same as long as the desk is the same; None until there is a desk."""
    if app.desk is None:
        return None
    if app.room is None or app.room_of is not app.desk:
        from quiz_app.documents.reading_room import ReadingRoom

        ledger = app.desk.ledger
        app.room = ReadingRoom(ledger.database, ledger.author.learner, app.open_shelf())
        app.room_of = app.desk
    return app.room
