"""What a session of study says of its answers: how each went, as a card that was judged and in few words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.clock import Moment
from quiz_app.journal.cards import deck_of
from quiz_app.memory.model import Grade
from quiz_app.questions.model import DONT_KNOW
from quiz_app.study.showing import Phase
from quiz_app.study.wording import grade_word, interval_words
from quiz_app.text import percent, plural, short_number, taken_words

if TYPE_CHECKING:
    from quiz_app.study.past_sessions import PastAnswer, PastSession
    from quiz_app.study.showing import Showing
    from quiz_app.ui.glyphs import Glyphs


def sign_and_word(each: PastAnswer, glyphs: Glyphs) -> tuple[str, str, str]:
    """How an answer went, as it counts now: sign, word and style."""
    if each.partly:
        return glyphs.fading, "partly", ""
    if each.passed:
        return glyphs.right, "right", "$success"
    if each.is_blank:
        return glyphs.dash, "no answer", "$quiet"
    return glyphs.wrong, "wrong", "$warning"


def clock_of(each: PastAnswer) -> str:
    """The time of day as the learner's clock showed it."""
    return f"{Moment(each.utc_ms, each.offset_s).local():%H:%M}"


def account_of(past: PastSession) -> str:
    """A session in a line: "12 answers, 9 right, recalled 7 of 9 (8.1 expected), 2 min"."""
    right = sum(each.passed for each in past.answers)
    partly = sum(each.partly for each in past.answers)
    parts = [plural(len(past.answers), "answer"), f"{right:,} right"]
    parts += [f"{partly:,} partly"] if partly else []
    earlier = (
        f"recalled {short_number(past.recalled)} of {len(past.earlier):,} ({past.expected:.1f} expected)"
    )
    parts += [earlier] if past.earlier else []
    return ", ".join([*parts, taken_words(past.taken_ms)])


def facts_of(each: PastAnswer, glyphs: Glyphs) -> list[Content]:
    """What else is to be said of an answer, in few words each."""
    sign, word, style = sign_and_word(each, glyphs)
    facts = [Content(f"{sign} {word}").stylize(f"{style} bold".strip())]
    told = [
        _graded(each),
        taken_words(each.taken_ms),
        f"{percent(each.predicted)} expected right",
        f"overruled, it was {each.first_grade.name.lower()}" if each.overruled else "",
        "new to you" if each.introduced else "",
        "with a hint" if each.hinted else "",
        "" if each.counts else "practice",
    ]
    return facts + [Content(text).stylize("$quiet") for text in told if text]


def _graded(each: PastAnswer) -> str:
    """The grade and what it promised: "good, again in 4 days"."""
    word = grade_word(each.grade, partly=each.partly)
    return f"{word}, {interval_words(each.wait)}" if each.counts and each.grade is not Grade.AGAIN else word


def answered_showing(each: PastAnswer, total: int) -> Showing | None:
    """An answer as a card that was judged; None where its wording is not in the database."""
    asked = each.asked
    if asked is None:
        return None
    given = DONT_KNOW if each.response is None or each.is_blank else each.response
    return replace(
        asked.showing(Phase.JUDGED, each.place, total),
        card=each.card,
        deck=deck_of(each.card),
        predicted=each.predicted,
        response=given,
        verdict=each.verdict,
        grade=each.grade,
        partly=each.partly,
    )
