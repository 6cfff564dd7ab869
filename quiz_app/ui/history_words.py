"""How History says scores, states and marks: in words, with the sign of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from quiz_app.journal.exams import ExamState
from quiz_app.progress.scores import ComparedQuestion, Mark
from quiz_app.text import one_line, percent, plural, short_number

if TYPE_CHECKING:
    from quiz_app.progress.scores import SessionRow
    from quiz_app.storage.exams import Kept
    from quiz_app.ui.glyphs import Glyphs

LONGEST_TITLE = 60
LONGEST_LIST = 200
MARK_STYLES = {
    Mark.RIGHT: "$success",
    Mark.PARTLY: "$warning",
    Mark.WRONG: "$warning",
    Mark.OPEN: "$quiet",
    Mark.NOT_ASKED: "$faint",
}
GAINED, LOST, MORE, LESS, SAME_RIGHT, SAME, AFTER_ONLY, BEFORE_ONLY = (
    "gained", "lost", "better", "worse", "right again", "as before", "new here", "not asked again",
)  # fmt: skip
ORDER = (GAINED, LOST, MORE, LESS, SAME, SAME_RIGHT, AFTER_ONLY, BEFORE_ONLY)
_WORTH = {Mark.OPEN: 0, Mark.WRONG: 0, Mark.PARTLY: 1, Mark.RIGHT: 2}


def score_words(kept: Kept) -> str:
    """The points: "17 / 20"; a dash without a score."""
    return f"{short_number(kept.whole.points)} / {kept.whole.questions}" if kept.is_scored else ""


def expected_words(kept: Kept, glyphs: Glyphs) -> str:
    """What was expected, right answers or, with a penalty, points: "15.6 (13–18)"."""
    return f"{kept.whole.expected:.1f} ({kept.low}{glyphs.dash}{kept.high})" if kept.is_scored else ""


def beside_expected(kept: Kept) -> str:
    """How what was reached lies beside what was expected."""
    if kept.reached > kept.high:
        return "more than was to be expected"
    return "less than was to be expected" if kept.reached < kept.low else "as was to be expected"


def state_of(kept: Kept, glyphs: Glyphs) -> tuple[str, str]:
    """The sign of what became of an exam, and its style."""
    if kept.state is ExamState.VOIDED:
        return glyphs.gone, "$faint"
    if kept.state is ExamState.OPEN:
        return glyphs.new, "$accent"
    if kept.passed is None:
        return " ", ""
    return (glyphs.right, "$success") if kept.passed else (glyphs.wrong, "$warning")


def state_words(kept: Kept) -> str:
    """What became of an exam: "passed, scored anew", "void", "open"; "" where there is nothing to say."""
    if kept.state is ExamState.OPEN:
        return "open"
    words = {True: ["passed"], False: ["not passed"], None: []}[kept.passed]
    words += ["void"] if kept.state is ExamState.VOIDED else []
    return ", ".join(words + (["scored anew"] if kept.regraded else []))


def time_of_day(utc_ms: int) -> str:
    """The time of day in the zone of this machine: "14:05"."""
    return f"{datetime.fromtimestamp(utc_ms / 1000).astimezone():%H:%M}"


def decks_words(decks: Sequence[str], tags: Sequence[str], titles: Mapping[str, str]) -> str:
    """From what was asked: "Border treaties, #qing"."""
    named = [one_line(titles.get(deck, deck), LONGEST_TITLE) for deck in decks]
    named += [f"#{one_line(tag, LONGEST_TITLE)}" for tag in tags]
    return one_line(", ".join(named) or "all decks", LONGEST_LIST)


def attempt_title(kept: Kept, titles: Mapping[str, str]) -> str:
    """An exam by its name, where it has one, and its decks: "Midterm: Border treaties"."""
    decks = decks_words(kept.decks, kept.tags, titles)
    return f"{one_line(kept.name, LONGEST_TITLE)}: {decks}" if kept.name else decks


def session_title(row: SessionRow, titles: Mapping[str, str]) -> str:
    """A session by its decks; reviews that were imported say so."""
    decks = decks_words(row.decks, (), titles) if row.decks else "no deck"
    return decks if row.session else f"imported: {decks}"


def sign_of(mark: Mark, glyphs: Glyphs) -> str:
    """One cell that tells how it went."""
    signs = {
        Mark.RIGHT: glyphs.right,
        Mark.PARTLY: glyphs.fading,
        Mark.WRONG: glyphs.wrong,
        Mark.OPEN: glyphs.dash,
        Mark.NOT_ASKED: glyphs.rest,
    }
    return signs[mark]


def legend(glyphs: Glyphs) -> str:
    """All marks with their words on one line."""
    return "  ".join(f"{sign_of(mark, glyphs)} {mark.value}" for mark in Mark)


def change_of(question: ComparedQuestion) -> str:
    """What became of a question from one exam to the other, as one of ORDER."""
    before, after = question.before, question.after
    if Mark.NOT_ASKED in (before, after):
        return AFTER_ONLY if before is Mark.NOT_ASKED else BEFORE_ONLY
    worth, then = _WORTH[before], _WORTH[after]
    if worth == then:
        return SAME_RIGHT if after is Mark.RIGHT else SAME
    if then > worth:
        return GAINED if after is Mark.RIGHT else MORE
    return LOST if before is Mark.RIGHT else LESS


def trend(shares: Sequence[float], glyphs: Glyphs) -> str:
    """Shares from 0 to 1 as small columns on one scale, nothing as the lowest and all as the highest."""
    last = len(glyphs.sparks) - 1
    return "".join(glyphs.sparks[round(min(1.0, max(0.0, share)) * last)] for share in shares)


def trend_words(attempts: Sequence[Kept], width: int, glyphs: Glyphs) -> tuple[str, str, str]:
    """Of attempts that count, oldest first: columns of scores, of what was expected, and a sentence on them."""
    shown = attempts[-max(1, width) :]
    scores = trend([each.share for each in shown], glyphs)
    expected = trend([each.expected_share for each in shown], glyphs)
    if len(attempts) < 2:
        return scores, expected, ""
    first, last = percent(attempts[0].share), percent(attempts[-1].share)
    return scores, expected, f"{first} {glyphs.arrow} {last} in {plural(len(attempts), 'exam')}"
