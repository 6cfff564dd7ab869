"""The report as a browser shows and prints it: headless Chromium, where there is one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from quiz_app.progress import prediction_titles, titles
from quiz_app.progress.report.page import page
from tests.conftest import IN_CI
from tests.support import pictures, scores
from tests.support.png import rows_of

_OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage", "--hide-scrollbars",
)  # fmt: skip


@pytest.fixture(scope="module")
def chromium() -> str:
    """Where Chromium is."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        sentence = "There is no chromium here; `apt-get install chromium` brings it."
        if IN_CI:
            pytest.fail(sentence)
        pytest.skip(sentence)
    return found


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A full report on the disk."""
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(page(pictures.RICH, scores.sample()), "utf-8")
    return file


def run(chromium: str, profile: Path, *options: str) -> str:
    """What Chromium writes on its standard output."""
    done = subprocess.run(
        [chromium, *_OPTIONS, f"--user-data-dir={profile}", *options],
        capture_output=True,
        check=True,
        timeout=60,
    )
    return done.stdout.decode("utf-8", "replace")


def test_it_is_the_same_page_once_the_browser_has_read_it(
    chromium: str, written: Path, tmp_path: Path
) -> None:
    shown = run(chromium, tmp_path, "--dump-dom", written.as_uri())
    assert prediction_titles.baselines(pictures.RICH.calibration) in shown
    assert shown.count("<svg") == written.read_text("utf-8").count("<svg")
    assert shown.count("<figure") == written.read_text("utf-8").count("<figure")


def test_it_prints_on_several_pages_none_of_them_blank(chromium: str, written: Path, tmp_path: Path) -> None:
    paper = tmp_path / "report.pdf"
    run(chromium, tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={paper}", written.as_uri())
    printed = pypdfium2.PdfDocument(paper)
    try:
        texts = [printed[number].get_textpage().get_text_range() for number in range(len(printed))]
    finally:
        printed.close()
    assert 3 <= len(texts) <= 12
    assert all(len(text.split()) > 10 for text in texts)
    joined = " ".join(" ".join(texts).split())
    assert titles.course(pictures.RICH.course) in joined
    assert "Most mixed up" in joined
    assert "What you know How well it holds" not in joined  # ways to chapters are for screens


@pytest.mark.parametrize("width", [360, pytest.param(900, marks=pytest.mark.soak)])
def test_nothing_reaches_over_the_edge_of_the_window(
    chromium: str, written: Path, tmp_path: Path, width: int
) -> None:
    picture = tmp_path / "shown.png"
    run(chromium, tmp_path, f"--window-size={width},1400", f"--screenshot={picture}", written.as_uri())
    rows = rows_of(picture.read_bytes())
    wide = len(rows[0]) // width
    ground = rows[0][:wide]
    assert all(row[-4 * wide :] == ground * 4 and row[: 4 * wide] == ground * 4 for row in rows)
    assert len({pixel for row in rows for pixel in zip(*[iter(row)] * wide, strict=True)}) > 10
