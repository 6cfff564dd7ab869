"""Starting a deck: a commented file with an example of each type, which is already a good deck."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.questions.identity import is_id, suggest_id
from quiz_app.text import clean, one_line

_TEMPLATE = """\
# A deck for quiz: study it with `quiz`, check it with `quiz check`.
# Text with ": " or " #" in it, or one that begins with [ { * & ! | > % @ or a quote, goes in quotes.

deck: DECK_ID                      # permanent: progress hangs on it, so it should never change
title: DECK_TITLE
language: en
# description: What this deck is about, in a sentence.
# license: CC-BY-4.0

# The documents that the questions are built from. A question then says `section: Heading`,
# or `source: my-document > Heading > 3` for the third paragraph below that heading.
# document: my-document            # the one that `section:` alone refers to
# sources:
#   my-document:
#     title: The title of the document
#     kind: article
#     file: my-document.txt        # beside this deck

# Any question may also have:
#   explain: shown after the answer     hint: shown on request before it
#   tags: [one, another]                level: 1 to 3
#   group: questions of one group are asked on different days
#   draft: true                         (not asked yet)
# An id is permanent too. `quiz check --fix` writes one into every question that has none.

questions:
  # A flashcard: you recall the answer, reveal it, and say how well you knew it.
  - id: example-flashcard
    question: What is the capital of Mongolia?
    answer: Ulaanbaatar
    explain: The name means Red Hero; until 1924 the city was called Urga.

  # A flashcard that is also asked the other way round, as two cards.
  - id: example-both-ways
    question: What is the capital of Kazakhstan?
    answer: Astana
    reverse:
      question: Of which country is Astana the capital?
      answer: Kazakhstan

  # A term and its definition, asked both ways.
  - id: example-term
    term: steppe
    definition: a dry grassland without trees

  # A typed answer. Case, accents, punctuation and articles never count; a small slip is forgiven.
  - id: example-typed
    question: Which river runs through Irkutsk?
    answer: the Angara
    accept: [Angara River]
    reject:
      Lena: it rises near Lake Baikal, but runs north
    hint: It is the only river that flows out of Lake Baikal.

  # A choice. A wrong option may say why it is wrong; options are shuffled each time.
  - id: example-choice
    question: Which of these lakes is the deepest?
    answer: Baikal
    wrong:
      - Tanganyika: the second deepest
      - the Caspian Sea: larger, but not so deep
      - Issyk-Kul

  # A cloze: each gap is a card of its own. After two more colons stands a hint.
  - id: example-cloze
    cloze: "Lake Baikal holds about {{c1::a fifth::which share?}} of the world's {{c2::fresh}} water."
"""


@dataclass(frozen=True, slots=True)
class Started:
    """A deck that was made: its file, its id and its title."""

    path: Path
    deck: str
    title: str


def start_deck(name: str, folder: Path, title: str = "") -> Started:
    """Write a new deck called `name` (its id, or a title to make one of) into `folder`; never over another file.

    Raises WrongUse for a name of which no id can be made or a file that is there already, and EnvironmentFailed
    where the file cannot be written.
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
    return Started(path, identity, title)


def deck_text(identity: str, title: str) -> str:
    """The text of a new deck."""
    quoted = clean(title).replace("\\", "\\\\").replace('"', '\\"')
    return _TEMPLATE.replace("DECK_ID", identity, 1).replace("DECK_TITLE", f'"{quoted}"', 1)


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
