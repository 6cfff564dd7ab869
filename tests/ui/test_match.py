"""Giving left sides their right ones with the keyboard alone and with the mouse alone."""

from __future__ import annotations

import pytest
from textual.content import Content

from quiz_app.look import Look
from quiz_app.questions.match import OPEN
from quiz_app.questions.model import Outcome
from quiz_app.study.showing import Phase
from quiz_app.ui.answers.match import MatchAnswer
from quiz_app.ui.guard import KeyGuard
from quiz_app.ui.screens.study import StudyScreen
from quiz_app.ui.screens.summary import SummaryScreen
from tests.ui.play import Play, Studio

PAIRS = {"Nerchinsk": "1689", "Kyakhta": "1727", "Aigun": "1858"}
EXTRA = ("1840: the First Opium War began", "1881")
LONG = {
    f"Treaty {letter}": f"what treaty {letter} said of rivers, roads and trade " * 2 for letter in "ABCDEFG"
}
OTHERS = tuple(f"what no treaty said, number {number}" for number in range(1, 6))


@pytest.fixture
def treaties(studio: Studio) -> Studio:
    return with_pairs(studio, PAIRS, EXTRA)


def with_pairs(studio: Studio, pairs: dict[str, str], extra: tuple[str, ...] = ()) -> Studio:
    lines = "".join(f"      {left}: {right}\n" for left, right in pairs.items())
    lines += "    wrong:\n" + "".join(f"      - {right}\n" for right in extra) if extra else ""
    text = (
        f"deck: treaties\ntitle: Treaties\nquestions:\n  - id: one\n    question: When?\n    match:\n{lines}"
    )
    (studio.decks / "treaties.yaml").write_text(text, encoding="utf-8")
    return studio


def view_of(play: Play) -> MatchAnswer:
    return play.study.query_one(MatchAnswer)


def given(play: Play) -> dict[str, str]:
    """The left sides that were given something, with what it is."""
    view, options = view_of(play), play.showing.prompt.options
    pairs = zip(view.question.lefts, view._given, strict=True)
    return {left: options[index] for left, index in pairs if index != OPEN}


def number_of(play: Play, right: str) -> int:
    """The number by which a right side is shown."""
    return play.showing.order.index(play.showing.prompt.options.index(right)) + 1


def key_of(play: Play, right: str) -> str:
    return str(number_of(play, right))


def spot(play: Play, words: str) -> tuple[int, int]:
    """Where these words stand last, which for a right side is where it can be given."""
    found = [(line.rindex(words), y) for y, line in enumerate(play.lines()) if words in line]
    return max(found)


async def drag(play: Play, start: tuple[int, int], end: tuple[int, int]) -> None:
    await play.pilot.mouse_down(offset=start)
    await play.pilot.hover(offset=end)
    await play.pilot.mouse_up(offset=end)
    await play.settle()


# The keyboard.


async def test_digits_give_right_sides_one_left_side_after_another(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        for row, right in enumerate(PAIRS.values()):
            assert view_of(play).cursor == row
            await play.press(key_of(play, right))
        assert given(play) == PAIRS
        assert play.phase is Phase.ASKED
        await play.press("enter")
        assert play.showing.verdict is not None
        assert play.showing.verdict.outcome is Outcome.RIGHT
        assert play.text().count("✓ right") == 3
        assert play.info("treaties/one").answers == 1


async def test_what_was_given_is_marked_among_what_can_be_given(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        number = number_of(play, "1727")
        assert f" {number}  1727" in play.text()
        await play.press(str(number))
        assert f"[{number}] 1727" in play.text()
        assert "→ 1727" in play.text()


async def test_a_right_side_that_is_used_is_moved(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        key = key_of(play, "1727")
        await play.press(key, key)
        assert given(play) == {"Kyakhta": "1727"}
        assert view_of(play).cursor == 2


async def test_the_cursor_goes_on_to_the_next_that_is_open(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press("G", key_of(play, "1858"))
        assert view_of(play).cursor == 0
        await play.press("j", key_of(play, "1727"))
        assert view_of(play).cursor == 0
        await play.press(key_of(play, "1689"))
        assert view_of(play).cursor == 0
        assert given(play) == PAIRS


async def test_backspace_and_delete_take_a_right_side_away(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press("1", "2", "k", "backspace", "g", "delete", "delete")
        assert given(play) == {}


async def test_arrows_go_through_the_right_sides_that_are_free(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        order, options = play.showing.order, play.showing.prompt.options
        await play.press("2", "k")
        seen = []
        for key in ("right", "right", "right", "right", "left"):
            await play.press("G", key)
            seen.append(given(play)["Aigun"])
        assert seen == [options[order[place]] for place in (0, 2, 3, 4, 3)]
        await play.press("right", "right")
        assert given(play)["Aigun"] == options[order[0]]
        await play.press("backspace", "left")
        assert given(play)["Aigun"] == options[order[4]]


async def test_what_was_given_is_moved_at_once_or_grabbed(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        one, two, three = (play.showing.prompt.options[index] for index in play.showing.order[:3])
        await play.press("1", "2", "3", "g", "J")
        assert given(play) == {"Nerchinsk": two, "Kyakhta": one, "Aigun": three}
        await play.press("K", "space")
        assert "⇅" in play.text()
        await play.press("j", "j")
        assert given(play) == {"Nerchinsk": three, "Kyakhta": two, "Aigun": one}
        await play.press("escape")
        assert given(play) == {"Nerchinsk": one, "Kyakhta": two, "Aigun": three}
        assert isinstance(play.app.screen, StudyScreen)


async def test_space_on_an_open_left_side_says_what_to_do(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press("space")
        assert any("by its number" in sentence for sentence in play.told())


async def test_enter_with_nothing_given_asks_for_something(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press("enter", "enter", "enter")
        assert play.phase is Phase.ASKED
        assert any("0 says that you don't know" in sentence for sentence in play.told())


async def test_open_ones_are_named_once_before_they_are_checked(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press(key_of(play, "1689"), "enter")
        assert play.phase is Phase.ASKED
        assert any("2 left sides are still open" in sentence for sentence in play.told())
        await play.press("enter")
        verdict = play.showing.verdict
        assert verdict is not None
        assert verdict.outcome is Outcome.PARTLY
        assert play.text().count("○ missed") == 2


async def test_a_change_after_the_warning_warns_again(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press("1", "enter", "2", "enter")
        assert play.phase is Phase.ASKED
        assert any("1 left side is still open" in sentence for sentence in play.told())


async def test_a_held_enter_does_not_press_on_past_the_warning(treaties: Studio) -> None:
    treaties.guard = lambda: KeyGuard(pause=3600.0, first_repeat=3600.0)
    async with treaties.open("treaties") as play:
        await play.press("1", *["enter"] * 8)
        assert play.phase is Phase.ASKED


async def test_a_wrong_pair_shows_the_right_one_and_the_reason(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press(*(key_of(play, right) for right in ("1689", "1840", "1858")), "enter")
        line = next(line for line in play.lines() if "✗ you" in line)
        assert line.split()[:7] == ["✗", "you", "Kyakhta", "→", "1840", "✓", "1727"]
        assert "the First Opium War began" in play.text()
        assert play.text().count("✓ right") == 2


async def test_left_sides_and_what_they_were_given_stay_where_they_are(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press("1", "2", "3")
        before = {left: next(y for y, line in enumerate(play.lines()) if left in line) for left in PAIRS}
        lines = play.lines()
        await play.press("enter")
        for y in before.values():
            end = lines[y].index("[")
            assert play.lines()[y][13:end].rstrip() == lines[y][13:end].replace("▸", " ").rstrip()


async def test_zero_is_dont_know_and_shows_all_pairs(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press("1", "0", "0")
        assert play.showing.verdict is not None
        assert play.showing.verdict.outcome is Outcome.DONT_KNOW
        assert given(play) == PAIRS
        assert "○ answer" in play.text()


async def test_no_key_gives_anything_on_a_judged_card(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press("1", "2", "3", "enter")
        before = given(play)
        await play.press("J", "4", "backspace", "right", "5")
        assert given(play) == before
        assert play.phase is Phase.JUDGED


async def test_undo_asks_again_with_all_open_and_redo_goes_on(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press("1", "2", "3", "enter", "u")
        assert play.phase is Phase.ASKED
        assert given(play) == {}
        assert play.info("treaties/one").answers == 0
        await play.press("U")
        assert play.info("treaties/one").answers == 1


async def test_a_flag_leaves_what_was_given(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press("1", "2")
        before = given(play)
        await play.press("*")
        assert given(play) == before
        assert view_of(play).cursor == 2
        assert play.has_focus(MatchAnswer)


async def test_a_partly_right_match_comes_again_and_a_right_one_ends_the_sitting(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press(key_of(play, "1689"), "enter", "enter", "enter")
        assert play.phase is Phase.ASKED
        assert given(play) == {}
        await play.press(*(key_of(play, right) for right in PAIRS.values()), "enter", "enter")
        assert isinstance(play.app.screen, SummaryScreen)


async def test_one_right_side_may_serve_several_left_ones(studio: Studio) -> None:
    rivers = {"Irtysh": "Asia", "Rhine": "Europe", "Lena": "Asia"}
    async with with_pairs(studio, rivers).open("treaties") as play:
        assert "one may be used more than once" in play.text()
        await play.press(*(key_of(play, right) for right in rivers.values()))
        assert given(play) == rivers


# The mouse.


async def test_a_match_is_answered_with_clicks_alone(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        for left, right in reversed(PAIRS.items()):
            await play.click(left)
            await play.pilot.click(offset=spot(play, right))
            await play.settle()
        assert given(play) == PAIRS
        await play.click("Enter check")
        assert play.showing.verdict is not None
        assert play.showing.verdict.passed


async def test_a_right_side_is_dragged_onto_a_left_one(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await drag(play, spot(play, "1858"), spot(play, "Aigun"))
        await drag(play, spot(play, "1689"), spot(play, "Nerchinsk"))
        assert given(play) == {"Aigun": "1858", "Nerchinsk": "1689"}


async def test_what_is_dragged_beside_everything_is_not_given(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await drag(play, spot(play, "1858"), (20, 18))
        assert given(play) == {}
        assert view_of(play).cursor == 0


async def test_a_click_on_what_was_given_takes_it_away(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press(key_of(play, "1689"))
        y = spot(play, "Nerchinsk")[1]
        await play.pilot.click(offset=(play.lines()[y].index("1689"), y))
        await play.settle()
        assert given(play) == {}
        assert view_of(play).cursor == 0


async def test_what_was_given_is_dragged_to_another_left_side_or_back(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press(key_of(play, "1689"))
        y = spot(play, "Nerchinsk")[1]
        start = (play.lines()[y].index("1689"), y)
        await drag(play, start, (start[0], spot(play, "Aigun")[1]))
        assert given(play) == {"Aigun": "1689"}
        await drag(play, (start[0], spot(play, "Aigun")[1]), spot(play, "1881"))
        assert given(play) == {}


async def test_clicks_pair_also_where_the_right_sides_stand_below(treaties: Studio) -> None:
    async with treaties.open("treaties", size=(50, 24)) as play:
        assert spot(play, "1689")[1] > spot(play, "Aigun")[1]
        await play.click("Aigun")
        await play.click("1858")
        await drag(play, spot(play, "1727"), spot(play, "Kyakhta"))
        assert given(play) == {"Aigun": "1858", "Kyakhta": "1727"}


# Sizes, signs and scripts.


async def test_twelve_long_right_sides_are_given_at_80_columns(studio: Studio) -> None:
    async with with_pairs(studio, LONG, OTHERS).open("treaties") as play:
        for row, right in enumerate(LONG.values()):
            place = number_of(play, right.strip()) - 1
            await play.pilot.press("g", *["j"] * row)
            await play.settle()
            assert any("▸" in line for line in play.lines())
            if place < 9:
                await play.pilot.press(str(place + 1))
            else:
                free = [index for index in play.showing.order if index not in view_of(play)._given]
                index = play.showing.order[place]
                await play.pilot.press(*["left"] * (len(free) - free.index(index)))
                await play.settle()
                assert f"[{place + 1}]" in play.text()
        await play.press("enter")
        assert play.showing.verdict is not None
        assert play.showing.verdict.passed


async def test_everything_can_be_read_at_every_size(treaties: Studio) -> None:
    sizes = ((40, 24), (58, 24), (80, 24), (160, 45))
    async with treaties.open("treaties", size=sizes[0]) as play:
        for size in sizes:
            await play.resize(*size)
            assert all(words in play.text() for words in (*PAIRS, *PAIRS.values(), "1840", "1881")), size
        await play.press("1", "2", "3", "enter")
        for size in reversed(sizes):
            await play.resize(*size)
            view_of(play).screen.query_one("#card").scroll_home(animate=False)
            await play.settle()
            assert all(words in play.text() for words in (*PAIRS, *PAIRS.values())), size


async def test_another_size_keeps_what_was_given(treaties: Studio) -> None:
    async with treaties.open("treaties") as play:
        await play.press("1", "2")
        before = given(play)
        await play.pilot.resize_terminal(50, 24)
        await play.settle()
        assert given(play) == before
        assert view_of(play).cursor == 2
        await play.pilot.resize_terminal(160, 45)
        await play.settle()
        await play.pilot.click(offset=spot(play, play.showing.prompt.options[play.showing.order[2]]))
        assert len(given(play)) == 3


async def test_wide_letters_stand_in_line(studio: Studio) -> None:
    names = {"Нерчинск": "尼布楚条约", "恰克图": "恰克图条约", "Aigun": "瑷珲条约"}
    async with with_pairs(studio, names, ("伊犁条约",)).open("treaties") as play:
        await play.press("1", "2", "3")
        for sign in ("→", "] "):
            lines = [line for line in play.lines() if "→" in line]
            assert len({Content(line[: line.index(sign)]).cell_length for line in lines}) == 1


async def test_the_signs_have_stand_ins(treaties: Studio) -> None:
    treaties.look = Look(glyphs="ascii", motion=False, tour=False)
    async with treaties.open("treaties") as play:
        await play.press("1", "k", "k", "space")
        assert "> 1" in play.text()
        assert "=" in play.text()
        await play.press("space", "j", "2", "3", "enter")
        assert play.phase is Phase.JUDGED
        assert play.text().isascii()


async def test_long_right_sides_stand_below_where_that_takes_fewer_lines(studio: Studio) -> None:
    names = {
        f"the long name of the treaty {n}": f"what is told of treaty {n}, at some length" for n in "ABCDE"
    }
    async with with_pairs(studio, names).open("treaties") as play:
        await play.press("2")
        lines = play.lines()
        last = next(y for y, line in enumerate(lines) if "treaty E  " in line)
        first = next(y for y, line in enumerate(lines) if line.strip().startswith("1 "))
        assert first == last + 2
        assert "→ [2] what" in play.text()


async def test_what_can_be_given_stands_beside_on_a_wide_screen(studio: Studio) -> None:
    names = {f"the name of place {n}": f"what is told of the place with the name {n}" for n in range(1, 7)}
    async with with_pairs(studio, names).open("treaties", size=(160, 45)) as play:
        line = next(line for line in play.lines() if "place 1" in line)
        assert "what is told" in line
