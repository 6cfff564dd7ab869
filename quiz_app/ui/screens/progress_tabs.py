"""The four tabs of Progress: each a page of charts and lists, in two columns where the screen is wide."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz_app.progress import titles
from quiz_app.ui import progress_charts as charts
from quiz_app.ui.progress_rows import Kind, cost_rows, known_rows, leech_rows, weak_rows, weakest_first
from quiz_app.ui.widgets.chart import Chart
from quiz_app.ui.widgets.figure_rows import FigureRows

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from quiz_app.progress.picture import Picture
    from quiz_app.ui.glyphs import Glyphs
    from quiz_app.ui.progress_charts import Figure

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

    def put(self, key: str, figure: Figure) -> None:
        """Show a chart as high as it needs, or why there is none."""
        chart = self.query_one(f"#{key}", Chart)
        if figure.draw is None:
            chart.lack(figure.lacks)
        else:
            chart.show(figure.title, figure.draw)
        if lines := 1 if figure.draw is None else figure.lines:
            chart.styles.height = 1 + lines
        else:
            chart.styles.clear_rule("height")

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
        yield FigureRows("known", id="sections")

    def right(self) -> Iterable[Widget]:
        yield Chart("streak", id="streak")
        yield Chart("heat", id="heat")
        yield FigureRows("known", id="tags")

    def draw(self, picture: Picture, glyphs: Glyphs) -> None:
        decks = sorted(picture.decks, key=lambda deck: (deck.title.casefold(), deck.name))
        self.rows("decks").tell(titles.known(picture.whole), known_rows(decks, Kind.DECK, glyphs))
        self.put("course", charts.course(picture.course))
        self.put("streak", charts.streak(picture.streak))
        self.put("heat", charts.heat(picture.days, picture.today))
        for key, groups, kind in (
            ("sections", titles.told_apart(picture.sections, picture.decks), Kind.SECTION),
            ("tags", picture.tags, Kind.TAG),
        ):
            rows = self.rows(key)
            rows.display = any(group.introduced for group in groups)
            rows.tell(titles.least(groups, key.capitalize()), known_rows(weakest_first(groups), kind, glyphs))


class Memory(Tab):
    """How well recall is predicted, how cards are spread, and what is scheduled."""

    NAME = "memory"

    def left(self) -> Iterable[Widget]:
        yield Chart("retention", id="retention")
        yield Chart("retention-months", id="months")
        yield Chart("calibration", id="calibration")
        yield Chart("baselines", id="baselines")
        yield Chart("log-loss", id="log-loss")
        yield Chart("rmse-bins", id="rmse")
        yield Chart("auc", id="auc")

    def right(self) -> Iterable[Widget]:
        yield Chart("forecast", id="forecast", classes="tall")
        yield Chart("stability", id="stability", classes="tall")
        yield Chart("difficulty", id="difficulty", classes="tall")
        yield Chart("retrievability", id="retrievability", classes="tall")

    def draw(self, picture: Picture, glyphs: Glyphs) -> None:
        kept, made, scoped = picture.retention, picture.calibration, bool(picture.scope)
        self.put("retention", charts.retention(kept))
        self.put("months", charts.months(kept))
        self.put("calibration", charts.calibration(made, scoped=scoped))
        self.put("baselines", charts.baselines(made, scoped=scoped))
        self.put("log-loss", charts.log_loss(made, scoped=scoped))
        self.put("rmse", charts.rmse(made, scoped=scoped))
        self.put("auc", charts.auc(made, scoped=scoped))
        self.put("forecast", charts.forecast(picture.forecast, picture.today))
        self.put("stability", charts.stability(picture.stability))
        self.put("difficulty", charts.difficulty(picture.difficulty))
        self.put("retrievability", charts.retrievability(picture.retrievability))


class Timeline(Tab):
    """Dated cards at their years."""

    NAME = "timeline"

    def left(self) -> Iterable[Widget]:
        yield Chart("timeline", id="years", classes="high")
        yield FigureRows("timeline", id="year-rows")

    def draw(self, picture: Picture, glyphs: Glyphs) -> None:
        self.put("years", charts.timeline(picture.timeline))
        rows = self.rows("year-rows")
        rows.display = bool(picture.timeline)
        rows.tell("Year by year", known_rows(picture.timeline, Kind.YEAR, glyphs))


class Costs(Tab):
    """What knowing costs, and what keeps being forgotten."""

    NAME = "cost"

    def left(self) -> Iterable[Widget]:
        yield Chart("time-per-type", id="types")
        yield FigureRows("minutes-per-kept", id="per-kept")

    def right(self) -> Iterable[Widget]:
        yield FigureRows("weakest-tags", id="weakest")
        yield FigureRows("leeches", id="leeches")

    def draw(self, picture: Picture, glyphs: Glyphs) -> None:
        costs, tags, leeches = picture.costs, picture.weakest, picture.leeches
        self.put("types", charts.types(costs))
        if lacks := titles.costs_lack(costs.whole):
            self.rows("per-kept").lack(lacks)
        else:
            self.rows("per-kept").tell(titles.per_kept(costs.whole), cost_rows(costs.decks))
        if tags:
            self.rows("weakest").tell(titles.weakest(tags), weak_rows(tags, glyphs))
        else:
            self.rows("weakest").lack(titles.NO_TAGS)
        if leeches:
            self.rows("leeches").tell(titles.leeches(leeches), leech_rows(leeches))
        else:
            self.rows("leeches").lack(titles.NO_LEECH)


TABS: dict[str, type[Tab]] = {each.NAME: each for each in (Overview, Memory, Timeline, Costs)}
TITLES = {"overview": "Overview", "memory": "Memory", "timeline": "Timeline", "cost": "Cost"}
