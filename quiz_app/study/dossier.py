"""Everything about one card: its memory, its dates, and what happened to it."""

from __future__ import annotations

from quiz_app.journal.event import Event, Kind
from quiz_app.journal.fold import overrides_of
from quiz_app.journal.reading import text
from quiz_app.journal.undo import standing as counting
from quiz_app.memory.leech import is_leech
from quiz_app.questions.contents import from_content
from quiz_app.questions.model import ALONE, Question, ResponseKind
from quiz_app.storage import log
from quiz_app.study.asking import Asked, known_of, response_in
from quiz_app.study.ledger import Ledger
from quiz_app.study.showing import CardEvent, CardInfo
from quiz_app.text import one_line

LONGEST_GIVEN = 300
_NO_ANSWER = {ResponseKind.DONT_KNOW: "don't know", ResponseKind.TIMED_OUT: "time ran out"}


def card_info(ledger: Ledger, card: str) -> CardInfo:
    """All that is known of a card; raises WrongUse for one that never was here."""
    asked = ledger.ask(card)
    state = asked.state
    events = log.events_of(ledger.database, ledger.author.learner, card)
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
        history=_history(ledger, asked, events),
    )


def _history(ledger: Ledger, asked: Asked, events: tuple[Event, ...]) -> tuple[CardEvent, ...]:
    """What counts of a card's events, oldest first; each answer in the words of the question as it was then.

    An override stands on the line of its answer.
    """
    versions: dict[str, Question] = {asked.fingerprint: asked.question}
    lines = []
    standing = counting(events)
    overrides = overrides_of(standing)
    for event in standing:
        if event.kind in (Kind.UNDONE, Kind.OVERRIDDEN):
            continue
        question = versions.get(event.fingerprint)
        if question is None and event.fingerprint:
            content = log.version_of(ledger.database, event.fingerprint)
            question = versions[event.fingerprint] = from_content(content) if content else asked.question
        lines.append(_line(event, overrides.get(event.event_id), question or asked.question, asked.part))
    return tuple(lines)


def _line(event: Event, override: Event | None, question: Question, part: str) -> CardEvent:
    payload = event.payload
    holding = payload if override is None else {**payload, **override.payload}
    return CardEvent(
        event_id=event.event_id,
        study_day=event.study_day,
        utc_ms=event.utc_ms,
        offset_s=event.offset_s,
        kind=str(event.kind),
        grade=_whole(payload.get("grade")),
        overridden=0 if override is None else _whole(override.payload.get("grade")),
        partly=_number(payload.get("weight")) > 0,
        given=_given(event, question, part),
        predicted=_number(payload.get("p")),
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
            said = _NO_ANSWER.get(response.kind) or question.judge(part, response, ALONE).given
        except ValueError:
            said = response.text
    return one_line(said, LONGEST_GIVEN)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0
