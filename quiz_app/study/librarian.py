"""Decks as the learner handles them: add, remove, hear what is wrong."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock

from quiz_app.decks.files import find_deck_files
from quiz_app.errors import DatabaseBusy, EnvironmentFailed, WrongUse
from quiz_app.questions.contents import from_content
from quiz_app.storage import library
from quiz_app.storage.database import Database
from quiz_app.storage.registered import FILE, FOLDER, add_deck_path, deck_paths, remove_deck_path
from quiz_app.study import adding, shelf
from quiz_app.text import one_line, plural

_LATER = "Another session is writing, so decks that changed are as they were; they are read the next time."


class Librarian:
    """The decks of one database, and what the learner should hear of them."""

    def __init__(self, database: Database, shipped: Path | None, own: Path) -> None:
        self._database = database
        self.shipped = shipped
        self.own = own
        self._waits = False  # what changed could not be taken in the last time
        # One look at a time: of two at once the earlier one could end last, and put back what had been written since.
        self._turn = Lock()

    def sync(self, told: Callable[[int, int], None] | None = None) -> bool:
        """Bring the library up to date with the files; where another session is writing all the while, not yet.

        Gives whether anything had changed.
        """
        with self._turn:
            try:
                changes = shelf.sync(self._database, self.roots(), told, self._precedence())
            except DatabaseBusy:
                self._waits = True
                return False
            self._waits = False
        return bool(changes.read or changes.moved or changes.returned or changes.gone)

    def _precedence(self) -> shelf.Precedence | None:
        return shelf.Precedence(own=self.own, shipped=self.shipped) if self.shipped else None

    def roots(self) -> tuple[Path, ...]:
        """Where decks are looked for."""
        return shelf.roots(self._database, self.shipped, self.own)

    @property
    def is_waiting(self) -> bool:
        """Whether another session was writing all the while, so that what changed is to be read again."""
        return self._waits

    def notices(self) -> tuple[str, ...]:
        """What the learner should know of the decks: problems and vanished files."""
        return (*((_LATER,) if self._waits else ()), *self._troubles())

    def add(self, path: Path, utc_ms: int) -> tuple[str, ...]:
        """Study the deck file, or every deck in the folder, where it lies; gives sentences of what was added.

        A file that is no deck is refused, and a folder without one; raises WrongUse and EnvironmentFailed.
        """
        shown = one_line(str(path), 200)
        place = _place(path)
        if place is None:
            raise EnvironmentFailed(
                f"There is no file or folder {shown}.", hint="Check the path for typing errors."
            )
        if not _is_text(str(place)):
            raise EnvironmentFailed(
                f"The name {shown} is no valid text.", hint="Rename the file or folder, then add it."
            )
        if not find_deck_files(place):
            raise WrongUse(f"There is no deck in {shown}.", hint="Deck files end in .yaml or .yml.")
        if self._is_elsewhere(place):
            adding.refuse_unusable(place, shown, self._owner)
        hidden = {each.path for each in deck_paths(self._database) if each.kind == shelf.HIDDEN}
        for file in find_deck_files(place):
            if str(file) in hidden:
                remove_deck_path(self._database, str(file))
        kind = FOLDER if place.is_dir() else FILE
        fresh = self._is_elsewhere(place) and add_deck_path(self._database, str(place), kind, utc_ms)
        self.sync()
        return tuple(self._found_in(place, shown, fresh=fresh))

    def remove(self, target: str) -> str:
        """Study a deck (by id) or an added path no more; gives a sentence. Files and progress are left alone."""
        place = str(_place(Path(target)) or _spelt_out(target))
        added = {each.path for each in deck_paths(self._database) if each.kind == FOLDER}
        if place in added:
            remove_deck_path(self._database, place)
            self.sync()
            return f"{one_line(target)} is no longer studied. Your progress is kept."
        known = library.decks(self._database)
        deck = next((each for each in known if each.deck == target), None)
        deck = deck or next((each for each in known if each.path == place), None)
        if deck is None:
            raise WrongUse(
                f"There is no deck {one_line(target, 60)!r}.", hint="`quiz decks` lists the decks there are."
            )
        self._hide(deck.path)
        shipped = library.deck(self._database, deck.deck)
        if shipped is not None and shipped.present:
            # The learner's own copy has gone, and the deck that came with the program has come in its place.
            self._hide(shipped.path)
        again = f"`quiz decks add {shlex.quote(one_line(deck.path))}`"
        return f"{one_line(deck.title)} is no longer studied. {again} brings it back with your progress."

    def _hide(self, path: str) -> None:
        remove_deck_path(self._database, path)
        if not self._is_elsewhere(Path(path)):
            # It lies in a folder whose other decks stay.
            add_deck_path(self._database, path, shelf.HIDDEN, 0)
        self.sync()

    def _is_elsewhere(self, place: Path) -> bool:
        return not any(place.is_relative_to(root) for root in self.roots())

    def _owner(self, deck: str) -> Path | None:
        """The file from which a deck is read now; None where there is none any more."""
        known = library.deck(self._database, deck)
        path = Path(known.path) if known is not None and known.present else None
        return path if path is not None and path.exists() else None

    def _found_in(self, place: Path, shown: str, *, fresh: bool) -> Iterator[str]:
        here = [deck for deck in library.decks(self._database) if Path(deck.path).is_relative_to(place)]
        counts = {deck.deck: self._cards(deck.deck) for deck in here}
        word = "Added" if fresh else "Already there"
        for deck in here:
            yield f"{word}: {one_line(deck.title)} ({deck.deck}), {plural(counts[deck.deck], 'card')}."
        if not here:
            yield f"{shown} was added, but holds no deck that can be used yet."
        known = library.known_files(self._database)
        for path, found in library.problems(self._database).items():
            if Path(path).is_relative_to(place) and found:
                check = f"`quiz check {shlex.quote(one_line(path))}`"
                if known[path].deck:
                    yield f"{check} names {plural(len(found), 'problem')}."
                else:
                    yield f"{one_line(path)} is not studied. {adding.reason(found).message} {check} tells more."

    def _cards(self, deck: str) -> int:
        questions = library.questions_of(self._database, deck).values()
        return sum(len(from_content(each.content).parts()) for each in questions if each.present)

    def _troubles(self) -> Iterator[str]:
        found = library.problems(self._database)
        for path, known in library.known_files(self._database).items():
            shown, check = one_line(path), f"`quiz check {shlex.quote(one_line(path))}`"
            if known.missing:
                yield f"The deck file {shown} has vanished; its cards can be studied as they were."
            elif known.errors and not known.deck:
                yield f"{shown} is not studied. {adding.reason(found[path]).message} {check} tells more."
            elif known.errors:
                yield (
                    f"{plural(known.errors, 'problem')} in {shown}; the rest of it can be studied. "
                    f"{check} shows how to mend {'it' if known.errors == 1 else 'them'}."
                )


def _place(path: Path) -> Path | None:
    """The absolute path without `..`, by which a file or folder is known; None where nothing is there."""
    try:
        named = path.expanduser().absolute()
        place = Path(os.path.normpath(named))
        # Behind a link to a folder, `..` may lead elsewhere than it reads.
        return place if place.samefile(named) else named.resolve(strict=True)
    except (OSError, RuntimeError):  # nothing of that name, or no such user's home
        return None


def _spelt_out(target: str) -> str:
    """The path of a file that is not there any more."""
    return os.path.normpath(Path(target).absolute())


def _is_text(name: str) -> bool:
    # The bytes of a file name that are no UTF-8 come as lone surrogates, which the database cannot keep.
    return not any(0xD800 <= ord(character) <= 0xDFFF for character in name)
