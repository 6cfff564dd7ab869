"""The score history of a learner under a filter, read in one look at the database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import partial

from quiz_app.journal.cards import deck_of
from quiz_app.journal.exams import ExamState
from quiz_app.journal.reading import LAST_DAY
from quiz_app.progress import matrix, mixing
from quiz_app.progress.asked import named_now
from quiz_app.progress.hardest import hardest, missed_in_exams
from quiz_app.progress.scores import Filter, Scores, SessionRow
from quiz_app.progress.sessions import session_row
from quiz_app.progress.wordings import Met, places, questions_by_name, titles
from quiz_app.storage.asked_cards import Placed, known_texts
from quiz_app.storage.database import Database
from quiz_app.storage.exam_answers import AskedOnce, asked_in_exams, cards_of_papers
from quiz_app.storage.exams import Kept, exams
from quiz_app.storage.naming import each_name_now
from quiz_app.storage.queries import Scope
from quiz_app.storage.sessions import newest_sessions
from quiz_app.storage.study_answers import Bounds, few_enough, most_missed, study_answers
from quiz_app.storage.tagged_sessions import tagged_sessions
from quiz_app.text import fold

# In study the answers are read to the cards forgotten most often, and to those missed in exams.
FORGOTTEN = Bounds(cards=200, answers=2000)
MISSED = Bounds(cards=100, answers=1000)


def read_scores(database: Database, learner_id: str, wanted: Filter, *, sessions: int = 50) -> Scores:
    """All that the history shows under a filter; `sessions` is how many of them at most.

    An attempt is wanted where any of its questions is, or where it was drawn by a tag that is; what is counted of
    questions, and of the answers of a session, is counted over the wanted ones alone.
    Void attempts stand in the list and count nowhere else. A longer log of study does not make it slower.
    """
    with database.read():
        until = wanted.until or LAST_DAY
        asked = _Asked(database, learner_id, wanted.since, until)
        own = tuple(each for each in asked.items if asked.is_wanted(each.card, wanted))
        hard = _hard_cards(database, learner_id, wanted, own)
        studied = study_answers(database, learner_id, hard, wanted.since, until)
        asked.met.update((each.card, each.fingerprint) for each in studied if each.card not in asked.met)
        wrong = tuple(mixing.slips(own, studied))
        rows = _session_rows(database, learner_id, wanted, sessions)
        return Scores(
            attempts=_attempts(database, learner_id, wanted, asked),
            sessions=rows[:sessions],
            more_sessions=len(rows) > sessions,
            sections=matrix.sections(own, asked.places),
            questions=matrix.questions(own, asked.titles),
            hardest=hardest(hard, own, studied, asked.titles),
            mix_ups=mixing.mix_ups(
                wrong, partial(questions_by_name, database), partial(known_texts, database)
            ),
        )


def _hard_cards(
    database: Database, learner_id: str, wanted: Filter, own: Iterable[AskedOnce]
) -> tuple[str, ...]:
    """The cards that may be hard: some that were forgotten most often, some that were missed most often in exams."""
    scope = Scope(decks=wanted.decks, tags=wanted.tags)
    forgotten = most_missed(database, learner_id, scope, wanted.since, FORGOTTEN)
    missed = few_enough(database, learner_id, missed_in_exams(own, MISSED.cards), MISSED)
    return tuple(dict.fromkeys((*forgotten, *missed)))


class _Asked:
    """What exams asked on some study days, by the names that cards have now."""

    def __init__(self, database: Database, learner_id: str, since: int, until: int) -> None:
        self._database = database
        self._learner = learner_id
        found = asked_in_exams(database, learner_id, since, until)
        self.items = named_now(found, each_name_now(database, learner_id, {each.card for each in found}))
        # The wording in which each card was met last, for those of which the library has none.
        self.met = {each.card: each.fingerprint for each in self.items}
        self.places: dict[str, Placed] = places(database, self._met(self.met))

    def is_wanted(self, card: str, wanted: Filter) -> bool:
        """Whether a card that was met is of the decks and has one of the tags."""
        if wanted.decks and deck_of(card) not in wanted.decks:
            return False
        return not wanted.tags or not self.places[card].tags.isdisjoint(map(fold, wanted.tags))

    def on_papers(self, exams: Collection[str]) -> dict[str, tuple[str, ...]]:
        """The cards on the papers of these exams, which may be open or void, by exam."""
        papers = cards_of_papers(self._database, self._learner, exams)
        names = each_name_now(
            self._database, self._learner, {card for cards in papers.values() for card in cards}
        )
        further = {card: "" for card in names.values() if card not in self.met}
        self.met.update(further)
        self.places.update(places(self._database, self._met(further)))
        return {exam: tuple(names[card] for card in cards) for exam, cards in papers.items()}

    def titles(self, cards: Iterable[str]) -> dict[str, str]:
        """What cards that were met ask."""
        return titles(self._database, self._met(cards))

    def _met(self, cards: Iterable[str]) -> tuple[Met, ...]:
        return tuple(Met(card, self.met[card]) for card in cards)


def _attempts(database: Database, learner_id: str, wanted: Filter, asked: _Asked) -> tuple[Kept, ...]:
    """The attempts on the days wanted that have a question which is, the newest first."""
    until = wanted.until or LAST_DAY
    found = [each for each in exams(database, learner_id) if wanted.since <= each.study_day <= until]
    found.reverse()
    if not wanted.decks and not wanted.tags:
        return tuple(found)
    cards: dict[str, set[str]] = {}
    for item in asked.items:
        cards.setdefault(item.exam, set()).add(item.card)
    papers: Mapping[str, Iterable[str]] = {
        **asked.on_papers([each.exam for each in found if each.state is not ExamState.HANDED_IN]),
        **cards,
    }
    tags = frozenset(map(fold, wanted.tags))
    return tuple(
        each
        for each in found
        if any(asked.is_wanted(card, wanted) for card in papers.get(each.exam, ()))
        or (not wanted.decks and not tags.isdisjoint(map(fold, each.tags)))
    )


def _session_rows(database: Database, learner_id: str, wanted: Filter, most: int) -> tuple[SessionRow, ...]:
    """The newest sessions, one more than so many where there are."""
    until = wanted.until or LAST_DAY
    if not wanted.tags:
        found = newest_sessions(database, learner_id, wanted.decks, wanted.since, until, most + 1)
    else:
        found = tagged_sessions(
            database, learner_id, wanted.tags, wanted.decks, wanted.since, until, most + 1
        )
    return tuple(map(session_row, found))
