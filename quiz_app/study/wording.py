"""How the program says verdicts, intervals, dates, citations and card facts, alike in the app and in plain lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from quiz_app.journal.event import Kind
from quiz_app.memory.days import date_of
from quiz_app.memory.model import Grade
from quiz_app.questions.fences import passages
from quiz_app.questions.model import (
    Accepted,
    Citation,
    ItemState,
    ItemVerdict,
    Outcome,
    Piece,
    Question,
    ResponseKind,
    Verdict,
)
from quiz_app.questions.option import noted_options
from quiz_app.questions.sections import section_words
from quiz_app.study.showing import NAMED_ANEW, CardEvent, CardInfo, GradeChoice, Showing
from quiz_app.text import one_line, plural

# What is said where nothing was answered.
NO_ANSWER = {ResponseKind.DONT_KNOW: "don't know", ResponseKind.TIMED_OUT: "time ran out"}
_DAYS_A_MONTH = 30.44
_DAYS_A_YEAR = 365.25
_SENTENCE_ENDS = re.compile(r"(?<=[.!?]) (?=\S)|(?<=[\u3002\uff01\uff1f])(?=\S)")
_SHORTEST_SENTENCE = 30
_LONGEST_GIVEN = 40
_LONGEST_GIST = 35  # so that a sentence about a card ends, with the key that takes it back, within 78 cells


def verdict_word(verdict: Verdict) -> str:
    """The verdict in a word or two; a near answer counts as right, and is told apart by what differs."""
    return "right" if verdict.outcome is Outcome.NEAR else verdict.outcome.value


def differs_line(pieces: Sequence[Piece]) -> str:
    """A comparison in one line: what was left out in [brackets], what was too much in {braces}.

    It begins with how many letters differ, or how many words where only whole words do: at each place the larger
    of what is missing and what is extra.
    """
    shown = {"same": "{}", "missing": "[{}]", "extra": "{{{}}}"}
    line = "".join(shown[piece.kind].format(piece.text) for piece in pieces)
    words = set(_in_whole_words(pieces))
    noun = "word" if words == {True} else "letter"
    count = sum(
        max(_amount(place, "missing", noun), _amount(place, "extra", noun)) for place in _places(pieces)
    )
    if len(words) != 1 or not count:
        return f"differs: {line}"
    return f"{plural(count, noun)} {'differs' if count == 1 else 'differ'}: {line}"


def _in_whole_words(pieces: Sequence[Piece]) -> Iterable[bool]:
    """For each place that differs, whether whole words do: no letter that is the same touches it."""
    runs = ["".join(piece.text for piece in run) for _, run in groupby(pieces, key=_is_same)]
    for place in range(1 if pieces and _is_same(pieces[0]) else 0, len(runs), 2):
        beside = [*runs[max(0, place - 1) : place], *(run[::-1] for run in runs[place + 1 : place + 2])]
        if beside:
            yield all(run[-1:].isspace() for run in beside)


def _is_same(piece: Piece) -> bool:
    return piece.kind == "same"


def _places(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of each place that differs."""
    return [list(run) for same, run in groupby(pieces, key=_is_same) if not same]


def _amount(pieces: Iterable[Piece], kind: str, noun: str) -> int:
    """How many words, or letters and digits, the pieces of a kind have; what is neither counts for nothing."""
    texts = [piece.text for piece in pieces if piece.kind == kind]
    if noun == "word":
        return sum(any(map(str.isalnum, word)) for text in texts for word in text.split())
    return sum(letter.isalnum() for text in texts for letter in text)


def note_line(question: Question, verdict: Verdict) -> str:
    """What is said beside a verdict, "" for nothing; an author's reason names the answer that it is about.

    A reason alone would stand below the right answer and seem to speak of that: "not Ussuri: that came only in 1860".
    """
    if not verdict.note or verdict.passed or not verdict.given:
        return verdict.note
    content = question.content()
    reasons = (option.reason for key in ("wrong", "reject") for option in noted_options(content, key))
    if verdict.note not in reasons:
        return verdict.note
    return f"not {one_line(verdict.given, _LONGEST_GIVEN)}: {verdict.note}"


def items_summary(verdict: Verdict) -> str:
    """How much of several things was right: "2 of 3 right", "2 of 3 right, 1 wrong"; "" for a verdict on one thing.

    A wrong item in whose place another belongs is one of those that were wanted; any other is one too many.
    """
    items = verdict.items
    right = sum(item.state is ItemState.RIGHT for item in items)
    wrong = sum(item.state is ItemState.WRONG and not item.wanted for item in items)
    if not items:
        return ""
    return f"{right} of {len(items) - wrong} right" + (f", {wrong} wrong" if wrong else "")


def item_lines(verdict: Verdict) -> list[str]:
    """Each of several things on a line of its own: "right: Russia", "wrong: Britain — one article names it"."""
    return [_item_line(item) for item in verdict.items]


def _item_line(item: ItemVerdict) -> str:
    line = f"{item.state.value}: {one_line(item.text)}"
    if item.differs:
        line += f"   ({differs_line(item.differs)})"
    if item.state is ItemState.WRONG and item.wanted:
        line += f"   (right here: {one_line(item.wanted)})"
    return f"{line} — {one_line(item.note)}" if item.note else line


def gist(text: str) -> str:
    """The last sentence of a question's prose on one line, since it is there that a long one asks."""
    prose = [passage.text for passage in passages(text) if not passage.code]
    line = one_line(prose[-1] if prose else text)
    begins = (end.end() for end in _SENTENCE_ENDS.finditer(line))
    # A shorter rest is no sentence: it stands behind an initial or an abbreviation.
    return line[max((place for place in begins if len(line) - place >= _SHORTEST_SENTENCE), default=0) :]


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

    A document without headings is one section of its own title, which is told once.
    """
    title = dict(titles).get(citation.document, citation.document)
    section = "" if citation.section == title else section_words(citation.section)
    passage = f"passage {citation.passage}" if citation.passage else ""
    return " › ".join(part for part in (title, section, passage) if part)


def info_lines(info: CardInfo) -> list[str]:
    """Everything about a card as lines of plain text, its history newest first.

    What the learner has accepted, and the answers of the history, bear numbers by which `:x` and `:o` name them.
    """
    lines = [f"{info.card} · {info.deck_title}"]
    if info.memory is None:
        lines.append("new: never asked")
    else:
        lines.append(
            f"stability {info.memory.stability:.1f} days   difficulty {info.memory.difficulty:.1f} of 10   "
            f"recall: {recall_words(info)}"
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
    lines.extend(
        f"also accepted {number}: {accepted_words(each)}"
        for number, each in enumerate(info.accepted, start=1)
    )
    places = {event.event_id: number for number, event in enumerate(answers_in(info), start=1)}
    width = len(str(len(places)))
    for event in reversed(info.history):
        number = f"{places[event.event_id]:>{width}}." if event.event_id in places else " " * (width + 1)
        lines.append(f"  {number} {event_line(event, info.today)}")
    return lines


def recall_words(info: CardInfo) -> str:
    """How likely recall is, as the card's standing counts it: an answer of today tells of tomorrow at the soonest."""
    share = f"{info.known * 100:.0f} %"
    if info.last_day is None or info.last_day < info.today:
        return f"{share} now, as predicted"
    if info.due_day is not None and info.due_day <= info.today:
        return "not recalled yet; it is asked again today"
    return f"{share} by tomorrow, as predicted"


def answers_in(info: CardInfo) -> tuple[CardEvent, ...]:
    """The answers of a card's history, oldest first: the first one is number 1."""
    return tuple(event for event in info.history if event.kind == Kind.ANSWERED)


def event_line(event: CardEvent, today: int) -> str:
    """One line of a card's history."""
    line = f"{day_words(event.study_day, today)}: {event_words(event)}"
    if event.kind != Kind.ANSWERED:
        return line
    if event.given:
        line += f" · “{event.given}”"
    expected = () if event.predicted is None else (f"expected {event.predicted:.0%}",)
    return f"{line} · " + " · ".join((*expected, f"{event.taken_ms / 1000:.0f} s", promised_words(event)))


def event_words(event: CardEvent) -> str:
    """What happened: the grade of an answer, with the learner's own in its place, or what was done to the card."""
    quoted = f" “{event.given}”" if event.given else ""
    if event.kind == Kind.ANSWERED:
        return graded_words(event)
    words = {
        Kind.SUSPENDED: "suspended",
        Kind.UNSUSPENDED: "taken back from suspension",
        Kind.BURIED: "buried",
        Kind.UNBURIED: "dug out",
        Kind.FLAGGED: f"flagged{quoted}",
        Kind.UNFLAGGED: "flag taken off",
        Kind.RESET: "reset: begun anew",
        Kind.RESCHEDULED: "given another day",
        Kind.MOVED: "progress carried over",
        NAMED_ANEW: "its name means this card again",
        Kind.KEPT_APART: "told apart from a question like it",
        Kind.ACCEPTED: f"accepted{quoted} from now on",
        Kind.UNACCEPTED: f"accepted{quoted} no more",
        Kind.NOTED: f"noted{quoted}" if quoted else "note taken off",
        Kind.EXAM_ANSWERED: f"answered{quoted} in an exam" if quoted else "left empty in an exam",
        Kind.FORGOTTEN: "forgotten: as if it had never been asked",
    }
    return next((text for kind, text in words.items() if kind == event.kind), event.kind)


def graded_words(event: CardEvent) -> str:
    """The grade of an answer as it was judged, and the one that the learner put in its place."""
    judged = grade_word(event.grade, partly=event.partly)
    if not event.overridden:
        return judged
    yours = f"{grade_word(event.overridden)} (your word)"
    return yours if event.overridden == event.grade and not event.partly else f"{judged} → {yours}"


def grade_word(grade: int, *, partly: bool = False) -> str:
    """A grade in a word; an answer that is weighed because half of it or more was right has none of its own."""
    return "partly" if partly else Grade(grade).name.lower() if grade in tuple(Grade) else "no grade"


def hinted_words(showing: Showing) -> str:
    """Why the grade of a right answer is lower than its verdict, in brackets, where that is because of hints."""
    if not showing.hint or showing.overridden or showing.verdict is None or not showing.verdict.passed:
        return ""
    return {Grade.AGAIN: " (too many hints)", Grade.HARD: " (with a hint)"}.get(
        showing.grade or Grade.GOOD, ""
    )


def promised_words(event: CardEvent) -> str:
    """When the card was to come again after an answer of its history."""
    return span_words(event.interval) if event.interval else "same day"


def accepted_words(accepted: Accepted) -> str:
    """An accepted answer in quotes, with the item for which it stands."""
    item = f" for “{one_line(accepted.stands_for, 40)}”" if accepted.stands_for else ""
    return f"“{one_line(accepted.text, 60)}”{item}"


def card_words(about: str) -> str:
    """A card by the text of its question, in quotes and cut short."""
    return f"“{one_line(gist(about), _LONGEST_GIST)}”" if about else "a card"
