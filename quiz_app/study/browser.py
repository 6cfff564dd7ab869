"""Browse without a screen: find cards, see what is known of each, and change one or many of them in one action."""

from __future__ import annotations

from collections.abc import Sequence

from quiz_app.memory.model import Grade
from quiz_app.questions.model import Accepted
from quiz_app.storage import browsing
from quiz_app.storage.catalogue import Catalogue, catalogue
from quiz_app.storage.finding import AsOf, Finder
from quiz_app.study import amending, marking
from quiz_app.study.browsing import CardRow, Choices, Found, Order
from quiz_app.study.choosing import choices
from quiz_app.study.dossier import card_info
from quiz_app.study.ledger import Ledger
from quiz_app.study.listing import row_of
from quiz_app.study.search_line import Vocabulary, read_search
from quiz_app.study.showing import CardInfo
from quiz_app.study.wording import accepted_words, card_words


class Browser:
    """All cards of one learner, to look through and to mark. Any thread may use it.

    Every action is one action of the log, which one undo takes back, on however many cards; cards that it would not
    change are left out of it. Each gives a sentence, in which `undo` names the key that takes it back.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._catalogue: Catalogue | None = None

    def find(self, search: str, order: Order = Order.DECK) -> Found:
        """The cards that a search line finds, in order; what of it could not be understood is named in sentences."""
        finder = self._finder()
        known = Vocabulary(decks=finder.cards.deck_names, tags=finder.cards.tag_names)
        read = read_search(search, finder.as_of.today, known)
        return Found(cards=finder.find(read.terms, order), problems=read.problems)

    def rows(self, cards: Sequence[str]) -> tuple[CardRow, ...]:
        """These cards as lines, in the order asked for; one that is nowhere to be found is left out."""
        ledger = self._ledger
        today, settings = ledger.today(), ledger.settings()
        found = browsing.look_up(ledger.database, ledger.author.learner, cards)
        return tuple(row_of(found[card], today, settings) for card in cards if card in found)

    def choices(self) -> Choices:
        """What there is to filter by, with how many cards each has. Reads all states: not for a key press."""
        return choices(self._finder())

    def info(self, card: str) -> CardInfo:
        """Everything about one card, also one whose question is gone; raises WrongUse for one that never was here."""
        return card_info(self._ledger, card)

    def flag(self, cards: Sequence[str], note: str = "", *, undo: str = "u") -> str:
        """Flag for the author, with a note on what is wrong; a flag without one leaves the note of an earlier flag."""
        return self._mark(cards, marking.flagging(note), undo)

    def unflag(self, cards: Sequence[str], *, undo: str = "u") -> str:
        """Take the flag off, and its note."""
        return self._mark(cards, marking.UNFLAG, undo)

    def suspend(self, cards: Sequence[str], *, undo: str = "u") -> str:
        """Ask no more until the card is brought back."""
        return self._mark(cards, marking.SUSPEND, undo)

    def unsuspend(self, cards: Sequence[str], *, undo: str = "u") -> str:
        """Ask again what was suspended."""
        return self._mark(cards, marking.UNSUSPEND, undo)

    def bury(self, cards: Sequence[str], *, undo: str = "u") -> str:
        """Put away until tomorrow."""
        return self._mark(cards, marking.burying(self._ledger.today()), undo)

    def unbury(self, cards: Sequence[str], *, undo: str = "u") -> str:
        """Bring back what was put away until a later day."""
        return self._mark(cards, marking.unburying(self._ledger.today()), undo)

    def reset(self, cards: Sequence[str], *, undo: str = "u") -> str:
        """Begin anew, as if the card were new; its answers stay on record."""
        return self._mark(cards, marking.RESET, undo)

    def forget(self, cards: Sequence[str], *, undo: str = "u") -> str:
        """Make the card as if it had never been asked or marked; the log keeps what was done."""
        return self._mark(cards, marking.FORGET, undo)

    def note(self, cards: Sequence[str], text: str, *, undo: str = "u") -> str:
        """Keep the learner's own note on the cards in place of any earlier one; "" takes it off."""
        return self._mark(cards, marking.noting(text), undo)

    def override_answer(self, event: str, grade: Grade, *, undo: str = "u") -> str:
        """Put another grade in place of any answer's, by its event's id."""
        change = amending.regrading(self._ledger, event, grade)
        if isinstance(change, str):
            return change
        self._ledger.record(change.draft)
        card = card_words(self._ledger.about(change.card))
        return f"Overridden: {grade.name.lower()} for {card}; {undo} takes it back."

    def withdraw(self, card: str, accepted: Accepted, *, undo: str = "u") -> str:
        """Take an answer of the learner's own as right no more."""
        if accepted not in self._ledger.state(card).accepted:
            return f"{accepted_words(accepted)} is not accepted here."
        self._ledger.record(amending.withdrawal(card, accepted))
        return f"{accepted_words(accepted)} is accepted no more; {undo} takes it back."

    def undo(self) -> str | None:
        """Take back the learner's last action, wherever it was done; says what it was, None where there is none."""
        taken = self._ledger.undo()
        return None if taken is None else f"Took back: {taken.words}."

    def redo(self) -> str | None:
        """Bring back what undo took back; says what it was, None where there is nothing."""
        taken = self._ledger.redo()
        return None if taken is None else f"Brought back: {taken.words}."

    def _mark(self, cards: Sequence[str], deed: marking.Deed, undo: str) -> str:
        return marking.mark(self._ledger, cards, deed, undo=undo)

    def _finder(self) -> Finder:
        ledger = self._ledger
        ledger.refresh()
        settings = ledger.settings()
        as_of = AsOf(today=ledger.today(), parameters=settings.parameters, leech_after=settings.leech_after)
        self._catalogue = catalogue(ledger.database, self._catalogue)
        return Finder(ledger.database, ledger.author.learner, self._catalogue, as_of)
