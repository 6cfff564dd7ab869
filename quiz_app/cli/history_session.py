"""`quiz history show` of a session of study: its answers as lines for people, and as an object for programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from quiz_app.cli.asked_lines import asked_lines
from quiz_app.cli.history_words import SHORT, recall_words
from quiz_app.clock import Moment
from quiz_app.errors import WrongUse
from quiz_app.memory.model import Grade
from quiz_app.study.wording import grade_word, interval_words
from quiz_app.text import one_line, plural

if TYPE_CHECKING:
    from quiz_app.storage.sessions import Session
    from quiz_app.study.desk import Desk
    from quiz_app.study.past_sessions import PastAnswer, PastSession


def sessions_found(desk: Desk, name: str) -> Sequence[Session]:
    """The sessions that the end of an id may mean; of a day, YYYY-MM-DD, what was imported of it."""
    from quiz_app.storage.sessions import imported_on
    from quiz_app.study.past_sessions import sessions_named

    database, learner = desk.ledger.database, desk.ledger.author.learner
    try:
        day = date.fromisoformat(name.strip()).toordinal() if "-" in name else 0
    except ValueError:
        day = 0
    if not day:
        return sessions_named(database, learner, name)
    imported = imported_on(database, learner, day)
    if imported is None:
        raise WrongUse(
            f"No reviews were imported of {one_line(name, 40)}.",
            hint="A session that was studied here is named by the end of its id; `quiz history` lists them.",
        )
    return (imported,)


def read_session(desk: Desk, session: Session) -> PastSession:
    """A session to its answers."""
    from quiz_app.study.past_sessions import past_session

    return past_session(desk.ledger.database, desk.ledger.author.learner, session)


def session_lines(past: PastSession) -> list[str]:
    """The session: what it came to, then each answer."""
    right, partly = sum(each.passed for each in past.answers), sum(each.partly for each in past.answers)
    parts = [plural(len(past.answers), "answer"), f"{right} right"]
    parts += [f"{partly} partly"] if partly else []
    parts += [recall_words(len(past.earlier), past.recalled, past.expected)] if past.earlier else []
    parts += [f"{past.taken_ms / 60_000:.1f} min"]
    lines = [_title(past), ", ".join(parts), ""]
    for each in past.answers:
        lines += _answer_lines(each)
    return lines


def session_object(past: PastSession) -> dict[str, object]:
    """The session as `--json` prints it."""
    return {
        "id": past.session or None,
        "date": date.fromordinal(past.study_day).isoformat(),
        "decks": list(past.decks),
        "answers": len(past.answers),
        "right": sum(each.passed for each in past.answers),
        "partly": sum(each.partly for each in past.answers),
        "predictions": len(past.earlier),
        "recalled": round(past.recalled, 2),
        "expected": round(past.expected, 2),
        "seconds": round(past.taken_ms / 1000, 1),
        "items": [_item(each) for each in past.answers],
    }


def _title(past: PastSession) -> str:
    day = date.fromordinal(past.study_day).isoformat()
    decks = one_line(", ".join(past.decks), 120)
    if not past.session:
        return f"Imported reviews · {day} · {decks}"
    begun = f" {_clock(past.answers[0])}" if past.answers else ""
    return f"Session {past.session[-SHORT:]} · {day}{begun} · {decks}"


def _answer_lines(each: PastAnswer) -> list[str]:
    word = (
        "partly" if each.partly else "right" if each.passed else "not answered" if each.is_blank else "wrong"
    )
    graded = grade_word(each.grade, partly=each.partly)
    if each.counts and each.grade is not Grade.AGAIN:
        graded += f", {interval_words(each.wait)}"
    told = (
        ("new card", each.introduced),
        ("with a hint", each.hinted),
        (f"overruled, it was {each.first_grade.name.lower()}", each.overruled),
        ("practice", not each.counts),
    )
    marks = [mark for mark, on in told if on]
    head = [f"{each.place + 1}. {word}", graded, *marks, _clock(each), f"{each.taken_ms / 1000:.0f} s"]
    given = [f"yours: {each.words}"] if each.words else []
    return [" · ".join(head), *asked_lines(each, given)]


def _item(each: PastAnswer) -> dict[str, object]:
    return {
        "number": each.place + 1,
        "card": each.card,
        "type": each.asked.question.type_name if each.asked else None,
        "question": each.asked.prompt.text if each.asked else None,
        "given": each.words or None,
        "wanted": each.wanted or None,
        "verdict": each.verdict.outcome.value if each.verdict else None,
        "grade": each.grade.name.lower(),
        "first_grade": each.first_grade.name.lower(),
        "right": each.passed,
        "partly": each.partly,
        "expected": round(each.predicted, 4),
        "at": datetime.fromtimestamp(each.utc_ms / 1000, tz=UTC).isoformat(timespec="seconds"),
        "seconds": round(each.taken_ms / 1000, 1),
        "hinted": each.hinted,
        "new": each.introduced,
        "practice": not each.counts,
    }


def _clock(each: PastAnswer) -> str:
    return f"{Moment(each.utc_ms, each.offset_s).local():%H:%M}"
