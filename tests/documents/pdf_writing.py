"""Writes small PDF files from lines of text, so that every byte of the tests' PDFs is explained here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

REGULAR, BOLD = "F1", "F2"


@dataclass(frozen=True)
class Line:
    """A line of text whose base begins `left` and `up` points from the lower left corner of a page of 595 x 842."""

    text: str
    left: float
    up: float
    size: float = 11
    font: str = REGULAR


def column(
    texts: Iterable[str], up: float, left: float = 72, step: float = 14, size: float = 11
) -> list[Line]:
    """Lines below each other, the first at `up`."""
    return [Line(text, left, up - number * step, size) for number, text in enumerate(texts)]


def pdf(pages: Sequence[Sequence[Line]], title: str = "", locked: bool = False) -> bytes:
    """A PDF of these pages; where `locked`, it says that it is encrypted, with keys that no password opens."""
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        _font("Helvetica"),
        _font("Helvetica-Bold"),
        f"<< /Title ({_escaped(title)}) >>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(
            f"BT /{line.font} {line.size} Tf 1 0 0 1 {line.left} {line.up} Tm ({_escaped(line.text)}) Tj ET\n"
            for line in lines
        )
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {7 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(shown.encode('cp1252'))} >>\nstream\n{shown}endstream")
    keys = f"<{'5a' * 32}>"
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O {keys} /U {keys} >> /ID [<00> <00>] "
    return _file(objects, "/Root 1 0 R /Info 5 0 R " + (lock if locked else ""))


def _font(name: str) -> str:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: Sequence[str], trailer: str) -> bytes:
    written = b"%PDF-1.4\n"
    starts = []
    for number, content in enumerate(objects, 1):
        starts.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(objects) + 1} {trailer}>>\nstartxref\n{len(written)}\n%%EOF\n"
    )
    return written + end.encode("ascii")
