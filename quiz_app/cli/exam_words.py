"""An exam's result as lines for people, and as an object for programs."""

from __future__ import annotations

from datetime import UTC, datetime

from quiz_app.cli.asked_lines import asked_lines
from quiz_app.exam.past import short_id
from quiz_app.exam.result import ExamResult, Reviewed
from quiz_app.exam.timing import time_words
from quiz_app.journal.exam_scores import Score
from quiz_app.journal.exams import Attempt, ExamState
from quiz_app.questions.model import Outcome
from quiz_app.text import exact_percent, one_line, percent, plural, points_words, short_number

_SIGNS = {Outcome.RIGHT: "right", Outcome.NEAR: "right", Outcome.PARTLY: "partly", Outcome.WRONG: "wrong"}


def score_words(score: Score) -> str:
    """A score as people say it: "12.5 of 20 points (63 %)"."""
    return f"{short_number(score.points)} of {plural(score.most, 'point')} ({percent(score.share)})"


def expected_words(score: Score) -> str:
    """What was reached beside what was expected: right answers, with a penalty points."""
    between = f"{score.low} to {score.high}" if score.low != score.high else str(score.low)
    if score.penalty:
        reached = f"{score.right} right, {points_words(score.points)}"
        return f"{reached}; {score.expected:.1f} points expected (likely {between})"
    return f"{score.right} right; {score.expected:.1f} expected (likely {between})"


def result_lines(result: ExamResult) -> list[str]:
    """The whole result: the score, what was expected, then each question."""
    lines = [*summary_lines(result), ""]
    for each in result.questions:
        lines += question_lines(each)
    if result.missed:
        again = f"`quiz exam --again {short_id(result.attempt.exam)}`"
        lines += ["", f"{again} asks what was missed once more ({plural(len(result.missed), 'question')})."]
    return lines


def summary_lines(result: ExamResult) -> list[str]:
    """The score and all that it is compared with."""
    attempt, paper = result.attempt, result.attempt.paper
    passed = {True: " · passed", False: " · not passed", None: ""}[result.passed]
    mark = f" (pass mark {exact_percent(paper.passing)})" if paper.passing is not None else ""
    lines = [f"Score: {score_words(result.whole)}{passed}{mark}", f"  {expected_words(result.whole)}"]
    if paper.penalty:
        lines.append("  Guessing is penalised: pure chance would score 0.")
    else:
        lines.append(f"  Pure chance would score {result.whole.chance:.1f} on average.")
    if result.seen.most and result.unseen.most:
        lines.append(f"  Seen before: {score_words(result.seen)}; {expected_words(result.seen)}")
        lines.append(f"  Not seen before: {score_words(result.unseen)}; {expected_words(result.unseen)}")
    limit = f" of {time_words(paper.limit_ms)}" if paper.limit_ms else ""
    lines.append(f"  Time: {time_words(attempt.spent_ms)}{limit}")
    if attempt.regraded:
        lines.append("  Scored anew after questions were corrected.")
    if attempt.state is ExamState.VOIDED:
        why = f": {one_line(attempt.why_void)}" if attempt.why_void else ""
        lines.append(f"  This exam is void{why}.")
    return lines


def question_lines(each: Reviewed) -> list[str]:
    """One question with the learner's answer, the right one, explanation and citation."""
    word = "not answered" if each.outcome is None else _SIGNS.get(each.outcome, each.outcome.value)
    head = f"{each.place + 1}. {word}"
    if each.outcome is Outcome.PARTLY or each.points < 0:
        head += f" ({each.points:+.2f})"
    told = (
        ("new card", not each.seen),
        ("marked", each.marked),
        ("cut off by the clock", each.cut_off),
        ("scored anew", each.regraded),
    )
    marks = [mark for mark, on in told if on]
    given = [] if each.given is None else [f"yours: {one_line(each.words)}"]
    line = " · ".join([head, *marks, f"{each.taken_ms / 1000:.0f} s"])
    return [line, *asked_lines(each, given, each.corrected)]


def result_object(result: ExamResult) -> dict[str, object]:
    """The result as `--json` prints it."""
    paper = result.attempt.paper
    return {
        **attempt_object(result.attempt),
        "score": _score(result.whole),
        "seen": _score(result.seen),
        "unseen": _score(result.unseen),
        "passing": paper.passing,
        "passed": result.passed,
        "missed": list(result.missed),
        "items": [_item(each) for each in result.questions],
    }


def attempt_object(attempt: Attempt) -> dict[str, object]:
    """What an exam was and where it stands, without its score."""
    paper = attempt.paper
    return {
        "id": attempt.exam,
        "state": attempt.state.value,
        "started": _instant(attempt.started_ms),
        "ended": _instant(attempt.ended_ms) if attempt.ended_ms else None,
        "name": paper.name,
        "seed": paper.seed,
        "decks": list(paper.decks),
        "tags": list(paper.tags),
        "levels": list(paper.levels),
        "types": list(paper.types),
        "questions": len(attempt.places),
        "answered": sum(place.given is not None for place in attempt.places),
        "penalty": paper.penalty,
        "limit_seconds": paper.limit_ms // 1000,
        "seconds_each": paper.limit_each_ms // 1000,
        "seconds": round(attempt.spent_ms / 1000, 1),
        "regraded": bool(attempt.regraded),
        "void": attempt.why_void if attempt.state is ExamState.VOIDED else None,
    }


def _score(score: Score) -> dict[str, object]:
    return {
        "points": round(score.points, 4),
        "most": score.most,
        "share": round(score.share, 4),
        "right": score.right,
        "expected": round(score.expected, 2),
        "low": score.low,
        "high": score.high,
        "chance": round(score.chance, 2),
    }


def _item(each: Reviewed) -> dict[str, object]:
    return {
        "number": each.place + 1,
        "card": each.card,
        "type": each.asked.question.type_name if each.asked else None,
        "question": each.asked.prompt.text if each.asked else None,
        "given": each.words if each.given is not None else None,
        "wanted": each.wanted or None,
        "corrected": each.corrected or None,
        "outcome": each.outcome.value if each.outcome else None,
        "share": round(each.share, 4),
        "points": round(each.points, 4),
        "expected": round(each.predicted, 4),
        "chance": round(each.luck, 4),
        "seen": each.seen,
        "marked": each.marked,
        "seconds": round(each.taken_ms / 1000, 1),
        "regraded": each.regraded,
    }


def when_words(started_ms: int) -> str:
    """The day and time at which an exam began, in the zone of this machine."""
    return f"{datetime.fromtimestamp(started_ms / 1000).astimezone():%Y-%m-%d %H:%M}"


def title_words(attempt: Attempt) -> str:
    """An exam in a line: its id, when it began, and from what it was drawn."""
    paper = attempt.paper
    of = ", ".join((*paper.decks, *(f"#{tag}" for tag in paper.tags))) or "all decks"
    name = f"{paper.name}: " if paper.name else ""
    return (
        f"Exam {short_id(attempt.exam)} · {when_words(attempt.started_ms)} · {one_line(name + of, 120)} · "
        f"{plural(len(attempt.places), 'question')} · seed {paper.seed}"
    )


def _instant(utc_ms: int) -> str:
    return datetime.fromtimestamp(utc_ms / 1000, tz=UTC).isoformat(timespec="seconds")
