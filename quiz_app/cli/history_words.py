"""Score history as lines for people, as objects for programs, and as rows for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from quiz_app.cli.exam_words import when_words
from quiz_app.exam.past import short_id
from quiz_app.journal.exams import ExamState
from quiz_app.text import one_line, percent, plural, short_number

if TYPE_CHECKING:
    from quiz_app.progress.scores import SessionRow
    from quiz_app.storage.exams import Kept

EXAM_KEYS = (
    "id", "state", "date", "started", "ended", "name", "decks", "tags", "questions", "answered", "right", "points",
    "share", "expected", "low", "high", "chance", "expected_share", "change", "passed", "penalty", "regraded",
    "seconds", "seen", "seen_right", "seen_expected",
)  # fmt: skip
SESSION_KEYS = (
    "id", "date", "started", "decks", "answers", "right", "partly", "introduced", "predictions", "recalled", "expected",
    "seconds",
)  # fmt: skip
SHORT = 6  # sessions are named by the end of their ids, as exams are
# Where a text from outside begins so, a spreadsheet would take it for a formula.
_FORMULA = ("=", "+", "-", "@")


def exam_lines(attempts: Sequence[Kept]) -> list[str]:
    """Exams, oldest first: the score beside what was expected, and how it changed since the one before."""
    changes = _changes(attempts)
    return [_exam_line(each, changes[each.exam]) for each in attempts]


def trend_line(attempts: Iterable[Kept]) -> str:
    """From the first score that counts to the last, beside what was expected of both; "" of fewer than two."""
    scored = [each for each in attempts if each.state is ExamState.HANDED_IN]
    if len(scored) < 2:
        return ""
    first, last = scored[0], scored[-1]
    return (
        f"Trend: {percent(first.share)} → {percent(last.share)} over {len(scored)} exams; "
        f"expected {percent(first.expected_share)} → {percent(last.expected_share)}."
    )


def session_line(row: SessionRow) -> str:
    """One session."""
    day = date.fromordinal(row.study_day).isoformat()
    begun = when_words(row.started_ms) if row.started_ms else f"{day} {'' if row.session else 'import':<5}"
    parts = [f"{row.right} right"]
    parts += [f"{row.partly} partly"] if row.partly else []
    parts += [f"{row.introduced} new"] if row.introduced else []
    parts += [recall_words(row.predictions, row.recalled, row.expected)] if row.predictions else []
    parts += [f"{row.taken_ms / 60_000:.1f} min"]
    name = row.session[-SHORT:] or " " * SHORT
    told = f"{plural(row.answers, 'answer'):>12}: {', '.join(parts)}"
    return f"{name}  {begun}  {told}  {one_line(', '.join(row.decks), 60)}"


def recall_words(predictions: int, recalled: float, expected: float) -> str:
    """How the answers to cards of an earlier day went, partly right ones by their weight, beside what was predicted."""
    return f"recalled {short_number(recalled)} of {predictions} ({expected:.1f} expected)"


def exam_objects(attempts: Sequence[Kept]) -> list[dict[str, object]]:
    """Exams as `--json` prints them, with EXAM_KEYS."""
    changes = _changes(attempts)
    return [_exam_object(each, changes[each.exam]) for each in attempts]


def session_object(row: SessionRow) -> dict[str, object]:
    """A session as `--json` prints it, with SESSION_KEYS."""
    return {
        "id": row.session or None,
        "date": date.fromordinal(row.study_day).isoformat(),
        "started": _instant(row.started_ms) if row.started_ms else None,
        "decks": list(row.decks),
        "answers": row.answers,
        "right": row.right,
        "partly": row.partly,
        "introduced": row.introduced,
        "predictions": row.predictions,
        "recalled": round(row.recalled, 2),
        "expected": round(row.expected, 2),
        "seconds": round(row.taken_ms / 1000, 1),
    }


def as_csv(keys: Sequence[str], objects: Iterable[Mapping[str, object]]) -> bytes:
    """Objects as CSV (RFC 4180, UTF-8): a line of keys, then one for each; lists are joined by spaces."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(keys)
    writer.writerows([_cell(each[key]) for key in keys] for each in objects)
    return text.getvalue().encode("utf-8", "replace")


def _changes(attempts: Iterable[Kept]) -> dict[str, float | None]:
    """By how much the share of each changed since the exam before that counts, by exam; None of all others."""
    found: dict[str, float | None] = {}
    before: float | None = None
    for each in attempts:
        counts = each.state is ExamState.HANDED_IN
        found[each.exam] = each.share - before if counts and before is not None else None
        before = each.share if counts else before
    return found


def _exam_line(each: Kept, change: float | None) -> str:
    whole = each.whole
    if not each.is_scored:
        score = f"{'open' if each.state is ExamState.OPEN else 'not handed in'}, {plural(whole.questions, 'question')}"
    else:
        score = (
            f"{short_number(whole.points)} of {whole.questions} ({percent(each.share)}), {whole.right} right, "
            f"{_expected(each)} ({percent(each.expected_share)})"
        )
    marks = [] if change is None else [f"{change * 100:+.0f}"]
    marks += {True: ["passed"], False: ["not passed"], None: []}[each.passed]
    marks += ["void"] if each.state is ExamState.VOIDED else []
    marks += ["scored anew"] if each.regraded else []
    of = ", ".join((*each.decks, *(f"#{tag}" for tag in each.tags))) or "all decks"
    name = f"{each.name}: " if each.name else ""
    return "  ".join(
        [short_id(each.exam), when_words(each.started_ms), score, *marks, one_line(name + of, 60)]
    )


def _expected(each: Kept) -> str:
    """What was expected: right answers, with a penalty points."""
    return f"{each.whole.expected:.1f} {'points ' if each.penalty else ''}expected"


def _exam_object(each: Kept, change: float | None) -> dict[str, object]:
    unscored = not each.is_scored
    scored = {
        "right": each.whole.right,
        "points": round(each.whole.points, 4),
        "share": round(each.share, 4),
        "expected": round(each.whole.expected, 2),
        "low": each.low,
        "high": each.high,
        "chance": round(each.chance, 2),
        "expected_share": round(each.expected_share, 4),
    }
    return {
        "id": each.exam,
        "state": each.state.value,
        "date": date.fromordinal(each.study_day).isoformat(),
        "started": _instant(each.started_ms),
        "ended": _instant(each.ended_ms) if each.ended_ms else None,
        "name": each.name,
        "decks": list(each.decks),
        "tags": list(each.tags),
        "questions": each.whole.questions,
        "answered": None if unscored else each.answered,
        **(dict.fromkeys(scored) if unscored else scored),
        "change": None if change is None else round(change, 4),
        "passed": each.passed,
        "penalty": each.penalty,
        "regraded": each.regraded,
        "seconds": None if unscored else round(each.spent_ms / 1000, 1),
        "seen": each.seen.questions,
        "seen_right": None if unscored else each.seen.right,
        "seen_expected": None if unscored else round(each.seen.expected, 2),
    }


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = " ".join(value)
    if not isinstance(value, str):
        return value
    text = one_line(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _instant(utc_ms: int) -> str:
    return datetime.fromtimestamp(utc_ms / 1000, tz=UTC).isoformat(timespec="seconds")
