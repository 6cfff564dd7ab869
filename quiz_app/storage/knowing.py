"""How well a learner knows the decks on a study day: kept by deck, and passed over again where something changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select, text
from sqlalchemy.dialects.sqlite import insert

from quiz_app.errors import DatabaseFailed
from quiz_app.settings import ScheduleSettings
from quiz_app.storage.database import Database
from quiz_app.storage.deck_figures import DeckFigures, figures_from, figures_text
from quiz_app.storage.passing import pass_over
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.rows import number_learner
from quiz_app.storage.tables import deck, deck_figures, deck_file, event

_F = deck_figures.c
_KEPT = Prepared(
    select(_F.deck, _F.figures).where(
        _F.learner == bindparam("person"),
        _F.study_day == bindparam("today"),
        _F.leech_after == bindparam("leech_after"),
    )
)
_KEEP = Prepared(
    (new := insert(deck_figures)).on_conflict_do_update(
        index_elements=["learner", "deck"],
        set_={name: new.excluded[name] for name in ("study_day", "leech_after", "figures")},
    ),
    deck_figures.c.keys(),
)
_TITLES = Prepared(select(deck.c.deck, deck.c.title).where(deck.c.present).order_by(deck.c.deck))
_NEWEST = Prepared(select(event.c.id, event.c.event_id).order_by(event.c.id.desc()).limit(1))
_SCHEMA = Prepared(text("PRAGMA schema_version"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """A deck that is in the library, with its title and its figures."""

    title: str
    figures: DeckFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The decks as a learner knows them on a study day, by id; `reckoned` of them were not kept before.

    `mark` names the log and the library as they were then, where anything was reckoned.
    """

    person: int | None
    today: int
    leech_after: int
    decks: tuple[Titled, ...]
    reckoned: tuple[DeckFigures, ...]
    mark: int


def known_decks(
    database: Database, learner: str, today: int, settings: ScheduleSettings, decks: Sequence[str] = ()
) -> Known:
    """The decks of these ids that are in the library, or all, with their figures.

    Reads what is kept; the decks of which nothing is kept, on a new day all, are passed over together.
    """
    with database.read() as connection:
        person = number_learner(connection, learner)
        titles = _titles(connection, decks)
        after = settings.leech_after
        kept = dict(_KEPT.all(connection, person=person, today=today, leech_after=after))
        stale = [name for name in titles if name not in kept]
        reckoned = pass_over(connection, person or 0, stale, today, settings.parameters, after)
        mark = _mark(connection) if reckoned else 0
    figures = {each.deck: each for each in reckoned}
    figures.update((name, figures_from(name, kept[name])) for name in titles if name in kept)
    return Known(
        person=person,
        today=today,
        leech_after=after,
        decks=tuple(Titled(title=title, figures=figures[name]) for name, title in titles.items()),
        reckoned=tuple(reckoned),
        mark=mark,
    )


def keep(database: Database, known: Known) -> bool:
    """Keep the figures that were reckoned, unless something has happened since; whether they are kept.

    They are kept for speed alone: where the database cannot be written just now, nothing is lost.
    """
    if not known.reckoned or known.person is None:
        return False
    rows = [
        {
            "learner": known.person,
            "deck": each.deck,
            "study_day": known.today,
            "leech_after": known.leech_after,
            "figures": figures_text(each),
        }
        for each in known.reckoned
    ]
    try:
        with database.write() as connection:
            if _mark(connection) != known.mark:
                return False
            _KEEP.run_each(connection, rows)
    except DatabaseFailed:
        return False
    return True


def _titles(connection: Connection, decks: Sequence[str]) -> dict[str, str]:
    wanted = frozenset(decks)
    return {name: title for name, title in _TITLES.all(connection) if not wanted or name in wanted}


def _mark(connection: Connection) -> int:
    """A number that changes with the log, the library, and when the derived tables are made anew."""
    files = connection.execute(
        select(deck_file.c.path, deck_file.c.hash, deck_file.c.deck).order_by(deck_file.c.path)
    )
    return hash((_NEWEST.first(connection), _SCHEMA.first(connection), tuple(tuple(row) for row in files)))
