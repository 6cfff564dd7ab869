"""The whole page: chapters on what is known, memory, work ahead, time, cost, and the history of scores."""

from __future__ import annotations

from collections.abc import Iterator

from quiz_app import __version__
from quiz_app.progress import prediction_titles, titles
from quiz_app.progress.picture import ENOUGH_ANSWERS, ENOUGH_CARDS, Picture
from quiz_app.progress.report import charts, history
from quiz_app.progress.report.drawing import day_words, element, words
from quiz_app.progress.report.html import Column, chapter, figure, paragraph, table
from quiz_app.progress.report.style import STYLE
from quiz_app.progress.scores import Scores
from quiz_app.text import one_line, taken_words

# Named in the page's head, so that a page of ours is known by it before it is written over.
GENERATOR = "quiz report"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_LONGEST = 120
_NAMELESS = "You"  # so a learner is called where the machine knows no name
_CAME = "Dot: what came, with its interval. Diamond: what was predicted. Dotted line: what you aimed at."
_LINE = "Dots: what came, with their intervals. Broken line: what was predicted."
_LIKELY = "Dots: what came, the larger the more answers, with their intervals. Dotted line: as predicted."
_PARTS = "From below: kept, fading, and in outline new. Times without a card are drawn shorter."
_CHAPTERS = (
    ("known", "What you know"),
    ("memory", "How well it holds"),
    ("ahead", "What comes"),
    ("time", "Through the years"),
    ("cost", "What it costs"),
    ("scores", "Exams and sittings"),
)


def page(picture: Picture, scores: Scores) -> str:
    """One HTML page that needs nothing else: no script, no font, no picture from anywhere."""
    contents = (_known, _memory, _ahead, _time, _cost)
    body = "".join(
        chapter(name, title, _or_nothing(part(picture)))
        for (name, title), part in zip(_CHAPTERS, contents, strict=False)
    )
    body += chapter(*_CHAPTERS[-1], _or_nothing(history.parts(scores)))
    return f'<!doctype html>\n<html lang="en">{_head(picture)}<body>{_top(picture)}{body}</body></html>\n'


def _head(picture: Picture) -> str:
    title = element("title", words(f"{_whose(picture)}, {day_words(picture.today)}"))
    return (
        f'<head><meta charset="utf-8"><meta name="generator" content="{GENERATOR} {__version__}">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"{title}<style>{STYLE}</style></head>"
    )


def _whose(picture: Picture) -> str:
    named = picture.learner not in ("", _NAMELESS)
    return f"What {one_line(picture.learner, 60)} knows" if named else "What you know"


def _top(picture: Picture) -> str:
    whole = picture.whole
    decks = ", ".join(_titles(picture)) if picture.scope else "all decks"
    parts = [
        element("h1", words(_whose(picture))),
        paragraph(f"{day_words(picture.today)} · {decks}", "quiet"),
        element("p", words(titles.percent(whole.share)), cls="great") if whole.cards else "",
        paragraph(titles.known(whole)),
        paragraph(f"{whole.kept:,} kept, {whole.fading:,} fading, {whole.unseen:,} new", "quiet"),
        element("nav", "".join(element("a", words(title), href=f"#{name}") for name, title in _CHAPTERS)),
    ]
    return element("header", "".join(parts))


def _titles(picture: Picture) -> list[str]:
    named = {each.name: one_line(each.title or each.name, _LONGEST) for each in picture.decks}
    return [named.get(deck, one_line(deck, _LONGEST)) for deck in picture.scope]


def _or_nothing(parts: Iterator[str]) -> list[str]:
    return list(parts) or [paragraph("Nothing to show yet.", "quiet")]


def _known(picture: Picture) -> Iterator[str]:
    if len(picture.course) > 1:
        yield figure("known-course", titles.course(picture.course), charts.course(picture.course))
    if picture.days:
        drawn = charts.heat(picture.days, picture.today)
        legend = charts.heat_legend(picture.days)
        yield figure("heat", titles.heat(picture.days, picture.today), drawn, legend=legend)
        yield paragraph(titles.streak(picture.streak) + ".")
    sections = titles.told_apart(picture.sections, picture.decks)
    for groups, what in ((picture.decks, "Decks"), (picture.tags, "Tags"), (sections, "Sections")):
        asked = sorted((each for each in groups if each.introduced), key=lambda each: (each.share, each.name))
        if asked:
            body = charts.shares(asked[:_MOST_GROUPS]) + _left_out(
                len(asked) - _MOST_GROUPS, len(groups) - len(asked)
            )
            yield figure("known", titles.least(groups, what), body)
    if picture.weakest:
        columns = (Column("Tag"), Column("cards asked", "number"), Column("known now", "number"))
        rows = (
            (one_line(each.name, _LONGEST), f"{each.introduced:,}", titles.percent(each.share_introduced))
            for each in picture.weakest
        )
        yield figure("weakest-tags", titles.weakest(picture.weakest), table(columns, rows))
    if picture.leeches:
        yield figure("leeches", titles.leeches(picture.leeches), _leeches(picture))


_MOST_GROUPS = 24


def _left_out(better: int, unasked: int) -> str:
    """A paragraph on groups that are not drawn, "" where all are."""
    said = [f"{better:,} more are known better"] if better > 0 else []
    said += [f"of {unasked:,} nothing was asked yet"] if unasked else []
    return paragraph(f"Not drawn: {' and '.join(said)}.", "quiet") if said else ""


def _leeches(picture: Picture) -> str:
    columns = (Column("Card"), Column("days forgotten", "number"), Column("known now", "number"))
    rows = (
        (one_line(each.text, _LONGEST), each.lapses, titles.percent(each.known)) for each in picture.leeches
    )
    return table(columns, rows)


def _memory(picture: Picture) -> Iterator[str]:
    held, made = picture.retention, picture.calibration
    lacks = titles.retention_lacks(held)
    if lacks:
        yield figure("retention", f"Recall over the last year: {lacks}", "")
    else:
        every = (held.whole, held.young, held.mature)
        rows = [each for each in every if each.is_enough]
        few = [
            f"{each.name.capitalize()}: {titles.lacking(each.answers, ENOUGH_ANSWERS)}"
            for each in every
            if not each.is_enough
        ]
        legend = " ".join((_CAME, *few))
        yield figure("retention", titles.retention(held), charts.rates(rows, held.goal), legend=legend)
    if not titles.months_lack(held.months):
        enough = [each for each in held.months if each.is_enough]
        yield figure("retention-months", titles.months(held.months), charts.months(enough), legend=_LINE)
    lacks = prediction_titles.calibration_lacks(made)
    if lacks:
        yield figure("calibration", f"Predicted, and what came: {lacks}", "")
    else:
        scoped = bool(picture.scope)
        said = prediction_titles.over_all(prediction_titles.calibration(made), scoped=scoped)
        yield figure("calibration", said, charts.calibration(made.bins), "narrow", _LIKELY)
        said = prediction_titles.over_all(prediction_titles.baselines(made), scoped=scoped)
        yield figure("baselines", said, _forecasters(picture))
    for key, spread, title, unit in (
        ("stability", picture.stability, titles.stability, " days"),
        ("difficulty", picture.difficulty, titles.difficulty, ""),
        ("retrievability", picture.retrievability, titles.retrievability, ""),
    ):
        if spread.cards >= ENOUGH_CARDS:
            names = {edge: titles.percent(edge) for edge in spread.edges} if key == "retrievability" else None
            yield figure(key, title(spread), charts.histogram(spread, names, unit))


def _forecasters(picture: Picture) -> str:
    made = picture.calibration
    columns = (Column("Over all predictions"), Column("figure", "number"))
    rows: list[tuple[str, str]] = [
        (f"log loss, {_said(each.name)}", f"{each.log_loss:.4f}") for each in made.forecasters
    ]
    if made.rmse_bins is not None:
        rows.append(("RMSE (bins)", f"{made.rmse_bins:.4f}"))
    if made.auc is not None:
        rows.append(("AUC", f"{made.auc:.4f}"))
    rows.append(("predictions", f"{made.answers:,}"))
    return table(columns, rows)


def _said(name: str) -> str:
    return "FSRS" if name == "fsrs" else name


def _ahead(picture: Picture) -> Iterator[str]:
    if any(picture.forecast.days):
        yield figure(
            "forecast", titles.forecast(picture.forecast), charts.forecast(picture.forecast, picture.today)
        )


def _time(picture: Picture) -> Iterator[str]:
    if picture.timeline:
        yield figure(
            "timeline", titles.timeline(picture.timeline), charts.timeline(picture.timeline), legend=_PARTS
        )


def _cost(picture: Picture) -> Iterator[str]:
    costs = picture.costs
    lacks = titles.costs_lack(costs.whole)
    if lacks:
        if costs.whole.answers:
            yield figure("time-per-type", f"Time per answer: {lacks}", "")
        return
    columns = (
        Column("Type"),
        Column("answers", "number"),
        Column("an answer", "number"),
        Column("in all", "number"),
    )
    rows = (
        (each.name or "imported", f"{each.answers:,}", taken_words(round(each.each_ms)),
         taken_words(each.taken_ms))
        for each in costs.types
    )  # fmt: skip
    if costs.types:
        yield figure("time-per-type", titles.types(costs.types, costs.whole), table(columns, rows))
    columns = (
        Column("Deck"),
        Column("in all", "number"),
        Column("kept now", "number"),
        Column("a card kept", "number"),
    )
    rows = (
        (one_line(each.title or each.name, _LONGEST), taken_words(each.taken_ms), f"{each.kept:,}",
         _minutes(each.minutes_per_kept))
        for each in costs.decks
    )  # fmt: skip
    yield figure("minutes-per-kept", titles.per_kept(costs.whole), table(columns, rows))


def _minutes(minutes: float | None) -> str:
    return "–" if minutes is None else titles.minutes_of(minutes)
