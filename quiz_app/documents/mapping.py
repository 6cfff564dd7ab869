"""A text as a map of memory: the cards that cite it, each at its place, and how well they are remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from quiz_app.documents.document import Document, Section
from quiz_app.documents.pictures import DocumentMap, MappedPassage, MappedSection, Memories, Remembered
from quiz_app.documents.places_in import find_section
from quiz_app.memory.keeping import is_kept
from quiz_app.questions.sections import LEAD
from quiz_app.storage.citing import AskedHere

# A citation, by its question (deck/question) and its number there.
Cited = tuple[str, int]


def memories_of(asked: Iterable[AskedHere]) -> Memories:
    """What is remembered of a text by the cards asked of it; one that is given several times counts once."""
    known = {each.card: each.known for each in asked}
    fresh = sum(value is None for value in known.values())
    mean = sum(value or 0.0 for value in known.values()) / max(1, len(known))
    return Memories(
        cards=tuple(known), fresh=fresh, known=mean, remembered=_remembered(len(known), fresh, mean)
    )


def _remembered(cards: int, fresh: int, known: float) -> Remembered:
    if not cards:
        return Remembered.NOT_ASKED
    if fresh == cards:
        return Remembered.NEW
    return Remembered.KEPT if is_kept(known) else Remembered.FADING


def sections_cited(document: Document, asked: Iterable[AskedHere]) -> dict[str, Section | None]:
    """The sections that citations name, by the name; None for one that the document has not."""
    find = cache(lambda name: find_section(document, name))
    return {name: find(name) for name in {each.section for each in asked}}


def map_of(document: Document, asked: Sequence[AskedHere], passages: Mapping[Cited, int]) -> DocumentMap:
    """The map; `passages` says which passage is meant by the citations that name none (0 or nothing: none can be told).

    A card counts once in the document, in each section and passage that it cites, and in each section above these.
    Astray are those that cite a section or passage which is not there; one may cite the document as a whole.
    """
    sections = sections_cited(document, asked)
    in_section: dict[int, list[AskedHere]] = {}
    in_passage: dict[tuple[int, int], list[AskedHere]] = {}
    astray: dict[str, None] = {}
    for each in asked:
        section = sections[each.section]
        if section is None:
            if each.section or each.passage:
                astray[each.card] = None
            continue
        in_section.setdefault(section.number, []).append(each)
        passage = each.passage or passages.get((each.question, each.number), 0)
        if passage > len(section.passages):
            astray[each.card] = None
        elif passage:
            in_passage.setdefault((section.number, passage), []).append(each)
    return DocumentMap(
        document=document,
        memories=memories_of(asked),
        sections=tuple(
            _mapped(each, below, in_section, in_passage)
            for each, below in zip(document.sections, sections_below(document.sections), strict=True)
        ),
        astray=tuple(astray),
    )


def sections_below(sections: Sequence[Section]) -> list[int]:
    """Of each section how many right after it stand under it: deeper ones, on its page; none under the lead."""
    below = [0] * len(sections)
    over: list[int] = []  # the places of the headings over the section, the outermost first
    for place, section in enumerate(sections):
        while over and not _is_over(sections[over[-1]], section):
            over.pop()
        for heading in over:
            below[heading] += 1
        over.append(place)
    return below


def _is_over(heading: Section, section: Section) -> bool:
    return heading.title != LEAD and heading.page == section.page and heading.level < section.level


def _mapped(
    section: Section,
    below: int,
    in_section: Mapping[int, Sequence[AskedHere]],
    in_passage: Mapping[tuple[int, int], Sequence[AskedHere]],
) -> MappedSection:
    numbers = range(section.number, section.number + below + 1)
    return MappedSection(
        section=section,
        memories=memories_of(each for number in numbers for each in in_section.get(number, ())),
        below=below,
        passages=tuple(
            MappedPassage(
                passage=passage, memories=memories_of(in_passage.get((section.number, passage.number), ()))
            )
            for passage in section.passages
        ),
    )
