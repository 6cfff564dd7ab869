"""The colours of code: the few that the themes have, found by Textual's own highlighting; imported for code only."""

from __future__ import annotations

from textual.content import Content
from textual.highlight import HighlightTheme, highlight

# Some lexers take minutes for texts made to slow them down. These were tried with such texts within these bounds.
LONGEST = 2_000
MOST_LINES = 100
_NAMES = """
    bash c cpp c++ csharp css docker dockerfile elixir erlang go haskell html ini java javascript js json julia kotlin
    lua make makefile matlab ocaml perl php powershell py python python3 r ruby rb rust scala scheme sh shell sql swift
    toml ts typescript xml yaml yml zig nix graphql prolog lisp clojure fortran octave
"""
LANGUAGES = frozenset(_NAMES.split())
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
    """Code with its colours; without any where the language is not among those known, or the code is long."""
    if language not in LANGUAGES or len(code) > LONGEST or code.count("\n") >= MOST_LINES:
        return Content(code)
    shown = highlight(code, language=language, theme=CodeColours)
    return Content(shown.plain, spans=[span for span in shown.spans if span.style != "$text"])
