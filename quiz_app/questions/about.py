"""The keys that every question may have, read and written."""

from __future__ import annotations

from dataclasses import dataclass, fields

from quiz_app.questions import codes
from quiz_app.questions.allowing import read_allow
from quiz_app.questions.citation import citation_content, read_citations, restore_citations
from quiz_app.questions.fields import Fields, shorten
from quiz_app.questions.grouping import read_groups
from quiz_app.questions.identity import MAX_ID, derive_id, is_id, main_text, suggest_id
from quiz_app.questions.model import Common
from quiz_app.questions.node import Mapping, Scalar
from quiz_app.questions.question_type import Content
from quiz_app.questions.when import check_when

COMMON_KEYS = (
    "id",
    "type",
    "explain",
    "hint",
    "source",
    "section",
    "contradicts",
    "inference",
    "according_to",
    "as_of",
    "tags",
    "group",
    "when",
    "level",
    "draft",
    "allow",
)
_WRITTEN = tuple(field.name for field in fields(Common) if field.compare)
_TEXTS = ("explain", "hint", "inference", "according_to", "as_of", "when")


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What a deck gives to its questions: the id of the document that `section` alone refers to."""

    document: str = ""


def id_of(mapping: Mapping) -> str:
    """The id of a question: the one written, else the one that its text gives. Whether it is allowed: `read_common`."""
    written = mapping.get("id")
    if isinstance(written, Scalar) and is_id(written.text.strip()):
        return written.text.strip()
    return derive_id(main_text(mapping))


def read_common(fields: Fields, identity: str, defaults: Defaults) -> Common:
    """The common keys of a question whose id is `identity`; what is wrong is reported and left out."""
    _check_id(fields)
    texts = {key: fields.text(key) for key in _TEXTS}
    check_when(fields, texts["when"])
    return Common(
        id=identity,
        explain=texts["explain"],
        hint=texts["hint"],
        citations=read_citations(fields, "source", defaults.document),
        contradicts=read_citations(fields, "contradicts", defaults.document),
        inference=texts["inference"],
        according_to=texts["according_to"],
        as_of=texts["as_of"],
        tags=_read_tags(fields),
        groups=read_groups(fields),
        when=texts["when"],
        level=fields.whole("level", 1, 3),
        draft=bool(fields.flag("draft")),
        allow=read_allow(fields),
    )


def common_content(about: Common) -> dict[str, object]:
    """The common keys as JSON values; what is empty is left out, so that a key added later changes no fingerprint."""
    content: dict[str, object] = {}
    for name in _WRITTEN:
        value = getattr(about, name)
        if not value:
            continue
        if name in ("citations", "contradicts"):
            value = [citation_content(citation) for citation in value]
        content[name] = list(value) if isinstance(value, tuple) else value
    return content


def restore_common(content: Content) -> Common:
    """The inverse of `common_content`."""
    texts = {key: str(content.get(key, "")) for key in _TEXTS}
    return Common(
        id=str(content["id"]),
        citations=restore_citations(content.get("citations", ())),
        contradicts=restore_citations(content.get("contradicts", ())),
        tags=_restore_texts(content.get("tags")),
        groups=_restore_texts(content.get("groups")),
        level=int(str(content.get("level", 0))),
        draft=bool(content.get("draft", False)),
        allow=(),  # it is for authors alone, and no part of the content
        **texts,
    )


def _restore_texts(kept: object) -> tuple[str, ...]:
    return tuple(str(text) for text in kept) if isinstance(kept, list) else ()


def _check_id(fields: Fields) -> None:
    written = fields.text("id")
    if not written or is_id(written):
        return
    suggestion = suggest_id(written)
    length = f", {len(written)} of at most {MAX_ID} characters" if len(written) > MAX_ID else ""
    fields.problem(
        codes.BAD_ID,
        f"`{shorten(written)}` cannot be an id{length}: an id is made of a-z, 0-9 and single hyphens.",
        f"Write `id: {suggestion}`." if suggestion else "Leave the line out; `quiz check --fix` writes one.",
        mark=fields.mark("id"),
    )


def _read_tags(fields: Fields) -> tuple[str, ...]:
    """Tags in the order written, each once."""
    node = fields.node("tags")
    if isinstance(node, Scalar) and "," in node.text:
        fields.problem(
            codes.LIST_WANTED,
            "`tags` must be a list, but here is one text with a comma.",
            f"Write `tags: [{shorten(node.text)}]`.",
            mark=node.start,
        )
        return ()
    return tuple(dict.fromkeys(" ".join(tag.split()) for tag in fields.texts("tags")))
