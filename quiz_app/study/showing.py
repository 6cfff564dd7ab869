"""What a sitting shows at each step: frozen pictures that the app and the plain session both draw."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from quiz_app.memory.model import Grade, Memory
from quiz_app.questions.model import Accepted, Prompt, Question, Response, Verdict

if TYPE_CHECKING:
    from quiz_app.study.browsing import Wording


class Phase(StrEnum):
    """Where one card stands: waiting for an answer, revealed for self-grading, or judged and recorded."""

    ASKED = "asked"
    REVEALED = "revealed"
    JUDGED = "judged"


class Standing(StrEnum):
    """How well a card is kept."""

    NEW = "new"
    FADING = "fading"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeChoice:
    """A grade that may be given, with what it would promise: days until due again (0 is later in this sitting)."""

    grade: Grade
    interval: int
    due_day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """One card at one step of a sitting.

    `order` maps a place on the screen to the option's index in the author's order. `choices` are the four grades
    when revealed, or the one given when judged. `hint` is what has been uncovered so far; `more_hints` says that
    another press uncovers more. `position` counts from 1, `total` includes repeats known so far.
    `partly` says that so much of the answer was right that it is weighed, though it comes again.
    `predicted` is p(correct) as logged before the answer. `document_titles` pairs the ids of documents that
    the question cites with their titles.
    """

    card: str
    deck: str
    deck_title: str
    question: Question
    part: str
    prompt: Prompt
    order: tuple[int, ...]
    phase: Phase
    position: int
    total: int
    standing: Standing
    retrievability: float
    predicted: float
    repeat: bool = False
    flagged: bool = False
    leech: bool = False
    hint: str = ""
    more_hints: bool = False
    response: Response | None = None
    verdict: Verdict | None = None
    grade: Grade | None = None
    partly: bool = False
    overridden: bool = False
    choices: tuple[GradeChoice, ...] = ()
    document_titles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A card that was not answered right as a whole in a sitting, for its last screen."""

    card: str
    text: str
    given: str
    wanted: str
    partly: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The last screen of a sitting.

    `right` is how many of the first answers of the sitting passed, `partly` how many were half right or more, which is
    neither passed nor missed. So many of them were `foretold`, being of cards of an earlier day: `expected` sums
    p(correct) over these and `recalled` what came, partly right ones by their weight;
    `due_tomorrow` counts reviews due on the next study day, `still_due` what an early end left
    of those that fit into today. After `practice` the schedule is as it was before.
    """

    answered: int
    cards: int
    first_answers: int
    right: int
    foretold: int
    recalled: float
    expected: float
    introduced: int
    taken_ms: int
    missed: tuple[Missed, ...]
    due_tomorrow: int
    still_due: int
    partly: int = 0
    practice: bool = False


# What a line of a card's history is called that says no more than that the card's name had been another's meanwhile.
NAMED_ANEW = "named anew"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardEvent:
    """One line of a card's history, newest last: what happened, and the answer's figures where it was one.

    `overridden` is the learner's own grade in place of `grade`, 0 where there is none, and `interval` is what holds.
    `predicted` is p(correct) as told before the answer, None where the card had been answered on that day already.
    `given` is what was answered or accepted, or the note of a flag; `kind` is the event's, or NAMED_ANEW.
    """

    study_day: int
    utc_ms: int
    offset_s: int
    kind: str
    event_id: str = ""
    grade: int = 0
    overridden: int = 0
    partly: bool = False
    given: str = ""
    predicted: float | None = None
    interval: int = 0
    taken_ms: int = 0
    counts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CardInfo:
    """Everything about one card (key `i`); `next_dates` are the due days that each grade would promise today.

    `known` is what its standing is told by (0-1), 0 for a new card: recall as predicted for today, or for tomorrow
    where it was answered today, and 0 while it waits to be asked again. `wordings` are former wordings of the
    question, oldest first, `note` and `flag_note` what the learner wrote on the card and with its flag.
    """

    today: int
    card: str
    deck_title: str
    question: Question
    part: str
    standing: Standing
    memory: Memory | None
    known: float
    due_day: int | None
    first_day: int | None
    last_day: int | None
    answers: int
    lapse_days: tuple[int, ...]
    leech: bool
    suspended: bool
    buried_until: int | None
    flagged: bool
    next_dates: tuple[GradeChoice, ...]
    history: tuple[CardEvent, ...]
    accepted: tuple[Accepted, ...] = ()
    document_titles: tuple[tuple[str, str], ...] = ()
    wordings: tuple[Wording, ...] = ()
    note: str = ""
    flag_note: str = ""
    gone: bool = False
