"""Everything about one card: how well it is kept, when each grade would bring it back, and its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.study.wording import day_words, span_words
from quiz_app.text import one_line, plural
from quiz_app.ui.card import promise
from quiz_app.ui.screens.leaf import LeafScreen
from quiz_app.ui.widgets.bars import bar_content
from quiz_app.ui.wording import taken_words

if TYPE_CHECKING:
    from quiz_app.study.showing import CardEvent, CardInfo
    from quiz_app.ui.glyphs import Glyphs

LABEL = 15
_GRADES = ("again", "hard", "good", "easy")


class CardInfoScreen(LeafScreen):
    """The card's figures over the study screen."""

    def __init__(self, info: CardInfo) -> None:
        super().__init__("Card")
        self._info = info

    def content(self) -> Content:
        return info_content(self._info, self.app.glyphs)


def info_content(info: CardInfo, glyphs: Glyphs) -> Content:
    """The card's figures as lines."""
    lines = [
        Content(one_line(info.question.prompt(info.part).text, 300)).stylize("bold"),
        Content(f"{one_line(info.deck_title, 60)} {glyphs.dot} {info.card}").stylize("$quiet"),
        Content(),
        *_memory(info, glyphs),
        Content(),
        _row(
            "Next",
            f" {glyphs.dot} ".join(f"{each.grade.name.lower()} {promise(each)}" for each in info.next_dates),
        ),
    ]
    if info.history:
        lines += [Content(), Content("History, newest first").stylize("$quiet")]
        lines += [_event(event, info.today, glyphs) for event in reversed(info.history)]
    return Content("\n").join(lines)


def _memory(info: CardInfo, glyphs: Glyphs) -> list[Content]:
    lines = [
        _row(
            "Standing", f"{glyphs.standing(info.standing.value)} {info.standing.value}{_marks(info, glyphs)}"
        )
    ]
    if info.memory is None:
        lines.append(_row("Asked", "never"))
        return lines
    recall = Content.assemble(
        bar_content(info.retrievability, 10, glyphs),
        f" {info.retrievability * 100:.0f} % recall now, as predicted",
    )
    days = info.memory.stability
    lines.append(_row("Retrievability", recall))
    lines.append(_row("Stability", f"{days:,.1f} days until recall falls to 90 %"))
    lines.append(_row("Difficulty", f"{info.memory.difficulty:.1f} of 10"))
    if info.due_day is not None:
        lines.append(_row("Due", day_words(info.due_day, info.today)))
    lapses = len(info.lapse_days)
    asked = plural(info.answers, "answer")
    since = f", first {day_words(info.first_day, info.today)}" if info.first_day is not None else ""
    lines.append(_row("Asked", f"{asked}{since}; lapses on {plural(lapses, 'day')}"))
    return lines


def _marks(info: CardInfo, glyphs: Glyphs) -> str:
    marks = [
        (info.leech, f"{glyphs.leech} leech"),
        (info.flagged, f"{glyphs.flagged} flagged"),
        (info.suspended, "suspended"),
        (info.buried_until is not None and info.buried_until > info.today, "buried until tomorrow"),
    ]
    return "".join(f"   {words}" for on, words in marks if on)


def _row(label: str, value: str | Content) -> Content:
    return Content.assemble((f"{label:<{LABEL}} ", "$quiet"), value)


def _event(event: CardEvent, today: int, glyphs: Glyphs) -> Content:
    day = day_words(event.study_day, today)
    if not event.grade:
        return Content.assemble((f"{day:<{LABEL}} ", "$quiet"), event.kind)
    word = _GRADES[event.grade - 1]
    given = f" “{one_line(event.given, 40)}”" if event.given else ""
    detail = ""
    if event.kind == "answered":
        promised = span_words(event.interval) if event.interval else "same day"
        parts = [f"expected {event.predicted * 100:.0f} %", taken_words(event.taken_ms), promised]
        detail = f"  {f' {glyphs.dot} '.join(parts)}"
    kind = "" if event.kind == "answered" else f" ({event.kind})"
    return Content.assemble((f"{day:<{LABEL}} ", "$quiet"), (word, "bold"), kind, given, (detail, "$quiet"))
