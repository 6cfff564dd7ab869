"""Typed reading of a question's keys, with a problem at its place for whatever is off."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from quiz_app.questions import codes
from quiz_app.questions.node import Listing, Mapping, Mark, Node, Place, Scalar
from quiz_app.questions.problem import Problem, Severity

Report = Callable[[Problem], None]

_FLAGS = {"true": True, "yes": True, "false": False, "no": False}
_MAX_DIGITS = 9


class Noted(NamedTuple):
    """A text with the reason the author gave for it, or "", and where it stands."""

    text: str
    reason: str
    mark: Place


class Fields:
    """The values of one mapping, read by key.

    A method never raises: a value of the wrong kind is reported and read as absent. `failed` tells whether an
    error (not only warnings) was reported through this object. `question` is the id named in the problems,
    `inside` the key of the mapping that holds this one, for naming keys as `reverse.answer`.
    """

    def __init__(self, mapping: Mapping, report: Report, *, question: str = "", inside: str = "") -> None:
        self.mapping = mapping
        self.failed = False
        self._report = report
        self._question = question
        self._prefix = f"{inside}." if inside else ""
        self._values = mapping.values

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def node(self, key: str) -> Node | None:
        """What stands under `key`, unread."""
        return self._values.get(key)

    def mark(self, key: str = "") -> Mark:
        """Where the value of `key` begins; the mapping's own place for a key that is not there."""
        value = self._values.get(key)
        return value.start if value is not None else self.mapping.start

    def problem(
        self,
        code: str,
        message: str,
        hint: str,
        *,
        mark: Place | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Report something; without a mark, at the beginning of the mapping."""
        place = mark or self.mapping
        found = place if isinstance(place, Mark) else place.start
        self.tell(
            Problem(
                code=code,
                message=message,
                hint=hint,
                mark=found,
                severity=severity,
                question=self._question,
            )
        )

    def tell(self, problem: Problem) -> None:
        """Pass a problem on, with the question's id."""
        self.failed = self.failed or problem.severity is Severity.ERROR
        if self._question and not problem.question:
            problem = replace(problem, question=self._question)
        self._report(problem)

    def text(self, key: str) -> str:
        """The text under `key`, without white space around it; "" where the key is absent or the value is no text."""
        value = self._values.get(key)
        return "" if value is None else self._text_of(value, key)

    def needed(self, key: str, kind: str) -> str:
        """Like `text`, but an absent key is a problem; `kind` names what needs it, as in "A choice"."""
        if key not in self._values:
            self.problem(
                codes.KEY_MISSING,
                f"{kind} needs `{self._prefix}{key}`, and it is not there.",
                f"Add a line `{key}: …`.",
            )
        return self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts under `key`; one text alone is a list of one. () where the key is absent."""
        return tuple(text for text, _mark in self.placed_texts(key))

    def placed_texts(self, key: str) -> tuple[tuple[str, Place], ...]:
        """The texts under `key`, each with where it stands."""
        value = self._values.get(key)
        if value is None:
            return ()
        if isinstance(value, Mapping):
            self._wants(codes.LIST_WANTED, key, "a list", value, f"Write `{key}: [one, another]`.")
            return ()
        items = value.items if isinstance(value, Listing) else (value,)
        return tuple((text, item) for item in items if (text := self._text_of(item, key)))

    def noted(self, key: str) -> tuple[Noted, ...]:
        """Texts of which each may carry a reason.

        Taken are a list whose items are texts or `text: because`, and a mapping of texts to reasons.
        """
        value = self._values.get(key)
        if value is None:
            return ()
        if isinstance(value, Mapping):
            return self._noted_entries(value, key)
        noted: list[Noted] = []
        for item in value.items if isinstance(value, Listing) else (value,):
            noted.extend(self._noted_item(item, key))
        return tuple(noted)

    def flag(self, key: str) -> bool | None:
        """True or false as written (yes and no are taken too); None where the key is absent."""
        value = self._values.get(key)
        if value is None:
            return None
        known = _FLAGS.get(value.text.strip().lower()) if isinstance(value, Scalar) else None
        if known is None:
            self._wants(
                codes.FLAG_WANTED, key, "true or false", value, f"Write `{key}: true` or leave the line out."
            )
        return known

    def whole(self, key: str, low: int, high: int, code: str = codes.NUMBER_WANTED) -> int:
        """The whole number under `key` between `low` and `high`; 0 where the key is absent or the value is none."""
        value = self._values.get(key)
        if value is None:
            return 0
        text = value.text.strip() if isinstance(value, Scalar) else ""
        if text.isascii() and text.isdigit() and len(text) <= _MAX_DIGITS and low <= int(text) <= high:
            return int(text)
        wanted = (
            f"a whole number from {low} to {high}"
            if high < 10**_MAX_DIGITS
            else f"a whole number from {low} up"
        )
        self._wants(code, key, wanted, value, f"Write for example `{key}: {low}`.")
        return 0

    def inner(self, key: str, shape: str) -> Fields | None:
        """The mapping under `key` as fields of its own; `shape` shows how it is written."""
        value = self._values.get(key)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self._wants(
                codes.MAPPING_WANTED, key, "keys with values", value, f"Write it as `{key}: {shape}`."
            )
            return None
        return Fields(value, self.tell, question=self._question, inside=self._prefix + key)

    def _text_of(self, node: Node, key: str) -> str:
        if not isinstance(node, Scalar):
            self._wants(codes.TEXT_WANTED, key, "text", node, _text_hint(node))
            return ""
        text = node.text.strip()
        if not text:
            self.problem(
                codes.EMPTY,
                f"`{self._prefix}{key}` is empty.",
                "Write its text, or leave the line out.",
                mark=node.start,
            )
        return text

    def _noted_item(self, item: Node, key: str) -> tuple[Noted, ...]:
        if isinstance(item, Scalar):
            text = self._text_of(item, key)
            return (Noted(text, "", item),) if text else ()
        if isinstance(item, Mapping) and len(item.entries) == 1:
            return self._noted_entries(item, key)
        self.problem(
            codes.REASON_SHAPE,
            f"An item of `{self._prefix}{key}` is neither text nor `text: because`.",
            "Give each text its own line: `- text`, or `- text: why it is wrong`.",
            mark=item.start,
        )
        return ()

    def _noted_entries(self, mapping: Mapping, key: str) -> tuple[Noted, ...]:
        noted: list[Noted] = []
        for entry in mapping.entries:
            reason = self._text_of(entry.value, key)
            text = self._text_of(entry.key, key)
            if text and reason:
                noted.append(Noted(text, reason, entry.key))
        return tuple(noted)

    def _wants(self, code: str, key: str, wanted: str, found: Node, hint: str) -> None:
        message = f"`{self._prefix}{key}` must be {wanted}, but here is {describe(found)}."
        self.problem(code, message, hint, mark=found.start)


def describe(node: Node) -> str:
    """What a node is, in an author's words."""
    if isinstance(node, Listing):
        return "a list"
    if isinstance(node, Mapping):
        return "a group of keys"
    return f"`{shorten(node.text)}`" if node.text.strip() else "nothing"


def shorten(text: str, limit: int = 40) -> str:
    """Text on one line for quoting in a message, cut with "…" after `limit` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def meant_as_list(key: str, texts: Sequence[tuple[str, Place]]) -> str:
    """How to write several texts that stand as one, with commas or semicolons between; "" for any other texts."""
    if len(texts) != 1 or "\n" in texts[0][0]:
        return ""
    parts = [part.strip() for part in re.split("[,;]", texts[0][0]) if part.strip()]
    return f"Write them as a list: `{key}: [{shorten(', '.join(parts))}]`." if len(parts) > 1 else ""


def _text_hint(node: Listing | Mapping) -> str:
    if node.flow:
        bracket = "[" if isinstance(node, Listing) else "{"
        return f'Text that begins with {bracket} goes in quotes: "{bracket}…".'
    if isinstance(node, Mapping):
        return "Text that holds a colon and a space goes in quotes."
    return "Write it as one text on one line, or after `|` on several."
