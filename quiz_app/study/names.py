"""Other names for decks and questions: which files hold them, and the progress that goes along."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from quiz_app.clock import Clock
from quiz_app.errors import WrongUse
from quiz_app.journal.event import Draft, Kind
from quiz_app.journal.fold import is_blank
from quiz_app.journal.ids import Entropy
from quiz_app.questions.contents import fingerprint, from_content
from quiz_app.questions.model import Question
from quiz_app.storage import learners, library, queries
from quiz_app.storage.log import Author
from quiz_app.storage.traces import recorded
from quiz_app.study.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Carried:
    """How many questions' progress of one learner goes by other names now."""

    learner: str
    questions: int


class Names:
    """The names of all decks and questions in one database, for all its learners.

    `shipped` is the folder of the decks that came with the program, whose names stay.
    """

    def __init__(self, ledger: Ledger, clock: Clock, entropy: Entropy, shipped: Path | None) -> None:
        self.shipped = shipped
        self._database = ledger.database
        self._device = ledger.author.device
        self._clock = clock
        self._entropy = entropy

    def files(self) -> dict[str, Path]:
        """Where the decks lie that can be studied, by id."""
        return {each.deck: Path(each.path) for each in library.decks(self._database)}

    def is_own(self, deck: str, file: Path) -> bool:
        """Whether what was learnt of the deck of this id was learnt from this file, as far as is known."""
        known = library.deck(self._database, deck)
        return known is None or not known.present or os.path.realpath(known.path) == os.path.realpath(file)

    def refuse_used(self, wanted: Mapping[str, Question]) -> None:
        """Raise WrongUse where a name to be given (deck/question) has progress of some other question that left."""
        for name, question in wanted.items():
            found = library.content(self._database, *name.split("/", 1))
            if found is None or found.present or found.fingerprint == fingerprint(question):
                continue
            cards = [f"{name}#{part}" if part else name for part in from_content(found.content).parts()]
            for person in learners.learners(self._database):
                if any(not is_blank(queries.state(self._database, person.id, card)) for card in cards):
                    raise WrongUse(
                        f"There is progress by the name {name}, of another question that left its deck.",
                        hint="Choose another id, so that the two are not taken for one.",
                    )

    def carry(self, renamed: Iterable[tuple[str, str]]) -> tuple[Carried, ...]:
        """Let all that is recorded of questions count for their new names, as one action of each learner.

        Only questions of which something is recorded are concerned. Those of `renamed` are (old, new), deck/question.
        """
        renamed = tuple(renamed)
        carried = []
        for person in learners.learners(self._database):
            traced = recorded(self._database, person.id, [old for old, _ in renamed])
            drafts = [
                Draft(kind=Kind.MOVED, card=old, payload={"to": new}) for old, new in renamed if old in traced
            ]
            if drafts:
                author = Author(person.id, self._device)
                Ledger(self._database, author, self._clock, self._entropy).record_together(drafts)
                carried.append(Carried(person.name, len(drafts)))
        return tuple(carried)
