"""Where in a text terms stand, in whatever form; made once for a text, then asked often."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property, lru_cache

from quiz_app.documents.document import Span
from quiz_app.documents.proving.amounts import Amount, Dated, Found, dates_and_numbers, shares
from quiz_app.documents.proving.stems import CALLED, LETTERS, name_stem, stem
from quiz_app.documents.proving.terms import (
    Figure,
    Name,
    Term,
    Word,
    are_initials,
    is_han,
    says_something,
    terms_of,
    words_of,
)
from quiz_app.questions.normal import normalise

_FIRSTS = frozenset(written for first, _ in CALLED for written in (first, first.title(), first.upper()))
_STATES = {tuple(map(name_stem, words)): name_stem(state) for words, state in CALLED.items()}
_FIGURES = 3
_MOST_INITIALS = 6
_WIDE = 4  # words that may stand between those of a name, besides as many as it has


class Standing:
    """The words, numbers and dates of one text (a passage or a heading) by what they are found by."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words_of(text)
        self.stems: dict[str, list[int]] = defaultdict(list)
        self._names: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self.words):
            self._names[name_stem(word.bare)].append(place)
            if says_something(word):
                self.stems[stem(word.bare)].append(place)
            other = LETTERS.get(word.bare) or (word.text in _FIRSTS and CALLED.get(self._two(place)))
            if other:
                self._names[name_stem(other)].append(place)
            if word.joined:
                self._names[name_stem(self.words[place - 1].text + word.bare)].append(place - 1)

    # Read when first asked for: most texts are asked for a name alone.
    @cached_property
    def figures(self) -> tuple[Found, ...]:
        """The numbers and dates of the text, percentages as parts of one, too."""
        found = dates_and_numbers(self.text)
        return (*found, *shares(found, self.text))

    @cached_property
    def _capitals(self) -> dict[str, list[tuple[int, int]]]:
        return _initials(self.words)

    def where(self, term: Term) -> tuple[Span, ...]:
        """The places where a term stands; () where it does not."""
        if isinstance(term, Figure):
            return tuple(found.span for found in self.figures if _bears_out(found.what, term.what))
        return self._where_name(term)

    def has(self, term: Term) -> bool:
        """Whether a term stands in the text."""
        return bool(self.where(term))

    def knows_name(self, stem: str) -> bool:
        """Whether a word of a name stands here written as a name, and where no capital is due otherwise."""
        return any(
            self.words[place].capital and not self.words[place].opens for place in self._names.get(stem, ())
        )

    def knows_word(self, stem: str) -> bool:
        """Whether it stands here in small letters."""
        return any(not self.words[place].capital for place in self._names.get(stem, ()))

    def has_name(self, stem: str) -> bool:
        """Whether a word of a name stands here in any form."""
        return stem in self._names

    def where_initials(self, letters: str) -> list[int]:
        """The words that are these letters in capitals, such as EU or U.N."""
        places = self._names.get(name_stem(letters), ()) if are_initials(letters) else ()
        return [place for place in places if self.words[place].bare.isupper()]

    def where_words(self, phrase: str) -> tuple[Span, ...]:
        """Where words that are cited as evidence stand: as they are, or else all of their terms and stems."""
        wanted = normalise(phrase)
        if not wanted:
            return ()
        exact = _literal(self.text, phrase)
        if exact:
            return exact
        terms = terms_of(phrase)
        named = [self.where(term) for term in terms]
        if not all(named):
            return ()
        stems = [stem(word.bare) for word in words_of(phrase) if says_something(word)]
        places = [self.stems.get(each, ()) for each in stems]
        if not all(places) or not (stems or terms):
            return ()
        spans = [span for each in named for span in each]
        return tuple(dict.fromkeys(spans + [self.words[place].span for each in places for place in each]))

    def span_of(self, place: int) -> Span:
        """The place of a word, by its number."""
        return self.words[place].span

    def _two(self, place: int) -> tuple[str, str]:
        second = self.words[place + 1].bare if place + 1 < len(self.words) else ""
        return self.words[place].bare.lower(), second.lower()

    def _where_name(self, name: Name) -> tuple[Span, ...]:
        found = self._together(name.stems)
        if not found and len(name.stems) > 1:
            found = self._as_one(name)
        if not found and name.stems in _STATES:
            found = self._together([_STATES[name.stems]])
        if not found and len(name.stems) == 1:
            # What the author wrote with a capital may be a common word here: Extraterritoriality, extraterritorial.
            places = self.stems.get(stem(name.text), ())
            found = [(place, place) for place in places if not self.words[place].capital]
        if not found and name.short:
            found = self._shortened(name)
        if not found and len(name.stems) == 1 and len(name.text) > 1 and name.text.isupper():
            found = self._capitals.get(name.text, [])
        if not found and is_han(name.text):
            return _within_words(self.text, name.text)
        return tuple(Span(self.words[first].span.start, self.words[last].span.end) for first, last in found)

    def _together(self, stems: Sequence[str]) -> list[tuple[int, int]]:
        """First and last word of each place where words stand near each other, in any order."""
        places = [self._names.get(each) for each in stems]
        if any(not each for each in places):
            return []
        lists = [each for each in places if each]
        rarest = min(lists, key=len)
        room = 2 * len(stems) + _WIDE
        found: list[tuple[int, int]] = []
        for start in rarest:
            near = [_nearest(each, start) for each in lists]
            if max(near) - min(near) <= room:
                found.append((min(near), max(near)))
        return found

    def _shortened(self, name: Name) -> list[tuple[int, int]]:
        """Where a name stands as its initials, or its first words do: the UN, the UN Security Council."""
        for size in range(min(len(name.stems), _MOST_INITIALS), 1, -1):
            letters = self.where_initials(name.short[:size])
            if not letters or size == len(name.stems):
                found = [(place, place) for place in letters]
            else:
                others = self._together(name.stems[size:])
                found = [(place, last) for place in letters for first, last in others if first == place + 1]
            if found:
                return found
        return []

    def _as_one(self, name: Name) -> list[tuple[int, int]]:
        """Where words that are written apart stand as one: Trans-Baikalia as Transbaikalia."""
        return [(place, place) for place in self._names.get(_joined(name.text), ())]


@lru_cache(maxsize=1024)
def _joined(name: str) -> str:
    """The stem of a name's words as one."""
    return name_stem("".join(word.bare for word in words_of(name)))


def _within_words(text: str, name: str) -> tuple[Span, ...]:
    """Where signs stand in a script that has no blanks between its words."""
    found, start = [], text.find(name)
    while start >= 0:
        found.append(Span(start, start + len(name)))
        start = text.find(name, start + len(name))
    return tuple(found)


def _nearest(places: Sequence[int], wanted: int) -> int:
    at = bisect_left(places, wanted)
    return min(places[max(0, at - 1) : at + 1], key=lambda place: abs(place - wanted))


def _initials(words: Sequence[Word]) -> dict[str, list[tuple[int, int]]]:
    """What names of two to six capitalised words one after another are shortened to, with their first and last word."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    named = [place for place, word in enumerate(words) if word.capital]
    for at, first in enumerate(named):
        for size in range(2, 7):
            run = named[at : at + size]
            if len(run) < size or run[-1] - first > size + 1:
                break
            found["".join(words[place].text[0] for place in run)].append((first, run[-1]))
    return found


def _bears_out(told: Dated | Amount, wanted: Dated | Amount) -> bool:
    """Whether a number or date in a text is the wanted one, or tells more of it."""
    if isinstance(told, Dated) and isinstance(wanted, Dated):
        return told.holds(wanted)
    if isinstance(told, Amount) and isinstance(wanted, Amount) and _is_rounded(told, wanted):
        return True
    return _plain(told) is not None and _plain(told) == _plain(wanted)


def _is_rounded(told: Amount, wanted: Amount) -> bool:
    """Whether a number is the one in the text rounded to three figures or more: 4,210 of 4,209.3."""
    if told.kind or wanted.kind or wanted.value.denominator > 1 or told.value == wanted.value:
        return False
    written = str(wanted.value)
    figures = written.rstrip("0")
    step = 10 ** (len(written) - len(figures))
    return len(figures) >= _FIGURES and abs(told.value - wanted.value) * 2 <= step


def _plain(figure: Dated | Amount) -> tuple[Fraction, str] | None:
    """A number, also one that was read as a year."""
    if isinstance(figure, Amount):
        return figure.value, figure.kind
    return None if figure.month or figure.span or figure.year < 1 else (Fraction(figure.year), "")


def _literal(text: str, phrase: str) -> tuple[Span, ...]:
    """Where a phrase stands letter for letter but for case, as whole words."""
    lower, wanted = text.lower(), phrase.strip().lower()
    if len(lower) != len(text) or not wanted:
        return ()
    found, start = [], lower.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        cut = (start > 0 and lower[start - 1].isalnum() and wanted[0].isalnum()) or (
            end < len(lower) and lower[end].isalnum() and wanted[-1].isalnum()
        )
        if not cut:
            found.append(Span(start, end))
        start = lower.find(wanted, start + 1)
    return tuple(found)
