"""Text from outside, made safe to show and fair to compare; counts, shares and times in words."""

from __future__ import annotations

import re
import unicodedata

# Tab and line feed stay; every other C0 and C1 control could move the cursor or start an escape sequence.
_CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A)}
# Overrides, embeddings and isolates reorder what stands around them, marks do so invisibly.
_BIDI = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
# Zero-width spaces, word joiner, soft hyphen, byte-order mark, interlinear annotations and tag characters hide text.
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)))
# Line and paragraph separators break lines in some terminals and not in others.
_BREAKS = {0x2028: "\n", 0x2029: "\n"}
_REMOVED = {**_CONTROLS, **_BIDI, **_INVISIBLE, **_BREAKS}
# Letters and signs of which none is removed and none is a mark, with line feed and tab: what most texts are made of.
_TAME = re.compile(
    "[\t\n -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0590\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20bf\u2190-\u23ff\u3001-\u3029\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff\uac00-\ud7a3]*"
)
_MAX_MARKS = 4
_ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # operating system command: titles, clipboard, links
    r"|\x1b[PX^_][^\x1b]*(?:\x1b\\)?"  # device control and other strings
    r"|\x1b\[[0-?]*[ -/]*[@-~]?"  # control sequences: colour, cursor
    r"|\x1b[ -/]*[0-~]?"
)
# Raised figures and fractions right after a digit: without a space 10² would fold to 102.
_RAISED = re.compile(r"(?<=\d)[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2079\u2080-\u2089\u2150-\u215e]")
# Latin letters that do not decompose into a letter and its accent, and variation selectors, which choose a glyph.
_UNACCENTED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | {chr(code): "" for code in range(0xFE00, 0xFE10)}
)
_OWN_ACCENT = re.compile("[" + "".join(map(chr, _UNACCENTED)) + "]")
_CYRILLIC = "\u0400"  # Latin and Greek letters stand before it
_STRESSED = frozenset("аеиоуыэюя")
_STRESS = frozenset("\u0300\u0301")
_YO = "е\u0308"
# Dates are told in English, whatever the machine is set to.
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)


def clean(text: str) -> str:
    """Text as it may enter the program: NFC, without escape sequences, controls, bidi overrides or hidden characters.

    Line feeds and tabs stay, other line ends become line feeds; lone surrogates become U+FFFD; of a flood of
    combining marks on one letter the first four stay.
    """
    if (text.isascii() and text.isprintable()) or (
        _TAME.fullmatch(text) and unicodedata.is_normalized("NFC", text)
    ):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _ESCAPES.sub("", text).translate(_REMOVED)
    text = "".join("\ufffd" if 0xD800 <= ord(c) <= 0xDFFF else c for c in text)
    return _calm_marks(unicodedata.normalize("NFC", text))


def _calm_marks(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= _MAX_MARKS:
            kept.append(character)
    return "".join(kept)


def one_line(text: str, limit: int = 0) -> str:
    """Cleaned text on a single line, with runs of white space as one space, cut with "…" after `limit` characters."""
    line = " ".join(clean(text).split())
    return line if not limit or len(line) <= limit else line[: limit - 1].rstrip() + "…"


def fold(text: str) -> str:
    """Text for comparing: lower case, without accents, compatibility forms made plain. Folding twice changes nothing.

    Accents are marks on Latin and Greek letters, Russian stress, and the dots of ё. Elsewhere a mark makes another
    letter (й is no и, が no か) or is a vowel, and stays.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", _RAISED.sub(r" \g<0>", text))
    decomposed = unicodedata.normalize("NFKD", decomposed.casefold())
    if _OWN_ACCENT.search(decomposed):
        decomposed = decomposed.translate(_UNACCENTED)
    if not _TAME.fullmatch(decomposed):
        decomposed = _without_accents(decomposed)
    return unicodedata.normalize("NFC", decomposed)


def _without_accents(decomposed: str) -> str:
    kept: list[str] = []
    base = ""
    for character in decomposed:
        if unicodedata.category(character) not in ("Mn", "Me"):
            base = character
        elif (
            (base and base < _CYRILLIC)
            or (base in _STRESSED and character in _STRESS)
            or base + character == _YO
        ):
            continue
        kept.append(character)
    return "".join(kept)


def plural(count: int, one: str, many: str = "") -> str:
    """ "1 card" or "3 cards": a count with its noun; `many` is needed only where adding "s" is wrong."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def percent(share: float) -> str:
    """A share as "64 %"; what is not whole is never shown as such."""
    return f"{min(99, round(share * 100)) if share < 1 else 100} %"


def exact_percent(share: float) -> str:
    """A share that was chosen, with its decimals: "62.5 %"."""
    return f"{share * 100:g} %"


def short_number(value: float) -> str:
    """A number with as many decimals as it needs, two at most: "17", "12.5", "0.33"."""
    short = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def points_words(points: float) -> str:
    """ "1 point", "12.5 points"."""
    short = short_number(points)
    return f"{short} {'point' if short == '1' else 'points'}"


def taken_words(taken_ms: int) -> str:
    """How long something took: "8 s", "4 min 10 s", "1 h 5 min"."""
    seconds = round(taken_ms / 1000)
    if seconds < 60:
        return f"{seconds} s"
    minutes, seconds = divmod(seconds, 60)
    if minutes < 60:
        return f"{minutes} min {seconds} s" if seconds else f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min"


def wide_encoding(head: bytes) -> str:
    """The encoding of a text in two or four bytes a character, as Python names it, by how it begins; else ""."""
    whole = head[: len(head) // 4 * 4]
    for name in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        text = whole.decode(name, "replace")
        strange = sum(not (mark.isprintable() or mark in "\r\n\t\ufeff") or mark == "\ufffd" for mark in text)
        if strange * 50 <= len(text) and whole.count(0) >= 0.3 * len(whole) > 0:
            return name
    return ""
