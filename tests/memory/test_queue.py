"""A sitting asks what fits into today, siblings a day apart, topics interleaved, new cards in between."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.memory.backlog import Worth
from quiz_app.memory.fsrs import retrievability
from quiz_app.memory.interleave import Placed, interleaved
from quiz_app.memory.queue import Candidate, Chosen, Limits, apart, arrange, choose, plan
from quiz_app.settings import DEFAULT_PARAMETERS, ScheduleSettings
from tests.support.examples import examples

steady = settings(derandomize=True, deadline=None, database=None, max_examples=examples(100))
NO_LIMITS = Limits()


def review(
    number: int,
    r: float = 0.8,
    *,
    question: str = "",
    group: str = "",
    topic: str = "",
    due: int = 738000,
    repeat: bool = False,
) -> Candidate:
    return Candidate(
        card=f"deck/q{number}",
        question=question or f"deck/q{number}",
        deck="deck",
        groups=tuple(group.split()),
        topic=tuple(topic.split()),
        retrievability=r,
        due_day=due,
        position=number,
        repeat=repeat,
    )


def fresh(
    number: int, *, question: str = "", group: str = "", topic: str = "", deck: str = "deck"
) -> Candidate:
    return Candidate(
        card=f"{deck}/n{number}",
        question=question or f"{deck}/n{number}",
        deck=deck,
        groups=tuple(group.split()),
        topic=tuple(topic.split()),
        position=number,
        new=True,
    )


def names(cards: tuple[Candidate, ...]) -> set[str]:
    return {each.card for each in cards}


# What fits into today.


def test_without_limits_all_that_is_due_and_new_is_chosen() -> None:
    chosen = choose([review(1), review(2)], [fresh(3)], NO_LIMITS)
    assert names(chosen.reviews) == {"deck/q1", "deck/q2"}
    assert names(chosen.new) == {"deck/n3"}
    assert chosen.waiting == 0


def test_when_a_limit_cuts_the_reviews_stay_that_gain_most_for_their_time() -> None:
    # All alike but for how long an answer takes: the quick ones are worth most.
    due = [replace(review(number), stability=10.0, difficulty=5.0, away=30) for number in range(5)]
    paces = {"deck/q1": 4_000.0, "deck/q3": 6_000.0}
    worth = Worth(parameters=DEFAULT_PARAMETERS, paces=paces, usual_ms=20_000.0)
    chosen = choose(due, [], Limits(reviews=2), worth=worth)
    assert names(chosen.reviews) == {"deck/q1", "deck/q3"}
    assert chosen.waiting == 3


def test_when_the_time_is_alike_neither_the_sure_nor_the_hopeless_come_first() -> None:
    away = 40
    due = [
        replace(
            review(number, retrievability(stability, away, DEFAULT_PARAMETERS)),
            stability=stability,
            difficulty=5.0,
            away=away,
        )
        for number, stability in enumerate([0.02, 8.0, 2000.0])
    ]
    chosen = choose(due, [], Limits(total=1), worth=Worth(parameters=DEFAULT_PARAMETERS))
    assert names(chosen.reviews) == {"deck/q1"}


def test_where_nothing_is_cut_nothing_is_weighed() -> None:
    class Unasked(Worth):
        def per_minute(self, cards: object) -> list[float]:
            raise AssertionError("weighed in vain")

    chosen = choose(
        [review(1), review(2)], [], Limits(reviews=2), worth=Unasked(parameters=DEFAULT_PARAMETERS)
    )
    assert len(chosen.reviews) == 2


def test_no_new_card_comes_while_a_limit_makes_reviews_wait() -> None:
    due = [review(number) for number in range(5)]
    assert choose(due, [fresh(9)], Limits(reviews=4)).new == ()
    assert names(choose(due, [fresh(9)], Limits(reviews=5)).new) == {"deck/n9"}


def test_new_cards_come_in_the_order_of_their_decks_each_deck_in_turn() -> None:
    new = [fresh(number, deck=deck) for deck in ("b", "a") for number in (2, 1, 3)]
    assert names(choose([], new, Limits(new=3)).new) == {"a/n1", "b/n1", "a/n2"}


@pytest.mark.parametrize(("pause_at", "new"), [(2, 0), (3, 1), (0, 1)])
def test_new_cards_pause_while_the_backlog_is_long(pause_at: int, new: int) -> None:
    due = [review(number) for number in range(3)]
    assert len(choose(due, [fresh(9)], Limits(pause_new_at=pause_at)).new) == new


def test_the_backlog_of_all_decks_counts_where_it_is_given() -> None:
    assert choose([review(1)], [fresh(9)], Limits(pause_new_at=100, backlog=101)).new == ()
    assert choose([review(1)], [fresh(9)], Limits(pause_new_at=100, backlog=100)).new != ()


def test_a_limit_of_the_sitting_takes_repeats_then_reviews_then_new_cards() -> None:
    due = [review(1), review(2), review(3, 1.0, repeat=True)]
    new = [fresh(8), fresh(9)]
    sizes = []
    for total in range(6):
        chosen = choose(due, new, Limits(total=total))
        sizes.append((len(chosen.repeats), len(chosen.reviews), len(chosen.new)))
    assert sizes == [(0, 0, 0), (1, 0, 0), (1, 1, 0), (1, 2, 0), (1, 2, 1), (1, 2, 2)]


def test_what_was_missed_earlier_today_comes_whatever_limit_and_siblings_say() -> None:
    missed = review(1, 1.0, question="deck/q", repeat=True)
    seen = frozenset(apart("deck/q", "deck", ()))
    chosen = choose([missed, review(2, question="deck/q")], [], Limits(reviews=0), seen)
    assert names(chosen.repeats) == {"deck/q1"}
    assert chosen.reviews == ()


def test_what_is_left_of_the_limits_of_a_day_is_never_below_zero() -> None:
    schedule = ScheduleSettings(new_per_day=10, reviews_per_day=50, pause_new_at=7)
    assert Limits.left(schedule, reviewed=20, introduced=4) == Limits(reviews=30, new=6, pause_new_at=7)
    assert Limits.left(schedule, reviewed=60, introduced=11, backlog=3, total=5) == Limits(
        reviews=0, new=0, pause_new_at=7, backlog=3, total=5
    )


def test_of_the_days_limit_and_the_quota_of_a_catch_up_the_smaller_holds() -> None:
    limited = ScheduleSettings(reviews_per_day=50)
    assert Limits.left(limited, reviewed=10, introduced=0, quota=45).reviews == 35
    assert Limits.left(limited, reviewed=10, introduced=0, quota=90).reviews == 40
    assert Limits.left(ScheduleSettings(), reviewed=50, introduced=0, quota=45).reviews == 0


def test_no_reviews_a_day_means_no_limit() -> None:
    assert Limits.left(ScheduleSettings(reviews_per_day=0), reviewed=999, introduced=0).reviews is None


# Siblings.


def test_of_two_due_cards_of_a_question_the_likelier_forgotten_comes() -> None:
    due = [review(1, 0.9, question="deck/q"), review(2, 0.4, question="deck/q")]
    assert names(choose(due, [], NO_LIMITS).reviews) == {"deck/q2"}


def test_a_due_card_comes_before_its_new_sibling() -> None:
    chosen = choose([review(1, group="khans")], [fresh(2, group="khans"), fresh(3)], NO_LIMITS)
    assert names(chosen.reviews) == {"deck/q1"}
    assert names(chosen.new) == {"deck/n3"}


def test_siblings_of_a_card_answered_today_wait_for_another_day() -> None:
    seen = frozenset(apart("deck/q", "deck", ("khans",)))
    due = [review(1, question="deck/q"), review(2, group="khans"), review(3)]
    new = [fresh(4, question="deck/q"), fresh(5, group="khans"), fresh(6)]
    chosen = choose(due, new, NO_LIMITS, seen)
    assert names(chosen.reviews) == {"deck/q3"}
    assert names(chosen.new) == {"deck/n6"}


def test_a_group_of_the_same_name_in_another_deck_is_another_group() -> None:
    new = [fresh(1, group="dates", deck="a"), fresh(1, group="dates", deck="b")]
    assert len(choose([], new, NO_LIMITS).new) == 2


def test_a_group_of_another_deck_is_named_with_that_decks_id() -> None:
    new = [
        fresh(1, group="khans", deck="a"),
        fresh(2, group="a/khans", deck="b"),
        fresh(3, group="a/khans", deck="c"),
    ]
    assert names(choose([], new, NO_LIMITS).new) == {"a/n1"}
    assert names(choose([], new[1:], NO_LIMITS).new) == {"b/n2"}
    assert apart("a/q", "a", ("khans", "a/khans")) == ("question a/q", "group a/khans")


def test_a_card_of_several_groups_keeps_all_of_them_for_another_day() -> None:
    new = [
        fresh(1, group="khans envoys"),
        fresh(2, group="envoys"),
        fresh(3, group="khans"),
        fresh(4, group="other"),
    ]
    assert names(choose([], new, NO_LIMITS).new) == {"deck/n1", "deck/n4"}
    assert names(choose([], new[1:], NO_LIMITS).new) == {"deck/n2", "deck/n3", "deck/n4"}


def test_a_question_named_like_a_group_is_no_group() -> None:
    assert not set(apart("deck/khans", "deck", ())) & set(apart("deck/q", "deck", ("khans",)))


# The order.


def test_questions_of_one_topic_are_kept_apart() -> None:
    topics = ["amur"] * 5 + ["qing"] * 3 + ["tsar"] * 2
    cards = [review(number, topic=topic) for number, topic in enumerate(topics)]
    topic_of = {each.card: each.topic for each in cards}
    for seed in range(50):
        order = plan(cards, [], NO_LIMITS, seed)
        assert all(topic_of[one] != topic_of[next_one] for one, next_one in pairwise(order))


def test_new_questions_of_one_topic_are_kept_apart() -> None:
    new = [fresh(number, topic="amur" if number < 5 else "qing") for number in range(10)]
    topic_of = {each.card: each.topic for each in new}
    order = plan([], new, NO_LIMITS, 1)
    assert all(topic_of[one] != topic_of[next_one] for one, next_one in pairwise(order))


def test_cards_that_share_a_tag_are_kept_apart_where_it_is_easy() -> None:
    cards = [review(number, topic=f"{'amur' if number % 3 else 'qing'} own{number}") for number in range(9)]
    cards += [review(number, topic=f"tea own{number}") for number in range(10, 19)]
    topic_of = {each.card: set(each.topic) for each in cards}
    together = [
        sum(bool(topic_of[a] & topic_of[b]) for a, b in pairwise(plan(cards, [], NO_LIMITS, seed)))
        for seed in range(50)
    ]
    assert sum(together) / 50 < 2  # by chance there would be 7


def test_a_tag_that_all_cards_have_says_nothing() -> None:
    cards = [
        review(number, topic=f"history {'amur' if number % 2 else 'qing'} own{number}")
        for number in range(10)
    ]
    topic_of = {each.card: each.topic[1] for each in cards}
    order = plan(cards, [], NO_LIMITS, 3)
    assert sum(topic_of[a] == topic_of[b] for a, b in pairwise(order)) <= 2  # by chance there would be 4


def test_new_cards_are_mixed_in_evenly_and_keep_the_authors_order() -> None:
    due = [review(number, topic=f"t{number}") for number in range(40)]
    new = [fresh(number, topic=f"n{number}") for number in range(10)]
    for seed in range(20):
        order = plan(due, new, NO_LIMITS, seed)
        places = [place for place, card in enumerate(order) if card.startswith("deck/n")]
        assert [order[place] for place in places] == [f"deck/n{number}" for number in range(10)]
        assert max(b - a for a, b in pairwise(places)) <= 6
        assert min(b - a for a, b in pairwise(places)) >= 4


def test_a_topic_is_spread_over_the_whole_sitting() -> None:
    due = [review(number, topic="rare" if number < 4 else f"t{number}") for number in range(40)]
    order = plan(due, [], NO_LIMITS, 1)
    places = sorted(order.index(f"deck/q{number}") for number in range(4))
    assert all(5 <= b - a <= 15 for a, b in pairwise(places))


def test_another_seed_gives_another_order() -> None:
    due = [review(number, topic=f"t{number % 4}") for number in range(30)]
    assert len({plan(due, [], NO_LIMITS, seed) for seed in range(10)}) == 10
    assert len({plan(due, [], NO_LIMITS, "today") for _ in range(3)}) == 1


def test_no_card_makes_no_sitting() -> None:
    assert plan([], [], NO_LIMITS, 1) == ()
    assert arrange(Chosen(), 1) == ()


# Over many sittings.


@st.composite
def candidates(draw: st.DrawFn, new: bool) -> list[Candidate]:
    found = []
    for number in range(draw(st.integers(0, 25))):
        # Half of the questions have several cards, a few groups reach over questions and over new and due cards.
        deck = draw(st.sampled_from(["a", "b"]))
        question = f"{deck}/q{draw(st.integers(0, 20))}"
        found.append(
            Candidate(
                card=f"{question}#{'n' if new else 'd'}{number}",
                question=question,
                deck=deck,
                groups=draw(
                    st.sampled_from([(), (), (), ("g1",), ("g2", "g1"), ("a/g1",), ("b/g2", "c/g3")])
                ),
                topic=draw(st.sampled_from([(), ("x",), ("y",), ("x", "y"), ("z",)])),
                retrievability=0.0 if new else draw(st.floats(0, 1)),
                stability=0.0 if new else draw(st.floats(0.001, 400)),
                difficulty=0.0 if new else draw(st.floats(1, 10)),
                away=0 if new else draw(st.integers(0, 400)),
                due_day=None if new else draw(st.integers(737990, 738000)),
                position=number,
                new=new,
                repeat=not new and draw(st.integers(0, 9)) == 0,
            )
        )
    return found


def full_names(card: Candidate) -> list[str]:
    """A card's groups as its author means them, told apart from how the program does it."""
    return [name if name.count("/") else card.deck + "/" + name for name in card.groups]


few = st.one_of(st.none(), st.integers(0, 15))
any_limits = st.builds(
    Limits, reviews=few, new=few, pause_new_at=st.integers(0, 20), backlog=st.none(), total=few
)


@steady
@given(candidates(new=False), candidates(new=True), any_limits, st.integers())
def test_every_candidate_comes_at_most_once_and_the_limits_hold(
    due: list[Candidate], new: list[Candidate], limits: Limits, seed: int
) -> None:
    order = plan(due, new, limits, seed, worth=Worth(parameters=DEFAULT_PARAMETERS))
    by_card = {each.card: each for each in (*due, *new)}
    assert len(set(order)) == len(order)
    assert set(order) <= set(by_card)
    reviews = sum(not by_card[card].new and not by_card[card].repeat for card in order)
    introduced = sum(by_card[card].new for card in order)
    assert reviews <= (len(due) if limits.reviews is None else limits.reviews)
    assert introduced <= (len(new) if limits.new is None else limits.new)
    assert len(order) <= (len(due) + len(new) if limits.total is None else limits.total)


@steady
@given(candidates(new=False), candidates(new=True), any_limits, st.integers())
def test_no_two_siblings_come_on_one_day(
    due: list[Candidate], new: list[Candidate], limits: Limits, seed: int
) -> None:
    by_card = {each.card: each for each in (*due, *new)}
    asked = [by_card[card] for card in plan(due, new, limits, seed)]
    shared = Counter(key for each in asked for key in apart(each.question, each.deck, each.groups))
    repeated = {key for each in asked if each.repeat for key in apart(each.question, each.deck, each.groups)}
    assert all(count == 1 for key, count in shared.items() if key not in repeated)
    for one, other in combinations([each for each in asked if not each.repeat], 2):
        assert set(full_names(one)).isdisjoint(full_names(other))
    assert not any(
        repeated.intersection(apart(each.question, each.deck, each.groups))
        for each in asked
        if not each.repeat
    )


@steady
@given(candidates(new=False), candidates(new=True))
def test_who_is_left_out_without_limits_has_a_sibling_who_comes(
    due: list[Candidate], new: list[Candidate]
) -> None:
    order = set(plan(due, new, NO_LIMITS, 1))
    everyone = [*due, *new]
    present = {key for c in everyone if c.card in order for key in apart(c.question, c.deck, c.groups)}
    for each in everyone:
        assert each.card in order or present.intersection(apart(each.question, each.deck, each.groups))


@steady
@given(candidates(new=False), candidates(new=True), any_limits, st.integers())
def test_the_order_of_the_input_does_not_matter(
    due: list[Candidate], new: list[Candidate], limits: Limits, seed: int
) -> None:
    worth = Worth(parameters=DEFAULT_PARAMETERS)
    assert plan(due[::-1], new[::-1], limits, seed, worth=worth) == plan(due, new, limits, seed, worth=worth)


@steady
@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from("abcdef")), max_size=40))
def test_neighbours_have_equal_topics_only_where_no_order_avoids_it(cards: list[tuple[float, str]]) -> None:
    placed = [Placed(place, str(number), (topic,)) for number, (place, topic) in enumerate(cards)]
    topic_of = {each.card: each.topics for each in placed}
    order = interleaved(placed)
    assert sorted(order) == sorted(topic_of)
    largest = max(Counter(topic_of.values()).values(), default=0)
    unavoidable = max(0, largest - 1 - (len(cards) - largest))
    assert sum(topic_of[a] == topic_of[b] for a, b in pairwise(order)) == unavoidable
