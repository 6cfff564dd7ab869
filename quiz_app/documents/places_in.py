"""Places in a document by the names that citations give them."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from quiz_app.documents.document import Document, Passage, Section
from quiz_app.questions.sections import LEAD
from quiz_app.text import fold, one_line

# What wikis hang at a heading: "[]", "[edit]", "[ править | править код ]".
_EDIT_MARK = re.compile(
    r"(?:\s*\[\s*(?:|edit|edit source|править(?:\s*\|\s*править код)?|编辑|編輯|bearbeiten|modifier|editar)\s*\])+$",
    re.IGNORECASE,
)
_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212\u301c\uff0d~]+\s*")
_QUOTES = re.compile("[\"'`\u00b4\u2018-\u201f\u2032\u2033\u00ab\u00bb\u2039\u203a\u300c-\u300f\u300a\u300b]")
_NUMBERING = re.compile(
    r"^(?:(?:chapter|section|part|kapitel|chapitre|глава|раздел|часть)\s+[\divxlc]+[.:)]?|\d+(?:\.\d+)*[.)]?"
    r"|[ivxlc]+[.)])\s+(?=\S)"
)
_NEAR_ENOUGH = 0.6
_MOST_COMPARED = 2000


def without_edit_mark(heading: str) -> str:
    """A heading without what wikis hang at it for editors: "Origins[]" and "Origins [edit]" are "Origins"."""
    return _EDIT_MARK.sub("", heading).rstrip()


def find_section(document: Document, name: str) -> Section | None:
    """The section that a citation calls `name`, or None.

    Case, accents, the kind of dashes and quotes, blanks, numbering and a trailing "[]" make no difference where no
    section is called exactly so. A document of one section is found by "", by the document's title and by LEAD too,
    and the text before the first heading by the document's title. Of several sections alike the first is meant.
    """
    for section in document.sections:
        if section.title == name:
            return section
    wanted = _key(name)
    for section in document.sections:
        if wanted and _key(section.title) == wanted:
            return section
    stripped = _unnumbered(wanted)
    for section in document.sections:
        if stripped and _unnumbered(_key(section.title)) == stripped:
            return section
    return _whole_text(document, wanted)


def _whole_text(document: Document, wanted: str) -> Section | None:
    if not document.sections:
        return None
    first = document.sections[0]
    titled = wanted in (_key(document.title), _key(document.id))
    if len(document.sections) == 1:
        return first if titled or wanted in ("", _key(LEAD)) else None
    return first if titled and first.title == LEAD else None


def closest_section(document: Document, name: str) -> str:
    """The title of the section whose name is most like `name`; "" where none is at all like it."""
    wanted = _unnumbered(_key(name))
    if not wanted:
        return ""
    best, title = _NEAR_ENOUGH, ""
    for section in document.sections[:_MOST_COMPARED]:
        likeness = _likeness(wanted, _unnumbered(_key(section.title)))
        if likeness > best:
            best, title = likeness, section.title
    return title


def passages_of(document: Document, section: Section) -> tuple[Passage, ...]:
    """The passages of a section alone, without those of the sections under it."""
    return document.sections[section.number - 1].passages


def sections_under(document: Document, section: Section) -> tuple[Section, ...]:
    """The sections that stand under a heading: those of a deeper level that follow it on its page."""
    under: list[Section] = []
    for other in document.sections[section.number :]:
        if other.level <= section.level or other.page != section.page:
            break
        under.append(other)
    return tuple(under)


def text_of(section: Section) -> str:
    """The heading and the passages of a section, a line each; the lead has no heading."""
    lines = [passage.text for passage in section.passages]
    return "\n".join(lines if section.title == LEAD else [section.title, *lines])


def words_of_id(id: str) -> str:
    """The title of a document that is known by its id alone: "how-close-are-they" is "How close are they"."""
    words = " ".join(re.split(r"[\s_-]+", one_line(id))).strip()
    return words[:1].upper() + words[1:]


@lru_cache(maxsize=8192)
def _key(name: str) -> str:
    """What names are compared by."""
    folded = fold(without_edit_mark(one_line(name)))
    folded = _QUOTES.sub("", _DASHES.sub("-", folded))
    return " ".join(folded.split()).strip(" .:")


def _unnumbered(key: str) -> str:
    return _NUMBERING.sub("", key)


def _likeness(one: str, other: str) -> float:
    if not other:
        return 0.0
    if min(len(one), len(other)) >= 4 and (one in other or other in one):
        return 0.6 + 0.4 * min(len(one), len(other)) / max(len(one), len(other))
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() <= _NEAR_ENOUGH or matcher.quick_ratio() <= _NEAR_ENOUGH:
        return 0.0
    return matcher.ratio()
