"""The bytes of a document's file, within bounds: never more than allowed, never waiting for a pipe."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from quiz_app.documents.unreadable import Unreadable
from quiz_app.text import one_line

PDF = ".pdf"
HTML = (".html", ".htm")
MARKDOWN = (".md", ".markdown")
TEXT = ".txt"
# What a file named ID.ending may end in; where one folder holds several of an id, the first of these is taken.
ENDINGS = (TEXT, *MARKDOWN, *HTML, PDF)
MOST_TEXT_BYTES = 64_000_000
MOST_PDF_BYTES = 200_000_000


def most_bytes(name: str) -> int:
    """How many bytes a file of this name may have; a PDF, which holds pictures and fonts too, may have more."""
    return MOST_PDF_BYTES if name.lower().endswith(PDF) else MOST_TEXT_BYTES


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file; raises Unreadable, with a sentence that names the file, where there are none."""
    name, most = one_line(path.name, 60), most_bytes(path.name)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise Unreadable(f"{name} is a folder, not a document.", hint="Name one file in it.")
        if not stat.S_ISREG(found.st_mode):
            raise Unreadable(f"{name} is a device or a pipe, not a document.", hint="Name a file.")
        if found.st_size > most:
            raise _too_big(name, most)
        # What the path names may have changed since: without O_NONBLOCK a pipe put there would hold us up.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            data = file.read(most + 1)
    except OSError as failure:
        raise _not_had(name, failure) from None
    except ValueError:  # a NUL in the path
        raise _not_there(name) from None
    if len(data) > most:
        raise _too_big(name, most)
    return data


def _too_big(name: str, most: int) -> Unreadable:
    return Unreadable(
        f"{name} is too big for a document: more than {most // 1_000_000} MB.",
        hint="Split it, or save the part that is to be learnt as a file of its own.",
    )


def _not_there(name: str) -> Unreadable:
    return Unreadable(f"There is no file {name}.", hint="Check the path for typing errors.")


def _not_had(name: str, failure: OSError) -> Unreadable:
    if failure.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
        return _not_there(name)
    if failure.errno in (errno.EACCES, errno.EPERM):
        return Unreadable(
            f"{name} may not be read.", hint="Give yourself the right to read it, as with chmod u+r."
        )
    reason = one_line(failure.strerror or str(failure))
    return Unreadable(f"{name} could not be read: {reason}.", hint="Copy it to another place and try again.")
