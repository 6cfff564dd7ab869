"""Decks written as their authors would write them: block style, and quotes only where YAML would misread a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from quiz_app.text import clean

# What may stand under a key: a text, a flag, a list, or keys with values.
Value: TypeAlias = "bool | str | Sequence[Value] | Mapping[str, Value]"

_WIDTH = 118
_LIST_WIDTH = 90
_MARGIN = 2  # of the dashes before questions
_LONGEST_KEY = 800  # YAML looks for the colon of an unmarked key within 1,024 characters
# What a file may not hold as it is: line ends that only YAML knows, and what YAML forbids.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_FIRST = re.compile(r"""[-?:,\[\]{}#&*!|>'"%@`=~.<\s]""")
_INSIDE = re.compile(r":(?=\s|$)|\s#|[\t\n]")
# Words and figures that YAML takes for a truth, for nothing, or for a figure that would be written in another way.
_OTHER_THAN_TEXT = re.compile(
    r"y|n|yes|no|on|off|true|false|null"
    r"|[+-]?0[0-9_]+|[+-]?0[xbo][0-9a-f_]+|[+-]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|[+-]?[0-9][0-9_]*_[0-9_]*|\+[0-9.]+|[+-]?[0-9]+\.(?:[0-9]*0)?|[+-]?[0-9.]+e[+-]?[0-9]+",
    re.IGNORECASE,
)
_SIMPLE_ITEM = re.compile(r"[^\W_](?:[\w '’.()/+–-]*[\w.)])?")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_FOLD = re.compile(r"(?<=\S) (?=\S)")


def head_text(head: Mapping[str, Value], about: Sequence[str] = ()) -> str:
    """What stands above the questions: comments, a line each, the keys of `head`, and the key of the questions."""
    comments = "".join(f"# {_comment(line)}\n" for line in about)
    return f"{comments}{_mapping(head, 0)}\nquestions:\n"


def deck_text(head: Mapping[str, Value], questions: Iterable[str], about: Sequence[str] = ()) -> str:
    """A whole deck; `questions` are what `question_text` wrote."""
    return head_text(head, about) + "\n".join(questions)


def question_text(values: Mapping[str, Value], comments: Sequence[str] = ()) -> str:
    """One question as an item of the list of questions, each of its comments on a line above it."""
    above = "".join(f"{' ' * _MARGIN}# {_comment(line)}\n" for line in comments)
    return f"{above}{_item(values, _MARGIN)}"


def text_of(text: str, margin: int, used: int) -> str:
    """A text as the value of a key, without the end of its line; what would read as another text stands in quotes.

    Further lines are indented by `margin`; `used` columns stand before it on its line.
    """
    text = clean(text).strip()
    room = used + len(text) <= _WIDTH
    if "\n" in text and _may_be_literal(text):
        return "|-\n" + "\n".join(" " * margin + line if line else "" for line in text.split("\n"))
    if not room and _FOLD.search(text) and "\n" not in text and not _UNSAFE.search(text):
        return ">-\n" + _folded(text, margin)
    return text if _is_plain(text) else _quoted(text)


def _comment(text: str) -> str:
    return " ".join(_UNSAFE.sub(" ", clean(text)).split())


def _is_plain(text: str) -> bool:
    return bool(text) and not (
        _FIRST.match(text) or _INSIDE.search(text) or _UNSAFE.search(text) or _OTHER_THAN_TEXT.fullmatch(text)
    )


def _quoted(text: str) -> str:
    """The text in double quotes, or in single ones where these keep it more readable."""
    if ('"' in text or "\\" in text) and not _UNSAFE.search(text) and not re.search(r"[\n\t]", text):
        return "'" + text.replace("'", "''") + "'"
    escaped = "".join(_ESCAPES.get(letter, letter) for letter in text)
    return '"' + _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'


def _may_be_literal(text: str) -> bool:
    """Whether it can stand below `|-`: spaces at the ends of lines would be lost by many an editor."""
    return not _UNSAFE.search(text) and all(line == line.rstrip() for line in text.split("\n"))


def _folded(text: str, margin: int) -> str:
    """The text in lines that are no longer than they must be; each is broken at a single space."""
    lines = [""]
    for word in _FOLD.split(text):
        line = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and margin + len(line) > _WIDTH:
            lines.append(word)
        else:
            lines[-1] = line
    return "\n".join(" " * margin + line for line in lines)


def _mapping(values: Mapping[str, Value], margin: int) -> str:
    return "".join(" " * margin + _entry(key, value, margin) for key, value in values.items())


def _entry(key: str, value: Value, margin: int) -> str:
    """A key with its value; the margin before it is not written."""
    key = clean(key).strip()
    name = key if _is_plain(key) else _quoted(key)
    if len(name) > _LONGEST_KEY:
        return f"? {name}\n{' ' * margin}:{_value(value, margin, margin + 1)}"
    return f"{name}:{_value(value, margin, margin + len(name) + 1)}"


def _value(value: Value, margin: int, used: int) -> str:
    """What stands behind the colon of a key that stands at `margin`."""
    if isinstance(value, bool):
        return " true\n" if value else " false\n"
    if isinstance(value, str):
        return f" {text_of(value, margin + 2, used + 1)}\n"
    if isinstance(value, Mapping):
        return "\n" + _mapping(value, margin + 2)
    flow = _flow(value)
    if flow:
        return f" {flow}\n"
    return "\n" + "".join(_item(each, margin + 2) for each in value)


def _flow(values: Sequence[Value]) -> str:
    """A short list of simple words on one line; "" for any other."""
    texts = [clean(each).strip() for each in values if isinstance(each, str)]
    if len(texts) < len(values) or not all(map(_is_simple, texts)):
        return "" if values else "[]"
    line = f"[{', '.join(texts)}]"
    return line if len(line) <= _LIST_WIDTH else ""


def _is_simple(text: str) -> bool:
    return _is_plain(text) and _SIMPLE_ITEM.fullmatch(text) is not None


def _item(value: Value, margin: int) -> str:
    """An item of a list whose dashes stand at `margin`."""
    dash = " " * margin + "- "
    if isinstance(value, Mapping):
        return dash + _mapping(value, margin + 2)[margin + 2 :]
    if isinstance(value, bool):
        return dash + ("true\n" if value else "false\n")
    if isinstance(value, str):
        return f"{dash}{text_of(value, margin + 2, margin + 2)}\n"
    return dash + "".join(_item(each, margin + 2) for each in value)[margin + 2 :]
