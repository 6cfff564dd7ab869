"""Putting things in order with the keyboard alone and with the mouse alone."""

from __future__ import annotations

import pytest
from textual.content import Content
from textual.events import MouseScrollDown

from quiz_app.look import Look
from quiz_app.questions.model import Outcome
from quiz_app.study.showing import Phase
from quiz_app.ui.answers.order import OrderAnswer
from quiz_app.ui.guard import KeyGuard
from quiz_app.ui.screens.study import StudyScreen
from quiz_app.ui.screens.summary import SummaryScreen
from tests.ui.answering import press_fast
from tests.ui.play import Play, Studio

ITEMS = ("Nerchinsk", "Kyakhta", "Aigun", "Peking")
LONG = tuple(
    f"Stage {number:02}" + " of the caravan road to Peking" * (number % 4) for number in range(1, 21)
)
CJK = ("尼布楚条约", "恰克图条约", "Айгунский договор", "北京条约")


@pytest.fixture
def treaties(studio: Studio) -> Studio:
    return with_items(studio, ITEMS)


def with_items(studio: Studio, items: tuple[str, ...]) -> Studio:
    lines = "".join(f"      - {item}\n" for item in items)
    text = f"deck: treaties\ntitle: Treaties\nquestions:\n  - id: one\n    question: Which order?\n    order:\n{lines}"
    (studio.decks / "treaties.yaml").write_text(text, encoding="utf-8")
    return studio


def view_of(play: Play) -> OrderAnswer:
    return play.study.query_one(OrderAnswer)


def shown(play: Play) -> list[str]:
    """The items from the top as the learner sees them."""
    return [play.showing.prompt.options[index] for index in view_of(play)._arranged]


def row_of(play: Play, words: str) -> int:
    return next(y for y, line in enumerate(play.lines()) if words in line)


def column_of(play: Play, words: str) -> int:
    line = play.lines()[row_of(play, words)]
    return line.index(words)


async def arrange(play: Play) -> None:
    """Bring the items into the right order with the keyboard: each in turn up to its place."""
    for place, item in enumerate(play.showing.prompt.options):
        await play.press("g", *["j"] * shown(play).index(item), *["K"] * (shown(play).index(item) - place))


async def drag(play: Play, words: str, to: str) -> None:
    """Press the mouse on some words and let go of it on others."""
    x, start, end = column_of(play, words), row_of(play, words), row_of(play, to)
    await play.pilot.mouse_down(offset=(x, start))
    await play.pilot.hover(offset=(x, end))
    await play.pilot.mouse_up(offset=(x, end))
    await play.settle()


# The keyboard.


async def test_the_items_are_never_shown_in_the_right_order(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        assert sorted(shown(play)) == sorted(ITEMS) != shown(play)
        assert shown(play) != list(ITEMS)
        assert "▸ 1  " in play.text()


async def test_items_are_moved_at_once_and_checked(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await arrange(play)
        assert shown(play) == list(ITEMS)
        await play.press("enter")
        verdict = play.showing.verdict
        assert verdict is not None
        assert verdict.outcome is Outcome.RIGHT
        assert play.text().count("✓ right") == 4
        assert play.info("treaties/one").answers == 1


async def test_a_grabbed_item_goes_with_the_cursor(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        first, second, third, fourth = shown(play)
        await play.press("j", "space")
        assert "⇅" in play.lines()[row_of(play, second)]
        assert "lets go" in play.text()
        await play.press("down", "j")
        assert shown(play) == [first, third, fourth, second]
        await play.press("k", "g", "space", "j")
        assert shown(play) == [second, first, third, fourth]
        assert "⇅" not in play.text()


async def test_the_first_and_last_place_are_the_end(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        before = shown(play)
        await play.press("k", "K", "shift+up")
        assert shown(play) == before
        await play.press("G", "j", "J", "shift+down")
        assert shown(play) == before
        assert view_of(play).cursor == 3


async def test_a_digit_puts_the_grabbed_item_there_or_the_cursor(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        first, *others = shown(play)
        await play.press("3")
        assert view_of(play).cursor == 2
        await play.press("1", "space", "4")
        assert shown(play) == [*others, first]
        await play.press("5", "9")
        assert view_of(play).cursor == 3


async def test_escape_puts_back_what_is_grabbed_and_then_leaves(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        before = shown(play)
        await play.press("space", "j", "j", "escape")
        assert shown(play) == before
        assert view_of(play).cursor == 0
        assert isinstance(play.app.screen, StudyScreen)
        await play.press("escape")
        assert not isinstance(play.app.screen, StudyScreen)


async def test_enter_before_anything_has_moved_asks_to_move_something(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press("enter", "enter")
        assert play.phase is Phase.ASKED
        assert any("Move them first" in sentence for sentence in play.told())


async def test_a_partly_right_order_shows_what_belongs_where_it_is_wrong(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await arrange(play)
        await play.press("G", "K", "enter")
        verdict = play.showing.verdict
        assert verdict is not None
        assert verdict.outcome is Outcome.PARTLY
        assert verdict.share == pytest.approx(4 / 6)
        rows = [line.strip() for line in play.lines() if "✗ you" in line]
        assert [row.split() for row in rows] == [
            ["✗", "you", "3", "Peking", "✓", "Aigun"],
            ["✗", "you", "4", "Aigun", "✓", "Peking"],
        ]
        assert play.text().count("✓ right") == 2
        assert "5 of 6 pairs in the right order." in play.text()


async def test_the_items_stay_where_they_are_when_they_are_judged(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press("J")
        places = {item: (row_of(play, item), column_of(play, item)) for item in ITEMS}
        await play.press("enter")
        for item, (row, column) in places.items():
            assert play.lines()[row][column:].startswith(item)


async def test_zero_is_dont_know_and_shows_the_right_order(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press("J", "0", "0")
        verdict = play.showing.verdict
        assert verdict is not None
        assert verdict.outcome is Outcome.DONT_KNOW
        rows = [row_of(play, item) for item in ITEMS]
        assert rows == sorted(rows)
        assert "○ answer" in play.text()


async def test_no_key_moves_anything_on_a_judged_card(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press("J", "enter")
        before = shown(play)
        await play.press("J", "K", "j", "1", "2")
        assert shown(play) == before
        assert play.phase is Phase.JUDGED


async def test_undo_asks_again_as_at_first_and_redo_goes_on(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        before = shown(play)
        await play.press("J", "J", "enter", "u")
        assert play.phase is Phase.ASKED
        assert shown(play) == before
        assert play.info("treaties/one").answers == 0
        await play.press("U")
        assert play.info("treaties/one").answers == 1


async def test_a_flag_leaves_the_items_as_they_are(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press("j", "J")
        before = shown(play)
        await play.press("*")
        assert shown(play) == before
        assert view_of(play).cursor == 2
        assert play.has_focus(OrderAnswer)


async def test_a_held_enter_checks_once_and_goes_no_further(treaties: Studio) -> None:
    treaties.guard = lambda: KeyGuard(pause=3600.0, first_repeat=3600.0)
    async with treaties.open("treaties") as play:
        await play.press("J", *["enter"] * 8)
        assert play.phase is Phase.JUDGED
        assert play.info("treaties/one").answers == 1


async def test_a_held_space_grabs_and_does_not_let_go(treaties: Studio) -> None:
    treaties.guard = lambda: KeyGuard(pause=3600.0, first_repeat=3600.0)
    async with treaties.open("treaties") as play:
        await play.press(*["space"] * 8)
        assert view_of(play).grabbed


async def test_a_wrong_order_comes_again_and_a_right_one_ends_the_sitting(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press("J", "enter", "enter")
        assert play.phase is Phase.ASKED
        assert view_of(play).cursor == 0
        await arrange(play)
        await play.press("enter", "enter")
        assert isinstance(play.app.screen, SummaryScreen)


# The mouse.


async def test_an_item_is_dragged_down_and_up(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        first, second, third, fourth = shown(play)
        await drag(play, first, third)
        assert shown(play) == [second, third, first, fourth]
        await drag(play, fourth, second)
        assert shown(play) == [fourth, second, third, first]


async def test_an_order_is_answered_with_the_mouse_alone(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        for place, item in enumerate(ITEMS):
            await drag(play, item, shown(play)[place])
        assert shown(play) == list(ITEMS)
        await play.click("Enter check")
        assert play.showing.verdict is not None
        assert play.showing.verdict.passed


async def test_a_click_moves_the_cursor_and_nothing_else(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        before = shown(play)
        await play.click(before[2])
        assert shown(play) == before
        assert view_of(play).cursor == 2
        assert "⇅" not in play.text()


async def test_an_item_dragged_past_the_end_becomes_the_last(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        first, *others = shown(play)
        await play.pilot.mouse_down(offset=(column_of(play, first), row_of(play, first)))
        await play.pilot.hover(offset=(70, 22))
        await play.pilot.mouse_up(offset=(70, 22))
        await play.settle()
        assert shown(play) == [*others, first]


async def test_dragging_over_items_of_other_heights_is_steady(studio: Studio) -> None:
    """The place follows from where the mouse is, not from how it came there."""
    async with with_items(studio, LONG[:6]).open("treaties", size=(80, 40)) as play:
        x, start = column_of(play, shown(play)[0]), row_of(play, shown(play)[0])
        end = start + len(view_of(play).places)
        await play.pilot.mouse_down(offset=(x, start))
        down: dict[int, list[str]] = {}
        up: dict[int, list[str]] = {}
        for seen, path in ((down, range(start, end)), (up, range(end - 1, start - 1, -1))):
            for y in path:
                await play.pilot.hover(offset=(x, y))
                seen[y] = shown(play)
        await play.pilot.mouse_up(offset=(x, start))
        assert down == up
        assert len({tuple(items) for items in down.values()}) == 6


async def test_the_wheel_scrolls_while_an_item_is_held(studio: Studio) -> None:
    async with with_items(studio, LONG).open("treaties") as play:
        first = shown(play)[0]
        x, y = column_of(play, first[:8]), row_of(play, first[:8])
        await play.pilot.mouse_down(offset=(x, y))
        for _ in range(60):
            await play.pilot._post_mouse_events([MouseScrollDown], offset=(x, y), button=0)
        await play.pilot.hover(offset=(x, 15))
        await play.pilot.hover(offset=(x, 18))
        await play.pilot.mouse_up(offset=(x, 18))
        assert shown(play).index(first) >= 15


# Sizes, signs and scripts.


async def test_twenty_long_items_are_ordered_at_80_columns_with_the_cursor_in_sight(studio: Studio) -> None:
    async with with_items(studio, LONG).open("treaties") as play:
        for item in LONG:
            start = shown(play).index(item)
            near = min(start, 8)
            await press_fast(play, [str(near + 1), *["j"] * (start - near), "space", "G", "space"])
            assert any("▸" in line for line in play.lines())
        await play.press("enter")
        assert play.showing.verdict is not None
        assert play.showing.verdict.passed


async def test_long_items_keep_their_place_and_the_right_one_stands_below(studio: Studio) -> None:
    async with with_items(studio, LONG[:4]).open("treaties", size=(80, 30)) as play:
        await play.press("J", "enter")
        rows = play.lines()
        wrong = next(y for y, line in enumerate(rows) if "✗ you" in line)
        assert any("✓ Stage" in line for line in rows[wrong + 1 : wrong + 4])


async def test_every_item_can_be_read_at_every_size(treaties: Studio) -> None:
    sizes = ((40, 20), (58, 24), (80, 24), (160, 45))
    async with treaties.open("treaties", size=sizes[0]) as play:
        for size in sizes:
            await play.resize(*size)
            assert all(item in play.text() for item in ITEMS), size
        await play.press("J", "enter")
        for size in reversed(sizes):
            await play.resize(*size)
            assert all(item in play.text() for item in ITEMS), size
            assert "✗ you" in play.text()


async def test_another_size_keeps_what_was_arranged(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press("J", "space")
        before = shown(play)
        await play.pilot.resize_terminal(50, 20)
        await play.settle()
        assert shown(play) == before
        assert view_of(play).grabbed
        assert all(item in play.text() for item in ITEMS)


async def test_wide_letters_stand_in_line(studio: Studio) -> None:
    async with with_items(studio, CJK).open("treaties") as play:
        await play.press("space")
        cells = []
        for _ in range(4):
            strip = play.app.screen._compositor.render_strips()[row_of(play, "⇅")]
            text = "".join(segment.text for segment in strip)
            cells.append(Content(text[: text.index("⇅")]).cell_length)
            await play.press("j")
        assert len(set(cells)) == 1


async def test_the_signs_have_stand_ins(treaties: Studio) -> None:
    treaties.look = Look(glyphs="ascii", motion=False, tour=False)
    async with treaties.open("treaties") as play:
        await play.press("space")
        assert "=" in play.lines()[row_of(play, shown(play)[0])]
        await play.press("j", "enter")
        assert play.text().isascii()
