"""The learner's cards and log as a sitting uses them: ask a card, record what happened, take it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING

from quiz_app.clock import Clock
from quiz_app.errors import WrongUse
from quiz_app.journal.cards import question_of, split_uid
from quiz_app.journal.event import Draft, Event, Kind
from quiz_app.journal.ids import Entropy, new_id
from quiz_app.journal.state import CardState
from quiz_app.memory.days import study_day
from quiz_app.questions.contents import from_content, to_content
from quiz_app.questions.model import Known, Question
from quiz_app.settings import ScheduleSettings
from quiz_app.storage import library, log, queries
from quiz_app.storage.database import Database
from quiz_app.study.asking import Asked, shuffled
from quiz_app.text import one_line

if TYPE_CHECKING:
    from quiz_app.storage.undoing import Undone

_TELLING = (Kind.ACCEPTED, Kind.IMPORTED)
_SHOWS_CARD = (Kind.ANSWERED, Kind.OVERRIDDEN, Kind.BURIED, Kind.SUSPENDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What an undo or redo took: the action, the cards it was done to, and its words.

    `card` is the one card that it was done to, "" where it was none or several; `shows_card` says that it returns.
    """

    action: str
    kind: str
    card: str
    words: str
    shows_card: bool
    cards: frozenset[str] = frozenset()


def _shows_card(undone: Undone) -> bool:
    """Whether the card comes back; one that was practised stands outside of what is to be studied."""
    return undone.kind in _SHOWS_CARD and undone.events[0].payload.get("counts") is not False


class Ledger:
    """One learner's log and state in one database. Whatever is recorded is durable when the method returns."""

    def __init__(
        self,
        database: Database,
        author: log.Author,
        clock: Clock,
        entropy: Entropy,
        *,
        practice: bool = False,
    ) -> None:
        self.database = database
        self.author = author
        self._clock = clock
        self._entropy = entropy
        self._practice = practice
        self._settings: ScheduleSettings | None = None
        self._forgotten = 0  # how often the settings were
        self._keeping = Lock()

    def in_practice(self) -> Ledger:
        """The same, but that the answers to the cards it asks leave the schedule as it is."""
        return Ledger(self.database, self.author, self._clock, self._entropy, practice=True)

    def refresh(self) -> None:
        """Forget the settings as they were read: another session may have changed one."""
        with self._keeping:
            self._forgotten += 1
            self._settings = None

    def settings(self) -> ScheduleSettings:
        """What shapes the learner's schedule now."""
        settings = self._settings
        if settings is None:
            forgotten = self._forgotten
            settings = queries.settings(self.database, self.author.learner)
            with self._keeping:
                # Another thread may have changed one since they were read, or since this one's look began.
                if forgotten == self._forgotten and not self.database.is_looking:
                    self._settings = settings
        return settings

    def today(self) -> int:
        """The learner's study day now, as an ordinal."""
        return study_day(self._clock.now(), self.settings().rollover)

    def new_id(self) -> str:
        """A fresh id, such as names a sitting or an action."""
        return new_id(self._clock.now().utc_ms, self._entropy)

    def state(self, card: str) -> CardState:
        """What the events say of a card."""
        return queries.state(self.database, self.author.learner, card)

    def is_known(self, card: str) -> bool:
        """Whether the card's question is in the library, so that it can be shown."""
        deck, question, part = split_uid(card)
        found = library.content(self.database, deck, question)
        return found is not None and part in from_content(found.content).parts()

    def question(self, card: str) -> tuple[Question, str]:
        """A card's question as its deck last had it, and its fingerprint; WrongUse for a card that never was."""
        deck, question, _ = split_uid(card)
        found = library.content(self.database, deck, question)
        if found is None:
            raise WrongUse(f"There is no card {one_line(card, 80)!r}.", hint="A card is named DECK/QUESTION.")
        return from_content(found.content), found.fingerprint

    def find(self, card: str) -> Asked | None:
        """The card as it is to be asked now; None where its author has taken it out of its deck, or made it a draft."""
        deck, name, part = split_uid(card)
        with self.database.read():
            found = library.content(self.database, deck, name)
            if found is None or not found.present:
                return None
            question = from_content(found.content)
            if part not in question.parts() or question.about.draft:
                return None
            return self.asked_in(card, question, found.fingerprint)

    def ask(self, card: str) -> Asked:
        """The card as its deck last had it; raises WrongUse for one that its deck has not."""
        question, fingerprint = self.question(card)
        if split_uid(card)[2] not in question.parts():
            raise WrongUse(
                f"{one_line(card, 80)} is no longer in its deck.",
                hint="Its history is kept with its answers.",
            )
        return self.asked_in(card, question, fingerprint)

    def asked_in(self, card: str, question: Question, fingerprint: str) -> Asked:
        """The card as it is now, in the wording given, which must have its part."""
        deck, _, part = split_uid(card)
        state, today, prompt = self.state(card), self.today(), question.prompt(part)
        shelf = library.deck(self.database, deck)
        return Asked(
            card=card,
            deck=deck,
            deck_title=shelf.title if shelf else deck,
            question=question,
            fingerprint=fingerprint,
            part=part,
            state=state,
            prompt=prompt,
            order=shuffled(prompt, card, today, state.answers),
            today=today,
            settings=self.settings(),
            document_titles=tuple((source.id, source.title) for source in shelf.sources) if shelf else (),
            practice=self._practice,
        )

    def known_of(self, card: str, state: CardState | None = None) -> Known:
        """What a card's answer is judged by beside its question, its `state` read anew where it is not given.

        That is the answers and wrong options of all others, and the answers that the learner has accepted.
        """
        deck, question, _ = split_uid(card)
        return Known(
            rivals=lambda text: library.is_rival(self.database, text, deck, question),
            accepted=(state or self.state(card)).accepted,
        )

    def as_of_now(self, asked: Asked) -> Asked:
        """The card as shown, with all that its answer is reckoned from as it is now.

        Since it was asked a new study day may have begun, a setting been changed, or another session have answered.
        """
        with self.database.read():
            return replace(asked, today=self.today(), settings=self.settings(), state=self.state(asked.card))

    def record(self, draft: Draft, question: Question | None = None) -> tuple[str, str]:
        """Record one action of one event, with the wording of the question it is about; gives both ids."""
        action, events = self.record_together((draft,), question)
        return action, events[0].event_id

    def record_together(
        self, drafts: Sequence[Draft], question: Question | None = None
    ) -> tuple[str, tuple[Event, ...]]:
        """Record one action of several events about one version of a question; gives the action's id and them."""
        named = {draft.fingerprint for draft in drafts if draft.fingerprint}
        return self.record_marks(
            drafts, {fingerprint: to_content(question) for fingerprint in named} if question else {}
        )

    def record_marks(
        self, drafts: Sequence[Draft], versions: Mapping[str, Mapping[str, object]]
    ) -> tuple[str, tuple[Event, ...]]:
        """Record one action of events about any cards, with the content of the versions that they name."""
        action = self.new_id()
        moment = self._clock.now()
        day = study_day(moment, self.settings().rollover)
        events = log.record(self.database, self.author, moment, day, action, drafts, versions, self._entropy)
        if any(draft.kind is Kind.SETTING_CHANGED for draft in drafts):
            self.refresh()
        return action, events

    def due_tomorrow(self) -> int:
        """How many reviews the next study day brings, as promised by now, or its share of a backlog that is spread."""
        from quiz_app.study.catching_up import share_tomorrow  # which knows this module

        today, learner = self.today(), self.author.learner
        promised = queries.count_due_on(self.database, learner, today + 1)
        share = share_tomorrow(self.database, learner, today, self.settings(), promised)
        return promised if share is None else share

    def undo(self) -> Taken | None:
        """Take back the learner's last action; None where there is none."""
        from quiz_app.storage.undoing import undo

        return self._taken(undo(self.database, self.author, self._clock.now(), self.today(), self._entropy))

    def redo(self) -> Taken | None:
        """Bring back what undo took back last; None where there is nothing."""
        from quiz_app.storage.undoing import redo

        return self._taken(redo(self.database, self.author, self._clock.now(), self.today(), self._entropy))

    def _taken(self, undone: Undone | None) -> Taken | None:
        if undone is None:
            return None
        self.refresh()  # the action may have changed one
        cards = frozenset(each.card for each in undone.events if each.card)
        imported = any(each.kind == Kind.IMPORTED for each in undone.events)
        return Taken(
            action=undone.target,
            kind=undone.kind,
            card=undone.card if len(cards) == 1 else "",
            words=self._words(undone, len(cards)),
            shows_card=_shows_card(undone) and len(cards) == 1 and not imported,
            cards=cards,
        )

    def about(self, card: str) -> str:
        """The text of a card's question, or its name where the question is not in the library."""
        if not self.is_known(card):
            return question_of(card)
        question, _ = self.question(card)
        return question.prompt(split_uid(card)[2]).text

    def _words(self, undone: Undone, cards: int) -> str:
        from quiz_app.study.deeds import action_words, many_words

        # What was accepted says more than the override that came with it, and an import more than its answers.
        telling = next((each for each in undone.events if each.kind in _TELLING), undone.events[0])
        if cards > 1:
            return many_words(telling, cards)
        return action_words(telling, self.about(undone.card) if undone.card else "")
