"""Text and the code in it: what stands between fences of three backticks is code, all else is prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

TAB = 4
FENCE = "```"
_OPENS = re.compile(r"( {0,3})(`{3,})[ \t]*([^`]*)")
_CLOSES = re.compile(r" {0,3}(`{3,})[ \t]*")
_LANGUAGE = re.compile(r"[A-Za-z0-9+#._-]{1,30}")


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of lines that is prose or code; `language` is what the fence names, in lower case, "" for nothing."""

    text: str
    code: bool = False
    language: str = ""


def passages(text: str) -> tuple[Passage, ...]:
    """The prose and the code of a text in turn, without the fences; text without a fence is one passage of prose.

    A fence is a line of three backticks or more, which may name a language, as in Markdown. It ends at a line of at
    least as many backticks, or with the text. Blank lines beside a fence belong to neither side.
    """
    if FENCE not in text:
        return (Passage(text),)
    found: list[Passage] = []
    prose: list[str] = []
    lines = iter(text.split("\n"))
    for line in lines:
        fence = _OPENS.fullmatch(line)
        if fence is None:
            prose.append(line)
            continue
        _add_prose(found, prose)
        prose = []
        code = _code_until(lines, fence)
        language = _LANGUAGE.match(fence[3])
        if any(code_line.strip() for code_line in code):
            found.append(Passage("\n".join(code), True, language[0].lower() if language else ""))
    _add_prose(found, prose)
    return tuple(found) or (Passage(text),)


def plain_lines(text: str) -> list[str]:
    """A text as lines for a plain session: code stands as it was written, indented, and the fences are left out."""
    lines: list[str] = []
    for passage in passages(text):
        rows = passage.text.split("\n") if passage.text else []
        lines += [f"{' ' * TAB}{row.expandtabs(TAB)}".rstrip() for row in rows] if passage.code else rows
    return lines


def _code_until(lines: Iterator[str], fence: re.Match[str]) -> list[str]:
    """The lines up to the end of the code that `fence` opens, which are taken from `lines`, less its indent."""
    code: list[str] = []
    for line in lines:
        end = _CLOSES.fullmatch(line)
        if end is not None and len(end[1]) >= len(fence[2]):
            break
        indent = len(line) - len(line.lstrip(" "))
        code.append(line[min(indent, len(fence[1])) :])
    return code


def _add_prose(found: list[Passage], prose: list[str]) -> None:
    text = "\n".join(prose).strip("\n")
    if text.strip():
        found.append(Passage(text))
