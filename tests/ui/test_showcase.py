"""Every card of the showcase deck is answered wrong and right in the app, and nothing leaves its place at 80×24."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing

import pytest

from quiz_app.memory.model import Grade
from quiz_app.questions.model import REVEALED, Expects, Response
from quiz_app.study.selection import Selection
from quiz_app.study.showing import Phase
from quiz_app.ui.screens.study import StudyScreen
from tests.support.showcase import CASES, DECK, Given, cards, response_to
from tests.ui.answering import keys_for, press_fast
from tests.ui.play import Play, Studio

CARDS = cards()
BAR_LINE = 20
ONE_OF_EACH = (
    "flashcard-permafrost", "typed-irkutsk", "number-railway", "date-nerchinsk", "choice-characters", "multi-arctic",
    "list-ob", "truth-angara", "cloze-beijing#c1", "order-treaties", "match-scripts",
)  # fmt: skip
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


async def test_every_type_is_answered_wrong_and_right_by_keyboard_alone(showcase: Studio) -> None:
    keep_only(showcase, ONE_OF_EACH)
    assert await play_through(showcase) == dict.fromkeys(ONE_OF_EACH, 2)


@pytest.mark.soak
async def test_every_question_is_answered_wrong_and_right_by_keyboard_alone(showcase: Studio) -> None:
    assert await play_through(showcase) == {card: 2 for card in CARDS if not is_second(card)}


@pytest.mark.soak
async def test_the_second_card_of_a_question_is_answered_on_another_day(showcase: Studio) -> None:
    seconds = {card for card in CARDS if is_second(card)}
    study_without_a_screen(showcase, {card.partition("#")[0] for card in seconds})
    showcase.clock.pass_days()
    assert await play_through(showcase) == dict.fromkeys(seconds, 2)


WRONG_WORDS = ("✗ wrong", "✗ you", "partly")


async def test_without_colour_every_type_tells_right_and_wrong_in_words(
    showcase: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    keep_only(showcase, ONE_OF_EACH)
    told: dict[str, str] = {}
    async with showcase.open("showcase") as play:
        while len(told) < len(ONE_OF_EACH):
            card = play.showing.card.partition("/")[2]
            if card in CASES:
                await press_fast(play, keys_for(play.showing, CASES[card].wrong))
                await play.press("enter")
                told[card] = next((word for word in WRONG_WORDS if word in play.text()), play.text())
            else:
                await play.press("space")
                told[card] = next((word for word in ("1 again",) if word in play.text()), play.text())
            styles = [
                part.style
                for strip in play.app.screen._compositor.render_strips()
                for part in strip
                if part.style
            ]
            assert all(style.color is None and style.bgcolor is None for style in styles)
            await play.press("o", "3", "space") if card in CASES else await play.press("3")
    assert {card for card, word in told.items() if word not in (*WRONG_WORDS, "1 again")} == set()


async def test_every_type_is_answered_with_the_mouse_alone_but_for_letters(showcase: Studio) -> None:
    keep_only(showcase, ONE_OF_EACH)
    answered: set[str] = set()
    async with showcase.open("showcase") as play:
        while len(answered) < len(ONE_OF_EACH):
            card = play.showing.card.partition("/")[2]
            answered.add(card)
            if card not in CASES:
                await play.click("show the answer")
                await play.click("3 good")
                continue
            await enter_by_mouse(play, CASES[card].right)
            await play.click("Enter check ")
            assert play.phase is Phase.JUDGED, (card, play.told(), play.text())
            assert play.showing.verdict is not None
            assert (card, play.showing.verdict.outcome) == (card, CASES[card].passed)
            assert_in_place(play)
            await play.click("Space next")
    assert answered == set(ONE_OF_EACH)


async def enter_by_mouse(play: Play, given: Given) -> None:
    """Click what is to be picked, drag what is to be put in order; letters are typed."""
    showing = play.showing
    kind = showing.question.type_name
    if kind == "order":
        top = min(y for y, line in enumerate(play.lines()) for text in given if text in line)
        for place, text in enumerate(given):
            line = next(line for line in play.lines() if text in line)
            await drag(
                play, (line.index(text) + 1, play.lines().index(line)), (line.index(text) + 1, top + place)
            )
    elif isinstance(given, Mapping):
        for right in given.values():
            await play.click(right)
    elif kind == "list":
        for name in given:
            await play.write(name)
            await play.click("Enter add")
    elif showing.prompt.options:
        for text in (given,) if isinstance(given, str) else given:
            await play.click(text.capitalize() if kind == "true-false" else text)
    else:
        await play.write(str(given))


async def drag(play: Play, start: tuple[int, int], end: tuple[int, int]) -> None:
    await play.pilot.mouse_down(offset=start)
    await play.pilot.hover(offset=end)
    await play.pilot.mouse_up(offset=end)
    await play.settle()


def keep_only(showcase: Studio, wanted: Iterable[str]) -> None:
    """Suspend all other cards; a question's second card comes only once its first one is put away."""
    with closing(showcase.desk()) as desk:
        desk.sync()
        for _ in range(2):
            sitting = desk.start(Selection(decks=("showcase",)))
            while (showing := sitting.showing) is not None:
                if showing.card.partition("/")[2] in wanted:
                    sitting.bury()
                else:
                    sitting.suspend()
    showcase.clock.pass_days()


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
