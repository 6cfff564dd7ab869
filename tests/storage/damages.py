"""Ways to damage a database file, each as a function on the folder that holds it; the file holds no log beside it."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random

PAGE = 4096
Damage = Callable[[Path], None]
DAMAGES: dict[str, Damage] = {}


def way(name: str) -> Callable[[Damage], Damage]:
    """Enter a way to damage the database at a path."""

    def entered(damage: Damage) -> Damage:
        assert name not in DAMAGES
        DAMAGES[name] = damage
        return damage

    return entered


def rewritten(name: str, change: Callable[[bytearray, Path], None]) -> None:
    """Enter a way that changes the bytes of the file."""

    def damage(path: Path) -> None:
        data = bytearray(path.read_bytes())
        before = bytes(data)
        change(data, path)
        assert bytes(data) != before, "this damaged nothing"
        path.write_bytes(data)

    way(name)(damage)


def root_of(path: Path, name: str) -> int:
    """The number of the first page of a table or index."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return int(connection.execute(query, (name,)).fetchone()[0])


def tree(data: bytes | bytearray, number: int) -> Iterator[int]:
    """The pages of a tree, its root first."""
    yield number
    at = (number - 1) * PAGE
    if data[at] in (0x02, 0x05):
        cells = int.from_bytes(data[at + 3 : at + 5])
        for place in range(at + 12, at + 12 + 2 * cells, 2):
            cell = at + int.from_bytes(data[place : place + 2])
            yield from tree(data, int.from_bytes(data[cell : cell + 4]))
        yield from tree(data, int.from_bytes(data[at + 8 : at + 12]))


def leaves(data: bytes | bytearray, path: Path, name: str) -> list[int]:
    """The pages of a table or index that hold its rows."""
    return [page for page in tree(data, root_of(path, name)) if data[(page - 1) * PAGE] in (0x0A, 0x0D)]


def blot(data: bytearray, page: int, fill: bytes | None = None) -> None:
    """Write over a whole page."""
    data[(page - 1) * PAGE : page * PAGE] = fill or Random(page).randbytes(PAGE)


def flip(data: bytearray, after: bytes, skip: int = 0, bit: int = 1) -> None:
    """Change one bit of the byte that stands so many bytes after the last place of some text."""
    place = data.rfind(after)
    assert place >= 0, after
    data[place + len(after) + skip] ^= bit


def cut_to(share: float, less: int = 0) -> Callable[[bytearray, Path], None]:
    """Leave only a share of whole pages, and some bytes less."""

    def cut(data: bytearray, _path: Path) -> None:
        del data[int(len(data) // PAGE * share) * PAGE - less :]

    return cut


for _share in (0.99, 0.75, 0.5, 0.25, 0.05):
    rewritten(f"cut to {_share:.0%}", cut_to(_share))
rewritten("cut in the middle of a page", cut_to(0.5, 1000))
rewritten("one byte short", lambda data, _: data.__delitem__(slice(len(data) - 1, None)))
rewritten("only its header", lambda data, _: data.__delitem__(slice(100, None)))
rewritten("only half its header", lambda data, _: data.__delitem__(slice(50, None)))
rewritten("only its first page", lambda data, _: data.__delitem__(slice(PAGE, None)))
rewritten("all zeroes", lambda data, _: data.__setitem__(slice(None), bytes(len(data))))
rewritten("all garbage", lambda data, _: data.__setitem__(slice(None), Random(1).randbytes(len(data))))
rewritten(
    "its first half zeroes", lambda data, _: data.__setitem__(slice(0, len(data) // 2), bytes(len(data) // 2))
)
rewritten(
    "its last half zeroes",
    lambda data, _: data.__setitem__(slice(len(data) // 2, None), bytes(len(data) - len(data) // 2)),
)
rewritten("junk at its end", lambda data, _: data.extend(b"junk" * 999))
rewritten("a whole page of junk at its end", lambda data, _: data.extend(Random(2).randbytes(PAGE)))
rewritten("another magic", lambda data, _: data.__setitem__(slice(0, 16), b"SQLite format 4\0"))
rewritten("another page size", lambda data, _: data.__setitem__(slice(16, 18), b"\x08\x00"))
rewritten("an impossible page size", lambda data, _: data.__setitem__(slice(16, 18), b"\x00\x07"))
rewritten("another application's number", lambda data, _: data.__setitem__(slice(68, 72), b"ANKI"))
rewritten("the number of a newer schema", lambda data, _: data.__setitem__(slice(60, 64), b"\0\0\0\x63"))
rewritten("fewer pages in its header", lambda data, _: data.__setitem__(slice(28, 32), (9).to_bytes(4)))
rewritten("another text encoding", lambda data, _: data.__setitem__(slice(56, 60), (3).to_bytes(4)))
rewritten("a garbage header", lambda data, _: data.__setitem__(slice(0, 100), Random(3).randbytes(100)))
rewritten("a garbage first page", lambda data, _: blot(data, 1))
rewritten(
    "a header alone in the first page", lambda data, _: data.__setitem__(slice(100, PAGE), bytes(PAGE - 100))
)
rewritten("a table that is renamed in the schema", lambda data, _: flip(data, b"CREATE TABLE event", -2))
rewritten(
    "an index that is renamed in the schema", lambda data, _: flip(data, b"CREATE INDEX ix_event_clock", -2)
)
rewritten("a column that is renamed in the schema", lambda data, _: flip(data, b"\tpayload", -2))
for _name in ("event", "ix_event_card", "learner", "device", "question_version", "question", "card", "card_state",
              "day_total", "deck_file", "deck", "question_words", "question_citation", "meta",
              "uq_event_event_id"):  # fmt: skip
    _table = "sqlite_autoindex_event_1" if _name == "uq_event_event_id" else _name
    rewritten(f"a garbage root of {_name}", lambda data, path, t=_table: blot(data, root_of(path, t)))  # type: ignore[misc]
rewritten("a garbage leaf of event", lambda data, path: blot(data, leaves(data, path, "event")[3]))
rewritten(
    "zeroes for a leaf of event", lambda data, path: blot(data, leaves(data, path, "event")[3], bytes(PAGE))
)
rewritten("the last leaf of event", lambda data, path: blot(data, leaves(data, path, "event")[-1]))
rewritten("a garbage leaf of an index", lambda data, path: blot(data, leaves(data, path, "ix_event_card")[0]))
rewritten(
    "zeroes for a leaf of an index",
    lambda data, path: blot(data, leaves(data, path, "ix_event_card")[0], bytes(PAGE)),
)


def _swapped(data: bytearray, path: Path) -> None:
    one, other = leaves(data, path, "event")[1:3]
    first = bytes(data[(one - 1) * PAGE : one * PAGE])
    blot(data, one, bytes(data[(other - 1) * PAGE : other * PAGE]))
    blot(data, other, first)


def _repeated(data: bytearray, path: Path) -> None:
    one, other = leaves(data, path, "event")[1:3]
    blot(data, one, bytes(data[(other - 1) * PAGE : other * PAGE]))


def _overflow(data: bytearray, _path: Path) -> None:
    place = data.rfind(b"A long note. " * 20)
    blot(data, place // PAGE + 1)


def _older_page(data: bytearray, path: Path) -> None:
    backup = next((path.parent / "backups").iterdir()).read_bytes()
    last = leaves(data, path, "event")[-1]
    blot(data, last, backup[PAGE : 2 * PAGE])


def _free_list(data: bytearray, _path: Path) -> None:
    data[32:40] = (len(data) // PAGE).to_bytes(4) + (5).to_bytes(4)


rewritten("two pages swapped", _swapped)
rewritten("a page twice", _repeated)
rewritten("a page of a long note", _overflow)
rewritten("a page of an older copy", _older_page)
rewritten("a list of free pages that are in use", _free_list)
rewritten("a bit of an answer's grade", lambda data, _: flip(data, b'"grade":'))
rewritten("a bit of an answer's card", lambda data, _: flip(data, b"answeredrivers/", 1))
rewritten("a bit of a long note", lambda data, _: flip(data, b"A long note. A long"))
rewritten("a bit that makes a text none", lambda data, _: flip(data, b'"grade":', 0, 0x80))
rewritten("a bit of a wording", lambda data, _: flip(data, b"In the Laptev Se"))


def _learner(data: bytearray, path: Path) -> None:
    # The row ends with the name, which stands at the end of the page.
    data[root_of(path, "learner") * PAGE - len("Ada") - 5] ^= 1


rewritten("a bit of the learner's id", _learner)


def changed_by(name: str, *statements: str) -> None:
    """Enter a way that leaves a file sound to SQLite, as a bit that flips within a value does."""

    def damage(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            count = sum(connection.execute(statement).rowcount for statement in statements)
            connection.commit()
            assert count
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    way(name)(damage)


changed_by("a state with another due day", "UPDATE card_state SET due_day = due_day + 1")
changed_by("a state that is no state", "UPDATE card_state SET lapse_days = 'x'")
changed_by("a total with another sum", "UPDATE day_total SET answers = answers + 1")
changed_by("a state that is gone", "DELETE FROM card_state WHERE card = 'rivers/lena'")
changed_by("an undo filed under another", "UPDATE event SET target = x'00' WHERE kind = 'undone'")
changed_by(
    "a question that reads otherwise", "UPDATE question SET content = replace(content, 'Laptev', 'Kara')"
)
changed_by("a question that cannot be read", "UPDATE question SET content = '{' WHERE question = 'lena'")
changed_by("words that are not a question's", "UPDATE question_words SET words = 'nothing'")
changed_by("citations that are not a question's", "DELETE FROM question_citation")
changed_by("a card of another part", "UPDATE card SET part = 'c7' WHERE part = 'c1'")
changed_by("problems that cannot be read", "UPDATE deck_file SET problems = '['")
changed_by("a deck that says nothing of itself", "UPDATE deck SET info = '[]'")
changed_by("answers of a learner who is not there", "UPDATE event SET learner = 9 WHERE id = 3")


@way("gone")
def _gone(path: Path) -> None:
    path.unlink()


@way("empty")
def _empty(path: Path) -> None:
    path.write_bytes(b"")


@way("a text in its place")
def _text(path: Path) -> None:
    path.write_text("Dear diary, today I learnt nothing.\n" * 100)


@way("a picture in its place")
def _picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + Random(4).randbytes(9000))


@way("another program's database in its place")
def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (id INTEGER)")
        connection.commit()


@way("a folder in its place")
def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@way("an older copy in its place")
def _older(path: Path) -> None:
    shutil.copyfile(path.with_name("early.db"), path)


@way("an older copy with the log of another")
def _foreign_log(path: Path) -> None:
    _leave_log(path)
    shutil.copyfile(path.with_name("early.db"), path)


@way("gone, with a log left")
def _log_alone(path: Path) -> None:
    _leave_log(path)
    path.unlink()


@way("empty, with a log left")
def _log_beside_nothing(path: Path) -> None:
    _leave_log(path)
    path.write_bytes(b"")


@way("a log that is gone")
def _log_gone(path: Path) -> None:
    shutil.copyfile(path.with_name("early.db"), path)
    assert path.with_name("late.db-wal").exists()


@way("a log cut in its middle")
def _log_cut(path: Path) -> None:
    _split(path)
    log = path.with_name(path.name + "-wal")
    log.write_bytes(log.read_bytes()[: log.stat().st_size // 3])


@way("a garbage log")
def _log_garbage(path: Path) -> None:
    _split(path)
    log = path.with_name(path.name + "-wal")
    log.write_bytes(Random(5).randbytes(log.stat().st_size))


@way("a garbage page with a whole log")
def _page_and_log(path: Path) -> None:
    _split(path)
    data = bytearray(path.read_bytes())
    blot(data, leaves(path.with_name("early.db").read_bytes(), path.with_name("early.db"), "event")[1])
    path.write_bytes(data)


@way("a garbage shared memory and a garbage page")
def _shared_memory(path: Path) -> None:
    _page_and_log(path)
    path.with_name(path.name + "-shm").write_bytes(Random(6).randbytes(32768))


def _split(path: Path) -> None:
    """The same contents, of which a part lies in the write-ahead log."""
    shutil.copyfile(path.with_name("late.db"), path)
    shutil.copyfile(path.with_name("late.db-wal"), path.with_name(path.name + "-wal"))


def _leave_log(path: Path) -> None:
    """Put a write-ahead log beside the file that was written for another state of it."""
    other = path.with_name("other.db")
    shutil.copyfile(path, other)
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("UPDATE event SET utc_ms = utc_ms WHERE id > 250")
        connection.commit()
        kept = other.with_name("other.db-wal").read_bytes()
    path.with_name(path.name + "-wal").write_bytes(kept)
    other.unlink()
