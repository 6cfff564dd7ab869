"""What stands on the paper of a card: the question above the answer, and after it the verdict and its background."""

from __future__ import annotations

from dataclasses import replace

from textual.content import Content

from quiz_app.memory.model import Grade
from quiz_app.questions.model import ItemState, ItemVerdict, Outcome, Piece, Verdict
from quiz_app.study.showing import GradeChoice, Phase, Showing
from quiz_app.study.wording import (
    citation_line,
    grade_word,
    hinted_words,
    interval_words,
    items_summary,
    note_line,
    span_words,
    verdict_word,
)
from quiz_app.ui.code import written
from quiz_app.ui.glyphs import Glyphs
from quiz_app.ui.widgets.grade_bar import Cell
from quiz_app.ui.widgets.sheet import EMPTY, Block

HARD_MEANS = "hard means you did recall it"


def header_left(showing: Showing, glyphs: Glyphs) -> Content:
    """Where the learner is: the deck, the card's tags, and whether it is flagged or a leech."""
    parts = [Content(showing.deck_title).stylize("bold")]
    parts.extend(Content(f" {glyphs.dot} {tag}").stylize("$quiet") for tag in showing.question.about.tags[:2])
    if showing.flagged:
        parts.append(Content(f"   {glyphs.flagged} flagged").stylize("$warning"))
    if showing.leech:
        parts.append(Content(f"   {glyphs.leech} leech").stylize("$warning"))
    return Content.assemble(*parts)


def question_blocks(showing: Showing, glyphs: Glyphs) -> list[Block]:
    """The question with its standing in the gutter."""
    blocks: list[Block] = []
    gutter = standing_mark(showing, glyphs)
    if showing.prompt.context:
        blocks.append(Block(Content(showing.prompt.context).stylize("$quiet"), gutter, aside=True))
        gutter = Content()
    blocks += written(showing.prompt.text, glyphs, "bold", first=Block(EMPTY, gutter, aside=True))
    if showing.prompt.tells:
        tells = Content(f"({showing.prompt.tells})").stylize("$quiet")
        if blocks[-1].code:
            blocks.append(Block(tells, before=1))
        else:
            blocks[-1] = replace(blocks[-1], tail=tells)
    return blocks


def standing_mark(showing: Showing, glyphs: Glyphs) -> Content:
    """The card's standing as sign and word."""
    word = "once more" if showing.repeat else showing.standing.value
    sign = glyphs.fading if showing.repeat else glyphs.standing(showing.standing.value)
    return Content(f"{sign} {word}").stylize("$quiet")


def reply_blocks(showing: Showing, glyphs: Glyphs, *, verdict_shown: bool, gap: int = 1) -> list[Block]:
    """What stands below the answer after `gap` empty lines: a hint while it is asked, then all that is to be learnt."""
    if showing.phase is Phase.ASKED:
        return (
            [Block(Content(showing.hint), Content("hint").stylize("$quiet"), before=1)]
            if showing.hint
            else []
        )
    blocks: list[Block] = []
    verdict = showing.verdict
    answer = showing.question.answer(showing.part)
    if showing.phase is Phase.REVEALED or verdict is None:
        gutter = Content("answer").stylize("$quiet")
        blocks.extend(written(answer, glyphs, "bold", first=Block(EMPTY, gutter, before=gap)))
    elif verdict_shown:
        blocks.extend(_counted(verdict, glyphs, gap))
    else:
        blocks.extend(_judged(verdict.wanted or answer, verdict, glyphs, gap))
        if verdict.note:
            blocks.append(Block(Content(note_line(showing.question, verdict))))
    return blocks + _background(showing, glyphs)


def _counted(verdict: Verdict, glyphs: Glyphs, gap: int) -> list[Block]:
    """Below marks that stand beside the answer: how much of several things was right, where not all was."""
    counted = items_summary(verdict)
    if not counted or verdict.passed:
        return []
    blocks = [Block(Content(counted), _verdict_mark(verdict, glyphs), before=gap)]
    return [*blocks, Block(Content(verdict.note))] if verdict.note else blocks


def _judged(wanted: str, verdict: Verdict, glyphs: Glyphs, gap: int) -> list[Block]:
    """The verdict with the right answer, then what differs, and each of several things by itself."""
    blocks = written(wanted, glyphs, "bold", first=Block(EMPTY, _verdict_mark(verdict, glyphs), before=gap))
    if verdict.items and not verdict.passed:
        blocks.append(Block(Content(items_summary(verdict)).stylize("$quiet")))
    if verdict.differs:
        blocks.append(Block(_differs(verdict.differs)))
    blocks.extend(item_block(item, glyphs) for item in verdict.items)
    return blocks


def item_block(item: ItemVerdict, glyphs: Glyphs, label: Content = EMPTY) -> Block:
    """One of several things, marked in the gutter; beside it what differs, what belongs there, or the reason."""
    beside = [_differs(item.differs)] if item.differs else []
    if item.state is ItemState.WRONG and item.wanted:
        beside.append(Content.assemble(("right here: ", "$quiet"), item.wanted))
    if item.note:
        beside.append(Content(item.note))
    note = Content("   ").join(beside)
    gutter, style = {
        ItemState.RIGHT: (Content(f"{glyphs.right} right").stylize("$success bold"), "bold"),
        ItemState.WRONG: (Content(f"{glyphs.wrong} you").stylize("$warning bold"), "$warning"),
        ItemState.MISSED: (Content(f"{glyphs.new} missed").stylize("bold"), "bold"),
    }[item.state]
    text = Content(item.text).stylize(style)
    return Block(text, gutter, label, note=note, note_at=text.cell_length)


def answer_block(text: str, glyphs: Glyphs, label: Content = EMPTY) -> Block:
    """One of several right answers, where none was given."""
    return Block(Content(text).stylize("bold"), Content(f"{glyphs.new} answer").stylize("bold"), label)


def _verdict_mark(verdict: Verdict, glyphs: Glyphs) -> Content:
    sign, word, style = _verdict_look(verdict, glyphs)
    return Content(f"{sign} {word}").stylize(style)


def _verdict_look(verdict: Verdict, glyphs: Glyphs) -> tuple[str, str, str]:
    """The sign, the word and the style of a verdict."""
    word = verdict_word(verdict)
    if verdict.passed:
        return glyphs.right, word, "$success bold"
    if verdict.outcome is Outcome.PARTLY:
        return glyphs.fading, word, "bold"
    if verdict.outcome is Outcome.DONT_KNOW:
        return glyphs.new, "answer", "$warning bold"
    return glyphs.wrong, word, "$warning bold"


def _differs(pieces: tuple[Piece, ...]) -> Content:
    """What was typed beside what was wanted: [left out] in brackets, {too much} in braces, each also in colour."""
    parts: list[Content] = [Content("differs: ").stylize("$quiet")]
    for piece in pieces:
        if piece.kind == "missing":
            parts.append(Content(f"[{piece.text}]").stylize("$success bold"))
        elif piece.kind == "extra":
            parts.append(Content(f"{{{piece.text}}}").stylize("$warning strike"))
        else:
            parts.append(Content(piece.text))
    return Content.assemble(*parts)


def _background(showing: Showing, glyphs: Glyphs) -> list[Block]:
    about = showing.question.about
    blocks: list[Block] = []
    whole = showing.question.full_text(showing.part)
    if whole != showing.prompt.text:
        blocks.extend(written(whole, glyphs, first=Block(EMPTY, before=1)))
    if about.explain:
        blocks.extend(written(about.explain, glyphs, first=Block(EMPTY, before=1)))
    for number, citation in enumerate(about.citations):
        line = citation_line(citation, showing.document_titles).replace("›", glyphs.step)
        blocks.append(Block(Content(line).stylize("$quiet italic"), before=0 if number else 1))
    return blocks


def grade_cells(choices: tuple[GradeChoice, ...]) -> tuple[Cell, ...]:
    """The four grades with what each promises."""
    return tuple(
        Cell(
            str(int(choice.grade)), choice.grade.name.lower(), promise(choice), f"grade({int(choice.grade)})"
        )
        for choice in choices
    )


def override_cells() -> tuple[Cell, ...]:
    """The four grades to put in place of the verdict, with what each says."""
    return tuple(
        Cell(str(int(grade)), grade.name.lower(), says, f"grade({int(grade)})")
        for grade, says in zip(Grade, ("not recalled", "with effort", "recalled", "at once"), strict=True)
    )


def given_cell(showing: Showing, glyphs: Glyphs) -> Cell:
    """The grade that was given, and when the card comes again."""
    grade = showing.grade or Grade.AGAIN
    interval = next((choice.interval for choice in showing.choices if choice.grade is grade), 0)
    because = " (your word)" if showing.overridden else hinted_words(showing)
    style = "$warning bold" if grade is Grade.AGAIN else "$success bold"
    when = interval_words(interval) if interval else "later in this sitting"
    if showing.partly:
        style = "bold"
    word = grade_word(grade, partly=showing.partly)
    return Cell("", f"{word}{because} {glyphs.dot} {when}", style=style)


def verdict_cell(showing: Showing, glyphs: Glyphs) -> Cell | None:
    """The verdict in a line, for where it is out of sight; None where there is none, or nothing was answered."""
    verdict = showing.verdict
    if verdict is None or verdict.outcome is Outcome.DONT_KNOW:
        return None
    sign, word, style = _verdict_look(verdict, glyphs)
    counted = "" if verdict.passed else items_summary(verdict)
    # A grade for half an answer says "partly" itself.
    said = [] if counted and showing.partly and not showing.overridden else [word]
    return Cell("", f"{sign} " + f" {glyphs.dot} ".join([*said, *filter(None, [counted])]), style=style)


def promise(choice: GradeChoice) -> str:
    """When a card comes again, in a word or two."""
    return "today" if choice.interval == 0 else span_words(choice.interval)
