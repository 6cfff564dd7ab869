"""The pass over the cards of decks: one look at each card and its state, which the database sums up.

Rows by the hundred thousand take Python a second, and hold up the screen meanwhile; sums come in a few.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, text

from quiz_app.journal import codec
from quiz_app.journal.cards import split_uid
from quiz_app.memory.fsrs import SHORTEST_STABILITY, Parameters, curve
from quiz_app.memory.keeping import kept_until
from quiz_app.questions.contents import from_content
from quiz_app.questions.fences import plain_lines
from quiz_app.questions.when import first_year
from quiz_app.storage.deck_figures import DAYS_AHEAD, DeckFigures, LeechFigures, Tally, added
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.spreads import DIFFICULTY_SQL, KNOWN_BOUNDS, STABILITY_SQL
from quiz_app.text import fold, one_line

_LONGEST_TEXT = 300

# What a card that was asked adds to what is known, in millionths: `memory.keeping.known_now`, in SQL.
KNOWN_PPM_SQL = """CASE WHEN s.last_day >= :today AND s.due_day <= :today THEN 0
    ELSE CAST(pow(1.0 + :factor * max(1, :today - s.last_day) / max(s.stability, :shortest), :decay)
        * 1000000.0 + 0.5 AS INTEGER) END"""
# The names of a deck's cards lie together in the order of names: "/" stands behind the deck's, and "0" is next to it.
OF_DECK_SQL = "{name} >= d.value || '/' AND {name} < d.value || '0'"

# CROSS JOIN and the plus have SQLite go through the cards of each deck in the order in which they lie.
_CLEAR = Prepared(text("DROP TABLE IF EXISTS temp.standing"))
_STAND = Prepared(
    text(f"""
CREATE TEMP TABLE standing AS
SELECT d.key AS deck, c.section AS section, c.tags AS tags,
    coalesce(nullif(json_extract(q.content, '$.when'), ''), json_extract(q.content, '$.date')) AS dated,
    c.uid AS card, s.suspended AS suspended, s.due_day AS due_day, s.lapses AS lapses,
    CASE WHEN s.stability IS NOT NULL THEN {KNOWN_PPM_SQL} END AS known,
    (s.last_day < :today OR s.due_day > :today)
        AND 1.0 + :factor * max(1, :today - s.last_day) / max(s.stability, :shortest) <= :most AS kept,
    {STABILITY_SQL} AS stability, {DIFFICULTY_SQL} AS difficulty
FROM json_each(:decks) AS d
CROSS JOIN card AS c ON {OF_DECK_SQL.format(name="c.uid")} AND c.active
LEFT JOIN card_state AS s ON s.card = c.uid AND s.learner = :person
LEFT JOIN question AS q ON q.deck = c.deck AND q.question = c.question
""")  # noqa: S608  only the constants above are written into it
)
_LABELS = Prepared(
    text("""
SELECT deck, section, tags, dated, count(*), coalesce(sum(kept), 0), count(known), coalesce(sum(known), 0)
FROM temp.standing GROUP BY deck, section, tags, dated
""")
)
_LEECHES = Prepared(
    text("""
SELECT s.deck, s.card, s.lapses, coalesce(s.known, 0), q.content
FROM temp.standing AS s JOIN card AS c ON c.uid = s.card
JOIN question AS q ON q.deck = c.deck AND q.question = c.question
WHERE s.lapses >= :leech_after ORDER BY s.deck, s.card
""")
)
_ASKED = Prepared(
    text(f"""
SELECT d.key, count(*), sum({KNOWN_PPM_SQL})
FROM json_each(:decks) AS d
CROSS JOIN card_state AS s ON {OF_DECK_SQL.format(name="s.card")} AND +s.learner = :person
WHERE s.stability IS NOT NULL GROUP BY d.key
""")  # noqa: S608  the same
)


def _counting(bins: str, where: str = "known IS NOT NULL") -> Prepared:
    """How many cards there are by deck and bin; both are one number, which is sorted more quickly."""
    bins = f"deck * {_BINS} + {bins}"
    return Prepared(
        text(f"SELECT {bins} AS bin, count(*) FROM temp.standing WHERE {where} GROUP BY bin")  # noqa: S608  the same
    )


_BINS = 1000  # so many at most
_STABILITY = _counting("stability")
_DIFFICULTY = _counting("difficulty")
_KNOWN = _counting(f"min(known / 10000, {len(KNOWN_BOUNDS) - 2})")
# The first bin is what is overdue, the second today.
_DUE = _counting("max(0, due_day - :today + 1)", f"due_day < :today + {DAYS_AHEAD} AND suspended = 0")


def pass_over(
    connection: Connection,
    person: int,
    decks: Sequence[str],
    today: int,
    parameters: Parameters,
    leech_after: int,
) -> list[DeckFigures]:
    """The figures of these decks on a study day, in their order, within the caller's transaction."""
    if not decks:
        return []
    given = {"decks": json.dumps(decks), "person": person, **forgetting(parameters, today)}
    _CLEAR.run(connection, {})
    _STAND.run(connection, {**given, "most": kept_until(parameters).most})
    try:
        found = _figures(connection, decks, today, leech_after)
    finally:
        _CLEAR.run(connection, {})
    for place, asked, asked_ppm in _ASKED.all(connection, **given):
        found[place] = replace(found[place], asked=asked, asked_ppm=asked_ppm)
    return found


def forgetting(parameters: Parameters, today: int) -> dict[str, object]:
    """What `KNOWN_PPM_SQL` is given."""
    decay, factor = curve(parameters)
    return {"today": today, "factor": factor, "decay": decay, "shortest": SHORTEST_STABILITY}


def _figures(connection: Connection, decks: Sequence[str], today: int, leech_after: int) -> list[DeckFigures]:
    labels = _labels(connection, decks)
    leeches: dict[int, list[LeechFigures]] = defaultdict(list)
    for place, card, lapses, known, content in _LEECHES.all(connection, leech_after=leech_after):
        leeches[place].append(LeechFigures(card, lapses, known, _asks(card, content)))
    stability, difficulty, known_bins = (
        _bins(each.all(connection)) for each in (_STABILITY, _DIFFICULTY, _KNOWN)
    )
    due = _bins(_DUE.all(connection, today=today))
    return [
        replace(
            each,
            stability=stability[place],
            difficulty=difficulty[place],
            retrievability=known_bins[place],
            overdue=sum(due[place][:1]),
            due=due[place][1:],
            leeches=leeches[place],
        )
        for place, each in enumerate(labels)
    ]


def _labels(connection: Connection, decks: Sequence[str]) -> list[DeckFigures]:
    """The decks with what is known of them by section, tag and year."""
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for place, *row in _LABELS.all(connection):
        found[place].append(tuple(row))
    return [_labelled(deck, found[place]) for place, deck in enumerate(decks)]


def _labelled(deck: str, rows: Sequence[tuple[Any, ...]]) -> DeckFigures:
    parts = [
        (section, tagged, dated, (cards, kept, asked - kept, known))
        for section, tagged, dated, cards, kept, asked, known in rows
    ]
    years = [(first_year(str(dated)), counts) for _, _, dated, counts in parts if dated]
    return DeckFigures(
        deck=deck,
        whole=added({"": counts} for *_, counts in parts).get("", Tally()),
        sections=added({section: counts} for section, _, _, counts in parts if section),
        tags=added(dict.fromkeys(_folded(tagged), counts) for _, tagged, _, counts in parts),
        years=added({str(year): counts} for year, counts in years if year is not None),
    )


def _bins(rows: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """Counts by bin for each place, without the empty bins at the end."""
    found: dict[int, list[int]] = defaultdict(list)
    for packed, count in rows:
        place, number = divmod(packed, _BINS)
        counts = found[place]
        counts += [0] * (number - len(counts))
        counts.append(count)
    return found


@lru_cache(maxsize=1024)  # many questions have the same tags
def _folded(tagged: str) -> frozenset[str]:
    return frozenset(fold(name) for name in json.loads(tagged))


def _asks(card: str, content: str) -> str:
    """What a card asks, on one line; its name where this version cannot say."""
    try:
        question = from_content(codec.read(content))
        asked = question.prompt(split_uid(card)[2]).text
    except (ValueError, KeyError, TypeError):
        return card
    return one_line(" ".join(plain_lines(asked)), _LONGEST_TEXT) or card
