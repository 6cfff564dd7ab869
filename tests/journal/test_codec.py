"""Payloads as text: the same back, and nothing that cannot be read stops the reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.journal.codec import read, written

NUMBERS = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)


@given(st.dictionaries(st.text(), st.none() | st.booleans() | NUMBERS | st.text()))
def test_a_payload_comes_back_as_it_was(payload: dict[str, object]) -> None:
    assert read(written(payload)) == payload


def test_a_payload_is_text_that_can_be_stored_whatever_was_typed() -> None:
    assert read(written({"text": "\ud800 ü"})) == {"text": "\ud800 ü"}
    written({"text": "\ud800"}).encode()
    assert written({"text": "漢"}) == '{"text":"漢"}'


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "7", '"x"', "[" * 100_000, '{"a":' + "9" * 5000 + "}"]
)
def test_what_is_no_payload_is_read_as_an_empty_one(text: str) -> None:
    assert read(text) == {}


def test_a_number_that_json_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        written({"p": float("nan")})
