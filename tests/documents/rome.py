"""A few paragraphs on Rome, and what is read of a text made of them."""

from __future__ import annotations

from quiz_app.documents.document import Document
from quiz_app.documents.reading import read_document

ROME = (
    "Rome was founded, as the story goes, by two brothers on the banks of the Tiber. The town grew quickly and soon "
    "had a wall. Its neighbours did not like that at all, and they went to war with it again and again."
)
NUMA = (
    "Numa, who came from the hills, gave the town its priests. He is said to have met a nymph at night, who told him "
    "what to do. Whether she did, nobody can know today."
)
CONSULS = (
    "Two consuls ruled for a year each, and neither could do anything against the will of the other. In times of "
    "danger one man alone held all power for six months."
)


def parted(*parts: str) -> str:
    """Paragraphs and headings with blank lines between them."""
    return "\n\n".join(parts) + "\n"


def read(text: str | bytes, title: str = "") -> Document:
    """The document in a plain text."""
    data = text if isinstance(text, bytes) else text.encode()
    return read_document(data, "rome.txt", "rome", title=title)


def titles(document: Document) -> list[str]:
    """The titles of its sections."""
    return [section.title for section in document.sections]


def texts(document: Document) -> list[list[str]]:
    """The passages of each section."""
    return [[passage.text for passage in section.passages] for section in document.sections]


def reasons(document: Document) -> dict[str, str]:
    """What was left out, and why."""
    return {left.text: left.why for left in document.left_out}
