"""Values of a question as the cells of a table, and back: what `quiz export` writes can be read without loss."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from quiz_app.decks.writing import Value

# Keys whose cell holds one text a line, and those of which each line may carry more behind a colon.
LISTS = ("answers", "order", "accept", "unit", "tags", "group", "source", "contradicts")
NOTED = ("wrong", "reject")
PAIRS = ("match", "allow")
FLAGS = ("draft", "typed")
REVERSE = ("reverse question", "reverse answer")
_JSON = "json:"
# A spreadsheet takes a cell for a formula that begins so; an apostrophe before it makes it a text.
_FORMULA = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_GUARDED = re.compile(r"''*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_COLON = re.compile(r"((?:[^\\:]|\\.|:(?! ))*): (.*)", re.DOTALL)


def cells_of(values: Mapping[str, Value]) -> dict[str, str]:
    """The cells of a question by the names of their columns."""
    cells: dict[str, str] = {}
    for key, value in values.items():
        if key == "reverse" and isinstance(value, Mapping):
            sides = (value["question"], value["answer"])
            cells |= {name: guarded(str(side)) for name, side in zip(REVERSE, sides, strict=True)}
        else:
            cells[key] = guarded(_cell(key, value))
    return cells


def values_of(cells: Mapping[str, str]) -> dict[str, Value]:
    """The inverse of `cells_of`; empty cells hold nothing. Raises ValueError for a cell that is no value."""
    values: dict[str, Value] = {}
    for key, cell in cells.items():
        text = unguarded(cell)
        if text.strip() and key not in REVERSE:
            values[key] = _value(key, text, is_claim=bool(cells.get("statement", "").strip()))
    question, answer = (unguarded(cells.get(name, "")) for name in REVERSE)
    if question.strip() or answer.strip():
        values["reverse"] = {"question": question, "answer": answer}
    return values


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that was guarded."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _cell(key: str, value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _line(value) if key in (*LISTS, *NOTED) else value
    if isinstance(value, Mapping):
        if key in PAIRS and all(isinstance(each, str) for each in value.values()):
            return "\n".join(_noted(left, str(right)) for left, right in value.items())
        return _JSON + json.dumps(value, ensure_ascii=False)
    if key in LISTS and all(isinstance(each, str) for each in value):
        return "\n".join(_line(str(each)) for each in value)
    if key in NOTED:
        return "\n".join(_option(each) for each in value)
    return _JSON + json.dumps(value, ensure_ascii=False)


def _value(key: str, text: str, *, is_claim: bool) -> Value:
    if key in FLAGS or (key == "answer" and is_claim):
        return {"true": True, "false": False}.get(text.strip().lower(), text)
    if key not in (*LISTS, *NOTED, *PAIRS):
        return text
    if text.startswith(_JSON):
        return _from_json(json.loads(text.removeprefix(_JSON)))
    lines = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    if key in LISTS:
        read: list[Value] = [_plain(line) for line in lines]
        return read[0] if len(read) == 1 and key in ("source", "contradicts") else read
    parted = [_parted(line) for line in lines]
    if key in NOTED:
        return [{left: right} if right else left for left, right in parted]
    if any(not right for _left, right in parted) or len({left for left, _right in parted}) < len(parted):
        raise ValueError(
            f"A line of “{key}” is not written as `left: right`, or a left side stands there twice."
        )
    return dict(parted)


def _from_json(read: object) -> Value:
    """What JSON holds, as far as a deck may hold it."""
    if isinstance(read, str | bool):
        return read
    if isinstance(read, list):
        return [_from_json(each) for each in read]
    if isinstance(read, dict):
        return {key: _from_json(each) for key, each in read.items()}
    raise ValueError("The JSON in a cell holds something other than texts, lists and groups of keys.")


def _option(option: Value) -> str:
    if isinstance(option, Mapping):
        return "\n".join(_noted(text, str(reason)) for text, reason in option.items())
    return _noted(str(option), "")


def _noted(text: str, more: str) -> str:
    line = _line(text).replace(": ", "\\: ")
    # A text may end with a colon, which must not part it from what is written behind.
    line = line[:-1] + "\\:" if line.endswith(":") else line
    return f"{line}: {_line(more)}" if more else line


def _line(text: str) -> str:
    line = text.replace("\\", "\\\\").replace("\n", "\\n")
    return "\\" + line if line.startswith(_JSON) else line


def _plain(line: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], line)


def _parted(line: str) -> tuple[str, str]:
    found = _COLON.fullmatch(line)
    return (_plain(found[1]), _plain(found[2])) if found else (_plain(line), "")


def columns_for(rows: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    """The columns that these rows need, in the order in which a deck's author meets them."""
    used = {name for row in rows for name in row}
    return tuple(name for name in COLUMNS if name in used)


# Every column that there can be.
COLUMNS = (
    "id", "type", "question", "answer", *REVERSE, "term", "definition", "statement", "correction", "cloze", "number",
    "unit", "tolerance", "date", "precision", "answers", "order", "match", "wrong", "pin_last", "accept", "reject",
    "typed", "explain", "hint", "source", "contradicts", "inference", "according_to", "as_of", "tags", "group", "when",
    "level", "draft", "allow",
)  # fmt: skip
