"""The learners of a database: several may share one, and each has a log of their own."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from quiz_app.errors import WrongUse
from quiz_app.journal.ids import Entropy, new_id
from quiz_app.storage.database import Database
from quiz_app.storage.tables import learner
from quiz_app.text import fold, one_line

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Learner:
    """A person: a permanent id, and a name that may change."""

    id: str
    name: str


def learners(database: Database) -> tuple[Learner, ...]:
    """All learners, in the order in which they came."""
    with database.read() as connection:
        return _all(connection)


def find_learner(database: Database, name: str) -> Learner | None:
    """The learner of that name, upper or lower case and accents aside; None where there is none."""
    with database.read() as connection:
        return _named(connection, name)


def first_learner(database: Database, name: str, utc_ms: int, entropy: Entropy) -> Learner:
    """The learner who came first; in a database without any, one of this name is made."""
    known = learners(database)
    if known:
        return known[0]
    with database.write() as connection:
        known = _all(connection)  # another process may have been quicker
        return known[0] if known else _add(connection, name, utc_ms, entropy)


def add_learner(database: Database, name: str, utc_ms: int, entropy: Entropy) -> Learner:
    """Add a learner. Raises WrongUse for a name that is empty, too long, or taken."""
    with database.write() as connection:
        _refuse_taken(connection, name)
        return _add(connection, name, utc_ms, entropy)


def rename_learner(database: Database, name: str, new_name: str) -> Learner:
    """Give a learner another name; their log stays theirs. Raises WrongUse for unknown or unusable names."""
    with database.write() as connection:
        found = _named(connection, name)
        if found is None:
            raise WrongUse(
                f"There is no learner {one_line(name, 60)!r}.",
                hint="Learners are: " + ", ".join(each.name for each in _all(connection)) + ".",
            )
        shown = _usable(new_name)
        if fold(shown) != fold(found.name):
            _refuse_taken(connection, shown)
        packed = bytes.fromhex(found.id)
        connection.execute(update(learner).where(learner.c.learner == packed).values(name=shown))
    return Learner(found.id, shown)


def _all(connection: Connection) -> tuple[Learner, ...]:
    rows = connection.execute(select(learner.c.learner, learner.c.name).order_by(learner.c.id))
    return tuple(Learner(row.learner.hex(), row.name) for row in rows)


def _named(connection: Connection, name: str) -> Learner | None:
    wanted = fold(one_line(name))
    return next((each for each in _all(connection) if fold(each.name) == wanted), None)


def _add(connection: Connection, name: str, utc_ms: int, entropy: Entropy) -> Learner:
    made = Learner(new_id(utc_ms, entropy), _usable(name))
    connection.execute(insert(learner), {"learner": bytes.fromhex(made.id), "name": made.name})
    return made


def _refuse_taken(connection: Connection, name: str) -> None:
    taken = _named(connection, name)
    if taken is not None:
        raise WrongUse(f"There is already a learner {taken.name!r}.", hint="Choose another name.")


def _usable(name: str) -> str:
    shown = one_line(name)
    if not shown:
        raise WrongUse(
            "A learner needs a name.", hint="Write it after the command, such as `quiz learners add Ada`."
        )
    if len(shown) > LONGEST_NAME:
        raise WrongUse("That name is too long.", hint=f"A name has at most {LONGEST_NAME} characters.")
    return shown
