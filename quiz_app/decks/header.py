"""The keys at the top of a deck: its id, title, language, and the documents that it cites."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from pathlib import PurePath

from quiz_app.decks.deck import Source
from quiz_app.decks.findings import Report, problem, shown
from quiz_app.decks.split import TOP_KEYS
from quiz_app.questions.close_word import close_word
from quiz_app.questions.fields import Fields
from quiz_app.questions.identity import is_id, suggest_id
from quiz_app.questions.node import Mapping, Mark, Node, Scalar
from quiz_app.questions.problem import Problem

_SOURCE_KEYS = tuple(field.name for field in fields(Source) if field.name != "id")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_BEGINNING = Mark(1, 1, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What stands above the questions; `id` is "" where none can be told, `mark` is where it stands."""

    id: str
    mark: Mark
    title: str
    description: str = ""
    language: str = ""
    license: str = ""
    document: str = ""
    sources: tuple[Source, ...] = ()


def read_header(top: Mapping, name: str, report: Report, lost: frozenset[str] = frozenset()) -> Header:
    """The header of a deck in the file called `name`; what is wrong is reported and read as absent.

    `lost` are keys that are there but could not be read, which has been reported.
    """
    keys = Fields(top, report)
    identity = "" if "deck" in lost else _read_id(keys, name, report)
    title = keys.text("title")
    if "title" not in keys and "title" not in lost:
        report(
            problem(
                "D013", _BEGINNING, "The deck has no title.", "Add a line such as `title: Border treaties`."
            )
        )
    header = Header(
        id=identity,
        mark=keys.mark("deck") if "deck" in keys else _BEGINNING,
        title=" ".join(title.split()) or identity,
        description=keys.text("description"),
        language=_read_language(keys, report),
        license=keys.text("license"),
        document=_read_document(keys, report),
        sources=_read_sources(keys, report),
    )
    if (
        header.document
        and "sources" in keys
        and header.document not in {source.id for source in header.sources}
    ):
        report(
            problem(
                "D023",
                keys.mark("document"),
                f"The document {shown(header.document)} is not among the deck's sources.",
                _nearest(header.document, [source.id for source in header.sources])
                or "Add it under `sources:`.",
                warning=True,
            )
        )
    for entry in top.entries:
        if entry.key.text not in TOP_KEYS:
            report(_unknown_key(entry.key, TOP_KEYS, "A deck"))
    return header


def _read_id(keys: Fields, name: str, report: Report) -> str:
    suggestion = suggest_id(PurePath(name).stem) or "my-deck"
    if "deck" not in keys:
        report(
            problem(
                "D011",
                _BEGINNING,
                "The deck has no id, so none of its cards can be scheduled.",
                f"Add a line such as `deck: {suggestion}`; progress hangs on it, so it should never change.",
            )
        )
        return ""
    written = keys.text("deck")
    if written and not is_id(written):
        report(
            problem(
                "D012",
                keys.mark("deck"),
                f"{shown(written)} cannot be a deck's id: it is made of a-z, 0-9 and single hyphens, at most 80.",
                f"Write `deck: {suggest_id(written) or suggestion}`.",
            )
        )
        return ""
    return written


def _read_language(keys: Fields, report: Report) -> str:
    language = keys.text("language")
    if not language or _LANGUAGE.fullmatch(language):
        return language
    report(
        problem(
            "D027",
            keys.mark("language"),
            f"{shown(language)} is no language code.",
            "Write a code such as `en`, `ru`, `zh` or `pt-BR`.",
            warning=True,
        )
    )
    return ""


def _read_document(keys: Fields, report: Report) -> str:
    document = keys.text("document")
    if not document or is_id(document):
        return document
    report(_bad_document_id(document, keys.mark("document")))
    return ""


def _bad_document_id(document: str, mark: Mark) -> Problem:
    return problem(
        "D024",
        mark,
        f"{shown(document)} cannot be a document's id: it is made of a-z, 0-9 and single hyphens.",
        f"Write for example `{suggest_id(document) or 'my-document'}`.",
    )


def _read_sources(keys: Fields, report: Report) -> tuple[Source, ...]:
    inner = keys.inner("sources", "{document-id: {title: …, file: …}}")
    read: list[Source] = []
    for entry in inner.mapping.entries if inner else ():
        if not is_id(entry.key.text):
            report(_bad_document_id(entry.key.text, entry.key.start))
        elif isinstance(entry.value, Mapping):
            read.append(_read_source(entry.key.text, entry.value, report))
        elif isinstance(entry.value, Scalar) and not entry.value.text.strip():
            read.append(Source(id=entry.key.text))
        else:
            report(_no_source(entry.key.text, entry.value))
    return tuple(read)


def _no_source(document: str, value: Node) -> Problem:
    return problem(
        "D025",
        value.start,
        f"The source {shown(document)} has to be described by keys.",
        f"Below `{document}:`, indented, write `title: …` and `file: …`.",
    )


def _read_source(document: str, mapping: Mapping, report: Report) -> Source:
    keys = Fields(mapping, report, inside=f"sources.{document}")
    texts = {key: keys.text(key) for key in _SOURCE_KEYS}
    file = texts["file"]
    if file and _leaves_its_folder(file):
        report(
            problem(
                "D026",
                keys.mark("file"),
                f"The file {shown(file)} lies outside the deck's own folder.",
                "Write the name of a file beside the deck or in a folder of documents.",
            )
        )
        texts["file"] = ""
    for entry in mapping.entries:
        if entry.key.text not in _SOURCE_KEYS:
            report(_unknown_key(entry.key, _SOURCE_KEYS, "A source"))
    return Source(id=document, **texts)


def _leaves_its_folder(file: str) -> bool:
    parts = re.split(r"[/\\]", file)
    return ".." in parts or not parts[0] or ":" in parts[0] or parts[0].startswith("~")


def _unknown_key(key: Scalar, known: tuple[str, ...], whose: str) -> Problem:
    return problem(
        "D014",
        key.start,
        f"{whose} has no key {shown(key.text)}.",
        _nearest(key.text, known) or f"It may have {', '.join(known)}.",
        warning=True,
    )


def _nearest(word: str, known: list[str] | tuple[str, ...]) -> str:
    close = close_word(word.casefold(), known)
    return f"Did you mean `{close}`?" if close else ""
