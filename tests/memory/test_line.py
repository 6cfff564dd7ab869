"""The line of a sitting: missed cards return after four others, and every step can be taken back."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.memory.line import Line
from tests.support.examples import examples

steady = settings(derandomize=True, deadline=None, database=None, max_examples=examples(300))


def line(cards: str) -> Line:
    return Line(order=tuple(cards))


def asked(start: Line, missed: str = "") -> str:
    """The cards in the order asked, where each of `missed` is missed once for each time it is named."""
    left = list(missed)
    found = ""
    while start.current is not None:
        card = start.current
        found += card
        if card in left:
            left.remove(card)
            start = start.repeat(card)
        else:
            start = start.done()
    return found


def test_without_a_miss_the_plan_is_followed() -> None:
    assert asked(line("abcdef")) == "abcdef"


def test_an_empty_line_is_done_and_stays_so() -> None:
    assert line("").current is None
    assert line("").done() == line("")
    assert line("").remaining == 0


def test_a_missed_card_returns_after_four_others() -> None:
    assert asked(line("abcdefgh"), "a") == "abcdeafgh"
    assert asked(line("abcdefgh"), "c") == "abcdefgch"


def test_a_card_missed_again_returns_again() -> None:
    assert asked(line("abcdefghij"), "aa") == "abcdeafghiaj"


def test_where_fewer_are_left_it_returns_after_all_others() -> None:
    assert asked(line("abcdef"), "d") == "abcdefd"
    assert asked(line("ab"), "aab") == "ababa"
    assert asked(line("a"), "aa") == "aaa"


def test_missed_cards_return_in_the_order_missed() -> None:
    assert asked(line("abcdefgh"), "abc") == "abcdeabcfgh"


def test_remaining_counts_what_waits() -> None:
    start = line("abc")
    assert [start.remaining, start.done().remaining, start.repeat("a").remaining] == [3, 2, 3]
    assert start.drop("b").remaining == 2


def test_all_that_wait_are_named() -> None:
    assert line("abcde").repeat("a").drop("c").put_back("z").waiting == ("z", "b", "d", "e", "a")


def test_a_dropped_card_is_not_asked() -> None:
    assert asked(line("abcd").drop("c")) == "abd"
    assert asked(line("abcd").drop("a")) == "bcd"
    assert asked(line("abcd").drop("b").drop("c").done()) == "d"
    assert asked(line("abcdef").repeat("a").drop("a")) == "bcdef"


def test_dropping_what_does_not_wait_changes_nothing() -> None:
    start = line("abc").done()
    assert start.drop("a") == start
    assert start.drop("x") == start
    assert start.drop("b").drop("b") == start.drop("b")


def test_a_dropped_card_that_was_last_ends_the_line() -> None:
    start = line("abc").drop("c").done().done()
    assert start.current is None
    assert start.remaining == 0


def test_an_undone_card_is_asked_now_and_then_the_others() -> None:
    start = line("abcd").done().done()
    assert asked(start.put_back("b")) == "bcd"
    assert start.put_back("b").turn == 1


def test_an_undone_miss_does_not_return_twice() -> None:
    assert asked(line("abcdefg").repeat("a").put_back("a")) == "abcdefg"


def test_an_undone_card_of_the_plan_is_not_asked_twice() -> None:
    assert asked(line("abcd").put_back("c")) == "cabd"


def test_the_last_card_can_be_put_back_when_the_line_is_done() -> None:
    start = line("ab").done().done()
    assert asked(start.put_back("b")) == "b"


def test_an_answer_overridden_to_a_miss_later_returns_after_four_others() -> None:
    start = line("abcdefgh").done()
    assert asked(start.repeat("a")) == "bcdeafgh"


def test_an_old_line_is_as_it_was() -> None:
    start = line("abcdef")
    before = asked(start)
    start.repeat("a").done().drop("e").put_back("a")
    assert asked(start) == before


@steady
@given(st.integers(1, 12), st.lists(st.booleans(), max_size=40))
def test_a_miss_returns_after_four_others_whenever_four_others_wait(size: int, misses: list[bool]) -> None:
    now = Line(order=tuple(f"q{number}" for number in range(size)))
    shown: list[str] = []
    others: dict[int, tuple[str, int]] = {}
    for missed in [*misses, *([False] * (size + len(misses)))]:
        card = now.current
        if card is None:
            break
        for place, (name, wanted) in list(others.items()):
            if name == card:
                assert len(set(shown[place + 1 :])) >= wanted
                del others[place]
        if missed:
            others[len(shown)] = (card, min(4, now.remaining - 1))
        shown.append(card)
        now = now.repeat(card) if missed else now.done()
    assert now.current is None
    assert set(shown) == {f"q{number}" for number in range(size)}
    assert not others


moves = st.tuples(st.sampled_from(["done", "repeat", "drop", "put_back", "miss later"]), st.integers(0, 9))


@steady
@given(st.integers(0, 8), st.lists(moves, max_size=40))
def test_whatever_happens_no_card_waits_twice_and_none_is_lost(
    size: int, steps: list[tuple[str, int]]
) -> None:
    now = Line(order=tuple(f"q{number}" for number in range(size)))
    waiting = set(now.order)
    for move, number in steps:
        card, current = f"q{number}", now.current
        if move == "done":
            now, waiting = now.done(), waiting - {current or ""}
        elif move == "repeat":
            now = now.repeat(current) if current else now
        elif move == "drop":
            now, waiting = now.drop(card), waiting - {card}
        else:
            now, waiting = (now.put_back(card) if move == "put_back" else now.repeat(card)), waiting | {card}
        assert set(now.waiting) == waiting
        assert len(now.waiting) == len(waiting) == now.remaining
        assert (now.current is None) == (not waiting)
        assert now.current is None or now.current in waiting
        assert now.turn >= 0
