"""YAML events into a tree of nodes, without recursion and within bounds; what a deck may not hold is reported."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from quiz_app.decks import findings
from quiz_app.decks.events import Piece, YamlEvent, events
from quiz_app.decks.findings import Report
from quiz_app.decks.slips import Slips
from quiz_app.questions.node import Entry, Lines, Listing, Mapping, Mark, Node, Scalar
from quiz_app.text import clean

MOST_DEPTH = 20
MOST_NODES = 500_000
MOST_KEYS = 1_000
MOST_ITEMS = 1_000  # of a list inside of a question; the list of questions itself is bounded by MOST_NODES
MOST_LETTERS = 20_000
MOST_ALIASES = 1_000
MOST_ALIASED_NODES = 20_000
_new = tuple.__new__  # makes a named tuple in half the time that calling its class takes
_OUTER_LEVELS = 2  # the deck, and in it the list of questions


class Stopped(Exception):
    """Raised where reading cannot go on because a bound is passed; the problem has been reported.

    `for_good` says that the bound is one of the whole file, so that reading it piece by piece leads no further.
    """

    def __init__(self, *, for_good: bool = False) -> None:
        super().__init__()
        self.for_good = for_good


class _Built(NamedTuple):
    """A finished node with the number of nodes in it and its height, aliases counted as often as they are used."""

    node: Node
    size: int = 1
    height: int = 0


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet; `key` is None while the next value has no usable key."""

    begin: int
    flow: bool
    is_mapping: bool
    anchor: str | None
    before: int  # nodes that were there when it began
    items: list[Node] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    keys: dict[str, Scalar] = field(default_factory=dict)
    key: Scalar | None = None
    wants_key: bool = True
    height: int = 0


class Builder:
    """Builds the nodes of one file, piece by piece; anchors and bounds are counted over all pieces."""

    def __init__(self, text: str, report: Report) -> None:
        self._report = report
        self._text = text
        self._lines = Lines(text)
        self._slips = Slips(text, report)
        self._anchors: dict[str, _Built | None] = {}
        self._stack: list[_Open] = []
        self._root: Node | None = None
        self._base = 0
        self._nodes = 0
        self._aliases = 0
        self._aliased = 0

    def build(self, piece: Piece) -> Node | None:
        """The node of a piece, None for an empty one; raises events.Fault and Stopped."""
        self._stack = []
        self._root = None
        self._base = piece.index
        self._anchors = {name: built for name, built in self._anchors.items() if built is not None}
        documents = 0
        for event in events(piece):
            # The classes themselves are compared, most frequent first: this runs for every value of every deck.
            kind: object = type(event)
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is SequenceEndEvent or kind is MappingEndEvent:
                self._end(self._base + event.end_mark.index)
            elif kind is SequenceStartEvent or kind is MappingStartEvent:
                self._begin(event, kind is MappingStartEvent)
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._report(findings.second_document(self._mark(self._base + event.start_mark.index)))
                    break
        return self._root

    def _mark(self, index: int) -> Mark:
        return self._lines.mark(index)

    def _scalar(self, event: YamlEvent) -> None:
        raw, first, last = event.value, event.start_mark, event.end_mark
        begin, stop = self._base + first.index, self._base + last.index
        scalar = _new(Scalar, (raw, self._lines, begin, stop, event.style or ""))
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._too_many(begin)
        if not (raw.isascii() and raw.isprintable() and len(raw) <= MOST_LETTERS):
            scalar = self._cleaned(scalar)
        if event.tag is not None or event.anchor is not None:
            self._marked(event, scalar)
        # Only unquoted text may hide a slip: where it ends before a space or #, begins with a dash, or goes on.
        if not scalar.style and (
            self._text[stop : stop + 1] in " \t#" or raw[:1] == "-" or first.line != last.line
        ):
            self._slips.look_at(scalar)
        parent = self._stack[-1] if self._stack else None
        if parent is None or not parent.is_mapping:
            self._place(scalar)
        elif parent.wants_key:
            parent.key = self._key(parent, scalar)
            parent.wants_key = False
        else:
            parent.wants_key = True
            if parent.key is not None:
                parent.entries.append(_new(Entry, (parent.key, scalar)))
                if parent.flow:
                    self._slips.look_at_pair(parent.key, scalar)

    def _cleaned(self, scalar: Scalar) -> Scalar:
        raw = scalar.text
        if len(raw) > MOST_LETTERS:
            self._report(findings.too_long(scalar.start, len(raw), MOST_LETTERS))
            raw = raw[:MOST_LETTERS]
        text = clean(raw)
        if text != raw and text != unicodedata.normalize("NFC", raw):
            self._report(findings.hidden(raw, scalar.start))
        return scalar._replace(text=text)

    def _marked(self, event: YamlEvent, scalar: Scalar) -> None:
        """What a tag or an anchor before a text means."""
        if event.tag is not None:
            self._report(findings.tag(event.tag, scalar.start, scalar.text))
        elif not scalar.text and not scalar.style:
            self._report(findings.reserved("&", scalar.start))
        if event.anchor is not None:
            self._anchors[event.anchor] = _Built(scalar)

    def _alias(self, event: YamlEvent) -> None:
        begin, stop = self._base + event.start_mark.index, self._base + event.end_mark.index
        name = str(event.anchor)
        self._aliases += 1
        built = self._anchors.get(name)
        if built is None:
            recursive = name in self._anchors
            say = findings.recursive_alias if recursive else findings.unknown_alias
            self._report(say(name, self._mark(begin)))
            built = _Built(Scalar("", self._lines, begin, stop))
        self._aliased += built.size
        if self._aliases > MOST_ALIASES or self._aliased > MOST_ALIASED_NODES:
            self._report(findings.too_many_aliases(self._mark(begin), MOST_ALIASES, MOST_ALIASED_NODES))
            raise Stopped()
        self._nodes += built.size
        if self._nodes > MOST_NODES:
            self._too_many(begin)
        self._deepen(len(self._stack) + built.height, begin)
        if self._stack and built.height > self._stack[-1].height:
            self._stack[-1].height = built.height
        self._place(built.node._replace(begin=begin, stop=stop))

    def _begin(self, event: YamlEvent, is_mapping: bool) -> None:
        begin = self._base + event.start_mark.index
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._too_many(begin)
        self._deepen(len(self._stack) + 1, begin)
        if event.tag is not None:
            self._report(findings.tag(event.tag, self._mark(begin), ""))
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        self._stack.append(_Open(begin, bool(event.flow_style), is_mapping, event.anchor, self._nodes - 1))

    def _end(self, stop: int) -> None:
        done = self._stack.pop()
        node: Node
        if done.is_mapping:
            node = Mapping.of(done.entries, self._lines, done.begin, stop, flow=done.flow)
        else:
            node = Listing(tuple(done.items), self._lines, done.begin, stop, done.flow)
            if done.flow:
                self._slips.look_at_list(node)
        height = done.height + 1
        if done.anchor is not None:
            self._anchors[done.anchor] = _Built(node, self._nodes - done.before, height)
        if self._stack and height > self._stack[-1].height:
            self._stack[-1].height = height
        self._place(node)

    def _place(self, node: Node) -> None:
        if not self._stack:
            self._root = node
            return
        parent = self._stack[-1]
        if not parent.is_mapping:
            parent.items.append(node)
            if len(parent.items) > MOST_ITEMS and len(self._stack) > _OUTER_LEVELS:
                self._report(findings.too_many_items(node.start, MOST_ITEMS))
                raise Stopped
        elif parent.wants_key:
            parent.key = self._key(parent, node)
            parent.wants_key = False
        else:
            if parent.key is not None:
                parent.entries.append(Entry(parent.key, node))
                if parent.flow:
                    self._slips.look_at_pair(parent.key, node)
            parent.wants_key = True

    def _key(self, parent: _Open, node: Node) -> Scalar | None:
        """The key if it can be one; what cannot be is reported, and its value left out."""
        if not isinstance(node, Scalar):
            self._report(self._slips.key_that_is_no_text(node, parent.begin))
            return None
        if node.text == "<<" and not node.style:
            self._report(findings.merge_key(node.start))
            return None
        if not node.text or node.text.isspace():
            self._report(findings.empty_key(node.start))
            return None
        if len(parent.keys) >= MOST_KEYS:
            self._report(findings.too_many_keys(node.start, MOST_KEYS))
            raise Stopped
        first = parent.keys.setdefault(node.text, node)
        if first is not node:
            self._report(findings.duplicate_key(node.text, first.start.line, node.start))
            return None
        return node

    def _too_many(self, begin: int) -> NoReturn:
        self._report(findings.too_many_values(self._mark(begin), MOST_NODES))
        raise Stopped(for_good=True)

    def _deepen(self, depth: int, begin: int) -> None:
        if depth > MOST_DEPTH:
            self._report(findings.too_deep(self._mark(begin), MOST_DEPTH))
            raise Stopped()
