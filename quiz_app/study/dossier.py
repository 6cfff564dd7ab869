"""Everything about one card: its memory, its dates, and what happened to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from quiz_app.errors import WrongUse
from quiz_app.journal.cards import split_uid
from quiz_app.journal.event import PASSING_KINDS, Event, Kind
from quiz_app.journal.fold import overrides_of
from quiz_app.journal.moves import names_anew
from quiz_app.journal.reading import text
from quiz_app.journal.undo import standing as counting
from quiz_app.memory.leech import is_leech
from quiz_app.questions.contents import from_content
from quiz_app.questions.model import ALONE, Question
from quiz_app.storage import log
from quiz_app.study.asking import Asked, known_of, response_in
from quiz_app.study.browsing import Wording
from quiz_app.study.ledger import Ledger
from quiz_app.study.showing import NAMED_ANEW, CardEvent, CardInfo
from quiz_app.study.wording import NO_ANSWER
from quiz_app.text import one_line

LONGEST_GIVEN = 300
# An override stands on the line of its answer; that a question of an exam was looked at says nothing of its card.
_NOT_TOLD = (Kind.UNDONE, Kind.OVERRIDDEN, Kind.EXAM_MARKED, *PASSING_KINDS)


def card_info(ledger: Ledger, card: str) -> CardInfo:
    """All that is known of a card, also of one that is gone; raises WrongUse for one that never was here.

    What has lost its question, or its part of it, is shown in the wording in which it was met last.
    """
    events = counting(log.events_of(ledger.database, ledger.author.learner, card))
    versions = _versions(ledger, card, events)
    present = ledger.find(card)
    asked = present or _last_asked(ledger, card, versions)
    state = asked.state
    return CardInfo(
        today=asked.today,
        card=card,
        deck_title=asked.deck_title,
        question=asked.question,
        part=asked.part,
        standing=asked.standing,
        memory=state.memory,
        known=known_of(state, asked.today, asked.settings.parameters) or 0.0,
        due_day=state.due_day,
        first_day=state.first_day,
        last_day=state.last_day,
        answers=state.answers,
        lapse_days=state.lapse_days,
        leech=is_leech(state.lapse_days, asked.settings.leech_after),
        suspended=state.suspended,
        buried_until=state.buried_until,
        flagged=state.flagged,
        accepted=state.accepted,
        document_titles=asked.document_titles,
        next_dates=asked.choices(),
        history=_history(asked, events, versions),
        wordings=_former(asked, events, versions),
        note=state.note,
        flag_note=state.flag_note,
        gone=present is None,
    )


def _versions(ledger: Ledger, card: str, events: Sequence[Event]) -> dict[str, Question]:
    """The wordings that the events of a card name, by fingerprint, those that have the card; the first met first."""
    part, found = split_uid(card)[2], {}
    for fingerprint in dict.fromkeys(event.fingerprint for event in events if event.fingerprint):
        question = _question(log.version_of(ledger.database, fingerprint))
        if question is not None and part in question.parts():
            found[fingerprint] = question
    return found


def _question(content: Mapping[str, object] | None) -> Question | None:
    try:
        return None if content is None else from_content(content)
    except (ValueError, KeyError, TypeError):  # of a newer version, which knows more types
        return None


def _last_asked(ledger: Ledger, card: str, versions: Mapping[str, Question]) -> Asked:
    try:
        return ledger.ask(card)
    except WrongUse:
        if not versions:
            raise
        fingerprint, question = list(versions.items())[-1]
        return ledger.asked_in(card, question, fingerprint)


def _former(asked: Asked, events: Iterable[Event], versions: Mapping[str, Question]) -> tuple[Wording, ...]:
    """The wordings other than the present one in which the card was answered, the first one first."""
    days: dict[str, list[int]] = {}
    for event in events:
        if event.kind == Kind.ANSWERED and event.fingerprint in versions:
            days.setdefault(event.fingerprint, []).append(event.study_day)
    former = (each for each in days.items() if each[0] != asked.fingerprint)
    return tuple(
        Wording(
            first_day=min(asked_on),
            last_day=max(asked_on),
            answers=len(asked_on),
            lines=_lines(versions[fingerprint], asked.part),
        )
        for fingerprint, asked_on in former
    )


def _lines(question: Question, part: str) -> tuple[str, ...]:
    lines = (question.prompt(part).text, question.answer(part), question.about.explain)
    return tuple(line for line in lines if line)


def _history(
    asked: Asked, events: Iterable[Event], versions: Mapping[str, Question]
) -> tuple[CardEvent, ...]:
    """What happened to a card, oldest first; each answer in the words of the question as it was then.

    An override stands on the line of its answer.
    """
    events = tuple(events)
    overrides = overrides_of(events)
    return tuple(
        _line(
            event, overrides.get(event.event_id), versions.get(event.fingerprint, asked.question), asked.part
        )
        for event in events
        if event.kind not in _NOT_TOLD
    )


def _line(event: Event, override: Event | None, question: Question, part: str) -> CardEvent:
    payload = event.payload
    holding = payload if override is None else {**payload, **override.payload}
    return CardEvent(
        event_id=event.event_id,
        study_day=event.study_day,
        utc_ms=event.utc_ms,
        offset_s=event.offset_s,
        kind=NAMED_ANEW if names_anew(event) else str(event.kind),
        grade=_whole(payload.get("grade")),
        overridden=0 if override is None else _whole(override.payload.get("grade")),
        partly=_number(payload.get("weight")) > 0,
        given=_given(event, question, part),
        predicted=None if payload.get("waited") == 0 else _number(payload.get("p")),
        interval=_whole(holding.get("interval")),
        taken_ms=_whole(payload.get("taken_ms")),
        counts=payload.get("counts") is not False,
    )


def _given(event: Event, question: Question, part: str) -> str:
    """What was answered or accepted, in words, or the note of a flag; "" where nothing can be said."""
    payload = event.payload
    said = text(payload, "text") or text(payload, "note")
    response = response_in(payload)
    if response is not None:
        try:
            said = NO_ANSWER.get(response.kind) or question.judge(part, response, ALONE).given
        except ValueError:
            said = response.text
    return one_line(said, LONGEST_GIVEN)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0
