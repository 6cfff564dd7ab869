"""Where a card's question is written, the learner's own copy of a shipped deck, and what came of an edit by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from quiz_app.decks.deck import Located, Reading
from quiz_app.decks.files import Refused, load, read_bytes
from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.journal.cards import split_uid
from quiz_app.questions.contents import from_content
from quiz_app.questions.node import Mark
from quiz_app.questions.problem import Severity
from quiz_app.storage import library
from quiz_app.storage.database import Database
from quiz_app.study.librarian import Librarian
from quiz_app.text import one_line, plural

_MOST_COPIES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Where a card's question is written; line and column count from 1.

    `is_found` is false where the file does not have the question just now; the place is then the first problem in it,
    or its beginning. `shipped` says that the file came with the program. `hash` is of its bytes as they were read,
    `fingerprint` of the question as the library has it.
    """

    card: str
    deck_title: str
    file: Path
    line: int
    column: int
    is_found: bool
    shipped: bool
    hash: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """What came of an edit: a sentence, the file's problems that keep something from being used, and whether it is bad.

    `is_trouble` says that the learner should not miss it.
    """

    sentence: str
    problems: tuple[Located, ...] = ()
    is_trouble: bool = False


class Editing:
    """Questions edited by hand, and decks read again when that was done."""

    def __init__(self, database: Database, librarian: Librarian) -> None:
        self._database = database
        self._librarian = librarian

    def written(self, card: str) -> Written:
        """Where a card's question is written; see `written`."""
        return written(self._database, card, self._librarian.shipped)

    def own_copy(self, file: Path) -> Path:
        """Copy a deck that came with the program into the learner's own folder, where it takes its place."""
        copy = own_copy(file, self._librarian.own)
        self.read_decks()
        return copy

    def edited(self, before: Written) -> Edited:
        """Read the decks after a question was edited, and say what came of it."""
        self.read_decks()
        return outcome(self._database, before, waits=self.is_waiting)

    def read_decks(self) -> bool:
        """Read the decks that changed; gives whether any had."""
        return self._librarian.sync()

    @property
    def is_waiting(self) -> bool:
        """Whether decks are to be read again, since another session was writing all the while."""
        return self._librarian.is_waiting

    def roots(self) -> tuple[Path, ...]:
        """Where decks are looked for."""
        return self._librarian.roots()

    def errors_in(self, path: str) -> tuple[Located, ...]:
        """The problems of a file that keep something from being used, as they were found when it was last read."""
        return errors_in(self._database, Path(path))


def written(database: Database, card: str, shipped: Path | None) -> Written:
    """Find where a card's question is written, in its file as it lies on disk now.

    Raises WrongUse for a card whose deck is not studied, EnvironmentFailed for a file that cannot be had.
    """
    deck, name, _ = split_uid(card)
    shelf = library.deck(database, deck)
    content = library.content(database, deck, name)
    if shelf is None or content is None or not shelf.present:
        raise WrongUse(
            f"The deck of {one_line(card, 80)} is not studied any more.",
            hint="`quiz decks add PATH` brings it back.",
            title="Nothing to edit",
        )
    file = Path(shelf.path)
    reading = load(file)
    if reading.refused:
        raise _gone(file, reading)
    mark, is_found = _mark_in(reading, name)
    return Written(
        card=card,
        deck_title=shelf.title,
        file=file,
        line=mark.line if mark else 1,
        column=mark.column if mark else 1,
        is_found=is_found,
        shipped=shipped is not None and file.is_relative_to(shipped),
        hash=hash_of(file),
        fingerprint=content.fingerprint,
    )


def own_copy(file: Path, own: Path) -> Path:
    """Copy a deck file into the learner's own folder, under a name that is free there; gives the copy.

    Raises EnvironmentFailed where the one cannot be read or the other not be written; then nothing is left behind.
    """
    try:
        data = read_bytes(file)
        own.mkdir(parents=True, exist_ok=True)
        return _put(own, file, data)
    except Refused as refusal:
        raise EnvironmentFailed(
            f"{one_line(str(file), 200)}: {refusal.problem.message}",
            hint=refusal.problem.hint,
            title="No copy was made",
        ) from None
    except OSError as failure:
        reason = one_line(failure.strerror or str(failure))
        raise EnvironmentFailed(
            f"The deck could not be copied into {one_line(str(own), 200)}: {reason}.",
            hint="Make room there, or give yourself the right to write; nothing was changed.",
            title="No copy was made",
        ) from None


def hash_of(file: Path) -> str:
    """By which a file's bytes are known, "" where they cannot be had."""
    try:
        return sha256(read_bytes(file)).hexdigest()
    except Refused:
        return ""


def outcome(database: Database, before: Written, *, waits: bool) -> Edited:
    """Say what came of an edit, once the decks were read again; `waits` where that was not possible yet."""
    file, name = before.file, one_line(before.file.name, 80)
    now = hash_of(file)
    if not now:
        refused = load(file)
        message = refused.problems[0].problem.message if refused.problems else ""
        return Edited(sentence=f"{name}: {message} Its cards can be studied as they were.", is_trouble=True)
    if waits:
        return Edited(
            sentence=f"Another session is writing; {name} is read as soon as it has done.", is_trouble=True
        )
    problems = errors_in(database, file)
    if problems:
        return Edited(sentence=problem_words(problems), problems=problems, is_trouble=True)
    if now == before.hash:
        return Edited(sentence=f"Nothing was changed in {name}.")
    return _came_of(database, before, name)


def _came_of(database: Database, before: Written, name: str) -> Edited:
    deck, question, part = split_uid(before.card)
    content = library.content(database, deck, question)
    if content is None or not content.present:
        return Edited(
            sentence=f"This question is no longer in {name}; its answers stay on record. "
            "If it has another id now, Home offers to carry its progress over.",
            is_trouble=True,
        )
    asked = from_content(content.content)
    if part not in asked.parts():
        return Edited(
            sentence=f"This card is no longer in {name}; its answers stay on record.", is_trouble=True
        )
    if asked.about.draft:
        return Edited(sentence="The question is a draft now, which is not asked; its progress is kept.")
    if content.fingerprint == before.fingerprint:
        return Edited(sentence=f"{name} was read again; this question is as it was.")
    return Edited(sentence="The question was read again; its progress is kept.")


def errors_in(database: Database, file: Path) -> tuple[Located, ...]:
    """The problems of a file that keep something from being used, as they were found when it was last read."""
    found = library.problems(database).get(str(file), ())
    return tuple(each for each in found if each.problem.severity is Severity.ERROR)


def problem_words(problems: tuple[Located, ...]) -> str:
    """The first problem at its line and column, and how many more there are."""
    first = problems[0]
    place = f":{first.line}:{first.column}" if first.line else ""
    more = f" And {plural(len(problems) - 1, 'further problem')}." if len(problems) > 1 else ""
    name = one_line(Path(first.path).name, 80)
    told = f"{first.problem.message} {first.problem.hint}".strip()
    return f"{name}{place} {one_line(told, 400)}{more} What cannot be read stays as it was."


def _gone(file: Path, reading: Reading) -> EnvironmentFailed:
    problem = reading.problems[0].problem
    return EnvironmentFailed(
        f"The deck file {one_line(str(file), 200)} cannot be edited. {problem.message}",
        hint="Its cards can be studied as they were.",
        title="Nothing to edit",
    )


def _mark_in(reading: Reading, name: str) -> tuple[Mark | None, bool]:
    """Where a question begins, or what is wrong with it stands; else the first problem of the file."""
    for placed in reading.deck.questions if reading.deck else ():
        if placed.question.about.id == name:
            return placed.start, True
    marked = [each.problem for each in reading.problems if each.problem.mark is not None]
    for problem in marked:
        if problem.question == name:
            return problem.mark, True
    return (marked[0].mark if marked else None), False


def _put(own: Path, file: Path, data: bytes) -> Path:
    from quiz_app.decks.placing import place_new

    for target in _names(own, file):
        try:
            place_new(target, data)
        except FileExistsError:
            continue
        return target
    raise FileExistsError(17, "Too many files of this name are there", str(own / file.name))


def _names(own: Path, file: Path) -> Iterator[Path]:
    yield own / file.name
    for number in range(2, _MOST_COPIES):
        yield own / f"{file.stem}-{number}{file.suffix}"
