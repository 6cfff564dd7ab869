"""The cards of a section, of a tag and of a year."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from quiz_app.paths import find_places
from quiz_app.storage import grouped
from quiz_app.storage.database import Database
from quiz_app.study.desk import Desk
from tests.support.life import StillClock

DECKS = {
    "border": """\
deck: border
title: Border
sources: {atlas: {title: An atlas}}
document: atlas
questions:
  - {id: a, question: Who signed at Nerchinsk?, answer: Golovin, section: Treaty, when: "1689", tags: [Qing]}
  - {id: b, question: Who signed there?, answer: Sava, section: Treaty of Kyakhta, when: 1727 to 1728, tags: [qing]}
  - {id: c, question: What is the Argun?, answer: A river, section: Treaty}
  - {id: d, question: When was the Treaty of Aigun signed?, date: 1858-05-28}
  - {id: e, question: Who united the realm?, answer: Ying Zheng, when: 221 BCE}
  - {id: f, question: Not asked yet?, answer: No, section: Treaty, when: "1689", tags: [qing], draft: true}
""",
    "rivers": """\
deck: rivers
title: Rivers
sources: {atlas: {title: An atlas}}
document: atlas
questions:
  - {id: a, question: Who sailed down the Amur?, answer: Nevelskoy, section: Treaty, when: "1858", tags: [qing]}
""",
}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    folder = tmp_path / "decks"
    folder.mkdir()
    for name, text in DECKS.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    with closing(Desk.open(find_places({}, tmp_path / "home"), StillClock(), shipped=folder)) as desk:
        desk.sync()
        yield desk.ledger.database


def test_a_section_has_the_cards_of_its_own_name_and_deck_that_can_be_asked(database: Database) -> None:
    assert grouped.of_section(database, "border", "Treaty") == ("border/a", "border/c")
    assert grouped.of_section(database, "rivers", "Treaty") == ("rivers/a",)
    assert grouped.of_section(database, "border", "treaty") == ()


def test_a_tag_is_the_same_however_it_is_written(database: Database) -> None:
    assert grouped.of_tag(database, "qing") == ("border/a", "border/b", "rivers/a")
    assert grouped.of_tag(database, "QING", ("border",)) == ("border/a", "border/b")
    assert grouped.of_tag(database, "qin") == ()


def test_a_year_has_the_cards_that_begin_in_it_by_what_they_ask_or_say(database: Database) -> None:
    assert grouped.of_year(database, 1689) == ("border/a",)
    assert grouped.of_year(database, 1727) == ("border/b",)
    assert grouped.of_year(database, 1728) == ()
    assert grouped.of_year(database, -221) == ("border/e",)
    assert grouped.of_year(database, 1858) == ("border/d", "rivers/a")
    assert grouped.of_year(database, 1858, ("rivers",)) == ("rivers/a",)
