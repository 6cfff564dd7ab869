"""An answer to one wording of a question as an answer to a later one, by the texts of what was picked."""

from __future__ import annotations

from quiz_app.questions.match import OPEN, Match
from quiz_app.questions.model import Question, Response, ResponseKind


def carried(response: Response, old: Question, new: Question, part: str) -> Response | None:
    """The same answer to the later wording; None where it cannot be said what it would be.

    Picked options are found by their texts, since an author who corrects a question may put them in another order.
    """
    if new.type_name != old.type_name or part not in new.parts():
        return None
    if response.kind is not ResponseKind.PICKED:
        return response
    before, after = old.prompt(part).options, new.prompt(part).options
    if len(set(before)) < len(before) or len(set(after)) < len(after):
        return response if before == after else None
    places = {text: place for place, text in enumerate(after)}
    moved = [
        OPEN if place == OPEN else places.get(before[place]) if 0 <= place < len(before) else None
        for place in response.picked
    ]
    if any(place is None for place in moved):
        return None
    picked = [place for place in moved if place is not None]
    if isinstance(old, Match) and isinstance(new, Match):
        if sorted(old.lefts) != sorted(new.lefts):
            return None
        by_left = dict(zip(old.lefts, picked, strict=False))
        picked = [by_left.get(left, OPEN) for left in new.lefts]
    elif old.type_name == "multi-select":
        picked.sort()
    return Response.pick(*picked)
