"""The words of questions, found for many cards at once: what each asks, and where it stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from quiz_app.journal.cards import split_uid
from quiz_app.questions.contents import from_content
from quiz_app.questions.fences import plain_lines
from quiz_app.questions.model import Question
from quiz_app.storage import asked_cards, exams
from quiz_app.storage.asked_cards import Placed
from quiz_app.storage.database import Database
from quiz_app.text import fold, one_line

_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Met:
    """A card, and the wording in which it was asked last; `fingerprint` is "" where that is not known."""

    card: str
    fingerprint: str


def questions_by_name(database: Database, fingerprints: Collection[str]) -> dict[str, Question]:
    """The wordings that these fingerprints name, of those that the log holds and this version can read."""
    contents = exams.versions(database, {each for each in fingerprints if each})
    found = {name: _question(content) for name, content in contents.items()}
    return {name: question for name, question in found.items() if question is not None}


def titles(database: Database, met: Collection[Met]) -> dict[str, str]:
    """What each card asks, on one line: by its newest wording, else the one in which it was met, else its name."""
    library = asked_cards.wordings(database, [each.card for each in met])
    newest = {card: _question(content) for card, content in library.items()}
    gone = [each.fingerprint for each in met if _title(newest.get(each.card), each.card) is None]
    kept = questions_by_name(database, gone)
    found: dict[str, str] = {}
    for each in met:
        title = _title(newest.get(each.card), each.card) or _title(kept.get(each.fingerprint), each.card)
        found[each.card] = title or one_line(each.card)
    return found


def places(database: Database, met: Collection[Met]) -> dict[str, Placed]:
    """The section and the tags of each card: as the library has it, else by the wording in which it was met."""
    found = asked_cards.placed(database, [each.card for each in met])
    kept = questions_by_name(database, [each.fingerprint for each in met if each.card not in found])
    for each in met:
        if each.card not in found:
            found[each.card] = _placed(kept.get(each.fingerprint))
    return found


def _placed(question: Question | None) -> Placed:
    if question is None:
        return Placed("", frozenset())
    about = question.about
    section = about.citations[0].section if about.citations else ""
    return Placed(section, frozenset(map(fold, about.tags)))


def _title(question: Question | None, card: str) -> str | None:
    part = split_uid(card)[2]
    if question is None or part not in question.parts():
        return None
    return one_line(" ".join(plain_lines(question.prompt(part).text)), _LONGEST_TITLE) or None


def _question(content: Mapping[str, object]) -> Question | None:
    try:
        return from_content(content)
    except (ValueError, KeyError, TypeError):  # of a newer version, which knows more types
        return None
