"""Where Progress has its figures from: the picture of what a learner knows, and the cards of its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from quiz_app.progress.picture import Picture
    from quiz_app.storage.telling import Told
    from quiz_app.study.desk import Desk
    from quiz_app.ui.progress_rows import Target


class Source(Protocol):
    """What the screen reads; any thread may ask."""

    def picture(self, scope: tuple[str, ...], told: Told) -> Picture:
        """The picture over these decks, over all where none is named; `told` hears how far it is, and may stop it."""
        ...

    def cards(self, target: Target, scope: tuple[str, ...]) -> tuple[str, ...]:
        """The cards of a section, a tag or a year, within these decks, in the order of the decks."""
        ...


class DeskSource:
    """The figures of the learner at a desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def picture(self, scope: tuple[str, ...], told: Told) -> Picture:
        """Read everything that is shown; the first look of a day takes longest."""
        from quiz_app.progress.reader import read_picture

        desk = self._desk
        settings = desk.settings()
        return read_picture(
            desk.ledger.database,
            desk.ledger.author.learner,
            desk.learner,
            desk.today(),
            settings,
            scope,
            told,
        )

    def cards(self, target: Target, scope: tuple[str, ...]) -> tuple[str, ...]:
        """Look the cards up in the library."""
        from quiz_app.storage import grouped
        from quiz_app.ui.progress_rows import Kind

        database = self._desk.ledger.database
        if target.kind is Kind.SECTION:
            return grouped.of_section(database, target.deck, target.name)
        if target.kind is Kind.TAG:
            return grouped.of_tag(database, target.name, scope)
        return grouped.of_year(database, int(target.name), scope)
