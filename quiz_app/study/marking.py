"""What a learner does to one card or to many at once, outside of answering: one action, and a sentence about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from quiz_app.journal.event import Draft, Kind
from quiz_app.journal.fold import is_blank
from quiz_app.journal.reading import LONGEST_NOTE
from quiz_app.journal.state import CardState
from quiz_app.storage import browsing
from quiz_app.study.ledger import Ledger
from quiz_app.study.wording import card_words
from quiz_app.text import clean, plural


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing that can be done to cards.

    `changes` says whether it would change a card; `done` is its word before the cards ("Suspended"), `already` what
    is said of those left as they are ("suspended already"), `back` what undo does, for one card and for several.
    """

    kind: Kind
    changes: Callable[[CardState], bool]
    done: str
    already: str
    back: tuple[str, str] = ("takes it back", "takes it back")
    payload: Mapping[str, object] = field(default_factory=dict)


def flagging(note: str) -> Deed:
    """Flag for the author, with a note; a card that is flagged keeps its note where this has none."""
    said = tidy(note)
    return Deed(
        kind=Kind.FLAGGED,
        changes=lambda state: not state.flagged or bool(said and said != state.flag_note),
        done="Flagged",
        already="flagged already",
        payload={"note": said} if said else {},
    )


def noting(text: str) -> Deed:
    """Keep the learner's own note; "" takes it off."""
    said = tidy(text)
    return Deed(
        kind=Kind.NOTED,
        changes=lambda state: state.note != said,
        done="Noted on" if said else "Took the note off",
        already="noted so already" if said else "without a note",
        payload={"text": said},
    )


def burying(today: int) -> Deed:
    """Put away until tomorrow."""
    return Deed(
        kind=Kind.BURIED,
        changes=lambda state: (state.buried_until or 0) <= today,
        done="Buried until tomorrow:",
        already="buried already",
        back=("digs it out", "digs them out"),
        payload={"until": today + 1},
    )


def unburying(today: int) -> Deed:
    """Bring back what was put away until a later day."""
    return Deed(
        kind=Kind.UNBURIED,
        changes=lambda state: (state.buried_until or 0) > today,
        done="Dug out",
        already="not buried",
    )


UNFLAG = Deed(
    kind=Kind.UNFLAGGED,
    changes=lambda state: state.flagged,
    done="Took the flag off",
    already="not flagged",
)
SUSPEND = Deed(
    kind=Kind.SUSPENDED,
    changes=lambda state: not state.suspended,
    done="Suspended",
    already="suspended already",
    back=("brings it back", "brings them back"),
)
UNSUSPEND = Deed(
    kind=Kind.UNSUSPENDED,
    changes=lambda state: state.suspended,
    done="Brought back",
    already="not suspended",
)
RESET = Deed(
    kind=Kind.RESET,
    changes=lambda state: state.memory is not None,
    done="Begun anew:",
    already="new already",
)
FORGET = Deed(
    kind=Kind.FORGOTTEN,
    changes=lambda state: not is_blank(state),
    done="Forgot all about",
    already="untouched so far",
    back=("brings it back", "brings it back"),
)


def tidy(text: str) -> str:
    """A note as it is kept: cleaned like all text from outside, and of a bounded length."""
    return clean(text).strip()[:LONGEST_NOTE]


def mark(ledger: Ledger, cards: Sequence[str], deed: Deed, *, undo: str) -> str:
    """Do it to those of the cards that it changes, as one action; gives a sentence that names `undo`.

    With a flag the wording of each question is kept, so that its author sees which one was meant.
    """
    names = tuple(dict.fromkeys(cards))
    if not names:
        return "No card is chosen."
    wordings = deed.kind is Kind.FLAGGED
    found = browsing.marked(ledger.database, ledger.author.learner, names, wordings=wordings)
    there = [found[name] for name in names if name in found]
    if not there:
        return "There is no such card." if len(names) == 1 else "There are no such cards."
    changed = [each for each in there if deed.changes(each.state)]
    if not changed:
        return _nothing(len(there), deed)
    drafts = [
        Draft(kind=deed.kind, card=each.state.card, fingerprint=each.fingerprint, payload=deed.payload)
        for each in changed
    ]
    versions = {each.fingerprint: each.content for each in changed if each.fingerprint}
    ledger.record_marks(drafts, versions)
    return _done(ledger, [each.state.card for each in changed], len(there), deed, undo)


def _nothing(there: int, deed: Deed) -> str:
    return f"It is {deed.already}." if there == 1 else f"All {there:,} cards are {deed.already}."


def _done(ledger: Ledger, changed: Sequence[str], there: int, deed: Deed, undo: str) -> str:
    one = len(changed) == 1
    cards = card_words(ledger.about(changed[0])) if one else plural(len(changed), "card")
    left = there - len(changed)
    others = f" ({left:,} {'was' if left == 1 else 'were'} {deed.already})" if left else ""
    return f"{deed.done} {cards}{others}; {undo} {deed.back[0 if one else 1]}."
