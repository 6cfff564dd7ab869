"""Requests for exams that the learner keeps by a name: each is an event, and the last of a name holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quiz_app.journal.event import Event, Kind
from quiz_app.journal.reading import text
from quiz_app.text import fold, one_line

# What all of these events name as their target, so that they are found through the index on it.
PRESETS = "65786d7072657365747300000000000a"
LONGEST_NAME = 60


def preset_payload(name: str, request: Mapping[str, object] | None) -> dict[str, object]:
    """What the event holds that keeps a request under a name, or keeps none under it any more."""
    kept = {"gone": True} if request is None else {"request": dict(request)}
    return {"target": PRESETS, "name": one_line(name, LONGEST_NAME), **kept}


def presets_of(counting: Iterable[Event]) -> dict[str, Mapping[str, object]]:
    """The requests that are kept, by name; `counting` are the events that count, in order. Case makes no difference."""
    found: dict[str, tuple[str, Mapping[str, object]]] = {}
    for event in counting:
        name = one_line(text(event.payload, "name"), LONGEST_NAME)
        if event.kind != Kind.EXAM_PRESET or not name:
            continue
        request = event.payload.get("request")
        found.pop(fold(name), None)
        if isinstance(request, dict):
            found[fold(name)] = (name, request)
    return dict(found.values())
