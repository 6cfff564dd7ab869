"""The colours of code: the few that the themes have, found by Textual's own highlighting; imported for code only."""

from __future__ import annotations

from textual.content import Content
from textual.highlight import HighlightTheme, highlight

LONGEST = 5_000  # beyond, colours are not worth the time that a hostile text could make them take
# Words of the language in the accent, strings and numbers in the colours of the themes, comments quiet.
_STYLES = {
    "Token.Comment": "$quiet italic",
    "Token.Keyword": "$accent",
    "Token.Operator.Word": "$accent",
    "Token.Name.Builtin": "$accent",
    "Token.Name.Tag": "$accent",
    "Token.Name.Function": "bold",
    "Token.Name.Class": "bold",
    "Token.Literal.String": "$success",
    "Token.Literal.Number": "$warning",
}


class CodeColours(HighlightTheme):
    """The kinds of words that Textual tells apart, in the colours of the program's own themes."""

    STYLES = {token: _STYLES[str(token)] for token in HighlightTheme.STYLES if str(token) in _STYLES}


def coloured(code: str, language: str) -> Content:
    """Code with its colours; without any where the language is not known or the code is very long."""
    if not language or len(code) > LONGEST:
        return Content(code)
    shown = highlight(code, language=language, theme=CodeColours)
    return Content(shown.plain, spans=[span for span in shown.spans if span.style != "$text"])
