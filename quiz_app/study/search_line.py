"""The search line of Browse, read without a database: words, phrases and filters become conditions on cards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from quiz_app.questions.contents import MODULES
from quiz_app.questions.searching import search_form
from quiz_app.storage.filters import Atom, Due, InDeck, InSection, Is, Mark, OfType, Says, Tagged, Term
from quiz_app.text import fold, one_line

LONGEST = 1000
# A value may be the beginning of what is meant, as while it is typed; one that begins very many is no filter yet.
_MOST_MEANT = 300
_QUOTES = str.maketrans("“”„«»", '"' * 5)
_TOKEN = re.compile(r'(?:[^\s"]|"[^"]*(?:"|$))+')
_FILTER = re.compile(r"([^\W\d_]+):(.*)", re.DOTALL)
_VALUE = re.compile(r'(?:[^,"]|"[^"]*(?:"|$))+')
# Scripts without spaces between words: Chinese, Japanese and Korean, with the marks that belong to them.
_CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3100-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
_WHEN: dict[str, tuple[int, int | None]] = {
    "today": (0, None),
    "tomorrow": (1, 1),
    "week": (7, None),
    "overdue": (-1, None),
}
_LONGEST_WAIT = 36_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What a search can name: the ids of decks, and the tags as they are compared."""

    decks: Sequence[str] = ()
    tags: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """A search as it was understood: terms that must all hold, and sentences about what was left out."""

    terms: tuple[Term, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reading:
    today: int
    known: Vocabulary
    problems: list[str] = field(default_factory=list)

    def term(self, token: str) -> Term | None:
        """The condition that one token states; None where it states none."""
        negated = token.startswith("-")
        token = token[1:] if negated else token
        named = _FILTER.fullmatch(token)
        read = _FILTERS.get(named[1].lower()) if named else None
        if named is None or (read is None and not named[2]):
            form = said(token)
            return Term((Says(form),), negated) if form else None
        if read is None:
            self._unknown_filter(named[1], token)
            return None
        values = [value.replace('"', " ").strip() for value in _VALUE.findall(named[2])]
        atoms = [atom for value in values if value for atom in read(self, value)]
        return Term(tuple(dict.fromkeys(atoms)), negated) if atoms else None

    def decks(self, value: str) -> Iterable[Atom]:
        """The decks of this id, or whose ids begin so."""
        return map(InDeck, self._meant("deck", value.lower(), self.known.decks, several=True))

    def tags(self, value: str) -> Iterable[Atom]:
        """The tags of this name, or that begin so."""
        return map(Tagged, self._meant("tag", fold(value), self.known.tags, several=True))

    def types(self, value: str) -> Iterable[Atom]:
        """The type of this name, or the one that begins so."""
        return map(OfType, self._meant("type", value.lower(), tuple(MODULES)))

    def sections(self, value: str) -> Iterable[Atom]:
        """Sections whose names have these words."""
        form = said(value)
        return (InSection(form),) if form else ()

    def marks(self, value: str) -> Iterable[Atom]:
        """The mark of this name, or the one that begins so."""
        return (Is(Mark(name)) for name in self._meant("is", value.lower(), list(Mark)))

    def due(self, value: str) -> Iterable[Atom]:
        """The days by which a card is due."""
        if value.isascii() and value.isdigit():
            return (Due(self.today + min(int(value[:9]), _LONGEST_WAIT)),)
        meant = self._meant("due", value.lower(), list(_WHEN), "a number of days")
        return (due_when(name, self.today) for name in meant)

    def _meant(
        self, name: str, value: str, possible: Sequence[str], more: str = "", *, several: bool = False
    ) -> Sequence[str]:
        if value in possible:
            return (value,)
        meant = [each for each in possible if each.startswith(value)]
        if len(meant) == 1 or (several and 0 < len(meant) <= _MOST_MEANT):
            return meant
        shown = f"`{name}:{one_line(value, 40)}`"
        if not possible:
            self.problems.append(f"{shown} is left out: there is no {name} yet.")
            return ()
        near = meant or get_close_matches(value, possible, 3) or list(possible)
        listed = ", ".join([*(one_line(each, 40) for each in near[:12]), *([more] if more else [])])
        others = " and others" if len(near) > 12 else ""
        self.problems.append(f"{shown} is left out: possible are {listed}{others}.")
        return ()

    def _unknown_filter(self, name: str, token: str) -> None:
        near = get_close_matches(name.lower(), _FILTERS, 1)
        possible = f"did you mean `{near[0]}:`?" if near else f"possible are {_NAMES}."
        shown = one_line(token.replace('"', ""), 40)
        self.problems.append(
            f"`{one_line(name, 20)}:` is no filter and is left out; {possible} "
            f'As words it is written "{shown}", in quotes.'
        )


_FILTERS: dict[str, Callable[[_Reading, str], Iterable[Atom]]] = {
    "deck": _Reading.decks,
    "tag": _Reading.tags,
    "type": _Reading.types,
    "section": _Reading.sections,
    "is": _Reading.marks,
    "due": _Reading.due,
}
_NAMES = ", ".join(f"{name}:" for name in _FILTERS)


def read_search(line: str, today: int, known: Vocabulary) -> Search:
    """Read a search line on a study day; never raises, and whatever cannot be understood is left out and named."""
    text = one_line(line).translate(_QUOTES)
    reading = _Reading(today, known)
    if len(text) > LONGEST:
        reading.problems.append(f"Only the first {LONGEST} characters of the search are looked for.")
        text = text[:LONGEST]
    terms = [term for token in _tokens(text) if (term := reading.term(token)) is not None]
    return Search(tuple(dict.fromkeys(terms)), tuple(dict.fromkeys(reading.problems)))


def due_when(name: str, today: int) -> Due:
    """What `due:` means with a word: "today" and "week" hold what is overdue, too."""
    last, first = _WHEN[name]
    return Due(today + last, None if first is None else today + first)


def said(text: str) -> str:
    """What is looked for in a `search_form` so that the words of `text` are found; "" where it has none.

    The first word must begin there, the last may go on; in CJK script a text is found anywhere.
    """
    form = search_form(text.replace('"', " ")).rstrip()
    return form.lstrip() if _CJK.match(form.lstrip()) else form


def _tokens(text: str) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        # A comma between words parts them; in a filter it means "or".
        filtered = _FILTER.fullmatch(match[0].removeprefix("-"))
        yield match[0] if filtered or '"' in match[0] else match[0].strip(",")
