"""Lines from standard input, waited for only so long: an exam's clock goes on while nobody types."""

from __future__ import annotations

import codecs
import os
import select
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of waiting: a line without its end, or the end of input; neither where the time was up."""

    line: str | None = None
    ended: bool = False


class TimedLines:
    """Reads lines from an open file; bytes that are no UTF-8 become replacement characters."""

    def __init__(self, fileno: int) -> None:
        self._fileno = fileno
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._text = ""
        self._ended = False

    def wait(self, seconds: float) -> Heard:
        """The next line, waited for at most so long; a last line need not end with a line end."""
        while "\n" not in self._text and not self._ended:
            if not select.select([self._fileno], [], [], max(0.0, seconds))[0]:
                return Heard()
            read = os.read(self._fileno, 65_536)
            self._ended = not read
            self._text += self._decoder.decode(read, final=self._ended)
        line, found, rest = self._text.partition("\n")
        self._text = rest
        if found or line:
            return Heard(line=line.removesuffix("\r"))
        return Heard(ended=True)
