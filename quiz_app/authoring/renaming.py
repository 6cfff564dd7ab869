"""Renaming, duplicating and moving decks and questions: what is to be written where, and what goes by which name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from quiz_app.authoring.named import Library, check_id, find
from quiz_app.authoring.rewriting import Change
from quiz_app.decks.files import Refused, read_bytes
from quiz_app.decks.moving import question_duplicated, question_given, question_taken
from quiz_app.decks.reader import read_deck
from quiz_app.decks.renaming import (
    CannotRename,
    Text,
    deck_renamed,
    groups_followed,
    keyed,
    question_renamed,
    text_of,
)
from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.questions.model import Question
from quiz_app.text import one_line

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be done, and nothing of it done yet.

    `changes` are in the order in which they have to be on disk; `deck` lies in `file` afterwards, which is a copy of
    `copied` if that is given. `renamed` are the questions as (old, new), `fresh` the names of copies, all as
    deck/question; `holders` the files in which the old names stand, by deck; `notes` are further sentences.
    """

    changes: tuple[Change, ...]
    deck: str
    file: Path
    renamed: tuple[tuple[str, str], ...] = ()
    fresh: tuple[str, ...] = ()
    holders: Mapping[str, Path] = field(default_factory=dict)
    copied: Path | None = None
    notes: tuple[str, ...] = ()

    def became(self) -> dict[str, Question]:
        """The questions whose names are new, by these."""
        given = {*self.fresh, *(new for _, new in self.renamed)}
        after = next((change.after for change in self.changes if change.file == self.file), b"")
        read = read_deck(after, "").deck
        named = {f"{self.deck}/{p.question.about.id}": p.question for p in (read.questions if read else ())}
        return {name: question for name, question in named.items() if name in given}


def rename(library: Library, old: str, new: str) -> Plan:
    """Another id for a deck or a question. Raises WrongUse and EnvironmentFailed; so do all that follow."""
    named = find(library, old)
    text = _read(library, named.file, writable=True)
    if not named.question:
        return _rename_deck(library, named.file, text, new)
    identity = _question_id(text.deck.id, new, f"quiz decks move {one_line(old, 100)} DECK")
    _refuse_same(text, named.question, identity)
    after = _asked(lambda: question_renamed(text, named.question, identity))
    return Plan(
        changes=(Change(named.file, text.data, after),),
        deck=text.deck.id,
        file=named.file,
        renamed=((f"{text.deck.id}/{named.question}", f"{text.deck.id}/{identity}"),),
        holders={text.deck.id: named.file},
    )


def duplicate(library: Library, old: str, new: str) -> Plan:
    """A copy of a deck in a file of its own, or of a question right below it, with another id and without progress."""
    named = find(library, old)
    text = _read(library, named.file, writable=bool(named.question))
    if not named.question:
        return _duplicate_deck(library, named.file, text, new)
    identity = _question_id(text.deck.id, new, "")
    _refuse_same(text, named.question, identity)
    after = _asked(lambda: question_duplicated(text, named.question, identity))
    fresh = (f"{text.deck.id}/{identity}",)
    changes = (Change(named.file, text.data, after),)
    return Plan(changes=changes, deck=text.deck.id, file=named.file, fresh=fresh)


def move(library: Library, questions: Sequence[str], other: str, identity: str = "") -> Plan:
    """Questions put at the end of another deck; `identity` is the id of the one there, where its own is taken."""
    target = find(library, other)
    if target.question:
        raise WrongUse(f"{one_line(other, 80)} is a question.", hint="Name the deck that it shall move to.")
    if identity and len(questions) != 1:
        raise WrongUse("--as gives one question its id.", hint="Move the others by a command of their own.")
    check_id(identity or "x", "a question")
    there = before = _read(library, target.file, writable=True)
    sources: dict[Path, tuple[bytes, Text]] = {}
    renamed: list[tuple[str, str]] = []
    notes: list[str] = []
    for each in dict.fromkeys(questions):
        named = find(library, each)
        if not named.question:
            raise WrongUse(f"{one_line(each, 80)} is a deck.", hint="Name its questions, as DECK/QUESTION.")
        file = named.file.resolve()
        if file == target.file.resolve():
            raise WrongUse(
                f"{one_line(each, 80)} is in that deck already.",
                hint="`quiz decks rename` gives it another id.",
            )
        data, here = sources.get(file) or (None, _read(library, named.file, writable=True))
        new = identity or named.question
        given, left, note = _asked(partial(_handed_over, here, named.question, there, new))
        renamed.append((f"{here.deck.id}/{named.question}", f"{before.deck.id}/{new}"))
        notes += [note] if note else []
        there, sources[file] = given, (here.data if data is None else data, left)
    notes += _unnamed_documents(there, before)
    # The deck that gains the questions first: broken off in between, they stand in both, and nothing is lost.
    changes = [Change(target.file, before.data, there.data)] if there.data != before.data else []
    changes += [Change(file, data, here.data) for file, (data, here) in sources.items()]
    return Plan(
        changes=tuple(changes),
        deck=before.deck.id,
        file=target.file,
        renamed=tuple(renamed),
        holders={here.deck.id: file for file, (_, here) in sources.items()},
        notes=tuple(notes),
    )


def _handed_over(here: Text, question: str, there: Text, new: str) -> tuple[Text, Text, str]:
    """The other deck with the question, its own without it, and what is to be said of that."""
    given, note = _given(here, question, there, new)
    return text_of(given, there.name), text_of(question_taken(here, question), here.name), note


def _given(here: Text, question: str, there: Text, new: str) -> tuple[bytes, str]:
    """The file of the other deck with the question; as it is where it stands there already, word for word."""
    given = here.question(question)
    for placed in there.deck.questions:
        if placed.question.about.id == new:
            ((one, one_groups),) = keyed(here.deck.id, [given])
            ((two, two_groups),) = keyed(there.deck.id, [placed.question])
            if one_groups == two_groups and _words(one) == _words(two):
                return there.data, f"{there.deck.id}/{new} stood there already, word for word."
            raise CannotRename(
                f"The deck {there.deck.id} has a question {new} already.",
                "`--as NEWID` gives the one that moves another id.",
            )
    there.refuse_taken(new)
    return question_given(here, question, there, new), ""


def _words(question: Question) -> dict[str, object]:
    from quiz_app.questions.contents import to_content

    return {key: value for key, value in to_content(question).items() if key not in ("id", "groups")}


def _rename_deck(library: Library, file: Path, text: Text, new: str) -> Plan:
    _check_deck_id(library, text, file, new)
    changes, notes = [], []
    for deck, path in library.decks.items():
        if deck == text.deck.id or path.resolve() == file.resolve():
            continue
        change, note = _follow(library, path, text.deck.id, new)
        changes += [change] if change else []
        notes += [note] if note else []
    after = _asked(lambda: deck_renamed(text, new))
    # The deck itself last: broken off before it, the same command goes on.
    changes.append(Change(file, text.data, after))
    renamed = tuple(
        (f"{text.deck.id}/{name}", f"{new}/{name}")
        for name in (*(p.question.about.id for p in text.deck.questions), *text.deck.broken)
    )
    return Plan(
        changes=tuple(changes),
        deck=new,
        file=file,
        renamed=renamed,
        holders={text.deck.id: file},
        notes=tuple(notes),
    )


def _follow(library: Library, path: Path, old: str, new: str) -> tuple[Change | None, str]:
    """The change by which another deck's groups follow, or the sentence that says why they do not."""
    try:
        data = read_bytes(path)
        if not re.search(rb"\b%s\s*/" % old.encode(), data) or read_deck(data, "").deck is None:
            return None, ""
        text = text_of(data, one_line(str(path)))
        after = groups_followed(text, old, new)
    except (Refused, CannotRename):
        return None, f"{one_line(str(path))} could not be read whole; look there for groups `{old}/…`."
    if after == data:
        return None, ""
    if library.is_shipped(path):
        return None, f"{one_line(str(path))} came with the program; its groups `{old}/…` stay as they are."
    return Change(path, data, after), ""


def _duplicate_deck(library: Library, file: Path, text: Text, new: str) -> Plan:
    _check_deck_id(library, text, file, new)
    folder = library.own if library.is_shipped(file) else file.parent
    copy = folder / f"{new}.yaml"
    if copy.exists() or copy.is_symlink():
        raise WrongUse(f"{one_line(str(copy))} is there already.", hint="Choose another id.")
    after = _asked(lambda: deck_renamed(text, new))
    notes = (f"Both are called “{one_line(text.deck.title, 60)}”: give the copy a `title:` of its own.",)
    fresh = tuple(f"{new}/{placed.question.about.id}" for placed in text.deck.questions)
    changes = (Change(copy, None, after),)
    return Plan(changes=changes, deck=new, file=copy, fresh=fresh, copied=file, notes=notes)


def _unnamed_documents(there: Text, before: Text) -> list[str]:
    had, have = ({each.problem.message for each in text.reading.problems} for text in (before, there))
    return [f"{there.name}: {message}" for message in sorted(have - had)]


def _read(library: Library, file: Path, *, writable: bool) -> Text:
    name = one_line(str(file), 200)
    if writable and library.is_shipped(file):
        raise WrongUse(
            f"{name} came with the program and is left as it is.",
            hint="`quiz decks duplicate DECK NEW` makes a deck of your own of it.",
        )
    try:
        data = read_bytes(file)
    except Refused as refusal:
        raise EnvironmentFailed(f"{name}: {refusal.problem.message}", hint=refusal.problem.hint) from None
    return _asked(lambda: text_of(data, name))


def _asked(work: Callable[[], T]) -> T:
    try:
        return work()
    except CannotRename as refusal:
        raise WrongUse(refusal.reason, hint=refusal.hint) from None


def _question_id(deck: str, new: str, otherwise: str) -> str:
    """The id meant by NEW or DECK/NEW."""
    there, sign, identity = new.rpartition("/")
    if sign and there != deck:
        hint = f"`{otherwise}` puts a question into another deck." if otherwise else "Name an id alone."
        raise WrongUse(f"{one_line(new, 80)} is in another deck.", hint=hint)
    check_id(identity, "a question")
    return identity


def _check_deck_id(library: Library, text: Text, file: Path, new: str) -> None:
    check_id(new, "a deck")
    if new == text.deck.id:
        raise WrongUse(f"{one_line(str(file))} is the deck {new} already.", hint="Choose another id.")
    if new in library.decks:
        raise WrongUse(
            f"There is a deck {new} already: {one_line(str(library.decks[new]))}.", hint="Choose another id."
        )


def _refuse_same(text: Text, old: str, new: str) -> None:
    _asked(lambda: text.item(old))
    _asked(lambda: text.refuse_taken(new))
