"""The examples of the types as an editor inserts them: every text is a place to stop at and to write over."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from quiz_app.decks.outline import outline_of
from quiz_app.questions.node import Listing, Mapping, Node, Scalar
from quiz_app.questions.question_type import QuestionType
from quiz_app.questions.registry import TYPES
from quiz_app.text import clean

Snippet = dict[str, object]
_PREFIX = "example-"  # the ids of the examples begin so; they are no ids for an author's own questions


def snippets() -> list[Snippet]:
    """One for each question among the examples: what it is called, its comment, and its keys without the id."""
    return [snippet for kind in TYPES for snippet in _of(kind)]


def _of(kind: QuestionType) -> Iterator[Snippet]:
    lines = kind.example.splitlines()
    for item in outline_of(clean(f"questions:\n{kind.example}")).items or ():
        if not isinstance(item.node, Mapping):
            continue
        identity = item.node.get("id")
        name = identity.text.removeprefix(_PREFIX) if isinstance(identity, Scalar) else kind.name
        stops = _Stops(kind.keys)
        body = {e.key.text: stops.body(e.value) for e in item.node.entries if e.key.text != "id"}
        yield {
            "label": f"new {name}",
            "description": _comment(lines, item.node.start.line - 2),
            "body": body,
        }


def _comment(lines: list[str], row: int) -> str:
    """The comment that ends right above the line with the index `row`."""
    found: list[str] = []
    while row > 0 and lines[row - 1].lstrip().startswith("#"):
        row -= 1
        found.insert(0, lines[row].strip().lstrip("# "))
    return " ".join(found)


class _Stops:
    """Makes the body of one snippet; `keys` are the format's own, and no stops."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        self._keys = keys
        self._numbers = count(1)

    def body(self, node: Node) -> object:
        """A value with every text in it as a stop, numbered in the order written."""
        if isinstance(node, Mapping):
            return {self._key(entry.key): self.body(entry.value) for entry in node.entries}
        if isinstance(node, Listing):
            return [self.body(item) for item in node.items]
        return self._stop(node)

    def _key(self, key: Scalar) -> str:
        return key.text if key.text in self._keys else self._stop(key)

    def _stop(self, scalar: Scalar) -> str:
        """A text, quoted as it was, since an editor inserts it as it stands."""
        quote = scalar.style if scalar.style in ("'", '"') else ""
        text = scalar.text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
        return f"{quote}${{{next(self._numbers)}:{text}}}{quote}"
