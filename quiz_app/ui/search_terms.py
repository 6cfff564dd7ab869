"""Filters put into a search line and taken out of it again, without touching what else stands there."""

from __future__ import annotations

import re

_TOKEN = re.compile(r'(?:[^\s"]|"[^"]*(?:"|$))+')
_VALUE = re.compile(r'(?:[^,"]|"[^"]*(?:"|$))+')
# A card has one of each of these, so that two of them can only mean "one or the other".
_EITHER = ("deck", "type", "section", "due")
_STANDINGS = frozenset(("new", "fading", "kept"))


def has_term(search: str, term: str) -> bool:
    """Whether a term such as "is:new" stands in the search, alone or among others: "is:leech,new"."""
    name, _, value = term.partition(":")
    return any(value in _values(token, name) for token in _TOKEN.findall(search))


def with_or_without(search: str, term: str) -> str:
    """The search with a term, or without it where it stood there.

    Where a card can be only one of two things, the term joins its like: "deck:a" and "deck:b" make "deck:a,b".
    """
    name, _, value = term.partition(":")
    tokens = _TOKEN.findall(search)
    if has_term(search, term):
        return " ".join(kept for token in tokens if (kept := _without(token, name, value)))
    for place, token in enumerate(tokens):
        if _joins(name, value, _values(token, name)):
            tokens[place] = f"{token.rstrip(',')},{value}"
            return " ".join(tokens)
    return " ".join([*tokens, term])


def _values(token: str, name: str) -> list[str]:
    """The values that a token of the search asks for, if it is a filter of this name."""
    begins, _, values = token.partition(":")
    return _VALUE.findall(values) if begins.lower() == name else []


def _without(token: str, name: str, value: str) -> str:
    """A token without one of its values; "" where none is left."""
    values = _values(token, name)
    if value not in values:
        return token
    rest = [each for each in values if each != value]
    return f"{name}:{','.join(rest)}" if rest else ""


def _joins(name: str, value: str, values: list[str]) -> bool:
    if name == "is":
        return value in _STANDINGS and bool(values) and _STANDINGS.issuperset(values)
    return name in _EITHER and bool(values)
