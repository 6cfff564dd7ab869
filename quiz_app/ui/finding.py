"""Words looked for in a text, as a reader types them: in any case, with any dash, quote, or number of blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quiz_app.text import clean
from quiz_app.ui.passage_lines import Item, text_of

_ALIKE = ("-\u2010\u2011\u2012\u2013\u2014\u2212", "'\u2018\u2019\u02bc", '"\u201c\u201d\u201e\u00ab\u00bb')
_ANY_OF = {sign: f"[{re.escape(signs)}]" for signs in _ALIKE for sign in signs}


def pattern_of(words: str) -> re.Pattern[str] | None:
    """What finds these words one after the other in a text; None where none are given."""
    parts = ["".join(_ANY_OF.get(sign, re.escape(sign)) for sign in word) for word in clean(words).split()]
    return re.compile(r"\s+".join(parts), re.IGNORECASE) if parts else None


def places_with(words: re.Pattern[str], items: Sequence[Item]) -> tuple[int, ...]:
    """The places of all items in whose text the words stand."""
    return tuple(place for place, item in enumerate(items) if words.search(text_of(item)))
