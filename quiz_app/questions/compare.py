"""Fair judging of a typed text: right, near (a slip of the pen), or wrong with the author's reason."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quiz_app.questions.difference import pieces
from quiz_app.questions.model import Option, Outcome, Piece, Rivals, no_rivals
from quiz_app.questions.normal import forms, normalise, same, squeeze, variants

__all__ = [
    "Judged",
    "edits",
    "forms",
    "judge_text",
    "nearest",
    "normalise",
    "pieces",
    "same",
    "squeeze",
    "variants",
]

_ROMAN = re.compile(r"(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_HAN = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How a typed text was judged; `matched` is the right answer it equals or is near to, `note` a reason."""

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
    `rivals` says of a normalised text that it is another card's. A text that is any of these is never near.
    """
    if len(given) > 1_000 + 4 * max(map(len, wanted), default=0):
        return Judged(outcome=Outcome.WRONG)  # a paste, not worth comparing
    for answer in wanted:
        if same(given, answer):
            return Judged(outcome=Outcome.RIGHT, matched=answer)
    for reject in rejects:
        if same(given, reject.text):
            return Judged(outcome=Outcome.WRONG, note=reject.reason)
    if any(same(given, other) for other in others_wrong) or rivals(normalise(given)):
        return Judged(outcome=Outcome.WRONG)
    return _judge_near(normalise(given), given, wanted, rejects)


def edits(given: str, wanted: str) -> int | None:
    """How many letters differ between two normalised texts, where that may be a slip of the pen; else None.

    Word by word, in the same number of words: no edit in a word of up to 4 letters, 1 up to 8, 2 above, by the
    shorter of the two words (so that Tomsk is no slip for Omsk, nor Omsk for Tomsk). Two letters changed about are
    one edit. Words with a digit or a Chinese character, and Roman numerals, must be equal.
    """
    pairs = list(zip(given.split(), wanted.split(), strict=False))
    if not pairs or len(given.split()) != len(wanted.split()):
        return None
    total = 0
    for one, other in pairs:
        distance = _word_edits(one, other)
        if distance is None:
            return None
        total += distance
    return total


def _judge_near(normalised: str, given: str, wanted: Sequence[str], rejects: Sequence[Option]) -> Judged:
    """Near to a right answer, unless a rejected one is as near or nearer: then its reason is told."""
    best = nearest(normalised, wanted)
    bad = nearest(normalised, [reject.text for reject in rejects])
    if bad is not None and (best is None or bad[0] <= best[0]):
        return Judged(outcome=Outcome.WRONG, note=rejects[bad[1]].reason)
    if best is None:
        return Judged(outcome=Outcome.WRONG)
    _count, index, variant = best
    return Judged(outcome=Outcome.NEAR, matched=wanted[index], pieces=pieces(given, variant))


def nearest(normalised: str, texts: Sequence[str]) -> tuple[int, int, str] | None:
    """Edits, place and variant of the text that is nearest to `normalised`, the first of equals."""
    found = [
        (count, index, variant)
        for index, text in enumerate(texts)
        for variant in variants(text)
        if (count := edits(normalised, normalise(variant))) is not None
    ]
    return min(found, key=lambda near: near[0], default=None)


def _word_edits(given: str, wanted: str) -> int | None:
    if given == wanted:
        return 0
    shorter = min(_letters(given), _letters(wanted))
    allowed = 0 if shorter <= 4 else 1 if shorter <= 8 else 2
    if not allowed or not (_may_slip(given) and _may_slip(wanted)):
        return None
    if _ROMAN.fullmatch(given) and _ROMAN.fullmatch(wanted):
        return None
    from rapidfuzz.distance import OSA

    distance = OSA.distance(given, wanted, score_cutoff=allowed)
    return distance if distance <= allowed else None


def _letters(word: str) -> int:
    return sum(unicodedata.category(character)[0] != "M" for character in word)


def _may_slip(word: str) -> bool:
    """Whether a word is made of letters (with their marks) only, none of them Chinese."""
    return all(unicodedata.category(c)[0] in "LM" for c in word) and not _HAN.search(word)
