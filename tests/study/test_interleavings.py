"""A sitting with other hands in it: undo after moving on, two windows at once, decks edited while a card is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quiz_app.errors import WrongUse
from quiz_app.memory.model import Grade
from quiz_app.paths import Places
from quiz_app.questions.model import DONT_KNOW, Expects, Response
from quiz_app.storage import log
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from quiz_app.study.showing import Phase
from quiz_app.study.sitting import Sitting
from tests.study.test_sitting import answer_right, finish, shown, until
from tests.support.life import DECK, StillClock


@pytest.fixture
def second_desk(desk: Desk, places: Places, clock: StillClock, deck_file: Path) -> Iterator[Desk]:
    """Another window of the same learner, on the same database."""
    assert desk.learner == "Ada"
    other = Desk.open(places, clock, user="Ada", shipped=deck_file.parent)
    yield other
    other.close()


def judged(sitting: Sitting, card: str, typed: str) -> None:
    until(sitting, card)
    sitting.respond(Response.typed(typed), 1000)
    assert shown(sitting).phase is Phase.JUDGED


def miss(sitting: Sitting, card: str) -> None:
    judged(sitting, card, "Huang He")
    sitting.advance()


def overridden_to(grade: str, told: str | None) -> bool:
    """Whether it is told that the Amur's card, which is not in hand, got this grade."""
    return (told or "").startswith(f"Overridden: {grade} for “Which river parts")


def test_undo_of_a_flag_leaves_the_last_verdict_open_to_an_override(desk: Desk) -> None:
    sitting = desk.start(Selection())
    miss(sitting, "rivers/amur")
    sitting.flag()
    sitting.undo()
    assert overridden_to("good", sitting.override_last())
    assert desk.ledger.state("rivers/amur").last_grade == Grade.GOOD


def test_undo_of_the_last_answer_opens_the_verdict_before_it(desk: Desk) -> None:
    sitting = desk.start(Selection())
    miss(sitting, "rivers/amur")
    answer_right(sitting)
    sitting.undo()
    assert overridden_to("good", sitting.override_last())
    assert desk.ledger.state("rivers/amur").last_grade == Grade.GOOD
    assert sitting.summary().right == sitting.summary().first_answers


def test_an_override_taken_back_can_be_given_again(desk: Desk) -> None:
    sitting = desk.start(Selection())
    miss(sitting, "rivers/amur")
    sitting.override_last()
    sitting.undo()
    assert [missed.card for missed in sitting.summary().missed] == ["rivers/amur"]
    assert overridden_to("hard", sitting.override_last(Grade.HARD))
    assert sitting.summary().missed == ()
    assert "rivers/amur" not in finish(sitting)


def test_a_card_overridden_to_again_after_the_last_one_is_asked_again(desk: Desk) -> None:
    sitting = desk.start(Selection(limit=1))
    card = answer_right(sitting)
    assert sitting.showing is None
    sitting.override_last(Grade.AGAIN)
    assert shown(sitting).card == card


def test_undo_of_another_windows_answer_does_not_ask_the_judged_card_again(
    desk: Desk, second_desk: Desk
) -> None:
    sitting = desk.start(Selection())
    other = second_desk.start(Selection())
    judged(sitting, "rivers/amur", "the Amur")
    while shown(other).card == "rivers/amur":
        other.bury()
    theirs = answer_right(other)
    sitting.undo()
    assert shown(sitting).card == theirs
    assert "rivers/amur" not in finish(sitting)


def test_undo_of_an_override_from_before_a_restart_does_not_ask_a_card_that_is_not_due(
    open_desk: Callable[[], Desk],
) -> None:
    sitting = open_desk().start(Selection())
    judged(sitting, "rivers/amur", "the Amur")
    sitting.override(Grade.EASY)
    desk = open_desk()
    sitting = desk.start(Selection())
    before = shown(sitting).card
    assert "override" in (sitting.undo() or "")
    assert shown(sitting).card == before
    assert desk.ledger.state("rivers/amur").last_grade == Grade.GOOD
    assert "rivers/amur" not in finish(sitting)


def test_redo_of_a_miss_from_before_a_restart_brings_the_card_again(open_desk: Callable[[], Desk]) -> None:
    sitting = open_desk().start(Selection())
    judged(sitting, "rivers/amur", "Huang He")
    sitting = open_desk().start(Selection())
    sitting.undo()
    assert shown(sitting).card == "rivers/amur"
    sitting.redo()
    assert shown(sitting).card != "rivers/amur"
    asked = finish(sitting)
    assert asked.index("rivers/amur") >= 4


def test_undo_of_a_suspension_shows_the_card_only_if_it_is_due(open_desk: Callable[[], Desk]) -> None:
    sitting = open_desk().start(Selection())
    judged(sitting, "rivers/amur", "the Amur")
    sitting.suspend()
    desk = open_desk()
    sitting = desk.start(Selection())
    assert sitting.undo() is not None
    assert not desk.ledger.state("rivers/amur").suspended
    assert "rivers/amur" not in finish(sitting)


def test_a_missed_card_that_another_window_answered_right_is_not_asked_again(
    desk: Desk, second_desk: Desk
) -> None:
    sitting = desk.start(Selection())
    miss(sitting, "rivers/amur")
    other = second_desk.start(Selection())
    finish(other)
    assert "rivers/amur" not in finish(sitting)


def test_a_card_answered_in_two_windows_is_new_only_once(desk: Desk, second_desk: Desk) -> None:
    one, other = desk.start(Selection()), second_desk.start(Selection())
    until(one, "rivers/amur")
    until(other, "rivers/amur")
    one.respond(Response.typed("the Amur"), 1000)
    other.respond(DONT_KNOW, 1000)
    introduced = sum(total.introduced for total in desk.totals(0))
    assert introduced == len(
        {event.card for event in log.all_events(desk.ledger.database, desk.ledger.author.learner)}
    )
    payload = log.events_of(desk.ledger.database, desk.ledger.author.learner, "rivers/amur")[-1].payload
    assert payload["new"] is False
    assert payload["r"] == payload["p"] == 1


def test_a_setting_changed_in_another_window_holds_from_the_next_sitting_on(
    desk: Desk, second_desk: Desk
) -> None:
    assert desk.settings().new_per_day == 10
    second_desk.change_setting("new_per_day", "2")
    assert desk.overview().new == 2
    assert len(finish(desk.start(Selection()))) == 2


@pytest.mark.parametrize(
    ("edit", "gone"),
    [
        (("lake {{c2::Balkhash}}", "lake Balkhash"), "rivers/ili#c2"),
        (("The {{c1::Ili}} flows", "The Ili flows"), "rivers/ili#c1"),
        (("{id: lena,", "{id: lena-mouth,"), "rivers/lena"),
        (("{id: lena,", "{id: lena, draft: true,"), "rivers/lena"),
    ],
    ids=["one gap closed", "the other gap closed", "a question renamed", "a draft again"],
)
def test_a_card_taken_out_of_its_deck_while_it_waits_is_not_asked(
    desk: Desk, clock: StillClock, deck_file: Path, edit: tuple[str, str], gone: str
) -> None:
    for _ in range(2):
        finish(desk.start(Selection()))
        clock.pass_days(90)
    sitting = desk.start(Selection())
    assert edit[0] in DECK
    deck_file.write_text(DECK.replace(*edit), encoding="utf-8")
    desk.sync()
    assert gone not in finish(sitting)[1:]


def test_undo_of_an_answer_to_a_card_that_left_its_deck_goes_on_with_the_next(
    desk: Desk, deck_file: Path
) -> None:
    sitting = desk.start(Selection())
    judged(sitting, "rivers/amur", "the Amur")
    deck_file.write_text(DECK.replace("id: amur", "id: black-dragon"), encoding="utf-8")
    desk.sync()
    assert sitting.undo() is not None
    assert shown(sitting).card != "rivers/amur"
    assert "rivers/amur" not in finish(sitting)


def test_the_info_of_a_part_that_is_gone_is_refused_in_words(desk: Desk, deck_file: Path) -> None:
    deck_file.write_text(DECK.replace("{{c2::Balkhash}}", "Balkhash"), encoding="utf-8")
    desk.sync()
    with pytest.raises(WrongUse, match="ili#c2"):
        desk.card_info("rivers/ili#c2")


def test_an_answer_is_judged_by_the_words_that_were_shown(desk: Desk, deck_file: Path) -> None:
    sitting = desk.start(Selection())
    showing = until(sitting, "rivers/amur")
    deck_file.write_text(DECK.replace("answer: the Amur", "answer: Heilong Jiang"), encoding="utf-8")
    desk.sync()
    sitting.respond(Response.typed("the Amur"), 1000)
    assert shown(sitting).grade is Grade.GOOD
    (event,) = log.events_of(desk.ledger.database, desk.ledger.author.learner, "rivers/amur")
    version = log.version_of(desk.ledger.database, event.fingerprint)
    assert version is not None
    assert version["answer"] == showing.question.answer("")


def test_text_typed_at_a_card_that_the_learner_judges_reveals_it(desk: Desk) -> None:
    sitting = desk.start(Selection())
    while shown(sitting).prompt.expects is not Expects.REVEAL:
        answer_right(sitting)
    sitting.respond(Response.typed("I would say so"), 1000)
    assert shown(sitting).phase is Phase.REVEALED
    sitting.grade(Grade.HARD, 1000)
    assert sitting.summary().answered
