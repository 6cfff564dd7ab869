"""Starting a deck: a commented file with an example of each type, which is already a good deck."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from quiz_app.authoring.schema import EDITOR_LINE, SCHEMA_NAME, write_schema
from quiz_app.decks.placing import place_new
from quiz_app.errors import EnvironmentFailed, QuizError, WrongUse
from quiz_app.questions.identity import is_id, suggest_id
from quiz_app.questions.question_type import QuestionType
from quiz_app.questions.registry import TYPES
from quiz_app.text import clean, one_line

_HEAD = """\
# A deck for quiz: study it with `quiz`, check it with `quiz check`. The line above lets editors complete it.
# Text with ": " or " #" in it, or one that begins with [ { * & ! | > % @ or a quote, goes in quotes.

deck: DECK_ID                      # permanent: progress hangs on it, so it should never change
title: DECK_TITLE
language: DECK_LANGUAGE
# description: What this deck is about, in a sentence.
# license: CC-BY-4.0

SOURCES# Each question has besides `section`:
#   explain: shown after the answer; why it is so
# and may have:
#   hint: shown on request before the answer
#   tags: [one, another]                level: 1 to 3
#   group: questions of one group are asked on different days; `other-deck/name` is a group of another deck
#   draft: true                         (not asked yet, and not judged by `quiz check`)
#   allow: {L005: why}                  (a rule of `quiz check` does not hold here)
# An id is permanent too. `quiz check --fix` writes one into every question that has none.

questions:
"""
_SOURCES = """\
# The documents that the questions are built from. A question says where its answer stands with `section: Heading`,
# or with `source: my-document > Heading > 3` for the third paragraph below that heading.
document: my-document              # the one that `section:` alone refers to
sources:
  my-document:
    title: The title of the document
    kind: article
    file: my-document.txt          # beside this deck, or in a folder documents/

"""
_OF_A_DOCUMENT = """\
# The documents that the questions are built from. A question says where its answer stands with `section: Heading`,
# or with `source: DOCUMENT_ID > Heading > 3` for the third paragraph below that heading.
document: DOCUMENT_ID
sources:
  DOCUMENT_ID:
    title: DOCUMENT_TITLE
    file: DOCUMENT_FILE
  example-atlas:                   # goes with the examples below, and with them it can go
    title: What the examples are about
DOCUMENT_SECTIONS
"""
_MOST_SECTIONS = 60
# The order in which the types are learnt easiest; a type that is not named here comes after them.
_TEACHING = (
    "flashcard",
    "typed",
    "choice",
    "multi-select",
    "true-false",
    "cloze",
    "number",
    "date",
    "list",
    "order",
    "match",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The document that a new deck is built from: its id, title, the name of its file, and its sections' headings."""

    id: str
    title: str
    file: str
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Started:
    """A deck that was made: its file, its id and its title; `notice` says why editors will not know its keys, if so."""

    path: Path
    deck: str
    title: str
    notice: str = ""


def start_deck(
    name: str, folder: Path, title: str = "", *, language: str = "en", source: Source | None = None
) -> Started:
    """Write a new deck called `name` (its id, or a title to make one of) into `folder`; never over another file.

    The schema that its first line names is written beside it; `source` is the document it is built from. Raises
    WrongUse for a name of which no id can be made or a file that is there already, and EnvironmentFailed where the
    file cannot be written.
    """
    identity, usual = named(name)
    title = one_line(title) or usual
    path = folder / f"{identity}.yaml"
    _write(path, deck_text(identity, title, language, source))
    return Started(path, identity, title, _write_schema(folder / SCHEMA_NAME))


def source_of(document: Path, folder: Path) -> Source:
    """The document in a file as a deck in `folder` names it; WrongUse, which says why, where it cannot be read."""
    from quiz_app.documents.files import read_bytes
    from quiz_app.documents.reading import Unreadable, read_document

    identity = suggest_id(document.stem) or "document"
    try:
        read = read_document(read_bytes(document), document.name, identity)
    except Unreadable as failure:
        raise WrongUse(failure.message, hint=failure.hint) from None
    real, home = document.resolve(), folder.resolve()
    file = real.relative_to(home).as_posix() if real.is_relative_to(home) else document.name
    return Source(
        id=identity, title=read.title, file=file, sections=tuple(section.title for section in read.sections)
    )


def named(name: str) -> tuple[str, str]:
    """The id that a name gives, and the title where no other is wanted; WrongUse for a name that gives none."""
    name = one_line(name.removesuffix(".yaml").removesuffix(".yml"))
    identity = name if is_id(name) else suggest_id(name)
    if not identity:
        raise WrongUse(
            f"No deck id can be made of “{one_line(name, 40)}”.",
            hint="Use letters a-z, digits and hyphens: quiz new border-treaties",
        )
    return identity, name if name != identity else identity.replace("-", " ").capitalize()


def deck_text(identity: str, title: str, language: str = "en", source: Source | None = None) -> str:
    """The text of a new deck: a commented head, and the example of each type."""
    known = {
        "SOURCES": _SOURCES if source is None else _sources(source),
        "DECK_ID": identity,
        "DECK_TITLE": _quoted(title),
        "DECK_LANGUAGE": _quoted(language) if language != "en" else language,
    }
    head = re.sub("|".join(known), lambda found: known[found.group()], _HEAD)
    examples = "\n".join(kind.example for kind in sorted(TYPES, key=_lesson))
    if source is not None:
        examples = _SECTION.sub("    source: example-atlas > ", examples)
    return f"{EDITOR_LINE}\n{head}{examples}"


_SECTION = re.compile(r"(?m)^    section: ")


def _sources(source: Source) -> str:
    shown = source.sections[:_MOST_SECTIONS]
    more = len(source.sections) - len(shown)
    listed = "".join(f"#   {one_line(heading, 110)}\n" for heading in shown)
    rest = f"#   and {more} more: `quiz documents show {source.id}` lists them\n" if more else ""
    sections = f"# Its sections, as citations name them:\n{listed}{rest}" if shown else ""
    known = {
        "DOCUMENT_ID": source.id,
        "DOCUMENT_TITLE": _quoted(source.title),
        "DOCUMENT_FILE": _quoted(source.file),
        "DOCUMENT_SECTIONS\n": sections,
    }
    return re.sub("|".join(known), lambda found: known[found.group()], _OF_A_DOCUMENT)


def _quoted(text: str) -> str:
    escaped = one_line(clean(text)).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _lesson(kind: QuestionType) -> int:
    return _TEACHING.index(kind.name) if kind.name in _TEACHING else len(_TEACHING)


def _write_schema(file: Path) -> str:
    """Write the schema; gives the sentences that say why not. The deck is good without it."""
    try:
        write_schema(file)
    except QuizError as refusal:
        return f"{refusal.message} Until it is written, editors do not know a deck's keys."
    return ""


def _write(path: Path, text: str) -> None:
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True)
    except OSError as failure:
        raise _unwritable(path.parent, failure) from None
    try:
        place_new(path, text.encode())
    except FileExistsError:
        raise WrongUse(
            f"{one_line(str(path))} is there already, and is left as it is.",
            hint="Choose another name, or open that file in your editor.",
        ) from None
    except OSError as failure:
        raise _unwritable(path, failure) from None


def _unwritable(path: Path, failure: OSError) -> EnvironmentFailed:
    reason = one_line(failure.strerror or str(failure))
    return EnvironmentFailed(
        f"Could not write {one_line(str(path))}: {reason}.", hint="Name another folder with --folder."
    )
