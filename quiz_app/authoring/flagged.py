"""The learners' flags as findings: each at the line of its question, for the author who is to look at it again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from quiz_app.authoring.check import Report, readings
from quiz_app.decks.deck import Located, Reading
from quiz_app.errors import UnknownLearner
from quiz_app.journal.cards import split_uid
from quiz_app.memory.days import date_of
from quiz_app.questions.codes import Explanation
from quiz_app.questions.contents import fingerprint
from quiz_app.questions.problem import Problem, Severity
from quiz_app.storage import flags
from quiz_app.storage.database import open_database
from quiz_app.storage.flags import Flag
from quiz_app.storage.learners import find_learner
from quiz_app.text import one_line, plural

FLAGGED = "F001"
EXPLANATION = Explanation(
    FLAGGED,
    "a learner has flagged the question",
    "While studying, a learner found something wrong or unclear, and said so with * on the card or in Browse.",
    "Look at the question and mend it; its id stays, so that nobody's progress is lost. The flag is the learner's: "
    "it comes off with * on the card, or with `quiz browse is:flagged --unflag`.",
    "",
    "",
)
_LONGEST_NOTE = 300


@dataclass(frozen=True, slots=True)
class Flags:
    """The flags on questions of the decks that were looked at, and the decks of all others, each with how many."""

    report: Report
    elsewhere: tuple[tuple[str, int], ...] = ()


def kept_flags(database: Path, learner: str | None) -> tuple[Flag, ...]:
    """The flags in a database, of one learner where a name is given; none where there is no such file yet.

    Raises UnknownLearner for a name that is not there, and errors.Database* where the database fails.
    """
    if not database.exists():
        return ()
    opened = open_database(database)
    try:
        if learner is None:
            return flags.flags(opened)
        found = find_learner(opened, learner)
        if found is None:
            raise UnknownLearner(
                f"There is no learner {one_line(learner, 60)!r} here.",
                hint="`quiz learners` lists those there are.",
            )
        return flags.flags(opened, found.id)
    finally:
        opened.close()


def flagged(paths: Sequence[Path], found: Iterable[Flag], today: int) -> Flags:
    """Each flag at its question in the decks at `paths`; one whose question is gone at the id of its deck.

    A path that cannot be read is told as `check` tells it. `today` is a study day.
    """
    read = readings(paths)
    by_deck: dict[str, Reading] = {}
    for reading in read:
        if reading.deck is not None:
            by_deck.setdefault(reading.deck.id, reading)
    problems = [located for reading in read if reading.refused for located in reading.problems]
    elsewhere: dict[str, int] = {}
    for flag in found:
        name = split_uid(flag.card)[0]
        if name in by_deck:
            problems.append(_located(flag, by_deck[name], today))
        else:
            elsewhere[name] = elsewhere.get(name, 0) + 1
    order = {reading.path: number for number, reading in enumerate(read)}
    problems.sort(key=lambda located: (order[located.path], located.line, located.column))
    report = Report(
        problems=tuple(problems),
        files=len(read),
        refused=sum(reading.refused for reading in read),
    )
    return Flags(report, tuple(sorted(elsewhere.items())))


def summary(found: Flags) -> str:
    """The last sentence, for people."""
    report = found.report
    count = sum(located.problem.code == FLAGGED for located in report.problems)
    said = f"{plural(count, 'flag') if count else 'No flags'} in {plural(report.files, 'file')}."
    if not found.elsewhere:
        return said
    listed = ", ".join(f"{one_line(name, 80)} ({number:,})" for name, number in found.elsewhere)
    return f"{said} There are flags in decks that were not looked at: {listed}."


def _located(flag: Flag, reading: Reading, today: int) -> Located:
    _, name, part = split_uid(flag.card)
    questions = reading.deck.questions if reading.deck else ()
    placed = next((each for each in questions if each.question.about.id == name), None)
    remarks = [f"by {one_line(flag.learner, 60)}", _day(flag.day, today)]
    if placed is None:
        told = f"{one_line(name, 80)}, which the deck has no more or which is broken, is flagged"
        mark, hint = reading.deck_mark, "Where it was taken out on purpose, nothing is to be done."
    else:
        told = f"flagged (card {part})" if part else "flagged"
        mark, hint = (
            placed.start,
            "Look at it again; the flag is the learner's, and stays until they take it off.",
        )
        if flag.fingerprint and flag.fingerprint != fingerprint(placed.question):
            remarks.append("the wording has changed since")
    said = f": {one_line(flag.note, _LONGEST_NOTE)}" if flag.note else ""
    message = f"{told}{said} ({', '.join(remarks[:2])}{''.join(f'; {each}' for each in remarks[2:])})"
    problem = Problem(
        code=FLAGGED, message=message, hint=hint, mark=mark, severity=Severity.WARNING, question=name
    )
    return Located(reading.path, problem)


def _day(day: int, today: int) -> str:
    date = date_of(day)
    year = f" {date.year}" if date.year != date_of(today).year else ""
    return f"{date.day} {date:%b}{year}"
