"""Slips that YAML reads without complaint but not as the author meant: a cut text, a comma that splits, a lost dash."""

from __future__ import annotations

import re
from itertools import pairwise

from quiz_app.decks.findings import Report, problem, shown
from quiz_app.questions.node import Lines, Listing, Mapping, Mark, Node, Scalar
from quiz_app.questions.problem import Problem

# A comment has a space after its # or stands well apart; "#1" close to the text is rather a part of it.
_CUT = re.compile(r"(?P<gap>[ \t]*)#(?P<rest>[^\r\n]*)")
_DASH_WORD = re.compile(r"-[^\W\d_]")
_INNER_DASH = re.compile(r"[\r\n][ \t]*(-[ \t]+\S)")
_THOUSANDS = re.compile(r"\d{3}")
_LEADING_DIGITS = re.compile(r"[^\w]?\d{1,3}")


class Slips:
    """Looks at finished values in the light of the text they were read from."""

    def __init__(self, text: str, report: Report) -> None:
        self._text = text
        self._report = report
        self._has_hash = "#" in text

    def look_at(self, scalar: Scalar) -> None:
        """Report what has gone wrong with one piece of unquoted text; only such text is in danger."""
        # Nearly all texts are well: what is asked first is cheap, and the patterns are tried on what is left.
        if self._has_hash and self._text[scalar.stop : scalar.stop + 1] in " \t#":
            self._cut_by_a_hash(scalar)
        if scalar.text[:1] == "-" and _DASH_WORD.match(scalar.text) and self._is_first_on_line(scalar.start):
            self._report(_no_space_after_dash(scalar))
        if self._text.find("\n", scalar.begin, scalar.stop) >= 0:
            inner = _INNER_DASH.search(self._text, scalar.begin, scalar.stop)
            if inner is not None:
                self._report(_swallowed_dash(inner.start(1), scalar.lines))

    def look_at_list(self, node: Listing) -> None:
        """Report a number that was split at its thousands comma: [1,000 roubles] is two values."""
        for one, two in pairwise(node.items):
            if (
                isinstance(two, Scalar)
                and two.text[:3].isdecimal()
                and isinstance(one, Scalar)
                and not (one.style or two.style)
                and two.begin == one.stop + 1
                and _LEADING_DIGITS.fullmatch(one.text)
                and _THOUSANDS.match(two.text)
            ):
                self._report(
                    problem(
                        "Y022",
                        one.start,
                        f"The comma makes two values of {shown(f'{one.text},{two.text}')}.",
                        f'If it is one number, put it in quotes: "{one.text},{two.text}".',
                        warning=True,
                    )
                )

    def look_at_pair(self, key: Scalar, value: Node) -> None:
        """Report a key of {a: b, c} that has no colon: it is the rest of a text with a comma."""
        if not isinstance(value, Scalar) or value.text or value.style:
            return
        if self._text[max(key.begin - 2, 0) : key.begin] == "{{":
            return  # told already, as a cloze without quotes
        if self._text[key.stop : key.stop + 20].lstrip()[:1] != ":":
            self._report(
                problem(
                    "Y014",
                    key.start,
                    f"Inside {{…}} a comma ends a value, so {shown(key.text)} is read as a key of its own.",
                    'Put quotes around text with a comma: {question: "Who came, and when?"}. A list stands in […].',
                )
            )

    def key_that_is_no_text(self, node: Node, parent: int) -> Problem:
        """What to say about a list or mapping where a key should stand; {{c1::…}} without quotes is one.

        `parent` is where the mapping begins that the key would be of.
        """
        if isinstance(node, Mapping) and node.flow and self._text[parent : node.begin + 1] == "{{":
            return double_brace(node.lines.mark(parent))
        return problem(
            "Y031",
            node.start,
            "A key has to be a word; here it is a list or a mapping.",
            "Write `key: value`. Text that begins with [ or { has to stand in quotes.",
        )

    def _cut_by_a_hash(self, scalar: Scalar) -> None:
        cut = _CUT.match(self._text, scalar.stop)
        if cut is None:
            return
        rest = cut["rest"]
        begins_like_text = bool(rest) and not rest[0].isspace() and rest[0] not in "#-=!"
        if (begins_like_text and len(cut["gap"]) <= 1) or (not scalar.text and rest.strip("# \t")):
            self._report(
                problem(
                    "Y011",
                    scalar.end,
                    f"YAML takes the rest of the line, {shown('#' + rest)}, for a comment and leaves it out.",
                    "Put quotes around all of the text; if it is a comment, put a space after the #.",
                    warning=True,
                )
            )

    def _is_first_on_line(self, mark: Mark) -> bool:
        return not self._text[mark.index - mark.column + 1 : mark.index].strip(" \t-")


def double_brace(mark: Mark) -> Problem:
    """A cloze text without quotes."""
    return problem(
        "Y012",
        mark,
        "Text that begins with {{ has to stand in quotes: YAML takes a brace for the start of a mapping.",
        'Put quotes around the whole text: cloze: "{{c1::…}} …".',
    )


def _no_space_after_dash(scalar: Scalar) -> Problem:
    return problem(
        "Y018",
        scalar.start,
        f"There is no space after the dash of {shown(scalar.text)}, so it is not read as an item.",
        "Write a space after the dash: `- …`. A text that begins with a dash has to stand in quotes.",
    )


def _swallowed_dash(index: int, lines: Lines) -> Problem:
    return problem(
        "Y026",
        lines.mark(index),
        "This line begins with a dash but is indented deeper than the items above, so it continues their text.",
        "Indent the dash like the items above; if it is meant as text, put quotes around the whole text.",
        warning=True,
    )
