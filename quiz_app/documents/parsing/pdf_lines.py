"""The lines of a PDF's pages with their place, size and weight, as the PDF library finds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double, c_float, c_int, create_string_buffer
from dataclasses import dataclass
from threading import Lock
from typing import Any

from quiz_app.documents.parsing.encoding import EXTRA
from quiz_app.documents.unreadable import Unreadable

MOST_PAGES = 3_000
MOST_CHARACTERS = 20_000_000
# The library may be used by one thread at a time only.
_ONE_AT_A_TIME = Lock()
_SOFT_HYPHEN = 2
_LINE_FEED = 10
_HEAVY = 600
_HEAVY_NAMES = (b"bold", b"black", b"heavy", b"semibold", b"demi")
_RAISED = 0.8
# By so many letters of a line its size and weight are told; a word in another font does not count.
_SAMPLES = 7
_UNTOLD = 0.3


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of text: `left`, `right` and its base `up` in points from the page's lower left corner.

    `broken` says that its last word goes on in the next line, behind a hyphen that is not in `text`.
    """

    text: str
    left: float
    right: float
    up: float
    size: float
    bold: bool
    broken: bool = False


@dataclass(frozen=True, slots=True)
class PdfText:
    """The title that a PDF's own description gives, which may be "", and the lines of each of its pages."""

    title: str
    pages: tuple[tuple[PdfLine, ...], ...]


def read_pdf(data: bytes) -> PdfText:
    """The lines of a PDF; raises Unreadable where it is locked, damaged, too long, or holds no text."""
    try:
        import pypdfium2
    except ImportError:
        raise Unreadable("PDF is read with a library that is not installed.", hint=EXTRA) from None
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as failure:
            raise _refused(failure, pypdfium2.raw.FPDF_ERR_PASSWORD) from None
        try:
            return _read(document, pypdfium2)
        finally:
            document.close()


def _read(document: Any, library: Any) -> PdfText:  # noqa: ANN401 (the library has no types)
    count = len(document)
    if count > MOST_PAGES:
        raise Unreadable(
            f"The PDF has {count:,} pages, more than {MOST_PAGES:,}.", hint="Split it into several documents."
        )
    pages: list[tuple[PdfLine, ...]] = []
    left = MOST_CHARACTERS
    for number in range(count):
        try:
            page = document[number]
            text = page.get_textpage()
        except library.PdfiumError:
            pages.append(())  # one damaged page hides no other
            continue
        try:
            length = text.count_chars()
            left -= length
            if left < 0:
                raise Unreadable(
                    f"The PDF holds more than {MOST_CHARACTERS // 1_000_000} million letters.",
                    hint="Split it into several documents.",
                )
            pages.append(tuple(_Page(text, library.raw).lines(length)))
        finally:
            text.close()
            page.close()
    _look_whether_text(pages)
    return PdfText(document.get_metadata_value("Title"), tuple(pages))


def _refused(failure: Any, locked: int) -> Unreadable:  # noqa: ANN401
    if getattr(failure, "err_code", None) == locked:
        return Unreadable(
            "The PDF is locked with a password.", hint="Open it in a viewer and save a copy without password."
        )
    return Unreadable(
        "This is no PDF, or it is damaged.", hint="Get it anew, or open it in a viewer and save a copy."
    )


def _look_whether_text(pages: list[tuple[PdfLine, ...]]) -> None:
    text = "".join(line.text for lines in pages for line in lines)
    if not any(character.isalpha() for character in text):
        if text.strip("\ufffd \t"):
            return
        raise Unreadable(
            "The PDF holds pictures of pages, and no text.",
            hint="Have the text recognised (OCR) with another program, and add what comes of it.",
        )
    untold = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in text)
    if untold > _UNTOLD * len(text):
        raise Unreadable(
            "The letters of the PDF cannot be told: its fonts do not say which is which.",
            hint="Have the text recognised (OCR) with another program, and add what comes of it.",
        )


class _Page:
    """Reads one page letter by letter."""

    def __init__(self, text: Any, raw: Any) -> None:  # noqa: ANN401
        self._text = text
        self._raw = raw

    def lines(self, length: int) -> Iterator[PdfLine]:
        """The lines in the order in which the file draws them."""
        letters: list[tuple[int, int]] = []
        for index in range(length):
            code = self._raw.FPDFText_GetUnicode(self._text, index)
            if code in (_LINE_FEED, _SOFT_HYPHEN):
                yield from self._line(letters, broken=code == _SOFT_HYPHEN)
                letters = []
            elif code > 0x1F:
                letters.append((index, code))
        yield from self._line(letters, broken=False)

    def _line(self, letters: list[tuple[int, int]], broken: bool) -> Iterator[PdfLine]:
        seen = [index for index, code in letters if not chr(code).isspace()]
        if not seen:
            return
        samples = seen[:: max(1, len(seen) // _SAMPLES)]
        sizes = Counter(self._raw.FPDFText_GetFontSize(self._text, index) for index in samples)
        own = sizes.most_common(1)[0][0]
        left, up = self._origin(seen[0])
        text = "".join(
            chr(code) if code < 0x110000 else "\ufffd"
            for index, code in letters
            if not (0x30 <= code <= 0x39 and index != seen[0] and self._is_raised(index, own, up))
        )
        yield PdfLine(
            text=" ".join(text.split()),
            left=left,
            right=self._right(seen[-1]),
            up=up,
            size=round(own * self._scale(samples[0]), 1),
            bold=all(self._is_bold(index) for index in samples),
            broken=broken,
        )

    def _is_raised(self, index: int, own: float, up: float) -> bool:
        """Whether a digit is the mark of a note: smaller than the line, and above its base."""
        if self._raw.FPDFText_GetFontSize(self._text, index) > _RAISED * own:
            return False
        return self._origin(index)[1] > up + 0.1 * own

    def _origin(self, index: int) -> tuple[float, float]:
        x, y = c_double(), c_double()
        self._raw.FPDFText_GetCharOrigin(self._text, index, byref(x), byref(y))
        return x.value, y.value

    def _right(self, index: int) -> float:
        left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
        self._raw.FPDFText_GetCharBox(self._text, index, byref(left), byref(right), byref(bottom), byref(top))
        return right.value

    def _scale(self, index: int) -> float:
        """How much the page enlarges what its fonts are set in."""
        matrix = self._raw.FS_MATRIX()
        if not self._raw.FPDFText_GetMatrix(self._text, index, byref(matrix)):
            return 1.0
        return float((c_float(matrix.c).value ** 2 + c_float(matrix.d).value ** 2) ** 0.5) or 1.0

    def _is_bold(self, index: int) -> bool:
        if self._raw.FPDFText_GetFontWeight(self._text, index) >= _HEAVY:
            return True
        name, flags = create_string_buffer(128), c_int()
        self._raw.FPDFText_GetFontInfo(self._text, index, name, 128, byref(flags))
        return any(heavy in name.value.lower() for heavy in _HEAVY_NAMES)
