"""Exams as the log tells them: the paper as it was drawn, each answer as it was given, and the score that stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from quiz_app.journal.event import EXAM_KINDS, Event, Kind
from quiz_app.journal.ids import is_id
from quiz_app.journal.reading import LONGEST_ANSWER_MS, share, switch, target_of, text, whole
from quiz_app.questions.model import Outcome, Response, ResponseKind
from quiz_app.text import one_line

MOST_QUESTIONS = 1000
LONGEST_EXAM_MS = 30 * 86_400_000
_MOST = 1_000_000  # of places, options and levels
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}
_KINDS = tuple(ResponseKind)
_ANSWERING = (ResponseKind.TEXT, ResponseKind.PICKED)
# These count also when an exam is no longer open; whatever else comes then has come too late.
_AFTERWARDS = (Kind.EXAM_VOIDED, Kind.EXAM_REGRADED)


class ExamState(StrEnum):
    """Whether an exam can go on, is scored, or was declared void."""

    OPEN = "open"
    HANDED_IN = "handed in"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperItem:
    """One question of a paper, as it was fixed: the version by `fingerprint`, the order in which options are shown.

    `predicted` is p(correct) and `recall` retrievability before the exam, `luck` the mean worth of a random response
    (`exam.luck`); `seen` says that the card had been introduced.
    """

    card: str
    fingerprint: str
    order: tuple[int, ...] = ()
    predicted: float = 0.0
    recall: float = 0.0
    luck: float = 0.0
    seen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What an exam was started with. Limits are milliseconds, 0 for none; `passing` is a share of the points."""

    name: str = ""
    seed: str = ""
    limit_ms: int = 0
    limit_each_ms: int = 0
    at_once: bool = False
    penalty: bool = False
    passing: float | None = None
    reviews: bool = True
    decks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    types: tuple[str, ...] = ()
    items: tuple[PaperItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer as it was given and judged then; `share` is the part of it that was right (0-1).

    `cut_off` says that the time was over, and the answer was taken as it stood.
    """

    response: Response
    outcome: Outcome
    share: float
    words: str = ""
    cut_off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of a paper: its question, the last answer, a mark to come back to it, and the time on it."""

    item: PaperItem
    given: Given | None = None
    marked: bool = False
    taken_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """How a question counts: as judged at hand-in, or by a later regrading.

    `fingerprint` names the version by which it was judged, "" for the one that was asked.
    """

    outcome: Outcome | None
    share: float
    fingerprint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One exam of one learner.

    `spent_ms` is the time used while it was open, `ended_ms` when it was handed in (UTC). `results` are those of the
    hand-in, `regraded` those of the last regrading that counts, or empty; `why_void` the learner's reason. `at` is
    the place where the learner stood last.
    """

    exam: str
    paper: Paper
    started_ms: int
    study_day: int
    places: tuple[Place, ...]
    spent_ms: int = 0
    state: ExamState = ExamState.OPEN
    ended_ms: int = 0
    results: tuple[Result, ...] = ()
    regraded: tuple[Result, ...] = ()
    why_void: str = ""
    at: int = 0

    @property
    def standing(self) -> tuple[Result, ...]:
        """The results that count now."""
        return self.regraded or self.results


def given_results(attempt: Attempt) -> tuple[Result, ...]:
    """How each question counts by the answers given up to now."""
    given = (place.given for place in attempt.places)
    return tuple(
        Result(outcome=each.outcome, share=each.share) if each else Result(outcome=None, share=0.0)
        for each in given
    )


def attempts_of(counting: Iterable[Event]) -> tuple[Attempt, ...]:
    """The exams that these events tell of, oldest first; `counting` are those that count, in order."""
    found: dict[str, Attempt] = {}
    for event in counting:
        if event.kind not in EXAM_KINDS:
            continue
        exam = target_of(event)
        if event.kind == Kind.EXAM_STARTED:
            begun = _begun(exam, event)
            if begun is not None:
                found.setdefault(exam, begun)
        elif exam in found:
            found[exam] = step(found[exam], event)
    return tuple(found.values())


def step(attempt: Attempt, event: Event) -> Attempt:
    """The attempt after one further event of its exam that is later in order than all before."""
    effect = _EFFECTS.get(event.kind)
    if effect is None or (attempt.state is not ExamState.OPEN and event.kind not in _AFTERWARDS):
        return attempt
    spent = whole(event.payload, "spent_ms", 0, LONGEST_EXAM_MS) or 0
    return effect(replace(attempt, spent_ms=max(attempt.spent_ms, spent)), event)


def _begun(exam: str, event: Event) -> Attempt | None:
    payload = event.payload
    items = tuple(item for each in _list(payload, "items") if (item := _item(each)) is not None)
    # A paper that is not whole is none: its places are known by their numbers.
    if not is_id(exam) or not 0 < len(items) == len(_list(payload, "items")) <= MOST_QUESTIONS:
        return None
    paper = Paper(
        name=one_line(text(payload, "name")),
        seed=one_line(text(payload, "seed")),
        limit_ms=whole(payload, "limit_ms", 0, LONGEST_EXAM_MS) or 0,
        limit_each_ms=whole(payload, "limit_each_ms", 0, LONGEST_EXAM_MS) or 0,
        at_once=switch(payload, "at_once", False),
        penalty=switch(payload, "penalty", False),
        passing=share(payload, "passing"),
        reviews=switch(payload, "reviews", True),
        decks=_texts(payload, "decks"),
        tags=_texts(payload, "tags"),
        levels=_wholes(payload.get("levels")),
        types=_texts(payload, "types"),
        items=items,
    )
    return Attempt(
        exam=exam,
        paper=paper,
        started_ms=event.utc_ms,
        study_day=event.study_day,
        places=tuple(Place(item=item) for item in items),
    )


def _item(value: object) -> PaperItem | None:
    if not isinstance(value, dict) or not text(value, "card"):
        return None
    return PaperItem(
        card=text(value, "card"),
        fingerprint=text(value, "fp"),
        order=_wholes(value.get("options")),
        predicted=share(value, "p") or 0.0,
        recall=share(value, "r") or 0.0,
        luck=share(value, "luck") or 0.0,
        seen=switch(value, "seen", False),
    )


def _answered(attempt: Attempt, event: Event) -> Attempt:
    response = read_response(event.payload.get("response"))
    if response is None:
        return attempt
    result, words = _result(event.payload), one_line(text(event.payload, "words"))
    given = None
    if result.outcome is not None and response.kind in _ANSWERING:
        cut_off = switch(event.payload, "cut_off", False)
        given = Given(
            response=response, outcome=result.outcome, share=result.share, words=words, cut_off=cut_off
        )
    return _at(attempt, event, lambda place: replace(place, given=given))


def _marked(attempt: Attempt, event: Event) -> Attempt:
    on = switch(event.payload, "on", False)
    return _at(attempt, event, lambda place: replace(place, marked=on))


def _looked(attempt: Attempt, event: Event) -> Attempt:
    return _at(attempt, event, lambda place: place)


def _at(attempt: Attempt, event: Event, changed: Callable[[Place], Place]) -> Attempt:
    """The attempt with the event's place changed and the time spent there added; it stands where it went `to`."""
    number = whole(event.payload, "place", 0, len(attempt.places) - 1)
    if number is None:
        return attempt
    place = changed(attempt.places[number])
    taken = whole(event.payload, "took_ms", 0, LONGEST_ANSWER_MS) or 0
    place = replace(place, taken_ms=place.taken_ms + taken)
    places = (*attempt.places[:number], place, *attempt.places[number + 1 :])
    on = whole(event.payload, "to", 0, len(places) - 1)
    return replace(attempt, places=places, at=number if on is None else on)


def _handed_in(attempt: Attempt, event: Event) -> Attempt:
    results = _results(attempt, event.payload)
    if not results:
        return attempt
    return replace(attempt, state=ExamState.HANDED_IN, ended_ms=event.utc_ms, results=results)


def _voided(attempt: Attempt, event: Event) -> Attempt:
    return replace(attempt, state=ExamState.VOIDED, why_void=one_line(text(event.payload, "reason")))


def _regraded(attempt: Attempt, event: Event) -> Attempt:
    results = _results(attempt, event.payload)
    return replace(attempt, regraded=results) if attempt.results and results else attempt


_EFFECTS: dict[str, Callable[[Attempt, Event], Attempt]] = {
    Kind.EXAM_ANSWERED: _answered,
    Kind.EXAM_MARKED: _marked,
    Kind.EXAM_LOOKED: _looked,
    Kind.EXAM_LEFT: lambda attempt, _event: attempt,
    Kind.EXAM_HANDED_IN: _handed_in,
    Kind.EXAM_VOIDED: _voided,
    Kind.EXAM_REGRADED: _regraded,
}


def _results(attempt: Attempt, payload: Mapping[str, object]) -> tuple[Result, ...]:
    """One result for each place, or none at all where the payload does not fit the paper."""
    found = tuple(_result(each) for each in _list(payload, "results") if isinstance(each, dict))
    return found if len(found) == len(attempt.places) else ()


def _result(payload: Mapping[str, object]) -> Result:
    return Result(
        outcome=_OUTCOMES.get(text(payload, "outcome")),
        share=share(payload, "share") or 0.0,
        fingerprint=text(payload, "fp"),
    )


def read_response(value: object) -> Response | None:
    """The raw answer that a payload keeps under `response`; None where there is none that can be read."""
    if not isinstance(value, dict) or value.get("kind") not in _KINDS:
        return None
    listed = value.get("picked")
    picked = _wholes(listed, low=-1)
    if isinstance(listed, list) and len(picked) != len(listed):
        return None
    return Response(kind=ResponseKind(value["kind"]), text=text(value, "text"), picked=picked)


def _list(payload: Mapping[str, object], name: str) -> list[object]:
    value = payload.get(name)
    return value if isinstance(value, list) else []


def _texts(payload: Mapping[str, object], name: str) -> tuple[str, ...]:
    return tuple(one_line(each) for each in _list(payload, name) if isinstance(each, str))


def _wholes(value: object, low: int = 0) -> tuple[int, ...]:
    items = value if isinstance(value, list) else []
    return tuple(
        each
        for each in items
        if isinstance(each, int) and not isinstance(each, bool) and low <= each <= _MOST
    )
