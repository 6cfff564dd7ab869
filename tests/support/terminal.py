"""A real pseudo-terminal with the executable in it: what reaches it is kept, drawn on a small screen, and judged.

The judgement is a white list. Textual sends some control sequences of its own; every other control character, any
command to the system behind the terminal (its title, links, the clipboard) and whatever turns the order of text
round can only have come from what was shown.
"""

from __future__ import annotations

import codecs
import contextlib
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

PATIENCE_S, LITTLE_S, QUIET_S = 30.0, 1.0, 0.03
_SEQUENCE = re.compile(
    r"\x1b\[(?P<parameters>[0-?]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|\x1b\](?P<command>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|\x1b(?P<other>[^\[\]])"
)
_BEGUN = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?)?\Z")
# Marks of direction, overrides, embeddings and isolates; separators of lines.
_ORDERING = frozenset(
    map(chr, (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029))
)
# Zero-width spaces and joiners of words, annotations, tag characters; the joiner of emoji is not among them.
_HIDDEN = frozenset(map(chr, (0x200B, 0x2060, 0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080))))
# No wrapping, cursor, mouse, focus, second screen, paste, drawing at once, size.
_MODES = frozenset(map(str, (7, 25, 1000, 1003, 1004, 1006, 1015, 1016, 1049, 2004, 2026, 2048)))
_POINTER = re.compile(r"22;[a-z-]+")
_COPIED = re.compile(r"52;c;[A-Za-z0-9+/=]*")


def faults_in(text: str, *, clipboard: bool = False, plain: bool = False) -> list[str]:
    """What stands in the output of a program and has no business there, each with its surroundings.

    `clipboard` says that the learner asked for something to be copied. In `plain` lines no sequence is allowed, and
    tabs are.
    """
    found: list[str] = []
    place = 0
    for match in _SEQUENCE.finditer(text):
        found += _stray(text, place, match.start())
        if plain or not _is_known(match, clipboard):
            found.append(f"{match[0][:60]!r} after {text[max(0, match.start() - 30) : match.start()]!r}")
        place = match.end()
    found += _stray(text, place, len(text))
    return [fault for fault in found if not (plain and fault.startswith("U+0009"))]


def _stray(text: str, start: int, end: int) -> Iterator[str]:
    marks = 0
    for place in range(start, end):
        letter = text[place]
        if " " <= letter <= "~" or letter in "\r\n":
            marks = 0
            continue
        category = unicodedata.category(letter)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if category in ("Cc", "Cs") or letter in _ORDERING or letter in _HIDDEN or marks > 4:
            yield f"U+{ord(letter):04X} in {text[max(start, place - 30) : min(end, place + 30)]!r}"


def _is_known(match: re.Match[str], clipboard: bool) -> bool:
    """Whether Textual itself, or click colouring a word, would send this."""
    if match["command"] is not None:
        copied = clipboard and _COPIED.fullmatch(match["command"])
        return bool(copied or _POINTER.fullmatch(match["command"]))
    if match["other"] is not None:
        return False
    parameters, between, final = match["parameters"], match["between"], match["final"]
    if final in "hl" or (final == "p" and between == "$"):
        return parameters[:1] == "?" and set(parameters[1:].split(";")) <= _MODES
    forms = {"m": r"[0-9;]*", "H": r"[0-9]*(;[0-9]*)?", "u": r"<|>[0-9]+"}
    return not between and final in forms and re.fullmatch(forms[final], parameters) is not None


class Screen:
    """The cells that a terminal would show; places, line feeds and scrolling are followed, colours are not."""

    def __init__(self, columns: int, rows: int) -> None:
        self._columns, self._rows = columns, rows
        self._cells = [[" "] * columns for _ in range(rows)]
        self._x = self._y = 0
        self._wraps = True
        self._rest = ""

    def feed(self, text: str) -> None:
        """Draw what has come; a sequence that has only begun waits for its end."""
        text = self._rest + text
        begun = _BEGUN.search(text)
        self._rest = text[begun.start() :] if begun else ""
        text = text[: begun.start()] if begun else text
        place = 0
        for match in _SEQUENCE.finditer(text):
            self._write(text[place : match.start()])
            self._obey(match)
            place = match.end()
        self._write(text[place:])

    def text(self) -> str:
        """The lines as they stand, without what is blank at their ends."""
        return "\n".join("".join(row).rstrip() for row in self._cells)

    def _obey(self, match: re.Match[str]) -> None:
        if match["final"] == "H":
            row, _, column = (match["parameters"] or "1;1").partition(";")
            self._y = min(int(row or 1), self._rows) - 1
            self._x = min(int(column or 1), self._columns) - 1
        elif match["final"] in ("h", "l") and match["parameters"] == "?7":
            self._wraps = match["final"] == "h"
        elif match["final"] in ("h", "l") and match["parameters"] == "?1049":
            self._cells = [[" "] * self._columns for _ in range(self._rows)]

    def _write(self, text: str) -> None:
        for letter in text:
            if letter == "\r":
                self._x = 0
            elif letter == "\n":
                self._feed_line()
            elif unicodedata.category(letter) in ("Mn", "Me", "Cf"):
                self._cells[self._y][max(0, self._x - 1)] += letter
            else:
                self._put(letter, 2 if unicodedata.east_asian_width(letter) in "WF" else 1)

    def _put(self, letter: str, width: int) -> None:
        if self._x + width > self._columns:
            if not self._wraps:
                return
            self._x = 0
            self._feed_line()
        self._cells[self._y][self._x : self._x + width] = [letter, *[""] * (width - 1)]
        self._x += width

    def _feed_line(self) -> None:
        self._y += 1
        if self._y == self._rows:
            self._y -= 1
            self._cells = [*self._cells[1:], [" "] * self._columns]


class Terminal:
    """One command in a pseudo-terminal of its own; leaving the context ends the command."""

    def __init__(
        self,
        command: Sequence[str | bytes],
        *,
        folder: Path,
        environment: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
    ) -> None:
        columns, rows = size
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._found = termios.tcgetattr(self._master)
        given = {name: value for name, value in environment.items() if name not in ("COLUMNS", "LINES")}
        self._process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            env={**given, "TERM": "xterm-256color"},
            start_new_session=True,
        )
        os.close(slave)
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self._screen = Screen(columns, rows)
        self.received = ""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        os.close(self._master)

    def press(self, keys: str) -> None:
        """Send these keys at once."""
        os.write(self._master, keys.encode())

    def until(self, *words: str) -> str:
        """Wait until one of these stands on the screen; gives the screen."""
        return self.when(lambda screen: any(word in screen for word in words), f"One of {words}")

    def when(self, holds: Callable[[str], bool], what: str, within_s: float = PATIENCE_S) -> str:
        """Wait until the screen is as it should be; gives the screen."""
        end = time.monotonic() + within_s
        while not holds(screen := self._screen.text()):
            if not self._read(end - time.monotonic()):
                raise AssertionError(
                    f"{what} never came. The screen:\n{screen}\nLast: {self.received[-300:]!r}"
                )
        return screen

    def after(self, keys: str) -> str:
        """Press keys, wait a little for the screen to change and until nothing more comes; gives the screen.

        A slow machine may show the change later still: whoever calls acts on what stands there, and looks again.
        """
        before, end = self._screen.text(), time.monotonic() + LITTLE_S
        self.press(keys)
        while self._screen.text() == before and self._read(end - time.monotonic()):
            pass
        while self._read(QUIET_S):
            pass
        return self._screen.text()

    def end(self) -> int:
        """Wait until the program has ended; gives its exit code."""
        end = time.monotonic() + PATIENCE_S
        while self._read(end - time.monotonic()):
            pass
        return self._process.wait(timeout=PATIENCE_S)

    def send(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self._process.pid, number)

    def wait_until_stopped(self) -> None:
        """Wait until the program is stopped, and read what it wrote before."""
        end = time.monotonic() + PATIENCE_S
        while os.waitid(os.P_PID, self._process.pid, os.WSTOPPED | os.WNOHANG) is None:
            assert time.monotonic() < end, "it never stopped"
            self._read(QUIET_S)
        while self._read(QUIET_S):
            pass

    @property
    def pid(self) -> int:
        """The number of the program's process."""
        return self._process.pid

    def unrestored(self) -> list[str]:
        """What the program has changed in the terminal and not put back."""
        names = {"1049": "second screen", "1000": "mouse", "1003": "mouse moves", "1006": "mouse places",
                 "2004": "marked pastes", "1004": "focus told", "2048": "size told"}  # fmt: skip
        left = [name for mode, name in names.items() if self._is_set(mode)]
        if "\x1b[?25l" in self.received and not self._is_set("25"):
            left.append("no cursor")
        if termios.tcgetattr(self._master) != self._found:
            left.append("raw keys")
        return left

    def _is_set(self, mode: str) -> bool:
        return self.received.rfind(f"\x1b[?{mode}h") > self.received.rfind(f"\x1b[?{mode}l")

    def screen(self) -> str:
        """What stands on the screen now."""
        return self._screen.text()

    def _read(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], max(0.0, seconds))[0]:
            return False
        fresh = b""
        with contextlib.suppress(OSError):  # so Linux says that the other side has closed
            fresh = os.read(self._master, 65536)
        text = self._decoder.decode(fresh, final=not fresh)
        self.received += text
        self._screen.feed(text)
        return bool(fresh)
