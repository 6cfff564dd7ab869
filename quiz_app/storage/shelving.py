"""Putting decks into the library: what a file holds now replaces what it held, and nothing answered is lost."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from quiz_app.decks.deck import Deck, Located, Reading
from quiz_app.journal import codec
from quiz_app.journal.cards import card_uid
from quiz_app.questions.contents import fingerprint_of, to_content
from quiz_app.questions.model import Question
from quiz_app.questions.normal import forms
from quiz_app.questions.problem import Severity
from quiz_app.questions.searching import searched_words
from quiz_app.storage.citing import put_citations
from quiz_app.storage.database import Database
from quiz_app.storage.library import info_of, problems_text
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.stale import decks_changed
from quiz_app.storage.tables import card, deck, deck_file, question, question_words, rival, tag
from quiz_app.text import fold


@contextmanager
def shelving(database: Database) -> Iterator[Shelving]:
    """Change the library in one transaction: all that is put when the block ends, nothing if it raises.

    Read and parse the files before; meanwhile no answer can be recorded.
    """
    with database.write() as connection:
        yield Shelving(connection)


class Shelving:
    """The library, open for change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, reading: Reading, file_hash: str, *, problems: Sequence[Located] = ()) -> None:
        """Put what was read from one file: its deck if it has one, and its problems with any further ones.

        Questions that left are kept but asked no more. One that is broken now stays as it last was; where it could
        not even be told which are broken, none leaves. A file without a usable deck leaves its earlier deck as it was.
        """
        found = (*reading.problems, *problems)
        before = self._deck_in(reading.path)
        name = before if reading.deck is None else reading.deck.id
        self._put_file(reading.path, file_hash, name, found)
        if reading.deck is None:
            return
        if before and before != name:
            self._take_off(before, reading.path)
        self._put_deck(reading.path, reading.deck)
        _Questions(self._connection, reading.deck).put()

    def put_aside(self, reading: Reading, file_hash: str, problems: Sequence[Located]) -> None:
        """Note a file whose deck must not be used, as where its id is another file's, with the problems that say so."""
        before = self._deck_in(reading.path)
        self._put_file(reading.path, file_hash, "", (*reading.problems, *problems))
        if before:
            self._take_off(before, reading.path)

    def makes_room(self, path: str) -> None:
        """Note that the deck of this file is read from another one now, which is no problem."""
        self._connection.execute(
            update(deck_file).where(deck_file.c.path == path).values(deck="", errors=0, problems="[]")
        )

    def vanished(self, path: str) -> None:
        """Note that a file is gone. Its deck stays usable, unless it is read from another file by now."""
        shown = self._connection.execute(select(deck.c.deck).where(deck.c.path == path)).first()
        if shown is None:
            self._connection.execute(delete(deck_file).where(deck_file.c.path == path))
        else:
            self._connection.execute(update(deck_file).where(deck_file.c.path == path).values(missing=True))

    def moved(self, old: str, new: str) -> None:
        """Note that a file has another path now and is otherwise as it was; it need not be read again."""
        self._connection.execute(delete(deck_file).where(deck_file.c.path == new))
        self._connection.execute(
            update(deck_file).where(deck_file.c.path == old).values(path=new, missing=False)
        )
        self._connection.execute(update(deck).where(deck.c.path == old).values(path=new))

    def returned(self, path: str) -> None:
        """Note that a file that was missing is there again, unchanged."""
        self._connection.execute(update(deck_file).where(deck_file.c.path == path).values(missing=False))

    def remove(self, path: str) -> None:
        """Forget a file that is no longer registered. Its deck is asked no more; what was learnt of it stays."""
        self._connection.execute(delete(deck_file).where(deck_file.c.path == path))
        for name in self._connection.execute(select(deck.c.deck).where(deck.c.path == path)).scalars().all():
            self._take_off(name, path)

    def _deck_in(self, path: str) -> str:
        found = self._connection.execute(select(deck_file.c.deck).where(deck_file.c.path == path)).scalar()
        return found or ""

    def _put_file(self, path: str, file_hash: str, name: str, found: Sequence[Located]) -> None:
        row = {
            "path": path,
            "hash": file_hash,
            "deck": name,
            "missing": False,
            "errors": sum(each.problem.severity is Severity.ERROR for each in found),
            "problems": problems_text(tuple(found)),
        }
        self._connection.execute(delete(deck_file).where(deck_file.c.path == path))
        self._connection.execute(insert(deck_file), row)

    def _put_deck(self, path: str, read: Deck) -> None:
        row = {"deck": read.id, "title": read.title, "path": path, "present": True, "info": info_of(read)}
        self._connection.execute(delete(deck).where(deck.c.deck == read.id))
        self._connection.execute(insert(deck), row)
        decks_changed(self._connection, [read.id])

    def _take_off(self, name: str, path: str) -> None:
        taken = self._connection.execute(
            update(deck).where(deck.c.deck == name, deck.c.path == path).values(present=False)
        )
        if taken.rowcount:
            gone = select(question.c.question).where(question.c.deck == name, question.c.present)
            remove_questions(self._connection, name, self._connection.execute(gone).scalars().all())
            decks_changed(self._connection, [name])


@dataclass(frozen=True, slots=True)
class _Kept:
    """A question as the library has it."""

    fingerprint: str
    position: int
    present: bool


class _Questions:
    """One deck's questions and cards, written where they differ from what is kept."""

    def __init__(self, connection: Connection, read: Deck) -> None:
        self._connection = connection
        self._deck = read
        c = question.c
        rows = connection.execute(
            select(c.question, c.fingerprint, c.position, c.present).where(c.deck == read.id)
        ).all()
        self._kept = {row.question: _Kept(row.fingerprint, row.position, row.present) for row in rows}

    def put(self) -> None:
        """Write all that changed."""
        asked = [placed.question for placed in self._deck.questions]
        contents = {each.about.id: to_content(each) for each in asked}
        prints = {name: fingerprint_of(content) for name, content in contents.items()}
        changed = [each for each in asked if self._is_changed(each.about.id, prints[each.about.id])]
        known = [each.about.id for each in changed if each.about.id in self._kept]
        _forget_words(self._connection, self._deck.id, known)
        self._put_questions(contents, prints)
        _put_words(self._connection, self._deck.id, changed)
        put_citations(self._connection, self._deck.id, changed, known)
        self._put_cards(asked)
        remove_questions(self._connection, self._deck.id, self._left({each.about.id for each in asked}))

    def _is_changed(self, name: str, wanted: str) -> bool:
        kept = self._kept.get(name)
        return kept is None or kept.fingerprint != wanted or not kept.present

    def _left(self, here: set[str]) -> list[str]:
        if self._deck.unreadable:
            return []
        staying = here | set(self._deck.broken)
        return [name for name, kept in self._kept.items() if kept.present and name not in staying]

    def _put_questions(self, contents: Mapping[str, Mapping[str, object]], prints: Mapping[str, str]) -> None:
        rows: list[dict[str, object]] = []
        shifted: list[dict[str, object]] = []
        for position, (name, content) in enumerate(contents.items()):
            key = {"deck": self._deck.id, "question": name, "position": position}
            if self._is_changed(name, prints[name]):
                text = codec.written(content)
                rows.append({**key, "present": True, "fingerprint": prints[name], "content": text})
            elif self._kept[name].position != position:
                shifted.append({"of_deck": self._deck.id, "of_question": name, "place": position})
        _PUT_QUESTION.run_each(self._connection, rows)
        _SHIFT_QUESTION.run_each(self._connection, shifted)

    def _put_cards(self, asked: Sequence[Question]) -> None:
        c = card.c
        query = select(c.uid, c.question, c.part, c.position, c.active, c.section, c.groups, c.tags).where(
            c.deck == self._deck.id
        )
        kept = {row[0]: tuple(row) for row in self._connection.execute(query)}
        wanted = {row["uid"]: row for row in self._cards(asked)}
        names = {each.about.id for each in asked}
        changed = [
            row for uid, row in wanted.items() if kept.get(uid) != tuple(row[key] for key in _CARD_KEYS)
        ]
        gone = [uid for uid, row in kept.items() if row[1] in names and row[4] and uid not in wanted]
        _PUT_CARD.run_each(self._connection, [{**row, "deck": self._deck.id} for row in changed])
        _REST_CARD.run_each(self._connection, [{"wanted": uid} for uid in gone])

    def _cards(self, asked: Sequence[Question]) -> Iterator[dict[str, Any]]:
        position = 0
        for each in asked:
            about = each.about
            for part in each.parts():
                yield {
                    "uid": card_uid(self._deck.id, about.id, part),
                    "question": about.id,
                    "part": part,
                    "position": position,
                    "active": not about.draft,
                    "section": about.citations[0].section if about.citations else "",
                    "groups": "\n".join(about.groups),
                    "tags": _list_text(about.tags),
                }
                position += 1


@lru_cache(maxsize=256)  # many questions have the same tags
def _list_text(texts: tuple[str, ...]) -> str:
    return json.dumps(texts, ensure_ascii=False)


_CARD_KEYS = ("uid", "question", "part", "position", "active", "section", "groups", "tags")
_PUT_QUESTION = Prepared(
    (new := insert_or(question)).on_conflict_do_update(
        index_elements=["deck", "question"],
        set_={key: new.excluded[key] for key in ("position", "present", "fingerprint", "content")},
    ),
    ("deck", "question", "position", "present", "fingerprint", "content"),
)
_SHIFT_QUESTION = Prepared(
    update(question)
    .where(question.c.deck == bindparam("of_deck"), question.c.question == bindparam("of_question"))
    .values(position=bindparam("place"))
)
_PUT_CARD = Prepared(
    (fresh := insert_or(card)).on_conflict_do_update(
        index_elements=["uid"], set_={key: fresh.excluded[key] for key in _CARD_KEYS if key != "uid"}
    ),
    (*_CARD_KEYS, "deck"),
)
_REST_CARD = Prepared(update(card).where(card.c.uid == bindparam("wanted")).values(active=False))
_REST_CARDS = Prepared(
    update(card)
    .where(card.c.deck == bindparam("of_deck"), card.c.question == bindparam("of_question"), card.c.active)
    .values(active=False)
)
_LEAVE = Prepared(
    update(question)
    .where(question.c.deck == bindparam("of_deck"), question.c.question == bindparam("of_question"))
    .values(present=False)
)
_PUT_TAG = Prepared(insert_or(tag).on_conflict_do_nothing(), ("tag", "deck", "question"))
_PUT_RIVAL = Prepared(insert_or(rival).on_conflict_do_nothing(), ("text", "deck", "question"))
_PUT_WORDS = Prepared(
    (found := insert_or(question_words)).on_conflict_do_update(
        index_elements=["deck", "question"], set_={"words": found.excluded.words}
    ),
    ("deck", "question", "words"),
)
_DROP_TAGS = Prepared(
    delete(tag).where(tag.c.deck == bindparam("of_deck"), tag.c.question == bindparam("of_question"))
)
_DROP_RIVALS = Prepared(
    delete(rival).where(rival.c.deck == bindparam("of_deck"), rival.c.question == bindparam("of_question"))
)


def remove_questions(connection: Connection, deck_id: str, names: Iterable[str]) -> None:
    """Ask these questions no more and let none of their answers stand in the way of others; their content stays."""
    names = list(names)
    keys = [{"of_deck": deck_id, "of_question": name} for name in names]
    _LEAVE.run_each(connection, keys)
    _REST_CARDS.run_each(connection, keys)
    _forget_words(connection, deck_id, names)


def _forget_words(connection: Connection, deck_id: str, names: Iterable[str]) -> None:
    keys = [{"of_deck": deck_id, "of_question": name} for name in names]
    _DROP_TAGS.run_each(connection, keys)
    _DROP_RIVALS.run_each(connection, keys)


def _put_words(connection: Connection, deck_id: str, changed: Iterable[Question]) -> None:
    tags: list[dict[str, object]] = []
    rivals: list[dict[str, object]] = []
    searched: list[dict[str, object]] = []
    for each in changed:
        key = {"deck": deck_id, "question": each.about.id}
        tags += [{"tag": fold(name), **key} for name in each.about.tags]
        texts = {form for text in (*each.answers(), *each.wrong_answers()) for form in forms(text)}
        rivals += [{"text": text, **key} for text in texts]
        searched.append({"words": searched_words(each), **key})
    _PUT_TAG.run_each(connection, tags)
    _PUT_RIVAL.run_each(connection, rivals)
    _PUT_WORDS.run_each(connection, searched)
