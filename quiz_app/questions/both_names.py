"""An answer that gives one thing by two names, such as "Nanjing (Nanking)" or "Zhenbao / Damansky"."""

from __future__ import annotations

import re

# More names for one thing than anybody gives; what has more is no answer of this kind.
_MOST = 4
_CLOSING = str.maketrans("", "", ")]")
_OPENING = re.compile(r"[(\[]")
_SLASH = re.compile(r"\s*/\s*")


def names_in(given: str) -> tuple[str, ...]:
    """The names given side by side, at least two; empty for any other answer.

    What follows in brackets is a further name, and so is what a slash parts. Digits may be a fraction or a date, and
    are left together.
    """
    text = given.strip()
    names = [text]
    if text.endswith((")", "]")):
        names = _OPENING.split(text.translate(_CLOSING))
    elif not any(letter.isdigit() for letter in text):
        names = _SLASH.split(text)
    names = [name.strip() for name in names]
    return tuple(names) if 2 <= len(names) <= _MOST and all(names) else ()
