"""The comparison of a given answer with the wanted one, letter by letter, for showing."""

from __future__ import annotations

from quiz_app.questions.model import Piece
from quiz_app.questions.normal import significant_words
from quiz_app.text import fold

SAME, MISSING, EXTRA = "same", "missing", "extra"
_LONGEST = 500  # beyond, a comparison letter by letter is slow to make and helps nobody


def pieces(given: str, wanted: str) -> tuple[Piece, ...]:
    """Runs that are the same, missing (wanted, not given) or extra (given, not wanted), as the texts are written.

    What does not count (case, accents, punctuation, articles) makes no difference; the same runs are shown as wanted.
    """
    given, wanted = (" ".join(significant_words(text)) for text in (given, wanted))
    if max(len(given), len(wanted)) > _LONGEST:
        return tuple(piece for piece in (Piece(EXTRA, given), Piece(MISSING, wanted)) if piece.text)
    from rapidfuzz.distance import Levenshtein

    runs: list[Piece] = []
    for step in Levenshtein.opcodes(_keys(given), _keys(wanted)):
        lost, added = given[step.src_start : step.src_end], wanted[step.dest_start : step.dest_end]
        if step.tag == "equal":
            runs.append(Piece(SAME, added))
            continue
        if _matters(lost):
            runs.append(Piece(EXTRA, lost))
        if added:
            runs.append(Piece(MISSING if _matters(added) else SAME, added))
    return _joined(runs)


def _keys(text: str) -> list[str]:
    """One key a character, alike for characters that count as the same."""
    return [fold(character) if _matters(character) else " " for character in text]


def _matters(text: str) -> bool:
    """Whether a text is more than punctuation and spaces."""
    return any(character.isalnum() for character in text)


def _joined(runs: list[Piece]) -> tuple[Piece, ...]:
    """Neighbouring runs of one kind as one."""
    joined: list[Piece] = []
    for run in runs:
        if joined and joined[-1].kind == run.kind:
            joined[-1] = Piece(run.kind, joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)
