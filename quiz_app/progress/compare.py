"""Two attempts side by side: their scores, and how each question went in both."""

from __future__ import annotations

from quiz_app.errors import WrongUse
from quiz_app.journal.exams import ExamState
from quiz_app.progress.asked import mark_of, named_now, together
from quiz_app.progress.scores import ComparedQuestion, Comparison, Mark
from quiz_app.progress.wordings import Met, titles
from quiz_app.storage.database import Database
from quiz_app.storage.exam_answers import AskedOnce, asked_in
from quiz_app.storage.exams import Kept, exams
from quiz_app.storage.naming import each_name_now


def compare(database: Database, learner_id: str, before: str, after: str) -> Comparison:
    """Two exams by their ids, questions in the order of the earlier paper, then those of the later one alone.

    WrongUse where one of them has no score that counts: it is not there, open or void.
    """
    with database.read():
        attempts = {each.exam: each for each in exams(database, learner_id)}
        earlier, later = (_scored(attempts.get(name)) for name in (before, after))
        asked = tuple(each for name in (before, after) for each in asked_in(database, learner_id, name))
        asked = named_now(asked, each_name_now(database, learner_id, {each.card for each in asked}))
        ones, others = (_by_card(asked, name) for name in (before, after))
        met = {card: some[-1].fingerprint for card, some in (*ones.items(), *others.items())}
        words = titles(database, [Met(card, name) for card, name in met.items()])
    return Comparison(
        before=earlier,
        after=later,
        questions=tuple(
            ComparedQuestion(
                card=card,
                text=words[card],
                before=_mark(ones.get(card, [])),
                after=_mark(others.get(card, [])),
                before_ms=sum(each.taken_ms for each in ones.get(card, ())),
                after_ms=sum(each.taken_ms for each in others.get(card, ())),
            )
            for card in dict.fromkeys((*ones, *others))
        ),
    )


def _scored(attempt: Kept | None) -> Kept:
    if attempt is None:
        raise WrongUse("There is no such exam.", hint="`quiz history` lists the exams.")
    if attempt.state is not ExamState.HANDED_IN:
        is_open = attempt.state is ExamState.OPEN
        raise WrongUse(
            "An exam that is open has no score yet."
            if is_open
            else "An exam that is void has no score that counts.",
            hint="Compare two that were handed in; `quiz history` lists them.",
        )
    return attempt


def _by_card(asked: tuple[AskedOnce, ...], exam: str) -> dict[str, list[AskedOnce]]:
    found: dict[str, list[AskedOnce]] = {}
    for each in asked:
        if each.exam == exam:
            found.setdefault(each.card, []).append(each)
    return found


def _mark(asked: list[AskedOnce]) -> Mark:
    return together([mark_of(each) for each in asked])
