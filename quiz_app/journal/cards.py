"""How a card is named: `deck/question`, or `deck/question#part`; the name never changes with text or place."""

from __future__ import annotations


def card_uid(deck: str, question: str, part: str = "") -> str:
    """The uid of a card."""
    return f"{deck}/{question}#{part}" if part else f"{deck}/{question}"


def deck_of(uid: str) -> str:
    """The deck that a card or question belongs to by its name."""
    return uid.partition("/")[0]


def question_of(uid: str) -> str:
    """A card's name without its part: `deck/question`."""
    return uid.partition("#")[0]


def split_uid(uid: str) -> tuple[str, str, str]:
    """Deck, question and part of a card's uid; what is not there is ""."""
    deck, _, rest = uid.partition("/")
    question, _, part = rest.partition("#")
    return deck, question, part
