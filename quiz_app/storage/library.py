"""The library as it is read: decks, their questions and files, and which texts are answers elsewhere."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, and_, bindparam, not_, select

from quiz_app.decks.deck import Deck, Located, Source
from quiz_app.journal import codec
from quiz_app.questions.contents import fingerprint_of
from quiz_app.questions.node import Mark
from quiz_app.questions.problem import Problem, Severity
from quiz_app.storage import tables
from quiz_app.storage.database import Database
from quiz_app.storage.failure import Unreadable
from quiz_app.storage.prepared import Prepared


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFile:
    """A deck file as it was last read: its hash, its deck ("" for none), its errors, whether it vanished."""

    path: str
    hash: str
    deck: str
    errors: int
    missing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A deck in the library. `present` is false once it was removed; `missing` says that its file has vanished."""

    deck: str
    title: str
    path: str
    present: bool
    missing: bool
    errors: int
    description: str = ""
    language: str = ""
    license: str = ""
    document: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """A question as its deck last had it; `present` is false once it left the deck."""

    content: Mapping[str, object]
    fingerprint: str
    present: bool


def known_files(database: Database) -> dict[str, KnownFile]:
    """Every deck file that was read, by path."""
    c = tables.deck_file.c
    with database.read() as connection:
        rows = connection.execute(select(c.path, c.hash, c.deck, c.errors, c.missing).order_by(c.path)).all()
    return {
        path: KnownFile(path=path, hash=hash_, deck=name, errors=errors, missing=missing)
        for path, hash_, name, errors, missing in rows
    }


def problems(database: Database) -> dict[str, tuple[Located, ...]]:
    """The problems of every file that has any, by path, as they were found when it was read."""
    c = tables.deck_file.c
    with database.read() as connection:
        rows = connection.execute(select(c.path, c.problems).where(c.problems != "[]").order_by(c.path))
        return {path: problems_from(path, kept) for path, kept in rows}


def decks(database: Database) -> tuple[Shelf, ...]:
    """The decks whose cards may be studied, by title."""
    with database.read() as connection:
        rows = connection.execute(_shelves().where(tables.deck.c.present)).all()
    return tuple(sorted((_shelf(row) for row in rows), key=lambda each: (each.title.casefold(), each.deck)))


def deck(database: Database, deck_id: str) -> Shelf | None:
    """One deck, also one that was removed; None for one that never was here."""
    with database.read() as connection:
        row = _DECK.first(connection, wanted=deck_id)
    return None if row is None else _shelf_from(row)


def content(database: Database, deck_id: str, question: str) -> Content | None:
    """A question's last good version, None for one that never was here.

    It is shown to the learner: one that is not what its fingerprint names is told as damage of the database.
    """
    with database.read() as connection:
        row = _CONTENT.first(connection, deck_id=deck_id, question_id=question)
        return None if row is None else _content(*row)


def is_rival(database: Database, normalised: str, deck_id: str, question: str) -> bool:
    """Whether a normalised text is an answer or a wrong option of any question but this one."""
    with database.read() as connection:
        return _RIVAL.first(connection, wanted=normalised, deck_id=deck_id, question_id=question) is not None


def questions_of(database: Database, deck_id: str) -> dict[str, Content]:
    """All questions of a deck by id, those that left it too."""
    c = tables.question.c
    with database.read() as connection:
        query = select(c.question, c.content, c.fingerprint, c.present).where(c.deck == deck_id)
        rows = connection.execute(query.order_by(c.position)).all()
    return {row.question: Content(codec.read(row.content), row.fingerprint, row.present) for row in rows}


def tags(database: Database) -> tuple[str, ...]:
    """The tags of all questions that can be asked, in the form in which they are compared."""
    with database.read() as connection:
        found = connection.execute(select(tables.tag.c.tag).distinct().order_by(tables.tag.c.tag)).scalars()
        return tuple(found)


def info_of(read: Deck) -> str:
    """What a deck says of itself besides its title, as it is kept."""
    sources = [asdict(source) for source in read.sources]
    return codec.written(
        {
            "description": read.description,
            "language": read.language,
            "license": read.license,
            "document": read.document,
            "sources": sources,
        }
    )


def problems_text(found: tuple[Located, ...]) -> str:
    """Problems of one file as they are kept."""
    kept = []
    for each in found:
        problem, mark = each.problem, each.problem.mark
        place = None if mark is None else [mark.line, mark.column, mark.index]
        kept.append(
            [problem.code, problem.message, problem.hint, place, problem.severity.value, problem.question]
        )
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def problems_from(path: str, kept: str) -> tuple[Located, ...]:
    """The problems that `problems_text` wrote down; Unreadable where it did not."""
    try:
        return tuple(
            Located(
                path,
                Problem(
                    code=code,
                    message=message,
                    hint=hint,
                    mark=None if place is None else Mark(*place),
                    severity=Severity(severity),
                    question=question,
                ),
            )
            for code, message, hint, place, severity, question in json.loads(kept)
        )
    except (ValueError, TypeError) as error:
        raise Unreadable("the problems of a deck cannot be read") from error


def _shelves() -> Select[*tuple[Any, ...]]:
    d, f = tables.deck.c, tables.deck_file.c
    return select(d.deck, d.title, d.path, d.present, d.info, f.missing, f.errors).outerjoin_from(
        tables.deck, tables.deck_file, f.path == d.path
    )


_DECK = Prepared(_shelves().where(tables.deck.c.deck == bindparam("wanted")))
_CONTENT = Prepared(
    select(tables.question.c.content, tables.question.c.fingerprint, tables.question.c.present).where(
        tables.question.c.deck == bindparam("deck_id"), tables.question.c.question == bindparam("question_id")
    )
)
_RIVAL = Prepared(
    select(tables.rival.c.deck)
    .where(
        tables.rival.c.text == bindparam("wanted"),
        not_(
            and_(
                tables.rival.c.deck == bindparam("deck_id"),
                tables.rival.c.question == bindparam("question_id"),
            )
        ),
    )
    .limit(1)
)


# A card is looked at several times while it is in hand, and its deck at each of its cards.
@lru_cache(maxsize=32)
def _content(text: str, fingerprint: str, present: int) -> Content:
    found = Content(codec.read(text), fingerprint, bool(present))
    if fingerprint and fingerprint_of(found.content) != fingerprint:
        raise Unreadable("a question is not what its deck had")
    return found


@lru_cache(maxsize=32)
def _shelf_from(row: tuple[Any, ...]) -> Shelf:
    return _shelf(row)


def _shelf(row: Sequence[Any]) -> Shelf:
    name, title, path, present, info, missing, errors = row
    about = codec.read(info)
    listed = about.pop("sources", [])
    sources = listed if isinstance(listed, list) else []
    return Shelf(
        deck=name,
        title=title,
        path=path,
        present=bool(present),
        missing=bool(missing),
        errors=errors or 0,
        sources=tuple(Source(**source) for source in sources),
        **{key: str(value) for key, value in about.items()},
    )
