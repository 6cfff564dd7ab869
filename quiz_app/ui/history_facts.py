"""What History tells of the line at the cursor: a title, a line below narrow lists, and facts beside wide ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.journal.cards import deck_of
from quiz_app.journal.exams import ExamState
from quiz_app.progress.scores import Mark
from quiz_app.text import exact_percent, one_line, percent, plural, points_words, short_number, taken_words
from quiz_app.ui.history_words import (
    MARK_STYLES,
    attempt_title,
    beside_expected,
    decks_words,
    score_words,
    session_title,
    sign_of,
    state_of,
    state_words,
    time_of_day,
)
from quiz_app.ui.widgets.bars import bar_content
from quiz_app.ui.widgets.sheet import Block
from quiz_app.ui.widgets.trouble_lists import mix_up_words
from quiz_app.ui.wording import long_date, short_day_words

if TYPE_CHECKING:
    from quiz_app.progress.scores import Hard, Matrix, MatrixRow, MixUp, SessionRow
    from quiz_app.storage.exams import Kept, Sums
    from quiz_app.ui.glyphs import Glyphs

BAR = 16
LONGEST = 2_000
EXAMS_SHOWN = 16
SECTIONS_SHOWN, LONGEST_SECTION = 24, 80
CARDS_SHOWN = 8
Fact = tuple[str, Content]
_WORST = (Mark.WRONG, Mark.OPEN, Mark.PARTLY, Mark.RIGHT)


@dataclass(frozen=True, slots=True)
class Told:
    """A title and, in brief and at length, what is so; all on one line each."""

    title: str = ""
    brief: str = ""
    facts: Sequence[Fact] = ()

    def below(self, width: int, height: int) -> Content:
        """As so many lines below a list; of what is too long the end is left out."""
        if not self.title:
            return Content()
        title = cut(self.title, width, height - 1)
        brief = cut(self.brief, width, height - len(title))
        return Content("\n").join([*title, *(line.stylize("$quiet") for line in brief)])

    def beside(self) -> list[Block]:
        """As the blocks of a sheet."""
        if not self.title:
            return []
        blocks = [Block(Content(self.title).stylize("bold"))]
        for place, (label, text) in enumerate(self.facts):
            blocks.append(Block(text, Content(label).stylize("$quiet"), before=0 if place else 1))
        return blocks


def cut(text: str, width: int, height: int) -> list[Content]:
    """A text as so many lines at most, the last one cut where there is more."""
    lines = [line.rstrip() for line in Content(text).wrap(max(1, width))]
    if len(lines) > height:
        rest = Content(" ").join(lines[height - 1 :])
        lines = [*lines[: height - 1], rest.truncate(width, ellipsis=True)]
    return lines


def attempt_told(kept: Kept, sections: Matrix, today: int, titles: Mapping[str, str], glyphs: Glyphs) -> Told:
    """An exam, with how its `sections` went."""
    title = attempt_title(kept, titles)
    when = f"{_when(kept.study_day, today)}, {time_of_day(kept.started_ms)}"
    if not kept.is_scored:
        what = plural(kept.whole.questions, "question")
        says = "Enter goes on with it." if kept.state is ExamState.OPEN else "It was never handed in."
        became = state_words(kept) or "open"
        return Told(
            title,
            f"{became}, {what}. {says}",
            (("State", Content(f"{became}. {says}")), ("Begun", Content(when)), ("Questions", Content(what))),
        )
    whole, dot = kept.whole, glyphs.dot
    between = f"{kept.low}{glyphs.dash}{kept.high}"
    words, unit = state_words(kept), "points" if kept.penalty else "right"
    passing = "" if kept.passing is None else f"pass mark {exact_percent(kept.passing)}"
    limit = f" of {taken_words(kept.limit_ms)}" if kept.limit_ms else ""
    brief = (
        ", ".join(each for each in (words, passing) if each),
        f"{short_number(kept.reached)} {unit}, {whole.expected:.1f} expected ({between})",
        f"{taken_words(kept.spent_ms)}{limit}",
    )
    facts: list[Fact] = [
        ("Score", _bar(kept.share, f"{percent(kept.share)}  {score_words(kept)}", glyphs)),
        ("Expected", _bar(kept.expected_share, f"{whole.expected:.1f} {unit}", glyphs, "$quiet")),
        ("", Content(f"likely {between}: {beside_expected(kept)}").stylize("$quiet")),
        ("Right", Content(f"{whole.right} of {whole.questions}, {kept.answered} answered")),
        ("Seen before", _sums(kept.seen, unit)),
        ("New", _sums(_rest(kept), unit)),
        ("By chance", Content(points_words(kept.chance)).stylize("$quiet")),
        ("Time", Content(f"{taken_words(kept.spent_ms)}{limit}")),
        ("When", Content(when)),
    ]  # fmt: skip
    if kept.penalty:
        facts.append(("Guessing", Content("costs points")))
    facts += _sections(kept.exam, sections, glyphs)
    if words or passing:
        sign, style = state_of(kept, glyphs)
        state = Content.assemble((f"{sign} ".lstrip(), style), words or "scored", (f"  {passing}", "$quiet"))
        facts.insert(0, ("State", state))
    return Told(title, f" {dot} ".join(each for each in brief if each), facts)


def _sections(exam: str, sections: Matrix, glyphs: Glyphs) -> list[Fact]:
    """How the sections went in an exam: what went wrong first."""
    if exam not in sections.exams:
        return []
    place = sections.exams.index(exam)
    asked = [(row.marks[place], row.title) for row in sections.rows if row.marks[place] is not Mark.NOT_ASKED]
    asked.sort(key=lambda each: _WORST.index(each[0]))
    facts: list[Fact] = []
    for mark, title in asked[:SECTIONS_SHOWN]:
        sign = Content.assemble(
            (f"{sign_of(mark, glyphs)} ", MARK_STYLES[mark]), one_line(title, LONGEST_SECTION)
        )
        facts.append(("" if facts else "Sections", sign))
    if len(asked) > SECTIONS_SHOWN:
        facts.append(("", Content(f"and {len(asked) - SECTIONS_SHOWN:,} more").stylize("$quiet")))
    return facts


def session_told(row: SessionRow, today: int, titles: Mapping[str, str], glyphs: Glyphs) -> Told:
    """A sitting of study, or a day of reviews that were imported."""
    answers = max(1, row.answers)
    each, dot = taken_words(round(row.taken_ms / answers)), glyphs.dot
    partly = f", {row.partly:,} partly" if row.partly else ""
    right = f"{row.right:,} of {plural(row.answers, 'answer')} right{partly}"
    of = row.predictions
    recalled = f"{short_number(row.recalled)} of {of:,} of an earlier day"
    earlier = f"recalled {recalled}, {row.expected:.1f} expected" if of else "no card of an earlier day"
    brief = (right, earlier, f"{each} each")
    facts: list[Fact] = [("Right", _bar(row.right / answers, right, glyphs))]
    if of:
        facts += [
            ("Recall", _bar(row.recalled / of, recalled, glyphs)),
            ("Expected", _bar(row.expected / of, f"{row.expected:.1f} of {of:,}", glyphs, "$quiet")),
        ]
    facts += [
        ("New", Content(plural(row.introduced, "card"))),
        ("Time", Content(f"{taken_words(row.taken_ms)}, {each} each")),
        ("When", Content(_when(row.study_day, today))),
        ("Decks", Content(decks_words(row.decks, (), titles) if row.decks else glyphs.dash)),
    ]
    return Told(session_title(row, titles), f" {dot} ".join(brief), facts)


def matrix_told(
    row: MatrixRow,
    exams: Sequence[Kept],
    column: int,
    today: int,
    titles: Mapping[str, str],
    glyphs: Glyphs,
) -> Told:
    """A section or question over these exams, of which the one at `column` is told in brief."""
    dot = glyphs.dot
    each = f" {dot} {taken_words(round(row.each_ms))} each" if row.each_ms else ""
    tally = f"{row.right} of {row.asked} right"
    brief = f"{tally}{each}"
    if column < len(exams):
        kept, mark = exams[column], row.marks[column]
        cell = f"{sign_of(mark, glyphs)} {mark.value}"
        brief = (
            f"Exam {column + 1}, {_day(kept.study_day, today)}, {percent(kept.share)}: {cell} {dot} {brief}"
        )
    is_section = " > " in row.name
    deck = row.name.partition(" > ")[0] if is_section else deck_of(row.name)
    deck = one_line(titles.get(deck, deck), LONGEST)
    title = one_line(row.title, LONGEST)
    facts: list[Fact] = [
        ("Deck", Content(deck)),
        ("Right", _bar(row.right / max(1, row.asked), tally, glyphs)),
    ]
    if row.each_ms:
        facts.append(("Time", Content(f"{taken_words(round(row.each_ms))} each, on average")))
    pairs = [
        pair for pair in enumerate(zip(exams, row.marks, strict=False)) if pair[1][1] is not Mark.NOT_ASKED
    ]
    for number_, (kept, mark) in pairs[: -EXAMS_SHOWN - 1 : -1]:
        sign = Content.assemble((sign_of(mark, glyphs), MARK_STYLES[mark]), f" {mark.value}")
        day = _day(kept.study_day, today)
        facts.append(
            (f"Exam {number_ + 1}", sign + Content(f"  {day}, {percent(kept.share)}").stylize("$quiet"))
        )
    if len(pairs) > EXAMS_SHOWN:
        facts.append(("", Content(f"and {len(pairs) - EXAMS_SHOWN:,} before").stylize("$quiet")))
    return Told(f"{deck} {glyphs.step} {title}" if is_section else title, brief, facts)


def hard_told(row: Hard, titles: Mapping[str, str], glyphs: Glyphs) -> Told:
    """A question that goes wrong often."""
    tally = f"right {short_number(row.right)} of {plural(row.asked, 'time')}"
    each = f"{taken_words(round(row.each_ms))} each"
    deck = one_line(titles.get(deck_of(row.card), deck_of(row.card)))
    facts: list[Fact] = [
        ("Right", _bar(row.right / max(1, row.asked), tally, glyphs)),
        ("", Content("in exams and study together").stylize("$quiet")),
        ("Time", Content(f"{each}, on average")),
        ("Deck", Content(deck)),
        ("Card", Content(one_line(row.card)).stylize("$quiet")),
    ]
    return Told(one_line(row.text, LONGEST), f"{tally}, in exams and study {glyphs.dot} {each}", facts)


def mix_up_told(row: MixUp, titles: Mapping[str, str], glyphs: Glyphs) -> Told:
    """What was answered for what."""
    count = plural(len(row.cards), "card")
    decks = decks_words(tuple(dict.fromkeys(map(deck_of, row.cards))), (), titles)
    facts: list[Fact] = [
        ("Answered", Content(one_line(row.given, LONGEST))),
        ("Wanted", Content(one_line(row.wanted, LONGEST))),
        ("Times", Content(f"{row.times:,}")),
        ("Deck", Content(decks)),
    ]
    for place, card in enumerate(row.cards[:CARDS_SHOWN]):
        facts.append(("" if place else "Card", Content(one_line(card)).stylize("$quiet")))
    return Told(
        mix_up_words(row), f"{plural(row.times, 'time')}, by {count} {glyphs.dot} Enter shows them", facts
    )


def _when(day: int, today: int) -> str:
    """ "Thursday 16 February", with the year where it is another one, or how long ago where that is short."""
    words = short_day_words(day, today)
    is_relative = words.endswith("ago") or words in ("today", "yesterday")
    return f"{long_date(day)}, {words}" if is_relative else f"{long_date(day)}{_year(day, today)}"


def _day(day: int, today: int) -> str:
    """ "16 February", with the year where it is another one."""
    return f"{long_date(day).partition(' ')[2]}{_year(day, today)}"


def _year(day: int, today: int) -> str:
    year = date.fromordinal(day).year
    return "" if year == date.fromordinal(today).year else f" {year}"


def _bar(share: float, words: str, glyphs: Glyphs, style: str = "$bar") -> Content:
    return Content.assemble(bar_content(share, BAR, glyphs, style), f"  {words}")


def _sums(sums: Sums, unit: str) -> Content:
    if not sums.questions:
        return Content("none").stylize("$quiet")
    reached = sums.points if unit == "points" else sums.right
    return Content(f"{short_number(reached)} of {sums.questions} {unit}, {sums.expected:.1f} expected")


def _rest(kept: Kept) -> Sums:
    """The questions whose cards had not been introduced."""
    from quiz_app.storage.exams import Sums

    whole, seen = kept.whole, kept.seen
    return Sums(
        questions=whole.questions - seen.questions,
        right=whole.right - seen.right,
        points=whole.points - seen.points,
        expected=whole.expected - seen.expected,
    )
