"""Citations: `DOCUMENT > SECTION > 3`, a list of such, or a group of keys."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from quiz_app.questions import codes
from quiz_app.questions.fields import Fields, shorten
from quiz_app.questions.identity import is_id
from quiz_app.questions.model import Citation
from quiz_app.questions.node import Listing, Mapping, Mark, Node, Place, Scalar

CITATION_KEYS = ("document", "section", "passage", "evidence")
_PARTS = re.compile(r"(?:(?<=\s)|^)>(?=\s|$)")
_PASSAGE = re.compile(r"[0-9]{1,6}")
_FORM = (
    "Write `DOCUMENT > SECTION`, with ` > 3` for the third passage; DOCUMENT is an id such as border-history."
)


def read_citations(fields: Fields, key: str, document: str) -> tuple[Citation, ...]:
    """The citations under `key`; under `source`, `section` alone refers to `document`, the deck's default."""
    node = fields.node(key)
    cited: list[Citation] = []
    for item in node.items if isinstance(node, Listing) else (node,) if node is not None else ():
        citation = _read_one(fields, key, item, document)
        if citation is not None:
            cited.append(citation)
    if key == "source" and "section" in fields:
        return _with_section(fields, node, cited, document)
    return tuple(cited)


def citation_content(citation: Citation) -> dict[str, object]:
    """A citation as JSON values, without what is empty."""
    content: dict[str, object] = {"document": citation.document}
    if citation.section:
        content["section"] = citation.section
    if citation.passage:
        content["passage"] = citation.passage
    if citation.evidence:
        content["evidence"] = list(citation.evidence)
    return content


def restore_citations(content: object) -> tuple[Citation, ...]:
    """The inverse of `citation_content`, over a list."""
    if not isinstance(content, list):
        return ()
    return tuple(
        Citation(
            document=str(item["document"]),
            section=str(item.get("section", "")),
            passage=int(item.get("passage", 0)),
            evidence=tuple(str(words) for words in item.get("evidence", ())),
        )
        for item in content
    )


def _read_one(fields: Fields, key: str, node: Node, document: str) -> Citation | None:
    if isinstance(node, Mapping):
        return _read_mapping(Fields(node, fields.tell, inside=key), document)
    if isinstance(node, Scalar) and node.text.strip():
        return _read_line(fields, key, node)
    fields.problem(codes.BAD_SOURCE, f"An entry of `{key}` is no citation.", _FORM, mark=node.start)
    return None


def _read_line(fields: Fields, key: str, node: Scalar) -> Citation | None:
    document, *rest = _split(node.text)
    if not is_id(document) or not all(rest):
        section = (
            f" For a section of the deck's document write `section: {shorten(node.text)}`."
            if not rest
            else ""
        )
        fields.problem(
            codes.BAD_SOURCE,
            f"`{shorten(node.text)}` under `{key}` names no document by its id, or has an empty part.",
            _FORM + section,
            mark=node.start,
        )
        return None
    return _cite(fields, document, rest, node)


def _read_mapping(inner: Fields, document: str) -> Citation | None:
    named = inner.text("document") or document
    section = inner.text("section")
    passage = inner.whole("passage", 1, 10**9, codes.BAD_PASSAGE)
    evidence = inner.texts("evidence")
    for entry in inner.mapping.entries:
        if entry.key.text not in CITATION_KEYS:
            inner.problem(
                codes.UNKNOWN_KEY,
                f"A citation has no key `{shorten(entry.key.text)}`.",
                "It may have document, section, passage and evidence.",
                mark=entry.key.start,
            )
    if not named:
        _no_document(inner, inner.mark())
    elif not is_id(named):
        inner.problem(
            codes.BAD_SOURCE, f"`{shorten(named)}` is no document id.", _FORM, mark=inner.mark("document")
        )
    if inner.failed:
        return None
    parts = _split(section)
    if "passage" not in inner and len(parts) > 1 and all(parts):
        # As in a line; where `passage` stands beside it, a heading is called so.
        cited = _cite(inner, named, parts, inner.mark("section"))
        return None if cited is None else replace(cited, evidence=evidence)
    return Citation(document=named, section=section, passage=passage, evidence=evidence)


def _with_section(
    fields: Fields, source: Node | None, cited: list[Citation], document: str
) -> tuple[Citation, ...]:
    """What `section` adds: alone it cites the default document, beside a bare document id it says where in it."""
    sections = fields.placed_texts("section")
    if source is not None:
        bare = len(cited) == 1 and cited[0] == Citation(document=cited[0].document)
        if not bare:
            fields.problem(
                codes.SOURCE_AND_SECTION,
                "`section` stands beside a `source` that says where already.",
                "Keep one of them: `source: DOCUMENT > SECTION`, or `section` alone for the deck's document.",
                mark=fields.mark("section"),
            )
            return tuple(cited)
        document = cited[0].document
    if not document:
        _no_document(fields, fields.mark("section"))
        return ()
    return tuple(
        c for text, mark in sections if (c := _cite(fields, document, _split(text), mark)) is not None
    )


def _cite(fields: Fields, document: str, rest: Sequence[str], mark: Place) -> Citation | None:
    """A citation from what follows the document: a section, a passage, or both. Headings may hold " > " themselves."""
    passage = 0
    if len(rest) > 1 or (rest and _PASSAGE.fullmatch(rest[0]) and len(rest[0]) < 4):
        # A number alone is a passage, except that four digits are more likely a year as a heading.
        last = rest[-1]
        if _PASSAGE.fullmatch(last):
            passage, rest = int(last), rest[:-1]
            if passage == 0:
                fields.problem(
                    codes.BAD_PASSAGE,
                    "Passages are counted from 1; 0 is none.",
                    "Write the number of the paragraph below its heading.",
                    mark=mark,
                )
                return None
    return Citation(document=document, section=" > ".join(rest), passage=passage)


@lru_cache(maxsize=256)  # many questions cite one section
def _split(text: str) -> tuple[str, ...]:
    if ">" not in text:
        return (" ".join(text.split()),)
    return tuple(" ".join(part.split()) for part in _PARTS.split(text.strip()))


def _no_document(fields: Fields, mark: Mark) -> None:
    fields.problem(
        codes.NO_DOCUMENT,
        "This section is of no document: the deck names none as its default.",
        "Add `document: ID` at the top of the deck, or write `source: DOCUMENT > SECTION`.",
        mark=mark,
    )
