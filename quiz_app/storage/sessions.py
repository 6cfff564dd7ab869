"""Sittings of study as the tally has them: what was answered in each, the newest first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, case, func, or_, select

from quiz_app.journal.reading import LAST_DAY
from quiz_app.journal.totals import Facet
from quiz_app.storage.database import Database
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.rows import number_learner
from quiz_app.storage.tables import day_total, exam
from quiz_app.text import one_line

_T = day_total.c
# A sitting may go on past the end of its day: so many days more are read than sessions are wanted.
_SPARE_DAYS = 7
_OWN = (_T.learner == bindparam("person"), _T.study_day.between(bindparam("since"), bindparam("until")))
_SESSION = func.substr(_T.name, 1, func.instr(_T.name, " ") - 1)
_DECK = func.substr(_T.name, func.instr(_T.name, " ") + 1)
_NAMED = func.json_each(bindparam("decks")).table_valued("value")
_ANY_DECK = bindparam("decks") == "[]"
_DAY = func.min(_T.study_day)
_IN_EXAM = select(func.lower(func.hex(exam.c.exam))).where(exam.c.learner == bindparam("person"))
_SUMMED = (
    select(
        _SESSION, _DAY, func.max(_T.study_day), func.group_concat(_DECK.distinct()), func.sum(_T.answers),
        func.sum(_T.right), func.sum(_T.partly), func.sum(_T.predictions), func.sum(_T.recalled_ppm),
        func.sum(_T.p_ppm), func.sum(_T.introduced), func.sum(_T.taken_ms),
    )
    .where(*_OWN, _T.facet == Facet.SESSION.value, _SESSION.not_in(_IN_EXAM))
    # What was imported has no session: each study day of it is one.
    .group_by(_SESSION, case((_SESSION == "", _T.study_day), else_=0))
    .order_by(_DAY.desc(), _SESSION.desc())
)  # fmt: skip
_SESSIONS = Prepared(
    _SUMMED.where(or_(_ANY_DECK, _DECK.in_(select(_NAMED.c.value)))).limit(bindparam("most"))
)
_ENDING = Prepared(_SUMMED.where(_SESSION.endswith(bindparam("ending"))))
_DAYS = Prepared(
    select(_T.study_day)
    .where(*_OWN, _T.facet == Facet.DECK.value, or_(_ANY_DECK, _T.name.in_(select(_NAMED.c.value))))
    .group_by(_T.study_day)
    .order_by(_T.study_day.desc())
    .limit(bindparam("most"))
)
_DECKS = Prepared(
    select(_T.name).where(_T.learner == bindparam("person"), _T.facet == Facet.DECK.value).distinct()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What was answered in one sitting; `session` is "" for what was imported, of which each study day is one.

    `study_day` is the one on which it began and `last_day` the one on which it ended. `predictions` counts the answers
    to cards of an earlier day, `recalled_ppm` sums what came of them and `p_ppm` what was predicted, in millionths.
    """

    session: str
    study_day: int
    last_day: int
    decks: tuple[str, ...]
    answers: int
    right: int
    partly: int
    predictions: int
    recalled_ppm: int
    p_ppm: int
    introduced: int
    taken_ms: int


def newest_sessions(
    database: Database, learner_id: str, decks: tuple[str, ...], since: int, until: int, most: int
) -> tuple[Session, ...]:
    """The newest sessions on these study days, so many at most; of these decks alone, where any are named.

    What an exam counted as reviews is no session.
    """
    with database.read() as connection:
        person = number_learner(connection, learner_id)
        if person is None:
            return ()
        wanted = {"person": person, "decks": json.dumps(decks), "until": until, "most": most}
        late = _late_enough(connection, {**wanted, "since": since})
        found = _SESSIONS.all(connection, **{**wanted, "since": late})
        if len(found) < most and late > since:
            found = _SESSIONS.all(connection, **{**wanted, "since": since})
    return tuple(_session(row) for row in found)


def sessions_ending(database: Database, learner_id: str, ending: str) -> tuple[Session, ...]:
    """The sessions whose ids end so, over all their decks, the newest first; what was imported has no id."""
    return _of_days(database, learner_id, ending, 1, LAST_DAY) if ending else ()


def imported_on(database: Database, learner_id: str, study_day: int) -> Session | None:
    """What was imported of one study day, over all decks; None where there is none."""
    found = _of_days(database, learner_id, "", study_day, study_day)
    return next((each for each in found if not each.session), None)


def _of_days(database: Database, learner_id: str, ending: str, since: int, until: int) -> tuple[Session, ...]:
    with database.read() as connection:
        person = number_learner(connection, learner_id)
        if person is None:
            return ()
        found = _ENDING.all(connection, person=person, ending=ending, since=since, until=until)
    return tuple(_session(row) for row in found)


def studied_decks(database: Database, learner_id: str) -> frozenset[str]:
    """The decks of which anything was ever answered."""
    with database.read() as connection:
        person = number_learner(connection, learner_id)
        if person is None:
            return frozenset()
        return frozenset(row[0] for row in _DECKS.all(connection, person=person))


def _late_enough(connection: Connection, wanted: dict[str, Any]) -> int:
    """A day since which there are as many sessions as wanted, unless many of them lasted for days."""
    days = _DAYS.all(connection, **{**wanted, "most": wanted["most"] + _SPARE_DAYS})
    is_bounded = len(days) == wanted["most"] + _SPARE_DAYS
    return int(days[-1][0]) if is_bounded else int(wanted["since"])


def _session(row: tuple[Any, ...]) -> Session:
    (session, study_day, last_day, decks, answers, right, partly, predictions, recalled, p, introduced,
     taken_ms) = row  # fmt: skip
    return Session(
        session=session,
        study_day=study_day,
        last_day=last_day,
        decks=tuple(sorted(map(one_line, decks.split(",")))),
        answers=answers,
        right=right,
        partly=partly,
        predictions=predictions,
        recalled_ppm=recalled,
        p_ppm=p,
        introduced=introduced,
        taken_ms=taken_ms,
    )
