"""Where things lie on this machine: data, settings, backups and decks; nothing is created here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files that one run of the program uses.

    `home` holds all that is the learner's; `database` is its SQLite file unless another was named.
    """

    home: Path
    settings_folder: Path
    database: Path

    @property
    def settings_file(self) -> Path:
        """The TOML file of look, keys and paths."""
        return self.settings_folder / "settings.toml"

    @property
    def device_file(self) -> Path:
        """The device's id, outside the database so that a copied database is not taken for this device."""
        return self.home / "device"

    @property
    def own_decks(self) -> Path:
        """The learner's own decks; every deck in it is found without being added."""
        return self.home / "decks"

    @property
    def own_documents(self) -> Path:
        """The library: copies of the documents that the learner added."""
        return self.home / "documents"

    @property
    def log_file(self) -> Path:
        """Where an unexpected failure leaves its traceback."""
        return self.home / "quiz.log"


def backups_of(database: Path) -> Path:
    """The folder of a database's backups: beside it, so that a database on another disk has its own there."""
    return database.parent / "backups"


def find_places(
    environment: Mapping[str, str], home: Path | None = None, database: Path | None = None
) -> Places:
    """The places for this run: arguments first, then QUIZ_HOME and QUIZ_DATABASE, then the platform's own folders."""
    named = home or (Path(environment["QUIZ_HOME"]) if environment.get("QUIZ_HOME") else None)
    if named is None:
        import platformdirs

        folder = Path(platformdirs.user_data_dir("quiz", appauthor=False))
        settings = Path(platformdirs.user_config_dir("quiz", appauthor=False))
    else:
        folder = settings = named.expanduser()
    return Places(folder, settings, database or folder / "quiz.db")


def shipped_decks(package: Path = _PACKAGE) -> Path | None:
    """The folder of decks that came with the program: inside the installed package, else beside it in a checkout."""
    for folder in (package / "shipped_decks", package.parent / "decks"):
        if folder.is_dir():
            return folder
    return None
