"""Drawing a paper: fair over sections, levels and types, the same for the same seed, and nothing given away."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quiz_app.exam.paper import by_deck, draw
from quiz_app.storage.examinable import Examinable


def card(
    number: int, section: str = "", level: int = 0, type_name: str = "choice", group: str = ""
) -> Examinable:
    shared = {f"question d/q{number}", *([f"group d/{group}"] if group else [])}
    return Examinable(
        card=f"d/q{number}", deck="d", section=section, level=level, type_name=type_name,
        position=number, apart=frozenset(shared), seen=False,
    )  # fmt: skip


CARDS = st.lists(
    st.tuples(
        st.sampled_from("ABCD"),
        st.integers(0, 3),
        st.sampled_from(["choice", "typed", "order"]),
        st.sampled_from(["", "", "", "x", "y"]),
    ),
    max_size=40,
).map(lambda rows: [card(number, *row) for number, row in enumerate(rows)])


@given(cards=CARDS, count=st.integers(0, 30), seed=st.text(max_size=8))
def test_a_paper_has_as_many_questions_as_fit_and_none_that_gives_another_away(
    cards: list[Examinable], count: int, seed: str
) -> None:
    drawn = draw(cards, count, seed)
    assert len(drawn) <= count
    assert len({each.card for each in drawn}) == len(drawn)
    shared = [name for each in drawn for name in each.apart]
    assert len(set(shared)) == len(shared)
    if len(drawn) < count:
        taken = set(shared)
        left = [each for each in cards if each not in drawn]
        assert all(not taken.isdisjoint(each.apart) for each in left), (
            "a card was left that would have fitted"
        )


@given(cards=CARDS, count=st.integers(0, 30), seed=st.text(max_size=8), data=st.data())
def test_a_paper_does_not_depend_on_the_order_of_the_candidates(
    cards: list[Examinable], count: int, seed: str, data: st.DataObject
) -> None:
    assert draw(cards, count, seed) == draw(data.draw(st.permutations(cards)), count, seed)


@given(
    sizes=st.lists(st.integers(1, 30), min_size=1, max_size=6), share=st.floats(0.05, 1), seed=st.integers()
)
def test_the_places_of_sections_are_those_of_sainte_lague(sizes: list[int], share: float, seed: int) -> None:
    sections = [name for name, size in zip("ABCDEF", sizes, strict=False) for _ in range(size)]
    cards = [card(number, name) for number, name in enumerate(sections)]
    there = Counter(sections)
    drawn = Counter(each.section for each in draw(cards, max(1, round(share * len(cards))), seed))
    for one in there:
        for other in there:  # what marks the method: no place would have gone to another section sooner
            assert (
                drawn[other] == there[other]
                or (2 * drawn[one] - 1) / there[one] <= (2 * drawn[other] + 1) / there[other]
            )


def test_each_of_sections_levels_and_types_has_its_share_at_once() -> None:
    kinds = [(s, n, t) for s in "ABCD" for n in (1, 2, 3) for t in ("choice", "typed", "order")]
    cards = [card(10 * place + again, *kind) for place, kind in enumerate(kinds) for again in range(3)]
    drawn = draw(cards, 12, "a seed")
    assert Counter(each.section for each in drawn) == dict.fromkeys("ABCD", 3)
    assert Counter(each.level for each in drawn) == dict.fromkeys((1, 2, 3), 4)
    assert Counter(each.type_name for each in drawn) == dict.fromkeys(("choice", "typed", "order"), 4)


def test_another_seed_draws_another_paper() -> None:
    cards = [card(number) for number in range(60)]
    papers = {tuple(each.card for each in draw(cards, 10, seed)) for seed in range(20)}
    assert len(papers) == 20


def test_in_the_order_of_the_decks_a_paper_stands_as_its_authors_wrote_it() -> None:
    cards = [card(number) for number in range(9)] + [
        replace(card(1), deck="a", card="a/q1", apart=frozenset({"question a/q1"}))
    ]
    ordered = by_deck(draw(cards, 10, 1))
    assert [(each.deck, each.position) for each in ordered] == [("a", 1), *(("d", n) for n in range(9))]
