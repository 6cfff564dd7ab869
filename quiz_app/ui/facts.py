"""What the app tells of one card: its text, what is known of it, the learner's notes, and what happened to it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from quiz_app.journal.event import Kind
from quiz_app.study.showing import CardEvent, CardInfo
from quiz_app.study.wording import (
    accepted_words,
    citation_line,
    day_words,
    event_words,
    promised_words,
    recall_words,
)
from quiz_app.text import one_line, plural, taken_words
from quiz_app.ui.card import promise
from quiz_app.ui.code import written
from quiz_app.ui.former import former_rows
from quiz_app.ui.glyphs import Glyphs
from quiz_app.ui.widgets.bars import bar_content
from quiz_app.ui.widgets.pick_list import Row
from quiz_app.ui.widgets.sheet import EMPTY, Block
from quiz_app.ui.wording import short_day_words

LABEL = 15
ANSWER, ACCEPTED = "answer ", "accepted "
NEWEST = 6
LONGEST_QUESTION = 300


def head_of(info: CardInfo, glyphs: Glyphs) -> list[Block]:
    """The question on one line, its deck, and its id."""
    return [
        Block(Content(one_line(info.question.prompt(info.part).text, LONGEST_QUESTION)).stylize("bold")),
        Block(
            Content(f"{one_line(info.deck_title, 60)} {glyphs.dot} {one_line(info.card)}").stylize("$quiet")
        ),
    ]


def whole_head_of(info: CardInfo, glyphs: Glyphs) -> list[Block]:
    """The question as it is asked, code and all, its deck, and its id."""
    prompt = info.question.prompt(info.part)
    blocks = [Block(Content(prompt.context).stylize("$quiet"))] if prompt.context else []
    blocks += written(prompt.text, glyphs, "bold")
    return [
        *blocks,
        Block(Content(one_line(info.deck_title, 100)).stylize("$quiet")),
        Block(Content(one_line(info.card)).stylize("$quiet")),
    ]


def text_facts(info: CardInfo, glyphs: Glyphs) -> list[Block]:
    """The answer, what explains it, and where it comes from."""
    about = info.question.about
    blocks = written(
        info.question.answer(info.part), glyphs, "bold", first=Block(EMPTY, _label("Answer"), before=1)
    )
    if about.explain:
        blocks += written(about.explain, glyphs, first=Block(EMPTY, _label("Explained")))
    for number, citation in enumerate(about.citations):
        line = citation_line(citation, info.document_titles).replace("›", glyphs.step)
        label = EMPTY if number else _label("Source")
        blocks.append(Block(Content(one_line(line)).stylize("$quiet italic"), label))
    return blocks


def memory_facts(info: CardInfo, glyphs: Glyphs) -> list[Block]:
    """How well the card is known, when it is due, and how often it was asked."""
    standing = f"{glyphs.standing(info.standing.value)} {info.standing.value}{_marks(info, glyphs)}"
    blocks = [_fact("Standing", standing, before=1)]
    if info.memory is None:
        return [*blocks, _fact("Asked", "never")]
    days = info.memory.stability
    blocks += [
        _fact("Recall", Content.assemble(bar_content(info.known, 10, glyphs), f" {recall_words(info)}")),
        _fact("Stability", f"{days:,.1f} days until recall falls to 90 %"),
        _fact("Difficulty", f"{info.memory.difficulty:.1f} of 10"),
    ]
    if info.due_day is not None:
        blocks.append(_fact("Due", day_words(info.due_day, info.today)))
    since = f", first {day_words(info.first_day, info.today)}" if info.first_day is not None else ""
    asked = f"{plural(info.answers, 'answer')}{since}; lapses on {plural(len(info.lapse_days), 'day')}"
    return [*blocks, _fact("Asked", asked)]


def note_facts(info: CardInfo) -> list[Block]:
    """What the learner wrote on the card and with its flag."""
    notes = (("Note", info.note), ("Flag", info.flag_note if info.flagged else ""))
    facts = [_fact(label, one_line(text)) for label, text in notes if text]
    return [_before(fact, not place) for place, fact in enumerate(facts)]


def next_fact(info: CardInfo, glyphs: Glyphs) -> Block:
    """When each grade would bring the card back."""
    promised = (f"{each.grade.name.lower()} {promise(each)}" for each in info.next_dates)
    return _fact("Next", f" {glyphs.dot} ".join(promised), before=1)


def newest_facts(info: CardInfo, glyphs: Glyphs) -> list[Block]:
    """The end of the card's history, newest first."""
    blocks: list[Block] = []
    for event in list(reversed(info.history))[:NEWEST]:
        given = f" “{one_line(event.given, 60)}”" if event.given and event.kind == Kind.ANSWERED else ""
        words = Content.assemble((_event_words(event, glyphs), "bold" if given else ""), given)
        day = _label(short_day_words(event.study_day, info.today))
        blocks.append(Block(words, day, before=0 if blocks else 1))
    more = len(info.history) - NEWEST
    if more > 0:
        blocks.append(Block(Content(f"and {more:,} before").stylize("$quiet")))
    return blocks


def rows_of(info: CardInfo, glyphs: Glyphs) -> list[Row]:
    """What was accepted, the history, newest first, and former wordings; answers and accepted ones can be chosen."""
    rows: list[Row] = []
    if info.accepted:
        rows += _titled("Also accepted")
        rows += [
            Row(Content(accepted_words(each)), f"{ACCEPTED}{place}")
            for place, each in enumerate(info.accepted)
        ]
    if info.history:
        rows += _titled("History, newest first")
        rows += [_event(event, info.today, glyphs) for event in reversed(info.history)]
    if info.wordings:
        rows += _titled("Former wordings: {words that are gone}, [words that came]")
        rows += former_rows(info)
    return rows


def newest_answer(info: CardInfo) -> str:
    """The name of the row with the newest answer."""
    return f"{ANSWER}{next((e.event_id for e in reversed(info.history) if e.kind == Kind.ANSWERED), '')}"


def _titled(words: str) -> Iterator[Row]:
    yield Row(Content())
    yield Row(Content(words).stylize("$quiet"))


def _marks(info: CardInfo, glyphs: Glyphs) -> str:
    marks = [
        (info.gone, f"{glyphs.gone} no longer in its deck"),
        (info.leech, f"{glyphs.leech} leech"),
        (info.flagged, f"{glyphs.flagged} flagged"),
        (info.suspended, f"{glyphs.suspended} suspended"),
        (
            info.buried_until is not None and info.buried_until > info.today,
            f"{glyphs.buried} buried until tomorrow",
        ),
    ]
    return "".join(f"   {words}" for on, words in marks if on)


def _label(words: str) -> Content:
    return Content(words).stylize("$quiet")


def _fact(label: str, value: str | Content, before: int = 0) -> Block:
    return Block(Content(value) if isinstance(value, str) else value, _label(label), before=before)


def _before(block: Block, first: bool) -> Block:
    return Block(block.text, block.gutter, before=1) if first else block


def _event_words(event: CardEvent, glyphs: Glyphs) -> str:
    return one_line(event_words(event).replace("→", glyphs.arrow), 120)


def _event(event: CardEvent, today: int, glyphs: Glyphs) -> Row:
    words = _event_words(event, glyphs)
    day = (f"{day_words(event.study_day, today):<{LABEL}} ", "$quiet")
    if event.kind != Kind.ANSWERED:
        # Where the cursor does not go, two cells keep the day below the days of answers.
        return Row(Content.assemble("  ", day, words))
    given = f" “{one_line(event.given, 40)}”" if event.given else ""
    parts = [] if event.predicted is None else [f"expected {event.predicted * 100:.0f} %"]
    parts += [taken_words(event.taken_ms), promised_words(event)]
    detail = f"  {f' {glyphs.dot} '.join(parts)}"
    return Row(Content.assemble(day, (words, "bold"), given, (detail, "$quiet")), f"{ANSWER}{event.event_id}")
