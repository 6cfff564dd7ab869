"""The words by which questions are searched, made anew from what the library holds."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from quiz_app.journal import codec
from quiz_app.questions.contents import from_content
from quiz_app.questions.searching import searched_words
from quiz_app.storage.tables import question, question_words

_AT_ONCE = 1000


def remake_words(connection: Connection) -> None:
    """Make the words of all questions anew, also of those that left their deck, within the caller's transaction."""
    connection.execute(delete(question_words))
    rows = connection.execute(select(question.c.deck, question.c.question, question.c.content))
    for some in rows.partitions(_AT_ONCE):
        made = [
            {"deck": deck, "question": name, "words": words}
            for deck, name, content in some
            if (words := _words_in(content)) is not None
        ]
        if made:
            connection.execute(insert(question_words), made)


def _words_in(content: str) -> str | None:
    try:
        return searched_words(from_content(codec.read(content)))
    except ValueError:  # of a newer version, which knows more types
        return None
