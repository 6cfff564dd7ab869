"""The keys `accept` and `reject` of a cloze: further answers, right and wrong, for each of its gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from quiz_app.questions.accepting import check_accepted, read_rejects
from quiz_app.questions.codes import Explanation
from quiz_app.questions.fields import Fields, shorten
from quiz_app.questions.gaps import Run
from quiz_app.questions.model import Option
from quiz_app.questions.node import Mapping, Mark

ACCEPT_NO_GAP = "Q096"
REJECT_NO_GAP = "Q098"
T = TypeVar("T")
Accept = tuple[tuple[str, tuple[str, ...]], ...]
Reject = tuple[tuple[str, tuple[Option, ...]], ...]


def parts_of(runs: Sequence[Run]) -> tuple[str, ...]:
    """The parts that the gaps of a text make, in the order of their numbers."""
    return tuple(f"c{number}" for number in sorted({run.number for run in runs if run.number}))


def hidden_by(runs: Sequence[Run], part: str) -> tuple[str, ...]:
    """The different texts that the gaps of a part hide."""
    number = int(part[1:])
    return tuple(dict.fromkeys(run.text.strip() for run in runs if run.number == number))


def in_order(parts: Sequence[tuple[str, T]]) -> tuple[tuple[str, T], ...]:
    """Parts with what belongs to them, in the order of their numbers."""
    return tuple(sorted(parts, key=lambda pair: int(pair[0][1:])))


def read_accept(fields: Fields, runs: Sequence[Run]) -> Accept:
    """Accepted texts by part: from a group of parts, or from a list where there is one part only."""
    parts = parts_of(runs)
    node = fields.node("accept")
    if node is None or not parts:
        return ()
    if not isinstance(node, Mapping):
        if len(parts) > 1:
            _no_gap(fields, "accept", "", parts, node.start)
            return ()
        return _accepted(fields, "accept", runs, parts[0])
    inner = fields.inner("accept", "{c1: [text]}")
    accept: list[tuple[str, tuple[str, ...]]] = []
    for entry in node.entries:
        part = entry.key.text
        if part not in parts:
            _no_gap(fields, "accept", part, parts, entry.key.start)
        elif inner is not None:
            accept.extend(_accepted(inner, part, runs, part))
    return in_order(accept)


def read_reject(fields: Fields, runs: Sequence[Run], accept: Accept) -> Reject:
    """Rejected texts by part, in the same ways; where there is one part only also as a group of texts and reasons."""
    parts = parts_of(runs)
    node = fields.node("reject")
    if node is None or not parts:
        return ()
    by_part = isinstance(node, Mapping) and (len(parts) > 1 or set(node.keys()) <= set(parts))
    if not by_part:
        if len(parts) > 1:
            _no_gap(fields, "reject", "", parts, node.start)
            return ()
        return _rejected(fields, "reject", runs, parts[0], accept)
    inner = fields.inner("reject", "{c1: [text]}")
    reject: list[tuple[str, tuple[Option, ...]]] = []
    for entry in inner.mapping.entries if inner is not None else ():
        part = entry.key.text
        if part not in parts:
            _no_gap(fields, "reject", part, parts, entry.key.start)
        elif inner is not None:
            reject.extend(_rejected(inner, part, runs, part, accept))
    return in_order(reject)


def _accepted(fields: Fields, key: str, runs: Sequence[Run], part: str) -> Accept:
    texts = fields.placed_texts(key)
    check_accepted(fields, ", ".join(hidden_by(runs, part)), texts)
    return ((part, tuple(text for text, _mark in texts)),) if texts else ()


def _rejected(fields: Fields, key: str, runs: Sequence[Run], part: str, accept: Accept) -> Reject:
    right = (", ".join(hidden_by(runs, part)), *dict(accept).get(part, ()))
    options = read_rejects(fields, right, key)
    return ((part, options),) if options else ()


def _no_gap(fields: Fields, key: str, part: str, parts: tuple[str, ...], mark: Mark) -> None:
    """Report a key that does not say for which gap it is, or names one that is not there."""
    message = f"`{key}` names `{shorten(part)}`, which is no gap here."
    fields.problem(
        ACCEPT_NO_GAP if key == "accept" else REJECT_NO_GAP,
        message if part else f"`{key}` does not say for which gap it is.",
        f"Write `{key}: {{{parts[0]}: [text]}}`; the gaps are {', '.join(parts)}.",
        mark=mark,
    )


EXPLANATIONS = (
    Explanation(
        ACCEPT_NO_GAP,
        "accept names no gap",
        "With several gaps it must be clear which of them an accepted answer is for.",
        "Write the number of the gap before its list: `c1: [text]`.",
        'cloze: "{{c1::Golovin}} signed at {{c2::Nerchinsk}}."\naccept: [Nerchinsk fort]',
        'cloze: "{{c1::Golovin}} signed at {{c2::Nerchinsk}}."\naccept:\n  c2: [Nerchinsk fort]',
    ),
    Explanation(
        REJECT_NO_GAP,
        "reject names no gap",
        "With several gaps it must be clear which of them a wrong answer is for.",
        "Write the number of the gap before what is wrong there: `c1: {text: because}`.",
        'cloze: "{{c1::Golovin}} signed at {{c2::Nerchinsk}}."\nreject: {Kyakhta: that was in 1727}',
        'cloze: "{{c1::Golovin}} signed at {{c2::Nerchinsk}}."\nreject:\n  c2: {Kyakhta: that was in 1727}',
    ),
)
