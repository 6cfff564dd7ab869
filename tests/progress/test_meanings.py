"""Every figure has one sentence and a formula, and docs/figures.md says the same and more."""

from __future__ import annotations

import re

import pytest

from quiz_app.progress.hardest import ENOUGH as ENOUGH_OF_A_QUESTION
from quiz_app.progress.meanings import FIGURES
from quiz_app.progress.picture import ENOUGH_ANSWERS, ENOUGH_CARDS, ENOUGH_PREDICTIONS
from tests.conftest import PROJECT

PAGE = (PROJECT / "docs" / "figures.md").read_text("utf-8")
SECTIONS = {
    key: (title, text)
    for title, key, text in re.findall(
        r"^### ([^\n]+) \(`([\w-]+)`\)\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL
    )
}
# As the contract of the screens names them.
KEYS = [
    "known", "known-course", "streak", "heat", "retention", "retention-months", "calibration", "log-loss", "rmse-bins",
    "auc", "baselines", "forecast", "stability", "difficulty", "retrievability", "time-per-type", "minutes-per-kept",
    "weakest-tags", "leeches", "timeline", "expected-score", "chance-score", "trend", "sections-matrix",
    "questions-matrix", "hardest", "mix-ups",
]  # fmt: skip


def test_every_figure_has_its_meaning_under_its_key() -> None:
    assert list(FIGURES) == KEYS
    assert all(meaning.key == key for key, meaning in FIGURES.items())


def test_the_page_has_a_heading_for_each_figure_and_no_other() -> None:
    assert list(SECTIONS) == KEYS
    assert len(re.findall(r"^### ", PAGE, re.MULTILINE)) == len(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_page_and_program_say_the_same(key: str) -> None:
    meaning = FIGURES[key]
    title, text = SECTIONS[key]
    assert title == meaning.title
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    assert paragraphs[:2] == [meaning.says, " ".join(meaning.formula.split())]
    assert re.search(r"^    \S", text, re.MULTILINE)
    assert "\n- Shown from: " in text
    assert "\n- Source: " in text


@pytest.mark.parametrize("key", KEYS)
def test_a_meaning_is_one_sentence_that_can_be_shown_everywhere(key: str) -> None:
    meaning = FIGURES[key]
    for text in (meaning.title, meaning.says, meaning.formula):
        assert text.isascii()
        assert text.isprintable()
    assert re.fullmatch(r"[A-Z][^.]*(\.\d[^.]*)*\.", meaning.says)
    assert len(meaning.says) <= 120


@pytest.mark.parametrize(
    ("keys", "minimum"),
    [
        (("retention", "retention-months", "time-per-type", "minutes-per-kept"), f"{ENOUGH_ANSWERS} answers"),
        (("calibration", "log-loss", "rmse-bins", "auc", "baselines"), f"{ENOUGH_PREDICTIONS} predictions"),
        (("stability", "difficulty", "retrievability", "weakest-tags"), f"{ENOUGH_CARDS} cards"),
        (("hardest",), f"{ENOUGH_OF_A_QUESTION} answers"),
    ],
)
def test_the_page_names_the_minimum_that_the_program_asks_for(keys: tuple[str, ...], minimum: str) -> None:
    assert [key for key in keys if f"Shown from: {minimum}" not in SECTIONS[key][1]] == []


def test_links_within_the_page_lead_to_headings() -> None:
    headings = re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)
    places = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    links = re.findall(r"\]\(#([^)]+)\)", PAGE)
    assert links
    assert [link for link in links if link not in places] == []


def test_the_readme_leads_to_the_page() -> None:
    assert "](docs/figures.md)" in (PROJECT / "README.md").read_text("utf-8")
