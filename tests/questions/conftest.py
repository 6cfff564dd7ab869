"""Reads YAML of one question as the deck reader would, for all tests of questions."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
import yaml

from quiz_app.questions.model import Question
from quiz_app.questions.node import Entry, Lines, Listing, Mapping, Node, Scalar
from quiz_app.questions.problem import Problem, Severity
from quiz_app.questions.registry import Defaults, read_question


@dataclass(frozen=True)
class Read:
    """What reading gave: the question or None, and all problems in the order of their report."""

    question: Question | None
    problems: tuple[Problem, ...]

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]

    @property
    def errors(self) -> list[str]:
        return [problem.code for problem in self.problems if problem.severity is Severity.ERROR]

    @property
    def whole(self) -> Question:
        assert self.question is not None, self.problems
        return self.question


Reader = Callable[..., Read]


def _node(node: yaml.Node, lines: Lines) -> Node:
    begin, stop = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        return Scalar(node.value, lines, begin, stop, node.style or "")
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_node(item, lines) for item in node.value)
        return Listing(items, lines, begin, stop, bool(node.flow_style))
    assert isinstance(node, yaml.MappingNode)
    entries = []
    for key, value in node.value:
        name = _node(key, lines)
        assert isinstance(name, Scalar)
        entries.append(Entry(name, _node(value, lines)))
    return Mapping.of(entries, lines, begin, stop, flow=bool(node.flow_style))


def _read(text: str, document: str = "") -> Read:
    composed = yaml.compose(text, Loader=yaml.SafeLoader)
    assert composed is not None
    problems: list[Problem] = []
    question = read_question(_node(composed, Lines(text)), Defaults(document=document), problems.append)
    return Read(question, tuple(problems))


@pytest.fixture(scope="session")
def read() -> Reader:
    """A function from YAML of one question (and the deck's default document) to what reading it gives."""
    return _read
