"""The terms of a claim, which are what its source must have: its names, its numbers and its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quiz_app.documents.document import Span
from quiz_app.documents.proving.amounts import PAIRS, Amount, Dated, dates_and_numbers
from quiz_app.documents.proving.stems import LETTERS, name_stem, stem

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(
    rf"[{_HAN}]+|(?<!\w)(?:[A-Z]\.){{2,4}}(?!\w)|[^\W\d_{_HAN}]+(?:['\u2019\u02bc][^\W\d_{_HAN}]+)*"
)
_SIGNS = re.compile(f"[{_HAN}]+")
_OWNER = re.compile(r"['\u2019\u02bc]s?$", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(
    r"[.!?:;\u2026\u3002]['\"\u2019\u201d)\]]*\s+['\"\u2018\u201c(\[]*$|[\n\u2022\u201c\"(\[]\s*$"
)
_SHORTENED = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Dr|St|Mt|Gen|Col|Prof|vs|No|c|ca))\.\s*$")
_HYPHEN = re.compile(r"[-\u2010-\u2013]")
_ROMAN = re.compile(r"[IVX]+")
# Words that a name may have between its own.
_WITHIN = frozenset(
    ("of", "the", "de", "la", "von", "van", "der", "bin", "ibn", "al", "du", "des", "di", "da")
)
# Capitalised anywhere, and no names.
_LITTLE = (
    "i a an the and or but of in on at to by for from with as it its he she they we you his her their our this that"
    " these those there here what which who whom whose when where why how if than then not no nor so yes all both"
    " is are was were be been has have had do does did can could will would shall should may might must"
)
_NO_NAMES = frozenset(_LITTLE.split())
# With these, what any text has.
_COMMON = (
    "into onto out up down over under between among after before during since until till about against through"
    " within without upon towards toward because while although though whether also only even just still already yet"
    " ever never now once again further one ones other others another such same own each every any some few many much"
    " more most less least several very too quite rather them us me him my your mine ours theirs itself himself"
    " themselves being having doing done made make makes making get gets got called call named name known know said"
    " say says come came goes went take took taken given give gave keep kept let put set used use mean means meant"
    " part kind way ways thing things what's it's according article first second two three year years time times"
    " later earlier early late long short new old great big small large"
)
_FRAME = _NO_NAMES | frozenset(_COMMON.split())
_MOST_TEXT = 20_000  # of a text so much is looked at: no answer is as long


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text. `opens` says that it begins a sentence, where a capital says nothing; `joined` that it hangs
    on the word before it by a hyphen, as in Sino-Soviet.
    """

    text: str
    span: Span
    opens: bool = False
    joined: bool = False

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital, or in a script that has none and is named by its signs."""
        return self.text[0].isupper()

    @property
    def bare(self) -> str:
        """The word without the owner's 's, and letters that are shortened from words without their stops."""
        if self.text.isascii() and self.text.isalpha():  # no apostrophe in it
            return self.text
        return _OWNER.sub("", self.text.replace(".", "")) or self.text


@dataclass(frozen=True, slots=True)
class Name:
    """A name of one or more words, as the stems of those. `unsure` of them, from the first, may be no part of it:
    they begin a sentence. `short` are its initials, where it has two or more words. `headed` says that the unsure word
    heads the rest, as in Treaty of Paris, or else in Fear of France.
    """

    stems: tuple[str, ...]
    text: str
    unsure: int = 0
    short: str = ""
    headed: bool = False

    @property
    def first(self) -> str:
        """Its first word without the owner's 's."""
        found = _WORD.search(self.text)
        return _OWNER.sub("", found[0]) if found else self.text


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or a date, as it was written."""

    what: Dated | Amount
    text: str


Term = Name | Figure


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in any script with their places; numbers are none."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        before = found[-1].span.end if found else 0
        between = text[before : match.start()]
        opens = not found or (
            _SENTENCE_ENDS.search(between) is not None
            and not _SHORTENED.search(text[max(0, before - 4) : match.start()])
        )
        joined = bool(found) and _HYPHEN.fullmatch(between) is not None
        found.append(Word(match[0], Span(*match.span()), opens, joined))
    return tuple(found)


@lru_cache(maxsize=4096)
def terms_of(text: str) -> tuple[Term, ...]:
    """The names, numbers and dates of a claim, each once, in its order."""
    text = text[:_MOST_TEXT]
    figures = dates_and_numbers(text)
    exact = {found.span for found in figures if isinstance(found.what, Dated) and not found.what.month}
    terms: list[tuple[int, Term]] = [
        (found.span.start, Figure(found.what, text[found.span.start : found.span.end]))
        for found in figures
        # 1904-05 is rather two years than a month, and what both have is seldom said to be two.
        if not (isinstance(found.what, Dated) and found.what.month and found.span in exact)
        and text[found.span.start : found.span.end].lower() not in PAIRS
    ]
    taken = [found.span for found in figures]
    free = [word for word in words_of(text) if not any(_within(word.span, span) for span in taken)]
    terms += [(run[0].span.start, _name(run, text, whole=len(run) == len(free))) for run in _runs(free, text)]
    return tuple(dict.fromkeys(term for _place, term in sorted(terms, key=lambda pair: pair[0])))


@lru_cache(maxsize=4096)
def key_stems(text: str) -> tuple[str, ...]:
    """The stems of the words that say what a text is about, each once."""
    return tuple(
        dict.fromkeys(stem(word.bare) for word in words_of(text[:_MOST_TEXT]) if says_something(word))
    )


def says_something(word: Word) -> bool:
    """Whether a word says what a text is about, as against those that any text has."""
    folded = word.bare.lower()
    return folded not in _FRAME and (len(folded) > 1 or not folded.isascii())


def are_initials(letters: str) -> bool:
    """Whether letters can stand for a name of as many words: they are no numeral, and no word such as IN or US."""
    return len(letters) > 1 and not _ROMAN.fullmatch(letters) and letters.lower() not in _FRAME


def is_han(text: str) -> bool:
    """Whether a text is of signs that stand together without blanks, as Chinese has them."""
    return _SIGNS.fullmatch(text) is not None


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _runs(words: Sequence[Word], text: str) -> Iterator[list[Word]]:
    """The capitalised words that stand together as a name, what is small between them included."""
    run: list[Word] = []
    pending: list[Word] = []
    for word in words:
        last = (pending or run or [word])[-1]
        apart = text[last.span.end : word.span.start] if last is not word else ""
        if run and (word.opens or apart.strip(" \u00a0.-\u2010\u2011\u2012\u2013'\u2019")):
            yield run
            run, pending = [], []
        if _is_name(word):
            run += [*pending, word]
            pending = []
        elif run and word.text.lower() in _WITHIN and not word.capital:
            pending.append(word)
        elif run:
            yield run
            run, pending = [], []
    if run:
        yield run


def _is_name(word: Word) -> bool:
    if is_han(word.text):
        return True
    return word.capital and len(word.bare) > 1 and word.bare.lower() not in _NO_NAMES


def _name(run: Sequence[Word], text: str, *, whole: bool) -> Name:
    """The name that a run of words makes; `whole` says that it is all there is: its first word then belongs to it."""
    own = [word for word in run if _is_name(word)]
    stems = tuple(name_stem(LETTERS.get(word.bare, word.bare)) for word in own)
    headed = own[0].opens and len(own) > 1 and not _is_name(run[1])
    unsure = 1 if own[0].opens and (headed or not whole) else 0
    initials = "".join(word.text[0] for word in own)
    written = text[run[0].span.start : run[-1].span.end]
    short = initials if len(own) > 1 else ""
    return Name(stems, _OWNER.sub("", written) or written, unsure, short, headed and whole)
