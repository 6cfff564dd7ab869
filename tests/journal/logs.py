"""Random logs, as unkind as a log can be: undos of undos, strange targets, moves in circles, tied clocks."""

from dataclasses import dataclass

from hypothesis import strategies as st

from quiz_app.journal.event import Event, Kind
from quiz_app.settings import DEFAULT_PARAMETERS
from tests.journal.story import ANNA, DAY, DESK, PHONE

CARDS = ("d/a", "d/a#c1", "d/b", "d/b#c1", "e/c")
KINDS = (
    *[Kind.ANSWERED] * 8, *[Kind.UNDONE] * 5, *[Kind.OVERRIDDEN] * 3, *[Kind.MOVED] * 2, Kind.SETTING_CHANGED,
    *[Kind.ACCEPTED] * 3, Kind.UNACCEPTED, Kind.RESET,
    Kind.SUSPENDED, Kind.UNSUSPENDED, Kind.BURIED, Kind.FLAGGED, Kind.UNFLAGGED, Kind.RESCHEDULED,
)  # fmt: skip
GENTLE = tuple(number * 0.9 for number in DEFAULT_PARAMETERS)


@dataclass(frozen=True)
class Raw:
    """One event's random choices; `target` picks an event of the same log, wherever it stands."""

    kind: Kind
    card: str
    clock: int
    device: str
    day: int
    grade: int
    target: int
    joins: bool
    odd: bool


RAW = st.builds(
    Raw,
    kind=st.sampled_from(KINDS),
    card=st.sampled_from(CARDS),
    clock=st.integers(1, 40),
    device=st.sampled_from([PHONE, DESK]),
    day=st.integers(DAY, DAY + 12),
    grade=st.integers(1, 4),
    target=st.integers(0, 30),
    joins=st.booleans(),
    odd=st.integers(0, 9).map(lambda number: number == 0),
)


def logs(max_size: int = 25) -> st.SearchStrategy[list[Event]]:
    """Sets of events of one learner on two devices."""
    return st.lists(RAW, max_size=max_size).map(_log)


def _log(raws: list[Raw]) -> list[Event]:
    actions: list[str] = []
    for number, raw in enumerate(raws):
        actions.append(actions[-1] if raw.joins and actions else f"{0xAC0000 + number:032x}")
    return [_event(number, raw, raws, actions) for number, raw in enumerate(raws)]


def _event(number: int, raw: Raw, raws: list[Raw], actions: list[str]) -> Event:
    target = raw.target % len(raws)
    return Event(
        event_id=f"{0xE70000 + number:032x}",
        learner=ANNA,
        device=raw.device,
        sequence=number,
        clock=raw.clock,
        utc_ms=raw.clock,
        offset_s=3600,
        zone="",
        study_day=raw.day,
        action=actions[number],
        card=raw.card,
        fingerprint="",
        kind=raw.kind.value,
        payload={} if raw.odd else _payload(raw, f"{0xE70000 + target:032x}", actions[target]),
    )


def _before(raw: Raw) -> dict[str, object]:
    """What an answer tells of its card before: by which facets it is summed, and whether it was predicted."""
    return {
        "waited": (None, 0, 1, 4, 30)[raw.target % 5], "stability": (None, 3.5, 21.0, 88.8)[raw.target % 4],
        "answers": raw.target, "lapses": raw.target // 7, "type": ("flashcard", "number")[raw.grade % 2],
        "session": f"{0x5E0000 + raw.day // 3:032x}", "weight": (None, None, 0.6)[raw.target % 3],
    }  # fmt: skip


def _payload(raw: Raw, event_id: str, action: str) -> dict[str, object]:
    match raw.kind:
        case Kind.ANSWERED:
            return {
                "grade": raw.grade, "due": raw.day + raw.grade, "p": raw.grade / 5, "chance": raw.target % 3 / 4,
                "counts": raw.target % 5 != 0, "new": raw.target % 2 == 0, "taken_ms": raw.target * 100,
                **_before(raw),
            }  # fmt: skip
        case Kind.OVERRIDDEN:
            return {"target": event_id, "grade": raw.grade, "due": raw.day + 1}
        case Kind.UNDONE:
            return {"target": action}
        case Kind.ACCEPTED | Kind.UNACCEPTED:
            item = "" if raw.grade < 3 else "Amur"
            return {
                "text": ("Heilong", "the black river", " ")[raw.target % 3],
                "stands_for": item,
                "answer": event_id,
            }
        case Kind.MOVED:
            return {"to": CARDS[raw.target % len(CARDS)]}
        case Kind.SETTING_CHANGED:
            parameters = raw.target % 2 == 0
            return {
                "name": "parameters" if parameters else "retention",
                "value": list(GENTLE) if parameters else 0.8,
            }
        case _:
            return {"until": raw.day + 2, "due": raw.day + 5, "note": "why?"}
