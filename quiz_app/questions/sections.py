"""What the sections of documents are called, in citations and to people."""

from __future__ import annotations

# In citations: a document's text before its first heading.
LEAD = "(lead)"


def section_words(section: str) -> str:
    """A section as it is called to a person: a document's text before its first heading is its opening."""
    return "opening" if section == LEAD else section
