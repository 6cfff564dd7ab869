"""What Home counts is what a sitting asks, by the learner's limits over all decks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from quiz_app.questions.model import DONT_KNOW
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from tests.study.test_sitting import finish, shown, until
from tests.support.life import StillClock


def flashcards(deck: str, count: int, *, grouped: int = 0) -> str:
    items = "".join(
        f"  - {{id: q{n}, question: What is {n}?, answer: A number{', group: one' if n < grouped else ''}}}\n"
        for n in range(count)
    )
    return f"deck: {deck}\ntitle: {deck}\nquestions:\n{items}"


def test_a_large_group_does_not_use_up_the_days_new_cards(
    open_desk: Callable[[], Desk], deck_file: Path
) -> None:
    deck_file.write_text(flashcards("numbers", 45, grouped=40), encoding="utf-8")
    desk = open_desk()
    desk.change_setting("new_per_day", "3")
    assert desk.overview().new == 3
    assert finish(desk.start(Selection())) == ["numbers/q0", "numbers/q40", "numbers/q41"]


def test_cards_of_one_group_come_on_different_days_also_from_two_decks(
    open_desk: Callable[[], Desk], deck_file: Path, clock: StillClock
) -> None:
    deck_file.write_text(flashcards("numbers", 3, grouped=1), encoding="utf-8")
    telling = flashcards("figures", 3, grouped=1).replace("group: one", "group: [two, numbers/one]")
    deck_file.with_name("figures.yaml").write_text(telling, encoding="utf-8")
    desk = open_desk()
    days = []
    for _ in range(40):
        days.append(set(finish(desk.start(Selection()))))
        clock.pass_days()
    telling_pair = {"numbers/q0", "figures/q0"}
    assert [telling_pair & day for day in days[:2]] == [{"figures/q0"}, {"numbers/q0"}]
    assert all(len(telling_pair & day) < 2 for day in days)
    assert {"numbers/q1", "figures/q1"} <= days[0]


def test_no_deck_brings_new_cards_while_reviews_of_another_have_to_wait(
    desk: Desk, deck_file: Path, clock: StillClock
) -> None:
    finish(desk.start(Selection()))
    clock.pass_days(90)
    deck_file.with_name("numbers.yaml").write_text(flashcards("numbers", 5), encoding="utf-8")
    desk.sync()
    desk.change_setting("reviews_per_day", "2")
    assert desk.overview().new == 0
    assert desk.start(Selection(decks=("numbers",))).showing is None
    desk.change_setting("reviews_per_day", "0")
    assert len(finish(desk.start(Selection(decks=("numbers",))))) == 5


def test_the_pause_of_new_cards_is_reckoned_alike_for_all_decks_and_for_one(
    desk: Desk, deck_file: Path, clock: StillClock
) -> None:
    for _ in range(2):
        finish(desk.start(Selection()))
        clock.pass_days()
    clock.pass_days(200)
    deck_file.with_name("numbers.yaml").write_text(flashcards("numbers", 5), encoding="utf-8")
    desk.sync()
    desk.change_setting("pause_new_at", "6")  # eight cards of six questions are due
    overview = desk.overview()
    assert overview.due == 6
    assert overview.new == 0
    assert desk.start(Selection(decks=("numbers",))).showing is None


def test_each_deck_counts_its_own_repeats_and_minutes(desk: Desk, deck_file: Path) -> None:
    deck_file.with_name("numbers.yaml").write_text(flashcards("numbers", 5), encoding="utf-8")
    desk.sync()
    sitting = desk.start(Selection(decks=("rivers",)))
    until(sitting, "rivers/amur")
    sitting.respond(DONT_KNOW, 1000)
    assert shown(sitting).grade
    overview = desk.overview()
    rows = {row.deck: row for row in overview.decks}
    assert (rows["rivers"].repeat, rows["numbers"].repeat, overview.repeat) == (1, 0, 1)
    assert 0 < rows["numbers"].minutes <= overview.minutes
