"""Reads the pixels of a PNG as browsers write it: eight bits a channel, not interlaced (ISO/IEC 15948)."""

from __future__ import annotations

import struct
import zlib

_CHANNELS = {2: 3, 6: 4}  # by colour type: RGB, RGBA


def rows_of(png: bytes) -> list[bytes]:
    """The lines of a picture, each its pixels' bytes one after the other."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, bits, colour, data, at = 0, 0, 0, b"", 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, _, bits, colour, _, _, interlaced = struct.unpack(">IIBBBBB", body)
            assert (bits, interlaced) == (8, 0)
        elif kind == b"IDAT":
            data += body
        at += length + 12
    wide = _CHANNELS[colour]
    return _unfiltered(zlib.decompress(data), width * wide, wide)


def _unfiltered(raw: bytes, length: int, wide: int) -> list[bytes]:
    before, rows = bytes(length), []
    for start in range(0, len(raw), length + 1):
        line = bytearray(raw[start + 1 : start + 1 + length])
        _unfilter(raw[start], line, before, wide)
        before = bytes(line)
        rows.append(before)
    return rows


def _unfilter(kind: int, line: bytearray, above: bytes, wide: int) -> None:
    for place in range(len(line) if kind else 0):
        left = line[place - wide] if place >= wide else 0
        corner = above[place - wide] if place >= wide else 0
        guess = (left, above[place], (left + above[place]) // 2, _paeth(left, above[place], corner))[kind - 1]
        line[place] = (line[place] + guess) & 0xFF


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda each: abs(guess - each))
