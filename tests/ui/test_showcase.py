"""Every card of the showcase deck is answered wrong and right in the app, and nothing leaves its place at 80×24."""

from __future__ import annotations

from collections import Counter
from contextlib import closing

import pytest

from quiz_app.memory.model import Grade
from quiz_app.questions.model import REVEALED, Expects, Response
from quiz_app.study.selection import Selection
from quiz_app.study.showing import Phase
from quiz_app.ui.screens.study import StudyScreen
from tests.support.showcase import CASES, DECK, cards, response_to
from tests.ui.answering import keys_for, press_fast
from tests.ui.play import Play, Studio

CARDS = cards()
BAR_LINE = 20
MOST_STEPS = 150


@pytest.fixture
def showcase(studio: Studio) -> Studio:
    (studio.decks / "showcase.yaml").write_bytes(DECK.read_bytes())
    change(studio, "new_per_day", "999")
    return studio


def change(studio: Studio, setting: str, value: str) -> None:
    with closing(studio.desk()) as desk:
        desk.change_setting(setting, value)


def assert_in_place(play: Play) -> None:
    """Nothing is wider than the screen, and what stands above and below the card stands where it always does."""
    stage = play.study.stage
    assert stage.bar.region.y == BAR_LINE, play.text()
    assert stage.scroll.max_scroll_x == 0
    lines = play.lines()
    assert lines[0].startswith(" Rivers, rails and steppes")
    assert " help" in lines[-1]
    if stage.scroll.max_scroll_y == 0:
        text = " ".join(play.text().split())
        missing = [
            word for word in play.showing.prompt.text.split() if word not in text and "```" not in word
        ]
        assert missing == [], play.text()


async def answer(play: Play, *, right: bool) -> None:
    """Answer the card that is asked, judge what is shown, and go on."""
    showing = play.showing
    card = showing.card.partition("/")[2]
    assert_in_place(play)
    if card not in CASES:
        await play.press("space")
        assert_in_place(play)
        assert "1 again" in play.lines()[BAR_LINE]
        await play.press("3" if right else "1")
        return
    case = CASES[card]
    given = case.right if right else case.wrong
    await press_fast(play, keys_for(showing, given))
    assert_in_place(play)
    await play.press("enter")
    judged = play.showing
    assert judged.phase is Phase.JUDGED, (card, play.told(), play.text())
    assert judged.response == response_to(judged.question, given), card
    assert judged.verdict is not None
    assert (card, judged.verdict.outcome) == (card, case.passed if right else case.judged)
    assert_in_place(play)
    assert " · " in play.lines()[BAR_LINE]
    await play.press("space")


async def play_through(showcase: Studio) -> Counter[str]:
    """Study until nothing is due, every card wrong at first and then right; gives how often each was answered."""
    seen: Counter[str] = Counter()
    async with showcase.open("showcase") as play:
        for _ in range(MOST_STEPS):
            if not isinstance(play.app.screen, StudyScreen):
                break
            card = play.showing.card.partition("/")[2]
            await answer(play, right=seen[card] > 0)
            seen[card] += 1
    return seen


def is_second(card: str) -> bool:
    return card.endswith(("#reverse", "#c2"))


async def test_every_question_is_answered_wrong_and_right_by_keyboard_alone(showcase: Studio) -> None:
    assert await play_through(showcase) == {card: 2 for card in CARDS if not is_second(card)}


async def test_the_second_card_of_a_question_is_answered_on_another_day(showcase: Studio) -> None:
    seconds = {card for card in CARDS if is_second(card)}
    study_without_a_screen(showcase, {card.partition("#")[0] for card in seconds})
    showcase.clock.pass_days()
    assert await play_through(showcase) == dict.fromkeys(seconds, 2)


def study_without_a_screen(showcase: Studio, wanted: set[str]) -> None:
    """Answer the cards of these questions right, and suspend all others."""
    with closing(showcase.desk()) as desk:
        desk.sync()
        sitting = desk.start(Selection(decks=("showcase",)))
        while (showing := sitting.showing) is not None:
            if showing.question.about.id not in wanted:
                sitting.suspend()
            elif showing.prompt.expects is Expects.REVEAL:
                sitting.respond(REVEALED, 0)
                sitting.grade(Grade.EASY)
            else:
                sitting.respond(Response.typed(showing.question.answer(showing.part)), 0)
                sitting.advance()
