"""The four tabs of Progress: each a page of charts and lists, in two columns where the screen is wide."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz_app.progress import titles
from quiz_app.progress.picture import ENOUGH_CARDS
from quiz_app.ui import progress_charts as charts
from quiz_app.ui.progress_rows import Kind, cost_rows, known_rows, leech_rows, weak_rows, weakest_first
from quiz_app.ui.widgets.chart import Chart
from quiz_app.ui.widgets.figure_rows import FigureRows

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from quiz_app.progress.picture import Picture
    from quiz_app.ui.glyphs import Glyphs

NO_CARDS = "There are no cards yet. Leave with q, then write a deck with `quiz new NAME`."
NOTHING_ASKED = "Nothing was asked yet: q, then Space on Home, begins. What you know shows here from then on."


class Tab(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Shows its part of a picture. Subclasses name the figures of the left and the right column."""

    NAME: ClassVar[str] = ""

    def __init__(self) -> None:
        super().__init__(id=self.NAME, classes="tab")

    def compose(self) -> ComposeResult:
        yield Static(classes="word")
        with Container(classes="columns"):
            with Vertical(classes="column"):
                yield from self.left()
            right = tuple(self.right())
            if right:
                with Vertical(classes="column"):
                    yield from right

    def left(self) -> Iterable[Widget]:
        """The figures of the only column, or of the left one."""
        return ()

    def right(self) -> Iterable[Widget]:
        """The figures below those, or of the right column."""
        return ()

    @property
    def figures(self) -> list[Chart]:
        """The charts and lists that are shown, in their order."""
        if not self.query_one(".columns").display:
            return []
        return [chart for chart in self.query(Chart) if chart.display]

    def show(self, picture: Picture, glyphs: Glyphs) -> None:
        """Show this tab's part of the picture; where there is nothing at all, what to do."""
        word = self.query_one(".word", Static)
        says = NO_CARDS if not picture.whole.cards else "" if has_answers(picture) else NOTHING_ASKED
        word.display = bool(says)
        word.update(Content(says).stylize("$accent"))
        self.query_one(".columns").display = bool(picture.whole.cards)
        if picture.whole.cards:
            self.draw(picture, glyphs)

    def draw(self, picture: Picture, glyphs: Glyphs) -> None:
        """Show a picture of which there is something to show."""
        raise NotImplementedError

    def chart(self, key: str) -> Chart:
        """The chart of a figure."""
        return self.query_one(f"#{key}", Chart)

    def rows(self, key: str) -> FigureRows:
        """The list of a figure."""
        return self.query_one(f"#{key}", FigureRows)


def has_answers(picture: Picture) -> bool:
    """Whether anything was ever answered."""
    return bool(picture.whole.introduced or picture.streak.studied or picture.costs.whole.answers)


class Overview(Tab):
    """What is known, how that went, and by what it is known."""

    NAME = "overview"

    def left(self) -> Iterable[Widget]:
        yield FigureRows("known", id="decks")
        yield Chart("known-course", id="course", classes="tall")
        yield Chart("streak", id="streak", classes="two")
        yield Chart("heat", id="heat")

    def right(self) -> Iterable[Widget]:
        yield FigureRows("known", id="sections")
        yield FigureRows("known", id="tags")

    def draw(self, picture: Picture, glyphs: Glyphs) -> None:
        self.rows("decks").tell(titles.known(picture.whole), known_rows(picture.decks, Kind.DECK, glyphs))
        course = self.chart("course")
        if lacks := titles.lacking(len(picture.course), 2, "days"):
            course.lack(lacks)
        else:
            course.show(titles.course(picture.course), charts.course(picture.course))
        self.chart("streak").show(titles.streak(picture.streak), charts.streak(picture.streak))
        self.chart("heat").show(
            titles.heat(picture.days, picture.today), charts.heat(picture.days, picture.today)
        )
        for key, groups, kind in (
            ("sections", picture.sections, Kind.SECTION),
            ("tags", picture.tags, Kind.TAG),
        ):
            rows = self.rows(key)
            rows.display = bool(groups)
            rows.tell(titles.least(groups, key.capitalize()), known_rows(weakest_first(groups), kind, glyphs))


class Memory(Tab):
    """How well recall is predicted, how cards are spread, and what is scheduled."""

    NAME = "memory"

    def left(self) -> Iterable[Widget]:
        yield Chart("retention", id="retention", classes="five")
        yield Chart("retention-months", id="months", classes="tall")
        yield Chart("calibration", id="calibration", classes="tall")
        yield Chart("baselines", id="baselines", classes="three")
        yield Chart("log-loss", id="log-loss", classes="one")
        yield Chart("rmse-bins", id="rmse", classes="one")
        yield Chart("auc", id="auc", classes="one")

    def right(self) -> Iterable[Widget]:
        yield Chart("forecast", id="forecast", classes="tall")
        yield Chart("stability", id="stability", classes="tall")
        yield Chart("difficulty", id="difficulty", classes="tall")
        yield Chart("retrievability", id="retrievability", classes="tall")

    def draw(self, picture: Picture, glyphs: Glyphs) -> None:
        kept = picture.retention
        retention, months = self.chart("retention"), self.chart("months")
        if lacks := titles.retention_lacks(kept):
            retention.lack(lacks)
        else:
            retention.show(titles.retention(kept), charts.retention(kept))
        if lacks := titles.months_lack(kept.months):
            months.lack(lacks)
        else:
            months.show(titles.months(kept.months), charts.months(kept))
        self._draw_predictions(picture)
        self.chart("forecast").show(
            titles.forecast(picture.forecast), charts.forecast(picture.forecast, picture.today)
        )
        for key, cards, title, shares, unit in (
            ("stability", picture.stability, titles.stability, False, "days"),
            ("difficulty", picture.difficulty, titles.difficulty, False, ""),
            ("retrievability", picture.retrievability, titles.retrievability, True, ""),
        ):
            if lacks := titles.lacking(cards.cards, ENOUGH_CARDS, "cards asked"):
                self.chart(key).lack(lacks)
            else:
                self.chart(key).show(title(cards), charts.spread(cards, shares=shares, unit=unit))

    def _draw_predictions(self, picture: Picture) -> None:
        made = picture.calibration
        lacks = titles.calibration_lacks(made)
        for key, title, draw in (
            ("calibration", titles.calibration, charts.calibration),
            ("baselines", titles.baselines, charts.baselines),
            ("log-loss", titles.log_loss, charts.log_loss),
            ("rmse", titles.rmse, charts.rmse),
            ("auc", titles.auc, charts.auc),
        ):
            if lacks:
                self.chart(key).lack(lacks)
            else:
                self.chart(key).show(title(made), draw(made))


class Timeline(Tab):
    """Dated cards at their years."""

    NAME = "timeline"

    def left(self) -> Iterable[Widget]:
        yield Chart("timeline", id="years", classes="high")
        yield FigureRows("timeline", id="year-rows")

    def draw(self, picture: Picture, glyphs: Glyphs) -> None:
        years, rows = self.chart("years"), self.rows("year-rows")
        rows.display = bool(picture.timeline)
        if picture.timeline:
            years.show(titles.timeline(picture.timeline), charts.timeline(picture.timeline))
            rows.tell("Year by year", known_rows(picture.timeline, Kind.YEAR, glyphs))
        else:
            years.lack("No card has a date. In a deck, `when: 1689` below a question gives it one.")


class Costs(Tab):
    """What knowing costs, and what keeps being forgotten."""

    NAME = "cost"

    def left(self) -> Iterable[Widget]:
        yield Chart("time-per-type", id="types", classes="tall")
        yield FigureRows("minutes-per-kept", id="per-kept")

    def right(self) -> Iterable[Widget]:
        yield FigureRows("weakest-tags", id="weakest")
        yield FigureRows("leeches", id="leeches")

    def draw(self, picture: Picture, glyphs: Glyphs) -> None:
        costs, types = picture.costs, self.chart("types")
        lacks = titles.costs_lack(costs.whole)
        types.styles.height = 2 if lacks else 1 + len(costs.types)
        if lacks:
            types.lack(lacks)
            self.rows("per-kept").lack(lacks)
        else:
            types.show(titles.types(costs.types, costs.whole), charts.types(costs))
            self.rows("per-kept").tell(titles.per_kept(costs.whole), cost_rows(costs.decks))
        weakest, leeches = self.rows("weakest"), self.rows("leeches")
        if picture.weakest:
            weakest.tell(titles.weakest(picture.weakest), weak_rows(picture.weakest, glyphs))
        else:
            weakest.lack(titles.NO_TAGS)
        if picture.leeches:
            leeches.tell(titles.leeches(picture.leeches), leech_rows(picture.leeches))
        else:
            leeches.lack(titles.NO_LEECH)


TABS: dict[str, type[Tab]] = {each.NAME: each for each in (Overview, Memory, Timeline, Costs)}
TITLES = {"overview": "Overview", "memory": "Memory", "timeline": "Timeline", "cost": "Cost"}
