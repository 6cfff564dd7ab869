"""History: what its views show, where they lead, and that it is read without waiting."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from rich.cells import cell_len

from quiz_app.errors import EnvironmentFailed
from quiz_app.look import Look
from quiz_app.progress.scores import Mark, Matrix, MatrixRow, Scores
from quiz_app.ui.glyphs import FULL
from quiz_app.ui.history_views import TITLES
from quiz_app.ui.screens.browse import BrowseScreen
from quiz_app.ui.screens.browse_card import BrowsedCardScreen
from quiz_app.ui.screens.history import HistoryScreen
from quiz_app.ui.screens.history_compare import ComparisonScreen
from tests.support import scores as samples
from tests.support.hostile import ALL, LONG
from tests.support.terminal import faults_in
from tests.ui.historic import FakeSource, HistoricDesk, open_history
from tests.ui.play import Play, Studio

WIDE = (140, 40)
HISTORY_CARDS = ("history/1", "history/2")


def line_of(play: Play, words: str) -> str:
    return next(line for line in play.lines() if words in line)


def below(play: Play) -> str:
    """What is told below the list of the line at the cursor."""
    return "\n".join(line.strip() for line in play.lines()[-6:-2])


def at_cursor(play: Play) -> str:
    """The line of the list that the cursor is on."""
    return next(line for line in play.lines()[3:] if "▸" in line)


def is_on(play: Play, kind: type) -> bool:
    return isinstance(play.app.screen, kind)


def many(count: int) -> Scores:
    """A question that so many exams have asked, in turn right and wrong."""
    exams = tuple(samples.attempt(number) for number in range(1, count + 1))
    marks = tuple(Mark.RIGHT if number % 2 else Mark.WRONG for number in range(count))
    row = MatrixRow(
        name="history/1", title="Asked in all of them?", marks=marks, asked=count, right=count // 2
    )
    matrix = Matrix(exams=tuple(each.exam for each in exams), rows=(row,))
    return replace(samples.sample(), attempts=exams[::-1], questions=matrix, sections=matrix)


def of_browsed_cards() -> Scores:
    """The sample, with cards that the stand-in browser has."""
    sample = samples.sample()
    rows = tuple(replace(row, name=f"history/{place}") for place, row in enumerate(sample.questions.rows))
    return replace(
        sample,
        questions=replace(sample.questions, rows=rows),
        hardest=tuple(replace(row, card=f"history/{place}") for place, row in enumerate(sample.hardest)),
        mix_ups=tuple(replace(row, cards=HISTORY_CARDS) for row in sample.mix_ups),
    )


# What is shown


async def test_exams_stand_with_score_expectation_day_and_what_became_of_them(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        await open_history(play)
        passed = line_of(play, "6.25 / 10")
        for words in ("✓", "62 %", "5.2 (3–8)", "16 Feb"):
            assert words in passed
        assert "✗" in line_of(play, "5.5 / 10")
        assert "void" in line_of(play, "with the book")
        assert "∅" in line_of(play, "with the book")
        assert "open" in line_of(play, "8 Mar")
        assert "35 % → 85 % in 5 exams" in play.text(), "neither the void nor the open one counts"


async def test_the_exam_at_the_cursor_is_told_below_or_beside(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        await open_history(play)
        await play.press("j", "j", "j", "j")
        assert "passed, pass mark 60 % · 6 right, 5.2 expected (3–8) · 9 min 3 s of 10 min" in below(play)
        await play.press("k")
        assert "not passed, scored anew" in below(play)
        await play.resize(*WIDE)
        text = play.text()
        assert "costs points" in text, "guessing does in this exam"
        assert "as was to be expected" in text
        assert "Seen before" in text


async def test_in_the_smallest_window_each_view_is_named_whole(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk, size=(40, 12)) as play:
        await open_history(play)
        for key, title in zip("123456", TITLES.values(), strict=True):
            await play.press(key)
            assert f"History · {title}" in play.lines()[0]


async def test_sessions_stand_apart_and_older_ones_come_with_a_key(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        source = await open_history(play)
        await play.press("2")
        newest = line_of(play, "today")
        for words in ("24", "100 %", "88 %", "2 min 24 s"):
            assert words in newest
        assert "imported: imported" in play.text()
        assert "m more" in play.lines()[-1]
        source.read = replace(source.read, more_sessions=False)
        await play.press("m")
        assert [sessions for _, sessions in source.wanted][-1] == 200
        assert "m more" not in play.lines()[-1]


async def test_sections_and_questions_show_how_they_went_in_each_exam(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        await open_history(play)
        await play.press("3")
        assert line_of(play, "Treaty of Aigun (1858)").split()[-8:] == [
            "✗",
            "✗",
            "◐",
            "✗",
            "✓",
            "1",
            "/",
            "5",
        ]
        assert "border-treaties › Treaty of Nerchinsk (1689)" in below(play)
        await play.press("4", "j", "j", "j")
        assert "[…] signed for Russia, Songgotu for the Qing, with two Jesuits to interpret" in below(play)
        assert "Exam 5, 3 March, 85 %: – not answered" in below(play)
        await play.press("left", "left")
        assert "Exam 3, 21 February, 55 %: ◐ partly" in below(play)


async def test_many_exams_scroll_sideways_and_the_newest_show_first(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        await open_history(play, FakeSource(read=many(130)))
        await play.press("4")
        heading = line_of(play, "Question ")
        assert "130" in heading
        assert "‹" in heading
        assert "›" not in heading
        await play.press(*["left"] * 20)
        heading = line_of(play, "Question ")
        assert "130" not in heading
        assert "›" in heading
        assert "Exam 110" in below(play)
        await play.press("h", "l", "right")
        assert "Exam 111" in below(play)


async def test_the_trend_keeps_to_its_line_however_many_exams_there_are(studio: Studio) -> None:
    for size in ((80, 24), (120, 30), (200, 60)):
        async with studio.open(desk=HistoricDesk, size=size) as play:
            await open_history(play, FakeSource(read=many(130)))
            trend = line_of(play, "in 130 exams")
            assert "score" in trend
            assert "expected" in trend


async def test_the_hardest_questions_can_be_put_in_order_by_time(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        await open_history(play)
        await play.press("5")
        assert "2.5 of 8" in at_cursor(play)
        assert "Which river valley did Russia give up" in at_cursor(play)
        await play.press("o")
        assert "longest time first" in play.text()
        assert "What does [bold]not[/bold] stand" in at_cursor(play)
        assert "19 s each" in below(play)


async def test_questions_can_be_put_in_order_by_the_time_that_they_take(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        await open_history(play)
        await play.press("4", "o")
        assert "Question, longest time first" in play.text()
        assert "What does [bold]not[/bold] stand" in at_cursor(play)
        assert at_cursor(play).rstrip().endswith("33 s"), "the time has its column, however narrow the window"
        await play.press("o", "o")
        assert "Which river valley" in next(line for line in play.lines()[4:] if "✗" in line)


async def test_a_low_wide_window_scrolls_what_stands_beside_the_list(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk, size=(130, 16)) as play:
        await open_history(play)
        await play.press("j", "j")
        assert "Treaty of Aigun (1858)" not in play.text()
        await play.press("J", "J", "J")
        assert "Treaty of Aigun (1858)" in play.text()
        await play.press("K", "K", "K")
        assert "Treaty of Aigun (1858)" not in play.text()


async def test_what_is_mixed_up_is_told_with_how_often(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        await open_history(play)
        await play.press("6")
        assert "4 times" in line_of(play, "Aigun for Peking")
        assert "1 time" in line_of(play, "茶 for 砖茶")


@pytest.mark.parametrize("view", "123456")
async def test_an_empty_history_says_what_to_do(studio: Studio, view: str) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        await open_history(play, FakeSource(read=samples.nothing()))
        await play.press(view, "enter", "j", "space", "c", "v", "r", "o", "m")
        assert is_on(play, HistoryScreen)
        assert "yet." in play.text()
        assert play.told() == []
        if view in "134":
            assert "x on Home begins an exam." in play.text()


async def test_views_are_turned_by_keys_and_by_the_mouse(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        await open_history(play)
        titles = []
        for _ in range(6):
            await play.press("tab")
            titles.append(play.lines()[0].split("·")[1].split("  ")[0].strip())
        assert titles == ["Sessions", "Sections", "Questions", "Hardest", "Mixed up", "Attempts"]
        await play.press("right", "shift+tab", "left")
        assert "History · Mixed up" in play.lines()[0]
        await play.click("4 Questions")
        assert "History · Questions" in play.lines()[0]
        await play.press("q")
        assert not is_on(play, HistoryScreen)


@pytest.mark.parametrize(
    "size", [(40, 12), (80, 24), pytest.param((120, 30), marks=pytest.mark.soak), (200, 60)]
)
async def test_every_view_fits_every_window_in_the_signs_of_any_terminal(
    studio: Studio, size: tuple[int, int]
) -> None:
    studio.look = Look(motion=False, tour=False, glyphs="ascii")
    async with studio.open(desk=HistoricDesk, size=size) as play:
        await open_history(play, FakeSource(read=many(60)))
        for view in "123456":
            await play.press(view, "j")
            assert {cell_len(line) for line in play.lines()} == {size[0]}
            assert not set("".join(FULL)) & set(play.text()) - set("─│"), view


# Where it leads


async def test_a_question_leads_to_its_card_and_on_to_the_next(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        await open_history(play, FakeSource(read=of_browsed_cards()))
        await play.press("4", "j", "enter")
        assert is_on(play, BrowsedCardScreen)
        assert "history/1" in play.text()
        await play.press("right")
        assert "history/2" in play.text()
        await play.press("escape")
        assert "▸ Which treaty gave Russia the coast" in play.text()
        await play.press("5", "enter")
        assert "history/0" in play.text()


async def test_a_mix_up_and_a_section_lead_to_their_cards(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        source = await open_history(play, FakeSource(read=of_browsed_cards()))
        await play.press("6", "enter")
        assert play.browse.table.cards == HISTORY_CARDS
        assert "Aigun for Peking" in play.lines()[0]
        await play.press("escape", "3", "j", "enter")
        assert is_on(play, BrowseScreen)
        assert source.done[-1] == ("cards_of", "border-treaties > Treaty of Aigun (1858)")
        assert "Treaty of Aigun (1858)" in play.lines()[0]
        await play.press("escape")
        source.cards = ()
        await play.press("enter")
        assert is_on(play, HistoryScreen)
        assert play.told() == ["None of its cards is in a deck any more."]


async def test_a_second_click_opens_and_a_click_on_a_cell_goes_to_its_exam(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        await open_history(play, FakeSource(read=of_browsed_cards()))
        await play.press("4")
        row = next(number for number, line in enumerate(play.lines()) if "Name what came" in line)
        await play.pilot.click(offset=(play.lines()[row].index("◐"), row))
        await play.settle()
        assert "Exam 1, 6 February" in below(play)
        await play.pilot.click(offset=(5, row), times=2)
        await play.settle()
        assert is_on(play, BrowsedCardScreen)


# The filter


async def test_the_filter_is_picked_shown_in_the_header_and_cleared_by_a_key(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        source = await open_history(play)
        await play.press("f", "j", "space", "j", "j", "j", "enter", "j", "enter", "escape")
        wanted, _ = source.wanted[-1]
        assert (wanted.decks, wanted.tags) == (("border-treaties",), ("qing",))
        assert wanted.since == samples.TODAY - 29
        assert "border-treaties · #qing · last 30 days" in play.lines()[0]
        await play.press("F")
        assert source.wanted[-1][0].decks == ()
        assert source.wanted[-1][0].since == 0
        assert "all decks, all time" in play.lines()[0]
        assert "show all" not in play.lines()[-1]


async def test_a_choice_picked_twice_is_taken_out_and_a_span_takes_the_place_of_another(
    studio: Studio,
) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        source = await open_history(play)
        await play.press("f", "space", "j", "space")
        assert source.wanted[-1][0].since == samples.TODAY - 29
        assert sum("✓" in line for line in play.lines() if "Last" in line) == 1
        await play.press("space")
        assert source.wanted[-1][0].since == 0


async def test_a_filter_that_leaves_nothing_says_how_to_show_all(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        source = await open_history(play)
        source.read = samples.nothing()
        await play.press("f", "space", "escape")
        assert "F shows all" in play.text()
        assert "x on Home" not in play.text()


async def test_words_to_find_narrow_the_lines_of_a_view_until_they_are_put_away(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        await open_history(play, FakeSource(read=of_browsed_cards()))
        await play.press("4", "slash", *"TREATY")
        assert "2 of 7" in play.text()
        assert "Which river valley" not in play.text()
        await play.press("enter", "j")
        assert "Which treaty gave Russia the coast down to Vladivostok?" in below(play)
        await play.press("f5")
        assert "Which river valley" not in play.text(), "also when it is read again"
        await play.press("enter")
        assert "history/2" in play.text()
        await play.press("escape", "escape")
        assert "Which river valley" in play.text()
        assert "Which treaty gave Russia the coast" in at_cursor(play)
        await play.press("slash", *"zzz")
        assert "No line has these words." in play.text()
        await play.press("escape", "6", "slash", *"1894", "enter")
        assert at_cursor(play).split()[1:4] == ["1894", "for", "1858"]
        await play.press("5")
        assert "Which river valley" in play.text(), "another view shows all of its lines"


# Reading


async def test_it_is_read_without_holding_keys_up_and_what_is_stale_is_dropped(studio: Studio) -> None:
    held = threading.Event()
    async with studio.open(desk=HistoricDesk) as play:
        source = FakeSource(held=held)
        play.app.push_screen(HistoryScreen(play.desk, source))
        await play.pilot.pause()
        assert "Reading …" in play.text()
        await play.pilot.press("2", "enter", "j")
        assert "History · Sessions" in play.lines()[0]
        source.read = replace(samples.sample(), sessions=samples.sample().sessions[:1])
        await play.pilot.press("f5")
        source.held = None
        held.set()
        await play.settle()
        assert len(source.wanted) == 2
        assert "2 days ago" not in play.text(), "only what was asked for last is shown"


async def test_the_cursor_stays_on_its_exam_when_it_is_read_again(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        source = await open_history(play)
        await play.press("j", "j", "j")
        source.read = replace(source.read, attempts=(samples.attempt(9), *source.read.attempts))
        await play.press("f5")
        assert "5.5 / 10" in at_cursor(play)


async def test_what_cannot_be_read_is_told_and_what_stood_there_stays(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        source = await open_history(play)
        source.fails = EnvironmentFailed("The disk is gone.")
        await play.press("f5")
        assert "The disk is gone." in play.told()
        assert "8.5 / 10" in play.text()


async def test_it_is_read_again_after_other_pages_and_cards_and_not_after_help(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        source = await open_history(play, FakeSource(read=of_browsed_cards()))
        for keys, more in ((("question_mark", "escape"), 0), (("f", "escape"), 0), (("6", "enter", "escape"), 1),
                           (("5", "enter", "escape"), 1)):  # fmt: skip
            read = len(source.wanted)
            await play.press(*keys)
            assert len(source.wanted) == read + more, keys


async def test_undo_reads_the_figures_anew(studio: Studio) -> None:
    desk = HistoricDesk()
    async with studio.open(desk=lambda: desk) as play:
        source = await open_history(play)
        read = len(source.wanted)
        await play.press("u", "U")
        assert desk.undone == ["undo", "redo"]
        assert len(source.wanted) == read + 2


# Help, palette, looks


async def test_help_says_what_the_figures_of_the_view_mean(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk, size=(100, 40)) as play:
        await open_history(play)
        await play.press("question_mark")
        assert "Expected score." in play.text()
        assert "Trend." in play.text()
        await play.press("escape", "6", "question_mark")
        assert "Mix-ups." in play.text()
        assert "Expected score." not in play.text()
        assert "Open what the cursor is on" in play.text()


async def test_the_palette_names_what_can_be_done_in_the_view(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        await open_history(play)
        named = [command.title for command in play.app.get_system_commands(play.app.screen)]
        assert {"Void (v)", "Regrade (r)", "Regrade all (R)", "Compare (c)", "Filter (f)"} <= set(named)
        await play.press("5")
        named = [command.title for command in play.app.get_system_commands(play.app.screen)]
        assert "Order (o)" in named
        assert "Void (v)" not in named


def hostile(text: str) -> Scores:
    """The sample with this text wherever a text stands."""
    sample = samples.sample()

    def matrix(matrix: Matrix) -> Matrix:
        rows = (replace(row, title=f"{place} {text}") for place, row in enumerate(matrix.rows))
        return replace(matrix, rows=tuple(rows))

    return replace(
        sample,
        attempts=tuple(replace(each, name=text, decks=(text,), tags=(text,)) for each in sample.attempts),
        sessions=tuple(replace(each, decks=(text, "b")) for each in sample.sessions),
        sections=matrix(sample.sections),
        questions=matrix(sample.questions),
        hardest=tuple(replace(each, text=text) for each in sample.hardest),
        mix_ups=tuple(replace(each, given=text, wanted=f"x{text}") for each in sample.mix_ups),
    )


@pytest.mark.parametrize(
    ("text", "size"),
    [
        pytest.param(ALL, (80, 24), id="everything"),
        pytest.param(LONG, (140, 40), id="long words"),
        pytest.param(ALL, (140, 40), marks=pytest.mark.soak, id="everything, wide"),
        pytest.param(LONG, (80, 24), marks=pytest.mark.soak, id="long words, narrow"),
    ],
)
async def test_hostile_text_is_shown_as_text_in_every_view(
    studio: Studio, text: str, size: tuple[int, int]
) -> None:
    async with studio.open(desk=HistoricDesk, size=size) as play:
        compared = samples.two_attempts()
        questions = tuple(replace(each, text=f"{text} {each.card}") for each in compared.questions)
        source = FakeSource(read=hostile(text), compared=replace(compared, questions=questions))
        await open_history(play, source)
        for view in "123456":
            await play.press(view, "j")
            assert faults_in(play.text()) == [], view
        for keys in (("1", "g", "j", "r"), ("escape", "v"), ("escape", "space", "j", "c"), ("j",)):
            await play.press(*keys)
            assert faults_in(play.text()) == [], keys
        assert is_on(play, ComparisonScreen)


async def test_a_database_that_fails_when_one_comes_back_is_told_of(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_desk: HistoricDesk) -> int:
        raise EnvironmentFailed("The disk is gone.", hint="Put it back.")

    async with studio.open(desk=HistoricDesk) as play:
        await open_history(play)
        await play.press("f1")
        monkeypatch.setattr(HistoricDesk, "today", fail)
        await play.press("escape")
        assert any("The disk is gone." in told for told in play.told())
        assert is_on(play, HistoryScreen)
