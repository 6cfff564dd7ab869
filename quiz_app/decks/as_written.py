"""A question as the keys and values under which its author would write it."""

from __future__ import annotations

from collections.abc import Mapping

from quiz_app.decks.writing import Value
from quiz_app.questions.citation import citation_content
from quiz_app.questions.model import Citation, Question

_COMMON = ("explain", "hint", "inference", "according_to", "as_of", "when")
_OPTIONS = ("wrong", "reject")
# An author's order: what is asked and answered, why, where it stands, how it is sorted.
_ORDER = ("explain", "hint", "source", "contradicts", "inference", "according_to", "as_of", "tags", "group", "when",
          "level", "draft", "allow")  # fmt: skip


def as_written(question: Question) -> dict[str, Value]:
    """The keys of a question with their values; read again, they give an equal question, in whatever deck."""
    about = question.about
    content = question.content()
    values: dict[str, Value] = {key: _plain(key, value) for key, value in content.items()}
    if question.type_name == "typed" and not {"accept", "reject"} & set(content):
        values["typed"] = True
    common: dict[str, Value] = {key: getattr(about, key) for key in _COMMON if getattr(about, key)}
    for key, cited in (("source", about.citations), ("contradicts", about.contradicts)):
        if cited:
            common[key] = [_citation(each) for each in cited] if len(cited) > 1 else _citation(cited[0])
    if about.tags:
        common["tags"] = list(about.tags)
    if about.groups:
        alone = len(about.groups) == 1 and not set(",;") & set(about.groups[0])
        common["group"] = about.groups[0] if alone else list(about.groups)
    if about.level:
        common["level"] = str(about.level)
    if about.draft:
        common["draft"] = True
    if about.allow:
        common["allow"] = dict(about.allow)
    return {"id": about.id, **values, **{key: common[key] for key in _ORDER if key in common}}


def _plain(key: str, value: object) -> Value:
    """A value of a question's content as an author writes it."""
    if isinstance(value, bool):
        return value
    if key == "match" and isinstance(value, list):
        return {str(left): str(right) for left, right in value}
    if key in _OPTIONS:
        if isinstance(value, Mapping):  # of a cloze: those of each gap
            return {str(part): _options(options) for part, options in value.items()}
        return _options(value)
    if isinstance(value, Mapping):
        return {str(name): _plain("", inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [str(each) for each in value]
    return str(value)


def _options(options: object) -> list[Value]:
    found = options if isinstance(options, list) else []
    return [{str(o["text"]): str(o["reason"])} if o.get("reason") else str(o["text"]) for o in found]


def _citation(cited: Citation) -> Value:
    """A citation on one line where that says all of it and cannot be read in another way."""
    digits = cited.section.rpartition(" > ")[2]
    plain = not cited.evidence and not digits.isdigit() and not cited.section.startswith(">")
    if plain and " ".join(cited.section.split()) == cited.section and not cited.section.endswith(">"):
        parts = [cited.document, cited.section, str(cited.passage or "")]
        if cited.section or not cited.passage or cited.passage < 1000:
            return " > ".join(part for part in parts if part)
    content = citation_content(cited)
    values: dict[str, Value] = {key: str(value) for key, value in content.items() if key != "evidence"}
    if cited.evidence:
        values["evidence"] = list(cited.evidence)
    return values
