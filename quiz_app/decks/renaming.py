"""Other ids for a deck and its questions, written into the file's text; whatever else would change is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from quiz_app.decks.deck import Deck, Reading
from quiz_app.decks.edits import Edit, edited, new_entry
from quiz_app.decks.encoding import decode
from quiz_app.decks.outline import Outline, outline_of
from quiz_app.decks.reader import read_deck
from quiz_app.questions.grouping import group_keys
from quiz_app.questions.model import Common, Question
from quiz_app.questions.node import Listing, Mapping, Node, Scalar


class CannotRename(Exception):
    """The file's text does not allow it; `reason` is a sentence, `hint` says what to do."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Text:
    """A deck file that was read: its bytes, its text, what is written where, and the deck that it holds."""

    data: bytes
    text: str
    name: str
    outline: Outline
    deck: Deck
    reading: Reading

    def item(self, question: str) -> Mapping:
        """Where a question is written; raises CannotRename for one that the deck has not."""
        for placed in self.deck.questions:
            if placed.question.about.id == question:
                return next(
                    item.node
                    for item in self.outline.items or ()
                    if isinstance(item.node, Mapping) and item.node.begin == placed.start.index
                )
        if question in self.deck.broken:
            raise CannotRename(
                f"The question {question} has a problem, so it cannot be read just now.",
                "`quiz check` names the problem; mend it first.",
            )
        raise CannotRename(
            f"There is no question {question} in the deck {self.deck.id}.",
            f"`quiz browse deck:{self.deck.id}` lists its questions.",
        )

    def question(self, question: str) -> Question:
        """A question by its id; raises CannotRename for one that the deck has not."""
        self.item(question)
        return next(p.question for p in self.deck.questions if p.question.about.id == question)

    def refuse_taken(self, question: str) -> None:
        """Raise CannotRename for an id that a question of the deck has, be it a broken one."""
        if question in (*(p.question.about.id for p in self.deck.questions), *self.deck.broken):
            raise CannotRename(
                f"The deck {self.deck.id} has a question {question} already.", "Choose another id."
            )


def text_of(data: bytes, name: str) -> Text:
    """A deck file as it is to be edited; raises CannotRename for one of which it cannot be told what it holds."""
    reading = read_deck(data, name)
    if reading.deck is None or reading.deck.unreadable:
        raise CannotRename(
            f"It cannot be told what {name} holds: {_first_problem(reading)}",
            "Mend that first; `quiz check` names each problem.",
        )
    decoded = decode(data)
    return Text(data, decoded.text or "", name, outline_of(decoded.readable), reading.deck, reading)


def deck_renamed(text: Text, new: str) -> bytes:
    """The file with `new` as the deck's id, and its own groups that name the deck with it."""
    top = text.outline.top
    node = top.get("deck") if isinstance(top, Mapping) else None
    old = text.deck.id
    if not isinstance(node, Scalar):
        raise _odd(text.name)
    edits = [_id_edit(text.text, node, old, new), *_group_edits(text, _replaced(text.text, old, new))]
    after = edited(text.data, edits)
    wanted = [_followed(text.deck.id, p.question, old, new) for p in text.deck.questions]
    _check(text, after, replace(text.deck, id=new), [(each, each.about.groups) for each in wanted])
    return after


def groups_followed(text: Text, old: str, new: str) -> bytes:
    """The file of another deck, whose groups of the deck `old` are those of `new` now; the same bytes without any."""
    edits = _group_edits(text, _replaced(text.text, old, new))
    if not edits:
        return text.data
    after = edited(text.data, edits)
    wanted = [_followed(text.deck.id, p.question, old, new) for p in text.deck.questions]
    _check(text, after, text.deck, [(each, each.about.groups) for each in wanted])
    return after


def question_renamed(text: Text, old: str, new: str) -> bytes:
    """The file in which the question `old` has the id `new`, which is written if there was none."""
    after = edited(text.data, [id_edit(text.text, text.item(old), old, new)])
    wanted = [
        named(p.question, new) if p.question.about.id == old else p.question for p in text.deck.questions
    ]
    _check(text, after, text.deck, keyed(text.deck.id, wanted))
    return after


def id_edit(text: str, item: Mapping, old: str, new: str) -> Edit:
    """The edit that gives the question written as `item` the id `new`; quoting and comments stay."""
    node = item.get("id")
    if node is None or (isinstance(node, Scalar) and not node.text):
        if node is not None:
            raise _odd("The question's `id:`")
        return new_entry(text, item, "id", new)
    if not isinstance(node, Scalar):
        raise _odd("The question's `id:`")
    return _id_edit(text, node, old, new)


def named(question: Question, new: str) -> Question:
    """The question under another id."""
    return _with(question, replace(question.about, id=new))


def _with(question: Question, about: Common) -> Question:
    changed: Question = replace(question, about=about)  # type: ignore[type-var]  # all types are dataclasses
    return changed


def keyed(deck: str, questions: Iterable[Question]) -> list[tuple[Question, tuple[str, ...]]]:
    """Questions, each with the groups that it names as they are the same whoever names them."""
    return [(each, group_keys(deck, each.about.groups)) for each in questions]


def same_questions(
    deck: Deck,
    wanted: list[tuple[Question, tuple[str, ...]]],
    *,
    but: Callable[[Question], bool] | None = None,
) -> bool:
    """Whether a deck's questions are those wanted, their groups as keys."""
    have = keyed(deck.id, (p.question for p in deck.questions if but is None or not but(p.question)))
    return [(_bare(one), keys) for one, keys in have] == [(_bare(one), keys) for one, keys in wanted]


def _bare(question: Question) -> Question:
    return _with(question, replace(question.about, groups=()))


def _followed(deck: str, question: Question, old: str, new: str) -> Question:
    """The question with groups as keys, those of the deck `old` as groups of `new`."""
    keys = group_keys(deck, question.about.groups)
    groups = tuple(f"{new}{key.removeprefix(old)}" if key.startswith(f"{old}/") else key for key in keys)
    return _with(question, replace(question.about, groups=groups))


def _check(text: Text, after: bytes, wanted: Deck, questions: list[tuple[Question, tuple[str, ...]]]) -> None:
    reading = read_deck(after, text.name)
    if (
        reading.deck is None
        or reading.deck.head != wanted.head
        or not same_questions(reading.deck, questions)
        or reading.codes != text.reading.codes
    ):
        raise _odd(text.name)


def _odd(what: str) -> CannotRename:
    return CannotRename(
        f"{what} is written so that changing the id would change more than it.",
        "Look for anchors (&) and aliases (*) there, write them out, then try again.",
    )


def _first_problem(reading: Reading) -> str:
    found = [each for each in reading.problems if each.problem.severity.value == "error"] or reading.problems
    return f"line {found[0].line}: {found[0].problem.message}" if found else "it is no deck."


def _id_edit(text: str, node: Scalar, old: str, new: str) -> Edit:
    written = text[node.begin : node.stop]
    found = list(re.finditer(rf"(?<![a-z0-9-]){re.escape(old)}(?![a-z0-9-])", written))
    if len(found) == 1:
        begin = node.begin + found[0].start()
        return Edit(begin, begin + len(old), new)
    if written.startswith("*"):
        return Edit(node.begin, node.stop, new)
    raise _odd("The id")


def group_nodes(item: Mapping) -> Iterator[Scalar]:
    """The names that a question writes under `group`."""
    node: Node | None = item.get("group")
    for each in node.items if isinstance(node, Listing) else (node,):
        if isinstance(each, Scalar):
            yield each


def _group_edits(text: Text, change: Callable[[Scalar], Edit | None]) -> list[Edit]:
    found: dict[int, Edit] = {}
    for item in text.outline.items or ():
        if isinstance(item.node, Mapping):
            for each in group_nodes(item.node):
                edit = change(each)
                if edit is not None:
                    found[edit.begin] = edit
    return list(found.values())


def _replaced(text: str, old: str, new: str) -> Callable[[Scalar], Edit | None]:
    pattern = re.compile(rf"""(?:["']|[|>][-+0-9]*\s)?\s*({re.escape(old)})\s*/""")

    def change(node: Scalar) -> Edit | None:
        found = pattern.match(text, node.begin, node.stop)
        return Edit(found.start(1), found.end(1), new) if found else None

    return change
