"""Sittings of study as rows of the history."""

from __future__ import annotations

from quiz_app.progress.scores import SessionRow
from quiz_app.storage.sessions import Session

_PPM = 1_000_000
_END_OF_TIME_MS = 253_370_764_800_000  # the year 9999, after which no calendar goes


def session_row(session: Session) -> SessionRow:
    """One session of the history."""
    return SessionRow(
        session=session.session,
        started_ms=started_ms(session.session),
        study_day=session.study_day,
        decks=session.decks,
        answers=session.answers,
        right=session.right,
        partly=session.partly,
        predictions=session.predictions,
        recalled=session.recalled_ppm / _PPM,
        expected=session.p_ppm / _PPM,
        introduced=session.introduced,
        taken_ms=session.taken_ms,
    )


def started_ms(session: str) -> int:
    """When a session began, in UTC milliseconds: the first 48 bits of its id (RFC 9562); 0 where it tells no time."""
    if session[12:13] != "7":
        return 0
    begun = int(session[:12], 16)
    return begun if begun < _END_OF_TIME_MS else 0
