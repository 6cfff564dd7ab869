"""Bytes into text: any encoding that a text may be in, and a sentence for what is no text."""

import sys
import zlib

import pytest

from quiz_app.documents.parsing.encoding import decode
from quiz_app.documents.reading import read_document
from quiz_app.documents.unreadable import Unreadable
from tests.documents.pdf_writing import column, pdf

RUSSIAN = (
    "Паром через озеро ходит с 1841 года, и цепь его смазывают дважды в год, когда вода стоит низко. " * 5
)
CHINESE = "渡船自一八四一年起往来于湖上，每年水位低的时候给铁链上两次油。没有人记得第一条链子。" * 8
GERMAN = (
    "Über den See fährt seit 1841 eine Fähre; ihre Kette wird zweimal im Jahr geölt, wenn das Wasser fällt. "
    * 5
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "utf-8-sig"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-32"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (CHINESE, "gb18030"),
        (GERMAN, "cp1252"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
    ],
    ids=lambda given: given if given.isascii() and len(given) < 20 else "",
)
def test_a_text_is_read_whatever_its_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_an_encoding_is_believed_only_where_the_bytes_are_not_utf_8() -> None:
    assert decode("naïve".encode(), "cp1251") == "naïve"
    assert decode("цепь".encode("koi8-r"), "KOI8-R") == "цепь"


@pytest.mark.parametrize("declared", ["", "no-such-encoding", "hex", "utf-7", "idna", "rot13", "\0"])
def test_an_encoding_that_is_none_does_no_harm(declared: str) -> None:
    assert decode(GERMAN.encode("cp1252"), declared) == GERMAN


def test_a_text_with_a_broken_letter_keeps_all_others() -> None:
    data = GERMAN.encode() * 20
    assert decode(data + b"\xff end").endswith("fällt. \ufffd end")


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04\0\0\0\0", b"\x7fELF\x02\x01\x01" + bytes(100), zlib.compress(bytes(range(256)) * 99) * 9],
    ids=["zip", "program", "packed"],
)
@pytest.mark.parametrize("name", ["boats.txt", "boats.md", "boats.html"])
def test_a_binary_file_is_called_no_text(data: bytes, name: str) -> None:
    with pytest.raises(Unreadable, match=f"{name}: This is no text"):
        read_document(data, name, "boats")


@pytest.mark.parametrize(
    ("library", "name", "data"),
    [
        ("lxml", "boats.html", b"<p>A boat floats.</p>"),
        ("pypdfium2", "boats.pdf", pdf([column(["A boat floats."], 700)])),
        ("charset_normalizer", "boats.txt", RUSSIAN.encode("cp1251")),
    ],
)
def test_without_the_extra_it_is_said_how_to_install_it(
    library: str, name: str, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(Unreadable) as failure:
        read_document(data, name, "boats")
    assert failure.value.message.startswith(f"{name}: ")
    assert 'pip install "quiz-app[documents]"' in failure.value.hint


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ferry.md", "渡船自一八四一年起\n往来于湖上。\n*铁链*每年上油，\nuntil 1902.\n"),
        ("ferry.html", "<p>渡船自一八四一年起\n  往来于湖上。\n  <b>铁链</b>每年上油，\nuntil 1902.</p>"),
    ],
)
def test_chinese_lines_are_joined_without_blanks_and_others_with_them(name: str, text: str) -> None:
    passage = read_document(text.encode(), name, "ferry").sections[0].passages[0]
    assert passage.text.replace("。 ", "。") == "渡船自一八四一年起往来于湖上。铁链每年上油， until 1902."


@pytest.mark.parametrize("name", ["boats.txt", "boats.md"])
def test_text_and_markdown_need_no_extra(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("lxml", "pypdfium2", "charset_normalizer"):
        monkeypatch.setitem(sys.modules, library, None)
    assert read_document(b"# Boats\n\nA boat floats on water.\n", name, "boats").sections
