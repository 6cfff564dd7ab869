"""Fair judging of a typed text: right, near (a slip of the pen), or wrong with the author's reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quiz_app.questions.both_names import names_in
from quiz_app.questions.difference import comparison, likeness, pieces
from quiz_app.questions.model import Option, Outcome, Piece, Rivals, no_rivals
from quiz_app.questions.normal import forms, normalise, same, spelt_alike, squeeze, variants
from quiz_app.questions.readings import readings
from quiz_app.questions.slips import edits

__all__ = [
    "Judged",
    "edits",
    "forms",
    "judge_text",
    "near_pieces",
    "nearest",
    "normalise",
    "pieces",
    "same",
    "spelt_alike",
    "squeeze",
    "variants",
]
_COMPARED = 8  # right answers that a wrong one is compared with


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How a typed text was judged; `matched` is the right answer it equals or is near to, `note` a reason.

    `pieces` are the comparison with the right answer: what differs in a near one, and in a wrong one that is close.
    """

    outcome: Outcome
    matched: str = ""
    note: str = ""
    pieces: tuple[Piece, ...] = ()


def judge_text(
    given: str,
    wanted: Sequence[str],
    *,
    rejects: Sequence[Option] = (),
    others_wrong: Iterable[str] = (),
    rivals: Rivals = no_rivals,
) -> Judged:
    """Judge `given` against the right answers `wanted`, of which the first is shown as the answer.

    `rejects` are texts the author knows as wrong, with reasons; `others_wrong` further texts that are something else;
    `rivals` says of a normalised text that it is another card's. A text that is any of these is never near. Where
    one thing is given by several names side by side, each of them must be right.
    """
    if len(given) > 1_000 + 4 * max(map(len, wanted), default=0):
        return Judged(outcome=Outcome.WRONG)  # a paste, not worth comparing
    told = tuple(others_wrong)
    judged = _judge(given, wanted, rejects, told, rivals)
    if judged.outcome is Outcome.WRONG and not judged.note:
        return _by_all_names(given, wanted, rejects, told, rivals) or judged
    return judged


def _by_all_names(
    given: str, wanted: Sequence[str], rejects: Sequence[Option], others: Sequence[str], rivals: Rivals
) -> Judged | None:
    """The judgement of an answer that gives one thing by several names: each must be right; None for other answers."""
    judged = [_judge(name, wanted, rejects, others, rivals) for name in names_in(given)]
    wrong = next((each for each in judged if each.outcome is Outcome.WRONG), None)
    if wrong is not None:
        return wrong if wrong.note else None
    return next((each for each in judged if each.outcome is Outcome.NEAR), judged[0] if judged else None)


def _judge(
    given: str, wanted: Sequence[str], rejects: Sequence[Option], others: Sequence[str], rivals: Rivals
) -> Judged:
    for alike in (
        spelt_alike,
        same,
    ):  # what an author rejects is wrong, even if it means the same as the answer
        for answer in wanted:
            if alike(given, answer):
                return Judged(outcome=Outcome.RIGHT, matched=answer)
        for reject in rejects:
            if alike(given, reject.text):
                return Judged(outcome=Outcome.WRONG, note=reject.reason)
    read = readings(normalise(given))
    if any(same(given, other) for other in others) or any(map(rivals, read)):
        return Judged(outcome=Outcome.WRONG)
    return _judge_near(given, wanted, rejects)


def nearest(given: str, texts: Sequence[str]) -> tuple[int, int, str] | None:
    """Edits, place and variant of the nearest text that `given` is a slip of the pen for, the first of equals."""
    read = readings(normalise(given))
    found = [
        (count, index, variant)
        for index, text in enumerate(texts)
        for variant in variants(text)
        for form in readings(normalise(variant))
        for one in read
        if (count := edits(one, form)) is not None
    ]
    return min(found, key=lambda near: near[0], default=None)


def _judge_near(given: str, wanted: Sequence[str], rejects: Sequence[Option]) -> Judged:
    """Near to a right answer, unless a rejected one is as near or nearer: then its reason is told."""
    best = nearest(given, wanted)
    bad = nearest(given, [reject.text for reject in rejects])
    if bad is not None and (best is None or bad[0] <= best[0]):
        return Judged(outcome=Outcome.WRONG, note=rejects[bad[1]].reason)
    if best is None:
        return Judged(outcome=Outcome.WRONG, pieces=_compared(given, wanted))
    _count, index, variant = best
    return Judged(outcome=Outcome.NEAR, matched=wanted[index], pieces=near_pieces(given, variant))


def near_pieces(given: str, wanted: str) -> tuple[Piece, ...]:
    """What differs in a near answer: letters, or words too where its numerals are written in another way."""
    if edits(normalise(given), normalise(wanted)) is None:
        return comparison(given, wanted) or pieces(given, wanted)
    return pieces(given, wanted)


def _compared(given: str, wanted: Sequence[str]) -> tuple[Piece, ...]:
    """A wrong answer beside the right one that is most like it, where there is something to learn from that."""
    written = [variant for text in wanted[:_COMPARED] for variant in variants(text)]
    most = max(written, key=lambda variant: likeness(given, variant), default="")
    return comparison(given, most)
