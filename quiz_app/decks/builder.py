"""YAML events into a tree of nodes, without recursion and within bounds; what a deck may not hold is reported."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)

from quiz_app.decks import findings
from quiz_app.decks.events import Piece, events
from quiz_app.decks.findings import Report
from quiz_app.decks.slips import Slips
from quiz_app.questions.node import Entry, Listing, Mapping, Mark, Node, Scalar
from quiz_app.text import clean

MOST_DEPTH = 20
MOST_NODES = 500_000
MOST_KEYS = 1_000
MOST_ITEMS = 1_000  # of a list inside of a question; the list of questions itself is bounded by MOST_NODES
MOST_LETTERS = 20_000
MOST_ALIASES = 1_000
MOST_ALIASED_NODES = 20_000
_OUTER_LEVELS = 2  # the deck, and in it the list of questions


class Stopped(Exception):
    """Raised where reading cannot go on because a bound is passed; the problem has been reported.

    `for_good` says that the bound is one of the whole file, so that reading it piece by piece leads no further.
    """

    def __init__(self, *, for_good: bool = False) -> None:
        super().__init__()
        self.for_good = for_good


@dataclass(frozen=True, slots=True)
class _Built:
    """A finished node with the number of nodes in it and its height, aliases counted as often as they are used."""

    node: Node
    size: int = 1
    height: int = 0


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet; `key` is None while the next value has no usable key."""

    start: Mark
    flow: bool
    is_mapping: bool
    anchor: str | None
    items: list[Node] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    key: Scalar | None = None
    wants_key: bool = True
    size: int = 1
    height: int = 0


class Builder:
    """Builds the nodes of one file, piece by piece; anchors and bounds are counted over all pieces."""

    def __init__(self, text: str, report: Report) -> None:
        self._report = report
        self._slips = Slips(text, report)
        self._anchors: dict[str, _Built | None] = {}
        self._stack: list[_Open] = []
        self._root: _Built | None = None
        self._nodes = 0
        self._aliases = 0
        self._aliased = 0

    def build(self, piece: Piece) -> Node | None:
        """The node of a piece, None for an empty one; raises events.Fault and Stopped."""
        self._stack = []
        self._root = None
        self._anchors = {name: built for name, built in self._anchors.items() if built is not None}
        documents = 0
        for event in events(piece):
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._report(findings.second_document(piece.mark(event.start_mark)))
                    break
            else:
                self._take(event, piece)
        return self._finished()

    def _finished(self) -> Node | None:
        return self._root.node if self._root is not None else None

    def _take(self, event: Event, piece: Piece) -> None:
        if isinstance(event, ScalarEvent):
            self._count(1, piece.mark(event.start_mark))
            self._place(self._scalar(event, piece))
        elif isinstance(event, AliasEvent):
            self._place(self._alias(event, piece))
        elif isinstance(event, CollectionStartEvent):
            self._begin(event, piece)
        elif isinstance(event, CollectionEndEvent):
            self._end(piece.mark(event.end_mark))

    def _scalar(self, event: ScalarEvent, piece: Piece) -> _Built:
        raw: str = event.value
        if len(raw) > MOST_LETTERS:
            self._report(findings.too_long(piece.mark(event.start_mark), len(raw), MOST_LETTERS))
            raw = raw[:MOST_LETTERS]
        text = clean(raw)
        scalar = Scalar(text, piece.mark(event.start_mark), piece.mark(event.end_mark), event.style or "")
        if event.tag is not None:
            self._report(findings.tag(event.tag, scalar.start, text))
        elif event.anchor is not None and not text and not scalar.style:
            self._report(findings.reserved("&", scalar.start))
        if text != raw and text != unicodedata.normalize("NFC", raw):
            self._report(findings.hidden(raw, scalar.start))
        self._slips.look_at(scalar)
        built = _Built(scalar)
        if event.anchor is not None:
            self._anchors[event.anchor] = built
        return built

    def _alias(self, event: AliasEvent, piece: Piece) -> _Built:
        start, end = piece.mark(event.start_mark), piece.mark(event.end_mark)
        name = str(event.anchor)
        self._aliases += 1
        if name not in self._anchors:
            self._report(findings.unknown_alias(name, start))
            return _Built(Scalar("", start, end))
        built = self._anchors[name]
        if built is None:
            self._report(findings.recursive_alias(name, start))
            return _Built(Scalar("", start, end))
        self._aliased += built.size
        if self._aliases > MOST_ALIASES or self._aliased > MOST_ALIASED_NODES:
            self._report(findings.too_many_aliases(start, MOST_ALIASES, MOST_ALIASED_NODES))
            raise Stopped()
        self._count(built.size, start)
        self._deepen(len(self._stack) + built.height, start)
        return replace(built, node=replace(built.node, start=start, end=end))

    def _begin(self, event: CollectionStartEvent, piece: Piece) -> None:
        start = piece.mark(event.start_mark)
        self._count(1, start)
        self._deepen(len(self._stack) + 1, start)
        if event.tag is not None:
            self._report(findings.tag(event.tag, start, ""))
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        is_mapping = isinstance(event, MappingStartEvent)
        self._stack.append(_Open(start, bool(event.flow_style), is_mapping, event.anchor))

    def _end(self, end: Mark) -> None:
        done = self._stack.pop()
        node: Node
        if done.is_mapping:
            node = Mapping(tuple(done.entries), done.start, end, done.flow)
        else:
            node = Listing(tuple(done.items), done.start, end, done.flow)
            self._slips.look_at_list(node)
        built = _Built(node, done.size, done.height + 1)
        if done.anchor is not None:
            self._anchors[done.anchor] = built
        self._place(built)

    def _place(self, built: _Built) -> None:
        if not self._stack:
            self._root = built
            return
        parent = self._stack[-1]
        parent.size += built.size
        parent.height = max(parent.height, built.height)
        if not parent.is_mapping:
            parent.items.append(built.node)
            if len(parent.items) > MOST_ITEMS and len(self._stack) > _OUTER_LEVELS:
                self._report(findings.too_many_items(built.node.start, MOST_ITEMS))
                raise Stopped
        elif parent.wants_key:
            parent.key = self._key(parent, built.node)
            parent.wants_key = False
        else:
            if parent.key is not None:
                parent.entries.append(Entry(parent.key, built.node))
                if parent.flow:
                    self._slips.look_at_pair(parent.key, built.node)
            parent.wants_key = True

    def _key(self, parent: _Open, node: Node) -> Scalar | None:
        """The key if it can be one; what cannot be is reported, and its value left out."""
        if not isinstance(node, Scalar):
            self._report(self._slips.key_that_is_no_text(node, parent.start))
            return None
        if node.text == "<<" and not node.style:
            self._report(findings.merge_key(node.start))
            return None
        if not node.text.strip():
            self._report(findings.empty_key(node.start))
            return None
        if len(parent.lines) >= MOST_KEYS:
            self._report(findings.too_many_keys(node.start, MOST_KEYS))
            raise Stopped
        first = parent.lines.setdefault(node.text, node.start.line)
        if len(parent.lines) == len(parent.entries):
            self._report(findings.duplicate_key(node.text, first, node.start))
            return None
        return node

    def _count(self, nodes: int, mark: Mark) -> None:
        self._nodes += nodes
        if self._nodes > MOST_NODES:
            self._report(findings.too_many_values(mark, MOST_NODES))
            raise Stopped(for_good=True)

    def _deepen(self, depth: int, mark: Mark) -> None:
        if depth > MOST_DEPTH:
            self._report(findings.too_deep(mark, MOST_DEPTH))
            raise Stopped()
