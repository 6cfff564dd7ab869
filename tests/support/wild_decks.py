"""Deck files that no author would write: pieces of real decks and of wrong examples, spliced and damaged by chance.

Each is made from a seed alone, so that a number in a report is enough to have the same bytes again.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

from quiz_app.decks.explanations import explanations
from tests.support import hostile

_HERE = Path(__file__).resolve().parent
_DECKS = (_HERE / "history.yaml", _HERE / "showcase.yaml")
MOST_BYTES = 60_000
_HEAD = "deck: wild\ntitle: Wild\ndocument: atlas\nsources:\n  atlas: {title: Atlas}\nquestions:\n"
_ITEM = re.compile(r"(?m)^(?=  - )")
_KEYS = (
    "id", "type", "question", "answer", "answers", "wrong", "accept", "reject", "cloze", "statement", "correction",
    "term", "definition", "reverse", "number", "unit", "tolerance", "date", "precision", "order", "match", "typed",
    "pin_last", "explain", "hint", "source", "section", "contradicts", "tags", "when", "level", "draft", "group",
    "deck", "title", "document", "sources", "questions", "language", "<<", "anser", "quesiton", "",
)  # fmt: skip
_VALUES = (
    "", "~", "yes", "no", "true", "false", "0", "-1", "1e999", "9" * 400, "1,000", "1/0", "12:30", "0x1F", "±5 %",
    "1689-08-27", "221 BCE", "0000-00-00", "31.2.1689", "c. 1640", "99999999999", "1900s", "between 1 and 2", "½",
    "one hundred and one thousand million", "MCMXCIX", "一百二十", "5 km", "5 °C", "5 € 5 $", "1 2 3 4 5 6 7",
    "a > b > 3", "atlas > x > 0", "> > >", "{{c1::a}}", '"{{c1::a::b}} {{c2::}} {{c0::x}} {{c1::{{c2::y}}}}"',
    '"{{{{}}}}{{c1::"', '"{{c1::f{x}}} {{c500::y}} {{c501::z}}"', "[a, b, A]", "{a: b}", "[[[[]]]]", "{{{", "*a",
    "&a b", "&a [*a]", "!!map x", "!!python/object:os.system x", "! x", "|", ">-", "|9", "| x", "'", '"', "'a' b",
    '"\\q"', '"\\ud800"', '"\\0"', "- a", "-a", "? a", "a: b: c", "a #b", "#b", "%a", "@a", "`a", "(lead)",
    "(a) (b) (c) (d)", "colo(u)r", "the a an the", "Ǆ ﬁ Å é é ё й ½ ² ﷺ", "\u202eflip\u202c", "a\u200bb", "\ufeff",
    "e\u0301\u0301\u0301\u0301\u0301\u0301", "ß İ ı ſ K", "Владивосток", "尼布楚條約", "עברית العربية", "👩‍👩‍👧‍👦",
    "x" * 300, "( " * 60, "a, " * 60, "and " * 60, "1 " * 60, "{{c1::a}} " * 30,
)  # fmt: skip
_SIGNS = (
    "\t", "\n", "\r", "\r\n", " ", "  ", "    ", "-", "- ", ":", ": ", "?", "? ", ",", "[", "]", "{", "}", "{{", "}}",
    "#", " #", "&", "&a ", "*", "*a", "!", "!!str ", "|", "|\n", ">", ">\n", "'", '"', "%", "@", "`", "\\", "~", "<<",
    "<<: *a", "---\n", "\n---\n", "\n...\n", "%YAML 1.1\n", "\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\u2028",
    "\ufeff", "\ufffe", "\u202e", "\u200b", "\u0301", "\ud7ff", "\ue000", "\U0010ffff", "0", "9", "::", "{{c1::",
    "c1", "::", "(", ")", "questions:\n", "\nquestions: x\n", "\ndeck: other\n", "  - ", "\n  - ", "\n- ", "\n    ",
    "\n\t- ", "\n   - x", "\nx\n",
)  # fmt: skip
_RAW = (
    b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xe9", b"\xed\xa0\x80", b"\xf4\x90\x80\x80",
    b"\xc0\x80", b"\x00\x00",
)  # fmt: skip


def _pieces() -> tuple[str, ...]:
    found: list[str] = []
    for path in _DECKS:
        head, *items = _ITEM.split(path.read_text("utf-8"))
        found += (head, *items)
    for each in explanations().values():
        for example in (each.wrong, each.right):
            found.append(
                example if example.startswith("deck:") else "  - " + example.replace("\n", "\n    ") + "\n"
            )
    found += (hostile.deck(hostile.said(hostile.ALL)), hostile.deck(hostile.alone("]}\"' \t#")))
    return tuple(piece for piece in found if piece.strip())


class WildDecks:
    """Makes a deck file's bytes from a number."""

    def __init__(self) -> None:
        self._pieces = _pieces()
        self._ways: tuple[Callable[[random.Random, str], str], ...] = (
            self._splice,
            self._splice,
            self._sign,
            self._sign,
            self._sign,
            self._cut,
            self._double,
            self._swap_lines,
            self._value,
            self._value,
            self._key,
            self._indent,
            self._quote,
            self._letter,
            self._ends,
            self._nest,
            self._grow,
            self._alias,
            self._drop_line,
        )

    def made(self, seed: int) -> bytes:
        """The file of this number; always the same, at most MOST_BYTES long."""
        chance = random.Random(seed)
        text = self._beginning(chance)
        for _ in range(chance.choice((0, 1, 1, 1, 2, 2, 3, 5, 8, 20))):
            text = chance.choice(self._ways)(chance, text)[:MOST_BYTES]
        data = text.encode("utf-8", "surrogatepass")
        return self._damaged(chance, data)[:MOST_BYTES] if chance.random() < 0.1 else data[:MOST_BYTES]

    def _beginning(self, chance: random.Random) -> str:
        kind = chance.random()
        if kind < 0.1:
            return chance.choice(self._pieces)
        if kind < 0.15:
            return "".join(chance.choice(_SIGNS) for _ in range(chance.randrange(1, 60)))
        if kind < 0.35:
            return _HEAD + "".join(self._question(chance) for _ in range(chance.randrange(1, 4)))
        items = chance.choices(self._pieces, k=chance.randrange(1, 5))
        return _HEAD + "".join(item for item in items if item.startswith("  - "))

    def _question(self, chance: random.Random) -> str:
        """A question of any keys with any values."""
        lines = (f"{chance.choice(_KEYS)}: {self._any(chance, 0)}" for _ in range(chance.randrange(1, 7)))
        return "  - " + "\n    ".join(lines) + "\n"

    def _any(self, chance: random.Random, depth: int) -> str:
        kind = chance.random()
        if kind < 0.6 or depth > 2:
            return chance.choice(_VALUES)
        inner = [self._any(chance, depth + 1) for _ in range(chance.randrange(4))]
        if kind < 0.75:
            return f"[{', '.join(inner)}]"
        if kind < 0.88:
            return "{" + ", ".join(f"{chance.choice(_KEYS + _VALUES)}: {each}" for each in inner) + "}"
        margin = "\n" + "  " * (depth + 3)
        return "".join(f"{margin}- {each}" for each in inner)

    def _splice(self, chance: random.Random, text: str) -> str:
        other = chance.choice(self._pieces)
        begin = chance.randrange(len(other))
        part = other[begin : begin + chance.choice((5, 40, 300, 5000))]
        place = chance.randrange(len(text) + 1)
        return text[:place] + part + text[place:]

    def _sign(self, chance: random.Random, text: str) -> str:
        place = chance.randrange(len(text) + 1)
        return text[:place] + chance.choice(_SIGNS) + text[place + chance.choice((0, 0, 1, 3)) :]

    def _cut(self, chance: random.Random, text: str) -> str:
        begin = chance.randrange(len(text) + 1)
        return text[:begin] + text[begin + chance.choice((1, 5, 50, 5000)) :]

    def _double(self, chance: random.Random, text: str) -> str:
        begin = chance.randrange(len(text) + 1)
        part = text[begin : begin + chance.choice((1, 20, 300))]
        return text[:begin] + part * chance.choice((2, 3, 50)) + text[begin:]

    def _swap_lines(self, chance: random.Random, text: str) -> str:
        lines = text.splitlines(keepends=True) or [""]
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
        return "".join(lines)

    def _drop_line(self, chance: random.Random, text: str) -> str:
        lines = text.splitlines(keepends=True) or [""]
        del lines[chance.randrange(len(lines))]
        return "".join(lines)

    def _value(self, chance: random.Random, text: str) -> str:
        """The rest of a line, after its key or dash, is something else."""
        places = [match.end() for match in re.finditer(r"(?m)^[ -]*(?:\w+: |- )", text)]
        if not places:
            return text + chance.choice(_VALUES)
        place = chance.choice(places)
        return text[:place] + self._any(chance, 0) + text[(text + "\n").find("\n", place) :]

    def _key(self, chance: random.Random, text: str) -> str:
        places = [match.span(1) for match in re.finditer(r"(?m)^[ -]*(\w+): ", text)]
        if not places:
            return chance.choice(_KEYS) + ": " + text
        begin, end = chance.choice(places)
        return text[:begin] + chance.choice(_KEYS) + text[end:]

    def _indent(self, chance: random.Random, text: str) -> str:
        lines = text.split("\n")
        at = chance.randrange(len(lines))
        lines[at] = chance.choice((" ", "\t", "", "        ", "- ", " \t ", "#")) + lines[at].lstrip(
            chance.choice((" ", " -", ""))
        )
        return "\n".join(lines)

    def _quote(self, chance: random.Random, text: str) -> str:
        quotes = [match.start() for match in re.finditer("[\"'{}\\[\\]:]", text)]
        if not quotes:
            return "'" + text
        place = chance.choice(quotes)
        return text[:place] + chance.choice(("", "''", '"', "\\", "[", "}")) + text[place + 1 :]

    def _letter(self, chance: random.Random, text: str) -> str:
        """Any character there is, surrogates included, which the bytes then hold as UTF-8 forbids."""
        place = chance.randrange(len(text) + 1)
        code = chance.randrange(chance.choice((0x80, 0x500, 0x3000, 0x10000, 0x110000)))
        return text[:place] + chr(code) * chance.choice((1, 1, 2, 40)) + text[place:]

    def _ends(self, chance: random.Random, text: str) -> str:
        return text.replace("\n", chance.choice(("\r\n", "\r", "\n\n", "\u2028", "\n\t", "\n ")))

    def _nest(self, chance: random.Random, text: str) -> str:
        opening, closing = chance.choice(
            (("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", ""), ("{{", "}}"), ("(", ")"))
        )
        times = chance.choice((3, 19, 25, 400))
        place = chance.randrange(len(text) + 1)
        return text[:place] + opening * times + "x" + closing * chance.choice((times, 0)) + text[place:]

    def _grow(self, chance: random.Random, text: str) -> str:
        place = chance.randrange(len(text) + 1)
        return text[:place] + chance.choice(_SIGNS + _VALUES) * chance.choice((10, 100, 1500)) + text[place:]

    def _alias(self, chance: random.Random, text: str) -> str:
        """Names for places, and references to them, at values."""
        places = [match.end() for match in re.finditer(r"(?m)^[ -]*(?:\w+: |- )", text)] or [0]
        for _ in range(chance.randrange(1, 6)):
            place = chance.choice(places)
            text = (
                text[:place]
                + chance.choice(("&a ", "*a ", "&b ", "*b ", "*a\n    ", "&a [*a, *b] "))
                + text[place:]
            )
        return text

    def _damaged(self, chance: random.Random, data: bytes) -> bytes:
        """The bytes with a few of them changed, without regard for what they spell."""
        for _ in range(chance.choice((1, 2, 10))):
            place = chance.randrange(len(data) + 1)
            if chance.random() < 0.5:
                data = data[:place] + bytes((chance.randrange(256),)) + data[place + 1 :]
            else:
                data = data[:place] + chance.choice(_RAW) + data[place + chance.choice((0, 1, 2)) :]
        return data
