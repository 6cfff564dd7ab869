"""Blocks into a document: what is no content is put aside, the rest goes into sections and numbered passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from quiz_app.documents.document import Document, LeftOut, Passage, Section
from quiz_app.documents.parsing.blocks import Block, Kind
from quiz_app.documents.parsing.footnotes import without_marks
from quiz_app.documents.parsing.references import reference_lists
from quiz_app.documents.places_in import without_edit_mark, words_of_id
from quiz_app.questions.sections import LEAD

# A passage is shown as a whole beside a card; a longer paragraph is divided at the ends of sentences.
MOST_CHARACTERS = 6_000
_SENTENCE_END = re.compile(r"[.!?\u2026][\"'\u2019\u201d\u00bb)\]]*\s+|[。！？][”’」』）]*")
_CONTENT = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.ROW})


@dataclass
class _Draft:
    """A section while its passages are gathered."""

    title: str
    level: int
    page: int
    line: int
    texts: list[tuple[str, int]] = field(default_factory=list)


def document_of(blocks: Sequence[Block], *, id: str, title: str, fallback: str = "") -> Document:
    """The document that blocks make.

    `title` is what the text names itself, `fallback` what it is called where it names nothing; without either it is
    called by its id.
    """
    tidy = without_marks(reference_lists(tuple(_tidied(blocks))))
    called = title or fallback or words_of_id(id)
    left_out = [
        LeftOut(line=block.line, text=block.text, why=block.why) for block in tidy if block.kind is Kind.JUNK
    ]
    drafts: list[_Draft] = []
    for page in _pages(tidy):
        drafts += _sections(page, (len(drafts) and drafts[-1].page) or 0, called, left_out)
    return Document(
        id=id,
        title=called,
        sections=tuple(_numbered(drafts)),
        left_out=tuple(sorted(left_out, key=lambda left: left.line)),
    )


def _tidied(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks that hold text, headings without the marks that wikis hang at them."""
    for block in blocks:
        text = without_edit_mark(block.text) if block.kind is Kind.HEADING else block.text
        if text or block.kind is Kind.PAGE:
            yield replace(block, text=text) if text != block.text else block


def _pages(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    page: list[Block] = []
    for block in blocks:
        if block.kind is Kind.PAGE and page:
            yield page
            page = []
        page.append(block)
    if page:
        yield page


def _sections(blocks: Sequence[Block], before: int, called: str, left_out: list[LeftOut]) -> list[_Draft]:
    """The sections of one page; headings at its end that nothing stands under are left out."""
    number = before + 1
    named = next((block.text for block in blocks if block.kind is Kind.PAGE), "")
    drafts: list[_Draft] = []
    for block in blocks:
        if block.kind is Kind.HEADING:
            drafts.append(_Draft(block.text, max(1, block.level), number, block.line))
        elif block.kind in _CONTENT:
            if not drafts:
                drafts.append(_Draft(LEAD, 1, number, block.line))
            drafts[-1].texts += [(piece, block.line) for piece in divided(block.text)]
    if any(draft.texts for draft in drafts):
        while not drafts[-1].texts:
            empty = drafts.pop()
            left_out.append(LeftOut(line=empty.line, text=empty.title, why="a heading with nothing under it"))
    if len(drafts) == 1 and drafts[0].title == LEAD:
        own = named or (called if number == 1 else "")
        drafts[0].title = own or LEAD
    return drafts


def _numbered(drafts: Sequence[_Draft]) -> Iterator[Section]:
    """Sections with their numbers; a title that stood before gets "(2)", so that it can be cited."""
    taken = {draft.title for draft in drafts}
    seen: dict[str, int] = {}
    for number, draft in enumerate(drafts, 1):
        title, count = draft.title, seen.get(draft.title, 0) + 1
        if count > 1:
            while f"{draft.title} ({count})" in taken:
                count += 1
            title = f"{draft.title} ({count})"
            taken.add(title)
        seen[draft.title] = count
        passages = tuple(
            Passage(number=place, text=text, line=line) for place, (text, line) in enumerate(draft.texts, 1)
        )
        yield Section(
            number=number, title=title, level=draft.level, page=draft.page, line=draft.line, passages=passages
        )


def divided(text: str) -> Iterator[str]:
    """A paragraph in pieces of at most MOST_CHARACTERS, cut after a sentence, else at a blank, else anywhere."""
    start = 0
    while len(text) - start > MOST_CHARACTERS:
        window = text[start : start + MOST_CHARACTERS]
        ends = [found.end() for found in _SENTENCE_END.finditer(window, MOST_CHARACTERS // 2)]
        cut = ends[-1] if ends else window.rfind(" ") + 1 or MOST_CHARACTERS
        yield window[:cut].strip()
        start += cut
    rest = text[start:].strip()
    if rest:
        yield rest
