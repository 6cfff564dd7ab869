"""How the program says verdicts, intervals, dates, citations and card facts, alike in the app and in plain lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quiz_app.journal.event import Event, Kind
from quiz_app.memory.days import date_of
from quiz_app.memory.model import Grade
from quiz_app.questions.model import Citation, Outcome, Piece, Verdict
from quiz_app.study.showing import CardEvent, CardInfo, GradeChoice
from quiz_app.text import one_line, plural

_DAYS_A_MONTH = 30.44
_DAYS_A_YEAR = 365.25


def verdict_word(verdict: Verdict) -> str:
    """The verdict in a word or two; a near answer counts as right, and is told apart by what differs."""
    return "right" if verdict.outcome is Outcome.NEAR else verdict.outcome.value


def differs_line(pieces: Sequence[Piece]) -> str:
    """A comparison in one line: what was left out in [brackets], what was too much in {braces}."""
    shown = {"same": "{}", "missing": "[{}]", "extra": "{{{}}}"}
    line = "".join(shown[piece.kind].format(piece.text) for piece in pieces)
    letters = sum(len(piece.text) for piece in pieces if piece.kind == "missing") or sum(
        len(piece.text) for piece in pieces if piece.kind == "extra"
    )
    return f"{plural(letters, 'letter')} {'differs' if letters == 1 else 'differ'}: {line}"


def span_words(days: int) -> str:
    """A span of days as people say it: "9 days", "3.2 months", "1.5 years"."""
    if days < 2 * _DAYS_A_MONTH:
        return plural(days, "day")
    if days < _DAYS_A_YEAR:
        return f"{days / _DAYS_A_MONTH:.1f} months"
    return f"{days / _DAYS_A_YEAR:.1f} years"


def interval_words(days: int) -> str:
    """When a card comes again after an answer, as part of a sentence."""
    return "again in this sitting" if days == 0 else f"again in {span_words(days)}"


def grade_line(choice: GradeChoice) -> str:
    """One grade with its key and what it promises."""
    when = "this sitting" if choice.interval == 0 else span_words(choice.interval)
    return f"{int(choice.grade)} {choice.grade.name.lower()} ({when})"


def day_words(day: int, today: int) -> str:
    """A study day as people say it: "today", "tomorrow", "in 4 days", "3 days ago", else "12 March 2027"."""
    away = day - today
    if away in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[away + 1]
    if 1 < away <= 14:
        return f"in {away} days"
    if -14 <= away < -1:
        return f"{-away} days ago"
    date = date_of(day)
    year = f" {date.year}" if date.year != date_of(today).year else ""
    return f"{date.day} {date:%B}{year}"


def citation_line(citation: Citation, titles: Iterable[tuple[str, str]]) -> str:
    """A citation as "Title › Section › passage 3", with the document's id where its title is not known.

    The section `(lead)`, a document's text before its first heading, is called its opening.
    """
    section = "opening" if citation.section == "(lead)" else citation.section
    title = dict(titles).get(citation.document, citation.document)
    passage = f"passage {citation.passage}" if citation.passage else ""
    return " › ".join(part for part in (title, section, passage) if part)


def info_lines(info: CardInfo) -> list[str]:
    """Everything about a card as lines of plain text, its history newest first."""
    lines = [f"{info.card} · {info.deck_title}"]
    if info.memory is None:
        lines.append("new: never asked")
    else:
        lines.append(
            f"stability {info.memory.stability:.1f} days   difficulty {info.memory.difficulty:.1f} of 10   "
            f"recall now {info.retrievability:.0%}"
        )
    if info.due_day is not None:
        lines.append(f"due {day_words(info.due_day, info.today)}   {plural(info.answers, 'answer')}   "
                     f"lapses on {plural(len(info.lapse_days), 'day')}")  # fmt: skip
    marks = [
        word
        for word, on in (("leech", info.leech), ("suspended", info.suspended), ("flagged", info.flagged))
        if on
    ]
    if info.buried_until is not None and info.buried_until > info.today:
        marks.append(f"buried until {day_words(info.buried_until, info.today)}")
    if marks:
        lines.append(", ".join(marks))
    lines.append("next: " + "   ".join(grade_line(choice) for choice in info.next_dates))
    lines.extend(f"  {event_line(event, info.today)}" for event in reversed(info.history))
    return lines


def event_line(event: CardEvent, today: int) -> str:
    """One line of a card's history."""
    line = f"{day_words(event.study_day, today)}: {event.kind}"
    if event.grade:
        line += f" · {('again', 'hard', 'good', 'easy')[event.grade - 1]}"
    if event.given:
        line += f" · “{event.given}”"
    if event.kind == "answered":
        line += f" · expected {event.predicted:.0%} · {event.taken_ms / 1000:.0f} s · {interval_words(event.interval)}"
    return line


def action_words(event: Event, about: str) -> str:
    """What an action was, in words: `about` is the text of its card."""
    card = f"“{one_line(about, 40)}”" if about else "a card"
    grade = event.payload.get("grade")
    given = Grade(grade).name.lower() if isinstance(grade, int) and grade in tuple(Grade) else "a grade"
    words = {
        Kind.ANSWERED: f"{given} for {card}",
        Kind.OVERRIDDEN: f"the override to {given} for {card}",
        Kind.SUSPENDED: f"suspending {card}",
        Kind.UNSUSPENDED: f"bringing {card} back",
        Kind.BURIED: f"burying {card}",
        Kind.UNBURIED: f"digging out {card}",
        Kind.FLAGGED: f"the flag on {card}",
        Kind.UNFLAGGED: f"taking the flag off {card}",
        Kind.RESET: f"the reset of {card}",
        Kind.RESCHEDULED: f"the new date for {card}",
        Kind.MOVED: f"carrying progress over from {one_line(event.card, 60)}",
        Kind.SETTING_CHANGED: f"the change of {str(event.payload.get('name', 'a setting')).replace('_', ' ')}",
    }
    return next((text for kind, text in words.items() if kind == event.kind), "the last action")
