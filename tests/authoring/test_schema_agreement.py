"""The schema and the reader agree: what one takes the other takes, as far as JSON Schema can say it."""

import json
import re
from typing import Any, cast

from hypothesis import event, example, given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from quiz_app.decks.deck_shape import deck_shape
from quiz_app.decks.outline import outline_of
from quiz_app.decks.reader import read_deck
from quiz_app.questions import codes, gaps
from quiz_app.questions.about_shape import about_shape
from quiz_app.questions.node import Mapping
from quiz_app.questions.question_type import QuestionType
from quiz_app.questions.registry import TYPES
from quiz_app.questions.shapes import Shape
from tests.support.editor import as_an_editor

VALIDATOR = Draft7Validator(deck_shape())
TELLING = [Draft7Validator({"type": "object", **kind.told}) for kind in TYPES]
COMMON = about_shape(kind.name for kind in TYPES)
# What a valid deck never has: the schema says it whole.
OF_SHAPE = {
    codes.QUESTION_SHAPE,
    codes.TEXT_WANTED,
    codes.EMPTY,
    codes.LIST_WANTED,
    codes.FLAG_WANTED,
    codes.MAPPING_WANTED,
    codes.UNKNOWN_KEY,
    codes.MISPLACED_KEY,
    codes.KEY_MISSING,
    codes.REASON_SHAPE,
    codes.TYPE_UNCLEAR,
    codes.TYPE_UNKNOWN,
    codes.TYPE_DISAGREES,
    codes.NO_DOCUMENT,
    codes.BAD_ALLOWANCE,
    "D010",
    "D011",
    "D013",
    "D014",
    "D015",
    "D016",
    "D017",
}
TEXTS = (
    "the Amur",
    "Golovin",
    "{{c1::Golovin}} signed at {{c2::Nerchinsk::where?}}.",
    "{{c1::never closed",
    "treaties",
    "border-history",
    "border-history > Nerchinsk > 3",
    "border-history > 0",
    "Not An Id",
    "true",
    "No",
    "1689",
    "1689-08-27",
    "12 km",
    "10 %",
    "[sic]",
    "a, b",
    "c1",
    "../up.txt",
    "",
)
KEYS = sorted({*COMMON, *(key for kind in TYPES for key in kind.keys), "explian"})

# Hidden and control characters are a matter of the file, which JSON Schema does not see.
texts = st.sampled_from(TEXTS) | st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=12)
scalars = texts | st.booleans() | st.integers(-3, 2_000) | st.sampled_from((1.5, 0.25))
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


def kinds_of(shape: Shape) -> list[str]:
    """The kinds of value that a shape names; all where it names none."""
    named = shape.get("type", ["string", "number", "boolean", "array", "object"])
    return [named] if isinstance(named, str) else [str(kind) for kind in cast("list[object]", named)]


def values(shape: object) -> st.SearchStrategy[Any]:
    """Values that a shape mostly takes, built from what it says."""
    if not isinstance(shape, dict):
        return anything
    if "enum" in shape or "const" in shape:
        return st.sampled_from(shape.get("enum") or [shape["const"]])
    if "anyOf" in shape:
        return st.one_of([values(one) for one in shape["anyOf"]])
    made = {
        "string": strings(str(shape.get("pattern", ""))),
        "number": st.integers(0, 2_000) | st.sampled_from((1.5, 0.25)),
        "integer": st.integers(1, 9),
        "boolean": st.booleans(),
        "null": st.nothing(),
        "array": st.lists(values(shape.get("items")), max_size=4),
        "object": objects(shape),
    }
    return st.one_of([made[kind] for kind in kinds_of(shape)])


def strings(pattern: str) -> st.SearchStrategy[str]:
    """Texts that a pattern finds something in."""
    return st.sampled_from([text for text in TEXTS if re.search(pattern, text)] or [""])


def objects(shape: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Groups of the keys that a shape knows, or of any keys where it names none."""
    known = {key: values(value) for key, value in shape.get("properties", {}).items() if value is not False}
    if known:
        return st.fixed_dictionaries({}, optional=known)
    return st.dictionaries(st.sampled_from(TEXTS[:8]), values(shape.get("additionalProperties")), max_size=3)


def of_type(kind: QuestionType) -> st.SearchStrategy[dict[str, Any]]:
    """The keys that a type needs, and some of its others."""
    known = {key: values(shape) for key, shape in cast("dict[str, Any]", kind.shape["properties"]).items()}
    needed = {key: known.pop(key) for key in cast("list[str]", kind.shape.get("required", []))}
    return st.fixed_dictionaries(needed, optional=known)


OWN = [of_type(kind) for kind in TYPES]
SHARED = {key: values(shape) for key, shape in COMMON.items()}


@st.composite
def questions(draw: st.DrawFn) -> dict[str, Any]:
    """Questions of one type by its own shape, with some of the common keys, and now and then with a key gone wrong."""
    question: dict[str, Any] = draw(draw(st.sampled_from(OWN)))
    for key in draw(st.lists(st.sampled_from(sorted(SHARED)), max_size=2, unique=True)):
        question[key] = draw(SHARED[key])
    if draw(st.integers(0, 3)) == 0:
        question[draw(st.sampled_from(KEYS))] = draw(anything)
    if draw(st.integers(0, 7)) == 0:
        question.pop(draw(st.sampled_from(KEYS)), None)
    return question


@st.composite
def decks(draw: st.DrawFn) -> str:
    """Decks of one such question, as YAML that JSON is too: every text in quotes."""
    deck: dict[str, Any] = {"deck": "d", "title": "D"}
    if draw(st.booleans()):
        deck["document"] = "border-history"
    deck["questions"] = [draw(questions())]
    return json.dumps(deck, ensure_ascii=False)


def said(text: str) -> set[str]:
    """The codes of what the reader says of a deck."""
    return {located.problem.code for located in read_deck(text.encode("utf-8", "replace"), "d.yaml").problems}


@given(decks())
@example(
    '{"deck": "d", "title": "D", "questions": [{"question": "?", "date": 1689, "reject": 1690, "accept": 1.5}]}'
)
def test_what_the_schema_takes_the_reader_reads(text: str) -> None:
    valid = VALIDATOR.is_valid(as_an_editor(text))
    event("valid" if valid else "not valid")
    found = said(text)
    if valid:
        assert found & OF_SHAPE == set()


@given(decks())
def test_what_the_reader_finds_nothing_wrong_with_the_schema_takes(text: str) -> None:
    complaints = [error.message for error in VALIDATOR.iter_errors(as_an_editor(text))]
    event("marked in the editor" if complaints else "not marked")
    if complaints:
        assert said(text) != set(), complaints


@given(st.dictionaries(st.sampled_from(KEYS), scalars, max_size=5))
def test_the_schema_tells_the_type_as_the_registry_does(question: dict[str, Any]) -> None:
    text = json.dumps({"questions": [question]}, ensure_ascii=False)
    node = (outline_of(text).items or ())[0].node
    assert isinstance(node, Mapping)
    told = next((kind.name for kind in TYPES if kind.told_by(node)), "")
    chosen = (kind.name for kind, telling in zip(TYPES, TELLING, strict=True) if telling.is_valid(question))
    assert next(chosen, "") == told


@given(
    st.lists(
        st.sampled_from(("{{", "}}", "c1", "c0", "c501", "c12", "::", "{", "}", " ", "\n", "a")), max_size=12
    )
)
def test_the_pattern_of_a_cloze_takes_what_reading_its_gaps_takes(pieces: list[str]) -> None:
    text = "".join(pieces)
    runs, faults = gaps.scan(text)
    good = not faults and any(run.number for run in runs)
    assert (re.search(gaps.PATTERN, text) is not None) == good
