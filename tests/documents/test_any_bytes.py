"""Whatever bytes a file has, and whatever it is called: a document comes of it, or a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.documents.document import Document
from quiz_app.documents.reading import read_document
from quiz_app.documents.unreadable import Unreadable
from quiz_app.text import one_line
from tests.documents.pdf_writing import BOLD, Line, column, pdf

FOLDER = Path(__file__).parent
PDF = pdf([[Line("Boats", 72, 780, 20, BOLD), *column(["A boat floats,", "and a stone sinks."], 740)]] * 2)
WHOLE = {
    "boats.md": (FOLDER / "ferry.md").read_bytes(),
    "boats.html": (FOLDER / "ferry.html").read_bytes(),
    "boats.pdf": PDF,
}


def read(data: bytes, name: str) -> Document | None:
    """The document, None where a sentence was given; a failure of any other kind is passed on."""
    try:
        return read_document(data, name, "boats")
    except Unreadable as failure:
        said = failure
    assert said.message.startswith(f"{name}: ")
    assert said.hint
    return None


def assert_tame(document: Document) -> None:
    numbers = [section.number for section in document.sections]
    assert numbers == list(range(1, len(numbers) + 1))
    for section in document.sections:
        for number, passage in enumerate(section.passages, 1):
            assert passage.number == number
            assert passage.text == one_line(passage.text) != ""
            assert passage.line >= 1
    assert all(left.text == one_line(left.text) for left in document.left_out)


@pytest.mark.parametrize("name", list(WHOLE))
@given(data=st.binary(max_size=300))
@settings(max_examples=25)
def test_any_bytes_give_a_document_or_a_sentence(name: str, data: bytes) -> None:
    document = read(data, name)
    assert document is None or document.sections
    if document is not None:
        assert_tame(document)


@pytest.mark.parametrize("name", list(WHOLE))
@given(choice=st.data())
@settings(max_examples=40)
def test_a_file_with_pieces_gone_swapped_or_strange_gives_a_document_or_a_sentence(
    name: str, choice: st.DataObject
) -> None:
    data = WHOLE[name]
    places = st.integers(0, len(data))
    begin, end = sorted((choice.draw(places), choice.draw(places)))
    inserted = choice.draw(
        st.binary(max_size=20) | st.sampled_from([b"<p>", b"</div>", b"# ", b"\x1b[2J", b"[["])
    )
    document = read(data[:begin] + inserted + data[end:], name)
    if document is not None:
        assert_tame(document)
