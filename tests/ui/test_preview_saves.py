"""What the preview of a deck tells after a save: what neighbours and documents give, and what else was changed."""

from __future__ import annotations

from quiz_app.decks.deck import Located
from quiz_app.paths import Places
from tests.ui.test_preview import DECK, Preview, previewed

BESIDE = """\
deck: waters
title: Waters
questions:
  - {id: twin, question: Where does the Lena end?, answer: In the Laptev Sea}
"""
CITED = DECK.replace(
    "questions:\n", "document: atlas\nsources: {atlas: {file: atlas.md}}\nquestions:\n"
).replace("    explain: By a delta.\n", "    explain: By a delta.\n    section: Nowhere\n")


def found(preview: Preview) -> list[Located]:
    return list(preview.screen._warnings.found)


def codes(preview: Preview) -> set[str]:
    return {each.problem.code for each in found(preview)}


async def test_what_other_decks_and_documents_tell_comes_after_the_picture(places: Places) -> None:
    (places.home.parent / "waters.yaml").write_text(BESIDE)
    (places.home.parent / "atlas.md").write_text("# Atlas\n\n## Lena\n\nIt ends in the Laptev Sea.\n")
    async with previewed(places, CITED) as preview:
        await preview.until(lambda: "L006" in codes(preview))
        assert any("waters.yaml" in each.problem.message for each in found(preview))
        assert "P002" in codes(preview)
        await preview.save(CITED.replace("section: Nowhere", "section: Lena"))
        assert "P002" in codes(preview), "until others are known, those from before stay"
        await preview.until(lambda: "P002" not in codes(preview))
        assert "L006" in codes(preview)


async def test_of_several_questions_that_one_save_changed_the_others_are_counted_and_walked(
    places: Places,
) -> None:
    async with previewed(places, size=(80, 24)) as preview:
        await preview.press("c")
        assert preview.id == "lena"
        await preview.save(DECK.replace("the Amur\n", "the river Amur\n").replace("at Khab", "near Khab"))
        assert preview.id == "amur"
        assert "1 other changed" in preview.text
        await preview.press("c")
        assert preview.id == "ussuri"
        await preview.press("c", "C")
        assert preview.id == "ussuri"
        await preview.press("g")
        assert "line 4" in preview.text
        await preview.press("c")
        assert preview.id == "amur"
        await preview.save(DECK.replace("the Amur\n", "the Amur river\n").replace("at Khab", "near Khab"))
        assert preview.id == "amur"
        assert "other changed" not in preview.text
