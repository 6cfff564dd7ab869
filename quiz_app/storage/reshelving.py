"""Whether the library's cards, tags, words and citations follow from its questions, and making them so."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from quiz_app.journal import codec
from quiz_app.journal.cards import card_uid
from quiz_app.questions.contents import from_content
from quiz_app.questions.model import Question
from quiz_app.questions.normal import forms
from quiz_app.questions.searching import searched_words
from quiz_app.storage.citing import citation_rows
from quiz_app.storage.database import Database
from quiz_app.storage.flaws import is_worded
from quiz_app.storage.stale import every_deck_changed
from quiz_app.storage.tables import (
    card,
    deck_file,
    kept,
    question,
    question_citation,
    question_version,
    question_words,
    rival,
    tag,
)
from quiz_app.text import fold

Named = tuple[str, str]
Rows = dict[str, set[tuple[object, ...]]]

_CARD = (card.c.uid, card.c.part, card.c.active, card.c.section, card.c.groups, card.c.tags)
_CITED = ("number", "document", "section", "passage", "contradicts")


def differences(database: Database) -> Iterator[str]:
    """The questions whose cards, tags, answers, words or citations are not those of their content, as deck/question."""
    with database.read() as connection:
        held = _kept(connection)
        for key, asked in _questions(connection):
            if not _is_same(held.pop(key, _nothing()), _wanted(key, asked)):
                yield "/".join(key)
        yield from ("/".join(key) for key, rows in held.items() if not _is_same(rows, _nothing()))


def mend(database: Database) -> int:
    """Make the library follow from its questions again; gives how many questions were mended.

    One whose content is not what its fingerprint names is taken from the kept wordings, or else read again from its
    deck at the next look: every deck file is.
    """
    with database.write() as connection:
        mended = _mend_contents(connection)
        connection.execute(update(deck_file).values(hash="", problems="[]"))
        held = _kept(connection)
        for key, asked in _questions(connection):
            wanted = _wanted(key, asked)
            if not _is_same(held.pop(key, _nothing()), wanted):
                mended += 1
                _replace(connection, key, wanted)
        for key, rows in held.items():
            if not _is_same(rows, _nothing()):
                mended += 1
                _replace(connection, key, _nothing())
        every_deck_changed(connection)
    return mended


def mend_indexes(database: Database) -> int:
    """Make the indexes that are missing; gives how many those were. Without them all is right, but slow."""
    mended = 0
    with database.write() as connection:
        have = set(
            connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'index'").scalars()
        )
        for index in (each for table in kept.tables.values() for each in table.indexes):
            if index.name not in have:
                index.create(connection)
                mended += 1
    return mended


def _mend_contents(connection: Connection) -> int:
    c, mended = question.c, 0
    rows = connection.execute(select(c.deck, c.question, c.fingerprint, c.content)).all()
    for deck, name, print_, content in rows:
        if is_worded(print_, content.encode()):
            continue
        mended += 1
        found = _wording(connection, print_)
        changed = {"fingerprint": ""} if found is None else {"content": found}
        connection.execute(update(question).where(c.deck == deck, c.question == name).values(changed))
    return mended


def _wording(connection: Connection, print_: str) -> str | None:
    try:
        packed = bytes.fromhex(print_)
    except ValueError:
        return None
    c = question_version.c
    found = connection.execute(select(c.content).where(c.fingerprint == packed)).scalar()
    return found if found is not None and is_worded(print_, found.encode()) else None


def _nothing() -> Rows:
    return {"card": set(), "tag": set(), "rival": set(), "words": set(), "citation": set()}


def _kept(connection: Connection) -> dict[Named, Rows]:
    found: dict[Named, Rows] = {}
    for name, query in (
        ("card", select(card.c.deck, card.c.question, *_CARD)),
        ("tag", select(tag.c.deck, tag.c.question, tag.c.tag)),
        ("rival", select(rival.c.deck, rival.c.question, rival.c.text)),
        ("words", select(question_words.c.deck, question_words.c.question, question_words.c.words)),
        ("citation", select(*(question_citation.c[name] for name in ("deck", "question", *_CITED)))),
    ):
        for deck, asked, *rest in connection.execute(query):
            found.setdefault((deck, asked), _nothing())[name].add(tuple(rest))
    return found


def _is_same(kept: Rows, wanted: Rows) -> bool:
    """Cards that are asked no more stay in the library, and are left as they are."""
    uids = {row[0] for row in wanted["card"]}
    cards = {row for row in kept["card"] if row[2] or row[0] in uids}
    return {**kept, "card": cards} == wanted


def _questions(connection: Connection) -> Iterator[tuple[Named, tuple[Question | None, bool]]]:
    c = question.c
    for deck, name, present, content in connection.execute(
        select(c.deck, c.question, c.present, c.content)
    ).all():
        try:
            yield (deck, name), (from_content(codec.read(content)), present)
        except (ValueError, TypeError, KeyError, AttributeError):
            yield (deck, name), (None, present)


def _wanted(key: Named, asked: tuple[Question | None, bool]) -> Rows:
    read, present = asked
    wanted = _nothing()
    if read is None:
        return wanted
    about = read.about
    section = about.citations[0].section if about.citations else ""
    tags, groups = json.dumps(about.tags, ensure_ascii=False), "\n".join(about.groups)
    wanted["card"] = {
        (card_uid(*key, part), part, present and not about.draft, section, groups, tags)
        for part in read.parts()
    }
    wanted["words"] = {(searched_words(read),)}
    wanted["citation"] = {tuple(row[name] for name in _CITED) for row in citation_rows(key[0], read)}
    if present:
        wanted["tag"] = {(fold(each),) for each in about.tags}
        wanted["rival"] = {
            (form,) for text in (*read.answers(), *read.wrong_answers()) for form in forms(text)
        }
    return wanted


def _replace(connection: Connection, key: Named, wanted: Rows) -> None:
    deck, name = key
    for table, column in ((tag, "tag"), (rival, "text"), (question_words, "words")):
        connection.execute(delete(table).where(table.c["deck"] == deck, table.c["question"] == name))
        rows = wanted["words" if table is question_words else table.name]
        if rows:
            connection.execute(
                insert(table), [{"deck": deck, "question": name, column: row[0]} for row in rows]
            )
    connection.execute(
        delete(question_citation).where(
            question_citation.c.deck == deck, question_citation.c.question == name
        )
    )
    for row in wanted["citation"]:
        said = dict(zip(_CITED, row, strict=True))
        connection.execute(insert(question_citation), {"deck": deck, "question": name, **said})
    mine = (card.c.deck == deck, card.c.question == name)
    connection.execute(update(card).where(*mine).values(active=False))
    first = select(question.c.position).where(question.c.deck == deck, question.c.question == name)
    position = connection.execute(first).scalar() or 0
    for uid, part, active, section, groups, tags in wanted["card"]:
        said = {"deck": deck, "question": name, "part": part, "active": active, "section": section, "groups": groups,
                "tags": tags}  # fmt: skip
        fresh = insert_or(card).values(uid=uid, position=position, **said)
        connection.execute(fresh.on_conflict_do_update(index_elements=["uid"], set_=said))
