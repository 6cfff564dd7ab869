"""The place that a citation names, looked up in its document."""

from __future__ import annotations

from dataclasses import dataclass

from quiz_app.documents.document import Document, Section
from quiz_app.documents.places_in import closest_section, sections_under
from quiz_app.documents.proving import finding
from quiz_app.documents.proving.finding import Finding
from quiz_app.documents.proving.index import DocumentIndex, Spot
from quiz_app.questions.model import Citation
from quiz_app.text import one_line, plural

_LONGEST = 80
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A cited place that is there: of its `spots` the first is the heading, the others are passages."""

    citation: Citation
    index: DocumentIndex
    section: Section
    spots: tuple[Spot, ...]

    @property
    def name(self) -> str:
        """What it is called in sentences."""
        passage = f", passage {self.citation.passage}" if self.citation.passage else ""
        return f"“{short(self.section.title)}”{passage}"


def place_of(citation: Citation, index: DocumentIndex) -> Place | Finding:
    """The place that a citation names, or what is wrong with it."""
    document = index.document
    section = index.find(citation.section)
    if section is None:
        return _no_section(document, citation.section)
    if not section.passages:
        return _no_text(document, section)
    if citation.passage > len(section.passages):
        count = len(section.passages)
        named = short(section.title)
        return Finding(
            code=finding.NO_PASSAGE,
            message=f"“{named}” has {plural(count, 'passage')}, and passage {citation.passage} is cited.",
            hint=f"Cite one of 1 to {count}, or the section alone."
            if count > 1
            else "Cite the section alone.",
        )
    if len(document.sections) == 1 and not citation.passage and len(section.passages) > 1:
        return Finding(
            code=finding.PASSAGE_WANTED,
            message=f"“{short(document.title)}” is one section, and no passage of it is named.",
            hint=f"Name the passage: `source: {document.id} > {short(section.title)} > 1`.",
        )
    return Place(
        citation=citation, index=index, section=section, spots=index.spots(section, citation.passage)
    )


def spot_named(index: DocumentIndex, spot: Spot) -> str:
    """A passage in words, for a sentence that says where something stands."""
    return f"“{short(index.section(spot.section).title)}”, passage {spot.passage}"


def short(text: str) -> str:
    """A title or a name as it stands in a sentence."""
    return one_line(text, _LONGEST)


def _no_section(document: Document, name: str) -> Finding:
    if not name:
        return Finding(
            code=finding.SECTION_WANTED,
            message=f"“{short(document.title)}” is cited, and none of its {len(document.sections)} sections is named.",
            hint=f"Name the section: `source: {document.id} > {short(document.sections[0].title)}`, and so on.",
        )
    near = closest_section(document, name)
    return Finding(
        code=finding.NO_SECTION,
        message=f"“{short(document.title)}” has no section “{short(name)}”.",
        hint=f"Did you mean “{short(near)}”?"
        if near
        else f"`quiz documents show {document.id}` lists its sections.",
    )


def _no_text(document: Document, section: Section) -> Finding:
    under = [f"“{short(each.title)}”" for each in sections_under(document, section) if each.passages]
    more = ", …" if len(under) > _MOST_NAMED else ""
    hint = (
        f"Cite one of the sections under it: {', '.join(under[:_MOST_NAMED])}{more}."
        if under
        else "Cite another one."
    )
    return Finding(
        code=finding.SECTION_WANTED,
        message=f"“{short(section.title)}” is a heading without a text of its own.",
        hint=hint,
    )
