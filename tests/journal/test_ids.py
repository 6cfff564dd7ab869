"""Ids and the hybrid clock: order without anyone who hands out numbers."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.journal.cards import card_uid, deck_of, question_of, split_uid
from quiz_app.journal.hybrid import tick
from quiz_app.journal.ids import is_id, new_id, uuid7

TIMES = st.integers(0, (1 << 48) - 1)
ENTROPY = st.binary(min_size=10, max_size=16)


@given(TIMES, ENTROPY)
def test_an_id_is_a_uuid_of_version_7_that_holds_its_time(utc_ms: int, entropy: bytes) -> None:
    made = uuid.UUID(uuid7(utc_ms, entropy))
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert made.int >> 80 == utc_ms


@given(TIMES, TIMES, ENTROPY, ENTROPY)
def test_ids_sort_by_time(first: int, second: int, a: bytes, b: bytes) -> None:
    if first < second:
        assert uuid7(first, a) < uuid7(second, b)


@given(TIMES, st.binary(min_size=10, max_size=10))
def test_every_random_bit_but_six_is_in_the_id(utc_ms: int, entropy: bytes) -> None:
    flipped = bytes([*entropy[:-1], entropy[-1] ^ 1])
    assert uuid7(utc_ms, entropy) != uuid7(utc_ms, flipped)
    assert is_id(uuid7(utc_ms, entropy))


def test_an_id_wants_its_random_bytes() -> None:
    with pytest.raises(ValueError, match="10 random bytes"):
        new_id(0, lambda count: bytes(count - 1))


@pytest.mark.parametrize("value", ["", "A" * 32, "a" * 31, "a" * 33, "g" * 32, None, 7, " " * 32, "é" * 32])
def test_what_is_no_id_is_told_apart(value: object) -> None:
    assert not is_id(value)


@given(st.integers(0, 10**13), st.integers(0, 10**13))
def test_the_hybrid_clock_runs_forward_and_never_behind_the_wall_clock(now: int, seen: int) -> None:
    assert tick(now, seen) > seen
    assert tick(now, seen) >= now


@pytest.mark.parametrize("part", ["", "reverse", "c1"])
def test_a_card_uid_gives_back_what_it_was_made_of(part: str) -> None:
    uid = card_uid("treaties", "nerchinsk", part)
    assert split_uid(uid) == ("treaties", "nerchinsk", part)
    assert (deck_of(uid), question_of(uid)) == ("treaties", "treaties/nerchinsk")
