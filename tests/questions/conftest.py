"""Reads YAML of one question as the deck reader would, for all tests of questions."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
import yaml

from quiz_app.questions.model import Question
from quiz_app.questions.node import Entry, Listing, Mapping, Mark, Node, Scalar
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


def _mark(mark: yaml.Mark) -> Mark:
    return Mark(mark.line + 1, mark.column + 1, mark.index)


def _node(node: yaml.Node) -> Node:
    start, end = _mark(node.start_mark), _mark(node.end_mark)
    if isinstance(node, yaml.ScalarNode):
        return Scalar(node.value, start, end, node.style or "")
    if isinstance(node, yaml.SequenceNode):
        return Listing(tuple(map(_node, node.value)), start, end, bool(node.flow_style))
    assert isinstance(node, yaml.MappingNode)
    entries = []
    for key, value in node.value:
        name = _node(key)
        assert isinstance(name, Scalar)
        entries.append(Entry(name, _node(value)))
    return Mapping(tuple(entries), start, end, bool(node.flow_style))


def _read(text: str, document: str = "") -> Read:
    composed = yaml.compose(text, Loader=yaml.SafeLoader)
    assert composed is not None
    problems: list[Problem] = []
    question = read_question(_node(composed), Defaults(document=document), problems.append)
    return Read(question, tuple(problems))


@pytest.fixture(scope="session")
def read() -> Reader:
    """A function from YAML of one question (and the deck's default document) to what reading it gives."""
    return _read
