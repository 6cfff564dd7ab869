"""The JSON Schema of decks, by a real validator: what it takes, what it refuses, and where it lies."""

import json
import re
from pathlib import Path
from textwrap import indent
from typing import Any, cast

import pytest
from jsonschema import Draft7Validator

from quiz_app.authoring.lint.run import lint
from quiz_app.authoring.new import deck_text, start_deck
from quiz_app.authoring.schema import EDITOR_LINE, SCHEMA_NAME, schema_text, write_schema
from quiz_app.decks.deck_shape import deck_shape
from quiz_app.decks.explanations import ABOUT_DECKS
from quiz_app.decks.files import find_deck_files
from quiz_app.decks.fix import with_ids
from quiz_app.decks.reader import read_deck
from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.questions.codes import Explanation
from quiz_app.questions.explanations import EXPLANATIONS
from quiz_app.questions.question_type import QuestionType
from quiz_app.questions.registry import TYPES
from tests.support.editor import as_an_editor

PROJECT = Path(__file__).resolve().parents[2]
SHIPPED = find_deck_files(PROJECT / "decks")
SCHEMA = deck_shape()
VALIDATOR = Draft7Validator(SCHEMA)
HEAD = "deck: treaties\ntitle: Treaties\nquestions:\n"
GOOD = "  - question: Who signed?\n    answer: Golovin\n"
CITING = (
    "deck: treaties\ntitle: Treaties\ndocument: a-text\nsources:\n  a-text: {title: A text}\nquestions:\n"
)

# The wrong examples of these codes an editor marks already; the rest needs `quiz check`, since it is a matter of
# what two values say, not of how they are written.
MARKED = {
    *(f"Q0{number:02}" for number in (*range(1, 12), *range(20, 23), *range(40, 48))),
    *(f"D0{number}" for number in (10, 11, 12, 13, 14, 15, 16, 17, 24, 25, 26, 27)),
    "Q060",  # two forms of flashcard are mixed
    "Q070",  # typing is turned off beside answers for typing
    "Q080",  # a choice has nothing wrong to pick
    *(f"Q0{number}" for number in range(90, 96)),  # the gaps of a cloze
    "Q114",  # a precision that is none
    "Q120",  # several are to be picked, and only one is right
    "Q121",  # several are to be picked, and none is wrong
    "Q130",  # a list of one
    "Q140",  # a false statement without its correction
    "Q141",  # a true statement with a correction
    "Q142",  # the answer of a true-false is neither
    "Q150",  # an order of one
    "Q160",  # a match of one pair
}

REFUSED = {
    "a misspelt key": "  - question: Who?\n    awnser: Golovin\n",
    "a misspelt common key": GOOD + "    explian: He did.\n",
    "no answer": "  - question: Who?\n",
    "an answer for nothing": "  - answer: Golovin\n",
    "nothing at all": "  - id: who\n",
    "a list for an answer": "  - question: Who?\n    answer: [Golovin, Songgotu]\n",
    "an empty value": "  - question: Who?\n    answer:\n",
    "an empty text": '  - question: Who?\n    answer: " "\n',
    "a type that does not exist": GOOD + "    type: flashcart\n",
    "a type whose keys are others": GOOD + "    type: cloze\n",
    "an id with capitals": GOOD + "    id: Who\n",
    "an id with a space": GOOD + "    id: who signed\n",
    "an id of 81 letters": GOOD + f"    id: {'a' * 81}\n",
    "a level beyond 3": GOOD + "    level: 7\n",
    "a level in words": GOOD + "    level: hard\n",
    "no wrong option": GOOD + "    wrong: []\n",
    "an empty group of wrong options": GOOD + "    wrong: {}\n",
    "an option without its reason": GOOD + "    wrong:\n      - Songgotu:\n",
    "an option that is a list": GOOD + "    wrong: [[Songgotu]]\n",
    "keys of two types": GOOD + "    wrong: [Songgotu]\n    accept: [Fyodor Golovin]\n",
    "a switch that is neither on nor off": GOOD + "    draft: maybe\n",
    "tags in one text": GOOD + "    tags: treaties, qing\n",
    "a group of a deck that cannot be": GOOD + "    group: Border history/nerchinsk\n",
    "a group without a name": GOOD + "    group: border-history/\n",
    "a group of no deck": GOOD + "    group: [nerchinsk, /kyakhta]\n",
    "a group of three parts": GOOD + "    group: border-history/treaties/nerchinsk\n",
    "groups in one text": GOOD + "    group: nerchinsk, kyakhta\n",
    "a time without a year": GOOD + "    when: long ago\n",
    "a citation of no id": GOOD + "    source: Treaty of Nerchinsk\n",
    "a citation with an empty part": GOOD + "    source: border-history > > 3\n",
    "passage 0": GOOD + "    source: border-history > Nerchinsk > 0\n",
    "passage 0 by its key": GOOD + "    source: {document: border-history, passage: 0}\n",
    "an unknown key of a citation": GOOD + "    source: {document: border-history, page: 3}\n",
    "a section of no document": GOOD + "    section: Nerchinsk\n",
    "a passage of no document": GOOD + "    contradicts: [{passage: 3}]\n",
    "a section beside a section": GOOD + "    section: Kyakhta\n    source: border-history > Nerchinsk\n",
    "a section beside two sources": GOOD + "    section: Kyakhta\n    source: [border-history, other]\n",
    "half of a reverse": GOOD + "    reverse: {question: What did he sign?}\n",
    "a question that is a text": "  - Who signed?\n",
    "a cloze that is never closed": '  - cloze: "{{c1::Golovin signed."\n',
    "a cloze of number 501": '  - cloze: "{{c501::Golovin}} signed."\n',
    "accepted answers of a gap that cannot be": '  - cloze: "{{c1::Golovin}} signed."\n    accept: {one: [x]}\n',
}
REFUSED_HEADS = {
    "no deck id": "title: T\n",
    "no title": "deck: t\n",
    "an unknown key": "deck: t\ntitle: T\nlangauge: en\n",
    "a deck id with capitals": "deck: Treaties\ntitle: T\n",
    "a language that is no code": "deck: t\ntitle: T\nlanguage: English, mostly\n",
    "a source that is a text": "deck: t\ntitle: T\nsources: {history: A history}\n",
    "a source of a bad id": "deck: t\ntitle: T\nsources: {A History: {title: T}}\n",
    "a source with an unknown key": "deck: t\ntitle: T\nsources: {history: {titel: T}}\n",
    "a file above the deck": "deck: t\ntitle: T\nsources: {history: {file: ../history.txt}}\n",
    "a file by its whole path": "deck: t\ntitle: T\nsources: {history: {file: /etc/passwd}}\n",
}
TAKEN = {
    "numbers, switches and dates as text": "  - question: 1689\n    answer: true\n    wrong: [no, 012, 1:30, 1.5]\n"
    "    when: 1689-08-27\n    id: 1689\n",
    "options with reasons as a group": GOOD + "    wrong: {Songgotu: for China, 1858: a year}\n",
    "a pinned option": GOOD + "    wrong: [Songgotu, none of these]\n    pin_last: true\n",
    "a list of citations": GOOD + "    source: [border-history > Nerchinsk > 3, {document: b, passage: 2}]\n",
    "a heading with the sign of parts in it": GOOD + "    source: border-history > A>B > C > 1689\n",
    "a section of a named document": GOOD + "    source: border-history\n    section: Nerchinsk\n",
    "a stated type": GOOD + "    type: flashcard\n",
    "a stated type beyond what the keys tell": GOOD + "    type: typed\n",
    "typing turned off": GOOD + "    typed: No\n",
    "typing turned on": GOOD + "    typed: yes\n",
    "no tags": GOOD + "    tags: []\n",
    "one tag": GOOD + "    tags: qing\n",
    "a group": GOOD + "    group: first envoys\n",
    "a group with a comma in its name": GOOD + "    group: ['envoys, the first']\n",
    "a group that is a year": GOOD + "    group: 1689\n",
    "a group of another deck": GOOD + "    group: border-history / first envoys\n",
    "several groups": GOOD + "    group: [nerchinsk, border-history/kyakhta, 1689]\n",
    "a year before ours": GOOD + "    when: 221 BCE\n",
    "a cloze with braces in it": '  - cloze: "{{c01::f{x}}} of {y} and {{c2::b::hint}}."\n    accept: {c2: beta}\n',
}


def deck_of(question: str) -> str:
    """A deck of the one question whose keys these lines are."""
    return HEAD + "  -\n" + indent(question, "    ") + "\n"


def is_valid(text: str) -> bool:
    """Whether an editor finds nothing to mark in a deck."""
    return VALIDATOR.is_valid(as_an_editor(text))


def complaints(text: str) -> list[str]:
    """What a validator says of a deck, each with its place."""
    found = VALIDATOR.iter_errors(as_an_editor(text))
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in found]


def test_the_schema_is_good_json_schema() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_deck_is_valid_and_names_its_schema(path: Path) -> None:
    text = path.read_text("utf-8")
    assert complaints(text) == []
    assert text.splitlines()[0] == EDITOR_LINE
    assert (path.parent / SCHEMA_NAME).is_file()


def test_the_showcase_of_every_type_and_key_is_valid() -> None:
    assert complaints((PROJECT / "tests" / "support" / "showcase.yaml").read_text("utf-8")) == []


def test_the_shipped_schema_is_what_the_program_prints() -> None:
    mend = "A type's keys have changed. Write it anew: quiz schema --output decks/deck.schema.json"
    assert (PROJECT / "decks" / SCHEMA_NAME).read_text("utf-8") == schema_text(), mend


def test_a_new_deck_is_valid() -> None:
    assert complaints(deck_text("treaties", 'The "Qing": #1')) == []


@pytest.mark.parametrize("explanation", EXPLANATIONS.values(), ids=lambda explanation: explanation.code)
def test_what_is_explained_as_right_is_valid(explanation: Explanation) -> None:
    assert complaints(deck_of(explanation.right)) == []


@pytest.mark.parametrize(
    "explanation",
    [about for about in ABOUT_DECKS.values() if about.code.startswith("D") and about.right],
    ids=lambda explanation: explanation.code,
)
def test_a_head_that_is_explained_as_right_is_valid(explanation: Explanation) -> None:
    assert complaints(explanation.right) == []


@pytest.mark.parametrize("code", sorted(MARKED))
def test_what_is_written_wrong_is_marked_in_the_editor(code: str) -> None:
    if code in ABOUT_DECKS:
        assert not is_valid(ABOUT_DECKS[code].wrong)
    else:
        assert not is_valid(deck_of(EXPLANATIONS[code].wrong))


@pytest.mark.parametrize("lines", REFUSED.values(), ids=REFUSED)
def test_a_broken_question_is_refused(lines: str) -> None:
    assert is_valid(HEAD + GOOD)
    assert not is_valid(HEAD + lines)
    reading = read_deck((HEAD + lines).encode(), "broken.yaml")
    assert reading.problems, "the editor must not be stricter than the check"


@pytest.mark.parametrize("head", REFUSED_HEADS.values(), ids=REFUSED_HEADS)
def test_a_broken_head_is_refused(head: str) -> None:
    text = head + "questions:\n" + GOOD
    assert not is_valid(text)
    assert read_deck(text.encode(), "broken.yaml").problems


@pytest.mark.parametrize("lines", TAKEN.values(), ids=TAKEN)
def test_whatever_may_be_written_is_taken(lines: str) -> None:
    assert complaints(HEAD + lines) == []
    assert read_deck((HEAD + lines).encode(), "good.yaml").errors == 0


def test_a_section_needs_no_source_where_the_deck_has_a_document() -> None:
    text = "deck: t\ntitle: T\ndocument: history\nsources: {history: }\nquestions:\n" + GOOD
    assert complaints(text + "    section: Nerchinsk\n") == []


def test_one_wrong_key_is_one_complaint() -> None:
    assert len(complaints(HEAD + GOOD + "    wrong: [Songgotu]\n    wrogn: x\n")) == 1
    assert len(complaints(HEAD + GOOD + "    level: 7\n")) == 1
    assert len(complaints(HEAD + "  - cloze: Nobody signed.\n")) == 1


def pieces(shape: object) -> list[dict[str, Any]]:
    """Every group of keys in a schema, at any depth."""
    if isinstance(shape, list):
        return [piece for item in shape for piece in pieces(item)]
    if not isinstance(shape, dict):
        return []
    return [cast("dict[str, Any]", shape), *(piece for value in shape.values() for piece in pieces(value))]


def test_every_key_is_described_in_a_sentence() -> None:
    properties = cast("dict[str, dict[str, object]]", SCHEMA["properties"])
    items = cast("dict[str, dict[str, dict[str, object]]]", properties["questions"]["items"])
    described = [*properties.values(), *items["properties"].values()]
    for kind in TYPES:
        described.extend(cast("dict[str, dict[str, object]]", kind.shape["properties"]).values())
    sentences = [str(key.get("description", "")) for key in described]
    assert [sentence for sentence in sentences if not re.fullmatch(r"[^a-z].*[.\]]", sentence)] == []


def test_every_word_of_the_editor_is_a_sentence() -> None:
    said = {
        str(piece[key])
        for piece in pieces(SCHEMA)
        for key in ("errorMessage", "patternErrorMessage")
        if isinstance(piece.get(key), str)
    }
    assert said
    assert [sentence for sentence in sorted(said) if not re.match(r"[^a-z].*\.$", sentence)] == []


def expanded(body: object) -> object:
    """What stands in the deck once a snippet was inserted and nothing written over."""
    if isinstance(body, dict):
        return {str(expanded(key)): expanded(value) for key, value in body.items()}
    if isinstance(body, list):
        return [expanded(item) for item in body]
    text = re.sub(r"\$\{\d+:((?:[^}\\]|\\.)*)\}", r"\1", str(body))
    return as_an_editor(re.sub(r"\\(.)", r"\1", text))


def test_an_editor_offers_the_examples_as_questions_to_write_over() -> None:
    properties = cast("dict[str, dict[str, Any]]", SCHEMA["properties"])
    offered = properties["questions"]["items"]["defaultSnippets"]
    assert len(offered) >= len(TYPES)
    for snippet in offered:
        assert snippet["label"].startswith("new ")
        assert snippet["description"].endswith(".")
        assert "${1:" in json.dumps(snippet["body"])
        deck = {"deck": "d", "title": "D", "document": "a-text", "questions": [expanded(snippet["body"])]}
        assert VALIDATOR.is_valid(deck)


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_each_type_says_to_editors_what_it_reads(kind: QuestionType) -> None:
    properties = cast("dict[str, object]", kind.shape["properties"])
    assert sorted(properties) == sorted(kind.keys)
    assert kind.told
    Draft7Validator.check_schema({**kind.shape})


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_the_example_of_each_type_is_a_good_question_of_it_with_a_comment(kind: QuestionType) -> None:
    assert kind.example.startswith("  # ")
    assert kind.example.endswith("\n")
    assert not kind.example.endswith("\n\n")
    text = CITING + kind.example
    reading = read_deck(text.encode(), "example.yaml")
    assert reading.problems == ()
    assert reading.deck is not None
    assert {placed.question.type_name for placed in reading.deck.questions} == {kind.name}
    assert all(placed.has_id for placed in reading.deck.questions)
    assert complaints(text) == []
    assert [located.problem for located in lint([reading])] == []


def test_the_schema_is_no_deck(tmp_path: Path) -> None:
    started = start_deck("treaties", tmp_path)
    assert (tmp_path / SCHEMA_NAME).read_text("utf-8") == schema_text()
    assert find_deck_files(tmp_path) == (started.path,)


def test_writing_ids_keeps_the_line_for_editors() -> None:
    text = f"{EDITOR_LINE}\n{HEAD}{GOOD}"
    fixed = with_ids(text.encode(), "treaties.yaml")
    assert fixed.added
    assert fixed.data.decode().splitlines()[0] == EDITOR_LINE


def test_writing_the_schema_says_whether_anything_changed(tmp_path: Path) -> None:
    file = tmp_path / SCHEMA_NAME
    assert write_schema(file)
    assert file.read_text("utf-8") == schema_text()
    assert not write_schema(file)
    assert [path.name for path in tmp_path.iterdir()] == [SCHEMA_NAME]


def test_a_schema_of_another_version_is_written_anew(tmp_path: Path) -> None:
    file = tmp_path / SCHEMA_NAME
    file.write_text(json.dumps({**json.loads(schema_text()), "title": "an older deck"}), "utf-8")
    assert write_schema(file)
    assert file.read_text("utf-8") == schema_text()


@pytest.mark.parametrize("there", ["{}", '{"$comment": "mine"}', "[]", "not json", "", "[" * 100_000])
def test_a_file_of_another_kind_is_left_alone(there: str, tmp_path: Path) -> None:
    file = tmp_path / SCHEMA_NAME
    file.write_text(there)
    with pytest.raises(WrongUse, match="left as it is"):
        write_schema(file)
    assert file.read_text() == there


def test_a_link_to_nothing_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / SCHEMA_NAME).symlink_to("elsewhere")
    with pytest.raises(WrongUse, match="left as it is"):
        write_schema(tmp_path / SCHEMA_NAME)
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_is_no_place_for_the_text(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="is a folder") as refusal:
        write_schema(tmp_path)
    assert str(tmp_path / SCHEMA_NAME) in refusal.value.hint


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFailed, match="Could not write"):
        write_schema(tmp_path / "nowhere" / SCHEMA_NAME)
