"""Which passages are meant by citations that name a section alone; worked out once for each wording of a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from quiz_app.documents.document import Document, Section
from quiz_app.documents.mapping import Cited, sections_cited
from quiz_app.documents.marking import told_passages
from quiz_app.questions.contents import from_content
from quiz_app.questions.model import Citation, Question
from quiz_app.storage import citing
from quiz_app.storage.citing import AskedHere
from quiz_app.storage.database import Database

# Of so many documents, the last that were asked for, it is remembered.
_KEPT = 4
_AT_ONCE = 1000


class MeantPassages:
    """Remembers for the documents asked for last which passage each citation means."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, tuple[Document, dict[Cited, tuple[str, int]]]] = {}

    def of(self, document: Document, asked: Sequence[AskedHere]) -> dict[Cited, int]:
        """The passage of each citation that names a section of the document alone; 0 where none can be told."""
        before, known = self._known.pop(document.id, (document, {}))
        if before is not document:  # it was read anew
            known = {}
        sections = sections_cited(document, asked)
        vague = {
            (each.question, each.number): (each.fingerprint, section)
            for each in asked
            if not each.passage and (section := sections[each.section]) is not None
        }
        unmet = {
            key: section for key, (print_, section) in vague.items() if known.get(key, ("",))[0] != print_
        }
        fresh = self._tell(unmet)
        kept = {
            key: (print_, fresh[key] if key in fresh else known.get(key, ("", 0))[1])
            for key, (print_, _) in vague.items()
        }
        self._known[document.id] = (document, kept)
        while len(self._known) > _KEPT:
            self._known.pop(next(iter(self._known)), None)
        return {key: passage for key, (_, passage) in kept.items()}

    def _tell(self, unmet: Mapping[Cited, Section]) -> dict[Cited, int]:
        """The passages of citations, each in the section that it names; many at a time, section by section."""
        told: dict[Cited, int] = {}
        waiting = iter(sorted(unmet.items(), key=lambda item: item[1].number))
        while some := list(islice(waiting, _AT_ONCE)):
            contents = citing.contents_of(self._database, list(dict.fromkeys(name for (name, _), _ in some)))
            by_section: dict[int, dict[Cited, tuple[Question, Citation]]] = {}
            for key, section in some:
                by_section.setdefault(section.number, {}).update(_read(key, contents.get(key[0])))
            sections = {section.number: section for _, section in some}
            for number, read in by_section.items():
                told.update(zip(read, told_passages(sections[number], list(read.values())), strict=True))
        return {key: told.get(key, 0) for key in unmet}


def _read(
    key: Cited, content: Mapping[str, object] | None
) -> Iterator[tuple[Cited, tuple[Question, Citation]]]:
    """A question and its citation of this number; nothing where it is of a newer version."""
    try:
        question = from_content(content or {})
        yield key, (question, question.about.citations[key[1] - 1])
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return
