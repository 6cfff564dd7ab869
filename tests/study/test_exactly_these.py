"""A sitting over named cards: exactly these are asked, within the day's limits, by whatever names they have now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz_app.memory.model import Grade
from quiz_app.questions.model import DONT_KNOW, Response
from quiz_app.storage import queries
from quiz_app.storage.queries import Scope
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from quiz_app.study.sitting import Sitting
from tests.study.test_sitting import finish
from tests.support.life import StillClock

Open = Callable[[], Desk]


def numbers(count: int, *names: str) -> str:
    items = [f"  - {{id: q{n}, question: What is {n}?, answer: A number}}\n" for n in range(count)]
    items += [
        f"  - {{id: {name}, question: Into which sea does the river Lena flow?, answer: the Laptev Sea}}\n"
        for name in names
    ]
    return "deck: numbers\ntitle: Numbers\nquestions:\n" + "".join(items)


def know_nothing(sitting: Sitting) -> None:
    """Answer the first card with "don't know", and leave."""
    sitting.respond(DONT_KNOW, 900)
    sitting.advance()


def test_only_the_cards_that_were_named_are_asked(desk: Desk) -> None:
    assert sorted(finish(desk.start(Selection(cards=("rivers/lena", "rivers/ili#c2"))))) == [
        "rivers/ili#c2",
        "rivers/lena",
    ]
    assert desk.start(Selection(cards=("rivers/lena",))).showing is None


def test_cards_that_are_gone_are_left_out_and_none_left_means_none(desk: Desk) -> None:
    assert finish(desk.start(Selection(cards=("rivers/lena", "rivers/gone", "no name")))) == ["rivers/lena"]
    assert desk.start(Selection(cards=("rivers/gone",))).showing is None


def test_the_days_limit_of_new_cards_holds_for_named_cards_too(desk: Desk) -> None:
    desk.change_setting("new_per_day", "2")
    named = ("rivers/amur", "rivers/ob", "rivers/lena", "rivers/ussuri")
    assert len(finish(desk.start(Selection(cards=named)))) == 2
    assert desk.start(Selection(cards=("rivers/lena", "rivers/ussuri"))).showing is None


def test_named_cards_can_be_bounded_by_deck_and_number_as_well(desk: Desk, deck_file: Path) -> None:
    deck_file.with_name("numbers.yaml").write_text(numbers(3), encoding="utf-8")
    desk.sync()
    named = ("rivers/amur", "numbers/q0", "numbers/q2")
    assert finish(desk.start(Selection(cards=named, decks=("numbers",), limit=1))) == ["numbers/q0"]


def test_what_is_still_due_counts_the_named_cards_alone(desk: Desk, clock: StillClock) -> None:
    finish(desk.start(Selection()))
    clock.pass_days(60)
    sitting = desk.start(Selection(cards=("rivers/lena", "rivers/ob")))
    assert sitting.summary().still_due == 2
    know_nothing(sitting)
    assert sitting.summary().still_due == 2  # one answered today comes again
    assert desk.start(Selection()).summary().still_due > 2


def test_a_card_that_was_renamed_is_asked_under_its_new_name(
    open_desk: Open, deck_file: Path, clock: StillClock
) -> None:
    deck_file.write_text(numbers(2, "lena"), encoding="utf-8")
    finish(open_desk().start(Selection()))
    clock.pass_days(60)
    deck_file.write_text(numbers(2, "lena-mouth"), encoding="utf-8")
    desk = open_desk()
    (offer,) = desk.offers.current()
    sitting = desk.start(Selection(cards=("numbers/lena", "numbers/q1")))
    assert sitting.summary().still_due == 1
    assert desk.offers.carry_over(offer.old, offer.new)
    assert sitting.summary().still_due == 2  # renamed while the sitting went on
    named = ("numbers/lena", "numbers/lena-mouth")
    assert finish(desk.start(Selection(cards=named))) == ["numbers/lena-mouth"]


def test_a_name_that_was_given_away_and_is_back_means_the_card_that_bears_it(
    open_desk: Open, deck_file: Path, clock: StillClock
) -> None:
    deck_file.write_text(numbers(0, "lena"), encoding="utf-8")
    finish(open_desk().start(Selection()))
    deck_file.write_text(numbers(0, "lena-mouth"), encoding="utf-8")
    desk = open_desk()
    (offer,) = desk.offers.current()
    desk.offers.carry_over(offer.old, offer.new)
    deck_file.write_text(numbers(0, "lena", "lena-mouth"), encoding="utf-8")
    desk = open_desk()
    clock.pass_days(60)
    assert finish(desk.start(Selection(cards=("numbers/lena",)))) == ["numbers/lena"]


@pytest.mark.parametrize("count", [40_000])
def test_more_cards_can_be_named_than_a_statement_has_values(desk: Desk, deck_file: Path, count: int) -> None:
    deck_file.with_name("numbers.yaml").write_text(numbers(30), encoding="utf-8")
    desk.sync()
    desk.change_setting("new_per_day", "30")
    named = tuple(f"numbers/q{n}" for n in range(count))
    assert len(finish(desk.start(Selection(cards=named)))) == 30


def test_due_and_new_cards_are_chosen_from_the_named_ones(desk: Desk, clock: StillClock) -> None:
    first = desk.start(Selection(cards=("rivers/amur",)))
    first.respond(Response.typed("the Amur"), 900)
    first.override(Grade.HARD)
    first.advance()
    clock.pass_days(60)
    ledger = desk.ledger
    scope = Scope(cards=("rivers/amur", "rivers/ob"))
    learner, today, parameters = ledger.author.learner, desk.today(), desk.settings().parameters
    due = queries.due_candidates(ledger.database, learner, today, parameters, scope)
    assert [each.card for each in due] == ["rivers/amur"]
    assert queries.count_due(ledger.database, learner, today, scope) == 1
    assert queries.count_due(ledger.database, learner, today, Scope(cards=("rivers/ob",))) == 0
    assert sorted(finish(desk.start(Selection(cards=scope.cards)))) == ["rivers/amur", "rivers/ob"]
