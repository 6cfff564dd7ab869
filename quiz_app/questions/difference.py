"""The comparison of a given answer with the wanted one, letter by letter or word by word, for showing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from quiz_app.questions.model import Piece
from quiz_app.questions.normal import normalise, significant_words, squeeze
from quiz_app.questions.slips import is_roman
from quiz_app.text import fold

SAME, MISSING, EXTRA = "same", "missing", "extra"
_LONGEST = 500  # beyond, a comparison letter by letter is slow to make and helps nobody
# From how much alike on (0 to 1) two words are compared by their letters: alone, inside a text, all words as one.
_ALIKE, _ALIKE_INSIDE, _ALIKE_WHOLE = 0.5, 0.65, 0.8
_SHARED = 0.25  # part of the letters that must stand in words that are right
_SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "was", "with")
)


def pieces(given: str, wanted: str) -> tuple[Piece, ...]:
    """Runs that are the same, missing (wanted, not given) or extra (given, not wanted), as the texts are written.

    What does not count (case, accents, punctuation, articles) makes no difference; the same runs are shown as wanted.
    """
    given, wanted = (" ".join(significant_words(text)) for text in (given, wanted))
    if max(len(given), len(wanted)) > _LONGEST:
        return tuple(piece for piece in (Piece(EXTRA, given), Piece(MISSING, wanted)) if piece.text)
    return _joined(_by_letters(given, wanted))


def comparison(given: str, wanted: str) -> tuple[Piece, ...]:
    """Like `pieces`, for an answer that is wrong: () where the two have so little in common that it teaches nothing.

    Of several words it shows which are right, missing and extra. Numbers are compared as a whole: 1858 and 1859
    have nothing in common.
    """
    if max(len(given), len(wanted)) > _LONGEST:
        return ()
    ones, others = significant_words(given), significant_words(wanted)
    if len(ones) == len(others) == 1:
        return pieces(given, wanted) if _alike(given, wanted, _ALIKE) else ()
    ones = tuple(word for word in ones if _matters(word))
    runs = _joined(_by_words(ones, others))
    if _worth(runs, others):
        return runs
    return pieces(given, wanted) if _alike(given, wanted, _ALIKE_WHOLE) else ()


def likeness(given: str, wanted: str) -> float:
    """How much of two texts is alike, from 0 to 1, spaces left out; 0 for texts too long to compare."""
    if max(len(given), len(wanted)) > _LONGEST:
        return 0.0
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(squeeze(normalise(given)), squeeze(normalise(wanted)))


def _alike(one: str, other: str, enough: float) -> bool:
    """Whether two texts that are no numerals have enough letters in common."""
    if any(c.isdigit() for c in one + other) or (is_roman(normalise(one)) and is_roman(normalise(other))):
        return False
    return likeness(one, other) >= enough


def _by_letters(given: str, wanted: str) -> list[Piece]:
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
    return runs


def _by_words(given: Sequence[str], wanted: Sequence[str]) -> list[Piece]:
    """Runs of whole words with the spaces between them; two words that look alike are compared by letters."""
    from rapidfuzz.distance import Levenshtein

    shown: list[list[Piece]] = []
    for step in Levenshtein.opcodes(list(map(normalise, given)), list(map(normalise, wanted))):
        lost, added = given[step.src_start : step.src_end], wanted[step.dest_start : step.dest_end]
        if step.tag == "equal":
            shown += [[Piece(SAME, word)] for word in added]
        else:
            shown += [_pair(one, other) for one, other in zip_longest(lost, added, fillvalue="")]
    runs: list[Piece] = []
    for place, word in enumerate(shown):
        if place:
            kinds = {piece.kind for piece in (*shown[place - 1], *word)}
            runs.append(Piece(kinds.pop() if len(kinds) == 1 else SAME, " "))
        runs += word
    return runs


def _pair(given: str, wanted: str) -> list[Piece]:
    """One word beside the one that stands in its place; either may be ""."""
    if given and wanted and _alike(given, wanted, _ALIKE_INSIDE):
        return _by_letters(given, wanted)
    kept = [Piece(EXTRA, given)] if given else []
    return [*kept, Piece(MISSING if _matters(wanted) else SAME, wanted)] if wanted else kept


def _worth(runs: Sequence[Piece], wanted: Sequence[str]) -> bool:
    """Whether enough is the same in words that say something."""
    shared = [word for run in runs if run.kind == SAME for word in run.text.split()]
    told = sum(len(word) for word in shared if normalise(word) not in _SMALL)
    return told > 0 and told >= _SHARED * sum(map(len, wanted))


def _keys(text: str) -> list[str]:
    """One key a character, alike for characters that count as the same."""
    return [fold(character) if _matters(character) else " " for character in text]


def _matters(text: str) -> bool:
    """Whether a text is more than punctuation and spaces."""
    return any(character.isalnum() for character in text)


def _joined(runs: Sequence[Piece]) -> tuple[Piece, ...]:
    """Neighbouring runs of one kind as one."""
    joined: list[Piece] = []
    for run in runs:
        if joined and joined[-1].kind == run.kind:
            joined[-1] = Piece(run.kind, joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)
