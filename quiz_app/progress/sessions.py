"""Sittings of study as rows of the history, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quiz_app.progress.scores import SessionRow
from quiz_app.storage.sessions import SessionPart

_PPM = 1_000_000
_END_OF_TIME_MS = 253_370_764_800_000  # the year 9999, after which no calendar goes


def session_rows(parts: Iterable[SessionPart]) -> tuple[SessionRow, ...]:
    """The sessions that these parts make up, the newest first; what was imported on a study day is one."""
    found: dict[tuple[str, int], list[SessionPart]] = {}
    for part in parts:
        # A session that went on past the end of its day is one, an imported log has a row for each of its days.
        key = (part.session, 0) if part.session else ("", part.study_day)
        found.setdefault(key, []).append(part)
    rows = [_row(parts) for parts in found.values()]
    rows.sort(key=lambda row: (row.study_day, row.session), reverse=True)
    return tuple(rows)


def _row(parts: Sequence[SessionPart]) -> SessionRow:
    session = parts[0].session
    return SessionRow(
        session=session,
        started_ms=started_ms(session),
        study_day=min(part.study_day for part in parts),
        decks=tuple(sorted({part.deck for part in parts})),
        answers=sum(part.answers for part in parts),
        right=sum(part.right for part in parts),
        partly=sum(part.partly for part in parts),
        expected=sum(part.expected_ppm for part in parts) / _PPM,
        introduced=sum(part.introduced for part in parts),
        taken_ms=sum(part.taken_ms for part in parts),
    )


def started_ms(session: str) -> int:
    """When a session began, in UTC milliseconds: the first 48 bits of its id (RFC 9562); 0 where it tells no time."""
    if session[12:13] != "7":
        return 0
    begun = int(session[:12], 16)
    return begun if begun < _END_OF_TIME_MS else 0
