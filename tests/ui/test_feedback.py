"""After every answer: the right one, the learner's, what differs, why a wrong one is wrong, and where it comes from."""

from __future__ import annotations

import pytest
from textual.content import Content
from textual.events import MouseScrollDown, MouseScrollUp

from quiz_app.questions.model import ItemState, ItemVerdict, Outcome, Piece, Verdict
from quiz_app.study.wording import gist, item_lines, items_summary
from quiz_app.ui.card import item_block
from quiz_app.ui.glyphs import FULL
from quiz_app.ui.widgets.column import Column
from quiz_app.ui.widgets.sheet import Block, lay
from tests.ui.play import Play, Studio

WORDS = (
    "Over many years the two empires negotiated, quarrelled and traded across the steppe and the taiga. " * 4
)
ASKS = "Which of these rivers did they agree on in the end?"
ABOUT = 'explain: "They met at Nerchinsk.", section: North'


def option(number: int) -> str:
    return (
        f"option {number}: "
        + "a river that flows for a very long way through woods and hills to the sea " * 2
    )


def deck(name: str, question: str) -> str:
    sources = "sources: {atlas: {title: An atlas}}\ndocument: atlas"
    return f"deck: {name}\ntitle: {name}\n{sources}\nquestions:\n{question}"


DECKS = {
    "longchoice": f'  - id: a\n    question: "{WORDS}{ASKS}"\n    answer: "{option(0)}"\n    wrong:\n'
    + "".join(f'      - "{option(n)}": because of reason {n}\n' for n in range(1, 12))
    + "    explain: They met at Nerchinsk.\n    section: North\n",
    "longtyped": f'  - {{id: a, question: "{WORDS}{ASKS}", answer: Amur, typed: true, {ABOUT}}}\n',
    "several": "  - {id: a, question: Which rivers?, answers: [Ob, Lena], wrong: [Amur: It flows east., Ili]}\n",
    "typed": f"  - {{id: a, question: Which river?, answer: the Amur, reject: [Lena: It flows north.], {ABOUT}}}\n",
    "one": f"  - {{id: a, question: Which?, answer: Amur, wrong: [Lena: It flows north., Ob: Too.], {ABOUT}}}\n",
}


@pytest.fixture
def shelf(studio: Studio) -> Studio:
    for name, question in DECKS.items():
        (studio.decks / f"{name}.yaml").write_text(deck(name, question), encoding="utf-8")
    return studio


def place_of(play: Play, text: str) -> int:
    """Where an option stands, counted from 0."""
    options = play.showing.prompt.options
    return play.showing.order.index(next(n for n, each in enumerate(options) if each.startswith(text)))


async def test_a_wrong_typed_answer_stands_beside_the_right_one_and_its_reason(shelf: Studio) -> None:
    async with shelf.open("typed") as play:
        await play.write("Lena")
        await play.press("enter")
        text = play.text()
        for words in (
            "Lena",
            "✗ wrong     the Amur",
            "not Lena: It flows north.",
            "They met at Nerchinsk.",
            "An atlas › North",
        ):
            assert words in text


async def test_every_wrong_option_tells_its_reason_once_it_is_answered(shelf: Studio) -> None:
    async with shelf.open("one") as play:
        assert "It flows north." not in play.text()
        await play.press(str(place_of(play, "Amur") + 1), "enter")
        for words in ("✓ right", "It flows north.", "Too.", "They met at Nerchinsk.", "An atlas › North"):
            assert words in play.text()


async def test_reasons_stand_below_one_another(shelf: Studio) -> None:
    async with shelf.open("one") as play:
        await play.press("0")
        lines = play.lines()
        columns = [
            line.index(words) for words in ("It flows north.", "Too.") for line in lines if words in line
        ]
        assert len(columns) == 2
        assert len(set(columns)) == 1


async def test_a_long_choice_begins_with_its_question(shelf: Studio) -> None:
    async with shelf.open("longchoice", size=(40, 12)) as play:
        assert "Over many years" in play.text()
        assert "Enter check" in play.text()


async def test_the_row_at_the_cursor_is_in_sight_with_a_reminder_of_the_question(shelf: Studio) -> None:
    async with shelf.open("longchoice", size=(40, 12)) as play:
        for place in range(12):
            await play.press("down")
            assert f"[{place + 1}]" in play.text()
            assert place == 0 or "↑ Which of these rivers" in play.lines()[1]
            assert "Enter check" in play.text()


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_question_can_be_read_again_while_an_option_is_picked(
    shelf: Studio, size: tuple[int, int]
) -> None:
    async with shelf.open("longchoice", size=size) as play:
        await play.press("up")
        assert "Over many years" not in play.text()
        for _ in range(30):
            await play.press("pageup")
        assert "Over many years" in play.text()
        assert "↑" not in play.text()
        await play.press("down")
        assert "[1]" in play.text()


async def test_the_first_option_brings_the_end_of_the_question_along(shelf: Studio) -> None:
    async with shelf.open("longchoice") as play:
        await play.press("up", "down")
        lines = play.lines()
        assert "[1]" in play.text()
        assert any("in the end?" in line for line in lines)


async def test_a_click_on_the_reminder_shows_the_question(shelf: Studio) -> None:
    async with shelf.open("longchoice", size=(40, 12)) as play:
        await play.press("up")
        await play.click("↑ Which of")
        assert "Over many years" in play.text()


@pytest.mark.parametrize("where", ["#card", "GradeBar", "HeaderLine", "KeyBar"])
async def test_the_wheel_scrolls_the_card_wherever_it_is_turned(shelf: Studio, where: str) -> None:
    async with shelf.open("longchoice") as play:
        widget = play.study.query_one(where)
        region = widget.region
        for kind, moved in ((MouseScrollDown, True), (MouseScrollUp, False)):
            x, y = region.x + 2, region.y
            for _ in range(3):
                event = kind(widget, x - region.x, y - region.y, 0, 0, 0, False, False, False, x, y)
                widget.post_message(event)
                await play.settle()
            assert (play.study.stage.scroll.scroll_y > 0) is moved


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_marks_of_a_long_choice_come_into_sight(shelf: Studio, size: tuple[int, int]) -> None:
    async with shelf.open("longchoice", size=size) as play:
        wrong = next(place for place in range(12) if place != place_of(play, "option 0"))
        await play.press(*["down"] * (wrong + 1), "enter")
        first = min(wrong, place_of(play, "option 0"))
        assert ("✗ you" if first == wrong else "✓ answer") in play.text()
        bottom = ""
        await play.press("g")
        for _ in range(30):
            await play.press("pagedown")
            bottom += play.text()
        assert "An atlas › North" in bottom
        assert "because of reason 11" in bottom
        assert "again" in play.text()


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_what_is_typed_below_a_long_question_is_in_sight(shelf: Studio, size: tuple[int, int]) -> None:
    async with shelf.open("longtyped", size=size) as play:
        assert "Over many years" in play.text()
        await play.write("Amr")
        assert "Amr" in play.text()
        await play.press("enter")
        for words in (
            "Amr",
            "Amur",
            "✗ wrong" if play.showing.verdict and not play.showing.verdict.passed else "✓ right",
        ):
            assert words in play.text()


async def test_a_card_that_fits_never_scrolls(shelf: Studio) -> None:
    async with shelf.open("one") as play:
        question = play.study.stage.question.region
        await play.press("1", "enter")
        assert play.study.stage.question.region == question
        assert not play.study.stage.reminder.display


ITEMS = (
    ItemVerdict(state=ItemState.RIGHT, text="Russia"),
    ItemVerdict(
        state=ItemState.RIGHT,
        text="Frnce",
        wanted="France",
        differs=(Piece("same", "Fr"), Piece("missing", "a")),
    ),
    ItemVerdict(state=ItemState.WRONG, text="Britain", note="it stood aside"),
    ItemVerdict(state=ItemState.MISSED, text="Germany"),
)
ORDER = (
    ItemVerdict(state=ItemState.RIGHT, text="Nerchinsk"),
    ItemVerdict(state=ItemState.WRONG, text="Aigun", wanted="Kyakhta"),
)


def verdict(items: tuple[ItemVerdict, ...]) -> Verdict:
    return Verdict(outcome=Outcome.PARTLY, share=0.5, wanted="all", items=items)


def test_how_much_was_right_is_counted_against_what_was_wanted() -> None:
    assert items_summary(verdict(ITEMS)) == "2 of 3 right, 1 wrong"
    assert items_summary(verdict(ORDER)) == "1 of 2 right"
    assert items_summary(verdict(())) == ""


def test_each_of_several_things_is_told_on_a_line() -> None:
    assert item_lines(verdict(ITEMS)) == [
        "right: Russia",
        "right: Frnce   (1 letter differs: Fr[a])",
        "wrong: Britain — it stood aside",
        "missed: Germany",
    ]
    assert item_lines(verdict(ORDER))[1] == "wrong: Aigun   (right here: Kyakhta)"


def test_things_that_no_widget_marks_are_marked_in_the_gutter() -> None:
    shown = [
        line.plain.rstrip()
        for item in (*ITEMS, *ORDER)
        for line in lay(item_block(item, FULL), Column(1, 12, 60))
    ]
    assert shown == [
        " ✓ right     Russia",
        " ✓ right     Frnce   differs: Fr[a]",
        " ✗ you       Britain   it stood aside",
        " ○ missed    Germany",
        " ✓ right     Nerchinsk",
        " ✗ you       Aigun   right here: Kyakhta",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which river?", "Which river?"),
        (
            "They fought for years. Which river did they agree on at last?",
            "Which river did they agree on at last?",
        ),
        ("It was so. Who signed in the name of St. Petersburg?", "Who signed in the name of St. Petersburg?"),
        ("Read this.\n```py\nx = 1. + 2\n```", "Read this."),
        ("他们在尼布楚谈判。哪一条河成为边界？", "他们在尼布楚谈判。哪一条河成为边界？"),
    ],
)
def test_the_reminder_is_the_sentence_that_asks(text: str, expected: str) -> None:
    assert gist(text) == expected


def test_how_to_answer_is_never_broken_where_it_fits_on_a_line() -> None:
    narrow = Column(1, 0, 30)
    shown = [
        [line.plain for line in lay(Block(Content(text), tail=Content("(pick 3)")), narrow)]
        for text in ("Which?", "w" * 25)
    ]
    assert shown == [[" Which?   (pick 3)"], [f" {'w' * 25}", " (pick 3)"]]
