"""What a card's info says of recall is what its standing is told by."""

from __future__ import annotations

from collections.abc import Callable

from quiz_app.questions.model import Response
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from quiz_app.study.showing import CardInfo, Standing
from quiz_app.study.wording import info_lines, recall_words
from tests.support.life import StillClock

AMUR = "rivers/amur"


def answered(desk: Desk, text: str) -> CardInfo:
    sitting = desk.start(Selection())
    while sitting.showing is not None and sitting.showing.card != AMUR:
        sitting.bury()
    sitting.respond(Response.typed(text), 1000)
    return desk.card_info(AMUR)


def test_a_card_answered_today_is_told_as_of_tomorrow(desk: Desk) -> None:
    info = answered(desk, "the Amur")
    assert (info.standing is Standing.KEPT) == (info.known >= 0.9)
    assert info.known < 1
    assert recall_words(info) == f"{info.known * 100:.0f} % by tomorrow, as predicted"
    assert any(f"recall: {recall_words(info)}" in line for line in info_lines(info))


def test_a_card_that_was_missed_and_waits_is_not_said_to_be_recalled(desk: Desk) -> None:
    info = answered(desk, "the Lena")
    assert (info.standing, info.known) == (Standing.FADING, 0.0)
    assert recall_words(info) == "not recalled yet; it is asked again today"


def test_on_a_later_day_recall_is_told_as_of_now(open_desk: Callable[[], Desk], clock: StillClock) -> None:
    answered(open_desk(), "the Amur")
    clock.pass_days(30)
    info = open_desk().card_info(AMUR)
    assert info.standing is Standing.FADING
    assert recall_words(info) == f"{info.known * 100:.0f} % now, as predicted"
