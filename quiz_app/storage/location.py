"""Which file a database is: a path or an sqlite URL, checked before anything is opened."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from quiz_app.errors import DatabaseFailed, WrongUse
from quiz_app.text import one_line

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]+):(//.*)", re.DOTALL)
_SQLITE = ("sqlite", "sqlite+pysqlite")


def database_file(path_or_url: str | Path) -> Path:
    """The file that a path or an `sqlite:///` URL names; its folder is made if it is missing.

    Raises WrongUse for other URLs and DatabaseFailed where the file cannot be one. Of a refused URL only the
    scheme is repeated, because it may hold a password.
    """
    path = named_file(path_or_url)
    if path.is_dir():
        raise DatabaseFailed(
            f"{one_line(str(path), 200)} is a folder, not a database file.",
            hint=f"Name a file in it, such as {one_line(str(path / 'quiz.db'), 200)}.",
            title="That is a folder",
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseFailed(
            f"The folder {one_line(str(path.parent), 200)} cannot be made: {error.strerror}.",
            hint="Name another place with --database or --home.",
            title="No place for the database",
        ) from error
    return path


def named_file(path_or_url: str | Path) -> Path:
    """The absolute path that a path or an `sqlite:///` URL names, whatever is there; WrongUse for other URLs.

    A link is followed as SQLite follows it: the write-ahead log lies beside the file, not beside the link.
    """
    path = path_or_url if isinstance(path_or_url, Path) else _named(path_or_url)
    path = path.expanduser().absolute()
    return path.resolve() if path.is_symlink() else path


def _named(text: str) -> Path:
    if not text.strip() or "\0" in text:
        raise WrongUse("No database was named.", hint="Name a file with --database, such as ~/quiz.db.")
    if text == ":memory:":
        raise WrongUse("A database in memory would lose every answer.", hint="Name a file instead.")
    url = _SCHEME.fullmatch(text)
    if url is None:
        return Path(text)
    scheme, rest = url.group(1).lower(), url.group(2).partition("?")[0]
    if scheme not in _SQLITE:
        raise WrongUse(
            f"Databases of the kind {one_line(scheme, 40)!r} are not supported yet.",
            hint="Name an SQLite file, or a URL such as sqlite:////home/you/quiz.db.",
        )
    if not rest.startswith("///") or rest == "///":
        raise WrongUse(
            "An sqlite URL names a file after three slashes.", hint="Write it as sqlite:////home/you/quiz.db."
        )
    return Path(unquote(rest[3:]))
