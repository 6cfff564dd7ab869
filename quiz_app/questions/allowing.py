"""Allowances: the rules of the lint that an author turned off for one question, each with the reason."""

from __future__ import annotations

import re

from quiz_app.questions import codes
from quiz_app.questions.fields import Fields, describe, shorten
from quiz_app.questions.node import Mapping, Node, Scalar
from quiz_app.questions.problem import Severity

PATTERN = "^L[0-9]{3}$"
_CODE = re.compile(PATTERN.rstrip("$"), re.ASCII)
_MEANT = re.compile(r"[lL]?0*([0-9]{1,3})", re.ASCII)


def read_allow(fields: Fields) -> tuple[tuple[str, str], ...]:
    """Codes with their reasons as `allow: {L005: why}` gives them; what is not so written is left out with a warning.

    Whether there is such a rule, and whether it is needed, is for the lint to say.
    """
    node = fields.node("allow")
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        code = _meant(node.text) if isinstance(node, Scalar) else ""
        _warn(fields, node, f"`allow` must be codes with reasons, but here is {describe(node)}.", code)
        return ()
    found: list[tuple[str, str]] = []
    for key, value in node.entries:
        code = key.text.strip()
        reason = value.text.strip() if isinstance(value, Scalar) else ""
        if not _CODE.fullmatch(code):
            _warn(
                fields, key, f"`{shorten(code)}` is no code of a rule that can be turned off.", _meant(code)
            )
        elif not reason:
            told = "without a reason" if isinstance(value, Scalar) else f"with {describe(value)} for a reason"
            _warn(fields, value, f"`allow` turns off {code} {told}.", code)
        else:
            found.append((code, reason))
    return tuple(found)


def _meant(text: str) -> str:
    number = _MEANT.fullmatch(text.strip())
    return f"L{int(number[1]):03}" if number else ""


def _warn(fields: Fields, place: Node, message: str, code: str) -> None:
    fields.problem(
        codes.BAD_ALLOWANCE,
        message,
        f"Write the code and why: `allow: {{{code or 'L005'}: …}}`.",
        mark=place,
        severity=Severity.WARNING,
    )
