"""Groups: names for questions that give each other away, in one deck or in several."""

from __future__ import annotations

from collections.abc import Iterable

from quiz_app.questions import codes
from quiz_app.questions.fields import Fields, meant_as_list, shorten
from quiz_app.questions.identity import is_id, suggest_id
from quiz_app.questions.node import Scalar

_SIGN = "/"  # between the id of a deck and the name of its group


def group_keys(deck: str, groups: Iterable[str]) -> tuple[str, ...]:
    """The groups that a question of `deck` names, each once as `deck/name`, which is the same whoever names it."""
    return tuple(dict.fromkeys(name if _SIGN in name else f"{deck}{_SIGN}{name}" for name in groups))


def owner_of(group: str) -> str:
    """The deck whose group `deck/name` is; "" for a name alone."""
    deck, sign, _name = group.partition(_SIGN)
    return deck if sign else ""


def read_groups(fields: Fields) -> tuple[str, ...]:
    """The groups under `group` in the order written, each once: `name`, or `deck-id/name` for another deck's."""
    placed = fields.placed_texts("group")
    hint = meant_as_list("group", placed)
    if hint and isinstance(fields.node("group"), Scalar):
        fields.problem(
            codes.LIST_WANTED,
            "`group` must be one name or a list of names, but here is one text with several.",
            hint,
            mark=placed[0][1],
        )
        return ()
    names: dict[str, None] = {}
    for text, place in placed:
        deck, sign, name = (" ".join(part.split()) for part in text.partition(_SIGN))
        if not sign:
            names[deck] = None
        elif is_id(deck) and name and _SIGN not in name:
            names[f"{deck}{_SIGN}{name}"] = None
        else:
            fields.problem(codes.BAD_GROUP, *_about(text, deck, name), mark=place)
    return tuple(names)


def _about(text: str, deck: str, name: str) -> tuple[str, str]:
    """What is wrong with the name of another deck's group, and how to mend it."""
    shown = f"`{shorten(text)}` under `group`"
    if not name:
        return f"{shown} has no name behind the sign /.", _form(deck, "NAME")
    if _SIGN in name:
        return f"{shown} has a second sign /.", _form(deck, name.replace(_SIGN, "-"))
    if not deck:
        return f"{shown} names no deck before the sign /.", _form(deck, name)
    return f"{shown} names no deck: {shorten(deck)} cannot be the id of one.", _form(deck, name)


def _form(deck: str, name: str) -> str:
    name, there = shorten(name), suggest_id(deck) or "DECK"
    alone = "" if name == "NAME" else f", or `{name}` alone for a group of this deck"
    return f"Write `{there}/{name}`{alone}."
