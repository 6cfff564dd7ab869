"""Starting a deck: a commented file with an example of each type, which is already a good deck."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from quiz_app.authoring.schema import EDITOR_LINE, SCHEMA_NAME, write_schema
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
language: en
# description: What this deck is about, in a sentence.
# license: CC-BY-4.0

# The documents that the questions are built from. A question says where its answer stands with `section: Heading`,
# or with `source: my-document > Heading > 3` for the third paragraph below that heading.
document: my-document              # the one that `section:` alone refers to
sources:
  my-document:
    title: The title of the document
    kind: article
    file: my-document.txt          # beside this deck, or in a folder documents/

# Each question has besides `section`:
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


@dataclass(frozen=True, slots=True)
class Started:
    """A deck that was made: its file, its id and its title; `notice` says why editors will not know its keys, if so."""

    path: Path
    deck: str
    title: str
    notice: str = ""


def start_deck(name: str, folder: Path, title: str = "") -> Started:
    """Write a new deck called `name` (its id, or a title to make one of) into `folder`; never over another file.

    The schema that its first line names is written beside it. Raises WrongUse for a name of which no id can be made
    or a file that is there already, and EnvironmentFailed where the file cannot be written.
    """
    name = one_line(name.removesuffix(".yaml").removesuffix(".yml"))
    identity = name if is_id(name) else suggest_id(name)
    if not identity:
        raise WrongUse(
            f"No deck id can be made of “{one_line(name, 40)}”.",
            hint="Use letters a-z, digits and hyphens: quiz new border-treaties",
        )
    title = one_line(title) or (name if name != identity else identity.replace("-", " ").capitalize())
    path = folder / f"{identity}.yaml"
    _write(path, deck_text(identity, title))
    return Started(path, identity, title, _write_schema(folder / SCHEMA_NAME))


def deck_text(identity: str, title: str) -> str:
    """The text of a new deck: a commented head, and the example of each type."""
    quoted = clean(title).replace("\\", "\\\\").replace('"', '\\"')
    head = _HEAD.replace("DECK_ID", identity, 1).replace("DECK_TITLE", f'"{quoted}"', 1)
    return f"{EDITOR_LINE}\n{head}" + "\n".join(kind.example for kind in sorted(TYPES, key=_lesson))


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
        # "x" refuses a file, or a dangling link, that is there already, whoever put it there at this moment.
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
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
