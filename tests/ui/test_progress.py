"""Progress: its tabs and charts, where its lines lead, what it reads when, and what it says where there is little."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from quiz_app.look import Look
from quiz_app.progress.picture import Knowledge, Leech, Picture
from quiz_app.ui import progress_charts
from quiz_app.ui.commands import commands_of
from quiz_app.ui.glyphs import FULL
from quiz_app.ui.progress_rows import Kind, known_rows
from quiz_app.ui.screens.browse import BrowseScreen
from quiz_app.ui.screens.browse_card import BrowsedCardScreen
from quiz_app.ui.screens.help import HelpScreen
from quiz_app.ui.screens.home import HomeScreen
from quiz_app.ui.screens.meaning import MeaningScreen
from quiz_app.ui.screens.progress import ProgressScreen
from quiz_app.ui.screens.progress_scope import ScopeScreen
from quiz_app.ui.screens.study import StudyScreen
from quiz_app.ui.widgets.figure_rows import MOST_ROWS, FigureRows
from tests.support.hostile import ALL, LONG
from tests.support.pictures import EMPTY, RICH, SPARSE, TAGS
from tests.support.terminal import faults_in
from tests.ui.play import Play, Studio
from tests.ui.progressed import CARDS, ProgressDesk, SampleSource, open_progress, progress

NARROW, WIDE, SMALLEST = (80, 24), (160, 45), (40, 12)


def is_on(play: Play, screen: type[object]) -> bool:
    return isinstance(play.app.screen, screen)


def line_of(play: Play, words: str) -> str:
    return next(line for line in play.lines() if words in line)


def cursor(play: Play) -> list[str]:
    """The lines that the cursor stands on: a title, and in a list the line that is chosen."""
    return [line[:-2].partition("▸")[2].strip() for line in play.lines()[3:] if "▸" in line]


def test_of_one_deck_what_is_said_of_predictions_is_said_to_be_of_all_decks() -> None:
    made = RICH.calibration
    for chart in (progress_charts.calibration, progress_charts.baselines):
        assert chart(made, scoped=True).title == f"All decks: {chart(made).title}"
    for chart in (progress_charts.log_loss, progress_charts.rmse, progress_charts.auc):
        draw = chart(made, scoped=True).draw
        assert draw is not None
        assert "all decks; " in draw(76, 1, FULL).plain


async def test_p_opens_progress_and_q_goes_back(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    source = SampleSource()
    monkeypatch.setattr("quiz_app.ui.progress_reading.DeskSource", lambda desk: source)
    async with studio.open(desk=ProgressDesk, size=(100, 30)) as play:
        assert "p progress" in play.lines()[-1]
        await play.press("p")
        assert is_on(play, ProgressScreen)
        assert "Progress · all decks" in play.lines()[0]
        assert "Saturday 21 November" in play.lines()[0]
        await play.press("q")
        assert is_on(play, HomeScreen)
        await play.press("p", "escape")
        assert is_on(play, HomeScreen)


async def test_each_tab_says_what_it_shows(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk, size=(80, 90)) as play:
        await open_progress(play)
        for key, says in (
            (
                "1",
                ("You know 66 % now: about 213 of 322 cards", "17 days in a row", "least known is war, 38 %"),
            ),
            ("2", ("You keep 91 %; you aimed at 90 %", "FSRS beats both baselines", "34 due today")),
            ("3", ("1896 is known least (31 %)", "221 BCE")),
            (
                "4",
                (
                    "Order takes longest",
                    "for each card kept",
                    "Weakest is dates",
                    "2 leeches worth rewriting",
                ),
            ),
        ):
            await play.press(key)
            for sentence in says:
                assert sentence in play.text(), (key, sentence)


def test_counts_of_cards_stand_below_each_other_however_many_there_are() -> None:
    many = Knowledge(name="a", cards=12_345, fading=12_340, unseen=5)
    few = Knowledge(name="b", cards=9, kept=4, unseen=5)
    notes = [row.note for row in known_rows((many, few), Kind.DECK, FULL)]
    assert notes == ["● 0      ◐ 12,340 ○ 5", "● 4      ◐ 0      ○ 5"]


async def test_tabs_turn_with_the_arrows_and_with_the_mouse(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk) as play:
        await open_progress(play)
        for key, title in (
            ("right", "2 Memory"), ("l", "3 Timeline"), ("left", "2 Memory"), ("h", "1 Overview"), ("left", "4 Cost"),
        ):  # fmt: skip
            await play.press(key)
            assert f"▸{title}" in play.lines()[2]
        await play.click("3 Timeline")
        assert "▸3 Timeline" in play.lines()[2]
        assert "1896 is known least" in play.text()


async def test_a_tab_is_found_again_as_it_was_left(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk) as play:
        await open_progress(play)
        await play.press("G", "j")
        before = play.text()
        await play.press("2", "n", "3", "1")
        assert play.text() == before
        await play.press("2")
        assert cursor(play)[0].startswith("Month by month")


async def test_tab_and_n_go_from_chart_to_chart_and_bring_it_into_sight(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk) as play:
        await open_progress(play)
        await play.press("2")
        met = []
        for _ in range(11):
            met.append(cursor(play)[0])
            await play.press("n")
        assert met[0].startswith("You keep 91 %")
        assert met[1].startswith("Month by month")
        assert met[-1].startswith("Half of the cards asked would be recalled")
        assert len(set(met)) == 11
        assert cursor(play)[0] == met[0], "after the last comes the first"
        await play.press("tab", "tab", "shift+tab")
        assert cursor(play)[0] == met[1]
        await play.press("N")
        assert cursor(play)[0] == met[0]


async def test_j_goes_through_the_lines_of_a_list_and_scrolls_on_a_chart(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk) as play:
        await open_progress(play)
        assert cursor(play)[1].startswith("Border treaties of Asia")
        await play.press("j", "j")
        assert cursor(play)[1].startswith("History of Sino-Russian relations")
        await play.press("k", "n")
        assert len(cursor(play)) == 1, "a chart has no lines to choose"
        top = play.lines()[4]
        await play.press("down")
        assert play.lines()[4] != top
        await play.press("up")
        assert play.lines()[4] == top


async def test_scrolling_to_the_end_comes_by_every_figure_and_back(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk) as play:
        await open_progress(play)
        met = []
        for _ in range(120):
            now = cursor(play)
            assert now, "what has the focus is in sight"
            if now[0] not in met:
                met.append(now[0])
            await play.press("j")
        assert [each.split()[0] for each in met] == ["You", "You", "Sections:", "17", "Studied", "Tags:"]
        assert cursor(play)[1].startswith("capitals"), "the last line of the last list"
        await play.press("g")
        assert cursor(play)[0].startswith("You know 66 %")
        assert "You know 66 %" in play.lines()[4]
        await play.press("G")
        assert cursor(play)[0].startswith("Tags")
        await play.press("pageup", "pageup", "pageup", "pageup")
        assert cursor(play)[0].startswith("You know 66 %")
        await play.press("pagedown")
        assert cursor(play)


async def test_the_question_mark_tells_what_a_figure_means(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk) as play:
        source = await open_progress(play)
        await play.press("question_mark")
        assert is_on(play, MeaningScreen)
        assert "known = (sum of R over all cards)" in play.text()
        await play.press("escape", "n", "question_mark")
        assert "sum of R at the end of day d" in play.text()
        await play.press("escape", "f1")
        assert is_on(play, HelpScreen)
        await play.press("escape")
        assert len(source.asked) == 1, "nothing changed, so nothing is read again"


# Where lines lead


async def test_enter_on_a_deck_studies_it_and_what_is_known_is_read_anew(studio: Studio) -> None:
    desk = ProgressDesk()
    async with studio.open(desk=lambda: desk) as play:
        source = await open_progress(play)
        assert "Enter study" in play.lines()[-1]
        await play.press("j", "enter")
        assert is_on(play, StudyScreen)
        assert desk.selections[-1].decks == ("empires",)
        source.given = replace(RICH, whole=replace(RICH.whole, recalled=250.0))
        await play.press("escape")
        assert is_on(play, ProgressScreen)
        assert len(source.asked) == 2
        assert "about 250 of 322" in play.text()
        assert cursor(play)[1].startswith("Empires"), "the cursor stays on its deck"


async def test_enter_on_a_section_a_tag_and_a_year_shows_their_cards(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk, size=(80, 60)) as play:
        source = await open_progress(play)
        for keys, kind, name, deck in (
            (("1", "n", "n"), Kind.SECTION, "Aigun and Peking", "sino-russian"),
            (("1", "G", "j"), Kind.TAG, "dates", ""),
            (("3", "n", "j"), Kind.YEAR, "1206", ""),
        ):
            await play.press(*keys)
            assert "Enter cards" in play.lines()[-1]
            await play.press("enter")
            assert is_on(play, BrowseScreen)
            target, scope = source.targets[-1]
            assert (target.kind, target.name, target.deck, scope) == (kind, name, deck, ())
            assert play.browse.table.cards == CARDS
            assert name in play.lines()[0]
            await play.press("escape")
            assert is_on(play, ProgressScreen)
        assert len(source.asked) == 4


async def test_lines_whose_cards_are_gone_say_so(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk) as play:
        source = await open_progress(play)
        source.cards_given = ()
        await play.press("G", "enter")
        assert is_on(play, ProgressScreen)
        assert play.told() == ["There are no such cards any more."]


async def test_enter_on_a_leech_shows_its_card_and_the_next_one(studio: Studio) -> None:
    leeches = tuple(
        Leech(card=f"history/{number}", deck="history", text=f"Leech {number}", lapses=9 - number, known=0.3)
        for number in (1, 2)
    )
    async with studio.open(desk=ProgressDesk) as play:
        await open_progress(play, SampleSource(replace(RICH, leeches=leeches)))
        await play.press("4", "G")
        assert "Enter card info" in play.lines()[-1]
        await play.press("enter")
        assert is_on(play, BrowsedCardScreen)
        assert play.app.screen._info.card == "history/1"  # type: ignore[attr-defined]
        await play.press("right")
        assert play.app.screen._info.card == "history/2"  # type: ignore[attr-defined]
        await play.press("escape")
        assert cursor(play)[1].startswith("Leech 2")


async def test_two_clicks_on_a_line_do_what_enter_does(studio: Studio) -> None:
    desk = ProgressDesk()
    async with studio.open(desk=lambda: desk) as play:
        await open_progress(play)
        row = next(number for number, line in enumerate(play.lines()) if "Where the documents" in line)
        await play.pilot.click(offset=(8, row))
        await play.settle()
        assert cursor(play)[1].startswith("Where the documents")
        await play.pilot.click(offset=(8, row), times=2)
        await play.settle()
        assert is_on(play, StudyScreen)
        assert desk.selections[-1].decks == ("sources",)


async def test_of_many_lines_the_first_are_shown_and_enter_shows_more(studio: Studio) -> None:
    tags = tuple(replace(TAGS[0], name=f"tag{number:03}", recalled=float(number)) for number in range(200))
    tags = tuple(replace(tag, kept=200, fading=0, unseen=0, cards=200) for tag in tags)
    async with studio.open(desk=ProgressDesk) as play:
        await open_progress(play, SampleSource(replace(RICH, tags=tags)))
        await play.press("G", *["j"] * MOST_ROWS)
        assert cursor(play)[1] == "and 190 more"
        assert "Enter show more" in play.lines()[-1]
        await play.press("enter")
        assert cursor(play)[1].startswith("tag010")
        play.app.screen.action_move(100)  # type: ignore[attr-defined]
        await play.settle()
        assert cursor(play)[-1] == "and 90 more"
        await play.press("enter")
        assert cursor(play)[-1].startswith("tag110")


# Which deck the figures are of


async def test_s_chooses_the_deck_that_the_figures_are_of(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk) as play:
        source = await open_progress(play)
        await play.press("s")
        assert is_on(play, ScopeScreen)
        assert "✓ All decks" in play.text()
        source.given = replace(RICH, whole=replace(RICH.whole, recalled=10.0))
        await play.press("j", "j", "enter")
        assert source.asked == [(), ("border",)]
        assert "Progress · Border treaties" in play.lines()[0]
        assert "about 10 of 322" in play.text()
        await play.press("G", "enter", "escape")
        assert source.targets[-1][1] == ("border",)
        await play.press("s")
        assert "✓ Border treaties" in play.text()
        await play.press("escape", "s", "g", "space")
        assert source.asked[-1] == ()
        assert "all decks" in play.lines()[0]


async def test_the_same_deck_again_is_not_read_again(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk) as play:
        source = await open_progress(play)
        await play.press("s", "enter")
        assert is_on(play, ProgressScreen)
        assert source.asked == [()]


# Reading


async def test_keys_act_while_figures_are_read_and_it_is_told_how_far_that_is(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk) as play:
        source = SampleSource()
        source.held = threading.Event()
        play.app.push_screen(ProgressScreen(play.desk, source))
        await play.pilot.pause(0.4)
        assert "Looking at each deck 25% …" in play.text()
        await play.pilot.press("2", "j", "n", "enter", "question_mark", "s", "escape")
        await play.pilot.pause()
        assert "▸2 Memory" in play.text()
        source.held.set()
        await play.settle()
        assert "You keep 91 %" in play.text()
        assert "Looking at each deck" not in play.text()


async def test_figures_nobody_waits_for_any_more_are_read_no_further(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk) as play:
        source = await open_progress(play)
        held = source.held = threading.Event()
        await play.pilot.press("f5")
        await play.pilot.pause()
        source.held = None
        source.given = SPARSE
        await play.pilot.press("u")
        await play.pilot.pause()
        held.set()
        await play.settle()
        assert source.stopped == 1
        assert "You know 15 % now" in play.text()
        assert not [told for told in play.told() if "read" in told]


async def test_leaving_stops_the_reading(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk) as play:
        source = SampleSource()
        held = source.held = threading.Event()
        play.app.push_screen(ProgressScreen(play.desk, source))
        await play.pilot.pause()
        await play.pilot.press("q")
        await play.pilot.pause()
        held.set()
        await play.settle()
        assert is_on(play, HomeScreen)
        assert source.stopped == 1
        assert play.told() == []


async def test_undo_reads_anew(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk) as play:
        source = await open_progress(play)
        await play.press("u")
        assert "Took back: an answer." in play.told()
        assert len(source.asked) == 2


async def test_a_new_day_is_read_anew_even_after_help(studio: Studio) -> None:
    desk = ProgressDesk()
    async with studio.open(desk=lambda: desk) as play:
        source = await open_progress(play)
        desk.day += 1
        source.given = replace(RICH, today=RICH.today + 1)
        await play.press("f1", "escape")
        assert len(source.asked) == 2
        assert "Sunday 22 November" in play.lines()[0]


async def test_what_cannot_be_read_is_told_and_f5_tries_again(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk) as play:
        source = SampleSource()
        source.fails = True
        await open_progress(play, source)
        assert "The disk is gone." in play.told()
        assert "F5 tries again" in play.text()
        source.fails = False
        await play.press("f5")
        assert "You know 66 % now" in play.text()
        source.fails = True
        await play.press("f5")
        assert "You know 66 % now" in play.text(), "what was read stays"


# Where there is little


async def test_too_few_answers_are_told_honestly(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk, size=(80, 90)) as play:
        await open_progress(play, SampleSource(SPARSE))
        assert "You know 15 % now: about 6 of 40 cards" in play.text()
        await play.press("2")
        assert "Not enough answers yet: 7 of 20." in play.text()
        assert "Not enough predictions yet: 7 of 100." in play.text()
        assert "log loss 0." not in play.text()
        await play.press("4")
        assert "Not enough answers yet: 14 of 20." in play.text()


async def test_without_cards_it_is_said_what_to_do(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk) as play:
        await open_progress(play, SampleSource(EMPTY))
        for tab in "1234":
            await play.press(tab, "j", "n", "G", "enter", "pagedown")
            assert "There are no cards yet." in play.text(), tab
            assert is_on(play, ProgressScreen)
        await play.press("escape")
        assert is_on(play, HomeScreen)


async def test_with_cards_but_no_answer_it_is_said_how_to_begin(studio: Studio) -> None:
    deck = Knowledge(name="asia", title="Asia", cards=4, unseen=4)
    new = replace(EMPTY, whole=replace(deck, name="", title=""), decks=(deck,))
    async with studio.open(desk=ProgressDesk, size=(80, 60)) as play:
        await open_progress(play, SampleSource(new))
        for tab, says in (
            ("1", "4 cards, none asked yet"), ("2", "Not enough answers yet: 0 of 20."),
            ("3", "No card has a date."), ("4", "Not enough answers yet: 0 of 20."),
        ):  # fmt: skip
            await play.press(tab)
            assert says in play.text()
            assert "Space on Home, begins" in play.text()


# How it looks


async def test_a_wide_screen_puts_charts_side_by_side_and_a_narrow_one_below_each_other(
    studio: Studio,
) -> None:
    async with studio.open(desk=ProgressDesk, size=WIDE) as play:
        await open_progress(play)
        await play.press("2")
        line = line_of(play, "You keep 91 %")
        assert "34 due today" in line
        await play.resize(*NARROW)
        assert "34 due today" not in line_of(play, "You keep 91 %")


@pytest.mark.parametrize(
    ("sample", "size", "glyphs"),
    [
        pytest.param(RICH, NARROW, "full", id="rich-narrow"),
        pytest.param(SPARSE, WIDE, "ascii", id="sparse-wide"),
        pytest.param(RICH, SMALLEST, "ascii", id="rich-smallest"),
        pytest.param(SPARSE, (200, 60), "full", id="sparse-widest"),
        pytest.param(SPARSE, NARROW, "full", marks=pytest.mark.soak, id="sparse-narrow"),
        pytest.param(RICH, WIDE, "ascii", marks=pytest.mark.soak, id="rich-wide"),
        pytest.param(SPARSE, SMALLEST, "ascii", marks=pytest.mark.soak, id="sparse-smallest"),
        pytest.param(RICH, (200, 60), "full", marks=pytest.mark.soak, id="rich-widest"),
    ],
)
async def test_every_tab_is_drawn_in_every_size(
    studio: Studio, sample: Picture, size: tuple[int, int], glyphs: str
) -> None:
    studio.look = Look(motion=False, tour=False, glyphs=glyphs)
    async with studio.open(desk=ProgressDesk, size=size) as play:
        await open_progress(play, SampleSource(sample))
        for tab in "1234":
            await play.press(tab)
            for key in ("pagedown", "G", "g"):
                await play.press(key)
                assert faults_in(play.text()) == []
                if glyphs == "ascii":
                    stand_ins = set(play.text()) - set(map(chr, range(128)))
                    assert stand_ins <= set("…–×"), stand_ins


async def test_hostile_names_are_shown_as_text(studio: Studio) -> None:
    hostile = f"[/foo] [@click=app.quit]x[/] {ALL[:200]}"
    names = (hostile, LONG[:300], "", "\x1b[31m\u202e")
    groups = tuple(replace(RICH.decks[0], name=f"d{n}", title=name, deck="d") for n, name in enumerate(names))
    tags = tuple(replace(RICH.tags[0], name=name) for name in names)
    leeches = tuple(
        Leech(card=f"history/{n}", deck="d", text=name, lapses=7, known=0.2) for n, name in enumerate(names)
    )
    costs = replace(
        RICH.costs,
        types=tuple(replace(RICH.costs.types[0], name=name, title=name) for name in names),
        decks=tuple(replace(RICH.costs.decks[0], name=f"d{n}", title=name) for n, name in enumerate(names)),
    )
    picture = replace(
        RICH, decks=groups, tags=tags, sections=tuple(replace(tag, deck="d") for tag in tags), weakest=tags,
        leeches=leeches, costs=costs,
    )  # fmt: skip
    for size in (WIDE, SMALLEST):
        async with studio.open(desk=ProgressDesk, size=size) as play:
            await open_progress(play, SampleSource(picture))
            for tab in "1234":
                await play.press(tab)
                for _ in range(8):
                    assert faults_in(play.text()) == []
                    await play.press("pagedown")
            await play.press("1", "g")
            if size == WIDE:
                assert "[/foo] [@click" in play.text()
            assert play.app.is_running


async def test_every_action_is_in_the_palette(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk) as play:
        await open_progress(play)
        names = {command.title.rpartition(" (")[0] for command in commands_of(play.app, play.app.screen)}
        expected = {
            "Overview", "Memory", "Timeline", "Cost", "Next chart", "Chart before", "Next tab", "Tab before",
            "Choose deck", "Choose", "What it means", "Read again", "Page down", "Undo",
        }  # fmt: skip
        assert expected <= names, expected - names


async def test_another_look_draws_it_anew(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk) as play:
        await open_progress(play)
        play.app.apply_look(replace(play.app.look, glyphs="ascii"))
        await play.settle()
        assert "* 61" in line_of(play, "Border treaties of Asia")
        assert "> You know 66 %" in play.text()


async def test_nothing_but_lines_can_be_chosen(studio: Studio) -> None:
    async with studio.open(desk=ProgressDesk) as play:
        await open_progress(play)
        await play.press("n")
        assert not isinstance(progress(play).figure, FigureRows)
        assert "Enter" not in play.lines()[-1]
        await play.press("enter")
        assert is_on(play, ProgressScreen)


async def test_at_a_real_desk_it_shows_what_was_answered_and_undo_takes_it_back(studio: Studio) -> None:
    dated = (
        (studio.decks / "facts.yaml")
        .read_text("utf-8")
        .replace("section: North,", "section: North, when: 1689, tags: [ends],")
    )
    (studio.decks / "facts.yaml").write_text(dated, "utf-8")
    async with studio.open(size=(80, 60)) as play:
        await play.press("p")
        assert "5 cards, none asked yet" in play.text()
        assert "q, then Space on Home, begins" in play.text()
        await play.press("enter")
        assert play.showing.deck == "facts"
        await play.press("space", "3", "space", "3", "escape")
        assert is_on(play, ProgressScreen)
        assert "of 5 cards" in play.text()
        assert "1 day in a row, your longest so far" in play.text()
        assert "○ 0" in line_of(play, "Facts")
        assert "○ 1" in line_of(play, "Gaps")
        for keys, words in ((("n", "n"), "North"), (("G",), "ends"), (("3", "n"), "1689")):
            await play.press(*keys, "enter")
            assert play.browse.table.cards == ("facts/lena",), words
            assert words in play.lines()[0]
            await play.press("escape")
        await play.press("1", "u")
        assert "○ 1" in line_of(play, "Facts")
        await play.press("s", "j", "enter")
        assert "Progress · Facts" in play.lines()[0]
        assert "of 2 cards" in play.text()
        assert "Gaps" not in play.text()
