"""Where a line ends within a paragraph, scripts without blanks between words need none in its place."""

from __future__ import annotations

import re

from quiz_app.documents.parsing.shapes import UNSPACED

_WITHOUT = f"[{UNSPACED}\u3000-\u303f\uff01-\uff60]"
_LINE_END = re.compile(f"(?<={_WITHOUT})[ \t]*\n[ \t]*(?={_WITHOUT})")


def unfolded(text: str) -> str:
    """The text without line ends between two Chinese, Japanese or Thai letters; all others stay as they are."""
    return text if text.isascii() else _LINE_END.sub("", text)
