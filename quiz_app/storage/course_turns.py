"""Reads from the log how cards turned, many at once; of a plain answer no more than the few values that are needed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from sqlalchemy import Connection, text

from quiz_app.journal.event import Kind
from quiz_app.journal.fold import overrides_of
from quiz_app.journal.reading import FIRST_DAY, LAST_DAY, evidence_in, read_answer, switch
from quiz_app.journal.rules import Rules
from quiz_app.journal.turns import TURNING_KINDS, Deed, Turn, deed_of, turns
from quiz_app.journal.undo import standing, withdrawn
from quiz_app.memory.model import Evidence
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.reader import LogReader
from quiz_app.storage.stale import day_of, shown_from

_AT_ONCE = 500
_READ = ("grade", "chance", "weight", "counts")
# To make a million events whole takes minutes. So only what is not plain is read whole: what an undo or an override
# may speak of, what is no answer, and an answer that does not say its day as this program writes it.
_ROWS = Prepared(
    text(f"""
SELECT e.clock, d.device, e.sequence, e.event_id, e.card, e.study_day,
    json_extract(e.payload, {", ".join(f"'$.{name}'" for name in _READ)}),
    CASE WHEN e.kind = '{Kind.ANSWERED.value}' AND json_type(e.payload, '$.due') = 'integer' AND NOT EXISTS (
        SELECT 1 FROM event AS p WHERE p.learner = :person AND p.target IN (e.action, e.event_id)
    ) THEN json_extract(e.payload, '$.due') END
FROM json_each(:names) AS n
CROSS JOIN event AS e ON e.learner = :person AND e.card = n.value
JOIN device AS d ON d.id = e.device
WHERE e.kind IN (SELECT value FROM json_each(:kinds))
ORDER BY n.key, e.clock, d.device, e.sequence, e.event_id
""")  # noqa: S608  only the constants above are written into it
)
_order = itemgetter(0, 1, 2, 3)


class TurnReader:
    """Reads within one transaction. `person` is the learner's number in this file."""

    def __init__(self, connection: Connection, log: LogReader, person: int, rules: Rules) -> None:
        self._connection = connection
        self._log = log
        self._person = person
        self._rules = rules

    def of_cards(self, cards: Sequence[str]) -> Iterator[tuple[str, list[Turn]]]:
        """Each of these cards of which the log says something, with its turns."""
        parameters = self._rules.settings.parameters
        for start in range(0, len(cards), _AT_ONCE):
            for card, deeds in self._deeds(cards[start : start + _AT_ONCE]).items():
                if deeds:
                    yield card, turns(deeds, parameters)

    def _deeds(self, cards: Sequence[str]) -> dict[str, list[Deed]]:
        """What was done with each of these cards, in the order of the fold."""
        moves = self._rules.moves
        names = json.dumps(list(moves.family(cards)) if moves.steps else cards)
        rows = _ROWS.all(self._connection, person=self._person, names=names, kinds=json.dumps(TURNING_KINDS))
        if moves.steps:
            rows.sort(key=_order)
        unlike = self._read_whole(row[3] for row in rows if not _is_plain(row[7]))
        own: dict[str, list[Deed]] = {card: [] for card in cards}
        for clock, device, sequence, event_id, name, study_day, said, due in rows:
            card = moves.resolve(name, (clock, device.hex(), sequence)) if moves.steps else name
            deed: Deed | None
            if not _is_plain(due):
                deed = unlike.get(event_id)
            elif (evidence := _evidence(said)) is not None:
                deed = Deed(shown_from(study_day, clock), study_day, evidence, due)
            else:
                deed = None
            if deed is not None and card in own:
                own[card].append(deed)
        return own

    def _read_whole(self, ids: Iterable[bytes]) -> dict[bytes, Deed | None]:
        """What the events with these ids do as long as they count, by id."""
        events = self._log.with_ids(each.hex() for each in ids)
        if not events:
            return {}
        pointing = self._log.naming(events)
        taken_back = {action for _, action in withdrawn(pointing).actions}
        overrides = overrides_of(standing(pointing))
        return {
            bytes.fromhex(each.event_id): deed_of(
                each, read_answer(each, overrides.get(each.event_id)), day_of(each)
            )
            for each in events
            if each.action not in taken_back
        }


def _is_plain(due: object) -> bool:
    return isinstance(due, int) and FIRST_DAY <= due <= LAST_DAY


# A long log says few things many times over.
@lru_cache(maxsize=4096)
def _evidence(said: str) -> Evidence | None:
    """What a plain answer says was known; None where it has no grade or does not count."""
    payload = dict(zip(_READ, json.loads(said), strict=True))
    return evidence_in(payload, None) if switch(payload, "counts", True) else None
