"""Browse without a screen: cards are found and shown, marked many at once in one action, and taken back as one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz_app.errors import WrongUse
from quiz_app.memory.model import Grade
from quiz_app.questions.model import Response
from quiz_app.storage import log
from quiz_app.study.browser import Browser
from quiz_app.study.browsing import CardRow, Order
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from quiz_app.study.showing import Standing
from tests.storage.room import dump
from tests.support.life import DECK, StillClock

RIVERS = ("rivers/amur", "rivers/ob", "rivers/yangtze", "rivers/yangtze#reverse", "rivers/ussuri")


@pytest.fixture
def browser(desk: Desk) -> Browser:
    return desk.browse()


def row(browser: Browser, card: str) -> CardRow:
    (found,) = browser.rows([card])
    return found


def answer_first(desk: Desk, text: str = "the Amur") -> str:
    """Answer the card of the Amur, which is typed; gives its name."""
    sitting = desk.start(Selection())
    while sitting.showing is not None and sitting.showing.card != "rivers/amur":
        sitting.bury()
    sitting.respond(Response.typed(text), 1000)
    return "rivers/amur"


def events(desk: Desk) -> int:
    return len(log.all_events(desk.ledger.database, desk.ledger.author.learner))


def test_cards_are_found_by_words_of_question_answer_and_option(browser: Browser) -> None:
    assert browser.find("river").cards == RIVERS
    assert browser.find("laptev").cards == ("rivers/lena",)
    assert browser.find("sungari -yangtze").cards == ("rivers/ussuri",)
    assert len(browser.find("").cards) == 8
    assert browser.find("is:newer").problems


def test_a_row_says_what_a_line_shows(browser: Browser, desk: Desk, clock: StillClock) -> None:
    fresh = row(browser, "rivers/ili#c1")
    assert (fresh.type, fresh.answer, fresh.standing, fresh.known) == ("cloze", "Ili", Standing.NEW, 0.0)
    assert (fresh.deck_title, fresh.due_day, fresh.gone) == ("Rivers", None, False)
    answer_first(desk)
    clock.pass_days(400)
    asked = row(browser, "rivers/amur")
    assert asked.standing is Standing.FADING
    assert (asked.answers, asked.lapses, asked.section) == (1, 0, "East")
    assert 0 < asked.known < 0.9
    assert asked.last_day == desk.today() - 400


def test_what_was_done_to_a_card_is_told_with_its_key_of_undo_in_a_line_of_80_cells(
    browser: Browser, desk: Desk
) -> None:
    card = answer_first(desk)
    (event,) = [each.event_id for each in browser.info(card).history if each.kind == "answered"]
    told = [
        browser.override_answer(event, Grade.AGAIN),
        *(act([card]) for act in (browser.flag, browser.unflag, browser.suspend, browser.unsuspend)),
        *(act([card]) for act in (browser.bury, browser.unbury, browser.reset)),
        *(browser.note([card], text) for text in ("mine", "")),
        browser.forget([card]),
    ]
    assert all("; u " in sentence for sentence in told)
    assert [sentence for sentence in told if len(sentence) > 78] == []


def test_rows_come_in_the_order_asked_for_and_leave_out_what_is_nowhere(browser: Browser) -> None:
    wanted = ("rivers/lena", "x/y", "rivers/amur")
    assert [each.card for each in browser.rows(wanted)] == ["rivers/lena", "rivers/amur"]


def test_many_cards_are_marked_in_one_action_that_one_undo_takes_back(browser: Browser) -> None:
    said = browser.suspend(browser.find("is:new").cards)
    assert said == "Suspended 8 cards; u brings them back."
    assert len(browser.find("is:suspended").cards) == 8
    assert browser.undo() == "Took back: suspending 8 cards."
    assert browser.find("is:suspended").cards == ()
    assert browser.redo() == "Brought back: suspending 8 cards."
    assert len(browser.find("is:suspended").cards) == 8


def test_cards_that_an_action_would_not_change_are_left_out_of_it(browser: Browser, desk: Desk) -> None:
    browser.suspend(RIVERS[:2])
    assert browser.suspend(RIVERS) == "Suspended 3 cards (2 were suspended already); u brings them back."
    before = events(desk)
    assert browser.suspend(RIVERS) == "All 5 cards are suspended already."
    assert browser.suspend(RIVERS[:1]) == "It is suspended already."
    assert browser.unflag(RIVERS) == "All 5 cards are not flagged."
    assert browser.suspend(()) == "No card is chosen."
    assert browser.suspend(("x/y",)) == "There is no such card."
    assert events(desk) == before
    assert browser.undo() == "Took back: suspending 3 cards."
    assert browser.find("is:suspended").cards == RIVERS[:2]


@pytest.mark.parametrize(
    ("act", "search", "opposite"),
    [
        ("suspend", "is:suspended", "unsuspend"),
        ("bury", "is:buried", "unbury"),
        ("flag", "is:flagged", "unflag"),
    ],
)
def test_every_mark_can_be_set_found_and_taken_off(
    browser: Browser, act: str, search: str, opposite: str
) -> None:
    getattr(browser, act)(RIVERS)
    assert browser.find(search).cards == RIVERS
    getattr(browser, opposite)(RIVERS[1:])
    assert browser.find(search).cards == RIVERS[:1]
    browser.undo()
    assert browser.find(search).cards == RIVERS


def test_a_flag_without_a_note_leaves_the_note_of_an_earlier_one(browser: Browser) -> None:
    browser.flag(RIVERS[:1], "the \x1b[31mAmur\nends elsewhere ")
    browser.flag(RIVERS[:1])
    assert row(browser, "rivers/amur").flag_note == "the Amur ends elsewhere"
    browser.flag(RIVERS[:1], "twice")
    assert row(browser, "rivers/amur").flag_note == "twice"
    assert browser.find("twice").cards == ("rivers/amur",)


def test_a_note_is_found_by_its_words_and_an_empty_one_takes_it_off(browser: Browser) -> None:
    browser.note(RIVERS[:2], "Côté 长江")
    assert browser.find("cote").cards == browser.find("江").cards == RIVERS[:2]
    assert browser.find("is:noted").cards == RIVERS[:2]
    browser.note(RIVERS[:1], "")
    assert browser.find("is:noted").cards == RIVERS[1:2]


def test_a_reset_begins_anew_and_forgetting_leaves_nothing_but_the_log(browser: Browser, desk: Desk) -> None:
    card = answer_first(desk)
    browser.note([card], "mine")
    browser.reset([card])
    after = row(browser, card)
    assert (after.standing, after.answers, after.note) == (Standing.NEW, 1, "mine")
    assert browser.reset([card]) == "It is new already."
    browser.forget([card])
    after = row(browser, card)
    assert (after.answers, after.note) == (0, "")
    assert [each.kind for each in browser.info(card).history] == ["answered", "noted", "reset", "forgotten"]
    assert (browser.undo() or "").startswith("Took back: forgetting “")
    assert row(browser, card).note == "mine"


def test_an_answers_grade_is_put_right_in_the_list_too(browser: Browser, desk: Desk) -> None:
    card = answer_first(desk, "the Volga")
    (event,) = [each for each in browser.info(card).history if each.kind == "answered"]
    assert browser.override_answer(event.event_id, Grade.GOOD).startswith("Overridden: good for “")
    assert row(browser, card).known > 0
    assert browser.override_answer("0" * 32, Grade.GOOD) == "Only an answer can be given another grade."


def test_orders_put_the_least_known_and_the_soonest_due_first_and_new_ones_last(
    browser: Browser, desk: Desk
) -> None:
    card = answer_first(desk)
    for order in (Order.DUE, Order.KNOWN, Order.RECENT):
        assert browser.find("", order).cards[0] == card
    assert browser.find("", Order.DECK).cards == browser.find("", Order.LAPSES).cards


def test_a_card_that_is_gone_is_found_only_when_asked_for_and_its_info_stays(
    browser: Browser, desk: Desk, deck_file: Path
) -> None:
    card = answer_first(desk)
    kept = [line for line in DECK.splitlines(keepends=True) if "id: amur" not in line]
    deck_file.write_text("".join(kept), encoding="utf-8")
    desk.sync()
    assert card not in browser.find("").cards
    assert browser.find("is:gone amur").cards == (card,)
    assert row(browser, card).gone
    info = browser.info(card)
    assert info.gone
    assert info.question.answer("") == "the Amur"
    assert len(info.history) >= 1
    assert browser.suspend([card]).startswith("Suspended “Which river parts")
    with pytest.raises(WrongUse):
        browser.info("rivers/never")


def test_the_card_of_a_part_that_is_gone_is_shown_as_it_was_met_last(
    browser: Browser, desk: Desk, deck_file: Path
) -> None:
    browser.flag(["rivers/ili#c2"], "which lake?")
    deck_file.write_text(DECK.replace("{{c2::Balkhash}}", "Balkhash"), encoding="utf-8")
    desk.sync()
    assert browser.find("is:gone").cards == ("rivers/ili#c2",)
    assert row(browser, "rivers/ili#c2").gone
    info = browser.info("rivers/ili#c2")
    assert (info.question.answer("c2"), info.flag_note, info.gone) == ("Balkhash", "which lake?", True)


def test_former_wordings_say_when_the_card_was_answered_so(
    browser: Browser, desk: Desk, deck_file: Path, clock: StillClock
) -> None:
    card, first = answer_first(desk), desk.today()
    assert browser.info(card).wordings == ()
    deck_file.write_text(DECK.replace("parts Russia", "divides Russia"), encoding="utf-8")
    clock.pass_days(30)
    desk.sync()
    (former,) = browser.info(card).wordings
    assert (former.first_day, former.last_day, former.answers) == (first, first, 1)
    assert former.lines == ("Which river parts Russia and China in the east?", "the Amur")


def test_a_sitting_takes_back_what_was_done_to_many_cards_and_stays_where_it_is(
    desk: Desk, browser: Browser
) -> None:
    browser.suspend(RIVERS)
    sitting = desk.start(Selection())
    assert sitting.showing is not None
    card = sitting.showing.card
    assert card not in RIVERS
    assert sitting.undo() == "Took back: suspending 5 cards."
    assert sitting.showing is not None
    assert sitting.showing.card == card
    assert sitting.redo() == "Brought back: suspending 5 cards."
    assert sitting.showing.card == card


def test_the_card_in_hand_is_let_go_where_a_redo_suspends_it_among_others(
    desk: Desk, browser: Browser
) -> None:
    browser.suspend(RIVERS)
    browser.undo()
    sitting = desk.start(Selection())
    assert sitting.showing is not None
    assert sitting.showing.card in RIVERS
    assert sitting.redo() == "Brought back: suspending 5 cards."
    assert sitting.showing is not None
    assert sitting.showing.card not in RIVERS


def test_marks_on_many_cards_and_their_undo_are_what_a_rebuild_gives(
    open_desk: Callable[[], Desk], clock: StillClock
) -> None:
    from quiz_app.storage.remaking import remake

    desk = open_desk()
    browser = desk.browse()
    answer_first(desk)
    everything = browser.find("").cards
    for act in (browser.suspend, browser.bury, browser.reset, browser.forget, browser.flag):
        act(everything)
        clock.pass_ms(1000)
        browser.undo()
    browser.note(everything, "all of it")
    browser.forget(everything[:4])
    browser.undo()
    browser.redo()
    database = desk.ledger.database
    before = dump(database)
    with database.write() as connection:
        remake(connection)
    assert dump(database) == before
    assert len(before["card_state"]) == 4
